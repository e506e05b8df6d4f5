"""Mistakes put into marked reports by rule."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.versions import mutants
from benchmarks.versions.corpus import Person

PEOPLE = {"odell": Person("Rhea Odell"), "brandt": Person("Ivo Brandt")}
ENTRY = tomllib.loads(
    '''
id = "pier"
about = "a pier"
units = { u1 = "odell", u2 = "brandt" }

[[report]]
outlet = "The Orsa Ledger"
published = "2026-03-04"
title = "Pier to stay"
body = """
{a u1 full|"The old pier will stand for twenty winters,"} {a<Rhea Odell} {a=said} {@main.date 2026-03-03|on Tuesday}.
{b<Ivo Brandt} {b=said} {b u2 full|that the town could not pay for paint}.
"""

[[report]]
outlet = "Coast Daily"
published = "2026-03-04"
title = "Twenty winters"
body = """
{a u1 excerpt|"The old pier will stand,"} {a<Odell} {a=said} {@main.date 2026-03-03|on Tuesday}.
{b u2 paraphrase|There was no money for paint}, {b<Brandt} {b=said}.
"""
'''
)


def made() -> list[mutants.Mutant]:
    return list(mutants.mutants(ENTRY, PEOPLE))


def test_each_rule_puts_in_one_mistake() -> None:
    counted = Counter(one.label for one in made())
    assert counted == {
        "negation put in, direct": 2,
        "word exchanged, direct": 1,
        "negation put in, indirect": 2,
        "negation left out, indirect": 1,
        "no for some, indirect": 1,
        "day moved by 1 or 2, with quotations": 6,
        "day moved by 3 to 14, with quotations": 6,
        "day moved by 31 or 365, with quotations": 4,
        "mouth changed, direct": 2,
        "mouth changed, indirect": 2,
    }
    bodies = [report["body"] for report in ENTRY["report"]]
    for one in made():
        changed = [report["body"] for report in one.entry["report"]]
        assert sum(a != b for a, b in zip(bodies, changed, strict=True)) == 1


def test_a_word_of_a_quotation_is_changed_only_where_another_report_has_it() -> None:
    said = [one.about for one in made() if one.label == "negation put in, direct"]
    assert said == ['pier/1: "The old pier will not stand,"', 'pier/1: "The old pier will never stand,"']


def test_figures_and_places_are_changed_where_they_stand_by_themselves() -> None:
    told = "{@main.place Orsa|Orsa} {@main.place Orsa hall|the hall} {@main.kind speech|a speech}"
    bodies = (
        "{a u1 full|{#posts 1250|1,250 posts}} {#share 12!|12 percent} " + told,
        "{#share 21|21 percent} {@main.place Orsa|Orsa}",
    )
    entry = {"report": [{"body": body} for body in bodies]}
    first, second = bodies
    assert [about for _, about, _ in mutants._miscounted(first, entry)] == [
        "1,205 posts",
        "12,500 posts",
        "1,667 posts",
    ]
    assert not list(mutants._miscounted(second, entry))
    assert [about for _, about, _ in mutants._elsewhere(first)] == [
        f"main kind {kind}" for kind in ("press conference", "interview", "post")
    ]
    changed = [body for _, _, body in mutants._elsewhere(second)]
    assert changed[0].endswith("{@main.place Harwick!|Harwick}")


def test_what_follows_from_a_mistake_is_looked_for(tmp_path: Path) -> None:
    (tmp_path / "fresh_3_1.toml").write_text(
        "[people]\nodell = 'Rhea Odell'\nbrandt = 'Ivo Brandt'\n[[occasion]]\n" + _nested(), encoding="utf-8"
    )
    found = Counter((one.label, right) for one, right in mutants.measure("fresh-3", tmp_path))
    assert found["negation put in, direct", True] == 2
    assert found["day moved by 1 or 2, with quotations", True] == 6


def _nested() -> str:
    lines = ['id = "fresh-3-pier"\nabout = "a pier"\nunits = { u1 = "odell", u2 = "brandt" }\n']
    for report in ENTRY["report"]:
        lines.append(
            "[[occasion.report]]\n" + "".join(f'{k} = "{report[k]}"\n' for k in ("outlet", "published", "title"))
        )
        lines.append(f"body = '''{report['body']}'''\n")
    return "".join(lines)


def test_parts_that_only_measure_show_no_misses(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        mutants.main(["--part", "held-out", "--misses"])
    assert "only measure" in capsys.readouterr().err
