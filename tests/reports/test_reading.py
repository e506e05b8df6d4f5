from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import SetAside, Span
from onrecord.reports import from_text, reading_text
from onrecord.reports.reading import read

LINE = "Kerr noted that the councils of the valley have spent some forty million on the wall since former President"


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        (f"{LINE}\nTom Dale took office.", f"{LINE} Tom Dale took office."),
        ("The dam that was built in May \n  will not hold.", "The dam that was built in May will not hold."),
        ("When the water rose,\nKerr left.", "When the water rose, Kerr left."),
        ("It was a long and well-\nknown story.", "It was a long and well-known story."),
        ("The dam held.\nThe town slept.", "The dam held.\nThe town slept."),
        ("“It holds.”\nKerr left.", "“It holds.”\nKerr left."),
        ("Dam Is Unsafe\nOrla Kerr said so.", "Dam Is Unsafe\nOrla Kerr said so."),
        (
            "What the council has said\n- The dam is unsafe\n- Kerr wants",
            "What the council has said\n- The dam is unsafe\n- Kerr wants",
        ),
        ("KERR: Yes\nVENN: No", "KERR: Yes\nVENN: No"),
        ("apples\npears", "apples\npears"),
        ("The dam is not\n\nsafe.", "The dam is not\n\nsafe."),
        ("", ""),
    ],
)
def test_healing(stored: str, expected: str) -> None:
    assert read(stored).text == expected


def test_hard_wrapped_text_is_healed_at_sentence_ends_too() -> None:
    stored = (
        "Orla Kerr, who chairs the council, said that the dam was unsafe.\n"
        "Residents had known about it for years, and they did nothing at\n"
        "all. “We waited,” one of them told a reporter who had come down\n"
        "from the city.\n\nThe wall is to be rebuilt before the winter rains set in at last.\nWork starts in May."
    )
    assert read(stored).text.count("\n") == 3  # the last line break ends a line too long for the wrap


def test_the_title_is_never_joined_to_the_text() -> None:
    title = (
        "How the council of the valley failed to see what every child in Eastmere could see with open eyes, and why it"
    )
    assert read(f"{title}\nmatters now.", (), Span(0, len(title))).text == f"{title}\nmatters now."


def test_set_aside_lines_leave_a_paragraph_break() -> None:
    report = from_text("Kerr said the dam was unsafe.\n\n2 Min Read\n\n“Leave now,” she said.")
    assert reading_text(report).text == "Kerr said the dam was unsafe.\n\n“Leave now,” she said."


def test_a_span_over_set_aside_text_is_split() -> None:
    stored = "Talks in Eastmere לפני the summit went well, Kerr said."
    report = from_text(stored)
    reading = reading_text(report)
    assert reading.text == "Talks in Eastmere the summit went well, Kerr said."
    spans = reading.to_stored(Span(0, len(reading.text)))
    assert [span.of(stored) for span in spans] == ["Talks in Eastmere", "the summit went well, Kerr said."]
    assert reading.from_stored(stored.index("לפ")) is None
    assert reading.from_stored(len(stored)) == len(reading.text)
    assert reading.from_stored(len(stored) + 1) is None
    assert reading.from_stored(-1) is None


def test_a_span_over_a_healed_break_is_one() -> None:
    stored = f"{LINE} \n Tom Dale took office."
    reading = read(stored)
    (span,) = reading.to_stored(Span(0, len(reading.text)))
    assert span.of(stored) == stored
    with pytest.raises(ValueError, match="reaches past"):
        reading.to_stored(Span(0, len(reading.text) + 1))


WORDS = st.lists(
    st.sampled_from(
        ["Kerr", "said", "the", "dam", "is", "safe.", "“No,”", "\n", "\n\n", " \n ", "-\n", "\t", "  ", LINE, "- x"]
    ),
    max_size=40,
)


@st.composite
def cut_texts(draw: st.DrawFn) -> tuple[str, tuple[SetAside, ...]]:
    stored = " ".join(draw(WORDS)) if draw(st.booleans()) else "".join(draw(WORDS))
    edges = sorted(draw(st.sets(st.integers(0, len(stored)), max_size=8)))
    spans = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    return stored, tuple(SetAside(span, "boilerplate", "test") for span in spans)


@given(cut_texts(), st.data())
def test_every_span_quotes_the_same_words(cut: tuple[str, tuple[SetAside, ...]], data: st.DataObject) -> None:
    stored, aside = cut
    reading = read(stored, aside)
    kept = list(stored)
    for part in aside:
        kept[part.span.start : part.span.end] = "\0" * (part.span.end - part.span.start)
    assert "".join(reading.text.split()) == "".join("".join(kept).replace("\0", "").split())
    if not reading.text:
        return
    start = data.draw(st.integers(0, len(reading.text) - 1))
    end = data.draw(st.integers(start + 1, len(reading.text)))
    spans = reading.to_stored(Span(start, end))
    assert spans
    assert all(left.end <= right.start for left, right in pairwise(spans))
    quoted = "".join("".join(kept[span.start : span.end]) for span in spans)
    assert "\0" not in quoted
    assert "".join(quoted.split()) == "".join(reading.text[start:end].split())
    if not reading.text[start].isspace():
        assert reading.from_stored(spans[0].start) == start


@given(cut_texts())
def test_offsets_go_there_and_back(cut: tuple[str, tuple[SetAside, ...]]) -> None:
    reading = read(*cut)
    for offset, char in enumerate(reading.text):
        (span,) = reading.to_stored(Span(offset, offset + 1))
        assert reading.from_stored(span.start) == offset
        assert char == span.of(cut[0]) or (char == " " and span.of(cut[0]).isspace())
