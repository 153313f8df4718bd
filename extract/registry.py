"""The list of extractors, in the order in which their facts are written.

Each is a module with one public function `extract(context) -> Iterator[Fact]`; none imports another. Users' own
extractors come in by `plugins`, off unless asked for by `build --with NAME`.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from forumtrace.extract import (
    actions,
    cross_references,
    dependencies,
    findings,
    forums,
    inspections,
    interim,
    organisations,
    policies,
    programmes,
    quantities,
    recommendations,
    roles,
    systems,
)
from forumtrace.extract.context import Context
from forumtrace.extract.model import Fact

Extractor: TypeAlias = Callable[[Context], Iterator[Fact]]

EXTRACTORS: dict[str, Extractor] = {
    "inspections": inspections.extract,
    "recommendations": recommendations.extract,
    "actions": actions.extract,
    "forums": forums.extract,
    "policies": policies.extract,
    "programmes": programmes.extract,
    "systems": systems.extract,
    "organisations": organisations.extract,
    "roles": roles.extract,
    "dependencies": dependencies.extract,
    "cross-references": cross_references.extract,
    "quantities": quantities.extract,
    "interim": interim.extract,
    "findings": findings.extract,
}
