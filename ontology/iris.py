"""Minting of instance IRIs: readable, deterministic, the same on every machine.

An IRI is made of what the document prints (names, dates, numbers, offsets), never of run order or clock time. Parts
are joined by `_`, so that a prefixed name holds at most one dot (the one of an item number), as some SPARQL parsers
want it.
"""

import hashlib
import re
import unicodedata

from rdflib import URIRef

from forumtrace.ontology.terms import ID

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_NOT_NUMBER = re.compile(r"[^A-Za-z0-9.]+")
SLUG_LIMIT = 80


def slug(name: str) -> str:
    """`name` in lower-case ASCII letters, digits and hyphens; long names are cut and closed with a hash.

    Returns "x" and a hash where nothing of the name can be written so (another script).
    """
    plain = unicodedata.normalize("NFKD", name.casefold().replace("&", " and ").replace("+", " plus "))
    plain = plain.encode("ascii", "ignore").decode().replace("'", "")
    short = _NOT_SLUG.sub("-", plain).strip("-")
    if short and len(short) <= SLUG_LIMIT:
        return short
    return f"{short[: SLUG_LIMIT - 9].rstrip('-') or 'x'}-{_digest(name)[:8]}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _number(number: str) -> str:
    """An item number as printed, with at most one dot."""
    head, dot, tail = _NOT_NUMBER.sub("-", number).partition(".")
    return head + dot + tail.replace(".", "-")


def thing(kind: str, *parts: str) -> URIRef:
    """The IRI of a thing that documents share, such as `thing("forum", "anytown", "Safer Custody Meeting")`."""
    return ID[f"{kind}/" + "_".join(slug(part) for part in parts)]


def part(kind: str, plan_key: str, *parts: str) -> URIRef:
    """The IRI of something that stands in one plan or report, such as `part("response", "anytown-2021-03-04", "5.1")`."""
    return ID[f"{kind}/" + "_".join([plan_key, *(_number(p) for p in parts)])]


def claim(plan_key: str, subject: str, predicate: str, obj: str) -> URIRef:
    """The IRI of the claim that one plan makes of one triple (given in N-Triples form)."""
    return ID[f"claim/{plan_key}_{_digest(subject, predicate, obj)[:16]}"]


def evidence(plan_key: str, start: int, end: int) -> URIRef:
    """The IRI of a quoted span of one plan's canonical text."""
    return ID[f"evidence/{plan_key}_{start}-{end}"]


def graph(*parts: str) -> URIRef:
    """The IRI of a named graph, such as `graph("anytown-2021-03-04")` or `graph("registry")`."""
    return ID["graph/" + "_".join(parts)]
