"""Posts in a sentence, alone and listed: "the Head of Safety", "the Governor and the chaplain"."""

from forumtrace.extract.forum_lexicon import Words, forum_words
from forumtrace.extract.tokens import Token

LONGEST = 12
_LINKS = frozenset({"of", "for", "in", "&"})
_BODY_LINKS = frozenset({"of", "for", "and", "&"})
_VERBS, _BASE_VERBS = frozenset({"leads", "chairs"}), frozenset({"lead", "chair"})
_ARTICLES = frozenset({"the", "a", "an", "our", "their", "its", "either", "both"})


def post_at(words: list[Token], at: int) -> int:
    """The index behind the post that begins at `at`; `at` itself when none does.

    A post is a run of capitalised words and of words for posts ("manager"), held together by "of", and by "and" where
    what follows is no post of its own ("Head of Education, Skills and Work").
    """
    known, end = forum_words(), at
    while end < min(len(words), at + LONGEST):
        token = words[end]
        following = words[end + 1] if end + 1 < len(words) else None
        held = {word.lower for word in words[at:end]} & known.people
        if held and (token.lower in _VERBS or (token.lower in _BASE_VERBS and words[end - 1].lower in held)):
            # "the Director leads": a verb; "the Equality lead" is a post.
            break
        if held and token.lower in _LINKS and [t.lower for t in words[end + 2 : end + 3]] == ["wing"]:
            # "Head of Residence for G wing"
            end += 3
        elif _is_post_word(known, token) or _is_of_body(known, token, following):
            end += 1
        elif (
            end > at
            and token.lower in _LINKS
            and following
            and _is_linked(known, token, words[end - 1], following)
        ) or (end > at and _is_inner_and(known, words, at, end)):
            end += 2
        else:
            break
    # A run of names without a word for a post is a post only when it is an acronym or all capitals.
    named = any(
        words[i].lower.removesuffix("'s") in known.people or words[i].is_acronym for i in range(at, end)
    )
    return _past_body(words, end) if named else at


def _past_body(words: list[Token], at: int) -> int:
    """`at` moved behind the body that a post is said to be of by "of the": "Head | of the Anytown Health Unit"."""
    if at + 2 >= len(words) or [token.lower for token in words[at : at + 2]] != ["of", "the"]:
        return at
    end = at + 2
    while end < len(words) and words[end].is_capital:
        linked = end + 2 < len(words) and words[end + 1].lower in _BODY_LINKS
        own = linked and words[end + 2].is_capital and words[end + 2].lower not in forum_words().people
        end += 2 if own else 1
    return end if end > at + 2 else at


def _is_linked(known: Words, link: Token, before: Token, after: Token) -> bool:
    """Whether "of", "for" or "in" holds two words of one post together ("Head of Safety", "head of safety")."""
    if _is_post_word(known, after):
        return True
    return (
        link.lower == "of"
        and before.lower in known.people
        and after.is_word
        and after.lower not in known.stops
    )


def _is_post_word(known: Words, token: Token) -> bool:
    if not token.is_word or token.lower in known.singular or token.lower in known.stops - known.people:
        return False
    return token.is_capital or token.lower in known.people


def _is_of_body(known: Words, token: Token, following: Token | None) -> bool:
    """Whether a body's noun belongs to the post behind it: "Group Director", "Board Secretary"."""
    return (
        token.is_capital
        and token.lower in known.singular
        and following is not None
        and following.is_capital
        and following.lower in known.people
    )


def _is_inner_and(known: Words, words: list[Token], first: int, at: int) -> bool:
    """Whether "and" or a comma at `at` is inside a post such as "Head of Education, Skills and Work"."""
    if at + 1 >= len(words) or words[at].lower not in {"and", "&", ","}:
        return False
    following = words[at + 1]
    if not following.is_capital or following.lower in known.people or following.is_acronym:
        return False
    lower = [token.lower for token in words[first:at]]
    if words[at].text == ",":
        ahead = [token.lower for token in words[at + 2 : at + 5]]
        return "of" in lower and ("and" in ahead or "&" in ahead)
    if "of" in lower or "director" in lower:
        return True
    # "Health and Justice Commissioner": no post before "and", one behind it.
    after = next((k for k in range(at + 1, len(words)) if not _is_post_word(known, words[k])), len(words))
    return not known.people.intersection(lower) and words[after - 1].lower in known.people


def posts_from(words: list[Token], at: int) -> tuple[list[tuple[int, int]], str, int]:
    """The posts listed from `at`, the word that joins the last two ("or", "and"), and the index behind them."""
    posts: list[tuple[int, int]] = []
    joint, end = "", at
    while at < len(words):
        while at < len(words) and words[at].lower in _ARTICLES:
            at += 1
        last = post_at(words, at)
        if last == at:
            break
        posts.append((at, last))
        end = at = last
        if at < len(words) and words[at].text == "(":
            close = next((k for k in range(at, min(len(words), at + 4)) if words[k].text == ")"), None)
            at = end = close + 1 if close else at
        if at < len(words) and words[at].lower in {"and", "or", "&", ",", "/", "and/or"}:
            joint = words[at].lower if words[at].lower != "," else joint
            at += 1
        else:
            break
    return posts, joint if len(posts) > 1 else "", end


def is_article(lower: str) -> bool:
    """Whether a word is an article, or a possessive that can stand before a post."""
    return lower in _ARTICLES
