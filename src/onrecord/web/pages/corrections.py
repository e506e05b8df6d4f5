"""Putting things right in the browser, without scripts: forms for what one thing may need, the log, and undoing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, Field, ValidationError

from onrecord.domain import ENTITY_KINDS
from onrecord.errors import NotInRecord, RecordBusy, UsageError
from onrecord.store.entries import CorrectionEntry, Quote, Shown
from onrecord.web import correcting, forms
from onrecord.web.depending import Open
from onrecord.web.paging import page as paged
from onrecord.web.problems import Refused
from onrecord.web.rendering import page
from onrecord.web.sides import attributions, sides
from onrecord.web.wording import quoted

if TYPE_CHECKING:
    from onrecord.api import Record

router = APIRouter()

PAGE: Final = 25  # entries of the log: each comes with the words that it is about
SPOKEN: Final = 40  # statements of somebody to choose from when they are split
PREFILLED: Final = 20_000  # characters of a part that a form holds to be cut down; beyond, it begins empty
COMPARED: Final = 4000  # words and marks of a part that is held against what is left of it
PARTS: Final = ("content", "source", "cue")
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
_ID: Final = re.compile(r"[A-Za-z][\w:.-]{0,99}", re.ASCII)
_BEGINS: Final = re.compile(r"[acds][0-9a-f]{20}\b", re.ASCII)
_MAY: Final = [forms.Allowed, forms.Here, Depends(forms.as_form)]


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of the log with what it is about: words and their address, and the speakers whom it names."""

    entry: CorrectionEntry
    words: str
    href: str
    people: tuple[tuple[str, str], ...]

    @property
    def about(self) -> str:
        """What it says, as a sentence; an id at its beginning stays as it is."""
        said = self.entry.about
        return said if _BEGINS.match(said) else said[:1].upper() + said[1:]


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody filled in, where it is shown again with what was wrong with it."""

    action: str = ""
    problem: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)

    def of(self, action: str, name: str, otherwise: str = "") -> str:
        """The value of a field of a form."""
        return str(self.fields.get(name) or "") if action == self.action else otherwise


@router.get("/corrections")
def log(
    request: Request,
    records: Open,
    cursor: Annotated[str, Query(max_length=300)] = "",
    done: Annotated[str, Query(max_length=100)] = "",
    of: Annotated[str, Query(max_length=100)] = "",
) -> Response:
    """What people put right, the newest first; ``done`` is an entry that was made just now, about ``of``."""
    with records.reading() as record:
        found = paged(
            lambda offset, limit: record.correct.list(newest=True, limit=limit, offset=offset),
            {},
            cursor or None,
            PAGE,
            lambda entry: entry.id,
        )
        rows = [_listed(record, entry) for entry in found.rows]
        made = next(record.correct.list(done), None) if _ID.fullmatch(done) and len(done) > 6 else None
        told = _listed(record, made) if made is not None else None
    return page(
        request,
        "corrections.html",
        found=rows,
        made=told,
        back=_address(of) if _ID.fullmatch(of) else "",
        previous=f"/corrections?cursor={found.previous}" if found.previous else None,
        next=f"/corrections?cursor={found.next}" if found.next else None,
    )


@router.get("/corrections/new/{id}", dependencies=[forms.Allowed])
def new(request: Request, records: Open, sent: forms.Sent, id: str) -> Response:
    """What can be put right about a statement, a speaker, a discrepancy, or an earlier correction."""
    return _form(request, records, sent, id, Given(), 200)


class Filled(BaseModel):
    """All fields that any of the forms has."""

    form_token: str = Field("", max_length=200)
    subject: str = Field("", max_length=100)
    author: str = Field("", max_length=300)
    note: str = Field("", max_length=3000)
    id: str = Field("", max_length=100)
    ids: list[str] = Field([], max_length=correcting.IDS)
    more: str = Field("", max_length=5000)
    entity: str = Field("", max_length=1000)
    other: str = Field("", max_length=1000)
    name: str = Field("", max_length=1000)
    kind: str = Field("", max_length=20)
    speaker: int = 1
    unresolved: str = Field("", max_length=5)
    source: str = ""
    cue: str = ""
    content: str = ""


@router.post("/corrections/{action}", dependencies=_MAY)
def correct(
    request: Request, records: Open, sent: forms.Sent, action: str, filled: Annotated[Filled, Form()]
) -> Response:
    """Put something right, and lead to the log, which says so; what is wrong with a form is said beside it."""
    if action not in correcting.ACTIONS:
        raise Refused(404, "not_found", "there is no such correction")
    forms.check(request, filled.form_token)
    subject, fields = filled.subject, filled.model_dump()
    fields["ids"] = [*filled.ids, *filled.more.split()]
    try:
        with records.writing() as record:
            entry = _wanted(record, action, fields).make(record)
    except (UsageError, RecordBusy) as error:
        status = 503 if isinstance(error, RecordBusy) else 400
        return _form(request, records, sent, subject, Given(action, str(error), fields), status)
    back = f"&of={subject}" if _ID.fullmatch(subject) else ""
    response = RedirectResponse(f"/corrections?done={entry.id}{back}", 303)
    forms.remember(request, response, entry.author)
    return response


#: Which fields each correction takes from its form.
_TAKES: Final[Mapping[str, tuple[str, ...]]] = {
    "merge": ("entity", "other"),
    "split": ("entity", "ids"),
    "rename": ("entity", "name"),
    "assign": ("id", "entity", "unresolved", "speaker", "kind"),
    "trim": ("id", *PARTS),
    **dict.fromkeys(("reject", "confirm", "dismiss", "undo"), ("id",)),
}


def _wanted(record: Record, action: str, fields: Mapping[str, Any]) -> Any:  # noqa: ANN401
    """The correction that a form asks for. Raises UsageError for what is left empty, or too long."""
    taken = {name: fields[name] for name in (*_TAKES[action], "author", "note") if fields[name] not in ("", [])}
    if action == "assign" and fields["unresolved"]:
        taken = {name: value for name, value in taken.items() if name not in ("entity", "kind")}
    if action == "trim":
        for part, quotes in _parts(_shown(record, fields["id"])).items():  # what was left alone is not cut
            if _same(taken.get(part, ""), _joined(quotes)):
                taken.pop(part, None)
            elif part in taken:
                taken[part] = left_of(_joined(quotes), taken[part])
    try:
        return correcting.ADAPTER.validate_python({"action": action, **taken})
    except ValidationError as error:
        first = error.errors()[0]
        where = str(first["loc"][-1]) if first["loc"] else "the form"
        what = "must not be empty" if first["type"] in ("missing", "string_too_short", "too_short") else first["msg"]
        raise UsageError(f"{where}: {what}") from None


def _form(request: Request, records: Open, sent: forms.Form, subject: str, given: Given, status: int) -> Response:
    """The forms for one thing; for another, a page that says there is none."""
    if not _ID.fullmatch(subject):
        raise Refused(status if given.problem else 404, "not_found", given.problem or "there is no such thing")
    with records.reading() as record:
        template, context = _about(record, subject)
    found = page(
        request,
        template,
        section="/corrections",
        status=status,
        subject=subject,
        back=_address(subject),
        given=given,
        form=sent,
        **context,
    )
    return sent.finish(found)


def _about(record: Record, subject: str) -> tuple[str, dict[str, Any]]:
    """The template and what it needs, by the kind of id."""
    if subject.startswith("d"):
        one = record.overview.discrepancy(subject)
        said_by = record.overview.said_by(attributions([one]))
        return "correct_discrepancy.html", {"one": one, "words": sides(one.sides), "said_by": said_by}
    if subject.startswith("c") and len(subject) > 6:
        entry = next(record.correct.list(subject), None)
        if entry is None:
            raise NotInRecord(f"there is no correction {subject!r} in the record")
        return "correct_undo.html", {"listed": _listed(record, entry)}
    if re.fullmatch(r"[as][0-9a-f]{6,}", subject):
        shown = _shown(record, subject)
        now = {part: _joined(quotes) for part, quotes in _parts(shown).items()}
        return "correct_statement.html", {
            "row": shown.row,
            "earlier": shown.corrections,
            "refused": any(entry.action == "reject" for entry in shown.corrections),
            "parts": {part: words if len(words) <= PREFILLED else "" for part, words in now.items() if words},
            "between": _between(shown),
            "kinds": ENTITY_KINDS,
        }
    people = record.overview.people([subject])
    if not people:
        raise NotInRecord(f"nobody with the id {subject!r} speaks in this record")
    spoken = list(record.statements(speaker=subject, limit=SPOKEN + 1))
    return "correct_speaker.html", {"one": people[0], "spoken": spoken[:SPOKEN], "all_shown": len(spoken) <= SPOKEN}


def _between(shown: Shown) -> list[tuple[str, str]]:
    """Whom a statement may be by, as far as the record considered anybody: names with their ids."""
    found: dict[str, str] = {}
    for one in shown.row.speakers:
        for each in one.candidates:
            found.setdefault(each.id, each.name)
        for rival in one.identity.candidates if one.identity is not None else ():
            found.setdefault(rival.id, rival.name)
    return list(found.items())[:20]


def _listed(record: Record, entry: CorrectionEntry) -> Listed:
    said = entry.entry
    people = tuple((party["id"], party["name"]) for party in said.get("parties", ()))
    words, href = "", ""
    if "anchor" in said:
        try:
            shown = _shown(record, said["anchor"]["attribution"])
            words, href = quoted(shown.row), f"/attributions/{shown.row.id}"
        except NotInRecord:  # read otherwise since, or not in this record
            pass
    elif "discrepancy" in said:
        try:
            one = record.overview.discrepancy(said["discrepancy"]["id"])
            words, href = one.because, f"/corrections/new/{one.id}"
        except NotInRecord:
            pass
    elif entry.undoes:
        words, href = f"the correction {entry.undoes}", f"/corrections/new/{entry.undoes}"
    return Listed(entry, words, href, people)


def _shown(record: Record, id_: str) -> Shown:
    found = record.show(id_)
    if not isinstance(found, Shown):
        raise NotInRecord(f"{id_!r} is no statement")
    return found


def _parts(shown: Shown) -> dict[str, tuple[Quote, ...]]:
    return {part: getattr(shown.row, part) for part in PARTS}


def _joined(quotes: tuple[Quote, ...]) -> str:
    return " … ".join(quote.text for quote in quotes)


def left_of(before: str, after: str) -> str:
    """What stays of words that somebody cut down, with an ellipsis wherever something was taken out of the middle.

    As it was typed, where words were put in as well, or too many are to be compared.
    """
    tokens, kept = list(_TOKEN.finditer(before)), [one for one in _TOKEN.findall(after) if one != "…"]
    mine = [at for at, one in enumerate(tokens) if one.group() != "…"]
    if len(mine) > COMPARED:
        return after
    matcher = SequenceMatcher(None, [tokens[at].group() for at in mine], kept, autojunk=False)
    runs: list[tuple[int, int]] = []
    for operation, first, last, _, _ in matcher.get_opcodes():
        if operation not in ("equal", "delete"):
            return after
        for at in mine[first:last] if operation == "equal" else ():
            if runs and runs[-1][1] == at - 1:
                runs[-1] = (runs[-1][0], at)
            else:
                runs.append((at, at))
    return " … ".join(before[tokens[first].start() : tokens[last].end()] for first, last in runs)


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _address(id_: str) -> str:
    """The page of what an id stands for."""
    if id_.startswith("d"):
        return f"/corrections/new/{id_}"
    if id_.startswith("c"):
        return "/corrections"
    if re.fullmatch(r"[as][0-9a-f]{6,}", id_):
        return f"/{'attributions' if id_.startswith('a') else 'statements'}/{id_}"
    return f"/speakers/{id_}"
