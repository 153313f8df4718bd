"""The word lists of the package's own TOML files, and English verb forms."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

# Verbs of the lists whose forms do not follow from their spelling.
_IRREGULAR = {
    "be": ("am", "is", "are", "was", "were", "been", "being"),
    "benchmark": ("benchmarks", "benchmarked", "benchmarking"),
    "become": ("becomes", "became", "becoming"),
    "begin": ("begins", "began", "begun", "beginning"),
    "bring": ("brings", "brought", "bringing"),
    "come": ("comes", "came", "coming"),
    "deal": ("deals", "dealt", "dealing"),
    "feed": ("feeds", "fed", "feeding"),
    "get": ("gets", "got", "getting"),
    "give": ("gives", "gave", "given", "giving"),
    "draw": ("draws", "drew", "drawn", "drawing"),
    "drive": ("drives", "drove", "driven", "driving"),
    "go": ("goes", "went", "gone", "going"),
    "hear": ("hears", "heard", "hearing"),
    "hold": ("holds", "held", "holding"),
    "keep": ("keeps", "kept", "keeping"),
    "lay": ("lays", "laid", "laying"),
    "lead": ("leads", "led", "leading"),
    "make": ("makes", "made", "making"),
    "meet": ("meets", "met", "meeting"),
    "oversee": ("oversees", "oversaw", "overseen", "overseeing"),
    "put": ("puts", "putting"),
    "read": ("reads", "reading"),
    "redraw": ("redraws", "redrew", "redrawn", "redrawing"),
    "rewrite": ("rewrites", "rewrote", "rewritten", "rewriting"),
    "run": ("runs", "ran", "running"),
    "say": ("says", "said", "saying"),
    "see": ("sees", "saw", "seen", "seeing"),
    "seek": ("seeks", "sought", "seeking"),
    "send": ("sends", "sent", "sending"),
    "set": ("sets", "setting"),
    "show": ("shows", "showed", "shown", "showing"),
    "sit": ("sits", "sat", "sitting"),
    "sell": ("sells", "sold", "selling"),
    "submit": ("submits", "submitted", "submitting"),
    "take": ("takes", "took", "taken", "taking"),
    "tell": ("tells", "told", "telling"),
    "think": ("thinks", "thought", "thinking"),
    "undertake": ("undertakes", "undertook", "undertaken", "undertaking"),
}


@cache
def load_toml(name: str) -> dict[str, Any]:
    """The content of the package's file `extract/NAME`."""
    return tomllib.loads((files("forumtrace.extract") / name).read_text("utf-8"))


def verb_forms(base: str) -> tuple[str, ...]:
    """The base form of a verb and its -s, -ed and -ing forms ("plan" doubles its last letter)."""
    if base in _IRREGULAR:
        return (base, *_IRREGULAR[base])
    if base.endswith("e"):
        return base, base + "s", base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    plural = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")
    doubled = base + base[-1]
    return base, plural, base + "ed", base + "ing", doubled + "ed", doubled + "ing"
