"""Who chairs a forum, by the words behind its name: "chaired by the X", "which the X chairs", "of which the X is chair".

Only what the words around the forum say. In a row of forums a chair belongs to the nearest alone; a post that chairs
in another's absence, or that "was" in the chair, is not the chair.
"""

from collections.abc import Iterator, Sequence

from forumtrace.extract.forum_clauses import Predicate, clause_words
from forumtrace.extract.forum_people import is_article, posts_from
from forumtrace.extract.forum_seats import Chairs, Posts, by, lists, presiding, who
from forumtrace.extract.tokens import Token


def chairs_after(
    words: list[Token], at: int, stop: int, verbs: Sequence[Predicate], rhythms: frozenset[int]
) -> Iterator[Chairs]:
    """The posts said to chair the forum that ends before `at`, by the words up to `stop`.

    `verbs` are the verbs of which the forum is the subject, `rhythms` the tokens of frequencies, which may stand
    between ("each month, chaired by").
    """
    for found in (
        _beside(words, at, rhythms),
        *(_by_verb(words, verb, stop, rhythms) for verb in verbs),
        *(
            _relative(words, index, index <= at + 1 or words[index - 1].lower == "and")
            for index in range(at, stop)
        ),
        *(_seat(words, index) for index in range(at, stop)),
        # The semicolon that ends what is said of the forum may lead on to who presides.
        *(_presides(words, index) for index in range(at, min(stop + 1, len(words)))),
        _far(words, at, stop),
    ):
        if found:
            yield found
            return


def _beside(words: list[Token], at: int, rhythms: frozenset[int]) -> Chairs | None:
    """ "..., held monthly, chaired by the X", with nothing between but words that tell of the forum."""
    for index in range(at, min(len(words) - 1, at + 12)):
        lower = words[index].lower
        if lower in lists()["chaired"]:
            return by(words, index)
        if lower == "run" and (found := by(words, index)) and _senior(words, found[0]):
            # "a meeting run by the Head of X"; "run by an officer" says who holds it.
            return found
        if lower in {"with", "under"} and (found := presiding(words, index) or _under(words, index, at)):
            return found
        if lower not in lists()["passing"] and index not in rhythms and not lower.endswith("ly"):
            return None
    return None


def _senior(words: list[Token], posts: Posts) -> bool:
    """Whether the first post is one that chairs what it runs."""
    return bool(posts) and words[posts[0][0]].text in {"Head", "Governor", "Director", "Deputy", "Assistant"}


def _far(words: list[Token], at: int, stop: int) -> Chairs | None:
    """ "..., chaired by the X" behind what the forum is for, where nothing else that can be chaired is named.

    "with the X in the chair" can be said of nothing else.
    """
    for index in range(at + 1, stop - 1):
        if words[index].lower == "with" and (found := presiding(words, index, in_chair=True)):
            return found
        if words[index].lower in lists()["chairable"]:
            return None
        if words[index].lower in {"chaired", "co-chaired"} and words[index - 1].text == ",":
            return by(words, index)
    return None


def _by_verb(words: list[Token], verb: Predicate, stop: int, rhythms: frozenset[int]) -> Chairs | None:
    """A verb of the forum that tells of its chair: "will be chaired by", "has been revived under the X", "has"."""
    lower = words[verb.at].lower
    near = {token.lower for token in words[max(0, verb.at - 7) : verb.at]}
    # "will be held every quarter and chaired by the X"
    listed = words[verb.at - 1].lower == "and" and bool(near & clause_words()["held"])
    if lower in lists()["chaired"] and (verb.passive or verb.near or listed):
        before = {token.lower for token in words[max(0, verb.at - 2) : verb.at]}
        return None if before & {"was", "were", "previously", "formerly"} else by(words, verb.at)
    if not (verb.passive or verb.near):
        return None
    for index in range(verb.at + 1, min(stop, verb.at + 14)):
        if words[index].lower in {"with", "under"}:
            return presiding(words, index) or _under(words, index, verb.at)
        known = words[index].lower in lists()["passing"] or is_article(words[index].lower)
        if not (index in rhythms or known):
            return None
    return None


