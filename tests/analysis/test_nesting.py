from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis import encoder, extraction, nesting, quotes
from onrecord.analysis.clock import Deadline
from onrecord.analysis.drafts import Draft, Page, covers, merged, size
from onrecord.domain import Span

TEXT = "“Dale told us ‘Kerr said it leaks’ twice,” Venn said. It rained."


def test_the_smallest_content_around_a_draft_is_its_parent(draft: Callable[..., Draft]) -> None:
    outer = draft(TEXT, "“Dale told us ‘Kerr said it leaks’ twice,”", "Venn", "said.")
    middle = draft(TEXT, "‘Kerr said it leaks’", "Dale", "told")
    inner = draft(TEXT, "it leaks", "Kerr", "said")
    apart = draft(TEXT, "It rained.")
    nesting.adopt([inner, apart, outer, middle])

    assert (inner.parent, middle.parent, outer.parent, apart.parent) == (middle, outer, None, None)


def test_a_draft_that_reaches_out_of_a_content_does_not_lie_in_it(draft: Callable[..., Draft]) -> None:
    outer = draft(TEXT, "‘Kerr said it leaks’")
    one = draft(TEXT, "it leaks", "Dale", "told")
    nesting.adopt([outer, one])

    assert one.parent is None


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), min_size=1, max_size=3).map(
    lambda rows: merged(tuple(Span(start, start + length) for start, length in rows))
)


@given(st.lists(SPANS, max_size=12))
def test_parents_hold_their_children_and_never_go_round(contents: list[tuple[Span, ...]]) -> None:
    drafts = [Draft((), (), content, "by hand") for content in contents]
    nesting.adopt(drafts)
    for one in drafts:
        seen = set()
        at: Draft | None = one
        while at is not None:
            assert id(at) not in seen
            seen.add(id(at))
            at = at.parent
        if one.parent is not None:
            assert all(covers(one.parent.content, span) == span.end - span.start for span in one.spans)
            assert size(one.parent.content) > size(one.content)


@pytest.fixture
def by_rule(monkeypatch: pytest.MonkeyPatch) -> Callable[[Page, Draft], list[Draft]]:
    """The second look where the encoder finds nothing, so that only the rules speak."""
    monkeypatch.setattr(extraction, "extract", lambda text, *_: extraction.Reading([], quotes.pair(text)))
    return lambda page, one: nesting.second_look(page, [one], encoder.shipped(), encoder.shipped_heads(), Deadline())


def words(text: str, one: Draft) -> tuple[str, str, str]:
    source, cue, content = (" ".join(span.of(text) for span in spans) for spans in (one.source, one.cue, one.content))
    return source, cue, content


@pytest.mark.parametrize(
    ("said", "source", "cue", "content"),
    [
        ("“He told me ‘never again’ twice,”", "He", "told", "‘never again’"),
        ("“Then Ora Venn said: ‘never again’ to us,”", "Ora Venn", "said", "‘never again’"),
        ("“We asked, ‘will it hold?’ and left,”", "We", "asked", "‘will it hold?’"),
        ("“And my old teacher said, ‘never again’ to us,”", "my old teacher", "said", "‘never again’"),
    ],
)
def test_plain_words_before_a_quotation_in_a_quotation(
    said: str,
    source: str,
    cue: str,
    content: str,
    page: Callable[..., Page],
    draft: Callable[..., Draft],
    by_rule: Callable[[Page, Draft], list[Draft]],
) -> None:
    text = f"{said} Kerr said."
    outer = draft(text, said, "Kerr", quotation="direct")
    (inner,) = by_rule(page(text), outer)

    found_source, found_cue, found_content = words(text, inner)
    assert (found_source.endswith(source), found_cue, found_content) == (True, cue, content)
    assert (inner.parent, inner.rule) == (outer, nesting.NESTED)


def test_telling_inside_reported_words(
    page: Callable[..., Page], draft: Callable[..., Draft], by_rule: Callable[[Page, Draft], list[Draft]]
) -> None:
    text = "The paper reported that Tomas Kerr told aides on Monday that he would quit."
    outer = draft(text, "that Tomas Kerr told aides on Monday that he would quit", "The paper", "reported")
    (inner,) = by_rule(page(text), outer)

    assert words(text, inner) == ("Tomas Kerr", "told", "that he would quit")
    assert inner.parent is outer


