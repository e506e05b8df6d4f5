"""Running the application: on the loopback unless told otherwise, and then only with a token."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from collections.abc import Callable, Sequence
from os import PathLike

from onrecord.errors import UsageError
from onrecord.web.app import create_app
from onrecord.web.warming import warm


def loopback(host: str) -> bool:
    """Whether an address is one of this machine alone."""
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def serve(
    path: str | PathLike[str],
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    packs: Sequence[str | PathLike[str]] = (),
    allow_corrections: bool = False,
    token: str | None = None,
    started: Callable[[str], None] | None = None,
) -> None:
    """Serve the record at ``path`` until it is stopped (Ctrl-C).

    ``host`` other than the loopback needs a token: the one given, else one made up now. ``port`` 0 takes a free one.
    ``started`` is called with the address to open, token included, once requests are taken, which is when what all
    pages need has been made (:mod:`onrecord.web.warming`). Raises what
    :func:`create_app` raises, and UsageError when the address cannot be used.
    """
    import uvicorn

    if token is None and not loopback(host):
        token = secrets.token_urlsafe(24)
    app = create_app(path, packs=packs, allow_corrections=allow_corrections, token=token)
    try:
        listening = _listen(host, port)
    except (OSError, OverflowError) as error:
        app.state.records.close()
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UsageError(f"{host}:{port} cannot be listened on: {why}") from None
    warm(app, token)
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="on")
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{listening.getsockname()[1]}/" + (f"?token={token}" if token else "")
    if started is not None:
        started(address)
    with listening:
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host.strip("[]"), port))
        listening.listen(128)
    except BaseException:
        listening.close()
        raise
    return listening
