"""How commands speak: results as tables on stdout, errors as one line on stderr."""

import os
import re
import sys
from collections.abc import Iterable, Sequence

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

PIPE_WIDTH = 160
"""Columns of a table that is written to a file or pipe, so that it does not depend on anybody's terminal."""

WHOLE_HEADER = 14
"""Characters of a column's name that are not broken, however narrow the table."""

MOST_ROWS = 500
"""Rows of a table; nobody reads more, and laying out a hundred thousand takes minutes."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    """`text` without characters that steer a terminal or turn its reading direction."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def print_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under a header, MOST_ROWS at most, which stderr then says; nothing when there are no rows."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in header:
        table.add_column(Text(name), overflow="fold", min_width=min(len(name), WHOLE_HEADER))
    told = list(rows)
    for row in told[:MOST_ROWS]:
        table.add_row(*(Text(safe(cell)) for cell in row))
    if table.row_count:
        terminal = sys.stdout.isatty()
        Console(width=None if terminal else PIPE_WIDTH, highlight=False).print(table)
    if len(told) > MOST_ROWS:
        click.echo(f"note: {MOST_ROWS:,} of {len(told):,} rows; other formats (--format) give all", err=True)


def refuse(error: Exception) -> None:
    """Say on one line of stderr what could not be done."""
    click.echo(f"forumtrace: {safe(str(error))}", err=True)


def output_is_lost() -> bool:
    """Whether standard output holds what cannot be written; it then goes nowhere from now on.

    Else the interpreter would try again at its end, and say so in words of its own.
    """
    try:
        sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        return True
    return False
