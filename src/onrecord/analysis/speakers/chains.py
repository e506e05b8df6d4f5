"""Chains: the names of one report grouped by whom they name, full names with their short forms.

They are grouped before anything is resolved, so a headline may use what the body says. Nothing is guessed: a short name
or a description that fits two comes back as candidates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.analysis.speakers import lexicon, names, rolewords, slips
from onrecord.analysis.speakers.roles import Role, matches, role_of
from onrecord.analysis.speakers.scan import NameMention, Scan, clean
from onrecord.analysis.speakers.votes import recast
from onrecord.domain import EntityKind
from onrecord.knowledge.given_names import Gender

_RELATIVE = re.compile(r"(?:His|Her|[A-Z]\w*['’]s?)\s(?:[a-z-]+\s){1,3}")
# Beyond so many people of one family name a short name is open without comparing them (bounds the work).
MOST_NAMESAKES: Final = 40
# Why a name is linked to somebody who is spelled otherwise.
SLIP: Final = "slip"


@dataclass(slots=True, eq=False)
class Chain:
    """One entity of the report by its names: the fullest name as text, its mentions, roles and gender votes.

    ``first`` is where its fullest name came first, ``seen`` where any of its names did; ``polite`` are the honorifics
    that the report puts before its names: who is "Mrs. Orlo" stays so.
    """

    kind: EntityKind
    text: str
    name: names.Name | None = None
    firm: bool = False
    mentions: list[NameMention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    genders: Counter[Gender] = field(default_factory=Counter)
    pointed: Counter[Gender] = field(default_factory=Counter)
    kin: bool = False
    first: int = 0
    established: bool = False
    named: bool = True
    count: int | None = None
    polite: set[str] = field(default_factory=set)
    seen: int = 1 << 62

    @property
    def key(self) -> str:
        """The normalised name that the entity's id is made of."""
        if self.kind == "person" and self.name:
            return self.name.key
        return names.normal(self.text).removeprefix("the ")

    @property
    def gender(self) -> Gender | None:
        """The gender that the text's evidence agrees on."""
        if not self.genders:  # as of most, and asked for often
            if len(self.pointed) != 1:
                return None
            [(only, count)] = self.pointed.items()
            return only if count >= 2 else None
        (top, count), *rest = self.genders.most_common()
        return top if not rest or count > 2 * rest[0][1] else None

    def leans(self, gender: Gender) -> bool:
        """Whether that is the gender by what the text says, or else by what pronouns were resolved to it so far."""
        return self.gender == gender or (self.gender is None and self.pointed[gender] > 0)

    def add(self, mention: NameMention) -> None:
        """Take a mention in, with its evidence: a full name that is later shortened is a person's beyond doubt."""
        self.mentions.append(mention)
        self.seen = min(self.seen, mention.start)
        shortened = bool(self.name and self.name.full and mention.name and not mention.name.full)
        self.firm = self.firm or mention.firm or shortened
        self.polite.update(
            word for title in mention.titles if (word := title.lower().rstrip(".")) in rolewords.HONORIFICS
        )
        if mention.gender:
            honorific = mention.gender != (mention.name.gender if mention.name else None)
            self.genders[mention.gender] += 3 if honorific else 1


@dataclass(slots=True)
class Link:
    """What a name mention is linked to: one chain, or several candidates with the reason why it stays open."""

    chain: Chain | None
    candidates: Sequence[Chain] = ()
    why: str = ""


