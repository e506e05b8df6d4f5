"""``onrecord correct ...``: a command for each method of :class:`onrecord.correcting.Corrections`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord import printing
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

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.printing import Format
    from onrecord.store.entries import CorrectionEntry

app = typer.Typer(invoke_without_command=True)

Entity = Annotated[str, typer.Argument(metavar="ENTITY", help="An id, a name, or words of one that mean nobody else.")]
AuthorOption = Annotated[
    str | None, typer.Option("--author", help="Who puts it right; by default the system's user.", show_default=False)
]
NoteOption = Annotated[str | None, typer.Option("--note", help="Why, in a line.")]


@app.callback()
def correct(context: typer.Context) -> None:
    """Put right what the record says.

    A correction is an entry of its own, with an author and a time. It wins over the machine, stays when reports are
    read again, is never overwritten, and can be undone. The record follows at once.
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def merge(
    entity: Entity,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Who is the same: an id or a name.")],
    *,
    author: AuthorOption = None,
    note: NoteOption = None,
    record: RecordOption = RECORD,
    format: FormatOption = "table",
) -> int:
    """Say that two are one and the same.

    The first keeps its id and name, unless a knowledge pack knows only the other.
    """
    with open_record(record) as opened:
        return _done(opened, opened.correct.merge(entity, other, author=author, note=note), format)


@app.command()
def split(
    entity: Entity,
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="Of attributions, statements or reports.")],
    *,
    author: AuthorOption = None,
    note: NoteOption = None,
    record: RecordOption = RECORD,
    format: FormatOption = "table",
) -> int:
    """Say that somebody else of that name speaks in some reports.

    Within a report the entity is split off as a whole; for a single statement use "onrecord correct assign".
    """
    with open_record(record) as opened:
        return _done(opened, opened.correct.split(entity, *ids, author=author, note=note), format)


@app.command()
def rename(
    entity: Entity,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to go by.")],
    *,
    author: AuthorOption = None,
    note: NoteOption = None,
    record: RecordOption = RECORD,
    format: FormatOption = "table",
) -> int:
    """Give an entity its right name.

    The names that reports give still find it.
    """
    with open_record(record) as opened:
        return _done(opened, opened.correct.rename(entity, name, author=author, note=note), format)


@app.command()
def assign(
    id: Annotated[str, typer.Argument(metavar="ID", help="Of an attribution or a statement.")],
    entity: Annotated[
        str | None, typer.Argument(metavar="ENTITY", help="Who said it: an id or a name.", show_default=False)
    ] = None,
    *,
    unresolved: Annotated[bool, typer.Option("--unresolved", help="It is open who said it.")] = False,
    speaker: Annotated[int, typer.Option(min=1, help="Which of its speakers; the number after the last adds one.")] = 1,
    kind: Annotated[
        Literal["person", "organisation", "place", "group", "document"] | None,
        typer.Option(help="ENTITY is the full name of somebody of this kind, known to the record or not."),
    ] = None,
    author: AuthorOption = None,
    note: NoteOption = None,
    record: RecordOption = RECORD,
    format: FormatOption = "table",
) -> int:
    """Say who made a statement, or that it is open."""
    with open_record(record) as opened:
        entry = opened.correct.assign(
            id, entity, unresolved=unresolved, speaker=speaker, kind=kind, author=author, note=note
        )
        return _done(opened, entry, format)


@app.command()
def reject(
    id: Annotated[str, typer.Argument(metavar="ID", help="Of an attribution or a statement.")],
    *,
    author: AuthorOption = None,
    note: NoteOption = None,
    record: RecordOption = RECORD,
    format: FormatOption = "table",
) -> int:
    """Say that something is no statement.

    It leaves listings and exports, but not the record: "onrecord show" still shows it.
    """
    with open_record(record) as opened:
        return _done(opened, opened.correct.reject(id, author=author, note=note), format)


@app.command()
def trim(
    id: Annotated[str, typer.Argument(metavar="ID", help="Of an attribution or a statement.")],
    *,
    source: Annotated[str | None, typer.Option(metavar="WORDS", help="Who said it: the words that stay.")] = None,
    cue: Annotated[str | None, typer.Option(metavar="WORDS", help="The verb: the words that stay.")] = None,
    content: Annotated[str | None, typer.Option(metavar="WORDS", help="What was said: the words that stay.")] = None,
    author: AuthorOption = None,
    note: NoteOption = None,
    record: RecordOption = RECORD,
    format: FormatOption = "table",
) -> int:
    """Say that less was said than was taken for it.

    Give the words that stay as they stand in the text; between runs that are apart, put an ellipsis (…).
    """
    with open_record(record) as opened:
        entry = opened.correct.trim(id, source=source, cue=cue, content=content, author=author, note=note)
        return _done(opened, entry, format)


