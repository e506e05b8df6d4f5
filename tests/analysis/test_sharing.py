from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.analysis import sharing
from onrecord.analysis.drafts import Draft, Page
from onrecord.domain import Span

MakePage = Callable[..., Page]
MakeDraft = Callable[..., Draft]


def words(page: Page, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(page.text) for span in spans]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Venn praised the plan, calling it fair.", "calling"),
        ("Venn praised the plan, repeatedly calling it fair.", "repeatedly calling"),
        ("Venn praised the plan while stressing its cost.", "stressing"),
        ("Venn praised the plan by calling it fair.", "calling"),
        ("Venn praised the plan of Dr. Kerr, calling it fair.", "calling"),
    ],
)
def test_a_participle_has_the_source_of_its_sentence(text: str, cue: str, page: MakePage, draft: MakeDraft) -> None:
    first = draft(text, "the plan", "Venn", "praised")
    second = draft(text, "", "", cue)
    sharing.spread(page(text), [second, first])  # in any order

    assert second.source == first.source


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Venn praised the plan. Calling it fair, Kerr left.", "Calling"),
        ("Venn praised the plan,\ncalling it fair.", "calling"),
        ("Venn praised the plan and suggested more.", "suggested"),
        ("Venn praised the plan that the calling party made.", "calling"),
        ("Venn praised the plan, " + "and so on, " * 60 + "calling it fair.", "calling"),
    ],
    ids=["another sentence", "another line", "a finite verb", "no participle of the sentence's", "too far"],
)
def test_what_has_no_part_in_a_source(text: str, cue: str, page: MakePage, draft: MakeDraft) -> None:
    second = draft(text, "", "", cue)
    sharing.spread(page(text), [draft(text, "the plan", "Venn", "praised"), second])

    assert second.source == ()


def test_a_source_of_its_own_stays(page: MakePage, draft: MakeDraft) -> None:
    text = "Venn praised the plan, Kerr calling it fair."
    second = draft(text, "it fair", "Kerr", "calling")
    sharing.spread(page(text), [draft(text, "the plan", "Venn", "praised"), second])

    assert words(page(text), second.source) == ["Kerr"]


def test_a_content_that_swallowed_the_next_attribution_is_split(page: MakePage, draft: MakeDraft) -> None:
    here = page("Venn said the dam holds, adding that it will be raised.")
    one = draft(here.text, "the dam holds, adding that it will be raised", "Venn", "said")
    (new,) = sharing.split(here, [one])

    assert words(here, one.content) == ["the dam holds"]
    assert (words(here, new.cue), words(here, new.content)) == (["adding"], ["that it will be raised"])
    assert (new.source, new.rule) == (one.source, sharing.SPLIT)


def test_words_in_marks_are_not_split(page: MakePage, draft: MakeDraft) -> None:
    here = page("Venn said: “He left, saying that it leaks.”")
    one = draft(here.text, "“He left, saying that it leaks.”", "Venn", "said")

    assert sharing.split(here, [one]) == []
    assert words(here, one.content) == ["“He left, saying that it leaks.”"]


def test_a_content_without_a_source_is_not_split(page: MakePage, draft: MakeDraft) -> None:
    here = page("The dam holds, adding that it will be raised.")
    assert sharing.split(here, [draft(here.text, "The dam holds, adding that it will be raised")]) == []


def test_a_verb_gets_the_subject_of_its_own_clause(page: MakePage, draft: MakeDraft) -> None:
    here = page("Venn raised the dam, as Mayor Kerr has cut the fund and threatened to close the road.")
    one = draft(here.text, "to close the road", "Venn", "threatened")
    sharing.correct(here, [one])

    assert words(here, one.source) == ["Mayor Kerr"]


def test_a_verb_of_the_main_clause_keeps_its_subject(page: MakePage, draft: MakeDraft) -> None:
    here = page("Venn raised the dam and threatened to close the road.")
    one = draft(here.text, "to close the road", "Venn", "threatened")
    sharing.correct(here, [one])

    assert words(here, one.source) == ["Venn"]


