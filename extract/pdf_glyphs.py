"""Characters to runs: ligatures taken apart, doubled bold drawn once, lost characters kept visible."""

import re
from unicodedata import category

from forumtrace.extract.model import Box
from forumtrace.extract.pdf_sheet import Run

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
SOFT_HYPHEN = "\u00ad"
LOST = "\ufffd"
"""Stands for every character whose meaning the file does not tell (pdfminer writes "(cid:n)")."""

BULLET = "\u2022"
UNUSED = "(cid:127)"
"""WinAnsiEncoding shows codes that it does not use as a bullet (PDF 32000-1, annex D); this one is used so."""

_CID = re.compile(r"\(cid:\d+\)")
_BOLD = re.compile(r"bold|black|heavy|(?:^|[-,])(?:bd|semibd|demi)", re.IGNORECASE)

Place = tuple[float, float, float, float, bool, int | None]


def is_bold(fontname: object) -> bool:
    """Whether the name of a font, as a PDF gives it, is that of a bold face."""
    return bool(_BOLD.search(str(fontname)))


def readable(text: str) -> str:
    """The text of one glyph: ligatures taken apart, control characters as spaces, invisible ones dropped."""
    if len(text) == 1 and " " <= text < "\x7f":
        return text
    if _CID.fullmatch(text):
        return BULLET if text == UNUSED else LOST
    return "".join(LIGATURES.get(char) or _visible(char) for char in text)


def _visible(char: str) -> str:
    kind = category(char)
    if kind == "Cf" and char != SOFT_HYPHEN:
        return ""
    return " " if kind in ("Cc", "Zl", "Zp") else char


class Gatherer:
    """Collects characters in drawing order into runs."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._text = ""
        self._edges: list[float] = []
        self._place: Place | None = None

    def add(self, text: str, box: Box, baseline: float, size: float, bold: bool, mcid: int | None) -> None:
        """Add one glyph; a gap, a step back or a change of style begins a new run."""
        x0, top, x1, bottom = box
        text = readable(text)
        place = (top, bottom, baseline, size, bold, mcid)
        if self._place is not None and self._goes_on(place, x0, size):
            if text == self._text[-1:] and abs(x0 - self._edges[-2]) < min(1.0, 0.15 * size):
                return  # the same glyph again: bold made by drawing twice
            self._edges.pop()
        else:
            self._close()
            self._place = place
        step = (x1 - x0) / max(1, len(text))
        self._text += text
        self._edges += [x0 + step * index for index in range(len(text))]
        self._edges.append(x1)

    def runs(self) -> list[Run]:
        """All runs so far, in drawing order."""
        self._close()
        return self._runs

    def _goes_on(self, place: Place, x0: float, size: float) -> bool:
        old = self._place
        if old is None or old[3:] != place[3:]:
            return False
        if abs(old[2] - place[2]) > 0.01 or abs(old[0] - place[0]) > 0.01:
            return False
        back = x0 - self._edges[-1]
        return -0.15 * size < back < 0.15 * size or abs(x0 - self._edges[-2]) < min(1.0, 0.15 * size)

    def _close(self) -> None:
        if self._place is not None and self._text:
            top, bottom, baseline, size, bold, mcid = self._place
            self._runs.append(Run(self._text, tuple(self._edges), top, bottom, baseline, size, bold, mcid))
        self._text, self._edges, self._place = "", [], None
