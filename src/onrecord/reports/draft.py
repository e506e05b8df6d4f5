"""What a format's module makes of its input, before cleaning and language turn it into a report."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.domain import Dating, Found, SetAside, Span


class Unreadable(ValueError):
    """The input cannot become a report; the message is the reason in one line."""


@dataclass(slots=True)
class Draft:
    """The stored text of a report with the metadata that its format carries.

    ``language`` is what the document declares, to be checked against its words. ``set_aside`` is what the format's
    own extraction left out; cleaning adds to it. ``guess_title`` asks for a title line to be looked for.
    ``block_quotes`` are spans that the format marks as such, in order and apart.
    """

    text: str
    encoding: str = "utf-8"
    repaired: bool = False
    title: Span | None = None
    guess_title: bool = False
    url: str | None = None
    outlet: Found | None = None
    byline: Found | None = None
    published: Dating | None = None
    modified: Dating | None = None
    language: Found | None = None
    set_aside: list[SetAside] = field(default_factory=list)
    block_quotes: list[Span] = field(default_factory=list)


def with_title(text: str, title: str | None) -> tuple[str, Span | None]:
    """The text with its title in front, and the title's span.

    A title that the text already starts with is pointed to; one known only from metadata is put before it as a
    paragraph of its own. A title of nothing but white space is none.
    """
    if title is None or not title.strip():
        return text, None
    title = " ".join(title.split())
    start = len(text) - len(text.lstrip())
    line = text[start:].split("\n", 1)[0].rstrip()
    if line and " ".join(line.split()).casefold().rstrip(".") == title.casefold().rstrip("."):
        return text, Span(start, start + len(line))
    return (f"{title}\n\n{text}" if text else title), Span(0, len(title))
