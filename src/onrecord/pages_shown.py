"""What the command line shows in full: one attribution in its context, a report, somebody who speaks.

Source, cue and content are marked by labelled brackets and by styles, so that nothing depends on colour.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from onrecord.domain import Dating
from onrecord.pages import count, field, indented, line, percent, place, quoted, revision, statement, who
from onrecord.pages_details import dated, details, written
from onrecord.printing import flat, shorten, words

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.domain import Found
    from onrecord.store.entries import (
        Identified,
        Quote,
        ReportEntry,
        SetAsideRow,
        Shown,
        ShownReport,
        SpeakerRow,
        StatementRow,
    )
    from onrecord.store.people import SpeakerEntry

STYLES: Final = {"source": "bold", "cue": "italic", "content": "underline", "question": "italic", "set aside": "dim"}


def shown(screen: Console, found: Shown) -> None:
    """Print one attribution in its context: the marked text, who spoke and why, where it comes from, how to cite it."""
    row, report = found.row, found.provenance
    _heading(screen, report)
    screen.print()
    _context(screen, found, found.context.start, found.context.end)
    screen.print()
    for speaker in row.speakers:
        field(screen, speaker.role.replace("_", " "), who([speaker]) + _kind(speaker))
        sure = f", confidence {speaker.confidence:.2f}" if speaker.confidence is not None else ""
        field(screen, "", f"because {speaker.because} ({speaker.rule}{sure})")
        if speaker.evidence:
            spans = (f"“{flat(each.text)}” at {each.start}–{each.end}" for each in speaker.evidence)
            field(screen, "", "evidence: " + ", then ".join(spans))
        if speaker.identity is not None:
            _identity(screen, speaker.identity, speaker)
    if not row.speakers:
        field(screen, "speaker", "the text points to nobody")
    headline = ", in the headline or a summary" if row.headline else ""
    stance = "" if row.stance == "asserted" else f", {row.stance}"  # as in listings; "ruled out" is asserted, too
    field(screen, "quotation", f"{row.quotation}{stance}{headline}; confidence {row.confidence:.2f} ({row.rule})")
    for label, value in details(row):
        field(screen, label, value)
    for entry in found.corrections:
        note = f": {entry.note}" if entry.note else ""
        field(screen, "put right", f"{entry.about}, said {entry.author} on {entry.at[:10]}{note} ({entry.id})")
    for name, quotes in (found.machine or {}).items():
        if quotes != getattr(row, name):
            field(screen, "as found", f"{name}: {' … '.join(flat(each.text) for each in quotes)}")
    if row.parent:
        field(screen, "lies in", row.parent)
    for part in found.parts:
        field(screen, "holds", f"{part.id} {who(part.speakers)}: {quoted(part)}")
    for other in row.also_in:
        field(screen, "also in", f"{place(other)} ({other.id})")
    _provenance(screen, report)
    field(screen, "ids", f"attribution {row.id}, statement {row.statement}, report {report.id}, text {report.text}")
    screen.print()
    screen.print(words(found.citation), soft_wrap=True)


def _identity(screen: Console, found: Identified, speaker: SpeakerRow) -> None:
    """Print who somebody is over the whole record, and why; in one line where nothing else was considered."""
    how = f"{found.rule}, confidence {found.confidence:.2f}"
    field(screen, "", f"over the whole record, because {found.because} ({how})")
    if found.correction is not None:
        field(screen, "", f"but a person decided: correction {found.correction}")
    for rival in found.candidates if speaker.status == "resolved" else ():
        field(screen, "", f"not {rival.name}: {rival.because}")


def someone(screen: Console, entry: SpeakerEntry) -> None:
    """Print all that is known of somebody who speaks: what they said, what they are called and why, their offices."""
    line(screen, " ".join([entry.name, _kind_of(entry), entry.id]), "bold")
    dates = dated(Dating(entry.earliest, entry.latest, ()))
    said = f"{count(entry.statements, 'statement')} in {count(entry.reports, 'report')}, published {dates}"
    field(screen, "said", said)
    if entry.maybe:
        field(screen, "left open", f"whether {count(entry.maybe, 'more statement')} may be theirs")
    for variant in entry.variants:
        how = f"{variant.rule}, confidence {variant.confidence:.2f}"
        corrected = f"; by correction {variant.correction}" if variant.correction is not None else ""
        field(
            screen,
            "called",
            f"{variant.name} in {count(variant.texts, 'text')}: {variant.because} ({how}{corrected})",
        )
    names = {variant.name for variant in entry.variants}
    if others := [alias for alias in entry.aliases if alias not in names]:
        field(screen, "also called", "; ".join(others))
    if entry.names:
        field(screen, "known as", "; ".join(entry.names))
    for office in entry.offices:
        time = f"{office.since or '…'} to {office.until or '…'}"
        source = shorten(office.source, 120)
        field(screen, "office", f"{office.title}, {office.organisation}, {time} (source: {source})")


def _kind_of(entry: SpeakerEntry) -> str:
    return f"({entry.kind}{'' if entry.named else ', not named'}{', known to the packs' if entry.known else ''})"


def in_place(screen: Console, found: Shown) -> None:
    """Print the paragraphs that an attribution stands in, with its parts marked, and nothing else."""
    quotes = [quote for quote, _ in _marks(found.row)]
    text, start = found.context.text, found.context.start
    first = min((quote.start for quote in quotes), default=start) - start
    last = max((quote.end for quote in quotes), default=found.context.end) - start
    after = text.find("\n", last)
    _context(screen, found, start + text.rfind("\n", 0, first) + 1, found.context.end if after < 0 else start + after)


def _context(screen: Console, found: Shown, start: int, end: int) -> None:
    """Print the stored text from ``start`` to ``end``, which lie in the context; cut at words, with ellipses."""
    whole = found.context
    text = whole.text[start - whole.start : end - whole.start]
    cut_start = start == whole.start > 0
    cut_end = end == whole.end < found.provenance.characters
    quotes = [quote for quote, _ in _marks(found.row)]
    if cut_start and 0 <= (blank := text.find(" ")) < min((quote.start for quote in quotes), default=end) - start:
        text, start = text[blank + 1 :], start + blank + 1
    if cut_end and (blank := text.rfind(" ")) >= max((quote.end for quote in quotes), default=start) - start:
        text = text[:blank]
    marked = _marked(text, start, _marks(found.row), found.set_aside)
    whole_text = words("… " if cut_start else "") + marked + words(" …" if cut_end else "")
    for paragraph in whole_text.split("\n"):
        if paragraph.plain.strip():
            screen.print(indented(paragraph, screen, 2), soft_wrap=True)


def _marks(row: StatementRow) -> list[tuple[Quote, str]]:
    return [
        *((quote, "source") for quote in row.source),
        *((quote, "cue") for quote in row.cue),
        *((quote, "content") for quote in row.content),
        *(((row.question, "question"),) if row.question else ()),
    ]


def shown_report(screen: Console, found: ShownReport) -> None:
    """Print a whole report: its text with set-aside stretches marked, then what was found and what was left out."""
    report = found.report
    _heading(screen, report)
    screen.print()
    for paragraph in _marked(found.content, found.start, [], found.set_aside).split("\n"):
        if paragraph.plain.strip():
            screen.print(indented(paragraph, screen, 2), soft_wrap=True)
    screen.print()
    if report.skipped:
        field(screen, "not analysed", report.skipped)
    for row in found.statements:
        statement(screen, row, where=False)
    for row in found.rejected:
        field(screen, "rejected", f"{row.id} {who(row.speakers)}: {quoted(row)}")
    for aside in found.set_aside:
        where = f"{aside.quote.start}–{aside.quote.end}"
        field(screen, "set aside", f"{aside.reason}: “{shorten(aside.quote.text, 80)}” at {where} ({aside.rule})")
    if found.revision is not None:
        field(screen, "revision", f"of {found.revision.place} (onrecord revisions {report.id})")
        revision(screen, found.revision)
    _provenance(screen, report)
    field(screen, "ids", f"report {report.id}, text {report.text}")


def _heading(screen: Console, report: ReportEntry) -> None:
    line(screen, report.title or "(no title)", "bold")
    outlet = report.outlet.value if report.outlet else ""
    line(screen, ", ".join(filter(None, [outlet, dated(report.published), place(report)])), "dim")


def _kind(speaker: SpeakerRow) -> str:
    if speaker.kind is None:
        return ""
    named = "" if speaker.named else ", not named"
    return f" ({speaker.kind}{named}{f', {speaker.count} of them' if speaker.count else ''}) {speaker.id}"


def _provenance(screen: Console, report: ReportEntry) -> None:
    for label, value in (("outlet", report.outlet), ("byline", report.byline), ("language", report.language)):
        if value is not None:
            field(screen, label, _with_basis(value))
    for label, date in (("published", report.published), ("modified", report.modified)):
        if date is not None:
            field(screen, label, f"{dated(date)} (from {'; '.join(date.basis) or 'no basis'})")
    for copy in report.copies:
        outlet = f" ({copy.outlet})" if copy.outlet else ""
        shared = f"{percent(copy.score)} of the shorter one's words in {count(copy.passages, 'passage')} of both"
        field(screen, "copy", f"{copy.path}{outlet}: {shared}; {copy.report}")
    for label, clue in written(report):
        field(screen, label, clue)
    if report.url:
        field(screen, "url", report.url)
    repaired = ", mojibake repaired" if report.repaired else ""
    field(screen, "file", f"{place(report)}, {report.format}, {report.encoding}{repaired}, {report.raw_bytes:,} bytes")
    field(screen, "sha256", report.raw_sha256)
    made_by = report.made_by
    packs = f", packs {made_by.packs}" if made_by.packs else ""
    field(screen, "read", f"{report.read_at} by onrecord {made_by.onrecord}, model {made_by.model}{packs}")


def _with_basis(found: Found) -> str:
    doubt = f"; doubtful: {found.doubt}" if found.doubt else ""
    return f"{found.value} (from {found.basis}{doubt})"


def _marked(text: str, start: int, marks: Sequence[tuple[Quote, str]], aside: Sequence[SetAsideRow]) -> Text:
    """The stored text from ``start`` on, each mark in labelled brackets and in its style; marks may nest or overlap."""
    end = start + len(text)
    spans = [(quote.start, quote.end, label) for quote, label in marks]
    spans += [(each.quote.start, each.quote.end, "set aside") for each in aside]
    opening: dict[int, list[tuple[int, str]]] = defaultdict(list)
    closing: dict[int, list[str]] = defaultdict(list)
    for first, last, label in spans:
        if first < end and last > start:
            opening[max(first, start)].append((last, label))
            closing[min(last, end)].append(label)
    out = words("")
    active: list[str] = []
    at = start
    for edge in sorted({start, end, *opening, *closing}):
        out.append_text(
            words(text[at - start : edge - start], " ".join(dict.fromkeys(STYLES[each] for each in active)))
        )
        for label in closing[edge]:
            out.append("]", "dim")
            active.remove(label)
        for _, label in sorted(opening[edge], reverse=True):
            out.append(f"[{label}: ", "dim")
            active.append(label)
        at = edge
    return out
