"""The 48 hard cases, judged: what the public pipeline finds in each text against what a careful reader finds.

Run it to see which cases pass: ``python tests/analysis/hard_cases_report.py [CASE ...] [--all]``. With case numbers it
shows those only; with ``--all`` it also shows what was found where a case passes.

Two contents are the same when their spans, taken in order, are the same words once outer quotation marks, white space,
trailing punctuation and a leading "that" are cut off. A source has to contain the expected words and to lie inside
the widest wording that a reader would still call right; a cue has to contain the expected words.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import onrecord
from onrecord import analysis, reports
from onrecord.domain import Analysis, Attribution, Entity, Rejected, Report, Spans, Speaker

DATA: Final = Path(__file__).with_name("hard_cases.toml")
CASES: Final = 48
MARKS: Final = "\"“”„‟«»‹›'‘’‚‛`´"
TRAIL: Final = ".,;:!?…-–—"

# fmt: off
VARIANT_KEYS: Final = frozenset({
    "case", "name", "text", "title", "file", "damage", "repaired", "set_aside", "nothing_else", "other", "relation",
    "version", "shows", "discrepancy", "expect",
})
EXPECT_KEYS: Final = frozenset({
    "id", "content", "or_content", "source", "source_widest", "cue", "quotation", "stance", "speaker", "speakers",
    "no_speaker", "via", "parent", "question", "headline", "less_sure_than", "optional", "figures", "occasion",
})
SPEAKER_KEYS: Final = frozenset({
    "name", "name_has", "kind", "named", "count", "role", "status", "candidate_kinds", "open", "or_open",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class Variant:
    """One text of a case, with what has to be found in it (the tables of ``hard_cases.toml``)."""

    case: int
    name: str
    text: str
    table: Mapping[str, Any]

    @property
    def expects(self) -> list[dict[str, Any]]:
        return list(self.table.get("expect", []))

    def __str__(self) -> str:
        return f"case {self.case}, {self.name}"


def variants() -> dict[int, list[Variant]]:
    """All variants by case number; ValueError when the file holds a key or a case that is not known."""
    cases: dict[int, list[Variant]] = defaultdict(list)
    for table in tomllib.loads(DATA.read_text(encoding="utf-8"))["variant"]:
        variant = Variant(table["case"], table["name"], table["text"], table)
        unknown = set(table) - VARIANT_KEYS
        for expect in variant.expects:
            unknown |= set(expect) - EXPECT_KEYS
            for speaker in [*_speakers(expect), *([expect["via"]] if "via" in expect else [])]:
                unknown |= set(speaker) - SPEAKER_KEYS
            _check_words(variant, expect)
        if unknown:
            raise ValueError(f"{variant}: unknown keys {sorted(unknown)}")
        cases[variant.case].append(variant)
    if sorted(cases) != list(range(1, CASES + 1)):
        raise ValueError(f"cases missing or unknown: {sorted(set(cases) ^ set(range(1, CASES + 1)))}")
    return dict(sorted(cases.items()))


def _check_words(variant: Variant, expect: Mapping[str, Any]) -> None:
    """An expectation that quotes words which the text does not hold is a slip of the test."""
    words = [*_list(expect["content"]), *_list(expect.get("source", [])), *_list(expect.get("source_widest", []))]
    words += [word for other in expect.get("or_content", []) for word in other]
    text = f"{variant.table.get('title', '')}\n\n{variant.text}"
    for word in words:
        if word not in text:
            raise ValueError(f"{variant}: {word!r} is not in its text")


# ---------------------------------------------------------------------------------------------- running


def read(variant: Variant, text: str | None = None) -> Report:
    """The variant's report through the public way in; AssertionError when it is rejected."""
    body = variant.text if text is None else text
    suffix = variant.table.get("file")
    if suffix is None:
        return reports.from_text(body, title=variant.table.get("title"))
    raw = body.encode()
    if variant.table.get("damage") == "mojibake":
        importlib.import_module("ftfy.bad_codecs")  # registers the codec that browsers mean by cp1252
        raw = raw.decode("sloppy-windows-1252").encode()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"report.{suffix}")
        file.write_bytes(raw)
        (found,) = importlib.import_module("onrecord.reports.inputs").discover([file])
        report = found if isinstance(found, Rejected) else reports.load(found)
    assert not isinstance(report, Rejected), f"{variant}: rejected: {report.reason}"
    assert report.raw == raw, f"{variant}: the raw bytes are not kept"
    return report