def _relative(words: list[Token], at: int, own: bool) -> Chairs | None:
    """ "which the X chairs", "of which the X is chair", "for which the X acts as chair", "at which X takes the chair"."""
    if words[at].lower not in {"which", "that", "where"}:
        return None
    posts, joint, end = who(words, at + 1)
    if not posts:
        return None
    after = [token.lower for token in words[end : end + 8]]
    verb = next((k for k, word in enumerate(after) if word not in lists()["before_chairs"]), len(after))
    before = words[at - 1].lower if at else ""
    if (
        own
        and before not in {"of", "for", "at"}
        and after[verb : verb + 1]
        and after[verb] in lists()["chairs"]
    ):
        # "which the X chairs": nothing of its own may follow the verb.
        follows = words[end + verb + 1].lower if end + verb + 1 < len(words) else "."
        return None if is_article(follows) else (posts, joint)
    if before == "over" and after[:1] in (["presides"], ["preside"]):
        return posts, joint
    if before in {"of", "for", "at"} or words[at].lower == "where":
        seat = next((k for k, word in enumerate(after) if word not in lists()["holding"]), len(after))
        if seat and after[seat : seat + 1] and after[seat] in lists()["seat"]:
            return posts, joint
    return None


def _under(words: list[Token], at: int, since: int) -> Chairs | None:
    """ "sits monthly under the X", "held weekly under the X": behind a verb of meeting."""
    meets = clause_words()["meets"] | {"held", "convened"}
    if words[at].lower != "under" or not any(token.lower in meets for token in words[since:at]):
        return None
    posts, joint, end = posts_from(words, at + 1)
    closed = (
        end >= len(words)
        or words[end].text in {".", ",", ";", ")"}
        or words[end].lower in {"and", "with", "to"}
    )
    return (posts, joint) if posts and closed else None


def _presides(words: list[Token], at: int) -> Chairs | None:
    """ "It meets quarterly and the X presides", ", the X presiding", "the X leads it", ", where she takes the chair"."""
    if words[at].lower in {"where", "which"}:
        return _pronoun(words, at)
    if words[at].lower not in {"and", ",", ";"}:
        return None
    posts, joint, end = who(words, at + 1)
    if not posts and words[at + 1 : at + 2] and words[at + 1].lower in {"she", "he"}:
        # "; she chairs it", of the one post that the sentence begins with
        posts, joint, _ = posts_from(words, 0)
        posts, end = (posts, at + 2) if len(posts) == 1 else ([], end)
    if posts and [token.lower for token in words[end : end + 3]] == [",", "as", "chair"]:
        return posts, joint
    verb, after = ([token.lower for token in words[end : end + 2]] + [".", "."])[:2]
    closed = after in {".", ",", ";", ")", "and"}
    alone = closed and verb in {"presides", "preside", "presiding", "chairing"}
    alone = alone or (verb == "chairs" and after in {".", ";"})
    seat = next((k for k in range(end, len(words)) if words[k].lower not in lists()["holding"]), len(words))
    elsewhere = {"of", "at", "for"} & {token.lower for token in words[seat + 1 : seat + 2]}
    # "; the X will take the chair", "and the X has taken over as its chair"
    seated = end < seat < len(words) and words[seat].lower in lists()["seat"] and not elsewhere
    of_it = verb in {"chairs", "leads"} and after == "it"
    return (posts, joint) if posts and (alone or of_it or seated) else None


def _pronoun(words: list[Token], at: int) -> Chairs | None:
    """ "The X takes cases to the board, where she takes the chair": of the one post that the sentence begins with."""
    said = [token.lower for token in words[at + 1 : at + 6]]
    if said[:1] not in (["she"], ["he"]):
        return None
    verb = next((word for word in said[1:] if word not in lists()["before_chairs"]), "")
    seat = verb in {"takes", "take"} and {"chair"} & set(said)
    posts, joint, _ = posts_from(words, 0)
    return (posts, joint) if (seat or verb in lists()["chairs"]) and len(posts) == 1 else None


def _seat(words: list[Token], at: int) -> Chairs | None:
    """ "(chair: X)", "whose chair is X", "the chair of which is X", "The chair is X", "has X as its chair"."""
    if words[at].lower in {"has", "have", "having"}:
        return presiding(words, at)
    if words[at].lower not in lists()["seat"] or at == 0:
        return None
    before, after = words[at - 1].lower, [token.lower for token in words[at + 1 : at + 5]]
    if before in {"(", ";", ","} or words[at].is_capital:
        sign = after[:1] in ([":"], ["-"], ["\u2013"])
        posts, joint, _ = posts_from(words, at + 2) if sign else ([], "", 0)
        return (posts, joint) if posts else None
    start = at + 1
    if before == "the" and after[:2] in (["of", "which"], ["of", "this"], ["of", "the"]):
        start += 2 if after[1] == "which" else 3
    elif before not in {"whose", "its", "the"}:
        return None
    head = [token.lower for token in words[start : start + 2]]
    if head[:1] not in (["is"], ["will"], ["are"]):
        return None
    posts, joint, _ = posts_from(words, start + 1 + (head == ["will", "be"]))
    return (posts, joint) if posts else None
