"""A service notices that its graph was built again, and shows it so without being started again."""

import asyncio

import click
from starlette.datastructures import State

from forumtrace.errors import GraphRefused
from forumtrace.graph.stamps import version
from forumtrace.serve_explorer import Explorer
from forumtrace.serve_pool import Pool

PAUSE = 2.0
"""Seconds between two looks at the graph directory."""


async def follow(pool: Pool, explorer: Explorer, state: State) -> None:
    """Read the graph directory anew whenever a build has changed it; the graph behind an endpoint stays a copy.

    A graph that cannot be read is told on stderr, and the one before served until the next build.
    """
    while True:
        await asyncio.sleep(PAUSE)
        if pool.shown == (version(pool.location) or pool.shown):
            continue
        try:
            await asyncio.to_thread(pool.renew)
        except GraphRefused as error:
            click.echo(f"forumtrace: the changed graph is not shown: {error}", err=True)
            continue
        state.places = None
        explorer.renew()
