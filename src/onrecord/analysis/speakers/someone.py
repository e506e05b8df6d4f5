"""Sources that describe one person, by an office or by less: whom the report names so, or nobody."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Sequence
from typing import Final

from onrecord.analysis.speakers import fitting, names, rolewords, rules
from onrecord.analysis.speakers.ahead import named_next
from onrecord.analysis.speakers.apposed import acts, apposed_to, fronted
from onrecord.analysis.speakers.belonging import relative_of, staff_of
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.offices import (
    held_before,
    holder_of,
    nominee_of,
    rival_of,
    whose_campaign,
    without_former,
)
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.pronouns import in_content
from onrecord.analysis.speakers.roles import Role, role_of
from onrecord.analysis.speakers.scan import clean
from onrecord.analysis.speakers.variation import nearest, variation
from onrecord.analysis.speakers.verdicts import Desk, distinct
from onrecord.domain import Attribution, Span, Speaker

# Sentences after which a bare role ("the lawyer") no longer means its holder while another person is spoken of.
FAR: Final = 6
_QUOTED: Final = re.compile(r"[\"“‘']([^\"“”‘]{8,300}?)[\"”’'](?!\w)")
_OWNED: Final = re.compile(r"\w['’]s?\s")
_AHEAD: Final = 3000  # code points within which an opening's person is named
_MOST: Final = 4  # candidates that are shown
_LOOSE: Final = re.compile(r"\s(?:of|for|at|in|from|with|who)\s")
# What a company is called by what it makes or does, as a person may be.
_MAKES: Final = frozenset(
    """miner lender retailer carmaker automaker chipmaker drugmaker brewer insurer builder housebuilder manufacturer
    producer supplier operator publisher developer grocer landlord utility shipbuilder planemaker distiller
    maker""".split()
)
# What somebody is called who tells what is not for the public.
_SOURCES: Final = frozenset(("source", "insider", "person"))
_SOMEBODY: Final = frozenset(("someone", "somebody"))
# Of whom no more is said, mostly to the end.
_NOBODYS: Final = frozenset(("one", "person", "source"))


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """A description of one person as a source. ``role``: the office or task that it gives him, if it does."""

    desk: Desk
    part: Part
    span: Span
    attribution: Attribution
    wording: str
    role: Role | None

    @property
    def definite(self) -> bool:
        """Whether it is "the …"."""
        return self.part.determiner == "definite"

    @property
    def indefinite(self) -> bool:
        """Whether it is "a …"."""
        return self.part.determiner == "indefinite"

    @property
    def possessive(self) -> bool:
        """Whether it is "her …" or "Orlo’s …"."""
        return self.part.determiner == "possessive"

    @property
    def headline(self) -> bool:
        """Whether it stands in a headline."""
        return self.desk.scan.in_headline(self.part.start)

    @property
    def early(self) -> bool:
        """Whether it stands in a headline or in the report’s opening."""
        return self.headline or self.desk.scan.paragraph(self.part.start) <= self.desk.lead

    @property
    def label(self) -> bool:
        """Whether it is a label of who speaks: "MINISTER:"."""
        text, part = self.desk.scan.text, self.part
        return text[part.end : part.end + 1] == ":" and self.desk.stored[part.start : part.end].isupper()

    def open(self, rule: str, because: str, candidates: Sequence[Chain] = ()) -> Speaker:
        """That it stays open whom it means."""
        return self.desk.open(rule, because, (self.span,), list(candidates))

    def unnamed(self, because: str) -> Speaker:
        """That it is a person of whom the report has no name."""
        return self.desk.wording("person", self.span, because, self.part)


def someone(desk: Desk, part: Part, span: Span, attribution: Attribution) -> Speaker:
    """Whom a description of one person means: the first of ``_RULES`` that can tell decides."""
    desk.use(span, Span(part.head_start, part.head_end), "person", named=False)
    wording = clean(desk.stored[span.start : span.end])
    role = role_of(desk.scan.text[span.start : part.head_end] + _tail(desk.scan.text, part))
    case = Case(desk, part, span, attribution, wording, role)
    return next((verdict for rule in _RULES if (verdict := rule(case)) is not None), None) or _nobody_named(case)


def _apposed(case: Case) -> Speaker | None:
    """Whom it stands in apposition to: "Ana Orlo, an engineer"."""
    desk, span = case.desk, case.span
    apposed = fronted(desk, span) or (apposed_to(desk, span) if not acts(desk, case.attribution, span) else None)
    if apposed is None:
        return None
    chain, where = apposed
    because = f"“{case.wording}” stands in apposition to {display(chain)}"
    return desk.resolved(rules.ROLE, chain, because, distinct((span, where)))


def _body(case: Case) -> Speaker | None:
    """The body that the report calls so: "Examiner Pollster", after "Examiner Pollster, which …"."""
    thing = case.desk.new_names.get(names.normal(case.wording))
    if thing is None or thing.kind != "organisation":
        return None
    return case.desk.resolved(rules.BODY_NAME, thing, f"the source names {display(thing)}", (case.span,))


def _somebody(case: Case) -> Speaker | None:
    """Nobody, of "someone"."""
    return case.unnamed("the source is a person whom nobody names") if case.part.head in _SOMEBODY else None


def _perhaps_a_name(case: Case) -> Speaker | None:
    """Nobody for certain, of words that end in a capital as names do."""
    text, part = case.desk.scan.text, case.part
    capital = not part.determiner and text[part.head_start].isupper() and part.head_start > part.start
    if not capital or case.headline or text[part.end : part.end + 1] == ":":
        return None
    return case.open(rules.WORDING, f"“{case.wording}” may be a name, which the report does not show")


def _maker(case: Case) -> Speaker | None:
    """The company that has just spoken, called by what it does: "The miner said output rose"."""
    desk, part, thing = case.desk, case.part, case.desk.thing
    here = desk.scan.sentence(case.span.start)
    bare = case.definite and part.end == part.head_end and part.head in _MAKES
    if thing is None or not bare or thing.kind != "organisation" or not thing.named or here - desk.thing_at > 1:
        return None
    because = f"“{case.wording}” is {display(thing)}, the company that spoke just before"
    return desk.resolved(rules.BODY_AGAIN, thing, because, (case.span,))


def _any(case: Case) -> Speaker | None:
    """Of "an engineer": whom the report names next, nobody for certain where it may name him later, or nobody."""
    if not case.indefinite:
        return None
    soon = _next(case)
    if soon is not None:
        return soon
    if case.part.head not in _NOBODYS and _named_later(case):
        because = f"“{case.wording}” opens the report, which may only name later who it is"
        return case.open(rules.WORDING, because)
    return case.unnamed("the source is a person described, not named")


def _belonging(case: Case) -> Speaker | None:
    """Somebody's relative or one of his staff, whom the report names."""
    if not case.possessive:
        return None
    return relative_of(case.desk, case.part, case.span) or staff_of(case.desk, case.part, case.span)


