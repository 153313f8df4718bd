"""Reading on a Dask cluster: a real scheduler and two workers on loopback."""

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from forumtrace.errors import GraphRefused
from forumtrace.examples import paths
from forumtrace.graph.build import Options, build

with warnings.catch_warnings():
    # What other packages warn of while they are imported is not ours to mend.
    warnings.simplefilter("ignore")
    distributed: Any = pytest.importorskip(
        "dask.distributed", reason="Dask is not installed (the extra [dask])"
    )


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A scheduler with two workers in processes of their own."""
    with (
        warnings.catch_warnings(),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
    ):
        warnings.simplefilter("ignore")
        yield cluster.scheduler_address.replace("tcp://", "dask://")


def test_a_cluster_reads_what_this_process_reads(address: str, tmp_path: Path) -> None:
    """The documents are the same byte for byte, and a refused one is refused in the same words."""
    bad = tmp_path / "bad.txt"
    bad.write_text("no plan")
    told = {}
    for name, engine in (("here", None), ("there", address)):
        summary = build(str(tmp_path / name), [*paths(), bad], Options(engine=engine))
        folder = tmp_path / name / "documents"
        told[name] = (
            {path.name: path.read_bytes() for path in folder.iterdir()},
            [str(refusal) for refusal in summary.refused],
        )
    assert told["here"] == told["there"]
    assert len(told["there"][0]) == 2


def test_a_scheduler_that_is_not_there_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong address is refused with the address in the message, and the graph stays as it was."""
    monkeypatch.setattr("forumtrace.graph.cluster.PATIENCE", 1)
    with pytest.raises(GraphRefused, match=r"dask://127\.0\.0\.1:9: no Dask scheduler answers"):
        build(str(tmp_path / "graph"), paths(), Options(engine="dask://127.0.0.1:9"))
