"""Whether two tellings can be of one occasion: by what their reports say of it, and by when they were written."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Final

from onrecord.domain import Occasion
from onrecord.reconcile.statements.tellings import Telling

#: Days between two tellings without a named occasion, up to which they may be of one: news repeats a statement for a
#: week or so, and the same speaker says the like again next month.
NEWS: Final = 10
_LOOSE: Final = frozenset(
    {"unknown", "statement"}
)  # kinds that say little: what others call an interview, a speech, a post


class Fit(Enum):
    """How the occasions of two tellings go together."""

    SAME = "same"
    OPEN = "open"
    APART = "apart"  # nothing but the days between their reports speaks against it
    OTHER = "other"


def fit(left: Telling, right: Telling) -> tuple[Fit, str]:
    """Whether two tellings are of one occasion, and why, as a phrase for a reader."""
    if left.text == right.text and left.occasion is None and right.occasion is None:
        return Fit.OPEN, "one report tells both"
    ours, theirs = left.occasion, right.occasion
    if ours is not None and theirs is not None:
        clash = _clash(ours, theirs)
        if clash:
            return Fit.OTHER, clash
    apart = _days_apart(left.days, right.days)
    dated = bool(ours and ours.date and theirs and theirs.date)
    if apart is not None and apart > (1 if dated else NEWS):
        return Fit.OTHER if dated else Fit.APART, f"{apart} days lie between them"
    if ours is not None and theirs is not None:
        shared = _shared(ours, theirs)
        if shared:
            return Fit.SAME, shared
    return Fit.OPEN, "nothing tells their occasions apart"


def _clash(ours: Occasion, theirs: Occasion) -> str | None:
    kinds = {ours.kind, theirs.kind}
    if len(kinds) == 2 and not kinds & _LOOSE and {"interview", "post"} & kinds:
        return f"one is of kind {ours.kind}, the other of kind {theirs.kind}"
    interviews = ours.kind == theirs.kind == "interview"
    if interviews and ours.medium and theirs.medium and not _like(ours.medium, theirs.medium):
        return f"the interviews are with {ours.medium} and with {theirs.medium}"
    if ours.event and theirs.event and not _like(ours.event, theirs.event):
        return f"the events are {ours.event} and {theirs.event}"
    return None


def _shared(ours: Occasion, theirs: Occasion) -> str | None:
    for name in ("event", "medium", "interlocutor", "place"):
        one, two = getattr(ours, name), getattr(theirs, name)
        if one and two and _like(one, two):
            return f"both name {one}"
    return None


def _like(one: str, two: str) -> bool:
    """Whether two wordings of a name share a word that is not empty."""
    empty = {"the", "a", "an", "of", "in", "at", "on", "news", "tv", "radio", "times", "summit", "meeting", "hearing"}
    left, right = ({word.strip(".,'’\"").casefold() for word in words.split()} for words in (one, two))
    return bool((left & right) - empty) or left == right


def _days_apart(left: tuple[str, str] | None, right: tuple[str, str] | None) -> int | None:
    """Days between two intervals, 0 where they touch; None where one is not known."""
    if left is None or right is None:
        return None
    first, second = sorted((left, right))
    if second[0] <= first[1]:
        return 0
    return (date.fromisoformat(second[0]) - date.fromisoformat(first[1])).days
