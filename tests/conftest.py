"""Fixtures that several test modules share, and the tests that take a minute, which are left out unless asked for."""

from collections.abc import Iterator

import pytest

from tests.serving import Service, made_up_graph, serving


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what is slow unless the marker expression speaks of it."""
    if "slow" in config.getoption("markexpr"):
        return
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason="slow; ask for it by -m slow"))


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service with short limits: two seconds, 512 megabytes, two workers."""
    graph = made_up_graph(tmp_path_factory.mktemp("served") / "graph")
    with serving(graph, "--timeout", "2", "--memory", "512", "--workers", "2") as running:
        yield running
