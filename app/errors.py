"""Every error that forumtrace raises on purpose, named for what the user can do about it.

ForumtraceError
├── SourceRefused   the file is no plan we can read: give another file
├── GraphRefused    the graph cannot be opened or written: another path, or wait for the other writer
├── QueryRefused    the query or its parameters are wrong: correct the call
└── NothingCalledSo the answer is empty since the graph knows no such name: correct the name
"""


class ForumtraceError(Exception):
    """Root of all errors that are shown to the user as one line."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))


class SourceRefused(ForumtraceError):
    """A source could not be read as an action plan; the message says what was seen, where, and what to do."""


class GraphRefused(ForumtraceError):
    """The graph directory or endpoint could not be opened or written."""


class QueryRefused(ForumtraceError):
    """A query, its parameters or an asked-for name is wrong."""


class NothingCalledSo(ForumtraceError):
    """An answer is empty because nothing in the graph has the name that was asked for."""
