"""Names are matched strictly but fairly, outcomes are counted as the guidelines say, annotations fit their corpus.

Texts, people and places are made up; what needs the corpus is skipped where it is not there.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.speakers import __main__ as command
from benchmarks.speakers import annotated, matching, scoring, sources
from benchmarks.speakers.annotated import Expected, Source
from onrecord.domain import Attribution, Entity, EntityKind, Span, Speaker, SpeakerRole

TEXT = 'Ana Orlo leads the Harbour Board.\n\n"It will hold," Orlo said. Officials agreed that it would.\n'
ORLO = Expected("speaker", "person", True, "Ana Orlo", ("Ana Maria Orlo",))
BOARD = Expected("speaker", "organisation", True, "Eastmere Harbour Board", ("EHB",))
OFFICIALS = Expected("speaker", "group", False, heads=("Officials",), or_kind="organisation")


def marked() -> list[dict[str, Any]]:
    """The made-up document's attributions, as a corpus marks them."""

    def at(words: str) -> list[list[int]]:
        start = TEXT.rindex(words)
        return [[start, start + len(words)]]

    return [
        {"source": at("Orlo"), "cue": at("said"), "content": at('"It will hold,"')},
        {"source": at("Officials"), "cue": at("agreed"), "content": at("that it would")},
        {"source": [], "cue": at("agreed"), "content": at("would")},
    ]


def entry() -> dict[str, Any]:
    """A line of annotations for it."""
    gold = marked()
    named = {"role": "speaker", "kind": "person", "named": True, "name": "Ana Orlo"}
    unnamed = {"role": "speaker", "kind": "group", "named": False, "heads": gold[1]["source"]}
    return {
        "document": "one",
        "annotator": "a",
        "sources": [
            {"n": 0, "source": gold[0]["source"], "form": "short", "entities": [named]},
            {"n": 1, "source": gold[1]["source"], "form": "unnamed", "entities": [unnamed]},
        ],
    }


def copy() -> dict[str, Any]:
    return {"id": "one", "annotator": "a", "text": TEXT, "attributions": marked()}


def speaker(name: str, kind: EntityKind = "person", *, named: bool = True, role: SpeakerRole = "speaker") -> Speaker:
    return Speaker(Entity(name, name, kind, named), role, "resolved", "says so", "rule-1")


def unresolved(*candidates: str) -> Speaker:
    entities = tuple(Entity(name, name, "person", True) for name in candidates)
    return Speaker(None, "speaker", "ambiguous" if len(entities) > 1 else "unresolved", "?", "rule-1", (), entities)


def source(*expected: Expected) -> Source:
    return Source(0, (Span(0, 3),), "short", expected, None)


@pytest.mark.parametrize(
    ("name", "expected", "how"),
    [
        ("Ana Orlo", ORLO, "exact"),
        ("ANA ORLO", ORLO, "exact"),
        ("Ana M. Órlo Jr.", ORLO, "exact"),
        ("Ana Maria Orlo", ORLO, "exact"),
        ("Orlo", ORLO, "shorter"),
        ("Orlo’s", ORLO, "shorter"),
        ("Ana", ORLO, None),
        ("Ivo Orlo", ORLO, None),
        ("Mayor Ana Orlo", ORLO, "fuller"),
        ("Orlo Ana", ORLO, None),
        ("the Eastmere Harbour Board", BOARD, "exact"),
        ("E.H.B.", BOARD, "exact"),
        ("Harbour Board", BOARD, "shorter"),
        ("Eastmere Harbour", BOARD, None),
        ("Westmere Harbour Board", BOARD, None),
        ("", ORLO, None),
    ],
)
def test_names(name: str, expected: Expected, how: str | None) -> None:
    assert matching.match(name, expected) == how


def test_a_short_name_must_fit_one_person_of_the_report() -> None:
    assert matching.match("Orlo", ORLO, {"Ana Orlo", "Ivo Venn"}) == "shorter"
    assert matching.match("Orlo", ORLO, {"Ana Orlo", "Ivo Orlo"}) == "unclear"


