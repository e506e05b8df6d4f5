"""What tests of speakers do: mark attributions in an invented text, and ask who speaks."""

from __future__ import annotations

import re

from onrecord import ids
from onrecord.analysis.speakers import resolve
from onrecord.domain import Attribution, Found, Report, SetAside, Span, Speaker, Text


def report_of(text: str, title: str | None = None, aside: tuple[SetAside, ...] = ()) -> Report:
    span = Span(0, len(title)) if title else None
    return Report(
        id="r0", text=Text(ids.text_id(text), text), path="a.txt", line=None, format="text", raw=b"", raw_sha256="",
        encoding="utf-8", repaired=False, language=Found("en", "test"), title=span, set_aside=aside,
    )  # fmt: skip


def span_of(text: str, words: str) -> tuple[Span, ...]:
    """The span of words; "he#2" is the third "he" that stands as a word of its own."""
    if not words:
        return ()
    words, _, number = words.partition("#")
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    return (Span(*found[int(number or 0)]),)


def attributions_of(text: str, *items: tuple[str, ...]) -> list[Attribution]:
    """One attribution for each (source, content) or (source, content, index of the parent)."""
    made = []
    for index, (source, content, *parent) in enumerate(items):
        at = text.index(content)
        made.append(
            Attribution(
                id=f"a{index}",
                source=span_of(text, source),
                cue=(),
                content=(Span(at, at + len(content)),),
                quotation="direct" if content[0] in "\"“'‘" else "indirect",
                stance="asserted",
                confidence=1.0,
                rule="test",
                parent=f"a{parent[0]}" if parent else None,
            )
        )
    return made


def speakers_of(text: str, *items: tuple[str, ...], title: str | None = None) -> list[tuple[Speaker, ...]]:
    done, _ = resolve(report_of(text, title), attributions_of(text, *items))
    return [a.speakers for a in done]


def short(speaker: Speaker) -> str:
    """A verdict in one word for tables: the name, or the status and its candidates."""
    if speaker.entity:
        return speaker.entity.name
    return f"{speaker.status}: {', '.join(sorted(c.name for c in speaker.candidates))}".rstrip(": ")


def names_of(text: str, *items: tuple[str, ...], title: str | None = None) -> list[list[str]]:
    return [[short(s) for s in speakers] for speakers in speakers_of(text, *items, title=title)]
