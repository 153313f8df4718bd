"""Measuring other processes: CPU seconds, wall-clock seconds and peak memory of a command and all that it starts."""

import math
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Line: TypeAlias = tuple[str, str]
"""What was measured, and the figure with its unit."""
README = Path(__file__).with_name("README.md")
SLOW = 1.0
"""Seconds from which on something is timed once, else three times."""
LONGEST = 7200
"""Seconds after which a command is given up."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took; `memory` in MB is the largest of its processes."""

    cpu: float
    wall: float
    memory: float


def run(*words: str | Path) -> Cost:
    """Run Python with these words and measure it. Raises RuntimeError when it fails."""
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, *map(str, words)], stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{words} ended with {process.returncode}")
    wall = time.perf_counter() - began
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def told(code: str, *words: str | Path, limit: float = LONGEST) -> float:
    """The number that a Python program prints last."""
    command = [sys.executable, "-c", code, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=True)
    return float(done.stdout.split()[-1])


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The seconds of the quickest of several runs."""
    found = math.inf
    for _ in range(times):
        start = time.perf_counter()
        work()
        found = min(found, time.perf_counter() - start)
        if found > SLOW:
            break
    return found


def geometric(values: Sequence[float]) -> float:
    """The geometric mean."""
    return math.exp(statistics.fmean(map(math.log, values)))


def at95(values: Sequence[float]) -> float:
    """The value that 95 % do not exceed."""
    return sorted(values)[math.ceil(len(values) * 0.95) - 1]


def table(lines: Iterable[Line]) -> str:
    """The figures as a Markdown table."""
    return "\n".join(
        ["| what | figure |", "|---|---|", *(f"| {what} | {figure} |" for what, figure in lines)]
    )


def section(title: str) -> str:
    """The part of the README under the heading `title`, without the heading; empty when there is none."""
    text = README.read_text("utf-8") if README.exists() else ""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1].strip() if found else ""


def put_section(title: str, body: str) -> None:
    """Put `body` under the heading `title` of the README, in place of what stands there; other parts are left alone."""
    text = README.read_text("utf-8") if README.exists() else "# Benchmarks\n"
    old, new = section(title), f"## {title}\n\n{body.strip()}\n"
    text = text.replace(f"## {title}\n\n{old}\n", new) if old else f"{text.rstrip()}\n\n{new}"
    README.write_text(text, "utf-8")
