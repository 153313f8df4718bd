"""Numbers that stand in one cell with the text of their item."""

from dataclasses import replace

from forumtrace.extract.families import number_of, profiles
from forumtrace.extract.grid import GridRow


def number_apart(row: GridRow) -> GridRow:
    """The row with a number that stands in one cell with the text ("5.1 All prisoners ...") in a cell of its own."""
    for role in ("number", "text"):
        blocks = row.cells.get(role, ())
        if not blocks or (role == "text" and row.cells.get("number")):
            continue
        first = blocks[0].passage
        match = profiles().leading.match(first.text)
        if match is None or number_of(first.text) is not None:
            continue
        number = replace(blocks[0], passage=first.slice(0, match.end("number")))
        rest = replace(blocks[0], passage=first.slice(match.end(), len(first.text)))
        cells = {key: value for key, value in row.cells.items() if key != role}
        text = (rest, *blocks[1:], *cells.get("text", ()))
        return GridRow({**cells, "number": (number,), "text": text}, row.after_break, row.lost)
    return row
