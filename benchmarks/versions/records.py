"""Records of a corpus: from what is true of it (``gold``), or read by onrecord as a user reads (``reading``).

And what the record says, put in the words of the gold: which content a statement, a version or a side is about.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import onrecord
from benchmarks.versions.corpus import Content, Corpus, Person, Told
from benchmarks.versions.rendering import Rendered, write
from onrecord import ids, reports
from onrecord.analysis import encoder, extraction, meaning
from onrecord.analysis.clock import Deadline
from onrecord.analysis.wordpiece import wordpiece
from onrecord.domain import (
    Analysis,
    Attribution,
    Date,
    Dating,
    Entity,
    Figure,
    MadeBy,
    Mention,
    Occasion,
    Rejected,
    Report,
    Span,
    Spans,
    Speaker,
)
from onrecord.reconcile.statements.kept import Kept
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reports.inputs import discover

THROUGH: Final = ("gold", "reading")
RULE: Final = "gold-1"
MADE_BY: Final = MadeBy("gold", "gold-1")
AT: Final = "2027-01-01T00:00:00+00:00"  # later than every report of the corpus: a day in the future is not believed
HALF: Final = 0.5
_PRONOUNS: Final = frozenset("he she they it his her their its".split())


@dataclass(frozen=True, slots=True)
class Published:
    """A report of the corpus as onrecord reads it: where its paragraphs stand in the stored text."""

    rendered: Rendered
    report: Report
    starts: tuple[tuple[int, int, int], ...]  # of each paragraph: begin and end in the plain text, begin in the stored

    def spans(self, pairs: Iterable[Sequence[int]]) -> Spans:
        """Pairs of offsets of the plain text as spans of the stored text, in order."""
        return tuple(sorted(self.span(start, end) for start, end in pairs))

    def span(self, start: int, end: int) -> Span:
        """The same of one pair."""
        for begin, stop, stored in self.starts:
            if begin <= start and end <= stop:
                return Span(start - begin + stored, end - begin + stored)
        raise ValueError(f"{self.rendered.report.id}: {start}-{end} lies in no paragraph")


def publish(corpus: Corpus, folder: Path) -> list[Published]:
    """Write the corpus and load each of its files. Raises ValueError when a stored text lacks words of its report."""
    made = write(corpus, folder)
    feed = [one for one in made if one.format == "jsonl"]
    by_name = {one.name: one for one in made}
    published = []
    for source in discover([str(folder / "reports")]):
        if isinstance(source, Rejected):
            raise ValueError(f"{source.path}: {source.reason}")
        report = reports.load(source)
        if isinstance(report, Rejected):
            raise ValueError(f"{report.path}: {report.reason}")
        rendered = feed[source.line - 1] if source.line is not None else by_name[Path(source.path).name]
        published.append(anchored(rendered, report))
    if len(published) != len(made):
        raise ValueError(f"{len(made)} reports were written and {len(published)} are read")
    return published


def anchored(rendered: Rendered, report: Report) -> Published:
    """Where each paragraph of a report stands in its stored text. Raises ValueError for one that is not there."""
    text, at, plain = report.text.text, 0, 0
    starts = []
    for paragraph in rendered.paragraphs:
        found = text.find(paragraph, at)
        if found < 0:
            raise ValueError(f"{rendered.report.id}: the stored text lacks {paragraph[:50]!r}")
        starts.append((plain, plain + len(paragraph), found))
        at, plain = found + len(paragraph), plain + len(paragraph) + 2
    return Published(rendered, report, tuple(starts))


# ---------------------------------------------------------------------------------------------- a record of the gold


def analysis_of(one: Published, people: dict[str, Person]) -> Analysis:
    """What the report says by construction, as the first stage would have found it."""
    text = one.report.text
    meant = extraction.extract(text.text, wordpiece(), encoder.shipped(), encoder.shipped_heads(), Deadline()).meanings
    attributions, mentions = [], {}
    for content in one.rendered.report.contents:
        source, cue = one.spans(content.source), one.spans(content.cue)
        said = one.spans(content.content)
        entity = _entity(people[content.speaker], text.id)
        speaker = Speaker(entity, "speaker", "resolved", "the corpus says so", RULE, source)
        attributions.append(
            Attribution(
                id=ids.attribution_id(text.id, source, cue, said, RULE),
                source=source,
                cue=cue,
                content=said,
                quotation=content.quotation,  # type: ignore[arg-type]
                stance=content.stance,  # type: ignore[arg-type]
                confidence=1.0,
                rule=RULE,
                headline=content.headline,
                speakers=(speaker,),
                figures=tuple(_figure(one, content, at) for at in range(len(content.figures))),
                dates=tuple(_date(one.span(start, end), day) for start, end, day in sorted(content.days)),
                occasion=_occasion(one, content.on),
                meaning=meaning.of(said, meant),
            )
        )
        for span in source:
            words = span.of(text.text).lower()
            named = people[content.speaker].name.split()[-1].lower() in words
            mentions[span] = Mention(span, span, entity.kind, named, words in _PRONOUNS)
    ordered = sorted(attributions, key=lambda made: (made.content[0], made.id))
    return Analysis(text, tuple(ordered), MADE_BY, tuple(mentions[span] for span in sorted(mentions)))


def _entity(person: Person, text: str) -> Entity:
    key = person.name.casefold()
    made = ids.entity_id(person.kind, key) if person.named else ids.entity_id(person.kind, key, text)  # type: ignore[arg-type]
    return Entity(made, person.name, person.kind, person.named)  # type: ignore[arg-type]


def _figure(one: Published, content: Content, at: int) -> Figure:
    told = content.figures[at]
    return Figure(
        span=one.span(told.start, told.end),
        kind=told.kind,  # type: ignore[arg-type]
        low=told.low,
        high=told.high,
        unit=told.unit,
        bound=told.bound,  # type: ignore[arg-type]
        approximate=told.approximate,
        counts=told.counts,
        rule=RULE,
    )


def _date(span: Span, day: str) -> Date:
    granularity = {4: "year", 7: "month"}.get(len(day), "day")
    earliest, latest = {
        "year": (f"{day}-01-01", f"{day}-12-31"),
        "month": (f"{day}-01", f"{day}-28"),
        "day": (day, day),
    }[granularity]
    return Date(span, granularity, RULE, "none", Dating(earliest, latest, ("the corpus says so",)))  # type: ignore[arg-type]


def _occasion(one: Published, on: str | None) -> Occasion | None:
    told: dict[str, Told] = {}
    for each in one.rendered.report.told:
        if each.on == on:
            told.setdefault(each.field, each)
    if not told:
        return None
    values = {name: told[name].value for name in ("medium", "place", "event", "interlocutor") if name in told}
    date = told.get("date")
    spans = sorted({one.span(each.start, each.end) for each in told.values() if each.field != "date"})
    apart = [span for n, span in enumerate(spans) if not n or spans[n - 1].end <= span.start]
    return Occasion(
        kind=told["kind"].value if "kind" in told else "unknown",  # type: ignore[arg-type]
        date=_date(one.span(date.start, date.end), date.value) if date is not None else None,
        evidence=tuple(apart),
        rule=RULE,
        **values,
    )


def make(corpus: Corpus, folder: Path, through: str) -> tuple[list[Published], onrecord.Record]:
    """The corpus published in a folder, and an open record of it, reconciled."""
    published = publish(corpus, folder)
    record = onrecord.open(folder / "versions.db", create=True)
    if through == "reading":
        record.read(folder / "reports")
        return published, record
    store = record._store
    with store.writing():
        for one in published:
            store.add(one.report, analysis_of(one, corpus.people), AT)
        record._reconcile()
    return published, record


# ---------------------------------------------------------------------------------------------- what a record says


class NotThere(Exception):
    """The record cannot say this yet; the message is one line for the person who asked."""


@dataclass(frozen=True, slots=True)
class FoundSide:
    """A side of what was found: its contents (none where it is about nothing marked) and the corpus's report;
    ``offices``: the people whose marked offices it points to."""

    contents: frozenset[str]
    report: str | None
    attributed: bool
    value: str | None = None
    offices: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FoundDiscrepancy:
    """A discrepancy that the record lists; ``because`` is for whoever looks at what went wrong."""

    kind: str
    sides: tuple[FoundSide, ...]
    because: str = ""


@dataclass(slots=True)
class Found:
    """All that a record says: statements, kinds and resolved speakers by content id; ``missing``: what it cannot."""

    statements: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    speakers: dict[str, list[str]] = field(default_factory=dict)
    discrepancies: list[FoundDiscrepancy] = field(default_factory=list)
    developments: list[tuple[FoundSide, FoundSide]] = field(default_factory=list)
    repetitions: set[frozenset[str]] = field(default_factory=set)
    missing: list[str] = field(default_factory=list)


class _Telling:
    """Which content of the corpus a span of the record is about."""

    def __init__(self, published: Iterable[Published], rows: Iterable[dict[str, Any]]) -> None:
        self.reports = {one.report.id: one for one in published}
        self.texts = {one.report.text.id: one for one in self.reports.values()}
        self.contents = {
            name: [(c.id, one.spans(c.content)) for c in one.rendered.report.contents]
            for name, one in self.reports.items()
        }
        self.rows = {row["id"]: row for row in rows}
        self.of_attribution: dict[str, str] = {}
        self.shared: dict[str, float] = {}
        for row in self.rows.values():
            spans = tuple(Span(each["start"], each["end"]) for each in row["content"])
            best = self.best(row["report"]["id"], spans)
            if best is not None:
                self.of_attribution[row["id"]], self.shared[row["id"]] = best

    def best(self, report: str, spans: Spans) -> tuple[str, float] | None:
        """The content that shares most with some spans of a report: at least half of the shorter of the two."""
        found = []
        for name, content in self.contents.get(report, ()):
            common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in spans for b in content)
            least = min(_size(spans), _size(content))
            if least and common >= HALF * least:
                found.append((common / (_size(spans) + _size(content) - common), name))
        if not found:
            return None
        share, name = max(found)
        return name, share

    def side(self, side: Any) -> FoundSide:
        """A side in the corpus's words."""
        attribution, spans = getattr(side, "attribution", None), tuple(getattr(side, "spans", ()) or ())
        attribution = getattr(attribution, "id", attribution)
        name = getattr(side, "report", None)
        name = getattr(name, "id", name)
        known = self.reports.get(name) if isinstance(name, str) else None
        content = self.of_attribution.get(attribution) if attribution else None
        if attribution is None and isinstance(name, str) and spans:
            best = self.best(name, spans)
            content = best[0] if best else None
        report = known.rendered.report.id if known else content.split(".")[0] if content else None
        return FoundSide(
            frozenset({content} if content else ()),
            report,
            attribution is not None,
            getattr(side, "value", None),
            _offices(known, spans) if known else frozenset(),
        )


