from __future__ import annotations

import unicodedata
from importlib.resources import as_file, files

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tokenizers import BertWordPieceTokenizer

from onrecord.analysis.wordpiece import (
    BLANK_LINE,
    DIGIT,
    GLUED,
    LOWER,
    MAX_WORD,
    MIXED,
    NEWLINE,
    OTHER,
    SPACE,
    TITLE,
    UPPER,
    WordPiece,
    wordpiece,
)


@pytest.fixture(scope="module")
def reference() -> BertWordPieceTokenizer:
    with as_file(files("onrecord.analysis").joinpath("weights", "vocabulary.txt")) as path:
        return BertWordPieceTokenizer(str(path), lowercase=True)


def ours(text: str) -> list[tuple[int, int, int]]:
    tokens = wordpiece().tokens(text)
    return list(zip(tokens.ids.tolist(), tokens.starts.tolist(), tokens.ends.tolist(), strict=True))


def theirs(reference: BertWordPieceTokenizer, text: str) -> list[tuple[int, int, int]]:
    encoded = reference.encode(text, add_special_tokens=False)
    return [(piece, start, end) for piece, (start, end) in zip(encoded.ids, encoded.offsets, strict=True)]


TEXTS = [
    "Ora Venn, who chairs the Eastmere harbour board, said on Tuesday: “The dam will hold.”",
    "Kerr’s claim that 40 homes flooded was disputed by O'Malley-Venn (and others).",
    "Between 18 and 25 percent; some £1.2bn, €3m, $4.50 and 3 % — 2012–13.",
    "„Er hält“, sagte Jörg Müller-Straße in Übersee. «Ça va», dit Zoë.",
    "naïve façade coöperate résumé Ångström İstanbul ﬁne ﬂow Ⅷ ½ ²",
    "Visit https://example.org/a?b=c&d=e or write to desk@example.org #dam @kerr",
    "堤は持つ、とヴェンは言った。 カタカナ 한국어 ไทย עברית العربية Ελληνικά Кириллица",
    "emoji 👍🏽 👩‍👩‍👧 🇪🇺 and symbols ★ ← ™ © ° ± × ÷",
    "tabs\tand\r\nline breaks\n\n\nand\u00a0no-break\u2003em spaces\u3000wide",
    "unaffable electroencephalographically antidisestablishmentarianism",
    "a" * MAX_WORD + " " + "a" * (MAX_WORD + 1),
    "[CLS] [SEP] [MASK] [UNK] [PAD]".lower(),
    "...!!!???---___''\"\"``´´",
    "precomposed é ö ñ",
    "",
    "   \n ",
]


@pytest.mark.parametrize("text", TEXTS)
def test_ids_and_offsets_are_those_of_the_reference(reference: BertWordPieceTokenizer, text: str) -> None:
    assert ours(text) == theirs(reference, text)


LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éÉöÖñßçåøłžİı½²"
LATIN = st.text(alphabet=st.sampled_from(LETTERS + " .,:;!?'\"“”‘’«»—–-()€£$%\n\t\u00a0"))


@given(LATIN)
def test_news_in_latin_letters_reads_like_the_reference(reference: BertWordPieceTokenizer, text: str) -> None:
    assert ours(text) == theirs(reference, text)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=MAX_WORD + 2))
@example("a" * (MAX_WORD + 1))
@example("the")
@example("U.S.-led,")
@example("McConnell's")
def test_the_short_way_of_plain_chunks_gives_what_the_long_one_does(chunk: str) -> None:
    assert list(wordpiece()._split(chunk)) == list(wordpiece()._split_any(chunk))


# What the reference drops (combining marks, control and zero-width characters) belongs to the word that it ends here,
# so that a span never leaves half a letter behind; only such offsets differ, and never an id.
DROPPED = ("Mn", "Cc", "Cf")
# Python takes these for white space, the reference for control characters that join what stands around them.
SEPARATORS = "\x0b\x0c\x1c\x1d\x1e\x1f\x85"
# Scripts whose characters have been in Unicode for long: the reference's tables are older than Python's.
SCRIPTS = ((0x00, 0x051F), (0x0591, 0x05F4), (0x0600, 0x06FF), (0x2000, 0x22FF), (0x3041, 0x30FF), (0x4E00, 0x9FA5))
ANY = st.text(
    st.one_of(
        st.characters(
            min_codepoint=low, max_codepoint=high, exclude_categories=("Cs", "Cn"), exclude_characters=SEPARATORS
        )
        for low, high in SCRIPTS
    )
)


