"""Coreference from token vectors: whatever the vectors say, mentions are spans of the text and clusters are apart; and
with vectors made by hand the links are the ones that the vectors ask for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.analysis import coreference, features, referents
from onrecord.analysis.coreference import FINE, KINDS, LEFT, PARTS, RIGHT, WIDTH, CoreferenceHeads, find, parts
from onrecord.analysis.wordpiece import wordpiece
from onrecord.domain import Span

TEXT = (
    "Mara Venn, the mayor of Dorlin, said the bridge would open in May.\n\n"
    "“I have waited long enough,” Ms. Venn told the Dorlin Courier. She added that “it” was safe, and they left."
)


def heads(seed: int = 0, scale: float = 0.0) -> CoreferenceHeads:
    random = np.random.default_rng(seed)

    def some(*shape: int) -> np.ndarray:
        return (scale * random.standard_normal(shape)).astype(np.float32)

    return CoreferenceHeads(
        first_bias=some(LEFT + 1),
        last_bias=some(RIGHT + 1),
        product=some(coreference.COARSE, FINE),
        tables={name: some(size, FINE) for name, size in referents.TABLES.items()},
        bias=some(FINE),
        hidden=some(FINE, 32),
        hidden_bias=some(32),
        out=some(32),
    )


def vectors(tokens: int, seed: int, scale: float = 1.0) -> np.ndarray:
    return (scale * np.random.default_rng(seed).standard_normal((tokens, WIDTH))).astype(np.float32)


def encode(text: str) -> features.Encoded:
    return features.encode(text, wordpiece())


def at(encoded: features.Encoded, text: str, word: str, number: int = 0) -> int:
    """The token at which the ``number``-th occurrence of a word begins."""
    place = -1
    for _ in range(number + 1):
        place = text.index(word, place + 1)
    return int(np.searchsorted(encoded.tokens.starts, place))


words = st.sampled_from(
    ["Mara", "Venn", "NATO", "U.S.", "he", "they", "“No”", "it,", "'s", "said.", "\n\n", "Ünïted", "東京", "(b)", "—"]
)
texts = st.lists(words, max_size=60).map(" ".join)


@settings(max_examples=40)
@given(texts, st.integers(0, 2**32 - 1), st.sampled_from([0.1, 1.0, 30.0]))
def test_mentions_are_spans_of_whole_words_and_clusters_are_apart(text, seed, scale):
    encoded = encode(text)
    found = find(text, encoded, vectors(len(encoded), seed, scale), heads(seed, scale))

    for mention in found.mentions:
        assert 0 <= mention.span.start <= mention.head.start < mention.head.end <= mention.span.end <= len(text)
        assert "\n" not in text[mention.span.start : mention.span.end]
        assert 0 <= mention.sure <= 1
        assert mention.kind in KINDS[1:]
    order = [mention.head for mention in found.mentions]
    assert order == sorted(order, key=lambda span: span.start)
    members = [number for cluster in found.clusters for number in cluster]
    assert len(members) == len(set(members))
    assert all(len(cluster) > 1 and list(cluster) == sorted(cluster) for cluster in found.clusters)
    spans = [found.mentions[number].span for number in members]
    assert len(spans) == len(set(spans))
    for link in found.links:
        assert 0 <= link.antecedent < link.mention < len(found.mentions)
        assert 0 <= link.sure <= 1


@settings(max_examples=10)
@given(st.integers(0, 2**32 - 1))
def test_the_same_vectors_give_the_same_clusters(seed):
    encoded = encode(TEXT)
    given_vectors = vectors(len(encoded), seed)

    assert find(TEXT, encoded, given_vectors, heads(seed, 1.0)) == find(TEXT, encoded, given_vectors, heads(seed, 1.0))


def asking(encoded: features.Encoded, groups: list[list[int]]) -> np.ndarray:
    """Vectors that make heads of the given tokens and link those of one group."""
    out = np.zeros((len(encoded), WIDTH), np.float32)
    by_name = parts(out)  # views
    by_name["kind"][:, 0] = 5.0
    by_name["worth"][:, 0] = -20.0
    for number, group in enumerate(groups):
        for token in group:
            by_name["kind"][token, KINDS.index("person")] = 10.0
            by_name["query"][token, number] = by_name["key"][token, number] = 20.0
    return out


def test_links_that_the_vectors_ask_for_make_the_clusters():
    encoded = encode(TEXT)
    she, venn, bridge, it = (at(encoded, TEXT, word) for word in ("She", "Venn", "bridge", "it”"))
    again = at(encoded, TEXT, "Venn", 1)
    found = find(
        TEXT, encoded, asking(encoded, [[venn, again, she], [bridge, it], [at(encoded, TEXT, "they")]]), heads()
    )
    told = [
        [TEXT[found.mentions[i].span.start : found.mentions[i].span.end] for i in group] for group in found.clusters
    ]

    assert told == [["Venn", "Venn", "She"], ["bridge", "it"]]
    assert len(found.mentions) == 6
    assert all(link.sure > 0.4 for link in found.links)


def test_a_link_must_win_by_the_threshold():
    encoded = encode(TEXT)
    groups = [[at(encoded, TEXT, "Venn"), at(encoded, TEXT, "She")]]

    assert find(TEXT, encoded, asking(encoded, groups), heads()).clusters
    assert not find(TEXT, encoded, asking(encoded, groups), heads(), threshold=1e6).clusters


def test_a_span_grows_to_the_ends_that_are_pointed_at_and_never_into_another_paragraph():
    encoded = encode(TEXT)
    venn = at(encoded, TEXT, "Venn")
    asked = asking(encoded, [[venn]])
    by_name = parts(asked)
    by_name["first_from"][venn] = by_name["last_from"][venn] = 10.0
    by_name["first_at"][at(encoded, TEXT, "Mara")] = 1.0
    by_name["last_at"][at(encoded, TEXT, "of")] = 1.0
    by_name["last_at"][at(encoded, TEXT, "waited")] = 9.0
    (mention,) = find(TEXT, encoded, asked, heads()).mentions

    assert TEXT[mention.span.start : mention.span.end] == "Mara Venn, the mayor of"


def test_no_more_mentions_than_the_cap(monkeypatch):
    monkeypatch.setattr(coreference, "MOST", 5)
    encoded = encode(TEXT)
    asked = np.zeros((len(encoded), WIDTH), np.float32)
    parts(asked)["kind"][:, 1] = 9.0

    assert len(find(TEXT, encoded, asked, heads()).mentions) == 5


def test_an_empty_text_mentions_nothing():
    assert find("", encode(""), np.zeros((0, WIDTH), np.float32), heads()).mentions == ()


def test_the_vector_is_the_sum_of_its_parts():
    assert sum(PARTS.values()) == WIDTH
    assert [part.shape[1] for part in parts(np.zeros((1, WIDTH))).values()] == list(PARTS.values())


def test_heads_are_written_and_read_back(tmp_path):
    before = heads(3, 1.0)
    coreference.save(tmp_path / "coreference.npz", before)
    after = coreference.load(tmp_path / "coreference.npz")

    for name in CoreferenceHeads.__slots__:
        if name != "tables":
            assert (getattr(after, name) == getattr(before, name)).all()
    assert all((after.tables[name] == table).all() for name, table in before.tables.items())


def facts(text: str, spans: list[str]) -> referents.Mentions:
    """The facts of mentions given by their words, the last of which is the head."""
    encoded = encode(text)
    known = referents.words(text, encoded)
    first, last, head = [], [], []
    place = 0
    for words in spans:
        place = text.index(words, place)
        end = place + len(words)
        first.append(int(np.searchsorted(encoded.tokens.starts, place)))
        last.append(int(np.searchsorted(encoded.tokens.starts, end)))
        head.append(int(np.searchsorted(encoded.tokens.starts, place + words.rfind(" ") + 1)))
        place = end
    order = [np.array(values, np.int64) for values in (head, first, last)]
    return referents.mentions(text, encoded, known, referents.places(text, encoded), *order)


@pytest.mark.parametrize(
    ("one", "other", "bits"),
    [
        (
            "Mara Venn",
            "Ms. Venn",
            referents.SAME_HEAD | referents.HEAD_IN_OTHER | referents.OTHER_HEAD_IN | referents.SHARED_NAME,
        ),
        ("Dorlin Bridge Board", "DBB", referents.ACRONYM),
        ("the old bridges", "the bridge", referents.SAME_HEAD | referents.HEAD_IN_OTHER | referents.OTHER_HEAD_IN),
        ("Mara Venn", "Orlo Quill", 0),
        ("Mara Venn", "she", 0),
    ],
)
def test_what_the_words_of_two_mentions_share(one, other, bits):
    known = facts(f"{one} came late. Then {other} came.", [one, other])
    (found,) = referents.pairs(known, np.array([1]), np.array([0]))["words"]

    assert found == bits


def test_two_mentions_of_the_same_words_and_what_lies_between_them():
    known = facts(
        "He met the mayor, Mara Venn. “I said no,” said the mayor.", ["the mayor", "Mara Venn", "I", "the mayor"]
    )
    pairs = referents.pairs(known, np.array([3, 1, 2]), np.array([0, 0, 1]))

    assert pairs["words"][0] & referents.SAME_WORDS
    assert pairs["between"].tolist()[1] == 2
    assert pairs["quotation"].tolist() == [0, 0, 2]
    assert pairs["sentences"].tolist()[1] == 0
    assert pairs["sentences"].tolist()[2] == 1


@settings(max_examples=40)
@given(texts, st.integers(0, 2**32 - 1))
def test_every_index_of_a_pair_lies_in_its_table(text, seed):
    encoded = encode(text)
    random = np.random.default_rng(seed)
    count = len(encoded)
    if count < 2:
        return
    head = np.sort(random.choice(count, size=max(2, count // 2), replace=False)).astype(np.int64)
    first = np.maximum(head - random.integers(0, 4, len(head)), 0)
    last = np.minimum(head + random.integers(1, 5, len(head)), count)
    known = referents.mentions(
        text, encoded, referents.words(text, encoded), referents.places(text, encoded), head, first, last
    )
    one, other = np.tril_indices(len(head), -1)
    for name, index in referents.pairs(known, one, other).items():
        assert index.min() >= 0
        assert index.max() < referents.TABLES[name]


def test_a_part_of_a_text_is_read_as_if_it_stood_alone():
    encoded = encode(TEXT)
    middle = int(np.searchsorted(encoded.tokens.starts, TEXT.index("“I have")))
    asked = asking(encoded, [[at(encoded, TEXT, "Venn", 1), at(encoded, TEXT, "She")]])
    part = find(TEXT, encoded.part(middle, len(encoded)), asked[middle:], heads())

    assert part == find(TEXT, encoded, asked, heads())


def test_of_two_heads_of_one_name_the_linked_one_counts():
    def mention(start: int, end: int, head: int) -> coreference.Mention:
        return coreference.Mention(Span(start, end), Span(head, head + 3), "person", "named", 0.5)

    found = (mention(0, 8, 0), mention(0, 8, 4), mention(20, 24, 20))

    assert coreference.clusters(found, [coreference.Link(2, 1, 0.9)]) == ((1, 2),)
    assert coreference.clusters(found, [coreference.Link(2, 0, 0.9)]) == ((0, 2),)
    assert coreference.clusters(found, []) == ()
