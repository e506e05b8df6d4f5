"""Who is in a synthetic document and what it is about: the cast, and the slots of the forms.

Names in the slots: A speaks, B is there too. ``{S}`` names A as the subject before a cue (at length the first time),
``{Sa}`` after one, ``{a}`` and ``{b}`` name them elsewhere; the rest are words of the topic, numbers, verbs and times.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from training import synthetic_fillings as fillings
from training import synthetic_words as words

_SLOT = re.compile(r"\{([A-Za-z]\w*)( \w+)?(\^)?\}")
_TWICE = re.compile(r"(?:\b(?:[Mm]ore than|[Aa]bout|[Ss]ome) )+((?:more than|between|some|several|about) )")
MONTHS = ("January|February|March|April|May|June|July|August|September|October|November|December").split("|")
WEEKDAYS = ("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday").split("|")
SMALL = ("two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|14|15|18|20|23|25|30|36|40|48").split("|")


@dataclass
class Person:
    """Somebody in a document: names, pronouns, what they are, and whether the text has introduced them."""

    first: str
    last: str
    woman: bool
    office: str  # may stand before the name: "energy minister"
    apposition: str  # may stand after it: "the energy minister", "who runs the mill"
    title: str  # "Ms", "Mr", "Dr" or nothing, as the outlet prints
    introduced: bool = False

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}"


def _article(phrase: str) -> str:
    return phrase if phrase.startswith(("the ", "who ", "whose ", "a ", "an ")) else f"the {phrase}"


@dataclass
class Scene:
    """The cast and the topic of one document; fills the slots of forms. ``rng`` is the document's own."""

    rng: random.Random
    topic: words.Topic
    cast: list[Person] = field(default_factory=list)
    a: int = 0
    b: int = 1
    last_speaker: int | None = None
    heading: bool = False
    used: set[str] = field(default_factory=set)

    def pick(self, options: Any) -> str:
        """One of the options; a sentence that the document has already used is avoided where possible."""
        for _ in range(4):
            choice: str = self.rng.choice(options)
            if len(choice) < 12 or choice not in self.used:
                break
        self.used.add(choice)
        return choice

    def recast(self) -> None:
        """Choose who speaks (A) and who else is there (B) in the next form."""
        self.a = self.rng.choices(range(len(self.cast)), weights=[5, 3, 2, 1][: len(self.cast)])[0]
        self.b = self.rng.choice([i for i in range(len(self.cast)) if i != self.a])

    def subject(self, index: int, before: bool, pronouns: bool = True) -> str:
        """How the text names a speaker: introduced at length once, then short, by role or by pronoun."""
        person, rng = self.cast[index], self.rng
        again = self.last_speaker == index
        self.last_speaker = index
        if not person.introduced:
            person.introduced = True
            return self.introduction(person, before)
        roll = rng.random()
        if pronouns and again and roll < 0.5:
            return "she" if person.woman else "he"
        if roll < 0.6 and person.office and " of " not in person.office and "{" not in person.office:
            return f"the {person.office}"
        if roll < 0.66:
            return person.name
        return f"{person.title} {person.last}".strip()

    def introduction(self, person: Person, before: bool) -> str:
        """The first naming of a person; before a cue an apposition keeps its closing comma."""
        end = "," if before else ""
        kind = self.rng.random()
        if kind < 0.38:
            return f"{person.office} {person.name}".strip()
        if kind < 0.75:
            return f"{person.name}, {person.apposition}{end}"
        if kind < 0.85 and person.apposition.startswith("the "):
            return f"{person.apposition}, {person.name}{end}"
        if kind < 0.92:
            return (
                f"{person.name}, {person.apposition} and {self.fill('{age}')} years old{end}"
                if person.apposition.startswith("the ")
                else f"{person.name} of {{org}}"
            )
        return person.name

    def fill(self, form: str) -> str:
        """The form with every slot filled, slots inside fillers too. ``{x^}`` capitalises what it puts in."""

        def put(match: re.Match[str]) -> str:
            slot = match[1] + (match[2] or "")
            text = self.fill(self.slot(slot))
            return text[:1].upper() + text[1:] if match[3] else text

        return _TWICE.sub(r"\1", _SLOT.sub(put, form))

    def slot(self, name: str) -> str:
        """What one slot stands for; may hold further slots."""
        make = _SLOTS.get(name)
        if make is None:
            raise KeyError(f"no slot named {name}")
        return make(self)

    def short(self, index: int) -> str:
        """A name outside the source of a form; in full where nobody has introduced the person yet."""
        person = self.cast[index]
        if index != self.last_speaker:
            self.last_speaker = None  # a pronoun after this would be read as this person
        if not person.introduced and not self.heading:
            return person.name
        return f"{person.title} {person.last}".strip()


