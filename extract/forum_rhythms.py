"""How often a forum meets, as the words around its name say.

Before the name ("the weekly X", "Each Thursday the X", "reviewed monthly at the X"), behind it ("which is held every six
weeks"), behind one of its verbs ("has been revived and meets monthly"), or at the end of its sentence.
"""

from collections.abc import Iterator

from forumtrace.extract.context import Context
from forumtrace.extract.forum_chains import neighbour_rhythm
from forumtrace.extract.forum_clauses import clause_words, is_governed, limit, predicates
from forumtrace.extract.forum_lexicon import forum_words
from forumtrace.extract.forum_mentions import Mention
from forumtrace.extract.forum_people import posts_from
from forumtrace.extract.forum_seats import lists as chair_words
from forumtrace.extract.frequencies import Frequency, Rhythm
from forumtrace.extract.oversight_lists import cues
from forumtrace.extract.tokens import Token

_BETWEEN = frozenset({",", "(", "which", "that", "is", "are", "will", "be", "held", "meets", "meet", "meeting", "takes", "take", "place", "taking", "convened", "convenes", "convene", "on", "a", "now", "sits", "scheduled", "at", "least", "to", "run", "runs", "continue", "continues", "also", "has", "been", "and", "once", "occurs", "happens", "when", "it", "sitting"})  # fmt: skip
_OTHER = frozenset({"than", "from"})
_FRONT = frozenset({"on", "a", "an", "at", "its", "in", "during", "the", "from"})
_FRONTED = frozenset({"basis", ",", "meeting", "meetings", "the", "a", "our", "oversight", "scrutiny", "monitoring", "rests", "lies", "sits", "is", "with", "by"})  # fmt: skip
_DAYS = [["the", order] for order in ("first", "second", "third", "fourth", "last")]
_CHAIRED = frozenset({"chaired", "co-chaired", "led", "attended"})
_PREPOSITIONS = frozenset({"at", "in", "within", "through", "via", "by", "to", "during"})


def frequencies(context: Context, mention: Mention) -> Iterator[tuple[Frequency, int, int]]:
    """The frequencies of a mention with the characters that they and the name stand on."""
    words, phrase = mention.read.words, mention.phrase
    found = list(phrase.rhythms) or _beside(context, mention)
    for rhythm in found:
        first, last = min(rhythm.first, phrase.first), max(rhythm.last, phrase.last)
        yield rhythm.frequency, words[first].start, words[last - 1].end


def _beside(context: Context, mention: Mention) -> list[Rhythm]:
    """A frequency after the name ("held monthly") or before its preposition ("reviewed monthly at the X")."""
    words, phrase = mention.read.words, mention.phrase
    found = [r for r in mention.read.rhythms if r.first == 0 or words[r.first - 1].lower not in _OTHER]
    starts = {rhythm.first: rhythm for rhythm in found}
    ends = {rhythm.last: rhythm for rhythm in found}
    behind = _behind(words, phrase.last, starts) or (
        _by_verb(words, mention, starts) if is_last(mention) else None
    )
    if behind:
        return [behind] if is_last(mention) else []
    doing = _of_its_doing(words, mention, found) or _footing(words, mention, found)
    if doing and is_last(mention):
        return [doing]
    last = found[-1] if found else None
    if last and _is_subject(words, mention) and _ends_sentence(words, last, phrase.last):
        return [last]
    neighbour = neighbour_rhythm(context.forum_reader.lexicon.calendar, words, mention.read.phrases, phrase)
    if neighbour:
        return [neighbour]
    return _before(words, phrase.edge, ends)


def _footing(words: list[Token], mention: Mention, found: list[Rhythm]) -> Rhythm | None:
    """ "has been put on a monthly footing", "has moved from a half yearly to a quarterly cycle"."""
    stop = limit(words, mention.read.phrases, mention.phrase, mention.end)
    for rhythm in found:
        if (
            mention.end <= rhythm.first
            and rhythm.last < stop
            and words[rhythm.last].lower in {"footing", "cycle"}
        ):
            return rhythm
    return None


