from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from training import data


@given(st.integers(min_value=1, max_value=5000))
def test_a_row_has_room_for_the_longest_window_and_few_shapes_occur(longest: int) -> None:
    size = data.room(longest)
    assert 0 <= size - longest < data.ROOM
    assert size % data.ROOM == 0


def test_a_teacher_is_overruled_where_something_is_known_to_be_said_and_nowhere_else() -> None:
    text = "The bridge stays shut. Ana Ruiz said it leaks. Crews wait."
    said = {"source": [[23, 31]], "cue": [[32, 36]], "content": [[37, 45]]}
    one = data.example(data.Document("a", text, [said]))
    soft = np.full((len(one.encoded), len(data.LABELS)), 1 / len(data.LABELS), np.float16)
    known = data.where_said(one, soft)
    sure = known.max(axis=1) == 1
    starts = one.encoded.tokens.starts
    assert (sure == ((starts >= 23) & (starts < 47))).all()
    assert (known[sure].argmax(axis=1) == one.labels[sure]).all()
    assert (soft.max(axis=1) < 1).all()
