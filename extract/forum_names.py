"""The canonical name of a forum phrase, and the key by which two phrases are one forum of a prison.

Canonical: singular, title case, no article, frequency or bracketed acronym, written out as this document does. Two
names are one forum when they differ in case, hyphens, plural endings or a last "meeting" only. They are never made
one because they are similar: a Security Meeting is not the Security Committee.
"""

from dataclasses import dataclass

from forumtrace.extract.acronyms import singular, singular_form
from forumtrace.extract.forum_lexicon import Lexicon, plain_words
from forumtrace.extract.forum_phrases import Phrase
from forumtrace.extract.tokens import tokens

_SMALL = frozenset({"of", "and", "for", "in", "the", "on", "with", "to", "&", "a", "an", "or"})
_JOINED = {"re-offending": "reoffending", "co-ordination": "coordination", "re-settlement": "resettlement"}


@dataclass(frozen=True, slots=True)
class Name:
    """A canonical name, the acronym the document has for it, and why the phrase was read so (empty: as printed)."""

    text: str
    acronym: str | None = None
    reason: str = ""


def title(words: list[str]) -> str:
    """Words as a name: capitals but for linking words; capitals inside a word are kept ("OMiC")."""
    return " ".join(
        word if (at and word.lower() in _SMALL) else word[0].upper() + word[1:]
        for at, word in enumerate(words)
    ).replace(" ,", ",")


def name_key(name: str) -> str:
    """What is the same in all spellings of one forum's name."""
    words = list(plain_words(name))
    if len(words) > 1 and words[-1] == "meeting":
        words.pop()
    return " ".join(words)


def _full(lexicon: Lexicon, acronym: str) -> str | None:
    """The full form of an acronym that this document explains, if it is a forum's."""
    full = lexicon.expand(acronym)
    if full is None or lexicon.head_of(full) is None:
        return full if full and lexicon.names.acronyms.get(singular(acronym).casefold()) else None
    return singular_form(full)


def canonical(lexicon: Lexicon, phrase: Phrase) -> Name:
    """The canonical name of a phrase."""
    words = [token.text for token in phrase.words]
    if phrase.form == "acronym":
        return _acronym_name(lexicon, words[0])
    *inner, _ = words
    if len(inner) > 1 and lexicon.words.singular.get(inner[-1].lower()) and phrase.head == "meeting":
        # "Security Committee meeting" is the Security Committee, "SIM meeting" the SIM.
        return _finish(lexicon, inner[:-1], lexicon.words.singular[inner[-1].lower()], phrase)
    lone = len(inner) == 1 and phrase.head == "meeting" and tokens(inner[0])[0].is_acronym
    if lone and _full(lexicon, inner[0]):
        return _acronym_name(lexicon, inner[0])
    return _finish(lexicon, inner, phrase.head, phrase)


def _acronym_name(lexicon: Lexicon, acronym: str) -> Name:
    short = singular(acronym)
    full = _full(lexicon, short)
    if full is None:
        return Name(short, short)
    reason = f"{short} is written out in this document as {full}"
    return Name(title(_folded([t.text for t in tokens(full)])), short, reason)


def _finish(lexicon: Lexicon, inner: list[str], head: str, phrase: Phrase) -> Name:
    expanded: list[str] = []
    short = None
    for word in inner:
        full = lexicon.expand(word) if tokens(word)[0].is_acronym else None
        expanded += (
            [token.text for token in tokens(full)] if full else [singular(word) if word.isupper() else word]
        )
        if full is None and tokens(word)[0].is_acronym and len(inner) == 1:
            short = singular(word)
    text = title(_folded([*expanded, head]))
    known = _ending(lexicon, text)
    if known:
        return Name(
            known[0],
            known[1],
            "" if known[0] == text else f"ends in {known[0]}, which this document explains",
        )
    bracket = phrase.acronym
    if bracket and lexicon.head_of(lexicon.expand(bracket.text) or ""):
        return Name(
            title(_folded([t.text for t in tokens(singular_form(lexicon.acronyms[bracket.text]))])),
            singular(bracket.text),
        )
    acronym = lexicon.acronyms.short(text) or short
    return Name(text, acronym, "" if expanded == inner else "with acronyms written out as in this document")


def _folded(words: list[str]) -> list[str]:
    """Words with the hyphen that spellings of one word differ in taken out."""
    out = []
    for word in words:
        plain = _JOINED.get(word.lower())
        out.append((plain[0].upper() + plain[1:] if word[0].isupper() else plain) if plain else word)
    return out


def _ending(lexicon: Lexicon, text: str) -> tuple[str, str] | None:
    """The explained forum name, with its acronym, that `text` is or ends in ("National X Board" for X Board)."""
    words = plain_words(text)
    for at in range(len(words) - 1):
        known = lexicon.explained.get(words[at:])
        if known:
            full, acronym = known
            return title(_folded([token.text for token in tokens(singular_form(full))])), acronym
    return None
