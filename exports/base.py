"""What all exporters share: what is exported, and how files get on disk whole or not at all.

An exporter of one file yields its bytes; an exporter of several yields names (with `/`) and bytes. They know nothing of
paths. Nothing here depends on a clock: archives carry a fixed date, so that the same graph gives the same bytes.
"""

import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from forumtrace.errors import ForumtraceError, QueryRefused
from forumtrace.graph.corpus import Corpus
from forumtrace.graph.engine import Graph
from forumtrace.graph.rows import Row, rows
from forumtrace.ontology.iris import slug

Chunks: TypeAlias = Iterable[bytes]
Files: TypeAlias = Iterable[tuple[str, bytes]]
"""Names, with `/` between folder and file, and contents."""

MARKER = ".forumtrace-export"
"""Lies in every folder that was exported: only such a folder is replaced."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Export:
    """What is exported: a graph, all of it or one prison; `as_of` is the day for what is due."""

    graph: Graph
    establishment: str | None = None
    as_of: date | None = None
    sources: Path | None = None
    """A file or folder with the documents that the graph was made of."""

    def rows(self, name: str) -> list[Row]:
        """The rows of a saved query, of the chosen prison only."""
        chosen = {"establishment": self.establishment} if self.establishment else {}
        return rows(self.graph, name, **chosen)

    def corpus(self) -> Corpus:
        """The rows that analyses work on."""
        return Corpus.fetch(self.rows)


def chosen_establishment(graph: Graph, name: str | None) -> str | None:
    """The name of a prison as the graph writes it. Raises QueryRefused, with the names there are, for another."""
    if name is None:
        return None
    known = sorted({str(row["establishment"]) for row in rows(graph, "documents")})
    found = [place for place in known if place.casefold() == name.casefold()]
    if not found:
        raise QueryRefused(f"no plan is of {name!r}; there are plans of: {', '.join(known[:12])}")
    return found[0]


def xml_text(text: str) -> str:
    """`text` with a replacement mark for each character that XML cannot hold."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def file_names(labels: Iterable[str]) -> list[str]:
    """A file name without ending for each label: short, plain, unlike the others on every system."""
    names: list[str] = []
    for label in labels:
        name, count = slug(label), 1
        while name in names:
            count += 1
            name = f"{slug(label)}-{count}"
        names.append(name)
    return names


def write_file(path: Path, chunks: Chunks, *, force: bool = False) -> None:
    """Write a file. Raises ForumtraceError when it exists (without `force`) or cannot be written."""
    with _in_place(path, force) as part, part.open("wb") as file:
        for chunk in chunks:
            file.write(chunk)


def write_pack(path: Path, files: Files, *, force: bool = False) -> None:
    """Write several files: as a zip archive when `path` ends in .zip, else as a folder.

    Raises ForumtraceError when `path` exists (without `force`), is a folder of other things, or cannot be written.
    """
    with _in_place(path, force) as part:
        if path.suffix.casefold() == ".zip":
            _archive(part, files)
        else:
            _folder(part, files)


def _archive(path: Path, files: Files) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = (
                zipfile.ZIP_DEFLATED,
                3,
                0o644 << 16,
            )
            archive.writestr(entry, content)


def _folder(path: Path, files: Files) -> None:
    path.mkdir()
    (path / MARKER).write_bytes(b"made by forumtrace export; replaced as a whole by --force\n")
    for name, content in files:
        assert ".." not in PurePosixPath(name).parts, name
        target = path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


@contextmanager
def _in_place(path: Path, force: bool) -> Iterator[Path]:
    """A place beside `path`, moved there when all went well; nothing is left of it when something did not."""
    _check(path, force)
    part = path.with_name(f"{path.name}.part")
    try:
        _clear(part)
        yield part
        if path.is_dir():
            _clear(path)
        part.replace(path)
    except OSError as error:
        _clear(part)
        raise ForumtraceError(
            f"{path}: cannot be written ({error.strerror or error}); give another name with -o"
        ) from error
    except BaseException:
        _clear(part)
        raise


def _check(path: Path, force: bool) -> None:
    if path.exists() and not force:
        raise ForumtraceError(f"{path}: exists already; give --force to replace it, or another name with -o")
    if path.exists() and not path.is_file() and not path.is_dir():
        # A device or a pipe: to replace it would take it from everybody.
        raise ForumtraceError(f"{path}: is no file; give another name with -o")
    if path.is_dir() and any(path.iterdir()) and not (path / MARKER).exists():
        raise ForumtraceError(f"{path}: is a folder with other things in it; give another name with -o")


def _clear(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    elif path.exists():
        path.unlink()


Write: TypeAlias = Callable[[Export], Chunks]
"""An exporter of one file."""
WritePack: TypeAlias = Callable[[Export], Files]
"""An exporter of several files."""
