"""Bodies that are called by their address on the web: "Orlovane.com"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

# At most so many addresses of one report are looked at.
MOST: Final = 200
_END: Final = re.compile(r"\.(?:com|org|net|gov|edu|info|co\.uk)(?![\w@/-]|\.\w)")
_BEFORE: Final = re.compile(r"(?<![\w@/.:-])[A-Za-z\d][\w-]{1,30}(?:\.[A-Za-z][\w-]{1,30})?$")
# How far before its end an address begins at most.
LONGEST: Final = 64


def sites(text: str) -> Iterator[tuple[int, int]]:
    """Where the bare addresses of sites stand, none that a path or a mail box belongs to; linear in the text."""
    for end in islice(_END.finditer(text), MOST):
        name = _BEFORE.search(text, max(0, end.start() - LONGEST), end.start())
        if name is not None:
            yield name.start(), end.end()
