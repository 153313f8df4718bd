"""The client side of the SPARQL 1.1 Protocol: ask, update, and what a refusal means.

Credentials come from the environment, never from an address, which would end up in logs and shell histories:
FORUMTRACE_USER with FORUMTRACE_PASSWORD, or FORUMTRACE_TOKEN; FORUMTRACE_UPDATE names the address for updates of
stores that have one of its own.
"""

import base64
import http.client
import os
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable

from forumtrace.errors import GraphRefused, QueryRefused

TIMEOUT = 120
"""Seconds after which an endpoint that says nothing is given up."""
LONGEST = 200
"""Characters of an endpoint's own words that are told."""
RESULTS = "application/sparql-results+json"
TRIPLES = "application/n-triples"

Form = tuple[tuple[str, str], ...]
"""Further fields of a request, such as the graphs that it is asked over."""


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Follows no redirection: it would carry the credentials to another host, and turn POST into GET."""

    def redirect_request(self, *_: object) -> None:
        """Take a redirection for the answer, which is then told as a failure."""


_OPENER = urllib.request.build_opener(_StayHere)


class Endpoint:
    """The endpoint at `url`. Raises GraphRefused for an address that cannot be one."""

    def __init__(self, url: str) -> None:
        parts = urllib.parse.urlsplit(url)
        if not parts.hostname or "@" in parts.netloc:
            raise GraphRefused(
                "the address of an endpoint is https://HOST/PATH; credentials go into the environment variables "
                "FORUMTRACE_USER and FORUMTRACE_PASSWORD, or FORUMTRACE_TOKEN"
            )
        self.url = url
        self.update_url = os.environ.get("FORUMTRACE_UPDATE") or url
        self.headers = _credentials()

    def ask(self, sparql: str, form: Form = (), accept: str = RESULTS) -> bytes:
        """The answer to a query.

        Raises QueryRefused when the endpoint finds the query wrong, GraphRefused when it cannot be reached or fails.
        """
        return self._post(self.url, [("query", sparql), *form], accept)

    def update(self, sparql: str) -> None:
        """Have an update carried out, one request, which is all or nothing on the stores we know.

        Raises GraphRefused when the endpoint cannot be reached or does not do it.
        """
        try:
            self._post(self.update_url, [("update", sparql)], "*/*")
        except QueryRefused as error:
            raise GraphRefused(f"{self.update_url} does not take the update: {error}") from error

    def _post(self, url: str, form: Iterable[tuple[str, str]], accept: str) -> bytes:
        request = urllib.request.Request(
            url,
            data=urllib.parse.urlencode(list(form)).encode(),
            headers={"Accept": accept, "Content-Type": "application/x-www-form-urlencoded", **self.headers},
        )
        try:
            with _OPENER.open(request, timeout=TIMEOUT) as response:
                content: bytes = response.read()
                return content
        except urllib.error.HTTPError as error:
            with error:
                raise _refusal(url, error) from error
        except http.client.HTTPException as error:
            raise GraphRefused(f"{url} breaks off its answer ({type(error).__name__}); try again") from error
        except (OSError, ValueError) as error:
            raise GraphRefused(
                f"{url} cannot be reached: {getattr(error, 'reason', None) or error}"
            ) from error


def _credentials() -> dict[str, str]:
    token, user = os.environ.get("FORUMTRACE_TOKEN"), os.environ.get("FORUMTRACE_USER")
    if token:
        return {"Authorization": f"Bearer {token}"}
    if user:
        both = f"{user}:{os.environ.get('FORUMTRACE_PASSWORD', '')}"
        return {"Authorization": f"Basic {base64.b64encode(both.encode()).decode()}"}
    return {}


def _refusal(url: str, error: urllib.error.HTTPError) -> GraphRefused | QueryRefused:
    """What a status other than success means to the user."""
    said = _said(error)
    if error.code == 400:
        return QueryRefused(f"the endpoint finds the query wrong: {said}")
    if error.code in (401, 403):
        reason = f"{error.code}: {said}" if said else str(error.code)
        return GraphRefused(
            f"{url} refuses access ({reason}); credentials are taken from FORUMTRACE_USER and FORUMTRACE_PASSWORD, "
            "or FORUMTRACE_TOKEN"
        )
    if 300 <= error.code < 400:
        return GraphRefused(
            f"{url} points to {error.headers.get('Location')}; give that address if you trust it"
        )
    return GraphRefused(f"{url} answers {error.code} {error.reason}: {said}")


def _said(error: urllib.error.HTTPError) -> str:
    """The beginning of the endpoint's own words, on one line, without what steers a terminal."""
    words = error.read(500).decode(errors="replace")
    printable = "".join(character if character.isprintable() else " " for character in words)
    return " ".join(printable.split())[:LONGEST]
