from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.analysis import edges
from onrecord.analysis.drafts import Draft, Page
from onrecord.domain import Span

MakePage = Callable[..., Page]
MakeDraft = Callable[..., Draft]


def trimmed(page: Page, draft: Draft) -> str:
    edges.trim(page, [draft])
    return " … ".join(span.of(page.text) for span in draft.content)


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("that the dam holds, signaling a new course", "that the dam holds"),
        ("that the dam holds, thereby underscoring its worth", "that the dam holds"),
        ("“It holds,” indicating the need for calm", "“It holds,”"),
        ("“It holds” suggesting calm", "“It holds”"),
        ("'It holds,' referring to the dam", "'It holds,'"),
        ("that the dam holds while stressing its cost", "that the dam holds"),
        ("“the dam holds,” while also praising Kerr", "“the dam holds,”"),
        ("the work of Kerr, her deputy,", "the work of Kerr, her deputy"),
    ],
)
def test_the_content_ends_before_what_is_not_its_own(content: str, left: str, page: MakePage, draft: MakeDraft) -> None:
    text = f"Venn said {content} and left."

    assert trimmed(page(text), draft(text, content, "Venn", "said")) == left


@pytest.mark.parametrize(
    "content",
    [
        "that Kerr was suggesting a wall",
        "that the dam holds while the miners wait",
        "that it can hold while saving money",
        "“the dam holds, signaling a new course”",
        "“It holds,”",
    ],
)
def test_what_belongs_to_the_content_stays(content: str, page: MakePage, draft: MakeDraft) -> None:
    text = f"Venn said {content} and left."

    assert trimmed(page(text), draft(text, content, "Venn", "said")) == content


def test_a_participle_before_the_cue_is_the_sources(page: MakePage, draft: MakeDraft) -> None:
    text = "The dam holds, signaling a new course, Venn said."

    one = draft(text, "The dam holds, signaling a new course", "Venn", "said")
    assert trimmed(page(text), one) == "The dam holds, signaling a new course"


@pytest.mark.parametrize("cue", ["reiterated the need for", "has stressed the great importance of", "sees the need to"])
def test_what_is_needed_begins_with_the_need(cue: str, page: MakePage, draft: MakeDraft) -> None:
    text = f"Venn {cue} calm."
    one = draft(text, "calm", "Venn", cue)

    assert trimmed(page(text), one) == f"the {cue.split(' the ')[1]} calm"
    assert [span.of(text) for span in one.cue] == [cue.split(" the ", maxsplit=1)[0]]


def test_what_a_sentence_is_about_is_no_content(page: MakePage, draft: MakeDraft) -> None:
    text = "Regarding the dam, Venn said that it holds."
    one = draft(text, "that it holds", "Venn", "said")
    one.content = (Span(0, len("Regarding the dam")), *one.content)

    assert trimmed(page(text), one) == "that it holds"


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("who in 2019", "who"),
        ("Kerr, who last year", "Kerr, who"),
        ("Kerr, who was elected in 2012,", "Kerr, who was elected in 2012,"),
        ("the class of 2019", "the class of 2019"),
        ("Kerr of the Monday Club", "Kerr of the Monday Club"),
    ],
)
def test_when_is_no_part_of_who(source: str, left: str, page: MakePage, draft: MakeDraft) -> None:
    made = page(f"{source} said it would never hold.")
    one = draft(made.text, "it would never hold", source, "said")

    edges.trim(made, [one])

    assert [span.of(made.text) for span in one.source] == [left]


def test_a_name_behind_according_to_is_the_sources(page: MakePage, draft: MakeDraft) -> None:
    made = page("According to the team’s coach, Ilka Brandt, it was lost early.")
    one = draft(made.text, "Ilka Brandt, it was lost early", "the team’s coach", "According to")

    edges.trim(made, [one])

    assert [span.of(made.text) for span in one.source] == ["the team’s coach, Ilka Brandt"]
    assert [span.of(made.text) for span in one.content] == ["it was lost early"]


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("'No.' The dam reopens in May", "'No.'"),
        ("“This is not over”. The dam reopens", "“This is not over”"),
        ("“No,” she said. “Not yet.”", "“No,” she said. “Not yet.”"),  # another quotation behind
        ("“No” to the dam", "“No” to the dam"),
        ("that “no.” was the answer", "that “no.” was the answer"),
    ],
)
def test_a_quotation_ends_before_the_next_sentence(content: str, left: str, page: MakePage, draft: MakeDraft) -> None:
    text = f"Venn: {content}"
    assert trimmed(page(text), draft(text, content, "Venn", ":")) == left


def test_a_neither_is_no_part_of_who_speaks(page: MakePage, draft: MakeDraft) -> None:
    text = "The ministry neither confirmed nor denied the leak."
    one = draft(text, "the leak", "The ministry neither", "confirmed nor denied")
    edges.trim(page(text), [one])
    assert [span.of(text) for span in one.source] == ["The ministry"]


def test_who_speaks_stands_before_an_aside_in_dashes(page: MakePage, draft: MakeDraft) -> None:
    text = "It rained. Port officials — including Adm. Orlo Venn — have long argued that the wall is weak."
    one = draft(text, "that the wall is weak", None, "have long argued")
    edges.trim(page(text), [one])

    assert [span.of(text) for span in one.source] == ["Port officials"]


