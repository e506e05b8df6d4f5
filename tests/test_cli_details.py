"""What the command line shows of figures, dates, occasions, and of when reports were written."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord import cli
from onrecord.domain import Clue, Span, Written
from onrecord.store import Store
from onrecord.store.entries import Shown

SHIPS = (
    "Harbour minister promises ships\n\n"
    "“We will spend at least $35 billion on 40 new ships by 2030,” Mara Venn told the Eastmere Courier on Thursday. "
    "Nobody in the hall asked where the money would come from.\n"
)
CREWS = (
    "Crews leave the harbour\n\n"
    "“About 12 percent of our crews left in 2019,” Mara Venn said at a press conference in Vale on Friday. "
    "She would not say how many ships lay idle that year.\n"
)


@pytest.fixture(autouse=True)
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_RECORD", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    lines = [{"text": SHIPS, "outlet": "The Courier", "published": "2025-03-15"}, {"text": CREWS}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    with onrecord.open(tmp_path / "onrecord.db", create=True) as opened:
        opened.read(tmp_path / "in.jsonl")
    return tmp_path / "onrecord.db"


def said(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    capsys.readouterr()
    assert cli.main(list(arguments)) == status
    out, err = capsys.readouterr()
    return " ".join((err if status else out).split())


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert cli.main([*arguments, "--format", "json"]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_figures_with_what_they_mean_and_who_told_them(capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "figures")
    for expected in ("Mara Venn", "at least $35 billion", "at least 35,000,000,000 USD", "about 12 percent"):
        assert expected in out
    found = rows(capsys, "figures", "--unit", "usd")
    assert [(one["low"], one["bound"], one["unit"]) for one in found] == [("35000000000", "at least", "USD")]
    assert found[0]["attribution"] in out
    assert found[0]["speakers"][0]["name"] == "Mara Venn"
    assert found[0]["report"]["outlet"] == "The Courier"
    assert [one["low"] for one in rows(capsys, "figures", "--counts", "ship")] == ["40"]
    assert [one["low"] for one in rows(capsys, "figures", "--kind", "percentage", "--speaker", "Venn")] == ["12"]
    assert [one["low"] for one in rows(capsys, "figures", "--about", "crews")] == ["12"]
    assert rows(capsys, "figures", "--until", "2010") == []
    assert len(rows(capsys, "figures", "--limit", "1")) == 1
    capsys.readouterr()
    assert cli.main(["figures", "--unit", "DKK"]) == 0
    assert capsys.readouterr().err == "onrecord: no figure meets these conditions\n"


def test_figures_in_every_format_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "figures")
    assert len(found) == 3
    capsys.readouterr()
    cli.main(["figures", "--format", "jsonl"])
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == found
    cli.main(["figures", "--format", "csv"])
    table = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert [row["text"] for row in table] == [one["text"] for one in found]
    assert list(table[0]) == list(found[0])


def test_a_timeline_is_in_order_of_time(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "timeline", "Mara Venn")
    assert {one["speakers"][0]["name"] for one in found} == {"Mara Venn"}
    days = [one["time"]["earliest"] for one in found]
    assert days == sorted(days, key=lambda day: (day is None, day))
    out = said(capsys, "timeline", "Mara Venn", "--about", "ships")
    assert "40 new ships" in out
    assert "crews left" not in out
    assert "published" in out or "2025-03-13" in out
    csv_out = said(capsys, "timeline", "Venn", "--format", "csv")
    assert csv_out.startswith("id,statement,")
    capsys.readouterr()
    assert cli.main(["timeline", "Zed"]) == 0
    assert "nobody called 'Zed'" in capsys.readouterr().err


def test_a_statement_is_listed_with_its_occasion(capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "statements", "--about", '"40 new ships"')
    assert "interview in the Eastmere Courier" in out
    assert "The Courier, 2025-03-15, in.jsonl:1" in out


def test_show_has_figures_dates_and_the_occasion_with_their_places(capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = rows(capsys, "statements", "--about", '"40 new ships"')
    out = said(capsys, "show", row["id"])
    start = SHIPS.index("at least")
    for expected in (
        f"“at least $35 billion” ({start}–{start + 20}): at least 35,000,000,000 USD",
        "40; counts",
        "“2030”",
        "2030-01-01–12-31",
        "occasion interview",
        "evidence: “",
    ):
        assert expected in out, (expected, out)
    occasion = row["occasion"]
    text = row["occasion"]["evidence"][0]
    assert SHIPS[text["start"] : text["end"]] == text["text"]
    assert occasion["date"]["raw"] == SHIPS[occasion["date"]["start"] : occasion["date"]["end"]]


def test_corrections_take_no_figure_away(record: Path) -> None:
    with onrecord.open(record) as opened:
        before = [entry.as_dict() for entry in opened.figures()]
        (row,) = opened.statements(about='"40 new ships"')
        undone = opened.correct.reject(row.id)
        assert [entry.figure.low for entry in opened.figures()] == ["12"]
        shown = opened.show(row.id)
        assert isinstance(shown, Shown)
        assert [figure.low for figure in shown.row.figures] == ["35000000000", "40"]
        opened.correct.undo(undone.id)
        assert [entry.as_dict() for entry in opened.figures()] == before
        opened.correct.rename("Mara Venn", "Mara Venn-Halm")
        assert len(list(opened.figures(speaker="Venn-Halm"))) == len(before)
        opened.read(record.parent / "in.jsonl")
        assert len(list(opened.figures())) == len(before)
        assert list(opened.verify()) == []


def test_the_listing_tells_the_reasons_that_made_the_bounds_once_each(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(record) as store, store.times() as times, times.transaction():
        key = store._db.execute("SELECT text FROM report WHERE line = 2").fetchone()[0]
        made = Clue((Span(0, 5),), "2020-01-01", None, "It tells of the fair.", "event-1")
        again = Clue((Span(0, 5),), None, "2020-12-31", "It tells of the fair.", "event-2")
        idle = Clue((Span(0, 5),), "2019-01-01", "2021-12-31", "Venn was the clerk.", "office-1")
        times.set_publication(key, Written("2020-01-01", "2020-12-31", (made, again, idle), ()))
    found = rows(capsys, "reports", "--order", "published")[0]
    assert found["published"]["basis"] == ["It tells of the fair.", "Venn was the clerk."]
    assert [clue["rule"] for clue in found["written"]["basis"]] == ["event-1", "event-2", "office-1"]
    out = said(capsys, "reports", "--order", "published")
    assert out.count("It tells of the fair.") == 1
    assert "Venn was" not in out
    assert "Venn was the clerk." in said(capsys, "show", found["id"])


def test_undated_reports_are_ordered_by_their_own_words(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store.open(record) as store, store.times() as times, times.transaction():
        key = store._db.execute("SELECT text FROM report WHERE line = 2").fetchone()[0]
        clue = Clue((Span(0, 5),), "2020-01-01", None, "It tells of crews that left in 2019.", "told-1")
        against = Clue((Span(0, 5),), None, "2018-12-31", "Venn was still a clerk.", "office-1")
        times.set_publication(key, Written("2020-01-01", "2020-12-31", (clue,), (against,)))
    found = rows(capsys, "reports", "--order", "published")
    assert [one["line"] for one in found] == [2, 1]
    assert found[0]["published"] == {
        "earliest": "2020-01-01",
        "latest": "2020-12-31",
        "basis": ["It tells of crews that left in 2019."],
    }
    assert (found[0]["inferred"], found[1]["inferred"]) == (True, False)
    assert found[0]["written"]["set_aside"][0]["spans"] == [{"start": 0, "end": 5, "text": "Crews"}]
    out = said(capsys, "reports", "--order", "published")
    for expected in ("2020-01-01–12-31", "It tells of crews", "set aside: Venn was still a clerk."):
        assert expected in out
    assert "2020-01-01–12-31 by its own words" in said(capsys, "reports")
    out = said(capsys, "show", found[0]["id"])
    for expected in ("because It tells of crews that left in 2019.", "told-1", "“Crews” at 0–5", "set aside Venn was"):
        assert expected in out
    assert [one["line"] for one in rows(capsys, "reports", "--order", "path")] == [1, 2]
    row = rows(capsys, "statements", "--about", "crews")[0]
    assert "undated (by its own words 2020)" in said(capsys, "show", row["id"])