def test_a_wording_must_have_the_head_as_whole_words() -> None:
    assert matching.says("two city officials", ["Officials"])
    assert matching.says("the crew members", ["editors", "crew members"])
    assert not matching.says("an officials' club", ["official"])


@pytest.mark.parametrize(
    ("expected", "given", "worth"),
    [
        ([ORLO], [speaker("Ana Orlo")], "right"),
        ([ORLO], [speaker("Ana Orlo"), speaker("Ivo Venn", role="via")], "right"),
        ([ORLO], [speaker("Ivo Venn")], "another"),
        ([ORLO], [speaker("Ana Orlo"), speaker("Ivo Venn")], "another"),
        ([ORLO], [speaker("the mayor", named=False)], "described"),
        ([ORLO], [speaker("Orlo", named=False)], "described"),
        ([ORLO], [unresolved()], "abstained"),
        ([ORLO], [], "abstained"),
        ([ORLO, BOARD], [speaker("Ana Orlo"), speaker("EHB", "organisation")], "right"),
        ([ORLO, BOARD], [speaker("Ana Orlo")], "incomplete"),
        ([ORLO, BOARD], [speaker("Ana Orlo"), unresolved()], "abstained"),
        ([ORLO, OFFICIALS], [speaker("Ana Orlo")], "right"),
        ([ORLO, OFFICIALS], [speaker("Ana Orlo"), speaker("other officials", "group", named=False)], "right"),
        ([ORLO, OFFICIALS], [speaker("other officials", "group", named=False)], "incomplete"),
        ([OFFICIALS], [speaker("city officials", "group", named=False)], "right"),
        ([OFFICIALS], [speaker("city officials", "organisation", named=False)], "right"),
        ([OFFICIALS], [speaker("city officials", "person", named=False)], "kind"),
        ([OFFICIALS], [speaker("Ana Orlo")], "another"),
        ([OFFICIALS], [speaker("the crowd", "group", named=False)], "described"),
    ],
)
def test_worth(expected: list[Expected], given: list[Speaker], worth: str) -> None:
    result = matching.outcome(source(*expected), given, {"Ana Orlo", "Ivo Venn"})
    assert result.worth == worth
    assert result.wrong == (worth not in ("right", "abstained"))


def test_what_a_right_answer_lacks_is_noted() -> None:
    board = speaker("The Eastmere Harbour Board", "group", named=False)
    assert matching.outcome(source(BOARD), [board], ()).notes == {"kind", "unnamed"}
    assert matching.outcome(source(ORLO), [speaker("Orlo")], ()).notes == {"shorter"}


def test_an_abstention_tells_whether_the_right_one_is_a_candidate() -> None:
    assert matching.outcome(source(ORLO), [unresolved("Ana Orlo", "Ivo Venn")], ()).notes == {"candidates"}
    assert matching.outcome(source(ORLO), [unresolved("Ivo Venn", "Una Pell")], ()).notes == frozenset()


def test_who_is_spoken_for_is_counted_apart() -> None:
    board = Expected("on_behalf_of", "organisation", True, "Eastmere Harbour Board")
    given = [speaker("Ana Orlo"), speaker("Eastmere Harbour Board", "organisation", role="on_behalf_of")]
    assert matching.on_behalf(source(ORLO, board), given, ()) == (1, 1, 1)
    assert matching.outcome(source(ORLO, board), given, ()).worth == "right"


def test_annotations_are_read_against_their_document() -> None:
    document = annotated.document(entry(), copy())
    assert [one.named for one in document.sources] == [True, False]
    assert document.sources[1].expected[0].heads == ("Officials",)
    assert document.persons == {"Ana Orlo"}


def test_a_partly_annotated_document_says_so() -> None:
    part = entry() | {"partial": True}
    part["sources"] = part["sources"][:1]
    assert [one.n for one in annotated.document(part, copy()).sources] == [0]


