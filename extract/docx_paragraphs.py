"""One Word paragraph as blocks: its visible text, whether it is a list item, whether it is bold."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from forumtrace.extract.canonical import CanonicalText
from forumtrace.extract.docx_elements import Element, looked_through
from forumtrace.extract.docx_numbering import Numbering, numbering_of
from forumtrace.extract.model import Block

_GLYPHS = "\u2022\u25aa\u25cf\u25e6\u2023\u2043\u00b7\u25cb\u25a0\u25a1\u27a2\uf0b7\uf0a7\uf0d8"
_OFF = frozenset({"0", "false", "off"})
_STYLES_DEEP = 20
"""Styles based on styles: more than any template has, and an end for circles."""


@dataclass(slots=True)
class _Shown:
    """What a paragraph shows: lines (a soft break ends one), and how many characters are bold or not."""

    lines: list[str] = field(default_factory=lambda: [""])
    bold: int = 0
    plain: int = 0

    def add(self, text: str, bold: bool) -> None:
        self.lines[-1] += text
        if bold:
            self.bold += len(text.strip())
        else:
            self.plain += len(text.strip())


class ParagraphReader:
    """Reads the paragraphs of one document in order (automatic numbers depend on what came before)."""

    def __init__(self, document: WordDocument) -> None:
        styles = document.styles.element.iter(qn("w:style"))
        self._styles: dict[str, Element] = {style.get(qn("w:styleId"), ""): style for style in styles}
        self._numbering: Numbering = numbering_of(document)

    def blocks(self, paragraph: Element, text: CanonicalText) -> Iterator[Block]:
        """The blocks of a paragraph, appended to `text`; none when it shows nothing.

        A soft break ends a block, as owners and dates are often stacked so; inside a list item it does not. A
        paragraph that shows nothing but its automatic number reads as that number.
        """
        chain = self._chain(paragraph)
        shown = _Shown()
        self._collect(paragraph, shown, _bold(chain, default=False))
        label = self._numbering.label(chain)
        bold = shown.bold > 0 and shown.plain == 0
        listed = label is not None or _list_style(chain)
        if not "".join(shown.lines).strip():
            lines, listed = [label or ""], False
        else:
            lines = [" ".join(shown.lines)] if listed else shown.lines
        for line in lines:
            typed = line.strip()[:1]
            bullet = bool(typed) and typed in _GLYPHS
            passage = text.add(line.strip()[1:] if bullet else line)
            if passage is not None:
                yield Block(
                    passage, "bullet" if listed or bullet else "paragraph", bold=bold, ends_paragraph=True
                )

    def _chain(self, paragraph: Element) -> list[Element]:
        """The paragraph's own properties, then those of its style and of the styles this is based on."""
        own = paragraph.find(qn("w:pPr"))
        chain = [own] if own is not None else []
        named = own.find(qn("w:pStyle")) if own is not None else None
        for _ in range(_STYLES_DEEP):
            style = self._styles.get(named.get(qn("w:val"), "")) if named is not None else None
            if style is None:
                break
            chain.append(style)
            named = style.find(qn("w:basedOn"))
        return chain

    def _collect(self, container: Element, shown: _Shown, bold: bool) -> None:
        for child in looked_through(container):
            if child.tag == qn("w:r"):
                self._run(child, shown, bold)
            elif child.tag in (qn("w:fldSimple"), qn("w:dir"), qn("w:bdo")):
                self._collect(child, shown, bold)

    def _run(self, run: Element, shown: _Shown, bold: bool) -> None:
        own = run.find(qn("w:rPr"))
        if own is not None and _on(own.find(qn("w:vanish"))):
            return
        if own is not None and own.find(qn("w:b")) is not None:
            bold = _on(own.find(qn("w:b")))
        for child in run.iterchildren("*"):
            if child.tag == qn("w:t"):
                shown.add(child.text or "", bold)
            elif child.tag == qn("w:noBreakHyphen"):
                shown.add("-", bold)
            elif child.tag in (qn("w:tab"), qn("w:ptab")):
                shown.add(" ", bold)
            elif child.tag in (qn("w:br"), qn("w:cr")):
                shown.lines.append("")
            elif child.tag == qn("w:sym"):
                shown.add(_symbol(child.get(qn("w:char"), "")), bold)


def _on(toggle: Element) -> bool:
    """Whether an on/off property is there and not switched off."""
    return toggle is not None and toggle.get(qn("w:val"), "1") not in _OFF


def _bold(chain: list[Element], default: bool) -> bool:
    """Whether the styles of a paragraph make its text bold (its own properties only format the paragraph mark)."""
    for style in chain:
        toggle = style.find(f"{qn('w:rPr')}/{qn('w:b')}")
        if style.tag == qn("w:style") and toggle is not None:
            return _on(toggle)
    return default


def _list_style(chain: list[Element]) -> bool:
    names = (style.find(qn("w:name")) for style in chain if style.tag == qn("w:style"))
    return any(
        name is not None and name.get(qn("w:val"), "").casefold().startswith(("list bullet", "list number"))
        for name in names
    )


def _symbol(code: str) -> str:
    """The character of a symbol given by its hexadecimal code; nothing where the code is none."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
