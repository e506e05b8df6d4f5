"""The command that scores predictions: what it counts, and what it refuses."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

pytest.importorskip("scipy", reason="scipy aligns the clusters of CEAFe")

from benchmarks import coreference

LINES = """# newdoc id = GUM_news_dorlin
# meta::genre = news
# newpar
# sent_id = GUM_news_dorlin-1
1\tVenn\t_\tPROPN\tNNP\t_\t2\tnsubj\t_\tEntity=(1-person-new-nnnnn-cf1-1-coref)
2\tspoke\t_\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t_\tPUNCT\t.\t_\t2\tpunct\t_\t_

# sent_id = GUM_news_dorlin-2
1\tShe\t_\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv:act-nnnnn-cf1-1-ana)
2\tleft\t_\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t_\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "gum"
    folder.mkdir()
    for name, part in (("train", LINES), ("dev", LINES.replace("dorlin", "quill"))):
        (folder / f"{name}.conllu.gz").write_bytes(gzip.compress(part.encode()))
    return folder


def predictions(tmp_path: Path, name: str, content: object) -> str:
    file = tmp_path / f"{name}.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return str(file)


def test_a_document_without_predictions_counts_as_one_where_nothing_was_found(data, tmp_path, capsys):
    half = predictions(tmp_path, "half", {"GUM_news_dorlin": [[[0, 4], [12, 15]]]})

    assert coreference.main([half, "--data", str(data)]) == 0
    assert "2 documents" in (told := capsys.readouterr().out)
    assert "   50.0  100.0   66.7" in told
    assert coreference.main([half, "--data", str(data), "--partial"]) == 0
    assert "  100.0  100.0  100.0" in capsys.readouterr().out


def test_another_system_is_compared_on_the_same_documents(data, tmp_path, capsys):
    ours = predictions(tmp_path, "ours", {name: [[[0, 4], [12, 15]]] for name in ("GUM_news_dorlin", "GUM_news_quill")})
    theirs = predictions(tmp_path, "theirs", {})

    assert coreference.main([ours, "--data", str(data), "--against", theirs]) == 0
    assert "+100.0 (+100.0 to +100.0)" in capsys.readouterr().out


@pytest.mark.parametrize("content", [[1], {"GUM_news_dorlin": 5}, {"GUM_news_dorlin": [[["a", 1]]]}])
def test_what_is_no_prediction_is_refused_in_one_line(data, tmp_path, capsys, content):
    assert coreference.main([predictions(tmp_path, "bad", content), "--data", str(data)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_two_files_with_one_document_are_refused(data, tmp_path, capsys):
    files = [predictions(tmp_path, name, {"GUM_news_dorlin": []}) for name in ("one", "two")]

    assert coreference.main([*files, "--data", str(data)]) == 2
    assert "GUM_news_dorlin" in capsys.readouterr().err


def test_a_folder_without_the_corpus_is_refused(tmp_path, capsys):
    assert coreference.main([predictions(tmp_path, "some", {}), "--data", str(tmp_path)]) == 2
    assert "no .conllu.gz files" in capsys.readouterr().err
