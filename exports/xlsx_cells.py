"""Texts as Excel can hold them."""

import re

from forumtrace.exports.base import xml_text
from forumtrace.exports.tables import is_formula

LIMIT = 32_767
"""Characters of a cell, counted as UTF-16 units."""
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def cell_text(value: str) -> tuple[str, bool]:
    """The text of a cell, and whether it looks like a formula.

    Control characters become replacement marks; a text that is too long is cut and says how long it was; `_x0041_`,
    which Excel would take for the letter A, is kept from that.
    """
    text = _CODED.sub("_x005F_", xml_text(value.replace("\r\n", "\n").replace("\r", "\n")))
    if _units(text) > LIMIT:
        note = f" [cut: {len(value)} characters]"
        text = _first(text, LIMIT - len(note)) + note
    return text, is_formula(value)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _first(text: str, units: int) -> str:
    """The first characters of a text that fit into so many UTF-16 units."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
