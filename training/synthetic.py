"""Synthetic reports for what PolNeAR teaches too little: headlines, transcripts, odd marks, noun cues, false friends.

    python -m training.synthetic --seed 7 --documents 1500 --out FILE.jsonl.gz

Each line is a document ``{"id", "text", "attributions": [{"source", "cue", "content"}]}``, every value a list of
``[start, end]`` in code points of ``text``. A document depends on the seed and its number only. Two attributions
may share the very same source span; apart from that no two spans overlap.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training import synthetic_forms as forms
from training import synthetic_words as words

_SLOT = re.compile(r"\{([A-Za-z]\w*)( \w+)?(\^)?\}")
_TAG = re.compile(r"<([scx])(\d*)>|</>")
_TWICE = re.compile(r"(?:\b(?:[Mm]ore than|[Aa]bout|[Ss]ome) )+((?:more than|between|some|several|about) )")
_ROLES = {"s": "source", "c": "cue", "x": "content"}
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SMALL = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "14", "15", "18", "20", "23", "25", "30", "36", "40", "48"]
# outer and inner marks, the apostrophe, and whether a closing comma or full stop moves inside the mark ("American")
STYLES = [
    ("“", "”", "‘", "’", "’", True),
    ("“", "”", "‘", "’", "’", False),
    ('"', '"', "'", "'", "'", True),
    ('"', '"', "'", "'", "'", False),
    ("‘", "’", "“", "”", "’", False),
    ("'", "'", '"', '"', "'", False),
    ("«", "»", "“", "”", "’", False),
    ("« ", " »", "‹ ", " ›", "’", False),
    ("„", "“", "‚", "‘", "’", False),
    ("''", "''", "'", "'", "'", True),
    ("“", "”", "‘", "’", "'", True),
    ("»", "«", "›", "‹", "’", False),
]
STYLE_WEIGHTS = [20, 6, 20, 6, 16, 14, 4, 2, 1, 3, 4, 1]


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

    def clause(self) -> str:
        return self.pick(forms.CLAUSES)

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
        s.pick(forms.QUOTES)
        if s.rng.random() < 0.75
        else s.rng.choice(["{cl^}", "I said that {cl}", "We know that {cl}"])
    ),
    "qlow": lambda s: _lower(s.fill("{q}")),
    "cl": lambda s: s.clause(),
    "hl": _headline,
    "frag": _from(forms.FRAGS),
    "say": _cue(forms.SAY),
    "sayq": _cue(forms.SAY_DIRECT),
    "saying": _cue(forms.SAY_PARTICIPLE),
    "vow": _cue(forms.VOWS),
    "welcome": _cue(forms.WELCOME),
    "noun": _cue(forms.NOUNS),
    "feeling": _from(forms.FEELINGS),
    "title": _from(forms.TITLES),
    "motto": _from(forms.MOTTOS),
    "nick": _from(forms.NICKS),
    "venue": _from(forms.VENUES),
    "when": _from(forms.WHENS),
    "addressee": _from(forms.ADDRESSEES),
    "thing": _of("things"),
    "do": _of("doings"),
    "goal": _of("goals"),
    "issue": _of("issues"),
    "tag": _of("tags"),
    "event": _of("events"),
    "short": _of("short"),
    "org": _of("orgs"),
    "orgshort": lambda s: s.pick(s.topic.orgs).removeprefix("the "),
    "narr": lambda s: s.pick(forms.NARR),
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


@dataclass
class Writer:
    """Gathers marked-up blocks into a text with spans, in one outlet's marks."""

    style: tuple[str, str, str, str, str, bool]
    parts: list[str] = field(default_factory=list)
    length: int = 0
    attributions: list[dict[str, list[list[int]]]] = field(default_factory=list)

    def raw(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def block(self, markup: str, prefix: str = "", heading: bool = False) -> None:
        """Append one filled form; ``heading`` prints it in title case."""
        markup = _capitalised(self._marks(markup))
        if heading:
            markup = _title_case(markup)
        self.raw(prefix)
        found: dict[str, dict[str, list[list[int]]]] = {}
        opened: tuple[str, str, int] | None = None
        at = 0
        for tag in _TAG.finditer(markup):
            self.raw(markup[at : tag.start()])
            at = tag.end()
            if tag[1]:
                opened = (_ROLES[tag[1]], tag[2] or "1", self.length)
            elif opened:
                role, numbers, start = opened
                for number in numbers:
                    roles = found.setdefault(number, {"source": [], "cue": [], "content": []})
                    roles[role].append([start, self.length])
        self.raw(markup[at:])
        self.attributions += [found[number] for number in sorted(found)]

    def _marks(self, markup: str) -> str:
        """The outlet's quotation marks and apostrophe in place of the canonical ones."""
        opening, closing, inner_open, inner_close, apostrophe, american = self.style
        if american:
            markup = re.sub(r"([”’]+)((?:</>)?)([.,])(?!\d)", r"\3\1\2", markup)
        else:
            markup = re.sub(r"([^.?!”’]) ?”((?:</>)?),", r"\1”\2,", markup)
        table = {"“": opening, "”": closing, "‘": inner_open, "’": inner_close, "'": apostrophe}
        return re.sub("[“”‘’']", lambda mark: table[mark[0]], markup)

    @property
    def text(self) -> str:
        return "".join(self.parts)


def _capitalised(markup: str) -> str:
    """The block with a capital at its start and after a full stop; the length stays."""
    first = re.compile(
        r"(^|\n|(?<=[^.\s][.?!] )|(?<=[^.\s]\.[”’»\"'] )|(?<=</>\. ))((?:<[scx]\d*>|[“‘«„»\"'‚‹ ])*)([^\W\d_])"
    )
    return first.sub(lambda match: match[1] + match[2] + match[3].upper(), markup)


_SMALL_WORDS = {"a", "an", "the", "of", "in", "on", "to", "by", "and", "or", "for", "as", "at", "is", "with"}


def _title_case(markup: str) -> str:
    def word(match: re.Match[str]) -> str:
        text = match[0]
        return text if text.startswith("<") or text in _SMALL_WORDS else text[:1].upper() + text[1:]

    return re.sub(r"</?[scx]?\d*>|[^\W\d_]+(?:['’][a-z]+)?", word, markup)


def _cast(rng: random.Random, topic: words.Topic) -> list[Person]:
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


# What each kind of document is made of: forms and their weights.
NEWS = [
    (forms.DIRECT, 6),
    (forms.INDIRECT, 5),
    (forms.MIXED, 4),
    (forms.PARTICIPLE, 3),
    (forms.PASSIVE, 2),
    (forms.NOUN, 2),
    (forms.DENIAL, 2),
    (forms.OTHERS, 4),
    (forms.NESTED, 1),
    (forms.MULTI, 2),
    (forms.NEGATIVES, 3),
    (forms.NARRATIVE, 6),
]
AGENCY = [(forms.PARTICIPLE, 6), (forms.INDIRECT, 5), (forms.MIXED, 2), (forms.NARRATIVE, 3), (forms.OTHERS, 1)]
QUIET = [(forms.NEGATIVES, 6), (forms.NARRATIVE, 6), (forms.DIRECT, 1), (forms.INDIRECT, 1)]
KINDS = [("news", 56), ("agency", 12), ("quiet", 8), ("transcript", 9), ("bullets", 7), ("blog", 5), ("reactions", 7)]


def _paragraphs(scene: Scene, writer: Writer, recipe: list[tuple[list[str], int]], size: int, gap: str) -> None:
    """Paragraphs of one or two forms until the text has ``size`` words."""
    rng = scene.rng
    start = True
    while start or len(writer.text.split()) < size:
        for index in range(rng.choice([1, 1, 1, 2, 2, 3])):
            pool = rng.choices([form for form, _ in recipe], weights=[weight for _, weight in recipe])[0]
            if index == 0 or rng.random() < 0.5:
                scene.recast()
            form = scene.pick(pool)
            prefix = " " if index and "\n\n" not in form else ("" if start else gap)
            if gap == "\n":
                form = form.replace("\n\n", "\n")
            writer.block(scene.fill(form), prefix)
            start = False
        if rng.random() < 0.08:
            scene.recast()
            writer.block(scene.fill(rng.choice(forms.BOILER)), gap)


def _transcript(scene: Scene, writer: Writer, size: int, gap: str) -> None:
    """Questions and answers with labels; a turn's last full stop outside marks belongs to nothing."""
    rng = scene.rng
    host, guest = scene.cast[1], scene.cast[0]
    upper = str.upper
    labels = rng.choice(
        [
            ("Q", "A"),
            (upper(host.last), upper(guest.last)),
            (upper(host.name), upper(guest.name)),
            (host.last, guest.last),
            ("Interviewer", guest.last),
            ("Question", "Answer"),
            (host.name, guest.name),
        ]
    )
    mark = rng.choice([": ", ": ", ": ", ":\n", ". ", " – "])
    if labels[0] != "Q" and mark == ". ":
        mark = ": "
    cue, after = mark.rstrip(), mark[len(mark.rstrip()) :]
    lead = " " if cue.startswith(" ") else ""
    cue = cue.strip()
    scene.a, scene.b = 0, 1
    first = True
    while first or len(writer.text.split()) < size:
        for label, pool in ((labels[0], forms.QUESTIONS), (labels[1], forms.TURNS)):
            turn = scene.fill(rng.choice(pool))
            turn = turn[:1].upper() + turn[1:]
            paragraphs = [turn]
            if pool is forms.TURNS and rng.random() < 0.15:
                paragraphs.append(scene.fill(rng.choice(forms.TURNS)))
            body = gap.join(f"<x>{part[:-1]}</>." if part.endswith(".") else f"<x>{part}</>" for part in paragraphs)
            writer.block(f"<s>{label}</>{lead}<c>{cue}</>{after}{body}", "" if first else gap)
            first = False
        if rng.random() < 0.05:
            writer.raw(gap + rng.choice(["[Applause]", "(Laughter)", "[crosstalk]", "(Pause)"]))


def _bullets(scene: Scene, writer: Writer, size: int, gap: str) -> None:
    bullet = scene.rng.choice(["- ", "• ", "* ", "– ", "1. "])
    if scene.rng.random() < 0.6:
        _paragraphs(scene, writer, AGENCY, 30, gap)
        writer.raw(gap + scene.rng.choice(["Key points:", "In brief", "What was said", "Summary"]) + gap)
    lines = 0
    while not lines or len(writer.text.split()) < size:
        scene.recast()
        writer.block(
            scene.fill(scene.rng.choice(forms.BULLETS)), ("\n" if lines else "") + bullet.replace("1", str(lines + 1))
        )
        lines += 1


def _blog(scene: Scene, writer: Writer, size: int, gap: str) -> None:
    hour, minute = scene.rng.randint(6, 12), scene.rng.randint(0, 50)
    style = scene.rng.choice(["{:02}:{:02} ", "{:02}.{:02}: ", "{:02}:{:02}\n", "{}:{:02} GMT – "])
    first = True
    while first or len(writer.text.split()) < size:
        scene.recast()
        scene.last_speaker = None
        writer.block(scene.fill(scene.rng.choice(forms.BLOG)), ("" if first else gap) + style.format(hour, minute))
        if scene.rng.random() < 0.4:
            writer.block(scene.fill(scene.rng.choice(forms.DIRECT + forms.NARRATIVE)), " ")
        first = False
        minute += scene.rng.randint(3, 40)
        hour, minute = (hour + minute // 60) % 24, minute % 60


def _reactions(scene: Scene, writer: Writer, size: int, gap: str) -> None:
    writer.block(scene.fill("{event} Here is what people had to say about {issue}."))
    while len(writer.text.split()) < size:
        scene.recast()
        markup = scene.fill(scene.rng.choice(forms.HEADERS if scene.rng.random() < 0.75 else forms.DIRECT))
        writer.block(markup.replace("\n\n", gap), gap)


def document(seed: int, number: int) -> dict[str, Any]:
    """The document of that number under that seed."""
    rng = random.Random(f"{seed}:{number}")
    topic = rng.choice(words.TOPICS)
    scene = Scene(rng, topic, _cast(rng, topic))
    writer = Writer(rng.choices(STYLES, STYLE_WEIGHTS)[0])
    gap = rng.choice(["\n\n", "\n\n", "\n\n", "\n"])
    kind = rng.choices([name for name, _ in KINDS], [weight for _, weight in KINDS])[0]
    size = rng.randint(90, 270)
    if rng.random() < 0.85:
        scene.heading = True
        scene.recast()
        writer.block(scene.fill(rng.choice(forms.HEADLINES)), heading=rng.random() < 0.35)
        writer.raw(("." if rng.random() < 0.25 and writer.text[-1].isalnum() else "") + "\n\n")
        if rng.random() < 0.15:
            scene.recast()
            writer.block(scene.fill(rng.choice(forms.HEADLINES)))
            writer.raw("\n\n")
        scene.heading = False
    if kind != "transcript" and rng.random() < 0.2:
        writer.raw(
            f"{place_name(rng).upper()} ({rng.choice(words.OUTLETS).removeprefix('the ')}) {rng.choice(['—', '–', '-'])} "
        )
    if kind == "transcript":
        _transcript(scene, writer, size, gap)
    elif kind == "bullets":
        _bullets(scene, writer, size, gap)
    elif kind == "blog":
        _blog(scene, writer, size, gap)
    elif kind == "reactions":
        _reactions(scene, writer, size, gap)
    else:
        _paragraphs(scene, writer, {"news": NEWS, "agency": AGENCY, "quiet": QUIET}[kind], size, gap)
    attributions = sorted(writer.attributions, key=lambda found: min(spans[0][0] for spans in found.values() if spans))
    return {"id": f"synthetic-{seed}-{number:05}", "text": writer.text, "attributions": attributions}


def documents(seed: int, count: int) -> Iterator[dict[str, Any]]:
    """The first ``count`` documents under a seed."""
    return (document(seed, number) for number in range(count))


def write(path: Path, seed: int, count: int) -> None:
    """Write the documents as gzipped JSON lines; the same call gives the same bytes."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as out:
        for found in documents(seed, count):
            out.write((json.dumps(found, ensure_ascii=False) + "\n").encode())


def main() -> None:
    parser = argparse.ArgumentParser(description="Write synthetic training documents.")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--documents", type=int, default=1500)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    write(options.out, options.seed, options.documents)


if __name__ == "__main__":
    main()
