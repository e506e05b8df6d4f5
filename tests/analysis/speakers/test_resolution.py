"""Who spoke, whatever the source: nothing is lost, all is quoted, nothing takes long."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.analysis.speakers import resolve
from onrecord.domain import Attribution, SetAside, Span
from tests.analysis.speakers.resolving import attributions_of, report_of, short, speakers_of


def test_second_hand_is_a_chain() -> None:
    text = "Kerr told aides he would quit, two aides said."
    outer, inner = speakers_of(text, ("two aides", "Kerr told aides he would quit"), ("Kerr", "he would quit", "0"))
    assert [(s.role, short(s)) for s in inner] == [("speaker", "Kerr"), ("via", "two aides")]
    assert [(s.role, short(s)) for s in outer] == [("speaker", "two aides")]


def test_set_aside_text_names_nobody() -> None:
    text = "By Ana Orlo\nThe road is long. She said it was late."
    aside = (SetAside(Span(0, 11), "byline", "test"),)
    done, _ = resolve(report_of(text, aside=aside), attributions_of(text, ("She", "it was late")))
    assert done[0].speakers[0].status == "unresolved"


def test_ids_are_stable_across_reports_for_names_only() -> None:
    one = speakers_of("Ana Orlo said it. Aides said that.", ("Ana Orlo", "it"), ("Aides", "that"))
    two = speakers_of("On Monday Ana Orlo said it. Aides said that.", ("Ana Orlo", "it"), ("Aides", "that"))
    assert one[0][0].entity == two[0][0].entity
    assert one[1][0].entity is not None
    assert two[1][0].entity is not None
    assert one[1][0].entity.id != two[1][0].entity.id


def test_nothing_in_nothing_out() -> None:
    assert resolve(report_of("Ana Orlo spoke."), ()) == ((), ())


WORDS = st.sampled_from(
    'Ana Orlo Venn Mr. Mrs. President the minister said "He she , . \n ’s ( ) “ ” and of U.S. who I they A'.split(" ")
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(WORDS, min_size=3, max_size=40), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=6)
)
def test_any_text_gives_verdicts_that_quote_it(words: list[str], places: list[tuple[int, int]]) -> None:
    text = " ".join(words)
    attributions = [
        Attribution(
            id=f"a{i}", source=(Span(min(at, len(text) - 1), min(at + size, len(text))),), cue=(),
            content=(Span(0, 1),), quotation="indirect", stance="asserted", confidence=0.5, rule="test",
        )
        for i, (at, size) in enumerate(places)
        if min(at, len(text) - 1) < min(at + size, len(text))
    ]  # fmt: skip
    done, mentions = resolve(report_of(text), attributions)
    assert [a.id for a in done] == [a.id for a in attributions]
    assert (done, mentions) == resolve(report_of(text), attributions)
    for attribution in done:
        assert attribution.speakers
        for speaker in attribution.speakers:
            assert speaker.because
            assert all(span.of(text) for span in speaker.evidence)
    for mention in mentions:
        assert mention.span.of(text)


def test_hostile_texts_end() -> None:
    for text in ("Aa " * 30_000, '"' * 20_000, "A." * 30_000, "Bank of the " * 8_000, "Orlo, the minister, " * 5_000):
        resolve(
            report_of(text), [Attribution("a", (Span(0, 2),), (), (Span(2, 3),), "direct", "asserted", 1.0, "test")]
        )


CHAINS = [
    ('Ana Orlo came. "One," she said. "Two," she said. "Three," she said.', ("she", '"One,"'), ("she#1", '"Two,"'),
     ("she#2", '"Three,"')),
    ('Jon Kerr came late. He sat down. He said one. "Two," he said.', ("He#1", "one"), ("he", '"Two,"')),
    ('A spokeswoman for the mill said one. She said two.', ("A spokeswoman for the mill", "one"), ("She", "two")),
    ('Medical director Jon Kerr said one. He said two. "Three," he said.',
     ("Medical director Jon Kerr", "one"), ("He", "two"), ("he", '"Three,"')),
    ('Ana Orlo sat. "One." She said two.', ("", '"One."'), ("She", "two")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "items"), [(text, items) for text, *items in CHAINS])
def test_evidence_and_mentions_are_whole_words(text: str, items: list[tuple[str, ...]]) -> None:
    done, mentions = resolve(report_of(text), attributions_of(text, *items))
    spans = [span for a in done for s in a.speakers for span in s.evidence] + [m.span for m in mentions]
    spans += [m.head for m in mentions]
    assert all(a.speakers and a.speakers[0].status == "resolved" for a in done)
    for span in spans:
        words = text[span.start : span.end]
        assert words == words.strip()
        assert re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text[max(0, span.start - 1) : span.end + 1]), words
    assert not any(m.named for m in mentions if text[m.span.start : m.span.end].lower() in ("he", "she"))
