"""The lints: what is odd in the words of a plan, each a module with one function `lint(context) -> Iterator[Finding]`."""

from collections.abc import Callable, Iterator

from forumtrace.extract import (
    lint_acronyms,
    lint_dates,
    lint_duplicates,
    lint_names,
    lint_policies,
    lint_references,
    lint_spelling,
    lint_status,
)
from forumtrace.extract.context import Context
from forumtrace.extract.model import Finding

LINTS: tuple[Callable[[Context], Iterator[Finding]], ...] = (
    lint_acronyms.lint,
    lint_dates.lint,
    lint_duplicates.lint,
    lint_names.lint,
    lint_policies.lint,
    lint_references.lint,
    lint_spelling.lint,
    lint_status.lint,
)
