from __future__ import annotations

import pytest

from onrecord.reports import html
from onrecord.reports.page import read_page

ARTICLE = """
<p>Orla Kerr, who chairs the valley council, said on Tuesday that the old dam above Eastmere was not safe.</p>
<p>&ldquo;It will not hold another flood,&rdquo; she told residents. &ldquo;We have known this for years.&rdquo;</p>
<p>The water company denied that there was a danger. <em>Tom Dale</em>, its head, said there were no cracks in it.</p>
<p>The council will vote on a plan to lower the water by four metres next month, and a hearing is to be held.</p>"""
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Dam is unsafe, says Kerr | Eastmere Courier</title>
<meta property="og:site_name" content="Eastmere Courier"><meta name=author content="By The Town Hall">
<meta property="article:published_time" content="2025-03-14T10:00:00Z">
<meta property="article:modified_time" content="2025-03-15T09:00:00Z">
<link rel=canonical href="https://courier.example/dam"><script>var x = "<p>no text</p>";</script>
<body><nav><ul><li><a href=/>Home</a><li><a href=/n>News of the valley and of the towns around it.</a></ul></nav>
<main><article><h1>Dam is unsafe, says Kerr</h1><p>By Ana Venn</p><p>14 March 2025</p>{ARTICLE}</article></main>
<aside><p>&ldquo;My house was under water twice,&rdquo; said a resident of the lower town.</p></aside>
<footer><p style="display: none">Hidden words that nobody ever gets to see on this page.</p></footer></body></html>"""


def test_the_article_with_its_metadata(report) -> None:  # type: ignore[no-untyped-def]
    found = report(PAGE, "html")
    text = found.text.text
    assert found.title.of(text) == "Dam is unsafe, says Kerr"
    assert text.startswith("Dam is unsafe, says Kerr\n\nBy Ana Venn\n\n14 March 2025\n\nOrla Kerr, who")
    assert text.count("Dam is unsafe") == 1
    assert "“It will not hold another flood,” she told" in text
    assert "Hidden" not in text
    assert "no text" not in text
    assert "Home" not in text
    assert (found.outlet.value, found.outlet.basis) == ("Eastmere Courier", "html meta og:site_name")
    assert (found.byline.value, bool(found.byline.doubt)) == ("The Town Hall", True)
    assert (found.published.earliest, found.published.basis) == ("2025-03-14", ("html meta article:published_time",))
    assert (found.modified.earliest, found.modified.basis) == ("2025-03-15", ("html meta article:modified_time",))
    assert (found.language.value, found.url) == ("en-GB", "https://courier.example/dam")


def test_a_quotation_outside_the_article_is_kept_and_set_aside(report) -> None:  # type: ignore[no-untyped-def]
    found = report(PAGE, "html")
    left_out = [aside.span.of(found.text.text) for aside in found.set_aside if aside.reason == "extractor"]
    assert left_out == ["“My house was under water twice,” said a resident of the lower town."]


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (
            '<aside><p>Read more: <a href="/road">“The road is a mistake,” Tomas Kerr says</a></p></aside>',
            "Read more: “The road is a mistake,” Tomas Kerr says",
        ),
        (
            "<div class=teaser><a href=/road>‘The road is a mistake’, says Kerr</a></div>",
            "‘The road is a mistake’, says Kerr",
        ),
        (
            "<aside><a href=/road>Read more: Kerr says that the road is a mistake</a></aside>",
            "Read more: Kerr says that the road is a mistake",
        ),
    ],
)
@pytest.mark.parametrize("judged", [True, False])
def test_a_teaser_in_a_link_is_kept_and_set_aside(  # type: ignore[no-untyped-def]
    block: str, words: str, judged: bool, report, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not judged:
        monkeypatch.setattr(html, "_extract", lambda *_: None)
    found = report(PAGE.replace("<p>The water company", f"{block}\n<p>The water company"), "html")
    left_out = {aside.span.of(found.text.text): aside.reason for aside in found.set_aside}
    assert left_out[words] in ("extractor", "teaser")
    assert "The water company denied that there was a danger." not in left_out


def test_links_that_quote_nobody_are_not_stored(report) -> None:  # type: ignore[no-untyped-def]
    link = "<div><a href=/n>News of the valley and of the towns that lie around it.</a></div>"
    found = report(PAGE.replace("<aside>", f"{link}<aside>"), "html")
    assert "News of the valley" not in found.text.text


def test_json_ld(report) -> None:  # type: ignore[no-untyped-def]
    data = """{"@graph": [{"@type": "WebPage", "name": "x"}, {"@type": "NewsArticle", "headline": "Dam &amp; town",
      "author": [{"name": "Ana Venn"}, {"name": "Tom Dale"}], "publisher": {"name": "Courier"},
      "datePublished": "2025-03-14", "dateModified": "2025-03-16T01:00:00+02:00"}]}"""
    page = f'<html><head><script type="application/ld+json">{data}</script></head><body>{ARTICLE}</body></html>'
    found = report(page, "html")
    assert found.title.of(found.text.text) == "Dam & town"
    assert (found.byline.value, found.byline.basis) == ("Ana Venn, Tom Dale", "json-ld author")
    assert found.outlet.value == "Courier"
    assert (found.published.latest, found.modified.latest) == ("2025-03-14", "2025-03-16")


def test_a_date_in_the_page_only(report) -> None:  # type: ignore[no-untyped-def]
    found = report(f"<html><body><p>Published: March 14, 2025</p>{ARTICLE}</body></html>", "html")
    assert found.published.earliest == "2025-03-14"


def test_declared_charset(report) -> None:  # type: ignore[no-untyped-def]
    page = f'<html><head><meta charset="iso-8859-2"></head><body>{ARTICLE}<p>Łucja Żak said it was not safe.</p>'
    raw = page.encode("iso-8859-2")
    assert "Łucja Żak" in report(raw, "html").text.text


def test_a_tag_with_ten_thousand_attributes_is_read_without_them() -> None:
    many = " ".join(f"a{n}='<x>'" for n in range(10_000))
    few = f"<html><body class='x'><p {many}>Ora Venn said that the dam leaks.</p></body></html>"

    assert html._CROWDED.sub(r"\g<name>", few) == few.replace(f" {many}", "")
    assert html._CROWDED.search(f"<p {' '.join(f'a{n}=1' for n in range(400))}>") is None
    assert html.parse(few.encode()).text == "Ora Venn said that the dam leaks."


@pytest.mark.parametrize("tag", ["div", "p", "span", "blockquote", "font", "table><tr><td"])
def test_fifty_thousand_nested_tags(tag: str, report) -> None:  # type: ignore[no-untyped-def]
    found = report(f"<{tag}>" * 50_000 + "“It will not hold,” Kerr told the town.", "html")
    assert found.text.text == "“It will not hold,” Kerr told the town."


def test_nothing_visible(reason) -> None:  # type: ignore[no-untyped-def]
    assert reason("<html><head><title></title></head><body><script>x()</script></body></html>", "html") == (
        "no visible text in the page"
    )


def test_blocks_as_a_browser_shows_them() -> None:
    page = read_page("<body>a <b>b</b>\n c<br>d<p>x\u00a0 y<p>&lt;3 1 < 2 <pre>k\n  l</pre><!-- no --><svg/><h2>t</h2>")
    assert [(block.text, block.heading) for block in page.blocks] == [
        ("a b c\nd", 0),
        ("x\u00a0 y", 0),
        ("<3 1 < 2", 0),
        ("k\nl", 0),
        ("t", 2),
    ]


def test_an_embedded_post_keeps_the_line_that_signs_it(report) -> None:  # type: ignore[no-untyped-def]
    page = """<html><body><article><h1>Council fights over bridge</h1>
<p>The council of Eastmere met on Friday to vote on the bridge across the harbour, and the debate did not end there.</p>
<blockquote class="twitter-tweet"><p>We were promised a bridge by May. We got a hole in the ground. Shame on you.</p>
&mdash; Ned Sable (@nedsable) <a href="https://posts.example/1">May 3, 2024</a></blockquote>
<p>Mayor Cass Ferrow said on Saturday that the work would go on as planned, and that no post would stop it.</p>
<blockquote><p>Proud to stand with the workers on the pier today, and with their families who came.</p>
A post shared by Cass Ferrow (@cassferrow)</blockquote>
<p>The harbour company has asked for more money, and the board will meet again on Monday to decide.</p>
</article></body></html>"""
    found = report(page, "html")
    kept = found.text.text
    for aside in found.set_aside:
        kept = kept.replace(aside.span.of(found.text.text), "")
    assert "— Ned Sable (@nedsable) May 3, 2024" in kept
    assert "A post shared by Cass Ferrow (@cassferrow)" in kept
