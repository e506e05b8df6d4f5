"""From one input to one report, or to the reason why not."""

from __future__ import annotations

from typing import Final

from onrecord import ids
from onrecord.domain import Found, Limits, Rejected, Report, Text
from onrecord.reports import cleaning, decode, plain, quotedlines
from onrecord.reports.draft import Draft, Unreadable, with_title
from onrecord.reports.inputs import DEFAULT_LIMITS, Input, raw_limit, read_up_to, too_large, why
from onrecord.reports.language import detect
from onrecord.reports.metadata import dating, weighed
from onrecord.reports.reading import read

GIVEN: Final = "given by the caller"


def load(input: Input, limits: Limits = DEFAULT_LIMITS) -> Report | Rejected:
    """Read one input into a :class:`Report`, or say in a :class:`Rejected` why it cannot be one.

    Pure apart from reading the file; never raises for what the input holds. Plain text and Markdown may have
    ``limits.max_text`` bytes, HTML and a JSONL line four times as many; the text found in them at most
    ``limits.max_text`` code points.
    """
    limit = raw_limit(input.format, limits)
    try:
        raw = input.raw if input.raw is not None else _bytes_of(input, limit)
    except (OSError, ValueError) as error:
        return Rejected(input.path, input.line, why(error))
    if len(raw) > limit:
        return Rejected(input.path, input.line, too_large(limit))
    digest = ids.sha256(raw)
    if not raw.strip():
        return Rejected(input.path, input.line, "empty file", digest)
    try:
        draft = _parse(input, raw)
        if not draft.text.strip():
            raise Unreadable("no text in it")
        if len(draft.text) > limits.max_text:
            raise Unreadable(f"more text than the limit of {limits.max_text:,} characters")
    except (decode.NotText, Unreadable) as error:
        return Rejected(input.path, input.line, str(error), digest)
    return finish(draft, raw=raw, digest=digest, input=input)


def from_text(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    language: str | None = None,
) -> Report:
    """A report of a text that is already at hand; the text is kept exactly, a ``title`` not in it put before it.

    ``published`` is an ISO 8601 date or an English one. Raises nothing; an empty text gives a report without words.
    """
    whole, span = with_title(text, title)
    draft = Draft(
        whole,
        title=span,
        guess_title=title is None,
        url=url,
        outlet=Found(outlet, GIVEN) if outlet else None,
        published=dating(published, GIVEN),
        language=Found(language, GIVEN) if language else None,
    )
    raw = text.encode("utf-8", "surrogatepass")
    return finish(draft, raw=raw, digest=ids.sha256(raw), input=Input("-", None, raw, None, "text"))


def finish(draft: Draft, *, raw: bytes, digest: str, input: Input) -> Report:
    """A draft made a report: title and header lines found where the format has none, cleaned, its language told."""
    text = draft.text
    title = draft.title
    if draft.guess_title:
        title = plain.find_title(text)
    header = plain.header_metadata(text, title)
    outlet = draft.outlet or header[0] or plain.outlet_of_feed(text)
    aside = cleaning.set_aside(text, title=title, outlet=outlet.value if outlet else None, given=draft.set_aside)
    blocks = draft.block_quotes
    if input.format in ("text", "jsonl"):
        blocks, marks = quotedlines.find(text)
        aside = quotedlines.without_marks(aside, marks)
    return Report(
        id=ids.report_id(digest, draft.url or input.path, input.line),
        text=Text(ids.text_id(text), text),
        path=input.path,
        line=input.line,
        format=input.format,
        raw=raw,
        raw_sha256=digest,
        encoding=draft.encoding,
        repaired=draft.repaired,
        language=detect(read(text[:40_000], [a for a in aside if a.span.end <= 40_000]).text, draft.language),
        title=title,
        url=draft.url,
        outlet=outlet,
        byline=draft.byline or header[1],
        published=weighed(draft.published, header[2]),
        modified=draft.modified or header[3],
        set_aside=aside,
        block_quotes=tuple(blocks),
    )


def _bytes_of(input: Input, limit: int) -> bytes:
    """The file's bytes, at most one more than the limit: enough to see that it is too large."""
    if input.file is None:
        return b""
    with input.file.open("rb") as stream:
        return read_up_to(stream, limit + 1)


def _parse(input: Input, raw: bytes) -> Draft:
    if input.format == "html":
        from onrecord.reports import html

        return html.parse(raw)
    if input.format == "jsonl":
        from onrecord.reports import jsonl

        return jsonl.parse(raw)
    decoded = decode.decode(raw)
    if input.format == "markdown":
        from onrecord.reports import markdown

        return markdown.parse(decoded.text, encoding=decoded.encoding, repaired=decoded.repaired)
    return plain.parse(decoded.text, encoding=decoded.encoding, repaired=decoded.repaired)
