"""How long an occasion holds: attributions of one occasion share its account, and those that follow inherit it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from typing import Final

from onrecord.analysis.drafts import merged
from onrecord.analysis.occasions import lexicon
from onrecord.analysis.occasions.known import TOKEN, WEEKDAY, Held, Key, Known
from onrecord.analysis.occasions.told import Anchor, Frame, Told
from onrecord.domain import Attribution, Date, Occasion, Spans

NAMED: Final = "occasion-named-1"
CARRIED: Final = "occasion-carried-1"
AHEAD: Final = "occasion-ahead-1"
HEADLINE: Final = "occasion-headline-1"

# Occasions whose words a report goes on to tell of, paragraph after paragraph.
_LONG: Final = frozenset({"interview", "press conference", "speech", "meeting", "parliamentary session", "call"})
_REACH: Final = 6  # paragraphs from the last words of an occasion to the next
_LEAD: Final = 4  # paragraphs of a report in which its occasion is named, if what stands ahead is to have it
_ADDS: Final = re.compile(r"\b(?:add(?:ed|s|ing)|continu(?:ed|es|ing)|went on|goes on|concluded|concludes)\b")
_PERFECT: Final = re.compile(
    r"(?:^|\s)(?:has|have|had|having|['’]s|['’]ve|['’]d)\s(?:\w+\s){0,2}$|^(?:has|have|had)\b|^['’](?:s|ve|d)\s"
)
_HAD: Final = re.compile(r"\bhad\s(?:\w+\s){0,2}$|^had\b")
_OTHER_TIME: Final = re.compile(
    r"\b(?:previously|earlier|once|long|repeatedly|often|frequently|always|regularly|routinely|recently|elsewhere"
    r"|separately|subsequently|years? ago|months? ago|weeks? ago|days? ago|at the time|in the past|used to"
    r"|last (?:week|month|year|spring|summer|fall|autumn|winter)"
    r"|later|for (?:years|months|weeks)|another occasion|initially|originally)\b"
)
_OPENS_ELSEWHERE: Final = re.compile(
    r"(?:following|after|before|when|since|shortly|soon|days|weeks|hours|until|in 1\d|in 20)\b"
)
_MIND: Final = re.compile(
    r"^(?:(?:also|still|now|clearly|really|apparently) )?(?:believes?|thinks?|wants?|knows?|feels?|hopes?|expects?"
    r"|plans?|sees?|considers?|views?|supports?|opposes?|fears?|doubts?|backs?|favou?rs?)\b"
)
_WHOSE: Final = re.compile(
    r"\b([A-Z][\w-]+)(?:['’]s?)\s(?:\w+\s)?(?:comments?|remarks?|statements?|words|warning|criticism)\b"
)
_TIMES: Final = lexicon.DAYS | lexicon.MONTHS
_HEADED: Final = 40  # statements of a speaker that a headline is compared with
_EMPTY: Final = frozenset("the a an of to in on at is was be are and or that it its for with as by not".split())


class Holding(Known):
    """Gives each attribution of one level its occasion, from first to last."""

    def __init__(self, text: str, walls: Sequence[int], dates: Sequence[Date] = ()) -> None:
        super().__init__(text)
        self._dates = sorted(dates, key=lambda date: date.span)
        self._walls = list(walls)
        self._now: dict[Key, Held] = {}

    def alone(self, frame: Frame) -> Occasion:
        """What the attribution's own words say, and nothing else."""
        told = frame.told or Told()
        self._drop_oneself(frame)
        return _occasion(self.named(told, key_of(frame.attribution), _begin(frame.attribution)), NAMED, told.spans)

    # ------------------------------------------------------------------------------------------ all of them
    def settle(
        self, frames: Sequence[Frame], anchors: Sequence[Anchor], start_of: Sequence[int]
    ) -> dict[int, Occasion]:
        """The occasions by the attributions' indexes. ``start_of`` gives each frame's sentence start."""
        body = [frame for frame in frames if not frame.attribution.headline]
        starts = {frame.index: start for frame, start in zip(frames, start_of, strict=True)}
        body.sort(key=lambda frame: _begin(frame.attribution))
        found: dict[int, tuple[Held, str, Spans]] = {}
        for frame in body:
            if frame.told is not None:
                self._drop_oneself(frame)
            if _is_document(frame.attribution):
                frame.told, frame.blocked = None, True
        waiting = deque(anchors)
        last: Key | None = None
        before: list[Frame] = []
        families = _families(body)
        for frame in body:
            at = _begin(frame.attribution)
            while waiting and waiting[0].at < at:
                last = self._pass(waiting.popleft(), before, last, families, found)
            key = key_of(frame.attribution)
            self._one(frame, key, last, found, starts[frame.index])
            if key != last and not (frame.key is None and not key):
                last = key
            before.append(frame)
        for anchor in waiting:
            last = self._pass(anchor, before, last, families, found)
        self._ahead(body, found)
        for frame in frames:
            if frame.attribution.headline:
                self._headline(frame, body, found)
        return {index: _occasion(held, rule, spans) for index, (held, rule, spans) in found.items()}

    def _drop_oneself(self, frame: Frame) -> None:
        """Nobody is his own interlocutor: "during an interview with Kerr, he said"."""
        told = frame.told
        if told is None or told.party is None:
            return
        last = told.party.split()[-1]
        names = [s.entity.name for s in frame.attribution.speakers if s.entity is not None]
        if last[:1].isupper() and any(name.split()[-1:] == [last] for name in names):
            told.party = None
            if told.empty:
                frame.told = None

    def _one(
        self, frame: Frame, key: Key, last: Key | None, found: dict[int, tuple[Held, str, Spans]], start: int
    ) -> None:
        at = _begin(frame.attribution)
        told = frame.told
        if told is not None:
            held = self.named(told, key, at)
            held.suspended, held.sentence = False, frame.sentence
            held.dated = not held.old and held.told.kind == "unknown" and _dated_behind(frame)
            found[frame.index] = (held, NAMED, told.spans)
            if (key and not told.another) or held.told.kind != "unknown":
                self._now[key] = held
            return
        current = self._now.get(key) if key else None
        if current is None or frame.blocked or not self._holds(current, frame, key, last, start):
            if current is not None:
                current.suspended = True
            return
        current.paragraph = self.paragraph(
            max(span.end for span in (*frame.attribution.content, *frame.attribution.cue))
        )
        found[frame.index] = (current, CARRIED, current.told.spans)

    def _holds(self, held: Held, frame: Frame, key: Key, last: Key | None, start: int) -> bool:
        """Whether the occasion still holds for words that name none."""
        one = frame.attribution
        at = _begin(one)
        if held.told.several or one.stance not in ("asserted", "denied", "question"):
            return False
        if bisect_right(self._walls, at) != bisect_right(self._walls, max(span.start for span in held.spans)):
            return False
        apart = self.paragraph(at) - held.paragraph
        cue = " ".join(span.of(self.text) for span in one.cue).lower()
        adds = bool(_ADDS.search(cue))
        if _MIND.search(cue):
            return False
        if last == key and self._goes_on(frame, held, cue):
            return True
        if self._elsewhere(frame, cue, start):
            return False
        if _PERFECT.search(cue) or _PERFECT.search(self._words_before(frame)):
            return False
        if held.old or held.told.kind in ("unknown", "post"):
            there = held.told.party or held.told.event
            goes_on = held.anchored or (there and one.quotation == "direct")
            goes_on = goes_on and not held.old and held.told.kind == "unknown"
            return last == key and bool(adds or goes_on or held.dated) and apart <= 2
        if held.suspended and one.quotation != "direct" and not adds:
            return False
        if last == key:
            if held.told.kind == "statement":
                return apart <= 2 or adds
            return apart <= _REACH
        only = self.kinds[key] == 1
        return only and held.told.kind in _LONG and apart <= _REACH

    def _goes_on(self, frame: Frame, held: Held, cue: str) -> bool:
        """Whether a sentence that has named the occasion goes on: "At the debate, Kerr attacked it, saying …"; not
        "Kerr, who says …, tweeted"."""
        if frame.key is None or frame.sentence != held.sentence or _OTHER_TIME.search(cue):
            return False
        return all(span.of(self.text).lower() not in ("who", "which", "that") for span in frame.attribution.source)

    def _words_before(self, frame: Frame) -> str:
        """The words between the source and the cue, where an auxiliary may stand."""
        one = frame.attribution
        if not one.cue:
            return ""
        at = one.cue[0].start
        return self.text[max(0, at - 24) : at].rpartition("\n")[2].lower()

    def _elsewhere(self, frame: Frame, cue: str, start: int) -> bool:
        """Whether the sentence sets the words in another time."""
        one = frame.attribution
        if _OTHER_TIME.search(cue):
            return True
        if frame.key is None:
            return False
        if frame.opening is not None:
            return True
        inside = next((span.start for span in one.content if span.start > frame.key), frame.key + 60)
        first = min([frame.key, *(span.start for span in one.source)])
        ahead = self.text[start : min(first, start + 300)].lower()
        if any(span.start < first for span in one.content):
            ahead = ""
        between = self.text[first : min(inside, first + 200)].lower().partition("\n")[0]
        return bool(_OPENS_ELSEWHERE.match(ahead) or _OTHER_TIME.search(ahead) or _OTHER_TIME.search(between))

    # ------------------------------------------------------------------------------------------ anchors
    def _pass(
        self,
        anchor: Anchor,
        before: list[Frame],
        last: Key | None,
        families: dict[str, Key | None],
        found: dict[int, tuple[Held, str, Spans]],
    ) -> Key | None:
        """An occasion that a sentence without an attribution tells of; whose words were the last then."""
        if anchor.remarks:
            whose = _WHOSE.search(anchor.subject)
            last = families.get(whose.group(1)) if whose else last
            if not last:
                return last
            held = self.named(anchor.told, last, anchor.at)
            for frame in reversed(before):
                if key_of(frame.attribution) != last or frame.index in found or frame.blocked:
                    break
                found[frame.index] = (held, AHEAD, held.told.spans)
            self._now[last] = held
            return last
        words = [word for word in TOKEN.findall(anchor.subject) if word not in _TIMES]
        capital = next((word for word in reversed(words) if word[0].isupper()), None)
        key = families.get(capital) if capital else None
        if capital in ("He", "She") and last:
            key = last
        if not key:
            return last
        held = self.named(anchor.told, key, anchor.at)
        held.anchored = True
        self._now[key] = held
        return key

    # ------------------------------------------------------------------------------------------ ahead, headlines
    def _ahead(self, body: list[Frame], found: dict[int, tuple[Held, str, Spans]]) -> None:
        """What a report tells of its speaker before it names the occasion, at its top."""
        first = next((n for n, frame in enumerate(body) if frame.index in found), None)
        if not first:
            return
        held, rule, _ = found[body[first].index]
        key = key_of(body[first].attribution)
        lasting = held.told.kind in _LONG or held.told.kind == "statement"
        if rule != NAMED or held.old or held.another or not lasting or not key:
            return
        top = body[:first]
        if key_of(top[0].attribution) != key or any(
            key_of(frame.attribution) not in (key, ()) or frame.blocked for frame in top
        ):
            return
        start = self.paragraph(_begin(top[0].attribution))
        if self.paragraph(_begin(body[first].attribution)) - start > _LEAD:
            return
        for frame in top:
            if key_of(frame.attribution) != key or self._other_day(frame, held):
                continue
            cue = " ".join(span.of(self.text) for span in frame.attribution.cue).lower()
            if _OTHER_TIME.search(cue) or _HAD.search(cue) or _MIND.search(cue):
                continue
            found[frame.index] = (held, AHEAD, held.told.spans)

    def _other_day(self, frame: Frame, held: Held) -> bool:
        """Whether words around the attribution, or in it, tell of a day that is not the occasion's."""
        spans = (*frame.attribution.content, *frame.attribution.cue, *frame.attribution.source)
        start, end = min(span.start for span in spans), max(span.end for span in spans) + 40
        at = bisect_right(self._dates, start, key=lambda date: date.span.start)
        for date in self._dates[max(0, at - 1) :]:
            if date.span.start >= end:
                break
            if date.span.end > start and WEEKDAY.search(self.raw(date)) and self.day(date) != self.day(held.told.date):
                return True
        return False

    def _headline(self, frame: Frame, body: list[Frame], found: dict[int, tuple[Held, str, Spans]]) -> None:
        one = frame.attribution
        key = key_of(one)
        if frame.told is not None:
            held = self.named(frame.told, key, _begin(one))
            found[frame.index] = (held, NAMED, frame.told.spans)
            return
        if not key or frame.blocked:
            return
        words = _words(self.text, one)
        best: list[tuple[float, int]] = []
        for other in body:
            if len(best) < _HEADED and key_of(other.attribution) == key and words:
                share = len(words & _words(self.text, other.attribution)) / len(words)
                best.append((-share, other.index))
        best.sort()
        if best and best[0][0] <= -0.5 and best[0][1] in found:
            held, _, _ = found[best[0][1]]
            if held.told.kind != "unknown":
                found[frame.index] = (held, HEADLINE, held.told.spans)


