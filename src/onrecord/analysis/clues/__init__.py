"""When a text was written, by what it says itself: dates, offices, candidates and events, each with its reason.

:func:`find` is the whole room. A clue is an interval of days that some words of the text leave open; what all of them
leave open together is found by ``onrecord.reconcile.chronology``.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analysis import sentences
from onrecord.analysis.clues import candidates, counting, dating, events, fields, offices, phases, posts, races
from onrecord.analysis.clues.settling import settle
from onrecord.analysis.clues.words import Text
from onrecord.domain import Clue, Date
from onrecord.knowledge import Knowledge

__all__ = ["find"]


def find(text: str, dates: Sequence[Date] = (), knowledge: Knowledge | None = None) -> tuple[Clue, ...]:
    """The evidence that a text gives of when it was written, in text order.

    ``dates`` are those of :func:`onrecord.analysis.dates.find` on the same text, spans are offsets into it;
    without ``knowledge`` only dates tell. Linear in the text.
    """
    read = Text(text, sentences.breaks(text))
    found = [*dating.find(read, dates), *posts.find(read)]
    if knowledge is not None:
        found += [*offices.find(read, knowledge), *candidates.find(read, knowledge), *events.find(read, knowledge)]
        found += [*counting.find(read, knowledge), *races.find(read, knowledge)]
        found += [*phases.find(read, knowledge), *fields.find(read, knowledge)]
    return settle(dating.weighed(found))
