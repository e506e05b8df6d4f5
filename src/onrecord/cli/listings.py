"""The commands that list what was said: statements, a timeline, versions, discrepancies, figures."""

from __future__ import annotations

import itertools
from typing import Annotated, Final, Literal

import typer

from onrecord import printing
from onrecord.cli import empty
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

SpeakerOption = Annotated[
    str | None, typer.Option(help="A name, words of one, another wording for somebody, or an id.")
]
AboutOption = Annotated[
    str | None, typer.Option(help='Words to search for, best match first; "in a row", begin*, this OR that.')
]
SinceOption = Annotated[str | None, typer.Option(help="First day, month or year on which it may have been said.")]
UntilOption = Annotated[str | None, typer.Option(help="Last such day, month or year, included.")]

MEANT: Final = 4  # speakers that a note below a timeline names


def statements(
    *,
    record: RecordOption = RECORD,
    speaker: SpeakerOption = None,
    about: AboutOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    outlet: Annotated[str | None, typer.Option(help="Words of the outlet's name.")] = None,
    quotation: Annotated[Literal["direct", "indirect", "mixed"] | None, typer.Option(help="How it is quoted.")] = None,
    stance: Annotated[
        Literal["asserted", "denied", "negated", "hypothetical", "question", "no-comment"] | None,
        typer.Option(help="How the text puts it in the speaker's mouth."),
    ] = None,
    occasion: Annotated[
        Literal[
            "interview",
            "press conference",
            "meeting",
            "speech",
            "statement",
            "post",
            "parliamentary session",
            "call",
            "unknown",
        ]
        | None,
        typer.Option(help="On which kind of occasion it was said."),
    ] = None,
    unit: Annotated[str | None, typer.Option(help="With a figure of this unit: USD, percent and so on.")] = None,
    order: Annotated[
        Literal["relevance", "report", "time", "newest"] | None,
        typer.Option(help="By default relevance for a search, else report."),
    ] = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    meaning: Annotated[
        bool, typer.Option(help="Search also for what says it in other words; quoted words, stars and OR never do.")
    ] = True,
    format: FormatOption = "table",
) -> int:
    """List statements, or search them.

    Those are listed that meet every condition given. A search (--about) gives the best match first: what has all the
    words, and what means as much (--no-meaning: the words alone). The order is by how near the meaning is, the number
    shown, and up to 0.3 more for words shared, so a lower number may come first. Days (--since, --until) are those of
    the occasion where they are known, else those of publication.
    """
    from onrecord import exporting, pages

    with open_record(record) as opened:
        rows = opened.statements(
            speaker,
            about,
            since=since,
            until=until,
            outlet=outlet,
            quotation=quotation,
            stance=stance,
            occasion=occasion,
            unit=unit,
            order=order,
            limit=limit,
            offset=offset,
            meaning=meaning,
        )
        if format == "csv":
            exporting.write((row.as_dict() for row in rows), "csv", printing.for_data())
            return DONE
        if format != "table":
            printing.write(rows, format, (), printing.for_data())
            return DONE
        screen = printing.console()
        found = 0
        for found, row in enumerate(rows, 1):  # noqa: B007
            pages.statement(screen, row)
        if not found:
            none = "" if speaker else "no statement meets these conditions"
            say(empty.why(opened, none, speaker, limit=limit, offset=offset))
    return DONE


