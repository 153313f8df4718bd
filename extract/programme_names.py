"""Programmes, models, assessments and one prison's named plans in running text.

National ones come from the code list; the rest by shape: a name with capitals before "programme", "model",
"assessment" ..., a topic before "strategy", "plan", "roadmap", "framework", a numbered module, a plan in quotation
marks. Plans of one prisoner, classes ("accredited programmes") and plans without a topic are left out.
"""

from collections.abc import Iterator, Mapping, Sequence

from forumtrace.extract.lexicon import Known, explained_otherwise, find, is_abbreviation
from forumtrace.extract.mentions import Mention, longest
from forumtrace.extract.naming import abbreviation_in, canonical, expands, singular
from forumtrace.extract.phrases import names, title_start
from forumtrace.extract.programme_called import called
from forumtrace.extract.programme_plans import plans, shaped_mention
from forumtrace.extract.remember import remembered
from forumtrace.extract.vocabulary import Vocabulary
from forumtrace.extract.wording import Word, past_bracket, word_class, words

SCHEME = "programme-scheme"
_QUOTES = frozenset("'\"‘’“”")  # noqa: RUF001


@remembered
def find_programmes(text: str, vocabulary: Vocabulary, acronyms: Mapping[str, str]) -> tuple[Mention, ...]:
    """The programmes and named plans that `text` names, in order."""
    ws = words(text)
    shaped = [
        *_titled(ws, text, acronyms),
        *plans(ws, text, acronyms),
        *_modules(ws, text),
        *called(ws, text),
    ]
    listed = (k for k in find(vocabulary, SCHEME, text) if not explained_otherwise(k, text, acronyms))
    known = [_listed(k, text) for k in listed if _counts(k, text)]
    # A shape that cuts into a listed name has begun or ended in the wrong place.
    whole = [m for m in shaped if all(_beyond(m, k, text) or not m.meets(k.start, k.end) for k in known)]
    return longest([*known, *whole, *_abbreviated(ws, acronyms)])


def _beyond(shape: Mention, known: Mention, text: str) -> bool:
    """Whether a shape says more than the listed name in it ("X process" and "X training" do not)."""
    if not shape.covers(known):
        return False
    more = [w for w in words(text[known.end : shape.end]) if w.alphabetic]
    # "Open Challenge, Support and Intervention Plans": the sentence begins with a capital, not the name.
    opening = shape.start == 0 and " " not in text[: known.start].strip()
    return (shape.start < known.start and not opening) or any(
        singular(w.lower) not in word_class("programme_heads") for w in more
    )


def _counts(known: Known, text: str) -> bool:
    """A listed name counts with its capitals, in quotation marks, with its abbreviation, or as a plan."""
    surface = text[known.start : known.end]
    if _inside_name(known, text):
        return False
    if known.exact or (
        text[known.end : known.end + 3].lstrip()[:1] == "(" and known.concept.label != surface
    ):
        return True
    quoted = text[known.start - 1 : known.start] in _QUOTES if known.start else False
    return quoted or singular(surface.split()[-1].casefold()) in word_class("plan_heads").union({"scheme"})


def _inside_name(known: Known, text: str) -> bool:
    """Whether a listed name of one ordinary word is only the beginning of a longer one ("Horizon House")."""
    surface = text[known.start : known.end]
    if " " in surface or is_abbreviation(surface):
        return False
    after = words(text[known.end : known.end + 40])[:1]
    ends = word_class("places_named")
    return any(word.capital and word.lower in ends for word in after)


def _listed(known: Known, text: str) -> Mention:
    end = past_bracket(text, known.end)
    surface = text[known.start : end]
    short = surface if is_abbreviation(surface) else abbreviation_in(surface)
    name = known.concept.label
    return Mention(known.start, end, name, 0.96, known.concept, False, singular(short) if short else None)


