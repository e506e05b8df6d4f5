"""Mistakes put into invented reports by rule, one at a time: ``python -m benchmarks.versions.mutants``.

As mutation testing does with programs (DeMillo, Lipton and Sayward, 1978): whoever writes a mistake chooses one that
comes to mind, a rule puts it wherever it goes. In a marked report that is right there, a negation is put into a content
or taken from it, or a word of a quotation exchanged (of a quotation only where another report quotes the words beside
it); a day that the report tells is moved; what one speaker says is given to another of the occasion. What is true of
the reports by construction is reconciled as ever, and the mistake is found if the discrepancy that follows from it is.
A rule knows no meaning: some of what it makes no outlet would print, and some says the same as before.

``--part`` takes several; ``--misses`` lists what was not found, never of a part that only measures.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from benchmarks.versions import corpus as corpora
from benchmarks.versions import records, scoring
from benchmarks.versions.corpus import FRESH, PARTS, Corpus, GoldReport, Occasion, Person
from benchmarks.versions.markup import Malformed
from benchmarks.versions.mistakes import discrepancies

#: Whose texts nobody reads: of them totals alone are printed.
UNREAD: Final = (PARTS[1], "fresh-12", "fresh-13", "fresh-15")
#: How far a day is moved.
DAYS: Final = (-365, -31, -14, -7, -3, -2, -1, 1)
BESIDE: Final = 2  # words on either side of a change that another report must quote, too
_AUXILIARY: Final = "is|are|was|were|will|would|can|could|should|must|has|have|had"
_NOT: Final = (
    ("negation put in", rf"\b({_AUXILIARY})\b(?! not|n['’]t| never)", r"\1 not"),
    ("negation put in", rf"\b({_AUXILIARY})\b(?! not|n['’]t| never)", r"\1 never"),
    ("negation left out", r" (?:not|never) ", " "),
    ("negation left out", rf"\b({_AUXILIARY}|did|does)n['’]t\b", r"\1"),
    ("no for some", r"\bno\b", "some"),
)
_OTHER: Final = (
    ("hedge left out", r" (?:perhaps|probably|almost|nearly|maybe|mostly|possibly|likely|only|usually|often) ", " "),
    ("word exchanged", r"\b(?:may|might|could|would)\b", "will"),
    ("word exchanged", r"\bwill\b", "may"),
    ("word exchanged", r"\bwe\b", "they"),
    ("word exchanged", r"\b(?:people|school|city|country|house|night|village|company|bank|court|river)\b", "harbour"),
)
_CONTENT: Final = re.compile(r"\{(?P<name>\w+) (?P<unit>u\d+)(?P<options>[^|{}]*)\|(?P<said>(?:[^{}]|\{[^{}]*\})*)\}")
_WHERE: Final = re.compile(r"\{@(?P<on>\w+)\.(?P<field>place|medium|kind) (?P<value>[^{}|!]*)\|(?P<words>[^{}|]*)\}")
#: What an occasion is told to be instead, where a report tells it by its name, or by no more than its kind.
_ELSEWHERE: Final = {
    "place": ("Harwick", "Port Selm"),
    "medium": ("Radio Norwick", "Channel Nine"),
    "kind": ("press conference", "interview", "speech", "post"),
}
_FIGURE: Final = re.compile(r"\{#(?P<name>\w+) (?P<value>\d+(?:\.\d+)?)(?P<near>~?)\|(?P<words>[^{}|]*)\}")
_DAY: Final = re.compile(r"\{@(?P<on>\w+)\.date (?P<day>\d{4}-\d{2}-\d{2})\|")


@dataclass(frozen=True, slots=True)
class Mutant:
    """An occasion of which one report has one mistake more: what was done, to what, and how it is written now."""

    label: str
    about: str
    entry: Mapping[str, Any]


def mutants(entry: Mapping[str, Any], people: Mapping[str, Person]) -> Iterator[Mutant]:
    """All that the rules make of an occasion as it is written."""
    whole = corpora.occasion(entry, people)
    for n, one in enumerate(entry["report"]):
        body, report = one["body"], whole.reports[n]
        for label, about, changed in (
            *_denied(body, report, whole),
            *_miscounted(body, entry),
            *_moved(body, report),
            *_elsewhere(body),
            *_given_away(body, report, whole, people),
        ):
            other = deepcopy(dict(entry))
            other["report"][n]["body"] = changed
            yield Mutant(label, f"{report.id}: {about}", other)


def _denied(body: str, report: GoldReport, whole: Occasion) -> Iterator[tuple[str, str, str]]:
    """The words of a content changed, and marked as changed."""
    known = {content.id.rsplit(".", 1)[1]: content for content in report.contents}
    for found in _CONTENT.finditer(body):
        content = known[found["name"]]
        if not content.faultless or content.quotation == "mixed":
            continue
        others = [(r, c) for r, c in whole.contents if c.statement == content.statement and c.id != content.id]
        direct = [(r, c) for r, c in others if c.quotation == "direct"] if content.quotation == "direct" else others
        if not direct or any(not c.faultless for _, c in direct):
            continue
        said = found["said"]
        for kind, rules in (("polarity", _NOT), ("wording", _OTHER if content.quotation == "direct" else ())):
            for label, pattern, put in rules:
                at = re.search(pattern, said)
                if at is None or _marked(said, at.start(), at.end()):
                    continue
                if content.quotation == "direct" and not any(_has(r.words(c), said, at) for r, c in direct):
                    continue
                new = said[: at.start()] + at.expand(put) + said[at.end() :]
                mark = f"{{{found['name']} {found['unit']}{found['options']} -{kind}|{new}}}"
                yield f"{label}, {content.quotation}", new, body[: found.start()] + mark + body[found.end() :]


def _marked(said: str, start: int, end: int) -> bool:
    """Whether a place lies in a mark within the content, as a figure does."""
    return said.count("{", 0, end) != said.count("}", 0, start)


def _has(words: str, said: str, at: re.Match[str]) -> bool:
    """Whether other words hold what is changed, with the words beside it."""
    before, after = _plain(said[: at.start()])[-BESIDE:], _plain(said[at.end() :])[:BESIDE]
    return f" {' '.join((*before, *_plain(at[0]), *after))} " in f" {' '.join(_plain(words))} "


def _plain(text: str) -> list[str]:
    return re.findall(r"[\w'’]+", re.sub(r"\{[^|{}]*\||\}", "", text).casefold())


def _miscounted(body: str, entry: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """A figure in digits, of two and more, that no report mistakes, with its last two exchanged, ten times what it is,
    or a third more."""
    mistaken = {name for one in entry["report"] for name in re.findall(r"\{#(\w+) [^{}|]*!\|", one["body"])}
    for found in _FIGURE.finditer(body):
        value = found["value"]
        digits = f"{int(value):,}" if value.isdigit() else value
        said = next((each for each in (digits, value) if each in found["words"]), None)
        if found["name"] in mistaken or said is None or len(value.replace(".", "")) < 2:
            continue
        number = Decimal(value)
        for label, other in (
            ("digits exchanged", value[:-2] + value[-1] + value[-2] if value[-2] != "." else value),
            ("ten times as much", f"{number * 10:f}".removesuffix(".0")),
            ("a third more", f"{(number * 4 / 3).quantize(number):f}"),
        ):
            if Decimal(other) == number:
                continue
            words = found["words"].replace(said, f"{int(other):,}" if "," in said and other.isdigit() else other, 1)
            mark = f"{{#{found['name']} {other}{found['near']}!|{words}}}"
            yield f"figure: {label}", words, body[: found.start()] + mark + body[found.end() :]


def _moved(body: str, report: GoldReport) -> Iterator[tuple[str, str, str]]:
    """A day that a report tells, moved; not beyond the day on which it was published."""
    wrong = {told.on for told in report.told if told.wrong}
    for found in _DAY.finditer(body):
        if found["on"] in wrong or len(re.findall(rf"\{{@{found['on']}\.date ", body)) > 1:
            continue
        quoted = {content.quotation for content in report.contents if content.on == found["on"]}
        how = "with quotations" if "direct" in quoted else "own words"
        for days in DAYS:
            moved = (date.fromisoformat(found["day"]) + timedelta(days)).isoformat()
            if moved <= report.published[:10]:
                mark = f"{{@{found['on']}.date {moved}!|"
                far = "1 or 2" if abs(days) < 3 else "3 to 14" if abs(days) < 31 else "31 or 365"
                label = f"day moved by {far}, {how}"
                yield label, f"{found['on']} on {moved}", body[: found.start()] + mark + body[found.end() :]


def _elsewhere(body: str) -> Iterator[tuple[str, str, str]]:
    """Another town or medium, or another kind of occasion, where a report tells it once, by its name; what is a
    statement to one report may be any of these to another."""
    for found in _WHERE.finditer(body):
        article, _, named = found["words"].rpartition(" " if found["field"] == "kind" else "the ")
        if named != found["value"] or (found["field"] == "place" and not re.fullmatch(r"[A-Z][a-z]+", named)):
            continue
        if named == "statement" or len(re.findall(rf"\{{@{found['on']}\.{found['field']} ", body)) > 1:
            continue
        for other in _ELSEWHERE[found["field"]]:
            if found["field"] == "kind":
                if other == named or article not in ("a", "an", "the"):
                    continue
                article = "the" if article == "the" else "an" if other[0] in "aeiou" else "a"
                other_words = f"{article} {other}"
            else:
                other_words = other
            mark = f"{{@{found['on']}.{found['field']} {other}!|{other_words}}}"
            about = f"{found['on']} {found['field']} {other}"
            yield f"another {found['field']}", about, body[: found.start()] + mark + body[found.end() :]


def _given_away(
    body: str, report: GoldReport, whole: Occasion, people: Mapping[str, Person]
) -> Iterator[tuple[str, str, str]]:
    """What a report says by name that one speaker says, given to the next of the occasion, by name; not what it tells
    twice."""
    units = Counter(content.unit for content in report.contents)
    known = {content.id.rsplit(".", 1)[1]: content for content in report.contents}
    speakers = sorted({content.speaker for _, content in whole.contents if people[content.speaker].named})
    for found in _CONTENT.finditer(body):
        content, source = known[found["name"]], f"{{{found['name']}<"
        told = [c for _, c in whole.contents if c.unit == content.unit]
        who = next((one for one in speakers if one != content.speaker), None)
        named = re.search(rf"{re.escape(source)}([A-Z][^{{}}]*)\}}", body)
        if units[content.unit] > 1 or len({c.speaker for c in told}) > 1 or len(told) < 2 or who is None or not named:
            continue
        if people[content.speaker].name.split()[-1] in named[1]:
            mark = f"{{{found['name']} {found['unit']}{found['options']} @{who}|"
            changed = body[: found.start()] + mark + body[found.start("said") :]
            changed = changed.replace(named[0], f"{source}{people[who].name}}}", 1)
            yield f"mouth changed, {content.quotation}", f"{found['name']} by {who}", changed


def is_found(mutant: Mutant, part: Corpus, before: frozenset[str]) -> bool | None:
    """Whether a record of the mutant shows all that contradicts in it and did not ``before``; None where nothing does,
    as no other report says so, or it cannot be written."""
    try:
        changed = Corpus(part.part, part.people, [corpora.occasion(mutant.entry, part.people)], part.sha256)
        wanted = {one.about for one in discrepancies(changed)} - before
    except Malformed:
        return None
    if not wanted:
        return None
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        published, record = records.make(changed, Path(folder), "gold")
        with record:
            matched = scoring.match(changed, records.ask(record, published))
    return all(several for gold, several in matched.gold if gold.about in wanted)


def measure(part: str, folder: Path = corpora.OCCASIONS) -> Iterator[tuple[Mutant, bool]]:
    """The mutants of a part, and whether each is found."""
    whole = corpora.load(part, folder)
    for file in sorted(folder.glob(f"{part.replace('-', '_')}_*.toml")):
        for entry in tomllib.loads(file.read_text(encoding="utf-8")).get("occasion", []):
            right = Corpus(whole.part, whole.people, [corpora.occasion(entry, whole.people)], whole.sha256)
            before = frozenset(one.about for one in discrepancies(right))
            for mutant in mutants(entry, whole.people):
                if (found := is_found(mutant, whole, before)) is not None:
                    yield mutant, found


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit status: 0 done, 2 wrong usage."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.versions.mutants", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--part", choices=(*PARTS, *FRESH), nargs="+", default=[PARTS[0]], help="which parts")
    parser.add_argument("--misses", action="store_true", help="list what was not found")
    options = parser.parse_args(arguments)
    if options.misses and set(options.part) & set(UNREAD):
        parser.error(f"{', '.join(UNREAD)} only measure")
    counted, met = Counter[str](), Counter[str]()
    for part in options.part:
        for mutant, found in measure(part):
            counted[mutant.label] += 1
            met[mutant.label] += found
            if options.misses and not found:
                print(f"NOT FOUND {mutant.label}: {mutant.about}")
    print(f"{'mistakes put in: ' + ', '.join(options.part):60} found    of")
    for label in sorted(counted):
        print(f"{label:60} {met[label]:5} {counted[label]:5} {100 * met[label] / counted[label]:6.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
