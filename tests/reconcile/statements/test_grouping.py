from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain import Dating, Figure, Span
from onrecord.reconcile.discrepancies import of_statement
from onrecord.reconcile.statements import grouping
from onrecord.reconcile.statements.grouping import Group, group
from onrecord.reconcile.statements.stories import marks
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import wording
from tests.reconcile.statements.said import SPEECH, day, occasion, telling

FULL = "“It may not be pretty but it will hold. We looked at every joint, and nobody asked for a discount.”"


def together(*tellings: Telling) -> list[set[str]]:
    """The groups, each as the words of its tellings' reports."""
    return [{one.text[1:] for one in found.tellings} for found in group(tellings)]


def test_an_excerpt_joins_the_fullest_version_that_has_its_words() -> None:
    found = together(telling(FULL, "full"), telling("“It may not be pretty but it will hold”", "cut"))
    assert found == [{"full", "cut"}]


def test_two_excerpts_are_one_statement_by_their_fuller_version_and_two_without_it() -> None:
    left = telling("“It may not be pretty but it will hold”", "left")
    right = telling("“nobody asked for a discount”", "right")
    assert len(group([left, right])) == 2
    assert together(telling(FULL, "full"), left, right) == [{"full", "left", "right"}]


def test_a_headline_is_a_version_of_what_its_body_says() -> None:
    body = telling("that the dam above Orsa was unsafe and had to be emptied at once", "one")
    head = telling("Dam 'unsafe'", "one", headline=True)
    assert together(head, body) == [{"one"}]


def test_a_pull_quote_that_shortens_the_body_is_a_version() -> None:
    assert together(telling(FULL, "one"), telling("“It will hold, and nobody asked for a discount.”", "one")) == [
        {"one"}
    ]


def test_a_translation_is_a_version_and_no_second_statement() -> None:
    ours = telling("“We will stay until the work is done,”", "one", after="Orlo said in Spanish.")
    theirs = telling("“We're staying till the work has been done.”", "two")
    assert together(ours, theirs) == [{"one", "two"}]


def test_a_marked_edit_with_a_dropped_hedge_is_a_version() -> None:
    full = telling("“It may not be pretty but it will hold”", "one")
    assert together(full, telling("“[The dam] … will hold”", "two")) == [{"one", "two"}]


def test_a_splice_is_a_version() -> None:
    spliced = telling("“It may not be pretty but it will hold. Nobody asked for a discount.”", "two")
    assert together(telling(FULL, "one"), spliced) == [{"one", "two"}]


def test_a_lost_negation_stays_a_version_so_that_the_difference_can_be_shown() -> None:
    denied, affirmed = "“This is not a disaster for the valley”", "“This is a disaster for the valley”"
    assert len(group([telling(denied), telling(affirmed, "two")])) == 1


def test_what_is_denied_is_not_what_is_affirmed_in_other_words() -> None:
    where = occasion("interview", "2025-03-03", medium="Radio Nordhavn")
    told = telling("suggestions of a catastrophe at the dam above the town", "one", occasion=where)
    denied = replace(told, stance="denied")
    affirmed = telling("that the dam was a catastrophe in a father's eyes", "two", occasion=where)
    not_so = telling("that the dam was no catastrophe in a father's eyes", "two", occasion=where)
    assert together(told, affirmed) == together(denied, not_so) == [{"one", "two"}]
    assert len(together(denied, affirmed)) == 2


def test_words_exchanged_within_one_report_are_two_statements() -> None:
    east = telling("“Power has been restored to all homes east of the river,”", "one")
    west = telling("“Power has been restored to all homes west of the river,”", "one")
    assert len(group([east, west])) == 2


def test_two_reports_that_differ_in_one_digit_tell_one_statement() -> None:
    assert (
        len(group([telling("“We lost 14 homes in the flood,”"), telling("“We lost 24 homes in the flood,”", "two")]))
        == 1
    )


def test_the_same_words_on_another_occasion_are_a_repetition() -> None:
    first = telling(FULL, "one", occasion=occasion("interview", "2025-03-03", medium="Radio Nordhavn"))
    again = telling(FULL, "two", written="2025-07-04", occasion=occasion("speech", "2025-07-03"))
    found = group([first, again])
    assert len(found) == 2
    assert found[0].repeats == {found[1].fullest.id}
    assert found[1].repeats == {found[0].fullest.id}


def test_another_day_alone_or_another_occasion_alone_is_one_statement() -> None:
    first = telling(FULL, "one", occasion=occasion("interview", "2025-03-03", medium="Radio Nordhavn"))
    day = telling(FULL, "two", occasion=occasion("interview", "2025-02-25", medium="Radio Nordhavn"))
    where = telling(FULL, "two", occasion=occasion("press conference", "2025-03-03"))
    assert len(group([first, day])) == 1
    assert len(group([first, where])) == 1


