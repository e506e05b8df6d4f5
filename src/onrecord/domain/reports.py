"""A report as it was read, or why it was not."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.domain.spans import Dating, Found, Span, in_order
from onrecord.domain.words import FORMATS, SET_ASIDE_REASONS, Format, SetAsideReason, one_of


@dataclass(frozen=True, slots=True)
class SetAside:
    """A span of the stored text that reading passes over, with the reason and the rule that decided."""

    span: Span
    reason: SetAsideReason
    rule: str

    def __post_init__(self) -> None:
        one_of(self.reason, SET_ASIDE_REASONS, "a set-aside reason")


@dataclass(frozen=True, slots=True)
class Text:
    """The stored text: decoded, mojibake repaired, newlines made ``\\n``, title first; nothing else changed.

    ``id`` is the hash of ``text`` (:func:`onrecord.ids.text_id`). Several reports may share one.
    """

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """One appearance of a published text, as it was read.

    ``path`` is relative to what was asked for; ``line`` is the 1-based line of a JSONL file, else None. ``raw`` are
    the bytes as they came, ``raw_sha256`` their hash. ``title`` is a span of the stored text. ``language`` is a
    BCP 47 tag whose basis says how it was found. ``repaired`` tells that mojibake was repaired. ``block_quotes`` are
    the spans of the stored text that its format marks as such; they are read with it, and not kept in a record.
    """

    id: str
    text: Text
    path: str
    line: int | None
    format: Format
    raw: bytes
    raw_sha256: str
    encoding: str
    repaired: bool
    language: Found
    title: Span | None = None
    url: str | None = None
    outlet: Found | None = None
    byline: Found | None = None
    published: Dating | None = None
    modified: Dating | None = None
    set_aside: tuple[SetAside, ...] = ()
    block_quotes: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        one_of(self.format, FORMATS, "a report's format")
        in_order(tuple(aside.span for aside in self.set_aside), "report's set-aside text")
        in_order(self.block_quotes, "report's block quotes")
        for span in (
            *(aside.span for aside in self.set_aside),
            *((self.title,) if self.title else ()),
            *self.block_quotes,
        ):
            span.of(self.text.text)


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that could not be taken into the record, with one line that says why; it may be tried again."""

    path: str
    line: int | None
    reason: str
    raw_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What one report may cost: ``max_text`` in code points of text or bytes of raw input, ``max_seconds`` of work."""

    max_text: int = 5_000_000
    max_seconds: float = 60.0

    def __post_init__(self) -> None:
        if self.max_text < 1 or self.max_seconds <= 0:
            raise ValueError("limits must be positive")