class Chains:
    """The entities that a report names. ``links`` gives for each name mention (by its start) what it is linked to."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.all: list[Chain] = []
        self.links: dict[int, Link] = {}
        self._families: dict[str, list[Chain]] = {}
        self._givens: dict[str, list[Chain]] = {}
        self._exact: dict[str, Chain] = {}
        self._others: dict[str, Chain] = {}
        title = scan.headlines[0] if scan.headlines else (0, 0)
        self._in_title = f" {names.normal(scan.text[slice(*title)][:400])} "
        recast(scan)
        people = [mention for mention in scan.names if mention.kind == "person" and mention.name]
        for mention in people:
            if mention.name and mention.name.full:
                self._add_full(mention)
        short = [mention for mention in people if mention.name and not mention.name.full]
        for mention in short:
            self._add_short(mention)
        for mention in scan.names:
            if mention.kind in ("organisation", "place"):
                self._add_other(mention)

    def _add_full(self, mention: NameMention) -> None:
        name = mention.name
        assert name is not None
        family = self._families.setdefault(name.family_key, [])
        known = self._exact.get(name.key)
        around = [known] if known else family[:MOST_NAMESAKES]
        alike = [c for c in around if c.name and names.compatible(c.name, name)]
        fits = [c for c in alike if _genders_agree(c, mention) or (c is known and not mention.titles)]
        fits = [chain for chain in fits if chain.name and chain.name.key == name.key] or fits
        if len(fits) > 1:
            self.links[mention.start] = Link(None, fits, f"the report has more than one person called {name.family}")
            return
        if fits:
            chain = fits[0]
            if (
                chain.name
                and (len(name.key), name.key) > (len(chain.name.key), chain.name.key)
                and not names.is_initial(name.given[0])
            ):
                chain.name, chain.text = name, mention.text
        else:
            chain = Chain("person", mention.text, name, first=mention.start)
            chain.kin = mention.before in rolewords.KIN
            self.all.append(chain)
            family.append(chain)
            self._exact.setdefault(name.key, chain)
            last = name.family_key.split(" ")[-1]
            if last != name.family_key:
                self._families.setdefault(last, []).append(chain)
        for given in (*name.given, name.nickname):
            people = self._givens.setdefault(names.normal(given), [])
            if given and chain not in people:
                people.append(chain)
        chain.add(mention)
        self.links[mention.start] = Link(chain)

    def _add_short(self, mention: NameMention) -> None:
        assert mention.name is not None
        link = self.short(mention.name, mention.start, mention.gender, mention.titles)
        if link.chain is None and not link.candidates and mention.guessed:
            mention.gender = None  # "Orlo said she was late" may be about somebody else
            link = self.short(mention.name, mention.start, None, mention.titles)
        if link.chain is None and not link.candidates and mention.possessive and mention.name.family[-1:] != "s":
            slip = self._families.get(f"{mention.name.family_key}s", [])  # "Orlan’s" of an Orlans
            link = Link(slip[0]) if len(slip) == 1 and slip[0].firm else link
        if link.chain is None and not link.candidates:
            link = self._slip(mention) or Link(self._new_short(mention))
        if link.chain:
            link.chain.add(mention)
        self.links[mention.start] = link

    def _slip(self, mention: NameMention) -> Link | None:
        """The one person brought in shortly before by a family name of which this, of nobody else, is a slip."""
        name = mention.name
        if name is None or not mention.speaks or mention.titles or names.is_given(name.family):
            return None
        if len(self._families) > slips.FAMILIES:
            return None
        full = [key for key, people in self._families.items() if any(c.name and c.name.full for c in people)]
        key = slips.slip_of(name.family_key, full) if len(full) < slips.MOST else None
        people = self._families.get(key, []) if key is not None else []
        if len(people) != 1 or not people[0].firm or people[0].first > mention.start:
            return None
        here = self.scan.paragraph(mention.start)
        near = any(0 <= here - self.scan.paragraph(one.start) <= 3 for one in reversed(people[0].mentions))
        return Link(people[0], why=SLIP) if near else None

    def _new_short(self, mention: NameMention) -> Chain:
        chain = Chain("person", mention.text, mention.name, first=mention.start)
        self.all.append(chain)
        if mention.name:
            for key in dict.fromkeys((mention.name.family_key, mention.name.family_key.split(" ")[-1])):
                self._families.setdefault(key, []).append(chain)
        return chain

    def short(self, name: names.Name, at: int, gender: Gender | None, titles: Sequence[str]) -> Link:
        """The person that a name without given names means at ``at``; an empty link when nobody is called so."""
        key = name.family_key
        fits = self._families.get(key) or self._givens.get(key, [])
        if name.suffix:  # "Orlo Sr." is nobody called "Dan Orlo Jr."
            fits = [c for c in fits if not (c.name and c.name.suffix) or c.name.suffix == name.suffix]
        if not fits:
            return Link(None)
        if len(fits) > MOST_NAMESAKES:
            return Link(None, fits[:4], f"more than {MOST_NAMESAKES} people in the report are called {name.family}")
        if gender:
            fits = [chain for chain in fits if chain.gender in (None, gender)]
            known = [chain for chain in fits if chain.gender == gender]
            fits = known if len(known) == 1 else fits
        role = role_of(" ".join(titles)) if titles and len(fits) > 1 else None
        if role:
            fits = [chain for chain in fits if any(matches(role, known) for known in self._title_roles(chain))] or fits
        polite = next((t.lower().rstrip(".") for t in titles if t.lower().rstrip(".") in rolewords.HONORIFICS), "")
        if len(fits) > 1 and polite:
            fits = [chain for chain in fits if polite in chain.polite] or fits
        if len(fits) > 1:
            fits = self._principal(fits, at)
        if len(fits) == 1:
            chain = fits[0]
            if self._late_relative(chain, key, at):
                return Link(None)
            chain.established = True
            return Link(chain)
        return Link(None, fits, f"more than one person in the report is called {name.family}") if fits else Link(None)

    def find(self, name: names.Name, mention: NameMention) -> Link:
        """The person that a name found outside the scan (in a headline) means; an empty link when nobody fits."""
        if not name.full:
            return self.short(name, mention.start, mention.gender, mention.titles)
        family = self._families.get(name.family_key, [])[:MOST_NAMESAKES]
        fits = [c for c in family if c.name and names.compatible(c.name, name)]
        exact = [c for c in fits if c.name and c.name.key == name.key]
        fits = exact or fits
        return Link(fits[0]) if len(fits) == 1 else Link(None, fits)

    def _title_roles(self, chain: Chain) -> list[Role]:
        return [role for mention in chain.mentions if mention.titles and (role := role_of(" ".join(mention.titles)))]

    def _principal(self, fits: list[Chain], at: int) -> list[Chain]:
        """Among people of one family name, the one whom the bare name already stood for before the others came in.

        The convention of news: "Trump" stays Trump when a son is brought in by his full name. It does not decide
        within two sentences of the other's full name.
        """
        known = [chain for chain in fits if chain.first <= at]
        if len(known) == 1:
            return known
        if not known and self._in_title:
            titled = [chain for chain in fits if chain.name and f" {chain.name.key} " in self._in_title]
            if len(titled) == 1:
                return titled
        leaders = [chain for chain in fits if chain.established] or [chain for chain in fits if not chain.kin]
        if len(leaders) != 1:
            return fits
        here = self.scan.sentence(at)
        before = [one for chain in fits for one in chain.mentions[-40:] if one.start < at]
        last = max(before, key=lambda one: one.start, default=None)
        full = last is not None and last.name is not None and last.name.full
        if (
            last
            and full
            and 0 <= here - last.sentence <= 1
            and self._leads(last)
            and last not in leaders[0].mentions[-40:]
        ):
            return fits  # "Her brother Tom Orlo said it leaked. “For years,” Orlo said."
        for chain in fits:
            if chain is not leaders[0] and not (chain.kin and not leaders[0].kin):
                near = (mention for mention in reversed(chain.mentions[-40:]) if mention.start < at)
                if any(0 <= here - mention.sentence <= 1 and not mention.possessive for mention in near):
                    return fits
        return leaders

    def _leads(self, mention: NameMention) -> bool:
        """Whether a name is its sentence’s subject, whatever says before it whose relative that is."""
        first = self.scan.sentences[mention.sentence]
        return mention.speaks or _RELATIVE.fullmatch(self.scan.text, first, mention.start) is not None

    def _late_relative(self, chain: Chain, key: str, at: int) -> bool:
        """Whether a bare name comes before the only full name, and that is a relative's: then it is somebody else."""
        return bool(chain.kin and chain.first > at and chain.name and chain.name.family_key == key)

    def _add_other(self, mention: NameMention) -> None:
        key = names.normal(mention.text).removeprefix("the ")
        chain = self._others.get(key)
        if chain is None:
            chain = self._by_acronym(mention.text) or self._traded_as(mention)
        if chain is None:
            chain = Chain(mention.kind or "organisation", mention.text, first=mention.start)
            self.all.append(chain)
        self._others[key] = chain
        chain.add(mention)
        self.links[mention.start] = Link(chain)

    def _by_acronym(self, text: str) -> Chain | None:
        """The organisation whose initials an acronym is, when the text names it in full just before."""
        if not text.isupper() or not (2 < len(text) <= 8 or text.lower() in lexicon.KNOWN_BODIES):
            return None
        fits = [
            chain
            for chain in self._others.values()
            if chain.kind == "organisation" and text in initials_of(chain.text) and not chain.text.isupper()
        ]
        return fits[0] if len(fits) == 1 else None

    def _traded_as(self, mention: NameMention) -> Chain | None:
        """The body right before the brackets that letters stand in, where they are those of its shares: "(NVQ.X)"."""
        text = self.scan.text
        if text[mention.start - 2 : mention.start] != " (" or not re.match(r"\.[A-Z]{1,2}\)", text[mention.end :][:4]):
            return None
        before = next(iter(self.scan.between(mention.start - 3, mention.start - 2)), None)
        link = self.links.get(before.start) if before is not None else None
        return link.chain if link and link.chain and link.chain.kind == "organisation" else None

    def in_title(self, name: str) -> bool:
        """Whether the report's title has a name in full."""
        return f" {names.normal(name).removeprefix('the ')} " in self._in_title

    def other(self, text: str) -> Chain | None:
        """The organisation or place of that name, if the report names it."""
        return self._others.get(names.normal(text).removeprefix("the "))

    def family(self, name: str) -> list[Chain]:
        """The people of that family name, at most :data:`MOST_NAMESAKES`."""
        family = self._families.get(names.normal(name), [])[:MOST_NAMESAKES]
        return [chain for chain in family if chain.name]

    def of_given(self, name: str) -> list[Chain]:
        """The people of that given name, at most :data:`MOST_NAMESAKES`."""
        return self._givens.get(names.normal(name), [])[:MOST_NAMESAKES]

    def organisations(self) -> Iterable[Chain]:
        """The organisations that the report names, in no particular order."""
        return (chain for chain in self.all if chain.kind == "organisation")


def _genders_agree(chain: Chain, mention: NameMention) -> bool:
    return mention.gender is None or chain.gender in (None, mention.gender)


def initials_of(text: str) -> tuple[str, str]:
    """The initials of a name, without and with those of its small words ("Lanterns for Orlan": LO, LFO)."""
    words = text.replace("-", " ").split()
    capitals = "".join(word[0] for word in words if word[0].isupper())
    return capitals, "".join(word[0] for word in words if word.lower() not in ("the", "and", "&")).upper()


def display(chain: Chain) -> str:
    """The entity's name for a reader: the fullest that the report gives, white space single, tags off."""
    return clean(chain.text)
