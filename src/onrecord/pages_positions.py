"""How positions over time and commitments are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.domain import Dating
from onrecord.pages import line, statement, who
from onrecord.pages_details import dated, figure_value
from onrecord.printing import flat

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.store.entries.details import DateRow
    from onrecord.store.entries.positions import CommitmentRow, PositionRow


def position(screen: Console, row: PositionRow) -> None:
    """Print a statement of somebody in its place in time: below it what is undertaken, what changed, what repeats."""
    statement(screen, row.row, when=True)
    for one in row.commitments:
        line(screen, f"    {status(one)}: {flat(one.action.text)}{_parts(one)}")
    for change in row.changes:
        line(screen, f"    changed: {change.development.because} (since {change.earlier})")
    if row.changed_by:
        line(screen, f"    changes later: {', '.join(row.changed_by)}", "dim")
    if row.repeats:
        again = (f"{dated(one.time)} ({one.statement})" for one in row.repeats)
        line(screen, f"    said again: {', '.join(again)}", "dim")
    if row.disputed:
        line(screen, f"    reports differ: {', '.join(row.disputed)}", "dim")


def status(row: CommitmentRow) -> str:
    """What a commitment is."""
    return row.status or "called for"


def actor(row: CommitmentRow) -> str:
    """Who acts, by the words of the text; the speaker by name."""
    if row.actor is None:
        return ""
    words = flat(row.actor.text)
    speakers = [one for one in row.row.speakers if one.role == "speaker"]
    return f"{words} ({who(speakers)})" if row.own and len(words.split()) == 1 else words


def amount(row: CommitmentRow) -> str:
    """The amount, by the words of the text, with what they mean."""
    return "" if row.amount is None else f"{flat(row.amount.quote.text)} = {figure_value(row.amount)}"


def day(date: DateRow | None) -> str:
    """A date by the words of the text, with the days that they mean."""
    if date is None:
        return ""
    said, days = flat(date.quote.text), dated(Dating(date.earliest, date.latest, date.basis)) if date.dated else ""
    return f"{said} ({days})" if days and days != said else said


def _parts(row: CommitmentRow) -> str:
    decided = day(row.decided)
    named = (("by", actor(row)), ("due", day(row.deadline)), ("decided", decided), ("amount", amount(row)))
    said = [f"{name} {value}" for name, value in named if value]
    return f" [{'; '.join(said)}]" if said else ""
