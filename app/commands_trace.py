"""`forumtrace trace`: the chain behind a forum, owner, policy, recommendation, action or condition."""

import click

from forumtrace.console import safe
from forumtrace.exports.base import chosen_establishment
from forumtrace.exports.traces import FORMATS
from forumtrace.graph.due import read_day
from forumtrace.graph.find import find
from forumtrace.graph.many_rows import fetch_many
from forumtrace.graph.register import Register
from forumtrace.graph.trace import Tracer
from forumtrace.graph.whole import open_whole


@click.command("trace")
@click.argument("graph")
@click.argument("term")
@click.option("--establishment", help="Look only here, such as 'HMP Northmoor'.")
@click.option("--as-of", help="Tell what is due or overdue on this day, as YYYY-MM-DD.")
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="text", show_default=True)
def trace_command(graph: str, term: str, establishment: str | None, as_of: str | None, form: str) -> None:
    """Trace TERM through GRAPH: forum - action - recommendation - owner - policy, with quote and page for every link.

    TERM is the name or acronym of a forum, an owner, a policy, a condition, a recommendation number, or the IRI of any
    of these or of an action. Where no forum oversees an action, the trace says what was read and why each forum was ruled out.
    """
    day = read_day(as_of)
    with open_whole(graph) as opened:
        establishment = chosen_establishment(opened, establishment)
        fetch = fetch_many(opened, [*Register.__slots__, "forum-facts", "not-agreed"])
        register, facts, reasons = Register.fetch(fetch), fetch("forum-facts"), fetch("not-agreed")
    step = Tracer(register, facts, day, reasons).trace(find(register, term, establishment))
    text = FORMATS[form](step)
    click.echo(text if form != "text" else safe(text))
