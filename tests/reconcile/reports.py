"""Invented reports in which people of given names speak, and an invented pack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.domain import (
    Analysis,
    Attribution,
    Dating,
    Entity,
    EntityKind,
    Found,
    MadeBy,
    Mention,
    Report,
    Span,
    Speaker,
    Text,
)
from onrecord.ids import attribution_id, entity_id, report_id, sha256, text_id
from onrecord.knowledge import Knowledge, KnownEntity, Office, When
from onrecord.knowledge.folding import fold_name

AT = "2026-01-02T03:04:05Z"
MADE_BY = MadeBy("0.1.0", "test-1", "")


@dataclass(frozen=True)
class Said:
    """Somebody who says something: ``name`` as the text has it, the words before and after it."""

    name: str
    before: str = ""
    after: str = ""
    kind: EntityKind = "person"
    named: bool = True


def report(*said: Said | str, path: str = "a.txt", day: str | None = None) -> tuple[Report, Analysis]:
    """A report in which these speak, one after the other; published on ``day`` (or month or year)."""
    text, parts = f"Notes of {path}", []
    for number, each in enumerate(said):
        one = Said(each) if isinstance(each, str) else each
        text += "\n\n" + one.before
        source = Span(len(text), len(text) + len(one.name))
        text += one.name + one.after + " said: “"
        cue = Span(len(text) - 7, len(text) - 3)
        made = sha256(f"{number} {path} {each}".encode())  # other words in each, so that none is another's version
        content = f"We {made[:6]}x {made[6:12]}x {made[12:18]}x"
        parts.append((one, source, cue, Span(len(text), len(text) + len(content))))
        text += content + ".”"
    stored = Text(text_id(text), text)
    attributions = []
    for one, source, cue, content in parts:
        within = "" if one.named else stored.id
        entity = Entity(entity_id(one.kind, fold_name(one.name), within), one.name, one.kind, one.named)
        who = Speaker(entity, "speaker", "resolved", "The source is a name.", "named-1", (source,))
        id_ = attribution_id(stored.id, [source], [cue], [content], MADE_BY.model)
        attributions.append(
            Attribution(id_, (source,), (cue,), (content,), "direct", "asserted", 0.9, "test-1", speakers=(who,))
        )
    mentions = tuple(Mention(source, source, one.kind, one.named) for one, source, _, _ in parts)
    raw = text.encode()
    when = When.of(day) if day else None
    published = Dating(when.earliest, when.latest, ("test",)) if when else None
    made = Report(
        *(report_id(sha256(raw), path, None), stored, path, None, "text", raw, sha256(raw), "utf-8", False),
        Found("en", "test"),
        published=published,
    )
    return made, Analysis(stored, tuple(attributions), MADE_BY, mentions)


def person(id: str, name: str, *names: str) -> KnownEntity:
    return KnownEntity(id, "person", name, names, None, "invented", name.rsplit(maxsplit=1)[-1])


def office(holder: str, since: str, until: str | None, titles: Sequence[str] = ("league chief", "chief of the league")):
    begun, ended = When.of(since), When.of(until) if until else None
    return Office(
        holder, "secretary general", "k:league", begun, ended, "invented", tuple(titles), True, "p1", "2026-01-01"
    )


#: The League of Harbours, and two men who led it one after the other; two people of one name.
PACK = Knowledge(
    [
        KnownEntity("k:league", "organisation", "League of Harbours", ("LoH",), None, "invented"),
        KnownEntity("k:northam", "place", "Northam Isles", ("Northam", "N.I."), None, "invented"),
        KnownEntity("k:northam-gov", "organisation", "Government of the Northam Isles", (), None, "invented"),
        person("k:halvard", "Halvard Moen", "Halvor Moen"),
        person("k:piet", "Piet Zelinskyy"),
        person("k:ruiz-1", "Bo Ruiz"),
        person("k:ruiz-2", "Bo Ruiz"),
    ],
    [
        office("k:halvard", "2010-03-01", "2019-12-31"),
        office("k:piet", "2020-01-01", None),
        Office(
            *("k:ruiz-1", "harbour minister", "k:league", When.of("2012"), When.of("2015"), "invented"),
            ("league harbour minister",),
            *(True, "p2", "2026-01-01"),
        ),
    ],
    digest="invented",
)
