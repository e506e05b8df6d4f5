"""What reading a record gives back: plain values with everything that a listing, an export or a page needs.

Unlike the types of ``domain`` these check nothing: a damaged record can still be looked at, and
:meth:`Store.verify` says what is wrong with it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from onrecord.domain import Dating, Found, MadeBy, Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A span of the stored text with the characters it quotes."""

    start: int
    end: int
    text: str

    def as_dict(self) -> dict[str, Any]:
        """The span in the exported shape."""
        return {"start": self.start, "end": self.end, "text": self.text}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a source may mean."""

    id: str
    name: str
    kind: str

    def as_dict(self) -> dict[str, Any]:
        """The candidate in the exported shape."""
        return {"id": self.id, "name": self.name, "kind": self.kind}


@dataclass(frozen=True, slots=True)
class Rival:
    """Somebody else who was considered, and why it is open between them, or why they lost."""

    id: str
    name: str
    kind: str
    because: str

    def as_dict(self) -> dict[str, Any]:
        """The rival in the exported shape."""
        return {"id": self.id, "name": self.name, "kind": self.kind, "because": self.because}


@dataclass(frozen=True, slots=True)
class Identified:
    """Who somebody is whom a text calls ``called``, decided over the whole record: by which rule, why, how sure.

    ``status`` is the rules' own; ``correction`` is the id of the correction that decided over them, if one did.
    """

    called: str
    status: str
    rule: str
    because: str
    confidence: float
    correction: str | None
    candidates: tuple[Rival, ...] = ()
    evidence: tuple[Quote, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The decision in the exported shape."""
        return {
            "called": self.called,
            "status": self.status,
            "rule": self.rule,
            "because": self.because,
            "confidence": self.confidence,
            "correction": self.correction,
            "candidates": [rival.as_dict() for rival in self.candidates],
            "evidence": [quote.as_dict() for quote in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Who spoke. ``id``, ``kind`` and ``named`` are None unless ``status`` is resolved; ``name`` is then the source's
    own wording (None where the text names no source).

    ``because``, ``rule`` and ``evidence`` tell whom the text means; ``identity``, who that is over the whole record
    (None where nothing was decided: then the text's entity stands for itself).
    """

    id: str | None
    name: str | None
    kind: str | None
    named: bool | None
    count: int | None
    role: str
    status: str
    because: str
    rule: str
    evidence: tuple[Quote, ...]
    candidates: tuple[Candidate, ...]
    identity: Identified | None = None
    confidence: float | None = None

    def as_dict(self) -> dict[str, Any]:
        """The speaker in the exported shape."""
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "named": self.named,
            "role": self.role,
            "status": self.status,
            "candidates": [candidate.as_dict() for candidate in self.candidates],
            "because": self.because,
            "rule": self.rule,
            "evidence": [quote.as_dict() for quote in self.evidence],
            "count": self.count,
            "identity": self.identity.as_dict() if self.identity is not None else None,
            "confidence": self.confidence,
        }


def dating_dict(dating: Dating | None) -> dict[str, Any]:
    """A date in the exported shape; open at both ends, and without a basis, when there is none."""
    if dating is None:
        return {"earliest": None, "latest": None, "basis": []}
    return {"earliest": dating.earliest, "latest": dating.latest, "basis": list(dating.basis)}


@dataclass(frozen=True, slots=True)
class ReportRef:
    """The report that a statement row points to."""

    id: str
    path: str
    line: int | None
    url: str | None
    outlet: str | None
    title: str | None
    language: str
    published: Dating | None
    raw_sha256: str
    read_at: str

    def as_dict(self) -> dict[str, Any]:
        """The report in the exported shape."""
        return {
            "id": self.id,
            "path": self.path,
            "url": self.url,
            "outlet": self.outlet,
            "title": self.title,
            "language": self.language,
            "published": dating_dict(self.published),
            "line": self.line,
            "raw_sha256": self.raw_sha256,
            "read_at": self.read_at,
        }


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One attribution, as listings and exports show it.

    ``report`` is the first report (by path) that carries the text, of those that were asked for; ``also_in`` are the
    others. ``matches`` are the stored-text spans that a search matched, ``rank`` is its bm25 (smaller is better).
    """

    id: str
    statement: str
    quotation: str
    stance: str
    parent: str | None
    question: Quote | None
    report: ReportRef
    source: tuple[Quote, ...]
    cue: tuple[Quote, ...]
    content: tuple[Quote, ...]
    speakers: tuple[SpeakerRow, ...]
    confidence: float
    made_by: MadeBy
    headline: bool
    rule: str
    text: str
    also_in: tuple[ReportRef, ...] = ()
    rank: float | None = None
    matches: tuple[Span, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The promised shape of ``onrecord export --format jsonl``: these names, in this order.

        ``occasion`` and ``figures`` hold their place: nothing is known of them yet.
        """
        return {
            "id": self.id,
            "statement": self.statement,
            "quotation": self.quotation,
            "stance": self.stance,
            "parent": self.parent,
            "question": self.question.as_dict() if self.question else None,
            "report": self.report.as_dict(),
            "source": [quote.as_dict() for quote in self.source],
            "cue": [quote.as_dict() for quote in self.cue],
            "content": [quote.as_dict() for quote in self.content],
            "speakers": [speaker.as_dict() for speaker in self.speakers],
            "occasion": {
                "kind": "unknown",
                "medium": None,
                "interlocutor": None,
                "place": None,
                "event": None,
                "date": None,
            },
            "figures": [],
            "confidence": self.confidence,
            "made_by": {
                "onrecord": self.made_by.onrecord,
                "model": self.made_by.model,
                "packs": self.made_by.packs,
            },
            "headline": self.headline,
            "rule": self.rule,
            "text": self.text,
            "also_in": [report.as_dict() for report in self.also_in],
        }


@dataclass(frozen=True, slots=True)
class SetAsideRow:
    """A stretch of the stored text that reading passed over, and why."""

    quote: Quote
    reason: str
    rule: str

    def as_dict(self) -> dict[str, Any]:
        """The span with its reason and rule."""
        return {**self.quote.as_dict(), "reason": self.reason, "rule": self.rule}


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A report of the record: what it is, what was found, and where it comes from."""

    id: str
    path: str
    line: int | None
    url: str | None
    format: str
    encoding: str
    repaired: bool
    title: str | None
    outlet: Found | None
    byline: Found | None
    language: Found
    published: Dating | None
    modified: Dating | None
    characters: int
    statements: int
    skipped: str | None
    text: str
    raw_sha256: str
    raw_bytes: int
    read_at: str
    made_by: MadeBy

    def as_dict(self) -> dict[str, Any]:
        """The entry as JSON has it."""

        def found(value: Found | None) -> dict[str, Any] | None:
            return {"value": value.value, "basis": value.basis, "doubt": value.doubt} if value else None

        return {
            "id": self.id,
            "path": self.path,
            "line": self.line,
            "url": self.url,
            "format": self.format,
            "encoding": self.encoding,
            "repaired": self.repaired,
            "title": self.title,
            "outlet": found(self.outlet),
            "byline": found(self.byline),
            "language": found(self.language),
            "published": dating_dict(self.published),
            "modified": dating_dict(self.modified),
            "characters": self.characters,
            "statements": self.statements,
            "skipped": self.skipped,
            "text": self.text,
            "raw_sha256": self.raw_sha256,
            "raw_bytes": self.raw_bytes,
            "read_at": self.read_at,
            "made_by": {
                "onrecord": self.made_by.onrecord,
                "model": self.made_by.model,
                "packs": self.made_by.packs,
            },
        }


@dataclass(frozen=True, slots=True)
class RejectedEntry:
    """An input that was rejected, when it was last tried, and why.

    ``folder`` names the folder that ``path`` lies in, where another input on the list has the same path and line.
    """

    path: str
    line: int | None
    reason: str
    raw_sha256: str | None
    at: str
    folder: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The entry as JSON has it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Shown:
    """One attribution in its context: ``before`` and ``after`` are the stored text around its spans.

    ``context`` runs from the first character shown to the last (spans of ``row`` lie in it, at their offsets less
    ``context.start``). ``citation`` is a line to copy. ``parts`` are the attributions that lie in its content.
    ``corrections`` are those in force that made it what it is, a rejection among them.
    """

    row: StatementRow
    context: Quote
    provenance: ReportEntry
    citation: str
    parts: tuple[StatementRow, ...] = ()
    set_aside: tuple[SetAsideRow, ...] = ()
    corrections: tuple[CorrectionEntry, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The promised shape of the attribution, with its context, provenance and citation."""
        return {
            **self.row.as_dict(),
            "context": self.context.as_dict(),
            "provenance": self.provenance.as_dict(),
            "citation": self.citation,
            "parts": [part.as_dict() for part in self.parts],
            "set_aside": [aside.as_dict() for aside in self.set_aside],
            "corrections": [entry.as_dict() for entry in self.corrections],
        }


@dataclass(frozen=True, slots=True)
class ShownReport:
    """A whole report: its stored text, the statements in the order of the text, and what reading passed over.

    ``rejected`` are attributions that a correction said to be none.
    """

    report: ReportEntry
    content: str
    statements: tuple[StatementRow, ...]
    set_aside: tuple[SetAsideRow, ...]
    rejected: tuple[StatementRow, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The report as the listing has it, with its stored text, its statements and what was set aside."""
        return {
            **self.report.as_dict(),
            "content": self.content,
            "attributions": [row.as_dict() for row in self.statements],
            "set_aside": [aside.as_dict() for aside in self.set_aside],
            "rejected": [row.as_dict() for row in self.rejected],
        }


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds. ``speakers`` are entities that speak; ``unresolved`` are statements with a speaker that
    is not resolved, ``without_source`` those without any; ``other_language`` are reports stored without analysis."""

    reports: int
    texts: int
    statements: int
    speakers: int
    unresolved: int
    other_language: int
    rejected: int
    without_source: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold in a record: the table or check it was found by, the id (or key), and one line."""

    where: str
    id: str
    what: str

    def __str__(self) -> str:
        return f"{self.where} {self.id}: {self.what}"

    def as_dict(self) -> dict[str, Any]:
        """The problem as JSON has it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """What somebody put right. ``about`` says it in words; ``state`` is "in force", "undone" or "waiting", which an
    entry in force does whose places are not in the record (now). ``undone_by`` is the entry that undid it, ``undoes``
    the one that it undid; ``entry`` is all that it says, with its anchors."""

    id: str
    at: str
    author: str
    action: str
    about: str
    note: str | None
    state: str
    undoes: str | None
    undone_by: str | None
    entry: dict[str, Any]

    def as_dict(self) -> dict[str, Any]:
        """The entry as JSON has it."""
        return {
            "id": self.id,
            "at": self.at,
            "author": self.author,
            "action": self.action,
            "about": self.about,
            "note": self.note,
            "state": self.state,
            "undoes": self.undoes,
            "undone_by": self.undone_by,
            "entry": self.entry,
        }


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import of corrections did. ``known`` were in the record already, in force or undone; ``waiting`` are
    those of the added that concern places which the record does not hold (yet)."""

    added: int
    known: int
    waiting: int

    def as_dict(self) -> dict[str, Any]:
        """The counts as JSON has them."""
        return asdict(self)
