"""Conditions told by a clause with a verb: "once the posts have been filled", "if the bid is successful".

Such a clause is a condition where it tells what has to come about in the world of the plan (money, works, contracts,
posts, decisions). What happens to one prisoner, and what happens again and again ("when a report comes in"), is none.
"""

from itertools import pairwise

from forumtrace.extract.clause_lists import holds, listed, lowered, one_case, small, spoken_of
from forumtrace.extract.naming import singular
from forumtrace.extract.wording import Word, word_class

_LONGEST = 18
"""Words of a clause that are looked at."""


def barred(cue: str, before: list[Word], after: list[Word]) -> bool:
    """ "Work cannot begin until the men have been vetted", "No date can be given before funding is approved"."""
    said, told = small(after, 12), lowered(before[-14:])
    stops = {"cannot", "unable"} & told or ({"not", "no"} & told and {"will", "can"} & told)
    if cue == "unless and until" or (cue == "unless" and not before and holds("bids", said[:5])):
        stops = {"will"}
    if not stops or listed("cases") & told or one_case(said, 4) or said[:1] == ["it"]:
        # "Prisoners are not moved until ..." is a rule for each of them.
        return False
    subject, predicate = _parts([word for word in said if word not in listed("articles")])
    return _met(predicate) and (cue != "before" or "cannot" in stops or holds("given", subject))


def lacking(cue: str, before: list[Word], after: list[Word]) -> bool:
    """ "The post cannot be advertised without the approval of the region", "Without this funding, ..."."""
    said = [word for word in small(after, 5) if word not in listed("articles")]
    told = lowered(before[-14:])
    # "officers will not be moved without the approval of the duty governor" is a rule.
    stops = not before or {"cannot", "unable"} & told
    return bool(stops) and holds("granted", said[:3]) and not one_case(said, 4) and not listed("cases") & told


def given(cue: str, before: list[Word], after: list[Word]) -> bool:
    """ "when funding is agreed", "after the works have been completed", "provided that places are available".

    Cues that say more than a time ("as soon as", "provided that", "only if") take any subject but single cases; the
    others one of the things that plans wait for.
    """
    said = small(after, _LONGEST)
    told = [word.lower for word in before]
    sure = cue in listed("sure_cues") or " " in cue or "only" in told[-3:]
    if not said or said[0] in listed("whenever") or (said[0] in ("a", "an") and not sure):
        return False
    said = [word for word in said if word not in listed("articles")]
    if one_case(said, 5) or (said[:1] and said[0] in listed("pronouns") and spoken_of(before)):
        return False
    if said and said[0] in listed("elliptic") and (len(said) < 3 or said[1] in ("by", "with", "in")):
        # "if approved", "when appointed"
        return not spoken_of(before)
    subject, predicate = _parts(said)
    if not predicate:
        return False
    if predicate[0] in ("was", "were", "had") or not _met(predicate):
        return False
    if sure:
        return bool(subject) and (cue != "provided" or _apart(before, said))
    return ahead(before, after) and (
        _awaited(subject, predicate) or _starts(cue, told or [word.lower for word in after], predicate)
    )


def _parts(said: list[str]) -> tuple[list[str], list[str]]:
    """The subject of a clause, and what begins with its verb; ([], []) where no verb is found."""
    verbs = listed("auxiliaries") | listed("decides") | listed("comes")
    at = next((k for k, word in enumerate(said) if k and word in verbs), None)
    return (said[:at], said[at:]) if at is not None else ([], [])


def _met(predicate: list[str]) -> bool:
    """Whether a predicate says that something is done, there, decided or under way."""
    if not predicate:
        return False
    if predicate[0] in listed("decides") | listed("comes"):
        return True
    near = predicate[1:7]
    participle = any(word.removeprefix("re-").endswith("ed") for word in near[:3])
    there = any(a == "in" and b in ("post", "place", "use") for a, b in pairwise(near))
    return participle or there or bool(listed("done").intersection(near))


def _awaited(subject: list[str], predicate: list[str]) -> bool:
    """Whether the subject is a thing that plans wait for, or a post or team that comes."""
    if any(holds(name, subject) for name in ("given", "bids", "steps")) or holds("awaited", subject):
        return True
    if subject[-1:] and subject[-1] in listed("sites"):
        return predicate[0] in listed("arrives_at")
    heads = word_class("role_heads") | word_class("role_bare") | listed("teams")
    comes = bool(listed("joins").intersection(predicate[:5]))
    return comes and any(singular(word) in heads for word in subject[-1:])


def _starts(cue: str, told: list[str], predicate: list[str]) -> bool:
    """ "will begin when the advisers have been cleared", not "will be told when ..."."""
    made = predicate[:2] in (["has", "been"], ["have", "been"])
    begins = cue == "after" or (cue == "when" and bool(listed("begins").intersection(told)))
    return begins and made and "will" in told


def ahead(before: list[Word], after: list[Word]) -> bool:
    """Whether the step itself is still to come: what has been done hangs on nothing any more."""
    if lowered(before) & listed("ahead"):
        return True
    rest = lowered(after)
    return bool(rest & listed("ahead")) or not (lowered(before) | rest) & listed("finite")


def _apart(before: list[Word], said: list[str]) -> bool:
    """Whether "provided" begins a clause, as in "provided the region agrees", and is not "training provided to"."""
    return (
        bool(said)
        and said[0] not in listed("gives")
        and not (before and before[-1].lower in ("be", "is", "are"))
    )
