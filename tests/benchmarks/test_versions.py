"""The corpus of statements in many reports: made the same each time, sound by its words, its halves apart; and its
scorer, on a toy."""

from __future__ import annotations

import json
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from benchmarks.versions import __main__ as command
from benchmarks.versions import corpus, mistakes, pairs, records, rendering, scoring, soundness
from benchmarks.versions.corpus import PARTS, Content
from benchmarks.versions.markup import Malformed, parse
from benchmarks.versions.records import Found, FoundDiscrepancy, FoundSide

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

TOY = """
[people]
venn = "Mara Venn"
kerr = "Ivo Kerr"
[[occasion]]
id = "%s"
about = "a dam"
units = { u1 = "venn", u2 = "venn on later", u3 = "venn on again" }
figures = { cracks = "count cracks" }
developments = [["u1", "u2"]]
repetitions = [["u1", "u3"]]
[[occasion.report]]
outlet = "The Courier"
published = "2025-03-05"
title = "Dam: {h<Venn} {h=says} {h u1 headline|it holds}"
body = '''
{a u1 full|"It may hold, with {#cracks 9|nine} cracks,"} \
{a<{~venn engineer|Mara Venn}} {a=said} {@main.date 2025-03-04|on Tuesday}.
{b @kerr|"Leave,"} {b<Ivo Kerr} {b=said}.
'''
[[occasion.report]]
outlet = "The Voice"
published = "2025-03-06"
title = "Cracks"
body = '''
{a u1 altered -wording|"It holds, with {#cracks 19!|nineteen} cracks,"} \
{a<{~venn former engineer!|Mara Venn}} {a=said} {@main.date 2025-03-03!|on Monday}.
{b u2 full|There are {#cracks 12|12} cracks now}, {b<she} {b=said} \
{@later.date 2025-03-06|on Thursday}. {c u3 full|"It may hold"}, {c<she} {c=said}.
'''
[[occasion.report]]
outlet = "The Echo"
published = "2025-03-05"
title = "Kerr speaks"
body = '''
{a u1 excerpt @kerr|"It may hold,"} {a<Ivo Kerr} {a=said}.
{b u1 paraphrase|The dam is safe for now in spite of {#cracks 9~|about nine} cracks}, {b<Venn} {b=said}.
'''
"""


def id_of(part: str) -> str:
    return next(name for name in (f"toy-{n}" for n in range(50)) if corpus.part_of(name) == part)


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> corpus.Corpus:
    folder = tmp_path_factory.mktemp("occasions")
    (folder / "tuning_1.toml").write_text(TOY % id_of("tuning"), encoding="utf-8")
    return corpus.load("tuning", folder)


@pytest.fixture(params=PARTS)
def part(request: pytest.FixtureRequest) -> corpus.Corpus:
    return corpus.load(request.param)


# ---------------------------------------------------------------------------------------------- the marks


def test_marks_nest_and_leave_the_words() -> None:
    text, marks = parse('{a u1 full|"{#n 9|Nine} cracks,"} {a<Venn} {a=said}.')

    assert text == '"Nine cracks," Venn said.'
    assert [(mark.sort, text[mark.start : mark.end]) for mark in marks] == [
        ("figure", "Nine"),
        ("content", '"Nine cracks,"'),
        ("source", "Venn"),
        ("cue", "said"),
    ]


@pytest.mark.parametrize("marked", ["{a u1 full|words", "words}", "{a u1|}", "{ what}"])
def test_a_mark_that_makes_no_sense_is_refused(marked: str) -> None:
    with pytest.raises(Malformed):
        parse(marked)


# ---------------------------------------------------------------------------------------------- the corpus


def test_the_corpus_is_large_enough(part: corpus.Corpus) -> None:
    found = {one.kind for one in mistakes.discrepancies(part)}
    kinds = {content.kinds[0] for _, content in scoring.every(part)}

    assert len(part.occasions) >= 18
    assert found == set(corpus.DISCREPANCIES)
    assert kinds == corpus.KINDS
    assert len(mistakes.discrepancies(part)) >= 60
    assert len(scoring.faithful_pairs(part)) >= 150
    assert sum(len(occasion.developments) for occasion in part.occasions) >= 4
    assert sum(len(occasion.repetitions) for occasion in part.occasions) >= 4


def test_kinds_of_version_are_what_the_words_show(part: corpus.Corpus) -> None:
    assert soundness.unsound(part) == []


