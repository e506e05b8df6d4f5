"""What one version affirms and another denies, by what turns a clause round."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.domain import Span
from onrecord.reconcile.discrepancies.antonyms import compared, root
from onrecord.reconcile.discrepancies.signs import clauses
from onrecord.reconcile.discrepancies.turns import MOST, differences, learned, measured
from onrecord.reconcile.statements.wording import wording
from tests.reconcile.statements.said import telling


def found(ours: str, theirs: str, *, cue: str = "said", other: str = "said") -> list[str]:
    here, there = replace(telling(ours, "one"), cue=cue), replace(telling(theirs, "two"), cue=other)
    return [one.because for one in differences(here, [there])]


@pytest.mark.parametrize(
    ("cue", "ours", "other", "theirs"),
    [
        ("said", "that the grant would be abolished", "told", "that the grant would not be abolished"),
        ("said", "that her client would sue the county", "said", "her client had no intention of suing the county"),
        ("excluded", "a fault in the engine", "said", "that a fault in the engine could not be excluded"),
        ("stopped short of", "promising state aid", "pledged", "state aid"),
        ("voted", "against the school budget", "backed", "the school budget"),
        ("said", "that visiting hours would not be cut", "added", "Visiting hours would be shortened"),
        ("said", "that the ferry would be delayed but not cancelled", "said", "The ferry has been cancelled"),
        ("distrust", "the tap water", "said", "they trust the tap water"),
        ("said", "the second vote had been anything but fair", "said", "the second vote had been fair"),
        ("will never", "return to Westbay", "said", "She would return"),
        ("left open", "whether dogs would be banned", "ruled out", "a ban on dogs"),
        ("said", "the level was lowered before the flood", "said", "After the flood the level had been lowered"),
        ("said", "the merger was off the table", "said", "the merger was still on the table"),
        ("apologised", "for the delay", "made no apology", "for the delay"),
        ("said", "he had never believed her", "said", "that he had always believed her"),
        ("said", "Men are barred from crossing the bridge", "said", "that men could cross the bridge"),
        ("said", "wolves are no danger to walkers", "warned", "Wolves are dangerous to walkers"),
        ("said", "she had signed the treaty gladly", "said", "she had signed the treaty reluctantly"),
        (
            "said",
            "no one had been in danger at any point",
            "conceded",
            "that hikers had been exposed to danger since May",
        ),
        (":", "villagers want a bell", "said", "villagers did not want a bell"),
    ],
)
def test_one_affirms_what_the_other_denies(cue: str, ours: str, other: str, theirs: str) -> None:
    assert len(found(ours, theirs, cue=cue, other=other)) == 1
    assert len(found(theirs, ours, cue=other, other=cue)) == 1


@pytest.mark.parametrize(
    ("cue", "ours", "other", "theirs"),
    [
        ("denied", "that the alarm was off", "said", "the alarm was not off"),
        ("did not deny", "that the alarm was off", "admitted", "that the alarm was off"),
        ("said", "the trial had not been unfair", "said", "the trial had been fair"),
        ("said", "the ferry would not return until May", "said", "the ferry would return in May"),
        ("said", "not only the roof was leaking", "said", "the roof was leaking"),
        ("ruled out", "a levy on bread as long as she held office", "said", "As long as she held office, all was well"),
        ("said", "opening hours would not be cut", "promised", "They will open for as many hours as before"),
        ("criticised", "the harbour plan", "said", "that the harbour plan would pass"),
        ("did not say", "whether the dam was safe", "said", "the dam was safe"),
        ("said", "houses were without power for four hours", "said", "houses had to wait, some of them for four hours"),
        ("said", "a test is a drill", "sees", "no cause for alarm, since a test is a drill and not a fire"),
        ("said", "Venn would not stand in Westbay", "said", "Venn would stand in Eastmere"),
        ("said", "no fewer than 60 boats would be tied up", "said", "60 boats would be tied up"),
        ("said", "it failed before it was crossed", "said", "it failed after the storm had passed"),
        ("said", "there was no danger", "said", "it would pass far off, which was nothing and which was safe"),
        ("had not doubted", "her", "had always believed", "her"),
        ("said", "there were no lights on the runway", "said", "that the lights of the runway had been out"),
        ("failed to", "reach the summit", "did not", "reach the summit"),
        ("took issue with", "the notion of a famine of bread", ":", "This is not a famine of bread"),
        ("poured cold water on", "the notion of a merger of banks", ":", "This is not a merger of banks"),
        (":", "villagers want a bell", "said", "villagers did not want a leaflet"),
    ],
)
def test_what_says_the_same_or_decides_nothing(cue: str, ours: str, other: str, theirs: str) -> None:
    assert found(ours, theirs, cue=cue, other=other) == []
    assert found(theirs, ours, cue=other, other=cue) == []


def test_questions_and_silence_affirm_nothing() -> None:
    here, there = telling("the dam was safe", "one"), telling("the dam was not safe", "two")
    assert differences(here, [there])
    assert differences(here, [replace(there, stance="question")]) == []
    assert differences(replace(here, stance="no-comment"), [there]) == []


def test_only_so_many_versions_are_looked_at() -> None:
    here = telling("the grant would be abolished", "one")
    others = [telling(f"the grant would be abolished in {n} days", f"other{n}") for n in range(MOST)]
    denying = telling("the grant would not be abolished", "two")
    assert differences(here, [denying, *others])
    assert differences(here, [*others, denying]) == []


def test_two_long_speeches_are_not_laid_beside_each_other() -> None:
    speech = ". ".join(f"The dam number{n} was safe" for n in range(100))
    assert differences(telling(speech, "one"), [telling(speech.replace("safe", "not safe"), "two")]) == []
    assert differences(telling(speech, "one"), [telling("The dam number7 was not safe", "two")])


def test_the_reader_is_told_what_stands_against_what() -> None:
    said = found("a fault in the engine", "that a fault in the engine could not be excluded", cue="excluded")
    assert said == [
        "one has “that a fault in the engine could not be excluded” with “said”, "
        "the other “a fault in the engine” with “excluded”"
    ]


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("rose", "fallen", -1),
        ("climbed", "grew", 1),
        ("distrust", "trusted", -1),
        ("undeserved", "deserve", -1),
        ("succeeded", "failed", -1),
        ("banned", "allow", -1),
        ("suing", "sue", 1),
        ("union", "on", 0),
        ("harbour", "bridge", 0),
    ],
)
def test_words_are_compared_in_all_their_forms(one: str, other: str, how: int) -> None:
    assert compared(root(one), root(other)) == compared(root(other), root(one)) == how


@pytest.mark.parametrize(
    ("cue", "ours", "other", "theirs"),
    [
        ("said", "the night ferry will go ahead as planned", "said", "the night ferry has been scrapped"),
        ("said", "the council approved the stadium", "said", "the council turned down the stadium"),
        ("said", "she had signed the contract", "said", "she had yet to sign the contract"),
        ("said", "the plant will hire 200 workers", "said", "the plant will lay off 200 workers"),
        ("said", "that the protection lasts", "warned", "The protection wears off"),
        ("said", "most members were for the merger", "said", "most members were against the merger"),
        ("said", "the captain was sober", "said", "the captain was drunk"),
    ],
)
def test_opposites_of_the_list_with_more_around_them(cue: str, ours: str, other: str, theirs: str) -> None:
    assert len(found(ours, theirs, cue=cue, other=other)) == 1
    assert len(found(theirs, ours, cue=other, other=cue)) == 1


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("the first train came early", "the second train came late"),
        ("the old rules had made life harder", "the new rules would make life easier"),
        ("more than a dozen lorries cannot pass the bridge", "fourteen lorries are waiting at the bridge"),
        ("that no wing hold more than sixty inmates", "a wing should hold sixty inmates at most"),
        ("unless the tests are good, the wells stay shut", "the wells will be reopened"),
        ("the boiler was half full", "the boiler was half empty"),
        ("that she has released her tax returns", "his failure to release his tax returns"),
    ],
)
def test_what_differs_stands_on_other_things(ours: str, theirs: str) -> None:
    assert found(ours, theirs) == found(theirs, ours) == []


def test_weights_say_where_they_come_from_and_name_what_is_measured() -> None:
    by = learned()
    one, other = (list(clauses(telling(words, words))) for words in ("the dam will hold", "the dam will not hold"))
    held = measured(one, other)
    assert held is not None
    assert set(by.weights) == set(held[0])
    assert by.opposite < by.negated


def test_what_a_cue_denies_goes_on_behind_words_that_part_its_content() -> None:
    """ "denied a claim, printed on Monday, that the well was dry": the words between are none of the content's."""
    text = "a claim, printed on Monday, that the well was dry"
    pieces = Span(0, len("a claim")), Span(text.index("that"), len(text))
    parted = replace(telling("a claim"), cue="denied", wording=wording(text, pieces, direct=False))
    plain = replace(telling("that the well had been dry", "two"), cue="denied")
    assert [one.sign for one in clauses(parted)] == [-1, -1]
    assert differences(parted, [plain]) == differences(plain, [parted]) == []


@pytest.mark.parametrize(
    ("cue", "ours", "other", "theirs"),
    [
        ("objected", "that the toll road divided those who paid for it", "complained", "the toll road hurt its payers"),
        ("thought", "the refusal brave", "called", "it a brave decision"),
        ("saw", "no sign of cracks that widen", "said", "the cracks had stopped"),
    ],
)
def test_what_only_sounds_like_a_denial(cue: str, ours: str, other: str, theirs: str) -> None:
    assert found(ours, theirs, cue=cue, other=other) == found(theirs, ours, cue=other, other=cue) == []


def test_a_refusal_of_something_denies_it() -> None:
    assert len(found("the refusal of state aid", "state aid", cue="announced", other="promised")) == 1


def test_opposites_that_differ_in_their_time_alone_say_the_opposite() -> None:
    assert len(found("She will leave at the end of the season", "that she would stay for another year")) == 1
    assert found("The pool will close in spring", "that the pool would open in autumn") == []
    assert found("She will leave the committee", "that she would stay in the choir") == []


def test_a_rate_that_is_left_where_it_is_is_not_raised() -> None:
    assert len(found("she was raising the rate", "“We leave the rate at 3 percent.”")) == 1
