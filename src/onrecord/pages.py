"""What the command line shows for people: the summary of a read, statements, one attribution or report in full.

Source, cue and content are marked by labelled brackets and by styles, so that nothing depends on colour.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from onrecord.domain import Dating
from onrecord.pages_details import dated, details, occasion_short, written
from onrecord.printing import flat, shorten, words

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.domain import Found, Rejected, Summary
    from onrecord.store.entries import (
        Corroboration,
        Counts,
        Identified,
        Quote,
        ReportEntry,
        ReportRef,
        RevisionRow,
        SetAsideRow,
        Shown,
        ShownReport,
        ShownStatement,
        SpeakerRow,
        StatementRow,
    )
    from onrecord.store.people import SpeakerEntry

STYLES: Final = {"source": "bold", "cue": "italic", "content": "underline", "question": "italic", "set aside": "dim"}
LISTED: Final = 10  # rejected inputs that a summary names; `rejected` lists them all
_LABEL: Final = 14  # columns of a page's labels: the longest and two spaces
_PAGE: Final = 100  # columns that running text may take: longer lines are hard to read


def count(number: int, noun: str, plural: str = "") -> str:
    """``1 report``, ``1,234 reports``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def percent(share: float) -> str:
    """A share as whole per cent, but never 0 % or 100 % where there is some or some missing."""
    whole = round(share * 100)
    if (whole == 0 and share > 0) or (whole == 100 and share < 1):
        return "under 1 %" if whole == 0 else "over 99 %"
    return f"{whole} %"


def place(report: ReportRef | ReportEntry | Rejected) -> str:
    """Where a report lies: its path, and the line of a JSONL file."""
    return report.path if report.line is None else f"{report.path}:{report.line}"


def summary(screen: Console, done: Summary) -> None:
    """Print what one read did."""
    also = [
        f"{done.known:,} known already" if done.known else "",
        f"{done.other_language:,} of them in another language and not analysed" if done.other_language else "",
    ]
    line(screen, ", ".join([f"{count(done.reports, 'report')} read", *filter(None, also)]) + ".", "bold")
    if done.reports:
        line(
            screen,
            f"{count(done.statements, 'statement')} by {count(done.speakers, 'speaker')}; "
            f"{percent(done.unresolved_share)} of the statements with a speaker left open, "
            f"{percent(done.without_source_share)} without a source.",
        )
    if done.rejected:
        line(screen, f"{count(len(done.rejected), 'input')} rejected:")
        for rejected in done.rejected[:LISTED]:
            line(screen, f"  {place(rejected)}: {rejected.reason}")
        if len(done.rejected) > LISTED:
            line(screen, f"  and {len(done.rejected) - LISTED:,} more (onrecord rejected lists them)")
    line(screen, f"{done.seconds:,.1f} seconds, {done.words_per_second:,.0f} words a second.", "dim")


def line(screen: Console, text: str, style: str = "") -> None:
    """Print one line, made safe, wrapped at the width of the page with its own indentation kept."""
    indent = " " * (len(text) - len(text.lstrip(" ")))
    wrapped = textwrap.wrap(
        flat(text), width(screen), initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False
    )
    screen.print(words("\n".join(wrapped), style), soft_wrap=True)


def width(screen: Console) -> int:
    """Columns that running text takes."""
    return min(screen.width, _PAGE)


def who(speakers: Iterable[SpeakerRow]) -> str:
    """The speakers of a statement in a few words; what is not resolved says so."""
    names = []
    for speaker in speakers:
        name = shorten(speaker.name or "no source named", 80)
        if speaker.status == "ambiguous":
            name = f"{name} ({' or '.join(flat(each.name) for each in speaker.candidates)}?)"
        elif speaker.status != "resolved":
            name = f"{name} (unresolved)"
        names.append({"on_behalf_of": "for ", "via": "through "}.get(speaker.role, "") + name)
    return ", ".join(names) or "nobody named"


def quoted(row: StatementRow) -> str:
    """A statement's content in one line, its spans joined by an ellipsis."""
    return " … ".join(flat(quote.text) for quote in row.content) or f"({row.stance})"


