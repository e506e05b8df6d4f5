"""One JSON object a line: a report that some other program has already fetched, with what it knows of it.

Fields, all optional but one of the first two, all strings or null; others are ignored:

- ``text`` (plain text) or ``html`` (a page; read as an HTML file is, the other fields win over the page's own)
- ``title``, ``url``, ``outlet``, ``byline``
- ``published``, ``modified``: ISO 8601, or an English date
- ``language``: a BCP 47 tag

Some may go by another name (:data:`ALIASES`). The field's own name comes first, then the others as listed: the first
with words in it counts, those after it are not looked at. Other names of ``text`` count where ``html`` has no words.
Under another name, who published or wrote a report may be an object with a ``name``, and who wrote it a list of such or
of names; what else stands under the other names of :data:`LENIENT` is passed over, and costs no report.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from onrecord.domain import Found
from onrecord.reports import decode
from onrecord.reports.draft import Draft, Unreadable, with_title
from onrecord.reports.metadata import byline, dating

FIELDS: Final = ("text", "html", "title", "url", "outlet", "byline", "published", "modified", "language")
ALIASES: Final[dict[str, tuple[str, ...]]] = {
    "text": ("body", "content", "article", "articleBody"),
    "title": ("headline",),
    "url": ("link",),
    "outlet": ("publisher", "source"),
    "byline": ("author", "authors"),
    "published": ("published_at", "datePublished", "pubdate", "date"),  # the one that may mean another date last
    "modified": ("updated", "updated_at", "modified_at", "last_modified", "lastmod", "dateModified"),
    "language": ("lang", "inLanguage"),
}
LENIENT: Final = ("byline", "modified", "language")

LISTED: Final = 8  # fields of a line without a text that the reason names
AUTHORS: Final = 20  # names of a list that a byline takes
LONGEST_NAME: Final = 40  # code points of a field's name that it shows


def parse(raw: bytes) -> Draft:
    """The draft of one line. Raises :class:`Unreadable` with the reason when the line is no such object."""
    fields = _fields(raw)
    title = fields["title"].value if "title" in fields else None
    if "html" in fields and "text" not in fields:
        from onrecord.reports import html

        draft = html.parse(fields["html"].value.encode("utf-8"), title=title)
    elif "text" in fields:
        text, span = with_title(decode.newlines(fields["text"].value), title)
        draft = Draft(text, title=span, guess_title=span is None)
    else:
        raise Unreadable(_lacking(raw))
    repaired = any(field.repaired for field in fields.values())
    given = {
        "url": fields["url"].value if "url" in fields else None,
        "outlet": Found(fields["outlet"].value, fields["outlet"].basis) if "outlet" in fields else None,
        "byline": byline(fields["byline"].value, fields["byline"].basis) if "byline" in fields else None,
        "published": dating(fields["published"].value, fields["published"].basis) if "published" in fields else None,
        "modified": dating(fields["modified"].value, fields["modified"].basis) if "modified" in fields else None,
        "language": Found(fields["language"].value, fields["language"].basis) if "language" in fields else None,
    }
    known = {name: value for name, value in given.items() if value is not None}
    return replace(draft, encoding="utf-8", repaired=draft.repaired or repaired, **known)  # type: ignore[arg-type]


def _lacking(raw: bytes) -> str:
    """What a line without words in its text and html lacks, with the fields that it has instead."""
    names = [name for name in json.loads(raw) if name not in ("text", "html")]
    shown = ", ".join(name[:LONGEST_NAME] for name in names[:LISTED]) + (", …" if len(names) > LISTED else "")
    return "neither a text nor an html field with words in it" + (f", but {shown}" if names else "")


@dataclass(frozen=True, slots=True)
class _Field:
    """A field that is set: the name it goes by, what it says with mojibake repaired, and whether any was."""

    name: str
    value: str
    repaired: bool

    @property
    def basis(self) -> str:
        return f"jsonl field {self.name}"


def _fields(raw: bytes) -> dict[str, _Field]:
    """The known fields that are set, under their own names; neither null nor white space alone sets one."""
    whole = _object(raw)
    found = {name: field for name in FIELDS if (field := _first(whole, name, (name,)))}
    for name, others in ALIASES.items():
        if name not in found and not (name == "text" and "html" in found) and (field := _first(whole, name, others)):
            found[name] = field
    return found


def _first(whole: dict[str, Any], field: str, names: Sequence[str]) -> _Field | None:
    """The first of some names of a field with words in it. Raises :class:`Unreadable` for one up to there that is no
    string, where that counts."""
    for name in names:
        value = whole.get(name)
        if name in ALIASES.get(field, ()):
            value = _named(value, field)
        if value is not None and not isinstance(value, str):
            raise Unreadable(f"the field {name} is not a string")
        if value and value.strip():
            return _Field(name, *decode.repair(decode.storable(value)))
    return None


def _named(value: object, field: str) -> object:
    """The words of a value under another name of a field; as it is where it is none that may be put otherwise."""
    if field in ("outlet", "byline") and isinstance(value, dict):  # {"source": {"id": null, "name": "The Courier"}}
        value = value.get("name")
    if field == "byline" and isinstance(value, list):
        names = [one.get("name") if isinstance(one, dict) else one for one in value[:AUTHORS]]
        value = ", ".join(one.strip() for one in names if isinstance(one, str) and one.strip())
    return None if field in LENIENT and not isinstance(value, str) else value


def _object(raw: bytes) -> dict[str, Any]:
    """The object that a line holds."""
    try:
        whole = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise Unreadable("broken JSON: not UTF-8") from None
    except json.JSONDecodeError as error:
        raise Unreadable(f"broken JSON: {error.msg.removesuffix(' at')} at column {error.colno}") from None
    except (ValueError, RecursionError):
        raise Unreadable("broken JSON: nested too deep, or a number too long") from None
    if not isinstance(whole, dict):
        raise Unreadable("not a JSON object")
    return whole
