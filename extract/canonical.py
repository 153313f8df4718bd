"""Building the canonical text of a document: blocks one after the other, white space collapsed.

Every reader of a format (text, DOCX, PDF) may use this; what it returns leads back to the text by construction.
"""

import re
import unicodedata

from forumtrace.extract.model import Passage, Piece, Span

# Characters that a reader does not see: soft hyphen, zero-width marks, byte order mark.
_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_LIGATURES = {code: unicodedata.normalize("NFKD", chr(code)) for code in range(0xFB00, 0xFB07)}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")


def visible(text: str) -> str:
    """`text` without invisible and control characters, ligatures written out, white space collapsed."""
    return " ".join(_CONTROL.sub(" ", text.translate(_INVISIBLE | _LIGATURES)).split())


class CanonicalText:
    """The text so far; `add` appends one block and returns where it stands."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def add(self, text: str) -> Passage | None:
        """Append `text` as a block of its own; None when nothing visible is left of it."""
        clean = visible(text)
        if not clean:
            return None
        start = self._length
        self._parts.append(clean)
        self._length += len(clean) + 1
        return Passage(clean, (Piece(0, Span(start, start + len(clean))),))

    def text(self) -> str:
        """The canonical text: all blocks, each on a line of its own."""
        return "".join(part + "\n" for part in self._parts)
