"""Forms that write: only where it is allowed, and only from pages of this server, opened in this browser.

Each form carries a token that is signed and bound to a cookie which no other site's request brings (SameSite=Strict);
and a browser says where a form was sent from (Origin, Sec-Fetch-Site), which must be here.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from typing import Annotated, Final
from urllib.parse import quote, unquote, urlsplit

from fastapi import Depends, Request
from fastapi.responses import Response

from onrecord.web.problems import Refused

COOKIE: Final = "onrecord-form"
AUTHOR: Final = "onrecord-author"  # who last put something right from this browser, to be filled in again
FIELD: Final = "form_token"
FORM: Final = "application/x-www-form-urlencoded"
_VALUE: Final = re.compile(r"[A-Za-z0-9_-]{20,100}", re.ASCII)
_STALE: Final = "this form is no longer good: go back, reload the page, and send it again"


def allowed(request: Request) -> None:
    """Refuses everything that would write, unless the server was started to let people write."""
    if not request.app.state.allow_corrections:
        raise Refused(403, "forbidden", "corrections are not allowed here: onrecord serve --allow-corrections")


def from_here(request: Request) -> None:
    """Refuses a request that a browser sent from a page of another site."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        raise Refused(403, "forbidden", "this was sent from a page of another site")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower():
        raise Refused(403, "forbidden", "this was sent from a page of another site")


def as_form(request: Request) -> None:
    """Refuses what is no form, before it is read."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise Refused(415, "media_type", f"a form is sent as {FORM}")


def as_json(request: Request) -> None:
    """Refuses what is not sent as JSON: other types a browser would let any site's page send."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, "media_type", "a correction is sent as application/json")


def check(request: Request, token: str) -> None:
    """Refuses a form whose token is not the one of this browser's cookie."""
    cookie = request.cookies.get(COOKIE, "")
    if not _VALUE.fullmatch(cookie) or not hmac.compare_digest(token.encode(), _signed(request, cookie).encode()):
        raise Refused(403, "stale_form", _STALE)


class Form:
    """What a page with forms needs: the token to put into each, and the cookie that it is bound to."""

    def __init__(self, request: Request) -> None:
        cookie = request.cookies.get(COOKIE, "")
        self._new = not _VALUE.fullmatch(cookie)
        self._cookie = secrets.token_urlsafe(24) if self._new else cookie
        self._secure = request.url.scheme == "https"
        self.token = _signed(request, self._cookie)
        self.author = unquote(request.cookies.get(AUTHOR, ""))[:100]

    def finish(self, response: Response) -> Response:
        """The page with its cookie; it is not to be kept, for its token is of this session."""
        if self._new:
            response.set_cookie(COOKIE, self._cookie, httponly=True, samesite="strict", secure=self._secure)
        response.headers["Cache-Control"] = "no-store"
        return response


def remember(request: Request, response: Response, author: str) -> None:
    """Let this browser fill in the author again."""
    secure = request.url.scheme == "https"
    response.set_cookie(AUTHOR, quote(author, safe=""), httponly=True, samesite="strict", secure=secure)


def _signed(request: Request, cookie: str) -> str:
    secret: bytes = request.app.state.form_secret
    return hmac.new(secret, cookie.encode(), hashlib.sha256).hexdigest()


Allowed: Final = Depends(allowed)
Here: Final = Depends(from_here)
Sent = Annotated[Form, Depends(Form)]