def _spoke_before(case: Case) -> Speaker | None:
    """The one unnamed person of that description who has spoken."""
    if not case.definite or (case.role and case.role.modifiers):
        return None
    earlier = case.desk.unnamed.get(case.part.head, [])
    if not earlier and case.part.head in _SOURCES:  # "A source close to … The insider said"
        earlier = [one for head in sorted(_SOURCES) for one in case.desk.unnamed.get(head, [])]
    if len(earlier) == 1:
        because = f"“{case.wording}” is the one of that description who spoke before"
        return case.desk.resolved(rules.SPOKE_BEFORE, earlier[0], because, (case.span,))
    if earlier:
        because = f"“{case.wording}” fits more than one unnamed person of the report"
        return case.open(rules.SPOKE_BEFORE, because, earlier)
    return None


def _kin(case: Case) -> Speaker | None:
    """Nobody named, of "the mother of a miner" or "a miner's mother"."""
    scan, part = case.desk.scan, case.part
    if part.head not in rolewords.KIN:
        return None
    whose = _OWNED.search(scan.text, part.start, part.head_start) and not any(scan.between(part.start, part.head_start))
    if not whose and not scan.text.startswith(" of ", part.head_end):
        return None
    verdict = case.unnamed("the source is a person described by whose relative it is")
    return dataclasses.replace(verdict, rule=rules.BELONGING)