# Names of pieces that the reference reads as the pieces themselves; here they are words in brackets like others.
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


@given(ANY.filter(lambda text: not any(name in text for name in SPECIAL)))
@example("combining: e\u0301 o\u0308 n\u0303, zero\u200bwidth\u200b so\u00adft\u00ad")
def test_any_script_has_the_ids_of_the_reference(reference: BertWordPieceTokenizer, text: str) -> None:
    mine, reference_pieces = ours(text), theirs(reference, text)

    assert [piece for piece, _, _ in mine] == [piece for piece, _, _ in reference_pieces]
    for (_, start, end), (_, first, last) in zip(mine, reference_pieces, strict=True):
        beyond = text[min(start, first) : max(start, first)] + text[min(end, last) : max(end, last)]
        assert all(unicodedata.category(char) in DROPPED or char == "\ufffd" for char in beyond)


@given(st.text())
@example("\uac00")
def test_offsets_are_in_order_apart_and_free_of_white_space_at_their_ends(text: str) -> None:
    before = (0, 0)
    for _, start, end in ours(text):
        of_one_character = (start, end) == before and end - start == 1  # that is read as its parts: a Hangul syllable
        assert before[1] <= start < end <= len(text) or of_one_character
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        before = (start, end)


@given(st.text(alphabet=st.sampled_from("aB é“\n\u00ad\u200b1")), st.text(alphabet=st.sampled_from("aB é“\n1")))
def test_white_space_parts_texts(left: str, right: str) -> None:
    shift = len(left) + 1
    assert ours(f"{left} {right}") == ours(left) + [(i, s + shift, e + shift) for i, s, e in ours(right)]


def test_a_word_with_a_character_the_vocabulary_lacks_is_one_unknown() -> None:
    unknown = wordpiece().unknown
    assert next(piece for piece, _, _ in ours("ab\U0001f9ff c")) == unknown


@pytest.mark.parametrize(
    ("word", "casing"),
    [
        ("dam", LOWER),
        ("Venn", TITLE),
        ("NATO", UPPER),
        ("A", TITLE),
        ("McVenn", MIXED),
        ("iPhone", MIXED),
        ("2014", DIGIT),
        ("14th", LOWER),
        ("“", OTHER),
        ("É", TITLE),
    ],
)
def test_casing(word: str, casing: int) -> None:
    assert wordpiece().tokens(word).casing.tolist()[0] == casing


def test_all_pieces_of_a_word_share_its_casing() -> None:
    tokens = wordpiece().tokens("ELECTROENCEPHALOGRAM")
    assert len(tokens) > 1
    assert set(tokens.casing.tolist()) == {UPPER}


def test_gaps() -> None:
    tokens = wordpiece().tokens("Dam, it\nholds.\n\nYes")
    words = ["Dam", ",", "it", "holds", ".", "Yes"]
    assert tokens.gap.tolist() == [SPACE, GLUED, SPACE, NEWLINE, GLUED, BLANK_LINE]
    assert len(words) == len(tokens)


def test_what_was_read_before_changes_nothing() -> None:
    vocabulary = files("onrecord.analysis").joinpath("weights/vocabulary.txt").read_text(encoding="utf-8").split("\n")
    fresh, used = WordPiece(vocabulary[:-1]), WordPiece(vocabulary[:-1])
    for text in TEXTS:
        used.tokens(text)
    for text in reversed(TEXTS):
        one, other = fresh.tokens(text), used.tokens(text)
        assert one.ids.tolist() == other.ids.tolist()
        assert one.starts.tolist() == other.starts.tolist()


@pytest.mark.parametrize("text", ["a" * 500_000, "." * 200_000, "é" * 200_000, "a." * 100_000, "\u0301" * 200_000])
def test_endless_words_are_read_to_their_end(text: str) -> None:
    tokens = wordpiece().tokens(text)
    assert all(0 <= start < end <= len(text) for start, end in zip(tokens.starts[:10], tokens.ends[:10], strict=True))
