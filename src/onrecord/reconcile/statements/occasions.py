"""Whether two tellings can be of one occasion: by what their reports say of it, and by when they were written.

One report may err in the day, another in the name of the occasion. So it takes both to tell two occasions apart:
other words for the occasion *and* another day. Where only one of the two differs, it is one occasion, and a
discrepancy to be shown; so where one day lies between them and the same words are too many to be said again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Final, Literal, TypeGuard

from onrecord.domain import Occasion
from onrecord.reconcile.statements.tellings import Telling

#: Days between two reports up to which they may be of one occasion, unless they name its day: news repeats a statement
#: for a week or so, and the same speaker says the like again next month. Set by hand.
NEWS: Final = 10
#: Days by which two reports of one occasion may differ in its day where nothing else tells it: "on Monday", "Tuesday".
SLIP: Final = 2
#: Days by which a report may err in the day: by a week, a month, a year ("12 May 2024" for "12 May 2025").
FAR: Final = 400
MONTH: Final = 31  # the same, of what is told in other words
TOGETHER: Final = 1  # days between two reports that tell days further apart, where one of them may err
#: Days after an occasion within which a report that tells no day may tell of it in other words for the occasion.
STORY: Final = 3
_LOOSE: Final = frozenset({"unknown", "statement"})  # kinds that others call an interview, a speech, a post
_EMPTY: Final = frozenset("the a an of in at on news tv radio times summit meeting hearing".split())


#: What many occasions of a speaker are called alike, so that it says of none which one it is: chosen on the names that
#: the reports of PolNeAR train give theirs.
_COMMON: Final = frozenset(
    "a an his her their its our this that every one another first last next recent new local annual joint several "
    "reporters journalists reporter media press supporters supporter crowd crowds audience audiences voters people "
    "delegates analysts panel lawmakers colleagues newspaper paper website rally rallies town halls hall debate "
    "debates event events campaign stop appearance speech interview convention conference briefing gathering session "
    "talks forum call statement party state national house office city monday tuesday wednesday thursday friday "
    "saturday sunday super morning afternoon evening night twitter facebook instagram youtube x republican democratic "
    "democrat presidential washington cheering and with for from to during after by who host anchor radio channel "
    "network television broadcast show program programme".split()
)


_Days = tuple[str, str] | None


class Fit(Enum):
    """How the occasions of two tellings go together."""

    SAME = "same"
    OPEN = "open"
    DOUBT = "doubt"  # one day, but other words for the occasion: the same words may still be one statement
    #: Two days in a row, said or, where no report tells the day, printed, and other words for the occasion: the same
    #: only of words at length.
    NEXT = "next"
    #: Days further from each other than a slip, told by reports that were printed together, and nothing else that
    #: tells them apart: the same of words at length, or of the same words in reports of one story.
    DAYS = "days"
    APART = "apart"  # nothing but the days between their reports speaks against it
    OTHER = "other"

    @property
    def apart(self) -> bool:
        """Whether it takes more than likeness for two tellings to be of one occasion, or they cannot be."""
        return self in (Fit.NEXT, Fit.DAYS, Fit.APART, Fit.OTHER)


def fit(left: Telling, right: Telling) -> tuple[Fit, str]:
    """Whether two tellings are of one occasion, and why, as a phrase for a reader."""
    ours, theirs = left.occasion, right.occasion
    clash = _clash(ours, theirs) if ours is not None and theirs is not None else None
    shared = _shared(ours, theirs) if ours is not None and theirs is not None else None
    said = _days_apart(left.said, right.said)
    printed = _days_apart(left.printed, right.printed)
    if said is not None and said > 0:
        if clash:
            return (Fit.NEXT if said == 1 else Fit.OTHER), f"{clash}, {_lie(said)} apart"
        if shared and (printed or 0) <= NEWS:
            return Fit.SAME, shared
        if said > SLIP:
            return (Fit.DAYS if _slipped(left, right, said) else Fit.OTHER), f"their occasions lie {_lie(said)} apart"
    elif said == 0 and not clash:
        return (Fit.SAME, shared) if shared else (Fit.OPEN, "both are of one day")
    if said is None and (early := max(_before(left, right), _before(right, left))) > SLIP:
        return Fit.OTHER, f"one was printed {_lie(early)} before the other was said"
    apart = said if said is not None else _days_apart(left.days, right.days)
    if apart is not None and apart > NEWS:
        return (Fit.OTHER if clash else Fit.APART), f"{_lie(apart)} lie between them"
    if clash:
        close = apart == 0 and _width(left.days) <= NEWS and _width(right.days) <= NEWS
        close = close or _printed_after(left, right) or _printed_after(right, left)
        if not close and said is None and printed is not None and printed <= 1 and _no_days(left, right):
            return Fit.NEXT, clash
        return (Fit.DOUBT if close else Fit.OTHER), clash
    if shared:
        return Fit.SAME, shared
    return Fit.OPEN, "nothing tells their occasions apart"


def _slipped(left: Telling, right: Telling, said: int) -> bool:
    """Whether two reports that were printed together may err in the day, as nothing but the day tells what they tell
    of apart: no place, no medium, nobody who asked."""
    printed = _days_apart(left.printed, right.printed)
    if left.text == right.text or printed is None or printed > TOGETHER or said > FAR:
        return False
    if said > NEWS and not (_a_day(left.said) and _a_day(right.said)):
        return False
    ours, theirs = left.occasion, right.occasion
    return ours is None or theirs is None or all(_like(one, other) for one, other in _names(ours, theirs))


def days_slipped(left: Telling, right: Telling) -> bool:
    """Whether two reports tell days further apart than a slip, and one of them may err: :attr:`Fit.DAYS`, in words of
    their own. A report that knows of an earlier time does not err in the day."""
    said = _days_apart(left.said, right.said)
    if said is None or said <= SLIP or not (_a_day(left.said) and _a_day(right.said)):
        return False  # "last month" is no slip
    return _slipped(left, right, said) and not _looks_back(min((left, right), key=lambda one: one.said or ("", "")))


def _looks_back(one: Telling) -> bool:
    """Whether a report tells what was said as before the time of which it tells: "she had said a week earlier"."""
    return "had" in one.cue.casefold().split()


def _printed_after(one: Telling, other: Telling) -> bool:
    """Whether one report tells no day, and was printed on that of the other or within a few days of it."""
    if one.said is not None or one.printed is None or not _a_day(other.said) or not _a_day(one.printed):
        return False
    days = (date.fromisoformat(one.printed[0]) - date.fromisoformat(other.said[1])).days
    return 0 <= days <= STORY


def _no_days(left: Telling, right: Telling) -> bool:
    """Whether neither report tells the day of what it was, and both say when they were printed."""
    return left.said is None and right.said is None and _a_day(left.printed) and _a_day(right.printed)


def _before(one: Telling, other: Telling) -> int:
    """Days by which one was printed before the other was said, where that is known to a day: it tells of an earlier
    time, then."""
    if one.said is not None or one.printed is None or not _a_day(other.said):
        return 0
    return (date.fromisoformat(other.said[0]) - date.fromisoformat(one.printed[1])).days


def _name(ours: Occasion, theirs: Occasion) -> str | None:
    """The event, medium, interlocutor or place that both name."""
    return next((one for one, other in _names(ours, theirs) if _like(one, other)), None)


def one_occasion(left: Telling, right: Telling) -> Literal["name", "day"] | None:
    """What says that two tellings are of one occasion: a name that both give it and few others have, not "a rally" or
    "reporters", or the day on which both say that it was; None for nothing."""
    ours, theirs = left.occasion, right.occasion
    if ours is None or theirs is None or _clash(ours, theirs):
        return None
    named = _own_name(ours, theirs)
    if _a_day(left.said) and _a_day(right.said):
        apart = _days_apart(left.said, right.said) or 0
        return "name" if named and apart <= NEWS else "day" if apart == 0 else None
    return "name" if named and (lie_between(left, right) or 0) <= NEWS else None


def _a_day(days: tuple[str, str] | None) -> TypeGuard[tuple[str, str]]:
    """Whether it is known on what day something was, or nearly: "this year" is no day that two could share."""
    return days is not None and _width(days) <= SLIP


def _own_name(ours: Occasion, theirs: Occasion) -> bool:
    """Whether both give it a name of its own."""
    return any(_words(one) & _words(other) - _EMPTY - _COMMON for one, other in _names(ours, theirs))


def _names(ours: Occasion, theirs: Occasion) -> Iterator[tuple[str, str]]:
    """The events, media, interlocutors and places of two occasions that both have."""
    for each in ("event", "medium", "interlocutor", "place"):
        one, other = getattr(ours, each), getattr(theirs, each)
        if one and other:
            yield one, other


def _words(name: str) -> set[str]:
    """The words of a name as they are compared."""
    stripped = (word.strip(".,'’\"“”").casefold() for word in name.split())
    return {word.removesuffix("'s").removesuffix("’s") for word in stripped}


def two_interviews(left: Telling, right: Telling) -> bool:
    """Whether two tellings are of interviews with different media."""
    return left.occasion is not None and right.occasion is not None and _interviews_apart(left.occasion, right.occasion)


def _interviews_apart(ours: Occasion, theirs: Occasion) -> bool:
    left, right = ours.medium, theirs.medium
    both = ours.kind == theirs.kind == "interview" and left and right
    return bool(both and left and right and _named(left) and _named(right) and not _like(left, right))


def _named(medium: str) -> bool:
    """Whether a medium has a name, and is not just "the radio"."""
    return any(word[:1].isupper() or word[:1].isdigit() for word in medium.split() if word.casefold() != "the")


def _width(days: tuple[str, str] | None) -> int:
    """Days that an interval is wide: what lies in half a year is not of one day with all else in it."""
    return (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days if days is not None else NEWS + 1


def _lie(days: int) -> str:
    return f"{days} day{'s' if days != 1 else ''}"


def _clash(ours: Occasion, theirs: Occasion) -> str | None:
    kinds = {ours.kind, theirs.kind}
    if len(kinds) == 2 and not kinds & _LOOSE and not asked(ours, theirs):
        return f"one is of kind {ours.kind}, the other of kind {theirs.kind}"
    if _interviews_apart(ours, theirs):
        return f"the interviews are with {ours.medium} and with {theirs.medium}"
    if (rally := rallied(ours, theirs)) is not None:
        return rally
    if (
        ours.event
        and theirs.event
        and not (
            _like(ours.event, theirs.event)
            or _any(ours.event)
            or _any(theirs.event)
            or _loosely(ours.event, theirs.event)
        )
    ):
        return f"the events are {ours.event} and {theirs.event}"
    return None


#: Events under the sky or among supporters, which no chamber and no press conference is.
_RALLIES: Final = frozenset("rally march vigil fundraiser demonstration protest parade campaign stump picnic".split())
_INDOORS: Final = frozenset(("parliamentary session", "press conference"))


def rallied(ours: Occasion, theirs: Occasion) -> str | None:
    """A rally, and what was held in a chamber or for the press."""
    for one, other in ((ours, theirs), (theirs, ours)):
        if other.kind in _INDOORS and one.kind not in _INDOORS and one.event and _words(one.event) & _RALLIES:
            return f"one is {one.event}, the other of kind {other.kind}"
    return None


def asked(ours: Occasion, theirs: Occasion) -> bool:
    """Whether of one occasion a report tells no more than that its own outlet asked, which may be at the press
    conference of the other."""
    return any(
        one.kind == "interview"
        and other.kind == "press conference"
        and (one.interlocutor or "").casefold().startswith(("this ", "our "))
        and not (one.place or one.event)
        for one, other in ((ours, theirs), (theirs, ours))
    )


def _shared(ours: Occasion, theirs: Occasion) -> str | None:
    named = _name(ours, theirs)
    if named:
        return f"both name {named}"
    if ours.kind == theirs.kind and ours.kind not in _LOOSE:
        return f"both are of kind {ours.kind}"
    return None


def _like(one: str, two: str) -> bool:
    """Whether two wordings of a name share a word that is not empty."""
    left, right = _words(one), _words(two)
    return bool((left & right) - _EMPTY) or left == right


def _any(name: str) -> bool:
    """Whether a name says of what kind a thing is and no more: "the meeting" may be the council's."""
    return _words(name) <= _EMPTY


