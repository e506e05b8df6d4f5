"""The five seed reports: what contradicts itself, and what has developed. Offsets only."""

from __future__ import annotations

from pathlib import Path

import onrecord

TARGET = "004_d21e806c199b1f63.txt"
COMMITMENTS = "003_34c5538eb467b6f2.txt"
CONTRADICTED = "001_10962d7ca547a8fa.txt"
TARGET_AT, COMMITMENTS_AT, FORMER_AT = [(2835, 2949)], [(381, 585)], [(563, 592)]


def test_the_target_before_the_summit_and_the_commitments_after_it(shared: Path, tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "seeds.db", create=True) as record:
        record.read(shared / "seeds")
        (found,) = [one for one in record.developments() if one.rule.startswith("event-")]
        assert (found.earlier.path, found.later.path) == (TARGET, COMMITMENTS)
        assert [(one.start, one.end) for one in found.earlier.spans] == TARGET_AT
        assert [(one.start, one.end) for one in found.later.spans] == COMMITMENTS_AT
        inside = [
            one for one in record.discrepancies("identity") if {side.path for side in one.sides} == {CONTRADICTED}
        ]
        assert len(inside) == 1
        assert [(quote.start, quote.end) for quote in inside[0].sides[1].spans] == FORMER_AT
        assert {each.id for each in inside}.isdisjoint({each.id for each in record.developments()})
        assert not list(record.verify())
