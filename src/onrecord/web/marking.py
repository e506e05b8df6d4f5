"""Texts of strangers as safe HTML: every character once, escaped, and what lies over it marked.

Spans may nest, overlap, touch or be split. The text is cut wherever one of them begins or ends; each piece carries the
classes of all spans over it, so that no element ever has to cross another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from markupsafe import Markup, escape

#: What a browser would obey, drop or replace instead of showing it: controls of C0 and C1 but for tab and line feed,
#: controls of the direction of writing, line and paragraph separators, tags, surrogates, what is no character.
UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch ``start`` to ``end`` of the text, and the class that its pieces get; ``id`` is the anchor of its first
    piece, and ``owner`` what its pieces say they belong to (an attribution), for a script to light them up together."""

    start: int
    end: int
    name: str
    id: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text under the same marks from its first to its last character."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    ids: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The classes of its marks, each once; ``deep`` is added where a name lies over it twice (a nested content)."""
        names = tuple(dict.fromkeys(mark.name for mark in self.marks))
        counted = [mark.name for mark in self.marks]
        return (*names, *(f"{name}-deep" for name in names if counted.count(name) > 1))

    @property
    def owners(self) -> tuple[str, ...]:
        """Whom its marks belong to, each once."""
        return tuple(dict.fromkeys(mark.owner for mark in self.marks if mark.owner is not None))


def pieces(start: int, end: int, marks: Iterable[Mark]) -> list[Piece]:
    """The stretch ``start`` to ``end`` cut at every edge of the marks that lie over it, in order and without a gap.

    A mark that reaches out of the stretch is cut; one that is empty or lies outside is left out, with its anchor. Time
    grows with the number of marks and of those that lie over one another.
    """
    kept = sorted(
        (mark for mark in marks if max(mark.start, start) < min(mark.end, end)),
        key=lambda mark: (mark.start, -mark.end, mark.name, mark.owner or ""),
    )
    edges = sorted({start, end, *(edge for mark in kept for edge in (mark.start, mark.end) if start < edge < end)})
    out: list[Piece] = []
    active: list[Mark] = []
    anchored: set[str] = set()
    following = 0
    for left, right in pairwise(edges):
        active = [mark for mark in active if mark.end > left]
        fresh: list[str] = []
        while following < len(kept) and kept[following].start <= left:
            mark = kept[following]
            following += 1
            active.append(mark)
            if mark.id is not None and mark.id not in anchored:
                anchored.add(mark.id)
                fresh.append(mark.id)
        out.append(Piece(left, right, tuple(active), tuple(fresh)))
    return out


def marked(text: str, start: int, marks: Iterable[Mark]) -> Markup:
    """``text``, which begins at offset ``start`` of the stored text, with its marks as HTML that is safe to show."""
    out: list[str] = []
    for piece in pieces(start, start + len(text), marks):
        shown = visible(text[piece.start - start : piece.end - start])
        anchors = [f'<span id="{escape(id_)}"></span>' for id_ in piece.ids[1:]]
        out += anchors
        if not piece.marks:
            out.append(str(shown))
            continue
        first = f' id="{escape(piece.ids[0])}"' if piece.ids else ""
        owners = f' data-of="{escape(" ".join(piece.owners))}"' if piece.owners else ""
        out.append(f'<span{first} class="{escape(" ".join(piece.names))}"{owners}>{shown}</span>')
    return Markup("".join(out))  # noqa: S704 - every character of the text and every name went through escape


def visible(text: str) -> Markup:
    """A text, escaped, with what would not be seen (see :data:`UNSEEN`) shown as a mark that names it."""
    out: list[str] = []
    at = 0
    for match in UNSEEN.finditer(text):
        out.append(str(escape(text[at : match.start()])))
        code = f"U+{ord(match.group()):04X}"
        title = unicodedata.name(match.group(), "control character").lower()
        out.append(f'<span class="unseen" title="{title}">{code}</span>')
        at = match.end()
    out.append(str(escape(text[at:])))
    return Markup("".join(out))  # noqa: S704 - put together from escaped pieces


def plain(text: str) -> str:
    """A text for where no markup can stand (an attribute, a title): what would not be seen, in brackets."""
    return UNSEEN.sub(lambda match: f"[U+{ord(match.group()):04X}]", text)


def hits(spans: Sequence[tuple[int, int]]) -> list[Mark]:
    """Marks of a search's matches."""
    return [Mark(start, end, "hit") for start, end in spans]
