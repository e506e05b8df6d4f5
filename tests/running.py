"""What tests of the command line share: one run of it, and two reports to read."""

from __future__ import annotations

from typing import Final

import pytest

from onrecord import cli

DAM: Final = (
    "A long night at the lower quay\n\n"
    "“The dam will hold,” Mara Venn said on Tuesday. Venn said 40 homes lay below it.\n"
)
QUAY: Final = (
    "Works at the harbour wall begin in spring\n\n"
    "“We start in May,” said Ora Kerr, the harbour engineer. She added that it would cost little.\n"
)


class Ran:
    """What one run of the command line gave."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        capsys.readouterr()
        self.status = cli.main(list(arguments))
        self.out, self.err = capsys.readouterr()
