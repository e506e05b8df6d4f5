"""Quoted words that differ between the versions of a statement."""

from __future__ import annotations

import pytest

from onrecord.reconcile.discrepancies import of_statement
from onrecord.reconcile.discrepancies.words import differences
from tests.reconcile.statements.said import telling

NOT_ONE = "the flood was “not a disaster”"


def kinds(fuller: str, excerpt: str, cue: str = "called") -> list[tuple[str, str]]:
    found = differences([telling(fuller, "one"), telling(excerpt, "two", cue=cue)])
    return [(one.kind, one.severity) for one in found]


def test_an_excerpt_that_leaves_out_the_negation_right_before_it_says_the_opposite() -> None:
    assert kinds(NOT_ONE, "the flood a “disaster”") == [("polarity", "high")]


@pytest.mark.parametrize(
    ("excerpt", "cue"),
    [
        ("the flood “not a disaster”", "called"),
        ("that it was no “disaster”", "said"),
        ("that it was a “disaster”", "denied"),
        ("to call it a “disaster”", "refused"),
    ],
)
def test_who_denies_in_the_outlets_own_words_leaves_nothing_out(excerpt: str, cue: str) -> None:
    assert kinds(NOT_ONE, excerpt, cue) == []


def test_of_a_longer_excerpt_the_outlet_may_deny_outside_of_what_is_told() -> None:
    fuller = "“We want an account, not a press conference with biscuits,”"
    assert kinds(fuller, "“A press conference with biscuits”") == []


def said(*words: str, days: tuple[str, ...] = ("2025-03-04", "2025-03-04")) -> list[tuple[str, str]]:
    told = [telling(one, f"r{n}", written=day) for n, (one, day) in enumerate(zip(words, days, strict=True))]
    return [(one.kind, one.because) for one in differences(told)]


def test_another_person_in_one_place_of_a_quotation() -> None:
    found = said("“The lion eats better with you than with me,”", "“The lion eats better with me than with you,”")
    assert [kind for kind, _ in found] == ["wording"]


def test_a_clause_that_depended_on_a_word_that_is_left_out() -> None:
    whole = "“A court that is never wrong has stopped listening.”"
    assert [kind for kind, _ in said(whole, "“A court is never wrong,”")] == ["wording"]
    assert said("“I know that this is the old dam above Orsa,”", "“I know this is the old dam above Orsa,”") == []


def test_who_says_the_like_again_after_weeks_is_not_misquoted() -> None:
    one, other = "“The old dam above Orsa will hold for years,”", "“The old dam above Orsa will last for years,”"
    assert len(said(one, other)) == 1
    assert said(one, other, days=("2025-03-04", "2025-05-04")) == []


def test_more_words_that_differ_than_are_shared_are_another_way_to_say_it() -> None:
    one = "“I should have used two addresses, one for letters and one for bills. I am sorry about it,”"
    assert said(one, "“I do wish somebody else had told all of you. I am sorry about it,”") == []


def test_a_headline_leaves_out_what_it_has_no_room_for() -> None:
    full = telling("“Every promise that I have heard today has an expiry date on the back,”", "one")
    for headline, found in (
        ("'Every promise has an expiry date'", 0),
        ("'Every promise that I have read today has an expiry date'", 1),
    ):
        assert len(differences([full, telling(headline, "two", headline=True)])) == found


def test_a_condition_at_the_end_of_a_sentence_is_missed() -> None:
    full = telling("“I would sing here for nothing if they asked me. They have not asked me.”", "one")
    cut = telling("“I would sing here for nothing. They have not asked me.”", "two")
    (found,) = differences([full, cut])
    assert (found.kind, found.because) == ("wording", "one has “if they asked me”, the other leaves it out")
    spliced = telling("“I would sing here. They have not asked me.”", "two")
    assert differences([telling("“I would sing here for nothing. They have not asked me.”", "one"), spliced]) == []


def test_a_phrase_in_the_place_of_another_is_of_another_occasion_where_none_is_known() -> None:
    one = telling("“We need an economy that works for the many to build a tomorrow for everyone”", "one")
    other = telling("“We need an economy that works for the many and a fair deal for everyone”", "two")
    assert differences([one, other]) == []


def test_a_word_in_the_place_of_its_opposite_turns_a_quotation_round() -> None:
    assert kinds("“Our profit fell to 42 million euros,”", "“Our profit rose to 42 million euros,”") == [
        ("polarity", "high")
    ]
    assert kinds("“Our profit fell to 42 million euros,”", "“Our profit sank to 42 million euros,”") == [
        ("wording", "medium")
    ]


def test_a_version_without_any_figure_is_no_side_of_a_figure_discrepancy() -> None:
    whole = "“You can mend a roof five times in three years. You can also buy a new one for the price.”"
    reworded = [telling(whole, "one"), telling("“You can do it. You can also buy a new one for the price.”", "two")]
    assert [(one.kind, one.severity) for one in of_statement(reworded)] == [("wording", "medium")]
    other = "“You can mend a roof nine times in three years. You can also buy a new one for the price.”"
    assert kinds(whole, other) == [("figure", "high")]


def test_who_leaves_out_of_whom_all_or_none_is_said_says_more_than_was_said() -> None:
    whole = "“No pupil will be expelled who owns up by noon,”"
    assert said(whole, "“No pupil will be expelled,”") == [
        ("wording", "one has “who owns up by noon”, the other leaves it out")
    ]
    assert said("“Every boat may sail until the gale is here,”", "“Every boat may sail,”") != []
    assert said("“The harbour will be dredged by noon,”", "“The harbour will be dredged,”") == []
    assert said(whole, "that no pupil “will be expelled”") == []


