"""A family name that is written another way once: "Anna Jonson said one. Johnson said two."

News bring people in by their full name. A bare family name of nobody, one letter away from that of somebody brought in
just before, is a slip far more often than another person.
"""

from __future__ import annotations

from typing import Final

from onrecord import knowledge

# Shorter names are one letter away from too many others.
LEAST: Final = 6
# How many family names of one report are compared with (bounds the work on hostile text).
MOST: Final = 200
# How many family names a report may have for a slip to be looked for at all, those of nobody known among them.
FAMILIES: Final = 400


def slip_of(name: str, known: list[str]) -> str | None:
    """The one family name of ``known`` (folded) that a folded name is a slip of; None where there is none or two."""
    if len(name) < LEAST or knowledge.current().surnamed(name):
        return None
    fits = [
        other for other in known[:MOST] if len(other) >= LEAST - 1 and other[0] == name[0] and one_apart(name, other)
    ]
    return fits[0] if len(fits) == 1 else None


def one_apart(left: str, right: str) -> bool:
    """Whether two words differ by one letter more, less or other, or by two neighbours that changed places."""
    if abs(len(left) - len(right)) > 1 or left == right:
        return False
    start = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    if len(left) == len(right):
        swapped = left[start : start + 2] == right[start : start + 2][::-1] and left[start + 2 :] == right[start + 2 :]
        return left[start + 1 :] == right[start + 1 :] or swapped
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    return longer[start + 1 :] == shorter[start:]
