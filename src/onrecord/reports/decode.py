"""From bytes to text: the encoding found, mojibake repaired, newlines made ``\\n``; nothing else is changed.

No quotation mark is straightened and no Unicode normalisation is done: the stored text must show what was published.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

MAGIC: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x7fELF", "a program"),
)
_BOMS: Final[tuple[tuple[bytes, str, str], ...]] = (  # UTF-32 first: its little-endian mark starts like UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
# Western text has few bytes above ASCII (French, the richest, about 4 %); other scripts in 8-bit encodings have most.
WESTERN_HIGH_SHARE: Final = 0.12
DETECT_LETTERS: Final = 32  # with fewer letters above ASCII charset-normalizer guesses ("café" becomes Chinese)
DETECT_BYTES: Final = 1 << 16
_SAMPLE: Final = 1 << 16
_HIGH_LETTERS: Final = bytes(set(range(128, 256)) - {0x85, *range(0x91, 0x98), 0xA0})  # but Windows' quotes and dashes
_CONTROLS: Final = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1b")
_CONTROL_CHARS: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# A repair is worth a look only where a character that a UTF-8 lead byte turns into stands before another non-ASCII
# one (or before a space, for a lost no-break space), or where a C1 control stands. Everything else costs one scan.
_SUSPECT: Final = re.compile("[\x80-\x9f]|[À-ÿĀ-žŸƒΑ-ωА-яЂ-џ√‚„†‡∂][^\x00-\x7f]|Ã ")
_OTHER_SCRIPT: Final = re.compile("[\u0250-\u1fff\u2e80-\ufffc]")
DENSE_SIGNS: Final = 8
# What ï is after a compatibility normalisation of its mojibake parted the macron: "naÃ ̄ve".
_SPLIT_MACRON: Final = re.compile("Ã[ \xa0]\u0304")
_NEWLINES: Final = re.compile("\r\n?|\u2028|\u2029")


class NotText(ValueError):
    """The bytes are no text; the message is the reason in one line."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with ``\\n`` newlines, the name of the encoding it was decoded from, and whether mojibake was repaired."""

    text: str
    encoding: str
    repaired: bool


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """Decode ``raw``; ``declared`` is a charset that the document names itself (used unless the bytes contradict it).

    Tried in turn: byte order mark, UTF-8, UTF-16 without a mark, the declared charset, UTF-8 with a few broken bytes
    (each becomes U+FFFD), then Windows-1252 for text that is mostly ASCII and charset-normalizer for the rest.
    Raises :class:`NotText` for binary data.
    """
    for magic, what in MAGIC:
        if raw.startswith(magic):
            raise NotText(f"not text but {what}")
    text, encoding = _decode(raw, declared)
    _check_is_text(text)
    text, repaired = repair(text)
    return Decoded(newlines(text), encoding, repaired)


def newlines(text: str) -> str:
    """``\\r\\n``, ``\\r`` and the Unicode line and paragraph separators as ``\\n``."""
    return _NEWLINES.sub("\n", text) if _NEWLINES.search(text) else text


def repair(text: str) -> tuple[str, bool]:
    """Repair mojibake ("â€œWeâ€\\x9d" for “We”) with ftfy, line by line and only where it is suspected.

    Returns the text and whether anything changed. Only :func:`ftfy.fix_encoding` is used: it leaves quotation marks,
    ligatures, widths and normalisation forms alone.
    """
    if text.isascii() or not _SUSPECT.search(text):
        return text, False
    given, text = text, _SPLIT_MACRON.sub("\u00c3\u00af", text)
    from ftfy import TextFixerConfig, fix_encoding

    config = TextFixerConfig(unescape_html=False, explain=False)
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if not line.isascii() and _SUSPECT.search(line):
            fixed = fix_encoding(line, config)
            if fixed != line and _is_plausible(line, fixed):
                lines[index] = fixed
    repaired = "\n".join(lines)
    return repaired, repaired != given


def _is_plausible(line: str, fixed: str) -> bool:
    """Whether a repair is one: three signs of a Latin text ("é”—" in “Café”—) may also be read as another script's.

    Letters of a script that the line did not have are believed only where the line is full of such signs.
    """
    if not any(char not in line for char in _OTHER_SCRIPT.findall(fixed)):
        return True
    signs = sum(char > "\x7f" for char in line)
    return signs >= DENSE_SIGNS and signs >= 0.3 * len(line)


def storable(text: str) -> str:
    """Text without lone surrogates and NUL, which no file or database can hold: each becomes U+FFFD."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\x00", "\ufffd")


def _decode(raw: bytes, declared: str | None) -> tuple[str, str]:
    for mark, codec, name in _BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(codec, "replace"), name
    if b"\x00" in raw[:_SAMPLE] or b"\x00" in raw:
        wide = _utf16_without_mark(raw)
        if wide is None:
            raise NotText("a binary file")
        return raw.decode(wide, "replace"), "utf-16"
    try:
        text = raw.decode("utf-8")
        return text, "ascii" if text.isascii() else "utf-8"
    except UnicodeDecodeError:
        pass
    sample = raw[:_SAMPLE]
    if len(sample.translate(None, _CONTROLS)) < 0.98 * len(sample):
        raise NotText("a binary file")
    if declared:
        text_or_none = _try(raw, declared)
        if text_or_none is not None:
            return text_or_none, declared.lower()
    return _decode_undeclared(raw)


def _decode_undeclared(raw: bytes) -> tuple[str, str]:
    escaped = raw.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= char <= "\udcff" for char in escaped)
    whole = sum(char > "\x7f" for char in escaped) - broken
    if whole > broken:
        return raw.decode("utf-8", "replace"), "utf-8, broken"
    high = len(raw) - len(raw.translate(None, _HIGH_LETTERS))
    if high >= DETECT_LETTERS and high >= WESTERN_HIGH_SHARE * len(raw):
        from charset_normalizer import from_bytes

        best = from_bytes(raw[:DETECT_BYTES]).best()
        if best is not None:
            text = _try(raw, best.encoding)
            if text is not None:
                return text, best.encoding.replace("_", "-")
    return raw.decode("windows-1252", "replace"), "windows-1252"


def _try(raw: bytes, encoding: str) -> str | None:
    """The text under an encoding, or None when it is unknown, no text encoding, or does not fit."""
    name = encoding.strip().lower()
    if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
        name = "windows-1252"  # as browsers do: https://encoding.spec.whatwg.org/#names-and-labels
    try:
        if not codecs.lookup(name)._is_text_encoding:
            return None
        return raw.decode(name)
    except (LookupError, ValueError):
        return None


def _utf16_without_mark(raw: bytes) -> str | None:
    sample = raw[:_SAMPLE]
    half = len(sample) // 2
    if half == 0 or len(raw) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even <= 0.02 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd <= 0.02 * half:
        return "utf-16-be"
    return None


def _check_is_text(text: str) -> None:
    sample = text[:_SAMPLE]
    odd = len(_CONTROL_CHARS.findall(sample)) + sample.count("\ufffd")
    if odd > 0.05 * len(sample):
        raise NotText("a binary file")
