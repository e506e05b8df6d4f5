from __future__ import annotations

import pytest

from onrecord.reconcile.statements.kinds import version
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
