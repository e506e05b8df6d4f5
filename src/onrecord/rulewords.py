"""Rules for dates in plain words, for readers: what :mod:`onrecord.reckoning` did, without the rule's own language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_FEASTS: Final = {
    "easter": "Easter",
    "thanksgiving": "Thanksgiving",
    "labor-day": "Labor Day",
    "memorial-day": "Memorial Day",
    "election-day": "election day",
}
_PARTS: Final = {
    "early": "the early part of it",
    "mid": "the middle of it",
    "late": "the late part of it",
    "start": "the start of it",
    "end": "the end of it",
}
_UNKNOWN: Final = {
    "impossible": "a day that there is not",
    "relative": "days counted from something that the text leaves open",
    "event": "days of an event that the text leaves open",
    "vague": "days that the words leave open",
}
_ORDINALS: Final = ("first", "second", "third", "fourth")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def reason(rule: str, anchor: str, earliest: str | None, latest: str | None) -> str:
    """Why a date means its days, as a sentence without its full stop: what the rule looks for, and from where.

    ``anchor`` is what the rule starts from ("the day of publication"), which lies from ``earliest`` to ``latest`` (ISO
    days, None is open). "The last Thursday by then, reckoned from the day of publication, 2025-03-14".
    """
    said = in_words(rule)
    return f"{said[0].upper()}{said[1:]}, reckoned from {anchor}, {_days(earliest, latest)}"


def in_words(rule: str) -> str:
    """A rule in plain words, its steps in order; a step that this version does not know stands as it is."""
    said = []
    for step in rule.split(";"):
        name, *given = step.split(":")
        try:
            said.append(_step(name, given))
        except (ValueError, KeyError, IndexError):
            said.append(step)
    return ", then ".join(said).replace(", then as far", ", as far")


def _step(name: str, given: list[str]) -> str:
    match name, given:
        case "on-1", [days]:
            first, _, last = days.partition("..")
            return _days(None if first == "*" else first, None if last == "*" else last)
        case "day-1", [count]:
            return _away(int(count), "day")
        case "calendar-1", [unit, low, high]:
            return _range(low, high, lambda count: _calendar(count, unit))
        case "span-1", [unit, low, high]:
            return _range(low, high, lambda count: _away(count, unit))
        case "weekday-1", [weekday, which]:
            return _recurring(weekday.capitalize(), which, "week")
        case "weekend-1", [which]:
            return _recurring("weekend", which, "week")
        case "month-1", [number, which]:
            return _recurring(_month(number), which, "year")
        case "quarter-1", [number, which]:
            return _recurring(f"{_ORDINALS[int(number) - 1]} quarter", which, "year")
        case "half-1", [number, which]:
            return _recurring(f"{_ORDINALS[int(number) - 1]} half of a year", which, "year")
        case "season-1", [season, which]:
            return _recurring(season, which, "year")
        case "date-1", [day, which]:
            named = f"{int(day[3:])} {_month(day[:2])}"
            if which.endswith("day"):
                return f"the closest {named} that is a {which.capitalize()}"
            return _recurring(named, which, "year")
        case "monthday-1", [day, which]:
            return _recurring(f"{_ordinal(int(day))} of a month", which, "month")
        case "feast-1", [feast, which]:
            return _recurring(_FEASTS[feast], which, "year")
        case "part-1", [part]:
            return _PARTS[part]
        case "cut-1", [side]:
            return f"as far as it lies {side} then"
        case "raw-1", [why]:
            return _UNKNOWN[why]
        case "after-1", []:
            return "any day from the last of these on"
        case "before-1", []:
            return "any day up to the first of these"
    raise ValueError(name)


def _recurring(what: str, which: str, within: str) -> str:
    return {
        "past": f"the last {what} by then",
        "future": f"the first {what} from then on",
        "last": f"the last {what} before then",
        "next": f"the {what} of the week after" if within == "week" else f"the first {what} after then",
        "this": f"the {what} of the same {within}".replace(f" of a {within} of", " of"),
        "near": f"the {what} closest to then",
    }[which]


def _range(low: str, high: str, end: Callable[[int], str]) -> str:
    if low == high == "*":
        return "any day"
    if low == high:
        return end(int(low))
    if low == "*":
        return f"any day up to {end(int(high))}"
    if high == "*":
        return f"any day from {end(int(low))} on"
    return f"from {end(int(low))} to {end(int(high))}"


def _away(count: int, unit: str) -> str:
    if count == 0:
        return "the same day"
    side = "before" if count < 0 else "after"
    return f"the {unit} {side}" if abs(count) == 1 and unit == "day" else f"{_counted(abs(count), unit)} {side}"


def _counted(count: int, unit: str) -> str:
    return f"one {unit}" if count == 1 else f"{count} {unit}s"


def _calendar(count: int, unit: str) -> str:
    if count == 0:
        return f"the same {unit}"
    side = "before" if count < 0 else "after"
    return f"the {unit} {side}" if abs(count) == 1 else f"the {_ordinal(abs(count))} {unit} {side}"


def _ordinal(count: int) -> str:
    ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


def _month(number: str) -> str:
    return _MONTHS[int(number) - 1]


def _days(earliest: str | None, latest: str | None) -> str:
    if earliest is None or latest is None:
        if earliest is None and latest is None:
            return "any day"
        return f"{earliest} or later" if earliest else f"{latest} or earlier"
    return earliest if earliest == latest else f"{earliest} to {latest}"
