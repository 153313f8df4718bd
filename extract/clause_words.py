"""The words of a condition: where the clause beside a cue begins and ends."""

import re
from dataclasses import dataclass

LONGEST = 400
"""Characters of the longest condition."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue with the place of the words that it makes a condition."""

    cue: str
    start: int
    end: int
    confidence: float

    def trimmed(self, text: str) -> "Clause":
        """The same without white space at its ends."""
        part = text[self.start : self.end]
        start = self.start + len(part) - len(part.lstrip())
        return Clause(self.cue, start, max(start, self.end - len(part) + len(part.rstrip())), self.confidence)


_NAMES = {
    "depends": "dependent on",
    "depend": "dependent on",
    "following": "following",
}
_END = re.compile(r"[,;.)\n]|$")


_DONE = re.compile(
    r"\b(?:has|have|is|are) (?:now |fully )?(?:been )?(?:\w+ed|in place|in post|complete|available|made|set)\b"
)


_ARRIVAL = re.compile(r" their (?:arrival|appointment)\b")
_MAIN = re.compile(
    r" (?=(?:it|they|we) (?:will|is|are|has|have|can)\b|the (?:[A-Z]\w+ )(?:\w+ ){0,4}?will\b)"
)


def clause_of(text: str, cue: str, start: int, end: int) -> Clause:
    """The words of the condition: behind the cue, or before it where the cue looks back."""
    if cue.endswith("awaited"):
        return Clause("awaited", _behind(text, start, ("and the ", "and ")), start, 0.95).trimmed(text)
    if cue == "permitting" or cue.endswith("outstanding") or cue.startswith("remain"):
        return Clause(cue, _behind(text, start, ()), start, 0.85).trimmed(text)
    if cue == "thereafter":
        low = _behind(text, start, ())
        joint = text.rfind(" and ", low, start)
        if not text[low:start].strip():
            # It begins its sentence: what it looks back at stands before it.
            return Clause(cue, start, end, 0.8)
        return Clause(cue, low, joint if joint > low else start, 0.85).trimmed(text)
    stop = _END.search(text, end, min(len(text), end + LONGEST))
    close = stop.start() if stop else len(text)
    if not text[:start].strip() and (main := _MAIN.search(text, end, close)):
        # "Upon a positive evaluation it will be offered", "On receipt of the report the Head of Safety will".
        close = main.start()
    # "Once recruited, ..." ends at the comma; "Once posts have been filled the work will ..." at the participle.
    ends_at_comma = text[close : close + 1] in (",", ")")
    done = _DONE.search(text, end, close) if cue == "once" and not ends_at_comma else None
    if cue == "upon" and not ends_at_comma:
        done = _ARRIVAL.match(text, end)
    first = cue.split()[0]
    name = _NAMES.get(first, cue)
    sure = 0.95 if first in ("subject", "contingent", "upon", "once") else 0.85
    return Clause(name, end, done.end() if done else close, sure).trimmed(text)


def _behind(text: str, start: int, joints: tuple[str, ...]) -> int:
    """Where the clause before `start` begins: behind a comma, or behind the last of the joining words."""
    floor = max(0, start - LONGEST)
    comma = text.rfind(", ", floor, start)
    low = comma + 2 if comma >= 0 else floor
    for joint in joints:
        if text.startswith(joint, low):
            return low + len(joint) - 4 * joint.endswith("the ")
        at = text.rfind(f" {joint}", low, start)
        if not joint.endswith("the ") and len(text[at:start].split()) > 4:
            # "and delivery is awaited"; a longer part may itself hold "and".
            at = -1
        if at >= 0:
            return at + len(" and ")
    return low
