"""What the tellings of one statement contradict each other in."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from onrecord.domain import Figure, Span
from onrecord.reconcile.discrepancies import of_statement, speakers
from onrecord.reconcile.statements.grouping import group
from onrecord.reconcile.statements.tellings import Telling
from tests.reconcile.statements.said import telling

FULL = "“It may not be pretty, but I think that the dam will hold until spring.”"


def count(words: str, raw: str, value: str, counts: str | None = None) -> tuple[Figure, ...]:
    """One figure in a telling's words."""
    start = words.index(raw)
    return (Figure(Span(start, start + len(raw)), "count", value, value, counts=counts),)


def kinds(*tellings: Telling) -> list[tuple[str, str]]:
    return sorted((one.kind, one.severity) for one in of_statement(tellings))


@pytest.mark.parametrize(
    "other",
    [
        "“the dam will hold until spring”",
        "“It may not be pretty … the dam will hold until spring.”",
        "“It may not be pretty, but I think that [it] will hold until spring.”",
        "“IT MAY NOT BE PRETTY, but I think that the dam will hold until Spring!”",
        "that the dam would last until the spring, if not in beauty",
    ],
)
def test_faithful_versions_contradict_each_other_in_nothing(other: str) -> None:
    assert kinds(telling(FULL), telling(other, "two")) == []


def test_a_dropped_hedge_is_shown() -> None:
    altered = telling("“It may not be pretty, but the dam will hold until spring.”", "two")
    assert [kind for kind, _ in kinds(telling(FULL), altered)] == ["wording"]


def test_a_dropped_negation_is_of_kind_polarity_and_weighs_most() -> None:
    altered = telling("“It may be pretty, but I think that the dam will hold until spring.”", "two")
    assert kinds(telling(FULL), altered) == [("polarity", "high")]


def test_a_remark_with_a_negation_that_is_left_out_turns_nothing_round() -> None:
    full = telling("“There has never been anybody, not me, not my good friend Orlo, so fit to lead the town.”", "one")
    short = telling("“There has never been anybody so fit to lead the town.”", "two")
    assert [one.kind for one in of_statement([full, short])] == ["wording"]


def test_a_quotation_of_something_else_differs_in_no_words() -> None:
    full = telling("“The dam will hold until spring, because we have stopped to pray. We will send two more crews.”")
    other = "that “[the dam] will hold until spring, because we have stopped to pray”, and had “ordered six” boats"
    assert kinds(full, telling(other, "two")) == []


def test_an_editors_word_in_brackets_differs_from_none() -> None:
    full = telling("“I told her [Clarissa Venn] in spring that the dam would not hold, and she laughed.”")
    other = telling("“I told her in spring that the dam would not hold, and she laughed.”", "two")
    assert kinds(full, other) == kinds(other, full) == []


def test_sides_quote_the_words_that_differ() -> None:
    altered = telling("“It may not be pretty, but I think that the dyke will hold until spring.”", "two")
    (found,) = of_statement([telling(FULL), altered])
    assert "dam" in found.because
    assert "dyke" in found.because


def test_another_number_of_the_same_thing_is_a_discrepancy_once() -> None:
    ours, theirs = "“We counted forty cracks in the eastern wall.”", "“We counted fourteen cracks in the eastern wall.”"
    one = telling(ours, figures=count(ours, "forty", "40", "cracks"))
    other = telling(theirs, "two", figures=count(theirs, "fourteen", "14", "cracks"))
    assert kinds(one, other) == [("figure", "high")]


def test_a_number_in_words_is_a_number_of_the_same_thing() -> None:
    ours, theirs = "to send two more crews to the Orsa gap", "the decision to send three more crews to the Orsa gap"
    one = telling(ours, figures=count(ours, "two", "2", "crews"))
    other = telling(theirs, "two", figures=count(theirs, "three", "3", "crews"))
    assert kinds(one, other) == [("figure", "high")]


