"""Words and punctuation of a sentence with their places, for rules that read phrases.

A hyphenated, slashed or possessive word stays one word ("bi-lateral", "delivery/quality",
"Director's"), since names of forums, posts and programmes are built of whole words.
"""

import re
from typing import NamedTuple

# Separators and word characters are disjoint, so that the pattern reads any text in one pass.
_TOKEN = re.compile(r"\w+(?:['\u2019/&+\-\u2010\u2011]\w+)*(?:\+|(?<=s)['\u2019])?|[^\w\s]")


class Token(NamedTuple):
    """One word or sign: its text, the text in lower case, and the characters `start` to `end` it stands on."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number rather than a sign."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_acronym(self) -> bool:
        """Whether it is written like an acronym: two capitals or more and no space ("SIM", "OMiC", "POMs")."""
        return sum(letter.isupper() for letter in self.text) >= 2


def tokens(text: str) -> list[Token]:
    """The tokens of `text` in order; the lower-case form has straight apostrophes and hyphens."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        lower = word.lower().replace("\u2019", "'").replace("\u2010", "-").replace("\u2011", "-")
        found.append(Token(word, lower, match.start(), match.end()))
    return found