def test_a_mark_before_the_next_attribution_is_the_contents(page: MakePage, draft: MakeDraft) -> None:
    here = page("Venn said “it holds,” adding that it leaks.")
    one = draft(here.text, "“it holds,” adding that it leaks", "Venn", "said")
    (new,) = sharing.split(here, [one])

    assert words(here, one.content) == ["“it holds,”"]
    assert words(here, new.content) == ["that it leaks"]


def test_words_before_their_cue_are_not_split(page: MakePage, draft: MakeDraft) -> None:
    here = page("The dam broke, suggesting that it was old, Venn said.")
    one = draft(here.text, "The dam broke, suggesting that it was old", "Venn", "said")

    assert sharing.split(here, [one]) == []


def test_what_was_passed_over_in_a_sentence_is_resumed(page: MakePage, draft: MakeDraft) -> None:
    here = page("Venn called the dam unfit, but stressing that it will be raised in May. Kerr left.")
    one = draft(here.text, "the dam unfit", "Venn", "called")
    (new,) = sharing.resume(here, [one])

    assert words(here, new.source) == ["Venn"]
    assert words(here, new.cue) == ["stressing"]
    assert words(here, new.content) == ["that it will be raised in May"]


def test_what_was_passed_over_may_end_the_text(page: MakePage, draft: MakeDraft) -> None:
    here = page("Venn called the dam unfit, stressing that it leaks.")
    (new,) = sharing.resume(here, [draft(here.text, "the dam unfit", "Venn", "called")])

    assert words(here, new.content) == ["that it leaks"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The call for a pause comes as Orlo met Kerr.", []),
        ("The call for a pause came from Orlo.", ["Orlo"]),
    ],
)
def test_the_subject_of_a_clause_of_time_is_no_source(
    text: str, source: list[str], page: MakePage, draft: MakeDraft
) -> None:
    one = draft(text, "a pause", "Orlo", "The call for")
    sharing.correct(page(text), [one])

    assert words(page(text), one.source) == source


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Venn called it unfit, adding that it leaks. Kerr left.", "it unfit, adding that it leaks"),
        ("Venn called it unfit. But stressing that it leaks, Kerr left. He ate.", "it unfit"),
        ("Venn called it “unfit, adding that it leaks.” Kerr left.", "“unfit, adding that it leaks.”"),
        ("Venn called it unfit, adding that", "it unfit"),
    ],
    ids=["has a draft", "another sentence", "in marks", "nothing follows"],
)
def test_what_was_not_passed_over(text: str, content: str, page: MakePage, draft: MakeDraft) -> None:
    assert sharing.resume(page(text), [draft(text, content, "Venn", "called")]) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Kerr was furious with Ora Venn for saying it leaks.", ["Ora Venn"]),
        ("Kerr was mocked for saying it leaks.", []),
        ("Kerr paid Venn for saying nothing, and for saying it leaks.", []),
    ],
)
def test_who_is_blamed_for_saying_it_said_it(text: str, who: list[str], page: MakePage, draft: MakeDraft) -> None:
    one = draft(text, "it leaks", "", "saying")
    start = text.rindex("saying")
    one.cue = (Span(start, start + len("saying")),)
    sharing.correct(page(text), [one])

    assert words(page(text), one.source) == who


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("My mother rang me and said, “They have shut it.”", "My mother"),
        ("It was late. “Never.” The caretaker stopped me and then asked: “Who pays?”", "The caretaker"),
        ("The council met on Monday and asked: “Who pays?”", "The council"),
    ],
)
def test_quoted_words_behind_a_second_verb_have_the_first_ones_subject(
    text: str, source: str, page: MakePage, draft: MakeDraft
) -> None:
    cue = next(word for word in ("said", "asked") if word in text)
    one = draft(text, text[text.rindex("“") :], "", cue)
    sharing.correct(page(text), [one])

    assert words(page(text), one.source) == [source]


def test_a_second_verb_before_unquoted_words_is_left_open(page: MakePage, draft: MakeDraft) -> None:
    text = "My mother rang the man with the ferry and said that it was late."
    one = draft(text, "that it was late", "", "said")
    sharing.correct(page(text), [one])

    assert one.source == ()
