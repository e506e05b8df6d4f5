from __future__ import annotations

import pytest

from onrecord.reports.plain import find_title, header_metadata

LEAD = "Orla Kerr said on Tuesday that the old dam above Eastmere was not safe and must be rebuilt."


def title(text: str) -> str | None:
    span = find_title(text)
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Dam is unsafe, says Kerr\n\n{LEAD}", "Dam is unsafe, says Kerr"),
        (f"Dam is unsafe, says Kerr\n{LEAD}", "Dam is unsafe, says Kerr"),
        (f"Dam is unsafe, says Kerr.\n\n{LEAD}", "Dam is unsafe, says Kerr."),
        (f"Kerr Told Aides the Dam Was Unsafe.\n\n{LEAD}", "Kerr Told Aides the Dam Was Unsafe."),
        (f"\nBy Ana Venn\nIs the dam safe?\n{LEAD}", "Is the dam safe?"),
        (f"Dam is unsafe;\nKerr wants it rebuilt.\n\n{LEAD}", "Dam is unsafe;\nKerr wants it rebuilt."),
        (f"{LEAD}\n{LEAD}", None),
        (f"{LEAD}\n\n{LEAD}", None),
        (f"The dam is unsafe.\n{LEAD}", None),
        (f"- The dam is unsafe\n{LEAD}", None),
        (f"The Courier | 14 March 2025\nDam is unsafe\n\n{LEAD}", "Dam is unsafe"),
        (f"\nBy The Town Hall\n{LEAD}\n{LEAD}", None),
        (f"Skip to content\nDam is unsafe\n\n{LEAD}", "Dam is unsafe"),
        (
            f"Skip to content\nVale Local - Your town, your news\nCouncil | Letters | Jobs\n\nDam split\n{LEAD}",
            "Dam split",
        ),
        (f"ORRIN RADIO\nNews | Listen again | Contact\n\nHome > News > Vale\n\nDam is unsafe\n{LEAD}", "Dam is unsafe"),
        (
            f"MENU   SEARCH   MY ACCOUNT\n\nThe Orrin Review\nLIVES\n\nThe woman who dives\n{LEAD}",
            "The woman who dives",
        ),
        (f"The Orrin Review\n\n{LEAD}", "The Orrin Review"),
        (f"Dam is unsafe | Orrin Post\n\n{LEAD}", "Dam is unsafe | Orrin Post"),
        (f"Skip to content\nThe Long Mirror\n\n{LEAD}", "The Long Mirror"),
        (f"Dam is unsafe\nAna Venn, Local Democracy Reporter\n\n{LEAD}", "Dam is unsafe"),
        ("Dam is unsafe, says Kerr", None),
        ("", None),
    ],
)
def test_title_lines(text: str, expected: str | None) -> None:
    assert title(text) == expected


def test_a_name_and_what_somebody_does_is_a_byline() -> None:
    text = f"Dam is unsafe\nAna Venn, Local Democracy Reporter\nThursday, 22 May 2025 at 10:12 pm\n\n{LEAD}"
    outlet, byline, published, _ = header_metadata(text, find_title(text))
    assert outlet is None
    assert byline is not None
    assert byline.value == "Ana Venn"
    assert published is not None
    assert published.earliest == "2025-05-22"


def test_a_newsroom_before_a_date_leaves_the_date() -> None:
    text = f"Dam is unsafe\nOrrin Sound newsroom, Tuesday 16 September 2025\n\n{LEAD}"
    _, _, published, _ = header_metadata(text, find_title(text))
    assert published is not None
    assert published.earliest == "2025-09-16"


def test_header_lines() -> None:
    head = "EASTMERE NEWS 2 Min Read\nBy Ana Venn and Tom Dale\nPublished: 3 March 2025, 10:32 GMT"
    text = f"Dam is unsafe\n\n{head}\n{LEAD}"
    outlet, byline, published, modified = header_metadata(text, find_title(text))
    assert outlet is not None
    assert (outlet.value, outlet.doubt is None) == ("EASTMERE NEWS", False)
    assert byline is not None
    assert (byline.value, byline.doubt) == ("Ana Venn and Tom Dale", None)
    assert published is not None
    assert published.earliest == published.latest == "2025-03-03"
    assert modified is None