def test_the_next_day_and_another_occasion_are_one_statement_of_words_at_length() -> None:
    first = telling(FULL, "one", occasion=occasion("interview", "2025-03-03", medium="Radio Nordhavn"))
    again = occasion("speech", "2025-03-04", event="the yard dinner")
    assert len(group([first, telling(FULL, "two", occasion=again)])) == 1
    assert len(group([first, telling("“It may not be pretty but it will hold.”", "two", occasion=again)])) == 2


def test_who_tells_no_day_does_not_make_one_of_two_days() -> None:
    words = "some nine hundred dockers of the northern harbour were on strike"
    monday = telling(words, "one", occasion=occasion("speech", "2025-03-03"))
    open_ = telling(words.replace("some", "about"), "two", written="2025-03-05")
    thursday = telling(f"“On Monday {words}, and now there are more”", "three", written="2025-03-06",
                       occasion=occasion("interview", "2025-03-06"))  # fmt: skip
    assert not any({"one", "three"} <= found for found in together(monday, open_, thursday))


def test_a_report_that_tells_no_day_may_err_in_the_occasion_of_these_days() -> None:
    first = telling(FULL, "one", occasion=occasion("interview", "2025-03-03", medium="Radio Nordhavn"))
    where = telling(FULL, "two", written="2025-03-06", occasion=occasion("press conference"))
    later = telling(FULL, "two", written="2025-03-09", occasion=occasion("press conference"))
    assert len(group([first, where])) == 1
    assert len(group([first, later])) == 2


def test_a_newspaper_may_ask_at_a_press_conference() -> None:
    first = telling(FULL, "one", occasion=occasion("press conference", "2025-03-03"))
    asked = telling(FULL, "two", occasion=occasion("interview", medium="The Adler", interlocutor="this newspaper"))
    with_medium = telling(FULL, "two", occasion=occasion("interview", medium="Radio Nordhavn"))
    assert [one.kind for one in of_statement([first, asked])] == []
    assert [one.kind for one in of_statement([first, with_medium])] == ["occasion"]


def test_a_meeting_may_be_the_one_that_another_report_names() -> None:
    first = telling(FULL, "one", occasion=occasion("speech", "2025-03-03", event="the harbour board meeting"))
    other = telling(FULL, "two", occasion=occasion("speech", "2025-03-04", event="the meeting"))
    assert len(group([first, other])) == 1


def test_what_one_rules_out_and_another_has_left_open_is_of_one_thing() -> None:
    day = occasion("unknown", "2025-03-03")
    first = replace(telling("a strike of crane drivers", "one", cue="ruled out", occasion=day), stance="denied")
    other = telling("that crane drivers might strike", "two", cue="did not rule out", occasion=day)
    rival = telling("that crane drivers had met", "one", occasion=day)
    assert {"one", "two"} in together(first, other, rival)


def test_figures_and_meaning_bring_other_words_of_one_occasion_together() -> None:
    there = occasion("press conference", event="the Harrow Point summit")
    money = Figure(Span(0, 1), "money", "41000000000", "41000000000", "EUR", None, False, None, rule="test-1")
    near, far = bytes([100, 20] + [0] * 382), bytes([0, 0, 120] + [0] * 381)
    full = telling(
        "“Our members put an extra 41 billion euros into their forces last year.”",
        "one",
        figures=(money,),
        meaning=near,
        occasion=there,
    )
    words = "that the allies spent €41bn more on soldiers"
    other = telling(words, "two", figures=(money,), meaning=near, occasion=there)
    apart = telling("that it would rain", "two", meaning=far, occasion=there)
    assert together(full, other, apart) == [{"one", "two"}, {"two"}]
    later = telling(words, "two", figures=(money,), meaning=near, written="2025-03-12")
    assert len(group([full, later])) == 2


def test_nothing_to_compare_stands_alone() -> None:
    assert len(group([telling("“the of and”", "one"), telling("of it", "two"), telling("“…”", "three")])) == 3
    assert group([]) == []


def test_one_telling_is_one_statement_and_is_compared_with_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def likeness(tellings: object) -> None:
        raise AssertionError(tellings)

    monkeypatch.setattr(grouping, "Likeness", likeness)
    alone = telling("The harbour wall will stand for another ten years.")
    assert group([]) == []
    assert group([alone]) == [Group([alone])]


def test_a_thousand_copies_are_one_statement() -> None:
    copies = [telling(FULL, str(n)) for n in range(1000)]
    assert [len(one.tellings) for one in group(copies)] == [1000]


