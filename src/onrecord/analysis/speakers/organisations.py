"""Sources that are bodies described: "the Orlo campaign", "his office", "the agency", "the party", "The Lantern".

A body named by whom it belongs to is an entity with a name of its own ("Ana Orlo campaign"); one that is only called
by its kind is whichever body of that kind the text has just been about, or stays open.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers import lexicon, names, placenames, rules, sources
from onrecord.analysis.speakers.bodies import OF_PLACE
from onrecord.analysis.speakers.bodykinds import media_noun
from onrecord.analysis.speakers.bykind import HEADS_OF_PLACE, PERSONAL, called_by_kind
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.organs import organ_of
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.patterns import OF_PERSON
from onrecord.analysis.speakers.scan import NameMention, clean
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Span, Speaker

_HEADS_OF_PERSON = re.compile(rf"(?:{OF_PERSON})$")
# Of whom a report speaks so often, he may well have a body of a kind that it gave to others before.
OFTEN: Final = 5
# "The Lantern newspaper": a name in capitals and what it is.
_CALLED: Final = re.compile(
    r"(?:the\s)?(?:[a-z][\w-]*\s){0,2}((?:The\s)?(?!The\s)[A-Z][\w.&’'-]*(?:\s[A-Z][\w.&’'-]*)*)\s(?:news\s)?[a-z]+"
)
# Of these a report may go on to name others; and how many sources are looked at.
_GENERIC: Final = frozenset("agency body company firm group office organisation organization program programme".split())
MOST_LOOKED_AT: Final = 60
# What is no person's name nor an adjective before what a body is: "the HVN group", "the Lantern45 group".
_GROUPS: Final = frozenset("charity coalition group nonprofit organisation organization".split())
_LETTERS_OR_DIGITS: Final = re.compile(r"[A-Z]{2,8}|[A-Z][A-Za-z]*\d+")
_IN_PLACE: Final = re.compile(r"\s(?:in|of)\s(?:the\s)?([A-Z][\w.]+(?:\s[A-Z][\w.]+)?)(?=[\s,.;]|$)")
_SOME = re.compile(r"(?:an?|one|another)\s")
_SAYS = re.compile(r"\s(?:" + "|".join(sorted(lexicon.SPEECH)) + r")\b")


def body(desk: Desk, part: Part, span: Span) -> Speaker:
    """A source that is a body: by its name, by whose it is, or by its kind alone."""
    desk.use(span, Span(part.head_start, part.head_end), "organisation", named=part.proper)
    if part.proper:
        return _proper(desk, part, span)
    short = _short_form(desk, part, span) or _apposed(desk, span)
    if short is not None:
        return short
    owned = _owned(desk, part, span)
    if owned is not None:
        return owned
    seat = _seat(desk, part)
    if seat is not None:
        return desk.resolved(rules.BODY_OF, seat, f"the source names {display(seat)} by the place that has it", (span,))
    organ = organ_of(desk, part, span)
    if organ is not None:
        return organ
    headline = desk.scan.in_headline(part.start)
    if (part.determiner == "definite" or headline) and not part.possessor:
        again = called_by_kind(desk, part, span, headline)
        if again is not None:
            return again
    later = _named_later(desk, part, span, headline)
    if len(later) == 1 and part.head not in _GENERIC and _speaks_after(desk, later[0], span):
        because = (
            f"“{clean(desk.stored[span.start : span.end])}” is {display(later[0])}, the only one of that kind whom the"
        )
        because += " report goes on to name, and which speaks"
        return desk.resolved(rules.NAMED_NEXT, later[0], because, (span, *_fullest(desk, later[0])))
    if later:
        because = (
            f"“{clean(desk.stored[span.start : span.end])}” opens the report, which may only name later which it is"
        )
        return desk.open(rules.WORDING, because, (span,))
    return desk.wording("organisation", span, "the source is a body described, not named", part)


def _named_later(desk: Desk, part: Part, span: Span, headline: bool) -> list[Chain]:
    """The bodies of its kind whom the next paragraphs name for the first time, where one body is described in headline
    or opening."""
    scan = desk.scan
    here = scan.paragraph(span.start)
    if part.determiner == "definite" or part.possessor or part.head in PERSONAL or not (headline or here <= desk.lead):
        return []
    end = scan.paragraphs[here + 4] if here + 4 < len(scan.paragraphs) else len(scan.text)
    later = desk.bodies.of_kind(part.head, min(end, span.end + 3000))
    return list({id(chain): chain for _, chain in later if chain.first > span.start}.values())


def _speaks_after(desk: Desk, chain: Chain, span: Span) -> bool:
    """Whether a source after a place names a body."""
    name = chain.text.removeprefix("The ")
    after = (one for one in desk.source_spans[:MOST_LOOKED_AT] if one[0] > span.end)
    return any(name in desk.scan.text[start:end] for start, end in after)


def _proper(desk: Desk, part: Part, span: Span) -> Speaker:
    """A name by its capitals that the scan of the report did not take for one."""
    wording = re.sub(r"^(?:the|a|an)\s", "", clean(desk.stored[part.start : part.end]))
    kind = "document" if part.form == "document" else "organisation"
    if part.head_end < part.end and not wording.endswith(part.head):
        wording = re.sub(r"^(?:the|a|an)\s", "", clean(desk.stored[part.start : part.head_end]))
    chain = desk.chains.other(wording)
    fuller = begins_so(desk, wording, part.start, chain) if part.determiner == "definite" else []
    if len(fuller) == 1:  # "the Church" of a report on the Church of the Tides
        because = f"“{wording}” is short for {display(fuller[0])}, the only body of the report that begins so"
        return desk.resolved(rules.BODY_NAME, fuller[0], because, (span, *_fullest(desk, fuller[0])))
    ends = _ends_so(desk, wording, part.start) if part.determiner == "definite" and chain is None else []
    if len(ends) == 1:  # "the Commission" of a report on the European Commission
        because = f"“{wording}” is short for {display(ends[0])}, the only body of the report that ends so"
        return desk.resolved(rules.BODY_NAME, ends[0], because, (span, *_fullest(desk, ends[0])))
    chain = chain or desk.new_names.setdefault(
        names.normal(wording).removeprefix("the "),
        Chain(kind, wording, firm=True, first=part.start),  # type: ignore[arg-type]
    )
    return desk.resolved(rules.BODY_NAME, chain, f"the source names {display(chain)}", (span,))


def begins_so(desk: Desk, wording: str, at: int, chain: Chain | None) -> list[Chain]:
    """The bodies named before a place that a name of one word is the beginning of: "the Church" of the Church of …"""
    word = names.normal(wording).removeprefix("the ")
    if " " in word or wording.isupper() or (chain is not None and " " in chain.text.removeprefix("The ")):
        return []
    some = (c for c in desk.bodies.called([word]) if c is not chain and " " in c.text and c.first < at)
    return [c for c in some if names.normal(c.text).removeprefix("the ").split(" ")[0] == word]


def _ends_so(desk: Desk, wording: str, at: int) -> list[Chain]:
    """The bodies named before a place that end in a name of one word, a noun of bodies: "the Commission"."""
    word = names.normal(wording).removeprefix("the ")
    if word not in lexicon.ORGANISATION_NOUNS:
        return []
    some = (c for c in desk.bodies.called([word]) if " " in c.text and c.first < at)
    return [c for c in some if names.normal(c.text).split(" ")[-1] == word]


def _seat(desk: Desk, part: Part) -> Chain | None:
    """ "The government in Eastmere": by the place that has it, whatever other government was named before."""
    if part.determiner != "definite" or part.possessor or part.head not in OF_PLACE.split("|"):
        return None
    tail = _IN_PLACE.match(desk.scan.text, part.head_end, part.end + 1)
    place = tail.group(1) if tail else ""
    return desk.bodies.make(f"{part.head} of {place}", part.start) if place.lower() in placenames.PLACES else None


def _short_form(desk: Desk, part: Part, span: Span) -> Speaker | None:
    """ "State" of a State Department that the report names: the first word of one body's name alone."""
    word = desk.scan.text[part.start : part.end]
    if not word[:1].isupper() or " " in word or part.determiner or desk.scan.in_headline(part.start):
        return None
    key = names.normal(word)
    fits = [c for c in desk.bodies.called([key]) if names.normal(c.text).split(" ")[0] == key and " " in c.text]
    if len(fits) != 1:
        return None
    because = f"“{word}” is short for {display(fits[0])}, the only body of the report that begins so"
    return desk.resolved(rules.BODY_NAME, fits[0], because, (span, *_fullest(desk, fits[0])))


