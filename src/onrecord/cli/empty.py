"""Why a listing is empty, in one line: what was asked for, not the record, may be the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from onrecord.api import Record

MOST: Final = 5000  # speakers among whom one of nearly that name is looked for


def why(record: Record, none: str, speaker: str | None = None, *, limit: int | None = None, offset: int = 0) -> str:
    """Why nothing was listed: ``none``, or what says more. With a ``speaker``: that nobody is called so, and who nearly
    is; where somebody is and ``none`` is empty, that no statement of theirs met the conditions."""
    if limit == 0:
        return "nothing is listed, as --limit 0 asks for"
    counts = record.counts()
    if not counts.reports:
        rejected = f" ({counts.rejected:,} rejected: onrecord rejected)" if counts.rejected else ""
        return f"the record is empty: no report has been read into it{rejected}"
    if offset:
        return f"nothing is left to list after the first {offset:,} (--offset {offset})"
    if speaker is None:
        return none
    if next(iter(record.speakers(speaker)), None) is not None:
        return none or f"no statement of {speaker} meets these conditions"
    return _nobody(record, speaker)


def _nobody(record: Record, speaker: str) -> str:
    import difflib
    import itertools

    names = [entry.name for entry in itertools.islice(record.speakers(), MOST) if entry.named]
    near = difflib.get_close_matches(speaker, names, n=3)
    return f"nobody called {speaker!r} speaks in this record" + (f"; perhaps {' or '.join(near)}" if near else "")
