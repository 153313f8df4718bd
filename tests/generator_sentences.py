"""Sentences of generated plans; each enters what it says into the truth about its row."""

import re

from tests.generator_truth import RowTruth
from tests.generator_words import KINDS, Forum, Habits, phrases

_SLOT = re.compile(r"(\{[Ff]orum\})")
_HEADS = ("Meeting", "Board", "Committee", "Group", "Panel", "Team")


def lower_first(text: str) -> str:
    """`text` with a small first letter."""
    return text[:1].lower() + text[1:]


class Writer:
    """Writes the sentences of one row."""

    def __init__(self, habits: Habits, truth: RowTruth, topic: str) -> None:
        self.habits = habits
        self.random = habits.random
        self.truth = truth
        self.topic = topic
        self.last_forum: Forum | None = None

    def role(self) -> str:
        """A post, entered as named in the row."""
        role: str = self.random.choice(phrases()["roles"])
        self.truth.entity("roles", role)
        return role

    def printed(self, forum: Forum, after: str) -> tuple[str, bool, bool]:
        """The words for a forum before the characters `after`; whether they print its frequency and its chair."""
        name = forum.name
        if self.habits.lower_head and name.endswith(_HEADS):
            first, _, last = name.rpartition(" ")
            name = f"{first} {last.lower()}"
        if forum.acronym:
            if forum.name in self.habits.written_out:
                name = self.random.choice((name, forum.acronym))
            else:
                self.habits.written_out.add(forum.name)
                name = f"{name} ({forum.acronym})"
        frequent = self.random.random() < self.habits.frequent
        chaired = self.random.random() < self.habits.chaired
        front = frequent and bool(forum.frequency[1]) and self.random.random() < 0.7
        clauses = [f"which {forum.frequency[2]}"] if frequent and not front else []
        if chaired:
            self.truth.entity("roles", forum.chair)
            chair = str(self.random.choice(phrases()["chairs"])).format(chair=forum.chair)
            linked = "and is " if clauses and not chair.startswith("with") else ""
            clauses.append(linked + chair)
        said = f"the {forum.frequency[1]} {name}" if front else f"the {name}"
        if clauses:
            said += ", " + " ".join(clauses) + ("," if after[:1] not in (".", ",") else "")
        return said, frequent, chaired

    def overseen(self) -> tuple[str, list[Forum]]:
        """A sentence by which one forum or two oversee the action before it."""
        kind = self.random.choices(KINDS, weights=(5, 4, 5, 2, 1))[0]
        pattern: str = self.random.choice(phrases()["oversight"][kind])
        if "{role}" in pattern:
            pattern = pattern.replace("{role}", self.role())
        parts = _SLOT.split(pattern)
        forums: list[Forum] = []
        shown: list[tuple[bool, bool]] = []
        for at in range(1, len(parts), 2):
            forum = self.habits.forum(self.topic)
            while forum in forums:
                forum = self.habits.forum("any" if len(forums) == 1 else self.topic)
            said, frequent, chaired = self.printed(forum, parts[at + 1])
            parts[at] = said[0].upper() + said[1:] if parts[at] == "{Forum}" else said
            forums.append(forum)
            shown.append((frequent, chaired))
        sentence = "".join(parts)
        for forum, (frequent, chaired) in zip(forums, shown, strict=True):
            self.truth.forum(forum, "oversees", sentence, frequent, chaired)
        self.last_forum = forums[0] if len(forums) == 1 else None
        return sentence, forums

    def pointing_back(self, forum: Forum) -> str:
        """A sentence that oversees by pointing back to the forum named last."""
        pattern: str = self.random.choice(phrases()["oversight"]["anaphora"])
        return pattern.format(head=forum.head)

    def mentioned(self) -> str:
        """A sentence that names a forum without any oversight."""
        pattern: str = self.random.choice(phrases()["oversight"]["mentioned"])
        name: str = self.random.choice(phrases()["consultation"])
        sentence = pattern.format(forum=f"the {name}")
        self.truth.forum(Forum(name, "", "any", ("", "", "", ()), ""), "mentioned", sentence, False, False)
        self.last_forum = None
        return sentence

    def policy(self) -> str:
        """A sentence that cites a policy instrument."""
        notation, title = self.random.choice(phrases()["policies"])
        show = bool(title) and (not notation or self.random.random() < 0.6)
        plain = f"{notation} ({title})" if notation and show else notation or f"the {title}"
        marked = f"{notation} (*{title}*)" if notation and show else plain
        pattern: str = self.random.choice(phrases()["extra"]["policy"])
        self.truth.policy(notation, title if show else "", plain, pattern.format(policy=plain))
        return pattern.format(policy=marked)

    def entity(self, kind: str) -> str:
        """A sentence that names a system, a programme, a partner or a post."""
        pattern: str = self.random.choice(phrases()["extra"][kind])
        if "{role}" in pattern:
            pattern = pattern.replace("{role}", self.role())
        if kind == "framework":
            name, acronym = self.random.choice(phrases()["frameworks"])
            known = name in self.habits.written_out
            self.habits.written_out.add(name)
            self.truth.entity("frameworks", name, acronym)
            words = acronym if known and self.random.random() < 0.6 else f"{name} ({acronym})"
            return pattern.format(framework=f"the {words} process")
        if kind in ("system", "partner"):
            name = self.random.choice(phrases()[kind + "s"])
            self.truth.entity(
                {"system": "systems", "partner": "organisations"}[kind], name.removeprefix("the ")
            )
            sentence = pattern.replace("{" + kind + "}", name)
            return sentence[:1].upper() + sentence[1:]
        return pattern

    def depends(self) -> str:
        """A sentence by which the delivery hangs on something."""
        sentence, cue, condition = self.random.choice(phrases()["extra"]["depends"])
        self.truth.dependencies.append(
            {"quote": sentence, "cue": cue, "condition": condition, "condition_span": condition}
        )
        return str(sentence)

    def cross(self, what: str, number: str) -> str:
        """A sentence that points to another row."""
        sentence = str(phrases()["extra"]["cross"]).format(what=what, number=number)
        self.truth.cross_references.append({"target": number, "quote": sentence})
        return sentence
