"""Word lists of the analyses: they stand in the ontology folder as TOML, here they become patterns."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML file `name` of the ontology folder."""
    return tomllib.loads((files("forumtrace.ontology") / name).read_text(encoding="utf-8"))


def pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of `words` as whole words in any case; `*` at the end of a word stands for all its endings."""
    forms = sorted({" ".join(word.split()) for word in words} - {""}, key=lambda word: (-len(word), word))
    if not forms:
        return re.compile(r"(?!)")
    parts = [re.escape(form).replace(r"\ ", r"\s+").replace(r"\*", r"\w*") for form in forms]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)
