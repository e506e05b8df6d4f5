"""What stands behind a phrase and belongs to it: with whom, on which channel, when, where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from onrecord.analysis.occasions import lexicon, phrases
from onrecord.analysis.occasions.phrases import WORD, Phrase
from onrecord.analysis.speakers import placenames
from onrecord.domain import Date, OccasionKind, Span

# How much a phrase has to say about the kind: what it is called, whom it was said to, at which event.
NOUN: Final = 3
ADDRESSEE: Final = 2
EVENT: Final = 1
NOTHING: Final = 0

_PUBLISHED: Final = re.compile(
    r",? (?:(?:that|which) )?(?:(?:was|were|is|will be) )?(?:to be )?(?:first )?"
    r"(?P<how>published|broadcast|aired|airing|taped|recorded|released|issued|posted|conducted|held|scheduled|printed|"
    r"given|sent|dated|delivered)(?: (?:live|online|late|early))?(?=[ ,.])"
)
#: What is done to people, too: "an interview with a woman released on Sunday".
_DONE_TO_PEOPLE: Final = frozenset("released held posted sent delivered".split())
#: What is held, as people are, and what is of or for those: "the trial of a man held on Sunday".
_HELD_WITH: Final = frozenset(("meeting", "press conference", "parliamentary session", "speech"))
_OF_WHO_IS_HELD: Final = frozenset("trial inquest hearing vigil rally march protest demonstration".split())
#: Behind "to", no one who is spoken to: "at a rally to mark the anniversary".
_TO_DO: Final = re.compile(
    r"(?:mark|honou?r|protest|celebrate|commemorate|remember|mourn|announce|launch|open|close|discuss|raise|call|"
    r"demand|oppose|thank|welcome|kick|promote|defend|urge|explain|unveil|denounce|condemn|outline|push|introduce|"
    r"present|receive|accept|pay|help|draw|show|say|seek|warn|end|stop|save|fight|"
    r"support(?! (?:staff|workers|groups|teams)))\b"
)
#: What a day with an "'s" is the programme's of: "on Tuesday's Newsnight", "on Sunday's show".
_PROGRAMME_OF: Final = re.compile(
    r"['’]s (?:[\"“”‘'`]|(?![^,.;:\n]{0,40}?\b(?:[Rr]uling|[Ff]inal|[Vv]ote|[Bb]udget|[Bb]owl|[Mm]atch|[Gg]ame|"
    r"[Ee]lections?|[Vv]erdict|[Aa]ttacks?|[Ss]ummit|[Dd]erby|[Rr]ace|[Dd]ecision|[Cc]up|[Rr]eferendum)\b)[A-Z]"
    r"|(?:\w+ )?(?:show|programme|program|edition|episode|podcast|broadcast|bulletin|news|interview)\b)"
)
_OWNS: Final = re.compile(r"['’]s\b|(?<=s)['’] (?=[a-z])")
_BOUNDS: Final = re.compile(r"\b(?:until|till|since) $")
_SKIP: Final = re.compile(r"(?:[ ,\u00a0]|[—–]){1,3}")
_ADVERB: Final = re.compile(
    r"(?:early|late|later|again|afterwards?|shortly|live|here|also|alone|backstage|gathered|assembled) "
)
_REGION: Final = re.compile(r", ((?:[A-Z]\.){2}|[A-Z][a-z]+\.(?=,? [a-z(A-Z])|[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?![\w’'])")
#: Where one is without an article: "at county hall", "in court", "on stage".
_BARE_VENUE: Final = re.compile(
    r"(?:(?:county|city|crown|high|district|magistrates['’]?) (?:hall|court)|court|church|stage|hospital|prison)\b"
    r"(?! (?:of|papers|documents|filings?|order|case|ruling))"
)
_SETTLEMENT: Final = re.compile(
    r"(?:[\w-]+ ){0,3}?(?:city|town|village|port|capital|suburb|resort|island|province|region|district) of (?=[A-Z])"
)
_TONGUE: Final = re.compile(rf"in (?:fluent |his native |her native )?(?:{'|'.join(sorted(lexicon.LANGUAGES))})\b")
#: What is a station of trains, and not of a broadcaster's.
_STATION: Final = re.compile(r"\b(?:main|central|railway|train|bus|metro|tube|underground|power|police|fire) station$")
_STATES: Final = frozenset(placenames.STATES.values())
_INSIDE_MARKS: Final = re.compile(r"[,.]((?:''|[\"”’'])$)")


@dataclass(slots=True)
class Piece:
    """What one phrase at ``start:end`` says. ``strength`` is how much its ``kind`` counts; ``block`` tells that the
    words are a document's. ``verb``: it is what a subject did ("gave a speech"), ``speaks``: so that the subject has
    spoken there. ``told``: it is the addressee of a cue. ``apart``: it counts only in a sentence that
    attributes nothing."""

    start: int
    end: int
    kind: OccasionKind = "unknown"
    strength: int = NOTHING
    medium: str | None = None
    party: str | None = None
    place: str | None = None
    event: str | None = None
    date: Date | None = None
    definite: bool = False
    another: bool = False
    several: bool = False
    block: bool = False
    verb: bool = False
    told: bool = False
    speaks: bool = False
    apart: bool = False
    spans: list[Span] = field(default_factory=list)

    @property
    def takes_a_clause(self) -> bool:
        """Whether it ends with whom it is with or of, so that a clause behind it is of that: not "told reporters"."""
        return (self.party is not None and not (self.told and self.strength)) or " of " in (self.event or "")

    @property
    def empty(self) -> bool:
        """Whether it says nothing at all."""
        says = self.medium or self.party or self.place or self.event or self.date
        return not says and self.strength == NOTHING and not self.block


class Tails:
    """A text with its dates and its phrases by nouns, in which tails are read.

    ``text`` has contents masked; ``low`` is the same in small letters, of the same length. ``own`` is the report's
    own outlet.
    """

    def __init__(self, text: str, dates: Iterable[Date], own: str | None) -> None:
        self.text = text
        low = text.lower()
        self.low = low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        self.own = own
        self.dates: dict[int, Date] = {}
        for date in dates:
            self.dates.setdefault(date.span.start, date)
        self._date_ends = {date.span.end: date for date in self.dates.values()}
        self.nouns: dict[int, Piece] = {}

    def _anaphor(self, phrase: Phrase) -> str | None:
        """The report's own outlet for "this newspaper"; None for "the newspaper", which points back."""
        return self.own if self.low.startswith(("this", "our"), phrase.start) else None

    def _on(self, piece: Piece, end: int) -> int | None:
        """A channel or programme behind "on"."""
        if not self.text.startswith(" ", end):
            return None
        phrase = phrases.read(self.text, end + 1, self.dates)
        if phrase is None or phrase.medium is None or phrase.party not in ("outlet", "named"):
            return None
        piece.medium = piece.medium or self._word(phrase.medium)
        if phrase.party == "named" and phrase.person is not None:
            piece.party = piece.party or self._word(phrase.person)
        if piece.strength < ADDRESSEE:
            piece.kind, piece.strength = "interview", ADDRESSEE
        return phrase.end

    # ------------------------------------------------------------------------------------------ what follows
    def _tail(self, piece: Piece, at: int, *, of: bool = False) -> None:
        """What stands behind a phrase and belongs to it, from left to right; moves its end. ``of``: the phrase ends
        with what its event is of."""
        for _ in range(8):
            published = _PUBLISHED.match(self.low, at) if piece.strength else None
            if published is not None and not _is_its_own(piece, published["how"], of=of):
                return
            after = published.end() if published else at
            skip = _SKIP.match(self.text, after)
            if skip is None:
                return
            here = skip.end()
            adverb = _ADVERB.match(self.low, here)
            here = adverb.end() if adverb else here
            spoken = _TONGUE.match(self.text, here)
            if spoken is not None:
                at = spoken.end()
                continue
            date = self.date_at(here)
            if date is not None:
                if piece.date is not None or self._is_of_what_follows(piece, here, date):
                    return
                piece.date = date
                at = date.span.end
            else:
                end = self._adjunct(piece, here)
                if end is None:
                    return
                at = end
            piece.end = max(piece.end, at)

    def owns(self, date: Date) -> bool:
        """Whether something is said to be of a day: "Sunday's shooting"."""
        return _OWNS.match(self.low, date.span.end) is not None

    def _is_of_what_follows(self, piece: Piece, at: int, date: Date) -> bool:
        """Whether the date that a preposition at ``at`` leads to only tells which thing is meant: "on Sunday's fire",
        "over last week's vote", "on the Sunday fire"; not "on Tuesday's Newsnight", "in Tuesday's debate"."""
        if not self.low.startswith(("on ", "over ", "from "), at):
            return False
        if self.owns(date):
            return piece.kind not in ("unknown", "interview") or not _PROGRAMME_OF.match(self.text, date.span.end)
        weekday = self.low.endswith("day", date.span.start, date.span.end)
        if not weekday or not self.low.startswith("the ", max(0, date.span.start - len("the "))):
            return False
        following = WORD.match(self.text, date.span.end + 1) if self.text.startswith(" ", date.span.end) else None
        return following is not None and following.group().islower() and following.group() not in phrases.STOP

    def date_before(self, at: int) -> Date | None:
        """The date that ends right before ``at``, unless it bounds something else ("minister until 2021, told")."""
        date = next((self._date_ends[at - gap] for gap in range(3) if at - gap in self._date_ends), None)
        if date is not None and self.text[date.span.end : at].strip(" ,\u00a0"):
            return None  # the sentence before ends with it, or the line
        bounds = date is not None and _BOUNDS.search(self.low, max(0, date.span.start - 8), date.span.start)
        return None if bounds else date

    def date_at(self, at: int) -> Date | None:
        """The date that starts at ``at``, or behind a preposition there."""
        date = self.dates.get(at)
        if date is None:
            match = WORD.match(self.low, at)
            if match and match.group() in ("on", "in", "at", "late", "early", "from", "last", "this", "back", "over"):
                after = match.end() + 1
                date = self.dates.get(after + 4 if self.low.startswith("the ", after) else after)
        return date

    def _adjunct(self, piece: Piece, at: int) -> int | None:
        """Takes what "with …", "on …" or "in …" at ``at`` says into the piece; its end, None when it says nothing."""
        if at in self.nouns:
            return None  # a phrase of its own: joined by whose words it stands with
        match = WORD.match(self.low, at)
        if match is None or not self.text.startswith(" ", match.end()):
            return None
        prep, after = match.group(), match.end() + 1
        if prep == "on" and (piece.kind != "call" or piece.strength < NOUN):
            return self._on(piece, after - 1) or self._where(piece, prep, after)
        if prep in ("with", "to", "for", "by", "of") and piece.strength and not piece.told:
            return self._party(piece, prep, after)
        if prep in ("in", "at", "near", "outside", "aboard", "from"):
            return self._where(piece, prep, after)
        return None

    def _party(self, piece: Piece, prep: str, at: int) -> int | None:
        phrase = phrases.read(self.text, at, self.dates)
        if phrase is None or phrase.party == "nobody":
            return None
        if phrase.medium is not None and phrase.party in ("outlet", "named"):
            if piece.medium is not None and piece.medium != self._word(phrase.medium):
                return None
            piece.medium = self._word(phrase.medium)
            if phrase.party == "named" and phrase.person is not None and piece.party is None:
                piece.party = self._word(phrase.person)
            elif prep in ("to", "with") and piece.kind != "interview" and piece.party is None:
                piece.party = piece.medium
            return phrase.end
        if piece.party is not None or prep in ("by", "of", "for"):
            return None
        if piece.kind == "interview" and piece.medium is None and self._paper(phrase, prep):
            piece.medium = self.text[phrase.start : phrase.end]
            return phrase.end
        if prep == "to" and (
            piece.kind not in ("speech", "statement", "parliamentary session") or _TO_DO.match(self.text, at)
        ):
            return None
        piece.party = self.text[phrase.start : phrase.end]
        return phrase.end

    def _paper(self, phrase: Phrase, prep: str) -> bool:
        """Whether an interview to or with that name is one of an outlet, though the name shows none: who is called by a
        name with an article is no person, and no office ("an interview with the Meridian Wire")."""
        words = self.text[phrase.start : phrase.end].split()
        if phrase.party != "named" or words[-1].isupper() or lexicon.NO_OUTLETS.intersection(words):
            return False
        if words[0].lower() == "the":
            return len(words) > (1 if prep == "to" else 2) and all(word[0].isupper() for word in words[1:])
        return prep == "to" and len(words) == 1

    def _where(self, piece: Piece, prep: str, at: int) -> int | None:
        """A place by name; an outlet behind "in"."""
        phrase = phrases.read(self.text, at, self.dates)
        bare = _BARE_VENUE.match(self.text, at) if piece.place is None and not piece.apart else None
        if bare is not None and (prep in ("at", "in", "outside", "inside") or bare[0] == "stage"):
            end = self._of_what(bare.end())
            piece.place = self.text[at:end]
            return end
        if phrase is None or (prep == "on" and self._venue(phrase) is None):
            return None
        station = prep not in ("in", "on") and _STATION.search(self.text[phrase.start : phrase.end]) is not None
        if phrase.medium is not None and not station:
            if prep == "in" and piece.kind in ("statement", "interview") and piece.medium is None:
                piece.medium = self._word(phrase.medium)
                return phrase.end
            return None
        if phrase.party == "lawmakers" and prep == "in" and piece.strength < NOUN:
            piece.kind, piece.strength = "parliamentary session", ADDRESSEE if piece.verb else NOUN
            return phrase.end
        venue = None if piece.apart else self._venue(phrase)  # "met Venn at the palace" says of no words where
        if venue is not None and venue.endswith(" stage") and (venue != "the stage" or prep not in ("on", "from")):
            venue = None  # "at this stage", "on the world stage"
        name = self.place(phrase) or venue or (self.text[phrase.start : phrase.end] if station else None)
        if name is None and prep == "aboard" and phrase.party == "named":
            name = self.text[phrase.start : phrase.end]  # "aboard the frigate Halden"
        if name is None or piece.place is not None:
            return None
        end = self._region(phrase.end) if venue is None else self._of_what(phrase.end)
        piece.place = self.text[phrase.start : end]
        return end

    def _of_what(self, end: int) -> int:
        """Where a place without a name ends with what it is of, and the town: "the steps of the hall in Norwick"."""
        for lead in (" of ", " in ", " at "):
            phrase = phrases.read(self.text, end + len(lead), self.dates) if self.low.startswith(lead, end) else None
            named = phrase is not None and (self.place(phrase) is not None or lead == " of ")
            if phrase is not None and named and phrase.party in ("named", "lawmakers", "other"):
                end = self._region(phrase.end)
        return end

    def _venue(self, phrase: Phrase) -> str | None:
        """The phrase's words when they are a place without a name: "the courthouse steps", "her porch"."""
        words = self.text[phrase.start : phrase.end].split()
        first = words[0].lower() in lexicon.DETERMINERS or words[0][:1].isupper()  # "Norwick airport"
        known = len(words) > 1 and first and words[-1] in lexicon.VENUES
        known = known or (len(words) == 2 and words[0].lower() in ("his", "her", "their") and words[1] == "house")
        known = known or (words[0].lower() == "the" and words[1:] in (["witness", "stand"], ["witness", "box"]))
        known = known and words[-2] != "town"  # a town hall is as often what is held
        return self.text[phrase.start : phrase.end] if known and phrase.party == "other" else None

    def place(self, phrase: Phrase) -> str | None:
        """The phrase's words when they are a place by name."""
        words = self.text[phrase.start : phrase.end]
        first = words.split()[0]
        lone = first if first.lower() != "the" else words.partition(" ")[2]
        if (town := _SETTLEMENT.match(lone)) is not None:
            lone = lone[town.end() :]  # "the northern city of Norwick"
        if not lone or not lone[0].isupper() or phrase.party not in ("named", "lawmakers"):
            return None
        bad = lexicon.LANGUAGES | lexicon.MONTHS | lexicon.DAYS
        if first in bad or self.text.startswith(("'s", "’s"), phrase.end) or first.lower() in ("a", "an", "his", "her"):
            return None
        return words

    def _region(self, end: int) -> int:
        """Where a place ends with the state or country behind its comma: "in Norwick, Ohio", "in Selby, N.H."."""
        match = _REGION.match(self.text, end)
        if match is None:
            return end
        word = match.group(1).replace(".", "").replace(" ", "").lower()
        known = word in placenames.STATES or word in _STATES or match.group(1).lower() in placenames.PLACES
        return match.end() if known else end

    def _word(self, span: Span) -> str:
        """A name's words, without the marks around a programme's title and the comma inside them."""
        words = self.text[span.start : span.end]
        words = _INSIDE_MARKS.sub(r"\1", words)
        return words.strip("\"“”‘’'`") if words[0] in "\"“‘'`" and len(words) > 4 else words


def _is_its_own(piece: Piece, how: str, *, of: bool) -> bool:
    """Whether a participle is of what a piece is, not of whom or what that is with, to or of: "a meeting of the council
    held on Monday", "a letter to staff sent on Monday"; not "the trial of a man held on Monday"."""
    if of:
        event, _, whose = (piece.event or "").lower().partition(" of ")
        people = event.rpartition(" ")[2] in _OF_WHO_IS_HELD and not lexicon.CHAMBERS.intersection(whose.split())
        return how == "held" and not people
    if piece.party is None or piece.medium is not None or how not in _DONE_TO_PEOPLE:
        return True
    if how == "held":
        return piece.kind in _HELD_WITH
    return piece.kind in ("statement", "post") or (piece.kind != "meeting" and piece.party[:1].isupper())
