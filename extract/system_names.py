"""Information systems in running text: record systems, recording and call technology, registers and databases."""

from collections.abc import Iterator, Mapping, Sequence

from forumtrace.extract.lexicon import find, is_abbreviation, labels
from forumtrace.extract.mentions import Mention, longest
from forumtrace.extract.naming import abbreviation_in, canonical, expands, singular
from forumtrace.extract.phrases import title_start, topic_start
from forumtrace.extract.remember import remembered
from forumtrace.extract.vocabulary import Vocabulary
from forumtrace.extract.wording import Word, past_bracket, word_class, words

SCHEME = "system-scheme"


@remembered
def find_systems(text: str, vocabulary: Vocabulary, acronyms: Mapping[str, str]) -> tuple[Mention, ...]:
    """The information systems that `text` names, in order."""
    ws = words(text)
    known = []
    for k in find(vocabulary, SCHEME, text):
        surface = text[k.start : k.end]
        if k.exact or k.concept.label[0].islower() or " " in surface:
            short = singular(surface) if is_abbreviation(surface) else None
            end = past_bracket(text, k.end)
            short = short or abbreviation_in(text[k.start : end])
            known.append(Mention(k.start, end, k.concept.label, 0.96, k.concept, False, short))
    found = [*known, *_shaped(ws, text, acronyms), *_explained(ws, text), *_abbreviated(ws, acronyms)]
    # An assessment or a body that calls itself a system is in another list.
    listed = {*labels(vocabulary, "programme-scheme"), *labels(vocabulary, "organisation-scheme")}
    return longest(m for m in found if m.name.casefold() not in listed)


def _shaped(ws: Sequence[Word], text: str, acronyms: Mapping[str, str]) -> Iterator[Mention]:
    """ "electronic X system", "X database", "X Register": capitals, or a word that tells of records or calls."""
    kinds, heads = word_class("system_words"), word_class("system_heads")
    for at, word in enumerate(ws):
        register = word.text in ("Register", "Registers")
        if word.lower not in heads and not register:
            continue
        start = title_start(ws, at, word_class("body_heads_capital") | word_class("plan_heads"))
        if start == at and not register:
            start = topic_start(ws, at, lambda w: w.lower in kinds)
        start = _from_electronic(ws, start)
        before = [w for w in ws[start:at] if w.alphabetic]
        told = any(w.lower in kinds for w in before)
        named = any(w.capital for w in before) and word.capital
        if not before or not (told or named or (word.lower not in ("system", "systems", "platform"))):
            continue
        if before[-1].lower in (
            "justice",
            "prison",
            "heating",
            "ventilation",
            "reward",
            "rewards",
            "incentive",
        ):
            continue
        end = past_bracket(text, word.end)
        surface = text[ws[start].start : end]
        name = canonical(surface, acronyms)
        yield Mention(ws[start].start, end, name, 0.85, None, True, abbreviation_in(surface))


def _from_electronic(ws: Sequence[Word], start: int) -> int:
    return start - 1 if start and ws[start - 1].lower in ("electronic", "digital", "computerised") else start


def _explained(ws: Sequence[Word], text: str) -> Iterator[Mention]:
    """ "LEX (bespoke learner software)": an unknown name that brackets explain."""
    for at, word in enumerate(ws[:-3]):
        if not word.capital or not word.alphabetic or ws[at + 1].text != "(":
            continue
        inside = ws[at + 2 : at + 10]
        close = next((k for k, w in enumerate(inside) if w.text == ")"), None)
        if close and close > 1 and inside[close - 1].lower in word_class("system_heads"):
            yield Mention(word.start, inside[close].end, word.text, 0.85)


def _abbreviated(ws: Sequence[Word], acronyms: Mapping[str, str]) -> Iterator[Mention]:
    for word in ws:
        full = expands(word.text, acronyms) if word.abbreviation else None
        if full and full.split()[-1].casefold() in word_class("system_heads") | {"register"}:
            yield Mention(word.start, word.end, canonical(full, {}), 0.9, None, True, singular(word.text))