def test_a_very_long_quotation_is_laid_beside_its_excerpt() -> None:
    long = "“" + " ".join(f"word{n % 5000} and{n}" for n in range(10_000)) + "”"
    found = group([telling(long, "one"), telling("“word7 and7 word8 and8 word9 and9”", "two")])
    assert len(found) == 1


WORDS = st.sampled_from(
    [
        FULL,
        "“It may not be pretty but it will hold”",
        "“It may be pretty and it will hold”",
        "“Nobody asked for a discount”",
        "that nobody had wanted a discount",
        "that the joints had all been looked at",
        "“[The dam] … will hold”",
        "“We lost 14 homes in the flood”",
        "“We lost 24 homes in the flood”",
        "the loss of 14 homes",
    ]
)
TELLINGS = st.lists(
    st.builds(
        telling,
        WORDS,
        st.sampled_from(["one", "two", "three"]),
        headline=st.booleans(),
        written=st.sampled_from([None, "2025-03-04", "2025-03-09", "2025-08-01"]),
        occasion=st.sampled_from(
            [None, occasion("interview", "2025-03-04", medium="X"), occasion("speech", "2025-08-01")]
        ),
    ),
    max_size=9,
    unique_by=lambda one: one.id,
)


def shape(found: list[Group]) -> object:
    return [([one.id for one in each.tellings], sorted(each.reasons.items()), sorted(each.repeats)) for each in found]


@settings(max_examples=60)
@given(TELLINGS, st.randoms(use_true_random=False))
def test_order_does_not_matter_and_each_is_in_one_statement(tellings: list[Telling], chance: Random) -> None:
    found = group(tellings)
    assert sorted(one.id for each in found for one in each.tellings) == sorted(one.id for one in tellings)
    shuffled = list(tellings)
    chance.shuffle(shuffled)
    assert shape(group(shuffled)) == shape(found)


def test_every_order_of_three_gives_the_same() -> None:
    three = [telling(FULL, "one"), telling("“it will hold”", "two"), telling("“We looked at every joint”", "three")]
    assert len({str(shape(group(order))) for order in permutations(three)}) == 1


@pytest.mark.parametrize("words", ["“.”", "…", "“a”"])
def test_odd_contents_do_no_harm(words: str) -> None:
    assert len(group([telling(words, "one"), telling(FULL, "two")])) == 2


def like(word: int) -> bytes:
    """A vector of meaning; those of near numbers are near."""
    return bytes([120, 40, word % 40])


def test_what_one_body_tells_in_other_words_is_two_statements_however_alike() -> None:
    one = telling("that the alliance must spend more on defence", "one", meaning=like(1))
    other = telling("the need of the alliance for more spending on defence", "one", meaning=like(2))
    assert len(group([one, other])) == 2


def test_reports_without_a_common_occasion_need_more_than_a_common_subject() -> None:
    one = telling("the need for allies to bolster their budgets", "one", written=None, meaning=like(1))
    other = telling("that both allies work together to counter the threat", "two", written=None, meaning=like(2))
    assert len(group([one, other])) == 2


def test_a_headline_is_of_the_one_telling_that_stands_out() -> None:
    head = telling("Chief hails talks with the east", "one", headline=True, meaning=like(1))
    bodies = [telling(f"the {word} of the eastern talks", "one", meaning=like(2)) for word in ("weight", "course")]
    assert len(group([head, *bodies])) == 3


def test_of_versions_as_full_as_each_other_the_one_that_most_reports_have_defines_the_statement() -> None:
    ours = "“I have read every letter, and there was not one I would have been {} to write,”"
    first = telling(ours.format("proud"), "early", written="2025-03-03")
    others = [telling(ours.format("ashamed"), report) for report in ("two", "three")]
    [made] = group([first, *others])
    assert made.fullest.text in {one.text for one in others}
    assert made.reasons.keys() == {one.id for one in made.tellings[1:]}
    excerpt = telling("“there was not one I would have been ashamed to write,”", "two")
    [made] = group([first, others[1], excerpt])
    assert made.fullest.id == others[1].id
    excerpt = telling("“there was not one I would have been,”", "early", headline=True)  # which both have
    [made] = group([first, others[1], excerpt])
    assert made.fullest.id == first.id


def test_what_was_printed_days_before_the_other_was_said_was_said_on_another_occasion() -> None:
    early = telling("“The pumps have run a fairly good while since the dry summers,”", "early", written="2025-03-04")
    later = telling("“The pumps have run a good while since the dry summers,”", "later", written="2025-03-08")
    assert len(group([early, later])) == 1
    assert len(group([early, replace(later, occasion=occasion("speech", on="2025-03-08"))])) == 2


