"""The five published reports beside the checkout, against what a careful reader lists in them.

``expected.json`` holds offsets and names only: the reports are other people's text and stay where they lie. An
attribution is "must" where any careful reader lists it, and "may" where it is weak (a verb of praise or feeling, a
topic without a claim, the writer's own gloss). Every must has to be found, with its speaker; what matches neither a
must nor a may is invented; a speaker that the reader would not name is wrong wherever it appears. ``widest`` is a
content with the writer's tail to it, which a reader would let pass.

Spans are held to the character: whatever is found has the source, cue and content of an entry, and every must is
found so. Where that fails, ``off`` lists what is found instead, or says in the must why it is not; each is a strict
expected failure, so one that comes right has to be taken out. Cues hold their auxiliaries and "also", and a relative
pronoun is a source of its own, as in the corpus that the model learned from.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from onrecord import analysis, reports
from onrecord.domain import Analysis, Attribution, Rejected, Report, Span
from onrecord.reports.inputs import discover

EXPECTED: dict[str, Any] = json.loads(Path(__file__).with_name("expected.json").read_text(encoding="utf-8"))
TOKEN = re.compile(r"\w+")

pytestmark = [pytest.mark.shared, pytest.mark.parametrize("name", list(EXPECTED))]


Spans = tuple[tuple[tuple[int, int], ...], ...]


def pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def spans_of(source: list[list[int]], cue: list[list[int]], content: list[list[int]]) -> Spans:
    return tuple(tuple((start, end) for start, end in part) for part in (source, cue, content))


def spans_in(entry: dict[str, Any]) -> Spans:
    return spans_of(entry["source"], entry["cue"], entry["content"])


class Seed:
    """One report, read and analysed, with the tokens that its expectations are compared by."""

    def __init__(self, file: Path) -> None:
        self.expected = EXPECTED[file.name]
        raw = file.read_bytes()
        assert hashlib.sha256(raw).hexdigest() == self.expected["sha256"], "another text than the one that was read"
        (found,) = discover([file])
        assert not isinstance(found, Rejected)
        report = reports.load(found)
        assert not isinstance(report, Rejected)
        self.report: Report = report
        self.file_text = raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        self.text = report.text.text
        self._analysis: Analysis | None = None

    @property
    def analysis(self) -> Analysis:
        if self._analysis is None:
            self._analysis = analysis.analyse_report(self.report)
        return self._analysis

    @property
    def musts(self) -> list[dict[str, Any]]:
        return [entry for entry in self.expected["attributions"] if entry["level"] == "must"]

    def tokens(self, spans: Iterable[Span | list[int]]) -> frozenset[int]:
        """The starts of the words inside the spans."""
        pairs = [(s.start, s.end) if isinstance(s, Span) else (s[0], s[1]) for s in spans]
        return frozenset(m.start() for start, end in pairs for m in TOKEN.finditer(self.text, start, end))

    def inside(self, attribution: Attribution, entry: dict[str, Any]) -> bool:
        """At least half of what was found lies in what the entry expects, at its widest."""
        found, wanted = self.tokens(attribution.content), self.tokens(entry.get("widest", entry["content"]))
        return bool(found) and 2 * len(found & wanted) >= len(found)

    @property
    def spans(self) -> set[Spans]:
        """Source, cue and content of each attribution that was found."""
        return {spans_of(pairs(a.source), pairs(a.cue), pairs(a.content)) for a in self.analysis.attributions}

    def matches(self, entry: dict[str, Any]) -> list[Attribution]:
        """The attributions that lie in the entry; none when together they cover less than half of it."""
        inside = [a for a in self.analysis.attributions if self.inside(a, entry)]
        wanted = self.tokens(entry["content"])
        covered = frozenset[int]().union(*(self.tokens(a.content) for a in inside))
        return inside if 2 * len(covered & wanted) >= len(wanted) else []

    # ------------------------------------------------------------------------------------------ for a reader
    def words(self, spans: Iterable[Span | list[int]]) -> str:
        pairs = [(s.start, s.end) if isinstance(s, Span) else (s[0], s[1]) for s in spans]
        return " … ".join(self.text[start:end].replace("\n", "⏎") for start, end in pairs) or "none"

    def wanted(self, entry: dict[str, Any]) -> str:
        who = " or ".join(entry["speakers"]) or "nobody"
        return f"[{self.words(entry['source'])}] <{self.words(entry['cue'])}> {self.words(entry['content'])}  = {who}"

    def shown(self, spans: Spans) -> str:
        source, cue, content = ([list(pair) for pair in part] for part in spans)
        offsets = json.dumps({"source": source, "cue": cue, "content": content})
        return f"[{self.words(source)}] <{self.words(cue)}> {self.words(content)}  {offsets}"

    def found(self, attribution: Attribution) -> str:
        who = "; ".join(
            f"{s.entity.name} ({s.role})" if s.entity else f"{s.status} ({s.role})" for s in attribution.speakers
        )
        words = f"[{self.words(attribution.source)}] <{self.words(attribution.cue)}> {self.words(attribution.content)}"
        how = f"{attribution.quotation}, {attribution.stance}, {attribution.confidence:.2f}"
        return f"{words}  = {who or 'nobody'}  ({how})"


def right_speaker(attribution: Attribution, entry: dict[str, Any]) -> bool:
    """Whether one of its speakers is a name that a reader gives; an open one where leaving it open is right too."""
    names = {name.casefold() for name in entry["speakers"]}
    speakers = [s for s in attribution.speakers if s.role == "speaker"]
    if any(s.entity is not None and s.entity.name.casefold() in names for s in speakers):
        return True
    return bool(entry.get("open")) and all(s.entity is None for s in speakers)


def wrong_names(attribution: Attribution, entry: dict[str, Any]) -> list[str]:
    names = {name.casefold() for name in entry["speakers"]}
    speakers = [s.entity for s in attribution.speakers if s.role == "speaker" and s.entity is not None]
    return [entity.name for entity in speakers if entity.name.casefold() not in names]


@pytest.fixture(scope="module")
def read_seed() -> Callable[[Path], Seed]:
    seen: dict[Path, Seed] = {}

    def read(file: Path) -> Seed:
        if file not in seen:
            seen[file] = Seed(file)
        return seen[file]

    return read


@pytest.fixture
def seed(name: str, shared: Path, read_seed: Callable[[Path], Seed]) -> Seed:
    file = shared / "seeds" / name
    if not file.is_file():
        pytest.skip(f"{name} is not among the shared reports")
    return read_seed(file)


def test_the_stored_text_is_that_of_the_file(seed: Seed) -> None:
    assert seed.text == seed.file_text
    assert len(seed.text) == seed.expected["characters"]


def test_what_is_no_part_of_the_report_is_set_aside(seed: Seed) -> None:
    aside = seed.report.set_aside
    covered = {i for a in aside for i in range(a.span.start, a.span.end)}
    problems = []
    for expected in seed.expected["set_aside"]:
        start, end = expected["span"]
        if not covered >= {i for i in range(start, end) if not seed.text[i].isspace()}:
            problems.append(f"not set aside: {seed.words([[start, end]])}")
        reasons = {a.reason for a in aside if a.span.start < end and start < a.span.end}
        if not reasons <= set(expected["reasons"]):
            problems.append(f"set aside as {sorted(reasons)}, not {expected['reasons']}: {seed.words([[start, end]])}")
    kept = {i for start, end in (e["span"] for e in seed.expected["set_aside"]) for i in range(start, end)}
    lost = [a for a in aside if seed.tokens([a.span]) - kept]
    problems += [f"set aside, but a part of the report ({a.rule}): {seed.words([a.span])}" for a in lost]
    assert not problems, "\n" + "\n".join(problems)


def test_title_and_byline(seed: Seed) -> None:
    if "title" in seed.expected:
        start, end = seed.expected["title"]
        assert seed.report.title == Span(start, end)
    if "doubtful_byline" in seed.expected:
        start, end = seed.expected["doubtful_byline"]
        assert seed.report.byline is not None
        assert seed.text[start:end] in seed.report.byline.value
        assert seed.report.byline.doubt


def test_no_statement_is_missing(seed: Seed) -> None:
    missing = [seed.wanted(entry) for entry in seed.musts if not seed.matches(entry)]
    found = [seed.found(a) for a in seed.analysis.attributions]
    assert not missing, "\n".join(
        ["", f"missing ({len(missing)} of {len(seed.musts)}):", *missing, "", "found:", *found]
    )


def test_no_statement_is_invented(seed: Seed) -> None:
    entries = seed.expected["attributions"]
    known = frozenset[int]().union(*(seed.tokens(entry.get("widest", entry["content"])) for entry in entries))
    invented = [
        seed.found(a)
        for a in seed.analysis.attributions
        if 2 * len(seed.tokens(a.content) & known) < max(1, len(seed.tokens(a.content)))
    ]
    assert not invented, "\n".join(["", "invented:", *invented])


def test_what_is_found_is_exact(seed: Seed) -> None:
    known = {spans_in(entry) for entry in seed.expected["attributions"]}
    off = {spans_in(entry): entry["reason"] for entry in seed.expected.get("off", [])}
    found = seed.spans - known
    wrong = [f"off:            {seed.shown(spans)}" for spans in sorted(found - set(off))]
    wrong += [f"no longer off:  {seed.shown(spans)} ({off[spans]})" for spans in sorted(set(off) - found)]
    assert not wrong, "\n".join(["", *wrong])


def test_every_must_is_found_exactly(seed: Seed) -> None:
    missed = [entry for entry in seed.musts if spans_in(entry) not in seed.spans]
    wrong = [f"not exact:        {seed.wanted(entry)}" for entry in missed if "off" not in entry]
    wrong += [
        f"no longer off:    {seed.wanted(entry)} ({entry['off']})"
        for entry in seed.musts
        if "off" in entry and entry not in missed
    ]
    assert not wrong, "\n".join(["", *wrong])


def test_no_speaker_is_wrong(seed: Seed) -> None:
    wrong = []
    for found in seed.analysis.attributions:
        entries = [entry for entry in seed.expected["attributions"] if seed.inside(found, entry)]
        if entries and all(wrong_names(found, entry) for entry in entries):
            wrong += [f"found:    {seed.found(found)}", *(f"expected: {seed.wanted(entry)}" for entry in entries)]
    assert not wrong, "\n".join(["", *wrong])


def test_every_speaker_is_named(seed: Seed) -> None:
    unnamed = []
    for entry in seed.musts:
        found = seed.matches(entry)
        if found and not any(right_speaker(a, entry) for a in found):
            unnamed += [f"expected: {seed.wanted(entry)}", *(f"found:    {seed.found(a)}" for a in found)]
    assert not unnamed, "\n".join(["", *unnamed])


def test_kind_and_stance(seed: Seed) -> None:
    """The kind follows the marks in the text; what a must says is asserted, and what is not said must not be."""
    wrong = []
    for entry in seed.expected["attributions"]:
        found = seed.matches(entry)
        if not found:
            continue
        closest = max(found, key=lambda a: len(seed.tokens(a.content) & seed.tokens(entry["content"])))
        kinds = {a.quotation for a in found}
        if len(found) == 1 and entry["level"] == "must" and not kinds <= set(entry["quotation"]):
            wrong.append(f"kind: expected {' or '.join(entry['quotation'])}: {seed.found(closest)}")
        if (entry["level"] == "must" or entry["stance"] != "asserted") and closest.stance != entry["stance"]:
            wrong.append(f"stance: expected {entry['stance']}: {seed.found(closest)}")
    assert not wrong, "\n".join(["", *wrong])
