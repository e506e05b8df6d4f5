"""The table of cases: sentences, and the figures that a careful reader names in them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from onrecord.domain.words import BOUNDS, FIGURE_KINDS

HERE: Final = Path(__file__).parent
PARTS: Final = ("table", "held")
_UNITS: Final = {
    "percentage": "percent",
    "percentage points": "percentage points",
    "ratio": "ratio",
    "multiple": "times",
    "fraction": "fraction",
    "ordinal": "ordinal",
}


@dataclass(frozen=True, slots=True)
class Expected:
    """A figure as the table has it. ``low`` and ``high`` are None where no number can be read."""

    raw: str
    kind: str
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    bound: str | None = None
    approximate: bool = False
    basis: bool = False
    counts: str | None = None
    of: str | None = None
    periods: tuple[Decimal, ...] = ()
    rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A text, its figures in order, and the outlet's country where the case is about that."""

    text: str
    figures: tuple[Expected, ...]
    country: str | None = None


def expected(line: str) -> Expected:
    """Read "raw | kind value unit | extras"; ValueError for a line that is none."""
    raw, what, *extras = (part.strip(" ") for part in line.split(" | "))
    kind = max((one for one in FIGURE_KINDS if what.startswith(one + " ")), key=len, default="")
    if not kind:
        raise ValueError(f"no kind of figure in {line!r}")
    value, _, unit = what.removeprefix(kind).strip().partition(" ")
    low, _, high = value.partition("..")
    fields: dict[str, object] = {}
    for extra in extras:
        name, _, rest = extra.partition(" ")
        if extra in BOUNDS:
            fields["bound"] = extra
        elif extra == "~":
            fields["approximate"] = True
        elif extra == "basis":
            fields["basis"] = True
        elif name in {"counts", "of"}:
            fields[name] = rest
        elif name == "rate":
            fields["rate"] = Decimal(rest)
        elif name == "periods":
            fields["periods"] = tuple(Decimal(one) for one in rest.split(", "))
        else:
            raise ValueError(f"{extra!r} means nothing in {line!r}")
    return Expected(
        raw,
        kind,
        None if low == "?" else Decimal(low),
        None if low == "?" else Decimal(high or low),
        None if unit == "?" else unit or _UNITS.get(kind),
        **fields,  # type: ignore[arg-type]
    )


def read(part: str) -> list[Case]:
    """The cases of a part, "table" or "held". Raises ValueError where a figure's raw words are not in the text."""
    cases = []
    for row in tomllib.loads((HERE / f"{part}.toml").read_text(encoding="utf-8"))["case"]:
        figures = tuple(expected(line) for line in row["figures"])
        for one in figures:
            if one.raw not in row["text"]:
                raise ValueError(f"{one.raw!r} is not in {row['text']!r}")
        cases.append(Case(row["text"], figures, row.get("country")))
    return cases
