from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from training import data


@given(st.integers(min_value=1, max_value=5000))
def test_a_row_has_room_for_the_longest_window_and_few_shapes_occur(longest: int) -> None:
    size = data.room(longest)
    assert 0 <= size - longest < data.ROOM
    assert size % data.ROOM == 0
