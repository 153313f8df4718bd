"""One source file read all the way to quads, without a graph: what a worker process does."""

from collections.abc import Sequence
from pathlib import Path

from forumtrace.errors import ForumtraceError, SourceRefused
from forumtrace.extract.context import Context
from forumtrace.extract.facts import read_facts
from forumtrace.extract.plan import read_plan
from forumtrace.extract.source import read_document
from forumtrace.extract.vocabulary import load_vocabulary
from forumtrace.graph.deadline import TooLong, deadline
from forumtrace.graph.job import Reading
from forumtrace.graph.quads import plan_quads

MOST_ITEMS = 2_000
"""Recommendations and concerns of one plan that are read; published plans have up to about a hundred."""


def read_source(path: Path, vocabulary: Path | None = None, plugins: Sequence[str] = ()) -> Reading:
    """Read one file all the way to quads; raises SourceRefused with one line when it is no plan we can read.

    `plugins` names extractors of other packages to be run, too.
    """
    words = load_vocabulary(vocabulary)
    plan = read_plan(read_document(path))
    if len(plan.items) > MOST_ITEMS:
        raise SourceRefused(f"{path.name}: {len(plan.items)} items; plans of up to {MOST_ITEMS} are read")
    lines = plan_quads(plan, list(read_facts(plan, words, plugins)))
    return Reading(
        Context(plan, words).key,
        lines,
        plan.cover.establishment,
        plan.family,
        len(plan.items),
        sum(len(item.actions) for item in plan.items),
        len(plan.findings),
    )


def read_guarded(
    path: Path, vocabulary: Path | None, seconds: float, plugins: Sequence[str] = ()
) -> Reading | SourceRefused:
    """Read one file; return the refusal where it cannot be read, whatever the reason.

    A document that takes longer than `seconds`, needs more memory than there is, or meets a mistake of ours is
    refused like any other, so that it costs nothing but itself.
    """
    try:
        with deadline(seconds):
            return read_source(path, vocabulary, plugins)
    except SourceRefused as refusal:
        return refusal
    except ForumtraceError as error:
        return SourceRefused(f"{path.name}: {error}")
    except TooLong:
        return too_long(path.name, seconds)
    except (MemoryError, RecursionError) as error:
        return SourceRefused(f"{path.name}: too large or too deeply nested to read ({type(error).__name__})")
    except Exception as error:  # noqa: BLE001 - one bad document must not cost the others
        why = f"{type(error).__name__}: {error}"[:200]
        return SourceRefused(f"{path.name}: forumtrace failed to read it ({why}); please report this file")


def too_long(name: str, seconds: float) -> SourceRefused:
    """The refusal of a document that took longer than it may."""
    return SourceRefused(
        f"{name}: not read within {seconds:g} s; if it is a plan, give more time (--timeout-per-document)"
    )
