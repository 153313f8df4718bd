"""The forms in which a mention prints a forum's name, with their places in the sentence."""

from collections.abc import Iterator

from forumtrace.extract.forum_mentions import Mention


def surfaces(mention: Mention) -> Iterator[tuple[str, int, int]]:
    """The printed forms of one mention, the longest first: text, start and end characters in the sentence.

    "Safety Intervention Meeting (SIM) meeting" also prints "Safety Intervention Meeting (SIM)", the same without
    the bracket, and "SIM".
    """
    if mention.way in {"anaphor", "pronoun", "verb"}:
        return
    words, phrase = mention.read.words, mention.phrase
    text, seen = mention.read.sentence.text, set()
    for first, last in _ranges(mention):
        start, end = words[first].start, words[last - 1].end
        if first < last and words[last - 1].lower.endswith("'s"):
            end -= 2
        if first < last and text[start:end] not in seen:
            seen.add(text[start:end])
            yield text[start:end], start, end
    if phrase.acronym and phrase.acronym.text == mention.name.acronym and phrase.acronym.text not in seen:
        yield phrase.acronym.text, phrase.acronym.start, phrase.acronym.end


def _ranges(mention: Mention) -> Iterator[tuple[int, int]]:
    words, phrase = mention.read.words, mention.phrase
    if mention.end > phrase.last:
        yield phrase.first, mention.end
    yield phrase.first, phrase.last
    bracket = next((at for at in range(phrase.first, phrase.last) if words[at].text == "("), None)
    if bracket and phrase.acronym and phrase.acronym.text == mention.name.acronym:
        yield phrase.first, min(bracket + 3, phrase.last)
        yield phrase.first, bracket
