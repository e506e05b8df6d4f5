"""Sources that describe: an office, an unnamed person, a group, a body, a document; and a spokesperson’s principal."""

from __future__ import annotations

import dataclasses
import re
from typing import Final

from onrecord.analysis.speakers import fitting, names, rolewords, rules
from onrecord.analysis.speakers.ahead import named_next
from onrecord.analysis.speakers.apposed import acts, apposed_to, calls_himself, fronted
from onrecord.analysis.speakers.behalves import behalf
from onrecord.analysis.speakers.belonging import relative_of, staff_of
from onrecord.analysis.speakers.bodykinds import medium
from onrecord.analysis.speakers.bykind import paper_again
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.initials import holder
from onrecord.analysis.speakers.issuing import issuer
from onrecord.analysis.speakers.named import named
from onrecord.analysis.speakers.offices import (
    held_before,
    holder_of,
    nominee_of,
    rival_of,
    whose_campaign,
    without_former,
)
from onrecord.analysis.speakers.organisations import begins_so, body
from onrecord.analysis.speakers.pairs import several, two_bodies
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.plurals import bodies_again, group_again, household, numbered, of_whom, two
from onrecord.analysis.speakers.pronouns import in_content
from onrecord.analysis.speakers.roles import Role, role_of
from onrecord.analysis.speakers.scan import clean
from onrecord.analysis.speakers.variation import nearest, variation
from onrecord.analysis.speakers.verdicts import Desk, distinct
from onrecord.analysis.speakers.works import work
from onrecord.domain import Attribution, Span, Speaker

# Sentences after which a bare role ("the lawyer") no longer means its holder while another person is spoken of.
FAR: Final = 6
# How many characters back the name of a document may stand that "the amendment" means.
TITLED: Final = 3000
# Last words of papers' names that are a person's too.
_PAPERS: Final = frozenset("star leader advocate observer pilot citizen independent reporter patriot messenger".split())
_TOLD: Final = re.compile(
    r"[Tt]he\s((?:[A-Z]\w+\s){0,2}[A-Z]\w+),\san?\s(?:[\w-]+\s){0,3}(?:newspaper|magazine|website|network|newsletter|tabloid)\b"
)
_QUOTED = re.compile(r"[\"“‘']([^\"“”‘]{8,300}?)[\"”’'](?!\w)")


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
        one = _spokesperson(desk, part, span) if part.form != "group" else None
        if one is not None:
            return [one, *behalf(desk, part, span)]
        desk.use(span, Span(part.head_start, part.head_end), "person", named=False)
        kind_of = "group" if part.form == "group" else "person"
        return [
            desk.wording(kind_of, span, "the source is a spokesperson without a name", part),
            *behalf(desk, part, span),
        ]
    titled = desk.bodies.titled.get(desk.scan.text[part.start : part.end])
    if titled is not None and begins_so(desk, desk.scan.text[part.start : part.end], part.start, titled):
        titled = None  # "The Church" of the Church of the Tides
    if titled is not None:  # "The Lantern", which the report also has inside a sentence
        desk.use(span, span, "organisation", named=True)
        return [desk.resolved(rules.BODY_NAME, titled, f"the source names {display(titled)}", (span,))]
    known = _paper(desk, part)
    if known is not None:
        desk.use(span, span, "organisation", named=True)
        return [desk.resolved(rules.BODY_NAME, known, f"the source names {display(known)}", (span,))]
    titled_work = work(desk, part, span) if part.form in ("document", "other", "organisation") else None
    if titled_work is not None:
        return [titled_work]
    listed = of_whom(desk, part, span)
    if listed:
        return list(listed)
    bodies = two_bodies(desk, span)
    if bodies:
        return bodies
    if part.form == "pair":
        return list(two(desk, part, span))
    family = household(desk, part, span) if part.form in ("organisation", "group", "other") else ()
    if family:
        return list(family)
    same = bodies_again(desk, part, span) if part.form == "group" else ()
    if same:
        return list(same)
    bodies = several(desk, span) if part.form in ("group", "organisation", "other") else []
    if bodies:
        return bodies
    few = numbered(desk, part, span) if part.form == "group" else ()
    if few:
        return list(few)
    if part.form == "group" and part.determiner == "definite" and _authors(desk, part):
        because = f"“{clean(desk.stored[span.start : span.end])}” are people whom the report may name before"
        return [desk.open(rules.PLURAL, because, (span,))]
    again = group_again(desk, part, span) if part.form == "group" else None
    if again is not None:
        return [again]
    if part.form == "group":
        return [desk.wording("group", span, "the source is a group described, not named", part, count=part.count)]
    paper = paper_again(desk, part, span) if part.form == "document" else None
    if paper is not None:
        return [paper]
    if part.form == "document" and part.determiner == "definite" and not part.proper and _titled(desk, part):
        because = f"the report names a {part.head} before, and does not say plainly whether this is it"
        return [desk.open(rules.WORDING, because, (span,))]
    if part.form == "document" and not part.proper:
        text = desk.wording("document", span, "the source is a text", part, count=part.count)
        return [text, *issuer(desk, part, span)]
    if part.form == "organisation" or part.proper:
        return [body(desk, part, span)]
    if part.form == "person":
        return [_person(desk, part, span, attribution)]
    desk.use(span, Span(part.head_start, part.head_end), None, named=False)
    himself = calls_himself(desk, span)
    if himself is not None:
        because = f"who calls himself so is {display(himself[0])}, of whom the sentence says it"
        return [desk.resolved(rules.ROLE, himself[0], because, distinct((span, himself[1])))]
    wording = clean(desk.stored[span.start : span.end])
    return [
        desk.open(rules.WORDING, f"“{wording}” is neither a name nor a description of somebody who speaks", (span,))
    ]


