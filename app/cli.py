"""The command line: one group, each command in a module of its own that is loaded when it is called."""

import gc
import os
import sys
from importlib import import_module
from typing import Any

import click

from forumtrace import __version__
from forumtrace.console import output_is_lost, refuse
from forumtrace.errors import ForumtraceError, QueryRefused

COMMANDS = {
    "analyse": "forumtrace.commands_analyse:analyse_command",
    "build": "forumtrace.commands_build:build_command",
    "check": "forumtrace.commands_check:check_command",
    "demo": "forumtrace.commands_demo:demo_command",
    "diff": "forumtrace.commands_diff:diff_command",
    "evidence": "forumtrace.commands_evidence:evidence_command",
    "export": "forumtrace.commands_export:export_command",
    "ontology": "forumtrace.commands_ontology:ontology_command",
    "queries": "forumtrace.commands_query:queries_command",
    "query": "forumtrace.commands_query:query_command",
    "read": "forumtrace.commands_read:read_command",
    "report": "forumtrace.commands_report:report_command",
    "serve": "forumtrace.commands_serve:serve_command",
    "trace": "forumtrace.commands_trace:trace_command",
    "view": "forumtrace.commands_view:view_command",
}
LONGEST_NAME = 200
"""Characters of a file's name that are told; a longer one may be what is wrong."""


class LazyGroup(click.Group):
    """A group that imports a command only when it is asked for, since reading PDFs needs what queries do not.

    Every expected error is answered with one line: exit status 2 for a wrong call, 1 otherwise.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command; None for a name that is no command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; turn forumtrace's own errors into a line and an exit status."""
        try:
            return super().invoke(ctx)
        except ForumtraceError as error:
            refuse(error)
            ctx.exit(2 if isinstance(error, QueryRefused) else 1)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Call the command line; a file that the system refuses, or output that it does not take, is one line.

        A closed pipe click has ended in silence before it comes here.
        """
        if sys.stdout is None:
            # Closed by the caller, who wants no output.
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            if error.errno is None:
                # No word of the system, but of a library: a mistake of ours.
                raise
            refuse(ForumtraceError(_told(error)))
            sys.exit(1)


def _told(error: OSError) -> str:
    """What the system refused, and why."""
    reason = error.strerror or str(error)
    if output_is_lost():
        return f"standard output cannot be written: {reason}"
    return reason if error.filename is None else f"{str(error.filename)[:LONGEST_NAME]}: {reason}"


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="forumtrace")
def main() -> None:
    """Read prison inspection action plans into a knowledge graph with evidence for every link."""
    # Importing libraries and reading plans makes many objects that live on; looking through them takes a tenth of the
    # time of a small build.
    gc.set_threshold(50_000, 20, 100)
    for stream in (sys.stdout, sys.stderr):
        # Windows consoles and pipes may be set to a code page that lacks characters of the plans.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