@pytest.mark.parametrize(
    ("head", "outlet", "raw", "earliest"),
    [
        ("The Courier | 14 March 2025", "The Courier", "14 March 2025", "2025-03-14"),
        ("Halbrook Observer – March 3, 2025", "Halbrook Observer", "March 3, 2025", "2025-03-03"),
        ("Ora Venn | 14 March 2025", None, "14 March 2025", "2025-03-14"),
        ("HALBROOK, March 3 (Reuters) - The dam holds, Ora Venn said on Monday.", "Reuters", "March 3", None),
        ("PORT HALBROOK, Vale, 3 March 2025 (AFP) — The dam holds.", "AFP", "3 March 2025", "2025-03-03"),
        ("HALBROOK (AP) — The dam holds, Ora Venn said on Monday.", "AP", None, None),
        ("HALBROOK - The dam holds, Ora Venn said on March 3, 2025.", None, None, None),
        ("The work is late | The dam holds", None, None, None),
        ("Venn (Reuters) - The dam holds.", None, None, None),
    ],
)
def test_a_dateline_and_a_line_of_outlet_and_date(
    head: str, outlet: str | None, raw: str | None, earliest: str | None
) -> None:
    text = f"Dam will hold\n\n{head}\n\nThe water rose for two days and the gates stayed shut.\n"
    found, _, published, _ = header_metadata(text, find_title(text))

    assert (found.value if found else None) == outlet
    assert found is None or found.doubt
    assert (published.raw if published else None) == raw
    assert (published.earliest if published else None) == earliest


@pytest.mark.parametrize(
    ("head", "outlet", "byline", "published", "modified"),
    [
        ("Vale Radio News, 12 June 2025, 18:30", "Vale Radio News", None, "2025-06-12", None),
        ("The Courier, 13 June 2025", "The Courier", None, "2025-06-13", None),
        ("Halbrook, Thursday 12 June 2025", None, None, "2025-06-12", None),
        ("HALBROOK, June 12, 2025", None, None, "2025-06-12", None),
        ("Halbrook, Vale, June 12, 2025", None, None, "2025-06-12", None),
        ("HALBROOK, June 12, 2025 — The dam holds.", None, None, "2025-06-12", None),
        ("Reuters, June 12, 2025", "Reuters", None, "2025-06-12", None),
        ("By Ana Venn, 12 June 2025", None, "Ana Venn", "2025-06-12", None),
        (
            "By Ana Venn and Tom Dale, The Courier, 12 June 2025",
            None,
            "Ana Venn and Tom Dale, The Courier",
            "2025-06-12",
            None,
        ),
        ("Updated: 12 June 2025", None, None, None, "2025-06-12"),
        ("The Courier, updated 12 June 2025", "The Courier", None, None, "2025-06-12"),
        ("Modified: 12 June 2025", None, None, None, "2025-06-12"),
        ("The dam broke in Halbrook, 12 June 2025", None, None, None, None),
        ("Ana Venn: The Dam, 12 June 2025", None, None, None, None),
        ("Ana Venn said so in Halbrook on Thursday, June 12, 2025, before the town.", None, None, None, None),
    ],
)
def test_a_name_a_comma_and_a_date(
    head: str, outlet: str | None, byline: str | None, published: str | None, modified: str | None
) -> None:
    text = f"Dam will hold\n\n{head}\n\nThe water rose for two days and the gates stayed shut.\n"
    found, author, first, last = header_metadata(text, find_title(text))

    assert (found.value if found else None) == outlet
    assert found is None or found.doubt
    assert (author.value if author else None) == byline
    assert (first.earliest if first else None) == published
    assert (last.earliest if last else None) == modified


def test_a_name_and_a_date_below_the_first_sentences_is_no_head() -> None:
    text = f"Dam will hold\n\n{LEAD} {LEAD}\n\nHalbrook, 3 March 1987\n\nThe gates stayed shut.\n"
    assert header_metadata(text, find_title(text))[2] is None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Vale Radio News, 12 June 2025", "Dam will hold"),
        ("HALBROOK, June 12, 2025", "Dam will hold"),
        ("Kerr on the Dam, 12 June 2025", "Kerr on the Dam, 12 June 2025"),
    ],
)
def test_a_name_and_a_date_above_the_title(head: str, expected: str) -> None:
    assert title(f"{head}\n\nDam will hold\n\n{LEAD}") == expected


def test_whom_to_ask_is_no_title() -> None:
    text = (
        "FOR IMMEDIATE RELEASE\n\nMedia contact: Ora Venn, press@lifts.example\n\nLIFTS GO UP\n\nKALDNES -- It rose.\n"
    )
    title = find_title(text)
    assert title is not None
    assert title.of(text) == "LIFTS GO UP"