def statement(screen: Console, row: StatementRow, *, where: bool = True, when: bool = False) -> None:
    """Print one statement of a listing: who, by what cue, how and the id, the words with a search's matches marked,
    and where; with ``when``, first of all when it was said."""
    how = row.quotation if row.stance == "asserted" else f"{row.quotation}, {row.stance}"
    said = f"{'published ' if row.time_of == 'publication' else ''}{dated(row.time)}  " if when else ""
    head = words(said + who(row.speakers), "bold")
    if row.told_as:
        head.append_text(words(f" {shorten(row.told_as, 60)}:"))
    head.append(f"  {how}{', headline' if row.headline else ''}  ", "dim")
    head.append_text(words(row.id))
    if row.found in ("meaning", "both"):
        by = "by meaning" if row.found == "meaning" else "by words and meaning"
        head.append(f"  {by}, {row.likeness:.2f}", "dim")
    screen.print(head, soft_wrap=True)
    screen.print(_indented(_content(row), screen), soft_wrap=True)
    if row.question:
        line(screen, f"    asked: {shorten(row.question.text, 160)}", "dim")
    if where:
        report = row.report
        source = ", ".join(filter(None, [report.outlet, dated(report.published), place(report)]))
        more = f" and {count(len(row.also_in), 'other report')}" if row.also_in else ""
        if row.told is not None and row.told.versions > 1:
            more = f"; {corroborated(row.told)} (onrecord versions)"
        said = f"{occasion_short(row.occasion)}; " if row.occasion is not None and occasion_short(row.occasion) else ""
        line(screen, f"    {said}{source}{more}", "dim")
    for one in row.withdrawn:
        line(screen, f"    no longer in the latest revision of {one.url or one.path} ({one.report})", "dim")


def corroborated(told: Corroboration) -> str:
    """Who reports a statement, in numbers."""
    numbers = (
        count(told.versions, "version") + " in " + count(told.reports, "report"),
        count(told.texts, "independent text"),
        count(told.outlets, "outlet"),
    )
    return ", ".join(numbers)


def told(screen: Console, found: ShownStatement) -> None:
    """Print who reports a statement: the line above its versions."""
    numbers = found.told
    days = dated(Dating(numbers.first, numbers.last, ())) if numbers.first and numbers.last else ""
    line(screen, ", ".join(filter(None, [f"{found.id}: {corroborated(numbers)}", days])), "bold")
    if found.repeats:
        line(screen, f"said again: {', '.join(found.repeats)}")


def changed(row: RevisionRow) -> str:
    """What a revision changed, in a few words."""
    numbers = ((kind, row.count(kind)) for kind in ("added", "changed", "removed"))
    said = [f"{number} {kind}" for kind, number in numbers if number]
    return ", ".join([*(["headline"] if row.headline else []), *said]) or ("" if row.number == 1 else "no quotation")


def revision(screen: Console, row: RevisionRow) -> None:
    """Print a revision of a page: when it was read, and what it changed."""
    head = words(row.place if row.number == 1 else "", "bold")
    if row.number == 1:
        screen.print(head, soft_wrap=True)
    basis = "read" if row.basis == "read" else f"{row.basis}, read {row.seen[0].at[:10]}"
    again = f" and {count(len(row.seen) - 1, 'time')} more" if len(row.seen) > 1 else ""
    told = f": {changed(row)}" if changed(row) else ""
    line(screen, f"  {row.number} of {row.revisions}  {row.since} ({basis}{again})  {row.report.id}{told}")
    if row.headline is not None:
        _field(screen, "    headline", row.headline.difference)
    for change in row.changes:
        told_by = change.after or change.before
        assert told_by is not None
        other = f" ({', '.join(change.what)})" if change.what not in ((), ("words",)) else ""
        said = f"{who(told_by.speakers)}: {change.difference or quoted(told_by)}{other} ({told_by.id})"
        _field(screen, f"    {change.kind}", said)


