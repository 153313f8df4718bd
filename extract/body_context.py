"""Bodies with names of any shape, told by what stands beside them: a list of bodies, a service done by them, a remark.

"run by Meadowsweet", "attended by Meadowsweet, Nacro and the police", "Meadow Sweet will facilitate",
"Meadowsweet, a local charity,". A name counts only if none of its words is a post's, forum's, plan's or place's.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from forumtrace.extract.lexicon import labels
from forumtrace.extract.mentions import Mention
from forumtrace.extract.naming import singular
from forumtrace.extract.phrases import names
from forumtrace.extract.vocabulary import Vocabulary
from forumtrace.extract.wording import Word, word_class

_LONGEST = 5
"""Words of the longest name."""
_MEMBERS = 8
"""Names of one list that are read to either side of a known body."""
_LISTING = frozenset({",", "and", "&"})


def beside(
    ws: Sequence[Word], text: str, found: Sequence[Mention], vocabulary: Vocabulary
) -> Iterator[Mention]:
    """The bodies of `text` that their surroundings show and that are not among those `found`."""
    taken = {at for mention in found for at in range(mention.start, mention.end)}
    for first, last in sorted({*_agents(ws), *_subjects(ws), *_explained(ws), *_listed(ws, found)}):
        if _free(ws[first : last + 1], taken, vocabulary):
            start, end = ws[first].start, ws[last].end
            yield Mention(start, end, text[start:end], 0.7)


def _run(ws: Sequence[Word], first: int) -> int | None:
    """The last word of the capitalised name that begins at `first`; None when none does."""
    last = None
    for k in range(first, min(len(ws), first + _LONGEST)):
        if not names(ws, k):
            break
        last = k
    return last


def _back(ws: Sequence[Word], last: int) -> int | None:
    """The first word of the capitalised name that ends at `last`."""
    first = None
    for k in range(last, max(0, last - _LONGEST), -1):
        if not names(ws, k):
            break
        first = k
    return first


def _closed(ws: Sequence[Word], last: int) -> bool:
    """Whether a name ends here: no further noun follows ("by Gym staff")."""
    return last + 1 >= len(ws) or ws[last + 1].lower in word_class("after_body")


def _agents(ws: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """ "run by Name"."""
    for at in range(1, len(ws) - 1):
        if ws[at].lower == "by" and ws[at - 1].lower in word_class("services_done"):
            first = at + 1 + (ws[at + 1].lower == "the")
            last = _run(ws, first)
            if last is not None and _closed(ws, last):
                yield first, last


def _subjects(ws: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """ "Two Names will facilitate" at the beginning of a sentence."""
    last = _run(ws, 0) if ws else None
    if last is None or last == 0 or last + 2 >= len(ws):
        return
    verb = last + 1 + (ws[last + 1].lower in ("will", "has", "have"))
    verb += verb + 1 < len(ws) and ws[verb].lower in ("also", "continue", "to", "now")
    verb += verb + 1 < len(ws) and ws[verb].lower == "to"
    if verb > last + 1 and ws[verb].lower in word_class("services_do"):
        yield 0, last


def _explained(ws: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """ "Name, a local charity,"."""
    for at in range(1, len(ws) - 2):
        if ws[at].text != "," or ws[at + 1].lower not in ("a", "an", "our", "the"):
            continue
        said = []
        for word in ws[at + 2 : at + 7]:
            if not word.alphabetic or word.capital:
                break
            said.append(word.lower)
        first = _back(ws, at - 1)
        if first is not None and any(w in word_class("body_kinds") for w in said):
            yield first, at - 1


def _listed(ws: Sequence[Word], found: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Names in one list with bodies that are known."""
    starts = {word.start: k for k, word in enumerate(ws)}
    ends = {word.end: k for k, word in enumerate(ws)}
    for mention in found:
        if mention.local or mention.concept is None or mention.concept.label.islower():
            continue
        yield from _onward(ws, ends.get(mention.end))
        yield from _backward(ws, starts.get(mention.start))


def _onward(ws: Sequence[Word], at: int | None) -> Iterator[tuple[int, int]]:
    for _ in range(_MEMBERS):
        if at is None or at + 2 >= len(ws) or ws[at + 1].lower not in _LISTING:
            return
        first = at + 2 + (ws[at + 2].lower in ("and", "the"))
        first += first < len(ws) and ws[first].lower == "the"
        last = _run(ws, first)
        if last is None or not (last + 1 >= len(ws) or ws[last + 1].lower in (*_LISTING, ".", ")", ";")):
            return
        yield first, last
        at = last


def _backward(ws: Sequence[Word], at: int | None) -> Iterator[tuple[int, int]]:
    """The names before a body, if the list of them opens behind "by", "with" and the like."""
    members: list[tuple[int, int]] = []
    for _ in range(_MEMBERS):
        if at is None or at < 2:
            return
        at -= ws[at - 1].lower == "the"
        if ws[at - 1].lower not in _LISTING:
            return
        last = at - 2
        first = _back(ws, last)
        if first is None or first == 0:
            return
        members.append((first, last))
        before = ws[first - 1 - (ws[first - 1].lower == "the" and first > 1)].lower
        if before in word_class("agents"):
            yield from members
            return
        at = first


@cache
def _other() -> frozenset[str]:
    """Nouns (singular) that close the name of something else than a body."""
    classes = (
        "role_heads",
        "role_bare",
        "forum_heads",
        "programme_heads",
        "plan_heads",
        "places_named",
        "areas",
    )
    kinds = (*classes, "body_heads", "system_heads", "no_body")
    return frozenset().union(*(word_class(kind) for kind in kinds))


def _free(group: Sequence[Word], taken: set[int], vocabulary: Vocabulary) -> bool:
    """Whether a name can be a body's: unknown words of its own, and none that belongs to something else."""
    if any(at in taken for word in group for at in range(word.start, word.end)):
        return False
    if any(singular(word.lower) in _other() or word.text.isdecimal() for word in group):
        return False
    name = " ".join(word.lower for word in group)
    if any(
        name in labels(vocabulary, scheme) for scheme in ("unit-scheme", "programme-scheme", "role-scheme")
    ):
        return False
    if len(group) == 1:
        word = group[0]
        return (
            not word.abbreviation
            and not (word.lower.endswith("s") and len(word.text) > 3)
            and not _topic(word)
        )
    return not all(_topic(word) or word.abbreviation for word in group)


def _topic(word: Word) -> bool:
    return word.lower in word_class("topics") or word.lower in word_class("naming")
