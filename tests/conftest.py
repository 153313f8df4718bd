"""Fixtures that several test modules share."""

from collections.abc import Iterator

import pytest

from tests.serving import Service, made_up_graph, serving


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service with short limits: two seconds, 512 megabytes, two workers."""
    graph = made_up_graph(tmp_path_factory.mktemp("served") / "graph")
    with serving(graph, "--timeout", "2", "--memory", "512", "--workers", "2") as running:
        yield running
