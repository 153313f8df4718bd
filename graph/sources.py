"""The files that a build is given."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from forumtrace.errors import SourceRefused

SUFFIXES = frozenset({".pdf", ".txt", ".docx"})


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, with its name relative to the folder that was given (its file name otherwise)."""

    path: Path
    name: str


def find_sources(given: Iterable[Path]) -> Iterator[Source | SourceRefused]:
    """Yield every source of the files and folders given, folders recursively, each name once, sorted by name.

    What cannot be a source (a missing file, a folder without plans) is yielded as the refusal to report.
    """
    found: dict[str, Source] = {}
    refused: list[SourceRefused] = []
    for path in given:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            found |= {name: Source(p, name) for p in inside if (name := p.relative_to(path).as_posix())}
            if not inside:
                refused.append(SourceRefused(f"{path}: no .pdf, .txt or .docx file in this folder"))
        elif path.is_file():
            found[path.name] = Source(path, path.name)
        else:
            refused.append(SourceRefused(f"{path}: no such file or folder"))
    yield from refused
    yield from (found[name] for name in sorted(found))


def file_sha256(path: Path) -> str:
    """The SHA-256 of the file's bytes, in hexadecimal; raises SourceRefused when it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise SourceRefused(f"{path}: cannot be read ({error.strerror})") from error
