"""Sources that describe: an office, an unnamed person, a group, a body, a document; and a spokesperson’s principal."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers import names, rules
from onrecord.analysis.speakers.apposed import calls_himself
from onrecord.analysis.speakers.behalves import behalf
from onrecord.analysis.speakers.bodykinds import medium
from onrecord.analysis.speakers.bykind import paper_again
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.initials import holder
from onrecord.analysis.speakers.issuing import issuer
from onrecord.analysis.speakers.named import named
from onrecord.analysis.speakers.organisations import begins_so, body
from onrecord.analysis.speakers.pairs import several, two_bodies
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.plurals import bodies_again, group_again, household, numbered, of_whom, two
from onrecord.analysis.speakers.roles import Role, role_of
from onrecord.analysis.speakers.scan import clean
from onrecord.analysis.speakers.someone import far, someone
from onrecord.analysis.speakers.verdicts import Desk, distinct
from onrecord.analysis.speakers.works import work
from onrecord.domain import Attribution, Span, Speaker

# How many characters back the name of a document may stand that "the amendment" means.
TITLED: Final = 3000
# Last words of papers' names that are a person's too.
_PAPERS: Final = frozenset("star leader advocate observer pilot citizen independent reporter patriot messenger".split())
_TOLD: Final = re.compile(
    r"[Tt]he\s((?:[A-Z]\w+\s){0,2}[A-Z]\w+),\san?\s(?:[\w-]+\s){0,3}(?:newspaper|magazine|website|network|newsletter|tabloid)\b"
)


def name(desk: Desk, part: Part, span: Span) -> list[Speaker]:
    """A source whose head is a name, with whom it speaks for when it is a spokesperson’s."""
    assert part.name is not None
    office = holder(desk, part.name.text, span.start) if part.name.before == "the" else None
    if office is not None:  # "The CS", of a Cabinet Secretary
        desk.use(span, span, "person", named=False)
        because = f"“{clean(desk.stored[span.start : span.end])}” are the letters of the office of {display(office)}"
        return [desk.resolved(rules.ROLE, office, because, distinct((span, *_named_at(desk, office))))]
    speakers = [named(desk, part.name, span)]
    if part.spokes:
        speakers += behalf(desk, part, span)
    return speakers


def _named_at(desk: Desk, chain: Chain) -> tuple[Span, ...]:
    fullest = desk.fullest(chain)
    return (fullest,) if fullest else ()


def described(desk: Desk, part: Part, span: Span, attribution: Attribution) -> list[Speaker]:
    """A source that names nobody as its head."""
    if part.spokes:
        return _spokesperson(desk, part, span)
    one = _after_all(desk, part, span)
    if one is not None:
        return [one]
    listed = of_whom(desk, part, span) or two_bodies(desk, span)
    if listed:
        return list(listed)
    if part.form == "pair":
        return list(two(desk, part, span))
    if part.form in ("organisation", "group", "other"):
        bodies = _bodies(desk, part, span)
        if bodies:
            return bodies
    if part.form == "group":
        return _group(desk, part, span)
    if part.form == "document":
        return _document(desk, part, span)
    if part.form == "organisation" or part.proper:
        return [body(desk, part, span)]
    return [someone(desk, part, span, attribution) if part.form == "person" else _other(desk, part, span)]


def _after_all(desk: Desk, part: Part, span: Span) -> Speaker | None:
    """The body or the work whose name looks like a description."""
    wording = desk.scan.text[part.start : part.end]
    known = desk.bodies.titled.get(wording)  # "The Lantern", which the report also has inside a sentence
    if known is not None and begins_so(desk, wording, part.start, known):
        known = None  # "The Church" of the Church of the Tides
    known = known or _paper(desk, part)
    if known is not None:
        desk.use(span, span, "organisation", named=True)
        return desk.resolved(rules.BODY_NAME, known, f"the source names {display(known)}", (span,))
    return work(desk, part, span) if part.form in ("document", "other", "organisation") else None


def _bodies(desk: Desk, part: Part, span: Span) -> list[Speaker]:
    """The family, or the bodies, that the words mean together."""
    family = household(desk, part, span)
    if not family and part.form == "group":
        family = bodies_again(desk, part, span)
    return list(family) or several(desk, span)


def _group(desk: Desk, part: Part, span: Span) -> list[Speaker]:
    """Several people: those whom the report names and the words mean, or a group without names."""
    few = numbered(desk, part, span)
    if few:
        return list(few)
    if part.determiner == "definite" and _authors(desk, part):
        because = f"“{clean(desk.stored[span.start : span.end])}” are people whom the report may name before"
        return [desk.open(rules.PLURAL, because, (span,))]
    unnamed = "the source is a group described, not named"
    return [group_again(desk, part, span) or desk.wording("group", span, unnamed, part, count=part.count)]


def _document(desk: Desk, part: Part, span: Span) -> list[Speaker]:
    """A text, with who issued it."""
    paper = paper_again(desk, part, span)
    if paper is not None:
        return [paper]
    if part.proper:
        return [body(desk, part, span)]
    if part.determiner == "definite" and _titled(desk, part):
        because = f"the report names a {part.head} before, and does not say plainly whether this is it"
        return [desk.open(rules.WORDING, because, (span,))]
    text = desk.wording("document", span, "the source is a text", part, count=part.count)
    return [text, *issuer(desk, part, span)]


def _other(desk: Desk, part: Part, span: Span) -> Speaker:
    """Words that describe nobody who speaks, unless somebody calls himself so."""
    desk.use(span, Span(part.head_start, part.head_end), None, named=False)
    himself = calls_himself(desk, span)
    if himself is not None:
        because = f"who calls himself so is {display(himself[0])}, of whom the sentence says it"
        return desk.resolved(rules.ROLE, himself[0], because, distinct((span, himself[1])))
    wording = clean(desk.stored[span.start : span.end])
    because = f"“{wording}” is neither a name nor a description of somebody who speaks"
    return desk.open(rules.WORDING, because, (span,))


# What a few people together are called who were named when they were brought in.
_KNOWN_AS: Final = frozenset(
    """chairmen chairs co-chairs co-founders friends brothers sisters siblings twins spouses parents duo""".split()
)


def _paper(desk: Desk, part: Part) -> Chain | None:
    """A newspaper whose name ends in what could be an office: "the Port Ellery Leader"."""
    told = _TOLD.match(desk.scan.text, part.start, part.end + 1)
    if told is not None and not desk.scan.in_headline(part.start):  # "the Lantern, a local newspaper,"
        return desk.chains.other(told.group(1)) or desk.bodies.make(told.group(1), part.start)
    words = desk.scan.text[part.start : part.end].split()
    rest = words[1:] if words[:1] in (["the"], ["The"]) else words
    if part.form not in ("person", "other") or len(rest) < 2 or desk.scan.in_headline(part.start):
        return None
    name = " ".join(rest)
    paper = medium(name) or (rest != words and rest[-1].lower() in _PAPERS)
    if not all(word[0].isupper() for word in rest) or not paper:
        return None
    return desk.chains.other(name) or desk.bodies.make(name, part.start)


def _spokesperson(desk: Desk, part: Part, span: Span) -> list[Speaker]:
    """Who speaks for somebody, with whom he speaks for."""
    one = _named_spokesperson(desk, part, span) if part.form != "group" else None
    if one is None:
        desk.use(span, Span(part.head_start, part.head_end), "person", named=False)
        kind = "group" if part.form == "group" else "person"
        one = desk.wording(kind, span, "the source is a spokesperson without a name", part)
    return [one, *behalf(desk, part, span)]


def _named_spokesperson(desk: Desk, part: Part, span: Span) -> Speaker | None:
    """The one spokesperson whom the report names, where a definite description may mean nobody else."""
    if part.determiner not in ("definite", "possessive"):
        return None
    role = role_of(part.head) or Role("spokesman", frozenset())
    fits = [one for one in desk.holders.described(Role(role.head, frozenset())) if one.seen <= span.start]
    owner = names.normal(part.of.text).split(" ")[-1] if part.of is not None else ""
    fits = [one for one in fits if not owner or any(owner in known.modifiers for known in one.roles)]
    unnamed = [one for one in desk.unnamed.get(part.head, []) if one.first < span.start]
    last = unnamed[-1] if unnamed and part.determiner == "definite" and not owner else None
    if last is not None and not any(m.start > last.first for one in fits for m in one.mentions if m.start < span.start):
        because = f"“{clean(desk.stored[span.start : span.end])}” is the one of that description who spoke before"
        return desk.resolved(rules.SPOKE_BEFORE, last, because, (span,))
    if len(fits) != 1 or (part.determiner == "definite" and not owner and far(desk, fits[0], span)):
        return None
    fullest = desk.fullest(fits[0])
    because = f"“{clean(desk.stored[span.start : span.end])}” is {display(fits[0])}, the only one whom the report names"
    return desk.resolved(rules.ROLE, fits[0], because, distinct((span, *((fullest,) if fullest else ()))))


def _authors(desk: Desk, part: Part) -> bool:
    """Whether "the researchers", of whom no more is said, are mostly people whom a report has named."""
    bare = part.end - part.head_end <= 1 and desk.scan.text[part.end : part.end + 4] != " of "
    people = {id(link.chain) for m in desk.scan.between(0, part.start) if (link := desk.chains.links.get(m.start))}
    return bare and part.head in _KNOWN_AS and not desk.scan.in_headline(part.start) and len(people) > 1


def _titled(desk: Desk, part: Part) -> bool:
    """Whether a bare "the amendment" follows a name that ends in the same word with a capital."""
    if part.head_start - part.start > 4:
        return False
    noun = re.escape(part.head.capitalize())
    before = desk.scan.text[max(0, part.start - TITLED) : part.start]
    return re.search(rf"[A-Z]\w+\s{noun}\b", before) is not None
