"""What :class:`onrecord.Record` tells of positions over time: statements in order, subjects, commitments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from onrecord.store import Store
    from onrecord.store.entries.positions import CommitmentRow, PositionRow, SubjectRow

SUBJECTS: Final = 50  # subjects that are listed unless asked for more: what comes later is of few statements


class PositionViews:
    """The part of the record's interface that is about positions; only reads."""

    if TYPE_CHECKING:
        _store: Store

    def positions(
        self,
        speaker: str,
        about: str | None = None,
        *,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[PositionRow]:
        """What somebody said, in order of time, and how it moved: one entry a statement, by its fullest version.

        ``about`` is a search, or the name of one of the :meth:`subjects`; ``speaker``, ``since`` and ``until`` as in
        :meth:`statements`. What is said again on another occasion is folded into the first time; a change stands with
        the later of the two statements that show it. ``limit`` how many entries at most, after the first ``offset``.
        What is without any date comes last. Raises UsageError at once for what makes no sense.
        """
        from onrecord.store.wanted import Wanted

        return self._store.positions(Wanted(speaker, about, since, until, limit=limit, offset=offset))

    def subjects(self, speaker: str | None = None, limit: int = SUBJECTS, offset: int = 0) -> Iterator[SubjectRow]:
        """What the statements of the record are about, or those of somebody: phrases that at least two of them have.

        Ranked by how many statements have a phrase (without those that have it in a longer one that is listed, too),
        times how much its words say; what the speaker, or anybody who speaks, is called is no subject. ``limit`` and
        ``offset`` as everywhere. Raises UsageError at once for what makes no sense.
        """
        return self._store.subjects(speaker, limit, offset)

    def commitments(
        self,
        speaker: str | None = None,
        about: str | None = None,
        *,
        since: str | None = None,
        until: str | None = None,
        status: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[CommitmentRow]:
        """What was undertaken, planned, approved or refused, and targets: with who acts, the amount and the deadline.

        What the text does not say is None. ``speaker``, ``about``, ``since`` and ``until`` (when it was said, not when
        it is due) as in :meth:`statements`; ``status`` pledged, planned, approved, refused, or "called for" for a
        target that nobody has undertaken; ``limit`` how many at most, after the first ``offset``. Those of a statement
        are given once, as its fullest version has them; in order of time. Raises UsageError at once for what makes no
        sense.
        """
        from onrecord.store.wanted import Wanted

        wanted = Wanted(speaker, about, since, until, limit=limit, offset=offset, status=status, order="time")
        return self._store.commitments(wanted)
