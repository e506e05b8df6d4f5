"""Keeping count of one read: what was stored, known, rejected, and which file each outcome is from."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.domain import Analysis, Rejected, Report, Summary

if TYPE_CHECKING:
    from onrecord.reports.inputs import Input
    from onrecord.store import Store


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a read has come: inputs finished, of which rejected; words and statements newly stored."""

    inputs: int
    rejected: int
    statements: int
    words: int
    seconds: float
    path: str


@dataclass(slots=True)
class Tally:
    """Counts of one read, as they grow."""

    started: float = field(default_factory=time.monotonic)
    reports: int = 0
    known: int = 0
    statements: int = 0
    without_source: int = 0
    other_language: int = 0
    words: int = 0
    texts: set[str] = field(default_factory=set)
    rejected: list[Rejected] = field(default_factory=list)
    files: list[Path | None] = field(default_factory=list)  # of ``rejected``, in the same order

    def reject(self, rejected: Rejected, file: Path | None) -> None:
        """Count a rejected input, with the file that it is from."""
        self.rejected.append(rejected)
        self.files.append(file)

    def add(self, report: Report, analysis: Analysis, *, text_known: bool) -> None:
        """Count a newly stored report; its statements only where no other report brought the same text before."""
        self.reports += 1
        self.words += len(report.text.text.split())
        self.other_language += analysis.skipped is not None
        if text_known:
            return
        self.texts.add(report.text.id)
        self.statements += len(analysis.attributions)
        for attribution in analysis.attributions:
            self.without_source += not attribution.speakers

    def progress(self, path: str) -> Progress:
        """How far the read has come, ``path`` being the latest input."""
        inputs = self.reports + self.known + len(self.rejected)
        seconds = time.monotonic() - self.started
        return Progress(inputs, len(self.rejected), self.statements, self.words, seconds, path)

    def summary(self, speakers: int, unresolved: int) -> Summary:
        """What the read did, with how many speak in its texts and how many statements are left open."""
        return Summary(
            reports=self.reports,
            known=self.known,
            statements=self.statements,
            speakers=speakers,
            unresolved=unresolved,
            other_language=self.other_language,
            words=self.words,
            seconds=time.monotonic() - self.started,
            rejected=self._told_apart(),
            without_source=self.without_source,
        )

    def _told_apart(self) -> tuple[Rejected, ...]:
        """What was rejected; where two files of one name were, each by its whole path, for nobody could tell which."""
        from onrecord.reports.inputs import shown

        files: dict[str, set[Path | None]] = defaultdict(set)
        for each, file in zip(self.rejected, self.files, strict=True):
            files[each.path].add(file)
        return tuple(
            replace(each, path=shown(file)) if file is not None and len(files[each.path]) > 1 else each
            for each, file in zip(self.rejected, self.files, strict=True)
        )


class Files:
    """Which file each outcome of a read is from, so that a file's old rejections go when it was read to its end."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ahead: deque[Path | None] = deque()  # of inputs found whose outcomes are still to come, in their order
        self._begun = False
        self._file: Path | None = None
        self._rejected: set[int | None] = set()

    def passed_on(self, found: Iterable[tuple[Path | None, Input | Rejected | None]]) -> Iterator[Input | Rejected]:
        """The inputs without their files, which are kept for :meth:`next`."""
        for file, item in found:
            if item is None:
                self._store.settle(file)
            else:
                self._ahead.append(file)
                yield item

    @property
    def file(self) -> Path | None:
        """The file of the current outcome; None is standard input."""
        return self._file

    def next(self) -> None:
        """Go on to the next outcome."""
        file = self._ahead.popleft()
        if not self._begun or file != self._file:
            self.end()
            self._begun, self._file = True, file

    def reject(self, rejected: Rejected, now: str) -> Path | None:
        """List the current outcome, a rejection; the file that it is from."""
        self._store.reject(rejected, now, self._file)
        self._rejected.add(rejected.line)
        return self._file

    def end(self) -> None:
        """The current file has no more outcomes."""
        if self._begun:
            self._store.settle(self._file, self._rejected)
        self._begun, self._rejected = False, set()
