"""Write docs/cli.md from the command line's own help, so that the page cannot drift from what the program says.

Usage: python scripts/write_cli_docs.py      (tests/test_docs.py fails when the page is not what this would write)
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
import typer.main

WIDTH = 100
PAGE = Path(__file__).resolve().parents[1] / "docs" / "cli.md"
HEAD = """\
# The command line

Written by `python scripts/write_cli_docs.py` from `--help`; change the help texts in the code, not this page.

Exit status: 0, done; 1, done, but some inputs were rejected or a check found problems; 2, not done: wrong usage, or
the record cannot be used; 130 or 143, stopped by Ctrl-C or SIGTERM.
Errors are one line on standard error. Progress is shown on standard error, and only on a terminal.
"""


def commands(app: typer.Typer) -> Iterator[tuple[str, Any]]:
    """The context of each command of the tree with its full name ("onrecord read"), the root first, in help's order."""

    def walk(name: str, command: Any, parent: Any) -> Iterator[tuple[str, Any]]:
        command.rich_markup_mode = None  # no colours and boxes
        context = command.context_class(
            command,
            info_name=name,
            parent=parent,
            terminal_width=WIDTH,
            max_content_width=WIDTH,
            **command.context_settings,
        )
        yield context.command_path, context
        for child, inner in getattr(command, "commands", {}).items():
            if not inner.hidden:
                yield from walk(child, inner, context)

    yield from walk("onrecord", typer.main.get_command(app), None)


def plain_help(context: Any) -> str:
    """What ``--help`` says of the context's command."""
    help_text = str(context.get_help())
    return "\n".join(line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", help_text).splitlines()).strip()


def page(app: typer.Typer) -> str:
    """The whole page."""
    sections = [f"## {name}\n\n```text\n{plain_help(context)}\n```\n" for name, context in commands(app)]
    return "\n".join([HEAD, *sections])


def main() -> int:
    """Write the page; say whether it changed."""
    from onrecord.cli import app

    text = page(app)
    changed = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text
    PAGE.write_text(text, encoding="utf-8")
    print(f"{PAGE.name}: {'written' if changed else 'unchanged'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
