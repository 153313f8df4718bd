"""Policy instruments in running text: numbered ones by series and number, the others by their names in words.

A series is part of the number: PI 15/2014 and PSI 15/2014 are two instruments. A number without its series counts
only in a list that one series opens ("PSIs 64/2011 and 75/2011") or behind the word "instruction" or "policy".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from forumtrace.extract.lexicon import find
from forumtrace.extract.mentions import Mention, longest
from forumtrace.extract.naming import abbreviation_in, canonical, singular
from forumtrace.extract.phrases import title_start, topic_start
from forumtrace.extract.policy_titles import title_after
from forumtrace.extract.remember import remembered
from forumtrace.extract.vocabulary import Concept, Vocabulary
from forumtrace.extract.wording import Word, past_bracket, word_class, words

SCHEME = "policy-scheme"
_SERIES = "policy-series-scheme"
_NUMBER = r"(?:(?:No|Nos|no|number)\.?\s?)?(\d{1,4})(?:\s?(?:/|of|-)\s?(\d{4}|\d{2})(?!\d))?"
_MORE = re.compile(r"\s?(?:,|and|&|or|/)\s?(?:and\s)?(\d{1,3})\s?/\s?(\d{4})(?!\d)")
_BARE = re.compile(r"(?i:instruction|policy|order)s?\s\(?(\d{2,3}/\d{4})(?!\d)")
_YEARLESS = frozenset({"PSO", "IG", "AG"})


@dataclass(frozen=True, slots=True)
class Instrument:
    """A cited instrument: `notation` such as "PSI 64/2011" (None without number), `title` as printed, if any."""

    mention: Mention
    notation: str | None
    title: str | None
    title_at: tuple[int, int] | None


@remembered
def find_policies(text: str, vocabulary: Vocabulary, acronyms: Mapping[str, str]) -> tuple[Instrument, ...]:
    """The policy instruments that `text` cites, in order."""
    numbered = list(_numbered(text, vocabulary))
    ws = words(text)
    worded = [*_listed(ws, text, vocabulary), *_worded(ws, text, acronyms)]
    free = longest(m for m in worded if not any(m.meets(*_extent(n)) for n in numbered))
    named = [Instrument(m, None, m.name, (m.start, m.end)) for m in free]
    return tuple(sorted([*numbered, *named], key=lambda i: i.mention.start))


def _extent(instrument: Instrument) -> tuple[int, int]:
    at = instrument.title_at or (instrument.mention.start, instrument.mention.end)
    return min(instrument.mention.start, at[0]), max(instrument.mention.end, at[1])


@lru_cache(maxsize=4)
def _pattern(vocabulary: Vocabulary) -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of every series' names, and the short name of each."""
    short: dict[str, str] = {}
    for concept in vocabulary.scheme(_SERIES):
        for label in (*concept.notations, *concept.labels):
            short[label.casefold()] = concept.notations[0]
    names = "|".join(sorted((re.escape(n) for n in short), key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<!\w)({names})(?:\s?\([A-Z]{{2,4}}s?\))?[\s:]?\s?{_NUMBER}", re.IGNORECASE), short


def _numbered(text: str, vocabulary: Vocabulary) -> Iterator[Instrument]:
    pattern, short = _pattern(vocabulary)
    ends: set[int] = set()
    for match in pattern.finditer(text):
        printed, number, year = match.groups()
        series = short[printed.casefold()]
        if " " not in printed and not printed[:2].isupper():
            continue
        if (year is None) != (series in _YEARLESS) and not (series in _YEARLESS and year):
            continue
        ends.add(match.end())
        yield _instrument(text, match.start(), match.end(), series, number, year, vocabulary)
        more = _MORE.match(text, match.end())
        while more:
            yield _instrument(
                text, more.start(1), more.end(), series, more.group(1), more.group(2), vocabulary
            )
            more = _MORE.match(text, more.end())
    for match in _BARE.finditer(text):
        notations = {
            n for c in vocabulary.scheme(SCHEME) for n in c.notations if n.endswith(f" {match.group(1)}")
        }
        if len(notations) == 1 and match.end() not in ends:
            series, _, rest = notations.pop().partition(" ")
            number, _, year = rest.partition("/")
            yield _instrument(text, match.start(1), match.end(1), series, number, year, vocabulary)


def _instrument(
    text: str, start: int, end: int, series: str, number: str, year: str | None, vocabulary: Vocabulary
) -> Instrument:
    notation = f"{series} {number}"
    if year:
        full = year if len(year) == 4 else f"20{year}"
        notation = f"{series} {number.zfill(2)}/{full}"
    title_at = title_after(text, end)
    title = text[title_at[0] : title_at[1]] if title_at else None
    concept = next((c for c in vocabulary.scheme(SCHEME) if notation in c.notations), None)
    return Instrument(Mention(start, end, notation, 0.99, concept), notation, title, title_at)


def _listed(ws: Sequence[Word], text: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Unnumbered instruments of the code list."""
    for known in find(vocabulary, SCHEME, text):
        concept: Concept = known.concept
        # A plain title ("Discharge") cites no instrument; a book that has become a name of its own does.
        if concept.notations and not concept.label.endswith("Manual"):
            continue
        surface = text[known.start : known.end]
        if (
            not known.exact
            and singular(surface.split()[-1].casefold())
            not in (
                "framework",
                "policy",
                "rule",
                "manual",
            )
            and "framework" not in surface.casefold()
        ):
            continue
        yield Mention(known.start, _year_after(text, known.end), concept.label, 0.96, concept)


def _year_after(text: str, end: int) -> int:
    year = re.compile(r"\s(?:19|20)\d\d(?!\d)").match(text, end)
    return year.end() if year else end


def _worded(ws: Sequence[Word], text: str, acronyms: Mapping[str, str]) -> Iterator[Mention]:
    for at, word in enumerate(ws):
        noun = singular(word.lower)
        if noun == "framework" and at and ws[at - 1].lower == "policy":
            yield from _topic(ws, text, at - 1, word.end, acronyms, 0.95)
        elif noun == "policy" and not (at + 1 < len(ws) and ws[at + 1].lower in word_class("no_policy")):
            yield from _topic(ws, text, at, word.end, acronyms, 0.85)
        elif word.text == "Act":
            start = title_start(ws, at, word_class("body_heads_capital"))
            if start < at:
                yield Mention(
                    ws[start].start, _year_after(text, word.end), text[ws[start].start : word.end], 0.9
                )
        elif noun == "procedure" and at > 1 and [w.lower for w in ws[at - 2 : at]] == ["local", "operating"]:
            start = topic_start(ws, at - 2)
            end = past_bracket(text, word.end)
            surface = text[ws[start].start : end]
            yield Mention(
                ws[start].start, end, canonical(surface, {}), 0.9, None, True, abbreviation_in(surface)
            )
        elif word.text in ("LOP", "LOPs") and word.text in acronyms:
            yield Mention(word.start, word.end, canonical(acronyms[word.text], {}), 0.9, None, True, "LOP")
        elif noun == "framework" and at > 1 and ws[at - 1].lower == "certification":
            start = topic_start(ws, at - 1)
            yield Mention(ws[start].start, word.end, canonical(text[ws[start].start : word.end], {}), 0.9)


def _topic(
    ws: Sequence[Word], text: str, at: int, end: int, acronyms: Mapping[str, str], confidence: float
) -> Iterator[Mention]:
    """A policy with its subject; "HMPPS policy" and "local policy" name none."""
    start = title_start(ws, at, word_class("body_heads_capital") | {"strategy", "plan"})
    if start == at:
        start = topic_start(ws, at)
    while start < at and ws[start].lower in ("the", "hmpps", "noms", "local", "our"):
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
        start -= 1
    surface = text[ws[start].start : end]
    local = not (ws[start].lower == "national" or "framework" in surface.casefold())
    yield Mention(ws[start].start, end, canonical(surface, acronyms), confidence, None, local)
