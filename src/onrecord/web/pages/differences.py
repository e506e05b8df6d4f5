"""Where reports contradict each other, and what has developed from one time to another."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.domain import DISCREPANCY_KINDS, SEVERITIES
from onrecord.store.people import SpeakerEntry
from onrecord.web.depending import Open
from onrecord.web.paging import CURSOR_LENGTH
from onrecord.web.paging import page as paged
from onrecord.web.remembering import honest, recall
from onrecord.web.rendering import page, query
from onrecord.web.sides import attributions, sides

if TYPE_CHECKING:
    from onrecord.api import Record

router = APIRouter()

PAGE: Final = 20  # differences on a page: each has two sides to read
KINDS: Final = {
    "wording": "words quoted otherwise",
    "figure": "another figure",
    "speaker": "another speaker",
    "date": "another date",
    "occasion": "another occasion",
    "polarity": "affirmed here, denied there",
    "identity": "another office or title",
}
Cursor = Annotated[str, Query(max_length=CURSOR_LENGTH)]
Speaker = Annotated[str, Query(max_length=300)]


@router.get("/discrepancies")
def discrepancies(
    request: Request,
    records: Open,
    kind: Annotated[str, Query(max_length=20)] = "",
    severity: Annotated[str, Query(max_length=20)] = "",
    speaker: Speaker = "",
    dismissed: Annotated[str, Query(max_length=5)] = "",
    cursor: Cursor = "",
) -> Response:
    """Discrepancies by kind and severity, or of what one speaker said, the weightiest first."""
    asked = {
        "kind": kind if kind in DISCREPANCY_KINDS else "",
        "severity": severity if severity in SEVERITIES else "",
        "speaker": speaker.strip(),
        "dismissed": "yes" if dismissed else "",
    }
    with records.reading() as record:
        view = record.overview
        numbers = recall(request, "differing", view.differing)
        someone = known(record, speaker)
        found = paged(
            lambda offset, limit: view.discrepancies(
                asked["kind"] or None,
                asked["severity"] or None,
                limit,
                offset,
                someone.id if someone else None,
                dismissed=bool(asked["dismissed"]),
            ),
            asked,
            cursor or None,
            PAGE,
            lambda one: one.id,
        )
        said_by = view.said_by(attributions(found.rows))
        reports = recall(request, "counts", record.counts).reports
    by_kind, by_severity, total = Counter[str](), Counter[str](), 0
    for (of, weight, verdict), number in numbers.items():
        if verdict != "dismissed" or asked["dismissed"]:
            by_kind[of] += number
            by_severity[weight] += number
            total += number * (asked["kind"] in ("", of) and asked["severity"] in ("", weight))
    return honest(
        request,
        page(
            request,
            "discrepancies.html",
            asked=asked,
            found=found.rows,
            speaker=someone,
            everything=sum(numbers.values()),
            total=total if someone is None else None,
            first=found.offset + 1,
            reports=reports,
            judged=sum(number for (_, _, verdict), number in numbers.items() if verdict == "dismissed"),
            kinds=[(of, f"{KINDS[of]} ({by_kind[of]:,})") for of in DISCREPANCY_KINDS if by_kind[of]],
            severities=[(one, f"{one} ({by_severity[one]:,})") for one in SEVERITIES if by_severity[one]],
            sides=sides,
            said_by=said_by,
            previous=f"/discrepancies{query(asked, cursor=found.previous)}" if found.previous else None,
            next=f"/discrepancies{query(asked, cursor=found.next)}" if found.next else None,
        ),
    )


@router.get("/developments")
def developments(request: Request, records: Open, speaker: Speaker = "", cursor: Cursor = "") -> Response:
    """What has developed, in order of time; of what one speaker said, if asked."""
    asked = {"speaker": speaker}
    with records.reading() as record:
        someone = known(record, speaker)
        found = paged(
            lambda offset, limit: record.overview.developments(limit, offset, someone.id if someone else None),
            asked,
            cursor or None,
            PAGE,
            lambda one: one.id,
        )
        said_by = record.overview.said_by(attributions(found.rows))
    return page(
        request,
        "developments.html",
        found=found.rows,
        speaker=someone,
        said_by=said_by,
        previous=f"/developments{query(asked, cursor=found.previous)}" if found.previous else None,
        next=f"/developments{query(asked, cursor=found.next)}" if found.next else None,
    )


def known(record: Record, speaker: str) -> SpeakerEntry | None:
    """Somebody by id, or by words that mean nobody else; None where nobody was asked for.

    Raises NotInRecord where they mean nobody, or several.
    """
    from onrecord.errors import NotInRecord

    if not speaker.strip():
        return None
    view = record.overview
    found = view.people([speaker.strip()]) or view.people(view.meant(speaker)[:2])
    if len(found) != 1:
        raise NotInRecord(f"{'several are' if found else 'nobody is'} called {speaker!r} in the record")
    return found[0]