def judge(variant: Variant, *, later: bool = True) -> list[str]:
    """What is wrong, in words; empty when the variant passes. ``later=False``: all but figures, occasions, versions."""
    try:
        report = read(variant)
    except AssertionError as error:
        return [str(error)]
    found = analysis.analyse_report(report)
    wrong = _compare(variant, report, found, later)
    wrong += _judge_report(variant, report)
    if later and "relation" in variant.table:
        wrong += _judge_relation(variant)
    if not wrong:
        return []
    texts = [f"  > {line}" for line in variant.text.strip().splitlines()]
    return [str(variant), *texts, *wrong, "found:", *(show(a, found) for a in found.attributions)]


def _judge_report(variant: Variant, report: Report) -> list[str]:
    wrong = []
    text = report.text.text
    for words in variant.table.get("set_aside", []):
        start = text.find(words)
        if start < 0:
            wrong.append(f"  the stored text has lost {words!r}, so nothing shows that it was left out")
        elif not any(a.span.start <= start and start + len(words) <= a.span.end for a in report.set_aside):
            wrong.append(f"  {words!r} is not set aside; set aside: {[a.span.of(text) for a in report.set_aside]}")
    if variant.table.get("repaired") and not report.repaired:
        wrong.append("  the report is not marked as repaired")
    return wrong