def _content(row: StatementRow) -> Text:
    """The content with the matches of a search in bold."""
    text = words("")
    for number, quote in enumerate(row.content):
        text.append(" … " if number else "")
        at = quote.start
        for match in row.matches:
            if quote.start <= match.start and match.end <= quote.end:
                text.append_text(_flat(quote, at, match.start))
                text.append_text(_flat(quote, match.start, match.end, "bold underline"))
                at = match.end
        text.append_text(_flat(quote, at, quote.end))
    return text if row.content else words(f"({row.stance})")


def _flat(quote: Quote, start: int, end: int, style: str = "") -> Text:
    piece = quote.text[start - quote.start : end - quote.start]
    return words(piece.replace("\n", " ").replace("\t", " "), style)


def _indented(text: Text, screen: Console, indent: int = 4) -> Text:
    """Text wrapped at the width of the page and indented; styles stay where they are."""
    from rich.text import Text

    lines = text.wrap(screen, max(20, width(screen) - indent))
    for each in lines:
        each.rstrip()
    return Text("\n").join(Text(" " * indent) + each for each in lines)


def shown(screen: Console, found: Shown) -> None:
    """Print one attribution in its context: the marked text, who spoke and why, where it comes from, how to cite it."""
    row, report = found.row, found.provenance
    _heading(screen, report)
    screen.print()
    _context(screen, found, found.context.start, found.context.end)
    screen.print()
    for speaker in row.speakers:
        _field(screen, speaker.role.replace("_", " "), who([speaker]) + _kind(speaker))
        sure = f", confidence {speaker.confidence:.2f}" if speaker.confidence is not None else ""
        _field(screen, "", f"because {speaker.because} ({speaker.rule}{sure})")
        if speaker.evidence:
            spans = (f"“{flat(each.text)}” at {each.start}–{each.end}" for each in speaker.evidence)
            _field(screen, "", "evidence: " + ", then ".join(spans))
        if speaker.identity is not None:
            _identity(screen, speaker.identity, speaker)
    if not row.speakers:
        _field(screen, "speaker", "the text points to nobody")
    headline = ", in the headline or a summary" if row.headline else ""
    _field(
        screen, "quotation", f"{row.quotation}, {row.stance}{headline}; confidence {row.confidence:.2f} ({row.rule})"
    )
    for label, value in details(row):
        _field(screen, label, value)
    for entry in found.corrections:
        note = f": {entry.note}" if entry.note else ""
        _field(screen, "put right", f"{entry.about}, said {entry.author} on {entry.at[:10]}{note} ({entry.id})")
    for name, quotes in (found.machine or {}).items():
        if quotes != getattr(row, name):
            _field(screen, "as found", f"{name}: {' … '.join(flat(each.text) for each in quotes)}")
    if row.parent:
        _field(screen, "lies in", row.parent)
    for part in found.parts:
        _field(screen, "holds", f"{part.id} {who(part.speakers)}: {quoted(part)}")
    for other in row.also_in:
        _field(screen, "also in", f"{place(other)} ({other.id})")
    _provenance(screen, report)
    _field(screen, "ids", f"attribution {row.id}, statement {row.statement}, report {report.id}, text {report.text}")
    screen.print()
    screen.print(words(found.citation), soft_wrap=True)


def _identity(screen: Console, found: Identified, speaker: SpeakerRow) -> None:
    """Print who somebody is over the whole record, and why; in one line where nothing else was considered."""
    how = f"{found.rule}, confidence {found.confidence:.2f}"
    _field(screen, "", f"over the whole record, because {found.because} ({how})")
    if found.correction is not None:
        _field(screen, "", f"but a person decided: correction {found.correction}")
    for rival in found.candidates if speaker.status == "resolved" else ():
        _field(screen, "", f"not {rival.name}: {rival.because}")