def test_days_told_are_days_of_the_calendar(part: corpus.Corpus) -> None:
    for report in part.reports:
        for told in report.told:
            if told.field == "date":
                words, day = report.text[told.start : told.end], date.fromisoformat(told.value)
                assert all(name not in words or DAYS[day.weekday()] == name for name in DAYS), (report.id, words, day)
                assert day <= date.fromisoformat(report.published), (report.id, words)


def test_the_halves_share_no_occasion_and_no_speaker() -> None:
    tuning, held_out = (corpus.load(name) for name in PARTS)
    names = [{person.name for person in one.people.values()} for one in (tuning, held_out)]

    assert not {one.id for one in tuning.occasions} & {one.id for one in held_out.occasions}
    assert not names[0] & names[1]


@pytest.mark.parametrize("name", corpus.FRESH)
def test_fresh_parts_are_sound_but_for_the_length_of_their_reports(name: str) -> None:
    part = corpus.load(name)

    assert len(part.occasions) >= 5
    assert [problem for problem in soundness.unsound(part) if not problem.endswith(" words")] == []
    assert mistakes.discrepancies(part)
    test_days_told_are_days_of_the_calendar(part)


def test_the_description_tells_how_much_there_is() -> None:
    readme = (corpus.OCCASIONS.parent / "README.md").read_text(encoding="utf-8")
    tuning, held_out = (scoring.counts(corpus.load(name)) for name in PARTS)

    for name in tuning:
        assert f"| {name} | {tuning[name]:,} | {held_out[name]:,} |" in readme


def test_texts_of_the_held_out_half_lie_in_files_that_say_so() -> None:
    files = sorted(corpus.OCCASIONS.glob("*.toml"))
    held_out = [file for file in files if file.name.startswith("held_out_")]

    assert held_out
    assert all(file.read_text(encoding="utf-8").startswith("# HELD OUT") for file in held_out)
    assert all(file.name.startswith(("held_out_", "tuning_", "fresh_")) for file in files)


def test_an_occasion_in_the_wrong_half_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tuning_1.toml").write_text(TOY % id_of("held-out"), encoding="utf-8")

    with pytest.raises(Malformed, match="not of this part"):
        corpus.load("tuning", tmp_path)


# ---------------------------------------------------------------------------------------------- the generator


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path, toy: corpus.Corpus) -> None:
    for name in "ab":
        rendering.write(toy, tmp_path / name)
    first, second = (
        {
            file.relative_to(tmp_path / name): file.read_bytes()
            for file in (tmp_path / name).rglob("*")
            if file.is_file()
        }
        for name in "ab"
    )

    assert first == second
    assert command.digest(toy) == command.digest(toy) != command.digest(toy, seed=6)


def test_what_is_generated_does_not_change_unseen() -> None:
    assert json.loads(command.FROZEN.read_text(encoding="utf-8")) == command.frozen()


