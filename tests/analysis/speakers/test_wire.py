from __future__ import annotations

import pytest

from onrecord import analyse, reports
from onrecord.analysis.speakers.scan import working_text


@pytest.mark.parametrize(
    ("lead", "blank"),
    [
        ("HOSHIKAWA, Jan. 17 (Dale Press) - The maker will recall heaters.", True),
        ("PORT ELLERY, Vale, Oct 20, 2025 (Dale Press) — The maker will recall heaters.", True),
        ("Ana Venn (Labour) — The maker will recall heaters.", False),
        ("The maker (Dale Press) will recall heaters.", False),
    ],
)
def test_the_agency_of_a_dateline_is_blank(lead: str, blank: bool) -> None:
    text = working_text(reports.from_text(lead))
    assert len(text) == len(lead)
    assert ("(" not in text) == blank


def test_the_agency_of_a_dateline_is_not_the_company() -> None:
    text = (
        "HOSHIKAWA, Jan. 17 (Dale Press) - Heater maker Tokuda Denki will recall heaters.\n\n"
        "The recall will cost 9 billion yen, the company estimates."
    )
    names = {one.entity.name for a in analyse(text).attributions for one in a.speakers if one.entity}
    assert "Dale Press" not in names


def test_he_in_a_turn_is_not_whose_turn_it_is() -> None:
    text = (
        "ELENA PRAHL: What did he say?\n\n"
        "MARCUS TEAL: I spoke to Minister Aalto, and he told me that his words had been taken out of context.\n\n"
        "ELENA PRAHL: Thank you."
    )
    inner = [one for one in analyse(text).attributions if one.parent]
    assert [text[one.source[0].start : one.source[0].end] for one in inner] == ["he"]
    assert all("Teal" not in one.entity.name for one in inner[0].speakers if one.entity and one.role == "speaker")