def test_mentions_that_the_corpus_does_not_mark_are_sources_behind_its_own() -> None:
    at = TEXT.index("Orlo")
    told = {"n": 3, "source": [[at, at + 4]], "form": "short", "entities": entry()["sources"][0]["entities"]}
    document = annotated.document(entry() | {"partial": True, "added": [told["source"]], "sources": [told]}, copy())
    assert [one.n for one in document.sources] == [len(copy()["attributions"])]
    assert 3 in sources.on_gold(document)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda one: one["sources"].pop(), "without annotation"),
        (lambda one: one["sources"].reverse(), "in their order"),
        (lambda one: one["sources"][0].update(source=[[0, 3]]), "not those of the corpus"),
        (lambda one: one["sources"][0].update(form="shout"), "no form"),
        (lambda one: one["sources"][0].update(left_out="slip"), "left out"),
        (lambda one: one["sources"][0]["entities"][0].update(kind="ship"), "kind 'ship'"),
        (lambda one: one["sources"][0]["entities"][0].update(role="on_behalf_of"), "nobody speaks"),
        (lambda one: one["sources"][1]["entities"][0].update(named=True), "heads"),
        (lambda one: one["sources"][1]["entities"][0].update(heads=[[0, 9999]]), "past"),
    ],
)
def test_annotations_that_do_not_fit_are_refused(change: Any, message: str) -> None:
    broken = entry()
    change(broken)
    with pytest.raises(ValueError, match=message):
        annotated.document(broken, copy())


def test_corpus_spans_become_attributions_on_the_same_offsets() -> None:
    document = annotated.document(entry(), copy())
    made = sources.attributions(sources.report(document), document.attributions)
    assert [one.source[0].of(TEXT) for one in made if one.source] == ["Orlo", "Officials"]
    assert [one.quotation for one in made] == ["direct", "indirect", "indirect"]
    assert set(sources.on_gold(document)) == {0, 1, 2}


def test_overlapping_offsets_become_spans_apart() -> None:
    assert sources.spans([[5, 9], [0, 3], [8, 12], [4, 4]]) == (Span(0, 3), Span(5, 12))


def test_found_attributions_are_matched_one_to_one_by_source_and_content() -> None:
    def found(name: str, at: tuple[int, int], content: tuple[int, int]) -> Attribution:
        return Attribution(name, (Span(*at),), (), (Span(*content),), "indirect", "asserted", 1.0, "rule-1")

    gold = {3: ((Span(0, 10),), (Span(20, 40),)), 5: ((Span(0, 10),), (Span(50, 60),))}
    runs = [found("a", (6, 10), (20, 31)), found("b", (0, 10), (20, 40)), found("c", (0, 10), (56, 60))]
    assert sources.matched(gold, runs) == {3: 1}  # c shares too little; b is nearer than a


def test_shares_have_their_interval_around_them() -> None:
    right, wrong = matching.Outcome("right"), matching.Outcome("another")
    documents: list[scoring.Scored] = [[(source(ORLO), right)] * 8 + [(source(ORLO), wrong)] * n for n in range(4)]
    figures = scoring.summary(documents)
    share = figures["named/right"]
    assert (share.hits, share.of) == (32, 38)
    assert share.low <= share.percent <= share.high
    assert figures["named/wrong"].hits == 6
    assert figures["unnamed/right"].percent == 0.0
    assert scoring.summary(documents)["named/right"] == share  # the draws are the same each time


def test_what_onrecord_did_not_find_counts_end_to_end_only() -> None:
    documents: list[scoring.Scored] = [[(source(ORLO), matching.Outcome("right")), (source(ORLO), None)]]
    assert scoring.share(documents, lambda _: True, scoring.is_right).of == 1
    assert scoring.share(documents, lambda _: True, scoring.is_right, found=False).percent == 50.0


