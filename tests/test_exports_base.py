"""How exports get on disk: whole or not at all, nothing of other people's replaced."""

import errno
import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from forumtrace.errors import ForumtraceError
from forumtrace.exports.base import file_names, write_file, write_pack, xml_text


def full_disk() -> Iterator[bytes]:
    """Chunks of which the second one does not fit any more."""
    yield b"first"
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def full_pack() -> Iterator[tuple[str, bytes]]:
    """Files of which the second one does not fit any more."""
    yield "a/first.txt", b"first"
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    """Neither a half file nor a half folder nor a half archive; the message says why."""
    for name in ("pack", "pack.zip"):
        with pytest.raises(ForumtraceError, match="No space left"):
            write_pack(tmp_path / name, full_pack())
    with pytest.raises(ForumtraceError, match="No space left"):
        write_file(tmp_path / "file", full_disk())
    assert not list(tmp_path.iterdir())


def test_a_failed_replacement_keeps_what_was_there(tmp_path: Path) -> None:
    """The old file and the old folder stay as they were."""
    write_file(tmp_path / "file", [b"old"])
    write_pack(tmp_path / "pack", [("a", b"old")])
    for path in (tmp_path / "file", tmp_path / "pack"):
        with pytest.raises(ForumtraceError):
            (write_file(path, full_disk(), force=True)) if path.is_file() else write_pack(
                path, full_pack(), force=True
            )
    assert (tmp_path / "file").read_bytes() == (tmp_path / "pack" / "a").read_bytes() == b"old"


def test_what_exists_is_replaced_only_when_told(tmp_path: Path) -> None:
    """Without force the path is refused; with it old files of the folder go."""
    write_pack(tmp_path / "pack", [("old", b"1")])
    with pytest.raises(ForumtraceError, match="--force"):
        write_pack(tmp_path / "pack", [("new", b"2")])
    write_pack(tmp_path / "pack", [("sub/new", b"2")], force=True)
    assert not (tmp_path / "pack" / "old").exists()
    assert (tmp_path / "pack" / "sub" / "new").read_bytes() == b"2"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_device_or_pipe_is_never_replaced(tmp_path: Path) -> None:
    """Not even with force: a file in its place would take it from everybody."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ForumtraceError, match="is no file"):
        write_file(pipe, [b"new"], force=True)
    with pytest.raises(ForumtraceError, match="is no file"):
        write_pack(pipe, [("a", b"new")], force=True)
    assert pipe.is_fifo()


def test_a_folder_of_other_things_is_never_replaced(tmp_path: Path) -> None:
    """Not even with force: only what an export made is deleted."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(ForumtraceError, match="other things"):
        write_pack(tmp_path / "mine", [("new", b"2")], force=True)
    with pytest.raises(ForumtraceError, match="other things"):
        write_file(tmp_path / "mine", [b"2"], force=True)
    assert (tmp_path / "mine" / "letter.txt").exists()


def test_an_unwritable_place_is_one_line(tmp_path: Path) -> None:
    """A folder that is not there, or a file in the way, is told with the path."""
    (tmp_path / "file").write_bytes(b"")
    for place in (tmp_path / "gone" / "x", tmp_path / "file" / "x"):
        with pytest.raises(ForumtraceError, match="cannot be written"):
            write_file(place, [b"x"])


def test_archives_carry_no_clock(tmp_path: Path) -> None:
    """Two archives of the same files have the same bytes, and unpack to them."""
    for name in ("a.zip", "b.zip"):
        write_pack(tmp_path / name, [("x/y.txt", b"words")])
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.read("x/y.txt") == b"words"


def test_file_names_are_plain_and_unlike() -> None:
    """Slashes, dots and other scripts do no harm, and two labels never meet in one file."""
    names = file_names(["A/B", "A B", "../../etc", "会议", "x" * 400, "A/B"])
    assert len(set(names)) == len(names) == 6
    assert all(name.replace("-", "").isalnum() and len(name) <= 90 for name in names)


def test_control_characters_are_shown_as_such() -> None:
    """What XML cannot hold becomes a replacement mark; tabs, line ends and other planes stay."""
    assert xml_text("a\x00b\x0b\ud800\t\n\U0001f600") == "a\ufffdb\ufffd\ufffd\t\n\U0001f600"
