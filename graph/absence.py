"""Proof of absence: what was read for an action that no forum oversees, and why each forum of the plan is ruled out."""

from forumtrace.extract.language import sentence_bounds
from forumtrace.graph.register import Row, key


def why_unseen(action: Row, forums: list[Row]) -> tuple[str, ...]:
    """The sentences of the action that were read, and for every forum of the same plan why it is none of its overseers.

    `action` is a row of the saved query `actions`, `forums` all rows of the saved query `forums`.
    """
    text = action["text"]
    read = [f"read: {text[start:end]}" for start, end in sentence_bounds(text)]
    named: dict[str, list[Row]] = {}
    for row in forums:
        if row["establishment"] == action["establishment"]:
            named.setdefault(row["forum"], []).append(row)
    ruled_out = [_reason(action, forum, rows) for forum, rows in sorted(named.items())]
    return (*read, *(ruled_out or ["the plan names no forum at all"]))


def _reason(action: Row, forum: str, rows: list[Row]) -> str:
    here = [row for row in rows if key(row) == key(action)]
    if not here:
        numbers = ", ".join(dict.fromkeys(str(row["number"]) for row in rows))
        return f"ruled out: {forum} is named under {numbers} only"
    if here[0]["relation"] == "mentioned":
        return f"ruled out: {forum} is named here, but not as overseeing: “{here[0]['quote']}”"
    return f"ruled out: {forum} oversees another action of this response: “{here[0]['quote']}”"
