"""Pages and drafts built by hand, so that rules are tested without a model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from onrecord.analysis import quotes
from onrecord.analysis.drafts import Draft, Page
from onrecord.domain import Span


def span_of(text: str, words: str) -> Span:
    """The first place where ``words`` stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def make_page(text: str, title: str | None = None) -> Page:
    return Page.of(text, quotes.pair(text), span_of(text, title) if title else None)


def make_draft(text: str, content: str | Sequence[str], source: str = "", cue: str = "", **rest: Any) -> Draft:
    contents = [content] if isinstance(content, str) else content
    return Draft(
        source=(span_of(text, source),) if source else (),
        cue=(span_of(text, cue),) if cue else (),
        content=tuple(span_of(text, words) for words in contents if words),
        rule=rest.pop("rule", "by hand"),
        **rest,
    )


@pytest.fixture(scope="session")
def page() -> Callable[..., Page]:
    """``page(text, title)``: a page whose title are those words of the text."""
    return make_page


@pytest.fixture(scope="session")
def draft() -> Callable[..., Draft]:
    """``draft(text, content, source, cue)``: a draft over the first places of those words."""
    return make_draft
