"""``onrecord correct``: the same words as ``record.correct``, one line for each mistake, and the record follows."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
import typer.main

from onrecord import cli
from onrecord.correcting import Corrections


def commands() -> dict[str, Any]:
    return dict(typer.main.get_command(cli.app).commands["correct"].commands)  # type: ignore[attr-defined]


def method(command: str) -> Any:
    return getattr(Corrections, "import_" if command == "import" else command)


def test_every_command_is_a_method_and_every_method_a_command() -> None:
    methods = {name for name, _ in inspect.getmembers(Corrections, inspect.isfunction) if not name.startswith("_")}

    assert {method(name).__name__ for name in commands()} == methods


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_flag_is_a_parameter_and_every_parameter_a_flag(name: str) -> None:
    flags = {parameter.name for parameter in commands()[name].params} - {"help", *cli.EXCEPTIONS["*"]}

    assert flags == set(inspect.signature(method(name)).parameters) - {"self"}
