"""One page read straight from its drawing commands: the same runs and rules as pdfminer gives, many times faster.

It knows upright horizontal text, lines and rectangles; for anything else it raises `Unusual`, and the page is read
by `pdf_stock` instead. A test holds the two against each other.
"""

from collections.abc import Callable

from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, dict_value, resolve1
from pdfplumber.page import Page as PlumberPage

from forumtrace.extract.pdf_fonts import FontShelf
from forumtrace.extract.pdf_lexer import Unusual, statements
from forumtrace.extract.pdf_marks import MarkedContent
from forumtrace.extract.pdf_paths import PAINTING, Matrix, Paths
from forumtrace.extract.pdf_sheet import Sheet
from forumtrace.extract.pdf_show import RunWriter, TextState

Action = Callable[[bytes, bytes], None]

_TURNS = {0: (1, 0, 0, 1), 90: (0, -1, 1, 0), 180: (-1, 0, 0, -1), 270: (0, 1, -1, 0)}
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_IGNORED = frozenset(b"rg RG g G k K sc SC scn SCN cs CS gs w i j J M ri MP DP sh Tr ET W W*".split())
"""Colour, line style, clipping: nothing that moves text or rules."""


class LeanReader:
    """Reads the pages of one file."""

    def __init__(self, manager: PDFResourceManager) -> None:
        self._shelf = FontShelf(manager)

    def sheet(self, page: PlumberPage, number: int) -> Sheet:
        """The sheet of a page. Raises Unusual, or what pdfminer raises on damaged objects."""
        return _PageReader(page, number, self._shelf).read()


def multiplied(one: Matrix, two: Matrix) -> Matrix:
    """The matrix that does `one` and then `two`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _numbers(operands: bytes, count: int) -> list[float]:
    numbers = [float(number) for number in operands.split()]
    if len(numbers) != count:
        raise Unusual("wrong count of operands")
    return numbers


class _PageReader:
    def __init__(self, page: PlumberPage, number: int, shelf: FontShelf) -> None:
        left, foot, right, head = page.page_obj.mediabox
        turn = page.page_obj.rotate
        if (left, foot) != (0, 0) or turn not in _TURNS or tuple(page.bbox[:2]) != (0, 0):
            raise Unusual("page box")
        self._page = page
        self._shelf = shelf
        self._resources = page.page_obj.resources
        self._sheet = Sheet(number, float(page.width), float(page.height))
        shift = {0: (0, 0), 90: (0, right), 180: (right, head), 270: (head, 0)}[turn]
        a, b, c, d = _TURNS[turn]
        self._ctm: Matrix = (a, b, c, d, *shift)
        self._matrix = _IDENTITY
        self._x = 0.0
        self._state = TextState()
        self._saved: list[tuple[Matrix, Matrix, float, TextState]] = []
        self._paths = Paths(self._sheet)
        self._marks = MarkedContent(self._resources)
        self._writer = RunWriter(self._sheet.height)

    def read(self) -> Sheet:
        """Run all statements of the page."""
        streams = [resolve1(part) for part in self._page.page_obj.contents]
        content = b"\n".join(stream.get_data() for stream in streams if isinstance(stream, PDFStream))
        actions = self._actions()
        for operator, numbers, operand in statements(content):
            if operator in PAINTING:
                self._paths.paint(operator)
            elif operator not in _IGNORED:
                action = actions.get(operator)
                if action is None:
                    raise Unusual(operator.decode("latin-1"))
                action(numbers, operand)
        self._writer.close()
        self._sheet.runs = self._writer.runs
        return self._sheet

    def _actions(self) -> dict[bytes, Action]:
        paths, marks = self._paths, self._marks
        return {
            b"re": lambda numbers, _: paths.rectangle(self._ctm, *_numbers(numbers, 4)),
            b"m": lambda numbers, _: paths.move(self._ctm, *_numbers(numbers, 2)),
            b"l": lambda numbers, _: paths.line(self._ctm, *_numbers(numbers, 2)),
            b"c": lambda numbers, _: paths.curve(self._ctm, *_numbers(numbers, 6)[4:]),
            b"v": lambda numbers, _: paths.curve(self._ctm, *_numbers(numbers, 4)[2:]),
            b"y": lambda numbers, _: paths.curve(self._ctm, *_numbers(numbers, 4)[2:]),
            b"h": lambda *_: paths.close(),
            b"BMC": lambda _, tag: marks.begin(tag),
            b"BDC": lambda properties, tag: marks.begin(tag, properties),
            b"EMC": lambda *_: marks.end(),
            b"q": lambda *_: self._save(),
            b"Q": lambda *_: self._restore(),
            b"cm": self._concatenate,
            b"BT": lambda *_: self._set_matrix(_IDENTITY),
            b"Tf": self._set_font,
            b"Tm": self._text_matrix,
            b"Td": lambda numbers, _: self._move(*_numbers(numbers, 2)),
            b"TD": self._move_leading,
            b"T*": lambda *_: self._move(0, self._state.leading),
            b"TJ": self._show,
            b"Tj": self._show,
            b"'": self._show_below,
            b"Do": lambda _, name: self._draw(name),
            **self._settings(),
        }

    def _settings(self) -> dict[bytes, Action]:
        def setting(name: str, factor: float = 1.0) -> Action:
            return lambda numbers, _: setattr(self._state, name, factor * _numbers(numbers, 1)[0])

        return {
            b"Tc": setting("charspace"),
            b"Tw": setting("wordspace"),
            b"Tz": setting("scaling", 0.01),
            b"TL": setting("leading", -1.0),
            b"Ts": setting("rise"),
        }

    def _save(self) -> None:
        self._saved.append((self._ctm, self._matrix, self._x, self._state.copy()))

    def _restore(self) -> None:
        if self._saved:
            self._ctm, self._matrix, self._x, self._state = self._saved.pop()

    def _concatenate(self, numbers: bytes, _: bytes) -> None:
        a, b, c, d, e, f = _numbers(numbers, 6)
        self._ctm = multiplied((a, b, c, d, e, f), self._ctm)

    def _set_matrix(self, matrix: Matrix) -> None:
        self._matrix, self._x = matrix, 0.0

    def _text_matrix(self, numbers: bytes, _: bytes) -> None:
        a, b, c, d, e, f = _numbers(numbers, 6)
        self._set_matrix((a, b, c, d, e, f))

    def _move(self, x: float, y: float) -> None:
        a, b, c, d, e, f = self._matrix
        self._set_matrix((a, b, c, d, x * a + y * c + e, x * b + y * d + f))

    def _move_leading(self, numbers: bytes, _: bytes) -> None:
        x, y = _numbers(numbers, 2)
        self._state.leading = y
        self._move(x, y)

    def _set_font(self, size: bytes, name: bytes) -> None:
        self._state.font = self._shelf.font(self._resources, name)
        self._state.size = float(size)

    def _show(self, _: bytes, array: bytes) -> None:
        matrix = multiplied(self._matrix, self._ctm)
        self._x = self._writer.show(self._state, matrix, self._x, array, self._marks.mcid)

    def _show_below(self, numbers: bytes, string: bytes) -> None:
        self._move(0, self._state.leading)
        self._show(numbers, string)

    def _draw(self, name: bytes) -> None:
        """An image is counted; other content that is kept outside the page is left to pdfminer."""
        stream = resolve1(dict_value(self._resources.get("XObject", {})).get(name.decode("latin-1")))
        kind = (
            getattr(resolve1(stream.get("Subtype")), "name", None) if isinstance(stream, PDFStream) else None
        )
        if kind != "Image":
            raise Unusual("content outside the page")
        self._sheet.pictures += 1
