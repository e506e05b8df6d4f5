"""Packs from a table: one CSV file with a line an office, for those who keep their people in a spreadsheet.

The heading names the columns, in any order: ``name``, ``title`` and ``organisation`` must be there; ``id``,
``aliases``, ``gender``, ``family``, ``wordings``, ``one_person``, ``since``, ``until`` and ``source`` may be. Several
values of a cell are apart by "|". A line without title and organisation only says who somebody is.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

from onrecord.errors import UsageError
from onrecord.knowledge.drafts import Draft, listed, slug
from onrecord.knowledge.folding import fold_name, fold_title
from onrecord.knowledge.rows import LARGEST_FILE, MOST_ROWS
from onrecord.knowledge.types import When

REQUIRED: Final = ("name", "title", "organisation")
OPTIONAL: Final = ("id", "aliases", "gender", "family", "wordings", "one_person", "since", "until", "source")


def read(path: Path, *, as_of: str, name: str | None = None, source: str | None = None) -> Draft:
    """A draft of a pack from the CSV file at ``path``.

    ``as_of`` is the day the table is of. ``source`` is where its facts are from, for the lines that do not say; the
    file's name is taken where neither does. A person is known by id, else by name: two people of one name need ids.
    Raises UsageError, one line with the line's number, when the table cannot be read.
    """
    try:
        day = When.of(as_of).earliest
    except ValueError as error:
        raise UsageError(f"as_of: {error}") from None
    draft = Draft(name or path.stem, day)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UsageError(f"{path}: more than {LARGEST_FILE} bytes")
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            header = reader.fieldnames or ()
            missing = [column for column in REQUIRED if column not in header]
            unknown = [column for column in header if column not in (*REQUIRED, *OPTIONAL)]
            if missing or unknown or len(set(header)) != len(header):
                what = f"no column {', '.join(missing)}" if missing else f"unknown or repeated {', '.join(header)}"
                raise UsageError(f"{path}:1: {what}; the columns are {', '.join((*REQUIRED, *OPTIONAL))}")
            for number, row in enumerate(reader, 1):
                if number > MOST_ROWS:
                    raise UsageError(f"{path}: more than {MOST_ROWS} lines")
                if None in row or None in row.values():
                    raise UsageError(f"{path}:{reader.line_num}: the line has not as many cells as the heading")
                cells = {key: " ".join(value.split()) for key, value in row.items() if value}
                _take(cells, draft, f"{path}:{reader.line_num}", source or path.name)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: the file is not UTF-8 text") from None
    except csv.Error as error:
        raise UsageError(f"{path}: this is not CSV: {error}") from None
    return draft


def _take(cells: dict[str, str], draft: Draft, where: str, source: str) -> None:
    name, title, organisation = (cells.get(column, "") for column in REQUIRED)
    if not fold_name(name):
        raise UsageError(f"{where}: a line needs a name")
    if bool(title) != bool(organisation):
        raise UsageError(f"{where}: an office needs a title and an organisation")
    source = cells.get("source", source)
    holder = cells.get("id") or slug(name)
    before = draft.entities.get(holder, {})
    if before and before["kind"] != "person":
        raise UsageError(f"{where}: {holder} is the id of {before['name']}, which is no person")
    draft.entities[holder] = {
        "id": holder,
        "kind": "person",
        "name": before.get("name", name),
        "names": listed((*_split(before.get("names")), name, *_split(cells.get("aliases"))), before.get("name", name)),
        "gender": cells.get("gender") or before.get("gender", ""),
        "family": cells.get("family") or before.get("family", ""),
        "source": before.get("source", source),
    }
    if not title:
        return
    body = slug(organisation)
    if (
        draft.entities.setdefault(body, {"id": body, "kind": "organisation", "name": organisation, "source": source})[
            "kind"
        ]
        == "person"
    ):
        raise UsageError(f"{where}: {organisation} is an organisation here and a person in another line")
    post = f"{body.removeprefix('k:')}:{slug(title).removeprefix('k:')}"
    known = draft.posts.get(post, {})
    wordings = {fold_title(each): each for each in (*_split(known.get("titles")), *_split(cells.get("wordings")))}
    wordings.pop(fold_title(title), None)
    draft.posts[post] = {
        "id": post,
        "title": known.get("title", title),
        "organisation": body,
        "titles": "|".join(wordings.values()),
        "one_person": cells.get("one_person") or known.get("one_person", "no"),
        "source": known.get("source", source),
    }
    since, until = cells.get("since", ""), cells.get("until", "")
    draft.offices.append({"post": post, "holder": holder, "since": since, "until": until, "source": source})


def _split(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split("|") if part.strip()]