def _of_its_doing(words: list[Token], mention: Mention, found: list[Rhythm]) -> Rhythm | None:
    """ "The X will track the plan every month": how often it does what it oversees by, in the same clause."""
    at = mention.end
    if (
        at + 1 >= len(words)
        or words[at].lower not in {"will", "to", "shall"}
        or is_governed(words, mention.phrase)
    ):
        return None
    if words[at + 1].lower not in cues().active:
        return None
    rhythm = next((r for r in found if r.first > at), None)
    between = [token.lower for token in words[at + 2 : rhythm.first]] if rhythm else ["and"]
    return rhythm if len(between) < 9 and not {"and", ",", "which", "that", "of"} & set(between) else None


def _before(words: list[Token], edge: int, ends: dict[int, Rhythm]) -> list[Rhythm]:
    """A frequency before the preposition of the forum, or at the front of the sentence of which it is the subject."""
    lower = [token.lower for token in words[:edge]]
    fronted = next((rhythm for end, rhythm in ends.items() if rhythm.first <= 2 and end <= edge), None)
    if fronted and set(lower[: fronted.first]) <= _FRONT and set(lower[fronted.last :]) <= _FRONTED:
        return [fronted]
    before = edge - 1
    if before < 1 or lower[before] not in _PREPOSITIONS | {"on", "for"}:
        return []
    for lead in (["basis"], ["standing", "agenda", "item"], ["agenda", "item"], []):
        at = before - len(lead)
        if at >= 0 and lower[at:before] == lead and at in ends:
            return [ends[at]] if lead or lower[before] in _PREPOSITIONS else []
    return []


def _by_verb(words: list[Token], mention: Mention, starts: dict[int, Rhythm]) -> Rhythm | None:
    """The frequency behind a verb of meeting that is the forum's: "has been revived and meets every month"."""
    lists, people = clause_words(), forum_words().people
    stop = limit(words, mention.read.phrases, mention.phrase, mention.end)
    taken = frozenset(at for r in starts.values() for at in range(r.first, r.last))
    for verb in predicates(words, mention.phrase, mention.end, stop, taken):
        lower = words[verb.at].lower
        if not (lower in lists["meets"] or (lower in lists["held"] and (verb.passive or verb.near))):
            continue
        unknown, listed, by = 0, False, False
        for at in range(verb.at + 1, min(stop, verb.at + 14)):
            if at in starts:
                following = words[starts[at].last].lower if starts[at].last < len(words) else ""
                return None if following in _PREPOSITIONS - {"to", "by"} else starts[at]
            token = words[at]
            known = token.lower in lists["filling"] or token.is_capital or token.lower in people
            # "run by residential managers on a monthly basis"
            unknown += not known
            listed = listed or token.lower == "and"
            by = by or token.lower in {"by", "with"}
            if (unknown and (listed or not by)) or unknown > 3:
                break
    return None


def _is_subject(words: list[Token], mention: Mention) -> bool:
    """Whether the sentence is the forum's, and names no other behind it."""
    phrase = mention.phrase
    opens = phrase.edge == 0 or (words[phrase.edge - 1].text == "," and not is_governed(words, phrase))
    return opens and phrase in (mention.read.phrases or [phrase])[-1:]


def _behind(words: list[Token], at: int, starts: dict[int, Rhythm]) -> Rhythm | None:
    """The frequency behind a name, over words such as "which is held" and who chairs it."""
    last = at + 7
    while at < min(len(words), last):
        if at in starts:
            following = words[starts[at].last].lower if starts[at].last < len(words) else ""
            # "and weekly at the Y meeting" speaks of the next forum.
            return None if following in _PREPOSITIONS - {"to", "by"} else starts[at]
        if found := _apposed(words, at, starts) or _on_a_day(words, at, starts):
            return found
        if over := _over_people(words, at):
            at, last = over
        elif words[at].lower in _BETWEEN:
            at += 1
        else:
            return None
    return None


