"""English as the extractors need it: tokens and sentences by spaCy's blank pipeline (rules only, no model)."""

import re
from functools import cache
from typing import Any

from forumtrace.extract.spacy_parts import (
    IS_PUNCT,
    IS_STOP,
    LOWER,
    Doc,
    English,
    Language,
    Tokenizer,
    compile_suffix_regex,
)

LONGEST = 100_000
"""Characters of one passage that are read; what stands behind is left to the ledger as not understood."""

# Full stops that do not end a sentence in this genre, beyond those that spaCy's English rules know.
_ABBREVIATIONS = (
    "No.",
    "Nos.",
    "Rec.",
    "Ref.",
    "para.",
    "paras.",
    "approx.",
    "incl.",
    "Dept.",
    "Rev.",
    "vs.",
)

# spaCy's tokenizer takes marks off a word one by one, in time that grows with the square of the word's length.
_RUN = re.compile(r"\S{500,}")
# spaCy leaves the full stop on a word that ends in one capital ("UoF.", "D&I."), so that no sentence would end there.
_CLOSING_STOP = r"(?<=[a-z&][A-Z])\."


@cache
def pipeline() -> Language:
    """The one pipeline of the process."""
    nlp = English()
    nlp.max_length = LONGEST + 1
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        raise TypeError("spaCy's blank English pipeline has changed its tokenizer")
    # Of every new word spaCy works out twenty properties (its shape, whether it is a URL ...); we use three.
    words: Any = nlp.vocab
    words.lex_attr_getters = {key: words.lex_attr_getters[key] for key in (IS_PUNCT, IS_STOP, LOWER)}
    suffixes = (*(nlp.Defaults.suffixes or ()), _CLOSING_STOP)
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    for word in _ABBREVIATIONS:
        tokenizer.add_special_case(word, [{"ORTH": word}])
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?"]})
    return nlp


def parse(text: str) -> Doc:
    """`text` (its first 100,000 characters) as tokens and sentences."""
    return pipeline()(_RUN.sub(lambda run: "x" * len(run[0]), text[:LONGEST]))


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Start and end offsets of the sentences of `text`, without white space at their ends."""
    return [(s.start_char, s.end_char) for s in parse(text).sents if s.text.strip()]
