"""Posts that are headed by their noun: "Head of X", "Lead for X", "Assistant Director X", with the reach of X."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from forumtrace.extract.naming import singular
from forumtrace.extract.phrases import names, title_start
from forumtrace.extract.wording import Word, word_class

_NO_AREA = frozenset(
    {"deputy", "assistant", "regional", "team", "hmpps", "nhs", "department", "senior", "staff", "centre"}
)

_POSSESSIVE = frozenset({"'s", "'", "\u2019"})

Found: TypeAlias = tuple[int, int, float]
"""Start, end and confidence of a title."""


def role_heads() -> frozenset[str]:
    """The nouns that close a post's title, in the singular."""
    return word_class("role_heads") | word_class("role_bare") | {"head", "lead"}


def heads_of(ws: Sequence[Word]) -> Iterator[Found]:
    """ "Head of X", "Lead for X", "Director of X": the title runs on to the right."""
    for at, word in enumerate(ws[:-2]):
        noun, link = singular(word.lower), ws[at + 1].lower
        if noun not in ("head", "lead", "director", "manager", "governor", "champion") or link not in (
            "of",
            "for",
        ):
            continue
        if noun != "head" and not word.capital:
            continue
        end = _area_end(ws, at + 2)
        if end is None or (link == "for" and ws[at + 2].lower == "the" and _is_place(ws, end + 1)):
            continue
        start = title_start(ws, at, role_heads() | {"meeting", "team"}, joins="") if word.capital else at
        before = ws[start - 1].lower if start else ""
        if before in ("deputy", "assistant", "regional"):
            start -= 1
        yield ws[start].start, ws[end].end, 0.97


def _area_end(ws: Sequence[Word], at: int) -> int | None:
    """The index of the last word of the area that begins at `at`; None when no area begins there."""
    last, k = None, at
    topics = word_class("topics")
    while k < len(ws) and k < at + 12:
        word = ws[k]
        if word.lower == "the" and k == at:
            k += 1
            continue
        if _area_word(ws, k, topics):
            last = k
        elif word.lower in _POSSESSIVE and last == k - 1 and _owns_area(ws, k):
            last = k + 1
            k += 1
        elif not (last is not None and _joins(ws, k, topics)):
            break
        k += 1
    return last


def _is_place(ws: Sequence[Word], at: int) -> bool:
    """Whether the area is a place where the post stands ("the Custodial Manager for the reception unit")."""
    return at < len(ws) and ws[at].lower in ("unit", "wing", "houseblock", "landing", "building")


def _owns_area(ws: Sequence[Word], mark: int) -> bool:
    """Whether a possessive goes on with the area ("Director of Children's Services")."""
    whose = ws[mark - 1].lower in word_class("possessive_people")
    return whose and mark + 1 < len(ws) and names(ws, mark + 1)


def _area_word(ws: Sequence[Word], k: int, topics: frozenset[str]) -> bool:
    word = ws[k]
    if not word.alphabetic or singular(word.lower) in role_heads() or word.lower in ("deputy", "hmp"):
        return False
    if word.capital:
        return names(ws, k) or word.lower in topics
    return word.lower in topics or word.lower in ("function", "functions", "operations", "work", "department")


def _joins(ws: Sequence[Word], k: int, topics: frozenset[str]) -> bool:
    """Whether the joining word at `k` leads on to more of the same area and not to another post or body."""
    if ws[k].lower not in ("and", "&", ",", "/", "of", "for") or k + 1 >= len(ws):
        return False
    step = 2 if ws[k].text == "," and ws[k + 1].lower in ("and", "&") else 1
    ahead = k + step
    if ws[k].text == ",":
        tail = [w.lower for w in ws[ahead : ahead + 6]]
        if step == 1 and not any(t in ("and", "&") for t in tail):
            return False
    for word in ws[ahead : ahead + 6]:
        if not (word.capital or word.lower in topics) or not word.alphabetic:
            break
        if singular(word.lower) in role_heads() or word.lower in _NO_AREA:
            return False
        if word.capital and word.lower in word_class("body_heads_proper"):
            # "Head of Education, Skills and Work and Kettle College": a body of its own.
            return False
    return ahead < len(ws) and (step == 2 or _area_word(ws, ahead, topics))


def ranks(ws: Sequence[Word]) -> Iterator[Found]:
    """ "Assistant Director Residential": a rank with its area behind it."""
    for at, word in enumerate(ws[1:-1], 1):
        if f"{ws[at - 1].lower}-{singular(word.lower)}" not in word_class("role_ranks") or not word.capital:
            continue
        k = at + 1 + (ws[at + 1].lower in ("of", "for"))
        end = (
            _area_end(ws, k)
            if k < len(ws) and (ws[k].capital or ws[k].lower in word_class("topics"))
            else None
        )
        if k < len(ws) and singular(ws[k].lower) == "head" and k + 2 < len(ws):
            end = _area_end(ws, k + 2)
        if end is not None:
            yield ws[at - 1].start, ws[end].end, 0.95
