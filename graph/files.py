"""The files of a graph directory: written whole, and never through a link that somebody else has put in their place.

Only regular files are read: a pipe would be waited for without end.
"""

import errno
import json
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path
from typing import Any

_BESIDE = "[0-9a-f]" * 8
"""The shape of the name by which a file is written before it takes its place."""


def strange(path: Path) -> str | None:
    """What keeps a path from being a file or a folder of our own, in words; None for one, and where nothing lies."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return None
    if stat.S_ISLNK(mode):
        # Whoever made it would choose which files elsewhere are written and deleted.
        return "is a symbolic link, which forumtrace does not follow"
    return None if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else "is neither a file nor a folder"


def size_of(path: Path) -> int:
    """The bytes of a regular file. Raises OSError when there is none."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is no regular file", str(path))
    return found.st_size


def read_whole(path: Path) -> bytes:
    """The content of a regular file. Raises OSError when there is none or it cannot be read."""
    size_of(path)
    return path.read_bytes()


def parse_json(content: bytes) -> Any:
    """What the JSON says. Raises ValueError for what is no JSON or nests too deep to be ours."""
    try:
        return json.loads(content)
    except RecursionError as error:
        raise ValueError("brackets inside each other without end") from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that at any time it holds its old or its new content, whole. Raises OSError when it cannot be."""
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        # "x": a file of its own, or none. What lies there already might lead out of the directory.
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def sweep(folder: Path) -> None:
    """Delete what `write_whole` left in a folder when it was killed."""
    for path in folder.glob(f"*.{_BESIDE}.part"):
        with suppress(OSError):
            path.unlink()
