"""Asking an encoder of the user's own which versions contradict each other."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord import printing
from onrecord.cli.options import DONE, RECORD, FormatOption, RecordOption, open_record, say
from onrecord.cli.stopping import interrupted


def infer(
    encoder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="A folder with an ONNX graph and its tokenizer.json.")
    ] = None,
    *,
    record: RecordOption = RECORD,
    least: Annotated[
        float | None,
        typer.Option(help="The log odds from which it is believed; an encoder that onrecord knows has its own."),
    ] = None,
    forget: Annotated[bool, typer.Option("--forget", help="Forget what an encoder said, and what followed.")] = False,
    format: FormatOption = "table",
) -> int:
    """Let an encoder of your own find contradictions.

    For denials in words of their own, which no rule finds. The encoder is one for natural language inference, as an
    ONNX graph over pairs of texts. It is asked once of a pair, and the record keeps what it said; where it sees a
    contradiction and no rule does, "onrecord discrepancies" lists it as polarity, with the encoder's name. Run it again
    after reading: it is asked of what is new. Nothing is fetched. Needs: pip install 'onrecord[inference]'.
    """
    from onrecord import pages

    with open_record(record) as opened:
        asked = 0
        try:
            with printing.working() as show:

                def progress(so_far: int) -> None:
                    nonlocal asked
                    asked = so_far
                    show(f"{so_far:,} pairs asked of")

                done = opened.infer(encoder, least=least, forget=forget, progress=progress)
        except KeyboardInterrupt as stop:
            say(f"stopped after {pages.count(asked, 'pair')}: the same command goes on")
            return interrupted(stop)
    if format != "table":
        row = printing.plain(done)
        printing.write([row], format, list(row), printing.for_data())
    elif forget:
        pages.line(printing.console(), "Forgotten is what an encoder said, and what followed from it.")
    else:
        pages.inferred(printing.console(), done)
    return DONE
