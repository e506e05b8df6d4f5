from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.analysis import joining
from onrecord.analysis.drafts import Draft, Page

MakePage = Callable[..., Page]
MakeDraft = Callable[..., Draft]


def contents(page: Page, drafts: list[Draft]) -> list[list[str]]:
    return [[span.of(page.text) for span in one.content] for one in drafts]


def test_the_second_half_goes_to_the_first(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "“Dams,” wrote Ora Venn in 1931, “are promises in stone.” Kerr quoted her on Tuesday."
    first = draft(text, "“Dams,”", "Ora Venn", "wrote")
    second = draft(text, "“are promises in stone.”", "Kerr", "quoted")

    left = joining.halves(page(text), [first, second])

    assert left == [first]
    assert contents(page(text), left) == [["“Dams,”", "“are promises in stone.”"]]


def test_two_quotations_stay_two(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "“It holds,” Venn said. “It leaks,” Kerr said."
    drafts = [draft(text, "“It holds,”", "Venn", "said"), draft(text, "“It leaks,”", "Kerr", "said")]

    assert contents(page(text), joining.halves(page(text), drafts)) == [["“It holds,”"], ["“It leaks,”"]]


def test_the_reporters_sentence_is_not_quoted(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "Venn said it plainly: “That was too long.” I cannot remember when I heard that."
    one = draft(text, "“That was too long.” I cannot remember when I heard that", "Venn", "said")

    joining.part(page(text), [one])

    assert contents(page(text), [one]) == [["“That was too long.”"]]


def test_a_quotation_with_company_in_the_next_paragraph(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "Venn was not so sure: “Ask me in May.”\n\n“It is a scandal.” Those were the words of a farmer."
    one = draft(text, ["“Ask me in May.”", "“It is a scandal.”"], "Venn", "was not so sure:")

    joining.part(page(text), [one])

    assert contents(page(text), [one]) == [["“Ask me in May.”"]]


def test_a_quotation_that_fills_the_next_paragraph_stays(
    page: Callable[..., Page], draft: Callable[..., Draft]
) -> None:
    text = "“Ask me in May,” Venn said.\n\n“It is a scandal.”"
    one = draft(text, ["“Ask me in May,”", "“It is a scandal.”"], "Venn", "said")

    joining.part(page(text), [one])

    assert len(one.content) == 2


def test_a_quotation_past_somebody_elses_paragraph_is_not_lent(
    page: Callable[..., Page], draft: Callable[..., Draft]
) -> None:
    text = "“It leaks.”\n\nKerr said it would hold.\n\n“Leave,” said Venn, who “never” slept."
    kerr = draft(text, "it would hold", "Kerr", "said")
    venn = draft(text, "“Leave,”", "Venn", "said Venn")
    venn.content = (draft(text, "“It leaks.”", "Venn", "said Venn").content[0], *venn.content)
    drafts = [kerr, venn]

    joining.near(page(text), drafts)

    assert contents(page(text), drafts) == [["it would hold"], ["“Leave,”"]]


def test_a_quotation_of_the_paragraph_before_stays(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "“It leaks.”\n\n“Leave,” said Venn. Kerr said it would hold."
    venn = draft(text, "“Leave,”", "Venn", "said")
    venn.content = (draft(text, "“It leaks.”", "Venn", "said").content[0], *venn.content)

    joining.near(page(text), [venn, draft(text, "it would hold", "Kerr", "said it")])

    assert contents(page(text), [venn]) == [["“It leaks.”", "“Leave,”"]]


def test_a_quotation_goes_on_behind_the_sentence_of_its_cue(
    page: Callable[..., Page], draft: Callable[..., Draft]
) -> None:
    text = '"It holds," said Ora Venn, from Dalby, on Monday. "It always has."\n\n"Nobody asked us."\n\n"Nor me."'
    here = page(text)
    first = draft(text, '"It holds,"', "Ora Venn", "said")
    loose = [draft(text, words) for words in ('"It always has."', '"Nobody asked us."')]

    left = joining.follow(here, [first, *loose])
    assert contents(here, left) == [['"It holds,"', '"It always has."'], ['"Nobody asked us."']]
    assert [span.of(text) for span in left[1].source] == ["Ora Venn"]


def test_a_quotation_behind_somebodys_name_or_a_sentence_stays_loose(
    page: Callable[..., Page], draft: Callable[..., Draft]
) -> None:
    text = '"It holds." – Ora Venn\n\n"It leaks."\n\nKerr said it leaked. He left at noon. The hall cheered. "Go on."'
    here = page(text)
    drafts = [
        draft(text, '"It holds."', "Ora Venn", "–"),
        draft(text, '"It leaks."'),
        draft(text, "it leaked", "Kerr", "said"),
        draft(text, '"Go on."'),
    ]
    assert len(joining.follow(here, drafts)) == 4


def test_a_quotation_behind_what_is_told_has_its_source(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = 'It rained.\n\nOra Venn recalled the flood of her youth. "We had one boat."\n\nShe left.'
    drafts = [draft(text, "the flood of her youth", "Ora Venn", "recalled"), draft(text, '"We had one boat."')]
    left = joining.follow(page(text), drafts)
    assert [[span.of(text) for span in one.source] for one in left] == [["Ora Venn"], ["Ora Venn"]]


def test_a_heading_in_single_marks_is_no_quotation_of_the_paragraph_above(
    page: Callable[..., Page], draft: Callable[..., Draft]
) -> None:
    text = "Venn said, “It leaks.”\n\n‘A healthy place.’\n\nThe road goes on."
    drafts = [draft(text, "“It leaks.”", "Venn", "said"), draft(text, "‘A healthy place.’")]
    assert len(joining.follow(page(text), drafts)) == 2


def test_an_apostrophe_is_no_mark_of_its_kind(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "Venn says it's \"not fair.\"\n\n'A healthy place.'\n\nThe road goes on."
    drafts = [draft(text, 'it\'s "not fair."', "Venn", "says"), draft(text, "'A healthy place.'")]
    assert len(joining.follow(page(text), drafts)) == 2


def test_a_paragraph_goes_on_after_one_that_its_cue_ends(
    page: Callable[..., Page], draft: Callable[..., Draft]
) -> None:
    text = '"It holds," Kerr told the Echo on Monday.\n\n"It always has."\n\nVenn said "no," later on air:\n\n"Why?"'
    drafts = [
        draft(text, '"It holds,"', "Kerr", "told the Echo"),
        draft(text, '"It always has."'),
        draft(text, '"no,"', "Venn", "said"),
        draft(text, '"Why?"'),
    ]
    left = joining.follow(page(text), drafts)
    sources = [[span.of(text) for span in one.source] for one in left]
    assert contents(page(text), left) == [['"It holds,"'], ['"It always has."'], ['"no,"'], ['"Why?"']]
    assert sources == [["Kerr"], ["Kerr"], ["Venn"], []]


@pytest.mark.parametrize(
    ("text", "first", "cue", "said", "whole"),
    [
        (
            "Venn said that the plan for the dam, made in May, shows “a new spirit”.",
            "that the plan for the dam",
            "shows",
            "“a new spirit”",
            "that the plan for the dam, made in May, shows “a new spirit”",
        ),
        (
            "Venn said that the dam is sound, and warns “of rain”.",
            "that the dam is sound",
            "warns",
            "“of rain”",
            "that the dam is sound",
        ),
    ],
)
def test_a_clause_keeps_its_verb(
    text: str, first: str, cue: str, said: str, whole: str, page: MakePage, draft: MakeDraft
) -> None:
    one, other = draft(text, first, "Venn", "said"), draft(text, said, "Venn", cue)
    left = joining.clauses(page(text), [one, other])

    assert [span.of(text) for span in one.content] == [whole]
    assert (other in left) == (whole == first)
