from __future__ import annotations

import os
import subprocess
import sys

import pytest

from onrecord import __main__, __version__


class Interrupted:
    """Ctrl-C at the moment at which the command line is looked for."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name == "onrecord.cli":
            raise KeyboardInterrupt


def test_ctrl_c_while_it_starts_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "onrecord.cli", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Interrupted(), *sys.meta_path])
    assert __main__.main() == 130
    assert capsys.readouterr().err == "onrecord: stopped\n"


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "onrecord", "--version"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert __version__ in done.stdout


def test_matrices_are_worked_on_by_one_thread_unless_the_user_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = __main__.ONE_THREAD
    monkeypatch.setenv(one, "4")
    monkeypatch.setenv(other, "")  # so that it is put back
    monkeypatch.delenv(other)
    monkeypatch.delitem(sys.modules, "onrecord.cli", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Interrupted(), *sys.meta_path])
    __main__.main()
    assert (os.environ[one], os.environ[other]) == ("4", "1")
