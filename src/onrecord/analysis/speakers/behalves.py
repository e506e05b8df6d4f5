"""Whom a spokesperson speaks for."""

from __future__ import annotations

import dataclasses
import re

from onrecord.analysis.speakers import names, rules, sources
from onrecord.analysis.speakers.chains import Chain, Link, display
from onrecord.analysis.speakers.mentions import pieces_of, read_pieces
from onrecord.analysis.speakers.named import named
from onrecord.analysis.speakers.organisations import body
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.pronouns import pointed
from onrecord.analysis.speakers.scan import clean
from onrecord.analysis.speakers.verdicts import Desk, distinct
from onrecord.domain import Span, Speaker


def behalf(desk: Desk, part: Part, span: Span) -> list[Speaker]:
    """Whom a spokesperson speaks for; nobody when the text does not say."""
    return [dataclasses.replace(one, role="on_behalf_of", rule=rules.BEHALF) for one in _principal(desk, part, span)]


def _principal(desk: Desk, part: Part, span: Span) -> list[Speaker]:
    if part.of is not None:
        verdict = named(desk, part.of, Span(part.of.start, part.of.end), "on_behalf_of")
        return [dataclasses.replace(verdict, because=f"a spokesperson speaks for somebody: {verdict.because}")]
    if part.of_text is not None:
        of = Span(*part.of_text)
        known = _known(desk, of)
        if known is not None:
            return [known]
        parts = sources.read(desk.scan, of.start, of.end)
        if len(parts) == 1 and parts[0].form == "organisation":
            verdict = body(desk, parts[0], of)
            if verdict.entity is None or verdict.entity.named:
                return [verdict]
        return [desk.wording("organisation", of, "a spokesperson speaks for this body", role="on_behalf_of")]
    if part.possessor:
        outcome = desk.salience.antecedent(part.start, sources.gender_of(part.possessor))
        if part.possessor in ("his", "her"):
            nearer = _nearer(desk, part, outcome.best)
            if outcome.best is not None and nearer is not None:
                because = f"“{part.possessor}” could mean {display(nearer)}, who is nearer, or {display(outcome.best)}"
                return [desk.open(rules.BEHALF, because, (span,), [nearer, outcome.best], "on_behalf_of")]
            return [pointed(desk, part.possessor, Span(part.start, part.start + len(part.possessor)), outcome)]
        if part.possessor == "its" and desk.thing:
            because = f"“its” is {display(desk.thing)}, which spoke before"
            return [desk.resolved(rules.BEHALF, desk.thing, because, (span,), "on_behalf_of")]
    return []


def _nearer(desk: Desk, part: Part, best: Chain | None) -> Chain | None:
    """Who is known by a description only ("the minister") and stands nearer to a possessive than whom it points to."""
    for chain in desk.salience.near(part.start):
        if chain is best:
            return None
        if not chain.named and chain.gender in (None, sources.gender_of(part.possessor or "")):
            return chain
    return None


def _known(desk: Desk, of: Span) -> Speaker | None:
    """Whom a spokesperson speaks for where the words alone do not show it, but the report names them elsewhere."""
    words = desk.scan.text[of.start : of.end]
    bare = re.sub(r"['’]s?$", "", words)
    pieces = pieces_of(desk.scan.text, of.start, of.start + len(bare))
    if not pieces or not all(desk.scan.text[start].isupper() for start, _ in pieces):
        return None
    mention = read_pieces(desk.scan, pieces, source=True)
    if mention is None:
        return None
    name = names.parse(mention.text.split())
    link = desk.chains.find(name, mention) if name else Link(None)
    if link.chain is not None:
        fullest = desk.fullest(link.chain)
        because = f"a spokesperson speaks for somebody: “{clean(bare)}” is {display(link.chain)} in the report"
        evidence = distinct((of, *((fullest,) if fullest else ())))
        return desk.resolved(rules.BEHALF, link.chain, because, evidence, "on_behalf_of")
    if link.candidates:
        because = f"“{clean(bare)}” could be more than one person of the report"
        return desk.open(rules.BEHALF, because, (of,), list(link.candidates), "on_behalf_of")
    return None
