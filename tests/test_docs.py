"""The pages say what the program does: the command line's page is its help, and every command has an entry."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import pytest
import typer

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
    cli = pytest.importorskip("onrecord.cli")

    assert write_cli_docs.PAGE.read_text(encoding="utf-8") == write_cli_docs.page(cli.app), (
        "docs/cli.md is not what --help says: run python scripts/write_cli_docs.py"
    )


def test_the_readme_names_only_commands_that_exist() -> None:
    cli = pytest.importorskip("onrecord.cli")
    known = {name.removeprefix("onrecord ") for name, _ in write_cli_docs.commands(cli.app)}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = "\n".join(re.findall(r"^```(?:sh|console|bash)\n(.*?)^```", readme, re.MULTILINE | re.DOTALL))

    assert set(re.findall(r"\bonrecord ([a-z]+)\b", blocks)) <= known
