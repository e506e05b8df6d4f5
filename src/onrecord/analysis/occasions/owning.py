"""Whose words a phrase is about: each attribution with what its own sentence says of its occasion."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from onrecord.analysis.drafts import covers, merged
from onrecord.analysis.occasions.pieces import Finder
from onrecord.analysis.occasions.tails import ADDRESSEE, EVENT, NOTHING, NOUN, Piece
from onrecord.analysis.occasions.whereabouts import Whereabouts
from onrecord.analysis.sentences import breaks
from onrecord.domain import Attribution, Date, OccasionKind, Span, Spans

MASK: Final = "\x00"
_RELATIVE: Final = re.compile(r"\b(?:who|which|whose|where|when|whom|while|after|before|since|because|until)\b")
_ASKED: Final = re.compile(
    r"[\"“]?(?:when |if )?(?:asked|pressed|questioned|responding|speaking|talking|writing|replying)\b"
)
_FOLLOWS: Final = re.compile(r"(?:\band|\bbut|\bwhile|\bwhereas|;)\s*,?\s*$")
_BARE: Final = re.compile(r"(?:\s|,|—|–|\b(?:who|that|also|then|in|on|at|late|early|back|had|has)\b)*")
_REMARKS: Final = re.compile(
    r"\b(?:(?:comments?|remarks?|statements?|words|warning|criticism) (?:came|comes?|were made|was made|were delivered)"
    r"|made (?:the|his|her|these|those|that) (?:comments?|remarks?|statements?|announcement))(?: \w+){0,2}\s$"
)
#: "She was speaking at a news conference": of what stands before.
_SPEAKING: Final = re.compile(r"(?:speaking|talking|addressing)\b")
_WAS_SPEAKING: Final = re.compile(r"\b(?:was|were|had been) (?:speaking|talking|addressing)(?: \w+ly)? ?$")
_CLAUSE: Final = re.compile(r"\b(?:who|which|whose|whom|where|that)\b[^,;]*$")
_BEFORE_A_PHRASE: Final = frozenset(
    "and but while then also later speaking spoke speaks talking took turned appearing testifying writing".split()
)
_SOMEWHERE: Final = re.compile(r",? (?:at|during|outside|inside|aboard) (?:(?:the|an?|his|her|their|its)\b|[A-Z])")
_AN_EVENT: Final = re.compile(
    r",? (?:at|during|outside|inside|aboard) (?:the|an?|his|her|their|its) (?:[a-z’'-]+ ){1,5}"
    r"(?:(?:late |early )?on |last )?"
)
#: What has a day of its own: "at the funeral of a man shot on Tuesday".
_HAPPENED: Final = re.compile(
    r"\b(?:\w+ed|\w+ing(?<!meeting)(?<!opening)(?<!gathering)(?<!briefing)(?<!hearing)(?<!wedding)(?<!unveiling)|"
    r"who|which|that|whose|where|when|after|before|since|shot|hit|found|held|struck|born|hurt|lost|left|stolen|set|"
    r"due|begun|sunk|cut|won|made|taken|given|gone|was|were|is|are|had|has)\b"
)
_INSIDE_CUE: Final = re.compile(r" (?=(?:on|in|at|during|from) )")
_LEADING: Final = re.compile(r"[\s\"”’')\].]{0,40}")
_HANDLE: Final = re.compile(r"^@|\(@[\w.]+\)$")  # whose words they are is told by the name of an account
_SUBJECT: Final = re.compile(r",?(?: [A-Z][\w.’'-]{0,40}){1,5}")
_NEAR: Final = 60
_PIECES_MOST: Final = 12  # phrases of one attribution, or of one anchor; bounds the work on hostile text
_SENTENCE_MOST: Final = 600  # code points of a sentence that are looked at on either side of a phrase


@dataclass(slots=True)
class Told:
    """What an attribution's own words say of its occasion, put together from its pieces."""

    kind: OccasionKind = "unknown"
    medium: str | None = None
    party: str | None = None
    place: str | None = None
    event: str | None = None
    date: Date | None = None
    definite: bool = False
    another: bool = False
    several: bool = False  # "in interviews": no one occasion that others could share
    spans: Spans = ()

    @property
    def bare(self) -> bool:
        """Whether it says neither the kind nor the event nor the medium."""
        return self.kind == "unknown" and self.event is None and self.medium is None

    @property
    def empty(self) -> bool:
        """Whether it says nothing at all."""
        return self.bare and self.party is None and self.place is None and self.date is None


