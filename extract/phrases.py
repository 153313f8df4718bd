"""Noun phrases by their shape: the words of a sentence, and how far a name reaches to either side of its head noun.

Every walk is bounded (`REACH` words), so the work grows with the length of the text and with nothing else.
"""

from collections.abc import Callable, Collection, Sequence

from forumtrace.extract.wording import Word, bracketed, word_class

REACH = 12
"""Words that a name may have on one side of its head noun."""
_POSSESSIVE = frozenset({"'s", "'", "\u2019"})


def stops(word: Word) -> bool:
    """Whether `word` cannot stand inside a name (an article, a verb, a loose adjective, a mark)."""
    lower = word.lower
    if lower in word_class("topics") or lower in word_class("naming"):
        return False
    if not word.alphabetic or lower in word_class("function") or lower in word_class("loose"):
        return True
    return lower in word_class("verbs") or (lower.endswith(("ing", "ed", "ly")) and word.text.islower())


def opens(word: Word, at: int) -> bool:
    """Whether `word` owes its capital to standing at the start of the sentence."""
    if at > 0 or word.abbreviation:
        return False
    lower = word.lower
    return stops(word) or lower in word_class("verbs") or lower.endswith(("ing", "ed", "ly"))


def names(ws: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` is capitalised as part of a name."""
    word = ws[at]
    if not word.capital or not word.alphabetic or opens(word, at):
        return False
    lower = word.lower
    if lower in word_class("function") or lower in word_class("weekdays"):
        return False
    # "Thirty-four Supervising Officers" begins its sentence.
    counted = lower.split("-")[0] in word_class("tens")
    return not ((lower in word_class("loose") or counted) and at == 0)


def title_start(ws: Sequence[Word], head: int, ends: Collection[str], joins: str = "and & of for") -> int:
    """The index at which the capitalised name that has its head noun at `head` begins (`head` when it is bare).

    `ends` are nouns (singular, small letters) that close a name of their own: no joining word is crossed to them.
    """
    links, start, at, listed = set(joins.split()), head, head - 1, False
    floor = max(0, head - REACH)
    while at >= floor:
        if names(ws, at):
            start = at
            at -= 1
            continue
        if bracketed(ws, at) and at - 3 >= floor and names(ws, at - 3):
            at -= 3
            continue
        lower = ws[at].lower
        if lower in _POSSESSIVE and at > floor and _owned(ws, at, head):
            at -= 1
            continue
        crosses = lower in links or (lower == "," and listed) or lower in ("-", "–")  # noqa: RUF001
        if (start == head and lower != "of") or not crosses or at - 1 < floor or start > at + 1:
            break
        before = ws[at - 1]
        if (
            not names(ws, at - 1)
            or _bare(before) in ends
            or (lower in ("of", "in", "for") and at == 1 and before.lower != "use")
        ):
            break
        listed = listed or lower in ("and", "&")
        at -= 1
    if start and ws[start].text == "Night" and ws[start - 1].text == "First":
        # An ordinal, but part of the name: "First Night Officer".
        start -= 1
    return start


def _owned(ws: Sequence[Word], mark: int, head: int) -> bool:
    """Whether a possessive is part of the name ("St Anne's Trust", "Children's Services") and not its owner's."""
    if not names(ws, mark - 1):
        return False
    whose = ws[mark - 1].lower
    return ws[head].lower in word_class("possessive_bodies") or whose in word_class("possessive_people")


def past_listed(ws: Sequence[Word], start: int, head: int, ends: Collection[int]) -> int:
    """`start` moved behind the bodies (ending at the characters `ends`) with which the name stands in one list."""
    for k in range(head - 2, start - 1, -1):
        if ws[k].end in ends and ws[k + 1].lower in (",", "and", "&"):
            ahead = k + 2
            return ahead + (ahead < head and ws[ahead].lower in ("and", "&"))
    return start


def _bare(word: Word) -> str:
    lower = word.lower
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower


def topic_start(ws: Sequence[Word], head: int, extra: Callable[[Word], bool] | None = None) -> int:
    """The index at which the name in small letters that has its head noun at `head` begins (`head` when it is bare).

    Known words of the field are taken; an unknown word only where an article, a preposition or a number before it
    shows that it is no verb.
    """
    known, at = head, head - 1
    floor = max(0, head - 5)
    while at >= floor:
        if ws[at].lower == "force" and at > 1 and [w.lower for w in ws[at - 2 : at]] == ["use", "of"]:
            known, at = at - 2, at - 3
            continue
        if at and at < head - 1 and ws[at].lower in ("and", "&") and _paired(ws, at):
            known, at = at - 1, at - 2
            continue
        if stops(ws[at]) or not ws[at].alphabetic:
            break
        if at and ws[at].capital and not ws[at].abbreviation and ws[at].lower not in word_class("topics"):
            break
        if (
            ws[at].lower in word_class("topics")
            or ws[at].lower in word_class("naming")
            or (extra and extra(ws[at]))
        ):
            known = at
        at -= 1
    if at + 1 < known and at >= 0 and _shows_noun(ws[at]) and known - at <= 4:
        known = at + 1
    return _without_verb(ws, known, head)


def _paired(ws: Sequence[Word], joint: int) -> bool:
    """Whether two topics belong together ("drug and alcohol")."""
    return f"{ws[joint - 1].lower}+{ws[joint + 1].lower}" in word_class("pairs")


_OPENING = frozenset({"'", "\u2018", "\u201c", '"', "'s"})


def _shows_noun(word: Word) -> bool:
    lower = word.lower
    return lower in word_class("before_noun") or lower in word_class("loose") or lower in _OPENING


def _without_verb(ws: Sequence[Word], start: int, head: int) -> int:
    """`start` moved behind a word that is a verb here ("to support drug workers")."""
    if 0 < start < head and ws[start].lower in word_class("verbs"):
        before = ws[start - 1].lower
        return start + (before in word_class("before_verb") and before != "and")
    return start
