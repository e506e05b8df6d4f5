"""Who spoke: each attribution's source resolved to an entity of its report, or left open with the reason.

One pass over the report in text order. A wrong speaker is worse than none, so every rule here decides only where the
text leaves one reading, and says why; everything else is ambiguous (with its candidates) or unresolved.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from onrecord.analysis.coreference import Coreference
from onrecord.analysis.speakers import offices, roles, rules, sexes, sources
from onrecord.analysis.speakers.capitals import headline
from onrecord.analysis.speakers.chains import Chain, Chains
from onrecord.analysis.speakers.confidence import confident
from onrecord.analysis.speakers.descriptions import described, name
from onrecord.analysis.speakers.floating import float_between, floating
from onrecord.analysis.speakers.headlined import headlined
from onrecord.analysis.speakers.jumping import note, reopened
from onrecord.analysis.speakers.labelled import short_label
from onrecord.analysis.speakers.mentions import scan as scan_report
from onrecord.analysis.speakers.participles import others
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.patterns import OF_PERSON
from onrecord.analysis.speakers.pointing import pointed_at
from onrecord.analysis.speakers.pronouns import first_person, he, plural_or_thing, you
from onrecord.analysis.speakers.relatives import relative, whose
from onrecord.analysis.speakers.remembering import one_paragraph, remember
from onrecord.analysis.speakers.retold import retold
from onrecord.analysis.speakers.roles import Description
from onrecord.analysis.speakers.scan import NameMention, Scan
from onrecord.analysis.speakers.secondhand import subject, with_via
from onrecord.analysis.speakers.sourcenames import mark_sources
from onrecord.analysis.speakers.unseen import Unseen, unseen
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.analysis.speakers.weighing import Scales, weighed
from onrecord.analysis.speakers.witness import Testimony, heard
from onrecord.domain import Attribution, Mention, Report, Span, Speaker

# "his campaign", "her own office": what somebody has, told outside any source.
_HIS = re.compile(rf"(?<![\w'’])([Hh]is|[Hh]er)(?:\sown)?(?:\s[a-z][\w-]*)?\s({OF_PERSON})\b(?![\w'’-])")
_PRESENTS = re.compile(
    r"(?:And\s|But\s|Or\s|So\s)?(?:(?:[Jj]ust\s)?(?:[Tt]ake|[Cc]onsider|[Ll]ook\sat|[Mm]eet|[Rr]emember|[Ee]nter)"
    r"|(?:Then\s)?[Tt]here\s(?:is|was)|(?:Then\s)?[Tt]here['’]s|[Hh]ere\s(?:is|comes))\s(?:(?:the|also)\s)?(?:[a-z]+\s){0,3}"
)
_FREE_PRONOUN = re.compile(r"(?<![\w'’])(?:[Hh]e|[Ss]he)(?![\w])")


def resolve(
    report: Report, attributions: Sequence[Attribution], mentioned: Sequence[Coreference] = ()
) -> tuple[tuple[Attribution, ...], tuple[Mention, ...]]:
    """Fill ``speakers`` of each attribution of a report.

    In: attributions with source, cue, content and parent set, spans on the report's stored text, in any order; and what
    the model takes for mentions of one another.
    Out: the same attributions in the same order, each with its speakers (none where the text points to nobody), and
    the mentions that the verdicts rest on, in text order. Pure; raises nothing for odd input. Linear in text and
    attributions.
    """
    if not attributions:
        return (), ()
    desk, scales = seated(report, attributions, mentioned)
    if scales is not None:
        desk.found.update([(a.id, weighed(desk, a, scales)) for a in attributions if not offices.of_two(desk, a.id)])
        for one in sorted(attributions, key=_begins):  # in text order: who spoke before is a fact
            desk.found[one.id] = pointed_at(desk, one, scales)
    reopened(desk, sorted(attributions, key=_begins))
    done = tuple(dataclasses.replace(a, speakers=confident(with_via(desk, a))) for a in attributions)
    return done, desk.mentions()


def seated(
    report: Report, attributions: Sequence[Attribution], mentioned: Sequence[Coreference]
) -> tuple[Desk, Scales | None]:
    """The desk of a report with the verdicts of rules and model, and the scales for what these leave."""
    scan = scan_report(report)
    mark_sources(scan, attributions)
    desk = Desk(report, attributions, scan, Chains(scan))
    sexes.settle(scan, desk.chains.all)
    _Pass(desk).run()
    if not mentioned:
        return desk, None
    testimony = Testimony(desk, mentioned)
    desk.found.update({one.id: heard(desk, one, testimony) for one in attributions})
    return desk, Scales(desk, testimony)


def _begins(one: Attribution) -> int:
    return next((spans[0].start for spans in (one.source, one.content, one.cue) if spans), 0)


def _presented(scan: Scan, mention: NameMention) -> bool:
    """Whether a sentence only brings a person in, of whom the next goes on to tell: "Take Ana Orlo." """
    ends = scan.text[mention.end : mention.end + 1] in (".", ":", "!")
    return (
        ends
        and not mention.possessive
        and _PRESENTS.fullmatch(scan.text, scan.sentences[mention.sentence], mention.start) is not None
    )


_Event = NameMention | Attribution | Description | Unseen | int | re.Match[str]

# Rules by which a description is somebody whom the report names.
_DESCRIBED = frozenset({rules.ROLE, rules.VARIATION, rules.NEAREST_ROLE})


class _Pass:
    """One pass over the report: names, free pronouns and attributions in text order."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._waiting: list[tuple[Attribution, Span]] = []
        self._offices: dict[str, Chain] = {}

    def run(self) -> None:
        """Fill ``found`` of the desk."""
        for kind, item in self._events():
            if kind == 0 and isinstance(item, NameMention):
                link = self.desk.chains.links.get(item.start)
                for chain in (link.chain,) if link and link.chain else link.candidates[:4] if link else ():
                    weight = max(item.weight, 2.0 if _presented(self.desk.scan, item) else 0.0)
                    self.desk.salience.see(chain, item.start, item.end, weight)
            elif isinstance(item, Attribution):
                self._attribution(item)
            elif isinstance(item, Description):
                self._description(item)
            elif isinstance(item, Unseen):
                note(self.desk, item, self._offices)
            elif isinstance(item, int):
                self._free_pronoun(item)
            elif isinstance(item, re.Match):
                self._his(item)
        for attribution, span in self._waiting:
            self.desk.found[attribution.id] = (first_person(self.desk, span, attribution),)
        float_between(self.desk)
        retold(self.desk)
        headlined(self.desk)

    def _events(self) -> Iterator[tuple[int, _Event]]:
        taken = {
            position
            for a in self.desk.attributions
            for s in a.source
            for position in range(s.start, min(s.end, s.start + 12))
        }
        events: list[tuple[int, int, int, _Event]] = []
        for mention in self.desk.scan.names:
            events.append((mention.start, 1, len(events), mention))
        for attribution in self.desk.attributions:
            spans = attribution.source or attribution.content or attribution.cue
            if spans:
                events.append((spans[0].start, 0, len(events), attribution))
        for match in _FREE_PRONOUN.finditer(self.desk.scan.text):
            at = match.start()
            if at not in taken and not self.desk.scan.in_quote(at) and not self.desk.scan.in_headline(at):
                events.append((at, 2, len(events), at))
        for match in _HIS.finditer(self.desk.scan.text):
            if match.start() not in taken and not self.desk.scan.in_quote(match.start()):
                events.append((match.start(), 2, len(events), match))
        offices = list(roles.descriptions(self.desk.scan))
        for description in offices:
            if description.start not in taken:
                events.append((description.start, 2, len(events), description))
        told = taken | {description.start for description in offices}
        events += [(one.start, 2, n, one) for n, one in enumerate(unseen(self.desk.scan)) if one.start not in told]
        events.sort(key=lambda event: event[:3])
        for event in events:
            yield {0: 1, 1: 0, 2: 2}[event[1]], event[3]

    def _description(self, item: Description) -> None:
        """An office outside quotation ("the minister"): whoever holds it, or a rival for the next pronoun."""
        fits = [chain for chain in self.desk.holders.described(item.role) if chain.seen <= item.start]
        if len(fits) == 1:
            self.desk.salience.see(fits[0], item.start, item.end, item.weight)
        elif not fits:
            wording = self.desk.scan.text[item.start : item.end]
            chain = self._offices.setdefault(wording.lower(), Chain("person", wording, named=False, first=item.start))
            self.desk.salience.see(chain, item.start, item.end, item.weight)
        else:
            for chain in fits[:4]:
                self.desk.salience.see(chain, item.start, item.end, item.weight)

    def _his(self, found: re.Match[str]) -> None:
        """A body by whose it is ("his campaign"), where one person alone can be meant: known from then on."""
        gender = sources.gender_of(found.group(1).lower())
        owner = self.desk.salience.antecedent(found.start(), gender).best
        if owner is not None and not self.desk.bodies.rivals(owner, found.group(2), found.start()):
            self.desk.bodies.own(owner, found.group(2), found.start())

    def _free_pronoun(self, at: int) -> None:
        end = at + (3 if self.desk.scan.text[at] in "Ss" else 2)
        gender = sources.gender_of(self.desk.scan.text[at:end].lower())
        outcome = self.desk.salience.antecedent(at, gender)
        if outcome.best:
            opens = at - self.desk.scan.sentences[self.desk.scan.sentence(at)] <= 2
            self.desk.salience.see(outcome.best, at, end, 2.0 if opens else 1.5)

    def _attribution(self, attribution: Attribution) -> None:
        if not attribution.source:
            speakers = floating(self.desk, attribution)
        else:
            nearer = others(self.desk, attribution)
            gathered: list[Speaker] = [nearer] if nearer is not None else []
            for span in attribution.source if nearer is None else ():
                start, end = one_paragraph(self.desk.scan, span, attribution)
                start = subject(self.desk.scan, start, end)
                for part in sources.read(self.desk.scan, start, end):
                    gathered += self._beside(gathered, self._part(part, attribution))
            if not gathered:
                span = attribution.source[0]
                gathered = [
                    self.desk.open(rules.WORDING, "the source holds no word that names or describes anybody", (span,))
                ]
            speakers = _once(gathered)
        self.desk.found[attribution.id] = speakers
        remember(self.desk, attribution, speakers)

    def _beside(self, before: list[Speaker], given: list[Speaker]) -> list[Speaker]:
        """One part’s speakers: who is described beside a name is not who has it ("Orlo and the mayor")."""
        named = {one.entity.id for one in before if one.entity is not None and one.entity.named}
        return [
            self.desk.open(one.rule, "somebody else than is named beside these words", one.evidence[:1])
            if one.entity is not None and one.entity.id in named and one.rule in _DESCRIBED and one.role == "speaker"
            else one
            for one in given
        ]

    def _part(self, part: Part, attribution: Attribution) -> list[Speaker]:
        span = Span(part.start, part.end)
        labelled = short_label(self.desk, span, attribution)
        if labelled is not None:
            return [labelled]
        if self.desk.scan.in_headline(part.start) and part.form not in ("he", "I", "you", "we", "they", "it", "who"):
            found = headline(self.desk, part, span)
            if found:
                return found
        if part.form == "other" and any(m.end > part.end for m in self.desk.scan.between(part.start, part.end)):
            # capitals that run on past the source, as in a headline
            found = headline(self.desk, part, span, known_only=True)
            if found and found[0].entity and found[0].entity.kind == "person":
                return found
        match part.form:
            case "name":
                return name(self.desk, part, span)
            case "he":
                return [he(self.desk, part, span, attribution)]
            case "I":
                self._waiting.append((attribution, span))  # its quotation's speaker may be named after it
                return [first_person(self.desk, span, attribution)]
            case "you":
                return [you(self.desk, span)]
            case "we" | "they" | "it":
                return list(plural_or_thing(self.desk, part, span, attribution))
            case "who" if part.head == "whose" and part.end > part.head_end:
                return whose(self.desk, span, part, attribution)
            case "who":
                return relative(self.desk, span, part, attribution)
            case _:
                return described(self.desk, part, span, attribution)


def _once(speakers: list[Speaker]) -> tuple[Speaker, ...]:
    seen: set[tuple[str, str]] = set()
    kept: list[Speaker] = []
    for speaker in speakers:
        key = (speaker.role, speaker.entity.id if speaker.entity else speaker.because)
        if key not in seen:
            seen.add(key)
            kept.append(speaker)
    return tuple(kept)
