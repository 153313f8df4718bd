"""Posts and occupations in running text: by the shape of their titles, helped by the list of role kinds."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from forumtrace.extract.lexicon import find, is_abbreviation, labels
from forumtrace.extract.mentions import Mention, longest
from forumtrace.extract.naming import abbreviation_in, canonical, expands, singular, without_brackets
from forumtrace.extract.phrases import past_listed, title_start, topic_start
from forumtrace.extract.remember import remembered
from forumtrace.extract.role_areas import Found, heads_of, ranks, role_heads
from forumtrace.extract.vocabulary import Concept, Vocabulary
from forumtrace.extract.wording import Word, past_bracket, word_class, words

SCHEME = "role-scheme"


@remembered
def find_roles(text: str, vocabulary: Vocabulary, acronyms: Mapping[str, str]) -> tuple[Mention, ...]:
    """The posts and occupations that `text` names, in order; bare ranks ("managers") are none."""
    ws = words(text)
    headed = [*heads_of(ws), *ranks(ws)]
    bodies = frozenset(body.end for body in find(vocabulary, "organisation-scheme", text))
    found = [*headed, *_titles(ws, headed, bodies), *_known(text, vocabulary)]
    named = [_named(span, text, vocabulary, acronyms) for span in found]
    return longest([*named, *_abbreviated(ws, vocabulary, acronyms)])


def _titles(ws: Sequence[Word], headed: Sequence[Found], bodies: frozenset[int]) -> Iterator[Found]:
    """ "X Manager", "x co-ordinator": the title stands before its noun, and behind any title of `headed`."""
    bare, heads = word_class("role_bare"), word_class("role_heads")
    ends = role_heads() | word_class("body_heads_capital") | {"meeting", "group", "board", "panel"}
    for at, word in enumerate(ws):
        noun = singular(word.lower)
        lead = noun == "lead" and (word.capital or _is_noun(ws, at))
        if (noun not in bare and noun not in heads and not lead) or _outside(ws, at):
            continue
        if word.text.islower() and noun in word_class("role_capital_only") and noun not in heads:
            continue
        start = _title_start(ws, at, ends)
        start = past_listed(ws, start, at, bodies)
        while start < at and any(low < ws[start].end and ws[start].start < high for low, high, _ in headed):
            start += 1
        if ws[start].lower in ("and", "&", ","):
            start += 1
        start = _past_programme(ws, start, at, bare)
        if start == at and (noun not in bare or not _stands_alone(ws, at)):
            continue
        if all(singular(w.lower) in word_class("rank_words") for w in ws[start:at]) and start < at:
            if noun not in bare:
                continue
            start = at
        yield ws[start].start, word.end, 0.95 if ws[start].capital else 0.85


def _title_start(ws: Sequence[Word], at: int, ends: frozenset[str]) -> int:
    """Where the title that the noun at `at` closes begins: capitals, known topics, or "specialist"."""
    start = title_start(ws, at, ends)
    if start == at:
        start = topic_start(ws, at)
    if start == at and at and ws[at - 1].lower == "specialist":
        start = at - 1
    return start


def _outside(ws: Sequence[Word], at: int) -> bool:
    """Whether leaders of business or the like are meant, who hold no post."""
    return ws[at].lower in ("leader", "leaders") and ws[at - 1].lower in word_class("outside_leaders")


def _is_noun(ws: Sequence[Word], at: int) -> bool:
    """Whether "lead" in small letters is a noun here: a known word before it and no object behind it."""
    if (
        at == 0
        or ws[at - 1].lower not in word_class("topics")
        or (at >= 2 and ws[at - 2].lower in ("will", "to"))
    ):
        return False
    start = topic_start(ws, at)
    if start and ws[start - 1].lower in ("the", "a", "an", "new", "dedicated"):
        return True
    return at + 1 >= len(ws) or ws[at + 1].lower not in ("the", "a", "an", "on", "our", "this", "all", "to")


def _past_programme(ws: Sequence[Word], start: int, at: int, bare: frozenset[str]) -> int:
    """Leave out an abbreviation before an occupation that names itself ("OMiC keyworkers")."""
    if start == at - 1 and ws[start].abbreviation and singular(ws[at].lower) in bare and ws[at].lower != "gp":
        return at if singular(ws[at].lower) == "keyworker" else start
    return start


def _stands_alone(ws: Sequence[Word], at: int) -> bool:
    """A bare occupation is no role when it only qualifies the noun behind it ("nurse triage clinic")."""
    return not (at + 1 < len(ws) and ws[at + 1].lower in ("general", "led"))


def _known(text: str, vocabulary: Vocabulary) -> Iterator[Found]:
    for known in find(vocabulary, SCHEME, text):
        words_in = text[known.start : known.end].split()
        label = known.concept.label
        if (
            len(words_in) > 1
            or is_abbreviation(words_in[0])
            or singular(words_in[0].casefold()) in label.casefold()
        ):
            if len(words_in) == 1 and not is_abbreviation(words_in[0]):
                if singular(words_in[0].casefold()) in word_class("role_heads") | {"head", "lead"}:
                    continue
                if words_in[0].islower() and not known.exact:
                    continue
            yield known.start, known.end, 0.95


def _named(found: Found, text: str, vocabulary: Vocabulary, acronyms: Mapping[str, str]) -> Mention:
    start, end, confidence = found
    end = past_bracket(text, end)
    surface = text[start:end]
    name = canonical(surface, acronyms, _numbered(surface))
    short = abbreviation_in(surface)
    full = canonical(acronyms.get(short, ""), {}) if short else ""
    # "Senior Case Worker (CW)": the abbreviation tells how much of it is the post.
    name = full if full and name.endswith(f" {full}") else name
    return Mention(start, end, name, confidence, kind_of(name, vocabulary), True, short)


def _numbered(title: str) -> int:
    """Which word of a title carries its number: the noun before "of" or an area, else the last."""
    parts = [w for w in words(without_brackets(title)) if w.alphabetic]
    for at, word in enumerate(parts[:-1]):
        noun = singular(word.lower)
        ranked = at > 0 and f"{parts[at - 1].lower}-{noun}" in word_class("role_ranks")
        if ranked or (noun in role_heads() and parts[at + 1].lower in ("of", "for")):
            return at
    return -1


def _abbreviated(
    ws: Sequence[Word], vocabulary: Vocabulary, acronyms: Mapping[str, str]
) -> Iterator[Mention]:
    """Abbreviations that the document writes out as a post."""
    for word in ws:
        full = expands(word.text, acronyms) if word.abbreviation else None
        if full is None:
            continue
        parts = words(full)
        if parts and (singular(parts[-1].lower) in role_heads() or parts[0].lower in ("head", "heads")):
            name = canonical(full, {}, _numbered(full))
            yield Mention(
                word.start, word.end, name, 0.97, kind_of(name, vocabulary), True, singular(word.text)
            )


@lru_cache(maxsize=2048)
def kind_of(name: str, vocabulary: Vocabulary) -> Concept | None:
    """The role kind that `name` is one of: its own entry, else the longest label at its end or beginning."""
    known = labels(vocabulary, SCHEME)
    plain = without_brackets(name).casefold()
    parts = plain.replace(",", "").split()
    tries = [plain, *(" ".join(parts[k:]) for k in range(len(parts)))]
    tries += [" ".join(parts[:k]) for k in range(len(parts) - 1, 0, -1)]
    if parts[:2] == ["head", "of"]:
        tries.append("functional head")
    return next((known[t] for t in tries if t in known), None)
