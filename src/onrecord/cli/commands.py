"""All commands under their names."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from onrecord import __version__
from onrecord.cli import correct, inferring, listings, packs, positions, reading, reports, revisions, speakers, whole

# Flags that are no parameter of the method, and parameters that are no flag.
EXCEPTIONS: Final = {
    "*": {"record": "which record to open", "format": "how to print"},
    "read": {"progress": "a callback; the command shows progress on a terminal"},
    "infer": {"progress": "a callback; the command shows progress on a terminal"},
    "demo": {"": "a guided tour, on the command line only"},
    "serve": {"": "the function is onrecord.web.serve"},
    "correct import": {"": "the method is import_: import is a word of Python's own"},
    "packs list": {"": "the function is onrecord.packs.list_"},
    "packs import": {"": "the function is onrecord.packs.import_"},
}

app = typer.Typer(
    name="onrecord",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(correct.app, name="correct")
app.add_typer(packs.app, name="packs")


@app.callback()
def onrecord(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    """An auditable record of public statements, read from news reports: who said what, in which words, and where.

    Start with "onrecord demo", or read a folder of reports of your own: "onrecord read reports/".

    Exit status: 0 done; 1 done, but inputs were rejected or a check found problems; 2 not done, for wrong usage or
    because the record cannot be used; 130 stopped by Ctrl-C. Errors are one line on standard error.
    """
    if version:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


for command in (
    reading.read,
    listings.statements,
    listings.versions,
    listings.discrepancies,
    listings.developments,
    listings.timeline,
    listings.figures,
    positions.positions,
    positions.subjects,
    positions.commitments,
    revisions.revisions,
    speakers.speakers,
    reports.reports,
    reading.rejected,
    reports.show,
    reports.forget,
    inferring.infer,
    whole.verify,
    whole.export,
    whole.serve,
    whole.demo,
):
    app.command()(command)