#: Events by the words for them; what has but one of a line for its name may be any of that line.
_GATHERINGS: Final = tuple(
    frozenset(words.split())
    for words in (
        "conference congress summit forum convention gathering symposium meeting event talks session workshop panel "
        "assembly debate discussion roundtable retreat",
        "ceremony opening launch unveiling inauguration event reception gala dinner banquet premiere party celebration "
        "festival fair anniversary",
        "hearing trial inquest inquiry tribunal session",
        "funeral service memorial ceremony mass",
        "rally march protest demonstration event gathering parade",
    )
)
_OF_EVENTS: Final = frozenset("annual regular special opening closing big local recent last this new of".split())


def _loosely(one: str, two: str) -> bool:
    """Whether two events may be one, as the one has its kind alone: "a conference", "the wildlife congress"."""
    left, right = (
        _words(name) - frozenset(("a", "an", "the", "his", "her", "their")) - _OF_EVENTS for name in (one, two)
    )
    return any((left <= line and right & line) or (right <= line and left & line) for line in _GATHERINGS)


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


def lie_between(left: Telling, right: Telling) -> int | None:
    """The same, but where a report tells no more of the day than "this year", its own day is nearer."""
    return _days_apart(_near(left), _near(right))


def of_one_time(left: Telling, right: Telling) -> bool:
    """Whether what two tellings of one statement have differently can be a mistake: who says the like again after
    weeks may well say it in other words."""
    return (lie_between(left, right) or 0) <= NEWS


def ordinals(one: Telling) -> tuple[int, int] | None:
    """The first and the last day of a telling as :func:`lie_between` takes them, as ordinals; None where not known."""
    days = _near(one)
    return (date.fromisoformat(days[0]).toordinal(), date.fromisoformat(days[1]).toordinal()) if days else None


def tells_occasion(one: Telling) -> bool:
    """Whether a telling has anything by which :func:`one_occasion` could tell its occasion."""
    occasion = one.occasion
    named = occasion is not None and (occasion.event or occasion.medium or occasion.interlocutor or occasion.place)
    return occasion is not None and bool(named or _a_day(one.said))


def _near(one: Telling) -> tuple[str, str] | None:
    return one.said if _a_day(one.said) else one.printed or one.said


def around(told: _Days, printed: _Days) -> tuple[_Days, ...]:
    """The days that a telling may be of: those that its report tells, and those on which it was printed where these are
    no more than a month away, as it may err in the day."""
    near = told != printed is not None and (_days_apart(told, printed) or 0) <= MONTH
    return (told, printed) if near else (told,)


def printed_apart(left: Telling, right: Telling) -> int | None:
    """Days between the publication of two tellings' reports; None where one is not known."""
    return _days_apart(left.printed, right.printed)
