"""Bodies called by their kind alone: "the agency", "the paper", "the party", "the campaign"."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers import names, rules
from onrecord.analysis.speakers.bodies import OF_PLACE
from onrecord.analysis.speakers.bodykinds import PARTIES, may_be, media_noun, medium, surely
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.scan import clean
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Span, Speaker

# How many sentences back a body called by its kind may reach while others of its kind are about.
NEAR: Final = 2
# How many sentences back a body may have spoken that is named last of its kind: three of three on train, none wrong.
SPOKE: Final = 8
HEADS_OF_PLACE = re.compile(rf"(?:.*\s)?(?:{OF_PLACE})$")
PERSONAL: Final = frozenset(("campaign", "camp", "team"))
# Behind a name: the people of a campaign, or the run itself.
_STAFF: Final = re.compile(
    r"(?:['’]s?)?\s(?:[a-z-]+\s){0,2}(?:aides|all(?:y|ies)|advis[eo]rs?|strategists?|staff(?:ers)?|surrogates?|backers|loyalists|operation"
    r"|bid|candidacy|run|campaign|camp|team)\b"
)
_PARTY_WORD = re.compile(r"\b(" + "|".join(PARTIES) + r")\b")


def called_by_kind(desk: Desk, part: Part, span: Span, headline: bool) -> Speaker | None:
    """A body called by its kind: the one whose name has the words, else the one of its kind just spoken of."""
    wording = clean(desk.scan.text[span.start : span.end])
    words = desk.scan.text[span.start : part.head_end].lower().replace("non-profit", "nonprofit")
    phrase = names.normal(words).removeprefix("the ").split(" ")
    fits = [c for c in desk.bodies.called(phrase) if c.first <= span.start or headline]
    fits = _called_at_length(desk, part) or fits
    if len(fits) == 1:
        because = f"“{wording}” is {display(fits[0])}, the only body of the report that it fits"
        return desk.resolved(rules.BODY_AGAIN, fits[0], because, (span,))
    noun = phrase[-1]
    if media_noun(noun) and not headline and not fits:
        paper = _medium(desk, span)
        if paper is not None:
            at, chain = paper
            because = f"“{wording}” is {display(chain)}, the only one of its kind that the report has just spoken of"
            return desk.resolved(rules.BODY_AGAIN, chain, because, (span, *_at(desk, at)))
    if phrase == ["administration"] and not headline:
        seat = _administration(desk, span)
        if seat is not None:
            return seat
    if len(phrase) > 1 and not fits:
        return _told_further(desk, span, noun, headline)
    near = [(at, chain) for at, chain in desk.bodies.of_kind(noun, span.start) if not fits or chain in fits]
    if headline and not near:
        near = desk.bodies.of_kind(noun, len(desk.scan.text))
        near = near if len(near) == 1 else []
    if noun == "party" and not near:
        near = _parties(desk, span.start)
    if not near and not headline and noun not in PERSONAL and desk.scan.paragraph(span.start) <= desk.lead:
        near = _of_title(desk, noun)
    return _nearest(desk, span, noun, _each_once(near))


def _each_once(near: list[tuple[int, Chain]]) -> list[tuple[int, Chain]]:
    """Bodies, the nearest first, without those whose name begins as a nearer one's does: "Orlovane" beside "Orlovane
    Energy" is the same."""
    keys = [names.normal(chain.text) + " " for _, chain in near]
    alike = [
        next((m for m, one in enumerate(keys[:n]) if one.startswith(key) or key.startswith(one)), None)
        for n, key in enumerate(keys)
    ]
    return [one for one, before in zip(near, alike, strict=True) if before is None]


def _told_further(desk: Desk, span: Span, noun: str, headline: bool) -> Speaker | None:
    """The verdict on a description that says more than any name of the report: the one such body, if it has just
    spoken, or open between those of its kind; None where there are none or a place has it."""
    wording = clean(desk.scan.text[span.start : span.end])
    some = desk.bodies.of_kind(noun, span.start)
    if not some or HEADS_OF_PLACE.fullmatch(noun) or headline:
        return None
    spoke = desk.scan.sentence(span.start) - desk.thing_at <= 1 and some[0][1] is desk.thing
    if spoke and len(some) == 1 and noun not in OF_PLACE.split("|"):
        because = f"“{wording}” is {display(some[0][1])}, the only such body of the report, which has just spoken"
        return desk.resolved(rules.BODY_AGAIN, some[0][1], because, (span, *_at(desk, some[0][0])))
    near = [(at, chain) for at, chain in some if desk.scan.sentence(span.start) - desk.scan.sentence(at) <= 1]
    if len(near) == 1 and surely(noun, near[0][1].text) and noun not in OF_PLACE.split("|") and noun not in PERSONAL:
        at, chain = near[0]
        because = f"“{wording}” is {display(chain)}, the only such body of this sentence and the one before"
        return desk.resolved(rules.BODY_AGAIN, chain, because, (span, *_at(desk, at)))
    because = f"“{wording}” may be a body that the report names, but it does not say plainly which"
    return desk.open(rules.BODY_AGAIN, because, (span,), [chain for _, chain in some[:4]])


