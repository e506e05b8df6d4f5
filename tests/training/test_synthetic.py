"""The synthetic documents: exact spans, no overlaps, the same for the same seed, and varied."""

import collections
import gzip
import json
import re

import pytest

from training import synthetic, synthetic_fillings, synthetic_forms

DOCUMENTS = list(synthetic.documents(7, 300))
FORMS = {
    name: value
    for module in (synthetic_forms, synthetic_fillings)
    for name, value in vars(module).items()
    if name.isupper() and isinstance(value, list)
}


def spans_of(document, role=None):
    for number, attribution in enumerate(document["attributions"]):
        for name, spans in attribution.items():
            if role in (None, name):
                for start, end in spans:
                    yield number, name, start, end


def test_every_span_lies_in_the_text_and_has_no_space_at_its_ends():
    for document in DOCUMENTS:
        text = document["text"]
        for _, _, start, end in spans_of(document):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
            assert "\n" not in text[start:end]


def test_spans_of_different_attributions_do_not_overlap_except_a_shared_source():
    for document in DOCUMENTS:
        seen = {}
        for _, role, start, end in spans_of(document):
            for position in range(start, end):
                before = seen.setdefault(position, (role, start, end))
                assert before == (role, start, end), document["text"][start:end]
                assert before[0] == "source" or before == (role, start, end)


def test_only_sources_are_shared():
    for document in DOCUMENTS:
        counts = collections.Counter((role, start) for _, role, start, _ in spans_of(document))
        assert all(count == 1 or role == "source" for (role, _), count in counts.items())


def test_every_attribution_has_a_cue_and_a_content_in_order():
    for document in DOCUMENTS:
        for attribution in document["attributions"]:
            assert set(attribution) == {"source", "cue", "content"}
            assert attribution["cue"]
            assert attribution["content"]
            for spans in attribution.values():
                assert spans == sorted(spans)


def test_no_slot_and_no_tag_is_left():
    for document in DOCUMENTS:
        assert not re.search(r"[{}<]|/>|\b[a-z]+_[a-z]+\b", document["text"]), document["text"]


def test_the_same_seed_gives_the_same_file_and_another_seed_another(tmp_path):
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        synthetic.write(tmp_path / name, seed, 5)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert (tmp_path / "a").read_bytes() != (tmp_path / "c").read_bytes()
    with gzip.open(tmp_path / "a", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    assert rows == list(synthetic.documents(1, 5))


def test_documents_vary():
    words = [len(document["text"].split()) for document in DOCUMENTS]
    assert min(words) >= 60
    assert max(words) <= 420
    firsts = {document["text"][:60] for document in DOCUMENTS}
    assert len(firsts) >= 0.97 * len(DOCUMENTS)
    cues = {
        document["text"][start:end].lower() for document in DOCUMENTS for _, _, start, end in spans_of(document, "cue")
    }
    assert len(cues) >= 150
    sources = {
        document["text"][start:end] for document in DOCUMENTS for _, _, start, end in spans_of(document, "source")
    }
    assert len(sources) >= 900
    contents = [
        document["text"][start:end] for document in DOCUMENTS for _, _, start, end in spans_of(document, "content")
    ]
    assert len(set(contents)) >= 0.85 * len(contents)
    paragraphs = [part for document in DOCUMENTS for part in document["text"].split("\n\n")]
    assert len(set(paragraphs)) >= 0.9 * len(paragraphs)


@pytest.mark.parametrize("mark", ["“", '"', "‘", "«", "''", "„", "—"])
def test_many_marks_are_used(mark):
    assert sum(mark in document["text"] for document in DOCUMENTS) >= 1


def test_some_documents_hold_hardly_any_attribution():
    assert sum(len(document["attributions"]) <= 2 for document in DOCUMENTS) >= 5


def test_a_source_may_be_missing_and_a_content_may_have_several_spans():
    attributions = [attribution for document in DOCUMENTS for attribution in document["attributions"]]
    assert any(not attribution["source"] for attribution in attributions)
    assert any(len(attribution["content"]) > 2 for attribution in attributions)


@pytest.mark.parametrize("name", sorted(FORMS))
def test_forms_are_well_marked(name):
    for form in FORMS[name]:
        opened = re.findall(r"<[scx]\d*>|</>", form)
        assert opened[::2] == [tag for tag in opened if tag != "</>"], form
        assert all(tag == "</>" for tag in opened[1::2]), form


def test_no_hard_case_is_trained_on(shared):
    cases = re.findall(r"`([^`]{25,})`", (shared / "HARD_CASES.md").read_text(encoding="utf-8"))
    assert cases
    for document in DOCUMENTS:
        flat = re.sub(r"\W+", " ", document["text"]).lower()
        assert not [case for case in cases if re.sub(r"\W+", " ", case).lower().strip() in flat]
        assert not re.search(r"\b(Venn|Kerr|Orlo)\b", document["text"])
