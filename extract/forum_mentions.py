"""Every place in a plan where a forum is named or meant, and which forum it is.

The whole plan is read before anything is said, for a forum may be explained, or shown to meet, on a later page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeAlias

from forumtrace.extract.forum_aliases import in_full, is_renaming, part_of, short_names
from forumtrace.extract.forum_chains import is_chained
from forumtrace.extract.forum_lexicon import Lexicon, plain_words
from forumtrace.extract.forum_names import Name, canonical, name_key, title
from forumtrace.extract.forum_people import posts_from
from forumtrace.extract.forum_phrases import Phrase
from forumtrace.extract.forum_read import Read, read_sentence, standing_teams
from forumtrace.extract.forum_reference import (
    antecedents,
    points_back,
    same_ending,
    tells_of_it,
    the_latter,
)
from forumtrace.extract.forum_topics import topic
from forumtrace.extract.forum_verbs import met_again, verb_phrase
from forumtrace.extract.sentences import Sentence

Way: TypeAlias = Literal["named", "topic", "participants", "short", "anaphor", "pronoun", "verb"]
"""How a phrase came to its forum: by its own name; by a name whose topic, or whose members, the surroundings tell; by
a short form of a name before it; by "the meeting", by "it", or by people who "meet"."""

LOOK_BACK = 40
"""Mentions of a response among which a short form or "the meeting" finds its forum."""


@dataclass(frozen=True)
class Mention:
    """One phrase and the forum that it names or stands for.

    `chain` counts the rows of forums joined by "and" within the item; `end` is the token behind the phrase with the
    people that it is described by ("between the Governor and the chaplain").
    """

    read: Read
    phrase: Phrase
    name: Name
    way: Way
    chain: int
    end: int
    antecedent: "Mention | None" = None

    @cached_property
    def key(self) -> str:
        """What two mentions of one forum share."""
        return name_key(self.name.text)


class ItemReader:
    """The forum mentions of one item, sentence by sentence."""

    def __init__(self, lexicon: Lexicon, reads: Sequence[Read]) -> None:
        self.lexicon, self.reads = lexicon, reads
        self.found: list[Mention] = []
        self.chain = 0

    def run(self) -> list[Mention]:
        """All mentions in order; those by a verb last."""
        for at, read in enumerate(self.reads):
            before = len(self.found)
            if tells_of_it(read.words):
                self.found += self._pronoun(read)
            for index, phrase in enumerate(read.phrases):
                joined = index > 0 and is_chained(read.words, read.phrases[index - 1], phrase)
                self.chain += 0 if joined else 1
                self.found += self._mentions(at, read, phrase)
            if len(self.found) == before:
                self.found += self._pronoun(read)
        for read in self.reads:
            self.found += self._verb(read)
        return self.found

    def _earlier(self) -> list[Mention]:
        return [m for m in self.found[-LOOK_BACK:] if m.read.sentence.role != "recommendation"]

    def _mentions(self, at: int, read: Read, phrase: Phrase) -> list[Mention]:
        described = phrase.form == "named" and self._is_described(phrase)
        if phrase.form == "bare" or described:
            known = self._by_people(read, phrase)
            if known or (described and not phrase.rhythms):
                return known
            if described:
                return [
                    Mention(read, phrase, canonical(self.lexicon, phrase), "named", self.chain, phrase.last)
                ]
            if self._is_new(phrase):
                return self._by_topic(at, read, phrase, canonical(self.lexicon, phrase))
            if phrase.rhythms and phrase.head in {"briefing", "huddle"}:
                # What is held so often is known by nothing else: "the daily briefing".
                daily = Name(title([phrase.rhythms[-1].frequency.label, phrase.head]))
                return [Mention(read, phrase, daily, "named", self.chain, phrase.last)]
            return [self._again(read, phrase, old, "anaphor") for old in antecedents(phrase, self._earlier())]
        old = same_ending(phrase, self._earlier()) or self._renamed(read, phrase)
        if old:
            return [self._again(read, phrase, old, "short")]
        name = in_full(self.lexicon, canonical(self.lexicon, phrase))
        parent = part_of(self.lexicon, read, phrase) if phrase.form == "generic" else None
        if parent:
            whole = replace(name, text=f"{parent.text} {name.text}", reason=f"it is one of the {parent.text}")
            return [Mention(read, phrase, whole, "topic", self.chain, phrase.last)]
        if phrase.form == "generic" and (told := self._by_topic(at, read, phrase, name)):
            return told
        if self._is_team(phrase, name) and not self._confers(read, phrase, name):
            return []
        return [Mention(read, phrase, name, "named", self.chain, phrase.last)]

    @staticmethod
    def _is_new(phrase: Phrase) -> bool:
        """Whether a bare noun brings in a forum of its own: "a weekly panel"."""
        return (
            phrase.form == "bare"
            and phrase.determiner in {"a", "an"}
            and bool(phrase.rhythms)
            and phrase.head in {"panel", "board", "committee"}
        )

    def _by_topic(self, at: int, read: Read, phrase: Phrase, name: Name) -> list[Mention]:
        """The forum with the topic of the words around it before its noun; empty where they have none."""
        words = topic(self.lexicon, phrase, read.words, self._nearby(at, phrase))
        if not words:
            return []
        named = replace(
            name, text=f"{title(words)} {name.text}", reason="topic taken from the words around it"
        )
        return [Mention(read, phrase, named, "topic", self.chain, phrase.last)]

    def _renamed(self, read: Read, phrase: Phrase) -> Mention | None:
        """The forum just named, where this is a name that it had: "the X Council, formerly known as the Y Forum"."""
        old = self.found[-1] if self.found and self.found[-1].read is read else None
        return old if old and is_renaming(self.lexicon, read.words, old.phrase.last, phrase.edge) else None

    def _again(self, read: Read, phrase: Phrase, old: Mention, way: Way) -> Mention:
        return Mention(read, phrase, old.name, way, self.chain, phrase.last, old)

    def _nearby(self, at: int, phrase: Phrase) -> list[str]:
        """The texts in which a topic is looked for: around the phrase, the sentences before it, the concern."""
        read = self.reads[at]
        start = phrase.words[0].start
        texts = [read.sentence.text[max(0, start - 500) : start + 500]]
        for other in reversed(self.reads[max(0, at - 5) : at]):
            if other.sentence.block == read.sentence.block and other.sentence is not read.sentence:
                texts.append(other.sentence.text[:1000])
        return [*texts, read.sentence.item.text.text[:1000]]

    def _pronoun(self, read: Read) -> list[Mention]:
        """ "It" or "This" at the beginning of a sentence, for the one forum of the sentence before it."""
        earlier = self._earlier()
        latter = the_latter(read.words)
        at = points_back(read.words) if latter is None else latter
        if not earlier or at is None:
            return []
        old = earlier[-1]
        last = {mention.key for mention in earlier if mention.read is old.read}
        if old.read.sentence.block != read.sentence.block or (len(last) != 1 and latter is None):
            return []
        phrase = Phrase(at, at + 1, (read.words[at],), old.phrase.head, "bare", determiner="this", edge=at)
        return [self._again(read, phrase, old, "pronoun")]

    def _verb(self, read: Read) -> list[Mention]:
        """People said to meet, where the row also names their meeting."""
        met = verb_phrase(self.lexicon.calendar, read.words)
        named = met_again(met[0], self.found[:LOOK_BACK]) if met else None
        if met is None or named is None:
            return []
        name = replace(named.name, reason=f"the row also calls it {named.name.text}")
        return [Mention(read, met[1], name, "verb", 0, met[1].last, named)]

    def _is_described(self, phrase: Phrase) -> bool:
        return all(token.lower in self.lexicon.words.described for token in phrase.words[:-1])

    def _is_team(self, phrase: Phrase, name: Name) -> bool:
        return name.text.split()[-1].lower() == "team" or (phrase.form == "acronym" and phrase.is_team)

    def _confers(self, read: Read, phrase: Phrase, name: Name) -> bool:
        """Whether the document shows that a team meets, or a leaders' team is reported to or meets here."""
        if phrase.head == "meeting" or name_key(name.text) in self.lexicon.standing:
            return True
        kind = self.lexicon.kind(name.text)
        if kind is None or not self.lexicon.is_team(kind):
            return plain_words(name.text) in self.lexicon.names.plain_kinds
        return bool(phrase.rhythms) or any(
            said.rule == "place" for said in read.oversight(phrase, phrase.last)
        )

    def _by_people(self, read: Read, phrase: Phrase) -> list[Mention]:
        """A meeting known by who meets: "weekly bilateral meetings between two posts"."""
        following = read.words[phrase.last].lower if phrase.last < len(read.words) else ""
        known = phrase.form == "named" or phrase.rhythms or phrase.head == "bilateral"
        if phrase.head not in {"meeting", "bilateral"} or following not in {"between", "with"} or not known:
            return []
        posts, _, end = posts_from(read.words, phrase.last + 1)
        if not posts:
            return []
        text = read.sentence.text
        who = [text[read.words[a].start : read.words[b - 1].end] for a, b in posts]
        own = [token.text for token in phrase.words[: len(phrase.words) - (phrase.head == "meeting")]]
        name = Name(title([*" and ".join(who).split(), *own, "Meeting"]))
        return [Mention(read, phrase, name, "participants", self.chain, end)]


def read_items(
    lexicon: Lexicon, items: Mapping[str, Sequence[Sentence]]
) -> tuple[dict[str, list[Read]], dict[str, list[Mention]]]:
    """The sentences and the forum mentions of every item, by its number."""
    reads = {
        number: [read for sentence in sentences for read in read_sentence(lexicon, sentence)]
        for number, sentences in items.items()
    }
    for found in reads.values():
        for read in found:
            lexicon.standing.update(standing_teams(lexicon, read))
            lexicon.short_names.update(short_names(lexicon, read))
    return reads, {number: ItemReader(lexicon, found).run() for number, found in reads.items()}