@app.command()
def confirm(
    id: Annotated[str, typer.Argument(metavar="ID", help="Of a discrepancy.")],
    *,
    author: AuthorOption = None,
    note: NoteOption = None,
    record: RecordOption = RECORD,
    format: FormatOption = "table",
) -> int:
    """Say that a discrepancy is one."""
    with open_record(record) as opened:
        return _done(opened, opened.correct.confirm(id, author=author, note=note), format)


@app.command()
def dismiss(
    id: Annotated[str, typer.Argument(metavar="ID", help="Of a discrepancy.")],
    *,
    author: AuthorOption = None,
    note: NoteOption = None,
    record: RecordOption = RECORD,
    format: FormatOption = "table",
) -> int:
    """Say that a discrepancy is none.

    It leaves the listing; "onrecord discrepancies --dismissed" still has it.
    """
    with open_record(record) as opened:
        return _done(opened, opened.correct.dismiss(id, author=author, note=note), format)


@app.command()
def undo(
    id: Annotated[str, typer.Argument(metavar="ID", help='Of a correction; "onrecord correct list" shows them.')],
    *,
    author: AuthorOption = None,
    note: NoteOption = None,
    record: RecordOption = RECORD,
    format: FormatOption = "table",
) -> int:
    """Take a correction out of force, by a further entry."""
    with open_record(record) as opened:
        return _done(opened, opened.correct.undo(id, author=author, note=note), format)


@app.command(name="list")
def list_(
    id: Annotated[str | None, typer.Argument(metavar="ID", help="Only this one.", show_default=False)] = None,
    *,
    newest: Annotated[bool, typer.Option("--newest", help="The last one first.")] = False,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    record: RecordOption = RECORD,
    format: FormatOption = "table",
) -> int:
    """List the corrections in their order, those undone too."""
    from onrecord import listings

    with open_record(record) as opened:
        entries = opened.correct.list(id, newest=newest, limit=limit, offset=offset)
        if not list_rows(entries, format, listings.CORRECTIONS):
            say("nothing was put right in this record")
    return DONE


@app.command()
def export(
    out: Annotated[str, typer.Option(metavar="PATH", help="Where to write; - is standard output.")] = "-",
    text: Annotated[bool, typer.Option("--text", help="Write the words of the sentences too.")] = False,
    record: RecordOption = RECORD,
) -> int:
    """Write the corrections in force as JSON lines.

    For another record (onrecord correct import), or to train on: each with the ids and offsets of what it is about,
    and of the sentences around. The reports' own words are written only with --text.
    """
    with open_record(record) as opened:
        opened.correct.export(printing.for_data() if out == "-" else out, text=text)
    return DONE


@app.command(name="import")
def import_(
    path: Annotated[str, typer.Argument(metavar="PATH", help="What an export wrote; - is standard input.")],
    *,
    record: RecordOption = RECORD,
    format: FormatOption = "table",
) -> int:
    """Take in the corrections of another record, all or none of them.

    Those that the record has already, in force or undone, are passed over; those of texts that it lacks wait for them.
    """
    from onrecord import pages

    with open_record(record) as opened:
        done = opened.correct.import_(path)
    if format == "table":
        waiting = f"; {done.waiting:,} of them for texts that are not in this record (now)" if done.waiting else ""
        taken = f"{pages.count(done.added, 'correction')} taken in, {done.known:,} known already{waiting}."
        pages.line(printing.console(), taken)
    else:
        printing.write([done], format, list(done.as_dict()), printing.for_data())
    return DONE


def _done(opened: Record, entry: CorrectionEntry, format: Format) -> int:
    """Say what was put right, and what has become of those concerned."""
    from onrecord import listings, pages

    if format != "table":
        list_rows([entry], format, listings.CORRECTIONS)
        return DONE
    screen = printing.console()
    pages.line(screen, f"{entry.about}.", "bold")
    if entry.state == "waiting":
        pages.line(screen, "It waits: what it is about is not in this record (now).")
    pages.line(screen, f"To take it back: onrecord correct undo {entry.id}", "dim")
    concerned = {party["id"]: party["name"] for party in entry.entry.get("parties", ())}
    rows = {}
    for id_, name in concerned.items():
        for row in [*opened.speakers(id_), *(opened.speakers(name) if entry.action == "split" else ())]:
            rows[row.id] = row
    if rows:
        screen.print()
        list_rows(rows.values(), format, listings.SPEAKERS)
    return DONE