def test_few_of_the_same_words_with_others_among_them_are_said_again_some_days_later() -> None:
    one = "“the growers of Orsa who trust me and have chosen my barley three times.”"
    other = "that the “growers of Orsa chose my barley twice”"
    assert len(group([telling(one, "one"), telling(other, "two", written="2025-03-05")])) == 1
    assert len(group([telling(one, "one"), telling(other, "two", written="2025-03-11")])) == 2


def test_days_that_lie_apart_alone_are_one_statement_of_words_at_length_or_of_reports_of_one_story() -> None:
    first = telling(FULL, "one", written="2025-03-05", occasion=occasion("statement", "2025-03-04"))
    slipped = telling(FULL, "two", written="2025-03-05", occasion=occasion("statement", "2025-02-25"))
    assert len(group([first, slipped])) == 1
    month = telling(FULL, "two", written="2025-03-05", occasion=occasion("statement", "2025-02-04"))
    year = telling(FULL, "two", written="2025-03-05", occasion=occasion("statement", "2024-03-04"))
    assert len(group([first, month])) == len(group([first, year])) == 1
    years = telling(FULL, "two", written="2025-03-05", occasion=occasion("statement", "2023-03-04"))
    later = telling(FULL, "two", written="2025-03-12", occasion=occasion("statement", "2025-03-11"))
    assert len(group([first, years])) == len(group([first, later])) == 2
    words = "“The harbour bridge will hold another winter.”"
    short, other = replace(first, wording=telling(words).wording), telling(words, "two").wording
    assert len(group([short, replace(slipped, wording=other)])) == 2
    known = marks([wording(SPEECH, (Span(0, len(SPEECH)),), direct=True)])
    assert len(group([replace(short, marks=known), replace(slipped, wording=other, marks=known)])) == 1
    told = occasion("statement", "2025-03-04", place="Harwick"), occasion("statement", "2025-02-25", place="Dunmore")
    places = [replace(one, occasion=where) for one, where in zip((first, slipped), told, strict=True)]
    assert len(group(places)) == len(group([first, replace(slipped, text=first.text)])) == 2


def in_own_words(on: tuple[str, str]) -> list[Telling]:
    """Two reports of one story, of 5 March, that have a speaker say the same in words of their own on these days."""
    known = marks([wording(SPEECH, (Span(0, len(SPEECH)),), direct=True)])
    words = "that engineers had examined the joints of the dam with care", "close study of the dam by engineers"
    return [
        telling(each, each[:5], meaning=bytes([127] + [0] * 383), marks=known, written="2025-03-05", occasion=of)
        for each, of in zip(words, (occasion("statement", day) for day in on), strict=True)
    ]


@pytest.mark.parametrize(
    ("before", "statements"), [("2025-02-25", 1), ("2025-02-04", 1), ("2024-11-04", 2), ("2023-03-04", 2)]
)
def test_days_further_apart_than_a_slip_are_one_statement_in_other_words_of_one_story(
    before: str, statements: int
) -> None:
    one, other = in_own_words(("2025-03-04", before))
    assert len(group([one, other])) == statements
    assert len(group([one, replace(other, marks=b"")])) == 2
    assert len(group([one, replace(other, written=day("2025-03-08"))])) == 2


def test_who_speaks_on_both_days_by_one_report_says_two_things() -> None:
    tuesday, before = in_own_words(("2025-03-04", "2025-02-25"))
    for one, on in ((tuesday, before), (before, tuesday)):
        beside = telling("that rain was likely", one.text[1:], meaning=bytes([0, 127] + [0] * 382), marks=one.marks)
        beside = replace(beside, text=one.text, occasion=on.occasion, written=one.written)
        found = [sorted(each.text for each in made.tellings) for made in group([tuesday, before, beside])]
        assert sorted(found) == sorted([[one.text], [one.text], [on.text]])


def test_a_report_that_tells_of_an_earlier_time_does_not_err_in_the_day() -> None:
    tuesday, before = in_own_words(("2025-03-04", "2025-02-25"))
    assert len(group([tuesday, before])) == len(group([replace(tuesday, cue="had said"), before])) == 1
    assert len(group([tuesday, replace(before, cue="had said")])) == 2
    assert before.occasion is not None
    assert before.occasion.date is not None
    month = Dating("2025-02-01", "2025-02-28", ("the test says so",))
    of = replace(before.occasion, date=replace(before.occasion.date, granularity="month", dating=month))
    assert len(group([tuesday, replace(before, occasion=of)])) == 2
