"""Bodies of the code list where they stand in a text: with their area, as the unit of a department, with a bracket."""

from collections.abc import Sequence

from forumtrace.extract.lexicon import Known, is_abbreviation
from forumtrace.extract.mentions import Mention
from forumtrace.extract.naming import abbreviation_in, singular
from forumtrace.extract.wording import Word, index_at, past_bracket, word_class


def listed_body(known: Known, ws: Sequence[Word], text: str) -> Mention:
    """A body of the list, with the area that may stand behind its name ("NHSE Midlands")."""
    at = index_at(text, known.end)
    last = at
    while last + 1 < len(ws) and ws[last + 1].capital and ws[last + 1].lower in word_class("areas"):
        last += 1
    surface = text[known.start : ws[last].end]
    short = surface if is_abbreviation(surface) else None
    if (
        " " in surface
        and is_department(surface.split()[0])
        and [w.lower for w in ws[last + 1 : last + 2]] == ["team"]
    ):
        # A unit of a department, as printed: "the HMPPS Field Data team".
        return Mention(known.start, ws[last + 1].end, text[known.start : ws[last + 1].end], 0.9)
    if surface == "HMPPS" and (unit := _unit_behind(ws, at)) > at:
        return Mention(known.start, ws[unit].end, text[known.start : ws[unit].end], 0.85)
    if last > at and not known.concept.label.islower():
        return Mention(known.start, ws[last].end, surface, 0.95, None, False, None)
    end = past_bracket(text, known.end)
    short = short or abbreviation_in(text[known.start : end])
    return Mention(known.start, end, known.concept.label, 0.97, known.concept, False, short)


def _unit_behind(ws: Sequence[Word], at: int) -> int:
    """The last word of a department's unit that begins at `at`: "HMPPS Digital", "HMPPS Gold Command"; else `at`."""
    if [word.text for word in ws[at + 1 : at + 3]] in (["in", "Wales"], ["in", "England"]):
        return at + 2
    last = at
    while last + 1 < min(len(ws), at + 6) and ws[last + 1].capital and ws[last + 1].alphabetic:
        last += 1
    for k in range(last + 1, min(len(ws), at + 10)):
        # "HMPPS Security, Order and Counter Terrorism Directorate"
        if not (ws[k].capital or ws[k].lower in (",", "and")) or last == at:
            break
        if ws[k].text in ("Directorate", "Group", "Division"):
            return k
    closing = singular(ws[last].lower)
    other = (
        "role_heads",
        "role_bare",
        "plan_heads",
        "programme_heads",
        "policy_heads",
        "forum_heads",
        "areas",
    )
    no_unit = any(closing in word_class(name) for name in other) and closing != "group"
    return at if no_unit or closing in word_class("no_units") else last


def is_department(first: str) -> bool:
    """Whether a name begins with a department, whose unit it then is."""
    return first in ("HMPPS", "NHS", "NHSE", "MoJ", "MOJ", "National", "Regional")
