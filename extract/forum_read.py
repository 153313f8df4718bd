"""Sentences as the forum rules see them, and the teams that a document shows to meet."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from forumtrace.extract.forum_chains import meetings_of, place
from forumtrace.extract.forum_lexicon import Lexicon
from forumtrace.extract.forum_names import canonical, name_key
from forumtrace.extract.forum_phrases import Phrase, find_phrases
from forumtrace.extract.frequencies import Rhythm
from forumtrace.extract.oversight_cues import read_oversight
from forumtrace.extract.oversight_lists import Oversight
from forumtrace.extract.sentences import Sentence
from forumtrace.extract.tokens import Token, tokens

LONGEST = 400
"""Tokens that are read together; a longer "sentence" is no sentence, and rules that look around must stay cheap."""
_MEETS = frozenset({"meets", "convenes", "meeting", "meetings", "tor", "agenda", "minutes"})


@dataclass(frozen=True)
class Read:
    """One sentence (or a stretch of one that never ends) with its tokens and the forum phrases in it."""

    sentence: Sentence
    words: list[Token]
    phrases: list[Phrase]
    rhythms: list[Rhythm]

    @cached_property
    def places(self) -> dict[Phrase, int]:
        """The place of each phrase in `phrases`."""
        return {phrase: at for at, phrase in enumerate(self.phrases)}

    def oversight(self, phrase: Phrase, end: int) -> list[Oversight]:
        """What the sentence says of oversight by the forum of `phrase`, whose people stand up to `end`."""
        return read_oversight(self.words, place(self.words, self.phrases, phrase, end))


def read_sentence(lexicon: Lexicon, sentence: Sentence) -> Iterator[Read]:
    """The sentence with its phrases; in stretches when it is longer than any sentence is."""
    words = tokens(sentence.text)
    for at in range(0, max(1, len(words)), LONGEST):
        part = words[at : at + LONGEST]
        yield Read(
            sentence, part, list(meetings_of(part, find_phrases(lexicon, part))), lexicon.calendar.find(part)
        )


def standing_teams(lexicon: Lexicon, read: Read) -> Iterator[str]:
    """The keys of teams that a sentence shows to meet: chaired, with minutes, or "the X meeting" is theirs."""
    for phrase in read.phrases:
        if phrase.form not in {"named", "acronym"}:
            continue
        name = canonical(lexicon, phrase)
        meeting = phrase.head == "meeting" and name.text.lower().endswith(" team")
        if meeting or (phrase.is_team and (_meets(read, phrase) or _met_at(read, phrase))):
            yield name_key(name.text)


def _meets(read: Read, phrase: Phrase) -> bool:
    """Whether the words behind a team say that it is chaired, meets or has papers of its own."""
    after = [token.lower for token in read.words[phrase.last : phrase.last + 5]]
    if (after[:1] and after[0] in _MEETS) or after[:3] == ["terms", "of", "reference"]:
        return True
    passing = {"is", "will", "be", "has", "been", ",", "which", "also"}
    at = next((k for k, word in enumerate(after) if word not in passing), len(after))
    return after[at : at + 1] in (["chaired"], ["meets"], ["meet"]) or after[at : at + 2] == [
        "takes",
        "place",
    ]


def _met_at(read: Read, phrase: Phrase) -> bool:
    """Whether something is discussed or decided "at" the team."""
    at = place(read.words, read.phrases, phrase, phrase.last).left - 1
    if at < 0 or read.words[at].lower != "at":
        return False
    return any(said.rule == "place" for said in read.oversight(phrase, phrase.last))
