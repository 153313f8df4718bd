"""Policies that are cited by their names in words: policy frameworks, policies with a subject, Acts, local procedures."""

import re
from collections.abc import Iterator, Mapping, Sequence

from forumtrace.extract.mentions import Mention
from forumtrace.extract.naming import abbreviation_in, canonical, expands, singular
from forumtrace.extract.phrases import REACH, title_start, topic_start
from forumtrace.extract.wording import Word, past_bracket, word_class, words

_YEAR = re.compile(r"\s(?:19|20)\d\d(?!\d)")
_ENDS = frozenset({"strategy", "plan", "framework", "policy", "act"})
_JOINS, _FRAMEWORK_JOINS = "and & of for at", "and & of for on in to at"
_OWNERS = frozenset({"the", "hmpps", "noms", "local", "our"})


def year_after(text: str, end: int) -> int:
    """Where the year that follows the title of an Act ends; `end` when none follows."""
    year = _YEAR.match(text, end)
    return year.end() if year else end


def find_worded(text: str, acronyms: Mapping[str, str]) -> Iterator[Mention]:
    """The instruments that `text` cites by name, told by the noun that closes the name."""
    ws = words(text)
    for at, word in enumerate(ws):
        noun = singular(word.lower)
        if noun == "framework" and at and ws[at - 1].lower == "policy":
            yield from _topic(ws, text, at - 1, word.end, acronyms, 0.95)
        elif noun == "policy" and not (at + 1 < len(ws) and ws[at + 1].lower in word_class("no_policy")):
            yield from _topic(ws, text, at, word.end, acronyms, 0.85)
        elif word.text == "Act":
            start = title_start(ws, at, word_class("body_heads_capital"))
            if start < at:
                end = year_after(text, word.end)
                yield Mention(ws[start].start, end, text[ws[start].start : end], 0.9)
        elif noun == "procedure" and at > 1 and _operating(ws, at):
            yield _procedure(ws, text, at)
        elif noun == "framework" and at > 1 and ws[at - 1].lower == "certification":
            start = topic_start(ws, at - 1)
            yield Mention(ws[start].start, word.end, canonical(text[ws[start].start : word.end], {}), 0.9)
        elif noun in word_class("policy_heads") and (word.capital or noun == "protocol"):
            yield from _written_rule(ws, text, at)
        elif word.abbreviation:
            yield from _abbreviated(word, acronyms)


def _operating(ws: Sequence[Word], at: int) -> bool:
    return ws[at - 1].lower == "operating" and ws[at - 2].lower in ("local", "standard")


def _procedure(ws: Sequence[Word], text: str, at: int) -> Mention:
    start = topic_start(ws, at - 2)
    end = past_bracket(text, ws[at].end)
    surface = text[ws[start].start : end]
    return Mention(ws[start].start, end, canonical(surface, {}), 0.9, None, True, abbreviation_in(surface))


def _written_rule(ws: Sequence[Word], text: str, at: int) -> Iterator[Mention]:
    """ "the Late Arrivals Protocol", "NHS Accessible Information Standard", "Professional Standards for Medicines"."""
    following = ws[at + 1 : at + 2]
    if following and following[0].capital and following[0].alphabetic:
        # "Standards Board"
        return
    start = title_start(ws, at, word_class("body_heads_capital") | _ENDS, f"{_JOINS} in")
    start = topic_start(ws, at) if start == at and singular(ws[at].lower) == "protocol" else start
    while start < at and ws[start].lower in _OWNERS:
        start += 1
    told = [w.lower for w in ws[start:at] if w.alphabetic and w.lower not in word_class("loose")]
    agreed = singular(ws[at].lower) != "agreement" or word_class("agreement_topics").intersection(told)
    if not told or "advice" in told or not agreed:
        return
    last, reach = at, min(len(ws), at + REACH)
    while last + 2 < reach and ws[last + 1].lower in ("for", "on", "of", "in") and ws[last + 2].capital:
        last += 2
        while last + 1 < reach and ws[last + 1].capital and ws[last + 1].alphabetic:
            last += 1
    end = past_bracket(text, ws[last].end)
    surface = text[ws[start].start : end]
    yield Mention(ws[start].start, end, canonical(surface, {}), 0.8, None, True, abbreviation_in(surface))


def _abbreviated(word: Word, acronyms: Mapping[str, str]) -> Iterator[Mention]:
    """An abbreviation that the document writes out as a policy framework or a local procedure."""
    full = expands(word.text, acronyms)
    if full is None:
        return
    if full.casefold().endswith("policy framework"):
        yield Mention(word.start, word.end, canonical(full, {}), 0.9, None, False, singular(word.text))
    elif word.text in ("LOP", "LOPs"):
        yield Mention(word.start, word.end, canonical(full, {}), 0.9, None, True, "LOP")


def _behind_the(ws: Sequence[Word], first: int) -> int:
    """Where a title that is itself a list begins: "the Pregnancy, Mother and Baby Units and Separation Policy Framework".

    `first` where nothing but capitalised nouns, commas and "and" reaches back to "the".
    """
    at = first
    while at > 0 and (
        ws[at - 1].lower in (",", "and", "&") or (ws[at - 1].capital and not ws[at - 1].abbreviation)
    ):
        at -= 1
        if singular(ws[at].lower) in _ENDS:
            return first
    return at if at > 0 and ws[at - 1].lower == "the" and ws[at].capital else first


def _topic(
    ws: Sequence[Word], text: str, at: int, end: int, acronyms: Mapping[str, str], confidence: float
) -> Iterator[Mention]:
    """A policy with its subject; "HMPPS policy" and "local policy" name none."""
    whole = ws[at].end != end and ws[at].capital
    first = title_start(
        ws, at, word_class("body_heads_capital") | _ENDS, _FRAMEWORK_JOINS if whole else _JOINS
    )
    if first == at:
        first = topic_start(ws, at)
    elif whole:
        first = _behind_the(ws, first)
    start = first
    while start < at and ws[start].lower in _OWNERS:
        start += 1
    told = [
        w
        for w in ws[start:at]
        if w.alphabetic
        and w.lower not in word_class("no_policy_topic")
        and w.lower not in word_class("loose")
    ]
    if not told:
        return
    if start and ws[start - 1].lower == "national" and ws[at].end == end:
        first = start = start - 1
    surface = text[ws[start].start : end]
    local = not (ws[start].lower == "national" or "framework" in surface.casefold())
    close = past_bracket(text, end)
    short = abbreviation_in(text[ws[start].start : close])
    # The body that issued it is part of the words that cite it, but not of its name.
    yield Mention(ws[first].start, close, canonical(surface, acronyms), confidence, None, local, short)
