"""What a page says of itself: JSON-LD, meta tags, the html element; htmldate where none of them has a date."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from onrecord.domain import Dating, Found
from onrecord.reports.decode import storable
from onrecord.reports.metadata import byline, dating, weighed
from onrecord.reports.page import Page

PUBLISHED: Final = (
    "article:published_time",
    "article:published",
    "datepublished",
    "og:article:published_time",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
)
MODIFIED: Final = (
    "article:modified_time",
    "article:modified",
    "datemodified",
    "og:updated_time",
    "og:article:modified_time",
    "dcterms.modified",
    "last-modified",
    "lastmod",
)
AUTHOR: Final = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
)
OUTLET: Final = ("og:site_name", "application-name", "dc.publisher", "publisher", "apple-mobile-web-app-title")
TITLE: Final = ("og:title", "headline", "twitter:title", "dc.title")
_ARTICLE: Final = re.compile(r"(?:article|report|posting|newsarticle|webpage|review)$", re.I)
_MOST_NODES: Final = 2_000
HTMLDATE_MAX: Final = 1_000_000  # code points of a page that htmldate is asked about
HTMLDATE_ELEMENTS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own metadata, each piece with its basis."""

    title: str | None
    url: str | None
    outlet: Found | None
    byline: Found | None
    published: Dating | None
    modified: Dating | None
    language: Found | None


def metadata(page: Page, source: str) -> Metadata:
    """The metadata of a page; ``source`` is its HTML, for htmldate. JSON-LD wins over meta tags, they over guesses."""
    article = _article(page)
    metas = dict(reversed(page.metas))  # the first of a name wins
    published = weighed(_dated(article, "datePublished"), _meta_date(metas, PUBLISHED)) or _time(page)
    modified = _dated(article, "dateModified") or _meta_date(metas, MODIFIED)
    return Metadata(
        title=_text(article.get("headline")) or _first(metas, TITLE)[0],
        url=_url(page, metas, article),
        outlet=_outlet(article, metas),
        byline=_byline(article, metas),
        published=published or _guessed(page, source),
        modified=modified,
        language=_language(page, metas),
    )


def _article(page: Page) -> dict[str, Any]:
    """The JSON-LD node that describes the article, or an empty one."""
    nodes = [node for source in page.json_ld for node in _nodes(source)]
    articles = [node for node in nodes if any(_ARTICLE.search(kind) for kind in _kinds(node))]
    articles.sort(key=lambda node: "headline" not in node)  # a WebPage beside the article has none
    return articles[0] if articles else {}


def _nodes(source: str) -> Iterator[dict[str, Any]]:
    try:
        waiting = [json.loads(source, strict=False)]
    except (ValueError, RecursionError):
        return
    count = 0
    while waiting and count < _MOST_NODES:
        count += 1
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node[:_MOST_NODES])
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity") if isinstance(node.get(key), dict | list))


def _kinds(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    return [part for part in (kind if isinstance(kind, list) else [kind]) if isinstance(part, str)]


def _text(value: object) -> str | None:
    """A JSON-LD value as one line of text: a string, or the name of a node or of the nodes of a list."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = ", ".join(name for part in value[:20] if not isinstance(part, list) and (name := _text(part)))
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(storable(value)).split())[:1000] or None


def _first(metas: dict[str, str], names: tuple[str, ...]) -> tuple[str | None, str]:
    return next(((metas[name], f"html meta {name}") for name in names if name in metas), (None, ""))


def _dated(article: dict[str, Any], key: str) -> Dating | None:
    found = dating(_text(article.get(key)), f"json-ld {key}")
    return found if found is not None and found.earliest else None


def _meta_date(metas: dict[str, str], names: tuple[str, ...]) -> Dating | None:
    for name in names:
        found = dating(metas.get(name), f"html meta {name}")
        if found is not None and found.earliest:
            return found
    return None


def _time(page: Page) -> Dating | None:
    """A ``<time>`` that is marked as the date of publication, or the only one there is."""
    marked = [stamp for stamp, kind in page.times if "publish" in kind or "pubdate" in kind]
    if not marked and len({stamp for stamp, _ in page.times}) == 1:
        marked = [page.times[0][0]]
    found = dating(marked[0], "html time element") if marked else None
    return found if found is not None and found.earliest else None


def _guessed(page: Page, source: str) -> Dating | None:
    if len(source) > HTMLDATE_MAX or page.depth > 200 or page.elements > HTMLDATE_ELEMENTS:
        return None
    from htmldate import find_date

    try:
        found = find_date(source, original_date=True, extensive_search=False)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, OverflowError):
        return None
    return dating(found, "htmldate")


def _url(page: Page, metas: dict[str, str], article: dict[str, Any]) -> str | None:
    for url in (page.canonical, metas.get("og:url"), _text(article.get("url"))):
        if url and re.match(r"https?://[^\s/]", url.strip()) and len(url) <= 2000:
            return storable("".join(url.split()))
    return None


def _outlet(article: dict[str, Any], metas: dict[str, str]) -> Found | None:
    publisher = _text(article.get("publisher"))
    if publisher:
        return Found(publisher, "json-ld publisher")
    name, basis = _first(metas, OUTLET)
    return Found(name, basis) if name else None


def _byline(article: dict[str, Any], metas: dict[str, str]) -> Found | None:
    author = _text(article.get("author"))
    if author and "://" not in author:
        return byline(author, "json-ld author")
    for name in AUTHOR:
        if name in metas and "://" not in metas[name]:
            return byline(metas[name], f"html meta {name}")
    return None


def _language(page: Page, metas: dict[str, str]) -> Found | None:
    if page.language and re.match(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*$", page.language.strip()):
        return Found(page.language.strip(), "html lang")
    locale = metas.get("og:locale")
    return Found(locale, "html meta og:locale") if locale and re.match(r"[A-Za-z]{2}[-_][A-Za-z]{2}$", locale) else None
