"""The name of a prison as it is shown."""

import re

_SMALL = {"AND", "OF", "THE", "ON", "UNDER", "UPON"}
_KEPT = {"HMP", "YOI", "HMYOI", "HMIRC", "IRC", "STC", "HM", "NPS", "CRC", "HMPPS", "YCS"}


def display_name(name: str) -> str:
    """A prison's name as it is shown: capitals turned to "HMP The Mount", prefix forms kept as printed."""
    words = name.split()
    letters = [w for w in words if w.upper() not in _KEPT]
    if not letters or any(c.islower() for w in letters for c in w):
        return " ".join(words)
    shown: list[str] = []
    for position, word in enumerate(words):
        bare = [part for part in re.split(r"[/&-]", word) if part]
        prefix = bool(shown) and all(part in _KEPT for part in re.split(r"[/&-]", shown[-1]))
        if all(part in _KEPT for part in bare):
            shown.append(word)
        elif word in _SMALL and position and not prefix:
            shown.append(word.lower())
        elif word == "AND":
            shown.append("and")
        else:
            shown.append(re.sub(r"[A-Z][A-Z']*", lambda m: m[0].capitalize(), word))
    return " ".join(shown)