def _apposed(desk: Desk, span: Span) -> Speaker | None:
    """What a text calls the body whose name ends right before: "the Harbour Union, a group that …"."""
    text = desk.scan.text
    if text[max(0, span.start - 2) : span.start] != ", " or not _SOME.match(text, span.start, span.end):
        return None
    near = [m for m in desk.scan.between(max(0, span.start - 80), span.start) if m.end == span.start - 2]
    link = desk.chains.links.get(near[0].start) if near else None
    if link is None or link.chain is None or link.chain.kind != "organisation" or near[0].possessive:
        return None
    if _SAYS.match(text, span.end):
        return None  # "In a letter to the Harbour Union, a company said"
    wording, where = clean(desk.stored[span.start : span.end]), Span(near[0].name_start, near[0].name_end)
    because = f"“{wording}” stands in apposition to {display(link.chain)}"
    return desk.resolved(rules.BODY_AGAIN, link.chain, because, (span, where))


def _owned(desk: Desk, part: Part, span: Span) -> Speaker | None:
    """A body by whose it is: "the Orlo campaign", "Ms. Orlo’s office", "his team", "the Eastmere government"."""
    wording = clean(desk.stored[part.start : part.head_end])
    noun = part.head.rstrip(".")
    personal = _HEADS_OF_PERSON.fullmatch(noun) is not None
    beside = desk.chains.links.get(part.owner.start) if part.owner and personal else None
    if beside is not None and beside.chain is not None and part.owner is not None:  # "Orlo and her campaign"
        chain = desk.bodies.own(beside.chain, noun, part.start)
        because = f"“{wording}” is that of {display(beside.chain)}, whom the source names beside it"
        return desk.resolved(rules.BODY_OF, chain, because, (span, Span(part.owner.name_start, part.owner.name_end)))
    if part.possessor in ("his", "her") and personal:
        outcome = desk.salience.antecedent(part.start, sources.gender_of(part.possessor))
        named = [one for one in outcome.candidates if one.named]
        if outcome.best is None and len(named) == 1:
            outcome.best = named[0]  # whoever else is described may be the same
        if outcome.best is None:
            bodies = [desk.bodies.make(f"{display(one)} {noun}", part.start) for one in outcome.candidates[:4]]
            because = f"it is not certain whose “{wording}” is"
            return desk.open(rules.BODY_OF, because, (span,), bodies)
        rivals = desk.bodies.rivals(outcome.best, noun, part.start)
        if rivals and len(outcome.best.mentions) < OFTEN:
            own = desk.bodies.make(f"{display(outcome.best)} {noun}", part.start)
            because = f"“{wording}” may be that of {display(outcome.best)} or {display(rivals[0])}"
            return desk.open(rules.BODY_OF, because, (span,), [own, *rivals[:3]])
        chain = desk.bodies.own(outcome.best, noun, part.start)
        where = (Span(*outcome.at),) if outcome.at else ()
        because = f"“{wording}” is that of {display(outcome.best)}, to whom “{part.possessor}” points back"
        return desk.resolved(rules.BODY_OF, chain, because, (span, *where))
    if part.possessor or part.determiner == "indefinite":
        return None
    owner = _owner(desk, part) or (_of_whom(desk, part) if personal else None)
    link = desk.chains.links.get(owner.start) if owner else None
    if owner is not None and owner.kind == "person" and personal and link is not None:
        if link.chain is None and not owner.titles and not owner.possessive:
            chain = desk.bodies.make(f"{owner.text} {noun}", part.start)
            because = f"the source names {display(chain)}, whichever {owner.text} of the report has it"
            return desk.resolved(rules.BODY_OF, chain, because, (span,))
        if link.chain is None:
            bodies = [desk.bodies.make(f"{display(one)} {noun}", part.start) for one in link.candidates[:4]]
            return desk.open(rules.BODY_OF, f"“{wording}” could be more than one person’s", (span,), bodies)
        chain = desk.bodies.own(link.chain, noun, part.start)
        because = f"“{wording}” is named by whose it is: {display(link.chain)}"
        return desk.resolved(rules.BODY_OF, chain, because, (span, Span(owner.name_start, owner.name_end)))
    bare_name = desk.bodies.bare(desk.scan.text[part.start : part.head_end]) if personal else None
    if bare_name is not None:
        return desk.resolved(rules.BODY_OF, bare_name, f"the source names {display(bare_name)}", (span,))
    media = (media_noun(noun) or wording.endswith(" news agency")) and (
        owner is None or (owner.kind != "place" and not owner.possessive)
    )
    called = _CALLED.fullmatch(wording) if media else None
    if called is not None and not desk.scan.in_headline(part.start):
        chain = desk.chains.other(called.group(1)) or desk.bodies.make(called.group(1), part.start)
        return desk.resolved(rules.BODY_NAME, chain, f"the source names {display(chain)} and what it is", (span,))
    lettered = owner is not None and noun in _GROUPS and _LETTERS_OR_DIGITS.fullmatch(owner.text)
    if owner is not None and lettered and not owner.possessive and desk.scan.text[owner.end : part.head_start] == " ":
        chain = (
            (link.chain if link else None) or desk.chains.other(owner.text) or desk.bodies.make(owner.text, part.start)
        )
        return desk.resolved(rules.BODY_NAME, chain, f"the source names {display(chain)} and what it is", (span,))
    if owner is not None or re.search(r"(?<!^)\b[A-Z]", re.sub(r"^(?:The|An?)\s", "the ", wording)):
        bare = re.sub(r"^(?:the|an?)\s", "", wording, flags=re.IGNORECASE)
        if HEADS_OF_PLACE.fullmatch(bare.lower()) and bare[:1].isupper():
            chain = desk.bodies.make(re.sub(r"['’]s?(?=\s)", "", bare), part.start)
            because = f"the source names {display(chain)} by the place or the body that has it"
            return desk.resolved(rules.BODY_OF, chain, because, (span,))
    return None


