"""Which mentions of a plan are one forum, and what it is called.

Mentions with one key are one forum (see forum_names). Beyond that only a short name in small letters is given to a
full one, and only where the document leaves no choice; every such reading carries its reason. Names that are merely
alike are never made one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rdflib import URIRef

from forumtrace.extract.forum_home import home
from forumtrace.extract.forum_lexicon import Lexicon
from forumtrace.extract.forum_mentions import Mention, read_items
from forumtrace.extract.forum_names import Name
from forumtrace.extract.sentences import Sentence


class ForumReader:
    """The forum mentions of one plan by item number, its sentences as they were read; by key the forums' names and homes."""

    def __init__(self, lexicon: Lexicon, items: Mapping[str, Sequence[Sentence]]) -> None:
        self.lexicon = lexicon
        self.reads, found = read_items(lexicon, items)
        self.mentions = merge_short(lexicon, found)
        every: dict[str, list[Mention]] = defaultdict(list)
        for mentions in self.mentions.values():
            for mention in mentions:
                every[mention.key].append(mention)
        self.names = labels(mention for mentions in every.values() for mention in mentions)
        self.homes = {key: home(lexicon, self.names[key], found) for key, found in every.items()}


def labels(mentions: Iterable[Mention]) -> dict[str, str]:
    """The name of each forum by its key: the one read most often, the longer of two."""
    counts: dict[str, Counter[str]] = {}
    for mention in mentions:
        counts.setdefault(mention.key, Counter())[mention.name.text] += 1
    return {key: max(names, key=lambda name: (names[name], len(name), name)) for key, names in counts.items()}


def merge_short(lexicon: Lexicon, found: Mapping[str, Sequence[Mention]]) -> dict[str, list[Mention]]:
    """The mentions, with short names read as full ones: "risk management meeting" as the Risk Management X Meeting.

    A short name is one in small letters whose words all stand, in order, in the only explained name of the document
    that is of the same kind of forum.
    """
    every = [mention for mentions in found.values() for mention in mentions]
    texts = {mention.key: mention.name.text for mention in every}
    full = {m.key: m.name for m in every if m.name.acronym}
    proper = {m.key for m in every if any(token.is_capital for token in m.phrase.words)}
    by_kind: dict[URIRef, list[tuple[str, Name]]] = defaultdict(list)
    for key, name in sorted(full.items()):
        kind = lexicon.kind(name.text)
        if kind:
            by_kind[kind].append((key, name))
    longer: dict[str, Name] = {}
    for key in sorted(set(texts) - proper - set(full)):
        kind = lexicon.kind(texts[key])
        same = [name for k, name in by_kind.get(kind, ()) if _within(key, k)] if kind else []
        if len(same) == 1 and len(key.split()) > 1:
            reason = f"the only forum of its kind that the document explains is the {same[0].text}"
            longer[key] = replace(same[0], reason=reason)
    return {n: [replace(m, name=longer.get(m.key, m.name)) for m in ms] for n, ms in found.items()}


def _within(short: str, long: str) -> bool:
    words = iter(long.split())
    return all(word in words for word in short.split())
