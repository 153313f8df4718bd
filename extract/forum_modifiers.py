"""The words on the left of a head noun that belong to a forum's name: the walk from "meeting" back to its beginning.

There is no tagger: a name ends where a word stands that cannot be in one (a preposition, a verb, another forum), and
the case of the letters tells names from plain words.
"""

from dataclasses import dataclass, field

from forumtrace.extract.forum_lexicon import Lexicon
from forumtrace.extract.frequencies import Rhythm
from forumtrace.extract.tokens import Token

MOST_WORDS = 9
_AND = frozenset({"and", "&"})
_DETERMINERS = frozenset({"the", "this", "these", "that", "those", "a", "an", "each", "every", "any", "their", "its", "our", "his", "her"})  # fmt: skip
_LY = frozenset({"family", "early", "elderly", "supply", "assembly", "anomaly"})
_ED = frozenset({"need", "integrated", "shared", "detained", "unified", "embed", "bed", "based"})


@dataclass
class Modifiers:
    """What the walk found: name words in parts (parted by "and" or a comma), and what stood before them."""

    first: int
    parts: list[list[int]] = field(default_factory=lambda: [[]])
    """Indexes of name words, the last part first, each part from its last word to its first."""
    acronym: Token | None = None
    rhythms: list[Rhythm] = field(default_factory=list)
    determiner: str = ""

    @property
    def indexes(self) -> list[int]:
        """All name words, from left to right."""
        return sorted(index for part in self.parts for index in part)


