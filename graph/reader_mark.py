"""What a source was read by, so that a build knows which ones to read again."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from forumtrace import __version__
from forumtrace.extract.vocabulary import shipped_turtle


def reader_mark(vocabulary: Path | None = None, plugins: Sequence[str] = ()) -> str:
    """What decides, besides the source, how it is read: our version, vocabularies and plugins, as a short hash.

    Raises QueryRefused for a plugin that is not installed.
    """
    digest = hashlib.sha256(__version__.encode())
    if plugins:
        # Loads all extractors, which takes a second: a build without plugins may have nothing to read.
        from forumtrace.extract.plugins import load_plugins

        for plugin, extract in load_plugins(plugins).items():
            digest.update(f"{plugin} {getattr(extract, '__module__', '')}".encode() + b"\0")
    extra = [("", vocabulary.read_bytes())] if vocabulary and vocabulary.is_file() else []
    for name, content in [*shipped_turtle(), *extra]:
        digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()[:16]