_OF: Final = re.compile(r"\w['’]s?\s")
# What a company is called by what it makes or does, as a person may be.
_MAKES: Final = frozenset(
    """miner lender retailer carmaker automaker chipmaker drugmaker brewer insurer builder housebuilder manufacturer
    producer supplier operator publisher developer grocer landlord utility shipbuilder planemaker distiller
    maker""".split()
)
# What somebody is called who tells what is not for the public.
_SOURCES: Final = frozenset(("source", "insider", "person"))
# Of whom no more is said, mostly to the end.
_NOBODYS: Final = frozenset(("one", "person", "source"))
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


def _spokesperson(desk: Desk, part: Part, span: Span) -> Speaker | None:
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
    if len(fits) != 1 or (part.determiner == "definite" and not owner and _far(desk, fits[0], span)):
        return None
    fullest = desk.fullest(fits[0])
    because = f"“{clean(desk.stored[span.start : span.end])}” is {display(fits[0])}, the only one whom the report names"
    return desk.resolved(rules.ROLE, fits[0], because, distinct((span, *((fullest,) if fullest else ()))))


def _person(desk: Desk, part: Part, span: Span, attribution: Attribution) -> Speaker:
    desk.use(span, Span(part.head_start, part.head_end), "person", named=False)
    wording = clean(desk.stored[span.start : span.end])
    apposed = fronted(desk, span) or (apposed_to(desk, span) if not acts(desk, attribution, span) else None)
    if apposed is not None:
        chain, where = apposed
        because = f"“{wording}” stands in apposition to {display(chain)}"
        return desk.resolved(rules.ROLE, chain, because, distinct((span, where)))
    thing = desk.new_names.get(names.normal(wording))
    if thing is not None and thing.kind == "organisation":  # "Examiner Pollster", after "Examiner Pollster, which …"
        return desk.resolved(rules.BODY_NAME, thing, f"the source names {display(thing)}", (span,))
    if part.head in ("someone", "somebody"):
        return desk.wording("person", span, "the source is a person whom nobody names", part)
    capital = not part.determiner and desk.scan.text[part.head_start].isupper() and part.head_start > part.start
    if capital and not desk.scan.in_headline(part.start) and desk.scan.text[part.end : part.end + 1] != ":":
        because = f"“{wording}” may be a name, which the report does not show"
        return desk.open(rules.WORDING, because, (span,))
    maker = _maker(desk, part, span)
    if maker is not None:
        return maker
    role = role_of(desk.scan.text[span.start : part.head_end] + _tail(desk.scan.text, part))
    soon = _next(desk, span, role) if part.determiner == "indefinite" else None
    if soon is not None:
        return soon
    if part.determiner == "indefinite" and part.head not in _NOBODYS and _named_later(desk, span):
        because = f"“{wording}” opens the report, which may only name later who it is"
        return desk.open(rules.WORDING, because, (span,))
    if part.determiner == "indefinite":
        return desk.wording("person", span, "the source is a person described, not named", part)
    belongs = (relative_of(desk, part, span) or staff_of(desk, part, span)) if part.determiner == "possessive" else None
    if belongs is not None:
        return belongs
    if role and not part.possessor:
        verdict = _by_role(desk, part, span, attribution, role)
        if verdict is not None:
            return verdict
    definite = part.determiner == "definite" and (role is None or not role.modifiers)
    earlier = desk.unnamed.get(part.head, []) if definite else []
    if not earlier and definite and part.head in _SOURCES:  # "A source close to … The insider said"
        earlier = [one for head in sorted(_SOURCES) for one in desk.unnamed.get(head, [])]
    if len(earlier) == 1:
        because = f"“{wording}” is the one of that description who spoke before"
        return desk.resolved(rules.SPOKE_BEFORE, earlier[0], because, (span,))
    if len(earlier) > 1:
        because = f"“{wording}” fits more than one unnamed person of the report"
        return desk.open(rules.SPOKE_BEFORE, because, (span,), earlier)
    kin_of = desk.scan.text.startswith(" of ", part.head_end)
    whose = _OF.search(desk.scan.text, part.start, part.head_start) and not any(
        desk.scan.between(part.start, part.head_start)
    )
    if part.head in rolewords.KIN and (kin_of or whose):
        verdict = desk.wording("person", span, "the source is a person described by whose relative it is", part)
        return dataclasses.replace(verdict, rule=rules.BELONGING)
    of = re.match(r"\s(?:of|for|at|in|from|with|who)\s", desk.scan.text[part.head_end : part.end])
    label = desk.scan.text[part.end : part.end + 1] == ":" and desk.stored[part.start : part.end].isupper()
    if part.determiner == "definite" and not label:
        varied = variation(desk, part, span, role, in_content(desk, attribution))
        if varied is not None:
            return varied
    if role and role.former and part.determiner == "definite":
        because = f"“{wording}” is somebody whom the report may name, but it does not say plainly whom"
        return desk.open(rules.VARIATION, because, (span,))
    soon = _next(desk, span, role) if not part.possessor and not label else None
    if soon is not None:
        return soon
    if role is not None and part.determiner == "definite" and not label and _named_later(desk, span):
        because = f"“{wording}” opens the report, which may only name later who it is"
        return desk.open(rules.ROLE, because, (span,))
    loosely = desk.holders.described(role, loosely=True) if role and part.determiner == "possessive" else []
    if loosely and not part.possessor:
        because = f"“{wording}” may be {display(loosely[0])}, whose role the report does not say in full"
        return desk.open(rules.ROLE, because, (span,), loosely[:4])
    early = desk.scan.in_headline(part.start) or desk.scan.paragraph(part.start) <= desk.lead
    if part.determiner == "possessive" or label or (not part.determiner and not of and not early):
        return desk.wording("person", span, "the source is a person described, not named", part)
    if of or not part.determiner:
        because = f"“{wording}” is said of somebody whom the report may name, but it does not say plainly whom"
        return desk.open(rules.ROLE, because, (span,))
    return desk.open(rules.ROLE, f"nobody whom “{wording}” would describe is named in the report", (span,))


