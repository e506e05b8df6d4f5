"""The search: one box and its filters, what they find, and, before anything is asked, what the record holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import APIRouter, Query, Request
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

Short = Annotated[str, Query(max_length=300)]


@router.get("/")
def search(
    request: Request,
    records: Open,
    about: Annotated[str, Query(max_length=1000)] = "",
    speaker: Short = "",
    outlet: Short = "",
    occasion: Short = "",
    quotation: Short = "",
    stance: Short = "",
    since: Short = "",
    until: Short = "",
    unit: Short = "",
    meaning: Annotated[bool, Query()] = True,
    order: Short = "",
    cursor: Annotated[str, Query(max_length=paging.CURSOR_LENGTH)] = "",
) -> Response:
    """What meets the conditions, a page at a time; without any, what the record holds and where to begin."""
    narrowing = {
        name: value.strip()
        for name, value in (
            ("about", about),
            ("speaker", speaker),
            ("outlet", outlet),
            ("occasion", occasion),
            ("quotation", quotation),
            ("stance", stance),
            ("since", since),
            ("until", until),
            ("unit", unit),
        )
        if value.strip()
    }
    exactly = {} if meaning or "about" not in narrowing else {"meaning": "false"}
    asked = {**narrowing, **exactly, **({"order": order.strip()} if order.strip() else {})}
    with records.reading() as record:
        total = recall(request, "counts", record.counts).statements
        choices = {
            "outlets": recall(request, "outlets", lambda: record.overview.outlets(_OFFERED)),
            "units": recall(request, "units", lambda: record.overview.units(_OFFERED)),
            "occasions": [kind for kind in OCCASION_KINDS if kind != "unknown"],
            "quotations": [(kind, WORDS["quotation"][kind]) for kind in QUOTATIONS],
            "stances": [(kind, WORDS["stance"][kind]) for kind in STANCES],
            "orders": [(kind, name) for kind, name in ORDERS.items() if kind != "relevance" or "about" in narrowing],
        }
        context: dict[str, Any] = {
            "asked": asked,
            "narrowing": narrowing,
            "filters": FILTERS,
            "choices": choices,
            "total": total,
            "problem": "",
            "chips": _chips(record, narrowing),
        }
        if not asked:
            return honest(request, rendering.page(request, "start.html", **context, **_start(request, record)))
        ordered = asked.get("order") or ("relevance" if "about" in narrowing else "newest" if narrowing else "report")
        try:
            found = _found(record, narrowing, meaning, ordered, cursor)
            number = recall(
                request,
                ("found", meaning, *sorted(narrowing.items())),
                lambda: record.found(**narrowing, meaning=meaning, most=COUNTED + 1),
            )
        except UsageError as error:
            context["problem"] = str(error)
            return rendering.page(request, "search.html", status=400, **context, found=None, number=0, rows=())
    return honest(
        request,
        rendering.page(
            request,
            "search.html",
            **context,
            found=found,
            number=number,
            most=COUNTED,
            taken={**narrowing, **exactly, "order": ordered},
            rows=[(row, showing.words(row)) for row in found.rows],
        ),
    )


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
