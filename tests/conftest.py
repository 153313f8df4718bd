"""Fixtures that several test modules share, and the tests that take a minute, which are left out unless asked for."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from forumtrace.examples import paths
from forumtrace.graph.build import build
from tests.serving import Service, made_up_graph, serving


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what is slow unless the marker expression speaks of it."""
    if "slow" in config.getoption("markexpr"):
        return
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason="slow; ask for it by -m slow"))


@pytest.fixture(scope="session")
def example_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the first example plan, made once."""
    path = tmp_path_factory.mktemp("example") / "graph"
    build(str(path), [Path(str(paths()[0]))])
    return path


@pytest.fixture
def graph_to_harm(example_graph: Path, tmp_path: Path) -> Path:
    """A copy of it, whose store is made anew where it is needed."""
    shutil.copytree(example_graph, tmp_path / "graph")
    return tmp_path / "graph"


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service with short limits: two seconds, 512 megabytes, two workers."""
    graph = made_up_graph(tmp_path_factory.mktemp("served") / "graph")
    with serving(graph, "--timeout", "2", "--memory", "512", "--workers", "2") as running:
        yield running