def _maker(desk: Desk, part: Part, span: Span) -> Speaker | None:
    """The company that has just spoken, called by what it does: "The miner said output rose"."""
    thing = desk.thing
    here = desk.scan.sentence(span.start)
    bare = part.determiner == "definite" and part.end == part.head_end and part.head in _MAKES
    if thing is None or not bare or thing.kind != "organisation" or not thing.named or here - desk.thing_at > 1:
        return None
    because = f"“{clean(desk.stored[span.start : span.end])}” is {display(thing)}, the company that spoke just before"
    return desk.resolved(rules.BODY_AGAIN, thing, because, (span,))


def _next(desk: Desk, span: Span, role: Role | None) -> Speaker | None:
    """Whom the paragraph after the opening names as the one whom it has described."""
    found = named_next(desk, span, role)
    if found is None:
        return None
    chain, where = found
    if role is not None:
        desk.holders.learn(chain, role)
    wording = clean(desk.stored[span.start : span.end])
    because = f"“{wording}” opens the report, which then names {display(chain)}"
    return desk.resolved(rules.NAMED_NEXT, chain, because, distinct((span, where)))


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


def _far(desk: Desk, chain: Chain, span: Span) -> bool:
    """Whether another person is spoken of since a chain was last named, and that is more than a few sentences ago."""
    outcome = desk.salience.antecedent(span.start, None)
    if outcome.best is None or outcome.best is chain:
        return False
    start = desk.scan.sentences[max(0, desk.scan.sentence(span.start) - FAR)]
    near = desk.scan.between(max(start, span.start - 3000), span.start)
    return not any((link := desk.chains.links.get(m.start)) and link.chain is chain for m in near)