def _offices(published: Published, spans: Spans) -> frozenset[str]:
    """The people of whose marked offices in a report some spans hold a part."""
    return frozenset(
        office.who
        for office in published.rendered.report.offices
        for marked in published.spans([(office.start, office.end)])
        if any(span.start < marked.end and marked.start < span.end for span in spans)
    )


def _size(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)


def ask(record: onrecord.Record, published: Sequence[Published]) -> Found:
    """All that a record says about the corpus."""
    out = io.StringIO()
    record.export("jsonl", out)
    telling = _Telling(published, (json.loads(line) for line in out.getvalue().splitlines()))
    found = Found()
    shared: dict[str, float] = {}
    for name, content in telling.of_attribution.items():
        if content not in shared or telling.shared[name] > shared[content]:
            shared[content] = telling.shared[name]
            found.statements[content] = telling.rows[name]["statement"]
            given = telling.rows[name]["speakers"]
            found.speakers[content] = [each["name"] for each in given if each["status"] == "resolved"]
    for part in (_versions, _discrepancies, _developments):
        try:
            part(record, telling, found)
        except (NotThere, NotImplementedError) as reason:
            found.missing.append(str(reason) or part.__name__)
    return found


def tellings(record: onrecord.Record, published: Sequence[Published]) -> dict[str, Telling]:
    """The contents of the corpus as reconcile sees them, by their ids."""
    out = io.StringIO()
    record.export("jsonl", out)
    content = _Telling(published, (json.loads(line) for line in out.getvalue().splitlines())).of_attribution
    with record._store.tellings() as held:
        keys = [key for (key,) in held.db.execute("select rowid from attribution")]
        return {content[one.id]: one for one in Kept().tellings(held, keys) if one.id in content}


