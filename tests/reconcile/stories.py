"""Invented reports of one story, in which people say things in the words of the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.domain import Analysis, Date, Dating, Occasion, Report, Span
from onrecord.knowledge import Knowledge
from onrecord.reconcile import reconcile
from onrecord.store import Store
from tests.reconcile.statements.test_deriving import AT, made

Made = tuple[Report, Analysis]
#: What every report of the story is full of.
STORY = "Brixwell haulier ombudsman turbine quarry culvert landslip vicarage hydrologist marzipan accordion trombone"
OTHER = "Harbourmaster trawler lighthouse gannet breakwater herring tidewater lobster capstan mooring skipper dredger"


@dataclass(frozen=True)
class Says:
    """What somebody says: of which thing (a number, so that all that is said of it is near in meaning), and when."""

    who: str | None
    words: str
    of: int
    on: str | None = None
    stance: str = "asserted"


def meaning(of: int) -> bytes:
    """A vector of its own for each thing that is told of."""
    made = [0] * 384
    made[of] = 127
    return bytes(made)


def report(path: str, *said: Says, day: str | None = "2025-03-05", story: str = STORY) -> Made:
    """A report of a story, printed on a day, in which these say what they say."""
    found, analysis = made(f"{path}. {story}", *((one.who, one.words) for one in said))
    attributions = []
    for one, what in zip(analysis.attributions, said, strict=True):
        date = _date(what.on, one.cue[0]) if what.on else None
        attributions.append(
            replace(
                one,
                stance=what.stance,  # type: ignore[arg-type]
                meaning=meaning(what.of),
                occasion=Occasion("statement", date=date, rule="test-1") if date else None,
                dates=(date,) if date else (),
            )
        )
    published = Dating(day, day, ("the test says so",)) if day else None
    return replace(found, published=published), replace(analysis, attributions=tuple(attributions))


def _date(on: str, span: Span) -> Date:
    return Date(span, "day", "test-1", "none", Dating(on, on, ("the test says so",)))


def record(path: Path, reports: Iterable[Made], *, each: bool = False) -> Store:
    """An open record of these reports, reconciled once, or after each."""
    store = Store.open(path, create=True)
    for one in reports:
        store.add(*one, AT)
        if each:
            reconcile(store, Knowledge(), at=AT)
    reconcile(store, Knowledge(), at=AT)
    return store


def found(store: Store, kind: str = "speaker") -> Sequence[tuple[str, ...]]:
    """What differs in kind: of each the words of both sides, in order; all of it in order."""
    return sorted(tuple(sorted(side.words for side in one.sides)) for one in store.discrepancies(kind=kind))
