"""The promised shape, made flat: one row of simple cells an attribution, for tables.

What the shape nests is told apart by column names: ``report_path`` is ``report.path``. A part with several spans is one
cell, its texts joined by " … "; several speakers, figures or dates are one cell, joined by "; ".
"""

from __future__ import annotations

from typing import Any, Final

SPANS = " … "
SEVERAL = "; "

#: Column, and what is in it. The order is the order of the columns.
COLUMNS: Final[dict[str, str]] = {
    "id": "the attribution's id",
    "statement": "the id of the statement that it reports",
    "speaker": "who spoke: names, or the source's own words where nobody is known",
    "speaker_id": "their ids; empty where nobody is known",
    "speaker_kind": "person, organisation, place, group or document",
    "role": "speaker, on_behalf_of or via",
    "status": "resolved, ambiguous or unresolved",
    "quotation": "direct, indirect or mixed",
    "stance": "asserted, denied, negated, hypothetical, question or no-comment",
    "content": "what was said, as the text has it",
    "cue": "the words that attribute it",
    "source": "the words that name the source",
    "question": "the question that it answers",
    "content_spans": "places of the content in the stored text, in code points: 10-42;50-61",
    "cue_spans": "the same for the cue",
    "source_spans": "the same for the source",
    "headline": "true where it stands in a title or a summary",
    "confidence": "probability that content and source are right",
    "parent": "the id of the attribution in whose content this one lies",
    "outlet": "who published the report",
    "published_earliest": "first day on which it may have been published",
    "published_latest": "last such day",
    "title": "the report's title",
    "url": "where it was published",
    "path": "the file it was read from",
    "line": "the line of a JSONL file",
    "language": "of the report, as a BCP 47 tag",
    "report": "the report's id",
    "also_in": "ids of other reports with the same text",
    "text": "the id of the stored text",
    "raw_sha256": "hash of the raw bytes",
    "read_at": "when the report was read",
    "onrecord": "version of onrecord that read it",
    "model": "version of the model",
    "packs": "version of the knowledge packs",
    "figures": "figures of the content, in its words",
    "dates": "dates of the content, in its words",
    "occasion": "where it was said: interview, press conference, speech and so on",
    "medium": "in which outlet or programme",
    "interlocutor": "with or to whom",
    "place": "where",
    "event": "at which meeting or summit",
    "time_earliest": "first day on which it may have been said",
    "time_latest": "last such day",
    "time_of": "occasion or publication: which of them these days are of",
    "withdrawn": "ids of the latest revisions of its pages that no longer have it",
}


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the promised shape as simple cells (text, number, true or false, None), by the names of COLUMNS."""
    report, made_by, speakers = row["report"], row["made_by"], row["speakers"]
    occasion, time = row["occasion"], row["time"]

    def texts(part: str) -> str:
        return SPANS.join(span["text"] for span in row[part])

    def places(part: str) -> str:
        return ";".join(f"{span['start']}-{span['end']}" for span in row[part])

    def people(name: str) -> str:
        values = [speaker[name] or "" for speaker in speakers]
        return SEVERAL.join(values) if any(values) else ""

    return {
        "id": row["id"],
        "statement": row["statement"],
        "speaker": people("name"),
        "speaker_id": people("id"),
        "speaker_kind": people("kind"),
        "role": people("role"),
        "status": people("status"),
        "quotation": row["quotation"],
        "stance": row["stance"],
        "content": texts("content"),
        "cue": texts("cue"),
        "source": texts("source"),
        "question": row["question"]["text"] if row["question"] else None,
        "content_spans": places("content"),
        "cue_spans": places("cue"),
        "source_spans": places("source"),
        "headline": row["headline"],
        "confidence": row["confidence"],
        "parent": row["parent"],
        "outlet": report["outlet"],
        "published_earliest": report["published"]["earliest"],
        "published_latest": report["published"]["latest"],
        "title": report["title"],
        "url": report["url"],
        "path": report["path"],
        "line": report["line"],
        "language": report["language"],
        "report": report["id"],
        "also_in": ";".join(other["id"] for other in row["also_in"]),
        "text": row["text"],
        "raw_sha256": report["raw_sha256"],
        "read_at": report["read_at"],
        "onrecord": made_by["onrecord"],
        "model": made_by["model"],
        "packs": made_by["packs"],
        "figures": SEVERAL.join(figure["text"] for figure in row["figures"]),
        "dates": SEVERAL.join(date["raw"] for date in row["dates"]),
        "occasion": occasion["kind"],
        "medium": occasion["medium"],
        "interlocutor": occasion["interlocutor"],
        "place": occasion["place"],
        "event": occasion["event"],
        "time_earliest": time["earliest"],
        "time_latest": time["latest"],
        "time_of": time["of"],
        "withdrawn": ";".join(revision["report"] for revision in row["withdrawn"]),
    }