def _nearest(desk: Desk, span: Span, noun: str, near: list[tuple[int, Chain]]) -> Speaker | None:
    """The body that spoke before, else whose people the text is about, else the only one of its kind, else the last."""
    wording = clean(desk.scan.text[span.start : span.end])
    here = desk.scan.sentence(span.start)
    close = [(at, chain) for at, chain in near if here - desk.scan.sentence(at) <= NEAR]
    thing = desk.thing if desk.thing and here - desk.thing_at <= NEAR else None
    if (
        thing is not None
        and thing.kind == "organisation"
        and (may_be(noun, thing.text) or any(thing is c for _, c in near))
    ):
        because = f"“{wording}” is {display(thing)}, the body that spoke before"
        return desk.resolved(rules.BODY_AGAIN, thing, because, (span,))
    if noun in PERSONAL:
        own = _by_staff(desk, span, noun) if not close else None
        if own is not None:
            because = f"“{wording}” is {display(own)}, of whose people the text has just spoken"
            return desk.resolved(rules.BODY_AGAIN, own, because, (span,))
        if near:
            return _campaign(desk, span, noun, near, close)
    for some, why in (
        (near, "the only body of that kind named before it"),
        (close, "the body of that kind named last"),
    ):
        if len(some) == 1:
            at, chain = some[0]
            because = f"“{wording}” is {display(chain)}, {why}"
            return desk.resolved(rules.BODY_AGAIN, chain, because, (span, *_at(desk, at)))
    if noun == "police" and not near:
        return None
    spoke = near[0] if near and near[0][1] is desk.thing and here - desk.thing_at <= SPOKE else None
    if spoke is not None and len(near) > 1:
        because = f"“{wording}” is {display(spoke[1])}, the body of that kind that spoke last and was named last"
        return desk.resolved(rules.BODY_AGAIN, spoke[1], because, (span, *_at(desk, spoke[0])))
    if len(near) > 1:
        because = f"“{wording}” fits more than one body of the report"
        return desk.open(rules.BODY_AGAIN, because, (span,), [chain for _, chain in (close or near)[:4]])
    return desk.open(rules.BODY_AGAIN, f"the report does not say plainly which body “{wording}” is", (span,))


def _called_at_length(desk: Desk, part: Part) -> list[Chain]:
    """The body whose name ends with all the words, an "of" among them: "the board of elections" of a Westmark Board of
    Elections, named before or after; none where two are called so."""
    text = desk.scan.text[part.start : part.end]
    if part.determiner != "definite" or not text.startswith(" of ", part.head_end - part.start):
        return []
    words = names.normal(text).removeprefix("the ").split(" ")
    called = [c for c in desk.bodies.called(words) if f" {names.normal(c.text)}".endswith(" " + " ".join(words))]
    return called if len(called) == 1 else []


def paper_again(desk: Desk, part: Part, span: Span) -> Speaker | None:
    """ "The paper" behind what a newspaper reported: the newspaper; None where it may be any text."""
    paper = _medium(desk, span) if part.determiner == "definite" and media_noun(part.head) else None
    bare = part.head_start - part.start <= 4 and part.end == part.head_end
    if paper is None or not bare or paper[1] is not desk.thing or desk.scan.in_headline(part.start):
        return None
    because = f"“{clean(desk.stored[span.start : span.end])}” is {display(paper[1])}, which spoke before"
    return desk.resolved(rules.BODY_AGAIN, paper[1], because, (span, *_at(desk, paper[0])))


def _medium(desk: Desk, span: Span) -> tuple[int, Chain] | None:
    """The one newspaper, network or the like of which the last sentences speak."""
    here = desk.scan.sentence(span.start)
    start = max(desk.scan.sentences[max(0, here - NEAR)], span.start - 1500)
    found: dict[int, tuple[int, Chain]] = {}
    for mention in desk.scan.between(start, span.start):
        link = desk.chains.links.get(mention.start)
        if link and link.chain and link.chain.kind == "organisation" and medium(link.chain.text):
            found[id(link.chain)] = (mention.start, link.chain)
    return next(iter(found.values())) if len(found) == 1 else None