def test_verdicts_are_binned_by_confidence_or_by_rule() -> None:
    sure = matching.Outcome("right", verdicts=(("rule-1", 0.97, True), ("rule-1", 0.91, False), ("rule-2", None, True)))
    rows = scoring.calibration([[(source(ORLO), sure)]])
    assert rows == [("0.9 to 1.0", 2, 0.5, pytest.approx(0.94)), ("rule-2", 1, 1.0, None)]


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Arguments for annotations and a corpus of one made-up document, with floors of their own; no model is run."""
    monkeypatch.setattr(sources, "on_found", sources.on_gold)
    corpus, lines = tmp_path / "corpus.jsonl.gz", tmp_path / "own.jsonl"
    corpus.write_bytes(gzip.compress(json.dumps(copy()).encode()))
    lines.write_text(json.dumps(entry()) + "\n", encoding="utf-8")
    floors = tmp_path / "floors.json"
    return ["--annotations", str(lines), "--corpus", str(corpus), "--floors", str(floors)]


def test_the_command_measures_and_its_floors_hold(
    small: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    misses = tmp_path / "misses.jsonl"
    assert command.main([*small, "--check"]) == 1  # no floors yet
    assert command.main([*small, "--update", "--misses", str(misses)]) == 0
    assert command.main([*small, "--check"]) == 0
    assert "2 sources counted" in capsys.readouterr().out
    for line in misses.read_text(encoding="utf-8").splitlines():
        assert json.loads(line)["document"] == "one"
    assert TEXT.split("\n", maxsplit=1)[0] not in misses.read_text(encoding="utf-8")

    kept = json.loads((tmp_path / "floors.json").read_text(encoding="utf-8"))
    kept["own"]["floors"]["gold/named/right"] = 100.1
    (tmp_path / "floors.json").write_text(json.dumps(kept), encoding="utf-8")
    assert command.main([*small, "--check"]) == 1
    assert "below its floor" in capsys.readouterr().err


def test_what_is_missing_or_wrong_is_one_line(small: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--annotations", small[1], "--corpus", "nowhere.gz"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert command.main([small[0], small[1], "--corpus", small[3], "--lower", "x", "--reason", "y"]) == 2
    for wrong in (["--lower", "gold/named/right"], ["--misses", "m.jsonl"]):
        with pytest.raises(SystemExit):
            command.main(wrong)


@pytest.mark.parametrize("file", sorted(command.HERE.glob("annotations_*.jsonl")), ids=lambda file: file.stem)
def test_the_kept_annotations_hold_no_text_of_the_corpus(file: Path) -> None:
    for line in file.read_text(encoding="utf-8").splitlines():
        for one in json.loads(line)["sources"]:
            for entity in one.get("entities", ()):
                for name in (entity.get("name", ""), *entity.get("also", ())):
                    assert len(name.split()) <= 8


def test_the_kept_annotations_fit_the_corpus(shared: Path) -> None:
    corpus = shared / "data" / "polnear" / "dev.jsonl.gz"
    if not corpus.is_file():
        pytest.skip("PolNeAR's dev part is not in the shared data")
    assert annotated.digest(corpus) == command.HERE.joinpath("corpus_dev.sha256").read_text(encoding="utf-8").split()[0]
    documents = annotated.read(command.ANNOTATIONS, annotated.corpus_copies(corpus))
    scored = [one for document in documents for one in document.sources if one.left_out is None]
    assert len(scored) >= 450
    assert sum(one.named for one in scored) >= 400


def test_the_annotations_to_tune_on_fit_the_corpus(shared: Path) -> None:
    corpus = shared / "data" / "polnear" / "train.jsonl.gz"
    if not corpus.is_file():
        pytest.skip("PolNeAR's train part is not in the shared data")
    files = [file for file in sorted(command.HERE.glob("annotations_*.jsonl")) if file != command.ANNOTATIONS]
    copies = annotated.corpus_copies(corpus)
    read = {file.stem: [document.name for document in annotated.read(file, copies)] for file in files}
    in_text = read.pop("annotations_in_text")  # only what the corpus does not mark, so of any of them
    names = [name for found in read.values() for name in found]
    assert len(names) == len(set(names))  # no document is in two of them
    assert len(in_text) == len(set(in_text))
