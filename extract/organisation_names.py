"""Organisations, units, teams and providers in running text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from forumtrace.extract.body_context import beside
from forumtrace.extract.body_phrases import (
    UNITS,
    apposed,
    colleges,
    companies,
    departments,
    health_boards,
    prisons,
)
from forumtrace.extract.lexicon import Known, explained_otherwise, find, is_abbreviation, labels
from forumtrace.extract.mentions import Mention, longest, outside
from forumtrace.extract.naming import abbreviation_in, canonical, expands, singular
from forumtrace.extract.organisation_listed import is_department, listed_body
from forumtrace.extract.phrases import past_listed, title_start, topic_start
from forumtrace.extract.remember import remembered
from forumtrace.extract.vocabulary import Concept, Vocabulary
from forumtrace.extract.wording import Word, past_bracket, word_class, words

SCHEME = "organisation-scheme"


@remembered
def find_organisations(text: str, vocabulary: Vocabulary, acronyms: Mapping[str, str]) -> tuple[Mention, ...]:
    """The bodies, units and teams that `text` names, in order; of a body within a body the longer name."""
    ws = words(text)
    listed = (k for k in find(vocabulary, SCHEME, text) if not explained_otherwise(k, text, acronyms))
    known = [listed_body(k, ws, text) for k in listed if _counts(k, text)]
    pairs = list(_paired(ws, text))
    ends = frozenset({body.end for body in find(vocabulary, SCHEME, text)} | {body.end for body in known})
    shaped = [*pairs, *outside(_shaped(ws, text, acronyms, vocabulary, ends), pairs)]
    told = (
        *prisons(ws, text),
        *apposed(ws, text),
        *companies(ws, text),
        *health_boards(ws, text),
        *colleges(ws, text),
    )
    units = [*_units(text, ws, vocabulary), *told]
    shaped = [_itself(mention, known) for mention in shaped]
    found = longest([*known, *shaped, *units, *_abbreviated(ws, acronyms, vocabulary)])
    found = longest([*found, *departments(ws, found, vocabulary)])
    return longest([*found, *beside(ws, text, found, vocabulary)])


def _itself(shape: Mention, known: Sequence[Mention]) -> Mention:
    """`shape`, or the body with a bracket whose team it is: "the Full Name (ABC) team" is the ABC."""
    for body in known:
        if body.start == shape.start and body.acronym and shape.end - body.end == len(" team"):
            return replace(body, end=shape.end)
    return shape


def _counts(known: Known, text: str) -> bool:
    return known.exact or known.concept.label.islower()


def _shaped(
    ws: Sequence[Word], text: str, acronyms: Mapping[str, str], vocabulary: Vocabulary, listed: frozenset[int]
) -> Iterator[Mention]:
    """ "X Trust", "X College", "x team", "x provider"; `listed` is where the names of listed bodies end."""
    plain, capitals = word_class("body_heads"), word_class("body_heads_capital")
    ends = capitals | word_class("body_ends") | word_class("forum_heads")
    for at, word in enumerate(ws):
        noun = singular(word.lower)
        if noun not in plain and not (noun in capitals and word.capital):
            continue
        start = _past_other(ws, past_listed(ws, title_start(ws, at, ends), at, listed), at)
        if start == at and noun in plain:
            start = topic_start(ws, at)
            start -= start < at and start > 0 and ws[start - 1].lower in ("regional", "national")
        if start == at or not _names_body(ws[start:at], noun, word):
            continue
        if start == at - 1 and (bodies := list(_by_short_name(ws[start], acronyms, vocabulary))):
            yield from (replace(body, end=word.end) for body in bodies)
            continue
        end = past_bracket(text, word.end)
        surface = text[ws[start].start : end]
        name, short = canonical(surface, acronyms), abbreviation_in(surface)
        local = noun in ("team", "department", "unit", "hub", "provider", "supplier") and not is_department(
            ws[start].text
        )
        unit = unit_kind(name, vocabulary)
        name = unit.label if unit and noun == "unit" else name
        yield Mention(ws[start].start, end, name, 0.9 if ws[start].capital else 0.8, unit, local, short)


def _past_other(ws: Sequence[Word], start: int, head: int) -> int:
    """`start` moved behind a month ("the May Team"), behind an abbreviation that "and" joins ("the ABC and X Trust"), and
    behind the area of a post ("Head of Education and X College")."""
    if start < head and ws[start].lower in word_class("months"):
        start += 1
    if start + 2 < head and ws[start].abbreviation and ws[start + 1].lower in ("and", "&"):
        return start + 2
    if start > 1 and ws[start - 1].lower == "of" and singular(ws[start - 2].lower) in ("head", "director"):
        joints = [k for k in range(start, head) if ws[k].lower in ("and", "&")]
        return joints[-1] + 1 if joints else start
    return start


def _by_short_name(word: Word, acronyms: Mapping[str, str], vocabulary: Vocabulary) -> Iterator[Mention]:
    """The group, team or unit that an abbreviation stands for: "the ABC team" is the ABC."""
    listed = labels(vocabulary, SCHEME).get(word.lower) if word.abbreviation else None
    full = listed.label if listed else expands(word.text, acronyms)
    if full and full.split()[-1].casefold() in ("group", "team", "unit", "service", "department"):
        yield from _abbreviated((word,), {word.text: full}, vocabulary)


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
        if noun == "unit" and not any(
            w.abbreviation or w.lower in word_class("topics") for w in ws[start:at]
        ):
            # "Rowan and Hazel units": where prisoners live.
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
            end = past_bracket(text, known.end)
            whole = is_abbreviation(surface) or surface.casefold() == known.concept.label.casefold()
            name = known.concept.label if whole else canonical(surface, {})
            short = surface if is_abbreviation(surface) else abbreviation_in(text[known.start : end])
            yield Mention(known.start, end, name, 0.92, known.concept, True, short)


def _abbreviated(
    ws: Sequence[Word], acronyms: Mapping[str, str], vocabulary: Vocabulary
) -> Iterator[Mention]:
    """Abbreviations that the document writes out as a body."""
    heads = word_class("body_heads") | word_class("body_heads_capital")
    listed = labels(vocabulary, SCHEME)
    for word in ws:
        full = expands(word.text, acronyms) if word.abbreviation else None
        parts = words(full) if full else ()
        if full and full.casefold() in listed:
            concept = listed[full.casefold()]
            yield Mention(word.start, word.end, concept.label, 0.97, concept, False, singular(word.text))
            continue
        noun = singular(parts[-1].lower) if parts else ""
        if full and len(parts) > 2 and full.endswith(" Health Board"):
            yield Mention(word.start, word.end, full, 0.93, None, False, singular(word.text))
        elif full and noun in heads and len(parts) > 1 and _names_body(parts[:-1], noun, parts[-1]):
            name, local = canonical(full, {}), noun in ("team", "department", "unit")
            unit = unit_kind(name, vocabulary)
            yield Mention(word.start, word.end, name, 0.93, unit, local, singular(word.text))


@lru_cache(maxsize=2048)
def unit_kind(name: str, vocabulary: Vocabulary) -> Concept | None:
    """The kind of unit that `name` is one of, if the code list has it."""
    return labels(vocabulary, UNITS).get(name.casefold())
