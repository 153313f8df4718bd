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
from forumtrace.extract.forum_rhythms_behind import PREPOSITIONS, behind, of_next
from forumtrace.extract.forum_seats import lists as chair_words
from forumtrace.extract.frequencies import Frequency, Rhythm
from forumtrace.extract.oversight_lists import cues
from forumtrace.extract.tokens import Token

_OTHER = frozenset({"than", "from"})
_FRONT = frozenset({"on", "a", "an", "at", "its", "in", "during", "the", "from"})
_FRONTED = frozenset({"basis", ",", "meeting", "meetings", "the", "a", "our"})
_RESTING = frozenset({"oversight", "scrutiny", "monitoring", "rests", "lies", "sits", "with", "the"})


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
    edges = frozenset(p.edge for p in mention.read.phrases if p is not phrase)
    following = behind(words, phrase.last, starts, edges) or (
        _by_verb(words, mention, starts, edges) if is_last(mention) else None
    )
    if following:
        return [following] if is_last(mention) else []
    doing = (
        _of_its_doing(words, mention, found)
        or _footing(words, mention, found)
        or _after_that(words, mention, found)
    )
    if doing and is_last(mention):
        return [doing]
    last = found[-1] if found else None
    if last and _is_it(mention) and _is_subject(words, mention) and _ends_sentence(words, last, phrase.last):
        return [last]
    neighbour = neighbour_rhythm(context.forum_reader.lexicon.calendar, words, mention.read.phrases, phrase)
    if neighbour:
        return [neighbour]
    return _before(words, phrase.edge, ends)


def _is_it(mention: Mention) -> bool:
    """Whether what a sentence says is said of the forum: of "It", if the sentence before was about the forum.

    "The strategy will be signed off by the board. It will be reviewed annually."
    """
    old = mention.antecedent if mention.way == "pronoun" else None
    return old is None or not is_governed(old.read.words, old.phrase)


def _footing(words: list[Token], mention: Mention, found: list[Rhythm]) -> Rhythm | None:
    """ "has been put on a monthly footing", "has moved from a half yearly to a quarterly cycle", "from monthly to weekly"."""
    stop = limit(words, mention.read.phrases, mention.phrase, mention.end)
    for rhythm in found:
        if (
            mention.end <= rhythm.first
            and rhythm.last <= stop
            and (
                _raised(words, rhythm, mention)
                or (rhythm.last < stop and words[rhythm.last].lower in {"footing", "cycle"})
            )
        ):
            return rhythm
    return None


def _raised(words: list[Token], rhythm: Rhythm, mention: Mention) -> bool:
    """Whether a frequency is the one that the forum comes to: "increasing the X from every two months to monthly"."""
    between = [token.lower for token in words[mention.end : rhythm.first]]
    return between[:1] == ["from"] and between[-1:] == ["to"]


def _after_that(words: list[Token], mention: Mention, found: list[Rhythm]) -> Rhythm | None:
    """ "The X meets in November and quarterly after that", "first scheduled for May and monthly thereafter"."""
    stop = limit(words, mention.read.phrases, mention.phrase, mention.end)
    for rhythm in found:
        behind_it = [token.lower for token in words[rhythm.last : rhythm.last + 2]]
        later = behind_it == ["after", "that"] or behind_it[:1] == ["thereafter"]
        if mention.end <= rhythm.first < stop and later and words[rhythm.first - 1].lower in {"and", "then"}:
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
    between = set(lower[fronted.last :]) if fronted else set()
    rests = {"rests", "lies", "sits"} & between and between <= _RESTING
    chaired = fronted and _chaired_by(words, fronted.last, edge)
    if fronted and set(lower[: fronted.first]) <= _FRONT and (between <= _FRONTED or rests or chaired):
        return [fronted]
    before = edge - 1
    if before < 1 or lower[before] not in PREPOSITIONS | {"on", "for"}:
        return []
    for lead in (["basis"], ["standing", "agenda", "item"], ["agenda", "item"], []):
        at = before - len(lead)
        if at >= 0 and lower[at:before] == lead and at in ends:
            return [ends[at]] if lead or lower[before] in PREPOSITIONS else []
    return []


def _chaired_by(words: list[Token], at: int, edge: int) -> bool:
    """ "Every Wednesday the Governor chairs the X"."""
    return words[edge - 1].lower in chair_words()["chairs"] and posts_from(words, at)[2] in {
        edge - 1,
        edge - 2,
    }


def _by_verb(
    words: list[Token], mention: Mention, starts: dict[int, Rhythm], edges: frozenset[int]
) -> Rhythm | None:
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
                return None if of_next(words, starts[at], edges) else starts[at]
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
    before = words[phrase.edge - 1].lower if phrase.edge else ""
    # "which the X revisits each quarter"
    opens = phrase.edge == 0 or before == "which" or (before == "," and not is_governed(words, phrase))
    return opens and phrase in (mention.read.phrases or [phrase])[-1:]


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