def _lower(text: str) -> str:
    return text if re.match(r"I\b|I'", text) else text[:1].lower() + text[1:]


def _cue(options: list[str]) -> Callable[[Scene], str]:
    return lambda scene: scene.rng.choice(options).replace("_", " ")


def _of(attribute: str) -> Callable[[Scene], str]:
    return lambda scene: scene.pick(getattr(scene.topic, attribute))


def _from(options: list[str]) -> Callable[[Scene], str]:
    return lambda scene: scene.rng.choice(options)


def _pronoun(which: str, index: str) -> Callable[[Scene], str]:
    forms_of = {"he": ("she", "he"), "his": ("her", "his")}[which]
    return lambda scene: forms_of[0 if scene.cast[getattr(scene, index)].woman else 1]


def _number(scene: Scene) -> str:
    r = scene.rng
    return r.choice(
        [
            f"{r.randint(2, 99)},{r.randint(0, 9)}00",
            f"{r.randint(110, 990)}",
            f"{r.randint(2, 40)},000",
            "hundreds of",
            "some 300",
            f"more than {r.randint(2, 60)},000",
            f"between {r.randint(20, 40)} and {r.randint(50, 90)}",
            f"{r.choice(SMALL)} thousand",
        ]
    ).replace("hundreds of", "several hundred")


def _money(scene: Scene) -> str:
    r = scene.rng
    unit = r.choice(["million", "million", "billion"])
    return r.choice(
        [
            f"${r.randint(2, 90)} {unit}",
            f"€{r.randint(2, 90)}.{r.randint(1, 9)} {unit}",
            f"£{r.randint(2, 90)}m",
            f"{r.randint(2, 90)} {unit} crowns",
            f"some {r.randint(2, 9)}.{r.randint(1, 9)} {unit} dinars",
            f"{r.randint(2, 800)} {unit} pesos",
        ]
    )


def _percent(scene: Scene) -> str:
    r = scene.rng
    return r.choice(
        [
            f"{r.randint(2, 80)} percent",
            f"{r.randint(2, 80)} per cent",
            f"{r.randint(2, 80)}%",
            f"{r.randint(1, 9)}.{r.randint(1, 9)} percent",
            "a third",
            "about half",
        ]
    )


def _headline(scene: Scene) -> str:
    t, r = scene.topic, scene.rng
    short = scene.pick(t.short)
    return r.choice(
        [
            f"{short} {scene.pick(t.tags)}",
            f"{short} is {scene.pick(t.tags)}",
            f"{short} will {scene.pick(t.doings)}",
            f"{short} could {scene.pick(t.doings)}",
            f"time to {scene.pick(t.goals)}",
            f"we will {scene.pick(t.goals)}",
            f"no plan to {scene.pick(t.goals)}",
            f"{short} ‘{scene.pick(t.tags)}’",
            f"{short} must not {scene.pick(t.doings)}",
            f"{place_name(r)} should {scene.pick(t.goals)}",
            f"‘I will {scene.pick(t.goals)}’",
        ]
    )


def place_name(rng: random.Random) -> str:
    """A place without its article, as headlines print it."""
    return rng.choice(words.PLACES).removeprefix("the ")


def _full(scene: Scene) -> str:
    person = scene.cast[scene.a]
    person.introduced, scene.last_speaker = True, scene.a
    office = person.office[:1].upper() + person.office[1:]
    after = person.apposition.removeprefix("the ")
    return scene.rng.choice(
        [
            f"{office} {person.name}".strip(),
            f"{person.name}, {after}",
            f"{person.name} ({after})",
            person.name,
            f"{person.name}, {after}, {{place}}",
        ]
    )


