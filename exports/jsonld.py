"""JSON-LD for web developers: plans, in them recommendations, in these their actions with owners, forums and evidence.

The tree holds the whole graph, each triple at least once. A node stands in full where it is nested or, if it is
nested nowhere, at the top; wherever else it is named, its id comes with its label.
"""

import json
from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from forumtrace.exports.base import Export
from forumtrace.exports.jsonld_terms import Json, Terms, context, is_list
from forumtrace.exports.quads_of import lines
from forumtrace.graph.rows import natural
from forumtrace.ontology.terms import DCTERMS, OA, PAP, PROV, RDF, SCHEMA, SH, SKOS

_TYPE = str(RDF.type)
_NESTED = (
    (PAP.Recommendation, DCTERMS.isPartOf, "recommendations"),
    (PAP.StatedTotal, DCTERMS.isPartOf, "totals"),
    (PAP.Response, PAP.respondsTo, "responses"),
    (PAP.Action, PAP.addresses, "actions"),
    (PAP.Finding, SH.focusNode, "findings"),
    (PAP.Claim, RDF.subject, "claims"),
)
"""A node of this class stands inside the node that this predicate names, under this key."""
_EMBEDDED = frozenset(
    str(p)
    for p in (
        PAP.establishment, PAP.target, PAP.dependsOn, PROV.wasDerivedFrom, PAP.continuedBy,
    )
)  # fmt: skip
"""What these predicates name stands in full inside the node that names it."""
_LABELS = (str(SKOS.prefLabel), str(PAP.acronym))
_ORDER = [PAP.ActionPlan, PAP.InspectionReport, PAP.Establishment, PAP.Forum]


def jsonld(export: Export) -> Iterator[bytes]:
    """The document: the published context, then the nodes."""
    tree = _Tree(lines(export)).tops()
    yield f'{{\n"@context": {json.dumps(context(), indent=1)},\n"@graph": [\n'.encode()
    for at, node in enumerate(tree):
        text = json.dumps(node, ensure_ascii=False, indent=1)
        yield (",\n" if at else "").encode() + text.encode()
    yield b"\n]\n}\n"


class _Tree:
    def __init__(self, found: list[str]) -> None:
        self._terms = Terms()
        self._about: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for quad in ox.parse("\n".join(found).encode(), format=ox.RdfFormat.N_QUADS):
            assert isinstance(quad.subject, ox.NamedNode)
            assert isinstance(quad.object, ox.NamedNode | ox.Literal), "our graphs have no blank nodes"
            objects = self._about[quad.subject.value][quad.predicate.value]
            if quad.object not in objects[-1:]:
                objects.append(quad.object)
        self._inside: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        self._parents: set[str] = set()
        for subject in sorted(self._about, key=self._place):
            self._nest(subject)
        self._done: set[str] = set()

    def _place(self, subject: str) -> tuple[object, ...]:
        """Plans come first; what has a number or a position comes in its order."""
        types = self._iris(subject, _TYPE)
        rank = next((at for at, kind in enumerate(_ORDER) if str(kind) in types), len(_ORDER))
        position = self._literal(subject, str(SCHEMA.position)) or self._literal(subject, str(OA.start))
        return rank, natural(self._literal(subject, str(DCTERMS.identifier))), natural(position), subject

    def _nest(self, subject: str) -> None:
        types = self._iris(subject, _TYPE)
        for kind, predicate, key in _NESTED:
            for parent in self._iris(subject, str(predicate)) if str(kind) in types else ():
                if parent in self._about and parent != subject:
                    self._inside[parent].append((key, subject, str(predicate)))
                    self._parents.add(subject)

    def tops(self) -> Iterator[Json]:
        """The nodes at the top: what is nested nowhere, then what only nested nodes lead to."""
        ranked = sorted(self._about, key=self._place)
        plans = [s for s in ranked if str(PAP.ActionPlan) in self._iris(s, _TYPE)]
        for subject in (*plans, *(s for s in ranked if s not in self._parents), *ranked):
            if subject not in self._done:
                yield self._node(subject)

    def _node(self, subject: str, without: tuple[str, str] = ("", "")) -> Json:
        """A node in full; `without` is the link to the node that it stands in."""
        again = subject in self._done
        self._done.add(subject)
        told: dict[str, list[Json]] = defaultdict(list)
        about = self._about[subject]
        for predicate in sorted(about, key=lambda p: (p != _TYPE, p in _EMBEDDED, p)):
            for value in about[predicate]:
                if isinstance(value, ox.Literal):
                    key, said = self._terms.literal(predicate, value)
                    told[key].append(said)
                elif (predicate, value.value) != without:
                    key, said = self._link(subject, predicate, value.value)
                    told[key].append(said)
        for key, child, predicate in () if again else self._inside[subject]:
            told[key].append(self._node(child, (predicate, subject)))
        values = {key: found if len(found) > 1 or is_list(key) else found[0] for key, found in told.items()}
        return {"id": self._terms.short(subject), **values}

    def _link(self, subject: str, predicate: str, target: str) -> tuple[str, Json]:
        if predicate == _TYPE:
            return "type", self._terms.type(target)
        key = self._terms.link(predicate)
        report = str(PAP.InspectionReport) in self._iris(target, _TYPE)
        if (
            target != subject
            and target in self._about
            and (predicate in _EMBEDDED or (key == "report" and report))
        ):
            return key or self._terms.short(predicate), self._node(target)
        if key == "report":
            key = "references"
        return key or self._terms.short(predicate), self._named(target, bare=key is not None)

    def _named(self, target: str, bare: bool) -> Json:
        """A node by its id, with its label where it has one."""
        labels: dict[str, list[Json]] = defaultdict(list)
        for predicate in _LABELS:
            for value in self._about[target][predicate] if target in self._about else ():
                assert isinstance(value, ox.Literal)
                key, said = self._terms.literal(predicate, value)
                labels[key].append(said)
        name = self._terms.short(target)
        if not labels:
            return name if bare else {"id": name}
        return {"id": name} | {key: found if len(found) > 1 else found[0] for key, found in labels.items()}

    def _iris(self, subject: str, predicate: str) -> list[str]:
        if subject not in self._about or predicate not in self._about[subject]:
            return []
        return [o.value for o in self._about[subject][predicate] if isinstance(o, ox.NamedNode)]

    def _literal(self, subject: str, predicate: str) -> str | None:
        if predicate not in self._about[subject]:
            return None
        return next((o.value for o in self._about[subject][predicate] if isinstance(o, ox.Literal)), None)
