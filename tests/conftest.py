from __future__ import annotations

import signal
from pathlib import Path

import pytest
from hypothesis import settings

import onrecord
from tests.running import DAM, QUAY

# No test measures time, so a slow machine must not fail one.
settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")

# A script's background jobs ignore interrupts, and so would what the tests start and stop.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data beside the checkout; tests that need it are skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared data is not beside this checkout")
    return folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, with nothing of the user's environment, and pages a hundred columns wide."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_RECORD", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.fixture
def record(folder: Path) -> Path:
    """A record of two reports in the working directory, read from its folder "in"."""
    (folder / "in").mkdir()
    (folder / "in" / "dam.txt").write_text(DAM)
    (folder / "in" / "quay.txt").write_text(QUAY)
    with onrecord.open(folder / "onrecord.db", create=True) as opened:
        opened.read(folder / "in")
    return folder / "onrecord.db"
