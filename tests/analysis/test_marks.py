from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis import marks, quotes
from onrecord.analysis.drafts import Draft, Page
from onrecord.domain import Span

MakePage = Callable[..., Page]
MakeDraft = Callable[..., Draft]


def contents(page: Page, draft: Draft) -> list[str]:
    return [span.of(page.text) for span in draft.content]


def test_a_content_that_covers_most_of_a_quotation_gets_all_of_it(page: MakePage, draft: MakeDraft) -> None:
    here = page("“We start in May and end soon,” Venn said.")
    one = draft(here.text, "start in May and end soon", "Venn", "said")
    marks.fit(here, [one])

    assert contents(here, one) == ["“We start in May and end soon,”"]


def test_a_content_that_covers_little_of_a_quotation_stays(page: MakePage, draft: MakeDraft) -> None:
    here = page("“We start in May and end soon,” Venn said.")
    one = draft(here.text, "end soon", "Venn", "said")
    marks.fit(here, [one])

    assert contents(here, one) == ["end soon"]


def test_two_drafts_in_one_quotation_keep_what_they_have(page: MakePage, draft: MakeDraft) -> None:
    here = page("“Dale said we start in May, and Kerr said we do not.”")
    first = draft(here.text, "we start in May, and Kerr said we do", "Dale", "said")
    second = draft(here.text, "not", "Kerr", "said")
    marks.fit(here, [first, second])

    assert contents(here, first) == ["we start in May, and Kerr said we do"]
    assert contents(here, second) == ["not"]


def test_a_quotation_that_holds_the_cue_is_not_taken_whole(page: MakePage, draft: MakeDraft) -> None:
    here = page("“Kerr said that we start in May or later.”")
    one = draft(here.text, "that we start in May or later", "Kerr", "said")
    marks.fit(here, [one])

    assert contents(here, one) == ["that we start in May or later"]


def test_a_quotation_over_paragraphs_goes_to_who_holds_a_part(page: MakePage, draft: MakeDraft) -> None:
    here = page("“We start in May.\n\n“Then we rest.\n\n“We end in June,” Venn said.")
    one = draft(here.text, "“We end in June,”", "Venn", "said")
    marks.fit(here, [one])

    assert contents(here, one) == ["“We start in May.", "“Then we rest.", "“We end in June,”"]


def test_a_quotation_that_nobody_claims_and_stands_alone_is_kept(page: MakePage) -> None:
    here = page("Kerr was blunt. “It will flood in May.”")
    (one,) = marks.floating(here, [])

    assert contents(here, one) == ["“It will flood in May.”"]
    assert (one.source, one.cue, one.rule) == ((), (), marks.FLOATING)
    assert 0 < one.confidence <= 0.5


def test_one_without_its_closing_mark_is_less_sure(page: MakePage) -> None:
    closed = marks.floating(page("“It will flood in May.”"), [])[0]
    opened = marks.floating(page("“It will flood in May."), [])[0]

    assert opened.confidence < closed.confidence


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “peace fund” is empty.",
        "Her book “Long Water and Stone” sold well.",
        "“Waste not.”",  # too short to be told from a motto
        "“waste not, want not and rest.”",
        "He saw a sign: “MIND THE STEP NOW” on the wall.",
        "Some call it “A day of great joy,” and some do not.",
    ],
)
def test_what_does_not_stand_as_a_sentence_is_left(text: str, page: MakePage) -> None:
    assert marks.floating(page(text), []) == []


def test_a_claimed_quotation_does_not_float(page: MakePage, draft: MakeDraft) -> None:
    here = page("“It will flood in May.” Kerr was blunt.")
    assert marks.floating(here, [draft(here.text, "flood", "Kerr")]) == []


WORDS = st.lists(st.sampled_from(["“", "”", '"', "Aa", "b.", "c,", "\n", "said"]), max_size=40).map(" ".join)


@given(WORDS, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=6))
def test_a_content_only_grows_and_stays_in_order(text: str, places: list[tuple[int, int]]) -> None:
    here = Page.of(text, quotes.pair(text), None)
    drafts, taken = [], 0
    for gap, length in places:  # the model's contents never overlap
        start, end = taken + gap, taken + gap + length
        if end > len(text):
            break
        drafts.append(Draft((), (), (Span(start, end),), "by hand"))
        taken = end
    before = [draft.content for draft in drafts]
    marks.fit(here, drafts)
    for old, draft in zip(before, drafts, strict=True):
        assert all(any(new.start <= span.start and span.end <= new.end for new in draft.content) for span in old)
        assert all(a.end < b.start for a, b in zip(draft.content, draft.content[1:], strict=False))
        assert draft.content[-1].end <= len(text)


def test_a_quotation_of_thousands_of_paragraphs_with_thousands_of_claims() -> None:
    text = "“Aa b c d.\n" * 5_000
    here = Page.of(text, quotes.pair(text), None)
    drafts = [Draft((), (), (Span(at, at + 2),), "by hand") for at in range(1, len(text), 22)]
    marks.fit(here, drafts)

    assert len(marks.groups(here)) == 1
    # Every second paragraph has no claim of its own: they all go to one draft.
    assert max(len(draft.content) for draft in drafts) >= 2_500


