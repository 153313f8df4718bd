"""Organisations, units, teams and providers in running text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from forumtrace.extract.lexicon import Known, find, is_abbreviation
from forumtrace.extract.mentions import Mention, longest, outside
from forumtrace.extract.naming import abbreviation_in, canonical, expands, singular
from forumtrace.extract.phrases import Word, bracketed, names, title_start, topic_start, word_class, words
from forumtrace.extract.vocabulary import Concept, Vocabulary

SCHEME = "organisation-scheme"
UNITS = "unit-scheme"
_AUX = frozenset(
    [
        "will",
        "has",
        "have",
        "is",
        "are",
        "to",
        "must",
        "should",
        "can",
        "continue",
        "continues",
        "provide",
        "provides",
        "who",
    ]
)
_BESIDE = frozenset(["by", "with", "from", "between", "both", "including"])

_PRISON = frozenset(("HMP", "HMYOI", "YOI", "HMP/YOI", "HMPYOI", "HMIRC", "IRC"))


def find_organisations(text: str, vocabulary: Vocabulary, acronyms: Mapping[str, str]) -> tuple[Mention, ...]:
    """The bodies, units and teams that `text` names, in order; of a body within a body the longer name."""
    ws = words(text)
    known = [_listed(k, ws, text) for k in find(vocabulary, SCHEME, text) if _counts(k, text)]
    pairs = list(_paired(ws, text))
    shaped = [*pairs, *outside(_shaped(ws, text, acronyms, vocabulary), pairs)]
    units = list(_units(text, ws, vocabulary))
    found = longest([*known, *shaped, *units, *_prisons(ws, text), *_abbreviated(ws, acronyms, vocabulary)])
    return longest([*found, *_departments(ws, found, vocabulary)])


def _counts(known: Known, text: str) -> bool:
    return known.exact or known.concept.label.islower()


def _listed(known: Known, ws: Sequence[Word], text: str) -> Mention:
    """A body of the list, with the area that may stand behind its name ("NHSE Midlands")."""
    at = next((k for k, w in enumerate(ws) if w.end >= known.end), len(ws) - 1)
    last = at
    while last + 1 < len(ws) and ws[last + 1].capital and ws[last + 1].lower in word_class("areas"):
        last += 1
    surface = text[known.start : ws[last].end]
    short = surface if is_abbreviation(surface) else None
    if last > at and not known.concept.label.islower():
        return Mention(known.start, ws[last].end, surface, 0.95, None, False, None)
    end = ws[last + 3].end if last + 3 < len(ws) and bracketed(ws, last + 3) else known.end
    short = short or abbreviation_in(text[known.start : end])
    return Mention(known.start, end, known.concept.label, 0.97, known.concept, False, short)


def _shaped(
    ws: Sequence[Word], text: str, acronyms: Mapping[str, str], vocabulary: Vocabulary
) -> Iterator[Mention]:
    """ "X Trust", "X College", "x team", "x provider"."""
    plain, capitals = word_class("body_heads"), word_class("body_heads_capital")
    ends = capitals | {
        "head",
        "director",
        "manager",
        "officer",
        "governor",
        "meeting",
        "board",
        "strategy",
        "controller",
    }
    for at, word in enumerate(ws):
        noun = singular(word.lower)
        if noun not in plain and not (noun in capitals and word.capital):
            continue
        start = title_start(ws, at, ends)
        if start == at and noun in plain:
            start = topic_start(ws, at)
        if start == at or not _names_body(ws[start:at], noun, word):
            continue
        short = ws[start].text
        full = expands(short, acronyms) if start == at - 1 else None
        if full and full.split()[-1].casefold() in ("group", "team", "unit", "service", "department"):
            bodies = _abbreviated((ws[start],), {short: full}, vocabulary)
            yield from (replace(body, end=word.end) for body in bodies)
            continue
        end = ws[at + 3].end if at + 3 < len(ws) and bracketed(ws, at + 3) else word.end
        surface = text[ws[start].start : end]
        name = canonical(surface, acronyms)
        local = noun in ("team", "department", "unit", "provider", "supplier") and not _bodied(ws[start].text)
        unit = unit_kind(name, vocabulary)
        confidence = 0.9 if ws[start].capital else 0.8
        yield Mention(
            ws[start].start,
            end,
            unit.label if unit and noun == "unit" else name,
            confidence,
            unit,
            local,
            abbreviation_in(surface),
        )


def _bodied(first: str) -> bool:
    return first in ("HMPPS", "NHS", "NHSE", "MoJ", "MOJ", "National", "Regional")


def _names_body(before: Sequence[Word], noun: str, head: Word) -> bool:
    """Whether the words before a head noun make a name of it."""
    told = [singular(w.lower) for w in before if w.alphabetic and w.lower not in ("and", "of", "&", "the")]
    unnamed = word_class("unnamed_bodies")
    if all(t in unnamed or t in word_class("loose") for t in told):
        return False
    if noun in ("unit", "service") and (
        any(t in word_class("places") for t in told) or (noun == "service" and len(told) < 2)
    ):
        return False
    if noun == "service" and told[-1:] == ["accommodation"]:
        return False
    return not (noun in ("office", "executive", "institute", "probation") and len(told) < 1)


def _paired(ws: Sequence[Word], text: str) -> Iterator[Mention]:
    """ "A B and C D teams": two teams."""
    for at, word in enumerate(ws):
        noun = singular(word.lower)
        if noun not in ("team", "department", "unit") or noun == word.lower:
            continue
        start = title_start(ws, at, word_class("body_heads_capital"))
        joint = next((k for k in range(start, at) if ws[k].lower in ("and", "&")), None)
        if joint is None or any(ws[k].text == "," for k in range(start, at)) or joint in (start, at - 1):
            continue
        for low, high in ((start, joint), (joint + 1, at)):
            name = f"{text[ws[low].start : ws[high - 1].end]} {noun.capitalize()}"
            yield Mention(ws[low].start, ws[high - 1 if high == joint else at].end, name, 0.85, None, True)


def _units(text: str, ws: Sequence[Word], vocabulary: Vocabulary) -> Iterator[Mention]:
    """Kinds of unit that each prison has, by their full name or abbreviation."""
    for known in find(vocabulary, UNITS, text):
        surface = text[known.start : known.end]
        if (" " in surface and surface.casefold().split()[-1] in ("team", "department", "unit")) or (
            is_abbreviation(surface) and len(surface) > 2
        ):
            end = next(
                (ws[k + 3].end for k, w in enumerate(ws[:-3]) if w.end == known.end and bracketed(ws, k + 3)),
                known.end,
            )
            whole = is_abbreviation(surface) or surface.casefold() == known.concept.label.casefold()
            name = known.concept.label if whole else canonical(surface, {})
            short = surface if is_abbreviation(surface) else abbreviation_in(text[known.start : end])
            yield Mention(known.start, end, name, 0.92, known.concept, True, short)


def _prisons(ws: Sequence[Word], text: str) -> Iterator[Mention]:
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


def _departments(ws: Sequence[Word], found: Sequence[Mention], vocabulary: Vocabulary) -> Iterator[Mention]:
    """ "Healthcare will ...", "from Education and Safer Custody": departments named by their subject alone."""
    ends = {m.end for m in found}
    labels = vocabulary.labelled(UNITS)
    at = 0
    while at < len(ws):
        for size in (2, 1):
            group = ws[at : at + size]
            phrase = " ".join(w.lower for w in group)
            if (
                len(group) == size
                and phrase in labels
                and all(w.capital for w in group)
                and not group[0].abbreviation
            ):
                if _acts(ws, at, at + size, ends):
                    ends.add(group[-1].end)
                    concept = labels[phrase]
                    yield Mention(group[0].start, group[-1].end, concept.label, 0.75, concept, True)
                    at += size - 1
                    break
        at += 1


def _acts(ws: Sequence[Word], start: int, end: int, bodies: set[int]) -> bool:
    """Whether the department at `start`..`end` stands as a body: it does something or stands beside bodies."""
    after = ws[end].lower if end < len(ws) else "."
    if end < len(ws) and (ws[end].capital or ws[end].lower in word_class("topics") or after == "'s"):
        return False
    if after in _AUX:
        return not (start and ws[start - 1].lower in ("and", "of", "&", ",")) or ws[start - 2].end in bodies
    if after not in (",", ".", ")", "and", "&", "or", ";", "to", "/"):
        return False
    if start == 0:
        return False
    before = ws[start - 1].lower
    return before in _BESIDE or (
        before in (",", "and", "&", "or", "/") and start > 1 and ws[start - 2].end in bodies
    )


def _abbreviated(
    ws: Sequence[Word], acronyms: Mapping[str, str], vocabulary: Vocabulary
) -> Iterator[Mention]:
    """Abbreviations that the document writes out as a body."""
    heads = word_class("body_heads") | word_class("body_heads_capital")
    listed = vocabulary.labelled(SCHEME)
    for word in ws:
        full = expands(word.text, acronyms) if word.abbreviation else None
        parts = words(full) if full else ()
        if full and full.casefold() in listed:
            concept = listed[full.casefold()]
            yield Mention(word.start, word.end, concept.label, 0.97, concept, False, singular(word.text))
        elif full and parts and singular(parts[-1].lower) in heads and len(parts) > 1:
            if _names_body(parts[:-1], singular(parts[-1].lower), parts[-1]):
                unit = unit_kind(canonical(full, {}), vocabulary)
                local = singular(parts[-1].lower) in ("team", "department", "unit")
                yield Mention(
                    word.start, word.end, canonical(full, {}), 0.93, unit, local, singular(word.text)
                )


@lru_cache(maxsize=2048)
def unit_kind(name: str, vocabulary: Vocabulary) -> Concept | None:
    """The kind of unit that `name` is one of, if the code list has it."""
    return vocabulary.labelled(UNITS).get(name.casefold())
