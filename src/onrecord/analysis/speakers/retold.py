"""Whom a headline or an opening describes, told by what he says: the body gives the same words to somebody by name."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Final

from onrecord.analysis.speakers import fitting, lexicon, names, rolewords, rules, sources
from onrecord.analysis.speakers.bodykinds import may_be
from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.pronouns import in_content
from onrecord.analysis.speakers.roles import Role, role_of
from onrecord.analysis.speakers.scan import clean
from onrecord.analysis.speakers.verdicts import Desk, distinct
from onrecord.domain import Attribution, EntityKind, Speaker

_WORD: Final = re.compile(r"[^\W\d_]{4,}|\d+")
_WHOSE: Final = re.compile(r"(?:his|her|their|its)\s|[\w.\s]{1,40}['’]s\s", re.IGNORECASE)
_SAID: Final = lexicon.OPENERS | lexicon.SPEECH | lexicon.AUXILIARIES | lexicon.PREPOSITIONS
# Words that two contents must share, at least, and which part of the shorter one's: in 102 annotated and 130 other
# reports of PolNeAR train right for 5 of 5 descriptions (3 words and a half of them: for none, and none wrong).
SHARED: Final = 2
PART: Final = 0.34
# How many attributions are looked at, and how much of each.
MOST: Final = 200
LONGEST: Final = 600
# How many mentions of a person are read for what he is called.
MENTIONS: Final = 20


def retold(desk: Desk) -> None:
    """Name those whom headline and opening only describe, where one person alone is given the same words later."""
    early = [one for one in desk.attributions if _opens(desk, one)]
    if not early:
        return
    later = [(one, _words(desk, one)) for one in desk.attributions[:MOST]]
    for one in early[:20]:
        desk.found[one.id] = tuple(_named(desk, one, speaker, later) for speaker in desk.found.get(one.id, ()))


def _opens(desk: Desk, one: Attribution) -> bool:
    if not one.source or not one.content:
        return False
    start = one.source[0].start
    return desk.scan.in_headline(start) or desk.scan.paragraph(start) <= desk.lead


def _named(desk: Desk, one: Attribution, speaker: Speaker, later: list[tuple[Attribution, frozenset[str]]]) -> Speaker:
    entity = speaker.entity
    if speaker.evidence and _WHOSE.match(desk.stored, speaker.evidence[0].start) and not speaker.candidates:
        return speaker  # whose aide somebody is, he is not
    if speaker.role != "speaker" or not speaker.evidence or (entity is not None and entity.named):
        return speaker
    if (entity is None and speaker.rule not in _OPEN) or (
        entity is not None and entity.kind not in ("person", "organisation")
    ):
        return speaker
    span = speaker.evidence[0]
    role = role_of(clean(desk.stored[span.start : span.end]))
    if role is not None and role.head in _NAMELESS and not role.modifiers & fitting.PLACES:
        return speaker
    kind = entity.kind if entity else _kind_of_open(speaker, role)
    if kind is None:
        return speaker
    own = _words(desk, one)
    spoken_of = {id(chain) for chain in in_content(desk, one)}
    found: dict[str, tuple[int, Speaker]] = {}
    for other, words in later:
        if other is one or len(own & words) < SHARED:
            continue
        for told in _tellers(desk, other, one):
            chain = desk.chain_of(told.entity) if told.entity is not None and told.entity.kind == kind else None
            if told.entity is None or chain is None or id(chain) in spoken_of:
                continue  # whom the words name, somebody else said them
            ours, theirs = own - _called(chain), words - _called(chain)
            shared = len(ours & theirs)
            if shared < SHARED or shared < PART * min(len(ours), len(theirs)):
                continue
            if kind == "organisation" and not _alike(desk, span.start, span.end, chain):
                continue
            if (
                role is not None
                and role.head in rolewords.SPOKES
                and not any(r.head in rolewords.SPOKES for r in chain.roles)
            ):
                continue  # for whom somebody speaks, he is not
            if fitting.fit(desk.scan.text, chain, role, None) != "not":
                known = found.get(told.entity.id, (0, told))
                found[told.entity.id] = (max(known[0], shared), known[1])
    among = {candidate.id for candidate in speaker.candidates}
    found = {key: one for key, one in found.items() if not among or key in among}
    if len(found) != 1:
        return speaker
    ((_, told),) = found.values()
    assert told.entity is not None
    wording = clean(desk.stored[span.start : span.end])
    because = f"“{wording}” is {told.entity.name}, to whom the report gives the same words later"
    return dataclasses.replace(
        told, because=because, rule=rules.SAME_WORDS, evidence=distinct((span, *told.evidence)), candidates=()
    )


def _kind_of_open(speaker: Speaker, role: Role | None) -> EntityKind | None:
    """The kind of whom a source describes that stayed open; None where that is not told."""
    opens = "opens the report" in speaker.because
    if opens and speaker.because.endswith("which it is"):
        return "organisation"
    return "person" if role or opens else None


def _alike(desk: Desk, start: int, end: int, chain: Chain) -> bool:
    """Whether a body may be what a source calls it: no court is a church."""
    parts = sources.read(desk.scan, start, end)
    return len(parts) == 1 and may_be(parts[0].head, chain.text)


# Who speaks without a name to the end, mostly.
_NAMELESS: Final = frozenset("official source person insider".split())
_OPEN: Final = frozenset({rules.WORDING, rules.ROLE, rules.VARIATION, rules.BELONGING, rules.SPOKE_BEFORE})


def _tellers(desk: Desk, other: Attribution, one: Attribution) -> Iterator[Speaker]:
    """The one named speaker of an attribution after another."""
    spans, own = other.source or other.content, one.source or one.content
    if not spans or spans[0].start <= own[0].start:
        return
    speakers = [s for s in desk.found.get(other.id, ()) if s.role == "speaker"]
    if len(speakers) == 1 and speakers[0].entity is not None and speakers[0].entity.named:
        yield speakers[0]


def _called(chain: Chain) -> frozenset[str]:
    """The stems of what the report calls somebody: that a content has them says nothing of who said it."""
    return _stems(" ".join((chain.text, *(mention.text for mention in chain.mentions[:MENTIONS]))))


def _words(desk: Desk, one: Attribution) -> frozenset[str]:
    """The stems of the words of a content that say something; names of people are among them."""
    return _stems(" ".join(desk.stored[s.start : s.end] for s in one.content)[:LONGEST])


def _stems(text: str) -> frozenset[str]:
    words = (names.normal.__wrapped__(word) for word in _WORD.findall(text))
    return frozenset(word[:5] for word in words if word not in _SAID)
