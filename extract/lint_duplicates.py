"""Lint on repetition: nearly the same action stands in two rows, with another owner or another target."""

import re
from collections import defaultdict
from collections.abc import Iterator

from forumtrace.extract.context import Context
from forumtrace.extract.model import Action, Finding, Item

ALIKE = 0.8
"""Share of words in common (Jaccard) from which two actions are the same promise."""
LEAST = 8
"""Words below which an action says too little to be compared."""

_WORD = re.compile(r"\w+")
Entry = tuple[Item, Action, frozenset[str]]


def lint(context: Context) -> Iterator[Finding]:
    """Yield a `duplicate-action` finding on the later of two such actions."""
    index: dict[str, list[int]] = defaultdict(list)
    entries: list[Entry] = []
    for item in context.plan.items:
        for action in item.actions:
            words = frozenset(word.casefold() for word in _WORD.findall(action.passage.text))
            if len(words) < LEAST:
                continue
            for other in _twins(item, words, entries, index):
                yield from _compare(entries[other], item, action)
            for word in words:
                index[word].append(len(entries))
            entries.append((item, action, words))


def _twins(
    item: Item, words: frozenset[str], entries: list[Entry], index: dict[str, list[int]]
) -> Iterator[int]:
    """Earlier actions of other rows that are alike; looked for under the rarest word only, which twins mostly share."""
    rare = sorted(words, key=lambda word: (len(index[word]), word))[
        : max(1, round(len(words) * (1 - ALIKE)) + 1)
    ]
    for other in sorted({at for word in rare for at in index[word]}):
        theirs = entries[other][2]
        if entries[other][0] is not item and len(words & theirs) >= ALIKE * len(words | theirs):
            yield other


def _compare(earlier: Entry, item: Item, action: Action) -> Iterator[Finding]:
    first, other, _ = earlier
    differ = []
    for what, mine, theirs in (
        ("owner", _owners(item, action), _owners(first, other)),
        ("target", _targets(action), _targets(other)),
    ):
        if mine != theirs and (mine or theirs):
            differ.append(f"{what} {mine or 'not said'} here, {theirs or 'not said'} there")
    if differ:
        message = f"the same action stands under {first.number}, with another {'; '.join(differ)}"
        yield Finding("duplicate-action", message, action.passage.spans(), item.number)


def _owners(item: Item, action: Action) -> str:
    return ", ".join(dict.fromkeys(p.text for p in action.owners or item.owners))


def _targets(action: Action) -> str:
    return ", ".join(target.passage.text for target in action.targets)
