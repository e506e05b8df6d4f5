"""HTML pages: the visible text in document order, with trafilatura as the judge of what is the article.

The page's own blocks of visible text are read here, so that the words stand as published; trafilatura extracts the
article beside it, and a block is read when its words are in that extract. A block that is left out is still kept in
the stored text, set aside with the reason "extractor", when it may be content: a sentence or more, or anything in
quotation marks, also in a link to another report, outside navigation and forms. What is neither (menus, buttons,
single words) is not stored; the raw page holds it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

from onrecord.domain import Found, SetAside, Span
from onrecord.reports import decode
from onrecord.reports.cleaning import is_dateline
from onrecord.reports.draft import Draft, Unreadable
from onrecord.reports.metadata import is_byline
from onrecord.reports.page import Block, Page, read_page
from onrecord.reports.page_metadata import metadata
from onrecord.reports.patterns import LONGEST, TEASER
from onrecord.reports.signatures import signature

# trafilatura is only asked about pages of a size that pages have. It recurses over the tree and compares paragraphs
# pairwise; a page of 50,000 nested tags or 100,000 elements is hostile or no report, and is read by its blocks alone.
DEEPEST: Final = 200
MOST_ELEMENTS: Final = 30_000
MOST_MARKS: Final = 200_000  # "<" signs, which may be no tags to us and yet elements to a more lenient parser
CONTENT_WORDS: Final = 8  # a block left out by the extractor and shorter than this is furniture, unless it has a quote
SIGNED_BLOCKS: Final = 10  # a byline or a date is kept among so many first blocks
LINK_SHARE: Final = 0.5  # a block with more of its characters than this in links points elsewhere
FOUND_SHARE: Final = 0.5  # below it, the extract's words are not where they are seen (a script holds them): take it
MOST_ATTRIBUTES: Final = 500  # of one tag: libxml2's time grows with the square of them, and nothing can stop it
_SEARCHED: Final = 50_000_000  # characters that looking for blocks in the extract may run over
_CROWDED: Final = re.compile(
    r"(?P<name><[A-Za-z][^\s/><\"']{0,100}+)"
    rf"(?:[\s/]++[^\s=></\"']++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s><\"']*+))?+){{{MOST_ATTRIBUTES},}}+"
)
_SENTENCE: Final = re.compile(r"[.?!][\"'”’»)]*$")
_QUOTE: Final = re.compile(r"[\"“”«»]|(?<!\w)['‘]\S[^'’]{8,}['’](?!\w)")
_POSTED: Final = re.compile(r"[—–-]{1,2}\s?[^\n()@:\"“”]{2,80}\(@[\w.]{2,60}\)|A post shared by [^\n:\"“”]{2,100}$")
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_SPLIT_TITLE: Final = re.compile(r"\s+[|–—·»-]\s+")


def parse(raw: bytes, *, title: str | None = None) -> Draft:
    """The draft of a page; ``title`` is one known from elsewhere and wins over the page's own.

    Raises :class:`onrecord.reports.decode.NotText` for bytes that are no text and :class:`Unreadable` for a page
    without visible words.
    """
    charset = _CHARSET.search(raw[:4096])
    decoded = decode.decode(raw, charset.group(1).decode("ascii") if charset else None)
    html = _CROWDED.sub(r"\g<name>", decoded.text)
    page = read_page(decode.storable(html))
    extract = _extract(page, html)
    known = metadata(page, html)
    blocks, kept = _judged(page, extract)
    name = title or _title(page, known.title, known.outlet.value if known.outlet else None)
    text, span, aside, quoted = _stored(blocks, kept, name)
    if not text.strip():
        raise Unreadable("no visible text in the page")
    return Draft(
        text,
        encoding=decoded.encoding,
        repaired=decoded.repaired,
        title=span,
        url=known.url,
        outlet=known.outlet or _host(known.url),
        byline=known.byline,
        published=known.published,
        modified=known.modified,
        language=known.language,
        set_aside=aside,
        block_quotes=quoted,
    )


def _extract(page: Page, html: str) -> str | None:
    """What trafilatura takes for the article, a paragraph a line; None when it finds none or is not asked."""
    if page.depth > DEEPEST or page.elements > MOST_ELEMENTS or html.count("<") > MOST_MARKS:
        return None
    import trafilatura

    try:
        found = trafilatura.extract(
            html,
            output_format="txt",
            include_comments=False,
            include_tables=True,
            favor_recall=False,
            with_metadata=False,
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError):
        return None  # a page it cannot digest is read by its blocks
    return found if isinstance(found, str) and found.strip() else None


def _judged(page: Page, extract: str | None) -> tuple[list[Block], list[bool]]:
    """The page's blocks that may be content, and of each whether it is the article's."""
    blocks = page.blocks
    if extract is None:
        return _judged_alone(blocks)
    inside = _in_extract(blocks, extract)
    seen = sum(len(_key(block.text)) for block, there in zip(blocks, inside, strict=True) if there)
    if seen < FOUND_SHARE * len(_key(extract)):
        lines = [Block(decode.storable(line.strip())) for line in extract.split("\n") if line.strip()]
        return lines, [True] * len(lines)
    chosen: list[Block] = []
    kept: list[bool] = []
    for block, there in zip(blocks, inside, strict=True):
        signed = not there and len(chosen) < SIGNED_BLOCKS and not block.outside and _signs(block.text)
        signed = signed or (not there and kept[-1:] == [True] and not block.outside and _signs_post(block.text))
        signed = signed or (not there and kept[-1:] == [True] and _signs_quote(chosen[-1], block))
        if there or signed or _may_be_content(block):
            chosen.append(block)
            kept.append(there or signed)  # cleaning says what a byline or a date is
    return chosen, kept


def _judged_alone(blocks: list[Block]) -> tuple[list[Block], list[bool]]:
    """The same without an extract: what reads as content is the article's, all that is seen when nothing does."""
    own = [block.heading > 0 or (_may_be_content(block) and not _points_elsewhere(block)) for block in blocks]
    if not any(keep and not block.heading for block, keep in zip(blocks, own, strict=True)):
        seen = [block for block in blocks if not block.outside] or blocks
        return seen, [True] * len(seen)
    chosen = [(block, keep) for block, keep in zip(blocks, own, strict=True) if keep or _may_be_content(block)]
    return [block for block, _ in chosen], [keep for _, keep in chosen]


