"""What follows from what an encoder of the user's own said of pairs of tellings."""

from __future__ import annotations

from onrecord.reconcile.discrepancies import of_statement
from onrecord.reconcile.discrepancies.findings import Finding, Told
from onrecord.reconcile.discrepancies.inferred import between, differences, gathered, pair, said, seal, wanted
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import places
from onrecord.store.inferences import Encoder, Inference
from tests.reconcile.statements.said import telling

ENCODER = Encoder("some-encoder", "0123456789ab", 5.0)
STAY = telling("every kitchen carries on through the winter and beyond it", "stay")
KEEP = telling("all of the kitchens stay where they are", "keep")
FOLD = telling("half of the kitchens are to fold", "fold")


def answer(one: Telling, other: Telling, odds: float) -> Inference:
    return Inference(*pair(one, other), seal(said(one), said(other)), odds)


def sides(found: list[Finding]) -> list[tuple[str, str]]:
    return [(one.left[0].telling.text[1:], one.right[0].telling.text[1:]) for one in found]


def test_the_version_that_goes_against_several_is_told_once_beside_the_fullest():
    held = gathered(ENCODER, [answer(FOLD, STAY, 5.5), answer(FOLD, KEEP, 6.0)])
    assert sides(differences([STAY, KEEP, FOLD], held, [])) == [("stay", "fold")]
    assert sides(of_statement([FOLD, KEEP, STAY], held)) == [("stay", "fold")]
    assert of_statement([FOLD, KEEP, STAY]) == []


def test_what_is_denied_or_told_apart_already_is_not_told_again():
    held = gathered(ENCODER, [answer(FOLD, STAY, 5.5), answer(FOLD, KEEP, 6.0)])

    def known(kind, left, right):
        told = [(Told(one, places(one.wording.words)),) for one in (left, right)]
        return Finding(kind, "high", "", told[0], told[1], "", "")

    assert differences([STAY, KEEP, FOLD], held, [known("polarity", STAY, FOLD)]) == []
    assert sides(differences([STAY, KEEP, FOLD], held, [known("figure", STAY, FOLD)])) == [("keep", "fold")]


def test_versions_that_differ_in_when_and_where_may_go_against_each_other_all_the_same():
    held = gathered(ENCODER, [answer(FOLD, STAY, 5.5)])

    def known(kind):
        told = [(Told(one, ()),) for one in (STAY, FOLD)]
        return Finding(kind, "medium", "", told[0], told[1], "", "")

    for kind, expected in (("date", 1), ("occasion", 1), ("wording", 0), ("figure", 0)):
        assert len(differences([STAY, FOLD], held, [known(kind)])) == expected, kind


def test_a_piece_of_a_quotation_goes_against_nothing_in_it():
    whole = telling("“The rail broke under her, not because of her. Write that down in that order,”", "whole")
    piece = telling("the rail broke under her", "piece")
    held = gathered(ENCODER, [answer(piece, whole, 6.0)])
    assert list(wanted([[whole, piece]], across=False)) == []
    assert differences([whole, piece], held, []) == []
    assert between([whole], [piece], held) is None
    for words, cue in (
        ("because of her", ""),  # what stands before it turns it
        ("the rail broke because of her", ""),  # pieced together
        ("the rail broke under her", "denied that"),
    ):
        other = telling(words, "other", cue=cue)
        assert list(wanted([[whole, other]], across=False)) == [(other, whole)], words
    said = telling("the rail broke under her speed", "said")
    assert list(wanted([[said, piece]], across=False)) == [(piece, said)]  # no quotation


def test_answers_below_the_least_or_to_other_words_say_nothing():
    assert differences([STAY, FOLD], gathered(ENCODER, [answer(FOLD, STAY, 4.99)]), []) == []
    stale = Inference(*pair(FOLD, STAY), seal(said(FOLD), "other words"), 6.0)
    assert differences([STAY, FOLD], gathered(ENCODER, [stale]), []) == []


def test_two_statements_are_opposed_by_their_likeliest_pair():
    held = gathered(ENCODER, [answer(FOLD, STAY, 5.5), answer(FOLD, KEEP, 6.0)])
    found = between([STAY, KEEP], [FOLD], held)
    assert found is not None
    assert sides([found]) == [("keep", "fold")]
    assert "log odds 6.00" in found.because
    assert between([STAY], [KEEP], held) is None


def test_each_version_is_laid_beside_few_others_and_never_beside_the_same_words():
    many = [telling(f"the kitchens of ward {n} carry on", f"t{n}") for n in range(30)]
    asked = list(wanted([many], across=False))
    assert len(asked) <= 4 * len(many)
    assert len({pair(*both) for both in asked}) == len(asked)
    copies = [telling("every kitchen carries on", f"c{n}") for n in range(30)]
    assert list(wanted([copies], across=False)) == []
    quoted = [telling(f"“Kitchen {n} carries on”", f"q{n}") for n in range(3)]
    assert list(wanted([quoted], across=False)) == []
