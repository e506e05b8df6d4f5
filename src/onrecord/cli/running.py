"""Running the command line: one command, its exit status, and every failure in one line."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from typing import Final

import typer
import typer.main

from onrecord.cli.commands import app
from onrecord.cli.options import DONE, say
from onrecord.cli.stopping import in_main_thread, interrupted, terminate
from onrecord.errors import OnrecordError

NOT_DONE: Final = 2  # wrong usage, or the record cannot be used


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; ``arguments`` default to the process's own.

    0: done. 1: done, but inputs were rejected or a check found problems. 2: not done: wrong usage, or the record
    cannot be used. 130 or 143: stopped by Ctrl-C or SIGTERM. Errors are one line on standard error.
    """
    before = signal.signal(signal.SIGTERM, terminate) if in_main_thread() else None
    try:
        status = _run(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:  # piped to head, which has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt as stop:
        return _complain("stopped", interrupted(stop))
    except OnrecordError as error:
        return _complain(str(error))
    except MemoryError:
        return _complain("not enough memory")
    except Exception as error:
        if hasattr(error, "format_message"):  # typer's own: wrong usage
            return _complain(error.format_message().replace("Value error, ", "") + _try_help(error))
        if isinstance(error, OSError):
            return _complain(f"{error.filename or 'output'}: {error.strerror or error}")
        if os.environ.get("ONRECORD_DEBUG"):
            raise
        return _complain(f"internal error: {type(error).__name__}: {error} (ONRECORD_DEBUG=1 shows where)")
    finally:
        if before is not None:
            signal.signal(signal.SIGTERM, before)
    return status


def _run(arguments: list[str]) -> int:
    """One command, without typer's own handling of errors: that has traces, boxes and statuses of its own."""
    command = typer.main.get_command(app)
    try:
        with command.make_context("onrecord", arguments) as context:
            status = command.invoke(context)
    except typer.Exit as done:  # --help and --version
        status = done.exit_code
    return status if isinstance(status, int) else DONE


def _complain(message: str, status: int = NOT_DONE) -> int:
    """One line on standard error."""
    say(message)
    return status


def _try_help(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    return f" (see {context.command_path} --help)" if context is not None else ""
