"""Every place in a plan where a forum is named or meant, and which forum it is.

The whole plan is read before anything is said, for a forum may be explained, or shown to meet, on a later page.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from forumtrace.extract.forum_chains import is_chained, place
from forumtrace.extract.forum_lexicon import Lexicon, plain_words
from forumtrace.extract.forum_names import Name, canonical, name_key, title
from forumtrace.extract.forum_people import posts_from
from forumtrace.extract.forum_phrases import Phrase, find_phrases
from forumtrace.extract.forum_reference import antecedents, points_back, same_ending
from forumtrace.extract.forum_topics import topic
from forumtrace.extract.forum_verbs import met_again, verb_phrase
from forumtrace.extract.oversight_cues import read_oversight
from forumtrace.extract.tokens import Token, tokens

if TYPE_CHECKING:
    from forumtrace.extract.context import Sentence

Way: TypeAlias = Literal["named", "topic", "participants", "short", "anaphor", "pronoun", "verb"]
_MEETS = frozenset({"meets", "convenes", "meeting", "meetings", "tor", "agenda", "minutes"})


@dataclass(frozen=True)
class Read:
    """One sentence with its tokens and the forum phrases in it."""

    sentence: "Sentence"
    words: list[Token]
    phrases: list[Phrase]


@dataclass(frozen=True)
class Mention:
    """One phrase and the forum that it names or stands for."""

    read: Read
    phrase: Phrase
    name: Name
    way: Way
    chain: int
    end: int
    """The token behind the phrase with the people it is described by ("between the Director and SPO")."""
    antecedent: "Mention | None" = None

    @property
    def key(self) -> str:
        """What two mentions of one forum share."""
        return name_key(self.name.text)


class Reader:
    """The forum mentions of one plan, from the sentences of its items."""

    def __init__(self, lexicon: Lexicon, items: Mapping[str, Sequence["Sentence"]]) -> None:
        self.lexicon = lexicon
        self._read = {
            number: [self._sentence(sentence) for sentence in sentences]
            for number, sentences in items.items()
        }
        for reads in self._read.values():
            for read in reads:
                lexicon.standing.update(_standing(lexicon, read))
        found = {number: self._item(reads) for number, reads in self._read.items()}
        self.mentions = _merge(lexicon, found)
        self.names = _labels(mention for found in self.mentions.values() for mention in found)

    def _sentence(self, sentence: "Sentence") -> Read:
        words = tokens(sentence.text)
        return Read(sentence, words, find_phrases(self.lexicon, words))

    def reads(self, number: str) -> list[Read]:
        """The sentences of an item as they were read."""
        return self._read[number]

    def _item(self, reads: list[Read]) -> list[Mention]:
        found: list[Mention] = []
        chain = 0
        for read in reads:
            earlier = [m for m in found if m.read.sentence.role != "recommendation"]
            before = len(found)
            for at, phrase in enumerate(read.phrases):
                joined = at > 0 and is_chained(read.words, read.phrases[at - 1], phrase)
                chain += 0 if joined else 1
                found += self._mentions(read, phrase, chain, [*earlier, *found[before:]], reads)
            if not read.phrases:
                found += self._pronoun(read, earlier, chain)
        for read in reads:
            found += self._verb(read, found)
        return found

    def _verb(self, read: Read, found: list[Mention]) -> list[Mention]:
        """People said to meet, where the row also names their meeting."""
        met = verb_phrase(self.lexicon.calendar, read.words)
        named = met_again(met[0], found) if met else None
        if met is None or named is None:
            return []
        reason = f"the row also calls it {named.name.text}"
        return [Mention(read, met[1], replace(named.name, reason=reason), "verb", 0, met[1].last, named)]

    def _mentions(
        self, read: Read, phrase: Phrase, chain: int, earlier: list[Mention], reads: list[Read]
    ) -> list[Mention]:
        end = phrase.last
        if phrase.form == "bare" or self._is_described(phrase):
            described = self._described(read, phrase, chain)
            if described or phrase.form == "named":
                return described
            return [
                Mention(read, phrase, old.name, "anaphor", chain, end, old)
                for old in antecedents(phrase, earlier)
            ]
        old = same_ending(phrase, earlier)
        if old:
            return [Mention(read, phrase, old.name, "short", chain, end, old)]
        if phrase.form == "generic":
            nearby = [read.sentence.text]
            nearby += [
                r.sentence.text
                for r in reversed(reads)
                if r.sentence.block == read.sentence.block and r is not read
            ]
            nearby += [read.sentence.item.text.text]
            words = topic(self.lexicon, phrase, read.words, nearby)
            if words:
                name = canonical(self.lexicon, phrase)
                return [
                    Mention(
                        read,
                        phrase,
                        replace(
                            name,
                            text=f"{title(words)} {name.text}",
                            reason="topic taken from the surrounding words",
                        ),
                        "topic",
                        chain,
                        end,
                    )
                ]
        name = canonical(self.lexicon, phrase)
        if self._is_team(phrase, name) and not self._confers(read, phrase, name):
            return []
        return [Mention(read, phrase, name, "named", chain, end)]

    def _pronoun(self, read: Read, earlier: list[Mention], chain: int) -> list[Mention]:
        """ "It" or "This" at the beginning of a sentence, for the one forum of the sentence before it."""
        if not earlier or not points_back(read.words):
            return []
        old = earlier[-1]
        last = [mention for mention in earlier if mention.read is old.read]
        if old.read.sentence.block != read.sentence.block or len({mention.key for mention in last}) != 1:
            return []
        phrase = Phrase(0, 1, (read.words[0],), old.phrase.head, "bare", determiner="this")
        return [Mention(read, phrase, old.name, "pronoun", chain, 1, old)]

    def _is_described(self, phrase: Phrase) -> bool:
        own = phrase.words[:-1]
        return phrase.form == "named" and all(t.lower in self.lexicon.words.described for t in own)

    def _is_team(self, phrase: Phrase, name: Name) -> bool:
        return name.text.split()[-1].lower() == "team" or (phrase.form == "acronym" and phrase.is_team)

    def _confers(self, read: Read, phrase: Phrase, name: Name) -> bool:
        """Whether the document shows that a team meets, or a leaders' team is reported to or meets here."""
        if phrase.head == "meeting" or name_key(name.text) in self.lexicon.standing:
            return True
        kind = self.lexicon.kind(name.text)
        if kind is None or not self.lexicon.is_team(kind):
            return plain_words(name.text) in self.lexicon.names.plain_kinds and phrase.form in {
                "named",
                "acronym",
            }
        where = place(read.words, read.phrases, phrase, phrase.last)
        return bool(phrase.rhythms or any(said.rule == "place" for said in read_oversight(read.words, where)))

    def _described(self, read: Read, phrase: Phrase, chain: int) -> list[Mention]:
        """A meeting known by who meets: "quarterly bi-lateral meetings between the Director and SPO"."""
        following = read.words[phrase.last].lower if phrase.last < len(read.words) else ""
        known = phrase.form == "named" or phrase.rhythms
        if phrase.head != "meeting" or following not in {"between", "with"} or not known:
            return []
        posts, _, end = posts_from(read.words, phrase.last + 1)
        if not posts:
            return []
        text = read.sentence.text
        who = [text[read.words[a].start : read.words[b - 1].end] for a, b in posts]
        own = [token.text for token in phrase.words[:-1]]
        name = title([*" and ".join(who).split(), *own, "Meeting"])
        return [Mention(read, phrase, Name(name), "participants", chain, end)]


