"""When reports were written: what their clues leave open together, and what their relative dates mean then.

Each clue allows an interval of days. The days that the clues of the greatest total weight share are the answer; the
clues that allow none of these days are set aside, kept with their reasons, and are what a discrepancy is made of. So
as little evidence as can be is set aside, by weight. A clue weighs the log odds of how often clues of its rule held
where that was measured, so that two that hold half the time never outweigh one that nearly always does.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord import reckoning
from onrecord.domain import Clue, Date, Dating, Written
from onrecord.knowledge import Event, Knowledge
from onrecord.store import Store
from onrecord.store.times import DatedText, Times

UNMEASURED: Final = 0.8  # what a clue of a rule without a figure counts for
TEXTS: Final = 100  # of one transaction
_FIRST: Final = date.min.toordinal()
_LAST: Final = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Dated:
    """What one :func:`date_reports` did: ``texts`` looked at, ``dated`` of them with days that their clues tell."""

    texts: int = 0
    dated: int = 0


def intersect(clues: Iterable[Clue]) -> Written:
    """The days that all trusted evidence leaves open, by the clues that say so, and the clues that contradict them.

    Clues of one rule and one interval count once, by the weightiest. Where sets of clues of the same weight
    contradict each other, the larger wins, then the later: news tells of the past. The same whatever the order of
    the clues; every clue is in ``basis`` or in ``set_aside``, in one order of their own. n log n in time.
    """
    given = sorted(clues, key=_order)
    weights: dict[tuple[str, int, int], int] = {}
    for clue in given:
        key = (clue.rule, *_days(clue))
        weights[key] = max(weights.get(key, 0), weight(clue))
    day = _heaviest([(low, high, heavy) for (_, low, high), heavy in weights.items()])
    basis = tuple(clue for clue in given if day is not None and _allows(clue, day))
    aside = tuple(clue for clue in given if day is None or not _allows(clue, day))
    low = max((clue.earliest for clue in basis if clue.earliest), default=None)
    high = min((clue.latest for clue in basis if clue.latest), default=None)
    return Written(low, high, basis, aside)


def weight(clue: Clue) -> int:
    """What a clue counts for against others: log odds in thousandths, at least 1."""
    share = min(max(UNMEASURED if clue.weight is None else clue.weight, 0.5), 0.999)
    return max(round(1000 * math.log(share / (1 - share))), 1)


def date_reports(store: Store, knowledge: Knowledge) -> Dated:
    """Find when the texts were written that came or changed since last time, and reckon their relative dates.

    A text that a report brings with a date was written by then: its clues are kept for and against that. Dates after
    the day of reading are not believed; where all are, the clues decide as if there were none. One transaction a
    hundred texts. Raises RecordError when the record cannot be written.
    """
    events = {event.id: event for event in knowledge.events}
    texts = dated = 0
    with store.times() as times:
        while keys := times.texts_to_date(TEXTS):
            with times.transaction():
                for key in keys:
                    dated += _date(times, key, events)
                    times.text_dated(key)
            texts += len(keys)
    return Dated(texts, dated)


def _date(times: Times, key: int, events: dict[str, Event]) -> bool:
    text = times.text(key)
    if text is None:
        return False
    clues = times.clues(key)
    days = published(text)
    written = against(clues, days) if days is not None else intersect(clues)
    known = written.basis or written.set_aside
    times.set_publication(key, written if known else None)
    anchor = days or Dating(written.earliest, written.latest, ())
    for place, one in times.dates(key):
        found = reckoned(one, anchor, events)
        if found is not None:
            times.set_dating(key, place, found.earliest, found.latest, found.basis)
        elif one.anchor != "none":
            times.set_dating(key, place, None, None)
    return bool(known)


def published(text: DatedText) -> Dating | None:
    """The days that the text's reports come with, the hull where they differ; None where there are none to believe."""
    if not text.published:
        return None
    basis = tuple(dict.fromkeys(reason for one in text.published for reason in one.basis))
    starts, ends = [one.earliest for one in text.published], [one.latest for one in text.published]
    earliest = None if None in starts else min(filter(None, starts))
    latest = None if None in ends else max(filter(None, ends))
    return Dating(earliest, latest, basis)


def against(clues: Iterable[Clue], days: Dating) -> Written:
    """Clues for and against days that are known otherwise: those that allow one of them, and those that do not."""
    given = sorted(clues, key=_order)
    low = _number(days.earliest, _FIRST)
    high = _number(days.latest, _LAST)
    for_them = tuple(clue for clue in given if _days(clue)[0] <= high and low <= _days(clue)[1])
    return Written(days.earliest, days.latest, for_them, tuple(clue for clue in given if clue not in for_them))


def reckoned(one: Date, anchor: Dating, events: dict[str, Event]) -> Dating | None:
    """What a date means whose anchor is the day of publication or a pack's event; None where that is not known."""
    if one.anchor == "publication" and (anchor.earliest or anchor.latest):
        return _resolved(one.rule, anchor.earliest, anchor.latest)
    event = events.get(one.event or "") if one.anchor == "event" else None
    if event is not None:
        found = _resolved(one.rule, event.since.earliest, event.until.latest, event.name)
        return Dating(found.earliest, found.latest, (f"{event.name}, {event.source}", *found.basis)) if found else None
    return None


def _resolved(
    rule: str, earliest: str | None, latest: str | None, anchor: str = "the day of publication"
) -> Dating | None:
    """What a rule means; None for one that an older version wrote in its own way: reading again puts that right."""
    try:
        return reckoning.resolve(rule, earliest, latest, anchor)
    except ValueError:
        return None


def _order(clue: Clue) -> tuple[object, ...]:
    spans = tuple((span.start, span.end) for span in clue.spans)
    return spans, clue.rule, clue.earliest or "", clue.latest or "", clue.because, clue.weight or 0.0


def _days(clue: Clue) -> tuple[int, int]:
    return _number(clue.earliest, _FIRST), _number(clue.latest, _LAST)


def _number(day: str | None, default: int) -> int:
    return date.fromisoformat(day).toordinal() if day else default


def _allows(clue: Clue, day: int) -> bool:
    low, high = _days(clue)
    return low <= day <= high


def _heaviest(intervals: Sequence[tuple[int, int, int]]) -> int | None:
    """A day on which intervals of the greatest weight meet, of those the most, then the last; None without any."""
    best: tuple[int, int] | None = None
    found: int | None = None
    for start, weight_there, count in _sweep(intervals):
        if count and (best is None or (weight_there, count) >= best):
            best, found = (weight_there, count), start
    return found


def _sweep(intervals: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """For each day on which an interval starts: the day, and the weight and number of those that hold it."""
    steps: dict[int, list[int]] = {}
    for low, high, heavy in intervals:
        for day, sign in ((low, 1), (high + 1, -1)):
            step = steps.setdefault(day, [0, 0, 0])
            step[0] += sign * heavy
            step[1] += sign
            step[2] |= sign > 0
    total = count = 0
    for day in sorted(steps):
        total += steps[day][0]
        count += steps[day][1]
        if steps[day][2]:
            yield day, total, count
