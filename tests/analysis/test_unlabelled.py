from __future__ import annotations

from collections.abc import Callable

from onrecord import analyse
from onrecord.analysis import unlabelled
from onrecord.analysis.drafts import Page

INTERVIEW = """Ora Venn ran a fish shop before she took over the town hall. She talks about debt and gulls.

What has surprised you most in your first year?

How slow it is. In a shop I decide at six.

You decide in public now, too.

They let me, mostly. My predecessor said, “Don't open the drawer.”

I opened it.

And what was in it?

Bills.

Will you run again?

No. I promised my husband.

This interview has been edited for length."""


def answers(text: str, page: Callable[..., Page]) -> list[list[str]]:
    here = page(text)
    return [[span.of(text) for span in one.content] for one in unlabelled.find(here, labelled=False)]


def test_answers_without_labels(page: Callable[..., Page]) -> None:
    assert answers(INTERVIEW, page) == [
        ["How slow it is. In a shop I decide at six."],
        ["They let me, mostly. My predecessor said, “Don't open the drawer.”", "I opened it."],
        ["Bills."],
        ["No. I promised my husband."],
    ]
    here = page(INTERVIEW)
    found = unlabelled.find(here, labelled=False)
    assert [one.question.of(INTERVIEW) for one in found if one.question][1] == "You decide in public now, too."
    assert {one.quotation for one in found} == {"direct"}
    assert unlabelled.find(here, labelled=True) == []


def test_who_answers_is_who_is_introduced() -> None:
    found = [
        one for one in analyse(INTERVIEW, title="A year of Ora Venn").attributions if one.rule == unlabelled.ANSWER
    ]
    names = {one.speakers[0].entity.name for one in found if one.speakers and one.speakers[0].entity}
    assert len(found) == 4
    assert names == {"Ora Venn"}


def test_questions_that_nobody_answers(page: Callable[..., Page]) -> None:
    asks = "What should you pack?\n\nWarm clothes.\n\nWhere do you stay?\n\nAt an inn.\n\nWhen do you go?\n\nIn June."
    assert answers(asks, page) == []
    reported = "Does it leak?\n\n“It does,” I heard. “I saw you,” Venn said.\n\n" * 3
    assert answers(reported, page) == []
    assert answers("Why? Why? Why?", page) == []


def test_thousands_of_questions(page: Callable[..., Page]) -> None:
    assert len(answers("Do you see it?\n\nI do.\n\n" * 3_000, page)) == 3_000


def test_lines_of_white_space(page: Callable[..., Page]) -> None:
    assert answers("Do you see?\n \nI do.\n\t\nAnd you?\n\u00a0\nI do.\n\nYou?\n  \n", page) == [["I do."], ["I do."]]
