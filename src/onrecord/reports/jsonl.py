"""One JSON object a line: a report that some other program has already fetched, with what it knows of it.

Fields, all optional but one of the first two, all strings or null; others are ignored:

- ``text`` (plain text) or ``html`` (a page; read as an HTML file is, the other fields win over the page's own)
- ``title``, ``url``, ``outlet``, ``byline``
- ``published``, ``modified``: ISO 8601, or an English date
- ``language``: a BCP 47 tag
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Final

from onrecord.domain import Found
from onrecord.reports import decode
from onrecord.reports.draft import Draft, Unreadable, with_title
from onrecord.reports.metadata import byline, dating

FIELDS: Final = ("text", "html", "title", "url", "outlet", "byline", "published", "modified", "language")

LISTED: Final = 8  # fields of a line without a text that the reason names
LONGEST_NAME: Final = 40  # code points of a field's name that it shows


def parse(raw: bytes) -> Draft:
    """The draft of one line. Raises :class:`Unreadable` with the reason when the line is no such object."""
    fields, repaired = _fields(raw)
    if fields.get("html") and not fields.get("text"):
        from onrecord.reports import html

        draft = html.parse(fields["html"].encode("utf-8"), title=fields.get("title"))
    elif fields.get("text"):
        text, title = with_title(decode.newlines(fields["text"]), fields.get("title"))
        draft = Draft(text, title=title, guess_title=title is None)
    else:
        raise Unreadable(_lacking(raw))
    given = {
        "url": fields.get("url") or None,
        "outlet": Found(fields["outlet"], "jsonl field outlet") if fields.get("outlet") else None,
        "byline": byline(fields.get("byline"), "jsonl field byline"),
        "published": dating(fields.get("published"), "jsonl field published"),
        "modified": dating(fields.get("modified"), "jsonl field modified"),
        "language": Found(fields["language"], "jsonl field language") if fields.get("language") else None,
    }
    known = {name: value for name, value in given.items() if value is not None}
    return replace(draft, encoding="utf-8", repaired=draft.repaired or repaired, **known)  # type: ignore[arg-type]


def _lacking(raw: bytes) -> str:
    """What a line without words in its text and html lacks, with the fields that it has instead."""
    names = [name for name in json.loads(raw) if name not in ("text", "html")]
    shown = ", ".join(name[:LONGEST_NAME] for name in names[:LISTED]) + (", …" if len(names) > LISTED else "")
    return "neither a text nor an html field with words in it" + (f", but {shown}" if names else "")


def _fields(raw: bytes) -> tuple[dict[str, str], bool]:
    """The known fields that are set, mojibake repaired, and whether anything was."""
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
    fields: dict[str, str] = {}
    repaired = False
    for name in FIELDS:
        value = whole.get(name)
        if value is None:
            continue
        if not isinstance(value, str):
            raise Unreadable(f"the field {name} is not a string")
        value, changed = decode.repair(decode.storable(value))
        fields[name] = value
        repaired = repaired or changed
    return fields, repaired
