from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

from benchmarks.versions import corpus
from training import data, occasions


def test_parts_that_only_measure_teach_nothing() -> None:
    taught = {document["id"] for document in occasions.documents()}
    measuring = [part for part in (*corpus.PARTS, *corpus.FRESH) if part not in corpus.LEARNED]
    assert "held-out" in measuring
    assert "fresh-13" in measuring
    assert not taught & {report.id for part in measuring for report in corpus.load(part).reports}


def test_what_is_said_is_told_by_its_characters(tmp_path: Path) -> None:
    file = tmp_path / "occasions.jsonl.gz"
    subprocess.run([sys.executable, "-m", "training.occasions", "--out", str(file)], check=True)
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    assert [row["id"] for row in rows] == [document["id"] for document in occasions.documents()]
    for document in data.read(file)[:20]:
        one = data.example(document)
        assert sum(role == 2 for _, _, role in one.spans) == sum(len(a["content"]) for a in document.attributions)
