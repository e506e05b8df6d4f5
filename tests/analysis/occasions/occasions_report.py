"""The table of invented texts, judged field by field.

Run it to see the figures and what fails: ``python tests/analysis/occasions/occasions_report.py [WORDS] [--apart]``.
With words it shows the cases whose names hold them; the part set apart is counted, and shown only with ``--apart``.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from onrecord.analysis import occasions
from onrecord.domain import Attribution, Date, Entity, Occasion, Span, Speaker

DATA: Final = Path(__file__).with_name("cases.toml")
FIELDS: Final = ("kind", "medium", "with", "place", "event", "date", "carried")
_MARK: Final = re.compile(r"\[(?P<what>[scqi])(?P<number>\d)(?:=(?P<who>[^\s\]]+))? |\[d |\]")


@dataclass(frozen=True, slots=True)
class Case:
    """One text with its attributions, and the fields that each is to have (None: no occasion)."""

    name: str
    apart: bool
    text: str
    title: Span | None
    outlet: str | None
    attributions: tuple[Attribution, ...]
    dates: tuple[Date, ...]
    wanted: Mapping[str, Mapping[str, Any] | None]


@dataclass(slots=True)
class _Marked:
    spans: dict[tuple[str, str], list[Span]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    dates: list[Span] = field(default_factory=list)
    text: str = ""


def cases() -> list[Case]:
    """All cases of the table."""
    return [case_of(table) for table in tomllib.loads(DATA.read_text(encoding="utf-8"))["case"]]


def case_of(table: Mapping[str, Any]) -> Case:
    """A case of the table: its text without the marks, and what they say."""
    head = f"{table['title']}\n\n" if "title" in table else ""
    marked = _read(head + table["text"])
    title = Span(0, marked.text.index("\n")) if head else None
    numbers = sorted({number for what, number in marked.spans if what in "qi"})
    attributions = tuple(_attribution(marked, number, table, title) for number in numbers)
    dates = tuple(Date(span, "vague", "test-1") for span in marked.dates)
    wanted = {number: None if want == "none" else want for number, want in table["want"].items()}
    for want in wanted.values():
        assert set(want or ()) <= set(FIELDS), f"{table['name']}: {want}"
    return Case(
        table["name"], table.get("apart", False), marked.text, title, table.get("outlet"), attributions, dates, wanted
    )


def _read(text: str) -> _Marked:
    """The text without its marks, and what they say."""
    out = _Marked()
    opened: list[tuple[str, str, int]] = []
    at = 0
    for match in _MARK.finditer(text):
        out.text += text[at : match.start()]
        at = match.end()
        if match.group() != "]":
            opened.append((match["what"] or "d", match["number"] or "", len(out.text)))
            if match["who"]:
                out.names[match["number"]] = match["who"].replace("_", " ")
            continue
        what, number, start = opened.pop()
        span = Span(start, len(out.text))
        if what == "d":
            out.dates.append(span)
        else:
            out.spans.setdefault((what, number), []).append(span)
    assert not opened
    out.text += text[at:]
    return out


def _attribution(marked: _Marked, number: str, table: Mapping[str, Any], title: Span | None) -> Attribution:
    def spans(what: str) -> tuple[Span, ...]:
        return tuple(sorted(marked.spans.get((what, number), [])))

    source = spans("s")
    name = (
        table.get("speaker", {}).get(number) or marked.names.get(number) or " ".join(s.of(marked.text) for s in source)
    )
    speakers: tuple[Speaker, ...] = ()
    if name and name != "?":
        entity = Entity(f"e:{name}", name, "person", True)
        speakers = (Speaker(entity, "speaker", "resolved", "the table says so", "test-1"),)
    direct, indirect = spans("q"), spans("i")
    content = tuple(sorted((*direct, *indirect)))
    return Attribution(
        id=f"a{number}",
        source=source,
        cue=spans("c"),
        content=content,
        quotation="direct" if direct else "indirect",
        stance="asserted",
        confidence=1.0,
        rule="test-1",
        parent=f"a{table['parent'][number]}" if number in table.get("parent", {}) else None,
        headline=title is not None and content[0].start < title.end,
        speakers=speakers,
    )


def fields(occasion: Occasion | None, text: str) -> dict[str, Any] | None:
    """An occasion in the words of the table."""
    if occasion is None:
        return None
    found = {
        "kind": occasion.kind,
        "medium": occasion.medium,
        "with": occasion.interlocutor,
        "place": occasion.place,
        "event": occasion.event,
        "date": occasion.date.span.of(text) if occasion.date else None,
        "carried": occasion.rule != occasions.NAMED or None,
    }
    return {key: value for key, value in found.items() if value is not None}


def judge(case: Case) -> list[tuple[str, dict[str, Any] | None, dict[str, Any] | None]]:
    """Each attribution's number with what is wanted and what is found."""
    found = occasions.find(case.text, case.title, case.attributions, case.dates, case.outlet)
    by_number = {one.id[1:]: fields(got, case.text) for one, got in zip(case.attributions, found, strict=True)}
    return [
        (number, dict(want) if want is not None else None, by_number[number]) for number, want in case.wanted.items()
    ]


def agreement(chosen: Sequence[Case]) -> dict[str, tuple[int, int]]:
    """Right and all: attributions with every field right ("all"), and field by field where either side has it."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in chosen:
        for _, want, found in judge(case):
            total["all"] += 1
            right["all"] += want == found
            for name in FIELDS:
                sides = ((want or {}).get(name), (found or {}).get(name))
                total[name] += sides != (None, None)
                right[name] += sides[0] == sides[1] is not None
    return {name: (right[name], total[name]) for name in ("all", *FIELDS)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, and the cases that fail."""
    parser = argparse.ArgumentParser(description="The table of occasions, judged.")
    parser.add_argument("words", nargs="?", default="")
    parser.add_argument("--apart", action="store_true", help="show the cases set apart, too")
    options = parser.parse_args(arguments)
    every = cases()
    for case in every:
        if options.words in case.name and (options.apart or not case.apart):
            wrong = [row for row in judge(case) if row[1] != row[2]]
            if wrong:
                print(f"{case.name}: {case.text!r}")
            for number, want, found in wrong:
                print(f"   {number} wanted {want}\n     found  {found}")
    for name, apart in (("tuned on", False), ("set apart", True)):
        chosen = [case for case in every if case.apart == apart]
        print(f"{name}, {len(chosen)} texts:")
        for what, (right, total) in agreement(chosen).items():
            print(f"   {what:8s} {right:3d} of {total:3d}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
