"""The occasions as they are written: who says what in which report, and which words are marked as mistaken.

``occasions/*.toml`` hold people and occasions. An occasion has units (what one speaker said: a statement), figures and
reports; a report's text is marked (:mod:`benchmarks.versions.markup`). A unit and a speaker make a statement; whoever
reports it adds a version. Files named ``held_out_*`` hold the occasions whose id hashes to an odd byte.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from benchmarks.versions.markup import Malformed, Mark, parse

OCCASIONS: Final = Path(__file__).with_name("occasions")
PARTS: Final = ("tuning", "held-out")  # the halves: an id's hash tells which
# Written later, to see how far what was tuned carries: an id begins with its part's name.
FRESH: Final = tuple(f"fresh-{n}" for n in range(1, 16))
# What weights are fitted on and the model has read in training; the others only measure.
LEARNED: Final = (PARTS[0], *(f"fresh-{n}" for n in range(1, 12)))
KINDS: Final = frozenset(
    "full verbatim excerpt ellipsis bracketed altered spliced paraphrase translation headline".split()
)
DISCREPANCIES: Final = ("wording", "figure", "speaker", "date", "occasion", "polarity", "identity")
FIELDS: Final = ("kind", "medium", "place", "event", "interlocutor", "date")
_FIGURE: Final = re.compile(r"(>=|<=|>|<)?(\d+(?:\.\d+)?|\?)(?:\.\.(\d+(?:\.\d+)?))?(~)?")
_BOUNDS: Final = {">=": "at least", "<=": "at most", ">": "more than", "<": "less than"}


def part_of(occasion: str) -> str:
    """The part that an occasion belongs to, by its id alone: a fresh one's name, or the half that its hash tells."""
    fresh = next((part for part in FRESH if occasion.startswith(f"{part}-")), None)
    if fresh is not None:
        return fresh
    return PARTS[hashlib.sha256(occasion.encode()).digest()[0] % 2]


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks: a person, an organisation or an unnamed group."""

    name: str
    kind: str = "person"
    named: bool = True


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A figure in a content, decimal strings as in the domain; ``key`` tells what is counted over all reports."""

    start: int
    end: int
    key: str
    kind: str
    unit: str | None
    counts: str | None
    low: str | None
    high: str | None
    bound: str | None
    approximate: bool
    wrong: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What a report tells of an occasion: a field, its value, the words that say so."""

    on: str
    field: str
    value: str
    start: int
    end: int
    wrong: bool


@dataclass(frozen=True, slots=True)
class Office:
    """How a report calls a person: ``wrong`` when the office is not theirs."""

    who: str
    office: str
    start: int
    end: int
    wrong: bool


@dataclass(slots=True)
class Content:
    """One attribution of a report: a version of a unit. Spans are pairs of offsets in the report's plain text.

    ``kinds`` are the kinds of version that are right, the best first; ``wrong`` names the kinds of discrepancy that a
    changed wording makes; ``on`` is the occasion, None for one that no report tells of.
    """

    id: str
    unit: str
    speaker: str
    kinds: tuple[str, ...]
    stance: str
    on: str | None
    source: list[tuple[int, int]] = field(default_factory=list)
    cue: list[tuple[int, int]] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    figures: list[GoldFigure] = field(default_factory=list)
    days: list[tuple[int, int, str]] = field(default_factory=list)
    wrong: tuple[str, ...] = ()
    quotation: str = "indirect"
    headline: bool = False

    @property
    def statement(self) -> str:
        """The statement that it is a version of: what its unit says, by its speaker."""
        return f"{self.unit}@{self.speaker}"

    @property
    def faultless(self) -> bool:
        """Whether nothing in its words is a mistake."""
        return not self.wrong and not any(figure.wrong for figure in self.figures)


@dataclass(slots=True)
class GoldReport:
    """One report: its plain text (title first, paragraphs apart by an empty line) and what is marked in it."""

    id: str
    occasion: str
    outlet: str
    published: str
    byline: str | None
    text: str
    title: str
    contents: list[Content]
    told: list[Told]
    offices: list[Office]
    pull: frozenset[int] = frozenset()

    def words(self, content: Content) -> str:
        """What a content says, its parts joined by an ellipsis."""
        return " … ".join(self.text[start:end] for start, end in content.content)


@dataclass(slots=True)
class Occasion:
    """One occasion with its reports."""

    id: str
    about: str
    reports: list[GoldReport]
    developments: list[tuple[str, str]]
    repetitions: list[tuple[str, str]]

    @property
    def contents(self) -> Iterator[tuple[GoldReport, Content]]:
        """All contents, with their reports."""
        return ((report, content) for report in self.reports for content in report.contents)


@dataclass(slots=True)
class Corpus:
    """The occasions of one part, in the order of their ids, with their people and the digest of their text."""

    part: str
    people: dict[str, Person]
    occasions: list[Occasion]
    sha256: str

    @property
    def reports(self) -> list[GoldReport]:
        """All reports."""
        return [report for occasion in self.occasions for report in occasion.reports]


@cache
def load(part: str, folder: Path = OCCASIONS) -> Corpus:
    """The corpus of one part. Raises Malformed for what is wrongly written, naming occasion and report."""
    people: dict[str, Person] = {}
    occasions: list[Occasion] = []
    digest = hashlib.sha256()
    for file in sorted(folder.glob(f"{part.replace('-', '_')}_*.toml")):
        raw = file.read_bytes()
        digest.update(raw)
        data = tomllib.loads(raw.decode("utf-8"))
        for key, name in data.get("people", {}).items():
            person = Person(*_person(name))
            if people.setdefault(key, person) != person:
                raise Malformed(f"{file.name}: {key} is somebody else in another file")
        for entry in data.get("occasion", []):
            if part_of(entry["id"]) != part:
                raise Malformed(f"{file.name}: {entry['id']} is not of this part")
            occasions.append(occasion(entry, people))
    occasions.sort(key=lambda one: one.id)
    if len({one.id for one in occasions}) != len(occasions):
        raise Malformed("two occasions have one id")
    return Corpus(part, people, occasions, digest.hexdigest())


def _person(name: str) -> tuple[str, str, bool]:
    """ "Mara Venn", "Harbour Board|organisation", "residents|group|unnamed"."""
    parts = [part.strip() for part in name.split("|")]
    return parts[0], parts[1] if len(parts) > 1 else "person", "unnamed" not in parts


def occasion(entry: Mapping[str, Any], people: Mapping[str, Person]) -> Occasion:
    """An occasion from how it is written. Raises Malformed naming the report."""
    reports = []
    for n, one in enumerate(entry["report"]):
        try:
            reports.append(_Reading(entry, n, one, people).report())
        except (Malformed, KeyError) as error:
            raise Malformed(f"{entry['id']}, report {n} ({one.get('outlet')}): {error}") from error
    qualified = [
        [(f"{entry['id']}/{left}", f"{entry['id']}/{right}") for left, right in entry.get(kind, [])]
        for kind in ("developments", "repetitions")
    ]
    return Occasion(entry["id"], entry["about"], reports, *qualified)


class _Reading:
    """One report's marks made contents."""

    def __init__(self, entry: Mapping[str, Any], n: int, one: Mapping[str, Any], people: Mapping[str, Person]) -> None:
        self.id = f"{entry['id']}/{n}"
        self.occasion = entry["id"]
        self.units: Mapping[str, str] = entry["units"]
        self.kinds: Mapping[str, str] = entry.get("figures", {})
        self.one = one
        self.people = people

    def report(self) -> GoldReport:
        lines = [line.strip() for line in self.one["body"].strip().split("\n") if line.strip()]
        paragraphs = [self.one["title"].strip(), *(line.removeprefix("> ") for line in lines)]
        pull = frozenset(n for n, line in enumerate(lines, 1) if line.startswith("> "))
        text, marks = parse("\n\n".join(paragraphs))
        title = text.split("\n\n", 1)[0]
        contents = self._contents(text, title, marks)
        told = [
            Told(*mark.name.split("."), mark.value.removesuffix("!"), mark.start, mark.end, mark.value.endswith("!"))  # type: ignore[call-arg,arg-type]
            for mark in marks
            if mark.sort == "told"
        ]
        for each in told:
            if each.field not in FIELDS:
                raise Malformed(f"an occasion has no {each.field}")
        offices = [
            Office(mark.name, mark.value.removesuffix("!"), mark.start, mark.end, mark.value.endswith("!"))
            for mark in marks
            if mark.sort == "office"
        ]
        for office in offices:
            if office.who not in self.people:
                raise Malformed(f"nobody is called {office.who}")
        return GoldReport(
            self.id,
            self.occasion,
            self.one["outlet"],
            str(self.one["published"]),
            self.one.get("byline"),
            text,
            title,
            contents,
            told,
            offices,
            pull,
        )

    def _contents(self, text: str, title: str, marks: Iterable[Mark]) -> list[Content]:
        marks = sorted(marks, key=lambda mark: (mark.start, -mark.end))
        contents: dict[str, Content] = {}
        for mark in marks:
            if mark.sort == "content" and mark.value:
                if mark.name in contents:
                    raise Malformed(f"{mark.name} is said twice to be a version")
                contents[mark.name] = self._content(mark)
        for mark in marks:
            if mark.sort in ("content", "source", "cue"):
                if mark.name not in contents:
                    raise Malformed(f"{mark.name} has no content that says of what it is a version")
                getattr(contents[mark.name], mark.sort).append((mark.start, mark.end))
            elif mark.sort in ("figure", "day"):
                inside = [
                    c for c in contents.values() for m in marks if m.sort == "content" and m.name == c.id.split(".")[-1]
                    and m.start <= mark.start and mark.end <= m.end
                ]  # fmt: skip
                if not inside:
                    raise Malformed(f"{text[mark.start : mark.end]!r} stands in no content")
                for content in inside:
                    if mark.sort == "figure":
                        content.figures.append(self._figure(mark))
                    else:
                        content.days.append((mark.start, mark.end, mark.value))
        for content in contents.values():
            content.quotation = _quotation(text, content.content)
            content.headline = content.content[0][0] < len(title)
            content.kinds = _as_good(content, " ".join(text[start:end] for start, end in content.content))
            if content.headline != ("headline" in content.kinds):
                raise Malformed(f"{content.id}: a headline version stands in a headline, and only there")
        return sorted(contents.values(), key=lambda content: content.content[0])

    def _content(self, mark: Mark) -> Content:
        speaker, unit, on, stance = "", "", None, "asserted"
        kinds: list[str] = []
        wrong: list[str] = []
        for option in mark.value.split():
            if option.startswith("@"):
                speaker = option[1:]
            elif option.startswith("-"):
                wrong.append(option[1:])
            elif option.startswith("stance:"):
                stance = option[7:]
            elif option in self.units:
                unit = option
            else:
                kinds.extend(option.split("+"))
        if set(kinds) - KINDS or set(wrong) - set(DISCREPANCIES):
            raise Malformed(f"what is {mark.value!r}?")
        if unit:
            whose, _, where = self.units[unit].partition(" on ")
            speaker, on = speaker or whose, where or "main"
        else:
            unit, kinds = f"{self.id.split('/')[1]}.{mark.name}", kinds or ["full"]
        if on == "nothing":
            on = None
        if speaker not in self.people or not kinds:
            raise Malformed(f"{mark.name}: {mark.value!r} names no known speaker, or no kind of version")
        return Content(
            f"{self.id}.{mark.name}", f"{self.occasion}/{unit}", speaker, tuple(kinds), stance, on, wrong=tuple(wrong)
        )

    def _figure(self, mark: Mark) -> GoldFigure:
        if mark.name not in self.kinds:
            raise Malformed(f"no figure of the occasion is called {mark.name}")
        kind, _, rest = self.kinds[mark.name].partition(" ")
        unit, counts = (None, rest or None) if kind == "count" else (rest or None, None)
        value = _FIGURE.fullmatch(mark.value.removesuffix("!"))
        if value is None:
            raise Malformed(f"{mark.value!r} is no value of a figure")
        low = None if value[2] == "?" else str(Decimal(value[2]))
        high = low if value[3] is None else str(Decimal(value[3]))
        bound = _BOUNDS[value[1]] if value[1] else None
        wrong = mark.value.endswith("!")
        return GoldFigure(
            mark.start, mark.end, mark.name, kind, unit, counts, low, high, bound, value[4] is not None, wrong
        )


def _as_good(content: Content, said: str) -> tuple[str, ...]:
    """The kinds of a version with those that are as good: told indirectly, it may be a paraphrase whatever its words;
    with a mistake in it, altered; what has brackets and an ellipsis may be called by either."""
    kinds = list(content.kinds)
    if content.quotation != "direct" and kinds[0] not in ("full", "headline"):
        kinds.append("paraphrase")
    if not content.faultless and content.quotation != "indirect" and kinds[0] not in ("full", "headline"):
        kinds.append("altered")
    if "[" in said and ("..." in said or "…" in said) and kinds[0] in ("bracketed", "ellipsis"):
        kinds += ["bracketed", "ellipsis"]
    return tuple(dict.fromkeys(kinds))


def _quotation(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Direct when every part stands in quotation marks, mixed when there are some, else indirect."""
    parts = [text[start:end].strip() for start, end in spans]
    if all(part[0] in "\"'" and (part[-1] in "\"'" or part.count('"') == 1) for part in parts):
        return "direct"
    return (
        "mixed" if any('"' in part for part in parts) or any(re.search(r"(?<!\w)'\w", p) for p in parts) else "indirect"
    )
