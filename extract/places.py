"""Prisons by their place: the name without the words that only say what sort of establishment it is."""

from forumtrace.ontology import iris

_PREFIXES = frozenset(
    {
        "&",
        "and",
        "centre",
        "hm",
        "hmirc",
        "hmp",
        "hmpyoi",
        "hmyoi",
        "institution",
        "irc",
        "offender",
        "prison",
        "secure",
        "stc",
        "training",
        "yoi",
        "young",
    }
)


def place_slug(establishment: str) -> str:
    """The slug of a prison's name without the words that only say what sort of place it is ("HMP & YOI")."""
    words = establishment.replace("/", " ").replace("-", " ").split()
    while len(words) > 1 and words[0].casefold() in _PREFIXES:
        words.pop(0)
    while len(words) > 1 and words[-1].casefold() in _PREFIXES:
        words.pop()
    return iris.slug(" ".join(words))
