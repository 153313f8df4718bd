"""Paths of a page to ruling lines and areas, in the same classes as pdfminer: line, rectangle, other."""

from forumtrace.extract.pdf_lexer import Unusual
from forumtrace.extract.pdf_sheet import Sheet, add_rectangle

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]

_STROKES = frozenset((b"S", b"s", b"B", b"B*", b"b", b"b*"))
_FILLS = frozenset((b"f", b"f*", b"F", b"B", b"B*", b"b", b"b*"))
PAINTING = _STROKES | _FILLS | {b"n"}


class Paths:
    """Collects the subpaths of the current path, and writes them down when they are painted."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._subpaths: list[list[Point]] = []
        self._curved: set[int] = set()

    def rectangle(self, ctm: Matrix, x: float, y: float, width: float, height: float) -> None:
        """The operator re."""
        one, two = _place(ctm, x, y), _place(ctm, x + width, y + height)
        self._subpaths.append([one, (two[0], one[1]), two, (one[0], two[1]), one])

    def move(self, ctm: Matrix, x: float, y: float) -> None:
        """The operator m."""
        self._subpaths.append([_place(ctm, x, y)])

    def line(self, ctm: Matrix, x: float, y: float) -> None:
        """The operator l."""
        if not self._subpaths:
            raise Unusual("path without a beginning")
        self._subpaths[-1].append(_place(ctm, x, y))

    def curve(self, ctm: Matrix, x: float, y: float) -> None:
        """The end point of the operators c, v and y."""
        self.line(ctm, x, y)
        self._curved.add(len(self._subpaths) - 1)

    def close(self) -> None:
        """The operator h."""
        if self._subpaths:
            self._subpaths[-1].append(self._subpaths[-1][0])

    def paint(self, operator: bytes) -> None:
        """Any operator that ends a path."""
        if operator in (b"s", b"b", b"b*"):
            self.close()
        if operator != b"n":
            for index, points in enumerate(self._subpaths):
                self._write(points, index in self._curved, operator in _STROKES, operator in _FILLS)
        self._subpaths, self._curved = [], set()

    def _write(self, points: list[Point], curved: bool, stroked: bool, filled: bool) -> None:
        if len(points) < 2:
            return
        if len(points) > 4 and points[-1] == points[-2]:
            points.pop()  # closed twice
        height = self._sheet.height
        across, up = [x for x, _ in points], [y for _, y in points]
        box = min(across), height - max(up), max(across), height - min(up)
        if not curved and len(points) == 5 and points[0] == points[4] and _square(points):
            add_rectangle(self._sheet, box, stroked, filled)
        elif (not curved and len(points) <= 3) or min(box[2] - box[0], box[3] - box[1]) < 1:
            add_rectangle(self._sheet, box, True, False)


def _place(ctm: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = ctm
    return a * x + c * y + e, b * x + d * y + f


def _square(points: list[Point]) -> bool:
    """Whether four corners are those of an upright rectangle."""
    return len({x for x, _ in points}) <= 2 and len({y for _, y in points}) <= 2