def test_the_bounds_of_one_range_may_differ_in_one() -> None:
    ours, theirs = "The repair would cost 18 to 22 million crowns", "that the repair would cost 18 to 25 million crowns"
    tellings = []
    for words, report, high in ((ours, "one", "22"), (theirs, "two", "25")):
        start = words.index("18")
        span = Span(start, len(words))
        tellings.append(telling(words, report, figures=(Figure(span, "money", "18000000", f"{high}000000"),)))
    (found,) = [one for one in of_statement(tellings) if one.kind == "figure"]
    assert {found.left[0].value, found.right[0].value} == {"18000000-22000000", "18000000-25000000"}
    (one,) = group(tellings)
    assert [why for why in one.reasons.values() if "their figures agree" in why and "some of" not in why] == []


def test_rounding_is_none() -> None:
    ours, theirs = "“There are 712 cracks in the eastern wall.”", "that there were some 700 cracks"
    one = telling(ours, figures=count(ours, "712", "712", "cracks"))
    rough = Figure(
        Span(theirs.index("some"), theirs.index(" cracks")), "count", "700", "700", None, None, True, "cracks"
    )
    assert kinds(one, telling(theirs, "two", figures=(rough,))) == []


def test_what_differs_does_not_hang_on_the_order() -> None:
    tellings = [
        telling(FULL),
        telling("“It may be pretty, but I think that the dam will hold until spring.”", "two"),
        telling("“the dam will hold until spring”", "three"),
    ]
    first = of_statement(tellings)
    assert first
    for order in permutations(tellings):
        assert of_statement(order) == first


def test_the_same_words_in_two_mouths() -> None:
    one, other = telling(FULL), telling("“I think that the dam will hold until spring”", "two")
    found = speakers.between([one], [other])
    assert found is not None
    assert found.kind == "speaker"


def test_words_of_the_reports_own_are_no_quoted_words_in_two_mouths() -> None:
    words = "that the outer gate of the dam would hold through the spring tides"
    found = speakers.between([telling(words)], [telling(words, "two")])
    assert found is not None
    assert (found.severity, found.because) == ("low", "the same words are given to two speakers")


def test_what_two_speakers_share_is_told_in_words_as_they_are_printed() -> None:
    words = "that officials of the harbour had met the buyers before the tenders were closed"
    other = "that the tenders had closed before officials of the harbour met some buyers"
    found = speakers.between([telling(words)], [telling(other, "two")])
    assert found is not None
    assert found.because.startswith("what two speakers are given shares ")
    said = found.because.removeprefix("what two speakers are given shares ").split(", ")
    assert said == [word for word in ("officials", "harbour", "met", "buyers", "tenders", "closed") if word in said]


def test_two_speakers_may_use_the_same_few_words() -> None:
    one, other = telling("“We will not stay, whatever it costs us.”"), telling("“We will not go, for now.”", "two")
    assert speakers.between([one], [other]) is None


@pytest.mark.parametrize("words", ["“the and of”", "“…”", "“ ”", "“the”"])
def test_empty_words_contradict_nothing(words: str) -> None:
    assert kinds(telling(FULL), telling(words, "two")) == []


def test_the_reason_of_a_figure_names_what_is_counted() -> None:
    ours, theirs = "that 340 jobs would go at the yard", "that at the yard 430 dockers’ jobs would go"
    one = telling(ours, figures=count(ours, "340", "340", "jobs"))
    other = telling(theirs, "two", figures=count(theirs, "430", "430", "jobs"))
    (found,) = of_statement([one, other])
    assert {"340 (jobs)", "430 (jobs)"} == set(_two(found.because))
    placed = replace(one.figures[0], counts_span=Span(9, 13))
    (found,) = of_statement([replace(one, figures=(placed,)), other])
    assert {"340 jobs", "430 (jobs)"} == set(_two(found.because))


