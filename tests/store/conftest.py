from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.store import Store

MAKING = Path(__file__).with_name("making.py")


@pytest.fixture(scope="session")
def making() -> ModuleType:
    """The module that makes invented reports."""
    spec = importlib.util.spec_from_file_location("onrecord_tests_making", MAKING)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "onrecord.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, create=True) as opened:
        yield opened
