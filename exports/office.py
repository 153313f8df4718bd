"""Office files without a clock: the archive that a library wrote, with fixed dates inside and out."""

import re
import zipfile
from collections.abc import Iterable
from datetime import date
from io import BytesIO

from forumtrace.exports.base import Export

_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
EPOCH = date(2000, 1, 1)
"""The day of files about plans that name no day at all."""


def day_of(export: Export) -> date:
    """The day that stands for "now" in a file: that of `--as-of`, else the last day on which a plan was submitted."""
    return export.as_of or max(export.corpus().submitted.values(), default=EPOCH)


def settled(content: bytes, day: date) -> bytes:
    """The same Office file, said to be made on `day`."""
    stamp = rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode()
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in _first_the_types(old.namelist()):
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _STAMP.sub(stamp, part)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            new.writestr(entry, part)
    return out.getvalue()


def _first_the_types(names: Iterable[str]) -> list[str]:
    """The part that says what the others are comes first, as some readers want it."""
    return sorted(names, key=lambda name: name != "[Content_Types].xml")
