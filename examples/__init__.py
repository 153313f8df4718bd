"""Two action plans of prisons that do not exist, written to try forumtrace on."""

from pathlib import Path


def paths() -> list[Path]:
    """The example plans (PDF files) that are installed with the package, in order of their names."""
    return sorted(Path(__file__).parent.glob("*.pdf"))
