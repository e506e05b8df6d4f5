"""A page's visible text as blocks, read tag by tag: no recursion, linear in the page, whatever its nesting."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from onrecord.reports.wordlists import words

_HIDDEN: Final = words(
    "script style template noscript svg math iframe object canvas select option audio video map datalist textarea head"
)
# Parts of a page that hold no article: their blocks are never content.
_OUTSIDE: Final = words("nav form button menu dialog")
_INLINE: Final = words(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter output q rp rt ruby s samp "
    "small span strike strong sub sup time tt u var wbr img picture source nobr"
)
_VOID: Final = words("area base br col embed hr img input link meta source track wbr param")
_IN_HEAD: Final = words("base link meta noscript script style template title")
_CLOSES_ITSELF: Final = words("p li td th tr dt dd option")  # a second one ends the first, as browsers have it
_RAW_TEXT: Final = words("script style textarea title noscript iframe template")  # up to their own end tag
_SPACE: Final = " \t\n\r\f"
# A tag with its attributes. All groups are possessive, so a "<" that opens no tag costs one pass to the next quote.
_TAG: Final = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,40}+)(?P<attributes>(?>[^<>\"'=]++|=\s*+(?>\"[^\"]*+\"|'[^']*+')?|[\"'])*+)>"
)
_ATTRIBUTE: Final = re.compile(r"([^\s\"'<>/=]++)(?:\s*+=\s*+(?>\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>]++)))?")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of visible text, white space collapsed as browsers do, ``<br>`` a newline.

    ``heading`` is 1 to 6 for h1 to h6, else 0; ``linked`` counts the characters inside links; ``outside`` marks a
    block in navigation or a form. ``quoted`` is the number of the outermost block quote around it, from 1, else 0.
    """

    text: str
    heading: int = 0
    linked: int = 0
    outside: bool = False
    quoted: int = 0


@dataclass(slots=True)
class Page:
    """A page taken apart: visible blocks, the meta tags and links of its head, its JSON-LD, its size."""

    blocks: list[Block] = field(default_factory=list)
    title: str | None = None
    language: str | None = None
    metas: list[tuple[str, str]] = field(default_factory=list)  # (name or property, content)
    canonical: str | None = None
    json_ld: list[str] = field(default_factory=list)
    times: list[tuple[str, str]] = field(default_factory=list)  # (datetime, itemprop or class)
    elements: int = 0
    depth: int = 0


def read_page(html: str) -> Page:
    """Take a page apart. Never raises for what the page is; what a browser hides is left out.

    One pass over the page; a mark that opens nothing is text, and what is never closed (a comment, a script) is looked
    for once. The standard library's parser is quadratic in such pages, and libxml2 stops at its own depth limit.
    """
    reader = _Reader()
    at, size = 0, len(html)
    missing: set[str] = set()  # ends that do not come any more

    def end_of(mark: str, start: int) -> int:
        found = -1 if mark in missing else lowered.find(mark, start)
        if found < 0:
            missing.add(mark)
        return found

    lowered = html.lower() if len(html.lower()) == size else html
    while at < size:
        mark = html.find("<", at)
        if mark != at:
            reader.handle_data(unescape(html[at : mark if mark >= 0 else size]))
            if mark < 0:
                break
        if html.startswith("<!--", mark):
            close = end_of("-->", mark + 4)
            at = close + 3 if close >= 0 else size
        elif html.startswith(("<!", "<?"), mark):
            close = end_of(">", mark)
            at = close + 1 if close >= 0 else size
        elif tag := _TAG.match(html, mark):
            at = tag.end()
            name = tag["name"].lower()
            if tag["end"]:
                reader.handle_endtag(name)
            else:
                reader.handle_starttag(name, tag["attributes"])
                if name in _RAW_TEXT:
                    close = end_of(f"</{name}", at)
                    if close >= 0:
                        reader.handle_data(unescape(html[at:close]) if name == "title" else html[at:close])
                        at = close
        else:
            reader.handle_data("<")
            at = mark + 1
    reader.break_block()
    return reader.page


