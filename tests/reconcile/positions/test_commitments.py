from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Commitment, Span
from onrecord.reconcile.positions.commitments import MOST, Said, find
from tests.reconcile.positions.saying import said


def told(words: str, **more: str) -> list[tuple[str | None, ...]]:
    """Status, action, actor, amount and deadline of each commitment, in the text's words."""
    given_ = said(words, **more)  # type: ignore[arg-type]

    def of(span: Span | None) -> str | None:
        return span.of(given_.text) if span is not None else None

    def row(one: Commitment) -> tuple[str | None, ...]:
        amount = of(one.amount.span) if one.amount else None
        return one.status, of(one.action), of(one.actor), amount, of(one.deadline.span) if one.deadline else None

    return [row(one) for one in find(given_)]


@pytest.mark.parametrize(
    ("words", "row"),
    [
        (
            "Venn | said | the ministers agreed to raise spending to at least 3 percent by 2030",
            ("approved", "raise spending to at least 3 percent by 2030", "the ministers", "at least 3 percent", "2030"),
        ),
        (
            "Venn | pledged | to spend $40 million on the dam before 2027",
            ("pledged", "spend $40 million on the dam before 2027", "Venn", "$40 million", "2027"),
        ),
        (
            "Maro | promised | 300 new homes by the end of 2026",
            ("pledged", "300 new homes by the end of 2026", "Maro", "300", "the end of 2026"),
        ),
        ("Hark | plans | to close the pool", ("planned", "close the pool", "Hark", None, None)),
        ("the company | says | it has no plans to close the pool", ("refused", "close the pool", "it", None, None)),
        ("Hark | says | it has no current plans to close the pool", ("refused", "close the pool", "it", None, None)),
        ("Hark | says | no current plans to close the pool were made", ("refused", "close the pool", None, None, None)),
        ("Hark | said | Kerr has a common-sense plan to cut fares", ("planned", "cut fares", "Kerr", None, None)),
        ("Hark | said | ambitious plans to cut fares were drawn", ("planned", "cut fares", None, None, None)),
        ("Hark | said | the new owners plan to cut fares", ("planned", "cut fares", "the new owners", None, None)),
        (
            "Hark | said | the town’s new plan to cut fares would go on",
            ("planned", "cut fares", "the town", None, None),
        ),
        (
            "Hark | repeated | the board’s commitment to maintaining at least 40 ferries until 2030",
            ("pledged", "maintaining at least 40 ferries until 2030", "the board", "at least 40", "2030"),
        ),
        ("Hark | refused | to sign the lease", ("refused", "sign the lease", "Hark", None, None)),
        ("Hark | ruled out | a fare rise", ("refused", "a fare rise", "Hark", None, None)),
        ("Venn | said | the lock will be rebuilt by 2027", ("planned", "rebuilt by 2027", "the lock", None, "2027")),
        (
            "Venn | said | allies must raise spending to at least 3 percent by 2030",
            (None, "raise spending to at least 3 percent by 2030", "allies", "at least 3 percent", "2030"),
        ),
        (
            "Venn | said | there is a target of 40 buses by 2028",
            (None, "target of 40 buses by 2028", None, "40", "2028"),
        ),
        (
            "Venn | said | spending should rise from 2 to 3.5 percent by 2035",
            (None, "rise from 2 to 3.5 percent by 2035", "spending", "3.5 percent", "2035"),
        ),
        ("Hark | said | she would not vote for the levy", ("refused", "vote for the levy", "she", None, None)),
    ],
)
def test_a_commitment_has_its_status_deed_actor_amount_and_deadline(words: str, row: tuple[str | None, ...]) -> None:
    assert told(words) == [row]


def test_what_was_approved_is_told_with_its_day_and_is_not_due_by_it() -> None:
    (one,) = find(said("Venn | said | members approved the budget in June"))

    assert (one.status, one.deadline) == ("approved", None)
    assert one.decided is not None


def test_we_in_a_quotation_is_the_speaker_and_somebody_else_is_not() -> None:
    (ours,) = find(said("Ora Venn | said | “We will build 40 houses by spring.”", quotation="direct"))
    (theirs,) = find(said("Ora Venn | said | the council will build 40 houses by spring"))

    assert (ours.own, theirs.own) == (True, False)


