"""Strings shown on a page to runs: where each character stands."""

from forumtrace.extract.pdf_fonts import LeanFont
from forumtrace.extract.pdf_lexer import PIECE, Unusual
from forumtrace.extract.pdf_sheet import Run

Matrix = tuple[float, float, float, float, float, float]
Place = tuple[float, float, float, float, bool, int | None]
"""Top, bottom, baseline, size, bold, marked-content number."""

JUMP = 0.15
"""Share of the font size: a wider step than this between two characters begins a new run."""


class TextState:
    """What the operators of text set."""

    __slots__ = ("charspace", "font", "leading", "rise", "scaling", "size", "wordspace")

    def __init__(self) -> None:
        self.font: LeanFont | None = None
        self.size = self.charspace = self.wordspace = self.leading = self.rise = 0.0
        self.scaling = 1.0

    def copy(self) -> "TextState":
        """A copy to keep."""
        other = TextState()
        for name in self.__slots__:
            setattr(other, name, getattr(self, name))
        return other


class RunWriter:
    """Writes runs; strings that go on where the last one ended are one run."""

    def __init__(self, height: float) -> None:
        self.runs: list[Run] = []
        self._height = height
        self._text: list[str] = []
        self._edges: list[float] = []
        self._place: Place | None = None

    def show(self, state: TextState, matrix: Matrix, x: float, array: bytes, mcid: int | None) -> float:
        """Show a TJ array at `x` of text space under `matrix` (text matrix and page); give the new x."""
        a, b, c, d, left, base = matrix
        font = state.font
        if font is None or a <= 0 or d <= 0 or b or c or state.size <= 0 or state.scaling <= 0:
            raise Unusual("text that is not upright")
        high = d * state.size
        bottom = self._height - base - d * (font.descent * state.size + state.rise)
        place = (bottom - high, bottom, self._height - base, high, font.bold, mcid)
        at = a * x + left
        self._begin(place, at)
        return (self._glyphs(state, font, a, at, place, array) - left) / a

    def close(self) -> None:
        """Write down the run at hand."""
        if self._place is not None and self._text:
            top, bottom, baseline, size, bold, mcid = self._place
            self.runs.append(
                Run("".join(self._text), tuple(self._edges), top, bottom, baseline, size, bold, mcid)
            )
        self._text, self._edges, self._place = [], [], None

    def _begin(self, place: Place, at: float) -> None:
        """Go on with the run at hand if this is its place, else begin another."""
        if self._place is not None and self._edges:
            step, jump = at - self._edges[-1], JUMP * place[3]
            if place == self._place and -jump < step < jump:
                self._edges.pop()
                return
        self.close()
        self._place = place

    def _glyphs(
        self, state: TextState, font: LeanFont, a: float, at: float, place: Place, array: bytes
    ) -> float:
        """Place the characters of an array from `at` (points of the page); give the place after the last."""
        scale = a * state.size * state.scaling
        charspace, wordspace = a * state.charspace * state.scaling, a * state.wordspace * state.scaling
        strings, text, edges = font.strings, self._text, self._edges
        spaced = False
        for number, string in PIECE.findall(array):
            if number:
                step = -float(number) * 0.001 * scale
                at += step
                spaced = True
                if text and abs(step) >= JUMP * place[3]:
                    edges.append(at - step)
                    self._begin(place, at)
                    text, edges = self._text, self._edges
                continue
            for code, char, width in strings.get(string) or font.learn(string):
                if spaced and charspace:
                    at += charspace
                spaced = True
                if len(char) == 1:
                    edges.append(at)
                    text.append(char)
                else:
                    _spell(char, at, width * scale, text, edges)
                at += width * scale
                if code == 32 and wordspace and not font.wide:
                    at += wordspace
        edges.append(at)
        return at


def _spell(chars: str, at: float, width: float, text: list[str], edges: list[float]) -> None:
    """A glyph that stands for several characters, or for none."""
    for index, char in enumerate(chars):
        text.append(char)
        edges.append(at + width * index / len(chars))
