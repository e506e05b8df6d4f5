"""The façade: ``open`` a record, ``analyse`` a text, and everything that the command line (and the web) mirrors.

The only place where reports, analysis and store meet. The command line has every public method of :class:`Record` as
a command of the same name, and every parameter as a flag of the same name; a test holds the two together.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self, TextIO

from onrecord.domain import (
    Analysis,
    Inferred,
    Limits,
    MadeBy,
    Rejected,
    Report,
    Summary,
)
from onrecord.errors import Forgotten, RecordBusy, Unstorable, UsageError
from onrecord.tallying import Files, Progress, Tally
from onrecord.views import Views

if TYPE_CHECKING:
    from os import PathLike

    from onrecord.correcting import Corrections
    from onrecord.knowledge import Knowledge
    from onrecord.reading import Known, Reading
    from onrecord.reports.inputs import Input
    from onrecord.store import Store
    from onrecord.store.entries import (
        Candidate,
        ForgottenEntry,
    )

MAX_TEXT: Final = Limits().max_text
MAX_SECONDS: Final = Limits().max_seconds
# Reports after which a long read lets identities follow, so that who reads beside it is not left behind for hours.
RECONCILED: Final = 1000
WAIT: Final = 30.0  # seconds that a second writer waits for the first


def analyse(
    text: str | Report, title: str | None = None, published: str | None = None, language: str | None = None
) -> Analysis:
    """What one text says: its attributions, without a record.

    ``text`` is plain text, or a Report (then the rest must be left out). ``title`` is put before it as a paragraph of
    its own; ``published`` is an ISO 8601 date, from which relative dates ("on Thursday") are reckoned; ``language`` a
    BCP 47 tag (found from the text by default). Offsets in the result are code points of ``result.text.text``. Raises
    TooSlow past the default limit of 60 seconds, and UsageError when a Report comes with further arguments.
    """
    from onrecord.analysis import analyse_report, details
    from onrecord.reports import from_text

    if not isinstance(text, Report):
        text = from_text(text, title=title, published=published, language=language)
    elif not (title is published is language is None):
        raise UsageError("a Report carries its own title, date and language")
    return details.dated(analyse_report(text), text.published)


def open(
    path: str | PathLike[str],
    create: bool = False,
    wait: float = WAIT,
    packs: Sequence[str | PathLike[str]] = (),
) -> Record:
    """Open the record at ``path``: a context manager, and closed at the end of its block.

    A missing file is an error (RecordMissing) unless ``create``. ``wait`` is how many seconds a read waits while
    another process writes to the same record. ``packs`` are knowledge packs of your own, to tell by (with those that
    come along; "none" among them leaves these out) who is who, and when, in what is read and put right; a record that
    other packs were used for is decided afresh, and its reports are read again by the next read.
    Raises RecordForeign for a file that is no record, RecordTooNew for one
    of a newer onrecord, RecordError for one that cannot be opened, PackError for a pack that cannot be used.
    """
    from onrecord.store import Store

    paths = tuple(Path(path) for path in packs)
    known = _packs(paths) if paths else None
    return Record(Store.open(Path(path), create=create, wait=wait), known, paths)


def nothing_there(*paths: str | PathLike[str]) -> str | None:
    """Why there is nothing at all under ``paths`` to read or to reject, in one line; None when there is something.

    For a caller that would not make a record for a mistyped path. Standard input always counts as something.
    """
    from onrecord.reports.inputs import ABSENT, discover

    names = [os.fspath(path) for path in paths]
    if "-" in names:
        return None
    reasons = []
    for item in discover(names):
        if not isinstance(item, Rejected) or item.reason not in ABSENT:
            return None
        reasons.append(f"{item.path}: {item.reason}")
    return "; ".join(reasons) or None


class Record(Views):
    """An open record. Use :func:`onrecord.open` to get one, in a ``with`` block."""

    def __init__(self, store: Store, packs: Knowledge | None = None, paths: tuple[Path, ...] = ()) -> None:
        self._store = store
        self._packs = packs  # None: those that come along, loaded when they are needed
        self._paths = paths  # of those that do not come along

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the record's file; a second call does nothing."""
        self._store.close()

    def read(
        self,
        *paths: str | PathLike[str],
        jobs: int = 1,
        max_text: int = MAX_TEXT,
        max_seconds: float = MAX_SECONDS,
        bring_back: bool = False,
        progress: Callable[[Progress], None] | None = None,
    ) -> Summary:
        """Read files, folders, globs or ``-`` (standard input) into the record, and return what was done.

        Each report is stored whole or not at all, in the order of discovery; ``jobs`` processes read, one stores, and
        the record is the same for any number of them. What the record already holds, as this version reads it, is
        passed over. An input that cannot be read, is larger than ``max_text`` (code points of text, bytes of raw text)
        or takes longer than ``max_seconds`` is listed under :meth:`rejected` with the reason and tried again by the
        next read that comes across its file, which also takes off the list what was put right. So is a report that was
        forgotten (:meth:`forget`), by its bytes or its words, unless ``bring_back``. ``progress`` is called after each
        input.

        Raises RecordBusy when another process is still writing after the time to wait, RecordError when the record
        cannot be written. When a read is stopped, even by force, all that it stored stays valid, and reading again
        completes it.
        """
        from onrecord import knowledge, reading
        from onrecord.analysis import made_by
        from onrecord.reports.inputs import located
        from onrecord.workers import rarely_collected

        limits = _limits(max_text, max_seconds)
        if jobs < 1:
            raise UsageError(f"jobs must be at least 1, not {jobs}")
        if not paths:
            raise UsageError("nothing to read: name files, folders, globs or - for standard input")
        with knowledge.using(self._packs):
            version = made_by()
        tally, reconciled = Tally(), 0
        with rarely_collected(), self._store.writing():
            files = Files(self._store)
            found = files.passed_on(located([os.fspath(path) for path in paths], limits=limits))
            sources = self._sources(found, version, limits, bring_back=bring_back)
            for outcome in reading.outcomes(sources, limits=limits, jobs=jobs, packs=self._paths):
                path = self._take(outcome, tally, files, bring_back=bring_back)
                if tally.reports - reconciled >= RECONCILED:
                    self._reconcile()
                    reconciled = tally.reports
                if progress is not None:
                    progress(tally.progress(path))
            files.end()
            self._reconcile()
        return tally.summary(*self._store.speaking(tally.texts))

    def _sources(
        self, found: Iterable[Input | Rejected], version: MadeBy, limits: Limits, *, bring_back: bool
    ) -> Iterator[tuple[Input | Rejected, Known | None]]:
        """Each input, with the word that it is known where the record holds the same bytes from the same place.

        One whose bytes were forgotten is rejected before it is read.
        """
        from onrecord.reading import Known, fingerprint

        for source in found:
            digest = None if isinstance(source, Rejected) else fingerprint(source, limits)
            gone = self._store.forgotten(digest) if digest is not None and not bring_back else None
            if gone is not None and not isinstance(source, Rejected):
                yield Rejected(source.path, source.line, gone.said(), digest), None
                continue
            known = digest is not None and self._store.knows(digest, source.path, source.line, version)
            yield source, Known(source.path, source.line, digest) if digest is not None and known else None

    def _take(self, outcome: Reading | Rejected | Known, tally: Tally, files: Files, *, bring_back: bool) -> str:
        """Store one outcome and count it; its path."""
        from onrecord.reading import Reading
        from onrecord.workers import one_line

        now = datetime.now(UTC).isoformat(timespec="seconds")
        files.next()
        if isinstance(outcome, Rejected):
            tally.reject(outcome, files.reject(outcome, now))
            return outcome.path
        if not isinstance(outcome, Reading):
            tally.known += 1
            self._store.seen_again(outcome.raw_sha256, outcome.path, outcome.line, files.file, now)
            return outcome.path
        report = outcome.report
        try:
            text_known = self._store.has_text(report.text.id, outcome.analysis.made_by)
            if self._store.add(report, outcome.analysis, now, files.file, bring_back=bring_back):
                tally.add(report, outcome.analysis, text_known=text_known)
            else:
                tally.known += 1
        except (Unstorable, Forgotten, ValueError) as error:
            reason = one_line(error) if isinstance(error, ValueError) else str(error)
            rejected = Rejected(report.path, report.line, reason, report.raw_sha256)
            tally.reject(rejected, files.reject(rejected, now))
        return report.path

    @property
    def correct(self) -> Corrections:
        """Putting right who spoke: ``record.correct.merge(...)`` and so on, see :mod:`onrecord.correcting`."""
        from onrecord.correcting import Corrections

        return Corrections(self._store, self._reconcile, self._known)

    def _knowledge(self) -> Knowledge:
        """What the packs know."""
        if self._packs is None:
            self._packs = _packs(())
        return self._packs

    def _known(self, said: str) -> Sequence[Candidate]:
        """The entities of the knowledge packs of that id, name or alias."""
        from onrecord.store.entries import Candidate

        one = self._knowledge().entity(said)
        found = (one,) if one is not None else self._knowledge().named(said)
        return [Candidate(each.id, each.name, each.kind) for each in found]

    def _reconcile(self) -> None:
        """Let identities follow what was read and put right."""
        from onrecord.reconcile import reconcile

        reconcile(self._store, self._knowledge(), at=datetime.now(UTC).isoformat(timespec="seconds"))
        if self._store.unclean():  # a forgetting that was stopped, or that readers were in the way of
            self._store.clean(wait=0)

    def infer(
        self,
        encoder: str | PathLike[str] | None = None,
        *,
        least: float | None = None,
        forget: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> Inferred:
        """Ask an encoder that judges whether two texts contradict each other of pairs of versions, and reconcile.

        ``encoder`` is a folder with an ONNX graph and its ``tokenizer.json`` (:mod:`onrecord.inference`), ``least`` the
        log odds from which on it is believed, which one that onrecord does not know needs. It is asked once of a pair:
        the record keeps what it said, with its name and the digest of its files, and each later call asks of what is
        new. Where it holds two versions for contradictions and no rule found one, that is a discrepancy (polarity,
        rule ``inference-2``). ``forget``, in the place of an encoder, forgets all that one said and what followed.
        ``progress`` is called with the number of pairs asked so far.

        Raises UsageError for a folder without such an encoder and for none at all, MissingExtra without
        ``onrecord[inference]``, RecordBusy and RecordError as :meth:`read` does. What was asked before it is stopped
        stays.
        """
        from onrecord import inference
        from onrecord.reconcile import inferring
        from onrecord.store.inferences import Encoder

        if forget == (encoder is not None) or (forget and least is not None):
            raise UsageError("name the folder of an encoder, or forget what one said")
        opened = inference.load(encoder, least) if encoder is not None else None
        with self._store.writing():
            if opened is None:
                inferring.forget(self._store)
                done = Inferred("", 0.0, 0, 0, 0)
            else:
                self._reconcile()  # a read that was stopped may have left some to be looked at
                asked = Encoder(opened.name, opened.digest, opened.least)
                done = inferring.infer(self._store, asked, opened.odds, progress)
            self._reconcile()
        return done

    def forget(self, id: str, reason: str, *, author: str | None = None) -> ForgottenEntry:
        """Take a report out of the record for good, as the law may ask for; ``id`` is the report's, or the beginning.

        Its text, its bytes, and every word of them go: quotations, names that no other text has, what was derived of
        them, the search index, notes of corrections that quote it; then the file is written anew without its free
        space. Nobody can undo that. A text that another report carries stays with that one until it is forgotten too.
        What stays is the id, with the time, ``author`` (the system's user by default) and ``reason``, which
        :meth:`show` and :meth:`rejected` say: the same file, or the same words, are not read again unless
        :meth:`read` is told to bring them back.

        Raises UsageError for an id that is not in the record (Forgotten for one that was forgotten before) and for a
        reason that quotes the text; RecordBusy where other programs were reading all the while, so that words may still
        be in the file: the report is out then, and the next write, or the same call again, cleans the file.
        """
        from onrecord.correcting import user

        at = datetime.now(UTC).isoformat(timespec="seconds")
        with self._store.writing():
            try:
                done = self._store.forget(id, reason=reason, author=user() if author is None else author, at=at)
            except Forgotten:
                if not self._store.unclean() or (found := self._store.tombstone(id)) is None:
                    raise
                done = found
            self._reconcile()
            if self._store.unclean() and not self._store.clean():
                raise RecordBusy(
                    f"{done.report} is forgotten, but while other programs read the record, its file cannot be cleaned "
                    "of the words: close them, and forget it again"
                )
        return done

    def exported(self) -> Iterator[dict[str, Any]]:
        """Every attribution in the promised shape of :meth:`export`, from one moment of the record."""
        return self._store.export_rows()

    def export(self, format: str | None, out: str | PathLike[str] | TextIO) -> int:
        """Write every attribution to ``out`` (a path, or an open text stream) and return how many there were.

        ``format`` is jsonl (the promised shape, one line an attribution), csv, or parquet (a path only; needs the
        extra ``onrecord[parquet]``, MissingExtra otherwise), or None for what the end of the path says (``.jsonl``,
        ``.csv``, ``.parquet``; jsonl where it has none, and for a stream). A file appears whole or not at all: it is
        written beside its place first. Raises UsageError for another format or end, RecordError when the file cannot
        be written.
        """
        from onrecord import exporting

        return exporting.export(self.exported(), format, out)


def _packs(paths: Sequence[str | PathLike[str]]) -> Knowledge:
    """What the packs that come along and those at these paths know."""
    from onrecord import knowledge

    return knowledge.load([Path(path) for path in paths]) if paths else knowledge.shipped()


def _limits(max_text: int, max_seconds: float) -> Limits:
    if max_text < 1 or not max_seconds > 0:  # written so that it refuses NaN too
        raise UsageError("max_text must be at least 1, and max_seconds more than 0")
    return Limits(max_text=max_text, max_seconds=max_seconds)
