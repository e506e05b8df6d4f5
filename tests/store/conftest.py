from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onrecord.store import Store, proposals
from onrecord.store.corrections import Correction
from onrecord.store.entries import Candidate, CorrectionEntry

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


def packs(said: str) -> list[Candidate]:
    """A pack that knows one."""
    return [Candidate("k:nila-ostrand", "Nila Ostrand", "person")] if said in ("k:nila-ostrand", "Nila Ostrand") else []


class Correcting:
    """Proposes to a store, a second later each time."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.made = 0

    def __call__(self, action: str, *arguments: Any, note: str | None = None, **options: Any) -> CorrectionEntry:
        self.made += 1
        by = proposals.made("Ines", f"2026-02-03T04:{self.made // 60:02d}:{self.made % 60:02d}+00:00", note)
        propose: Callable[..., Correction] = getattr(proposals, action)
        if action not in ("reject", "undo"):
            options["known"] = packs
        return self.store.correct(lambda db: propose(db, by, *arguments, **options))


@pytest.fixture
def correct(store: Store) -> Correcting:
    return Correcting(store)


@pytest.fixture
def filled(store: Store, making: ModuleType) -> Store:
    for number, name in enumerate(("Ora Venn", "Ora Venn", "O. Venn", "Tam Kerr")):
        report, analysis = making.simple(f"The dam will hold {number}", name, path=f"{number}.txt")
        store.add(report, analysis, making.READ_AT)
    return store


def id_of(store: Store, number: int) -> str:
    return next(row.id for row in store.statements() if row.report.path == f"{number}.txt")


def one_line(error: pytest.ExceptionInfo[BaseException]) -> bool:
    return "\n" not in str(error.value) and str(error.value) != ""