def _occasion(held: Held, rule: str, spans: Spans) -> Occasion:
    told = held.told
    evidence = merged((*spans, *(() if rule == NAMED and spans == told.spans else held.spans)))
    return Occasion(told.kind, told.medium, told.party, told.place, told.event, told.date, evidence, rule)


def key_of(one: Attribution) -> Key:
    """Who speaks, for comparing; empty when that is open, or a place's words, which several people may have said."""
    speakers = [speaker for speaker in one.speakers if speaker.role != "via"]
    if not speakers or any(speaker.entity is None or speaker.entity.kind == "place" for speaker in speakers):
        return ()
    return tuple(sorted(speaker.entity.id for speaker in speakers if speaker.entity is not None))


def _dated_behind(frame: Frame) -> bool:
    """Whether the day of an attribution stands behind its cue: one ahead of it, "On Thursday she said", sets what is
    said apart from the rest."""
    cue, date = frame.attribution.cue, frame.told.date if frame.told is not None else None
    return bool(cue) and date is not None and date.span.start >= cue[-1].start


def _families(body: Sequence[Frame]) -> dict[str, Key | None]:
    """Speakers by the last word of their names; None where two share it."""
    found: dict[str, Key | None] = {}
    for frame in body:
        key = key_of(frame.attribution)
        for speaker in frame.attribution.speakers:
            if speaker.entity is None or len(key) != 1 or not speaker.entity.named:
                continue
            name = speaker.entity.name.split()[-1]
            found[name] = key if found.get(name, key) == key else None
    return found


def _is_document(one: Attribution) -> bool:
    """Whether it is what a document says, which has no occasion."""
    entities = [speaker.entity for speaker in one.speakers if speaker.entity is not None]
    return bool(entities) and all(entity.kind == "document" for entity in entities)


def _begin(one: Attribution) -> int:
    return min(span.start for span in (*one.content, *one.source, *one.cue))


def _words(text: str, one: Attribution) -> set[str]:
    words = {word.lower()[:6] for span in one.content for word in TOKEN.findall(span.of(text)[:2000])}
    return words - _EMPTY
