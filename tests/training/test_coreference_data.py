"""GUM's mentions and clusters: an invented document in its format, and invariants of the corpus where it is present."""

from __future__ import annotations

import gzip
from collections import Counter

import pytest

from training import coreference_data

WORDS = [  # form, tag, governor, relation, mark, no space after it
    [
        ("Mara", "PROPN", 4, "nsubj", "(1-person-new-nnnnn-cf1-1-coref-Mara_Venn", False),
        ("Venn", "PROPN", 1, "flat", "1)", False),
        ("'s", "VERB", 0, "root", "", False),
        ("mayor", "NOUN", 3, "xcomp", "(2-person-new-nnnnn-cf2-1-sgl)", True),
        (".", "PUNCT", 3, "punct", "", False),
    ],
    [
        ("She", "PRON", 2, "nsubj", "(1-person-giv:act-nnnnn-cf1-1-ana)", False),
        ("runs", "VERB", 0, "root", "", False),
        ("Dorlin", "PROPN", 2, "obj", "(3-organization-new-nnnnn-cf2-1-coref(4-place-new-nnnnn-cf3-1-sgl)", False),
        ("and", "CCONJ", 5, "cc", "", False),
        ("Quill", "PROPN", 3, "conj", "3)", True),
        (".", "PUNCT", 2, "punct", "", False),
    ],
]


@pytest.fixture
def document(tmp_path):
    lines = ["# newdoc id = GUM_news_dorlin", "# meta::genre = news"]
    for number, sentence in enumerate(WORDS):
        lines += ["# newpar", "# newpar_block = p (1 s)", f"# sent_id = GUM_news_dorlin-{number + 1}"]
        lines += ["# speaker = Orlo"] if number else []
        if number == 0:
            lines.append("# text = Mara Venn's mayor.")
        for at, (form, tag, governor, relation, mark, glued) in enumerate(sentence, 1):
            misc = "|".join(([f"Entity={mark}"] if mark else []) + (["SpaceAfter=No"] if glued else [])) or "_"
            if (number, at) == (0, 2):
                lines.append("2-3\tVenn's\t_\t_\t_\t_\t_\t_\t_\t_")
            lines.append(f"{at}\t{form}\t_\t{tag}\tXX\tNumber=Sing\t{governor}\t{relation}\t_\t{misc}")
        lines.append("")
    file = tmp_path / "train.conllu.gz"
    file.write_bytes(gzip.compress("\n".join(lines).encode()))
    (found,) = coreference_data.read([file])
    return found


def test_the_text_is_as_a_reader_sees_it(document):
    assert document.text == "Mara Venn's mayor.\n\nShe runs Dorlin and Quill."
    assert document.genre == "news"
    assert document.turns == ["", "Orlo"]


def test_mentions_have_spans_kinds_and_forms(document):
    told = {document.text[m.start : m.end]: (m.kind, m.form, m.link, m.identity) for m in document.mentions}

    assert told == {
        "Mara Venn": ("person", "named", "coref", "Mara_Venn"),
        "mayor": ("person", "nominal", "sgl", ""),
        "She": ("person", "pronoun", "ana", ""),
        "Dorlin and Quill": ("organization", "nominal", "coref", ""),
        "Dorlin": ("place", "named", "sgl", ""),
    }


def test_a_name_hangs_on_its_last_word_and_a_coordination_on_its_conjunction(document):
    heads = {document.text[m.start : m.end]: document.words[m.head] for m in document.mentions}

    assert document.text[heads["Mara Venn"].start : heads["Mara Venn"].end] == "Venn"
    assert document.text[heads["Dorlin and Quill"].start : heads["Dorlin and Quill"].end] == "and"


def test_clusters_leave_out_what_is_mentioned_once(document):
    (cluster,) = document.key()

    assert {document.text[start:end] for start, end in cluster} == {"Mara Venn", "She"}
    assert len(document.clusters(singletons=True)) == 4


def test_folds_do_not_move():
    assert [coreference_data.fold(name) for name in ("GUM_news_dorlin", "GUM_interview_venn")] == [1, 0]


@pytest.mark.shared
def test_the_corpus_reads_whole(shared):
    files = sorted((shared / "data" / "gum").glob("dev.conllu.gz"))
    if not files:
        pytest.skip("GUM is not in the shared data")
    documents = coreference_data.read(files)

    for document in documents:
        assert all(document.text[w.start : w.end].strip() for w in document.words)
        for mention in document.mentions:
            assert mention.first <= mention.head <= mention.last
            span = document.text[mention.start : mention.end]
            assert span == span.strip()
        spans = [(m.start, m.end) for m in document.mentions]
        assert len(spans) == len(set(spans))
    heads = Counter((d.id, m.head) for d in documents for group in d.clusters() for m in group)
    assert len(heads) > 0.99 * sum(heads.values())  # nearly every mention has a head of its own