class Walk:
    """One walk over `words` to the left of `head`, with `ends` giving the frequency that ends before an index."""

    def __init__(self, lexicon: Lexicon, words: list[Token], ends: dict[int, Rhythm], head: int) -> None:
        self.lexicon, self.words, self.ends, self.head = lexicon, words, ends, head
        self.found = Modifiers(first=head)
        self.edge = False

    def run(self) -> Modifiers:
        """Walk until a word ends the name."""
        at = self.head - 1
        while at >= 0 and len(self.found.indexes) < MOST_WORDS:
            step = self._bracket(at) or self._rhythm(at) or self._drop(at) or self._linked(at)
            step = step or self._joined(at) or self._word(at)
            if not step:
                break
            at -= step
        if at >= 0 and self.words[at].lower in _DETERMINERS:
            self.found.determiner = self.words[at].lower
        while len(self.found.parts) > 1 and not self.found.parts[-1]:
            self.found.parts.pop()
        if self.found.indexes:
            self.found.first = min(self.found.indexes)
        return self.found

    def _bracket(self, at: int) -> int:
        """An acronym in brackets inside the name: "Use of Force (UoF) meeting"."""
        words = self.words
        if words[at].text == ")" and at >= 3 and words[at - 2].text == "(" and words[at - 1].is_acronym:
            self.found.acronym = self.found.acronym or words[at - 1]
            return 3
        return 0

    def _rhythm(self, at: int) -> int:
        rhythm = self.ends.get(at + 1)
        if rhythm is None:
            return 0
        self.found.rhythms.append(rhythm)
        before = rhythm.first - 1
        if before >= 1 and self.words[before].lower in {*_AND, "or", ",", "/"} and before in self.ends:
            return at - rhythm.first + 2
        # "SMT daily meetings", "the Governor's weekly meeting": the name may stand on the left of a frequency.
        left = self.words[before] if before >= 0 else None
        if left and left.is_capital and left.lower.endswith(("'s", "s'")) and self.found.indexes:
            self.found.parts[-1].append(before)
            self.edge = True
            return at - before + 1
        self.edge = self.edge or bool(self.found.indexes)
        return at - rhythm.first + 1

    def _drop(self, at: int) -> int:
        token, known = self.words[at], self.lexicon.words
        proper = any(self.words[index].is_capital for index in self.found.indexes)
        described = token.lower in known.descriptive and proper
        month = token.is_capital and token.lower in known.months
        if token.lower == "key" and self.words[at + 1].lower.startswith("work"):
            return 0
        if month or ((token.lower in known.dropped or described) and (not token.is_capital or at == 0)):
            self.edge = True
            return 1
        return 0

    def _linked(self, at: int) -> int:
        """A known stretch of words with a linking word in it: "use of force", "health and safety"."""
        lower = "and" if self.words[at].text == "&" else self.words[at].lower
        for stem, place in () if self.edge else self.lexicon.names.linked.get(lower, ()):
            first = at - place
            if first < 0:
                continue
            read = list(range(first, min(first + len(stem), self.head)))
            texts = tuple(
                "and" if self.words[t].text == "&" else self.words[t].lower.replace("-", "") for t in read
            )
            if texts == stem and set(range(at + 1, first + len(stem))) <= set(self.found.indexes):
                self.found.parts[-1] += list(range(at, first - 1, -1))
                return place + 1
        return 0

    def _joined(self, at: int) -> int:
        """ "and" or a comma between two parts of one name, or of the names of two forums with one head."""
        sign = self.words[at].lower
        if self.edge or not self.found.parts[-1] or at == 0:
            return 0
        listed = len(self.found.parts) > 1 or any(self.words[n].lower in _AND for n in self.found.indexes)
        if sign not in _AND and not (sign == "," and listed):
            return 0
        left, right = self.words[at - 1], self.words[self.found.parts[-1][-1]]
        lower = left.lower
        known = self.lexicon.words
        topic = left.is_capital and lower in known.topics and at > 1
        if lower in known.stops or lower in known.singular or not left.is_word:
            return 0
        if lower in known.people and not topic:
            return 0
        if (right.is_capital and not left.is_capital) or not self._may_be_modifier(left):
            return 0
        if at in self.ends:
            return 0
        self.found.parts.append([])
        return 1

    def _may_be_modifier(self, token: Token) -> bool:
        lower = token.lower
        if lower.endswith("ly") and lower not in _LY:
            return False
        return token.is_capital or "-" in lower or not lower.endswith("ed") or lower in _ED

    def _word(self, at: int) -> int:
        token, known = self.words[at], self.lexicon.words
        lower, names = token.lower, self.found.indexes
        if self.edge or not token.is_word or not self._may_be_modifier(token):
            return 0
        inside = at > 0 and token.is_capital and self._inside(at)
        if lower in known.stops and not inside and not (token.is_acronym and token.text.isupper()):
            return self._of(at)
        if self._other_head(at, names) or self._below_name(token, names):
            return 0
        self.found.parts[-1].append(at)
        return 1

    def _inside(self, at: int) -> bool:
        """Whether a capitalised verb or small word is a part of a name: "Time Out Of Cell Meeting"."""
        lower = self.words[at].lower
        if not self.found.indexes:
            # "Attendance Panel"
            return self.words[self.head].is_capital and lower in self.lexicon.words.verbs
        return lower in self.lexicon.words.verbs or (
            self.words[at - 1].is_capital and lower not in _DETERMINERS | _AND
        )

    def _other_head(self, at: int, names: list[int]) -> bool:
        """Whether the word heads another forum; a capitalised one may open a name ("Board Assurance Committee")."""
        token, known = self.words[at], self.lexicon.words
        lower = token.lower
        if lower not in known.singular or not (names or lower in known.plural):
            return False
        if (
            lower == "group"
            and names
            and at
            and (at in self.ends or self.words[at - 1].lower in _DETERMINERS)
        ):
            # "the quarterly group performance meeting": of a group of prisons.
            return False
        return not token.is_capital or not names or lower in known.plural

    def _below_name(self, token: Token, names: list[int]) -> bool:
        """Whether a small word stands before a name in capitals and is none that may open it."""
        known = self.lexicon.words
        if not names or token.is_capital or token.lower in known.openers:
            return False
        generic = all(self.words[index].lower in known.generic for index in names)
        return self.words[min(names)].is_capital and not generic

    def _of(self, at: int) -> int:
        """ "of" between two capitalised words in the middle of a sentence: "Management of Young Adults Board"."""
        names = self.found.indexes
        link = self.words[at].lower
        if link == "of" and at and names and self.words[at - 1].text == "Heads":
            # "Heads of Residence Forum": those who hold one post in several places confer.
            self.found.parts[-1] += [at, at - 1]
            return 2
        if (
            link not in {"of", "to", "for", "in"}
            or at < 2
            or not names
            or not self.words[self.head].is_capital
        ):
            return 0
        # "from Healthcare to Security Board" holds two names, "the Pathways to Work Board" one.
        if link != "of" and self.words[at - 2].lower not in _DETERMINERS:
            return 0
        left, right = self.words[at - 1], self.words[min(names)]
        known = self.lexicon.words
        if (
            not (left.is_capital and right.is_capital)
            or left.lower in known.stops | known.people | known.belongings
        ):
            return 0
        self.found.parts[-1].append(at)
        return 1
