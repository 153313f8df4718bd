"""`forumtrace serve`: the graph as a SPARQL endpoint, with pages for people."""

import ipaddress
import os
import socket
from pathlib import Path

import click
import uvicorn

from forumtrace.errors import GraphRefused, QueryRefused
from forumtrace.serve_app import application
from forumtrace.serve_explorer import Explorer
from forumtrace.serve_launch import Plan
from forumtrace.serve_pool import Pool

WAITING = 256
"""Queries that may wait for a worker."""
HEADERS = 16_384
"""Bytes of a request's headers that are held until the last has come."""


@click.command("serve")
@click.argument("graph")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 takes a free one."
)
@click.option(
    "--token",
    envvar="FORUMTRACE_SERVE_TOKEN",
    help="What clients must show; also from FORUMTRACE_SERVE_TOKEN.",
)
@click.option(
    "--timeout", type=click.FloatRange(0.1, 3600), default=30, show_default=True, help="Seconds for a query."
)
@click.option(
    "--memory", type=click.IntRange(64), default=1024, show_default=True, help="Megabytes for a query."
)
@click.option(
    "--workers", type=click.IntRange(1, 64), help="Queries answered at once.  [default: processors]"
)
@click.option(
    "--allow-origin",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="Web pages that may read answers; * for all.",
)
@click.option(
    "--explorer",
    "ready",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="FOLDER",
    help="What view --edition folder wrote of GRAPH: shown at once, as it is, instead of one made anew.",
)
def serve_command(
    graph: str, host: str, port: int, token: str | None, timeout: float, memory: int, workers: int | None, origins: tuple[str, ...], ready: Path | None
) -> None:  # fmt: skip
    """Serve GRAPH: SPARQL 1.1 at /sparql, the explorer at /, questions at /query, every IRI under /id/.

    The service only reads. When a build has changed GRAPH, it is shown anew within seconds; behind an endpoint it is
    shown as it was when the service started.
    """
    if not _is_loopback(host) and not token:
        raise QueryRefused(f"--host {host} lets others in; give --token too, which they have to show")
    plan = Plan(graph, timeout, memory << 20)
    with _listening(host, port) as listening:
        pool = Pool(plan, workers or min(os.cpu_count() or 2, 8), WAITING)
        try:
            with Explorer(pool, ready) as explorer:
                name = f"[{host}]" if ":" in host else host
                click.echo(f"serving {graph} at http://{name}:{listening.getsockname()[1]}/", err=True)
                config = uvicorn.Config(
                    application(pool, explorer, token, origins), log_level="error", access_log=False,
                    server_header=False, proxy_headers=False, timeout_graceful_shutdown=2,
                    # The other parser, which is taken where it is installed, has no such limit.
                    http="h11", h11_max_incomplete_event_size=HEADERS,
                )  # fmt: skip
                uvicorn.Server(config).run(sockets=[listening])
        finally:
            pool.close()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises GraphRefused when that cannot be."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise GraphRefused(
            f"cannot listen at {host} port {port}: {error.strerror}; try another --port"
        ) from error
