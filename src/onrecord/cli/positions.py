"""The commands about positions over time: positions, subjects, commitments."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from onrecord import printing
from onrecord.cli import empty
from onrecord.cli.listings import AboutOption, SinceOption, SpeakerOption, UntilOption
from onrecord.cli.options import (
    DONE,
    RECORD,
    FormatOption,
    LimitOption,
    OffsetOption,
    RecordOption,
    list_rows,
    open_record,
    say,
)
from onrecord.positions import SUBJECTS


def positions(
    speaker: Annotated[str, typer.Argument(metavar="NAME", help="A name, words of one, or an id.")],
    *,
    record: RecordOption = RECORD,
    about: Annotated[
        str | None, typer.Option(help='A subject, or words to search for; "in a row", begin*, this OR that.')
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    format: FormatOption = "table",
) -> int:
    """List what somebody said in order of time, and how it moved.

    One entry a statement, by its fullest version. What is said again on another occasion is folded into the first
    time, with the days of the others. A change (another figure, another bound, a negation, another deadline) stands
    with the later of the two statements that show it. Below each stand what it undertakes, and discrepancies about it.
    """
    from onrecord import listings, pages_positions

    with open_record(record) as opened:
        rows = opened.positions(speaker, about, since=since, until=until, limit=limit, offset=offset)
        if format != "table":
            list_rows(rows, format, listings.POSITIONS)
            return DONE
        screen, found = printing.console(), 0
        for found, row in enumerate(rows, 1):  # noqa: B007
            pages_positions.position(screen, row)
        if not found:
            say(empty.why(opened, "", speaker, limit=limit, offset=offset))
    return DONE


def subjects(
    speaker: Annotated[str | None, typer.Argument(metavar="NAME", help="A name, words of one, or an id.")] = None,
    *,
    record: RecordOption = RECORD,
    limit: Annotated[int, typer.Option(min=0, help="At most this many.")] = SUBJECTS,
    offset: OffsetOption = 0,
    format: FormatOption = "table",
) -> int:
    """List what statements are about.

    Phrases that at least two statements of the record, or of NAME, have, ranked by how many do (without those that have
    it in a longer phrase that is listed, too), times how much its words say. To follow one: onrecord positions NAME
    --about "subject".
    """
    from onrecord import listings

    with open_record(record) as opened:
        if not list_rows(opened.subjects(speaker, limit=limit, offset=offset), format, listings.SUBJECTS):
            none = f"no phrase is in two statements of {speaker}" if speaker else "no phrase is in two statements"
            say(empty.why(opened, none, speaker, limit=limit, offset=offset))
    return DONE


def commitments(
    *,
    record: RecordOption = RECORD,
    speaker: SpeakerOption = None,
    about: AboutOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    status: Annotated[
        Literal["pledged", "planned", "approved", "refused", "called for"] | None,
        typer.Option(help="Of this status only; a target that nobody has undertaken is called for."),
    ] = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    format: FormatOption = "table",
) -> int:
    """List commitments, plans and targets.

    What was pledged, planned, approved or refused, and what is called for, with who acts, the amount and the deadline,
    as the words of the report have them; what they do not say is left empty. Days (--since, --until) are those on which
    it was said, in whose order they stand.
    """
    from onrecord import listings

    with open_record(record) as opened:
        rows = opened.commitments(speaker, about, since=since, until=until, status=status, limit=limit, offset=offset)
        if not list_rows(rows, format, listings.COMMITMENTS):
            say(empty.why(opened, "no commitment meets these conditions", speaker, limit=limit, offset=offset))
    return DONE
