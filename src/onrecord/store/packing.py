"""Raw bytes as the record keeps them: zlib-compressed, and taken out again without trusting them."""

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
