"""What cannot both be so of one thing: ``senses.txt``, classes of words and expressions with a pole each.

The file says how it is laid out; :func:`read` checks that it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

#: One pole of a class and the other; the other is empty where words say the same and have no opposite.
Class = tuple[frozenset[str], frozenset[str]]
JOIN: Final = "_"


def read(text: str) -> list[Class]:
    """The classes of a list. Raises ValueError with the line for one that breaks the rules that its head gives."""
    classes: list[Class] = []
    known: set[frozenset[frozenset[str]]] = set()
    for n, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        poles = [line[1:].split(), []] if line.startswith("=") else [side.split() for side in line.split(" | ")]
        if len(poles) != 2 or not poles[0] or (not poles[1] and not line.startswith("=")):
            raise ValueError(f"line {n}: a class has two poles")
        words = [*poles[0], *poles[1]]
        if any(not word.replace(JOIN, "").replace("-", "").replace("'", "").isalpha() for word in words):
            raise ValueError(f"line {n}: words are letters, and an expression is joined by {JOIN!r}")
        if len(set(words)) < len(words):
            raise ValueError(f"line {n}: a word is there twice")
        found = frozenset(poles[0]), frozenset(poles[1])
        if frozenset(found) in known:
            raise ValueError(f"line {n}: the class is there twice")
        known.add(frozenset(found))
        classes.append(found)
    return classes


@cache
def classes() -> Sequence[Class]:
    """Those of the list."""
    return read(files("onrecord.reconcile.discrepancies").joinpath("senses.txt").read_text(encoding="utf-8"))
