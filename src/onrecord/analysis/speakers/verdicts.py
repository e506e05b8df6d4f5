"""The desk that one report's sources are resolved at: what is known of the report so far, and how verdicts are made."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from onrecord import ids
from onrecord.analysis.speakers import names, rules
from onrecord.analysis.speakers.answering import Turns
from onrecord.analysis.speakers.bodies import Bodies
from onrecord.analysis.speakers.chains import Chain, Chains, display
from onrecord.analysis.speakers.holders import Holders
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.rolewords import FEMALE_NOUNS, MALE_NOUNS
from onrecord.analysis.speakers.salience import Salience
from onrecord.analysis.speakers.scan import Scan, clean
from onrecord.analysis.speakers.unseen import Unseen
from onrecord.domain import Attribution, Entity, Mention, Report, Span, Speaker, SpeakerRole, SpeakerStatus

# Paragraphs after the title in which a report calls by their office people whom it names later.
LEAD: Final = 2
# A paragraph of fewer characters is a heading or a label.
HEADING: Final = 60
_ASIDE = re.compile(r",\s(?:in|on|at|by|from|to|which|who|whose|published|released|issued|dated|speaking|citing)\b")

# Why somebody is not named tells nobody who it is: "an officer, who asked not to be named".
_UNNAMED = re.compile(
    r",\s(?:who|speaking|asking|requesting)\s[^,]{0,80}?\b(?:anonym(?:ity|ous(?:ly)?)|(?:named|identified|quoted))\b.*$"
)


class Desk:
    """The state of one report's resolution, and the makers of its verdicts.

    ``found`` has the speakers of each attribution by its id; ``group`` and ``thing`` are the last joint or collective
    speakers and the last body or document that spoke, with the sentences they spoke in (``group_end``: up to where;
    ``unclear_at``: where a source last stayed open; ``pronoun_open``: where the words of one that is a pronoun of
    a gender did); ``lead`` is the last paragraph of the report's opening; ``memory`` keeps what is asked again and
    again; ``ranked`` has the scores of those whom a pronoun at a place may mean; ``unnamed`` are the people known by a
    description only, by its head noun, ``groups`` the groups.
    """

    def __init__(self, report: Report, attributions: Sequence[Attribution], scan: Scan, chains: Chains) -> None:
        self.text_id = report.text.id
        self.stored = report.text.text
        self.attributions = attributions
        self.by_id = {a.id: a for a in attributions}
        self.scan = scan
        self.chains = chains
        self.holders = Holders(chains)
        self.bodies = Bodies(scan, chains, report.outlet.value if report.outlet else "")
        self.salience = Salience(scan)
        self.found: dict[str, tuple[Speaker, ...]] = {}
        self.unnamed: dict[str, list[Chain]] = {}
        self.groups: dict[str, list[Chain]] = {}
        self.new_names: dict[str, Chain] = {}
        self.group: tuple[Speaker, ...] = ()
        self.group_at = -10
        self.group_end = 0
        self.unclear_at = -1
        self.pronoun_open: dict[str | None, int] = {}
        self.thing: Chain | None = None
        self.thing_at = -10
        self.source_ends = {a.source[-1].end: a.id for a in attributions if a.source}
        self.contents = sorted((s.start, s.end, a.id) for a in attributions for s in a.content)
        self.extents = sorted((a.content[0].start, a.content[-1].end, a.id) for a in attributions if a.content)
        self.source_spans = sorted((a.source[0].start, a.source[-1].end) for a in attributions if a.source)
        self.sourced = sorted((a.source[0].start, a.id) for a in attributions if a.source)
        self.turns = Turns(scan.text)
        self.byline = report.byline.value if report.byline else ""
        turns = (
            a.question.start if a.question else a.content[0].start for a in attributions if a.rule.startswith("turn")
        )
        self.first_turn = min(turns, default=0)
        opening = next((at for at in scan.paragraphs if at >= (report.title.end if report.title else 0)), 0)
        self.lead = _lead(scan, scan.paragraph(opening))
        self.memory: dict[str, object] = {}
        self.unseen: dict[int, tuple[Unseen, Chain]] = {}
        self.jumped: set[int] = set()  # pronouns that nobody named before may be
        self.others: dict[int, frozenset[int]] = {}  # by pronoun who cannot be meant, though named just before
        self.held_back: dict[str | None, tuple[int, Chain]] = {}
        self.ranked: dict[int, list[tuple[float, Chain]]] = {}
        self._used: dict[tuple[int, int], Mention] = {}
        self._entities: dict[int, Entity] = {}
        self._chains_by_entity: dict[str, Chain] = {}

    def reported(self, at: int) -> bool:
        """Whether a place lies in words that somebody is said to have said."""
        index = bisect_right(self.contents, (at, 1 << 62, ""))
        return any(start <= at < end for start, end, _ in self.contents[max(0, index - 3) : index])

    def containing(self, span: Span) -> list[str]:
        """The ids of the attributions in whose contents a place stands, the last begun first."""
        index = bisect_right(self.contents, (span.start, 1 << 62, ""))
        near = reversed(self.contents[max(0, index - 4) : index])
        return [key for start, end, key in near if start <= span.start and span.end <= end]

    def chain_of(self, entity: Entity | None) -> Chain | None:
        """The chain behind an entity of a verdict."""
        return self._chains_by_entity.get(entity.id) if entity else None

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

    def resolved(
        self, rule: str, chain: Chain, because: str, evidence: tuple[Span, ...], role: SpeakerRole = "speaker"
    ) -> Speaker:
        """The verdict of a rule that a chain spoke; ``evidence`` from its second span on names the chain."""
        for span in evidence[1:]:
            if chain.named:
                pronoun = self.stored[span.start : span.end].lower() in ("he", "she")
                names_it = any(m.kind for m in self.scan.between(span.start, span.end))
                self.use(span, span, chain.kind, named=names_it, pronoun=pronoun)
        return Speaker(self.entity(chain), role, "resolved", because, rule, evidence)

    def open(
        self,
        rule: str,
        because: str,
        evidence: tuple[Span, ...],
        candidates: Sequence[Chain] = (),
        role: SpeakerRole = "speaker",
    ) -> Speaker:
        """The verdict of a rule that it stays open: ambiguous with two candidates or more, else unresolved."""
        entities = tuple(dict.fromkeys(self.entity(chain) for chain in candidates))
        status: SpeakerStatus = "ambiguous" if len(entities) > 1 else "unresolved"
        return Speaker(None, role, status, because, rule, evidence, entities)

    def wording(
        self,
        kind: str,
        span: Span,
        because: str,
        part: Part | None = None,
        *,
        count: int | None = None,
        role: SpeakerRole = "speaker",
    ) -> Speaker:
        """The verdict that the source is whom its own words describe: an entity of this text alone, not named."""
        wording = clean(self.stored[span.start : span.end]) or "?"
        aside = _ASIDE.search(wording)
        if aside and kind != "person":
            wording = wording[: aside.start()]  # "the union, in a letter"; for a person the words tell who it is
        wording = _UNNAMED.sub("", wording)
        if role == "on_behalf_of":
            wording = re.sub(r"['’]s?$", "", wording)
        key = names.normal(wording).removeprefix("the ").removeprefix("a ").removeprefix("an ")
        chain = Chain(kind, wording, firm=True, first=span.start, named=False, count=count)  # type: ignore[arg-type]
        entity = Entity(ids.entity_id(chain.kind, key or wording, self.text_id), wording, chain.kind, False, count)
        known = self._chains_by_entity.setdefault(entity.id, chain)
        self._entities.setdefault(id(known), entity)
        entity = self._entities[id(known)]
        if part is not None:
            self.use(span, Span(part.head_start, part.head_end), chain.kind, named=False, count=count)
            if chain.kind == "group" and known is chain:
                self.groups.setdefault(part.head, []).append(chain)
            if chain.kind == "person" and known is chain:
                if part.head in MALE_NOUNS:
                    chain.genders["m"] += 2
                elif part.head in FEMALE_NOUNS:
                    chain.genders["f"] += 2
                self.unnamed.setdefault(part.head, []).append(chain)
        return Speaker(entity, role, "resolved", because, rules.WORDING, (span,))

    def fullest(self, chain: Chain) -> Span | None:
        """Where the report first gives the chain's fullest name."""
        for mention in chain.mentions:
            if mention.text == chain.text:
                return Span(mention.name_start, mention.name_end)
        return None

    def use(
        self, span: Span, head: Span, kind: object, *, named: bool, pronoun: bool = False, count: int | None = None
    ) -> None:
        """Keep a mention that a verdict rests on; the first of a span stays."""
        if not span.start <= head.start <= head.end <= span.end:
            head = span
        self._used.setdefault((span.start, span.end), Mention(span, head, kind, named, pronoun, count))  # type: ignore[arg-type]

    def mentions(self) -> tuple[Mention, ...]:
        """The mentions kept, in text order."""
        return tuple(self._used[key] for key in sorted(self._used))


def _lead(scan: Scan, first: int) -> int:
    """The last paragraph of a report's opening; headings and labels ("FULL TEXT.") are not counted."""
    left = LEAD
    for place in range(first, min(len(scan.paragraphs) - 1, first + 3 * LEAD + 2)):
        left -= scan.paragraphs[place + 1] - scan.paragraphs[place] > HEADING
        if left < 0:
            return place
    return first + LEAD


def distinct(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans, each once, in the order of the argument."""
    return tuple(dict.fromkeys(spans))
