"""Bodies that their surroundings show: departments that act, other prisons, names beside "provider" or "charity"."""

from collections.abc import Iterator, Sequence

from forumtrace.extract.lexicon import labels
from forumtrace.extract.mentions import Mention
from forumtrace.extract.naming import singular
from forumtrace.extract.phrases import names, title_start
from forumtrace.extract.vocabulary import Vocabulary
from forumtrace.extract.wording import Word, word_class

UNITS = "unit-scheme"


_LED = frozenset({"to", "by", "with", "from", "for"})
_PRISON = frozenset(("HMP", "HMYOI", "YOI", "HMP/YOI", "HMPYOI", "HMIRC", "IRC"))


def apposed(ws: Sequence[Word], text: str) -> Iterator[Mention]:
    """ "the x provider, Name,": a body of any shape that stands beside what it is."""
    for at, word in enumerate(ws[:-2]):
        if singular(word.lower) not in (
            "provider",
            "supplier",
            "contractor",
            "charity",
        ) or word.lower.endswith("s"):
            continue
        first = at + 1 + (ws[at + 1].text in (",", "("))
        last = first
        while last < len(ws) and last < first + 7 and names(ws, last):
            last += 1
        if last > first and not (last == first + 1 and ws[first].text.isupper() and ws[at + 1].text == "("):
            heads = word_class("body_heads") | word_class("role_heads") | {"head"}
            if singular(ws[last - 1].lower) not in heads and singular(ws[first].lower) not in heads:
                yield Mention(
                    ws[first].start, ws[last - 1].end, text[ws[first].start : ws[last - 1].end], 0.85
                )


def prisons(ws: Sequence[Word], text: str) -> Iterator[Mention]:
    """Other prisons: "HMP X"; the caller leaves out the plan's own."""
    for at, word in enumerate(ws[:-1]):
        if word.text not in _PRISON:
            continue
        k = at + 1
        while k < len(ws) and (ws[k].text in ("/", "&") or ws[k].text in _PRISON) and k < at + 4:
            k += 1
        last = None
        while (
            k < len(ws)
            and names(ws, k)
            and k < at + 8
            and singular(ws[k].lower) not in word_class("role_heads")
        ):
            last = k
            k += 1
        if last is not None:
            yield Mention(word.start, ws[last].end, text[word.start : ws[last].end], 0.95)


def companies(ws: Sequence[Word], text: str) -> Iterator[Mention]:
    """ "work with Meadow Lane Learning", "Meadow Lane Learning will ...": a name before what a company does."""
    topics = word_class("topics") | word_class("naming")
    for at, word in enumerate(ws):
        if word.lower not in word_class("company_words") or not word.capital:
            continue
        start = title_start(ws, at, (), joins="")
        own = [w for w in ws[start:at] if w.alphabetic and w.lower not in topics and not w.abbreviation]
        if not own or own[0] is not ws[start] or (at + 1 < len(ws) and ws[at + 1].capital):
            continue
        after = ws[at + 1].lower if at + 1 < len(ws) else ""
        before = ws[start - 1].lower if start else ""
        if after in word_class("auxiliaries") or before in ("with", "by", "from"):
            yield Mention(ws[start].start, word.end, text[ws[start].start : word.end], 0.8)


def health_boards(ws: Sequence[Word], text: str) -> Iterator[Mention]:
    """Welsh health boards: "X University Health Board (ABC)"; a "Local Health Board" is a meeting."""
    for at in range(1, len(ws) - 1):
        if ws[at].text != "Health" or ws[at + 1].text != "Board":
            continue
        start = title_start(ws, at, (), joins="")
        own = [word.lower for word in ws[start:at]]
        if own and own[0] not in ("local", "prison", "regional", "national", "joint", "mental", "public"):
            last = at + 4 if [w.text for w in ws[at + 2 : at + 5 : 2]] == ["(", ")"] else at + 1
            short = ws[at + 3].text if last > at + 1 else None
            name = text[ws[start].start : ws[at + 1].end]
            yield Mention(ws[start].start, ws[last].end, name, 0.9, acronym=short)


def colleges(ws: Sequence[Word], text: str) -> Iterator[Mention]:
    """Welsh colleges, whose noun comes first: "Coleg Cambria"."""
    for at, word in enumerate(ws[:-1]):
        last = at
        while (
            word.text == "Coleg"
            and last + 1 < min(len(ws), at + 5)
            and ws[last + 1].capital
            and ws[last + 1].alphabetic
        ):
            last += 1
        if last > at:
            yield Mention(word.start, ws[last].end, text[word.start : ws[last].end], 0.9)


def departments(ws: Sequence[Word], found: Sequence[Mention], vocabulary: Vocabulary) -> Iterator[Mention]:
    """ "Healthcare will ...", "from Education and Safer Custody": departments named by their subject alone."""
    ends = {m.end for m in found}
    listed = labels(vocabulary, UNITS)
    at = 0
    while at < len(ws):
        for size in (2, 1):
            group = ws[at : at + size]
            phrase = " ".join(w.lower for w in group)
            if (
                len(group) == size
                and phrase in listed
                and all(w.capital for w in group)
                and not group[0].abbreviation
            ) and _acts(ws, at, at + size, ends):
                ends.add(group[-1].end)
                concept = listed[phrase]
                yield Mention(group[0].start, group[-1].end, concept.label, 0.75, concept, True)
                at += size - 1
                break
        at += 1


def _acts(ws: Sequence[Word], start: int, end: int, bodies: set[int]) -> bool:
    """Whether the department at `start`..`end` stands as a body: it does something or stands beside bodies."""
    after = ws[end].lower if end < len(ws) else "."
    if ws[start - 1 : start] and ws[start - 1].lower == "with" and after == "in":
        # "with Healthcare in attendance"
        return [word.lower for word in ws[end + 1 : end + 2]] == ["attendance"]
    if end < len(ws) and (ws[end].capital or ws[end].lower in word_class("topics") or after == "'s"):
        return False
    if start and names(ws, start - 1):
        return False
    if after in word_class("auxiliaries"):
        return not (start and ws[start - 1].lower in ("and", "of", "&", ",")) or ws[start - 2].end in bodies
    if after not in word_class("after_body") and after not in ("&", "/", "to", "or"):
        return False
    if start == 0:
        return False
    start -= ws[start - 1].lower == "the" and start > 1
    # "extended to the board and to Psychology": the second preposition leads on with the list.
    if start > 2 and ws[start - 1].lower in _LED and ws[start - 2].lower in ("and", "&", ","):
        start -= 1
    before = ws[start - 1].lower
    if before == "(" and after in (",", "and", "&"):
        # "a panel (Security, Healthcare and the Chaplaincy)"
        return True
    if (
        after == ","
        and before == ","
        and [word.lower for word in ws[end + 1 : end + 2]] in (["the"], ["a"], ["an"])
    ):
        # "a wing manager, Healthcare, the chaplain"
        return True
    return before in word_class("agents") or (
        before in (",", "and", "&", "or", "/") and start > 1 and ws[start - 2].end in bodies
    )
