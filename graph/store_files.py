"""The files of the store on disk: opened by one writer, made anew when they are damaged, and what Oxigraph says of them."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pyoxigraph as ox

from forumtrace.errors import GraphRefused
from forumtrace.graph.directory import Directory

_LOCKED = re.compile(r"\b(?:lock|LOCK)\b")
"""What RocksDB says when another process holds the store; of a damaged one it says "block checksum mismatch"."""
DAMAGE = (OSError, RuntimeError)
"""What Oxigraph raises for files that it cannot read or make sense of."""


def open_store(directory: Directory) -> ox.Store:
    """The store on disk, which locks it; a damaged one is put away, for the documents hold all that it held."""
    try:
        return ox.Store(str(directory.store))
    except DAMAGE as error:
        if _LOCKED.search(str(error)):
            raise GraphRefused(
                f"another process is writing to {directory.path}; try again when it is done"
            ) from error
        return made_anew(directory)


def made_anew(directory: Directory) -> ox.Store:
    """An empty store in the place of a damaged one. Raises GraphRefused when that cannot be."""
    try:
        shutil.rmtree(directory.store)
        return ox.Store(str(directory.store))
    except DAMAGE as error:
        raise GraphRefused(f"{directory.store} cannot be made anew: {error}") from error


def failure(directory: Directory, error: Exception) -> GraphRefused:
    """What to tell when Oxigraph cannot write."""
    return GraphRefused(f"{directory.path} cannot be written: {' '.join(str(error).split())}")


@contextmanager
def failure_told(directory: Directory) -> Iterator[None]:
    """Raise GraphRefused for what Oxigraph raises when it cannot write, on a full disk, say."""
    try:
        yield
    except DAMAGE as error:
        raise failure(directory, error) from error
