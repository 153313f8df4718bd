"""Who chairs a forum, by the words before its name: "The Governor will chair the X", "Chaired by the Y, the X"."""

from collections.abc import Iterator

from forumtrace.extract.forum_clauses import clause_words
from forumtrace.extract.forum_people import LONGEST, is_article, posts_from
from forumtrace.extract.forum_reference import chairing_alone
from forumtrace.extract.forum_seats import Chairs, by, lists, presiding, who
from forumtrace.extract.tokens import Token


def chairs_before(words: list[Token], at: int) -> Iterator[Chairs]:
    """The posts that chair the forum that begins at `at`: "The Governor will chair the X", "Chaired by Y, the X"."""
    found = _chairing(words, at) or _holding(words, at) or _fronted(words, at)
    if found:
        yield found


def _chairing(words: list[Token], at: int) -> Chairs | None:
    """ "The Governor will chair the X", "a Lead Pharmacist, who chairs the X"."""
    over = (
        1
        if at > 2 and words[at - 1].lower == "over" and words[at - 2].lower in {"presides", "preside"}
        else 0
    )
    if at < 2 or not (over or words[at - 1].lower in lists()["chairs"]):
        return None
    end = at - 1 - over
    while end > 0 and words[end - 1].lower in lists()["before_chairs"]:
        end -= 1
    if words[at - 1].lower == "chairing" and [token.lower for token in words[max(0, end - 2) : end]] == [
        "responsible",
        "for",
    ]:
        # "The Governor will be responsible for chairing the X"
        end -= 2
        while end > 0 and words[end - 1].lower in {"be", "is", "are", "will", "now"}:
            end -= 1
    if words[end].lower == "who" and words[end - 1].text == ",":
        end -= 1
    return _posts_to(words, end) or _of_subject(words, end)


def _of_subject(words: list[Token], at: int) -> Chairs | None:
    """ "The Governor has taken over equality and now chairs the X", "... and she will chair the X"."""
    said = [token.lower for token in words[max(0, at - 2) : at + 2]]
    pronoun = bool({"she", "he"} & set(said))
    if not (pronoun or "and" in said):
        return None
    posts, joint, end = posts_from(words, 0)
    verb = words[end].lower if end < len(words) else ""
    return (posts, joint) if len(posts) == 1 and verb in clause_words()["auxiliaries"] else None


def _holding(words: list[Token], at: int) -> Chairs | None:
    """ "The Governor is chair of the X", "has taken over the chair of the X", "takes the chair at the X".

    Of a forum named in the sentence before: "The Governor is the chair".
    """
    if at > 2 and words[at].lower == "chair" and words[at - 1].lower == "the":
        found = _posts_to(words, at - 3 if words[at - 3].lower == "will" else at - 2)
        # "X is the deputy and the Governor is the chair"
        return ([found[0][-1]], "") if found and found[0][0][0] > 1 else found
    if at > 1 and at == chairing_alone(words):
        posts, joint, _ = posts_from(words, 0)
        return (posts, joint) if posts else None
    while at > 3 and words[at - 1].lower in {"a", "the", "new", "newly", "formed", "created", "established"}:
        at -= 1
    if at < 3 or words[at - 1].lower not in {"of", "for", "at"} or words[at - 2].lower not in lists()["seat"]:
        return None
    end = at - 2
    while end > 0 and words[end - 1].lower in lists()["holding"]:
        end -= 1
    return _posts_to(words, end) if end < at - 2 else None


def _posts_to(words: list[Token], end: int) -> Chairs | None:
    """The posts that end before `end`."""
    for start in range(max(0, end - LONGEST), end):
        open_left = start == 0 or not words[start - 1].is_word or is_article(words[start - 1].lower)
        # Cut, for "leads" could be a post.
        posts, joint, last = (
            (who if start == 0 else posts_from)(words[:end], start) if open_left else ([], "", start)
        )
        if posts and last == end:
            return posts, joint
    return None


def _fronted(words: list[Token], at: int) -> Chairs | None:
    """ "Chaired by the Governor, the X", "Under the leadership of the Governor, the X"."""
    first = words[0].lower
    if at < 4 or words[at - 1].text != ",":
        return None
    found = (
        by(words, 0)
        if first in lists()["chaired"]
        else presiding(words, 0)
        if first in {"under", "with"}
        else None
    )
    return found if found and found[0][-1][1] <= at - 1 <= found[0][-1][1] + 3 else None
