"""Whether two tellings can be of one occasion: by what their reports say of it, and by when they were written.

One report may err in the day, another in the name of the occasion. So it takes both to tell two occasions apart:
other words for the occasion *and* another day. Where only one of the two differs, it is one occasion, and a
discrepancy to be shown.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Final

from onrecord.domain import Occasion
from onrecord.reconcile.statements.tellings import Telling

#: Days between two reports up to which they may be of one occasion, unless they name its day: news repeats a statement
#: for a week or so, and the same speaker says the like again next month. Set by hand.
NEWS: Final = 10
#: Days by which two reports of one occasion may differ in its day where nothing else tells it: "on Monday", "Tuesday".
SLIP: Final = 2
_LOOSE: Final = frozenset({"unknown", "statement"})  # kinds that others call an interview, a speech, a post
_EMPTY: Final = frozenset("the a an of in at on news tv radio times summit meeting hearing".split())


class Fit(Enum):
    """How the occasions of two tellings go together."""

    SAME = "same"
    OPEN = "open"
    DOUBT = "doubt"  # one day, but other words for the occasion: the same words may still be one statement
    APART = "apart"  # nothing but the days between their reports speaks against it
    OTHER = "other"


def fit(left: Telling, right: Telling) -> tuple[Fit, str]:
    """Whether two tellings are of one occasion, and why, as a phrase for a reader."""
    ours, theirs = left.occasion, right.occasion
    clash = _clash(ours, theirs) if ours is not None and theirs is not None else None
    shared = _shared(ours, theirs) if ours is not None and theirs is not None else None
    said = _days_apart(left.said, right.said)
    printed = _days_apart(left.printed, right.printed)
    if said is not None and said > 0:
        if clash:
            return Fit.OTHER, f"{clash}, {_lie(said)} apart"
        if shared and (printed or 0) <= NEWS:
            return Fit.SAME, shared
        if said > SLIP:
            return Fit.OTHER, f"their occasions lie {_lie(said)} apart"
    elif said == 0 and not clash:
        return (Fit.SAME, shared) if shared else (Fit.OPEN, "both are of one day")
    apart = said if said is not None else _days_apart(left.days, right.days)
    if apart is not None and apart > NEWS:
        return (Fit.OTHER if clash else Fit.APART), f"{_lie(apart)} lie between them"
    if clash:
        close = apart == 0 and _width(left.days) <= NEWS and _width(right.days) <= NEWS
        return (Fit.DOUBT if close else Fit.OTHER), clash
    if shared:
        return Fit.SAME, shared
    return Fit.OPEN, "nothing tells their occasions apart"


def _name(ours: Occasion, theirs: Occasion) -> str | None:
    """The event, medium, interlocutor or place that both name."""
    pairs = ((getattr(ours, each), getattr(theirs, each)) for each in ("event", "medium", "interlocutor", "place"))
    return next((str(one) for one, other in pairs if one and other and _like(one, other)), None)


def one_occasion(left: Telling, right: Telling) -> bool:
    """Whether something says that two tellings are of one occasion: a name that both give it, or the day on which both
    say that it was."""
    ours, theirs = left.occasion, right.occasion
    if ours is None or theirs is None or _clash(ours, theirs):
        return False
    return _name(ours, theirs) is not None or (left.said is not None and _days_apart(left.said, right.said) == 0)


def two_interviews(left: Telling, right: Telling) -> bool:
    """Whether two tellings are of interviews with different media."""
    return left.occasion is not None and right.occasion is not None and _interviews_apart(left.occasion, right.occasion)


def _interviews_apart(ours: Occasion, theirs: Occasion) -> bool:
    both = ours.kind == theirs.kind == "interview" and bool(ours.medium and theirs.medium)
    return both and not _like(ours.medium or "", theirs.medium or "")


def _width(days: tuple[str, str] | None) -> int:
    """Days that an interval is wide: what lies in half a year is not of one day with all else in it."""
    return (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days if days is not None else NEWS + 1


def _lie(days: int) -> str:
    return f"{days} day{'s' if days != 1 else ''}"


def _clash(ours: Occasion, theirs: Occasion) -> str | None:
    kinds = {ours.kind, theirs.kind}
    if len(kinds) == 2 and not kinds & _LOOSE:
        return f"one is of kind {ours.kind}, the other of kind {theirs.kind}"
    if _interviews_apart(ours, theirs):
        return f"the interviews are with {ours.medium} and with {theirs.medium}"
    if ours.event and theirs.event and not _like(ours.event, theirs.event):
        return f"the events are {ours.event} and {theirs.event}"
    return None


def _shared(ours: Occasion, theirs: Occasion) -> str | None:
    named = _name(ours, theirs)
    if named:
        return f"both name {named}"
    if ours.kind == theirs.kind and ours.kind not in _LOOSE:
        return f"both are of kind {ours.kind}"
    return None


def _like(one: str, two: str) -> bool:
    """Whether two wordings of a name share a word that is not empty."""
    left, right = ({word.strip(".,'’\"").casefold() for word in words.split()} for words in (one, two))
    return bool((left & right) - _EMPTY) or left == right


def _days_apart(left: tuple[str, str] | None, right: tuple[str, str] | None) -> int | None:
    """Days between two intervals, 0 where they touch; None where one is not known."""
    if left is None or right is None:
        return None
    first, second = sorted((left, right))
    if second[0] <= first[1]:
        return 0
    return (date.fromisoformat(second[0]) - date.fromisoformat(first[1])).days


def days_apart(left: Telling, right: Telling) -> int | None:
    """Days between two tellings, as far as they are known; 0 where they may be of one day."""
    return _days_apart(left.days, right.days)