def _of_title(desk: Desk, noun: str) -> list[tuple[int, Chain]]:
    """The body of a kind that the report's title names, where its first paragraphs go on about that."""
    some = [c for c in desk.chains.organisations() if desk.chains.in_title(c.text) and may_be(noun, c.text)]
    return [(some[0].first, some[0])] if len(some) == 1 else []


def _administration(desk: Desk, span: Span) -> Speaker | None:
    """ "The administration" in a report that names nobody’s but has one president: that president’s."""
    if desk.bodies.of_kind("administration", len(desk.scan.text)):
        return None
    known = desk.memory.get("presidents")
    heads = known if isinstance(known, list) else [c for c in desk.chains.all if _is_president(c)]
    desk.memory["presidents"] = heads
    if len(heads) != 1:
        return None
    fullest = desk.fullest(heads[0])
    chain = desk.bodies.own(heads[0], "administration", span.start)
    because = f"“the administration” is that of {display(heads[0])}, the only president whom the report names"
    return desk.resolved(rules.BODY_AGAIN, chain, because, (span, *((fullest,) if fullest else ())))


def _is_president(chain: Chain) -> bool:
    return chain.kind == "person" and any(_presides(mention.titles) for mention in chain.mentions[:20])


def _presides(titles: tuple[str, ...]) -> bool:
    """Whether titles before a name are a president’s in office."""
    lowers = [title.lower().rstrip(".") for title in titles]
    return lowers[-1:] in (["president"], ["pres"]) and not {"former", "ex", "vice", "then"} & set(lowers)


def _campaign(
    desk: Desk, span: Span, noun: str, near: list[tuple[int, Chain]], close: list[tuple[int, Chain]]
) -> Speaker:
    """ "The campaign": that of the person of whom the text is speaking; the last named only where it is close."""
    wording = clean(desk.scan.text[span.start : span.end])
    owner = desk.salience.antecedent(span.start, None).best
    own = desk.bodies.made.get(names.normal(f"{display(owner)} {noun}")) if owner else None
    mine = [(at, chain) for at, chain in near if chain is own]
    only = near if len(near) == 1 else []  # however long ago: no other has been spoken of
    for some, why in (
        (close, "the body of that kind named last"),
        (mine, "that of whom the text speaks"),
        (only, "the only one of which the report has spoken"),
    ):
        if len(some) == 1:
            at, chain = some[0]
            because = f"“{wording}” is {display(chain)}, {why}"
            return desk.resolved(rules.BODY_AGAIN, chain, because, (span, *_at(desk, at)))
    because = f"it is not certain whose “{wording}” is"
    return desk.open(rules.BODY_AGAIN, because, (span,), [chain for _, chain in (close or near)[:4]])


def _by_staff(desk: Desk, span: Span, noun: str) -> Chain | None:
    """The campaign of the one person of whose aides, allies or run the last sentences speak."""
    start = max(desk.scan.sentences[max(0, desk.scan.sentence(span.start) - NEAR)], span.start - 1500)
    owners: dict[int, Chain] = {}
    for mention in desk.scan.between(start, span.start):
        link = desk.chains.links.get(mention.start)
        chain = link.chain if link and link.chain and link.chain.kind == "person" else None
        if chain is not None and not mention.quoted and _STAFF.match(desk.scan.text, mention.end):
            owners[id(chain)] = chain
    return desk.bodies.own(next(iter(owners.values())), noun, span.start) if len(owners) == 1 else None


def _parties(desk: Desk, at: int) -> list[tuple[int, Chain]]:
    """The parties that the sentence at ``at``, or else the one before, speaks of by their members."""
    sentence = desk.scan.sentence(at)
    for index in (sentence, sentence - 1):
        if index < 0:
            break
        start = desk.scan.sentences[index]
        end = at if index == sentence else desk.scan.sentences[sentence]
        found: dict[str, tuple[int, Chain]] = {}
        for match in _PARTY_WORD.finditer(desk.scan.text, start, min(end, start + 2000)):
            name = PARTIES[match.group(1)]
            found[name] = (match.start(), desk.bodies.make(name, match.start()))
        if found:
            return list(found.values())
    return []


def _at(desk: Desk, at: int) -> tuple[Span, ...]:
    for mention in desk.scan.between(at, at + 1):
        return (Span(mention.name_start, mention.name_end),)
    return ()
