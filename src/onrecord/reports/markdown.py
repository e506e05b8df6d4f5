"""Markdown: the visible text without its markup, front matter as metadata, the first heading as title.

Parsed with markdown-it-py (CommonMark with tables and strikethrough), so that what looks like markup inside a
sentence ("5 * 3 * 2", "snake_case") is kept where CommonMark keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from onrecord.domain import Found, Span
from onrecord.reports.draft import Draft, Unreadable, with_title
from onrecord.reports.metadata import byline, dating
from onrecord.reports.page import read_page

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Inline parsing is quadratic in unclosed brackets (200,000 of them take 4 s); a paragraph of prose never comes near.
INLINE_MAX: Final = 20_000
FRONT_MATTER_MAX: Final = 20_000
TITLE_BLOCKS: Final = 6  # the first heading counts as the title when it is among so many first blocks
_FRONT: Final = re.compile(r"\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<body>.*?)\n(?P=fence)[ \t]*(?:\n|$)", re.S)
_ENTRY: Final = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}?)\s*[:=]\s*(?P<value>\S.*)?$")
_KEYS: Final = {
    "title": "title",
    "headline": "title",
    "author": "byline",
    "authors": "byline",
    "byline": "byline",
    "date": "published",
    "published": "published",
    "updated": "modified",
    "modified": "modified",
    "lastmod": "modified",
    "outlet": "outlet",
    "publisher": "outlet",
    "source": "outlet",
    "site": "outlet",
    "publication": "outlet",
    "url": "url",
    "link": "url",
    "canonical": "url",
    "lang": "language",
    "language": "language",
}


def parse(text: str, *, encoding: str = "utf-8", repaired: bool = False) -> Draft:
    """The draft of a Markdown text (``\\n`` newlines). Raises :class:`Unreadable` when nothing in it is visible."""
    fields, body = front_matter(text)
    blocks = list(_blocks(body))
    visible = "\n\n".join(words for words, _, _ in blocks)
    quoted = _block_quotes(blocks)
    if not visible.strip() and not fields.get("title"):
        raise Unreadable("no text in it")
    heading = next((words for words, level, _ in blocks[:TITLE_BLOCKS] if level), None)
    title: Span | None = None
    if "title" in fields:
        body_length = len(visible)
        visible, title = with_title(visible, fields["title"])
        before = len(visible) - body_length
        quoted = [Span(span.start + before, span.end + before) for span in quoted]
    elif heading is not None:
        start = visible.index(heading)
        title = Span(start, start + len(heading))
    outlet = fields.get("outlet")
    url = fields.get("url")
    return Draft(
        visible,
        encoding=encoding,
        repaired=repaired,
        title=title,
        guess_title=title is None and not any(level for _, level, _ in blocks),
        url=url if url and re.match(r"https?://", url) else None,
        outlet=Found(outlet, "front matter") if outlet and not outlet.startswith("http") else None,
        byline=byline(fields.get("byline"), "front matter"),
        published=dating(fields.get("published"), "front matter"),
        modified=dating(fields.get("modified"), "front matter"),
        language=Found(fields["language"], "front matter") if "language" in fields else None,
        block_quotes=quoted,
    )


def _block_quotes(blocks: Sequence[tuple[str, int, int]]) -> list[Span]:
    """Where the block quotes of the visible text are."""
    found: dict[int, Span] = {}
    at = 0
    for words, _, number in blocks:
        if number:
            found[number] = Span(found[number].start if number in found else at, at + len(words))
        at += len(words) + 2
    return list(found.values())


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The metadata between ``---`` (YAML) or ``+++`` (TOML) lines at the top, under our names, and the text after it.

    Only ``key: value`` lines with plain, quoted or bracketed values are understood; nothing else is needed here. A
    text that opens with a rule and no entries has no front matter.
    """
    found = _FRONT.match(text[:FRONT_MATTER_MAX])
    if not found:
        return {}, text
    fields: dict[str, str] = {}
    entries = 0
    last = ""
    for line in found["body"].split("\n"):
        entry = _ENTRY.match(line)
        if entry:
            entries += 1
            last = _KEYS.get(entry["key"].strip().lower(), "")
            value = _plain_value(entry["value"] or "")
            if last and value:
                fields.setdefault(last, value)
        elif last == "byline" and line.strip().startswith("- "):
            name = _plain_value(line.strip()[2:])
            fields["byline"] = f"{fields['byline']}, {name}" if "byline" in fields else name
    return (fields, text[found.end() :]) if entries else ({}, text)


def _plain_value(value: str) -> str:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_plain_value(part) for part in value[1:-1].split(",") if part.strip())
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return value.strip()


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("inline")


@lru_cache(maxsize=1)
def _inline_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["strikethrough"])


def _blocks(body: str) -> Iterator[tuple[str, int, int]]:
    """Each visible block with its heading level and the number of the block quote around it (0 for none); the items of
    a list are one block of lines."""
    items: list[str] = []  # the lines of the list at hand
    depth, level, in_cell = 0, 0, False
    quotes, inside = 0, 0  # block quotes so far, and how many are open
    marks: list[str] = []
    cells: list[str] = []
    for token in _parser().parse(body):
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif kind in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
            if depth == 0 and items:
                yield "\n".join(items), 0, quotes if inside else 0
                items = []
        elif kind == "list_item_open":
            marks.append(f"{token.info}{token.markup} " if token.info else "- ")
        elif kind == "blockquote_open":
            quotes += not inside
            inside += 1
        elif kind == "blockquote_close":
            inside -= 1
        elif kind == "heading_open":
            level = int(token.tag[1:])
        elif kind in ("th_open", "td_open", "th_close", "td_close"):
            in_cell = kind.endswith("_open")
        elif kind == "tr_close":
            if cells:
                yield " | ".join(cells), 0, 0
            cells = []
        words = _visible(token)
        if not words:
            continue
        if in_cell:
            cells.append(words)
        elif depth:
            items.append((marks.pop() if marks else "") + words)
            marks.clear()
        else:
            yield words, level, quotes if inside else 0
        level = 0


def _visible(token: Token) -> str:
    if token.type == "inline":
        if len(token.content) > INLINE_MAX:
            return token.content.strip()
        children = _inline_parser().parseInline(token.content)
        return _inline(children[0].children or []).strip()
    if token.type in ("code_block", "fence"):
        return token.content.strip("\n")
    if token.type == "html_block":
        return "\n".join(block.text for block in read_page(token.content).blocks)
    return ""


def _inline(tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("\n")
        elif token.type == "text_special":
            parts.append(token.content)
    return "".join(parts)
