from __future__ import annotations

import pytest

from benchmarks import __main__ as command
from benchmarks import speed, texts


def test_varied_texts_are_many_and_the_same_in_every_run() -> None:
    first = dict(texts.varied(50, paragraphs=2))
    later = dict(texts.varied(10, paragraphs=2, start=40))

    assert len(set(first.values())) == 50
    assert {name: first[name] for name in later} == later


def test_only_rows_that_quote_the_text_are_scored() -> None:
    corpus = texts.Corpus("test", {"a.txt": "“No,” Venn said."})
    right = {
        "report": {"path": "a.txt"},
        "source": [{"start": 6, "end": 10, "text": "Venn"}],
        "cue": [{"start": 11, "end": 15, "text": "said"}],
        "content": [{"start": 0, "end": 5, "text": "“No,”"}],
    }
    moved = {**right, "content": [{"start": 1, "end": 6, "text": "“No,”"}]}

    assert speed.predicted([right, moved], corpus) == {
        "a.txt": [{"source": [[6, 10]], "cue": [[11, 15]], "content": [[0, 5]]}]
    }


def test_agreement_counts_what_people_marked(shared: object) -> None:
    marked = [{"source": [[6, 10]], "cue": [[11, 15]], "content": [[0, 5]]}]
    corpus = texts.Corpus(
        "test", {"a.txt": "“No,” Venn said.", "b.txt": "“No,” Venn said."}, {"a.txt": marked, "b.txt": marked}
    )

    assert speed.agreement(corpus, {"a.txt": marked, "b.txt": []}) == {"marked_by_people": 2, "of_these_found": 1}


def test_the_table_says_when_the_peer_was_left_out() -> None:
    ours = {"words_per_second": 3000, "found": 9, "peak_mb": 200}
    part = {"corpus": "test", "texts": 1, "words": 4, "onrecord": ours, "textacy": None, "stages": {"other": 1.0}}

    table = command.rows({"speed": part})

    assert ("textacy", "left out: no --peer-python", "") in table


def test_a_peer_that_is_not_there_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command.arguments(["--peer-python", "no-such-python"])

    assert stopped.value.code == 2
    assert "no such interpreter" in capsys.readouterr().err
