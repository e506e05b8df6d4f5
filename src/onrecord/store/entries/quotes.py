"""Words with their place, and dates, in the exported shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.domain import Dating


@dataclass(frozen=True, slots=True)
class Quote:
    """A span of the stored text with the characters it quotes."""

    start: int
    end: int
    text: str

    def as_dict(self) -> dict[str, Any]:
        """The span in the exported shape."""
        return {"start": self.start, "end": self.end, "text": self.text}


def dating_dict(dating: Dating | None) -> dict[str, Any]:
    """A date in the exported shape; open at both ends, and without a basis, when there is none."""
    if dating is None:
        return {"earliest": None, "latest": None, "basis": []}
    return {"earliest": dating.earliest, "latest": dating.latest, "basis": list(dating.basis)}
