"""Fonts as the lean reader needs them: for each code its text and width, asked of pdfminer once."""

from collections.abc import Iterable, Mapping
from typing import Any

from pdfminer.pdffont import PDFFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFObjRef, dict_value

from forumtrace.extract.pdf_glyphs import LOST, is_bold, readable
from forumtrace.extract.pdf_lexer import Unusual, string_bytes

Glyph = tuple[int, str, float]
"""Code, text, and width as a share of the font size."""
SHORT = 4
"""Glyphs: longer strings hardly come twice, and a file holds few enough shorter ones to keep them all."""


class LeanFont:
    """One font of a file. Raises Unusual for fonts that write downwards or draw their own glyphs."""

    def __init__(self, font: PDFFont) -> None:
        if font.is_vertical() or isinstance(font, PDFType3Font):
            raise Unusual("vertical or drawn font")
        self.descent = float(font.get_descent())
        self.bold = is_bold(font.fontname)
        self.wide = font.is_multibyte()
        self.strings: dict[bytes, list[Glyph]] = {}
        """What `learn` has found, by string operand."""
        self._glyphs: dict[int, Glyph] = {}
        self._font = font

    def learn(self, literal: bytes) -> list[Glyph]:
        """The glyphs of a string operand; those of short ones, which come again and again, are remembered."""
        data = string_bytes(literal)
        codes: Iterable[int] = self._font.decode(data) if self.wide else data
        glyphs = [self._glyphs.get(code) or self._glyph(code) for code in codes]
        if len(glyphs) <= SHORT:
            self.strings[literal] = glyphs
        return glyphs

    def _glyph(self, code: int) -> Glyph:
        try:
            text = readable(self._font.to_unichr(code))
        except PDFUnicodeNotDefined:
            text = LOST if self.wide else readable(f"(cid:{code})")
        glyph = self._glyphs[code] = code, text, self._font.char_width(code)
        return glyph


class FontShelf:
    """The fonts of a file, shared by its pages."""

    def __init__(self, manager: PDFResourceManager) -> None:
        self._manager = manager
        self._fonts: dict[int, LeanFont] = {}

    def font(self, resources: Mapping[Any, Any], name: bytes) -> LeanFont:
        """The font that a page knows by this name. Raises Unusual where there is none."""
        spec = dict_value(resources.get("Font", {})).get(name.decode("latin-1"))
        if not isinstance(spec, PDFObjRef):
            raise Unusual("font without an object")
        if spec.objid not in self._fonts:
            self._fonts[spec.objid] = LeanFont(self._manager.get_font(spec.objid, dict_value(spec)))
        return self._fonts[spec.objid]
