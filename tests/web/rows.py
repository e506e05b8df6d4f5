"""Rows as a record gives them, made by hand."""

from __future__ import annotations

from typing import Any

from onrecord.domain import MadeBy
from onrecord.store.entries import Quote, ReportRef, StatementRow

REPORT = ReportRef("r0", "dam.txt", None, None, None, "The dam", "en", None, "0" * 64, "2025-03-14T12:00:00+00:00")


def attribution(**given: Any) -> StatementRow:
    """An attribution of "The gate will hold", but for what is given."""
    content = (Quote(10, 28, "The gate will hold"),)
    filled: dict[str, Any] = {
        "id": "a0",
        "statement": "s0",
        "quotation": "direct",
        "stance": "asserted",
        "parent": None,
        "question": None,
        "report": REPORT,
        "source": (),
        "cue": (),
        "content": content,
        "speakers": (),
        "confidence": 0.9,
        "made_by": MadeBy("0", "m"),
        "headline": False,
        "rule": "r",
        "text": "t0",
    }
    return StatementRow(**{**filled, **given})


#: A page as it was read first, and then with other text.
REVISED = (
    """The Eastmere Courier
Published: 4 March 2025

“We will raise harbour fees by 3 percent by May,” Mayor Ora Venn said. “The harbour wall is safe,” she added.

“Nobody asked the fishers,” said Tam Oake, who leads the harbour union.
""",
    """The Eastmere Courier, corrected
Published: 4 March 2025

“We will raise harbour fees by 2 percent by June,” Mayor Ora Venn said. “The harbour wall is safe,” she added.

“The union was asked in January,” Venn told the Courier.
""",
)