def someone(screen: Console, entry: SpeakerEntry) -> None:
    """Print all that is known of somebody who speaks: what they said, what they are called and why, their offices."""
    line(screen, " ".join([entry.name, _kind_of(entry), entry.id]), "bold")
    dates = dated(Dating(entry.earliest, entry.latest, ()))
    said = f"{count(entry.statements, 'statement')} in {count(entry.reports, 'report')}, published {dates}"
    _field(screen, "said", said)
    if entry.maybe:
        _field(screen, "left open", f"whether {count(entry.maybe, 'more statement')} may be theirs")
    for variant in entry.variants:
        how = f"{variant.rule}, confidence {variant.confidence:.2f}"
        corrected = f"; by correction {variant.correction}" if variant.correction is not None else ""
        _field(
            screen,
            "called",
            f"{variant.name} in {count(variant.texts, 'text')}: {variant.because} ({how}{corrected})",
        )
    names = {variant.name for variant in entry.variants}
    if others := [alias for alias in entry.aliases if alias not in names]:
        _field(screen, "also called", "; ".join(others))
    if entry.names:
        _field(screen, "known as", "; ".join(entry.names))
    for office in entry.offices:
        time = f"{office.since or '…'} to {office.until or '…'}"
        source = shorten(office.source, 120)
        _field(screen, "office", f"{office.title}, {office.organisation}, {time} (source: {source})")


def _kind_of(entry: SpeakerEntry) -> str:
    return f"({entry.kind}{'' if entry.named else ', not named'}{', known to the packs' if entry.known else ''})"


def left_open(screen: Console, counts: Counts) -> None:
    """Print how much is left open in a record: the share of statements whose speaker is not known."""
    if counts.statements:
        left, none = counts.unresolved / counts.statements, counts.without_source / counts.statements
        said = f"{percent(left)} have a speaker left open, {percent(none)} are without a source."
        line(screen, f"Of {count(counts.statements, 'statement')}, {said}", "dim")


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
            screen.print(_indented(paragraph, screen, 2), soft_wrap=True)


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
            screen.print(_indented(paragraph, screen, 2), soft_wrap=True)
    screen.print()
    if report.skipped:
        _field(screen, "not analysed", report.skipped)
    for row in found.statements:
        statement(screen, row, where=False)
    for row in found.rejected:
        _field(screen, "rejected", f"{row.id} {who(row.speakers)}: {quoted(row)}")
    for aside in found.set_aside:
        where = f"{aside.quote.start}–{aside.quote.end}"
        _field(screen, "set aside", f"{aside.reason}: “{shorten(aside.quote.text, 80)}” at {where} ({aside.rule})")
    if found.revision is not None:
        _field(screen, "revision", f"of {found.revision.place} (onrecord revisions {report.id})")
        revision(screen, found.revision)
    _provenance(screen, report)
    _field(screen, "ids", f"report {report.id}, text {report.text}")


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
            _field(screen, label, _with_basis(value))
    for label, date in (("published", report.published), ("modified", report.modified)):
        if date is not None:
            _field(screen, label, f"{dated(date)} (from {'; '.join(date.basis) or 'no basis'})")
    for copy in report.copies:
        outlet = f" ({copy.outlet})" if copy.outlet else ""
        shared = f"{percent(copy.score)} of the shorter one's words in {count(copy.passages, 'passage')} of both"
        _field(screen, "copy", f"{copy.path}{outlet}: {shared}; {copy.report}")
    for label, clue in written(report):
        _field(screen, label, clue)
    if report.url:
        _field(screen, "url", report.url)
    repaired = ", mojibake repaired" if report.repaired else ""
    _field(screen, "file", f"{place(report)}, {report.format}, {report.encoding}{repaired}, {report.raw_bytes:,} bytes")
    _field(screen, "sha256", report.raw_sha256)
    made_by = report.made_by
    packs = f", packs {made_by.packs}" if made_by.packs else ""
    _field(screen, "read", f"{report.read_at} by onrecord {made_by.onrecord}, model {made_by.model}{packs}")


def _with_basis(found: Found) -> str:
    doubt = f"; doubtful: {found.doubt}" if found.doubt else ""
    return f"{found.value} (from {found.basis}{doubt})"


def _field(screen: Console, label: str, value: str) -> None:
    room = max(20, width(screen) - _LABEL)
    lines = textwrap.wrap(flat(value), room, break_on_hyphens=False) or [""]
    text = words(f"{label:<{_LABEL}}", "dim")
    text.append_text(words(f"\n{'':{_LABEL}}".join(lines)))
    screen.print(text, soft_wrap=True)


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
