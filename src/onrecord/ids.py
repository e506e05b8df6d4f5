"""Ids: hashes of what a thing is, so that the same input gives the same id everywhere.

An id is one letter for the kind and 20 hexadecimal digits of a SHA-256 (80 bits: among a thousand million
attributions the chance of one collision is below one in a million).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from onrecord.domain import EntityKind, Span

DIGITS = 20


def _hash(kind: str, *parts: str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))  # lengths first: ("ab", "c") must differ from ("a", "bc")
        digest.update(data)
    return kind + digest.hexdigest()[:DIGITS]


def _places(spans: Iterable[Span]) -> str:
    return ";".join(f"{span.start}-{span.end}" for span in spans)


def sha256(raw: bytes) -> str:
    """The full hexadecimal SHA-256 of raw bytes."""
    return hashlib.sha256(raw).hexdigest()


def text_id(text: str) -> str:
    """``t…``: the hash of a stored text."""
    return _hash("t", text)


def report_id(raw_sha256: str, place: str, line: int | None) -> str:
    """``r…``: the hash of the raw bytes' hash, the URL or path relative to what was asked for, and the line."""
    return _hash("r", raw_sha256, place, "" if line is None else str(line))


def attribution_id(text: str, source: Iterable[Span], cue: Iterable[Span], content: Iterable[Span], model: str) -> str:
    """``a…``: the hash of the text's id, the spans and the model's version."""
    parts = [_places(spans) for spans in (source, cue, content)]
    return _hash("a", text, *parts, model)


def statement_id(attribution: str) -> str:
    """``s…``: a statement that is known by one attribution only carries that attribution's digits."""
    return "s" + attribution[1:]


def entity_id(kind: EntityKind, key: str, within: str = "") -> str:
    """``e…``: the hash of kind and key. ``within`` is a text's id for what has no name of its own ("officials")."""
    return _hash("e", kind, key, within)


def discrepancy_id(kind: str, sides: Iterable[tuple[str, Iterable[Span]]]) -> str:
    """``d…``: the hash of what kind of difference it is, and of the attributions and spans on its sides."""
    told = sorted(f"{one} {_places(spans)}" for one, spans in sides)
    return _hash("d", kind, *told)


def development_id(rule: str, sides: Iterable[tuple[str, Iterable[Span]]]) -> str:
    """``v…``: the hash of the rule, and of the attributions (or reports) and spans of both sides, the earlier first."""
    return _hash("v", rule, *(f"{one} {_places(spans)}" for one, spans in sides))


def correction_id(at: str, author: str, action: str, said: str) -> str:
    """``c…``: the hash of all that a correction says, with who said it and when."""
    return _hash("c", at, author, action, said)


def page_id(place: str, first: str) -> str:
    """``p…``: the hash of where a page stands and, where that alone does not tell, of the id of a text that it had."""
    return _hash("p", place, first)