def _varied(case: Case) -> Speaker | None:
    """Of whom the report spoke in other words right before."""
    if not case.definite or case.label:
        return None
    return variation(case.desk, case.part, case.span, case.role, in_content(case.desk, case.attribution))


def _former(case: Case) -> Speaker | None:
    """Nobody for certain, of "the former minister"."""
    if not case.definite or case.role is None or not case.role.former:
        return None
    because = f"“{case.wording}” is somebody whom the report may name, but it does not say plainly whom"
    return case.open(rules.VARIATION, because)


def _ahead(case: Case) -> Speaker | None:
    """Whom the report names right after the opening, or nobody for certain where it may name him later."""
    soon = _next(case) if not case.part.possessor and not case.label else None
    if soon is not None:
        return soon
    if case.role is None or not case.definite or case.label or not _named_later(case):
        return None
    return case.open(rules.ROLE, f"“{case.wording}” opens the report, which may only name later who it is")


def _loosely(case: Case) -> Speaker | None:
    """Nobody for certain, where somebody has a role like it."""
    if case.role is None or not case.possessive or case.part.possessor:
        return None
    loosely = case.desk.holders.described(case.role, loosely=True)
    if not loosely:
        return None
    because = f"“{case.wording}” may be {display(loosely[0])}, whose role the report does not say in full"
    return case.open(rules.ROLE, because, loosely[:_MOST])


def _nobody_named(case: Case) -> Speaker:
    """What is left: nobody named, or nobody for certain where the words point to somebody of the report."""
    part = case.part
    of = _LOOSE.match(case.desk.scan.text, part.head_end, part.end)
    if case.possessive or case.label or (not part.determiner and not of and not case.early):
        return case.unnamed("the source is a person described, not named")
    if of or not part.determiner:
        because = f"“{case.wording}” is said of somebody whom the report may name, but it does not say plainly whom"
        return case.open(rules.ROLE, because)
    return case.open(rules.ROLE, f"nobody whom “{case.wording}” would describe is named in the report")


def _next(case: Case) -> Speaker | None:
    """Whom the paragraph after the opening names as the one whom it has described."""
    found = named_next(case.desk, case.span, case.role)
    if found is None:
        return None
    chain, where = found
    if case.role is not None:
        case.desk.holders.learn(chain, case.role)
    because = f"“{case.wording}” opens the report, which then names {display(chain)}"
    return case.desk.resolved(rules.NAMED_NEXT, chain, because, distinct((case.span, where)))


def _named_later(case: Case) -> bool:
    """Whether a description stands in the opening of a report that goes on to name somebody for the first time."""
    scan, span = case.desk.scan, case.span
    here = scan.paragraph(span.start)
    if here > case.desk.lead or scan.in_headline(span.start):
        return False
    end = scan.paragraphs[here + 3] if here + 3 < len(scan.paragraphs) else len(scan.text)
    for mention in scan.between(span.end, min(end, span.end + _AHEAD)):
        link = case.desk.chains.links.get(mention.start)
        if link and link.chain and link.chain.kind == "person" and link.chain.seen == mention.start:
            return True
    return False


