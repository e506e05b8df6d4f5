"""What the packs know, as types: entities, posts and who held them, events; and what can be wrong with a pack.

Frozen and slotted, standard library only. Days are ISO 8601 strings ("2014-10-01"), compared as strings.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.domain import EntityKind
from onrecord.errors import OnrecordError

Held = Literal["yes", "no", "unknown"]
Gender = Literal["female", "male"]

GENDERS: Final = ("female", "male")
_WHEN: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A day known to within ``earliest`` and ``latest``, both ISO days and both possible."""

    earliest: str
    latest: str

    @classmethod
    def of(cls, said: str) -> When:
        """``said`` as YYYY, YYYY-MM or YYYY-MM-DD; a year or a month is the interval of its days. Else ValueError."""
        match = _WHEN.fullmatch(said.strip())
        if not match:
            raise ValueError(f"{said!r} is no date of the form YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = match.groups()
        if int(year) < 1 or not 1 <= int(month or 1) <= 12:
            raise ValueError(f"{said!r} is no date")
        if month is None:
            return cls(f"{year}-01-01", f"{year}-12-31")
        last = monthrange(int(year), int(month))[1]
        if day is None:
            return cls(f"{year}-{month}-01", f"{year}-{month}-{last:02d}")
        if not 1 <= int(day) <= last:
            raise ValueError(f"{said!r} is no date")
        return cls(said.strip(), said.strip())


def is_day(said: str) -> bool:
    """Whether ``said`` is a day, YYYY-MM-DD."""
    try:
        return len(said) == 10 and bool(When.of(said))
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """Somebody or something that a pack knows.

    ``names`` are aliases and transliterations, the name itself not among them. ``family`` is a person's family name
    as news write it alone ("von der Leyen"), "" for others. ``stands_for`` are the ids of whom the name can speak for
    when it is a place's or building's (the Kremlin: the Russian presidency; Kyiv: Ukraine's government); the entity
    itself stays a candidate. ``source`` says where the facts were read.
    """

    id: str
    kind: EntityKind
    name: str
    names: tuple[str, ...] = ()
    gender: Gender | None = None
    source: str = ""
    family: str = ""
    stands_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """One stretch of time in which a person held a post: ``title`` in ``organisation`` (both entities by id).

    ``since`` and ``until`` may be known only to the month or year; ``since`` None: not known. ``until`` None: in
    office on ``as_of``, the day up to which the pack's sources speak. ``titles`` are other wordings of the post as
    news write them, small letters ("nato chief", "the alliance's secretary general"); ``roles`` those that mean it
    only with the organisation ("chief", "secretary general"). ``one_person``: nobody else can hold the post at the
    same time. ``post`` is the post's id. ``dates``: whether somebody's being called by it tells when a text was
    written; of posts that many hold for long it only tells who is who.
    """

    holder: str
    title: str
    organisation: str
    since: When | None
    until: When | None
    source: str
    titles: tuple[str, ...] = ()
    one_person: bool = True
    post: str = ""
    as_of: str = ""
    roles: tuple[str, ...] = ()
    dates: bool = True


@dataclass(frozen=True, slots=True)
class Event:
    """A summit, a ministerial, a conference: where and when it was. ``until`` is the last day, the first if one."""

    id: str
    name: str
    names: tuple[str, ...]
    place: str
    since: When
    until: When
    source: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a pack, and where: the file's name as given, the 1-based line (0: the file as a whole)."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}" if self.line else f"{self.file}: {self.what}"


class PackError(OnrecordError):
    """A pack that cannot be used. The message is its first problem in one line; ``problems`` has all of them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"{problems[0]}{more}")
        self.problems = problems
