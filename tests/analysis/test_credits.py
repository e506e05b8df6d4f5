from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.analysis import credits
from onrecord.analysis.drafts import Draft, Page


@pytest.mark.parametrize(
    ("text", "source", "rule"),
    [
        ("“We start in May.” —Commissioner Venn", "Commissioner Venn", credits.DASH),
        ("“We start in May.” – Ora Venn", "Ora Venn", credits.DASH),
        ('"We start in May." -- Ora Venn', "Ora Venn", credits.DASH),
        ("“We start in May.”\n\n— Ora Venn, chair of the board", "Ora Venn, chair of the board", credits.DASH),
        ("“Proud day” — @kerr", "@kerr", credits.DASH),
        ("And from Chair Venn:\n\n“We start in May.”", "Chair Venn", credits.HEADER),
        ("Statement by Ora Venn:\n“We start in May.”", "Ora Venn", credits.HEADER),
        ("Ora Venn:\n\n“We start in May.”", "Ora Venn", credits.HEADER),
    ],
)
def test_a_credit(text: str, source: str, rule: str, page: Callable[..., Page]) -> None:
    here = page(text)
    (one,) = credits.find(here, [])

    assert (one.source[0].of(text), one.rule) == (source, rule)
    assert len(one.content) == len(here.quotes) == 1
    assert one.content[0].of(text)[0] in '“"'


@pytest.mark.parametrize(
    "text",
    [
        "“We start in May,” Venn said.",
        "“We start in May.” — it was late when they went.",
        "“We start in May” — Venn said so, and left. Then it rained.",
        "He spoke.\n\n“We start in May.”",
        "this was it:\n\n“We start in May.”",
        "Now: “We start in May.”",
    ],
)
def test_what_is_no_credit(text: str, page: Callable[..., Page]) -> None:
    assert credits.find(page(text), []) == []


def test_a_header_is_weaker_than_a_source_and_a_dash_is_not(
    page: Callable[..., Page], draft: Callable[..., Draft]
) -> None:
    header, dash = "Ora Venn:\n\n“We start in May,” Kerr said.", "“We start in May.” — Ora Venn"

    assert credits.find(page(header), [draft(header, "“We start in May,”", "Kerr", "said")]) == []
    assert len(credits.find(page(dash), [draft(dash, "“We start in May.”", "Ora")])) == 1


@pytest.mark.parametrize("between", [" ", "\n", " \n"])
def test_endless_white_space_after_a_quotation(between: str, page: Callable[..., Page]) -> None:
    assert credits.find(page("“We start in May.”" + between * 50_000 + "x"), []) == []


def test_thousands_of_headers_beside_thousands_of_drafts(page: Callable[..., Page]) -> None:
    here = page("By Kerr:\n“We go on now.”\n" * 5_000)
    drafts = [Draft((span,), (), (span,), "by hand") for span in here.paragraphs[::4]]

    assert len(credits.find(here, drafts)) == 5_000


def test_a_name_behind_a_quotation_in_a_list(page: Callable[..., Page]) -> None:
    text = "- “It leaks.” Prosecutor Ora Venn\n- “It holds.” The mayor said so\n“It does.” Kerr"
    here = page(text)
    found = credits.find(here, [])
    assert [(one.source[0].of(text), one.content[0].of(text), one.rule) for one in found] == [
        ("Prosecutor Ora Venn", "“It leaks.”", credits.ITEM)
    ]


def test_a_label_before_a_quotation_with_a_dash(page: Callable[..., Page]) -> None:
    text = "QUOTE OF THE DAY: “I have been called worse.” — Ora Venn, in the hall"
    (found,) = credits.find(page(text), [])
    assert (found.source[0].of(text), found.cue[0].of(text)) == ("Ora Venn, in the hall", "—")


def test_words_that_somebody_is_alleged_to_have_said(page: Callable[..., Page]) -> None:
    text = "It was a loan. “I never saw a pot,” he is alleged to have said. “It leaks,” Kerr was told to mend it."
    (found,) = credits.behind(page(text), [])
    assert (found.source[0].of(text), found.cue[0].of(text)) == ("he", "is alleged to have said")
    assert (found.content[0].of(text), found.rule) == ("“I never saw a pot,”", credits.HEARSAY)


@pytest.mark.parametrize(
    ("text", "who", "cue"),
    [
        (
            "“We stay,” Ora Venn, the head of the office and its oldest hand, said on Monday.",
            "Ora Venn, the head of the office and its oldest hand,",
            "said",
        ),
        ("“Do we?” she wrote.", "she", "wrote"),
        ("“We stay,” said Mayor Ora Venn, 61.", "Mayor Ora Venn", "said"),
    ],
)
def test_who_speaks_right_behind_a_quotation(
    text: str, who: str, cue: str, page: Callable[..., Page], draft: Callable[..., Draft]
) -> None:
    (found,) = credits.behind(page(text), [])
    assert (found.source[0].of(text), found.cue[0].of(text), found.rule) == (who, cue, credits.BEHIND)
    known = draft(text, found.content[0].of(text), text[1], cue)
    assert credits.behind(page(text), [known]) == []


def test_who_speaks_after_a_finished_quotation_speaks_elsewhere(page: Callable[..., Page]) -> None:
    assert credits.behind(page("“We stay.” Venn said the rest was for later."), []) == []
    assert credits.behind(page("On “This Week,” Venn said it leaked."), []) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“You'll know when the court knows” is all we got from Commissioner Orla Kerr.", "Commissioner Orla Kerr"),
        ("“We will not sell” was all that Ora Venn would say on Monday.", "Ora Venn"),
        ("“No” was all he said.", "he"),
        ("“We have water. We pay”, has affirmed the holder of Energy, who left.", "the holder of Energy"),
        ("We’ve had this from Dalby Ferries: “We pay.” Make of it what you will.", "Dalby Ferries"),
    ],
)
def test_all_that_somebody_would_say(text: str, source: str, page: Callable[..., Page]) -> None:
    (one,) = credits.behind(page(text), [])

    assert (one.source[0].of(text), one.rule) == (source, credits.BEHIND)
    assert len(one.content) == 1


def test_what_is_all_around_is_nobodys(page: Callable[..., Page]) -> None:
    assert credits.behind(page("“All that we had” was all around. “No” was all right."), []) == []
