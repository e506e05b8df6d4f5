"""What a record is asked: the listings and single entries of :class:`onrecord.Record`, which only read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord.domain import DISCREPANCY_KINDS, SEVERITIES
from onrecord.errors import UsageError
from onrecord.positions import PositionViews

if TYPE_CHECKING:
    from onrecord.store.entries import (
        Counts,
        DiscrepancyRow,
        FigureEntry,
        Problem,
        RejectedEntry,
        ReportEntry,
        RevisionRow,
        Shown,
        ShownReport,
        ShownStatement,
        StatementRow,
    )
    from onrecord.store.entries.differences import DevelopmentRow
    from onrecord.store.overview import Overview
    from onrecord.store.people import SpeakerEntry

FOUND: Final = 1000  # how far what meets the conditions of a search is counted, unless asked for more


class Views(PositionViews):
    """Everything that a record is asked, beside what somebody holds over time."""

    def statements(
        self,
        speaker: str | None = None,
        about: str | None = None,
        *,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        quotation: str | None = None,
        stance: str | None = None,
        occasion: str | None = None,
        unit: str | None = None,
        order: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        meaning: bool = True,
    ) -> Iterator[StatementRow]:
        """The statements that meet every condition given.

        ``speaker`` is a name, whole words of one, another wording for somebody, or an id; ``about`` words to search
        the contents for, best match first: those that have all the words and, with ``meaning``, those that say it in
        other words (a search with "quoted words", which stand in a row, ``begin*`` for words that begin so, or ``OR``
        for either of two is by words alone). ``found`` of each row tells by which of them it was found.
        ``since`` and ``until`` a day, month or year (2025-03-14, 2025-03, 2025; both included) between which it may
        have been said: on the day of its occasion where that is known, else when its report was published;
        ``outlet`` whole words of the outlet's name; ``quotation`` direct, indirect or mixed; ``stance`` asserted,
        denied, negated, hypothetical, question or no-comment; ``occasion`` one of
        :data:`onrecord.domain.OCCASION_KINDS`; ``unit`` that of a figure in it (USD, percent); ``order`` relevance
        (of a search, and its default), report (by path and place, the default else), time or newest; ``limit`` how many
        at most, after the first ``offset``. Raises UsageError at once for what makes no sense.
        """
        return self._store.statements(
            speaker=speaker,
            about=about,
            since=since,
            until=until,
            outlet=outlet,
            quotation=quotation,
            stance=stance,
            occasion=occasion,
            unit=unit,
            order=order,
            limit=limit,
            offset=offset,
            vector=self._meant(about) if meaning else None,
        )

    def _meant(self, about: str | None) -> bytes | None:
        """What the words of a search mean; None where it is made by words alone, or the record keeps no meanings."""
        from onrecord.store.search import parse_about
        from onrecord.store.sensing import plain

        if about is None or not plain(parse_about(about)) or not self._store.has_meanings():
            return None
        from onrecord.analysis.asking import vector

        return vector(" ".join(about.split()))

    def found(
        self,
        speaker: str | None = None,
        about: str | None = None,
        *,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        quotation: str | None = None,
        stance: str | None = None,
        occasion: str | None = None,
        unit: str | None = None,
        meaning: bool = True,
        most: int = FOUND,
    ) -> int:
        """How many statements meet the conditions, which are those of :meth:`statements`; not counted beyond ``most``,
        so that a page can say "more than 1,000" without looking at all of them."""
        from onrecord.store.wanted import Wanted

        wanted = Wanted(
            speaker, about, since, until, outlet, quotation, stance, unit=unit, occasion=occasion, once=True
        )
        return self._store.found(wanted, most, self._meant(about) if meaning else None)

    def timeline(
        self,
        speaker: str,
        about: str | None = None,
        *,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[StatementRow]:
        """What somebody said, in order of time: the day of the occasion where that is known, else that of publication.

        The parameters are those of :meth:`statements`. What is without any date comes last; an interval stands
        where its middle lies. Raises UsageError at once for what makes no sense.
        """
        return self._store.timeline(speaker, about, since=since, until=until, limit=limit, offset=offset)

    def figures(
        self,
        *,
        unit: str | None = None,
        kind: str | None = None,
        counts: str | None = None,
        speaker: str | None = None,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[FigureEntry]:
        """The figures of what was said, each with its speakers, statement and report.

        ``unit`` is an ISO 4217 code, percent, kilometre and so on; ``kind`` one of
        :data:`onrecord.domain.FIGURE_KINDS`; ``counts`` words, each the beginning of a word of what is counted ("home"
        finds "40 homes"); ``limit`` how many figures at most, after the first ``offset``; the others are those of
        :meth:`statements`. Raises
        UsageError at once for what makes no sense.
        """
        from onrecord.store.wanted import Wanted

        return self._store.figures(
            Wanted(speaker, about, since, until, limit=limit, offset=offset, unit=unit, kind=kind, counts=counts)
        )

    def discrepancies(
        self,
        kind: str | None = None,
        severity: str | None = None,
        *,
        speaker: str | None = None,
        id: str | None = None,
        dismissed: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[DiscrepancyRow]:
        """Where versions of a statement, or reports, contradict each other: each with its sides, the reason and the
        ground of its severity. It is never said who is right.

        ``kind`` is one of :data:`onrecord.domain.DISCREPANCY_KINDS`, ``severity`` high, medium or low; ``speaker``
        somebody, as in :meth:`statements`, of whose statements one is concerned; ``id`` that of a statement, a report
        or an attribution that is; ``limit`` how many at most, after the first ``offset``. What a correction dismissed
        is left out, unless ``dismissed``. Raises UsageError at once for what makes no sense, and for an id that is not
        in the record.
        """
        for value, allowed, what in ((kind, DISCREPANCY_KINDS, "kind"), (severity, SEVERITIES, "severity")):
            if value is not None and value not in allowed:
                raise UsageError(f"{what} must be one of {', '.join(allowed)}, not {value!r}")
        return self._store.discrepancies(
            kind, severity, speaker=speaker, id=id, dismissed=dismissed, limit=limit, offset=offset
        )

    def developments(
        self, speaker: str | None = None, *, limit: int | None = None, offset: int = 0
    ) -> Iterator[DevelopmentRow]:
        """What has developed, in order of time: a later figure of one thing, a position that has moved, what came of
        what was planned for an event. Each with both sides, the earlier one first; no discrepancy, for their times
        differ. ``speaker`` is somebody, as in :meth:`statements`, who speaks on one of the sides; ``limit`` how many
        at most, after the first ``offset``."""
        return self._store.developments(speaker, limit=limit, offset=offset)

    def speakers(
        self,
        name: str | None = None,
        *,
        kind: str | None = None,
        order: str = "statements",
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[SpeakerEntry]:
        """Who speaks in the record, the most quoted first; with ``name`` (or an id), those that it may mean.

        ``kind`` is one of :data:`onrecord.domain.ENTITY_KINDS`; ``order`` statements (the most quoted first), name, or
        newest (the last day on which they were reported); ``limit`` how many at most, after the first ``offset``.
        """
        return self._store.speakers(name, kind=kind, order=order, limit=limit, offset=offset)

    def reports(
        self, order: str = "path", *, outlet: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Iterator[ReportEntry]:
        """The reports of the record, with how many statements were found in each.

        ``order`` is path, published (undated reports where their own words place them, with the reasons; those that
        say nothing of their time last), newest or read; ``outlet`` whole words of the outlet's name; ``limit`` how
        many at most, after the first ``offset``.
        """
        return self._store.reports(order=order, outlet=outlet, limit=limit, offset=offset)

    def rejected(self, limit: int | None = None, offset: int = 0) -> Iterator[RejectedEntry]:
        """The inputs that could not be read, each with the reason; at most ``limit``, after the first ``offset``."""
        return self._store.rejected(limit, offset)

    def show(self, id: str, *, start: int | None = None, end: int | None = None) -> Shown | ShownReport:
        """One attribution in its context, with its speaker's verdict, its provenance and a citation line to copy.

        ``id`` is an attribution's or a statement's, or the beginning of one; a report's id shows the whole report,
        with its statements and what reading passed over; ``start`` and ``end``, offsets of its text, what lies
        between them. Raises UsageError for an id that is not in the record, or for a part of anything but a report.
        """
        if id.strip().startswith("r"):
            from onrecord.reconcile.revising import revision_of

            shown = self._store.show_report(id, start, end)
            return replace(shown, revision=revision_of(self._store, shown.report.id))
        if start is not None or end is not None:
            raise UsageError("start and end are for reports: a statement is shown with all of its words")
        return self._store.show(id)

    def versions(self, id: str) -> ShownStatement:
        """A statement with all its versions, the fullest first: what kind each is, why, and how its words differ.

        ``id`` is a statement's or an attribution's, or the beginning of one. Iterating over the result gives the
        versions; ``told`` counts reports, independent texts and outlets, and ``repeats`` are the ids of statements in
        which the same speaker says the same again. Raises UsageError for an id that is not in the record.
        """
        return self._store.versions(id)

    def revisions(
        self, report: str | None = None, *, limit: int | None = None, offset: int = 0
    ) -> Iterator[RevisionRow]:
        """The pages that were read again with other text: each revision with the quotations that it added, changed and
        removed, and when it was read.

        ``report`` is a report's id (or the beginning of one), a path or a URL: then the revisions of its page, a
        single one of a page that was read once. A page's revisions come in order of time: by what it says of its
        modification, or else of its publication, or by when they were read. ``limit`` how many at most, after the first
        ``offset``. Raises UsageError for a report that is not in the record.
        """
        from onrecord.reconcile.revising import revisions

        return revisions(self._store, report, limit, offset)

    def verify(self) -> Iterator[Problem]:
        """Check that every span quotes its text and every hash holds; yields what does not, nothing when all does."""
        return self._store.verify()

    def counts(self) -> Counts:
        """How much the record holds."""
        return self._store.counts()

    @property
    def overview(self) -> Overview:
        """The record in numbers, and stretches of long listings: what pages are made of."""
        return self._store.overview

    def moment(self) -> AbstractContextManager[None]:
        """A block in which all that is asked is answered from one moment of the record, whatever others write."""
        return self._store.moment()

    def changes(self) -> int:
        """A number that is another one once somebody else has written to the record, to tell what may be stale."""
        return self._store.changes()
