"""The phrases of a text that tell of an occasion: "in an interview with …", "told the Courier", "at a rally in …"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from onrecord.analysis.occasions import clauses, lexicon, phrases
from onrecord.analysis.occasions.phrases import WORD, Phrase
from onrecord.analysis.occasions.tails import ADDRESSEE, EVENT, NOTHING, NOUN, Piece, Tails
from onrecord.domain import OccasionKind, Span

_BACK: Final = 110  # code points before a noun that may belong to its phrase


def _by_letter(words: Iterable[str]) -> str:
    """A pattern of words, the longest first, by their first letter: at the words of a text that begin with another all
    of these need not be tried, and a text is searched in a quarter of the time."""
    under: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        under[word[0]].append(re.escape(word[1:]))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in under.items())


_HEAD: Final = re.compile(rf"\b(?:{_by_letter([*lexicon.NOUNS, 'phone', 'telephone'])})\b")
_VERB: Final = re.compile(
    r"\b(?=[abcfgimpqrstw])"  # the letters that these begin with: most words are passed over by it
    r"(?:(?P<told>told|tells|telling|tell)"
    r"|(?P<spoke>speaking|spoke|speaks|talking|talked|sat down|sitting down)"
    r"(?= (?:to|with|on|at|in|before|from|outside|near)\b)"
    r"|(?P<before>addressing|addressed|addresses|testifying before|testified before|testifying to|appearing before"
    r"|appeared before)"
    r"|(?P<asked>(?:interviewed|asked|pressed|questioned|reached|contacted) by)"
    r"|(?P<on>(?:appearing|appeared|interviewed|asked) on)"
    r"|(?P<at>giving evidence|gave evidence|testifying|testified|appearing|appeared|questioned|grilled|quizzed"
    r"|interviewed)(?= (?:at|in|during)\b)"
    r"|(?P<faced>(?:took|takes|taking|answered|answers|answering|fielded|fields|fielding|faced|faces|facing)"
    r"(?: \w+){0,2} questions (?:from|by|of)"
    r"|(?:met|meets|meeting|faced|faces|facing|briefed|briefs|briefing)(?: with)?"
    r"(?= (?:the )?(?:\w+ )?(?:reporters|journalists|press|media)\b))"
    r"|(?P<met>met|meets)(?= )"
    r"|(?P<wrote>wrote|writing|writes)(?= (?:in|for)\b)"
    r"|(?P<tweet>tweeted|tweets|tweeting|retweeted)"
    r"|(?P<posted>posted|posting))\b"
)
_BE: Final = re.compile(r"\b(?:was|were|is|are|been|being|be|get|got)\s(?:\w+ly\s)?$")
_MODIFIERS: Final = 9
_PART: Final = re.compile(
    r"\b(?:day|night|series|part|start|beginning|end|opening|outset|middle|course|conclusion|close|sidelines?|margins?"
    r"|fringes?|round|string|batch|session|half|hours?|minutes?|number)\s$"
)
_ASIDE: Final = re.compile(r"the (?:sidelines?|margins?|fringes?) of ")
#: "during a visit to the plant": what was said then was said there.
_VISIT: Final = re.compile(
    r"\b(?:during|on|while on|amid) (?:an?|his|her|their|its|the) (?:[\w-]+ ){0,3}?"
    r"(?:visit|trip|tour|stopover|stop|walkabout|inspection) (?:to|of|in|at|through) "
    r"|\b(?:as|while|when) (?:he|she|they) (?:(?:was|were) )?(?:toured|visited|inspected|touring|visiting|inspecting|"
    r"arrived (?:in|at)) "
)
_HELD: Final = re.compile(r"\b(?:conference|briefing|interview|speech|meeting|hearing|session|ceremony|debate)\s$")
_AFTER_NOUN: Final = frozenset(
    """late early last this upon without under between among against along held given sent seen shown made being taken
    written put set broadcast two three four five six one alongside outside inside hosted days hours weeks months years
    minutes moments past down up out off across online live shortly soon well behind atop where ago earlier
    en""".split()
)
_LONE_X: Final = re.compile(r"X(?![\w’'-]| [A-Z\d])")  # the platform, not "X-rays", "X Factor" or "X 2"
_PUTS_OUT: Final = frozenset(
    "released releases releasing issued issues issuing sent wrote published posted put".split()
)
_SPOKE: Final = frozenset("spoke speaks talked sat addressed addresses testified appeared".split())
_TO: Final = re.compile(r" (?:to|before) ")
#: Whose congress is no chamber.
_PARTYS: Final = re.compile(r"['’]s? |\b(?:party|union|world|annual|medical|federation|science|youth|press) $")
_TO_BODY: Final = re.compile(r"(?:[,.;]| (?:on|in|at|that)\b|$)")
_GOES_ON: Final = re.compile(r" (?:were|was|are|is|had|have|could|began|left|arrived)\b")
_HEARERS: Final = frozenset(("press", "audience", "outlet"))
_NO_MODIFIER: Final = frozenset(
    """after before about for following with between since and or than did do does was were is are be been has have had
    will would could should can may might must who which where when how why if but as while because not he she they it
    we i you him them me us said says asked called against despite like without within around behind""".split()
)


class Finder(Tails):
    """All pieces of a text."""

    def find(self) -> list[Piece]:
        """The pieces in text order, each with what its tail adds."""
        verbs: list[Piece] = []
        for match in reversed(list(_HEAD.finditer(self.low))):  # a tail needs to know of the nouns behind it
            piece = self._noun(match.start(), match.end())
            if piece is not None:
                self.nouns.setdefault(piece.start, piece)
        for match in _VERB.finditer(self.low):
            verb = self._verb(match)
            if verb is not None:
                verbs.append(verb)
        visits = [piece for match in _VISIT.finditer(self.low) if (piece := self._visit(match)) is not None]
        return sorted((*self.nouns.values(), *verbs, *visits), key=lambda one: (one.start, one.end))

    def located(self, prep: str, at: int, start: int) -> Piece | None:
        """The place at ``at``, behind a preposition, with the day behind it, as a piece from ``start`` on."""
        piece = Piece(start, at)
        if at in self.nouns or self.low.startswith(("an interview", "a speech", "a statement"), at):
            return None
        end = self._where(piece, prep, at)
        if end is None or piece.place is None:
            return None
        date = self.date_at(end + 1) if self.text[end : end + 1] == " " else None
        if date is not None:
            piece.date, end = date, date.span.end
        piece.end = end
        piece.spans = [Span(start, end)]
        return piece

    def _visit(self, match: re.Match[str]) -> Piece | None:
        """Where a visit was to."""
        piece = Piece(match.start(), match.end())
        end = self._where(piece, "at", match.end())
        if end is None or piece.place is None or match.start() in self.nouns:
            return None
        piece.end = end
        self._tail(piece, end)
        piece.spans = [Span(piece.start, piece.end)]
        return piece

    # ------------------------------------------------------------------------------------------ by a noun
    def _noun(self, start: int, end: int) -> Piece | None:
        word = self.low[start:end]
        kind, role = lexicon.NOUNS.get(word, ("call", "noun"))
        if word == "x" and not (_LONE_X.match(self.text, start) or (self.text[start] == "X" and end + 1 in self.dates)):
            return None
        named = self.text[start].isupper() and word not in lexicon.PLATFORMS
        if named and role != "event" and self.text[start - 1 : start] == " " and word != "op-ed":
            return None
        back = self._back(start, word, kind, role)
        if back is None:
            return None
        at, first, prep = back
        words = self.low[first:start].split()
        if self._modifies(end):
            return None
        if word == "panel" and prep in ("told", "tells", "telling"):
            return None  # who is told
        if word == "congress" and (
            self.text[start].isupper() or prep == "in" or not _PARTYS.search(self.low[first:start])
        ):
            return None  # a chamber
        if word in ("note", "article") and not lexicon.DETERMINERS.intersection(words):
            return None  # "did note"
        if role == "block":
            return Piece(at, end, block=True, spans=[Span(at, end)])
        if (word == "event" and prep == "in") or (word == "statement" and self.low.startswith(" of ", end)):
            return None
        piece = Piece(at, end, kind, NOUN if role == "noun" else EVENT, verb=prep in lexicon.MADE)
        if word in ("phone", "telephone"):
            piece.strength = EVENT  # how, not what: "told the Courier by phone"
        elif word in ("statement", "statements") and {"opening", "closing"}.intersection(words):
            piece.kind, piece.strength = "unknown", NOTHING
        building = word == "town hall" and words == ["the"]  # where something else was held
        if building and (prep in ("in", "inside") or _HELD.search(self.low, max(0, at - 30), at)):
            piece.kind, piece.strength, role = "unknown", NOTHING, "noun"
        piece.told = prep in ("told", "tells", "telling")
        piece.speaks = prep in lexicon.SPEAKS
        if piece.told or (role == "event" and prep in ("addressing", "addressed")):
            piece.strength = NOUN if role == "noun" else ADDRESSEE
        piece.definite = bool(lexicon.DEFINITE.intersection(words[:1])) or "same" in words
        piece.another = bool(lexicon.ANOTHER.intersection(words))
        plural = word.endswith("s") and kind != "post" and word not in lexicon.ONE
        piece.several = plural or bool({"every", "each", "any", "most", "many"}.intersection(words))
        self._modifiers(piece, word, first, start)
        of = ""
        if role == "event":
            if (
                lexicon.CHAMBERS.intersection(words)
                and "white" not in words
                and word in ("hearing", "debate", "debates", "meeting", "session")
            ):
                piece.kind, piece.strength = "parliamentary session", NOUN
            whole = self._of(end)
            of, piece.end, end = self.text[end:whole], whole, whole
            piece.event = self.text[self._article(first, start) : end]
        if not clauses.is_happening(of):  # "a commemoration of the attack in March": of which nothing tells
            self._tail(piece, end, of=bool(of))
        piece.spans = [Span(piece.start, piece.end), *piece.spans]
        return piece

    def _back(self, start: int, word: str, kind: OccasionKind, role: lexicon.Role) -> tuple[int, int, str] | None:
        """Where the phrase with its preposition starts, where without, and the preposition or verb."""
        floor = max(0, start - _BACK)
        words = list(WORD.finditer(self.low, max(floor, self.low.rfind("\n", floor, start) + 1), start))
        right = start
        for count, match in enumerate(reversed(words)):
            gap = self.low[match.end() : right]
            token = match.group()
            if not (gap in (" ", "-", "' ", "’ ", " “", ' "') or (gap == ", " and count)) or count > _MODIFIERS:
                return None
            if gap == ", " and (token in lexicon.DETERMINERS or self.text[match.start()].isupper()):
                return None
            if match.group() == "of" and not _PART.search(self.low[max(0, match.start() - 14) : match.start()]):
                return None
            if token in lexicon.INSIDE or token in lexicon.MADE:
                first = match.end() + 1
                return (
                    (match.start(), first, token)
                    if self._fits(token, match.start(), word, kind, role, first, start)
                    else None
                )
            if token in (
                "after",
                "before",
                "about",
                "for",
                "following",
                "with",
                "between",
                "since",
                "and",
                "or",
                "that",
                "than",
                "beneath",
                "outside",
                "opposite",
                "behind",
            ):
                return None
            right = match.start()
        return None

    def _modifies(self, end: int) -> bool:
        """Whether the noun at ``end`` only stands before another: "an email exchange", "the call-in show"."""
        if self.low.startswith("-", end):
            return True
        match = WORD.match(self.text, end + 1) if self.low.startswith(" ", end) else None
        if match is None or not match.group().islower() or not match.group().isalpha() or end + 1 in self.dates:
            return False
        word = match.group()
        return word not in phrases.STOP and not word.endswith(("ed", "ing", "ly")) and word not in _AFTER_NOUN

    def _fits(
        self, prep: str, at: int, word: str, kind: OccasionKind, role: lexicon.Role, first: int, start: int
    ) -> bool:
        """Whether a noun stands for an occasion behind this preposition."""
        modified = bool(self.low[first:start].strip())
        if prep in lexicon.MADE:
            if prep == "put":
                return kind == "statement" and self.low.startswith("out ", first)
            if kind == "call" and prep not in ("held", "holding", "hosted", "hosting", "told"):
                return False
            if kind == "statement" and prep not in _PUTS_OUT and not word.startswith("statement"):
                return False  # "delivered a message" may be anything
            return modified and role != "block" and kind != "post"
        if word in ("phone", "telephone"):
            return prep in ("by", "via") or (prep == "over" and modified)
        if word in lexicon.ON_ONLY:
            turned = self.low[max(0, at - 8) : at].endswith(("took ", "takes ", "taking ", "turned "))
            return prep in ("on", "via") or (prep == "to" and turned)
        if kind == "post":
            return prep in ("in", "on", "via", "through") and (modified or word.endswith("s") or word == "social media")
        if prep == "on":
            aside = role == "event" and _ASIDE.match(self.low, first) is not None
            return aside or (word in ("conference call", "call", "phone call", "panel") and modified)
        if prep in ("by", "via", "through"):
            return kind in ("statement", "call")
        if prep == "to":
            before = self.low[max(0, at - 12) : at].split()
            return (
                role == "event"
                and modified
                and bool(before)
                and before[-1] in ("speaking", "spoke", "said", "remarks", "address", "speech", "talking", "speaks")
            )
        if prep in ("from", "over", "throughout"):
            return role == "event" and prep == "throughout"
        return modified or word.endswith("s")

    def _modifiers(self, piece: Piece, word: str, first: int, start: int) -> None:
        """What stands before the noun: an outlet's name, a day, whose it is."""
        if word in lexicon.PLATFORMS:
            piece.medium = lexicon.PLATFORMS[word]
        for match in WORD.finditer(self.text, first, start):
            date = self.dates.get(match.start())
            if date is not None and date.span.end <= start:
                piece.date = date
            if not match.group()[0].isupper() or piece.medium is not None or date is not None:
                continue
            phrase = phrases.read(self.text[:start], match.start(), self.dates)
            if phrase is not None and phrase.medium is not None and piece.strength == NOUN:
                piece.medium = self._word(phrase.medium)
            elif (
                piece.kind == "post" and piece.medium is None and match.group() in ("Facebook", "Twitter", "Instagram")
            ):
                piece.medium = match.group()

    def _article(self, first: int, start: int) -> int:
        """Where the event's own name starts: behind the last "of" ("the last day of the summit")."""
        at = self.low.rfind(" of ", first, start)
        return at + 4 if at >= 0 else first

    def _of(self, end: int) -> int:
        if not self.low.startswith(" of ", end):
            return end
        phrase = phrases.read(self.text, end + 4, self.dates)
        if phrase is None or phrase.party == "nobody" or self.low.startswith(" and ", phrase.end):
            return end
        return phrase.end

    # ------------------------------------------------------------------------------------------ by a verb
    def _verb(self, match: re.Match[str]) -> Piece | None:
        group, start, end = str(match.lastgroup), match.start(), match.end()
        if group in ("told", "tweet") and _BE.search(self.low, max(0, start - 20), start):
            return None
        piece = Piece(start, end, verb=True, told=group == "told")
        piece.speaks = self._speaks(group, start, end)
        if group in ("tweet", "posted"):
            piece.kind, piece.strength = "post", NOUN
            piece.medium = "Twitter" if group == "tweet" else None
        elif group in ("told", "before", "asked"):
            if self.nouns.get(start) is not None:  # "told a news conference": the noun has said it
                return None
            end = self._addressee(piece, end, group)
        elif group == "on":
            end = self._on(piece, end) or end
        elif group == "wrote":
            phrase = phrases.read(self.text, end + len(" in "), self.dates)
            if phrase is not None and phrase.party == "outlet" and phrase.medium is not None:
                piece.kind, piece.strength, piece.medium = "statement", NOUN, self._word(phrase.medium)
                end = phrase.end
        elif group == "spoke":
            end = self._spoke(piece, end)
        elif group == "faced":
            end = self._addressee(piece, end, group)
        elif group == "met":
            end = self._met(piece, end)
        elif group == "at":
            self._there(piece, end)
        piece.end = end
        self._tail(piece, end)
        piece.spans = [Span(start, piece.end), *piece.spans]
        return None if piece.empty else piece

    def _spoke(self, piece: Piece, end: int) -> int:
        for word in (" to ", " with ", " before "):
            if self.low.startswith(word, end):
                return self._addressee(piece, end + len(word) - 1, "before" if word == " before " else "to")
        if self.low.startswith(" on ", end):
            return self._on(piece, end + 3) or end
        self._there(piece, end)
        return end

    def _speaks(self, group: str, start: int, end: int) -> bool:
        """Whether the verb makes its subject one who spoke there."""
        word = self.low[start:end].split()[0]
        if word in ("interviewed", "questioned", "grilled", "quizzed"):  # "was interviewed by CBS News"
            return (group == "at" or word == "interviewed") and _BE.search(
                self.low, max(0, start - 20), start
            ) is not None
        if word in ("reached", "contacted"):
            return True
        if group in ("faced", "met"):
            return not word.endswith("ing")
        return group in ("spoke", "before", "at", "on") and word in _SPOKE

    def _there(self, piece: Piece, end: int) -> None:
        """Hands on to the event behind a verb that its subject spoke: "spoke at the Dalby summit"."""
        event = self.nouns.get(end + 1)
        if event is not None and piece.speaks:
            event.speaks = True

    def _met(self, piece: Piece, end: int) -> int:
        """Where and when somebody was met: "met (with) Chancellor Brandt in Norwick". What is said of it then is of
        that place and day, and not said to whom was met."""
        piece.apart = True
        at = end + len(" with " if self.low.startswith(" with ", end) else " ")
        phrase = phrases.read(self.text, at, self.dates) if self.text[at : at + 1].isupper() else None
        return phrase.end if phrase is not None and phrase.party == "named" else end

    def _addressee(self, piece: Piece, at: int, group: str) -> int:
        """Whom it was said to, from ``at`` on; where that ends."""
        at += 1
        if self.text[at - 1 : at] != " ":
            return at - 1
        phrase = phrases.read(self.text, at, self.dates)
        if phrase is None:
            return at - 1
        if phrase.party == "nobody":
            return phrase.end
        piece.strength = ADDRESSEE
        whole = self.text[phrase.start : phrase.end]
        if phrase.party == "outlet":
            piece.kind = "interview"
            piece.medium = self._word(phrase.medium) if phrase.medium else self._anaphor(phrase)
            piece.party = whole
            if group == "asked" and self.low.startswith("interviewed", piece.start):
                piece.party = None
        elif phrase.party == "named" and phrase.medium is not None and phrase.person is not None:
            piece.kind, piece.medium, piece.party = "interview", self._word(phrase.medium), self._word(phrase.person)
        else:
            piece.party = whole
            if phrase.party == "audience" or (group == "before" and phrase.party == "named"):
                piece.kind = "speech"
            elif phrase.party == "lawmakers":
                piece.kind = "parliamentary session"
            elif phrase.party in ("named", "other"):
                piece.strength = NOTHING
            if group == "before" and (phrase.party == "other" or not self._is_body(phrase)):
                piece.party, piece.kind, piece.strength = None, "unknown", NOTHING  # "addressed concerns"
        return phrase.end

    def _is_body(self, phrase: Phrase) -> bool:
        """Whether somebody can be addressed: not "the Eastmere attack", nor what a headline's capitals make of it."""
        if phrase.party != "named":
            return True
        words = self.text[phrase.start : phrase.end].split()
        return words[0].lower() == "the" or bool(lexicon.BODIES.intersection(words))

    # ------------------------------------------------------------------------------------------ behind a cue
    def behind(self, at: int, within: int) -> Piece | None:
        """What stands directly behind a cue that ends at ``at``: whom it was said to, a day, a place, a channel."""
        piece = Piece(at, at)
        end = self._said_to(piece, at)
        piece.end = end
        self._tail(piece, end)
        if piece.empty or piece.start >= within:
            return None
        piece.spans = [Span(at + 1, piece.end)] if piece.end > at + 1 else []
        return piece

    def _said_to(self, piece: Piece, at: int) -> int:
        """Whom a cue goes on to name, if the press, a crowd or an outlet: "said to reporters", "confirmed before the
        press", "assured journalists"; where that ends."""
        to = _TO.match(self.low, at)
        word = self.low[max(0, at - 12) : at].split()[-1:]
        if to is None and not lexicon.SAID_TO.intersection(word):
            return at
        start = to.end() if to else at + 1
        phrase = phrases.read(self.text, start, self.dates)
        if phrase is None:
            return at
        body = to is not None and phrase.party == "lawmakers" and _TO_BODY.match(self.low, phrase.end)
        if not (phrase.party in _HEARERS or phrase.medium is not None or body):
            return at
        if to is not None and _GOES_ON.match(self.low, phrase.end):
            return at  # "before reporters were let in"
        return self._addressee(piece, start - 1, "to")
