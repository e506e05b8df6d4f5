"""The revisions of pages with what each changed, put together when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from onrecord.errors import UsageError
from onrecord.reconcile.revisions import headline, requoted
from onrecord.store import Store
from onrecord.store.entries import RevisionRow, StatementRow


def revisions(
    store: Store, wanted: str | None = None, limit: int | None = None, offset: int = 0
) -> Iterator[RevisionRow]:
    """The revisions of the pages that a user's words mean, or of all pages that were read with more than one text; at
    most ``limit``, after the first ``offset``. Raises UsageError for negative ones."""
    if (limit is not None and limit < 0) or offset < 0:
        raise UsageError("limit and offset must not be negative")
    paged = store.paged
    pages = [(page, "") for page in paged.revised()] if wanted is None else paged.named(wanted)
    return islice(_after(store, pages, offset), limit)


def _after(store: Store, pages: Iterable[tuple[str, str]], offset: int) -> Iterator[RevisionRow]:
    """The revisions of pages, but for the first ``offset``, which are not looked at more than they must be."""
    sizes = store.paged.sizes() if offset else {}
    for page, alone in pages:
        size = sizes.get(page, 1)
        if offset >= size:
            offset -= size
            continue
        rows = store.paged.revisions(page) if page else [store.paged.alone(alone)]
        begin = max(0, offset - 1)  # with the one before, for what the first that is wanted changed of it
        yield from islice(_page(store, rows[begin:]), offset - begin, None)
        offset = 0


def revision_of(store: Store, report: str) -> RevisionRow | None:
    """The revision of its page that a report (by id) is the first to show, or else the last to show again; None for a
    page that was never read with another text."""
    paged = store.paged
    rows = [row for page, _ in paged.named(report) if page for row in paged.revisions(page)]
    for at, row in reversed(list(enumerate(rows))):
        if row.revisions > 1 and any(seen.report == report for seen in row.seen):
            return list(_page(store, rows[max(0, at - 1) : at + 1]))[-1]
    return None


def _page(store: Store, rows: list[RevisionRow]) -> Iterator[RevisionRow]:
    before: tuple[RevisionRow, list[StatementRow], str] | None = None
    for row in rows:
        told, text = store.paged.told(row.report.id) if len(rows) > 1 else ([], "")
        if before is None:
            yield row
        else:
            old, earlier, content = before
            yield replace(
                row,
                headline=headline(old.report.title, row.report.title),
                changes=requoted(earlier, told, content, text),
            )
        before = row, told, text
