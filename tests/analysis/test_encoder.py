from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from onrecord.analysis import encoder, features
from onrecord.analysis.clock import Deadline
from onrecord.analysis.windows import windows
from onrecord.analysis.wordpiece import wordpiece
from onrecord.errors import TooSlow

LONG = "“The dam will hold,” Ora Venn said on Tuesday, and the board agreed. " * 60
OTHER = "Kerr denied it. “Never,” he added."


class Counting:
    """An encoder whose answer is each token's place in its window: it shows which window answered."""

    def run(self, ids: npt.NDArray[np.int64], shapes: npt.NDArray[np.int64]) -> encoder.Answers:
        places = np.arange(len(ids), dtype=np.float32)[:, None]
        return encoder.Answers(*(places.repeat(width, axis=1) for width in (7, 4, 5, 6)))


def read(text: str, model: encoder.Encoder, deadline: Deadline) -> encoder.Answers:
    encoded = features.encode(text, wordpiece())
    return encoder.read(encoded, windows(len(encoded), [], []), wordpiece(), model, deadline)


def test_each_token_is_answered_once_by_the_window_that_answers_for_it() -> None:
    answers = read(LONG, Counting(), Deadline())
    ranges = windows(len(answers.links), [], [])
    expected = [token - window.first + 1 for window in ranges for token in range(window.start, window.end)]

    assert len(ranges) > 2
    assert all(each[:, 0].tolist() == expected for each in answers)


def test_reading_stops_at_the_deadline() -> None:
    with pytest.raises(TooSlow):
        read(LONG, Counting(), Deadline(-1))


def test_a_text_reads_alike_whatever_was_read_before() -> None:
    def read_afresh(text: str) -> list[bytes]:
        return [answer.tobytes() for answer in read(text, encoder.shipped(), Deadline())]

    alone = read_afresh(OTHER)
    read_afresh(LONG)

    assert read_afresh(OTHER) == alone


def test_the_shipped_heads_fit_the_labels() -> None:
    heads, labels = encoder.shipped_heads(), len(features.LABELS)

    assert heads.transitions.shape == (labels, labels)
    assert heads.starts.shape == heads.ends.shape == (labels,)
    assert heads.distance.shape[0] == heads.between.shape[0] == heads.none.shape[0] == 2
    assert len(encoder.shipped_calibration()) == 7  # six features and a bias


@pytest.mark.parametrize("changed", encoder._FILES)
def test_the_digest_changes_with_any_file(changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "weights"
    folder.mkdir()
    for name in encoder._FILES:
        (folder / name).write_bytes(name.encode())
    monkeypatch.setattr(encoder, "files", lambda package: tmp_path)
    before = encoder.digest.__wrapped__()
    (folder / changed).write_bytes(b"other")

    assert encoder.digest.__wrapped__() != before
    assert len(before) == 12