@pytest.mark.parametrize(
    "words",
    [
        "Venn | said | the levy will cost jobs",  # a forecast
        "Venn | said | Hark will win",
        "Venn | predicted | the council will build 40 houses by spring",
        "Venn | said | she would see",
        "Venn | declined to comment | on plans to close the pool",
        "Hark | declined | to say when",
        "Venn | said | the crew approved of the food",
        "Venn | said | if he won he would build a bridge",
        "Venn | said | they should refuse to pay",
        "Venn | asked | how the council would build 40 houses by spring",
        "Venn | said | spending rose to 3 percent",
        "Hark | agreed | that it was late",
        "Venn | said | the crew will be out unless a promise to protect their jobs is put in writing",  # none yet
        "Venn | said | the crew wanted a promise to protect their jobs",
        "Venn | praised | the harbour board’s commitment to maintaining order on its quays",  # what it stands for
        "Venn | said | the board’s commitment to maintaining order on its quays was strong",
        "Venn | recalled | that she would build 40 houses by spring",  # of then
    ],
)
def test_forecasts_silence_and_what_is_only_supposed_are_no_commitments(words: str) -> None:
    assert told(words) == []


def test_a_denial_undertakes_nothing() -> None:
    assert told("Venn | denied | that the council will build 40 houses by spring", stance="denied") == []


def test_what_the_sentence_does_not_say_is_none() -> None:
    (one,) = find(said("Hark | vowed | to fight on"))

    assert (one.amount, one.deadline, one.decided) == (None, None, None)


def test_a_long_list_of_promises_is_cut_and_repetitive_text_costs_no_more_than_its_length() -> None:
    words = "we will build a dam and " * 30_000

    assert len(find(Said(words, (), (), (Span(0, len(words)),), "direct"))) <= MOST


@given(st.text(alphabet="ab will to plan not be 3%.,“”'’we pledged of", max_size=200), st.booleans())
def test_any_text_gives_spans_inside_its_content_and_apart(words: str, direct: bool) -> None:
    content: tuple[Span, ...] = (Span(2, 2 + len(words)),) if words else ()
    found = find(Said(f"x {words}", (), (), content, "direct" if direct else "indirect"))

    for one in found:
        for span in (one.action, one.actor, one.status_span):
            assert span is None or (content[0].start <= span.start < span.end <= content[0].end)
    actions = [one.action for one in found]
    assert all(a.end <= b.start for a, b in pairwise(actions))


