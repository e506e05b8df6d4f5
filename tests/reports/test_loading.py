from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain import Format, Limits, Rejected, Report, Span
from onrecord.ids import sha256, text_id
from onrecord.reports import Input, discover, from_text, load, reading_text

FORMATS = get_args(Format)
PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<a href='",
            "<!--",
            "<script>",
            "<title>",
            "&amp;",
            "# Dam",
            "---\n",
            "title: x\n",
            "- item\n",
        ),
        *(
            "“We start,” Kerr said.",
            "word word word",
            "\n",
            "\n\n",
            " ",
            '{"text": "',
            '"}',
            "**",
            "[",
            "| a | b |\n",
            "```\n",
        ),
        *("By The Town Hall", "2 Min Read", "Vale News 2 min read", "Read more: x", "March 3, 2025"),
        *("\u05d0\u05d1", "\x00", "\ud800", "â€œ", "“"),
    ]
)


def checked(item: Report | Rejected) -> None:
    if isinstance(item, Rejected):
        assert item.reason
        assert "\n" not in item.reason
        return
    text = item.text.text
    text.encode("utf-8")
    assert item.text.id == text_id(text)
    assert item.raw_sha256 == sha256(item.raw)
    ends = 0
    for aside in item.set_aside:
        assert ends <= aside.span.start < aside.span.end <= len(text)
        ends = aside.span.end
    if item.title:
        assert item.title.of(text).strip()
    reading = reading_text(item)
    words = "".join(reading.text.split())
    kept = "".join(text[a:b] for a, b in _gaps(item))
    assert words == "".join(kept.split())


def _gaps(item: Report) -> list[tuple[int, int]]:
    edges = [0, *(edge for aside in item.set_aside for edge in (aside.span.start, aside.span.end)), len(item.text.text)]
    return list(zip(edges[::2], edges[1::2], strict=True))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FORMATS), st.binary(max_size=300))
def test_any_bytes_become_a_report_or_a_reason(format: Format, raw: bytes) -> None:
    checked(load(Input("x", None, raw, None, format)))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(FORMATS), st.lists(PIECES, max_size=30))
def test_any_mixture_of_markup_becomes_a_report_or_a_reason(format: Format, pieces: list[str]) -> None:
    checked(load(Input("x", None, "".join(pieces).encode("utf-8", "surrogatepass"), 3, format)))


@given(st.lists(PIECES, max_size=20), st.none() | st.text(min_size=1, max_size=30))
def test_a_text_at_hand_is_kept_exactly(pieces: list[str], title: str | None) -> None:
    text = "".join(pieces)
    report = from_text(text, title=title)
    assert report.text.text.endswith(text)
    if title is None:
        assert report.text.text == text
    elif report.title:
        assert report.title.of(report.text.text).split() == title.split() or report.title.start == text.find(
            report.title.of(text)
        )


@pytest.mark.parametrize("raw", [b"", b" \n\t\n"])
@pytest.mark.parametrize("format", FORMATS)
def test_empty_input(raw: bytes, format: Format, reason) -> None:  # type: ignore[no-untyped-def]
    assert reason(raw, format) == "empty file"


def test_a_file_over_the_limit_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(10**12)  # sparse: a read to the end could not be overlooked
    (found,) = discover([path])
    assert isinstance(found, Input)
    rejected = load(found)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "larger than the limit of 5,000,000 bytes"


def test_a_limit_of_petabytes_allocates_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kerr said so.")
    (item,) = discover([tmp_path / "a.txt"])
    assert isinstance(item, Input)
    assert isinstance(load(item, Limits(max_text=10**15)), Report)


def test_html_may_be_larger_than_its_text_but_not_its_text() -> None:
    limits = Limits(max_text=1000)
    page = b"<p>" + b"<i></i>" * 300 + b"Kerr said the dam was safe.</p>"
    assert isinstance(load(Input("x", None, page, None, "html"), limits), Report)
    assert isinstance(load(Input("x", None, page, None, "text"), limits), Rejected)
    rejected = load(Input("x", None, b"<p>" + b"word " * 500, None, "html"), limits)
    assert isinstance(rejected, Rejected)
    assert "1,000 characters" in rejected.reason


def test_a_file_that_went_away(tmp_path: Path) -> None:
    assert load(Input("a.txt", tmp_path / "a.txt", None, None, "text")) == Rejected(
        "a.txt", None, "no such file or folder"
    )


def test_binary_data_under_a_text_name(reason) -> None:  # type: ignore[no-untyped-def]
    assert reason(b"\x89PNG\r\n\x1a\n") == "not text but a PNG image"
    assert reason(bytes(range(256)) * 8) == "a binary file"


@pytest.mark.parametrize(
    "raw",
    [
        b"<div>" * 50_000 + b"Kerr said so.",
        b"<p>" * 50_000,
        b"<a " * 50_000,
        b"<!--" * 50_000,
        b"<a b='" * 50_000,
        b"<" * 99_999,
        b'"' * 10_000,
        b"[" * 100_000,
        b"x" * 1_000_000,
        b"\n" * 99_999 + b"x",
        b"a\nb " * 20_000,
        b"{" * 99_999,
    ],
)
@pytest.mark.parametrize("format", FORMATS)
def test_hostile_input_ends(raw: bytes, format: Format) -> None:
    checked(load(Input("x", None, raw, None, format)))


def test_an_id_depends_on_bytes_place_and_line() -> None:
    one = load(Input("a.jsonl", None, b'{"text": "Kerr said so."}', 1, "jsonl"))
    two = load(Input("a.jsonl", None, b'{"text": "Kerr said so."}', 2, "jsonl"))
    assert isinstance(one, Report)
    assert isinstance(two, Report)
    assert one.id != two.id
    assert one.text.id == two.text.id


def test_a_broken_line_of_ten(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"Kerr said {number} homes were flooded."}) for number in range(10)]
    lines[6] = lines[6][:-5]
    path = tmp_path / "ten.jsonl"
    path.write_text("\n".join(lines))
    loaded = [load(item) if isinstance(item, Input) else item for item in discover([path])]
    assert [item.line for item in loaded if isinstance(item, Rejected)] == [7]
    assert sum(isinstance(item, Report) for item in loaded) == 9


def test_title_and_metadata_given_by_the_caller() -> None:
    report = from_text("It will hold.", title="Dam safe", outlet="Courier", published="2025-03", language="en")
    assert report.title == Span(0, 8)
    assert report.text.text == "Dam safe\n\nIt will hold."
    assert report.outlet is not None
    assert report.outlet.value == "Courier"
    assert report.published is not None
    assert (report.published.earliest, report.published.latest) == ("2025-03-01", "2025-03-31")


def test_heavy_libraries_wait_until_they_are_needed() -> None:
    code = (
        "import sys; from onrecord.reports import from_text; from_text('Kerr said the dam was safe. ' * 9);"
        "print(sorted({'trafilatura', 'ftfy', 'markdown_it', 'py3langid', 'charset_normalizer', 'htmldate', 'numpy'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