def test_gold_spans_quote_the_reports(tmp_path: Path, part: corpus.Corpus) -> None:
    made = {one.report.id: one for one in rendering.write(part, tmp_path)}
    rows = [json.loads(line) for line in (tmp_path / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    reports = [row for row in rows if row["type"] == "report"]

    assert len(reports) == len(made) == len(part.reports)
    for row in reports:
        for content in row["contents"]:
            spans = [row["text"][start:end] for start, end in content["content"]]
            assert all(span and span == span.strip() for span in spans)
            assert len(row["text"]) == len(made[row["id"]].report.text)


def test_every_report_is_read_with_all_its_paragraphs(tmp_path: Path, part: corpus.Corpus) -> None:
    published = records.publish(part, tmp_path)

    assert {one.rendered.format for one in published} == {"html", "txt", "jsonl"}
    for one in published:
        assert one.report.published is not None
        assert one.report.published.earliest == one.rendered.report.published
        for content in one.rendered.report.contents:
            plain = "\n\n".join(one.rendered.paragraphs)
            for start, end in content.content:
                assert one.span(start, end).of(one.report.text.text) == plain[start:end]


def test_quotation_marks_change_their_form_but_no_length() -> None:
    text = "\"It's 'unsafe',\" the miners' leader said.\n\n'Go,' she said."

    assert rendering.styled(text, "curly") == "“It’s ‘unsafe’,” the miners’ leader said.\n\n‘Go,’ she said."
    assert rendering.styled(text, "straight") == text


# ------------------------------------------------------------------------------------- what is true by construction


def test_discrepancies_follow_from_the_mistakes(toy: corpus.Corpus) -> None:
    found = {one.kind: one for one in mistakes.discrepancies(toy)}
    name = id_of("tuning")

    assert set(found) == {"wording", "figure", "speaker", "date", "identity"}
    assert found["wording"].mistaken.contents == {f"{name}/1.a"}
    assert found["figure"].others.contents == {f"{name}/0.a", f"{name}/2.b"}
    assert found["speaker"].mistaken.contents == {f"{name}/2.a"}
    assert found["identity"].mistaken.reports == {f"{name}/1"}


def test_a_mistake_that_nothing_contradicts_is_refused(tmp_path: Path) -> None:
    text = (TOY % id_of("tuning")).replace("{@main.date 2025-03-04|on Tuesday}", "on Tuesday")
    (tmp_path / "tuning_1.toml").write_text(text, encoding="utf-8")

    with pytest.raises(Malformed, match="no other report tells the date"):
        mistakes.discrepancies(corpus.load("tuning", tmp_path))


def test_pairs_are_of_the_tuning_half_and_kept_as_they_are_made() -> None:
    rows = pairs.pairs(corpus.load("tuning"))
    kept = [json.loads(line) for line in command.PAIRS.read_text(encoding="utf-8").splitlines()]

    assert kept == rows
    assert len(rows) >= 200
    assert min(sum(row["same"] for row in rows), sum(not row["same"] for row in rows)) >= 100
    assert {corpus.part_of(one.split("/")[0]) for row in rows for one in row["ids"]} == {"tuning"}
    with pytest.raises(ValueError, match="tuning half only"):
        pairs.pairs(corpus.load("held-out"))


# ---------------------------------------------------------------------------------------------- the scorer


def perfect(one: corpus.Corpus) -> Found:
    """What a record would say that knew everything."""
    contents = {content.id: content for _, content in scoring.every(one)}
    found = Found(
        {name: content.statement for name, content in contents.items()},
        {name: content.kinds[0] for name, content in contents.items()},
        {name: [one.people[content.speaker].name] for name, content in contents.items()},
    )
    for gold in mistakes.discrepancies(one):
        sides = []
        for group in (gold.mistaken, gold.others):
            name = min(group.contents or group.reports)
            contents_of = frozenset({name} if group.contents else ())
            about = frozenset({gold.who} if gold.who else ())
            sides.append(FoundSide(contents_of, name.split(".")[0], bool(group.contents), offices=about))
        found.discrepancies.append(FoundDiscrepancy(gold.kind, tuple(sides)))

    def side(unit: str) -> FoundSide:
        name = min(name for name, content in contents.items() if content.unit == unit)
        return FoundSide(frozenset({name}), name.split(".")[0], True)

    def statement(unit: str) -> str:
        return min(content.statement for content in contents.values() if content.unit == unit)

    for occasion in one.occasions:
        found.developments.extend((side(a), side(b)) for a, b in occasion.developments)
        found.repetitions.update(frozenset({statement(a), statement(b)}) for a, b in occasion.repetitions)
    return found


def test_who_knows_everything_scores_all_points(part: corpus.Corpus) -> None:
    assert {name: score.f1 for name, score in scoring.metrics(part, perfect(part)).items() if score.f1 < 100.0} == {}


def test_who_knows_nothing_invents_nothing(toy: corpus.Corpus) -> None:
    scores = scoring.metrics(toy, Found({content.id: content.id for _, content in scoring.every(toy)}))

    assert scores["statements"].p == 100.0
    assert scores["statements"].r < 70.0
    assert (scores["discrepancies"].p, scores["discrepancies"].r) == (100.0, 0.0)
    assert scores["faithful"].p == 100.0


def test_everything_in_one_statement_is_recalled_and_not_precise(toy: corpus.Corpus) -> None:
    scores = scoring.metrics(toy, Found({content.id: "s" for _, content in scoring.every(toy)}))

    assert scores["statements"].r == 100.0
    assert scores["statements"].p < 60.0


def test_bcubed_by_hand() -> None:
    score = scoring.bcubed({"a": 1, "b": 1, "c": 2}, {"a": "x", "b": "y", "c": "y"})

    assert score.p == pytest.approx(100 * (1 + 1 / 2 + 1 / 2) / 3)
    assert score.r == pytest.approx(100 * (1 / 2 + 1 / 2 + 1) / 3)


def test_a_discrepancy_between_faithful_versions_counts_against_them(toy: corpus.Corpus) -> None:
    found = perfect(toy)
    name = id_of("tuning")
    sides = tuple(FoundSide(frozenset({each}), each.split(".")[0], True) for each in (f"{name}/0.a", f"{name}/2.b"))
    found.discrepancies.append(FoundDiscrepancy("figure", sides))
    scores = scoring.metrics(toy, found)
    pairs_there = scoring.faithful_pairs(toy)

    assert {f"{name}/0.a", f"{name}/2.b"} in [set(pair) for pair in pairs_there]
    assert scores["faithful"].right == len(pairs_there) - 1
    assert scores["discrepancies"].p < 100.0
    assert scores["discrepancies"].r == 100.0


def test_what_is_found_of_another_person_is_not_the_identity_that_was_wanted(toy: corpus.Corpus) -> None:
    gold = next(one for one in mistakes.discrepancies(toy) if one.kind == "identity")
    wrong, right = min(gold.mistaken.reports), min(gold.others.reports)

    def found(who: str) -> FoundDiscrepancy:
        of = frozenset({who})
        sides = (FoundSide(frozenset(), wrong, False, offices=of), FoundSide(frozenset(), right, False, offices=of))
        return FoundDiscrepancy("identity", tuple(sides))

    assert gold.who is not None
    assert scoring.matches(found(gold.who), gold)
    assert not scoring.matches(found("somebody"), gold)


def test_a_side_that_is_on_neither_side_spoils_a_match(toy: corpus.Corpus) -> None:
    gold = next(one for one in mistakes.discrepancies(toy) if one.kind == "figure")
    name = id_of("tuning")

    def found(*contents: str, kind: str = "figure") -> FoundDiscrepancy:
        sides = (FoundSide(frozenset({f"{name}/{each}"}), f"{name}/{each[0]}", True) for each in contents)
        return FoundDiscrepancy(kind, tuple(sides))

    assert scoring.matches(found("1.a", "0.a"), gold)
    assert scoring.matches(found("0.a", "1.a", "2.b"), gold)
    assert scoring.matches(found("1.a", "0.a", kind="wording"), gold)
    assert not scoring.matches(found("0.a", "2.b"), gold)
    assert not scoring.matches(found("1.a", "0.b"), gold)
    assert not scoring.matches(found("1.a", "0.a", "0.b"), gold)
    assert not scoring.matches(found("1.a", "0.a", kind="date"), gold)


def test_mistaken_versions_are_in_no_faithful_pair(part: corpus.Corpus) -> None:
    contents: dict[str, Content] = {content.id: content for _, content in scoring.every(part)}
    for pair in scoring.faithful_pairs(part):
        assert all(contents[name].faultless for name in pair)
        assert len({contents[name].statement for name in pair}) == 1


# ---------------------------------------------------------------------------------------------- records


def test_a_record_of_the_gold_says_what_the_gold_says(tmp_path: Path, toy: corpus.Corpus) -> None:
    published, record = records.make(toy, tmp_path, "gold")
    with record:
        found = records.ask(record, published)
        assert list(record.verify()) == []

    gold = {content.id for _, content in scoring.every(toy)}
    assert set(found.statements) == gold
    by_speaker: dict[str, set[str]] = {}
    for _, content in scoring.every(toy):
        by_speaker.setdefault(content.speaker, set()).add(found.statements[content.id])
    assert all(not left & right for left, right in combinations(by_speaker.values(), 2))
    assert scoring.speakers(toy, found).p == 100.0


def test_what_the_record_cannot_say_yet_is_told(tmp_path: Path, toy: corpus.Corpus) -> None:
    class Dumb:
        def export(self, format: str, out: object) -> int:
            return 0

    published = records.publish(toy, tmp_path)
    found = records.ask(Dumb(), published)  # type: ignore[arg-type]

    assert found.statements == {}
    assert all(reason.startswith("not there yet") for reason in found.missing)


@pytest.mark.parametrize("flag", ["--misses", "--pairs=x"])
def test_the_held_out_half_only_measures(flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["--part", "held-out", flag])

    assert "only measures" in capsys.readouterr().err


def test_writing_prints_the_digest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--write", str(tmp_path / "corpus")]) == 0

    assert command.digest(corpus.load("tuning"))[:12] in capsys.readouterr().out
    assert (tmp_path / "corpus" / "gold.jsonl").is_file()