def _named_later(desk: Desk, span: Span) -> bool:
    """Whether a description stands in the opening of a report that goes on to name somebody for the first time."""
    scan = desk.scan
    here = scan.paragraph(span.start)
    if here > desk.lead or scan.in_headline(span.start):
        return False
    end = scan.paragraphs[here + 3] if here + 3 < len(scan.paragraphs) else len(scan.text)
    for mention in scan.between(span.end, min(end, span.end + 3000)):
        link = desk.chains.links.get(mention.start)
        if link and link.chain and link.chain.kind == "person" and link.chain.seen == mention.start:
            return True
    return False


def _by_role(desk: Desk, part: Part, span: Span, attribution: Attribution, role: Role) -> Speaker | None:
    """The person of the report who has a described role, or why it stays open; None when nobody has it."""
    wording = clean(desk.stored[span.start : span.end])
    whose = whose_campaign(desk, part, span, role) if part.determiner == "definite" else None
    if whose is not None:
        return whose
    if role.head in fitting.RUNNING | fitting.STAGE and not role.modifiers and part.determiner == "definite":
        # several run in most reports, and only one of them may be called so in words
        varied = variation(desk, part, span, role, in_content(desk, attribution))
        if varied is not None:
            return varied
    loosely = desk.holders.described(role, loosely=True)
    fits = desk.holders.described(role) or (loosely if desk.scan.in_headline(part.start) else [])
    fits = [one for one in without_former(fits, role) if fitting.fit(desk.scan.text, one, role, None) != "not"]
    before = [one for one in fits if one.seen <= span.start]
    if len(before) == 1 and not desk.scan.in_headline(part.start):
        fits = before  # the others are only named later
    early = desk.scan.in_headline(part.start) or desk.scan.paragraph(part.start) <= desk.lead
    if len(fits) == 1 and not before and not early:
        fits = []  # after the opening nobody is called by an office before he is named
    if len(fits) == 1 and not role.modifiers and role.head not in fitting.ALONE and _far(desk, fits[0], span):
        because = f"it is not certain that “{wording}” means {display(fits[0])}, of whom the report spoke long before"
        return desk.open(rules.ROLE, because, (span,), fits)
    rival = rival_of(desk, part, span, role, fits[0]) if len(fits) == 1 else None
    if rival is not None:
        fits = [*fits, rival]
    if len(fits) == 1:
        fullest = desk.fullest(fits[0])
        because = f"“{wording}” is {display(fits[0])}: the report gives that role to nobody else"
        return desk.resolved(rules.ROLE, fits[0], because, distinct((span, *((fullest,) if fullest else ()))))
    of_office = (holder_of(desk, part, span, role) or nominee_of(desk, part, span, role)) if not fits else None
    if of_office is not None:
        return of_office
    if fits or (loosely and part.determiner == "definite"):
        verdict = nearest(desk, part, span, fits or loosely, role)
        if verdict is not None:
            return verdict
    held = held_before(desk, part, span, role) if not fits else None
    if held is not None:
        return held
    if len(fits) > 1:
        return desk.open(rules.ROLE, f"“{wording}” fits more than one person of the report", (span,), fits)
    same = _same_words(desk, attribution) if part.determiner == "definite" else None
    if same is not None and same.entity is not None:
        chain = desk.chain_of(same.entity)
        if chain is not None:
            desk.holders.learn(chain, role)
        because = f"“{wording}” is {same.entity.name}: the headline gives the same words to that person"
        evidence = distinct((span, *same.evidence))
        return dataclasses.replace(same, because=because, rule=rules.SAME_WORDS, evidence=evidence)
    return None


def _same_words(desk: Desk, attribution: Attribution) -> Speaker | None:
    """The person to whom the headline gives words, three or more in quotation marks, that are in this content too."""
    plain = names.normal.__wrapped__  # contents are too long to be cached
    content = " ".join(plain(desk.stored[s.start : s.end][:4000]) for s in attribution.content[:20])
    for other in desk.attributions[:200]:
        speakers = desk.found.get(other.id, ())
        if len(speakers) != 1 or not speakers[0].entity or speakers[0].entity.kind != "person" or not other.content:
            continue
        if other.quotation == "indirect" or not desk.scan.in_headline(other.content[0].start):
            continue
        text = "".join(desk.stored[s.start : s.end] for s in other.content)
        for match in _QUOTED.finditer(text[:400]):
            words = names.normal(match.group(1))
            if words.count(" ") >= 2 and f" {words} " in f" {content} " and speakers[0].entity.named:
                return speakers[0]
    return None


def _tail(text: str, part: Part) -> str:
    return (
        text[part.head_end : min(part.end, part.head_end + 60)].split(",", maxsplit=1)[0].split(" who ", maxsplit=1)[0]
    )
