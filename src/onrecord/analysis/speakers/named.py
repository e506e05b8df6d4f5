"""Sources that name somebody: in running text, in a headline, and a place that stands for its government."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from onrecord import ids
from onrecord.analysis.speakers import names, rules
from onrecord.analysis.speakers.chains import SLIP, Chain, Link, display
from onrecord.analysis.speakers.lexicon import (
    DEMONYMS,
    DOCUMENT_NOUNS,
    KNOWN_BODIES,
    NOT_NAMES,
    OFFICE_LETTERS,
    OPENERS,
    PEOPLE,
    PERSON_NOUNS,
)
from onrecord.analysis.speakers.mentions import pieces_of, read_pieces
from onrecord.analysis.speakers.namekinds import known_place
from onrecord.analysis.speakers.nouns import is_group
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.roles import role_of
from onrecord.analysis.speakers.scan import NameMention, clean
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Entity, Span, Speaker, SpeakerRole

# How many times as often as others of a name somebody is named whom the bare name means even beside them.
MUCH_MORE: Final = 5
# How many mentions of one of several of a name are looked at.
MOST_LOOKED_AT: Final = 60
# No place is written so: "BuzzFeed", "Orlo-Cola", "7-Star".
# Behind a name in a headline: where he says it.
_WHERE: Final = re.compile(r"\s(?:at|on|in|during|after|before)\s")
_BRAND = re.compile(r"[a-z][A-Z]|\w-[A-Z]|[\d&@]")


def named(desk: Desk, mention: NameMention, span: Span, role: SpeakerRole = "speaker") -> Speaker:
    """The chain that a name is linked to, or why it stays open."""
    link = desk.chains.links.get(mention.start) or Link(None)
    wording = clean(desk.stored[mention.name_start : mention.name_end])
    head = Span(mention.name_start, max(mention.name_start + 1, mention.name_end))
    if link.chain is None:
        desk.use(span, head, "person", named=True)
        last = desk.salience.spoke_last(span.start)
        if last is not None and role == "speaker" and mention.speaks and any(last is one for one in link.candidates):
            fullest = desk.fullest(last)
            because = f"“{wording}” is {display(last)}, who has just spoken, though others of that name are there"
            shown = (span, fullest) if fullest and fullest != span else (span,)
            return desk.resolved(rules.SAME_NAME, last, because, shown, role)
        chief = _chief(link.candidates) if role == "speaker" else None
        if chief is not None:
            fullest = desk.fullest(chief)
            because = f"“{wording}” is {display(chief)}, of whom the report speaks far more than of others of that name"
            shown = (span, fullest) if fullest and fullest != span else (span,)
            return desk.resolved(rules.SAME_NAME, chief, because, shown, role)
        voice = _only_voice(desk, link.candidates) if role == "speaker" else None
        if voice is not None:
            fullest = desk.fullest(voice)
            because = f"“{wording}” is {display(voice)}, the only one of that name whom the report lets speak"
            shown = (span, fullest) if fullest and fullest != span else (span,)
            return desk.resolved(rules.SAME_NAME, voice, because, shown, role)
        if len(link.candidates) > 1:
            return desk.open(
                rules.SHORT_NAME,
                f"“{wording}” could be more than one person: {link.why}",
                (span,),
                list(link.candidates),
                role,
            )
        return desk.open(rules.NAME, f"the report does not show what “{wording}” is", (span,), role=role)
    chain = link.chain
    desk.use(span, head, chain.kind, named=True)
    if mention.before in ("younger", "elder", "older") and chain.kind == "person" and not mention.name_start > span.end:
        because = (
            f"“{clean(desk.stored[span.start : span.end])}” is one of two of that name, and the report may mean either"
        )
        return desk.open(rules.SHORT_NAME, because, (span,), [chain], role)
    if chain.kind == "place":
        return metonym(chain, wording, span, role)
    if chain.kind == "organisation" and names.normal(wording) in ("us", "uk", "eu"):
        if names.normal(wording) != "eu":
            return metonym(chain, wording, span, role)
    elif not chain.firm and chain.kind == "organisation" and not mention.text.isupper() and not _BRAND.search(wording):
        return metonym(chain, wording, span, role)
    name = display(chain)
    if names.normal(wording) == names.normal(name):
        rule = rules.NAME
        because = f"the source names {name}"
        evidence: tuple[Span, ...] = (span,)
    elif link.why == SLIP:
        rule = rules.SLIP
        fullest = desk.fullest(chain)
        because = f"“{wording}” is taken for a slip of {name}’s name: the report brings in nobody called so"
        evidence = (span, fullest) if fullest and fullest != span else (span,)
    else:
        rule = rules.SHORT_NAME
        fullest = desk.fullest(chain)
        because = f"“{wording}” is a short form of {name}, and nobody else in the report fits it"
        evidence = (span, fullest) if fullest and fullest != span else (span,)
    return desk.resolved(rule, chain, because, evidence, role)


def _only_voice(desk: Desk, fits: Sequence[Chain]) -> Chain | None:
    """Of people of one name the one whose full name is a source somewhere in the report, if it is one and the report
    speaks of every other of them less often; None otherwise."""
    found = [one for one in fits if any(_is_source(desk, m) for m in one.mentions[:MOST_LOOKED_AT])]
    if len(found) != 1 or len(fits) < 2:
        return None
    return found[0] if all(len(one.mentions) < len(found[0].mentions) for one in fits if one is not found[0]) else None


def _is_source(desk: Desk, mention: NameMention) -> bool:
    at = bisect_left(desk.source_spans, (mention.start - 60, 0))
    within = (span for span in desk.source_spans[at : at + 4] if span[0] <= mention.name_start)
    full = mention.name is not None and mention.name.full and not mention.possessive
    return full and any(mention.name_end <= end + 1 for _, end in within)


def _chief(fits: Sequence[Chain]) -> Chain | None:
    """Of people of one name the one of whom the report speaks by far the most, and first; None if it is none."""
    if len(fits) < 2:
        return None
    most, second = sorted(fits, key=lambda one: (-len(one.mentions), one.first))[:2]
    far = len(most.mentions) >= MUCH_MORE * max(1, len(second.mentions))
    return most if far and most.firm and most.first <= min(one.first for one in fits) else None


def metonym(chain: Chain, wording: str, span: Span, role: SpeakerRole = "speaker") -> Speaker:
    """A place as a speaker: the place itself or its government.

    A country, state or town that is known by name speaks as itself, with its government as the other reading; whether
    a name that only the report shows to be a place's is one is not certain enough, and both are left open.
    """
    place = Entity(ids.entity_id("place", chain.key or wording), clean(chain.text), "place", True)
    body = f"government of {clean(chain.text)}"
    government = Entity(ids.entity_id("organisation", names.normal(body)), body, "organisation", True)
    words = names.normal(wording).split(" ")
    if known_place(words):
        because = f"the source names {place.name}, a place that is known, or whoever speaks for it"
        return Speaker(place, role, "resolved", because, rules.PLACE, (span,), (place, government))
    because = f"“{wording}” may mean the place or the body that speaks for it"
    return Speaker(None, role, "ambiguous", because, rules.METONYM, (span,), (place, government))


def headline(desk: Desk, part: Part, span: Span, *, known_only: bool = False) -> list[Speaker]:
    """A name in headline case, where any word may be capitalised: known names first, then the words themselves.

    ``known_only``: nobody whom the report does not name elsewhere.
    """
    if part.form in ("organisation", "group", "document", "person") and desk.scan.text[part.head_start].islower():
        return []  # "Port Ellery council", "Orlo aides": the noun is the head, the name only says which
    joined = re.split(r",\s+|,?\s+(?:and|&)\s+", desk.scan.text[part.start : part.end], flags=re.IGNORECASE)
    if len(joined) > 1 and part.form in ("name", "other") and all(len(piece.split()) < 4 for piece in joined):
        found: list[Speaker] = []
        at = part.start
        for piece in joined:
            at = desk.scan.text.index(piece, at)
            inner = dataclasses.replace(part, start=at, end=at + len(piece), form="other")
            found += headline(desk, inner, Span(at, at + len(piece)), known_only=known_only) if piece else []
            at += len(piece)
        return found if len(found) == len(joined) else []
    where = _WHERE.search(desk.scan.text, part.start, part.end)  # "Former AG Orlo at harbour"
    end = where.start() if where else part.end
    pieces = [p for p in pieces_of(desk.scan.text, part.start, end) if desk.scan.text[p[0]].isupper()]
    if not pieces:
        return []
    if len(pieces) > 1 and desk.scan.text[slice(*pieces[0])].lower() == "former":
        pieces.pop(0)
    if len(pieces) > 1 and desk.scan.text[slice(*pieces[0])].lower() in OPENERS - {"new", "may", "will"}:
        return []  # "Another Harbour Figure"
    if len(pieces) == 1 and desk.scan.text[slice(*pieces[0])] in OFFICE_LETTERS:
        return []  # "V-C: I will stay"
    mention = read_pieces(desk.scan, pieces, source=True)
    whole = mention is not None and mention.kind == "person" and mention.name is not None and mention.name.full
    if mention is None or (part.form == "person" and role_of(part.head) and not whole):
        return []
    other = desk.chains.other(mention.text)
    if other is not None and other.kind != "person":
        desk.use(span, span, other.kind, named=True)
        if other.kind == "place":
            return [metonym(other, mention.text, span)]
        return [desk.resolved(rules.HEADLINE, other, f"the source names {display(other)}", (span,))]
    name = names.parse(mention.text.split())
    if name is None:
        return []
    if mention.text.endswith("s") and " " not in mention.text and desk.chains.family(mention.text[:-1]):
        kin = desk.chains.family(mention.text[:-1])
        if not desk.chains.family(mention.text) and len(kin) == 2:
            because = f"the headline’s “{mention.text}” are the two people of that name in the report"
            return [desk.resolved(rules.HEADLINE, one, because, (span,)) for one in kin]
    link = desk.chains.find(name, mention)
    chain = link.chain
    if chain is None and len(link.candidates) > 1:
        because = f"“{mention.text}” could be more than one person of the report"
        return [desk.open(rules.HEADLINE, because, (span,), list(link.candidates))]
    if chain is None and name.full and len(pieces) > 1 and not names.is_given(name.given[0]):
        # "Prize-winning Orlo": capitals show no name, but the last one is somebody's
        last = desk.chains.family(desk.scan.text[slice(*pieces[-1])])
        plain = not mention.titles or all(_trade([desk.scan.text[slice(*p)]]) for p in pieces[-2:-1])
        if len(last) == 1 and pieces[-1][1] == end and last[0].firm and plain:
            chain = last[0]
    if chain is None and known_only:
        return []
    if chain is None and _trade(mention.text.split()):
        return []  # "Prize Winner", "Novel"
    if chain is None:
        entire = len(pieces) == len(desk.scan.text[part.start : part.end].split())  # nobody new before "at …"
        word = mention.text.lower()
        known = word in DEMONYMS or word in NOT_NAMES or word in PEOPLE or word in OPENERS or is_group(word)
        person = mention.kind == "person" or (mention.kind == "organisation" and _labelled(desk, part))
        if part.form in ("group", "document", "organisation") or known or not entire or not person:
            return []
        if desk.chains.is_thing(mention.text):
            body = desk.new_names.setdefault(names.normal(mention.text), Chain("organisation", mention.text, firm=True))
            desk.use(span, span, "organisation", named=True)
            return [desk.resolved(rules.HEADLINE, body, f"the headline names {display(body)}", (span,))]
        text = mention.text.title() if mention.text.isupper() and len(mention.text) > 3 else mention.text
        new = Chain("person", text, names.parse(text.split()), firm=True, first=mention.name_start)
        chain = desk.new_names.setdefault(names.normal(text), new)
    fullest = desk.fullest(chain)
    desk.use(span, Span(mention.name_start, mention.name_end), "person", named=True)
    because = (
        f"the headline’s “{clean(mention.text)}” is {display(chain)} in the report"
        if fullest
        else f"the headline names {display(chain)}"
    )
    return [desk.resolved(rules.HEADLINE, chain, because, (span, fullest) if fullest and fullest != span else (span,))]


def _trade(words: list[str]) -> bool:
    """Whether the last word of capitals in a headline says what somebody or something is: no name ends so."""
    last = words[-1].lower()
    given = len(words) == 2 and names.is_given(words[0])
    return not given and (
        last in PERSON_NOUNS or last in DOCUMENT_NOUNS or last.endswith(("winner", "maker", "holder"))
    )


def _labelled(desk: Desk, part: Part) -> bool:
    """Whether a source is a label before a colon in capitals ("KERR: Yes."): a person's in a transcript."""
    text = desk.scan.text
    return text[part.end : part.end + 1] == ":" and text[part.start : part.end].lower() not in KNOWN_BODIES
