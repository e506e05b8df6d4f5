"""What one version affirms and another denies in other words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.reconcile.discrepancies import words
from onrecord.reconcile.discrepancies.negations import differences, not_yet
from onrecord.reconcile.statements.wording import printed
from tests.reconcile.statements.said import telling

DENIED = "“We have no indication that anybody caused this failure on purpose.”"


def found(ours: str, theirs: str) -> list[str]:
    return [one.kind for one in differences(telling(ours, "one"), [telling(theirs, "two")])]


@pytest.mark.parametrize(
    "other",
    [
        "that it had indications that somebody had caused the failure",
        "signs, and indications, of who caused it",
    ],
)
def test_what_one_denies_and_another_affirms(other: str) -> None:
    assert found(DENIED, other) == ["polarity"]
    assert found(other, DENIED) == ["polarity"]


@pytest.mark.parametrize(
    "other",
    [
        "that it lacked any indication that somebody caused it",
        "that there were no indications of a cause",
        "that the failure was an accident",
        "that it was unaware of who caused it, and saw nothing that indicated it",
        "…",
    ],
)
def test_who_denies_in_another_way_contradicts_nothing(other: str) -> None:
    assert found(DENIED, other) == []


def test_never_and_no_more_are_said_of_what_is_most_and_of_an_end() -> None:
    assert found("“I have never seen a pile of ballots like it”", "that it was the biggest pile of ballots") == []
    assert found("“A rise of seven percent and no more double Sunday shifts”", "to give up double Sunday shifts") == []


def test_what_somebody_is_said_to_deny_and_another_report_has_him_say() -> None:
    denied = replace(telling("having met the owners of the quarry", "one"), stance="denied")
    said = telling("“I met the owners of the quarry twice,”", "two")
    assert [one.kind for one in differences(denied, [said])] == ["polarity"]
    assert differences(denied, [telling("“I never met the owners of the quarry,”", "two")]) == []
    assert differences(denied, [replace(telling("meetings with owners of the quarry", "two"), stance="denied")]) == []


def test_sentences_of_two_translations_that_a_negation_parts() -> None:
    ours = "“We are going to stay. Nobody gets up in the middle of a meal, least of all when the bill is written,”"
    theirs = "“We are not going to stay. People do rise from the table when they see the bill coming,”"
    (one,) = differences(telling(ours, "one"), [telling(theirs, "two")])
    assert one.kind == "polarity"
    spans = {told.telling.text: told.spans[0] for told in (*one.left, *one.right)}
    words = {telling(words, report).text: words for words, report in ((ours, "one"), (theirs, "two"))}
    assert spans["tone"].of(words["tone"]) == "We are going to stay"
    assert spans["ttwo"].of(words["ttwo"]) == "We are not going to stay"
    assert "not going to stay" in one.because
    assert printed(telling(ours, "one").wording.words[:2]) == "We are"


@pytest.mark.parametrize(
    ("cue", "other", "found"),
    [
        ("refused", "is willing", ["polarity"]),
        ("ruled out", "said", ["polarity"]),
        ("would not", "said", ["polarity"]),
        ("did not rule out", "said", []),
        ("would not say", "said", []),
        ("refused", "refused", []),
        ("said", "said", []),
    ],
)
def test_a_cue_may_deny_all_that_is_told(cue: str, other: str, found: list[str]) -> None:
    one = replace(telling("to intervene", "one"), cue=cue)
    two = replace(telling("to intervene in the dispute at Graven", "two"), cue=other)
    assert [each.kind for each in differences(one, [two])] == found
    assert [each.kind for each in differences(two, [one])] == found


def test_words_that_begin_as_if_turned_round() -> None:
    one = "“We saw not a single severe side effect among 12,000 volunteers,”"
    assert found(one, "a number of serious side effects among the members of the union") == ["polarity"]
    assert found(one, "that side effects among volunteers were unimportant") == []


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("did not want", "to blame the referees"), ("blamed", "the referees"), ["polarity"]),
        (
            ("had not known", "that the firm belonged to a friend"),
            ("knew", "that a friend owned the firm"),
            ["polarity"],
        ),
        (("said", "that all deliveries had met the standard"), ("said", "that not all met the standard"), ["polarity"]),
        (
            ("said", "that all deliveries had met the standard"),
            ("said", "that no delivery met the standard"),
            ["polarity"],
        ),
        (("said", "two shots were fired after a warning"), ("said", "that he was shot without warning"), ["polarity"]),
        (
            ("said", "all jobs would go by the end of the year"),
            ("said", "that no jobs would go this year"),
            ["polarity"],
        ),
        (
            ("will not", "take anybody to court over Christmas"),
            ("threatens", "to take them to court over Christmas"),
            ["polarity"],
        ),
        (("said", "no jobs would go this year"), ("said", "jobs that would go this year were over"), []),
        (("said", "two shots were fired"), ("said", "that he was shot without warning"), []),
        (("did not say", "that the firm belonged to a friend"), ("said", "that the firm belonged to him"), []),
    ],
)
def test_what_a_cue_or_without_denies(one: tuple[str, str], other: tuple[str, str], found: list[str]) -> None:
    left, right = (
        replace(telling(words, name), cue=cue) for name, (cue, words) in zip("ab", (one, other), strict=True)
    )
    assert [each.kind for each in differences(left, [right])] == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("that nobody was more qualified for the post than Orla Kerr", "Orla Kerr most qualified for the post"),
        ("that there was no doubt about the strength of the dam", "the dam had strength"),
        ("that there was no way of knowing who had paid for the tickets", "that the owner paid for the tickets"),
        ("“The gate will not open until the water is down,”", "that the gate would open once the water was down"),
        ("that nobody had offered money for the striker", "that an offer of money for the striker was invented"),
    ],
)
def test_a_degree_a_doubt_and_what_stands_far_from_the_negation_are_not_denied(one: str, other: str) -> None:
    assert found(one, other) == []
    assert found(other, one) == []


def test_the_verb_of_a_cue_counts_only_where_the_other_cue_denies_it() -> None:
    one = telling("“I can promise you money for training. I cannot promise you people who do not exist,”", "one")
    two = replace(telling("money for people in training", "two"), cue="promised")
    assert differences(one, [two]) == []
    assert differences(two, [one]) == []


@pytest.mark.parametrize(
    "other",
    [
        "“I have met Mr. Quill, but not once did we talk about it,”",
        "“Yes, I have met Mr. Quill, twice, but we did not talk about any tender,”",
        "that he had met Mr. Quill, but not to talk about the tender",
        "that she met Mr. Quill in May and had not hidden it",
    ],
)
def test_a_verb_denied_of_an_object_and_affirmed_in_a_clause_of_its_own(other: str) -> None:
    assert found("“I have never met Mr. Quill in my life. The tender was open and fair to all,”", other) == ["polarity"]
    assert found(other, "that he had never met Mr. Quill") == ["polarity"]


@pytest.mark.parametrize(
    "other",
    [
        "“My wife has met Mr. Quill, but not to talk about it,”",  # somebody else
        "“I have met Mrs. Brill, but not Mr. Quill,”",  # somebody else met
        "“I deny that I have met Mr. Quill, and I do not know him,”",
        "“I might have met Mr. Quill, but not about this,”",
        "“We have met Mr. Quill, but not on the tender,”",  # others, if both quote
        "“I would have met Mr. Quill, but he did not come,”",  # it did not happen
        "“I have met people who know Mr. Quill, but never the man,”",
        "“Nobody can say that I have met Mr. Quill, not even he,”",
    ],
)
def test_who_affirms_something_else_contradicts_no_denial(other: str) -> None:
    assert found("“I have never met Mr. Quill,”", other) == []


@pytest.mark.parametrize(
    "denial",
    [
        "“I have never met Mr. Quill alone,”",
        "“I had not met Mr. Quill until May,”",
        "“I have not met Mr. Quill without his lawyer,”",
    ],
)
def test_a_denial_within_limits_denies_no_more_than_that(denial: str) -> None:
    assert found(denial, "“I have met Mr. Quill, but not about the tender,”") == []


@pytest.mark.parametrize(
    ("denied", "cue", "said", "other"),
    [
        ("that the strike would go on next week", "excluded", "a longer strike next week", "did not exclude"),
        (
            "any of her officers to quit before summer",
            "does not expect",
            "that officers would quit before summer",
            "said",
        ),
        ("deliver the doses within two weeks", "cannot", "to deliver the doses within two weeks", "pledged"),
        ("that it had not yet received an application", "said", "that it had received an application", "confirmed"),
    ],
)
def test_cues_that_deny_and_cues_that_leave_open(denied: str, cue: str, said: str, other: str) -> None:
    here, there = replace(telling(denied, "one"), cue=cue), replace(telling(said, "two"), cue=other)
    assert [one.kind for one in differences(here, [there])] == ["polarity"]
    assert [one.kind for one in differences(there, [here])] == ["polarity"]
    assert all(f"with “{each}”" in differences(here, [there])[0].because for each in (cue, other) if cue != "said")
    assert differences(here, [replace(there, cue="would not say")]) == []


def test_a_noun_made_of_a_verb_is_of_that_verb() -> None:
    here = replace(telling("a collision with the moon", "one"), cue="ruled out", stance="denied")
    there = replace(telling("that it might collide with the moon", "two"), cue="did not rule out", stance="negated")
    assert [one.kind for one in differences(here, [there])] == ["polarity"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("There are no plans to shut the maternity ward at night", "that the maternity ward would stay open at night"),
        ("the plan is not without risk", "there are risks in the plan"),
        ("that the lights of the runway had been out", "there were no lights on the runway"),
        ("She had never taken money that was not hers and had kept all receipts", "I kept every receipt for years"),
    ],
)
def test_what_denies_in_another_way_is_no_contradiction(one: str, other: str) -> None:
    here, there = telling(one, "one"), telling(other, "two")
    assert differences(here, [there]) == differences(there, [here]) == []


def test_how_far_a_denied_subject_reaches_and_what_rules() -> None:
    every = "that each of the 911 samples in the vault is dry"
    assert found("“Not a single one of the 911 samples in the vault got wet”", every) == []
    open_ = "that it was not proven that the lady had been a ruler"
    assert found(open_, "that the old lady ruled the valley is proven") == ["polarity"]
    assert found("that money arrives after not quite three weeks", "that it arrives within three weeks") == []


def test_who_denies_something_of_all_does_not_deny_that_there_are_any() -> None:
    assert found("Not one of the eleven branches had its lights on", "Eleven branches stood dark") == []
    assert found("Not one of the eleven branches had its lights on", "the branches had the lights on") == ["polarity"]


def test_who_takes_issue_with_something_affirms_none_of_it() -> None:
    one = replace(telling("the notion of a famine of bread", "one"), cue="took issue with")
    two = replace(telling("This is not a famine of bread", "two"), cue=":")
    assert differences(one, [two]) == differences(two, [one]) == []
    assert differences(replace(one, cue="confirmed"), [two])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“I have never trusted that lift.”", "“I have always trusted that lift. I take it daily.”"),
        ("“Neither landlord has paid for the roof,”", "“Both landlords have paid for the roof,”"),
        ("“After the flood we found nothing.”", "“After the flood we found everything.”"),
    ],
)
def test_all_in_the_place_of_none(one: str, other: str) -> None:
    assert found(one, other) == found(other, one) == ["polarity"]


def test_two_sentences_of_all_and_of_none_that_differ_in_more_turn_nothing_round() -> None:
    assert found("“I have never trusted that lift.”", "“I have always trusted that crane.”") == []


def test_what_is_done_without_is_not_denied_where_the_cue_is_against_it() -> None:
    here = replace(telling("doing without lamps, which last for years", "one"), cue="is not for")
    assert differences(here, [telling("that people should keep their lamps", "two")]) == []


def test_what_is_yet_to_come_may_have_come_in_a_later_report() -> None:
    early = telling("that the council was yet to approve the harbour tunnel", "one", written="2025-03-04")
    late = telling("that the council had approved the harbour tunnel", "two", written="2025-03-06")
    assert not_yet(early, late)
    assert not_yet(late, early)
    assert not not_yet(early, replace(late, written=early.written))
    assert not not_yet(early, telling("that it had approved it", "two", written="2025-03-05"))
    assert not not_yet(early, replace(late, written=None))
    assert words.differences([late, early]) == []


def test_a_stop_is_denial_enough() -> None:
    assert (
        found("a total shutdown of lorries entering the old harbour", "not allowing lorries to enter the old harbour")
        == []
    )
