"""The bodies that one report speaks of: those it names, and those it names by a person to whom they belong."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from onrecord.analysis.speakers import lexicon, names, placenames
from onrecord.analysis.speakers.bodykinds import may_be, media_noun, medium
from onrecord.analysis.speakers.chains import Chain, Chains, display
from onrecord.analysis.speakers.patterns import OF_PERSON, UPPER
from onrecord.analysis.speakers.scan import NameMention, Scan

# What a country, a state or a town has that speaks.
OF_PLACE: Final = (
    "government|administration|parliament|legislature|senate|assembly|congress|ministry|army|navy|military|police"
    "|embassy|consulate|delegation|cabinet|presidency|regime|council|supreme court|mission"
    "|city council|house of representatives"
)
_HAS_PLACE = re.compile(rf"(?:['’]s?)?\s({OF_PLACE})\b(?![\w'’-])")
_HAS = re.compile(rf"(?:['’]s?)?(?:\s(?!of\b|for\b|and\b|in\b)[a-z][\w-]*){{0,2}}?\s({OF_PERSON})\b(?![\w'’-])")
# "the editors of The Lantern": an article with a capital inside a sentence belongs to a name.
_TITLED = re.compile(rf"(?<=[a-z] )The ([{UPPER}][a-z]+)(?=[ ,.;:]| [a-z])(?! [{UPPER}])")
MOST_TITLED: Final = 40
# "the Orlo campaign" of an Orlo whom the report names nowhere else.
_BARE = re.compile(
    rf"[Tt]he ((?:[{UPPER}][\w’'-]+ ){{1,2}})((?:[a-z]+ )?(?:campaign|camp|administration|presidency))(?![\w'’-])"
)
_THE = re.compile(rf"\bThe ([{UPPER}][a-z]+)(?![\w'’-])(?! [{UPPER}])")


# Letters that the name of an outlet has at least for its reports to be known by it.
_SHORTEST: Final = 4
_DATELINE: Final = re.compile(r"\)\s[-–—]{1,2}\s")
_INDEX: Final = re.compile(r"(?:['’]s?)?\s\d{2,4}(?:-stock|\sindex|\s[a-z])")
_NOT_PERSONAL: Final = frozenset(
    """senate house white state governor gubernatorial presidential national congressional republican democratic gop
    federal local school college city university summer training border social security general army military
    leave remain yes no stronger vote""".split()
)


# One and the same of a candidate.
_RUNS: Final = ("campaign", "camp", "team")


class Bodies:
    """The bodies of one report by where it names them; built once, in one pass over its names."""

    def __init__(self, scan: Scan, chains: Chains, outlet: str = "") -> None:
        self.scan = scan
        self._outlet = names.normal(outlet).replace(" ", "")
        self.chains = chains
        self.made: dict[str, Chain] = {}
        self.titled: dict[str, Chain] = {}
        self._owned: dict[str, list[tuple[int, Chain]]] = {}
        self._named: list[tuple[int, Chain]] = []
        self._by_word: dict[str, list[Chain]] = {}
        for mention in scan.names:
            link = chains.links.get(mention.start)
            chain = link.chain if link else None
            if chain is not None and chain.kind == "organisation" and not self._aside(mention):
                self._named.append((mention.start, chain))
            owner = chain if chain is not None and chain.kind == "person" else None
            has = _HAS.match(scan.text, mention.end, mention.end + 60) if owner else None
            if owner is not None and has:
                self.own(owner, has.group(1).lower(), mention.start)
            elif owner is None and (mention.kind == "place" or mention.text.lower() in placenames.DEMONYMS):
                seat = _HAS_PLACE.match(scan.text, mention.end, mention.end + 60)
                if seat:
                    self.seat(mention.text, seat.group(1), mention.start)
            elif owner is None and mention.kind is None and mention.before == "the":
                bare = _BARE.match(scan.text, mention.start - 4, mention.end + 60)
                body = self.bare(bare.group()) if bare and not mention.headline else None
                if body is not None and bare is not None:
                    self._owned.setdefault(bare.group(2).split(" ")[-1], []).append((mention.start, body))
                    self._bare_seen(body, mention.start)
        self._titled()
        for chain in dict.fromkeys(chain for _, chain in self._named):
            for word in set(names.normal(chain.text).split(" ")):
                self._by_word.setdefault(word, []).append(chain)

    def _aside(self, mention: NameMention) -> bool:
        """Whether a name is no part of what is told: a picture’s credit ("Orlo/Lantern Wire"), the agency in a dateline
        ("EASTMERE (Lantern Wire) -"), or the name of an index ("the Orlo & Venn 500")."""
        text = self.scan.text
        before, after = text[max(0, mention.start - 1) : mention.start], text[mention.end : mention.end + 1]
        if before == "/" or (after == "/" and text[mention.end + 1 : mention.end + 2].isupper()):
            return True
        if before == "(" and after == ")" and medium(mention.text):
            return _DATELINE.match(text, mention.end, mention.end + 6) is not None
        return _INDEX.match(text, mention.end, mention.end + 12) is not None

    def _titled(self) -> None:
        """Take in bodies whose names are an article and a common noun: the text has "The Lantern" inside a sentence."""
        inner = {
            m.group(1)
            for m in _TITLED.finditer(self.scan.text)
            if not self.scan.in_headline(m.start()) and not self.scan.in_quote(m.start())
        }
        # "The President" may be a careless "the president": then it is no name.
        inner = {name for name in sorted(inner)[:MOST_TITLED] if not self._common(name)}
        for match in _THE.finditer(self.scan.text) if inner else ():
            name = match.group(1)
            taken = any(m.kind for m in self.scan.between(match.start(1), match.end()))
            if name not in inner or taken or self.scan.in_headline(match.start()):
                continue
            text = f"The {name}"
            chain = self.titled.setdefault(text, Chain("organisation", text, firm=True, first=match.start()))
            self._named.append((match.start(), chain))
        self._named.sort(key=lambda place: place[0])

    def _common(self, word: str) -> bool:
        """Whether the report also has "the president", or "The …" is a place ("The Hague")."""
        wording = f"the {word.lower()}"
        return wording in placenames.PLACES or wording in self.scan.text

    def own(self, owner: Chain, noun: str, at: int) -> Chain:
        """The body of that kind that is a person's; ``at`` is where the text speaks of it."""
        body = self.make(f"{display(owner)} {noun}", at)
        places = self._owned.setdefault(noun, [])
        places.append((at, body))
        if len(places) > 1 and places[-2][0] > at:
            places.sort(key=lambda place: place[0])
        return body

    def bare(self, wording: str) -> Chain | None:
        """The body of "the Orlo campaign" by the name that it has there; None where that is no person’s."""
        found = _BARE.fullmatch(wording)
        words = found.group(1).split() if found else []
        lowers = [word.lower() for word in words]
        out = placenames.DEMONYMS.keys() | lexicon.NOT_NAMES | lexicon.PEOPLE | lexicon.OPENERS | placenames.PLACES
        unfit = any(one in out or one in _NOT_PERSONAL for one in (*lowers, " ".join(lowers)))
        if found is None or unfit or any(word.isupper() for word in words):
            return None
        owners = [one for one in self.chains.family(words[-1]) if len(words) == 1]
        text = display(owners[0]) if len(owners) == 1 else " ".join(words)
        return self.make(f"{text} {found.group(2).split(' ')[-1]}", 1 << 30)

    @staticmethod
    def _bare_seen(body: Chain, at: int) -> None:
        body.first = min(body.first, at)

    def owned_at(self, start: int, end: int) -> tuple[int, Chain] | None:
        """The first body by whose it is of which a stretch speaks, and where."""
        found: list[tuple[int, Chain]] = []
        for places in self._owned.values():  # a handful of nouns
            index = bisect_left(places, start, key=lambda place: place[0])
            found += [one for one in places[index : index + 1] if one[0] < end]
        return min(found, key=lambda one: one[0], default=None)

    def rivals(self, owner: Chain, noun: str, at: int) -> list[Chain]:
        """The bodies of that kind which the text gave to others before, where it gave none to this person yet."""
        known = dict.fromkeys(body for _, body in self._before(self._owned.get(noun, []), at))
        same = _RUNS if noun in _RUNS else (noun,)  # her team is her campaign
        own = {names.normal(f"{display(owner)} {one}") for one in same}
        spoken_of = (body for one in same for _, body in self._before(self._owned.get(one, []), at))
        return [] if any(names.normal(body.text) in own for body in spoken_of) else list(known)

    def seat(self, place: str, noun: str, at: int) -> Chain:
        """The body of that kind that a place has ("Eastmere government"); ``place`` as the text writes it."""
        body = self.make(f"{place} {noun}", at)
        self._owned.setdefault(noun.rsplit(" ", maxsplit=1)[-1], []).append((at, body))
        return body

    def make(self, name: str, at: int) -> Chain:
        """The body of that name, made where the report has none."""
        known = self.chains.other(name)
        if known is None or known.kind != "organisation":
            known = self.made.setdefault(names.normal(name), Chain("organisation", name, firm=True, first=at))
        return known

    def called(self, words: Iterable[str]) -> list[Chain]:
        """The organisations whose names hold all of these words, in the order of the report."""
        lists = [self._by_word.get(word, []) for word in words]
        if not lists or not all(lists):
            return []
        least = min(lists, key=len)
        return [chain for chain in least[:40] if all(chain in others[:400] for others in lists)]

    def of_kind(self, noun: str, at: int) -> list[tuple[int, Chain]]:
        """The bodies that a noun may call again, with where the report last names each before ``at``, nearest first."""
        found: dict[int, tuple[int, Chain]] = {}
        for place, chain in (*self._before(self._owned.get(noun, []), at), *self._before(self._named, at)):
            if self._own_outlet(chain) and not media_noun(noun):
                continue
            owned = self.made.get(names.normal(chain.text)) is chain
            if owned or may_be(noun, chain.text):
                known = found.get(id(chain))
                if known is None or known[0] < place:
                    found[id(chain)] = (place, chain)
        return sorted(found.values(), key=lambda item: -item[0])

    def _own_outlet(self, chain: Chain) -> bool:
        """Whether a body is what publishes the report: that is no company of which it tells."""
        name = names.normal(chain.text).removeprefix("the ").replace(" ", "")
        return len(name) >= _SHORTEST and (self._outlet.startswith(name) or self._outlet.endswith(name))

    @staticmethod
    def _before(places: list[tuple[int, Chain]], at: int) -> list[tuple[int, Chain]]:
        end = bisect_left(places, at, key=lambda place: place[0])
        return places[max(0, end - 200) : end]
