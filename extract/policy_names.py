"""Policy instruments in running text: numbered ones by series and number, the others by their names in words.

A series is part of the number: PI 15/2014 and PSI 15/2014 are two instruments. A number without its series counts
only in a list that one series opens ("PSIs 64/2011 and 75/2011") or behind the word "instruction" or "policy".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from forumtrace.extract.lexicon import find, labels
from forumtrace.extract.mentions import Mention, longest
from forumtrace.extract.naming import singular
from forumtrace.extract.policy_titles import title_after
from forumtrace.extract.policy_words import find_worded, year_after
from forumtrace.extract.remember import remembered
from forumtrace.extract.vocabulary import Concept, Vocabulary

SCHEME = "policy-scheme"
_SERIES = "policy-series-scheme"
_BETWEEN = r"(?:\s?(?:/|of|-|–|\()\s?|\s(?=20\d\d))"  # noqa: RUF001
_NUMBER = (
    rf"(?:(?:No|Nos|no|number)\.?\s?)?(?:(?P<first>(?:19|20)\d\d)(?:\s?[/–-]\s?|\s)(?P<last>\d{{1,3}})(?![\d/])"  # noqa: RUF001
    rf"|(?P<number>\d{{1,4}})(?:{_BETWEEN}(?P<year>\d{{4}}|\d{{2}})(?!\d))?)"
)
_MORE = re.compile(r"\s?(?:,|and|&|or|/)\s?(?:and\s)?(\d{1,3})\s?/\s?(\d{4})(?!\d)")
_MORE_YEARLESS = re.compile(r"\s?(?:,|and|&|or)\s?(?:and\s)?(\d{2,4})(?![\d/%]|\s(?:per|prisoners|staff))")
_BARE = re.compile(r"(?i:instruction|policy|order)s?\s\(?(\d{2,3}/\d{4})(?!\d)")
_YEARLESS = frozenset({"PSO", "IG", "AG", "Prison Rule", "YOI Rule", "NG", "CG", "QS"})
_UNPARTED = frozenset({"NG", "CG", "QS"})
"""Series that are written without a space: NICE guideline NG57."""


_ISSUERS = frozenset({"", "hmpps", "noms", "the", "the hmpps", "moj"})


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
    listed = list(_listed(text, vocabulary))
    programmes = labels(vocabulary, "programme-scheme")
    shaped = [m for m in find_worded(text, acronyms) if m.name.casefold() not in programmes]
    worded = [*listed, *(_known(m, listed, text) for m in shaped)]
    numbered = [_titled(instrument, worded, text) for instrument in numbered]
    free = longest(m for m in worded if not any(m.meets(*_extent(n)) for n in numbered))
    named = [Instrument(m, None, m.name, (m.start, m.end)) for m in free]
    return tuple(sorted([*numbered, *named], key=lambda i: i.mention.start))


def _titled(instrument: Instrument, worded: Sequence[Mention], text: str) -> Instrument:
    """The instrument with the name before its bracketed number: "the Prison Adjudications Policy (PSI 05/2018)"."""
    for named in () if instrument.title else worded:
        if text[named.end : instrument.mention.start].strip() == "(":
            return replace(instrument, title=named.name, title_at=(named.start, named.end))
    return instrument


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
    plural = r"(?:['\u2019]s)?(?:\s?\([A-Z]{2,4}s?\))?"
    return re.compile(rf"(?<!\w)({names}){plural}[\s:]?\s?{_NUMBER}", re.IGNORECASE), short


def _numbered(text: str, vocabulary: Vocabulary) -> Iterator[Instrument]:
    pattern, short = _pattern(vocabulary)
    ends: set[int] = set()
    for match in pattern.finditer(text):
        printed, series = match.group(1), short[match.group(1).casefold()]
        number, year = match["last"] or match["number"], match["first"] or match["year"]
        if not _fits(printed, series, number, year):
            continue
        ends.add(match.end())
        yield _instrument(text, match.start(), match.end(), series, number, year, vocabulary)
        for more in _listed_on(text, match.end(), printed, year):
            ends.add(more.end())
            later = more.group(2) if year else None
            yield _instrument(text, more.start(1), more.end(), series, more.group(1), later, vocabulary)
    for match in _BARE.finditer(text):
        notations = {
            n for c in vocabulary.scheme(SCHEME) for n in c.notations if n.endswith(f" {match.group(1)}")
        }
        if len(notations) == 1 and match.end() not in ends:
            series, _, rest = notations.pop().partition(" ")
            number, _, year = rest.partition("/")
            yield _instrument(text, match.start(1), match.end(1), series, number, year, vocabulary)


def _fits(printed: str, series: str, number: str, year: str | None) -> bool:
    """Whether a number may be one of this series: rules have two digits, orders no year, all others a year."""
    if " " not in printed and not printed[:2].isupper():
        return False
    if series.endswith("Rule"):
        return year is None and len(number) < 3 and printed[0].isupper()
    return (year is not None) or series in _YEARLESS


def _listed_on(text: str, at: int, printed: str, year: str | None) -> Iterator[re.Match[str]]:
    """The further numbers of a list that a series opens ("PSIs 64/2011 and 75/2011", "PSOs 1700 and 4950")."""
    pattern = _MORE if year else _MORE_YEARLESS if printed.casefold().endswith("s") else None
    more = pattern.match(text, at) if pattern else None
    while pattern and more:
        yield more
        more = pattern.match(text, more.end())


def _instrument(
    text: str, start: int, end: int, series: str, number: str, year: str | None, vocabulary: Vocabulary
) -> Instrument:
    notation = f"{series}{'' if series in _UNPARTED else ' '}{number}"
    if year:
        full = year if len(year) == 4 else f"20{year}"
        notation = f"{series} {number.zfill(2)}/{full}"
    title_at = title_after(text, end)
    title = text[title_at[0] : title_at[1]] if title_at else None
    concept = next((c for c in vocabulary.scheme(SCHEME) if notation in c.notations), None)
    return Instrument(Mention(start, end, notation, 0.99, concept), notation, title, title_at)


def _known(found: Mention, listed: Sequence[Mention], text: str) -> Mention:
    """`found` as the listed instrument in it, if it says no more than who issued it and how it is abbreviated."""
    for known in listed:
        before, after = text[found.start : known.start].strip(), text[known.end : found.end].strip()
        if found.covers(known) and before.casefold() in _ISSUERS and after[:1] in ("", "("):
            return replace(known, start=found.start, end=found.end, acronym=found.acronym)
    return found


def _listed(text: str, vocabulary: Vocabulary) -> Iterator[Mention]:
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
        end = year_after(text, known.end)
        year = text[known.end : end].strip()
        # "Data Protection Act 1998" is not the Act of 2018; the rule by shape reads it.
        if year and concept.label[-4:].isdecimal() and not concept.label.endswith(year):
            continue
        yield Mention(known.start, end, concept.label, 0.96, concept)
