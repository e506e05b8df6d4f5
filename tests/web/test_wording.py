from __future__ import annotations

import pytest

from onrecord.domain import Dating
from onrecord.web import wording
from onrecord.web.rendering import environment, query
from tests.web.rows import REPORT


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        ("2025-03-14", "2025-03-14", "14 March 2025"),
        ("2025-06-12", "2025-06-16", "12–16 June 2025"),
        ("2025-06-30", "2025-07-02", "30 June – 2 July 2025"),
        ("2024-12-30", "2025-01-02", "30 December 2024 – 2 January 2025"),
        ("2025-03-01", "2025-03-31", "March 2025"),
        ("2025-02-01", "2025-03-31", "February–March 2025"),
        ("2024-12-01", "2025-01-31", "December 2024 – January 2025"),
        ("2025-01-01", "2025-12-31", "2025"),
        ("2023-01-01", "2025-12-31", "2023–2025"),
        (None, "2025-03-14", "by 14 March 2025"),
        ("2025-03-14", None, "from 14 March 2025"),
        ("9999-12-01", "9999-12-31", "1–31 December 9999"),
        (None, None, "undated"),
    ],
)
def test_days_are_said_as_short_as_is_true(earliest: str | None, latest: str | None, said: str) -> None:
    assert wording.days(Dating(earliest, latest, ())) == said


def test_what_is_no_day_is_shown_as_it_is() -> None:
    assert wording.day("soon") == "soon"
    assert wording.days(Dating("damaged", "later", ())) == "damaged to later"
    assert wording.moment("never") == "never"
    assert wording.moment("2026-11-22T12:40:07+00:00") == "22 November 2026, 12:40 UTC"


def test_counts_and_shares() -> None:
    assert [wording.count(number, "report") for number in (0, 1, 1204)] == ["0 reports", "1 report", "1,204 reports"]
    assert wording.count(2, "discrepancy", "discrepancies") == "2 discrepancies"
    shares = [wording.percent(share) for share in (0, 0.001, 0.116, 0.999, 1)]
    assert shares == ["0\u00a0%", "under 1\u00a0%", "12\u00a0%", "over 99\u00a0%", "100\u00a0%"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("short", "short"),
        ("one two three four", "one two …"),
        ("a\n\n b", "a b"),
        ("x" * 50, "x" * 10 + " …"),
        ("", ""),
    ],
)
def test_a_text_is_cut_at_a_word(text: str, shown: str) -> None:
    assert wording.shorten(text, 10) == shown


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "http://", "//x.example", "ftp://x", "[", None]
)
def test_only_addresses_of_the_web_become_links(url: str | None) -> None:
    assert wording.web_address(url) is None
    assert wording.web_address("HTTPS://courier.example/a?b=c") == "HTTPS://courier.example/a?b=c"


def test_a_report_without_an_outlet_goes_by_its_file() -> None:
    assert wording.outlet(REPORT) == "dam.txt"
    assert wording.place(REPORT) == "dam.txt"


def test_a_query_keeps_what_is_given_and_drops_what_is_empty() -> None:
    assert query({"about": "a&b", "unit": "", "order": "time"}, order=None, cursor="x") == "?about=a%26b&cursor=x"
    assert query({}) == "?"


def test_a_template_escapes_shows_no_control_and_fails_on_nothing() -> None:
    made = environment()
    shown = made.from_string('<a title="{{ text }}">{{ text|visible }}</a>').render(text="<b>\u202e\"'")

    assert shown == (
        '<a title="&lt;b&gt;[U+202E]&#34;&#39;">&lt;b&gt;'
        '<span class="unseen" title="right-to-left override">U+202E</span>&#34;&#39;</a>'
    )
    with pytest.raises(ValueError, match="None"):
        made.from_string("{{ nothing }}").render(nothing=None)
    assert made.from_string('{{ "\u202ex\0"|raw_value }}').render() == "\u202ex"
