"""One prison's plans in running text: a topic before "strategy", "plan", "roadmap" or "framework"."""

from collections.abc import Iterator, Mapping, Sequence

from forumtrace.extract.mentions import Mention
from forumtrace.extract.naming import abbreviation_in, canonical, singular
from forumtrace.extract.phrases import title_start, topic_start
from forumtrace.extract.wording import Word, past_bracket, word_class


def plans(ws: Sequence[Word], text: str, acronyms: Mapping[str, str]) -> Iterator[Mention]:
    """A topic before "strategy", "plan", "roadmap" or "framework", in capitals or small letters."""
    ends = word_class("body_heads_capital") | word_class("plan_heads") | word_class("body_ends")
    for at, word in enumerate(ws):
        noun = singular(word.lower)
        if noun not in word_class("plan_heads") or (at + 1 < len(ws) and _goes_on(ws[at + 1])):
            continue
        first = at
        if (
            noun == "plan"
            and at
            and ws[at - 1].lower in ("action", "improvement", "implementation", "delivery")
        ):
            first = at - 1
        start = title_start(ws, first, ends, joins="and & of for in")
        capitals = start < first
        if capitals and word.text == "plans" and [w.lower for w in ws[at + 1 : at + 2]] == ["to"]:
            # "The Northern Trust plans to open" tells what it does.
            continue
        if not capitals:
            start = topic_start(ws, first)
        if start == first and first < at and ws[first].capital and first > 0:
            continue
        close = _subject_end(ws, at) if capitals else word.end
        if start == first or not (close > word.end or _has_topic(ws, start, first, at, capitals)):
            continue
        end = past_bracket(text, close)
        yield shaped_mention(ws[start].start, end, text, acronyms, 0.9 if capitals else 0.85, True)


def _subject_end(ws: Sequence[Word], at: int) -> int:
    """Where a name ends whose subject follows it ("National Framework for Regimes and Services"), else its noun."""
    if not ws[at].capital or [word.lower for word in ws[at + 1 : at + 2]] not in (["for"], ["on"]):
        return ws[at].end
    last, k = at, at + 2
    while k < len(ws) and (ws[k].capital or (last == k - 1 and ws[k].lower in ("and", "&", "of", "in"))):
        last = k if ws[k].capital else last
        k += 1
    return ws[last].end


def _goes_on(word: Word) -> bool:
    """A plan's name that only qualifies the next noun is not meant ("strategy meeting", "policy framework")."""
    return singular(word.lower) in ("meeting", "board", "group", "committee", "forum", "panel", "template")


def _has_topic(ws: Sequence[Word], start: int, first: int, at: int, capitals: bool) -> bool:
    before = [w for w in ws[start:first] if w.alphabetic]
    topic = [w for w in before if singular(w.lower) not in word_class("topicless")]
    if not topic or any(w.lower == "policy" for w in before[-1:]):
        return False
    if singular(ws[at].lower) != "plan" or first < at:
        return True
    personal = all(w.lower in word_class("per_prisoner") or w.lower in ("and", "of") for w in topic)
    # "Care Plan" is one prisoner's also with capitals; a longer name with capitals is a form of its own.
    return not personal and (capitals or topic[-1].lower not in ("care", "sentence", "release", "treatment"))


def shaped_mention(
    start: int, end: int, text: str, acronyms: Mapping[str, str], confidence: float, local: bool
) -> Mention:
    """The programme or plan that stands at `start` to `end` of `text`; `local` when each prison has its own."""
    surface = text[start:end]
    name = canonical(surface, acronyms).removesuffix(" Package")
    return Mention(start, end, name, confidence, None, local, abbreviation_in(surface))
