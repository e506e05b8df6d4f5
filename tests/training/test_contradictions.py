"""Sets of contents that are drawn of situations."""

import random

from benchmarks.versions import situations
from training import contradictions


def test_sets_are_the_same_for_the_same_seed_and_hold_no_content_twice():
    known = situations.read(situations.CHECKED)
    drawn = [contradictions.sets(known, 2, random.Random(3)) for _ in range(2)]
    assert drawn[0] == drawn[1]
    assert len(drawn[0]) == 2 * len(known)
    for some in drawn[0]:
        assert len({told for told, _ in some}) == len(some)
        assert {"yes", "no"} & {name for _, name in some}