def test_figures_that_count_nothing_are_told_by_the_words_beside_both() -> None:
    ours, theirs = "that the delay would cost 3,400 a day", "that the delay might cost 4,300 a week"
    one = telling(ours, figures=count(ours, "3,400", "3400"))
    other = telling(theirs, "two", figures=count(theirs, "4,300", "4300"))
    (found,) = of_statement([one, other])
    assert found.because.endswith("both beside “delay”, “cost”")


def _two(because: str) -> list[str]:
    """What each side has, by the reason."""
    return because.removeprefix("one has ").split(", the other ")


def test_before_a_year_is_by_the_end_of_the_one_before() -> None:
    def built(words: str, year: str, report: str) -> Telling:
        at = words.index(year)
        figure = Figure(span=Span(at, at + 4), kind="years", low=year, high=year, rule="test")
        return telling(words, report, figures=(figure,))

    before = built("a new wing would be finished before 2028", "2028", "one")
    assert of_statement([before, built("a new wing finished by the end of 2027", "2027", "two")]) == []
    assert len(of_statement([before, built("a new wing finished by the end of 2026", "2026", "two")])) == 1


def test_a_short_quotation_in_two_mouths_and_one_that_takes_up_the_others_words() -> None:
    whole = telling("“We train for months and then we are told by letter. I heard it from my dentist.”", "one")
    assert speakers.between([whole], [telling("“I heard it from my dentist,”", "two")]) is not None
    late = telling("“I heard it from my dentist,”", "two", written="2025-05-04")
    assert speakers.between([whole], [late]) is None
    ours = telling("“A town that never goes to bed wakes up as a car park,”", "one")
    answer = telling("“A town that goes to bed at ten wakes up as a museum,”", "two")
    assert speakers.between([ours], [answer]) is None


def test_two_that_agree_in_no_figure_and_no_words_tell_of_two_things() -> None:
    west = "Some 12,000 customers of the west bank were without electricity for one hour"
    east = "85,000 customers had to do without electricity, some of them for four hours"
    ours = (*count(west, "12,000", "12000", "customers"), *count(west, "one hour", "1", "hour"))
    theirs = (*count(east, "85,000", "85000", "customers"), *count(east, "four hours", "4", "hour"))
    assert kinds(telling(west, figures=ours), telling(east, "two", figures=theirs)) == []
    one = kinds(telling(west, figures=ours[:1]), telling(east, "two", figures=theirs[:1]))
    assert one == [("figure", "high")]


def test_a_rough_number_of_dozens() -> None:
    full, short = "“I have lost 23 sheep,”", "about two dozen sheep are gone"
    rough = (replace(count(short, "about two dozen", "24", "sheep")[0], approximate=True),)
    assert kinds(telling(full, figures=count(full, "23", "23", "sheep")), telling(short, "two", figures=rough)) == []


@pytest.mark.parametrize(
    "said",
    [
        "that he would rather sell the yard than pay nine percent",
        "he will sell the yard rather than pay nine percent",
        "he would take a loan instead of paying nine percent",
    ],
)
def test_a_figure_that_somebody_would_rather_not_have_is_not_what_they_offer(said: str) -> None:
    offered = "he pays 8.5 percent more than last year"
    one = telling(said, figures=share(said, "nine percent", "9"))
    other = telling(offered, "two", figures=share(offered, "8.5 percent", "8.5"))
    assert kinds(one, other) == []
    ten = said.replace("nine", "ninety").replace("he ", "the owner ")
    assert kinds(one, telling(ten, "two", figures=share(ten, "ninety percent", "90"))) == [("figure", "high")]


def share(words: str, raw: str, value: str) -> tuple[Figure, ...]:
    """One percentage in a telling's words."""
    start = words.index(raw)
    return (Figure(Span(start, start + len(raw)), "percentage", value, value, "percent"),)


def test_who_takes_up_some_of_anothers_words_in_his_own_order_is_another() -> None:
    one = telling("“Not fit to serve as head of the Harbour Councils.”")
    mixed = telling("that it was no issue, “I know Bo, he is not going to be head of the Harbour Councils”", "two")
    assert speakers.between([one], [mixed]) is None