def _attributes(raw: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case, the first of a name."""
    values: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(raw[:20_000]):
        values.setdefault(name.lower(), unescape(double or single or bare))
    return values


class _Reader:
    def __init__(self) -> None:
        self.page = Page()
        self._open: list[tuple[str, bool, bool]] = []  # tag, hides its text, lies outside the article
        self._counts: dict[str, int] = {}
        self._hidden = 0
        self._outside = 0
        self._links = 0
        self._parts: list[str] = []
        self._linked = 0
        self._heading = 0
        self._pre = 0
        self._quoted = 0
        self._title: list[str] | None = None
        self._script: list[str] | None = None

    def handle_starttag(self, tag: str, attributes: str) -> None:
        self.page.elements += 1
        values = _attributes(attributes) if attributes else {}
        if self._counts.get("head") and tag not in _IN_HEAD:
            self._close("head")  # many pages leave </head> out
        if self._open and self._open[-1][0] == tag and tag in _CLOSES_ITSELF:
            self._close(tag)
        self._metadata(tag, values)
        if tag == "br":
            self._parts.append("\x00")
            return
        if tag not in _INLINE:
            self.break_block()
            if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
                self._heading = int(tag[1])
        if tag in _VOID:
            return
        hides = tag in _HIDDEN or _is_hidden(values)
        outside = tag in _OUTSIDE or values.get("role") in ("navigation", "menu", "dialog", "search")
        if attributes.endswith("/") and (tag in ("svg", "math") or self._counts.get("svg")):
            return  # only inside drawings does a slash close a tag
        self._push(tag, hides, outside)

    def _push(self, tag: str, hides: bool, outside: bool) -> None:
        self._open.append((tag, hides, outside))
        self._counts[tag] = self._counts.get(tag, 0) + 1
        self._hidden += hides
        self._outside += outside
        self._links += tag == "a"
        self._pre += tag == "pre"
        self._quoted += tag == "blockquote" and self._counts[tag] == 1
        self.page.depth = max(self.page.depth, len(self._open))

    def handle_endtag(self, tag: str) -> None:
        if tag == "title" and self._title is not None:
            self.page.title = self.page.title or " ".join("".join(self._title).split()) or None
            self._title = None
        if tag == "script" and self._script is not None:
            self.page.json_ld.append("".join(self._script))
            self._script = None
        if tag not in _INLINE:
            self.break_block()
        if self._counts.get(tag):
            self._close(tag)

    def _close(self, tag: str) -> None:
        """Close everything down to the innermost open ``tag``."""
        while self._open:
            name, hides, outside = self._open.pop()
            self._counts[name] -= 1
            self._hidden -= hides
            self._outside -= outside
            self._links -= name == "a"
            self._pre -= name == "pre"
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._title is not None:
            self._title.append(data)
        elif self._script is not None:
            self._script.append(data)
        elif not self._hidden:
            self._parts.append(data.replace("\x00", "\ufffd").replace("\n", "\x00") if self._pre else data)
            if self._links:
                self._linked += len(data)

    def break_block(self) -> None:
        """End the block at hand; nothing happens when it holds no words."""
        if self._parts:
            lines = [" ".join(_split(line)) for line in "".join(self._parts).split("\x00")]
            text = "\n".join(line for line in lines if line)
            if text:
                quoted = self._quoted if self._counts.get("blockquote") else 0
                self.page.blocks.append(Block(text, self._heading, self._linked, self._outside > 0, quoted))
            self._parts = []
        self._linked = 0
        self._heading = 0

    def _metadata(self, tag: str, values: dict[str, str]) -> None:
        if tag == "html":
            self.page.language = self.page.language or values.get("lang") or values.get("xml:lang")
        elif tag == "title" and not self._counts.get("svg"):
            self._title = []
        elif tag == "meta":
            name = values.get("property") or values.get("name") or values.get("itemprop")
            content = values.get("content")
            if name and content and content.strip() and len(content) <= 2000:
                self.page.metas.append((name.strip().lower(), " ".join(content.split())))
        elif tag == "link" and "canonical" in (values.get("rel") or "").lower().split():
            self.page.canonical = self.page.canonical or values.get("href")
        elif tag == "script" and (values.get("type") or "").strip().lower() == "application/ld+json":
            self._script = []
        elif tag == "time" and values.get("datetime"):
            kind = f"{values.get('itemprop') or ''} {values.get('class') or ''}"
            self.page.times.append((str(values["datetime"]), kind.lower()))


def _split(line: str) -> list[str]:
    """Words apart at the white space that browsers collapse; a no-break space stays."""
    for space in _SPACE[1:]:
        line = line.replace(space, " ")
    return [word for word in line.split(" ") if word]


def _is_hidden(values: dict[str, str]) -> bool:
    if "hidden" in values:
        return True
    style = (values.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style
