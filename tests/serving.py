"""A running `forumtrace serve` for tests, and the plainest of clients."""

import http.client
import re
import subprocess
import sys
import urllib.parse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from forumtrace.graph.quads import plan_quads
from forumtrace.graph.store import open_graph
from tests.fiction import Fiction


@dataclass(frozen=True)
class Answer:
    """What came back: status, headers (names in lower case) and body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        """The media type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True)
class Service:
    """A service at `url` over the graph directory `graph`."""

    url: str
    graph: Path
    process: "subprocess.Popen[str]"

    def call(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send one request just as it is given."""
        parts = urllib.parse.urlsplit(self.url)
        assert parts.hostname is not None
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
        try:
            connection.request(method, path, body, dict(headers or {}))
            response = connection.getresponse()
            found = {name.casefold(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()

    def ask(self, query: str, accept: str = "*/*") -> Answer:
        """Send a query as a body."""
        sent = {"Content-Type": "application/sparql-query", "Accept": accept}
        return self.call("POST", "/sparql", query.encode(), sent)

    def get(self, path: str, accept: str = "*/*", **fields: str) -> Answer:
        """Get a path, with query fields."""
        query = f"?{urllib.parse.urlencode(fields)}" if fields else ""
        return self.call("GET", path + query, headers={"Accept": accept})


def made_up_graph(path: Path) -> Path:
    """A graph directory with two made-up plans."""
    with open_graph(path, write=True) as graph:
        for fiction in (Fiction(), Fiction("HMP Otherton")):
            graph.replace(fiction.context.key, plan_quads(fiction.plan, fiction.facts()))
    return path


@contextmanager
def serving(graph: Path | str, *options: str) -> Iterator[Service]:
    """A service of the graph, which ends with the block."""
    command = [sys.executable, "-m", "forumtrace", "serve", str(graph), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            said = process.stderr.readline()
            found = re.search(r" at (http://\S+:\d+)/", said)
            assert found, said
            yield Service(found[1], Path(graph), process)
        finally:
            process.terminate()
            process.communicate(timeout=60)
