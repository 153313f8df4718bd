"""Lint on status: the column says complete, the words say that something is still to come or goes on and on."""

import re
from collections.abc import Iterator

from forumtrace.extract.context import Context
from forumtrace.extract.model import Finding

_PENDING = re.compile(
    r"\b(?:awaited|awaiting|pending|outcome (?:of which )?is (?:due|expected)|yet to be|not yet)\b",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"\b(?:will|(?:is|are) to be|continues? to|(?:is|are) (?:currently|being))\b", re.IGNORECASE
)
"""A bullet that begins with a participle ("Installing ...") may well be complete; these words may not."""


def lint(context: Context) -> Iterator[Finding]:
    """Yield `status-contradiction` findings: actions whose own target is complete although their words are not."""
    for item in context.plan.items:
        for action in item.actions:
            done = [target for target in action.targets if target.status == "completed"]
            if not done or len(done) != len(action.targets):
                continue
            text, printed = action.passage.text, done[0].passage.text
            pending = _PENDING.search(text)
            if pending:
                message = f'marked "{printed}", but the text says "{pending.group(0)}"'
                yield Finding(
                    "status-contradiction", message, action.passage.spans(*pending.span()), item.number
                )
                continue
            still = _STILL.search(text)
            if still and action.status in ("planned", "ongoing"):
                message = f'marked "{printed}", but the text says "{still.group(0)}"'
                yield Finding(
                    "status-contradiction", message, action.passage.spans(*still.span()), item.number
                )
