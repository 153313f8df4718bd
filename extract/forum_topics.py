"""The topic of a forum named without one: "scrutiny meetings" in a row about use of force, "a Steering Group to
run the audits".
"""

from functools import cache

from forumtrace.extract.acronyms import singular_form
from forumtrace.extract.forum_lexicon import Lexicon, forum_names, forum_words, name_words
from forumtrace.extract.forum_phrases import Phrase
from forumtrace.extract.tokens import Token, tokens
from forumtrace.extract.vocabulary import Vocabulary

_TO = frozenset({"oversee", "monitor", "review", "discuss", "scrutinise", "drive", "manage", "develop", "deliver", "improve", "lead", "consider", "progress", "implement", "co-ordinate", "coordinate", "address", "support", "examine", "analyse"})  # fmt: skip
_FOR = frozenset({"for", "on", "about", "regarding", "around"})
_MADE = frozenset({"has", "have", "had", "been", "is", "was", "will", "be", "now", "set", "up", "established", "formed", "created", "introduced", "in", "place"})  # fmt: skip
_ARTICLES = frozenset({"the", "all", "our", "a", "an", "any", "new", "this", "its"})


def topic(lexicon: Lexicon, phrase: Phrase, words: list[Token], nearby: list[str]) -> list[str]:
    """The words of the topic, empty when the surroundings do not tell it.

    `words` is the sentence, `nearby` the texts in which a topic of the genre is looked for, the nearest first.
    """
    return _object(lexicon, words, phrase.last) or _known(lexicon, phrase, nearby)


def _object(lexicon: Lexicon, words: list[Token], at: int) -> list[str]:
    """What the forum is said to be for, where that has a name: an explained acronym or a capitalised phrase."""
    while at < len(words) and words[at].lower in _MADE:
        at += 1
    lower = [token.lower for token in words[at : at + 6]]
    if lower[:1] == ["to"] and len(lower) > 2 and lower[1] in _TO:
        at += 2
    elif lower and lower[0] in _FOR:
        at += 1
    else:
        return []
    while at < len(words) and words[at].lower in _ARTICLES:
        at += 1
    if at >= len(words):
        return []
    full = lexicon.expand(words[at].text) if words[at].is_acronym else None
    if full:
        return [token.text for token in tokens(singular_form(full))]
    for stem in _stems(lexicon.vocabulary):
        read = name_words(" ".join(token.text for token in words[at : at + len(stem)]))
        if read == stem:
            return [token.text for token in words[at : at + len(stem)]]
    return []


@cache
def _stems(vocabulary: Vocabulary) -> tuple[tuple[str, ...], ...]:
    """The topics of the genre: names of kinds of forum without head and generic words, the longest first."""
    stems = {_stem(words) for words in forum_names(vocabulary).kinds}
    return tuple(sorted((stem for stem in stems if stem), key=lambda stem: (-len(stem), stem)))


def _stem(words: tuple[str, ...]) -> tuple[str, ...]:
    known = forum_words()
    end = len(words)
    while end and (words[end - 1] in known.singular or words[end - 1] in known.generic):
        end -= 1
    return words[:end]


def _known(lexicon: Lexicon, phrase: Phrase, nearby: list[str]) -> list[str]:
    """The topic that a kind of forum with this ending has, if it is named nearby."""
    ending = (*(token.lower for token in phrase.words[:-1]), phrase.head)
    stems = sorted(
        {
            kind[: -len(ending)]
            for kind in lexicon.names.kinds
            if kind[-len(ending) :] == ending and len(kind) > len(ending)
        }
    )
    for text in nearby:
        read = name_words(text)
        expanded = " ".join(lexicon.expand(token.text) or "" for token in tokens(text) if token.is_acronym)
        both = f" {' '.join(read)} {' '.join(name_words(expanded))} "
        found = [stem for stem in stems if len(stem) > 1 and f" {' '.join(stem)} " in both]
        if len(found) == 1:
            return list(found[0])
    return []
