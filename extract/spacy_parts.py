"""The parts of spaCy that are used here, without those that are not: every import of spaCy goes through this module.

`import spacy` loads its command line too (downloads, project files, HTTP), a quarter of a second that reading a plan
never needs. A placeholder stands for it while spaCy loads, and is taken away again.
"""

import sys
from types import ModuleType

_COMMANDS = ("spacy.cli", "spacy.cli.info")

_placed = [] if "spacy" in sys.modules else [name for name in _COMMANDS if name not in sys.modules]
for _name in _placed:
    sys.modules[_name] = ModuleType(_name)
    sys.modules[_name].__dict__["info"] = None
try:
    from spacy.attrs import IS_PUNCT, IS_STOP, LOWER
    from spacy.lang.en import English
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc
    from spacy.util import compile_suffix_regex
finally:
    for _name in _placed:
        del sys.modules[_name]

__all__ = [
    "IS_PUNCT",
    "IS_STOP",
    "LOWER",
    "Doc",
    "English",
    "Language",
    "PhraseMatcher",
    "Tokenizer",
    "compile_suffix_regex",
]
