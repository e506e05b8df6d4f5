from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Span
from onrecord.reconcile.statements.alignment import Run, align, edits
from onrecord.reconcile.statements.wording import Wording, wording


def words(text: str) -> Wording:
    return wording(text, (Span(0, len(text)),) if text else (), direct=True)


def differences(here: str, there: str) -> list[tuple[str, str, str]]:
    """Each edit as what this one has, what the fuller one has, and what it touches."""
    return [
        (e.here.of(here) if e.here else "", e.there.of(there) if e.there else "", e.weight)
        for e in edits(align(words(here), words(there)))
    ]


def test_a_dropped_negation_weighs_as_one() -> None:
    assert differences("It was a disaster", "It was not a disaster") == [("", "not", "negation")]


def test_a_dropped_hedge_a_changed_figure_and_a_changed_name() -> None:
    assert differences("It will be fixed", "It may be fixed") == [("will", "may", "hedge")]
    assert differences("We lost forty homes", "We lost 14 homes") == [("forty", "14", "figure")]
    assert differences("We met Venn yesterday", "We met Kerr yesterday") == [("Venn", "Kerr", "name")]


def test_what_stands_before_and_after_is_no_difference() -> None:
    assert differences("it will hold", "It may not be pretty but it will hold, I think") == []


def test_an_excerpt_is_laid_beside_the_words_that_stand_together() -> None:
    found = align(words("I want a colleague"), words("I do not want applause, I want a colleague on the ward"))
    assert found.runs == (Run(0, 6, 4),) or found.runs == (Run(0, 5, 4),)


def test_words_shared_by_chance_are_not_shared() -> None:
    assert align(words("the"), words("every bolt of the line was looked at")).shared <= 1
    assert align(words("a storm over the coast tonight"), words("nobody saw the bill")).shared == 0


@given(st.permutations("we will not load the food now 40 Kerr has been told of".split()), st.data())
def test_a_subsequence_is_shared_whole_or_left_out_for_chance(there: list[str], data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(there)))
    end = data.draw(st.integers(begin, len(there)))
    found = align(words(" ".join(there[begin:end])), words(" ".join(there)))
    assert found.shared in (end - begin, 0)
    for run in found.runs:
        here = found.here.folded[run.here : run.here + run.length]
        assert here == found.there.folded[run.there : run.there + run.length]


@given(*[st.lists(st.sampled_from("we will not load the food now 40 Kerr".split()), max_size=25)] * 2)
def test_runs_are_in_order_and_equal_on_both_sides(left: list[str], right: list[str]) -> None:
    found = align(words(" ".join(left)), words(" ".join(right)))
    here = there = 0
    for run in found.runs:
        assert run.here >= here
        assert run.there >= there
        assert run.length > 0
        assert found.here.folded[run.here :][: run.length] == found.there.folded[run.there :][: run.length]
        here, there = run.here + run.length, run.there + run.length


def test_what_begins_a_sentence_is_laid_beside_the_same_words_of_that_sentence() -> None:
    whole = "We drilled where the map said clay. The map was wrong, and so were we"
    assert differences("The map was not wrong, and so were we", whole) == [("not", "", "negation")]
    assert differences("We have taken it", "We asked for years. We would have taken it") == [("", "would", "hedge")]
