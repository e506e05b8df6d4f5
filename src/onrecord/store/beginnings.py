"""Searches for words by their beginnings alone ("be*"): what may have them, by the vocabulary of the full text.

FTS5 stems what it is asked for, so that it can only be asked for the first two letters of a beginning, which a third of
a record may have. Its vocabulary has the stems themselves: of a beginning that few words have, the contents are looked
up there; of one that many have, a listing goes through the record and looks at the words on the way.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from onrecord.store.folding import fold
from onrecord.store.search import CLOSE, OPEN, About

#: What a stem may end with that is not its word's own: "hoping" becomes "hope", "any" "ani", "biliti" "ble". All other
#: rules of Porter (1980) only cut.
ENDS: Final = ("e", "i", "le")
#: Places of words of a beginning up to which they are looked up: on a record of 100,000 attributions that takes some
#: 20 ms; with more of them, a page and a count of 1,000 are full sooner on the way.
FEW: Final = 5000
USUAL: Final = 130  # characters of a content, about the mean of news
_SATURATION, _LENGTH = 1.2, 0.75  # the usual parameters of BM25 (Robertson and Zaragoza 2009), as FTS5 has them
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Begun:
    """The attributions that may have the beginnings, each with a rank, the smaller the better; None: too many."""

    scores: Mapping[int, float] | None


def beginnings(about: About) -> list[list[str]] | None:
    """The beginnings of each term of a search; None where a term is not of beginnings alone."""
    found = [[one[:-1] for one in group.exact if one.endswith("*")] for group in about.groups]
    alone = all(
        not group.match and len(some) == len(group.exact) and all(one.isascii() for one in some)
        for group, some in zip(about.groups, found, strict=True)
    )
    return found if alone and len(found) == about.terms else None


def begun(db: sqlite3.Connection, about: About) -> Begun | None:
    """What may have the words of a search that is of beginnings alone; None for any other."""
    asked = beginnings(about)
    if not asked:
        return None
    db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.stem USING fts5vocab(main, content_words, row)")
    db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.stem_place USING fts5vocab(main, content_words, instance)")
    stems = [{stem: places for one in some for stem, places in _stems(db, one)} for some in asked]
    fewest = min(stems, key=lambda one: sum(one.values()))
    if sum(fewest.values()) > FEW:
        return Begun(None)
    return Begun(_scores(db, fewest))


def _stems(db: sqlite3.Connection, beginning: str) -> Iterator[tuple[str, int]]:
    """The stems that words of this beginning may have, with how often they stand."""
    rows = db.execute(
        "SELECT term, cnt FROM temp.stem WHERE term >= ? AND term < ?", (beginning[:2], beginning[:2] + "\U0010ffff")
    )
    for stem, places in rows:
        own = [stem, *(stem.removesuffix(end) for end in ENDS if stem.endswith(end))]
        if stem.startswith(beginning) or any(beginning.startswith(one) for one in own):
            yield stem, places


def _scores(db: sqlite3.Connection, stems: Mapping[str, int]) -> dict[int, float]:
    """The attributions that have any of these stems: more of them, and in fewer words, first."""
    rows = db.execute(
        "SELECT d.doc, d.places, length(a.content) FROM (SELECT p.doc, count(*) AS places FROM json_each(?) j "
        "CROSS JOIN temp.stem_place p ON p.term = j.value GROUP BY p.doc) d CROSS JOIN attribution a ON a.key = d.doc",
        (json.dumps(sorted(stems)),),
    )
    found = {}
    for key, places, length in rows:
        damped = _SATURATION * (1 - _LENGTH + _LENGTH * length / USUAL)
        found[key] = -round(places * (_SATURATION + 1) / (places + damped), 6)
    return dict(sorted(found.items(), key=lambda one: one[1]))


def highlighted(about: About, content: str) -> str:
    """A content with the words marked that begin so, as FTS5 marks matches."""
    wanted = tuple(one for some in beginnings(about) or () for one in some)
    return _WORD.sub(lambda word: OPEN + word[0] + CLOSE if fold(word[0]).startswith(wanted) else word[0], content)