def test_a_quotation_that_a_source_swallowed_is_content(page: MakePage, draft: MakeDraft) -> None:
    here = page("The board was told by Ora Venn, the engineer, “to stand and wait.”")
    one = draft(here.text, "The board", "Ora Venn, the engineer, “to stand and wait.”", "was told by")
    marks.release(here, [one])

    assert [span.of(here.text) for span in one.source] == ["Ora Venn, the engineer"]
    assert contents(here, one) == ["The board", "“to stand and wait.”"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("It holds, said Bren “Tig” Dale.", "Bren “Tig” Dale"),  # a nickname inside
        ("It holds, said Bren “Tig”.", "Bren “Tig”"),  # and at its end
        ("It holds, said “the old man of the dam.”", "“the old man of the dam.”"),  # nothing else names the source
        ("“It holds,” said Ora Venn.", "Ora Venn"),
    ],
)
def test_a_source_keeps_its_nickname(text: str, source: str, page: MakePage, draft: MakeDraft) -> None:
    one = draft(text, "It holds", source, "said")
    marks.release(page(text), [one])

    assert [span.of(text) for span in one.source] == [source]
    assert contents(page(text), one) == ["It holds"]


def test_a_content_of_another_sentence_goes(page: MakePage, draft: MakeDraft) -> None:
    here = page("Venn said that it holds. The road is closed until May.")
    one = draft(here.text, ["that it holds", "The road is closed until May"], "Venn", "said")
    marks.tighten(here, [one])

    assert contents(here, one) == ["that it holds"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“It holds,” Venn said. “The road is closed.”", ["“It holds,”", "“The road is closed.”"]),
        ("It holds, Dr. Venn said, and will for long.", ["It holds", "and will for long"]),
        ("It rained. Venn was clear. It holds. So she said.", ["It rained", "It holds"]),
    ],
    ids=["in marks", "in one sentence", "none in the cue's"],
)
def test_what_belongs_to_a_cue_stays(text: str, content: list[str], page: MakePage, draft: MakeDraft) -> None:
    one = draft(text, content, "Venn", "said")
    marks.tighten(page(text), [one])

    assert contents(page(text), one) == content


def test_a_quotation_that_is_never_closed_ends_at_its_own_cue(page: MakePage) -> None:
    here = page("“We start in May, Ora Venn said. The road is closed.")
    (one,) = marks.unclosed(here)

    assert contents(here, one) == ["“We start in May,"]
    assert [span.of(here.text) for span in (*one.source, *one.cue)] == ["Ora Venn", "said"]
    assert (one.rule, one.confidence < 0.5) == (marks.UNCLOSED, True)


@pytest.mark.parametrize(
    "text",
    [
        "“We start in May,” Ora Venn said.",
        "“We start in May. The road is closed.",
        "“We start.\n\n“We end,” Venn said.",
    ],
)
def test_quotations_that_are_closed_or_have_no_cue_inside(text: str, page: MakePage) -> None:
    assert marks.unclosed(page(text)) == []


def test_another_sentence_without_marks_of_its_own_goes(page: MakePage, draft: MakeDraft) -> None:
    text = "Venn noted the hour. Her book, “Six Chairs”, is late."
    one = draft(text, "the hour", "Venn", "noted")
    one.content = (*one.content, Span(text.index("Her"), text.index(", is")))
    marks.tighten(page(text), [one])

    assert [span.of(text) for span in one.content] == ["the hour"]


def test_a_quotation_behind_somebody_elses_cue_goes(page: MakePage, draft: MakeDraft) -> None:
    text = "“It holds,” Venn said.\n\nKerr called that late.\n\n“We saw it leak.”"
    one = draft(text, "“It holds,”", "Venn", "said")
    one.content = (*one.content, Span(text.index("“We"), len(text)))
    marks.tighten(page(text), [one, draft(text, "that", "Kerr", "called")])

    assert [span.of(text) for span in one.content] == ["“It holds,”"]


def test_a_name_in_marks_stays_with_who_speaks(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "“We must win them,” wrote the authors of the “Harbour Renewal Project,” a paper."
    one = draft(text, "“We must win them,”", "the authors of the “Harbour Renewal Project,”", "wrote")
    marks.release(page(text), [one])
    assert [span.of(text) for span in one.source] == ["the authors of the “Harbour Renewal Project,”"]


def test_a_heading_in_single_marks_is_nobodys_words(page: Callable[..., Page]) -> None:
    body = "“It leaks,” said Venn.\n\n‘A really healthy place.’\n\nThe road goes on."
    assert [one.content[0].of(body) for one in marks.floating(page(body), [])] == []
    alone = "‘A really healthy place.’\n\nThe road goes on."
    assert len(marks.floating(page(alone), [])) == 1
