"""What stands beside a name: appositions of bodies and of people, several names joined, whose a body is."""

from __future__ import annotations

import pytest

from tests.analysis.speakers.resolving import names_of

CASES = [
    # what a text calls the body that it has just named
    (
        "The Harbour Union, a group that wants the lock rebuilt, met. One more thing.",
        ("a group", "wants the lock rebuilt"),
        ["Harbour Union"],
    ),
    # a "who" after what somebody is, between commas
    (
        "This one brought in Ana Orlo, the mayor’s former top adviser, who said one.",
        ("who", "said one"),
        ["Ana Orlo"],
    ),
    # a "who" of several: the verb shows it
    (
        "He spoke of his rivals, Jon Venn and Max Kerr, who say the lock leaks.",
        ("who", "the lock leaks"),
        ["Jon Venn", "Max Kerr"],
    ),
    # of one: only the name right before
    ("She met Jon Venn and Max Kerr, who says the lock leaks.", ("who", "the lock leaks"), ["Max Kerr"]),
    # an apposition with a name in it does not end a list
    (
        "Among them are Rep. Ana Orlo, the top Harbour Party member of the Eastmere house, and Sen. Jon Venn.",
        (
            "Rep. Ana Orlo, the top Harbour Party member of the Eastmere house, and Sen. Jon Venn",
            "Among them",
        ),
        ["Ana Orlo", "Jon Venn"],
    ),
    # a body by whose it is, and another beside it
    (
        "Ana Orlo came. The Orlo campaign and the Harbour Party said one.",
        ("The Orlo campaign and the Harbour Party", "one"),
        ["Ana Orlo campaign", "Harbour Party"],
    ),
    # whose a body is, behind it
    (
        "Ana Orlo came. The campaign of harbour nominee Ana Orlo said one.",
        ("The campaign of harbour nominee Ana Orlo", "one"),
        ["Ana Orlo campaign"],
    ),
    # an office and what it is over
    (
        "“Thanks,” said master of ceremonies Jon Al-Venn, an engineer who came long ago.",
        ("master of ceremonies Jon Al-Venn, an engineer who came long ago", "Thanks"),
        ["Jon Al-Venn"],
    ),
    # the office of several before their names is not another group
    (
        "Take Sens. Ana Orlo and Jon Venn. Last week they backed the lock.",
        ("they", "backed the lock"),
        ["Ana Orlo", "Jon Venn"],
    ),
]


@pytest.mark.parametrize(("text", "one", "expected"), CASES, ids=[case[1][0][:24] + case[2][0] for case in CASES])
def test_whom_the_words_beside_a_name_mean(text: str, one: tuple[str, str], expected: list[str]) -> None:
    assert names_of(text, one) == [expected]


def test_both_are_the_two_who_speak_in_turn_though_others_are_named_nearer() -> None:
    text = (
        "“Yes,” Ana Orlo said.\n\n“No,” Jon Venn said.\n\n“Never,” Orlo said.\n\n“Always,” Venn said of Max Kerr.\n\n"
        "Both want a lock."
    )
    items = (("Ana Orlo", "“Yes,”"), ("Jon Venn", "“No,”"), ("Orlo#1", "“Never,”"), ("Venn#1", "“Always,”"))
    assert sorted(names_of(text, *items, ("Both", "a lock"))[-1]) == ["Ana Orlo", "Jon Venn"]


def test_a_guess_at_what_somebody_was_is_no_role_that_the_report_gives() -> None:
    text = (
        "Jon Venn spoke at noon. The former mayor said one.\n\nIt rained.\n\nOra Kerr left. The former mayor said two."
    )
    found = names_of(text, ("The former mayor", "one"), ("The former mayor#1", "two"))
    assert found[1] != ["Jon Venn"]


def test_a_title_quoted_in_capitals_makes_no_namesake() -> None:
    text = "Ana Orlo came. A column was called “Why Backing Venn Is Better Than Backing Orlo.” Orlo herself said one."
    assert names_of(text, ("Orlo herself", "one")) == [["Ana Orlo"]]


def test_a_bare_name_beside_a_namesake_is_of_whom_the_report_speaks_far_more() -> None:
    often = "Ana Orlo came. Orlo sat. Orlo stood. Orlo ate. Orlo slept. "
    assert names_of(often + "Bea Orlo met Jon Venn. Orlo said one.", ("Orlo#6", "one")) == [["Ana Orlo"]]
    seldom = "Ana Orlo came. Bea Orlo met Jon Venn. Orlo said one."
    assert names_of(seldom, ("Orlo#2", "one")) == [["ambiguous: Ana Orlo, Bea Orlo"]]
