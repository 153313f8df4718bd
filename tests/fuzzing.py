"""Files that went wrong: valid plans of every format with bytes changed, and the harness that reads them.

`python -m tests.fuzzing COUNT [SEED]` reads so many of them and prints what was found; where Atheris is installed,
`python -m tests.fuzzing atheris` lets it choose the bytes.
"""

import io
import random
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from forumtrace.errors import SourceRefused
from forumtrace.graph.deadline import deadline
from forumtrace.graph.reading import read_source
from tests.plan_generator import make_plan
from tests.plan_texts import COVER, HEADER, row

SECONDS = 30.0
"""Within which every file is read or refused; the valid ones take less than one."""
TOKENS = (
    b"", b"\0", b"\xff\xfe", b"<<", b">>", b"[" * 50, b"(" * 50, b"obj", b"endobj", b"stream\n", b"/Parent 1 0 R",
    b"/Kids [1 0 R 2 0 R]", b"/Length 99999999", b"-1", b"1e308", b"9" * 40, b"/Count 2147483647", b"BT", b"ET", b"q " * 99,
    b"</w:tc>", b"<w:tbl>", b'<w:gridSpan w:val="99999"/>', b"&#x0;", b"\xf0\x9f\x92\xa9", b"\xe2\x80\xae", b"| " * 40,
    b"\n\n", b"\x0c", b"5.1 " * 20, b"Agreed", b"Recommendation",
)  # fmt: skip


class Change(NamedTuple):
    """Replace `length` bytes at `place` (a fraction of the file) by a token, or by a copy of the file's beginning."""

    place: float
    length: int
    token: int


@cache
def bases() -> tuple[tuple[str, bytes], ...]:
    """Valid plans: suffix and content."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pdfs = [make_plan(3, family, folder).path.read_bytes() for family in "AE"]
        word = make_plan(3, "D", folder, "docx").path.read_bytes()
    rows = (
        row(
            f"5.{n}", f"The {n}th thing should be done.", "Agreed", "It will be done.", "Governor", "May 2021"
        )
        for n in range(6)
    )
    text = "\n".join((*COVER, row(*HEADER), *rows))
    return (*((".pdf", pdf) for pdf in pdfs), (".docx", word), (".txt", text.encode()))


def changed(base: int, changes: Sequence[Change]) -> tuple[str, bytes]:
    """A base file with changes: in the file itself, or in the text inside a Word file."""
    suffix, content = bases()[base % len(bases())]
    if suffix != ".docx" or (changes and changes[0].token % 2):
        return suffix, _changed(content, changes)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            part = old.read(entry)
            new.writestr(entry, _changed(part, changes) if entry == "word/document.xml" else part)
    return suffix, out.getvalue()


def _changed(content: bytes, changes: Sequence[Change]) -> bytes:
    for place, length, token in changes:
        at = int(place * len(content))
        middle = content[:2000] if token >= len(TOKENS) else TOKENS[token]
        content = content[:at] + middle + content[at + length :]
    return content


def read_bytes(folder: Path, suffix: str, content: bytes) -> str:
    """Read the bytes as a source in the time allowed; say "read" or "refused". Anything else is raised, a refusal that is
    not one line of reasonable length, too."""
    path = folder / f"fuzzed{suffix}"
    path.write_bytes(content)
    try:
        with deadline(SECONDS):
            read_source(path)
    except SourceRefused as refusal:
        told = str(refusal)
        if len(told) < 2000 and len(told.splitlines()) == 1:
            return "refused"
        raise
    return "read"


def main(count: int, seed: int) -> None:
    """Read `count` changed files; stop at the first that is neither read nor refused, and keep it."""
    chooser, told = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            changes = [
                Change(chooser.random(), chooser.choice((0, 1, 4, 60)), chooser.randrange(len(TOKENS) + 1))
                for _ in range(chooser.randint(1, 5))
            ]
            suffix, content = changed(number, changes)
            try:
                told[f"{suffix} {read_bytes(Path(folder), suffix, content)}"] += 1
            except BaseException:
                kept = Path(f"fuzz-{seed}-{number}{suffix}")
                kept.write_bytes(content)
                print(f"failed: kept as {kept}")  # noqa: T201 - a program of its own
                raise
    print(dict(sorted(told.items())))  # noqa: T201


def explore() -> None:
    """Let Atheris choose the bytes."""
    import atheris

    folder = Path(tempfile.mkdtemp())

    def one(content: bytes) -> None:
        suffix = (".pdf", ".docx", ".txt")[content[0] % 3] if content else ".txt"
        read_bytes(folder, suffix, content[1:])

    atheris.Setup(sys.argv[:1] + sys.argv[2:], one)
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1] == "atheris":
        explore()
    else:
        main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