_SLOTS: dict[str, Callable[[Scene], str]] = {
    "S": lambda s: s.subject(s.a, True),
    "Sa": lambda s: s.subject(s.a, False, s.rng.random() < 0.1),
    "S2": lambda s: s.subject(s.b, True, False),
    "Full": _full,
    "a": lambda s: s.short(s.a),
    "b": lambda s: s.short(s.b),
    "last": lambda s: s.cast[s.a].last,
    "first": lambda s: s.cast[s.a].first,
    "A full": lambda s: s.cast[s.a].name,
    "B full": lambda s: s.cast[s.b].name,
    "poss": lambda s: s.short(s.a) + "'s",
    "handle": lambda s: (s.cast[s.a].first + s.cast[s.a].last).lower().replace(" ", "").replace("'", ""),
    "he": _pronoun("he", "a"),
    "hb": _pronoun("he", "b"),
    "his": _pronoun("his", "a"),
    "hbis": _pronoun("his", "b"),
    "Role": lambda s: s.rng.choice(
        [s.cast[s.a].office.split(" of ")[0] or "expert", "minister", "mayor", "expert", "union"]
    ),
    "q": lambda s: (
        s.pick(fillings.QUOTES)
        if s.rng.random() < 0.75
        else s.rng.choice(
            ["{cl^}", "We know that {cl}", "Everybody knows that {cl}", "I can tell you that {cl}", "Remember, {cl}"]
        )
    ),
    "qlow": lambda s: _lower(s.fill("{q}")),
    "cl": lambda s: s.pick(fillings.CLAUSES),
    "hl": _headline,
    "frag": _from(fillings.FRAGS),
    "say": _cue(fillings.SAY),
    "sayq": _cue(fillings.SAY_DIRECT),
    "saying": _cue(fillings.SAY_PARTICIPLE),
    "vow": _cue(fillings.VOWS),
    "welcome": _cue(fillings.WELCOME),
    "noun": _cue(fillings.NOUNS),
    "feeling": _from(fillings.FEELINGS),
    "title": _from(fillings.TITLES),
    "motto": _from(fillings.MOTTOS),
    "nick": _from(fillings.NICKS),
    "venue": _from(fillings.VENUES),
    "when": _from(fillings.WHENS),
    "addressee": _from(fillings.ADDRESSEES),
    "thing": _of("things"),
    "do": _of("doings"),
    "goal": _of("goals"),
    "issue": _of("issues"),
    "tag": _of("tags"),
    "event": _of("events"),
    "short": _of("short"),
    "Short": _of("short"),
    "org": _of("orgs"),
    "orgshort": lambda s: s.pick(s.topic.orgs).removeprefix("the "),
    "narr": lambda s: s.pick(fillings.NARR),
    "collective": _from(words.COLLECTIVES),
    "document": _from(words.DOCUMENTS),
    "outlet": _from(words.OUTLETS),
    "outletshort": lambda s: s.rng.choice(words.OUTLETS).removeprefix("the "),
    "place": _from(words.PLACES),
    "country": _from(words.COUNTRIES),
    "num": _number,
    "smallnum": _from(SMALL),
    "pct": _percent,
    "money": _money,
    "smallmoney": lambda s: f"{s.rng.randint(2, 90)}0 {s.rng.choice(['euros', 'dollars', 'crowns', 'pounds'])}",
    "year": lambda s: str(s.rng.randint(1987, 2031)),
    "month": _from(MONTHS),
    "weekday": _from(WEEKDAYS),
    "hour": lambda s: s.rng.choice(
        [
            f"{s.rng.randint(1, 11)} a.m",
            f"{s.rng.randint(0, 23):02}:{s.rng.randint(0, 59):02}",
            "midnight",
            "noon",
            "dawn",
        ]
    ).replace(" a.m", " in the morning"),
    "ordinal": _from(["second", "third", "fourth", "fifth", "sixth", "tenth"]),
    "score": lambda s: f"{s.rng.randint(1, 5)}-{s.rng.randint(0, 3)}",
    "age": lambda s: str(s.rng.randint(29, 79)),
}


def cast(rng: random.Random, topic: words.Topic) -> list[Person]:
    """Two to four people of different last names."""
    titles = rng.random() < 0.2
    people: list[Person] = []
    while len(people) < rng.choice([2, 3, 4]) or len(people) < 2:
        women, men, last = rng.choice(words.NAMES)
        woman = rng.random() < 0.5
        name = rng.choice(women if woman else men)
        surname = rng.choice(last)
        if surname in {person.last for person in people}:
            continue
        kind = rng.random()
        org = rng.choice(topic.orgs)
        if kind < 0.45:
            office = rng.choice(words.OFFICES)
            if rng.random() < 0.3:
                office = f"{rng.choice(words.NATIONALITIES)} {office}"
            apposition = f"the {office}"
        elif kind < 0.75:
            post = rng.choice(words.POSTS)
            office, apposition = f"{org.removeprefix('the ')} {post}", f"the {post} of {org}"
        else:
            office, apposition = "", rng.choice(words.EXPERTS)
        people.append(Person(name, surname, woman, office, apposition, ("Ms" if woman else "Mr") if titles else ""))
    return people
