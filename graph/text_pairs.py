"""Texts that are like each other, found without a model: TF-IDF cosine over words, Jaccard over shingles.

Both joins give every pair at or above the threshold, and no other, without comparing all with all: tokens are
ordered from rare to common, and two texts as alike as that must share one of their rarer tokens. Only those stand in
the inverted index (prefix filtering).
"""

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

Pair: TypeAlias = tuple[int, int, float]
"""Positions of two texts (the smaller first) and how alike they are, 0 to 1."""

_WORD = re.compile(r"[a-z0-9]+")
SHINGLE = 3
BITS = 1024
"""Bits of an outline."""
LIGHT = 0.3
"""The words that an outline leaves out are shorter than this share of the least cosine."""


def words(text: str) -> list[str]:
    """The words of a text in small letters, without punctuation."""
    return _WORD.findall(text.casefold().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", ""))


def shingles(text: str) -> frozenset[str]:
    """The runs of three words in a text; the whole text where it is shorter."""
    told = words(text)
    return frozenset(" ".join(told[i : i + SHINGLE]) for i in range(max(1, len(told) - SHINGLE + 1)))


def tfidf(texts: Sequence[str], stop: frozenset[str]) -> list[dict[str, float]]:
    """Each text as weights of its words with length 1, the rarest word first; words of `stop` do not count.

    The weight is (1 + ln count) * ln(1 + texts / texts with the word).
    """
    counts = [Counter(word for word in words(text) if word not in stop) for text in texts]
    spread = Counter(word for count in counts for word in count)
    vectors = []
    for count in counts:
        ranked = sorted(count, key=lambda word: (spread[word], word))
        weights = {w: (1 + math.log(count[w])) * math.log(1 + len(texts) / spread[w]) for w in ranked}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        vectors.append({word: weight / length for word, weight in weights.items()} if length else {})
    return vectors


def cosine_pairs(
    vectors: Sequence[Mapping[str, float]], least: float, apart: Callable[[int, int], bool]
) -> Iterator[Pair]:
    """All pairs of vectors (from `tfidf`) with a cosine of at least `least`, for which `apart` holds."""
    places: dict[str, int] = {}
    outlines = [Outline.of(vector, least, places) for vector in vectors]
    bits, enough = [o.bits for o in outlines], [o.enough for o in outlines]
    for b, before in _candidates([_rarest(vector, least)[0] for vector in vectors]):
        mine, needed = bits[b], enough[b]
        # By far the most candidates end here, so it is one expression.
        near = [a for a in before if (n := (bits[a] & mine).bit_count()) >= needed or n >= enough[a]]
        for a in near:
            if outlines[a].bound(outlines[b]) >= least - 1e-6 and apart(a, b):
                small, large = sorted((vectors[a], vectors[b]), key=len)
                alike = sum(weight * large[word] for word, weight in small.items() if word in large)
                if round(alike, 6) >= least:
                    yield a, b, alike


def _rarest(vector: Mapping[str, float], light: float) -> tuple[list[str], float]:
    """The rarest words, up to where the rest is shorter than `light`, and the length of that rest."""
    found, rest = [], 1.0
    for word, weight in vector.items():
        if rest < light * light - 1e-9:
            break
        found.append(word)
        rest -= weight * weight
    return found, math.sqrt(max(0.0, rest))


@dataclass(frozen=True, slots=True)
class Outline:
    """What tells quickly that two vectors cannot be alike: their rarer words as bits, and what those can weigh.

    What two vectors share beyond their rarer words lies in the rest of one of them, for all words are in one order.
    """

    bits: int
    hidden: int
    """Words that share their bit with another word of the same vector."""
    tops: tuple[float, ...]
    """The length of the heaviest 0, 1, 2 ... of the rarer words."""
    rest: float
    enough: int
    """So many bits must be shared, for one of the two, before they can be alike."""

    @classmethod
    def of(cls, vector: Mapping[str, float], least: float, places: dict[str, int]) -> "Outline":
        """The outline of `vector`; `places` numbers the words and is filled as they come."""
        words, rest = _rarest(vector, least * LIGHT)
        bits = 0
        for word in words:
            bits |= 1 << places.setdefault(word, len(places)) % BITS
        hidden = len(words) - bits.bit_count()
        squares = list(accumulate(sorted((vector[w] ** 2 for w in words), reverse=True), initial=0.0))
        enough = bisect_left(squares, least * (1 - LIGHT) - 1e-6) - hidden
        return cls(bits, hidden, tuple(map(math.sqrt, squares)), rest, enough)

    def bound(self, other: "Outline") -> float:
        """A cosine that the two cannot exceed, by how many words they can share."""
        shared = (self.bits & other.bits).bit_count() + min(self.hidden, other.hidden)
        mine, its = self.tops, other.tops
        weight = mine[min(shared, len(mine) - 1)] * its[min(shared, len(its) - 1)]
        return weight + max(self.rest, other.rest)


def jaccard_pairs(
    sets: Sequence[frozenset[str]], least: float, apart: Callable[[int, int], bool]
) -> Iterator[Pair]:
    """All pairs of sets that share at least `least` of their union, for which `apart` holds."""
    spread = Counter(token for tokens in sets for token in tokens)
    prefixes = []
    for tokens in sets:
        ranked = sorted(tokens, key=lambda token: (spread[token], token))
        prefixes.append(ranked[: len(ranked) - math.ceil(least * len(ranked) - 1e-9) + 1])
    for b, before in _candidates(prefixes):
        for a in before:
            if apart(a, b):
                alike = len(sets[a] & sets[b]) / len(sets[a] | sets[b])
                if alike >= least:
                    yield a, b, alike


def _candidates(prefixes: Sequence[Sequence[str]]) -> Iterator[tuple[int, list[int]]]:
    """Each position with the earlier ones that share a token with it, in order."""
    index: dict[str, list[int]] = defaultdict(list)
    for at, tokens in enumerate(prefixes):
        yield at, sorted(set().union(*(index[token] for token in tokens)))
        for token in tokens:
            index[token].append(at)
