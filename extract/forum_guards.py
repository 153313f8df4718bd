"""What keeps a phrase with a forum's head noun from being a forum: "control panel", "age group", "meeting its targets"."""

from typing import TYPE_CHECKING

from forumtrace.extract.forum_lexicon import Lexicon, name_words
from forumtrace.extract.tokens import Token

if TYPE_CHECKING:
    from forumtrace.extract.forum_phrases import Phrase


def is_forum(lexicon: Lexicon, words: list[Token], phrase: "Phrase", at: int) -> bool:
    """Whether the phrase with its head noun at `at` can be a forum, going by the words beside and inside it."""
    known, head = lexicon.words, phrase.head
    if phrase.last < len(words) and _only_qualifies(
        lexicon, words[phrase.last], phrase, words[at].is_capital
    ):
        return False
    if head in {"body", "review", "call"}:
        return _is_occasion(lexicon, words, phrase)
    names = phrase.words[:-1]
    lower = [token.lower for token in names]
    if _is_other_body(head, lower):
        return False
    if lexicon.is_other(name_words(" ".join(token.text for token in phrase.words))):
        return False
    if phrase.acronym and lexicon.head_of(lexicon.expand(phrase.acronym.text) or ""):
        return True
    before = lower[-1] if lower else ""
    if before in known.not_before.get(head, ()) or (head == "board" and _provides(lower)):
        return False
    within = known.needs_within.get(head)
    if within and lower and not any(word in within for word in lower):
        return False
    needed = known.needs_before.get(head)
    if needed and lower and before not in needed and not (head == "briefing" and phrase.rhythms):
        return head == "group" and names[-1].is_capital and (words[at].is_capital or len(names) > 1)
    return bool(lower) or head not in {"clinic", "briefing", "team", "group"} or phrase.determiner != ""


def _is_other_body(head: str, names: list[str]) -> bool:
    """Whether the words before a head noun make it a body that does not confer, or one prisoner's conference."""
    if head == "council":
        # "between the prison, a company CIC and the town's Council"
        return bool({"cic", "ltd", "limited", "plc", "trust"} & set(names))
    if head == "conference":
        # "an attendance case conference" is one; "a case conference" is one prisoner's.
        return len(names) < 2 or names[-1] != "case"
    # A unit of the department that helps prisons, not a body that meets.
    return head in {"taskforce", "group"} and names[:1] in (["hmpps"], ["noms"], ["national"])


def _only_qualifies(lexicon: Lexicon, following: Token, phrase: "Phrase", capital: bool) -> bool:
    """Whether the word behind shows that the head noun belongs to it, or is a verb: "board member", "meeting the target"."""
    known = lexicon.words
    if following.lower in known.not_after.get("any", frozenset()):
        return True
    if following.is_capital and following.lower in known.people:
        return True
    gerund = phrase.head == "meeting" and not (phrase.determiner or phrase.rhythms or phrase.plural)
    return gerund and following.lower in known.not_after["meeting"] and not capital


def _provides(names: list[str]) -> bool:
    """Whether a board is one of the Welsh health boards, which provide: "X University Health Board", "the Health Board"."""
    return names == ["health"] or (names[-1:] == ["health"] and bool({"university", "teaching"} & set(names)))


def _is_occasion(lexicon: Lexicon, words: list[Token], phrase: "Phrase") -> bool:
    """Whether "this body" stands for a forum named before, or a review or call is held regularly and something done "at" it."""
    if phrase.head == "body":
        return phrase.form == "bare" and phrase.determiner in {"this", "that"}
    names = phrase.words[:-1]
    before = words[phrase.edge - 1].lower if phrase.edge else ""
    return (
        bool(names and phrase.rhythms)
        and (names[-1].lower in lexicon.words.needs_before[phrase.head])
        and before in {"at", "to", "through", "via", "during", "in", "before", "of"}
    )


def plain_head(token: Token) -> Token:
    """The head of "the X Board's minutes" without its ending."""
    plain = token.lower.removesuffix("'s")
    cut = len(token.lower) - len(plain)
    return Token(token.text[: len(plain)], plain, token.start, token.end - cut) if cut else token
