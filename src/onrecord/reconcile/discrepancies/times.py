"""Another day, or another occasion, for what is one statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

from onrecord.domain import Occasion, Severity, Span
from onrecord.reconcile.discrepancies import loosening, places, settings
from onrecord.reconcile.discrepancies.cited import cites
from onrecord.reconcile.discrepancies.findings import Finding, Told
from onrecord.reconcile.statements.occasions import _clash as clash
from onrecord.reconcile.statements.occasions import asked, rallied
from onrecord.reconcile.statements.tellings import Telling, of_one_place

RULE: Final = "occasion-differs-16"

GROUND: Final = "when and where a thing was said decides what it is about"

_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Setting:
    """An occasion with the words that tell of it."""

    occasion: Occasion
    words: str = ""


def differences(tellings: Sequence[Telling]) -> list[Finding]:
    """The days and occasions that a statement's tellings contradict each other in; the fullest telling first."""
    tellings = [one for one in _outer(tellings) if not cites(one)]  # an expression is used on any occasion
    days = [(one, one.said) for one in tellings if one.said is not None]
    named = [(one, Setting(one.occasion, one.setting)) for one in tellings if one.occasion is not None]
    return [*_against(days, _apart, "date"), *_against(named, another, "occasion")]


def _outer(tellings: Sequence[Telling]) -> list[Telling]:
    """Those that are no part of what a fuller one of their text quotes: "I said so on Sunday," she said on Monday."""
    kept: list[Telling] = []
    found: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings:
        if not any(of_one_place(one, other) for other in found[one.text]):
            found[one.text].append(one)
            kept.append(one)
    return kept


def _against(
    told: Sequence[tuple[Telling, _Value]],
    apart: Callable[[_Value, _Value], tuple[Severity, str] | None],
    kind: Literal["date", "occasion"],
) -> list[Finding]:
    """Tellings in groups that contradict no member, and each group against the one that most reports are in."""
    groups: list[list[tuple[Telling, _Value]]] = []
    for one, value in told:
        home = next((group for group in groups if not any(apart(value, other) for _, other in group)), None)
        if home is None:
            groups.append([(one, value)])
        else:
            home.append((one, value))
    groups.sort(key=lambda group: (-len({one.text for one, _ in group}), group[0][0].fullness))
    out = []
    for group in groups[1:]:
        here, there, (severity, because) = next(
            (first, one, found)
            for first, other in groups[0]
            for one, value in group
            if (found := apart(other, value)) is not None
        )
        left, right = _side(groups[0], here), _side(group, there)
        ground = GROUND if severity == "medium" else places.LOW
        out.append(Finding(kind, severity, ground, left, right, because, RULE))
    return out


def another(left: Setting, right: Setting) -> tuple[Severity, str] | None:
    """Why two occasions cannot be one, by more than kinds that one may have beside the other; or hardly, by where."""
    one, other = left.occasion, right.occasion
    if asked(one, other):
        return None
    if (rally := rallied(one, other)) is not None:
        return "medium", rally
    one, other = loosening.loosened(one, other, left.words, right.words)
    because = clash(one, other)
    if because:
        return "low" if loosening.unnamed(one, other) else "medium", because
    if (found := places.elsewhere(one, other)) is not None:
        return found
    because = settings.apart(settings.sorts(left.words), settings.sorts(right.words))
    return ("low", because) if because else None


def _side(group: Sequence[tuple[Telling, object]], first: Telling) -> tuple[Told, ...]:
    """A side, first the telling that contradicts one of the other side."""
    return tuple(Told(one, _spans(one)) for one, _ in sorted(group, key=lambda each: each[0] is not first))


def _spans(telling: Telling) -> tuple[Span, ...]:
    return telling.occasion.evidence if telling.occasion is not None else ()


def _apart(one: tuple[str, str], other: tuple[str, str]) -> tuple[Severity, str] | None:
    if one[0] <= other[1] and other[0] <= one[1]:
        return None
    return "medium", f"one has {one[0]}, the other {other[0]}"
