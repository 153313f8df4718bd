"""Building graphs: time, peak memory and bytes per plan of several sizes, and one changed plan among all."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measure import Cost, Line, run

EXAMPLES = Path(__file__).parent.parent / "examples"


def measure(files: Sequence[Path], sizes: Sequence[int], folder: Path, jobs: int | None) -> Iterator[Line]:
    """Build each size from nothing into FOLDER/graph-SIZE, then change one source of the largest."""
    start = min((_build(folder / f"cold-{n}", EXAMPLES, 1) for n in range(3)), key=lambda cost: cost.wall)
    yield "two example plans, from the shell", f"{start.wall:.2f} s wall-clock, {start.cpu:.2f} s CPU"
    costs: list[Cost] = []
    for size in sizes:
        sources = _sources(files[:size], folder / f"sources-{size}")
        graph = folder / f"graph-{size}"
        costs.append(_build(graph, sources, jobs))
        cost = costs[-1]
        yield (
            f"{size} plans",
            (
                f"{cost.wall:.0f} s wall-clock, {cost.cpu:.0f} s CPU, {cost.cpu / size * 1000:.0f} ms CPU a plan, "
                f"peak {cost.memory:.0f} MB in one process"
            ),
        )
        for part in ("documents", "store"):
            bytes_ = sum(path.stat().st_size for path in (graph / part).rglob("*") if path.is_file())
            yield f"{size} plans, {part}", f"{bytes_ / size / 1000:.0f} kB a plan"
    if len(sizes) > 1:
        first, last = costs[0], costs[-1]
        times = last.cpu / first.cpu / (sizes[-1] / sizes[0])
        yield "growth of CPU time a plan, last size against first", f"{times:.2f}"
        yield "growth of peak memory, last size against first", f"{last.memory / first.memory:.2f}"
    yield from _again(files, folder, sizes[-1], jobs)


def _again(files: Sequence[Path], folder: Path, size: int, jobs: int | None) -> Iterator[Line]:
    sources, graph = folder / f"sources-{size}", folder / f"graph-{size}"
    cost = _build(graph, sources, jobs)
    yield f"nothing changed among {size}", f"{cost.wall:.2f} s wall-clock, {cost.cpu:.2f} s CPU"
    changed = sources / files[0].name
    kept = changed.read_bytes()
    # Another plan under the same name: the old one goes, the new one comes.
    shutil.copy(max(EXAMPLES.glob("*.pdf")), changed)
    cost = _build(graph, sources, jobs)
    yield f"one changed plan among {size}", f"{cost.wall:.2f} s wall-clock, {cost.cpu:.2f} s CPU"
    changed.write_bytes(kept)
    _build(graph, sources, jobs)


def _sources(files: Sequence[Path], folder: Path) -> Path:
    folder.mkdir()
    for path in files:
        shutil.copy(path, folder)
    return folder


def _build(graph: Path, sources: Path, jobs: int | None) -> Cost:
    return run("-m", "forumtrace", "build", graph, sources, *(["--jobs", str(jobs)] if jobs else []))
