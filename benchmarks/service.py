"""The SPARQL service under load: many clients at once, and queries that want out, in or everything."""

import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measure import Line
from tests.endpoints import free_port
from tests.hostile_queries import DEVOURING, HARMLESS, REACHING
from tests.serving import Service, serving

CLIENTS = 64
DEADLINE, MEMORY = 1.0, 512
"""Seconds and megabytes that a hostile query gets."""
SECRET = "the secret of the file"
ASKED = (
    "SELECT * { ?s a ?type } LIMIT 20",
    "PREFIX pap: <https://w3id.org/prison-action-plan/ont#> SELECT (COUNT(*) AS ?n) { ?s a pap:Action }",
    "PREFIX pap: <https://w3id.org/prison-action-plan/ont#> SELECT * { ?s pap:overseenBy ?forum } LIMIT 500",
)


def measure(graph: Path, folder: Path, seconds: float) -> Iterator[Line]:
    """The figures of a service of `graph`; `folder` takes a file that nobody may read."""
    with serving(graph) as service:
        _clients(service, 3)
        before = family_memory(service.process.pid)
        times, statuses = _clients(service, seconds)
        after = family_memory(service.process.pid)
    times.sort()
    failed = sum(count for status, count in statuses.items() if status != 200)
    yield (
        f"{CLIENTS} clients at once for {seconds:.0f} s",
        (
            f"{len(times):,} answers, {failed} failures, {len(times) / seconds:.0f} a second; "
            f"median {times[len(times) // 2] * 1000:.0f} ms, p95 {times[int(len(times) * 0.95)] * 1000:.0f} ms"
        ),
    )
    yield "... memory of the server and its workers", f"{before:.0f} MB before, {after:.0f} MB after"
    yield from _hostile(graph, folder)


def _clients(service: Service, seconds: float) -> tuple[list[float], Counter[int]]:
    """Times and statuses of clients who ask without pause for so long; 0 stands for a broken connection."""
    times: list[float] = []
    statuses: list[int] = []
    until = time.monotonic() + seconds

    def client(number: int) -> None:
        while (start := time.monotonic()) < until:
            try:
                statuses.append(service.ask(ASKED[number % len(ASKED)]).status)
            except OSError:
                statuses.append(0)
            times.append(time.monotonic() - start)
            number += 1

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, Counter(statuses)


def _hostile(graph: Path, folder: Path) -> Iterator[Line]:
    secret = folder / "secret.ttl"
    secret.write_text(f"<urn:a> <urn:b> '{SECRET}' .")
    options = ("--timeout", str(DEADLINE), "--memory", str(MEMORY), "--workers", "2")
    overruns, following, statuses, told, refused = [], [], Counter[int](), 0, 0
    with _listener() as (port, calls), serving(graph, *options) as service, _peak(service) as peak:
        idle = largest(service.process.pid)
        for query in (*REACHING, *HARMLESS, *DEVOURING):
            text = query.replace("THERE", f"http://127.0.0.1:{port}/").replace("SECRET", str(secret))
            start = time.monotonic()
            answer = service.ask(text)
            overruns.append(time.monotonic() - start - DEADLINE)
            start = time.monotonic()
            refused += service.ask("ASK { ?s ?p ?o }").status != 200
            following.append(time.monotonic() - start)
            statuses[answer.status] += 1
            told += SECRET.encode() in answer.body
    said = ", ".join(f"{status}: {count}" for status, count in sorted(statuses.items()))
    yield (
        f"{len(overruns)} hostile queries",
        f"{len(calls)} calls to a listener, {told} answers with a file's content; statuses {said}",
    )
    yield (
        f"... each with {DEADLINE:g} s and {MEMORY} MB",
        (
            f"longest overrun {max(overruns) * 1000:.0f} ms, largest process {max(peak):.0f} MB ({idle:.0f} MB when idle), "
            f"the next query answered in {max(following) * 1000:.0f} ms at most ({refused} failed)"
        ),
    )


@contextmanager
def _listener() -> Iterator[tuple[int, list[object]]]:
    """A port of the loopback interface, and who called there."""
    port, calls = free_port(), list[object]()
    with socket.create_server(("127.0.0.1", port)) as server:

        def listen() -> None:
            while True:
                caller, address = server.accept()
                with caller:
                    if caller.recv(3) == b"end":
                        return
                    calls.append(address)

        thread = threading.Thread(target=listen)
        thread.start()
        yield port, calls
        with socket.create_connection(("127.0.0.1", port)) as last:
            last.sendall(b"end")
        thread.join()


@contextmanager
def _peak(service: Service) -> Iterator[list[float]]:
    """The megabytes of the largest process of the service, looked at ten times a second."""
    seen, done = [0.0], threading.Event()

    def look() -> None:
        while not done.wait(0.1):
            seen.append(largest(service.process.pid))

    thread = threading.Thread(target=look)
    thread.start()
    yield seen
    done.set()
    thread.join()


def family(pid: int) -> list[int]:
    """A process, its children, and theirs."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [other for child in task.read_text().split() for other in family(int(child))]
        except OSError:
            continue
    return found


def _megabytes(pid: int, file: str, field: str) -> float:
    try:
        text = Path(f"/proc/{pid}/{file}").read_text()
    except OSError:
        return 0.0
    return int(text.partition(f"{field}:")[2].split()[0]) / 1024 if field in text else 0.0


def family_memory(pid: int) -> float:
    """Megabytes of a process and all below it; what they share counts once."""
    return sum(_megabytes(member, "smaps_rollup", "Pss") for member in family(pid))


def largest(pid: int) -> float:
    """Megabytes that the largest of these processes has in memory."""
    return max(_megabytes(member, "status", "VmRSS") for member in family(pid))
