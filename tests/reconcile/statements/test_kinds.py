from __future__ import annotations

import pytest

from onrecord.reconcile.statements.alignment import weigh
from onrecord.reconcile.statements.kinds import same_words, version
from tests.reconcile.statements.said import telling

FULL = "“It may not be pretty but it will hold. We looked at every joint, and nobody asked for a discount.”"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (FULL, "verbatim"),
        ("“It may not be pretty but it will hold.”", "excerpt"),
        ("that it “may not be pretty but it will hold”", "excerpt"),
        ("“It may not be pretty ... We looked at every joint”", "ellipsis"),
        ("“[The dam] may not be pretty but it will hold”", "bracketed"),
        ("“It may be pretty but it will hold”", "altered"),
        ("“It will be pretty. Nobody asked for a discount.”", "altered"),
        ("“It may not be pretty but it will hold. Nobody asked for a discount.”", "spliced"),
        ("that the dam would stand, pretty or not", "paraphrase"),
    ],
)
def test_kinds_relative_to_the_fullest_version(words: str, kind: str) -> None:
    found = version(telling(words, "two"), telling(FULL))
    assert (found.kind, bool(found.because)) == (kind, True)


@pytest.mark.parametrize("words", ["that it would be pretty but it will hold", "it may be pretty but it will hold"])
def test_what_is_told_without_quotation_marks_alters_nothing_inside_them(words: str) -> None:
    found = version(telling(words, "two"), telling(FULL))
    assert found.kind == "paraphrase"
    assert "quotation marks differ" not in found.because


def test_brackets_are_brackets_beside_a_quotation_of_something_else() -> None:
    words = "that “[the dam] may not be pretty but it will hold”, and that the town had “ordered six” and had two"
    found = version(telling(words, "two"), telling(FULL))
    assert found.kind == "bracketed"
    assert "also quotes" in found.because


def test_the_brackets_of_the_fullest_version_alter_nothing() -> None:
    full = telling("“She [Orla Venn] looked at every joint, and nobody asked for a discount.”")
    other = telling("“She looked at every joint, and nobody asked for a discount”", "two")
    assert version(other, full).kind in ("verbatim", "excerpt")


def test_the_fullest_version_is_verbatim_to_itself() -> None:
    assert version(telling(FULL), telling(FULL)).kind == "verbatim"


def test_a_headline_stays_a_headline_whatever_its_words() -> None:
    assert version(telling("Dam to hold", "one", headline=True), telling(FULL)).kind == "headline"
    assert version(telling("'it will hold'", "one", headline=True), telling(FULL)).kind == "headline"


def test_other_words_of_a_translated_speech_are_a_translation() -> None:
    ours = telling("“We will stay”", "one", after="Orlo said in Spanish.")
    theirs = telling("“We're staying.”", "two")
    assert version(theirs, ours).kind == "translation"
    assert version(ours, theirs).kind == "translation"


def test_the_dropped_hedge_of_a_marked_edit_is_shown() -> None:
    full = telling("“It may not be pretty but it will hold”")
    cut = telling("“[The dam] … will hold”", "two")
    found = version(cut, full)
    assert found.kind == "bracketed"
    assert [(edit.operation, edit.weight) for edit in found.edits] == [("replace", "negation")]
    silent = version(telling("“It will be pretty, and it will hold”", "three"), full)
    assert silent.kind == "altered"
    assert "negation" in {edit.weight for edit in silent.edits} or "hedge" in {edit.weight for edit in silent.edits}


def test_a_no_is_no_excerpt_of_a_sentence_that_has_one() -> None:
    full = telling("“No one in this town will be flooded again while I am mayor”")
    assert same_words(telling("“No.”", "two"), full) is None
    assert same_words(telling("“flooded”", "two"), full) is not None


def test_no_one_is_nobody_and_no_number() -> None:
    one, other = telling("“no one”").wording.words, telling("“nobody”", "two").wording.words
    assert weigh(one, other) == "other"
    assert weigh(telling("“one”").wording.words, telling("“two”", "two").wording.words) == "figure"
