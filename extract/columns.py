"""Naming the columns of a table: by its header row, or by what the cells hold where there is no header."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeAlias

from forumtrace.extract.families import Role, header_role, number_of, profiles, verdict_of
from forumtrace.extract.model import Row
from forumtrace.extract.targets import only_targets

Columns: TypeAlias = tuple[Role | None, ...]

_LONG = 60
"""Characters from which a cell counts as running text."""


def cell_texts(row: Row) -> list[str]:
    """The text of each cell of a row; covered cells are empty."""
    return [cell.text if cell is not None else "" for cell in row.cells]


def header_columns(row: Row) -> Columns | None:
    """The roles that a header row names; None when the row is no header of a plan's main table.

    A header names at least three columns, among them the response and whom or when it concerns.
    """
    texts = cell_texts(row)
    if any(len(text) > 150 for text in texts):
        return None
    roles: list[Role | None] = []
    for text in texts:
        role = header_role(text)
        roles.append(role if role not in roles else None)
    named = {role for role in roles if role}
    if "response" not in named and "text" in named and "verdict" not in named:
        return None
    if len(named) < 3 or not named & {"owner", "target"} or not named & {"text", "response"}:
        return None
    return _name_rest(roles, texts)


def _name_rest(roles: list[Role | None], texts: list[str]) -> Columns:
    """A first column without words holds the numbers; `text` left of the response where nothing names it."""
    named = list(roles)
    if "number" not in named and named[0] is None and "text" in named:
        named[0] = "number"
    if "text" not in named and "response" in named:
        before = named.index("response") - 1
        if before >= 0 and named[before] is None:
            named[before] = "text"
    return tuple(named)


def content_columns(rows: Sequence[Row]) -> Columns | None:
    """The roles of the columns by what stands in them; None unless numbers or verdicts, text, and owner or date show."""
    widths = Counter(len(row.cells) for row in rows if len(row.cells) >= 3)
    if not widths:
        return None
    width = max(widths, key=lambda w: (widths[w], w))
    columns = [
        [text for row in rows if len(row.cells) == width and (text := cell_texts(row)[at])]
        for at in range(width)
    ]
    roles: list[Role | None] = [None] * width
    _claim(roles, columns, "number", lambda cell: number_of(cell) is not None, 0.5)
    if "number" not in roles:
        _claim(roles, columns, "text", lambda cell: profiles().leading.match(cell) is not None, 0.5)
    _claim(roles, columns, "verdict", lambda cell: verdict_of(cell) is not None, 0.6)
    _claim_targets(roles, columns)
    running = [at for at in range(width) if roles[at] is None and _mean(columns[at]) >= _LONG]
    if len(running) < 2:
        running = [at for at in range(width) if roles[at] is None and _mean(columns[at]) >= _LONG / 2]
    if not running:
        return None
    if "text" not in roles and len(running) > 1:
        roles[running.pop(0)] = "text"
    response = max(running, key=lambda at: (_mean(columns[at]), at))
    roles[response] = "response"
    before = [at for at in range(response) if roles[at] is None and columns[at]]
    if before and "text" not in roles:
        roles[before[-1]] = "text"
    after = [at for at in range(response + 1, width) if roles[at] is None and columns[at]]
    if after:
        roles[after[0]] = "owner"
    named = set(roles)
    numbered = named & {"number", "verdict"} or _leads(columns, roles)
    enough = numbered and "text" in named and named & {"owner", "target"}
    return tuple(roles) if enough else None


def _leads(columns: list[list[str]], roles: list[Role | None]) -> bool:
    """Whether the text cells begin with the numbers of the items."""
    cells = columns[roles.index("text")] if "text" in roles else []
    return sum(profiles().leading.match(cell) is not None for cell in cells) >= max(1, len(cells) // 2)


def _claim(
    roles: list[Role | None],
    columns: list[list[str]],
    role: Role,
    fits: Callable[[str], bool],
    share: float,
) -> None:
    """Give `role` to the first free column of which at least `share` of the filled cells fit."""
    for at, cells in enumerate(columns):
        if roles[at] is None and cells and sum(map(fits, cells)) >= share * len(cells):
            roles[at] = role
            return


def _claim_targets(roles: list[Role | None], columns: list[list[str]]) -> None:
    """The column of entries with dates is the target; a second one, words only, is a status column."""
    fitting = [
        at
        for at, cells in enumerate(columns)
        if roles[at] is None and cells and sum(only_targets(cell) for cell in cells) >= 0.6 * len(cells)
    ]
    if not fitting:
        return
    dated = max(fitting, key=lambda at: (sum(any(c.isdigit() for c in cell) for cell in columns[at]), at))
    for at in fitting:
        roles[at] = "target" if at == dated else "status"


def _mean(cells: list[str]) -> float:
    return sum(map(len, cells)) / len(cells) if cells else 0.0


def place_by_content(texts: Sequence[str]) -> Columns:
    """Roles for the cells of one row that has lost columns, by what each cell holds; unclear cells have none."""
    roles: list[Role | None] = [None] * len(texts)
    for at, text in enumerate(texts):
        if not text:
            continue
        if at == 0 and number_of(text) is not None:
            roles[at] = "number"
        elif verdict_of(text) is not None and "verdict" not in roles:
            roles[at] = "verdict"
        elif only_targets(text):
            roles[at] = "target"
    running = [at for at, text in enumerate(texts) if roles[at] is None and len(text) >= _LONG]
    if running:
        roles[running[-1]] = "response"
        if len(running) > 1:
            roles[running[0]] = "text"
    for at, text in enumerate(texts):
        if roles[at] is None and text and running and at > running[-1] and "owner" not in roles:
            roles[at] = "owner"
    return tuple(roles)


def fits_left(texts: Sequence[str], columns: Columns) -> bool:
    """Whether a row with fewer cells than the table agrees with the table's first columns (empty ends cut off)."""
    for text, role in zip(texts, columns, strict=False):
        if not text:
            continue
        if role == "number" and number_of(text) is None:
            return False
        if role == "verdict" and verdict_of(text) is None:
            return False
        if role == "target" and not only_targets(text):
            return False
        if role in ("text", "response") and only_targets(text):
            return False
    return True