def test_whom_somebody_quotes_as_saying_it(
    page: Callable[..., Page], draft: Callable[..., Draft], by_rule: Callable[[Page, Draft], list[Draft]]
) -> None:
    said = "an unnamed engineer as saying that the dam was old, but not by age"
    text = f"The Courier quoted {said}."
    outer = draft(text, said, "The Courier", "quoted")
    (inner,) = by_rule(page(text), outer)

    assert words(text, inner) == ("an unnamed engineer", "as saying", "that the dam was old, but not by age")
    assert inner.parent is outer


@pytest.mark.parametrize(
    "said",
    [
        "“They call it ‘the old lady’ here,”",
        "“It will hold,”",
        "“Kerr told aides on Monday that he would quit,”",
        "“Those who stood up and said, ‘it will hold’ were few,”",
    ],
    ids=["no cue", "nothing inside", "telling in marks is left to the encoder", "no name right before the verb"],
)
def test_what_quotes_nobody_again(
    said: str,
    page: Callable[..., Page],
    draft: Callable[..., Draft],
    by_rule: Callable[[Page, Draft], list[Draft]],
) -> None:
    text = f"{said} Venn said."
    assert by_rule(page(text), draft(text, said, "Venn", "said", quotation="direct")) == []


def test_an_endless_content_gets_no_second_look(
    page: Callable[..., Page], draft: Callable[..., Draft], by_rule: Callable[[Page, Draft], list[Draft]]
) -> None:
    said = "“" + "He told me ‘never again’ twice. " * 200 + "”"
    text = f"{said} Venn said."
    assert by_rule(page(text), draft(text, said, "Venn")) == []


def test_a_claim_inside_what_is_said_of_it_is_a_statement_of_its_own(
    page: Callable[..., Page], draft: Callable[..., Draft], by_rule: Callable[[Page, Draft], list[Draft]]
) -> None:
    claim = "Kerr’s claim that the dam would hold"
    text = f"{claim} was doubted by two builders."
    (inner,) = by_rule(page(text), draft(text, claim, "two builders", quotation="indirect"))

    assert words(text, inner) == ("Kerr", "claim", "that the dam would hold")


def test_what_anybody_wants_or_has_to_show_is_not_said(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "“If you want people to know you care, you have to show that ‘your team’ leaks,” Venn wrote."
    outer = draft(text, text[: text.index(" Venn")], "Venn", "wrote", quotation="direct")
    found = nesting.second_look(page(text), [outer], encoder.shipped(), encoder.shipped_heads(), Deadline())

    assert [one for one in found if one.source and one.source[0].of(text) == "you"] == []


def test_who_is_quoted_as_saying_it_says_it(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "The Echo quoted an engineer as saying that half the pipes leak."
    carrier = draft(text, "an engineer", "The Echo", "quoted")
    inner = draft(text, "that half the pipes leak", "The Echo", "as saying")
    nesting.relay(page(text), [carrier, inner])
    assert [span.of(text) for span in inner.source] == ["an engineer"]
    assert [span.of(text) for span in carrier.content] == ["an engineer as saying that half the pipes leak"]


def test_a_sentence_before_is_not_what_the_next_one_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The bank wants it rebuilt. They wrote to us that it leaks."
    outer = Draft((), (), (Span(0, len(text)),), "turn-1", quotation="direct")

    def found(words: str, *_: object) -> extraction.Reading:
        def span(part: str) -> Span:
            return Span(words.index(part), words.index(part) + len(part))

        sure = extraction.Evidence(0.99, 0.99, 0.99, 0.99, 0.99, sourced=True)
        content = (span("The bank wants it rebuilt"), span("that it leaks"))
        return extraction.Reading([extraction.Raw((span("They"),), (span("wrote"),), content, sure)], [])

    monkeypatch.setattr(extraction, "extract", found)
    (one,) = nesting.second_look(
        Page.of(text, [], None), [outer], encoder.shipped(), encoder.shipped_heads(), Deadline()
    )
    assert [span.of(text) for span in one.content] == ["that it leaks"]
