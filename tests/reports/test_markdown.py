from __future__ import annotations

MARKDOWN = """---
title: "Dam *unsafe*: Kerr"
author: [Ana Venn, Tom Dale]
date: 2025-03-14
site: Courier
lang: en
tags: [dam]
---

# Dam unsafe

Orla **Kerr** said the [old dam](https://courier.example/dam) was
“not _safe_” &amp; must go.\\
5 \\* 3 is snake_case.

- The dam is unsafe
- Kerr wants it rebuilt

1986. A good year

> “Leave now,” she said.

| homes | 40 |
|---|---|
| town | Eastmere |

<div class="note"><b>“No,”</b> said Venn.</div>

![a photo](dam.jpg)
"""


def test_visible_text_without_markup(report) -> None:  # type: ignore[no-untyped-def]
    found = report(MARKDOWN, "markdown")
    assert found.text.text.split("\n\n") == [
        "Dam *unsafe*: Kerr",
        "Dam unsafe",
        "Orla Kerr said the old dam was “not safe” & must go.\n5 * 3 is snake_case.",
        "- The dam is unsafe\n- Kerr wants it rebuilt",
        "1986. A good year",
        "“Leave now,” she said.",
        "homes | 40",
        "town | Eastmere",
        "“No,” said Venn.",
    ]
    assert found.title.of(found.text.text) == "Dam *unsafe*: Kerr"
    assert (found.byline.value, found.outlet.value) == ("Ana Venn, Tom Dale", "Courier")
    assert found.published.earliest == "2025-03-14"
    assert found.published.basis == ("front matter",)


def test_the_first_heading_is_the_title(report) -> None:  # type: ignore[no-untyped-def]
    found = report("Dam *unsafe*\n===\n\nKerr said so.\n\n## More\n\nShe left.", "markdown")
    assert found.title.of(found.text.text) == "Dam unsafe"


def test_without_headings_the_title_is_a_title_line(report) -> None:  # type: ignore[no-untyped-def]
    found = report("Dam unsafe, says Kerr\n\nShe left.", "markdown")
    assert found.title.of(found.text.text) == "Dam unsafe, says Kerr"


def test_rules_are_no_front_matter(report) -> None:  # type: ignore[no-untyped-def]
    assert "A plain line" in report("---\nA plain line\n---\nKerr said so.", "markdown").text.text


def test_toml_front_matter_and_lists_of_authors(report) -> None:  # type: ignore[no-untyped-def]
    assert report('+++\ntitle = "Dam"\n+++\nKerr said so.', "markdown").text.text == "Dam\n\nKerr said so."
    found = report("---\nauthors:\n  - Ana Venn\n  - Tom Dale\n---\nKerr said so.", "markdown")
    assert found.byline.value == "Ana Venn, Tom Dale"


def test_nothing_visible(reason) -> None:  # type: ignore[no-untyped-def]
    assert reason("<!-- nothing -->", "markdown") == "no text in it"
