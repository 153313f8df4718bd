"""The published JSON-LD context, and how a triple is written in its words."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

import pyoxigraph as ox

from forumtrace.ontology.terms import XSD

Json: TypeAlias = Any
"""What JSON can hold."""

_INTEGER = str(XSD.integer)
_STRING = str(XSD.string)
_WHOLE = re.compile(r"0|-?[1-9]\d{0,14}")
"""Integers that JSON readers give back as they are written."""


@cache
def context() -> dict[str, Any]:
    """The context as it is published in `ontology/context.jsonld`."""
    text = (files("forumtrace.ontology") / "context.jsonld").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)["@context"]
    return found


class Terms:
    """Short names for IRIs, and keys for predicates."""

    def __init__(self) -> None:
        self._base = context()["@base"]
        plain = {k: v for k, v in context().items() if isinstance(v, str) and not v.startswith("@")}
        self._spaces = {name: space for name, space in plain.items() if space[-1] in "/#" and name[0] != "@"}
        self._keys: dict[tuple[str, str], str] = {}
        self._types: dict[str, str] = {}
        for key, said in context().items():
            told = said if isinstance(said, dict) else {"@id": said}
            if key[0] == "@" or key in self._spaces or "@reverse" in told or told["@id"][0] == "@":
                continue
            if key[0].isupper():
                self._types[self.whole(told["@id"])] = key
            else:
                kind = told.get("@type", "") or "@" + told.get("@language", "")
                self._keys.setdefault((self.whole(told["@id"]), self.whole(kind)), key)

    def whole(self, name: str) -> str:
        """The IRI of a prefixed name; keywords stay."""
        prefix, colon, local = name.partition(":")
        return self._spaces[prefix] + local if colon and prefix in self._spaces else name

    def short(self, iri: str) -> str:
        """An IRI relative to the base or with a prefix, where it has one."""
        if iri.startswith(self._base):
            return iri.removeprefix(self._base)
        for name, space in self._spaces.items():
            if iri.startswith(space):
                return f"{name}:{iri.removeprefix(space)}"
        return iri

    def type(self, iri: str) -> str:
        """The name of a class."""
        return self._types.get(iri) or self.short(iri)

    def link(self, predicate: str) -> str | None:
        """The key of a predicate whose values are nodes; None where the context has none."""
        return self._keys.get((predicate, "@id"))

    def literal(self, predicate: str, value: ox.Literal) -> tuple[str, Json]:
        """Key and JSON value of a literal, which lose nothing of it."""
        datatype = value.datatype.value
        if value.language:
            key = self._keys.get((predicate, f"@{value.language}"))
            return (key, value.value) if key else self._expanded(predicate, value)
        if datatype in (_STRING, _INTEGER):
            key = self._keys.get((predicate, "@"))
            if key and datatype == _STRING:
                return key, value.value
            if key and _WHOLE.fullmatch(value.value):
                return key, int(value.value)
        key = self._keys.get((predicate, datatype))
        return (key, value.value) if key else self._expanded(predicate, value)

    def _expanded(self, predicate: str, value: ox.Literal) -> tuple[str, Json]:
        told = {"@value": value.value}
        if value.language:
            told["@language"] = value.language
        elif value.datatype.value != _STRING:
            told["@type"] = self.short(value.datatype.value)
        return self.short(predicate), told


def is_list(key: str) -> bool:
    """Whether the values of a key always stand in a list."""
    said = context().get(key)
    return isinstance(said, dict) and said.get("@container") == "@set"