def _by_role(case: Case) -> Speaker | None:
    """The person of the report who has a described role, or why it stays open; None when nobody has it."""
    desk, part, span, role = case.desk, case.part, case.span, case.role
    if role is None or part.possessor:
        return None
    own = _campaigning(case, role)
    if own is not None:
        return own
    loosely = desk.holders.described(role, loosely=True)
    fits = _holders(case, role, loosely)
    if len(fits) == 1 and not role.modifiers and role.head not in fitting.ALONE and far(desk, fits[0], span):
        who = display(fits[0])
        because = f"it is not certain that “{case.wording}” means {who}, of whom the report spoke long before"
        return case.open(rules.ROLE, because, fits)
    rival = rival_of(desk, part, span, role, fits[0]) if len(fits) == 1 else None
    if rival is not None:
        fits = [*fits, rival]
    if len(fits) == 1:
        fullest = desk.fullest(fits[0])
        because = f"“{case.wording}” is {display(fits[0])}: the report gives that role to nobody else"
        return desk.resolved(rules.ROLE, fits[0], because, distinct((span, *((fullest,) if fullest else ()))))
    of_office = (holder_of(desk, part, span, role) or nominee_of(desk, part, span, role)) if not fits else None
    if of_office is not None:
        return of_office
    if fits or (loosely and case.definite):
        verdict = nearest(desk, part, span, fits or loosely, role)
        if verdict is not None:
            return verdict
    held = held_before(desk, part, span, role) if not fits else None
    if held is not None:
        return held
    if len(fits) > 1:
        return case.open(rules.ROLE, f"“{case.wording}” fits more than one person of the report", fits)
    return _in_headline(case, role) if case.definite else None


def _campaigning(case: Case, role: Role) -> Speaker | None:
    """Of "the candidate": whose campaign is spoken of, or whom the words before mean; several run in most reports."""
    if not case.definite:
        return None
    whose = whose_campaign(case.desk, case.part, case.span, role)
    if whose is not None or role.head not in fitting.RUNNING | fitting.STAGE or role.modifiers:
        return whose
    return variation(case.desk, case.part, case.span, role, in_content(case.desk, case.attribution))


def _holders(case: Case, role: Role, loosely: list[Chain]) -> list[Chain]:
    """Who of the report has the role and may be called so at this place."""
    desk, start = case.desk, case.span.start
    fits = desk.holders.described(role) or (loosely if case.headline else [])
    fits = [one for one in without_former(fits, role) if fitting.fit(desk.scan.text, one, role, None) != "not"]
    before = [one for one in fits if one.seen <= start]
    if len(before) == 1 and not case.headline:
        fits = before  # the others are only named later
    # After the opening nobody is called by an office before he is named.
    return fits if len(fits) != 1 or before or case.early else []


def _in_headline(case: Case, role: Role) -> Speaker | None:
    """To whom the headline gives the same words."""
    same = _same_words(case.desk, case.attribution)
    if same is None or same.entity is None:
        return None
    chain = case.desk.chain_of(same.entity)
    if chain is not None:
        case.desk.holders.learn(chain, role)
    because = f"“{case.wording}” is {same.entity.name}: the headline gives the same words to that person"
    evidence = distinct((case.span, *same.evidence))
    return dataclasses.replace(same, because=because, rule=rules.SAME_WORDS, evidence=evidence)


def far(desk: Desk, chain: Chain, span: Span) -> bool:
    """Whether another person is spoken of since a chain was last named, and that is more than a few sentences ago."""
    outcome = desk.salience.antecedent(span.start, None)
    if outcome.best is None or outcome.best is chain:
        return False
    start = desk.scan.sentences[max(0, desk.scan.sentence(span.start) - FAR)]
    near = desk.scan.between(max(start, span.start - 3000), span.start)
    return not any((link := desk.chains.links.get(m.start)) and link.chain is chain for m in near)


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


_RULES: Final[tuple[Callable[[Case], Speaker | None], ...]] = (
    _apposed,
    _body,
    _somebody,
    _perhaps_a_name,
    _maker,
    _any,
    _belonging,
    _by_role,
    _spoke_before,
    _kin,
    _varied,
    _former,
    _ahead,
    _loosely,
)