@pytest.mark.parametrize(
    ("words", "quotation"),
    [
        ("Orne | according to | “I'm going to put plenty of money into it,” Maro said", "mixed"),
        ("Orne | according to | 'I will spend $4 million by 2027,' Maro said", "indirect"),
        ("Orne | said | Maro had told her, “We will spend $4 million by 2027.”", "mixed"),
        ("Orne | said | “He told me, ‘I will spend $4 million by 2027,’ and left.”", "direct"),
    ],
)
def test_a_pronoun_in_somebody_elses_quotation_is_not_the_source(words: str, quotation: str) -> None:
    assert not any(one.own or one.actor for one in find(said(words, quotation=quotation)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words",
    [
        "Venn | voiced enthusiasm for | plans to close the pool",
        "Venn | imagined | the council will build 40 houses by spring",
        "Venn | denounced | a plan to close the pool",
        "Venn | did not say | that the council will build 40 houses by spring",
        "Hark | declined | to go into detail",
        "Venn | said | Hark declined to provide any details",
    ],
)
def test_what_is_only_judged_or_pictured_and_silence_are_no_commitments(words: str) -> None:
    assert told(words) == []


@pytest.mark.parametrize(
    ("words", "row"),
    [
        (
            "Maro | said | that she would resign rather than pay seven percent",
            ("planned", "resign rather than pay seven percent", "she", None, None),
        ),
        (
            "the yard | said | that it would deliver the ship in the autumn of this year or the spring of next",
            ("planned", "deliver the ship in the autumn of this year or the spring of next", "it", None, None),
        ),
        (
            "the council | said | it would study the survey “with great care”",
            ("planned", "study the survey “with great care”", "it", None, None),
        ),
        (
            "Venn | said | they had asked for a target of 2 percent and had been laughed at",
            (None, "target of 2 percent", None, "2 percent", None),
        ),
        ("Hark | refused | to take part in the talks", ("refused", "take part in the talks", "Hark", None, None)),
        (
            "Venn | has called for | members to allocate 5 percent of their budgets to dams",
            (None, "allocate 5 percent of their budgets to dams", "members", "5 percent", None),
        ),
        (
            "Venn | urged | the council to raise spending to 3 percent by 2030",
            (None, "raise spending to 3 percent by 2030", "the council", "3 percent", "2030"),
        ),
        (
            "Venn | said | the council must significantly raise spending to 3 percent by 2030",
            (None, "raise spending to 3 percent by 2030", "the council", "3 percent", "2030"),
        ),
    ],
)
def test_what_is_said_around_the_deed_is_not_taken_for_it(words: str, row: tuple[str | None, ...]) -> None:
    assert told(words) == [row]


def test_when_a_pledge_was_approved_is_told_from_behind_it() -> None:
    given_ = said("Venn | underlined | that commitments to raise spending, approved in June in Eastmere, show a shift")
    (one,) = find(given_)

    assert one.decided is not None
    assert (one.decided.span.of(given_.text), one.deadline) == ("June", None)


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("Orlo | promised | fares will not rise", ("pledged", "fares will not rise", "Orlo", None, None)),
        (
            "Orlo | vowed | that no school would close before 2027",
            ("pledged", "no school would close before 2027", "Orlo", None, "2027"),
        ),
        (
            "Orlo | said | Kerr promised that fares would not rise",
            ("pledged", "fares would not rise", "Kerr", None, None),
        ),
        ("Orlo | promised | she will not raise fares", ("refused", "raise fares", "Orlo", None, None)),
        ("Orlo | promised | the pool will reopen by May", ("pledged", "reopen by May", "the pool", None, "May")),
    ],
)
def test_who_promises_that_something_will_not_be_so_undertakes_it(words: str, row: tuple[str | None, ...]) -> None:
    assert told(words) == [row]


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("Orlo | said | no ship would be sold", ("refused", "ship would be sold", None, None, None)),
        (
            "the union | said | dockers will walk out on June 2",
            ("planned", "walk out on June 2", "dockers", None, "June 2"),
        ),
        (
            "Orlo | said | the firm would honour every contract",
            ("planned", "honour every contract", "the firm", None, None),
        ),
    ],
)
def test_what_others_will_fulfil_leave_or_give_up_is_undertaken(words: str, row: tuple[str | None, ...]) -> None:
    assert told(words) == [row]


@pytest.mark.parametrize(
    "words",
    [
        "Orlo | said | I'm not going to jump to that conclusion",
        "Orlo | said | I will predict the winner",
        "Orlo | said | I won't speculate about the vote",
        "Orlo | said | dockers will walk along the quay on June 2",
        "Orlo | said | no ship would be seen",
    ],
)
def test_verdicts_forecasts_and_silence_in_ones_own_words_undertake_nothing(words: str) -> None:
    assert not find(said(words, quotation="direct"))


@pytest.mark.parametrize(
    "words",
    [
        "Venn | said | that if his late son had planned to join the board, he'd have wept",
        "Venn | said | Orlo will need more if he truly intends to build a dam",
        "Venn | said | it depends on whether the council plans to close the pool",
    ],
)
def test_what_is_only_supposed_is_no_commitment(words: str) -> None:
    assert told(words) == []


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("Hark | said | he truly intends to build a dam", ("planned", "build a dam", "he", None, None)),
        ("Hark | said | the Venn family intends to build", ("planned", "build", "the Venn family", None, None)),
        (
            "Hark | said | she changed her mind after Orlo agreed to pay for a new pier",
            ("approved", "pay for a new pier", "Orlo", None, None),
        ),
        ("The council | approved | the plan 7-4", ("approved", "the plan 7-4", "The council", None, None)),
        (
            "Hark | said | an inquiry will be held into how more than 100 patients were sent home",
            ("planned", "held into how more than 100 patients were sent home", "an inquiry", None, None),
        ),
    ],
)
def test_the_actor_and_the_amount_are_of_the_deeds_own_clause(words: str, row: tuple[str | None, ...]) -> None:
    assert told(words) == [row]


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("His lawyer, Orla Venn, | said | that he would contest the claim", False),
        ("Maro's lawyer | said | he would contest the claim", False),
        ("a lawyer for Maro | said | he would contest the claim", False),
        ("His wife, Orla Venn, | said | she would sell the house", True),
        ("the company's chief executive | said | he would sell the boats", True),
    ],
)
def test_a_lawyer_speaks_for_the_client(words: str, own: bool) -> None:
    (found,) = find(said(words))
    assert found.own is own


