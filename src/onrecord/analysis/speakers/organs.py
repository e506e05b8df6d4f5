"""The part of a body that speaks for it, called by its kind alone: "the board" of "Harbour Steel’s board"."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers import rules
from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.scan import clean
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Span, Speaker

# Names looked through once for each kind of part (bounds the work).
MOST: Final = 2000
_THE: Final = re.compile(r"[Tt]he\s((?:editorial\s)?board|newsroom|management|leadership|press office|legal team)")
_WHOSE: Final = r"(?:['’]s?)?\s(?:own\s|new\s|nine-member\s)?{}\b(?!\sof\b)"


def organ_of(desk: Desk, part: Part, span: Span) -> Speaker | None:
    """A bare "the board": that of the only body to which the report gives one; None where it gives none or two one."""
    found = _THE.fullmatch(desk.scan.text, part.start, part.head_end)
    if found is None or desk.scan.in_headline(part.start):
        return None
    noun = found.group(1).lower()
    owners = {id(chain): chain for chain, at in _owners(desk, noun) if at < span.start}
    if len(owners) != 1:
        return None
    (owner,) = owners.values()
    made = desk.bodies.make(f"{owner.text} {noun}", part.start)
    because = f"“{clean(desk.stored[span.start : span.end])}” is {made.text}: the report gives one to no other body"
    return desk.resolved(rules.BODY_AGAIN, made, because, (span,))


def _owners(desk: Desk, noun: str) -> list[tuple[Chain, int]]:
    """The bodies beside whose names the report speaks of such a part, and where; looked for once."""
    known = desk.memory.get(f"organs {noun}")
    if isinstance(known, list):
        return known
    behind = re.compile(_WHOSE.format(re.escape(noun)))
    found: list[tuple[Chain, int]] = []
    for mention in desk.scan.names[:MOST]:
        link = desk.chains.links.get(mention.start)
        chain = link.chain if link is not None else None
        if chain is not None and chain.kind == "organisation" and behind.match(desk.scan.text, mention.end):
            found.append((chain, mention.start))
    desk.memory[f"organs {noun}"] = found
    return found
