"""Finding the documents that a graph was made of: by their hash, whatever they are called now."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from forumtrace.errors import SourceRefused

_KNOWN = frozenset({".pdf", ".txt", ".docx", ".docm"})


def find_sources(place: Path, hashes: Iterable[str]) -> dict[str, Path]:
    """SHA-256 to file, for those of `hashes` that `place` (a file, or a folder with all below it) holds.

    Raises SourceRefused when a file cannot be read.
    """
    wanted = set(hashes)
    found: dict[str, Path] = {}
    for path in _files(place):
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise SourceRefused(f"{path}: cannot be read: {error.strerror or error}") from error
        if digest in wanted:
            found.setdefault(digest, path)
    return found


def find_source(place: Path, name: str, digest: str) -> Path:
    """The document that was read as `name`. Raises SourceRefused, with what to do, when `place` does not hold it."""
    found = find_sources(place, [digest])
    if not found:
        raise SourceRefused(
            f"{place}: holds no file with the SHA-256 of {name} ({digest[:16]}...), from which the graph was made; "
            "give that file, or build the graph anew from this one"
        )
    return found[digest]


def _files(place: Path) -> Iterator[Path]:
    if not place.is_dir():
        yield place
        return
    yield from sorted(p for p in place.rglob("*") if p.suffix.casefold() in _KNOWN and p.is_file())
