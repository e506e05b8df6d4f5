"""How much a word says: little where most texts have it, more the rarer it is in English.

A fixed measure, not one counted over a record: what two reports share must not weigh otherwise because a third was
read. ``frequent.txt`` has the 4,000 commonest words of English, the commonest first, in the order of the vocabulary of
BERT (uncased; Devlin et al. 2019, Apache-2.0), which is roughly that of their frequency.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

_ENDINGS: Final = tuple("ations ation ating ated ates ate ments ment ings ing ies ed es s ly".split())


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without a common English ending, as far as four letters stay; of a plural, three."""
    if len(word) == 4 and word[-1] == "s" and word[-2] not in "isu" and word != "news":
        return word[:-1]
    for ending in _ENDINGS if word.endswith(_ENDINGS) else ():
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@cache
def _ranks() -> dict[str, int]:
    words = files("onrecord.reconcile.statements").joinpath("frequent.txt").read_text(encoding="ascii").split()
    ranks: dict[str, int] = {}
    for rank, word in enumerate(words):
        ranks.setdefault(stem(word), rank)
    return ranks


@lru_cache(maxsize=100_000)
def weight(stemmed: str) -> float:
    """From 0.3 for the commonest stem to about 4.5 for one that is not among the 4,000."""
    rank = _ranks().get(stemmed, 4000)
    return round(0.3 + math.log1p(rank / 60), 2)


def is_rare(stemmed: str) -> bool:
    """Whether a stem is of none of the commonest words."""
    return stemmed not in _ranks()


def printed(stems: Collection[str], words: Iterable[str]) -> list[str]:
    """Stems as the first of some words prints each, in the order of the words; those that are in none come last."""
    said: dict[str, str] = {}
    for word in words:
        if (one := stem(word.casefold())) in stems:
            said.setdefault(one, word)
    return [*said.values(), *sorted(one for one in stems if one not in said)]