def _method(record: onrecord.Record, *names: str) -> Callable[..., Any]:
    for name in names:
        if (method := getattr(record, name, None)) is not None:
            return method  # type: ignore[no-any-return]
    raise NotThere(f"not there yet: record.{names[0]}()")


def _versions(record: onrecord.Record, telling: _Telling, found: Found) -> None:
    versions = _method(record, "versions")
    rows: dict[str, str] = {}
    for statement in sorted({row["statement"] for row in telling.rows.values()}):
        made = versions(statement)
        made = getattr(made, "statement", made)
        for version in getattr(made, "versions", made):
            attribution = getattr(version.attribution, "id", version.attribution)
            rows[attribution] = version.kind
        others = (getattr(other, "id", other) for other in getattr(made, "repeats", ()))
        found.repetitions.update(frozenset({statement, other}) for other in others)
    best: dict[str, float] = {}
    for attribution, kind in rows.items():
        content = telling.of_attribution.get(attribution)
        if content is not None and telling.shared[attribution] > best.get(content, 0.0):
            best[content] = telling.shared[attribution]
            found.kinds[content] = kind


def _discrepancies(record: onrecord.Record, telling: _Telling, found: Found) -> None:
    for one in _method(record, "discrepancies")():
        if not hasattr(one, "sides"):
            continue
        sides = tuple(telling.side(side) for side in one.sides)
        found.discrepancies.append(FoundDiscrepancy(one.kind, sides, getattr(one, "because", "")))


def _developments(record: onrecord.Record, telling: _Telling, found: Found) -> None:
    for one in _method(record, "developments")():
        found.developments.append((telling.side(one.earlier), telling.side(one.later)))