def _judge_relation(variant: Variant) -> list[str]:
    """Whether a record of the text, and of the other report where there is one, relates them as the case asks: all that
    they say as versions of one statement (of a kind, with an edit shown), or as a discrepancy; and no more of these."""
    table = variant.table
    bodies = [body for body in (table["text"], table.get("other")) if body]
    rows = [{"text": body, "title": table.get("title"), "published": "2026-03-03"} for body in bodies]
    with tempfile.TemporaryDirectory() as folder:
        for number, row in enumerate(rows):
            line = {**row, "outlet": f"The Venlow {('Courier', 'Post')[number]}"}
            Path(folder, f"{number}.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
        with onrecord.open(Path(folder, "record.db"), create=True) as record:
            record.read(*sorted(Path(folder).glob("*.jsonl")))
            told = [record.versions(name) for name in sorted({row.statement for row in record.statements()})]
            differ = [[found.kind, found.severity] for found in record.discrepancies()]
    asked = [table["discrepancy"]] if "discrepancy" in table else []
    wrong = [f"  discrepancies: expected {asked or 'none'}, found {differ or 'none'}"] if differ != asked else []
    if asked:
        return wrong
    if len(told) != 1:
        return [*wrong, f"  {len(told)} statements, expected one: {table['relation']}"]
    versions = told[0].versions
    if "version" in table and table["version"] not in [version.kind for version in versions]:
        wrong.append(f"  versions: expected a {table['version']} one, found {[version.kind for version in versions]}")
    if "shows" in table and not any(table["shows"] in version.difference for version in versions):
        wrong.append(f"  edits: expected {table['shows']!r}, found {[version.difference for version in versions]}")
    return wrong


# ---------------------------------------------------------------------------------------------- comparing


def _compare(variant: Variant, report: Report, found: Analysis, later: bool) -> list[str]:
    text = report.text.text
    wrong: list[str] = []
    taken: dict[str, Attribution] = {}
    by_id: dict[str, Attribution] = {}
    pairs: list[tuple[dict[str, Any], Attribution]] = []
    for expect in variant.expects:
        same = [a for a in found.attributions if a.id not in taken and _same_content(expect, a, text)]
        if not same:
            if not expect.get("optional"):
                wrong.append(f"  missing: {_shown(expect)}")
            continue
        best = min(same, key=lambda a: len(_local(expect, a, text)))
        taken[best.id] = best
        by_id[expect.get("id", best.id)] = best
        pairs.append((expect, best))
    all_by_id = {a.id: a for a in found.attributions}
    for expect, best in pairs:
        faults = _local(expect, best, text) + _linked(expect, best, by_id, all_by_id)
        if later:
            faults += _later(expect, best, text)
        wrong += [f"  at {_shown(expect)}"] * bool(faults) + [f"      {fault}" for fault in faults]
    if variant.table.get("nothing_else", True):
        wrong += [f"  invented: {show(a, found).strip()}" for a in found.attributions if a.id not in taken]
    return wrong


def _same_content(expect: Mapping[str, Any], attribution: Attribution, text: str) -> bool:
    words = [trimmed(span.of(text)) for span in attribution.content]
    if not _list(expect["content"]):  # a no-comment has no content of its own
        source = " ".join(span.of(text) for span in attribution.source)
        return attribution.stance == expect["stance"] and expect["source"] in source
    allowed = [_list(expect["content"]), *expect.get("or_content", [])]
    return words in [[trimmed(word) for word in option] for option in allowed]


def _local(expect: Mapping[str, Any], attribution: Attribution, text: str) -> list[str]:
    """Where the attribution itself differs from what is expected of it."""
    faults: list[str] = []
    source = _words(attribution.source, text)
    if "source" in expect:
        widest = expect.get("source_widest", expect["source"])
        inside = source.strip(" ,") in widest if source else not expect["source"]
        if expect["source"] not in source or not inside:
            faults.append(f"source: expected {expect['source'] or 'none'!r}, found {source or 'none'!r}")
    cue = _words(attribution.cue, text)
    if "cue" in expect and expect["cue"] not in cue:
        faults.append(f"cue: expected {expect['cue']!r}, found {cue or 'none'!r}")
    faults.extend(
        f"{field}: expected {' or '.join(_list(expect[field]))}, found {getattr(attribution, field)}"
        for field in ("quotation", "stance")
        if field in expect and getattr(attribution, field) not in _list(expect[field])
    )
    if "headline" in expect and attribution.headline != expect["headline"]:
        faults.append(f"headline: expected {expect['headline']}, found {attribution.headline}")
    if "question" in expect:
        question = trimmed(attribution.question.of(text)) if attribution.question else "none"
        if question != trimmed(expect["question"]):
            faults.append(f"question: expected {expect['question']!r}, found {question!r}")
    return faults + _judge_speakers(expect, attribution)


def _linked(
    expect: Mapping[str, Any],
    attribution: Attribution,
    by_id: Mapping[str, Attribution],
    all_by_id: Mapping[str, Attribution],
) -> list[str]:
    """Where the attribution's place among the others differs."""
    faults: list[str] = []
    if "parent" in expect:
        outer = by_id.get(expect["parent"])
        if outer is None or attribution.parent != outer.id:
            faults.append(f"parent: expected {expect['parent']!r}, found {'another' if attribution.parent else 'none'}")
    if "less_sure_than" in expect:
        other = by_id.get(expect["less_sure_than"])
        if other is not None and not attribution.confidence < other.confidence:
            faults.append(f"confidence: expected below {other.confidence:.2f}, found {attribution.confidence:.2f}")
    if "via" in expect:
        parent = all_by_id.get(attribution.parent or "")
        ways = [s for s in attribution.speakers if s.role == "via"] + (list(parent.speakers) if parent else [])
        if not any(s.entity is not None and not _entity_faults(expect["via"], s.entity) for s in ways):
            faults.append(f"through: expected {expect['via']}, found {[_speaker(s) for s in ways] or 'nobody'}")
    return faults


def _judge_speakers(expect: Mapping[str, Any], attribution: Attribution) -> list[str]:
    wanted = _speakers(expect)
    found = [s for s in attribution.speakers if s.role != "via"]
    shown = "; ".join(_speaker(s) for s in found) or "nobody"
    if expect.get("no_speaker"):
        return [f"speaker: expected nobody, found {shown}"] if found else []
    if not wanted:
        return []
    if len(wanted) == 1 and (wanted[0].get("open") or wanted[0].get("or_open")) and not found:
        return []  # nobody named is an abstention too
    if len(found) != len(wanted):
        return [f"speakers: expected {wanted}, found {shown}"]
    faults: list[str] = []
    left = list(found)
    for want in wanted:
        best = min(left, key=lambda speaker: len(_speaker_faults(want, speaker)))
        left.remove(best)
        if _speaker_faults(want, best):
            faults.append(f"speaker: expected {want}, found {_speaker(best)}")
    return faults


def _speaker_faults(want: Mapping[str, Any], speaker: Speaker) -> list[str]:
    is_open = speaker.status in ("ambiguous", "unresolved")
    if want.get("open"):
        return [] if is_open else ["status"]
    if want.get("or_open") and is_open:
        return []
    faults = [key for key in ("role", "status") if key in want and getattr(speaker, key) != want[key]]
    if "role" not in want and speaker.role != "speaker":
        faults.append("role")
    if "candidate_kinds" in want and not set(want["candidate_kinds"]) <= {c.kind for c in speaker.candidates}:
        faults.append("candidate_kinds")
    if set(want) & {"name", "name_has", "kind", "named", "count"}:
        faults += _entity_faults(want, speaker.entity) if speaker.entity else ["entity"]
    return faults


def _entity_faults(want: Mapping[str, Any], entity: Entity) -> list[str]:
    faults = [key for key in ("kind", "named", "count") if key in want and getattr(entity, key) != want[key]]
    if "name" in want and entity.name.casefold() not in [name.casefold() for name in _list(want["name"])]:
        faults.append("name")
    if "name_has" in want and want["name_has"] not in entity.name.casefold():
        faults.append("name")
    return faults


def _later(expect: Mapping[str, Any], attribution: Attribution, text: str) -> list[str]:
    """Figures and occasions in the words of the promised export shape; a date's words with or without a preposition."""
    faults: list[str] = []
    if "figures" in expect:
        found: Sequence[Any] = getattr(attribution, "figures", ())
        faults.extend(
            f"figures: expected {want}, found {found or 'none'}"
            for want in expect["figures"]
            if not any(all(str(getattr(f, k, None)) == str(v) for k, v in want.items() if k != "text") for f in found)
        )
    if "occasion" in expect:
        occasion = attribution.occasion
        date = occasion.date if occasion is not None else None
        dating = date.dating if date is not None else None
        have = {"earliest": getattr(dating, "earliest", None), "latest": getattr(dating, "latest", None)}
        have |= {"date_raw": date.span.of(text) if date is not None else None}
        if date is not None and expect["occasion"].get("date_raw", "").endswith(f" {have['date_raw']}"):
            have["date_raw"] = expect["occasion"]["date_raw"]
        have |= {key: getattr(occasion, key, None) for key in ("kind", "medium", "interlocutor", "event")}
        if any(have.get(key) != value for key, value in expect["occasion"].items()):
            faults.append(f"occasion: expected {expect['occasion']}, found {occasion or 'none'}")
    return faults


# ---------------------------------------------------------------------------------------------- words


def trimmed(words: str) -> str:
    """Without outer quotation marks, white space, trailing punctuation and a leading "that"."""
    before = None
    while before != words:
        before = words
        words = words.strip().strip(MARKS).rstrip(TRAIL)
    return re.sub(r"^that\s+", "", words)


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]