def test_a_sentence_that_dashes_part_names_nobody(page: MakePage, draft: MakeDraft) -> None:
    text = "After the storm — like any other — was said that the wall is weak."
    one = draft(text, "that the wall is weak", None, "was said")
    edges.trim(page(text), [one])

    assert one.source == ()


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("Venn said it rang at 5:40 a.m.", "it rang at 5:40 a.m", "it rang at 5:40 a.m."),
        ("Venn said it was sold by Halden Inc. It was not.", "it was sold by Halden Inc", "it was sold by Halden Inc."),
        ("Venn said it rang at noon.", "it rang at noon", "it rang at noon"),
        ("Venn said it was the spam.", "it was the spam", "it was the spam"),
    ],
)
def test_an_abbreviation_keeps_its_stop(
    text: str, content: str, expected: str, page: Callable[..., Page], draft: Callable[..., Draft]
) -> None:
    one = draft(text, content, "Venn", "said")
    edges.trim(page(text), [one])
    assert [span.of(text) for span in one.content] == [expected]


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("“we may extend it in due course”, but no plans to expand it exist", "“we may extend it in due course”"),
        ("“we may extend it in due course”, but that it is not planned", "“we may extend it in due course”, but that"),
        ("“we may extend it”, but “not soon”", "“we may extend it”, but “not soon”"),
    ],
)
def test_a_quotation_ends_before_the_reporters_own_clause(
    content: str, left: str, page: MakePage, draft: MakeDraft
) -> None:
    text = f"The letter says {content}."
    assert trimmed(page(text), draft(text, content, "The letter", "says")).startswith(left)


def test_the_reporters_own_clause_as_a_piece_of_its_own(page: MakePage, draft: MakeDraft) -> None:
    text = "The letter says “we may extend it”, but no plans exist."
    one = draft(text, "“we may extend it”", "The letter", "says")
    start = text.index("no plans")
    one.content = (*one.content, Span(start, len(text) - 1))
    assert trimmed(page(text), one) == "“we may extend it”"


def test_the_pages_question_is_not_in_the_answer(page: MakePage, draft: MakeDraft) -> None:
    text = "When do we sit them? 21 May, says Venn."
    assert trimmed(page(text), draft(text, "When do we sit them? 21 May", "Venn", "says")) == "21 May"
    text = f"It rained. {text}"
    assert (
        trimmed(page(text), draft(text, "When do we sit them? 21 May", "Venn", "says")) == "When do we sit them? 21 May"
    )


def test_the_article_of_a_content_is_in_it(page: MakePage, draft: MakeDraft) -> None:
    text = "Her father told her the airline wants $400."
    assert trimmed(page(text), draft(text, "airline wants $400", "Her father", "told")) == "the airline wants $400"
    assert trimmed(page(text), draft(text, "airline wants $400", "Her father", "told her the")) == "airline wants $400"


def test_a_mark_around_the_cue_and_the_content(page: MakePage, draft: MakeDraft) -> None:
    text = "Kerr “glad to finish” fight with Venn"
    one = draft(text, "to finish” fight with Venn", "Kerr", "“glad")
    assert trimmed(page(text), one) == "“glad to finish” fight with Venn"
    assert one.cue == ()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The river rose. Ana “Tig” Orlo said it rained.", "Ana “Tig” Orlo"),
        ('The river rose. Ana Bea "Big Tig" Orlo said it rained.', 'Ana Bea "Big Tig" Orlo'),
        ("The river rose. The paper “Tide” Orlo said it rained.", "Orlo"),
        ("“It rose.” Orlo said it rained.", "Orlo"),
    ],
)
def test_a_nickname_in_marks_is_inside_a_name(text: str, source: str, page: MakePage, draft: MakeDraft) -> None:
    one = draft(text, "it rained", "Orlo", "said")
    edges.trim(page(text), [one])

    assert [span.of(text) for span in one.source] == [source]


@pytest.mark.parametrize(
    ("cue", "said", "left"),
    [
        ("voiced", "strong support for the dam", "the dam"),
        ("expressing", "concern about the dam", "the dam"),
        ("expressed", "concern that the dam leaks", "concern that the dam leaks"),
        ("demanded", "support for the dam", "support for the dam"),
    ],
)
def test_what_is_voiced_is_in_the_cue(cue: str, said: str, left: str, page: MakePage, draft: MakeDraft) -> None:
    text = f"Venn {cue} {said}."
    one = draft(text, said, "Venn", cue)

    assert trimmed(page(text), one) == left
    assert text[one.cue[0].start : one.content[0].start].strip() == one.cue[0].of(text)


@pytest.mark.parametrize(("headline", "left"), [(True, "the Talks"), (False, "the Talks Amid Fears of a Flood")])
def test_the_circumstance_of_a_headline_is_its_writers(
    headline: bool, left: str, page: MakePage, draft: MakeDraft
) -> None:
    text = "Venn Hails the Talks Amid Fears of a Flood"
    one = draft(text, "the Talks Amid Fears of a Flood", "Venn", "Hails", headline=headline)

    assert trimmed(page(text), one) == left


def test_remarks_are_the_sources_and_the_notion_the_contents(page: MakePage, draft: MakeDraft) -> None:
    text = "Venn's remarks stress the notion that the dam holds."
    one = draft(text, "that the dam holds", "Venn's", "remarks stress the notion")

    assert trimmed(page(text), one) == "the notion that the dam holds"
    assert [span.of(text) for span in (*one.source, *one.cue)] == ["Venn's remarks", "stress"]


def test_a_name_goes_on_behind_its_nickname(page: MakePage, draft: MakeDraft) -> None:
    text = "“It rained,” said Ana “Tig” Orlo."
    one = draft(text, "“It rained,”", "Ana “Tig”", "said")
    edges.trim(page(text), [one])

    assert [span.of(text) for span in one.source] == ["Ana “Tig” Orlo"]