def _standing(lexicon: Lexicon, read: Read) -> Iterable[str]:
    """Teams that this sentence shows to meet: they are chaired, have minutes, or "the X meeting" is theirs."""
    for phrase in read.phrases:
        if phrase.form not in {"named", "acronym"}:
            continue
        name = canonical(lexicon, phrase)
        after = [token.lower for token in read.words[phrase.last : phrase.last + 5]]
        if phrase.head == "meeting" and name.text.lower().endswith(" team"):
            yield name_key(name.text)
        elif phrase.is_team and (_meets(after) or _met_at(read, phrase)):
            yield name_key(name.text)


def _meets(after: list[str]) -> bool:
    """Whether the words behind a team say that it is chaired, meets or has papers of its own."""
    if after[:1] and after[0] in _MEETS or after[:3] == ["terms", "of", "reference"]:
        return True
    passing = {"is", "will", "be", "has", "been", ",", "which", "also"}
    at = next((k for k, word in enumerate(after) if word not in passing), len(after))
    return after[at : at + 1] in (["chaired"], ["meets"], ["meet"])


def _met_at(read: Read, phrase: Phrase) -> bool:
    """Whether something is discussed or decided "at" the team."""
    where = place(read.words, read.phrases, phrase, phrase.last)
    at = where.left - 1
    if at < 0 or read.words[at].lower != "at":
        return False
    return any(said.rule == "place" for said in read_oversight(read.words, where))


def _labels(mentions: Iterable[Mention]) -> dict[str, str]:
    """The name of each forum by its key: the one read most often; the earlier, then the longer of two."""
    counts: dict[str, Counter[str]] = {}
    for mention in mentions:
        counts.setdefault(mention.key, Counter())[mention.name.text] += 1
    return {key: max(names, key=lambda name: (names[name], len(name), name)) for key, names in counts.items()}


def _merge(lexicon: Lexicon, found: dict[str, list[Mention]]) -> dict[str, list[Mention]]:
    """The mentions with short names given the full one: "risk management meeting" for the Risk Management Protection
    Meeting.

    A short name is one in small letters whose words all stand, in order, in the one explained name of the document
    that is of the same kind of forum.
    """
    every = [mention for mentions in found.values() for mention in mentions]
    full = {m.key: m.name for m in every if m.name.acronym and lexicon.kind(m.name.text)}
    proper = {m.key for m in every if any(token.is_capital for token in m.phrase.words)}
    longer: dict[str, Name] = {}
    for key in sorted({m.key for m in every} - proper - set(full)):
        kind = lexicon.kind(next(m.name.text for m in every if m.key == key))
        same = [
            name
            for k, name in sorted(full.items())
            if kind and lexicon.kind(name.text) == kind and _within(key, k)
        ]
        if len(same) == 1 and len(key.split()) > 1:
            reason = f"the only forum of its kind that the document explains is the {same[0].text}"
            longer[key] = replace(same[0], reason=reason)
    return {n: [replace(m, name=longer.get(m.key, m.name)) for m in ms] for n, ms in found.items()}


def _within(short: str, long: str) -> bool:
    words = iter(long.split())
    return all(word in words for word in short.split())
