"""Bodies that are called by their address on the web: "Orlovane.com"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

# At most so many addresses of one report are looked at.
MOST: Final = 200
_SITE: Final = re.compile(
    r"(?<![\w@/.:-])[A-Za-z\d][\w-]{1,30}(?:\.[A-Za-z][\w-]{1,30})?\.(?:com|org|net|gov|edu|info|co\.uk)(?![\w@/-]|\.\w)"
)


def sites(text: str) -> Iterator[tuple[int, int]]:
    """Where the bare addresses of sites stand, none that a path or a mail box belongs to; linear in the text."""
    return ((match.start(), match.end()) for match in islice(_SITE.finditer(text), MOST))
