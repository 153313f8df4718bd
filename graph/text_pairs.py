"""Texts that share most of their runs of words, found without a model or comparing all with all.

Tokens are ordered from rare to common, and two texts as alike as that must share one of their rarer tokens. Only those
stand in the inverted index (prefix filtering).
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
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
