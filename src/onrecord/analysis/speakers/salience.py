"""Salience: which people the text has just been about, and whom a pronoun therefore points back to.

Pronouns are resolved from left to right. Nothing is guessed: two antecedents about equally near come back as
candidates.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.names import normal
from onrecord.analysis.speakers.scan import Scan
from onrecord.knowledge.given_names import GIVEN, Gender

# A candidate must beat the next by this much. Set by hand, as are REACH and the weights
# below and in mentions.py. Measured on 250 reports of PolNeAR train by asking, where a report gives its speaker by a
# bare family name, whom a pronoun there would mean (harder than real pronouns, so only good for comparing): MARGIN 0.5,
# 1, 1.5, 2 closes 89, 85, 79, 68 % and is right in 73, 74, 76, 77 % of those; REACH 2, 4, 6 in 74, 74, 75 %.
MARGIN: Final = 1.0
# How many sentences back a pronoun may reach.
REACH: Final = 3
# Given names that are as often words: "Hope is fading."
_WORDS: Final = frozenset(
    """hope grace joy faith charity constance prudence patience april may june august rose lily dawn summer autumn will
    mark bill frank art chance chase rich rob grant pat
    victoria florence sydney paris jordan georgia virginia""".split()
)


@dataclass(slots=True)
class _Trace:
    chain: Chain
    sentence: int
    paragraph: int
    weight: float
    start: int
    where: tuple[int, int]


@dataclass(slots=True)
class Antecedents:
    """The outcome of looking for a pronoun's antecedent: the best, or those that fit about equally well.

    ``scores`` are those of all who were compared, the highest first.
    """

    best: Chain | None
    at: tuple[int, int] | None
    candidates: list[Chain]
    scores: list[tuple[float, Chain]] = field(default_factory=list)


class Salience:
    """Which people the text has just been about. Feed it in text order; ask it for a pronoun's antecedent."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self._traces: deque[_Trace] = deque(maxlen=40)
        self.speaker: Chain | None = None
        self._speaker_sentence = -10
        self._speaker_paragraph = -10
        self._spoke_at = -1
        self._subjects: set[int] = set()

    def see(self, chain: Chain, start: int, end: int, weight: float, where: tuple[int, int] | None = None) -> None:
        """A mention of a person at ``start:end``; ``weight`` is 2 for a subject, less for other places.

        ``where`` are the words shown as evidence when they are others than the mention.
        """
        if chain.kind == "person":
            sentence = self.scan.sentence(start)
            paragraph = self.scan.paragraph(start)
            self._traces.append(_Trace(chain, sentence, paragraph, weight, start, where or (start, end)))

    def subject(self, chain: Chain) -> None:
        """A name that nothing shows to be a person's is the subject of a sentence: it may be one for a pronoun."""
        self._subjects.add(id(chain))

    def spoke(self, chain: Chain, at: int, end: int, where: tuple[int, int]) -> None:
        """A statement from ``at`` to ``end`` is by ``chain``; ``where`` are the words that show it."""
        self.speaker = chain
        self._spoke_at = at
        self._speaker_sentence = max(self._speaker_sentence, self.scan.sentence(at), self.scan.sentence(end - 1))
        self._speaker_paragraph = self.scan.paragraph(at)
        self.see(chain, at, at + 1, 2.0, where)

    def spoke_last(self, at: int) -> Chain | None:
        """Who spoke last, if that was in the paragraph of ``at`` or the one before, and nobody else of that family
        name has been a subject since."""
        if self.speaker is None or self.scan.paragraph(at) - self._speaker_paragraph > 1:
            return None
        family = self.speaker.name.family_key if self.speaker.name else ""
        for one in self._traces:
            other = one.chain.name.family_key if one.chain.name else ""
            if one.sentence > self._speaker_sentence and one.chain is not self.speaker and other == family:
                return None
        return self.speaker

    def spoke_since(self, start: int, end: int) -> bool:
        """Whether one person alone spoke between two places."""
        return start <= self._spoke_at < end

    def near(self, at: int) -> list[Chain]:
        """The people spoken of lately, before ``at``, the last first."""
        return list({id(one.chain): one.chain for one in reversed(self._traces) if one.start < at}.values())

    def subjects(self, at: int) -> list[Chain]:
        """Who is a subject of the sentence at ``at`` before it: the same sentence would go on with a pronoun."""
        here = self.scan.sentence(at)
        return [one.chain for one in self._traces if one.sentence == here and one.weight >= 2.0 and one.start < at]

    def antecedent(self, at: int, gender: Gender | None, exclude: Iterable[Chain] = ()) -> Antecedents:
        """The person that a singular pronoun at ``at`` points back to."""
        sentence, paragraph = self.scan.sentence(at), self.scan.paragraph(at)
        shut = set(map(id, exclude))
        barrier = self.scan.post(at)
        scores: dict[int, tuple[float, Chain, tuple[int, int]]] = {}
        count: Counter[int] = Counter()
        own = self._of_the_paragraph(paragraph, at, gender)
        for trace in self._traces:
            distance = sentence - trace.sentence
            # A stretch of quotation may be many sentences long: a paragraph back is always within reach.
            if (
                trace.start < barrier
                or trace.start >= at
                or (distance > REACH and paragraph - trace.paragraph > 1)
                or id(trace.chain) in shut
            ):
                continue
            if gender and trace.chain.gender not in (None, gender):
                continue
            count[id(trace.chain)] += 1
            score = trace.weight - 1.0 * min(distance, 4) - 0.5 * min(2, paragraph - trace.paragraph)
            floor = self._has_the_floor(trace.chain, sentence, paragraph) or id(trace.chain) in own
            if gender and not trace.chain.leans(gender) and not floor:
                score -= 1.0 if trace.chain.named else 1.5
                score -= 1.0 if trace.chain.pointed["m" if gender == "f" else "f"] else 0.0
            if id(trace.chain) not in scores or score >= scores[id(trace.chain)][0]:
                scores[id(trace.chain)] = (score, trace.chain, trace.where)
        ranked: list[tuple[float, Chain, tuple[int, int]]] = []
        holds = self._still_speaking(scores.values(), at)
        top = max((score for score, _, _ in scores.values()), default=0.0)
        for key, (score, chain, where) in scores.items():
            bonus = 0.25 * min(3, count[key] - 1)
            if not holds and score >= top:
                bonus += 0.5
            if chain is self.speaker and holds and paragraph - self._speaker_paragraph <= 1:
                bonus += 1.5 if sentence - self._speaker_sentence <= 1 or paragraph == self._speaker_paragraph else 1.0
            ranked.append((score + bonus, chain, where))
        if any(_person(chain) and (gender is None or chain.leans(gender)) for _, chain, _ in ranked):
            known = self._subjects | own
            ranked = [item for item in ranked if id(item[1]) in known or not _doubtful(item[1])]
        ranked.sort(key=lambda item: (-item[0], item[2]))
        if not ranked:
            return Antecedents(None, None, [])
        best = ranked[0]
        compared = [(score, chain) for score, chain, _ in ranked]
        rivals = [item for item in ranked[1:] if item[0] > best[0] - MARGIN]
        if gender and not best[1].leans(gender) and not (holds and best[1] is self.speaker):
            near = self.scan.sentence(best[2][0])
            rivals = rivals or [item for item in ranked[1:] if self.scan.sentence(item[2][0]) == near]
        if rivals or not (_person(best[1]) or _given(best[1], gender)):
            return Antecedents(None, None, [item[1] for item in ranked[: len(rivals) + 1]], compared)
        if gender:
            (best[1].genders if best[1].genders else best[1].pointed)[gender] += 1
        return Antecedents(best[1], best[2], [item[1] for item in ranked[1:3]], compared)

    def _of_the_paragraph(self, paragraph: int, at: int, gender: Gender | None) -> set[int]:
        """Whom a paragraph is about before a place: the one named person who is a subject in it, if it names nobody of
        the pronoun’s gender. A paragraph’s own subject is nearer than whoever the paragraph before was about."""
        here = [one for one in self._traces if one.paragraph == paragraph and one.start < at]
        if gender is None or any(one.chain.leans(gender) for one in here):
            return set()
        subjects = {id(one.chain): one.chain for one in here if one.weight >= 2.0}
        fits = [
            key for key, one in subjects.items() if one.named and one.gender is None and not any(one.pointed.values())
        ]
        return set(fits) if len(fits) == len(subjects) == 1 else set()

    def _has_the_floor(self, chain: Chain, sentence: int, paragraph: int) -> bool:
        """Whether somebody described and not named spoke in the sentence before, in the same paragraph: "Another trader
        said so. “…,” he said." That nothing shows a gender is no sign against it."""
        near = paragraph == self._speaker_paragraph and sentence - self._speaker_sentence <= 1
        opened = self._spoke_at - self.scan.sentences[self.scan.sentence(self._spoke_at)] <= 3
        return near and opened and chain is self.speaker and not chain.named and chain.gender is None

    def _still_speaking(self, scored: Iterable[tuple[float, Chain, tuple[int, int]]], at: int) -> bool:
        """Whether nobody else has become a sentence's subject since the last speaker spoke."""
        fits = {id(chain) for _, chain, _ in scored}
        for trace in reversed(self._traces):
            if trace.chain is self.speaker and trace.weight >= 2.0 and trace.start < at:
                return True
            if (
                trace.weight >= 2.0
                and trace.start < at
                and id(trace.chain) in fits
                and trace.sentence > self._speaker_sentence
            ):
                return False
        return True


def _person(chain: Chain) -> bool:
    """Whether something shows that a name is a person's, an office beside it too ("The mayor, Oswin Tarrable, …")."""
    return chain.firm or bool(chain.roles)


def _given(chain: Chain, gender: Gender | None) -> bool:
    """Whether a name of one word is a given name of a pronoun’s gender: "Ines is livid." """
    name = chain.name
    if gender is None or name is None or name.full or not chain.named:
        return False
    key = normal(name.family)
    return GIVEN.get(key) == gender and key not in _WORDS


def _doubtful(chain: Chain) -> bool:
    """Whether nothing shows that a name is a person's ("Social Security", or a sentence's first word alone)."""
    if not chain.named or _person(chain) or chain.name is None:
        return False
    return chain.name.full or all(mention.starts for mention in chain.mentions)
