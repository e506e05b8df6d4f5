"""The annotated sources: who a careful reader says each one is. The file holds offsets, names and kinds, no text.

One line a document: ``document`` (its id in the corpus), ``annotator`` (which copy), ``sources`` and, where persons of
one family name are in a report without being a source, ``namesakes``. A source has ``n`` (its attribution's place in
the document's list), ``source`` (spans, code points of the document's text), ``form``, and either ``left_out`` with
the reason or ``entities``: ``role``, ``kind``, ``named``, then ``name`` (as the text gives it most fully) with ``also``
(other names that are right), or ``heads`` (spans of the words that an unnamed source's wording must have; any one of
them will do) with ``or_kind`` where two kinds are as good.

A line with ``partial`` true has some of its document's sources: the others are not scored and nothing is learned from
them. Without it every source that the corpus has must be there. ``added`` are spans of mentions that the corpus does
not mark, of people described who do or meet something: they count as sources behind the corpus's own, of nothing said.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from onrecord.domain import ENTITY_KINDS, Span, Spans

FORMS: Final = ("full", "short", "description", "pronoun", "plural", "organisation", "document", "unnamed")
LEFT_OUT: Final = ("slip", "nobody", "open")
ROLES: Final = ("speaker", "on_behalf_of")


@dataclass(frozen=True, slots=True)
class Expected:
    """An entity that a reader names, or (``named`` false) the words that it is known by, as ``heads``."""

    role: str
    kind: str
    named: bool
    name: str = ""
    also: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    or_kind: str | None = None

    @property
    def kinds(self) -> tuple[str | None, ...]:
        """The kinds that are right."""
        return (self.kind, self.or_kind)

    @property
    def names(self) -> tuple[str, ...]:
        """All names that are right."""
        return (self.name, *self.also) if self.name else self.also


@dataclass(frozen=True, slots=True)
class Source:
    """One attribution's source as annotated. ``left_out`` is why it is not scored, or None."""

    n: int
    spans: Spans
    form: str
    expected: tuple[Expected, ...]
    left_out: str | None

    @property
    def named(self) -> bool:
        """Whether the report names a speaker of it."""
        return any(one.named for one in self.expected if one.role == "speaker")


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its text, its attributions in the corpus and the annotated sources."""

    name: str
    text: str
    attributions: tuple[Mapping[str, Any], ...]
    sources: tuple[Source, ...]
    namesakes: tuple[str, ...] = ()

    @property
    def persons(self) -> frozenset[str]:
        """The persons whom a short name might mean: those annotated, and the namesakes."""
        named = {one.name for s in self.sources for one in s.expected if one.named and one.kind == "person"}
        return frozenset({*named, *self.namesakes})


def digest(*files: Path) -> str:
    """The sha256 of the files' bytes, one after the other."""
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.read_bytes())
    return whole.hexdigest()


def corpus_copies(file: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """The documents of a corpus file (.jsonl.gz) by id and annotator."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        read = [json.loads(line) for line in lines]
    return {(one["id"], one.get("annotator", "")): one for one in read}


def read(file: Path, corpus: Mapping[tuple[str, str], Mapping[str, Any]]) -> list[Document]:
    """The annotated documents with their texts. ValueError, in one line with its place, for what does not fit."""
    documents = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        entry = json.loads(line)
        try:
            copy = corpus.get((entry["document"], entry["annotator"]))
            if copy is None:
                raise ValueError(f"the corpus has no copy of {entry['document']} by {entry['annotator']}")
            documents.append(document(entry, copy))
        except (KeyError, TypeError, IndexError, ValueError) as error:
            raise ValueError(f"{file.name}:{number}: {error}") from error
    return documents


def document(entry: Mapping[str, Any], copy: Mapping[str, Any]) -> Document:
    """One line of the annotations against its document. ValueError where the two do not fit."""
    added = ({"source": spans, "cue": [], "content": []} for spans in entry.get("added", ()))
    text, attributions = copy["text"], (*copy["attributions"], *added)
    sources = tuple(_source(one, text, attributions) for one in entry["sources"])
    places = [one.n for one in sources]
    if places != sorted(set(places)):
        raise ValueError("the sources must stand in their order, each once")
    missing = [n for n, one in enumerate(attributions) if one["source"] and n not in places]
    if missing and not entry.get("partial", False):
        raise ValueError(f"sources without annotation: {missing}")
    return Document(copy["id"], text, attributions, sources, tuple(entry.get("namesakes", ())))


def _source(one: Mapping[str, Any], text: str, attributions: Sequence[Mapping[str, Any]]) -> Source:
    n = one["n"]
    if one["source"] != attributions[n]["source"]:
        raise ValueError(f"source {n}: the spans are not those of the corpus")
    spans = tuple(Span(start, end) for start, end in one["source"])
    left_out = one.get("left_out")
    if left_out is not None:
        if left_out not in LEFT_OUT or "entities" in one:
            raise ValueError(f"source {n}: left out for {left_out!r}")
        return Source(n, spans, one.get("form", "unnamed"), (), left_out)
    if one["form"] not in FORMS:
        raise ValueError(f"source {n}: no form {one['form']!r}")
    expected = tuple(_expected(entity, text, n) for entity in one["entities"])
    if not any(entity.role == "speaker" for entity in expected):
        raise ValueError(f"source {n}: nobody speaks")
    return Source(n, spans, one["form"], expected, None)


def _expected(entity: Mapping[str, Any], text: str, n: int) -> Expected:
    role, kind, named, or_kind = entity["role"], entity["kind"], entity["named"], entity.get("or_kind")
    if role not in ROLES or kind not in ENTITY_KINDS or or_kind not in (None, *ENTITY_KINDS):
        raise ValueError(f"source {n}: role {role!r}, kind {kind!r}, or {or_kind!r}")
    heads = tuple(Span(start, end).of(text) for start, end in entity.get("heads", ()))
    if named != bool(entity.get("name")) or named == bool(heads):
        raise ValueError(f"source {n}: a named entity has a name, an unnamed one has heads")
    return Expected(role, kind, named, entity.get("name", ""), tuple(entity.get("also", ())), heads, or_kind)
