"""What is asked of whoever reads a document, and what comes back."""

from dataclasses import dataclass
from pathlib import Path

SECONDS = 120.0
"""Time that the reading of one document may take unless `--timeout-per-document` says otherwise.

The largest real plans take a few seconds.
"""


@dataclass(frozen=True, slots=True)
class Job:
    """One document to read."""

    path: Path
    vocabulary: Path | None
    seconds: float
    plugins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One source, read: the N-Quads lines of its plan and the figures of the summary.

    `defects` are the findings that are met while the rows are read; lints of the words and rules over the graph add
    the others.
    """

    plan_key: str
    lines: list[str]
    establishment: str
    family: str
    items: int
    actions: int
    defects: int
