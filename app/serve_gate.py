"""The gate in front of the service: who may come in, and what every answer carries."""

import base64
import hmac
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What our pages may load: files of this service, and nothing else."""
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
_SENT = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY"}


class Gate:
    """Lets through requests that name a host of ours and carry the token, if there is one.

    Without a token only the names of the loopback interface are hosts of ours, so that a page on the web cannot make
    its own name point here and read the graph.
    """

    def __init__(self, app: ASGIApp, token: str | None, hosts: Iterable[str] = LOOPBACK) -> None:
        self._app, self._token, self._hosts = app, token, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or refuse it with 401 or 421."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _SENT.items():
                    headers[name] = value
                headers.setdefault("Content-Security-Policy", POLICY)
                headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        refusal = self._refusal(Headers(scope=scope))
        await (refusal or self._app)(scope, receive, send_guarded)

    def _refusal(self, headers: Headers) -> PlainTextResponse | None:
        if self._token is None:
            host = headers.get("host", "").casefold()
            name = host if host.endswith("]") else host.rpartition(":")[0] or host
            if name not in self._hosts:
                return PlainTextResponse("this service has another name\n", 421)
        elif not self._knows(headers.get("authorization", "")):
            asks = {"WWW-Authenticate": 'Basic realm="forumtrace", charset="UTF-8"'}
            return PlainTextResponse("a token is needed\n", 401, asks)
        return None

    def _knows(self, authorization: str) -> bool:
        """Whether the token is given, as Bearer token or as the password that a browser asks for."""
        scheme, _, given = authorization.partition(" ")
        if scheme.casefold() == "basic":
            try:
                given = base64.b64decode(given, validate=True).decode().partition(":")[2]
            except ValueError:
                return False
        elif scheme.casefold() != "bearer":
            return False
        return hmac.compare_digest(given.encode(), (self._token or "").encode())
