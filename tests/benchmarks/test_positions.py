"""The marks of the positions benchmark are whole, and its scores count what they say. The text is made up."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.positions import __main__ as positions
from onrecord.domain import COMMITMENT_STATUSES

TEXT = "Ora Venn said: the council will build 40 houses by 2030. It refused to sell the pool."
COPY = {
    "id": "made-up",
    "annotator": "x",
    "text": TEXT,
    "attributions": [{"source": [[0, 8]], "cue": [[9, 13]], "content": [[15, len(TEXT)]]}],
}


def line(*commitments: dict[str, object]) -> dict[str, object]:
    content = [[15, len(TEXT)]]
    return {"id": "made-up", "annotator": "x", "attribution": 0, "content": content, "commitments": list(commitments)}


def mark(status: str, verb: str, **parts: str) -> dict[str, object]:
    at = {name: [TEXT.index(words), TEXT.index(words) + len(words)] for name, words in parts.items()}
    start = TEXT.index(verb)
    whole: dict[str, object] = dict.fromkeys(("actor", "amount", "deadline"))
    return {**whole, **at, "status": status, "action": [start, start + len(verb)]}


@pytest.mark.parametrize("part", positions.PARTS)
def test_marks_are_whole(part: str) -> None:
    lines = positions.marked(part)

    assert len(lines) >= 60
    for one in lines:
        assert set(one) == {"id", "annotator", "attribution", "content", "commitments"}
        for commitment in one["commitments"]:
            assert commitment["status"] in (None, *COMMITMENT_STATUSES)
            spans = [value for name, value in commitment.items() if name != "status" and value is not None]
            assert all(0 <= start < end for start, end in spans)


def test_the_two_parts_share_no_content() -> None:
    one, other = ({(each["id"], str(each["content"])) for each in positions.marked(part)} for part in positions.PARTS)

    assert not one & other


@pytest.mark.parametrize("part", positions.INVENTED)
def test_invented_marks_stand_in_their_text(part: str) -> None:
    lines = positions.invented(part)

    assert len(lines) == 20
    for one in lines:
        assert {"source", "cue", "content"} < set(one)
        spans = [span for name in ("source", "cue", "content") for span in one[name]]
        for commitment in one["commitments"]:
            assert commitment["status"] in (None, *COMMITMENT_STATUSES)
            spans += [value for name, value in commitment.items() if name != "status" and value is not None]
        assert all(0 <= start < end <= len(one["text"]) for start, end in spans)


def test_invented_parts_are_scored_without_the_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    assert positions.main(["--part", "invented"]) == 0

    assert capsys.readouterr().out.startswith("invented: 20 contents, 14 commitments marked")


def test_scores_count_what_is_right_found_and_marked(tmp_path: Path) -> None:
    corpus = tmp_path / "train.jsonl.gz"
    with gzip.open(corpus, "wt", encoding="utf-8") as out:
        out.write(json.dumps(COPY))
    copies = positions.documents({("made-up", "x")}, corpus)
    wanted = line(
        mark("planned", "build", actor="the council", amount="40", deadline="2030"), mark("pledged", "sell the pool")
    )
    counts = positions.score([wanted], copies)

    assert (counts["marked"], counts["found"], counts["right"]) == (2, 2, 1)
    assert [counts[f"{field} right"] for field in ("actor", "amount", "deadline")] == [1, 1, 1]


def test_marks_of_another_corpus_are_refused() -> None:
    other = {**line(), "content": [[0, 3]]}
    with pytest.raises(ValueError, match="another copy"):
        positions.score([other], {("made-up", "x"): COPY})
