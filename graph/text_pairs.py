"""Texts that are like each other, found without a model: TF-IDF cosine over words, Jaccard over shingles.

Both joins give every pair at or above the threshold, and no other, without comparing all with all: tokens are
ordered from rare to common, and two texts as alike as that must share one of their rarer tokens. Only those stand in
the inverted index (prefix filtering).
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

Pair: TypeAlias = tuple[int, int, float]
"""Positions of two texts (the smaller first) and how alike they are, 0 to 1."""

_WORD = re.compile(r"[a-z0-9]+")
SHINGLE = 3


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
    prefixes = [list(_heavy(vector, least)) for vector in vectors]
    for a, b in _candidates(prefixes):
        if apart(a, b):
            small, large = sorted((vectors[a], vectors[b]), key=len)
            alike = sum(weight * large[word] for word, weight in small.items() if word in large)
            if round(alike, 6) >= least:
                yield a, b, alike


def _heavy(vector: Mapping[str, float], least: float) -> Iterator[str]:
    """The rarest words, up to where the rest alone could not reach `least`."""
    rest = 1.0
    for word, weight in vector.items():
        if rest < least * least - 1e-9:
            return
        yield word
        rest -= weight * weight


def jaccard_pairs(
    sets: Sequence[frozenset[str]], least: float, apart: Callable[[int, int], bool]
) -> Iterator[Pair]:
    """All pairs of sets that share at least `least` of their union, for which `apart` holds."""
    spread = Counter(token for tokens in sets for token in tokens)
    prefixes = []
    for tokens in sets:
        ranked = sorted(tokens, key=lambda token: (spread[token], token))
        prefixes.append(ranked[: len(ranked) - math.ceil(least * len(ranked) - 1e-9) + 1])
    for a, b in _candidates(prefixes):
        if apart(a, b):
            alike = len(sets[a] & sets[b]) / len(sets[a] | sets[b])
            if alike >= least:
                yield a, b, alike


def _candidates(prefixes: Sequence[Iterable[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of positions that share a token, each once, in order."""
    index: dict[str, list[int]] = defaultdict(list)
    for at, tokens in enumerate(prefixes):
        before: dict[int, None] = {}
        for token in tokens:
            before.update(dict.fromkeys(index[token]))
            index[token].append(at)
        yield from ((earlier, at) for earlier in sorted(before))