@dataclass(slots=True)
class Frame:
    """An attribution at its place: ``key`` is where its cue or source starts, None when it has neither."""

    index: int
    attribution: Attribution
    key: int | None
    sentence: int = 0
    told: Told | None = None
    blocked: bool = False
    opening: Date | None = None  # the day with which its sentence opens, where that is not its own
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Anchor:
    """An occasion told of in a sentence that attributes nothing, at ``at``; ``remarks``: it is where what stands before
    was said; ``subject`` are the words before its verb."""

    at: int
    told: Told
    remarks: bool
    subject: str


class Owning:
    """The frames of the attributions of one level, and the anchors between them."""

    def __init__(
        self,
        text: str,
        masked: str,
        attributions: Sequence[tuple[int, Attribution]],
        dates: Sequence[Date],
        own: str | None,
    ) -> None:
        self.text = text
        self.masked = masked
        self.finder = Finder(masked, dates, own)
        self._whereabouts = Whereabouts(self.finder, text, masked)
        self.pieces = self.finder.find()
        contents = merged(tuple(span for _, one in attributions for span in one.content))
        self.ends = [at for at in breaks(text) if not covers(contents, Span(at, min(len(text), at + 4))) >= 4]
        self.frames = [_frame(index, one) for index, one in attributions]
        self._by_sentence: dict[int, list[Frame]] = defaultdict(list)
        for frame in self.frames:
            if frame.key is not None:
                frame.sentence = bisect_right(self.ends, frame.key - 1)
                self._by_sentence[frame.sentence].append(frame)
        self._keys: dict[int, list[int]] = {}
        for sentence, frames in self._by_sentence.items():
            frames.sort(key=lambda frame: frame.key or 0)
            self._keys[sentence] = [frame.key or 0 for frame in frames]
        self._dated_by: dict[int, list[Date]] = defaultdict(list)
        for date in sorted(self.finder.dates.values(), key=_start):
            self._dated_by[bisect_right(self.ends, date.span.start - 1)].append(date)
        self.anchors: list[Anchor] = []
        self._share_out()
        for frame in self.frames:
            self._settle(frame)

    def start_of(self, sentence: int) -> int:
        """Where a sentence starts, without its white space and marks."""
        match = _LEADING.match(self.text, self.ends[sentence - 1] + 1 if sentence else 0)
        return match.end() if match else 0

    # ------------------------------------------------------------------------------------------ whose piece
    def _share_out(self) -> None:
        for piece in self.pieces:
            sentence = bisect_right(self.ends, piece.start - 1)
            frames = self._by_sentence.get(sentence)
            if frames is None:
                self._anchor(piece, sentence)
                continue
            if piece.apart:
                continue
            frame = self._owner(piece, frames, sentence)
            if frame is not None and len(frame.pieces) < _PIECES_MOST:
                frame.pieces.append(piece)

    def _owner(self, piece: Piece, frames: list[Frame], sentence: int) -> Frame | None:
        at = bisect_right(self._keys[sentence], piece.start)
        before, after = frames[at - 1] if at else None, frames[at] if at < len(frames) else None
        for frame in frames[max(0, at - 2) : at]:
            if _touches(frame.attribution.cue, piece):
                return frame
        if piece.told or (piece.kind == "post" and piece.verb):
            return None
        start = max(self.start_of(sentence), piece.start - _SENTENCE_MOST)
        ahead = self.masked[start : piece.start]
        if after is not None and (before is None or _FOLLOWS.search(ahead[-_NEAR:]) or self._leads(piece, after)):
            joined = any(0 <= piece.start - one.end <= 1 for one in after.pieces)
            return after if joined or self._in_front(piece, ahead, before) else None
        if before is not None and self._behind(piece, before, start):
            return before
        return None

    def _leads(self, piece: Piece, frame: Frame) -> bool:
        """Whether the piece stands directly before the attribution's source, and not behind other words."""
        source = frame.attribution.source
        start = source[0].start if source else frame.key or 0
        gap = self.masked[piece.end : start] if start >= piece.end else "?"
        front = self.masked[max(0, piece.start - 2) : piece.start].strip()
        return len(gap) <= 3 and not gap.strip(" ,") and front in (";", ".", ":")

    def _in_front(self, piece: Piece, ahead: str, before: Frame | None) -> bool:
        """Whether a piece before a cue is about its words: it opens the sentence, or stands apart between commas."""
        if piece.verb and piece.strength == NOUN and not any(span.end <= piece.start for span in self._sources(piece)):
            return False  # "Venn issued a statement after Kerr said"
        if before is not None:
            ahead = ahead[max(0, (before.key or 0) - (piece.start - len(ahead))) :]
        low = ahead.lower()
        speaking = piece.verb and piece.strength != NOUN
        relative = next(iter(reversed(list(_RELATIVE.finditer(low)))), None)
        if relative is not None and low[relative.end() :].strip(" ,"):
            return False
        if relative is not None:
            return speaking and relative.group() in ("who", "while")
        plain = low.rstrip()
        if not plain or speaking or plain[-1] in ',;:—–-."”)' + MASK:
            return True
        if plain.rsplit(None, 1)[-1] in _BEFORE_A_PHRASE:
            return True
        if piece.strength == NOUN and _ASKED.match(low):
            return True
        if any(span.end >= piece.start - 1 and span.start < piece.start for span in self._sources(piece)):
            return True
        return self._dated(piece.start)

    def _sources(self, piece: Piece) -> Spans:
        """The sources of the attributions on either side of a piece."""
        sentence = bisect_right(self.ends, piece.start - 1)
        at = bisect_right(self._keys[sentence], piece.start)
        return tuple(
            s for frame in self._by_sentence[sentence][max(0, at - 2) : at + 2] for s in frame.attribution.source
        )

    def _dated(self, at: int) -> bool:
        """Whether a date ends just before ``at``."""
        return self.finder.date_before(at) is not None

    def _behind(self, piece: Piece, frame: Frame, start: int) -> bool:
        """Whether a piece behind a cue is about its words, not about something in them."""
        cue = frame.attribution.cue
        after = max((span.end for span in cue if span.end <= piece.start), default=frame.key or 0)
        between = self.masked[max(after, start) : piece.start]
        front = between.rstrip()
        apart = not front or front[-1] in ",—–-:;\"”’'" + MASK
        low = between.lower()
        relative = next(iter(reversed(list(_RELATIVE.finditer(low)))), None)
        if relative is not None and not (apart and "," in low[relative.end() :]):
            return False
        if piece.verb and piece.strength == NOUN:
            return False
        if piece.verb and not apart:
            return False
        if apart or piece.strength == NOUN:
            return True
        if any(0 <= piece.start - span.end <= 2 for span in frame.attribution.source):
            return True
        return self._dated(piece.start) or any(
            one is not piece and 0 <= piece.start - one.end <= 2 for one in frame.pieces
        )

    # ------------------------------------------------------------------------------------------ nobody's piece
    def _anchor(self, piece: Piece, sentence: int) -> None:
        if piece.block:
            return
        start = max(self.start_of(sentence), piece.start - _SENTENCE_MOST)
        ahead = self.masked[start : piece.start]
        remarks = bool(_REMARKS.search(ahead[-_NEAR:].lower()))
        verb = _SPEAKING.match(self.finder.low, piece.start)
        remarks = remarks or _WAS_SPEAKING.search(ahead[-_NEAR:].lower() + (verb[0] if verb else "")) is not None
        if (
            self.anchors
            and len(self.anchors[-1].told.spans) < _PIECES_MOST
            and 0 <= piece.start - self.anchors[-1].told.spans[-1].end <= 2
            and not remarks
        ):
            told = self.anchors[-1].told
            self.anchors[-1].told = _together([_as_piece(told), piece])
            return
        if not remarks and not piece.speaks:
            return
        if not remarks and piece.strength == NOTHING and not (piece.medium or piece.place):
            piece.kind = "unknown"
        told = _together([piece])
        date = self._ahead(piece, start) if told.date is None and not remarks else None
        if date is not None:
            told.date, told.spans = date, merged((date.span, *told.spans))
        if not told.empty:
            subject = ahead[-_NEAR:]
            if ahead.strip().lower() in ("", "when"):  # "When reached by the Courier, Kerr had little to say"
                behind = _SUBJECT.match(self.masked, piece.end)
                subject = behind.group() if behind else subject
            self.anchors.append(Anchor(piece.start, told, remarks, subject))

    def _ahead(self, piece: Piece, start: int) -> Date | None:
        """The day right before a piece of a sentence that attributes nothing, or the one with which it opens."""
        date = self.finder.date_before(piece.start)
        return date or next((one for n in range(7) if (one := self.finder.dates.get(start + n))), None)

    # ------------------------------------------------------------------------------------------ put together
    def _settle(self, frame: Frame) -> None:
        pieces = sorted(frame.pieces, key=lambda one: one.start)
        pieces += self._beside(frame, pieces)
        handle = self._handle(frame.attribution)
        if handle is not None:
            pieces.append(handle)
        if not any(one.place for one in pieces):
            pieces += self._whereabouts.of(frame.attribution, self.start_of(frame.sentence), pieces)
        says = [one for one in pieces if not one.block]
        if frame.key is not None and not any(one.date for one in says):
            start = self.start_of(frame.sentence)
            dates = [
                date for date in self._dates_of(frame) if date.span.start - start <= 6 and date.span.end < frame.key
            ]
            frame.opening = dates[0] if dates else None
        frame.blocked = len(says) < len(pieces) or (not says and self._somewhere(frame))
        nouns = [one for one in says if one.strength == NOUN]
        for left, right in pairwise(nouns):
            if left.kind != right.kind and self.masked[left.end : right.start].strip(" ,") in ("and", "or"):
                frame.blocked = True  # "in a speech and in an interview": which of them is not told
                return
        if not says or (frame.blocked and all(one.strength == NOTHING for one in says)):
            return
        frame.told = _together(says)

    def _somewhere(self, frame: Frame) -> bool:
        """Whether the cue goes on with a place or event that no rule knows: "said at the unveiling of the gate"."""
        one = frame.attribution
        ends = [span.end for span in (*one.cue[-1:], *one.source[-1:])]
        return bool(one.cue) and any(_SOMEWHERE.match(self.masked, end) for end in ends)

    def _beside(self, frame: Frame, pieces: list[Piece]) -> list[Piece]:
        """Days and places that stand right beside the cue, or open the sentence."""
        if frame.key is None or any(one.date for one in pieces):
            return []
        one = frame.attribution
        found: list[Piece] = []
        limit = min((span.start for span in one.content if span.start > frame.key), default=len(self.text))
        ends = [span.end for span in one.cue]
        ends += [match.start() for span in one.cue for match in _INSIDE_CUE.finditer(self.masked, span.start, span.end)]
        ends += [span.end for span in one.source if one.cue and 0 <= span.start - one.cue[-1].end <= 2]
        taken = {piece.start for piece in pieces}
        for end in ends:
            behind = self.finder.behind(end, limit)
            if behind is not None and behind.spans and not any(end <= start < behind.end for start in taken):
                found.append(behind)
        if any(piece.date for piece in found):
            return found
        for piece in pieces:  # "on Sunday at a forum"
            date = self.finder.date_before(piece.start)
            if date is not None and not self._of_a_clause(frame, date.span):
                return [*found, Piece(date.span.start, date.span.end, date=date, spans=[date.span])]
        for date in self._dates_of(frame):
            span = date.span
            inside = any(cue.start <= span.start < cue.end for cue in one.cue)
            if inside or self._before_cue(frame, span) or self._opens(frame, span, pieces):
                found.append(Piece(span.start, span.end, date=date, spans=[span]))
                break
        else:
            day = self._at_something(frame, ends, limit)
            if day is not None:
                found.append(Piece(day.span.start, day.span.end, date=day, spans=[day.span]))
        return found

    def _at_something(self, frame: Frame, ends: Sequence[int], limit: int) -> Date | None:
        """The day behind a cue and an event that has no name: "said at the opening on Tuesday"."""
        dates = self._dated_by.get(frame.sentence, [])
        for end in ends:
            first = bisect_right(dates, end, key=_start)
            if first == len(dates) or dates[first].span.start > min(limit, end + _NEAR):
                continue
            between = _AN_EVENT.fullmatch(self.masked, end, dates[first].span.start)
            if between is not None and _HAPPENED.search(between[0]) is None:
                return dates[first]
        return None

    def _of_a_clause(self, frame: Frame, date: Span) -> bool:
        """Whether a day closes a relative clause of who spoke: "Kerr, who left last autumn, told the hearing"."""
        if not self.masked.startswith(",", date.end):
            return False
        start = max(self.start_of(frame.sentence), date.start - _NEAR * 2)
        return _CLAUSE.search(self.masked[start : date.start]) is not None

    def _dates_of(self, frame: Frame) -> list[Date]:
        """The dates with which a frame's sentence opens, and those beside its cue."""
        dates = self._dated_by.get(frame.sentence, [])
        key = frame.key or 0
        first = bisect_right(dates, key - _NEAR, key=_start)
        end = max((span.end for span in frame.attribution.cue), default=key)
        return [*dates[: min(2, first)], *dates[first : bisect_right(dates, end, key=_start)][:_PIECES_MOST]]

    def _before_cue(self, frame: Frame, span: Span) -> bool:
        """ "Kerr on Monday said", "who in 2019 said": directly before the cue, and directly behind who says it."""
        one = frame.attribution
        if not one.cue or not 0 <= one.cue[0].start - span.end <= 1:
            return False
        starts = [source.end for source in one.source if source.end <= span.start]
        if starts:
            return _BARE.fullmatch(self.masked[max(starts) : span.start][:40].lower()) is not None
        around = [source for source in one.source if source.start < span.start < source.end]
        if not around:
            return False
        words = self.masked[around[0].start : span.start].rstrip().lower()
        return words.endswith((",", "who", "that")) or words.count(" ") == 0

    def _opens(self, frame: Frame, span: Span, pieces: list[Piece]) -> bool:
        """ "On Monday, Kerr said"; "On Monday at a rally in Westland, Kerr said"."""
        front = self.masked[self.start_of(frame.sentence) : span.start]
        if len(front) > 14 or front.strip(' "“,').lower() not in (
            "",
            "and",
            "but",
            "on",
            "in",
            "late",
            "early",
            "then",
            "earlier",
        ):
            return False
        one = frame.attribution
        ahead = [source.start for source in one.source] + [piece.start for piece in pieces] + [frame.key or 0]
        return any(0 <= at - span.end <= 2 for at in ahead)

    def _handle(self, one: Attribution) -> Piece | None:
        if not one.source or not _HANDLE.search(one.source[0].of(self.text)[:_SENTENCE_MOST]):
            return None
        return Piece(one.source[0].start, one.source[0].end, "post", ADDRESSEE, spans=[one.source[0]])


