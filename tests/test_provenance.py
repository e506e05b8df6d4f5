"""What stands behind an entry: the packs that told who is who, and the mentions of whoever speaks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import onrecord
from onrecord import knowledge

TEXT = "Ora Venn said on Tuesday that the dam would hold. “We looked twice,” Venn said. She added that it was sound."


def test_an_entry_names_its_packs_and_the_record_holds_the_mentions_of_its_speaker(tmp_path: Path) -> None:
    (tmp_path / "lock.txt").write_text(TEXT, encoding="utf-8")
    with onrecord.open(tmp_path / "a.db", create=True) as record:
        record.read(tmp_path / "lock.txt")
        rows = [row.as_dict() for row in record.statements()]

    assert {row["made_by"]["packs"] for row in rows} == {knowledge.shipped().digest}
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        found = db.execute("SELECT quote, cluster FROM mention WHERE cluster IS NOT NULL ORDER BY start").fetchall()
    (cluster,) = {number for quote, number in found if quote in ("Venn", "She")}
    assert ("Ora Venn", cluster) in found
