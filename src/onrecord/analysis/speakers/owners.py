"""Whose a thing is that a possessive brings in as one of several: "Orlo's proposals, such as his proposal"."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Span

# "Orlo's proposals …, in particular his proposal"
_THINGS: Final = re.compile(r"['’]s?\s(?:[a-z-]+\s){0,2}?([a-z]{4,}s)(?![\w'’-])")
_ONE_OF_THEM: Final = re.compile(r"(?:in particular|particularly|including|especially|notably|such as|among them),?\s$")
_THING: Final = re.compile(r"(?:\s[a-z-]+){1,3}")


def one_of_theirs(desk: Desk, span: Span) -> tuple[Chain, Span] | None:
    """Whose things are told of, where a possessive brings in one of them: "Orlo's proposals, in particular his proposal
    for a ban"."""
    scan, text = desk.scan, desk.scan.text
    first = scan.sentences[scan.sentence(span.start)]
    noun = _THING.match(text, span.end)
    if noun is None or _ONE_OF_THEM.search(text, max(first, span.start - 30), span.start) is None:
        return None
    for mention in reversed(list(scan.between(max(first, span.start - 200), span.start))):
        things = _THINGS.match(text, mention.name_end) if mention.possessive else None
        link = desk.chains.links.get(mention.start)
        if things and link and link.chain and link.chain.kind == "person":
            same = things.group(1).removesuffix("s") in (word.removesuffix("s") for word in noun.group().split())
            return (link.chain, Span(mention.name_start, mention.name_end)) if same else None
    return None
