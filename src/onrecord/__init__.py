"""onrecord: an auditable record of public statements, read from news reports.

    import onrecord

    analysis = onrecord.analyse("“The dam will hold,” Mara Venn said.")     # one text, no record
    with onrecord.open("news.db", create=True) as record:
        record.read("reports/")                                            # files, folders, globs
        for row in record.statements(speaker="Mara Venn", about="dam"):
            print(row.report.title, [quote.text for quote in row.content])

Importing onrecord is fast: what reads, analyses and stores is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.2.0.dev0"

if TYPE_CHECKING:
    from onrecord.api import Record, analyse, open
    from onrecord.domain import (
        Analysis,
        Attribution,
        Clue,
        Date,
        Dating,
        Entity,
        Figure,
        Found,
        Inferred,
        Limits,
        MadeBy,
        Mention,
        Occasion,
        Rejected,
        Report,
        SetAside,
        Span,
        Speaker,
        Summary,
        Text,
    )
    from onrecord.errors import OnrecordError
    from onrecord.tallying import Progress

_HOMES = {
    "onrecord.api": ("Record", "analyse", "open"),
    "onrecord.tallying": ("Progress",),
    "onrecord.domain": (
        "Analysis",
        "Attribution",
        "Clue",
        "Date",
        "Dating",
        "Entity",
        "Figure",
        "Found",
        "Inferred",
        "Limits",
        "MadeBy",
        "Mention",
        "Occasion",
        "Rejected",
        "Report",
        "SetAside",
        "Span",
        "Speaker",
        "Summary",
        "Text",
    ),
    "onrecord.errors": ("OnrecordError",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Analysis",
    "Attribution",
    "Clue",
    "Date",
    "Dating",
    "Entity",
    "Figure",
    "Found",
    "Inferred",
    "Limits",
    "MadeBy",
    "Mention",
    "Occasion",
    "OnrecordError",
    "Progress",
    "Record",
    "Rejected",
    "Report",
    "SetAside",
    "Span",
    "Speaker",
    "Summary",
    "Text",
    "__version__",
    "analyse",
    "open",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  # what the modules above define
    if name not in _HOME:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})
