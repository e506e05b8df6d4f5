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
