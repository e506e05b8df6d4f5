"""Who is who, and when: entities, the offices they held, events; read from packs of data, each fact with its source.

``shipped()`` is what comes with onrecord, ``load(paths)`` that and a user's own packs; ``current()`` is what the
analysis under way tells by. Nothing is read from the network, and importing this module reads no pack.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Final

from onrecord.knowledge.lookup import Knowledge
from onrecord.knowledge.types import Event, Held, KnownEntity, Office, PackError, Problem, When

#: The packs that come with onrecord.
SHIPPED: Final = tuple(Path(__file__).parent / "data" / name for name in ("alliance", "us-politics"))
#: Given among the paths of packs, it leaves those out that come with onrecord (a folder of that name: none/pack.toml).
NONE: Final = Path("none")

__all__ = [
    "NONE",
    "SHIPPED",
    "Event",
    "Held",
    "Knowledge",
    "KnownEntity",
    "Office",
    "PackError",
    "Problem",
    "When",
    "check",
    "current",
    "load",
    "shipped",
    "using",
]

_CURRENT: ContextVar[Knowledge | None] = ContextVar("current", default=None)


@lru_cache(maxsize=1)
def shipped() -> Knowledge:
    """What the packs that come with onrecord know; read once."""
    return load(())


def current() -> Knowledge:
    """What the analysis under way tells by: what :func:`using` gave it, else what comes with onrecord."""
    return _CURRENT.get() or shipped()


@contextmanager
def using(known: Knowledge | None) -> Iterator[None]:
    """Let the block tell by this (None: by what comes with onrecord)."""
    token = _CURRENT.set(known)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def check(paths: Iterable[Path | str], *, with_shipped: bool = True) -> tuple[Problem, ...]:
    """Every problem of the packs at ``paths``, each with file and line; none: they can be used."""
    from onrecord.knowledge import building

    return building.check([*(SHIPPED if with_shipped else ()), *(Path(path) for path in paths)])


def load(paths: Iterable[Path | str], *, with_shipped: bool = True) -> Knowledge:
    """What the packs at ``paths`` know, together with the shipped ones; the order of the paths makes no difference.

    A path is a pack's TOML file or a folder with a ``pack.toml``; "none" (:data:`NONE`) leaves the shipped ones out.
    Raises :class:`PackError`, whose message is one line "FILE:LINE: what", when a pack cannot be used.
    """
    from onrecord.knowledge import building  # reading packs needs more than asking them

    own = [Path(path) for path in paths]
    return building.build(
        [*(SHIPPED if with_shipped and NONE not in own else ()), *(path for path in own if path != NONE)]
    )