def _start(date: Date) -> int:
    return date.span.start


def _frame(index: int, one: Attribution) -> Frame:
    spans = one.cue or one.source
    return Frame(index, one, spans[0].start if spans else None)


def _touches(spans: Spans, piece: Piece) -> bool:
    return any(span.start <= piece.start < span.end for span in spans)


def _together(pieces: list[Piece]) -> Told:
    """One account of all pieces: the kind of the strongest, each field from the first that has it."""
    strongest = max(pieces, key=lambda one: one.strength)
    told = Told(strongest.kind if strongest.strength else "unknown")
    for piece in sorted(pieces, key=lambda one: (not one.told, one.start)):
        told.medium = told.medium or piece.medium
        told.party = told.party or piece.party
        told.place = told.place or piece.place
        told.event = told.event or piece.event
        told.date = told.date or piece.date
        told.definite = told.definite or (piece.definite and piece.strength == strongest.strength)
        told.another = told.another or piece.another
        told.several = told.several or piece.several
    if strongest.strength == EVENT and told.party and any(one.told and one.strength == NOTHING for one in pieces):
        told.kind = strongest.kind
    told.spans = merged(tuple(span for piece in pieces for span in piece.spans))
    return told


def _as_piece(told: Told) -> Piece:
    strength = NOUN if told.kind != "unknown" else NOTHING
    piece = Piece(told.spans[0].start, told.spans[-1].end, told.kind, strength, told.medium, told.party, told.place)
    piece.event, piece.date, piece.definite, piece.another = told.event, told.date, told.definite, told.another
    piece.spans = list(told.spans)
    return piece