def _in_extract(blocks: list[Block], extract: str) -> list[bool]:
    lines = {_key(line) for line in extract.split("\n")}
    whole = _key(extract)
    budget = _SEARCHED
    verdicts: list[bool] = []
    for block in blocks:
        key = _key(block.text)
        there = bool(key) and not block.outside and key in lines
        if not there and len(key) >= 12 and not block.outside and budget > 0:
            budget -= len(whole)
            there = key in whole
        if not there and "\n" in block.text and not block.outside:  # the extractor may have split it at its breaks
            parts = [_key(part) for part in block.text.split("\n")]
            there = sum(len(part) for part in parts if part in lines) > len(key) / 2
        verdicts.append(there)
    return verdicts


def _signs(text: str) -> bool:
    return len(text) <= 200 and "\n" not in text and (is_byline(text) or is_dateline(text) or bool(signature(text)))


def _signs_post(text: str) -> bool:
    """Whether a block says whose the post before it is, as platforms have it."""
    return len(text) <= 200 and "\n" not in text and bool(_POSTED.match(text))


def _signs_quote(before: Block, block: Block) -> bool:
    """Whether a block says whose the block quote is that it closes: its footer, a name rather than a sentence."""
    inside = block.quoted > 0 and before.quoted == block.quoted and not block.outside
    return inside and len(block.text) <= 120 and "\n" not in block.text and not _SENTENCE.search(block.text)


def _may_be_content(block: Block) -> bool:
    if block.outside:
        return False
    words = len(block.text.split())
    if words >= 3 and _QUOTE.search(block.text):
        return True  # also in a link: a teaser's quotation was said by somebody, and is shown to be left out
    if _points_elsewhere(block):
        return words >= 3 and len(block.text) <= LONGEST and bool(TEASER.match(block.text))
    return words >= CONTENT_WORDS and bool(_SENTENCE.search(block.text))


def _points_elsewhere(block: Block) -> bool:
    return block.linked > LINK_SHARE * len(block.text)


def _key(text: str) -> str:
    """Letters and digits only, caseless, in one normal form: what an extractor does not change."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def _title(page: Page, known: str | None, outlet: str | None) -> str | None:
    """The title: the page's first h1 if the metadata's title agrees with it or says nothing, else the metadata's."""
    heading = next((block.text for block in page.blocks if block.heading == 1), None)
    name = known or page.title
    if name is None:
        return heading
    name = " ".join(name.split())
    if heading is not None and _key(heading) in _key(name):
        return heading  # also without the " | Outlet" that a page's <title> carries
    parts = _SPLIT_TITLE.split(name)
    if len(parts) > 1 and known is None:
        tail = parts[-1]
        if len(tail.split()) <= 4 and (outlet is None or _key(outlet) == _key(tail) or len(parts[0].split()) >= 4):
            return name[: name.rindex(tail)].rstrip(" |–—·»-")
    return name or heading


def _stored(
    blocks: list[Block], kept: list[bool], title: str | None
) -> tuple[str, Span | None, list[SetAside], list[Span]]:
    """The stored text: the title first, then every block in order, a blank line between; with what is set aside, and
    where its block quotes are."""
    title = " ".join(title.split()) if title else None
    parts: list[str] = [title] if title else []
    aside: list[SetAside] = []
    quoted: dict[int, Span] = {}
    at = len(title) if title else 0
    used = False
    for block, keep in zip(blocks, kept, strict=True):
        if title and not used and _key(block.text) == _key(title):
            used = True  # the title's own block: it stands in front already
            continue
        start = at + 2 if parts else 0
        parts.append(block.text)
        at = start + len(block.text)
        if not keep:
            aside.append(SetAside(Span(start, at), "extractor", "trafilatura-v1"))
        elif block.quoted:
            quoted[block.quoted] = Span(quoted[block.quoted].start if block.quoted in quoted else start, at)
    return "\n\n".join(parts), Span(0, len(title)) if title else None, aside, list(quoted.values())


def _host(url: str | None) -> Found | None:
    if url is None:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return Found(host.removeprefix("www."), "host of the page's address", "only an address") if host else None
