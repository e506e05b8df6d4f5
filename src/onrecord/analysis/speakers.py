"""Who spoke: each attribution's source resolved to an entity of its report, or left open with the reason.

One pass over the report in text order. A wrong speaker is worse than none, so every rule here decides only where the
text leaves one reading, and says why; everything else is ambiguous (with its candidates) or unresolved.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord import ids
from onrecord.analysis import names, sources
from onrecord.analysis.coreference import Antecedents, Chain, Chains, Link, Salience, display, role_of
from onrecord.analysis.lexicon import DEMONYMS, FEMALE_NOUNS, KNOWN_BODIES, MALE_NOUNS, NOT_NAMES, OPENERS, PEOPLE
from onrecord.analysis.mentions import NameMention, Scan, clean, pieces_of, read_pieces, scan
from onrecord.analysis.sources import Part
from onrecord.domain import Attribution, Entity, Mention, Report, Span, Speaker, SpeakerRole, SpeakerStatus

RULE: Final = "speakers-1"
_KEPT: Final = frozenset("the a an some many other those his her their several two three four five".split())
_FREE_PRONOUN = re.compile(r"(?<![\w'’])(?:[Hh]e|[Ss]he)(?![\w])")


def resolve(report: Report, attributions: Sequence[Attribution]) -> tuple[tuple[Attribution, ...], tuple[Mention, ...]]:
    """Fill ``speakers`` of each attribution of a report.

    In: attributions with source, cue, content and parent set, spans on the report's stored text, in any order.
    Out: the same attributions in the same order, each with its speakers (none where the text points to nobody), and
    the mentions that the verdicts rest on, in text order. Pure; raises nothing for odd input. Linear in text and
    attributions.
    """
    if not attributions:
        return (), ()
    resolver = _Resolver(report, attributions)
    resolver.run()
    done = tuple(dataclasses.replace(a, speakers=resolver.verdict(a)) for a in attributions)
    return done, resolver.mentions()


class _Resolver:
    """The state of one report's resolution."""

    def __init__(self, report: Report, attributions: Sequence[Attribution]) -> None:
        self.text_id = report.text.id
        self.stored = report.text.text
        self.attributions = attributions
        self.by_id = {a.id: a for a in attributions}
        self.scan: Scan = scan(report)
        self._mark_sources()
        self.chains = Chains(self.scan)
        self.salience = Salience(self.scan)
        self.found: dict[str, tuple[Speaker, ...]] = {}
        self._used: dict[tuple[int, int], Mention] = {}
        self._entities: dict[int, Entity] = {}
        self._chains_by_entity: dict[str, Chain] = {}
        self._unnamed: dict[str, list[Chain]] = {}
        self._new_names: dict[str, Chain] = {}
        self._group: tuple[Speaker, ...] = ()
        self._group_at = -10
        self._thing: Chain | None = None
        self._thing_at = -10
        self._last: tuple[Attribution, tuple[Speaker, ...]] | None = None
        self._source_ends = {a.source[-1].end: a.id for a in attributions if a.source}
        self._waiting: list[tuple[Attribution, Span]] = []
        self._contents = sorted((s.start, s.end, a.id) for a in attributions for s in a.content)

    def _mark_sources(self) -> None:
        """A name that is the whole head of a source is a speaker's: evidence for the name's kind."""
        plural = PEOPLE | frozenset(DEMONYMS) | NOT_NAMES
        inner = {mention.text for mention in self.scan.names if not mention.starts}
        for attribution in self.attributions:
            for span in attribution.source:
                start, end = sources.trim(self.scan.text, span.start, span.end)
                for mention in self.scan.between(start, end):
                    if mention.name_start > start + 4 and not mention.titles:
                        break
                    word = mention.text.lower()
                    if mention.kind is None and mention.before not in ("the", "a", "an") and word not in plural:
                        pieces = mention.text.split()
                        plural_noun = mention.starts and sources.is_group(word) and mention.text not in inner
                        if len(pieces) <= 3 and not mention.text[:-1].isupper() and not plural_noun:
                            mention.kind, mention.name = "person", names.parse(pieces)
                    label = (
                        self.scan.text[span.end : span.end + 1] == ":" and word not in KNOWN_BODIES and len(word) > 3
                    )
                    if mention.kind == "organisation" and mention.text.isupper() and "." not in word and label:
                        mention.kind, mention.name = "person", names.parse(mention.text.title().split())
                        mention.text = mention.text.title()
                    if mention.kind == "person":
                        mention.firm = True
                    break

    # -- the pass --------------------------------------------------------------------------------------------------

    def run(self) -> None:
        for kind, item in self._events():
            if kind == 0 and isinstance(item, NameMention):
                link = self.chains.links.get(item.start)
                for chain in (link.chain,) if link and link.chain else link.candidates[:4] if link else ():
                    self.salience.see(chain, item.start, item.end, item.weight)
            elif isinstance(item, Attribution):
                self._attribution(item)
            elif isinstance(item, int):
                self._free_pronoun(item)
        for attribution, span in self._waiting:
            self.found[attribution.id] = (self._first_person(span, attribution),)
        self._float_between()

    def _events(self) -> Iterator[tuple[int, NameMention | Attribution | int]]:
        taken = {
            position
            for a in self.attributions
            for s in a.source
            for position in range(s.start, min(s.end, s.start + 12))
        }
        events: list[tuple[int, int, int, NameMention | Attribution | int]] = []
        for mention in self.scan.names:
            events.append((mention.start, 1, len(events), mention))
        for attribution in self.attributions:
            spans = attribution.source or attribution.content or attribution.cue
            if spans:
                events.append((spans[0].start, 0, len(events), attribution))
        for match in _FREE_PRONOUN.finditer(self.scan.text):
            at = match.start()
            if at not in taken and not self.scan.in_quote(at) and not self.scan.in_headline(at):
                events.append((at, 2, len(events), at))
        events.sort(key=lambda event: event[:3])
        for event in events:
            yield {0: 1, 1: 0, 2: 2}[event[1]], event[3]

    def _free_pronoun(self, at: int) -> None:
        gender = sources.gender_of(self.scan.text[at : at + 3].strip().lower()) or sources.gender_of(
            self.scan.text[at : at + 2].lower()
        )
        outcome = self.salience.antecedent(at, gender)
        if outcome.best:
            opens = at - self.scan.sentences[self.scan.sentence(at)] <= 2
            self.salience.see(outcome.best, at, at + 3, 2.0 if opens else 1.5)

    def _attribution(self, attribution: Attribution) -> None:
        if not attribution.source:
            speakers = self._floating(attribution)
        else:
            gathered: list[Speaker] = []
            for span in attribution.source:
                for part in sources.read(self.scan, span.start, span.end):
                    gathered += self._part(part, attribution)
            if not gathered:
                span = attribution.source[0]
                gathered = [self._open("the source holds no word that names or describes anybody", (span,))]
            speakers = _once(gathered)
        self.found[attribution.id] = speakers
        self._remember(attribution, speakers)

    def _remember(self, attribution: Attribution, speakers: tuple[Speaker, ...]) -> None:
        spans = (*attribution.source, *attribution.content)
        if not spans:
            return
        main = [s for s in speakers if s.role == "speaker"]
        start = attribution.source[0].start if attribution.source else spans[0].start
        end = max(span.end for span in spans)
        if not main:
            return
        self._last = (attribution, speakers)
        if len(main) > 1 or (main[0].entity and main[0].entity.kind == "group"):
            self._group, self._group_at = speakers, self.scan.sentence(max(start, end - 1))
            return
        entity = main[0].entity
        chain = self._chains_by_entity.get(entity.id) if entity else None
        if chain is not None and chain.kind == "person":
            self.salience.spoke(chain, start, start + 1)
            self.salience._speaker_sentence = max(self.salience._speaker_sentence, self.scan.sentence(end - 1))
        elif chain is not None:
            self._thing, self._thing_at = chain, self.scan.sentence(max(start, end - 1))
            self.salience.speaker = None

    # -- one part of a source --------------------------------------------------------------------------------------

    def _part(self, part: Part, attribution: Attribution) -> list[Speaker]:
        span = Span(part.start, part.end)
        if self.scan.in_headline(part.start) and part.form not in ("he", "I", "we", "they", "it", "who"):
            headline = self._headline(part, span)
            if headline:
                return headline
        match part.form:
            case "name":
                return self._name(part, span)
            case "he":
                return [self._he(part, span, attribution)]
            case "I":
                self._waiting.append((attribution, span))  # its quotation's speaker may be named after it
                return [self._first_person(span, attribution)]
            case "we" | "they" | "it":
                return list(self._plural_or_thing(part, span, attribution))
            case "who":
                return self._relative(span, part)
            case _:
                return self._described(part, span)

    def _name(self, part: Part, span: Span) -> list[Speaker]:
        assert part.name is not None
        speakers = [self._named(part.name, span)]
        if part.spokes:
            speakers += self._behalf(part, span)
        return speakers

    def _named(self, mention: NameMention, span: Span, role: SpeakerRole = "speaker") -> Speaker:
        link = self.chains.links.get(mention.start) or Link(None)
        wording = clean(self.stored[mention.name_start : mention.name_end])
        head = Span(mention.name_start, max(mention.name_start + 1, mention.name_end))
        if link.chain is None:
            self._use(span, head, "person", named=True)
            if len(link.candidates) > 1:
                return self._open(
                    f"“{wording}” could be more than one person: {link.why}", (span,), list(link.candidates), role
                )
            return self._open(f"the report does not show what “{wording}” is", (span,), role=role)
        chain = link.chain
        self._use(span, head, chain.kind, named=True)
        if chain.kind == "place":
            return self._metonym(chain, wording, span, role)
        if chain.kind == "organisation" and names.normal(wording) in ("us", "uk", "eu"):
            if names.normal(wording) != "eu":
                return self._metonym(chain, wording, span, role)
        elif not chain.firm and chain.kind == "organisation" and not mention.text.isupper():
            return self._metonym(chain, wording, span, role)
        name = display(chain)
        if names.normal(wording) == names.normal(name):
            because = f"the source names {name}"
            evidence: tuple[Span, ...] = (span,)
        else:
            fullest = self._fullest(chain)
            because = f"“{wording}” is a short form of {name}, and nobody else in the report fits it"
            evidence = (span, fullest) if fullest and fullest != span else (span,)
        return self._resolved(chain, because, evidence, role)

    def _metonym(self, chain: Chain, wording: str, span: Span, role: SpeakerRole = "speaker") -> Speaker:
        place = Entity(ids.entity_id("place", chain.key or wording), clean(chain.text), "place", True)
        body = f"government of {clean(chain.text)}"
        government = Entity(ids.entity_id("organisation", names.normal(body)), body, "organisation", True)
        because = f"“{wording}” may mean the place or the body that speaks for it"
        return Speaker(None, role, "ambiguous", because, RULE, (span,), (place, government))

    def _headline(self, part: Part, span: Span) -> list[Speaker]:
        """A name in headline case, where any word may be capitalised: known names first, then the words themselves."""
        joined = re.split(r",\s+|,?\s+(?:and|&)\s+", self.scan.text[part.start : part.end], flags=re.IGNORECASE)
        if len(joined) > 1 and part.form in ("name", "other") and all(len(piece.split()) < 4 for piece in joined):
            found: list[Speaker] = []
            at = part.start
            for piece in joined:
                at = self.scan.text.index(piece, at)
                inner = dataclasses.replace(part, start=at, end=at + len(piece), form="other")
                found += self._headline(inner, Span(at, at + len(piece))) if piece else []
                at += len(piece)
            return found if len(found) == len(joined) else []
        pieces = [p for p in pieces_of(self.scan.text, part.start, part.end) if self.scan.text[p[0]].isupper()]
        if not pieces:
            return []
        mention = read_pieces(self.scan, pieces, source=True)
        if mention is None or (part.form == "person" and role_of(part.head)):
            return []
        other = self.chains.other(mention.text)
        if other is not None and other.kind != "person":
            self._use(span, span, other.kind, named=True)
            if other.kind == "place":
                return [self._metonym(other, mention.text, span)]
            return [self._resolved(other, f"the source names {display(other)}", (span,))]
        name = names.parse(mention.text.split())
        if name is None:
            return []
        link = self.chains.find(name, mention)
        chain = link.chain
        if chain is None and len(link.candidates) > 1:
            because = f"“{mention.text}” could be more than one person of the report"
            return [self._open(because, (span,), list(link.candidates))]
        if chain is None:
            whole = len(pieces) == len(self.scan.text[part.start : part.end].split())
            word = mention.text.lower()
            known = word in DEMONYMS or word in NOT_NAMES or word in PEOPLE or word in OPENERS or sources.is_group(word)
            person = mention.kind == "person" or (mention.kind == "organisation" and self._labelled(part))
            if part.form in ("group", "document", "organisation") or known or not whole or not person:
                return []
            text = mention.text.title() if mention.text.isupper() and len(mention.text) > 3 else mention.text
            new = Chain("person", text, names.parse(text.split()), firm=True)
            chain = self._new_names.setdefault(names.normal(text), new)
        fullest = self._fullest(chain)
        self._use(span, Span(mention.name_start, mention.name_end), "person", named=True)
        because = (
            f"the headline’s “{clean(mention.text)}” is {display(chain)} in the report"
            if fullest
            else f"the headline names {display(chain)}"
        )
        return [self._resolved(chain, because, (span, fullest) if fullest and fullest != span else (span,))]

    def _labelled(self, part: Part) -> bool:
        """Whether a source is a label before a colon in capitals ("KERR: Yes."): a person's in a transcript."""
        text = self.scan.text
        return text[part.end : part.end + 1] == ":" and text[part.start : part.end].lower() not in KNOWN_BODIES

    # -- pronouns --------------------------------------------------------------------------------------------------

    def _he(self, part: Part, span: Span, attribution: Attribution) -> Speaker:
        self._use(span, span, "person", named=False, pronoun=True)
        word = part.head
        if self._inside_quotation(span, attribution):
            return self._open(
                f"“{word}” stands inside somebody’s words, and the report does not say who is meant", (span,)
            )
        if self.scan.in_headline(span.start):
            return self._open(f"“{word}” in a headline has nobody before it to point to", (span,))
        outcome = self.salience.antecedent(span.start, sources.gender_of(word), self._in_content(attribution))
        return self._pointed(word, span, outcome)

    def _pointed(self, word: str, span: Span, outcome: Antecedents) -> Speaker:
        if outcome.best is not None:
            fullest = self._fullest(outcome.best)
            where = (Span(*outcome.at),) if outcome.at else ()
            evidence = _distinct((span, *where, *((fullest,) if fullest else ())))
            because = f"“{word}” points back to {display(outcome.best)}, the last person spoken of that it fits"
            return self._resolved(outcome.best, because, evidence)
        if len(outcome.candidates) > 1:
            called = " or ".join(display(chain) for chain in outcome.candidates[:3])
            return self._open(f"“{word}” could mean {called}", (span,), outcome.candidates[:4])
        if outcome.candidates:
            return self._open(
                f"it is not certain that “{word}” means {display(outcome.candidates[0])}", (span,), outcome.candidates
            )
        return self._open(f"nobody that “{word}” could mean is named shortly before it", (span,))

    def _in_content(self, attribution: Attribution) -> list[Chain]:
        """Who is named in the words reported: a speaker does not call himself by name there."""
        named: list[Chain] = []
        for span in attribution.content:
            for mention in self.scan.between(span.start, span.end):
                link = self.chains.links.get(mention.start)
                if link and link.chain:
                    named.append(link.chain)
                if len(named) > 30:
                    return named
        return named

    def _inside_quotation(self, span: Span, attribution: Attribution) -> bool:
        """Whether a pronoun is part of quoted words, as the source of a nested attribution may be."""
        return self.scan.in_quote(span.start) or (attribution.parent is not None and self.scan.in_quote(span.end - 1))

    def _first_person(self, span: Span, attribution: Attribution) -> Speaker:
        self._use(span, span, "person", named=False, pronoun=True)
        outer = self._covering(span, attribution)
        if outer is not None:
            speakers = self.found.get(outer.id, ())
            main = [s for s in speakers if s.role == "speaker"]
            if len(main) == 1 and main[0].entity and main[0].entity.kind == "person":
                return dataclasses.replace(
                    main[0],
                    because=f"“I” inside a quotation is its speaker, {main[0].entity.name}",
                    evidence=_distinct((span, *main[0].evidence)),
                )
            return self._open("“I” is the speaker of the quotation that it stands in, who is not known", (span,))
        if self.scan.in_quote(span.start):
            return self._open("“I” is the speaker of the quotation that it stands in, who is not known", (span,))
        return self._open("“I” outside quotation marks is the writer of the report", (span,))

    def _covering(self, span: Span, attribution: Attribution) -> Attribution | None:
        if attribution.parent and attribution.parent in self.by_id:
            return self.by_id[attribution.parent]
        index = _last_start(self._contents, span.start)
        for start, end, key in self._contents[max(0, index - 3) : index + 1]:
            if start <= span.start and span.end <= end and key != attribution.id:
                return self.by_id[key]
        return None

    def _plural_or_thing(self, part: Part, span: Span, attribution: Attribution) -> tuple[Speaker, ...]:
        word = part.head
        self._use(span, span, "group" if part.form != "it" else None, named=False, pronoun=True)
        if part.form == "we":
            return (self._open(f"“{word}” is a group that the report does not spell out", (span,)),)
        here = self.scan.sentence(span.start)
        if self._inside_quotation(span, attribution):
            return (
                self._open(
                    f"“{word}” stands inside somebody’s words, and the report does not say who is meant", (span,)
                ),
            )
        if part.form == "they" and self._group and here - self._group_at <= 1:
            return tuple(
                dataclasses.replace(
                    s, because=f"“{word}” are those who spoke just before", evidence=_distinct((span, *s.evidence))
                )
                for s in self._group
            )
        if part.form == "it" and self._thing and here - self._thing_at <= 1:
            name = display(self._thing)
            return (self._resolved(self._thing, f"“{word}” is {name}, which spoke just before", (span,)),)
        return (self._open(f"the report does not say plainly whom “{word}” means", (span,)),)

    def _relative(self, span: Span, part: Part) -> list[Speaker]:
        """ "who", "which", "that": the name or noun right before it."""
        self._use(span, span, None, named=False, pronoun=True)
        before = self.scan.text[max(0, span.start - 160) : span.start].rstrip(" \n")
        comma = before.endswith(",")
        end = span.start - (len(self.scan.text[max(0, span.start - 160) : span.start]) - len(before)) - comma
        near = [m for m in self.scan.between(max(0, end - 80), end) if m.end <= end and m.kind]
        if near and end - near[-1].end <= 1 and not (near[-1].kind == "place" and part.head == "who"):
            mention = near[-1]
            if mention.kind == "person" or part.head != "who":
                verdict = self._named(mention, Span(mention.start, mention.end))
                word = self.stored[span.start : span.end]
                return [
                    dataclasses.replace(
                        verdict,
                        evidence=_distinct((span, *verdict.evidence)),
                        because=f"“{word}” follows the name: {verdict.because}",
                    )
                ]
        known = self._source_ends.get(end)
        if known is not None and self.found.get(known) and part.head != "that":
            return [
                dataclasses.replace(
                    v,
                    because=f"the relative pronoun follows its source: {v.because}",
                    evidence=_distinct((span, *v.evidence)),
                )
                for v in self.found[known]
            ]
        phrase = re.search(
            r"(?:(?:the|a|an|some|many|other|those|his|her|their|several|two|three|four|five)\s)?(?:[\w'’-]+\s){0,1}[\w'’-]+$",
            before.rstrip(","),
        )
        if phrase and not comma:
            words = phrase.group().split()
            if len(words) > 1 and (words[0].lower() in OPENERS - _KEPT or words[0].endswith("ing")):
                words = words[1:]
            last = words[-1].lower()
            if sources.is_group(last) and part.head == "who":
                return [
                    self._wording(
                        "group", Span(end - len(" ".join(words)), end), "the words before “who” describe a group"
                    )
                ]
        return [self._open("it is not certain which words before it the relative pronoun means", (span,))]

    # -- descriptions ----------------------------------------------------------------------------------------------

    def _described(self, part: Part, span: Span) -> list[Speaker]:
        if part.spokes:
            self._use(span, Span(part.head_start, part.head_end), "person", named=False)
            kind_of = "group" if part.form == "group" else "person"
            return [
                self._wording(kind_of, span, "the source is a spokesperson without a name", part),
                *self._behalf(part, span),
            ]
        if part.form == "group":
            return [self._wording("group", span, "the source is a group described, not named", part, count=part.count)]
        if part.form == "document":
            return [self._wording("document", span, "the source is a text", part, count=part.count)]
        if part.form == "organisation":
            return [self._organisation(part, span)]
        if part.form == "person":
            return [self._person(part, span)]
        self._use(span, Span(part.head_start, part.head_end), None, named=False)
        wording = clean(self.stored[span.start : span.end])
        return [self._open(f"“{wording}” is neither a name nor a description of somebody who speaks", (span,))]

    def _person(self, part: Part, span: Span) -> Speaker:
        self._use(span, Span(part.head_start, part.head_end), "person", named=False)
        wording = clean(self.stored[span.start : span.end])
        role = role_of(self.scan.text[span.start : part.head_end] + _tail(self.scan.text, part))
        if part.determiner == "indefinite":
            return self._wording("person", span, "the source is a person described, not named", part)
        if role and not part.possessor:
            fits = self.chains.described(role)
            if len(fits) == 1:
                fullest = self._fullest(fits[0])
                return self._resolved(
                    fits[0],
                    f"“{wording}” is {display(fits[0])}: the report gives that role to nobody else",
                    _distinct((span, *((fullest,) if fullest else ()))),
                )
            if len(fits) > 1:
                return self._open(f"“{wording}” fits more than one person of the report", (span,), fits)
        definite = part.determiner == "definite" and (role is None or not role.modifiers)
        earlier = self._unnamed.get(part.head, []) if definite else []
        if len(earlier) == 1:
            return self._resolved(earlier[0], f"“{wording}” is the one of that description who spoke before", (span,))
        if len(earlier) > 1:
            return self._open(f"“{wording}” fits more than one unnamed person of the report", (span,), earlier)
        of = re.match(r"\s(?:of|for|at|in|from|with|who)\s", self.scan.text[part.head_end : part.end])
        if part.determiner == "possessive" or of or not part.determiner:
            return self._wording("person", span, "the source is a person described, not named", part)
        return self._open(f"nobody whom “{wording}” would describe is named in the report", (span,))

    def _organisation(self, part: Part, span: Span) -> Speaker:
        self._use(span, Span(part.head_start, part.head_end), "organisation", named=False)
        wording = clean(self.stored[span.start : span.end])
        if part.determiner == "definite" and not part.possessor:
            last = part.head
            fits = [
                c
                for c in self.chains.organisations()
                if last in names.normal(c.text).split(" ") and c.first <= span.start
            ]
            phrase = names.normal(self.scan.text[span.start : part.head_end]).removeprefix("the ")
            fits = [c for c in fits if set(phrase.split(" ")) <= set(names.normal(c.text).split(" "))]
            if len(fits) == 1:
                return self._resolved(
                    fits[0], f"“{wording}” is {display(fits[0])}, the only body of the report that it fits", (span,)
                )
            if len(fits) > 1:
                return self._open(f"“{wording}” fits more than one body of the report", (span,), fits[:4])
            if (
                phrase == last
                and self._thing
                and self._thing.kind == "organisation"
                and last
                in (
                    "group",
                    "organisation",
                    "organization",
                    "company",
                    "agency",
                    "firm",
                    "newspaper",
                    "paper",
                    "network",
                    "magazine",
                    "outlet",
                    "site",
                    "website",
                )
            ):
                return self._resolved(
                    self._thing, f"“{wording}” is {display(self._thing)}, the body that spoke before", (span,)
                )
            if phrase == last:
                return self._open(f"the report does not say plainly which body “{wording}” is", (span,))
        return self._wording("organisation", span, "the source is a body described, not named", part)

    def _behalf(self, part: Part, span: Span) -> list[Speaker]:
        if part.of is not None:
            verdict = self._named(part.of, Span(part.of.start, part.of.end), "on_behalf_of")
            return [dataclasses.replace(verdict, because=f"a spokesperson speaks for somebody: {verdict.because}")]
        if part.of_text is not None:
            of = Span(*part.of_text)
            return [self._wording("organisation", of, "a spokesperson speaks for this body", role="on_behalf_of")]
        if part.possessor:
            outcome = self.salience.antecedent(part.start, sources.gender_of(part.possessor))
            if part.possessor in ("his", "her"):
                verdict = self._pointed(part.possessor, Span(part.start, part.start + len(part.possessor)), outcome)
                return [dataclasses.replace(verdict, role="on_behalf_of")]
            if part.possessor == "its" and self._thing:
                return [
                    self._resolved(
                        self._thing, f"“its” is {display(self._thing)}, which spoke before", (span,), "on_behalf_of"
                    )
                ]
        return []

    # -- sources that are not there --------------------------------------------------------------------------------

    def _floating(self, attribution: Attribution) -> tuple[Speaker, ...]:
        """A direct quotation without a source right after a sentence about one person alone: that person, inferred."""
        if attribution.quotation != "direct" or attribution.cue or not attribution.content:
            return ()
        start = attribution.content[0].start
        sentence = self.scan.sentence(start)
        first = self.scan.sentences[sentence]
        if sentence == 0 or self.scan.text[first:start].strip(" \"“‘'\n") or self.scan.in_headline(start):
            return ()
        before = self.scan.sentences[sentence - 1]
        if "\n" in self.scan.text[before:first]:
            return ()
        people: list[Chain] = []
        subject: NameMention | None = None
        for mention in self.scan.between(before, first):
            if mention.kind is None or mention.quoted:
                continue
            link = self.chains.links.get(mention.start)
            if mention.kind == "person" and (link is None or link.chain is None):
                return ()
            if link and link.chain and link.chain.kind == "person":
                people.append(link.chain)
                subject = subject or mention
        if (
            subject is None
            or any(chain is not people[0] for chain in people)
            or subject.weight < 2.0
            or subject.start > before + 12
        ):
            return ()
        if (
            re.search(r"\b(?:he|she|they|his|her|their)\b", self.scan.text[before:first])
            and self.salience.speaker is not people[0]
        ):
            return ()
        where = Span(subject.start, subject.end)
        because = (
            f"inferred: the quotation stands alone right after a sentence about {display(people[0])} and nobody else"
        )
        return (self._resolved(people[0], because, (where,)),)

    def _float_between(self) -> None:
        """A paragraph that is only a quotation, between two paragraphs in which the same person is quoted."""
        order = sorted((a for a in self.attributions if a.content), key=lambda a: a.content[0].start)
        for left, here, right in zip(order, order[1:], order[2:], strict=False):
            if here.source or here.cue or here.quotation != "direct" or self.found.get(here.id):
                continue
            at = [self.scan.paragraph(a.content[0].start) for a in (left, here, right)]
            if not (at[0] + 1 == at[1] == at[2] - 1):
                continue
            a, b = (self._sole(x) for x in (left, right))
            if (
                a
                and b
                and a.entity
                and b.entity
                and a.entity.id == b.entity.id
                and a.entity.kind == "person"
                and left.quotation != "indirect"
            ):
                because = (
                    f"inferred: the quotation is a paragraph of its own between two in which {a.entity.name} speaks"
                )
                self.found[here.id] = (
                    dataclasses.replace(a, because=because, evidence=(*left.source, *right.source) or a.evidence),
                )

    def _sole(self, attribution: Attribution) -> Speaker | None:
        speakers = [s for s in self.found.get(attribution.id, ()) if s.role == "speaker"]
        return speakers[0] if len(speakers) == 1 else None

    # -- verdicts --------------------------------------------------------------------------------------------------

    def verdict(self, attribution: Attribution) -> tuple[Speaker, ...]:
        """The speakers of an attribution, with those of the attribution it lies in as ``via``."""
        speakers = self.found.get(attribution.id, ())
        if attribution.parent is None or not speakers:
            return speakers
        outer = [s for s in self.found.get(attribution.parent, ()) if s.role == "speaker"]
        own = {s.entity.id for s in speakers if s.entity}
        via = [
            dataclasses.replace(s, role="via", because=f"reported by the speaker of the words around it: {s.because}")
            for s in outer
            if s.entity is None or s.entity.id not in own
        ]
        return (*speakers, *via)

    def entity(self, chain: Chain) -> Entity:
        """The entity that a chain stands for; the same object each time."""
        known = self._entities.get(id(chain))
        if known is None:
            name = display(chain) or "?"
            key = chain.key or name
            within = "" if chain.named else self.text_id
            known = Entity(ids.entity_id(chain.kind, key, within), name, chain.kind, chain.named, chain.count)
            self._entities[id(chain)] = known
            self._chains_by_entity[known.id] = chain
        return known

    def _resolved(
        self, chain: Chain, because: str, evidence: tuple[Span, ...], role: SpeakerRole = "speaker"
    ) -> Speaker:
        for span in evidence[1:]:
            if chain.named:
                self._use(span, span, chain.kind, named=True)
        return Speaker(self.entity(chain), role, "resolved", because, RULE, evidence)

    def _open(
        self, because: str, evidence: tuple[Span, ...], candidates: Sequence[Chain] = (), role: SpeakerRole = "speaker"
    ) -> Speaker:
        entities = tuple(dict.fromkeys(self.entity(chain) for chain in candidates))
        status: SpeakerStatus = "ambiguous" if len(entities) > 1 else "unresolved"
        return Speaker(None, role, status, because, RULE, evidence, entities)

    def _wording(
        self,
        kind: str,
        span: Span,
        because: str,
        part: Part | None = None,
        *,
        count: int | None = None,
        role: SpeakerRole = "speaker",
    ) -> Speaker:
        wording = clean(self.stored[span.start : span.end]) or "?"
        if role == "on_behalf_of":
            wording = re.sub(r"['’]s?$", "", wording)
        key = names.normal(wording).removeprefix("the ").removeprefix("a ").removeprefix("an ")
        chain = Chain(kind, wording, firm=True, first=span.start, named=False, count=count)  # type: ignore[arg-type]
        entity = Entity(ids.entity_id(chain.kind, key or wording, self.text_id), wording, chain.kind, False, count)
        known = self._chains_by_entity.setdefault(entity.id, chain)
        self._entities.setdefault(id(known), entity)
        entity = self._entities[id(known)]
        if part is not None:
            self._use(span, Span(part.head_start, part.head_end), chain.kind, named=False, count=count)
            if chain.kind == "person" and known is chain:
                if part.head in MALE_NOUNS:
                    chain.genders["m"] += 2
                elif part.head in FEMALE_NOUNS:
                    chain.genders["f"] += 2
                self._unnamed.setdefault(part.head, []).append(chain)
        return Speaker(entity, role, "resolved", because, RULE, (span,))

    def _fullest(self, chain: Chain) -> Span | None:
        """Where the report first gives the chain's fullest name."""
        for mention in chain.mentions:
            if mention.text == chain.text:
                return Span(mention.name_start, mention.name_end)
        return None

    def _use(
        self, span: Span, head: Span, kind: object, *, named: bool, pronoun: bool = False, count: int | None = None
    ) -> None:
        if not span.start <= head.start <= head.end <= span.end:
            head = span
        self._used.setdefault((span.start, span.end), Mention(span, head, kind, named, pronoun, count))  # type: ignore[arg-type]

    def mentions(self) -> tuple[Mention, ...]:
        return tuple(self._used[key] for key in sorted(self._used))


def _tail(text: str, part: Part) -> str:
    return (
        text[part.head_end : min(part.end, part.head_end + 60)].split(",", maxsplit=1)[0].split(" who ", maxsplit=1)[0]
    )


def _once(speakers: list[Speaker]) -> tuple[Speaker, ...]:
    seen: set[tuple[str, str]] = set()
    kept: list[Speaker] = []
    for speaker in speakers:
        key = (speaker.role, speaker.entity.id if speaker.entity else speaker.because)
        if key not in seen:
            seen.add(key)
            kept.append(speaker)
    return tuple(kept)


def _distinct(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(spans))


def _last_start(contents: list[tuple[int, int, str]], at: int) -> int:
    return bisect_right(contents, (at, 1 << 62, "")) - 1