def _titled(ws: Sequence[Word], text: str, acronyms: Mapping[str, str]) -> Iterator[Mention]:
    """A name with capitals that closes with "programme", "model", "assessment" and the like."""
    heads, strict = word_class("programme_heads"), word_class("programme_heads_capital")
    ends = word_class("body_heads_capital") | {
        "manager",
        "officer",
        "director",
        "meeting",
        "plan",
        "strategy",
    }
    for at, word in enumerate(ws):
        noun = singular(word.lower)
        if noun not in heads or (noun in strict and not word.capital and not _courses(ws, at)):
            continue
        start, last = _levelled(ws, title_start(ws, at, ends, "and & of for with")), _onward(ws, at)
        if start == at and last == at:
            continue
        if last == at and (_only_class(ws[start:at]) or not _solid(ws, start, at)):
            continue
        if noun == "therapy" and past_bracket(text, word.end) == word.end:
            continue
        if at + 1 < len(ws) and ws[at + 1].capital and singular(ws[at + 1].lower) in word_class("body_heads"):
            # "the Regional Training Team"
            continue
        if (
            at + 1 < len(ws)
            and word.lower == "training"
            and ws[at + 1].lower in ("package", "programme", "course")
        ):
            last = at + 1
        elif (
            last == at
            and at + 1 < len(ws)
            and singular(ws[at + 1].lower) in heads | {"plan", "strategy"}
            and ws[at + 1].capital
        ):
            continue
        yield shaped_mention(ws[start].start, past_bracket(text, ws[last].end), text, acronyms, 0.85, False)


def _courses(ws: Sequence[Word], at: int) -> bool:
    """Whether "course" and the like in small letters have a name of two words or more before them."""
    if (
        singular(ws[at].lower) not in ("course", "project", "workshop", "module", "campaign", "award")
        or at < 3
    ):
        return False
    before = (ws[at - 1], ws[at - 2])
    known = all(w.lower in word_class("topics") or w.lower in word_class("loose") for w in before)
    return not known and all(names(ws, k) and not ws[k].abbreviation for k in (at - 1, at - 2))


def _levelled(ws: Sequence[Word], start: int) -> int:
    """`start`, or where "Level 2" or "Stage 3" before it begins."""
    levelled = start > 1 and ws[start - 1].text.isdecimal() and ws[start - 2].text in ("Level", "Stage")
    return start - 2 if levelled else start


def _onward(ws: Sequence[Word], at: int) -> int:
    """The last word of a qualification whose subject follows it: "Diploma in Custodial Care"."""
    if singular(ws[at].lower) not in word_class("programme_heads_onward"):
        return at
    if not ws[at].capital or at + 2 >= len(ws) or ws[at + 1].lower not in ("in", "of", "for"):
        return at
    last = at
    for k in range(at + 2, min(len(ws), at + 9)):
        if ws[k].lower in word_class("months"):
            break
        if names(ws, k):
            last = k
        elif ws[k].lower not in ("and", "&", "of", "in", "for"):
            break
    return last


def _solid(ws: Sequence[Word], start: int, at: int) -> bool:
    """Whether the words before a head noun are a name and not just an organisation or a capital at the start."""
    inside = [w for w in ws[start:at] if w.alphabetic and w.capital]
    if start == 0 and len(inside) == 1 and not inside[0].abbreviation and ws[at].text.islower():
        return False
    return any(w.lower not in ("hmpps", "nhs", "hmp", "moj", "nhse", "the") for w in inside)


def _only_class(before: Sequence[Word]) -> bool:
    classes = word_class("classes")
    return all(
        not w.alphabetic or w.lower in classes or singular(w.lower) in classes or w.lower in ("and", "of")
        for w in before
    )


def _modules(ws: Sequence[Word], text: str) -> Iterator[Mention]:
    """ "Module 4 - Introduction to X"."""
    for at, word in enumerate(ws[:-3]):
        if word.text != "Module" or not ws[at + 1].text.isdecimal() or ws[at + 2].text not in "-–:":  # noqa: RUF001
            continue
        last = at + 1
        for k in range(at + 3, min(len(ws), at + 14)):
            if names(ws, k):
                last = k
            elif ws[k].lower not in ("to", "of", "and", "in", "the", "for", "&", "with"):
                break
        if last > at + 1:
            yield Mention(word.start, ws[last].end, text[word.start : ws[last].end], 0.9)


def _abbreviated(ws: Sequence[Word], acronyms: Mapping[str, str]) -> Iterator[Mention]:
    """Abbreviations that the document writes out as a programme or plan."""
    heads = word_class("programme_heads") | word_class("plan_heads")
    for word in ws:
        full = expands(word.text, acronyms) if word.abbreviation else None
        parts = words(full) if full else ()
        if full and parts and singular(parts[-1].lower) in heads and len(parts) > 1:
            if [w.lower for w in parts[-2:]] == ["policy", "framework"]:
                continue
            name, local = canonical(full, {}), singular(parts[-1].lower) in word_class("plan_heads")
            yield Mention(word.start, word.end, name, 0.9, None, local, singular(word.text))
