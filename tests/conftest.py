from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# No test measures time, so a slow machine must not fail one.
settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data beside the checkout; tests that need it are skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared data is not beside this checkout")
    return folder
