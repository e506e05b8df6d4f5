"""Lists of words written as text, so that they can be read and kept in lines."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, parted by white space."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """The phrases of a text, parted by commas, their white space made single."""
    return frozenset(phrase for part in text.split(",") if (phrase := " ".join(part.split())))
