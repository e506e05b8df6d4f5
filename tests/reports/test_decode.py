from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reports.decode import NotText, decode, repair, storable

WORDS = "“We’re staying,” Orlo said in Café Münster — twice…"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (WORDS.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + WORDS.encode(), "utf-8"),
        (WORDS.encode("utf-16"), "utf-16"),
        (WORDS.encode("utf-16-be"), "utf-16"),
        (b"\xff\xfe\x00\x00" + WORDS.encode("utf-32-le"), "utf-32"),
        (WORDS.encode("windows-1252"), "windows-1252"),
        (b"plain", "ascii"),
    ],
)
def test_encodings(raw: bytes, encoding: str) -> None:
    decoded = decode(raw)
    assert decoded.text in (WORDS, "plain")
    assert (decoded.encoding, decoded.repaired) == (encoding, False)


def test_utf16_of_plain_words_without_a_mark() -> None:
    assert decode("Kerr said so.".encode("utf-16-le")).text == "Kerr said so."


def test_a_declared_charset_is_used_unless_the_bytes_contradict_it() -> None:
    russian = "Плотина не выдержит, сказала Керр."
    assert decode(russian.encode("koi8-r"), "KOI8-R").text == russian
    assert decode(WORDS.encode(), "iso-8859-1").text == WORDS
    assert decode(b"caf\xe9", "no-such-charset").text == "café"
    assert decode(b"caf\xe9", "rot13").text == "café"


def test_another_script_in_eight_bits_is_detected() -> None:
    russian = "Плотина не выдержит ещё одного наводнения, сказала председатель совета на собрании жителей города. " * 3
    assert decode(russian.encode("cp1251")).text == russian


def test_broken_utf8_loses_only_its_broken_bytes() -> None:
    raw = WORDS.encode() + b" \xff " + WORDS.encode()
    assert decode(raw).text == f"{WORDS} \ufffd {WORDS}"
    assert decode(raw).encoding == "utf-8, broken"


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.4 x", b"PK\x03\x04aaaa", bytes(range(256)) * 20, b"\x89PNG\r\n", b"a\x00b\x01" * 99]
)
def test_binary_data_is_refused(raw: bytes) -> None:
    with pytest.raises(NotText, match=r"not text|binary"):
        decode(raw)


def test_mojibake_is_repaired_and_nothing_else_is() -> None:
    assert repair("â€œWeâ€™re stayingâ€\x9d") == ("“We’re staying”", True)
    assert decode("â€œWeâ€ said Orlo".encode()).repaired
    assert repair("naÃ \u0304vetÃ© said Orlo") == ("naïveté said Orlo", True)  # a normalisation parted the macron
    left = "‘curly’ “quotes” ﬁ ｆｕｌｌ e\u0301 \u00a0 &amp; naïve — “Ünal”"
    assert repair(left) == (left, False)


def test_newlines() -> None:
    assert decode(b"a\r\nb\rc\nd").text == "a\nb\nc\nd"


@given(st.text(alphabet="abc “”‘’—é\u00a0\n.,", max_size=20))
def test_ordinary_typography_survives(text: str) -> None:
    text = f"Kerr said in the {text} hall that the dam was not safe, and that it must be rebuilt."
    assert decode(text.encode()).text == text


def test_russian_mojibake_is_repaired() -> None:
    russian = "Плотина не выдержит"
    assert repair(russian.encode().decode("latin-1")) == (russian, True)


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "shift_jis", "utf-16", "hex", "\udc80"]))
def test_any_bytes_are_text_that_can_be_stored_or_refused(raw: bytes, declared: str | None) -> None:
    try:
        text = decode(raw, declared).text
    except NotText:
        return
    assert "\r" not in text


def test_storable() -> None:
    assert storable("a\ud800b\x00c") == "a\ufffdb\ufffdc"
    assert storable("\ud83d\ude00") == "😀"