def timeline(
    speaker: Annotated[str, typer.Argument(metavar="NAME", help="A name, words of one, or an id.")],
    *,
    record: RecordOption = RECORD,
    about: Annotated[
        str | None, typer.Option(help='Words that they must hold; "in a row", begin*, this OR that.')
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    format: FormatOption = "table",
) -> int:
    """List what somebody said, in order of time.

    Words of a name mean everybody whose name has them, "Kerr" also "Kerr's office": a line below says who they are.
    The time of a statement is that of its occasion where that is known, else that of publication. An interval stands
    where its middle lies; what is without any date comes last.
    """
    from onrecord import exporting, pages

    with open_record(record) as opened:
        rows = opened.timeline(speaker, about, since=since, until=until, limit=limit, offset=offset)
        if format == "csv":
            exporting.write((row.as_dict() for row in rows), "csv", printing.for_data())
            return DONE
        if format != "table":
            printing.write(rows, format, (), printing.for_data())
            return DONE
        screen, found = printing.console(), 0
        for found, row in enumerate(rows, 1):  # noqa: B007
            pages.statement(screen, row, when=True)
        meant = [f"{one.name} ({one.id})" for one in itertools.islice(opened.speakers(speaker), MEANT + 1)]
        if not found:
            say(empty.why(opened, "", speaker, limit=limit, offset=offset))
        elif len(meant) > 1:
            more = " and more" if len(meant) > MEANT else ""
            say(f"{speaker} is in the name of {', '.join(meant[:MEANT])}{more}: an id instead of it lists one of them")
    return DONE


def versions(
    id: Annotated[str, typer.Argument(metavar="ID", help="A statement's or an attribution's id, or its beginning.")],
    *,
    record: RecordOption = RECORD,
    format: FormatOption = "table",
) -> int:
    """List the versions of a statement, the fullest first.

    Each with its kind relative to the fullest one, and why. Words that it leaves out of the fullest one's stand in
    [-brackets-], words that it puts in their place in {+braces+}; between its first and its last word, for a quotation
    may begin and end anywhere.
    """
    from onrecord import listings, pages

    with open_record(record) as opened:
        found = opened.versions(id)
        if format == "table":
            pages.told(printing.console(), found)
        list_rows(found.versions, format, listings.VERSIONS)
    return DONE


def discrepancies(
    *,
    record: RecordOption = RECORD,
    kind: Annotated[
        Literal["wording", "figure", "speaker", "date", "occasion", "polarity", "identity"] | None,
        typer.Option(help="Of this kind only."),
    ] = None,
    severity: Annotated[Literal["high", "medium", "low"] | None, typer.Option(help="As weighty as this only.")] = None,
    speaker: SpeakerOption = None,
    id: Annotated[
        str | None, typer.Option(metavar="ID", help="Of a statement, a report or an attribution that is concerned.")
    ] = None,
    dismissed: Annotated[bool, typer.Option("--dismissed", help="Those that somebody dismissed too.")] = False,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    format: FormatOption = "table",
) -> int:
    """List where versions or reports contradict each other.

    Each with both sides in their words, and why. Which of them is right is never said. The ids are those that "onrecord
    correct confirm" and "dismiss" take; "onrecord show" takes those of the statements (--format json).
    """
    from onrecord import listings

    with open_record(record) as opened:
        rows = opened.discrepancies(
            kind, severity, speaker=speaker, id=id, dismissed=dismissed, limit=limit, offset=offset
        )
        if not list_rows(rows, format, listings.DISCREPANCIES):
            none = "no versions or reports contradict each other, as far as was asked"
            say(empty.why(opened, none, speaker, limit=limit, offset=offset))
    return DONE


def developments(
    *,
    record: RecordOption = RECORD,
    speaker: SpeakerOption = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    format: FormatOption = "table",
) -> int:
    """List what has developed, in order of time.

    A later figure of one thing, a position that has moved, what came of what was planned for an event: each with both
    sides, the earlier one first. These are no discrepancies, for their times differ.
    """
    from onrecord import listings

    with open_record(record) as opened:
        if not list_rows(opened.developments(speaker, limit=limit, offset=offset), format, listings.DEVELOPMENTS):
            none = "nothing has developed, as far as was asked and days are known"
            say(empty.why(opened, none, speaker, limit=limit, offset=offset))
    return DONE


def figures(
    *,
    record: RecordOption = RECORD,
    unit: Annotated[
        str | None, typer.Option(help="Of this unit only: USD, percent, kilometre, year and so on.")
    ] = None,
    kind: Annotated[
        Literal[
            "money",
            "percentage",
            "percentage points",
            "count",
            "ratio",
            "multiple",
            "fraction",
            "duration",
            "ordinal",
            "years",
            "measure",
        ]
        | None,
        typer.Option(help="Of this kind only."),
    ] = None,
    counts: Annotated[
        str | None, typer.Option(help="What is counted: words, or the beginnings of words (home finds 40 homes).")
    ] = None,
    speaker: SpeakerOption = None,
    about: AboutOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    format: FormatOption = "table",
) -> int:
    """List the figures of what was said, each with its speaker.

    As the report has them, with the numbers that they mean: nothing is averaged, converted or rounded, and where no
    number can be read, there is none. "onrecord show" with the id of the statement shows the place.
    """
    from onrecord import listings

    with open_record(record) as opened:
        rows = opened.figures(
            unit=unit,
            kind=kind,
            counts=counts,
            speaker=speaker,
            about=about,
            since=since,
            until=until,
            limit=limit,
            offset=offset,
        )
        if not list_rows(rows, format, listings.FIGURES):
            say(empty.why(opened, "no figure meets these conditions", speaker, limit=limit, offset=offset))
    return DONE