def _owner(desk: Desk, part: Part) -> NameMention | None:
    """The name right before a body's noun, perhaps with small words between ("the Orlo presidential campaign")."""
    inside = [m for m in desk.scan.between(part.start, part.head_start) if m.start >= part.start]
    if not inside:
        return None
    between = desk.scan.text[inside[-1].end : part.head_start]
    return inside[-1] if re.fullmatch(r"(?:['’]s?)?\s(?:[a-z][\w-]*\s){0,3}", between) else None


def _of_whom(desk: Desk, part: Part) -> NameMention | None:
    """The person in "the campaign of Democratic nominee Ana Orlo"."""
    if not desk.scan.text.startswith(" of ", part.head_end):
        return None
    limit = min(part.end, part.head_end + 90)
    inside = [m for m in desk.scan.between(part.head_end, limit) if m.start >= part.head_end and m.kind == "person"]
    named = next((m for m in inside if m.titles or (m.name and m.name.full)), inside[0] if inside else None)
    between = desk.scan.text[part.head_end : named.start] if named else ""
    return named if named and re.fullmatch(r" of (?:[\w-]+ ){0,5}", between) and not named.possessive else None


def _fullest(desk: Desk, chain: Chain) -> tuple[Span, ...]:
    fullest = desk.fullest(chain)
    return (fullest,) if fullest else ()
