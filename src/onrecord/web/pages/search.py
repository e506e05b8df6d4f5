"""The search: one box and its filters, what they find, and, before anything is asked, what the record holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord.domain import OCCASION_KINDS, QUOTATIONS, STANCES
from onrecord.errors import UsageError
from onrecord.store.entries import StatementRow
from onrecord.web import paging, rendering, showing, sides
from onrecord.web.depending import Open
from onrecord.web.remembering import honest, recall
from onrecord.web.wording import WORDS

if TYPE_CHECKING:
    from onrecord.api import Record

router = APIRouter()

LISTED: Final = 20  # statements on a page
COUNTED: Final = 1_000  # statements up to which they are counted
_SHOWN: Final = 8  # speakers, reports before anything is asked
_DIFFERENCES: Final = 3
_OFFERED: Final = 200  # outlets and units

#: The filters in the order of the form, with their names; all but ``order`` narrow what is found.
FILTERS: Final = {
    "speaker": "Speaker",
    "outlet": "Outlet",
    "occasion": "Occasion",
    "quotation": "Kind of quotation",
    "stance": "Stance",
    "since": "Since",
    "until": "Until",
    "unit": "Figures in",
}
ORDERS: Final = {
    "relevance": "best match first",
    "newest": "newest first",
    "time": "oldest first",
    "report": "by report",
}


@router.get("/")
def search(request: Request, records: Open) -> Response:
    """What meets the conditions, a page at a time; without any, what the record holds and where to begin.

    The parameters are those of :meth:`onrecord.Record.statements`; what makes no sense is said beside the form.
    """
    given = {name: value.strip() for name, value in request.query_params.items() if value.strip()}
    narrowing = {name: given[name] for name in ("about", *FILTERS) if name in given}
    meaning = "about" not in narrowing or given.get("meaning") != "false"
    ordered = given.get("order") or ("relevance" if "about" in narrowing else "newest" if narrowing else "report")
    exactly = {} if meaning else {"meaning": "false"}
    asked = {**narrowing, **exactly, **({"order": ordered} if "order" in given else {})}
    with records.reading() as record:
        context = {**_form(request, record, narrowing), "asked": asked, "problem": ""}
        if not asked:
            return honest(request, rendering.page(request, "start.html", **context, **_start(request, record)))
        try:
            found = _found(record, narrowing, meaning, ordered, given.get("cursor", ""))
            number = recall(
                request,
                ("found", meaning, *sorted(narrowing.items())),
                lambda: record.found(**narrowing, meaning=meaning, most=COUNTED + 1),
            )
        except UsageError as error:
            context["problem"] = str(error)
            return rendering.page(request, "search.html", status=400, **context, found=None, number=0, rows=())
    rows = [(row, showing.words(row)) for row in found.rows]
    taken = {**narrowing, **exactly, "order": ordered}
    shown = rendering.page(
        request, "search.html", **context, found=found, number=number, most=COUNTED, taken=taken, rows=rows
    )
    return honest(request, shown)


def _form(request: Request, record: Record, narrowing: dict[str, str]) -> dict[str, Any]:
    """What the form offers, and the filters in use."""
    return {
        "total": recall(request, "counts", record.counts).statements,
        "chips": _chips(record, narrowing),
        "choices": {
            "outlets": recall(request, "outlets", lambda: record.overview.outlets(_OFFERED)),
            "units": recall(request, "units", lambda: record.overview.units(_OFFERED)),
            "occasions": [kind for kind in OCCASION_KINDS if kind != "unknown"],
            "quotations": [(kind, WORDS["quotation"][kind]) for kind in QUOTATIONS],
            "stances": [(kind, WORDS["stance"][kind]) for kind in STANCES],
            "orders": [(kind, name) for kind, name in ORDERS.items() if kind != "relevance" or "about" in narrowing],
        },
    }


def _chips(record: Record, narrowing: dict[str, str]) -> list[tuple[str, str, str]]:
    """The filters in use: each with its name, and its value as a reader knows it."""
    shown = dict(narrowing)
    if speaker := record.overview.people([narrowing["speaker"]]) if "speaker" in narrowing else ():
        shown["speaker"] = speaker[0].name  # asked for by an id
    for name in ("quotation", "stance"):
        if name in shown:
            shown[name] = WORDS[name].get(shown[name], shown[name])
    return [(name, FILTERS[name], value) for name, value in shown.items() if name in FILTERS]


def _found(
    record: Record, narrowing: dict[str, str], meaning: bool, order: str, cursor: str
) -> paging.Page[StatementRow]:
    """A page of what meets the conditions."""
    return paging.page(
        lambda offset, limit: record.statements(**narrowing, meaning=meaning, order=order, limit=limit, offset=offset),
        {**narrowing, "meaning": meaning, "order": order},
        cursor or None,
        LISTED,
    )


def _start(request: Request, record: Record) -> dict[str, Any]:
    """What a reader finds before anything was asked."""
    ranking = recall(request, "ranking", record.overview.ranking)

    def made() -> dict[str, Any]:
        differences = record.overview.discrepancies(None, None, _DIFFERENCES)
        concerned = record.overview.statements([one.statements[0] for one in differences if one.statements])
        return {
            "concerned": {row.statement: row for row in concerned},
            "people": record.overview.people([one.id for one in ranking[:_SHOWN]]),
            "differences": differences,
            "said_by": record.overview.said_by(sides.attributions(differences)),
            "reports": list(record.reports("newest", limit=_SHOWN)),
        }

    counts = recall(request, "counts", record.counts)
    return {**recall(request, "start", made), "counts": counts, "sides": sides.sides}
