from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reports.headdates import dateline, ends_with_date
from onrecord.reports.plain import find_title, header_metadata

LEAD = "Orla Kerr said on Tuesday that the old dam above Eastmere was not safe and must be rebuilt."


def published(text: str) -> tuple[str | None, str | None, tuple[str, ...]] | None:
    found = header_metadata(text, find_title(text))[2]
    return None if found is None else (found.earliest, found.raw, found.basis)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("TRANSCRIPT: Harbour talks, 2 October 2025", "2025-10-02"),
        ("TRANSCRIPT: Harbour talks, October 2, 2025", "2025-10-02"),
        ("TRANSCRIPT: 2 October 2025", "2025-10-02"),
        ("Full transcript: “The dam will hold” (2 October 2025)", "2025-10-02"),
        ("Transcript of the harbour talks, 2 October 2025", "2025-10-02"),
        ("The Courier | Transcript: Harbour talks | 2 October 2025", "2025-10-02"),
        ("Port Ellery Harbour Council: minutes, 2 October 2025", "2025-10-02"),
        ("Daily brief: ports – 3 October 2025", "2025-10-03"),
        ("Daily brief: ports – Friday, 3 October 2025, 18:30", "2025-10-03"),
        ("Port Ellery morning briefing: the strike goes on, 2025-10-03", "2025-10-03"),
        ("Bulletin No. 12: the strike, day 3, 3 October 2025", "2025-10-03"),
        ("Interview with Mara Venn, 2 October 2025", "2025-10-02"),
        ("The Courier interviews the oldest diver of the bay Thursday, October 2, 2025", "2025-10-02"),
        ("Press release: The gates stay shut - October 2, 2025", "2025-10-02"),
    ],
)
def test_a_head_line_that_ends_with_its_reports_day(head: str, day: str) -> None:
    assert (published(f"{head}\n\n{LEAD}\n") or [None])[0] == day  # as the title
    under = published(f"Dam is unsafe\n\n{head}\n\n{LEAD}\n")  # and below it
    assert under is not None
    assert under[0] == day


@pytest.mark.parametrize(
    "head",
    [
        "What happened on 2 October 2025",
        "The mayor interviews divers for Thursday, October 2, 2025",
        "Budget 2025: what changes on 1 April 2026",
        "Daily brief: what changes on 1 April 2026",
        "Daily brief: what changes on Wednesday, 1 April 2026",
        "Daily brief: the strike is off, on 1 April 2026",
        "Briefing: the port from 1 April 2026",
        "Minutes: 30 September – 2 October 2025",
        "Minutes: 1 – 2 October 2025",
        "Weekly digest: 1 October 2025 – 3 October 2025",
        "Daily brief: ports, 3 October",
        "Daily brief: ports, 45 October 2025",
        "Kerr on the Dam, 12 June 1987",
        "The night the dam broke, 12 June 1987",
        "The last ten minutes: how the lock broke, 12 June 1987",
        "The minutes that made the port, 12 June 1987",
        "Concert: the Vale Quartet – 3 October 2025",
        "Ana Venn: The Dam, 12 June 2025",
    ],
)
def test_a_head_line_that_ends_with_a_day_it_tells_of(head: str) -> None:
    assert published(f"{head}\n\n{LEAD}\n") is None
    assert published(f"Dam is unsafe\n\n{head}\n\n{LEAD}\n") is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("15.11.2025 - 19:42 (updated 20:10) Newsroom / Dale Press", "2025-11-15"),
        ("3 March 2025, 08:05 Dale Press", "2025-03-03"),
        ("3 March 2025 was the day on which it all began", None),
    ],
)
def test_a_day_and_a_time_at_the_head_of_a_line(line: str, day: str | None) -> None:
    found = published(f"Dam is unsafe\n{line}\n\n{LEAD}\n")
    assert (found[0] if found else None) == day


def test_a_line_that_only_dates_the_report_comes_first() -> None:
    text = f"TRANSCRIPT: Harbour talks, 2 October 2025\n\nThe Courier, 4 October 2025\n\n{LEAD}\n"
    assert published(text) == (
        "2025-10-04",
        "4 October 2025",
        ("date line", "date at the end of a head line has 2 October 2025"),
    )
    changed = header_metadata(f"Daily brief: ports – updated 3 October 2025\n\n{LEAD}\n", None)
    assert changed[2] is None
    assert changed[3] is not None
    assert changed[3].earliest == "2025-10-03"


def test_a_day_in_the_sentences_is_no_head_lines() -> None:
    text = f"Dam is unsafe\n\n{LEAD} {LEAD}\n\nTranscript: Harbour talks, 2 October 1987\n\nThe gates stayed shut.\n"
    assert published(text) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("DALBY, Sept 18 —", "Sept 18"),
        ("PORT ELLERY, Sept. 18 (Agency) -", "Sept. 18"),
        ("PORT ELLERY, Vale, Tuesday, 18 September —", "18 September"),
        ("DALBY, Sept. 18 -- 20:", None),
        ("DALBY, Sept. 18 – 20 October:", None),
        ("Dalby, Sept. 18 —", None),
        ("DALBY, on Sept. 18 —", None),
        ("DALBY —", None),
    ],
)
def test_a_dateline_without_a_year(line: str, day: str | None) -> None:
    text = f"Dam is unsafe\n\n{line} {LEAD}\n"
    assert published(text) == (None if day is None else (None, day, ("dateline, without its year",)))
    assert published(f"{line} {LEAD}\n") == published(text)


def test_a_number_after_the_dash_is_no_second_day() -> None:
    assert published(f"DALBY, Sept. 18 — 20 people left. {LEAD}") == (None, "Sept. 18", ("dateline, without its year",))
    assert dateline("DALBY, Sept. 18 (Reuters) - 20: so many were hurt.") is not None


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ("The Courier, September 2025\nDam is unsafe", "2025-09-18"),
        ("Dam is unsafe\nPort Ellery Gazette, 2025", "2025-09-18"),
        ("Dam is unsafe\n© 2025 The Courier", "2025-09-18"),
        ("Dam is unsafe\n2025", "2025-09-18"),
        ("Daily brief – September 2025", "2025-09-18"),
        ("Dam is unsafe\nSeptember 2025\n© 2026", None),
        ("Dam is unsafe\nThe Courier, March 2025", None),
        ("Budget 2025", None),
        ("Dam is unsafe\nEastmere, 1987", None),
        ("What we learned in September 2024", None),
    ],
)
def test_a_year_that_stands_elsewhere_in_the_head(above: str, day: str | None) -> None:
    found = published(f"{above}\n\nDALBY, Sept 18 — {LEAD}\n\n1990\n\n{LEAD}\n")
    assert found is not None
    assert found[:2] == (day, "Sept 18")
    assert found[2] == ("dateline, with the year of another head line" if day else "dateline, without its year",)


def test_a_whole_date_below_a_dateline_counts_before_it() -> None:
    found = published("Dam is unsafe\n\nDALBY, Sept 18 (AP) — The dam may go.\n\nPublished: 19 September 2025\n")
    assert found is not None
    assert found[0] == "2025-09-19"


@given(st.text(alphabet="ABab ,:–-()|0123456789Sept.Ocbr", max_size=300))
def test_any_line_is_read(words: str) -> None:
    date = ends_with_date(words)
    assert date is None or date in words
    dateline(words)
    header_metadata(words, None)
