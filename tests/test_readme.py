"""What the README shows is what the commands print.

Every block marked `console` holds commands (`$ forumtrace ...`) and their output. The test runs them one after the
other in an empty folder and compares. To write the true output into the README:
`FORUMTRACE_REGENERATE=1 pytest tests/test_readme.py`.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run(line: str, folder: Path) -> str:
    """The stdout of one command line `$ forumtrace ...`, run as a user would."""
    words = shlex.split(line.removeprefix("$ "), posix=True)
    assert words[0] == "forumtrace"
    environment = {**os.environ, "PYTHONWARNINGS": "default", "COLUMNS": "100"}
    done = subprocess.run(
        [sys.executable, "-m", "forumtrace", *words[1:]],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, f"{line}: {done.stderr}"
    return "".join(f"{text.rstrip()}\n" for text in done.stdout.splitlines())


def true_block(block: str, folder: Path) -> str:
    """The block with the output of its commands as they print it now."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"{line}\n{run(line, folder)}" for line in commands)


@pytest.fixture(scope="module")
def blocks() -> list[str]:
    """The console blocks of the README."""
    return BLOCK.findall(README.read_text("utf-8"))


def test_the_console_blocks_show_true_output(blocks: list[str], tmp_path: Path) -> None:
    """Each command of the README prints what the README says."""
    assert blocks
    true = [true_block(block, tmp_path) for block in blocks]
    if os.environ.get("FORUMTRACE_REGENERATE"):
        fresh = iter(true)
        text = BLOCK.sub(lambda match: f"```console\n{next(fresh)}```", README.read_text("utf-8"))
        README.write_text(text, "utf-8", newline="\n")
        pytest.fail("the README was written anew; run again without FORUMTRACE_REGENERATE")
    assert blocks == true
