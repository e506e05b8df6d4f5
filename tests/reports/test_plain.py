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
        ("Dam is unsafe, says Kerr", None),
        ("", None),
    ],
)
def test_title_lines(text: str, expected: str | None) -> None:
    assert title(text) == expected


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