def _over_people(words: list[Token], at: int) -> tuple[int, int] | None:
    """Behind people named at `at`, and up to where a frequency may follow: "chaired by the X", "which the X chairs"."""
    if words[at].lower in _CHAIRED and words[at + 1 : at + 2] and words[at + 1].lower == "by":
        end = posts_from(words, at + 2)[2]
        return end, end + 5
    if words[at].lower in {"by", "with"} and (end := posts_from(words, at + 1)[2]) > at + 1:
        # "tabled at the X by the Resettlement Lead each month", "X meetings with the Manager every six weeks"
        return end, end + 2
    if [token.lower for token in words[at : at + 3]] in (
        ["with", "the", "prison"],
        ["with", "the", "establishment"],
    ):
        return at + 3, at + 5
    verb = _held_by(words, at)
    # "which the Head of Learning convenes monthly", "Care Co holds each month"
    return (verb, verb + 3) if verb else None


def _on_a_day(words: list[Token], at: int, starts: dict[int, Rhythm]) -> Rhythm | None:
    """ "on the first Tuesday of every month", "on the last Thursday of every other month", "in the first week of each month"."""
    lower = [token.lower for token in words[at : at + 2]]
    if lower in _DAYS and at + 4 in starts:
        return starts[at + 4]
    if lower[:1] == ["the"] and at + 1 in starts and starts[at + 1].last - at > 4:
        return starts[at + 1]
    return starts.get(at + 2) if lower == ["in", "the"] else None


def _apposed(words: list[Token], at: int, starts: dict[int, Rhythm]) -> Rhythm | None:
    """ "The X, a group of employers who come together three times a year, ...": what stands between commas."""
    if words[at].text != "," or [token.lower for token in words[at + 1 : at + 2]] not in (["a"], ["an"]):
        return None
    for index in range(at + 2, min(len(words), at + 16)):
        if words[index].text in {",", ";", "."}:
            return None
        if index in starts:
            meets = clause_words()["meets"] & {token.lower for token in words[at:index]}
            closed = words[starts[index].last : starts[index].last + 1]
            return starts[index] if meets and closed and closed[0].text == "," else None
    return None


def _held_by(words: list[Token], at: int) -> int:
    """The index behind "which the X chairs" or "X and the team hold"; 0 when that does not stand there."""
    if words[at].lower in {"which", "that"} and [t.lower for t in words[at + 1 : at + 2]] == ["brings"]:
        # "which brings three departments together every six weeks"
        together = [at + 2 + k for k, t in enumerate(words[at + 2 : at + 12]) if t.lower == "together"]
        return together[0] + 1 if together else 0
    if words[at].lower == "where":
        # "where the Governor takes the chair each quarter"
        end = posts_from(words, at + 1)[2]
        seat = [token.lower for token in words[end : end + 3]] == ["takes", "the", "chair"]
        return end + 3 if seat else 0
    relative = words[at].lower in {"which", "that"}
    if not (relative or words[at].is_capital):
        return 0
    end = posts_from(words, at + 1)[2]
    if relative and at + 1 < end < len(words) and words[end].lower in chair_words()["chairs"]:
        return end + 1
    for verb in range(at + 1, min(len(words), at + 9)):
        if words[verb].lower in {"hold", "holds", "convene", "convenes"}:
            return verb + 1
        if words[verb].text in {",", ".", ";", "("} or words[verb].lower in {"will", "is", "are"}:
            return 0
    return 0


def _ends_sentence(words: list[Token], rhythm: Rhythm, start: int) -> bool:
    """Whether a frequency closes the sentence of which the forum is the subject: "The X reviews data monthly."."""
    rest = [token.lower for token in words[rhythm.last :]]
    if rest not in ([], ["."], ["basis"], ["basis", "."]):
        return False
    lists, since = clause_words(), -1
    for token in words[start : rhythm.first]:
        # "and each review is chaired by a manager every week": another subject.
        if since > 0 and token.lower in lists["finite"]:
            return False
        since = 0 if token.lower in lists["turns"] else since + (since >= 0)
    return True


def is_last(mention: Mention) -> bool:
    """Whether no other forum stands behind it in its chain: a chair is the nearest forum's alone."""
    phrases, at = mention.read.phrases, mention.read.places.get(mention.phrase)
    return at is None or at + 1 == len(phrases) or phrases[at + 1].first > mention.phrase.last
