from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.analysis import stances
from onrecord.analysis.drafts import Draft, Page

# Each a sentence with its |cue| between bars and its [content] in brackets; its source is Venn or what stands before.
TABLE = {
    "asserted": [
        "Venn |said| [the dam would hold].",
        "Venn |says| [it will flood].",
        "Venn |claimed| [40 homes might flood].",
        "Venn |insisted| [the dam was not safe].",
        "Venn |told| the Courier [nobody could know].",
        "Venn |wrote| that [she never saw it].",
        "Venn |warned| [the wall may fail].",
        "Venn |added| [that it would be late].",
        "|According to| Venn, [the wall may fail].",
        "Venn |confirmed| [the plan].",
        "Venn |admitted| [it had failed to work].",
        "Venn |acknowledged| [that not all was well].",
        "Venn |called| it [a “disaster”].",
        "Venn |described| the plan as [theatre].",
        "Venn |argued| [that the board should resign].",
        "Venn has |said| [the dam is safe].",
        "Venn had earlier |told| reporters [it was].",
        "Venn also |noted| [that it could rain].",
        "[“Will it hold?”] was what Venn |said|.",
        "[It holds], Venn |said without further comment|.",
        "Venn |said, without naming anybody|, [that it leaked].",
        "If it rains, Venn |said|, [the dam goes].",
        "It was not raining. Venn |said| [so].",
        "Venn spoke, saying he would not pay and |suggesting| [that others should].",
        "Venn declined to comment but later |confirmed| [that it leaked].",
        "Venn has not resigned but |said| [the dam was old].",
        "Venn refused to answer and |said| [the dam was old].",
    ],
    "denied": [
        "Venn |denied| [saying “go home”].",
        "Venn |denies| [the leak].",
        "Venn |has denied| [the leak].",
        "Venn |is denying| [the leak].",
        "Venn’s |denial| that [it leaked].",
        "Venn |rejected| [the claim].",
        "Venn |rejects| [that it leaked].",
        "Venn |disputed| [Kerr's figure].",
        "Venn |disputes| [the count].",
        "Venn |refuted| [the report].",
        "Venn |rebutted| [the charge].",
        "Venn |repudiated| [the letter].",
        "Venn |disavowed| [the plan].",
        "Venn strongly |denied| [any leak].",
        "Venn |took issue with| [the notion of a new tax].",
        "Venn |took issue| [with the notion of a new tax].",
        "Venn |disagreed with| [the idea that it leaked].",
        "Venn |disagrees| [that it leaked].",
        "Venn |dismissed| [Kerr’s repeated claims].",
        "Venn |pushed back against| [the suggestion that it leaked].",
    ],
    "negated": [
        "Venn did not answer and |say| [the dam was old].",
        "Venn has not called and |said| [the dam was old].",
        "Venn |declined| [to say “I told you so”].",
        "Venn |did not deny| [the leak].",
        "Venn has never |denied| [the leak].",
        "Venn could not |deny| [the leak].",
        "Venn |did not dispute| [the figures].",
        "Venn |did not take issue with| [the notion of a tax].",
        "Venn |did not say| [the dam was safe].",
        "Venn did not |say| [the dam was safe].",
        "Venn didn’t |say| [the dam was safe].",
        "Venn didn't |say| [the dam was safe].",
        "Venn never |said| [the dam was safe].",
        "Venn has not |confirmed| [the number].",
        "Venn hasn't |said| [when].",
        "Venn would not |say| [when].",
        "Venn declined to |say| [when].",
        "Venn |refused to say| [when].",
        "Venn stopped short of |calling| it [a disaster].",
        "Venn left without |saying| [when].",
        "Venn failed to |mention| [the leak].",
        "Venn no longer |claims| [it is safe].",
        "Venn |refused, for now, to say| [when].",
        "Neither Venn nor Kerr |said| [the dam was safe].",
        "Kerr was silent. Nor did Venn |say| [the dam was safe].",
    ],
    "hypothetical": [
        "Venn would |say| [it is late].",
        "Venn could |say| [it is late].",
        "Venn might |tell| the board [to go].",
        "Venn may |argue| [that it held].",
        "Venn should |say| [sorry].",
        "Venn will |announce| [a halt].",
        "Venn is expected to |tell| the board [to go].",
        "Venn is likely to |argue| [that it held].",
        "Venn was going to |say| [no].",
        "Venn’d |say| [no].",
        "Venn’ll |say| [no].",
    ],
    "question": [
        "Venn |asked| [whether it would hold].",
        "Venn |asked|: [“Will it hold?”]",
        "[“Will it hold?”] Venn |asked|.",
        "Venn |wondered| [if it would hold].",
        "Venn |questioned| [why it leaked].",
        "Venn |inquired| [who had known].",
        "Venn |is asking| [what comes next].",
        "Venn |asks| [how it could be].",
    ],
    "no-comment": [
        "Venn neither |confirmed nor denied| [that it leaked].",
        "Venn |neither confirmed nor denied| [the leak].",
        "Venn |declined| [to elaborate].",
        "Venn repeatedly |refused| [to answer].",
        "Venn |declined to comment| [on the leak].",
        "Venn |declined| [to comment further].",
        "Venn |declined to specify| [the terms].",
        "Venn |refused to comment| [on it].",
        "Venn |refused any comment| [on it].",
        "Venn |would not comment| [on it].",
        "Venn |had no comment| [on it].",
        "Venn |did not respond| [to a request].",
        "Venn |didn’t reply| [to a letter].",
        "Venn |has not responded| [to calls].",
        "Venn |could not be reached| [by phone].",
        "Venn |said| [she had no comment].",
        "Venn |told| the Courier [that she could not comment on it].",
        "Venn |did not immediately respond| [to a request].",
    ],
}
# Words that look like another stance, but do not govern the cue.
CAREFUL = [
    "Venn, who would not go, |said| [it held].",
    "Venn would not go. Kerr |said| [it held].",
    "“I will not,” Venn |said|, [“resign”].",
    "The dam might fail, Venn |said| [on Tuesday].",
    "Venn |asked| [the board to resign].",
    "Venn |asked for| [more time].",
    "Venn |said| [the board did not respond to her request].",
    "Venn |said| [Kerr would not comment on it].",
    "Venn would like to |say| [thanks].",
    # What is rejected is a thing, not a claim: the words of the cue tell it.
    "Venn |condemned| [the continued attacks].",
    "Venn |has publicly derided| [the reintroduction of the levy].",
    "Unions and Venn |are against| [adding rules].",
    "Venn |dismissed| [two officers].",
    "Venn |took issue with| [Kerr].",
    "Venn |disagreed with the idea, saying| [the dam had held].",
    "Venn |disagreed|: [“Their idea failed.”]",
]
ROWS = [(stance, row) for stance, rows in TABLE.items() for row in rows] + [("asserted", row) for row in CAREFUL]


