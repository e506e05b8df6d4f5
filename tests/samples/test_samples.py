"""The sample reports that ship with the package: their number, formats and encodings, and what they were planted with.

Nothing is analysed here: ``expected.toml`` is what a reading must find, and these tests hold that it is there to find.
"""

import json
import re
import tomllib
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.domain import Report
from onrecord.reports import load
from onrecord.reports.inputs import discover

SAMPLES = Path(str(files("onrecord"))) / "samples"
REPORTS = SAMPLES / "reports"
EXPECTED = tomllib.loads((Path(__file__).parent / "expected.toml").read_text(encoding="utf-8"))["occasion"]
ROWS = [(occasion["name"], row) for occasion in EXPECTED for row in occasion["statements"]]
NOBODY = [row for occasion in EXPECTED for row in occasion["nobody"]]


@pytest.fixture(scope="module")
def reports():
    found = [load(one) for one in discover([REPORTS])]
    assert all(isinstance(report, Report) for report in found)
    return {(report.path, report.line): report for report in found}


def folded(text):
    return re.sub(r"\s+", " ", text)


def test_there_are_enough_reports_of_every_format(reports):
    formats = Counter(report.format for report in reports.values())
    assert sum(formats.values()) == 22
    assert min(formats[name] for name in ("text", "markdown", "html", "jsonl")) >= 4


def test_every_occasion_is_told_by_several_outlets(reports):
    outlets = defaultdict(set)
    for path, _ in reports:
        outlets[path.split("/")[0]].add(path)
    for occasion in EXPECTED:
        told = {row["file"] for row in occasion["statements"]}
        assert len(told) >= 5, occasion["name"]
    assert {"lock", "pact", "strike", "meridian-wire.jsonl"} == set(outlets)
    named = {report.outlet.value for report in reports.values() if report.outlet}
    assert len(named) >= 4


def test_reports_are_as_long_as_reports_are(reports):
    for place, report in reports.items():
        assert 150 <= len(report.text.text.split()) <= 500, place


def test_one_report_is_in_another_language(reports):
    assert [path for (path, _), report in reports.items() if not report.language.value.startswith("en")] == [
        "pact/phare-du-nord.html"
    ]


def test_the_damaged_one_is_repaired_and_only_that(reports):
    assert [path for (path, _), report in reports.items() if report.repaired] == ["lock/tidewater-column.txt"]
    text = reports["lock/tidewater-column.txt", None].text.text
    assert "“It’s only a hinge”" in text
    assert "café-au-lait" in text
    assert "â€" not in text
    assert "â€" in (REPORTS / "lock/tidewater-column.txt").read_text(encoding="utf-8")


def test_the_latin_1_file_is_latin_1_and_reads_as_intended(reports):
    raw = (REPORTS / "pact/tidewater-post-latin1.txt").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    report = reports["pact/tidewater-post-latin1.txt", None]
    assert "Café de la" in report.text.text
    assert "£1.2bn" in report.text.text
    assert "Søren Lindqvist-Håkonsson" in report.text.text


def test_the_radio_file_has_windows_line_endings_and_its_stored_text_has_not(reports):
    raw = (REPORTS / "pact/harbour-radio.txt").read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n") > 10
    assert "\r" not in reports["pact/harbour-radio.txt", None].text.text


def test_all_are_dated_but_one_that_says_no_day(reports):
    assert [path for (path, _), report in reports.items() if not (report.published and report.published.earliest)] == [
        "pact/briefnest.txt"
    ]
    on = {path: report.published.earliest for (path, _), report in reports.items() if report.published}
    assert on["pact/harbour-radio.txt"] == on["pact/transcript.txt"] == "2025-06-12"
    assert on["pact/tidewater-post-latin1.txt"] == "2025-06-13"
    assert reports["pact/harbour-radio.txt", None].outlet.value == "Harbour Radio News"


def test_no_other_file_has_windows_line_endings():
    assert [path.name for path in REPORTS.rglob("*.*") if b"\r" in path.read_bytes()] == ["harbour-radio.txt"]


def test_a_building_and_a_desk_in_the_byline_are_doubted(reports):
    byline = reports["pact/briefnest.txt", None].byline
    assert byline.value == "Vestrholm Congress Centre"
    assert byline.doubt
    assert [path for (path, _), report in reports.items() if report.byline and report.byline.doubt] == [
        "pact/briefnest.txt",
        "strike/telecoast-live.md",
    ]


def test_the_radio_report_is_a_near_copy_of_the_agency(reports):
    wire = set(reports["meridian-wire.jsonl", 3].text.text.split())
    radio = set(reports["pact/harbour-radio.txt", None].text.text.split())
    assert len(wire & radio) / len(wire | radio) > 0.7
    assert wire != radio


def test_the_agency_file_has_one_object_a_line():
    lines = (REPORTS / "meridian-wire.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 5
    assert all(json.loads(line)["outlet"] == "Meridian Wire" for line in lines)


@pytest.mark.parametrize(
    ("occasion", "row"), ROWS, ids=[f"{row['file']}-{number}" for number, (_, row) in enumerate(ROWS)]
)
def test_every_expected_statement_stands_in_its_file_with_its_speaker(occasion, row, reports):
    assert set(row) <= {"file", "line", "speaker", "says", "stance"}
    report = reports[row["file"], row.get("line")]
    text = folded(report.text.text)
    start = text.find(folded(row["says"]))
    assert start >= 0
    assert row["speaker"].casefold() in text.casefold()
    for aside in report.set_aside:
        assert folded(row["says"]) not in folded(aside.span.of(report.text.text))


@pytest.mark.parametrize("row", NOBODY, ids=[row["words"] for row in NOBODY])
def test_what_nobody_said_stands_in_its_file(row):
    assert set(row) == {"file", "words"}
    raw = (REPORTS / row["file"]).read_text(encoding="utf-8")
    if "â€" in raw:
        raw = raw.encode("cp1252", "ignore").decode("utf-8", "ignore")
    assert row["words"].replace("’", "'") in raw.replace("&rsquo;", "'").replace("’", "'").replace("&ldquo;", "“")


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("lock/daily-lantern.html", "430 homes"),
        ("lock/halbrook-observer.html", "former harbour engineer"),
        ("pact/briefnest.txt", "three more battalions"),
        ("pact/tidewater-post-latin1.txt", "former defence minister"),
        ("strike/tidewater-post.txt", "former medical director"),
    ],
)
def test_planted_slips_are_there(file, words, reports):
    assert words in folded(reports[file, None].text.text)


def test_the_guide_names_every_file():
    guide = (SAMPLES / "README.md").read_text(encoding="utf-8")
    for path in REPORTS.rglob("*.*"):
        assert f"`{path.relative_to(REPORTS).as_posix()}`" in guide, path
    assert not re.search(r"/(?:home|work|tmp)/", guide)
