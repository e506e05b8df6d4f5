from __future__ import annotations

import json

import pytest


def test_all_fields(report) -> None:  # type: ignore[no-untyped-def]
    found = report(
        json.dumps(
            {
                "text": "Orla Kerr said the dam was unsafe.\r\nShe left.",
                "title": "Dam unsafe",
                "url": "https://courier.example/dam",
                "outlet": "Courier",
                "byline": "By Ana Venn",
                "published": "2025-03-14T10:00:00Z",
                "modified": "2025-03-15",
                "language": "en",
                "unknown": [1],
            }
        ),
        "jsonl",
    )
    assert found.text.text == "Dam unsafe\n\nOrla Kerr said the dam was unsafe.\nShe left."
    assert found.title.of(found.text.text) == "Dam unsafe"
    assert (found.url, found.outlet.value, found.byline.value) == ("https://courier.example/dam", "Courier", "Ana Venn")
    assert found.published.earliest == "2025-03-14"
    assert found.modified.earliest == "2025-03-15"
    assert found.published.basis == ("jsonl field published",)
    assert found.language.value == "en"


def test_html_field(report) -> None:  # type: ignore[no-untyped-def]
    page = (
        "<html><head><title>x</title></head><body><p>“The dam is not safe,” Kerr told the town on Tuesday.</p></body>"
    )
    found = report(json.dumps({"html": page, "title": "Dam unsafe", "outlet": "Courier"}), "jsonl")
    assert found.text.text == "Dam unsafe\n\n“The dam is not safe,” Kerr told the town on Tuesday."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"text": "a', "broken JSON"),
        ('["a"]', "not a JSON object"),
        ("{}", "neither a text nor an html"),
        ('{"title": "Dam", "body": "It holds."}', "an html field with words in it, but title, body"),
        ('{"text": " "}', "no text"),
        ('{"text": 3}', "the field text is not a string"),
        ('{"text": "a", "title": ["b"]}', "the field title is not a string"),
        (b'{"text": "\xff"}', "not UTF-8"),
        ("[" * 100_000, "nested too deep"),
        ("1" * 10_000, "number too long"),
    ],
)
def test_broken_lines(line: str | bytes, said: str, reason) -> None:  # type: ignore[no-untyped-def]
    assert said in reason(line, "jsonl")


def test_mojibake_and_half_characters(report) -> None:  # type: ignore[no-untyped-def]
    found = report(json.dumps({"text": "â€œWe stay,â€\x9d Kerr said. \ud800"}), "jsonl")
    assert found.text.text == "“We stay,” Kerr said. \ufffd"
    assert found.repaired
