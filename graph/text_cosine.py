"""Texts that use the same telling words, found without a model: the cosine of their TF-IDF vectors.

Every text is compared with all before it at once: the lists of texts that hold its words (an inverted index) are added
up by numpy. The words are taken from rare to common. The few commonest, whose lists are longest, can add only so
much to a cosine; they are counted only where some text comes near enough without them.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from forumtrace.graph.text_pairs import words

Vector: TypeAlias = Mapping[str, float]
"""Words with their weights, the rarest word first; the squares of the weights sum to 1."""
Cosines: TypeAlias = NDArray[np.float64]

LIGHT = 0.2
"""The commonest words of a text that together are no longer than this wait until the others are counted."""
SLACK = 1e-9
"""More than adding up in another order can change a cosine."""


def tfidf(texts: Sequence[str], stop: frozenset[str]) -> list[dict[str, float]]:
    """Each text as weights of its words with length 1, the rarest word first; words of `stop` do not count.

    The weight is (1 + ln count) * ln(1 + texts / texts with the word). A text without words has an empty vector.
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


def alike_before(vectors: Sequence[Vector], least: float) -> Iterator[tuple[NDArray[np.intp], Cosines]]:
    """For each vector the positions of the vectors before it with a cosine of at least `least`, and those cosines."""
    index = _Index(vectors)
    for at, vector in enumerate(vectors):
        rare, common, left = _parted(vector)
        cosines = index.add_up(rare, at)
        if common and cosines.max(initial=0.0) >= least - left - SLACK:
            cosines += index.add_up(common, at)
        found = np.flatnonzero(cosines >= least - SLACK)
        yield found, cosines[found]
        index.pass_by(vector)


def _parted(vector: Vector) -> tuple[list[tuple[str, float]], list[tuple[str, float]], float]:
    """The words of a vector, without and of the commonest, and the length of the latter."""
    common: list[tuple[str, float]] = []
    square = 0.0
    for word, weight in reversed(list(vector.items())):
        if square + weight * weight > LIGHT * LIGHT:
            break
        common.append((word, weight))
        square += weight * weight
    rare = list(vector.items())[: len(vector) - len(common)]
    return rare, common, math.sqrt(square)


class _Index:
    """For each word the positions and weights of the texts that hold it, and how many of those were passed by."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        held: dict[str, tuple[list[int], list[float]]] = {}
        for at, vector in enumerate(vectors):
            for word, weight in vector.items():
                places, weights = held.setdefault(word, ([], []))
                places.append(at)
                weights.append(weight)
        self._held = {word: (np.array(at, np.intp), np.array(w)) for word, (at, w) in held.items()}
        self._passed = dict.fromkeys(held, 0)

    def add_up(self, some: Iterable[tuple[str, float]], before: int) -> Cosines:
        """What the words of a text add to its cosine with each of the texts passed by, which are `before`."""
        places, products = [np.empty(0, np.intp)], [np.empty(0)]
        for word, weight in some:
            passed = self._passed[word]
            if passed:
                at, weights = self._held[word]
                places.append(at[:passed])
                products.append(weights[:passed] * weight)
        sums = np.bincount(np.concatenate(places), np.concatenate(products), before)
        return sums.astype(np.float64, copy=False)

    def pass_by(self, vector: Vector) -> None:
        """Count one more text, the next in order."""
        for word in vector:
            self._passed[word] += 1
