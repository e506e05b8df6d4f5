"""How the record keeps what it is given: raw bytes zlib-compressed, strings as UTF-8 can hold them."""

from __future__ import annotations

import zlib


def pack(raw: bytes) -> bytes:
    """The cell of ``raw.zlib``."""
    return zlib.compress(raw)


def unpack(packed: bytes, size: int) -> bytes:
    """The raw bytes of ``raw.zlib``; raises ValueError unless they are exactly ``size`` (so a bomb cannot expand)."""
    unpacker = zlib.decompressobj()
    raw = unpacker.decompress(packed, size + 1)
    if len(raw) != size or not unpacker.eof:
        raise ValueError(f"not the {size} bytes they should be")
    return raw


def storable(value: str) -> str:
    """``value`` with what UTF-8 cannot hold (an undecodable byte of a file name) written as ``\\udcXX``."""
    return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode("utf-8")