@pytest.mark.parametrize(
    ("words", "actions"),
    [
        ("Hark | asked | Were you held by people with the aim of exploiting you?", []),
        ("Hark | said | I am going to Orsa and Venn next month, and to Lund in May.", []),
        (
            "Hark | said | I will not give you a figure I would have to take back.",
            ["give you a figure I would have to take back"],
        ),
        ("Hark | said | she would march even if the guild stayed at home", ["march"]),
        ("Hark | said | a plan to build the quay would fail", ["build the quay"]),
    ],
)
def test_questions_and_edges(words: str, actions: list[str]) -> None:
    assert [row[1] for row in told(words, quotation="direct" if " I " in words or "?" in words else "indirect")] == (
        actions
    )


@pytest.mark.parametrize(
    ("words", "row"),
    [
        (
            "The ferry firm | has given its word that | the boat will sail again in June 2027",
            ("pledged", "sail again in June 2027", "the boat", None, "June 2027"),
        ),
        (
            "The regulator | wants | the firm to cut leaks by 20 percent before 2029",
            (None, "cut leaks by 20 percent before 2029", "the firm", "20 percent", "2029"),
        ),
        (
            "Venn | said | not one house will be sold before May",
            ("refused", "one house will be sold before May", None, None, "May"),
        ),
    ],
)
def test_words_given_wishes_and_not_one(words: str, row: tuple[str | None, ...]) -> None:
    assert told(words) == [row]


def test_in_speech_what_somebody_is_not_doing_is_refused() -> None:
    (row,) = told("Venn | said | “I’m never signing that lease”", quotation="direct")
    assert row[:3] == ("refused", "signing that lease", "I")

    assert told("Venn | said | “I’m not saying that it leaks”", quotation="direct") == []
    assert told("Venn | said | she is not signing that lease") == []


@pytest.mark.parametrize(
    "words",
    [
        "Venn | said | she would rather sell the boat than pay the fine",
        "The company | refused to | say how many it will let go",
    ],
)
def test_what_is_rather_done_or_not_told_is_undertaken_by_nobody(words: str) -> None:
    assert told(words) == []


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("members | voted | 11 to 10 against a plan to sell the quay", ("a plan to sell the quay", "members")),
        ("members | voted 11 to 10 against | a plan to sell the quay", ("a plan to sell the quay", "members")),
        ("The board | voted down | a proposal to cut the bus", ("a proposal to cut the bus", "The board")),
        ("Hark | said | the board voted against closing the pool", ("closing the pool", "the board")),
        ("Hark | said | the town voted down a plan to close it", ("a plan to close it", "the town")),
    ],
)
def test_what_was_voted_against_is_refused(words: str, row: tuple[str, str]) -> None:
    assert told(words) == [("refused", *row, None, None)]


@pytest.mark.parametrize(
    "words",
    [
        "Hark | said | the board voted against Venn",
        "Hark | said | the sale would raise 2.4 million pounds",
        "Hark | said | the tunnel would not reopen before the end of May",
        "the firms | said | they will pay the price",
    ],
)
def test_persons_rejected_yields_delays_and_what_one_suffers_are_no_commitments(words: str) -> None:
    assert told(words) == []


@pytest.mark.parametrize("result", ["by 14 votes to 3", "14-3"])
def test_the_result_of_a_vote_is_no_amount(result: str) -> None:
    assert told(f"Hark | said | the board approved the closure {result}") == [
        ("approved", f"the closure {result}", "the board", None, None)
    ]
