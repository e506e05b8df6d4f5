"""What texts call the people who speak in them: rows of a record, for what they contradict each other in."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from onrecord.domain import Span


@dataclass(frozen=True, slots=True)
class OfficeTold:
    """What a text says of somebody's office: ``facet`` as reconcile keeps it, its words, the days of publication."""

    text: str
    facet: str
    span: Span
    words: str
    written: tuple[str, str]


def described(db: sqlite3.Connection, speaker: str, begin: str = "office:") -> list[OfficeTold]:
    """What texts say of the office of somebody (an identity's id), where they were published in known days; of
    ``begin`` are the facets that are wanted."""
    rows = db.execute(
        'SELECT t.id, d.facet, d.start, d."end", d.quote, min(p.earliest), min(p.latest) FROM canonical c '
        "JOIN identity i ON i.canonical = c.key JOIN described d ON d.entity = i.entity AND d.text = i.text "
        "JOIN text t ON t.key = d.text JOIN published p ON p.text = t.key "
        "WHERE c.id = ?1 AND substr(d.facet, 1, length(?2)) = ?2 AND p.earliest <= p.latest "
        "GROUP BY d.entity, d.text, d.start, d.facet ORDER BY t.id, d.start, d.facet",
        (speaker, begin),
    )
    return [
        OfficeTold(text, called, Span(a, b), words, (first, last)) for text, called, a, b, words, first, last in rows
    ]


def sources(
    db: sqlite3.Connection, speaker: str, attributions: Collection[int], facet: str, sure: float
) -> list[OfficeTold]:
    """Of some attributions (keys) the sources "the …" without a capital that are somebody's (a person's identity, by
    id) by a verdict that is right at least so often, in texts that were published in known days; ``facet`` is what
    they are to have."""
    rows = db.execute(
        'SELECT t.id, ?2, s.start, s."end", s.quote, min(p.earliest), min(p.latest) FROM json_each(?4) j '
        "CROSS JOIN attribution a ON a.key = j.value AND a.source LIKE 'the %' "
        "AND substr(a.source, 5) = lower(substr(a.source, 5)) "
        "CROSS JOIN voices v ON v.attribution = a.key AND v.role = 'speaker' "
        "JOIN canonical c ON c.key = v.canonical "
        "JOIN span s ON s.attribution = a.key AND s.part = 'source' AND s.place = 0 "
        "JOIN text t ON t.key = a.text JOIN published p ON p.text = t.key "
        "WHERE c.id = ?1 AND c.kind = 'person' AND p.earliest <= p.latest "
        "AND (v.correction IS NOT NULL OR ifnull(v.confidence, 1.0) >= ?3) GROUP BY a.key ORDER BY t.id, s.start",
        (speaker, facet, sure, json.dumps(sorted(attributions))),
    )
    return [
        OfficeTold(text, called, Span(a, b), words, (first, last)) for text, called, a, b, words, first, last in rows
    ]
