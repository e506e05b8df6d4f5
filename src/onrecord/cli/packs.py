"""``onrecord packs ...``: a command for each function of :mod:`onrecord.packs`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from onrecord import pages, printing
from onrecord.cli.options import DONE, FormatOption, list_rows, say
from onrecord.listings import Column, Listing

PROBLEMS: Final = 1

app = typer.Typer(invoke_without_command=True)

PathsArgument = Annotated[
    list[Path] | None, typer.Argument(metavar="[PATH]...", help="Packs: TOML files, or folders with a pack.toml.")
]

PACKS: Final = Listing(
    ("name", "path", "as_of", "people", "bodies", "posts", "offices", "events", "digest"),
    (
        Column("pack", lambda entry: entry.name, ratio=1),
        Column("as of", lambda entry: entry.as_of),
        Column("people", lambda entry: f"{entry.people:,}", right=True),
        Column("bodies and places", lambda entry: f"{entry.bodies:,}", right=True),
        Column("offices held", lambda entry: f"{entry.offices:,}", right=True),
        Column("events", lambda entry: f"{entry.events:,}", right=True),
        Column("digest", lambda entry: entry.digest),
    ),
)
FOUND: Final = Listing(
    ("file", "line", "what"),
    (
        Column("where", lambda problem: f"{problem.file}:{problem.line}" if problem.line else problem.file, ratio=1),
        Column("problem", lambda problem: problem.what, ratio=2),
    ),
)


@app.callback()
def packs_(context: typer.Context) -> None:
    """Knowledge packs: who is who, and in which office.

    onrecord brings two, the world of the alliance and the politics of the United States; your own are files:
    docs/knowledge.md says how they are written.
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command(name="list")
def list_(paths: PathsArgument = None, format: FormatOption = "table") -> int:
    """List the packs of onrecord and those you name."""
    from onrecord import packs

    list_rows(packs.list_(*(paths or ())), format, PACKS)
    return DONE


@app.command()
def check(paths: PathsArgument = None, format: FormatOption = "table") -> int:
    """Check packs; list what is wrong, and where.

    They are read together with the packs that come with onrecord. Exit status 1 when there is a problem.
    """
    from onrecord import packs

    problems = packs.check(*(paths or ()))
    if not list_rows(problems, format, FOUND):
        say("no problem found")
    return PROBLEMS if problems else DONE


@app.command(name="import")
def import_(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="Wikidata's entity JSON, or a table in CSV.")],
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where to write the pack: a new folder.")],
    *,
    name: Annotated[
        str | None, typer.Option(help="The pack's name; by default the file's.", show_default=False)
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="The day that the data speaks up to, YYYY-MM-DD.", show_default=False),
    ] = None,
    source: Annotated[
        str | None, typer.Option(help="Where a table's facts are from, for lines that do not say.", show_default=False)
    ] = None,
    language: Annotated[str, typer.Option(help="The language of Wikidata's labels to take.")] = "en",
) -> int:
    """Make a pack of Wikidata JSON or of a table.

    What was left out, and why, is said on standard error; look the pack over before you use it. Exit status 1 when
    the pack has problems as it stands.
    """
    from onrecord import packs

    done = packs.import_(path, out, name=name, as_of=as_of, source=source, language=language)
    for note in done.notes:
        say(note)
    for problem in done.problems:
        say(str(problem))
    counts = [
        pages.count(done.pack.people, "person", "people"),
        pages.count(done.pack.bodies, "body or place", "bodies and places"),
        pages.count(done.pack.offices, "office", "offices") + " held",
    ]
    pages.line(printing.console(), f"{done.pack.path}: {', '.join(counts)}, as of {done.pack.as_of}.")
    return PROBLEMS if done.problems else DONE
