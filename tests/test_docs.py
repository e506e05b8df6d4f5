"""The pages say what the program does: the command line's page is its help, and every command has an entry."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from typing import Annotated

import pyarrow
import typer

from onrecord import cli
from onrecord.exports import csv, parquet, rows
from onrecord.reports import jsonl
from scripts import write_cli_docs

ROOT = Path(__file__).resolve().parents[1]


def test_a_page_has_a_section_for_each_command_with_its_options() -> None:
    app = typer.Typer(help="A tool.", no_args_is_help=True)

    @app.command()
    def greet(name: str, loud: Annotated[bool, typer.Option(help="Say it loudly.")] = False) -> None:
        """Greet somebody."""

    @app.command()
    def leave() -> None:
        """Leave the room."""

    page = write_cli_docs.page(app)

    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == ["onrecord", "onrecord greet", "onrecord leave"]
    assert "--loud" in page
    assert "Say it loudly." in page
    assert "\x1b" not in page


def test_the_command_line_page_is_what_the_help_says() -> None:
    assert write_cli_docs.PAGE.read_text(encoding="utf-8") == write_cli_docs.page(cli.app), (
        "docs/cli.md is not what --help says: run python scripts/write_cli_docs.py"
    )


def test_the_readme_names_only_commands_that_exist() -> None:
    known = {name.removeprefix("onrecord ") for name, _ in write_cli_docs.commands(cli.app)}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = "\n".join(re.findall(r"^```(?:sh|console|bash)\n(.*?)^```", readme, re.MULTILINE | re.DOTALL))

    assert set(re.findall(r"\bonrecord ([a-z]+)\b", blocks)) <= known


def test_the_readme_asks_for_people_who_speak_in_the_samples() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    asked = set(re.findall(r'(?:--speaker |speaker=)"([^"]+)"', readme))
    samples = resources.files("onrecord") / "samples" / "reports"
    with resources.as_file(samples) as folder:
        said = "".join(
            file.read_text(encoding="utf-8", errors="replace") for file in folder.rglob("*") if file.is_file()
        )

    assert asked
    assert {name for name in asked if name not in said} == set()


FORMATS = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


def test_the_page_on_formats_explains_every_column_of_the_csv() -> None:
    table = FORMATS.split("### CSV")[1].split("### Parquet")[0]
    named = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)

    assert named == [*rows.COLUMNS, csv.GUARDED]


def test_the_page_on_formats_explains_every_field_of_the_export() -> None:
    section = FORMATS.split("### JSONL\n")[1].split("### CSV")[0]
    named = set(re.findall(r"`(\w+)`", section))

    def fields(kind: pyarrow.DataType) -> set[str]:
        if pyarrow.types.is_list(kind):
            return fields(kind.value_type)
        if pyarrow.types.is_struct(kind):
            return {name for field in kind for name in {field.name, *fields(field.type)}}
        return set()

    shape = parquet.shape(pyarrow)
    promised = {name for field in shape if field.name not in {"figures"} for name in {field.name, *fields(field.type)}}
    assert promised - named - {"start", "end", "raw"} == set()


def test_the_page_on_formats_explains_every_input_field() -> None:
    section = FORMATS.split("### JSONL fields")[1].split("## Out")[0]

    assert set(jsonl.FIELDS) == {
        name for row in re.findall(r"^\|(.*?)\|", section, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)
    }
    told = section.split("Other names,")[1].split("The first with")[0].split(";")
    names = [re.findall(r"`(\w+)`", re.sub(r"\(.*?\)", "", part)) for part in told]
    assert {first: tuple(others) for first, *others in names} == jsonl.ALIASES  # in the order in which they count


def test_the_page_on_formats_names_every_table_and_view_of_the_record() -> None:
    store = resources.files("onrecord.store")
    sql = "".join(store.joinpath(name).read_text(encoding="utf-8") for name in ("schema.sql", "views.sql"))
    made = re.findall(r"^CREATE (?:VIRTUAL )?(?:TABLE|VIEW) (\w+)", sql, re.MULTILINE)

    assert made
    assert {name for name in made if f"| `{name}` |" not in FORMATS} == set()
