"""Lints on acronyms: never written out, written out in two ways, or two that differ by swapped letters only."""

import re
from collections import Counter
from collections.abc import Iterator

from forumtrace.extract.context import Context
from forumtrace.extract.model import Finding
from forumtrace.extract.sentences import Sentence

_ACRONYM = re.compile(r"(?<![\w&/-])[A-Z][A-Z&]{1,6}s?(?![\w&/-])")
_PLAIN = frozenset({"AM", "CV", "GP", "HMP", "HMYOI", "ID", "IT", "OK", "PE", "PM", "QA", "TV", "UK", "YOI"})
"""What everybody reads without help."""


def lint(context: Context) -> Iterator[Finding]:
    """Yield `acronym-undefined`, `acronym-clash` and `name-variant` findings, each at the first use."""
    first: dict[str, Sentence] = {}
    place: dict[str, tuple[int, int]] = {}
    counts: Counter[str] = Counter()
    for item in context.plan.items:
        for sentence in context.sentences(item):
            for match in _ACRONYM.finditer(sentence.text):
                name = match.group(0).removesuffix("s")
                counts[name] += 1
                if name not in first:
                    first[name], place[name] = sentence, match.span()
    concepts = [concept for scheme in _SCHEMES for concept in context.vocabulary.scheme(scheme)]
    known = {name.casefold() for concept in concepts for name in (*concept.labels, *concept.notations)}
    for name in sorted(first):
        sentence, spans = first[name], first[name].quote(*place[name])
        twin = _swapped(name, counts)
        if twin:
            message = f'"{name}" stands beside "{twin}", which is used more often: the same letters in another order'
            yield Finding("name-variant", message, spans, sentence.item.number)
        elif name not in context.acronyms and name.casefold() not in known and name not in _PLAIN:
            message = f'"{name}" is never written out in this document'
            yield Finding("acronym-undefined", message, spans, sentence.item.number)
    for name, forms in sorted(context.acronyms.clashes.items()):
        if name in first:
            message = f'"{name}" is written out in several ways: {"; ".join(forms)}'
            yield Finding("acronym-clash", message, first[name].quote(*place[name]), first[name].item.number)


_SCHEMES = (
    "programme-scheme",
    "system-scheme",
    "organisation-scheme",
    "role-scheme",
    "forum-kind-scheme",
    "policy-series-scheme",
    "policy-scheme",
)


def _swapped(name: str, counts: Counter[str]) -> str | None:
    """Another acronym of the document that two neighbouring letters swapped make of `name`, and that is commoner."""
    for at in range(len(name) - 1):
        other = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        if (
            other != name
            and counts[other] > 0
            and (counts[other], other) > (counts[name], name)
            and len(name) > 3
        ):
            return other
    return None
