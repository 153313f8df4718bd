"""The record of which sources a graph was built of: source name to plan, content and reader.

A directory keeps it as `sources.json`, with the mark of the document that each source became. An endpoint keeps it in
the manifest, as triples of each plan's graph: dcterms:source the name, schema:sha256 the content,
schema:softwareVersion the reader.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from forumtrace.graph.directory import Directory, is_key, mark_of, put
from forumtrace.graph.files import parse_json, read_whole
from forumtrace.graph.manifest import MANIFEST
from forumtrace.graph.stamps import Stamps
from forumtrace.graph.terms import iri
from forumtrace.ontology import iris
from forumtrace.ontology.terms import DCTERMS, SCHEMA

_NAME, _SHA256, _READER = (iri(term) for term in (DCTERMS.source, SCHEMA.sha256, SCHEMA.softwareVersion))
_HELD = f"""
SELECT ?graph ?name ?sha256 ?reader {{
  GRAPH {MANIFEST} {{ ?graph {_NAME} ?name ; {_SHA256} ?sha256 ; {_READER} ?reader }}
}}"""


@dataclass(frozen=True, slots=True)
class Held:
    """What the graph remembers of a source: its plan, its content, and the reader that read it."""

    plan: str
    sha256: str
    reader: str


class Ledger(Protocol):
    """The record; change `held`, then `save`."""

    held: dict[str, Held]

    def save(self) -> None:
        """Keep what `held` says now."""


class FileLedger:
    """The record as a file of a graph directory, for its one writer.

    A source whose document is not the one that was made of it, such as one cut short, is held without a hash of its
    content, so that a build reads it again. One whose document is gone is not held.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._directory = path, Directory(path.parent)
        self.held: dict[str, Held] = {}
        self._marks: dict[Held, str] = {}
        noted, marks = _load(path), Stamps(self._directory).marks()
        for name, (held, mark) in noted.items():
            if marks.get(held.plan) == mark:
                self.held[name] = held
                self._marks[held] = mark
            elif held.plan in marks:
                self.held[name] = replace(held, sha256="")

    def save(self) -> None:
        """Write the record, sorted. Raises GraphRefused when that cannot be."""
        self._marks = {held: self._marks.get(held) or self._mark(held) for held in self.held.values()}
        entries = {
            name: {**asdict(held), "mark": self._marks[held]} for name, held in sorted(self.held.items())
        }
        content = json.dumps(entries, indent=1, ensure_ascii=False) + "\n"
        # The name of a file need not be text; what is in it then is a surrogate.
        put(self._path, content.encode(errors="surrogatepass"))

    def _mark(self, held: Held) -> str:
        return mark_of(self._directory.read(held.plan))


def _load(path: Path) -> dict[str, tuple[Held, str]]:
    """Each source with the mark of its document."""
    try:
        return {name: _noted(**entry) for name, entry in parse_json(read_whole(path)).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        # Lost or damaged, it is as good as never written: every source is read once more.
        return {}


def _noted(plan: str, sha256: str, reader: str, mark: str = "") -> tuple[Held, str]:
    """One entry; those of before have no mark. Raises ValueError for one that no ledger has written."""
    if not is_key(plan) or not all(isinstance(text, str) for text in (sha256, reader, mark)):
        raise ValueError("no entry of a ledger")
    return Held(plan, sha256, reader), mark


class ManifestLedger:
    """The record as triples behind an endpoint; only what changed is sent."""

    def __init__(
        self, select: Callable[[str], Iterable[ox.QuerySolution]], update: Callable[[str], None]
    ) -> None:
        self._update = update
        self.held: dict[str, Held] = {}
        start = str(iris.graph(""))
        for row in select(_HELD):
            name, sha256, reader = (row[column].value for column in ("name", "sha256", "reader"))
            self.held[name] = Held(row["graph"].value.removeprefix(start), sha256, reader)
        self._saved = dict(self.held)

    def save(self) -> None:
        """Send the entries that differ from those kept, as one update."""
        names = {name for name in {*self.held, *self._saved} if self.held.get(name) != self._saved.get(name)}
        gone = sorted({self._saved[name].plan for name in names if name in self._saved})
        new = sorted(name for name in names if name in self.held)
        changes = [_without(plan) for plan in gone] + [_entry(name, self.held[name]) for name in new]
        if changes:
            self._update(" ;\n".join(changes))
        self._saved = dict(self.held)


def _without(plan: str) -> str:
    graph = iri(iris.graph(plan))
    return " ;\n".join(
        f"DELETE WHERE {{ GRAPH {MANIFEST} {{ {graph} {predicate} ?value }} }}"
        for predicate in (_NAME, _SHA256, _READER)
    )


def _entry(name: str, held: Held) -> str:
    values = " ; ".join(
        f"{predicate} {ox.Literal(value)}"
        for predicate, value in ((_NAME, name), (_SHA256, held.sha256), (_READER, held.reader))
    )
    return f"INSERT DATA {{ GRAPH {MANIFEST} {{ {iri(iris.graph(held.plan))} {values} }} }}"
