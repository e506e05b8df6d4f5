"""Files of the invented reports: the same each time, quoted by the gold, read with all their paragraphs."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.versions import __main__ as command
from benchmarks.versions import corpus, records, rendering


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path, toy: corpus.Corpus) -> None:
    for name in "ab":
        rendering.write(toy, tmp_path / name)
    first, second = (
        {
            file.relative_to(tmp_path / name): file.read_bytes()
            for file in (tmp_path / name).rglob("*")
            if file.is_file()
        }
        for name in "ab"
    )

    assert first == second
    assert command.digest(toy) == command.digest(toy) != command.digest(toy, seed=6)


def test_what_is_generated_does_not_change_unseen() -> None:
    assert json.loads(command.FROZEN.read_text(encoding="utf-8")) == command.frozen()


def test_gold_spans_quote_the_reports(tmp_path: Path, part: corpus.Corpus) -> None:
    made = {one.report.id: one for one in rendering.write(part, tmp_path)}
    rows = [json.loads(line) for line in (tmp_path / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    reports = [row for row in rows if row["type"] == "report"]

    assert len(reports) == len(made) == len(part.reports)
    for row in reports:
        for content in row["contents"]:
            spans = [row["text"][start:end] for start, end in content["content"]]
            assert all(span and span == span.strip() for span in spans)
            assert len(row["text"]) == len(made[row["id"]].report.text)


def test_every_report_is_read_with_all_its_paragraphs(tmp_path: Path, part: corpus.Corpus) -> None:
    published = records.publish(part, tmp_path)

    assert {one.rendered.format for one in published} == {"html", "txt", "jsonl"}
    for one in published:
        assert one.report.published is not None
        assert one.report.published.earliest == one.rendered.report.published
        for content in one.rendered.report.contents:
            plain = "\n\n".join(one.rendered.paragraphs)
            for start, end in content.content:
                assert one.span(start, end).of(one.report.text.text) == plain[start:end]


def test_quotation_marks_change_their_form_but_no_length() -> None:
    text = "\"It's 'unsafe',\" the miners' leader said.\n\n'Go,' she said."

    assert rendering.styled(text, "curly") == "“It’s ‘unsafe’,” the miners’ leader said.\n\n‘Go,’ she said."
    assert rendering.styled(text, "straight") == text