def read(row: str, make_page: Callable[..., Page], make_draft: Callable[..., Draft]) -> tuple[Page, Draft]:
    cue = row.split("|")[1]
    content = row[row.index("[") + 1 : row.index("]")]
    text = row.translate(str.maketrans("", "", "|[]"))
    start = row.index("|") - sum(char in "[]" for char in row[: row.index("|")])
    source = "Venn" if "Venn" in text else ""
    draft = make_draft(text, content, source, cue)
    draft.cue = tuple(type(span)(start, start + len(cue)) for span in draft.cue)
    return make_page(text), draft


@pytest.mark.parametrize(("stance", "row"), ROWS, ids=[row for _, row in ROWS])
def test_table(stance: str, row: str, page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    here, one = read(row, page, draft)
    stances.settle(here, [one])

    assert one.stance == stance


@pytest.mark.parametrize(
    ("source", "rest", "stance"),
    [
        ("Neither Venn nor Kerr", "|said| [the dam was safe].", "negated"),
        ("Neither Venn nor Kerr", "|denied| [the leak].", "negated"),
        ("Neither Venn nor Kerr", "|responded to| [requests for comment].", "no-comment"),
        ("None of the members", "|returned| [calls].", "no-comment"),
        ("Neither firm", "|commented on| [the sale].", "no-comment"),
        ("No one at the board", "|could be reached| [by phone].", "no-comment"),
        ("Nobody", "|said| [that it leaked].", "negated"),
        ("No official", "|told| the Courier [that it leaked].", "negated"),
        ("Nobody", "|said| [the board commented].", "negated"),
        ("No 10", "|said| [that it leaked].", "asserted"),
        ("No Dams Now", "|said| [that it leaked].", "asserted"),
        ("No fewer than 12 members", "|said| [that it leaked].", "asserted"),
        ("None other than Venn", "|said| [that it leaked].", "asserted"),
        ("Norland officials", "|said| [that it leaked].", "asserted"),
    ],
)
def test_who_is_nobody_has_not_said_it(
    source: str, rest: str, stance: str, page: Callable[..., Page], draft: Callable[..., Draft]
) -> None:
    text = f"{source} {rest}".translate(str.maketrans("", "", "|[]"))
    one = draft(text, rest[rest.index("[") + 1 : rest.index("]")], source, rest.split("|")[1])
    stances.settle(page(text), [one])

    assert one.stance == stance


def test_there_are_enough_rows_of_every_stance() -> None:
    from onrecord.domain import STANCES

    assert set(TABLE) == set(STANCES)
    assert len(ROWS) >= 60


def test_a_stance_of_a_rule_is_kept(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "Venn denied the leak."
    one = draft(text, "the leak", "Venn", "denied", stance="no-comment")
    stances.settle(page(text), [one])

    assert one.stance == "no-comment"


def test_a_draft_without_a_cue_is_asserted(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "Nobody would deny it. “It will flood.”"
    one = draft(text, "“It will flood.”")
    stances.settle(page(text), [one])

    assert one.stance == "asserted"


def test_what_somebody_is_only_supposed_to_think_is_hypothetical(
    page: Callable[..., Page], draft: Callable[..., Draft]
) -> None:
    text = "If voters think that the dam is unsafe, they will leave."
    one = draft(text, "that the dam is unsafe", "voters", "think")
    stances.settle(page(text), [one])

    assert one.stance == "hypothetical"
