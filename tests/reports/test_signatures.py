from __future__ import annotations

import pytest

from onrecord import reports
from onrecord.reports.signatures import Signature, first_on, names_outlet, signature


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("12.03.2024, 18:22 · by Ana Venn", Signature("by Ana Venn", "12.03.2024, 18:22", None)),
        (
            "Monday 9 September 2024 · by Ana Venn · 4 min read",
            Signature("by Ana Venn", "Monday 9 September 2024", None),
        ),
        (
            "By Ana Venn, transport reporter | Published 15 May 2024",
            Signature("By Ana Venn, transport reporter", "Published 15 May 2024", None),
        ),
        ("Posted on June 14, 2023 by Ana Venn", Signature("by Ana Venn", "Posted on June 14, 2023", None)),
        ("By Ana Venn on 3 March 2025", Signature("By Ana Venn", "3 March 2025", None)),
        ("Beacon Online | 21 October 2025", Signature(None, "21 October 2025", "Beacon Online")),
        ("Posted by Bram Oster on 9 May 2024 in Politics", Signature("by Bram Oster", "9 May 2024", None)),
        (
            "By Signe Arn and Paul Tver | Updated 6:12 PM EST, Fri March 7, 2025",
            Signature("By Signe Arn and Paul Tver", "Updated 6:12 PM EST, Fri March 7, 2025", None),
        ),
        ("The dam was approved on 3 March 2025 by Ana Venn", None),
        ("Ana Venn | the harbour | 3 March 2025", None),
        ("Harbour Life | 3 March 2025 | By Ana Venn", Signature("By Ana Venn", "3 March 2025", None)),
        (
            "**Harbour Voice** | 3 March 2025 | by the news team",
            Signature("by the news team", "3 March 2025", "Harbour Voice"),
        ),
        ("3 March 2025 | Ana Venn | The Ledger", Signature(None, "3 March 2025", "The Ledger")),
        ("Ana Venn | The Ledger | 3 March 2025", None),
        ("By Ana Venn", None),
        ("", None),
        ("** | **", None),
    ],
)
def test_lines_that_sign_in_parts(line: str, expected: Signature | None) -> None:
    assert signature(line) == expected


def test_the_head_of_a_report_takes_them() -> None:
    text = (
        "Dam is unsafe\n\nBeacon Online | 21 October 2025\n\nBy Ana Venn, harbour editor | 4 min read\n\nThe dam leaks."
    )
    report = reports.from_text(text)
    assert report.outlet is not None
    assert report.byline is not None
    assert report.published is not None
    assert (report.outlet.value, report.byline.value, report.byline.doubt) == ("Beacon Online", "Ana Venn", None)
    assert report.published.earliest == "2025-10-21"
    assert [one.span.of(text) for one in report.set_aside] == ["By Ana Venn, harbour editor | 4 min read"]


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("The Orrin Post\nThursday, 9 October 2025", "The Orrin Post"),
        ("The Pell County Courier\n3 March 2025", "The Pell County Courier"),
        ("The harbour wall leaks\n3 March 2025", None),
        ("Ana Venn\n3 March 2025", None),
        ("Sail & Port Review\nInterview: Ora Venn, head of transport\n3 March 2025", "Sail & Port Review"),
        ("Ore & Sail, 3 March 2025", "Ore & Sail"),
        ("ALTMARK WIRE\n\nDALBY, March 3, 2025 — The dam leaks.", "ALTMARK WIRE"),
    ],
)
def test_an_outlet_above_the_date(head: str, outlet: str | None) -> None:
    found = reports.from_text(f"Dam is unsafe\n\n{head}\n\nThe dam leaks, Ana Venn said.").outlet
    assert (found.value if found else None) == outlet


def test_where_a_report_appeared_first() -> None:
    assert first_on("The post Dam is unsafe appeared first on Fjord Post.") == "Fjord Post"
    assert first_on("The dam appeared first on the list.") is None
    text = "Dam is unsafe\n\nThe dam leaks, Ana Venn said.\n\nThe post Dam is unsafe appeared first on Fjord Post."
    report = reports.from_text(text)
    assert report.outlet is not None
    assert report.outlet.value == "Fjord Post"
    assert report.outlet.doubt is not None
    assert [one.reason for one in report.set_aside] == ["boilerplate"]


def test_names_of_outlets() -> None:
    assert names_outlet("The Orrin Post")
    assert names_outlet("Tradewire")
    assert not names_outlet("The post was stolen")
    assert not names_outlet("Venn")


def test_the_kind_of_a_release_is_no_title() -> None:
    text = (
        "FOR IMMEDIATE RELEASE\n\nHalden Reports Third-Quarter Results\n\nCALDER BAY -- Halden announced results today."
    )
    title = reports.from_text(text).title
    assert title is not None
    assert title.of(text) == "Halden Reports Third-Quarter Results"


def test_a_lead_in_lines_is_no_title() -> None:
    text = "ORLEY (Coastwire) - The governor said on\nWednesday that she would send more officers.\n\nShe left."
    assert reports.from_text(text).title is None


@pytest.mark.parametrize(
    ("lead", "outlet", "day"),
    [
        ("NORTHWIRE, May 16, 2024 - The ferry may lose its licence.", "NORTHWIRE", "2024-05-16"),
        ("Oct 20, 2025 (Dale Press Agency) — The ferry may lose its licence.", "Dale Press Agency", "2025-10-20"),
        ("Oct 20, 2025 (Ana Venn) — The ferry may lose its licence.", None, "2025-10-20"),
    ],
)
def test_an_agency_and_a_day_before_the_first_words(lead: str, outlet: str | None, day: str) -> None:
    report = reports.from_text(f"Dam is unsafe\n\n{lead}\n\nIt leaks, Ana Venn said.")
    assert (report.outlet.value if report.outlet else None) == outlet
    assert report.published is not None
    assert report.published.earliest == day


def test_the_title_of_a_message_is_its_subject() -> None:
    text = "From: Campaign HQ\nSubject: What did she say?!\n\nFriend,\n\nVenn said it leaks."
    title = reports.from_text(text).title
    assert title is not None
    assert title.of(text) == "What did she say?!"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("**\u00a0**", None),
        ("* \u2003 *", None),
        ("Beacon Online | _\u00a0_ | 12 March 2025", Signature(None, "12 March 2025", "Beacon Online")),
    ],
)
def test_emphasis_of_nothing_is_no_part(line: str, expected: Signature | None) -> None:
    assert signature(line) == expected
    assert not names_outlet("\u00a0")
    assert reports.from_text(f"{line}\n\nOra Venn said one.").text.text.endswith("Ora Venn said one.")
