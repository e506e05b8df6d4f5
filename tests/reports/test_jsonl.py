from __future__ import annotations

import json

import pytest

from onrecord.reports import jsonl


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


def test_other_names_of_fields(report) -> None:  # type: ignore[no-untyped-def]
    line = {
        "headline": "Dam unsafe",
        "link": "https://courier.example/dam",
        "source": "Courier",
        "date": "14 March 2025",
    }
    found = report(json.dumps({"body": "Orla Kerr said the dam was unsafe.", **line}), "jsonl")
    assert found.text.text == "Dam unsafe\n\nOrla Kerr said the dam was unsafe."
    assert found.title.of(found.text.text) == "Dam unsafe"
    assert (found.url, found.outlet.value) == ("https://courier.example/dam", "Courier")
    assert found.outlet.basis == "jsonl field source"
    assert (found.published.earliest, found.published.basis) == ("2025-03-14", ("jsonl field date",))


@pytest.mark.parametrize(("field", "others"), jsonl.ALIASES.items())
def test_the_first_name_with_words_in_it_counts(field: str, others: tuple[str, ...]) -> None:
    names = (field, *others)
    for at, name in enumerate(names):
        before = dict.fromkeys(names[:at], " ") | ({names[0]: None} if at else {})
        after: dict[str, object] = dict.fromkeys(names[at + 1 :], 3)  # not looked at, so no reason to refuse the line
        line = {"text": "It holds."} | before | {name: "2025-03-14"} | after
        draft = jsonl.parse(json.dumps(line).encode())
        found = {
            "text": draft.text,
            "title": draft.text.split("\n", 1)[0],
            "url": draft.url,
            "outlet": draft.outlet and draft.outlet.value,
            "published": draft.published and draft.published.raw,
            "modified": draft.modified and draft.modified.raw,
            "byline": draft.byline and draft.byline.value,
            "language": draft.language and draft.language.value,
        }
        assert found[field] == "2025-03-14"
        if draft.published:
            assert draft.published.basis == (f"jsonl field {name}",)


def test_a_page_counts_before_other_names_of_a_text(report) -> None:  # type: ignore[no-untyped-def]
    page = "<html><body><p>“The dam is not safe,” Kerr told the town on Tuesday.</p></body></html>"
    assert report(json.dumps({"html": page, "body": "Short of it."}), "jsonl").text.text.startswith("“The dam")
    assert report(json.dumps({"html": " ", "body": "Short of it."}), "jsonl").text.text == "Short of it."


def test_a_date_under_another_name_is_doubted_in_the_same_way(report) -> None:  # type: ignore[no-untyped-def]
    found = report(json.dumps({"text": "The dam holds.", "pubdate": "the other day"}), "jsonl").published
    assert (found.earliest, found.raw, found.basis) == (None, "the other day", ("jsonl field pubdate, not understood",))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"text": "a', "broken JSON"),
        ('["a"]', "not a JSON object"),
        ("{}", "neither a text nor an html"),
        ('{"title": "Dam", "story": "It holds."}', "an html field with words in it, but title, story"),
        ('{"text": " ", "body": ""}', "neither a text nor an html field with words in it, but body"),
        ('{"text": 3}', "the field text is not a string"),
        ('{"text": "a", "title": ["b"]}', "the field title is not a string"),
        ('{"content": ["a"]}', "the field content is not a string"),
        ('{"text": "a", "source": {"name": 3}}', "the field source is not a string"),
        ('{"text": "a", "published": " ", "date": 1741910400}', "the field date is not a string"),
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


def test_an_outlet_that_is_an_object_has_its_name_in_it() -> None:
    found = jsonl.parse(b'{"text": "a", "source": {"id": null, "name": "The Courier"}}').outlet
    assert found is not None
    assert (found.value, found.basis) == ("The Courier", "jsonl field source")
    assert jsonl.parse(b'{"text": "a", "source": {"id": "x"}}').outlet is None


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("By Ana Venn", "Ana Venn"),
        ({"name": "Ana Venn"}, "Ana Venn"),
        (["Ana Venn", " ", {"name": "Tomas Orlo"}, 3], "Ana Venn, Tomas Orlo"),
    ],
)
def test_an_author_may_be_words_an_object_or_a_list(value: object, written: str) -> None:
    found = jsonl.parse(json.dumps({"text": "a", "author": value}).encode()).byline
    assert found is not None
    assert (found.value, found.basis) == (written, "jsonl field author")


def test_what_is_no_words_under_another_name_of_who_when_and_in_what_language_costs_no_report() -> None:
    line = {"text": "It holds.", "author": 17, "authors": [], "updated": 1741910400, "lang": {"id": 3}}
    draft = jsonl.parse(json.dumps(line).encode())
    assert (draft.text, draft.byline, draft.modified, draft.language) == ("It holds.", None, None, None)


def test_the_day_of_an_update_and_the_language_come_with_the_report(report) -> None:  # type: ignore[no-untyped-def]
    line = {"text": "Der Damm ist sicher, sagte Kerr.", "updated": "2025-03-15", "lang": "de"}
    found = report(json.dumps(line), "jsonl")
    assert (found.modified.earliest, found.modified.basis) == ("2025-03-15", ("jsonl field updated",))
    assert (found.language.value, found.language.doubt) == ("de", None)


def test_a_report_that_says_another_language_than_its_words_are_in_is_read_with_the_doubt(report) -> None:  # type: ignore[no-untyped-def]
    words = "Orla Kerr said that the dam was not safe, and that the town would have to wait for a report."
    found = report(json.dumps({"text": words, "lang": "de"}), "jsonl")
    assert (found.language.value, found.language.doubt) == ("en", "jsonl field lang says de")
