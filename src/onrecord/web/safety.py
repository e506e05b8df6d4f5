"""What every answer carries and every request must meet: headers, host, token, lengths, and ETags.

Plain ASGI around the whole application, static files and errors included, so that no page can forget it.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web import problems

CSP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'none'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with "no-referrer", a browser would not say from where a form is sent either
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
QUERY_LENGTH: Final = 32_000  # bytes of a URL's query: the longest search and its conditions, percent-encoded
PATH_LENGTH: Final = 500
BODY_LENGTH: Final = 64 * 1024  # bytes of a form
LASTING: Final = "private, max-age=31536000, immutable"
COOKIE: Final = "onrecord-token"


class Safety:
    """Refuses what is not to be answered and adds the headers; ``token`` None: only on the loopback's own names."""

    def __init__(self, app: ASGIApp, token: str | None, state: Callable[[], str]) -> None:
        self.app, self.token, self.state = app, token, state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        etag = None
        refused = self._refused(request)
        if refused is None and scope["method"] in ("GET", "HEAD") and not scope["path"].startswith("/static/"):
            etag = f'W/"{self.state()}"'
            if etag in [one.strip() for one in request.headers.get("if-none-match", "").split(",")]:
                refused = Response(status_code=304)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                message["headers"] = headers.raw
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if etag is not None and message["status"] in (200, 304):
                    headers.setdefault("ETag", etag)
                named = scope["path"].startswith("/static/") and scope["query_string"].startswith(b"v=")
                lasting = named and message["status"] == 200  # its address changes with what it holds
                headers.setdefault("Cache-Control", LASTING if lasting else "private, no-cache")
            await send(message)

        await (refused or self.app)(scope, receive, with_headers)

    def _refused(self, request: Request) -> Response | None:
        """The answer to a request that is not let through; None for one that is."""
        headers = request.headers
        if self.token is None:
            host = headers.get("host", "")
            name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
            if name.lower() not in LOOPBACK:
                return problems.answer(
                    request, 421, "wrong_host", "this server answers to the names of this machine's loopback only"
                )
        if len(request.url.path) > PATH_LENGTH or len(request.scope["query_string"]) > QUERY_LENGTH:
            return problems.answer(request, 414, "too_long", f"the query is too long: at most {QUERY_LENGTH} bytes")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > BODY_LENGTH:
            return problems.answer(request, 413, "too_large", f"at most {BODY_LENGTH} bytes can be sent")
        if request.method not in ("GET", "HEAD", "OPTIONS") and "content-length" not in headers:
            return problems.answer(request, 411, "length_required", "what is sent must say how long it is")
        return self._token_missing(request) if self.token is not None else None

    def _token_missing(self, request: Request) -> Response | None:
        """Where a token is needed: None for who has it; who brings it in the URL gets a cookie and the URL without."""
        assert self.token is not None
        given = [value for name, value in parse_qsl(request.url.query) if name == "token"]
        if given and request.method == "GET" and self._fits(given[0]):
            rest = urlencode([(name, value) for name, value in parse_qsl(request.url.query) if name != "token"])
            found = RedirectResponse(request.url.path + (f"?{rest}" if rest else ""), 303)
            found.set_cookie(COOKIE, self.token, httponly=True, samesite="lax", secure=request.url.scheme == "https")
            return found
        if self._fits(_bearer(request.headers)) or self._fits(_cookie(request.headers)):
            return None
        return problems.answer(
            request, 401, "unauthorised", "open the address with ?token=..., as the server printed it when it started"
        )

    def _fits(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), (self.token or "").encode())


def _bearer(headers: Headers) -> str:
    scheme, _, value = headers.get("authorization", "").partition(" ")
    return value.strip() if scheme.lower() == "bearer" else ""


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found is not None else ""
