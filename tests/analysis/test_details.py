from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.analysis import details
from onrecord.analysis.clock import Deadline
from onrecord.domain import Attribution, Dating, Report, SetAside, Span
from onrecord.errors import TooSlow
from onrecord.reports import from_text

TEXT = (
    "Crews leave the harbour\n\n"
    "“We will spend at least $35\n"
    "billion on 40 ships by 2030, and about 12 percent of the crews left on Monday,” Mara Venn said on Friday. "
    "2 Min Read\n"
)


def attribution(report: Report, first: str, last: str, id: str = "a1", parent: str | None = None) -> Attribution:
    text = report.text.text
    start = text.index(first)
    span = Span(start, text.index(last, start) + len(last))
    return Attribution(id, (), (), (span,), "direct", "asserted", 0.9, "test-1", parent)


def found(report: Report, *attributions: Attribution) -> tuple[Attribution, ...]:
    return details.find(report, attributions, Deadline())[0]


def words(report: Report, spans: list[Span]) -> list[str]:
    return [span.of(report.text.text) for span in spans]


def days(report: Report, one: Attribution) -> list[str]:
    return [each.removeprefix("on ") for each in words(report, [date.span for date in one.dates])]


def test_a_figure_across_a_healed_line_break_is_one_stretch_of_the_stored_text() -> None:
    report = from_text(TEXT)
    (one,) = found(report, attribution(report, "We will", "left on Monday"))
    assert words(report, [figure.span for figure in one.figures])[:2] == ["at least $35\nbillion", "40"]
    assert (one.figures[0].low, one.figures[0].unit) == ("35000000000", "USD")
    assert days(report, one) == ["2030", "Monday"]
    assert one.dates[1].anchor == "publication"
    assert one.dates[1].dating is None


def test_a_figure_belongs_to_the_innermost_content() -> None:
    report = from_text(TEXT)
    outer = attribution(report, "We will", "left on Monday")
    inner = attribution(report, "about 12", "crews", "a2", parent="a1")
    one, other = found(report, outer, inner)
    assert words(report, [figure.span for figure in other.figures]) == ["about 12 percent"]
    assert "about 12 percent" not in words(report, [figure.span for figure in one.figures])


def test_what_is_set_aside_tells_nothing() -> None:
    report = from_text(TEXT)
    start = report.text.text.index(" by 2030")
    aside = SetAside(Span(start, start + 9), "teaser", "test-1")
    (one,) = found(replace(report, set_aside=(aside,)), attribution(report, "We will", "left on Monday"))
    assert "2030" not in days(report, one)
    assert "Monday" in days(report, one)
    (one,) = found(replace(report, set_aside=(aside,)), attribution(report, "by 2030", "2030"))
    assert (one.figures, one.dates, one.occasion) == ((), (), None)


def test_the_dollar_is_that_of_the_outlets_country() -> None:
    assert details.country("https://www.post.example.com.au/a") == "AU"
    assert details.country("https://post.example/a") is None
    assert details.country("https://post.tv/a") is None
    assert details.country("https://post.co.uk/a") == "GB"
    assert details.country("https://post.9x/a") is None
    assert details.country("http://[broken") is None
    assert details.country(None) is None
    report = replace(from_text(TEXT), url="https://post.example.ca/a")
    (one,) = found(report, attribution(report, "We will", "left on Monday"))
    assert one.figures[0].unit == "CAD"


@pytest.mark.parametrize(
    ("words", "url", "unit"),
    [
        ("300 million kroner", "https://avis.example.no/a", "NOK"),
        ("300 million kronor", "https://blad.example.se/a", "SEK"),
        ("50 pesos", "https://diario.example.mx/a", "MXN"),
        ("500 pounds", "https://post.example.eg/a", "EGP"),
        ("500 pounds", "https://post.example.uk/a", "GBP"),
        ("500 rupees", "https://post.example.pk/a", "PKR"),
        ("$500", "https://avis.example.no/a", "USD"),
        ("50 cents", "https://post.example.ie/a", "EUR"),
        ("50 cents", "https://post.example.au/a", "AUD"),
        ("50 pesos", "https://post.example/a", None),
    ],
)
def test_money_of_many_countries_is_that_of_the_outlets(words: str, url: str, unit: str | None) -> None:
    report = replace(from_text(f"“It will cost {words},” Mara Venn said."), url=url)
    (one,) = found(report, attribution(report, "It will", words))
    assert [figure.unit for figure in one.figures] == [unit]
    assert one.figures[0].unit_basis


def test_a_figure_that_a_gap_of_white_space_parts_is_not_cut_in_two() -> None:
    report = from_text("“About two\nthirds of the town is gone,” Mara Venn said.")
    one = attribution(report, "About", "two")
    rest = attribution(report, "thirds", "gone").content
    (one,) = found(report, replace(one, content=(*one.content, *rest)))
    assert [(figure.kind, figure.of) for figure in one.figures] == [("fraction", "the town")]


def test_relative_dates_are_reckoned_from_the_day_of_publication() -> None:
    from onrecord.analysis import analyse_report

    report = from_text(TEXT, published="2025-03-15")
    analysis = analyse_report(report)
    assert details.dated(analysis, None) == analysis
    reckoned = details.dated(analysis, report.published)
    dates = [date for one in reckoned.attributions for date in one.dates if date.anchor == "publication"]
    assert [(date.dating.earliest, date.dating.latest) for date in dates if date.dating] == [("2025-03-10",) * 2]
    said = [one.occasion.date.dating for one in reckoned.attributions if one.occasion and one.occasion.date]
    assert {day.earliest for day in said if day} <= {"2025-03-14"}
    wide = details.dated(analysis, Dating("2025-03-12", "2025-03-15", ("test",)))
    (date,) = [date for one in wide.attributions for date in one.dates if date.anchor == "publication"]
    assert date.dating is not None
    assert (date.dating.earliest, date.dating.latest) == ("2025-03-10", "2025-03-10")


def test_a_deadline_that_has_passed_is_too_slow() -> None:
    report = from_text(TEXT)
    with pytest.raises(TooSlow):
        details.find(report, [attribution(report, "We will", "left on Monday")], Deadline(-1))


@pytest.mark.parametrize("piece", ["1 ", "in June ", "two thirds of the last week of "])
def test_the_deadline_is_asked_within_a_long_text(piece: str) -> None:
    report = from_text("“" + piece * (200_000 // len(piece)) + "”")
    asked = 0

    class Counting(Deadline):
        def check(self) -> None:
            nonlocal asked
            asked += 1
            if asked > 100:
                raise TooSlow("enough")

    with pytest.raises(TooSlow):
        details.find(report, [attribution(report, piece.split(maxsplit=1)[0], "”")], Counting())


def test_clues_for_when_it_was_written_stand_on_the_stored_text() -> None:
    report = from_text(TEXT.replace("by 2030", "in\n2019"))
    _, clues = details.find(report, [attribution(report, "We will", "left on Monday")], Deadline())
    assert clues
    quoted = [words(report, list(clue.spans)) for clue in clues]
    assert any("2019" in each for quotes in quoted for each in quotes)
    assert all((clue.earliest or "") <= "2020-01-01" for clue in clues)