def _speakers(expect: Mapping[str, Any]) -> list[dict[str, Any]]:
    return _list(expect.get("speakers", [expect["speaker"]] if "speaker" in expect else []))


def _words(spans: Spans, text: str) -> str:
    return " … ".join(span.of(text) for span in spans)


def _shown(expect: Mapping[str, Any]) -> str:
    who = expect.get("source", "?")
    return f"[{who}] {' / '.join(_list(expect['content'])) or expect.get('stance')}"


def _speaker(speaker: Speaker) -> str:
    entity = speaker.entity
    who = f"{entity.name} ({entity.kind}{'' if entity.named else ', not named'}, {entity.count})" if entity else "open"
    candidates = f" of {[f'{c.name} ({c.kind})' for c in speaker.candidates]}" if speaker.candidates else ""
    return f"{who}: {speaker.role}, {speaker.status}{candidates}"


def show(attribution: Attribution, found: Analysis) -> str:
    """One attribution on one line, for a person to read beside what was expected."""
    text = found.text.text

    def words(spans: Spans) -> str:
        return _words(spans, text).replace("\n", "⏎") or "none"

    parts = [f"[{words(attribution.source)}] <{words(attribution.cue)}> {words(attribution.content)}"]
    parts.append(f"{attribution.quotation}, {attribution.stance}, {attribution.confidence:.2f}, {attribution.rule}")
    parts += ["headline"] * attribution.headline + ["nested"] * (attribution.parent is not None)
    if attribution.question:
        parts.append(f"question {attribution.question.of(text)!r}")
    parts.append("; ".join(_speaker(s) for s in attribution.speakers) or "nobody")
    return "  " + " | ".join(parts)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print which cases pass; the exit status is 0, whatever they do: the tests are what can fail."""
    parser = argparse.ArgumentParser(description="Which of the 48 hard cases pass.")
    parser.add_argument("case", nargs="*", type=int, help="only these")
    parser.add_argument("--all", action="store_true", help="show what was found where a case passes, too")
    options = parser.parse_args(arguments)
    passed: list[int] = []
    failed: list[int] = []
    parts: list[int] = []
    for case, texts in variants().items():
        if options.case and case not in options.case:
            continue
        problems = [problem for variant in texts for problem in judge(variant)]
        (failed if problems else passed).append(case)
        if problems and not any(judge(variant, later=False) for variant in texts):
            parts.append(case)
        print(f"{case:2d} {'fails' if problems else 'passes'} ({len(texts)} variants)")
        for line in problems:
            print(f"     {line}")
        for variant in texts if options.all and not problems else ():
            found = analysis.analyse_report(read(variant))
            print("\n".join([f"     {variant.name}", *(f"     {show(a, found)}" for a in found.attributions)]))
    print(f"\n{len(passed)} of {len(passed) + len(failed)} pass")
    print(f"fail: {', '.join(map(str, failed)) or 'none'}")
    print(f"of these, all but what later work has to find holds for: {', '.join(map(str, parts)) or 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