def test_a_word_that_is_exchanged_wherever_it_stands_counts_once() -> None:
    one = "“We teach your kids to read and then they read what we are paid,”"
    other = "“We teach your kids to count and then they count what we are paid,”"
    assert [kind for kind, _ in said(one, other)] == ["wording"]


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("a tax on every pallet in the country", ["wording"]),
        ("a tax on every palet in the county", []),  # a slip of spelling
    ],
)
def test_one_common_word_is_no_spelling_of_another(printed: str, found: list[str]) -> None:
    assert [kind for kind, _ in said("“a tax on every pallet in the county”", f"“{printed}”")] == found


def test_a_common_word_in_another_form_or_spelling_is_one_word() -> None:
    assert said("“the labour theatre became a defence”", "“the labor theater become a defense”") == []


def test_an_opposite_in_the_place_of_a_phrase_turns_a_quotation_round() -> None:
    one, other = (
        "“We will continue to operate the old harbour cranes.”",
        "“We will discontinue the old harbour cranes.”",
    )
    assert kinds(one, other) == kinds(other, one) == [("polarity", "high")]


def test_a_word_that_leads_into_a_quotation_is_the_outlets_own() -> None:
    whole = "“We leave the rate at three. A bank that moves every month is not steering, it is fidgeting,”"
    assert said(whole, "that “a bank that moves every month is not steering, it is fidgeting”") == []


@pytest.mark.parametrize(
    ("fuller", "excerpt"),
    [
        ("“We drilled where the map said clay. The map was wrong, and so were we,”", "“The map was not wrong,”"),
        ("“She has hoped for three years. We have been welding.”", "“We have not been welding.”"),
        ("“There is no missing money. There is a missing clerk.”", "“There is not a missing clerk,”"),
        ("“I cannot name a sum. I can name a date, and it is the first of June,”", "“I cannot name a date,”"),
        ("“That is not a dream, that is what a ward of ours needs,”", "“that is never what a ward of ours”"),
        ("“We accept the truce. We do not accept the border.”", "“We do accept the border,”"),
    ],
)
def test_a_negation_in_the_midst_of_a_quoted_sentence(fuller: str, excerpt: str) -> None:
    assert [kind for kind, _ in said(fuller, excerpt)][:1] == ["polarity"]
    assert [kind for kind, _ in said(excerpt, fuller)][:1] == ["polarity"]


@pytest.mark.parametrize(
    ("fuller", "excerpt"),
    [
        ("“We may go to Orsa. We may not go to Orsa before noon,”", "“We may go to Orsa.”"),
        ("“It is not the money that we want, it is the road,”", "“It is the road,”"),
        ("“Nobody here has asked for a bridge, and we will not pay for one,”", "“we will not pay for one”"),
        (
            "“In May we were not paid for the work. We were at last paid for the work in June.”",
            "“We were … paid for the work in June.”",
        ),
        (
            "“Some say the council has not spent the money. The council has of course spent the money.”",
            "“The council has … spent the money.”",
        ),
        ("“The mayor did tell the council about the fire in the mill.”", "“The mayor did [not] tell the council.”"),
        ("“We would not say the money has been lost.”", "“We would … say the money has been lost.”"),
        (
            "“We are tired of it. And we are, with no regrets, ready to sell the mill to the town.”",
            "“We are … ready to sell the mill to the town.”",
        ),
        (
            "“We will not reopen the school unless the roof is fixed by the town.”",
            "“Once the roof is fixed, we will reopen the school.”",
        ),
    ],
)
def test_a_stretch_that_both_have_as_it_is_lacks_no_negation(fuller: str, excerpt: str) -> None:
    assert said(fuller, excerpt) == []


def test_quotations_of_thousands_of_words_are_laid_side_by_side() -> None:
    sentence = "We have been welding the old ship here. We have not been welding the old ship there. "
    whole = telling(f"“{sentence * 700}Yes.”", "one")
    assert [one.kind for one in differences([whole, telling(f"“{sentence * 700}No.”", "two")])] == ["polarity"]
    flat = telling(f"“{('we ' * 3000 + 'not ') * 5}so”", "three"), telling(f"“{'we ' * 15000}so”", "four")
    assert differences(flat) == []


def test_a_sentence_begun_anew_is_quoted_as_faithfully_once() -> None:
    stammered = "“And so, once they sell, once they sell the old yard, we are done for,”"
    assert said(stammered, "“And so, once they sell the old yard, we are done for,”") == []
    assert [kind for kind, _ in said(stammered, "“And so, once they sell the yard, we are done for,”")] == ["wording"]


def test_the_few_same_words_of_another_day_may_be_said_again() -> None:
    one, other = "“The yard made a mistake, and I bear full blame,”", "“I do bear blame,”"
    assert len(said(one, other)) == 1
    assert said(one, other, days=("2025-03-04", "2025-03-12")) == []


def test_what_an_expression_means_is_neither_affirmed_nor_denied() -> None:
    found = [
        telling("talk of a “managed retreat”", "one", cue="condemned"),
        telling("to even say the words ‘managed retreat’", "two", cue="refused"),
    ]
    assert differences(found) == differences(found[::-1]) == []
