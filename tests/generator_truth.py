"""What a generated row says, collected while its sentences are made: the truth in the gold format."""

from dataclasses import dataclass, field
from typing import Any

from tests.generator_words import Forum


def named(name: str, acronym: str = "", **more: Any) -> dict[str, Any]:
    """An entry with a name, an acronym and the surface forms that follow from them."""
    surface = [name, f"{name} ({acronym})", acronym] if acronym else [name]
    return {"name": name, "acronym": acronym or None, "surface": surface, **more}


@dataclass
class RowTruth:
    """The truth about one row; names are entered once."""

    number: str
    forums: dict[str, dict[str, Any]] = field(default_factory=dict)
    entries: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    dependencies: list[dict[str, Any]] = field(default_factory=list)
    cross_references: list[dict[str, Any]] = field(default_factory=list)

    def forum(self, forum: Forum, relation: str, quote: str, frequency: bool, chair: bool) -> None:
        """A sentence that names a forum; `frequency` and `chair` say whether it prints them."""
        entry = self.forums.setdefault(
            forum.name,
            named(forum.name, forum.acronym, frequency=None, chair=None, relation="mentioned", quote=quote),
        )
        if relation == "oversees":
            entry["relation"] = relation
        if frequency:
            entry["frequency"] = forum.frequency[0]
            entry["alt"] = {"frequency": list(forum.frequency[3])}
        if chair:
            entry["chair"] = forum.chair

    def entity(self, kind: str, name: str, acronym: str = "") -> None:
        """A role, organisation, framework or system that the row names."""
        self.entries.setdefault(kind, {}).setdefault(name, named(name, acronym))

    def policy(self, notation: str, title: str, surface: str, quote: str) -> None:
        """A policy instrument that the row cites."""
        forms = [form for form in (surface, notation, title) if form]
        entry = {"id": notation or None, "title": title or None, "surface": forms, "quote": quote}
        self.entries.setdefault("policies", {}).setdefault(notation or title, entry)

    def listed(self, kind: str) -> list[dict[str, Any]]:
        """The entries of one kind in order of appearance."""
        return list(self.entries.get(kind, {}).values())


@dataclass
class Step:
    """One action of a row: its text, where its own text begins (a reason may stand before), who and by when."""

    text: str
    quote: str
    overseen: list[str]
    owner: str = ""
    target: str = ""
