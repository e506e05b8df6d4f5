"""Searching by what contents mean: the vectors of a record, once in memory for a process, held against a search's.

Contents that have all the words of a search are found by words; those whose vector lies near enough to that of the
search, by meaning. Both are ranked by one number, the cosine with a part for the words that a content has of it.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import contextlib
import json
import re
import sqlite3
import threading
from collections import Counter, OrderedDict
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from onrecord.store import connection
from onrecord.store.clauses import IN
from onrecord.store.folding import fold
from onrecord.store.search import About, in_spellings

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Keys = npt.NDArray[np.int64]

WIDTH: Final = 384
#: The cosine from which a content is about what is searched for. Chosen on the tuning half of benchmarks/searching with
#: the vectors of attribution-5 as the highest that costs nothing (recall at ten 0.762). With those of attribution-6 it
#: is 0.761 at 0.22, 0.736 at 0.24, 0.720 here and 0.697 at 0.30; queries of which the texts have nothing find 11, 5.5,
#: 3 and one statement of 388 (median), and less of that would cost more of the rest. With attribution-7's it is 0.745.
FLOOR: Final = 0.26
#: What the words of a search that a content has count beside the cosine, each weighed by how rare it is in the record:
#: as much as this where it has all. On the same half recall at five is 0.624 without it and 0.686 with it (0.684 with
#: 0.2, 0.702 with 0.4, but recall at ten then falls to 0.752); reciprocal rank fusion (Cormack, Clarke and Büttcher
#: 2009) of the two orders gives 0.612.
WORDS: Final = 0.3
MOST: Final = 10_000  # contents found by meaning alone: the best of them; what has the words is always given
BLOCK: Final = 1024  # vectors made numbers at a time: they stay in the processor's cache, and on one thread
TERMS: Final = 16  # words of a search that are weighed; further ones are not
FREQUENT: Final = 0.2  # of the record's contents: a word in more of them says nothing
ASKED: Final = 8  # searches of a record whose hits are remembered until it changes
HELD: Final = 3  # records whose vectors a process keeps
PLACES: Final = 4  # of a rank, so that it is the same wherever in the record its vector stands

_STOP: Final = frozenset(
    "a about all also am an and any are as at be been but by can could did do does for from had has have he her him "
    "his how i if in into is it its just me more my no not of on or our out over said say says she so than that the "
    "their them then there these they this those to too up us very was we were what when where which who whom why will "
    "with would yes you your".split()
)
_DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of a record: ``keys`` of attributions in their order, ``rows`` one each, signed bytes."""

    keys: Keys
    rows: npt.NDArray[np.int8]
    asked: dict[tuple[bytes, str], dict[int, Hit]]  # what was found of late, for the next page of it

    def cosines(self, vector: bytes) -> Floats:
        """How like each is to a vector of the same make: 1 where it is the same, 0 where nothing is."""
        import numpy as np

        asked = np.frombuffer(vector, np.int8).astype(np.float32)
        asked /= 127 * max(float(np.sqrt((asked * asked).sum())), 1.0)
        out = np.empty(len(self.rows), np.float32)
        block = np.empty((BLOCK, WIDTH), np.float32)
        for begin in range(0, len(self.rows), BLOCK):
            part = self.rows[begin : begin + BLOCK]
            np.copyto(block[: len(part)], part, casting="unsafe")
            np.dot(block[: len(part)], asked, out=out[begin : begin + BLOCK])
        return out


class Hit(NamedTuple):
    """How an attribution was found: by "words", "meaning" or "both"; its cosine, where it has a vector; its rank, the
    smaller the better."""

    found: str
    likeness: float | None
    rank: float


@dataclass(frozen=True, slots=True)
class Sense:
    """A search by meaning: the vector of its words, and whose record it is in."""

    vector: bytes
    path: Path
    mode: str

    def hits(self, db: sqlite3.Connection, about: About) -> dict[int, Hit]:
        """What was found, by attribution, the best first."""
        kept = vectors(self.path, self.mode)
        asked = self.vector, about.match
        if (found := kept.asked.get(asked)) is None:
            if len(kept.asked) >= ASKED:
                kept.asked.clear()
            found = kept.asked[asked] = self._hits(db, about, kept)
        return found

    def _hits(self, db: sqlite3.Connection, about: About, kept: Vectors) -> dict[int, Hit]:
        import numpy as np

        having = db.execute("SELECT rowid FROM content_words WHERE content_words MATCH ?", (about.match,))
        strict = {key for (key,) in having}
        cosines = kept.cosines(self.vector)
        ranks = cosines + WORDS * _shares(db, about, kept.keys)
        near = cosines >= FLOOR
        near &= _with_numbers(db, about, kept.keys)
        known, where = _places(np.fromiter(strict, np.int64, len(strict)), kept.keys)
        worded = np.zeros(len(kept.keys), bool)
        worded[where] = True
        by_meaning = np.flatnonzero(near & ~worded)
        if len(by_meaning) > MOST:
            by_meaning = by_meaning[np.argpartition(-ranks[by_meaning], MOST)[:MOST]]
        every = np.concatenate([by_meaning, where])
        how = np.where(~worded[every], "meaning", np.where(near[every], "both", "words")).tolist()
        near_by = np.round(cosines[every].astype(np.float64), PLACES).tolist()
        placed = np.round(-ranks[every].astype(np.float64), PLACES).tolist()
        found = dict(zip(kept.keys[every].tolist(), map(Hit, how, near_by, placed), strict=True))
        for key in strict - set(known.tolist()):
            found[key] = Hit("words", None, -WORDS)
        return _ordered(db, found)


def plain(about: About) -> bool:
    """Whether a search can be made by meaning: no quoted words, no beginnings of words, no OR, and a telling word."""
    return not about.groups and not about.beginnings and " OR " not in about.asked and bool(_telling(about))


def _terms(about: About) -> list[str]:
    """The words of a search; what has a digit in it ("2.4", "F-16") as it stands."""
    parts = re.findall(r'"([^"]*)"', about.asked)
    return [term for part in parts for term in ([part] if _DIGIT.search(part) else fold(part).split())]


def _telling(about: About) -> list[str]:
    return [term for term in dict.fromkeys(_terms(about)) if term not in _STOP][:TERMS]


def any_of(about: About) -> str:
    """A search's telling words in FTS5's language, any of them: what to mark in a content that may lack some."""
    return " OR ".join(in_spellings(f'"{term}"') for term in _telling(about))


def _with(db: sqlite3.Connection, term: str, most: int) -> list[int]:
    """The attributions that have a word, in any inflection."""
    rows = db.execute(
        "SELECT rowid FROM content_words WHERE content_words MATCH ? LIMIT ?", (in_spellings(f'"{term}"'), most)
    )
    return [key for (key,) in rows]


def _places(some: Keys, keys: Keys) -> tuple[Keys, Keys]:
    """Those of some keys that are among others, and where."""
    import numpy as np

    at = np.searchsorted(keys, some)
    at[at == len(keys)] = 0
    there = keys[at] == some if len(keys) else np.zeros(len(some), bool)
    return some[there], at[there]


def _shares(db: sqlite3.Connection, about: About, keys: Keys) -> Floats:
    """Which share of a search's words each content has, a rare word counting for more."""
    import numpy as np

    shares, whole = np.zeros(len(keys), np.float32), 0.0
    most = max(50, int(FREQUENT * len(keys)))
    for term in _telling(about):
        having = _with(db, term, most + 1)
        if len(having) > most:
            continue
        weight = log((len(keys) + 1) / (len(having) + 0.5) + 1)
        whole += weight
        _, where = _places(np.array(having, np.int64), keys)
        shares[where] += np.float32(weight)
    return shares / np.float32(whole) if whole else shares


def _with_numbers(db: sqlite3.Connection, about: About, keys: Keys) -> npt.NDArray[np.bool_]:
    """Which contents have all the numbers of a search: another number is not about as much."""
    import numpy as np

    found = np.ones(len(keys), bool)
    for term in _telling(about):
        if _DIGIT.search(term):
            one = np.zeros(len(keys), bool)
            one[_places(np.array(_with(db, term, -1), np.int64), keys)[1]] = True
            found &= one
    return found


def _ordered(db: sqlite3.Connection, found: dict[int, Hit]) -> dict[int, Hit]:
    """The best first; of equal ones by their ids, so that it does not matter in which order they were read."""
    ranks = Counter(hit.rank for hit in found.values())
    equal = json.dumps([key for key, hit in found.items() if ranks[hit.rank] > 1])
    ids = dict(db.execute(f"SELECT key, id FROM attribution WHERE key {IN}", (equal,)).fetchall())
    return {key: found[key] for key in sorted(found, key=lambda key: (found[key].rank, ids.get(key, "")))}


def keep(db: sqlite3.Connection, hits: dict[int, Hit]) -> None:
    """Have SQL see hits, as the table ``hit`` of this connection alone: ``place`` in their order, ``key``, ``rank``."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS hit (place INTEGER PRIMARY KEY, key INTEGER, rank REAL)")
    db.execute("DELETE FROM hit")
    db.executemany("INSERT INTO hit (key, rank) VALUES (?, ?)", [(key, hit.rank) for key, hit in hits.items()])


_lock = threading.Lock()
_kept: OrderedDict[Path, tuple[tuple[Any, ...], Vectors]] = OrderedDict()


def any_vectors(db: sqlite3.Connection) -> bool:
    """Whether a record keeps what any content means."""
    return db.execute("SELECT 1 FROM meaning LIMIT 1").fetchone() is not None


def vectors(path: Path, mode: str) -> Vectors:
    """The vectors of the record at ``path`` as it is now, shared by all threads of the process."""
    with _lock:
        stamp = _stamp(path)
        if path in _kept and _kept[path][0] == stamp:
            _kept.move_to_end(path)
            return _kept[path][1]
        _kept.pop(path, None)  # not both at once in memory
        made = _load(path, mode)
        _kept[path] = (stamp, made)
        while len(_kept) > HELD:
            _kept.popitem(last=False)
        return made


def _stamp(path: Path) -> tuple[Any, ...]:
    """What changes whenever the record does: taken before it is read, so that a change meanwhile is seen next time."""
    stamp: list[Any] = []
    for file in (path, path.with_name(path.name + "-wal")):
        with contextlib.suppress(OSError):
            told = file.stat()
            stamp += [told.st_ino, told.st_size, told.st_mtime_ns]
    return tuple(stamp)


def _load(path: Path, mode: str) -> Vectors:
    import numpy as np

    db = connection.connect(path, mode)
    try:
        db.execute("BEGIN")
        (most,) = db.execute("SELECT count(*) FROM attribution").fetchone()
        keys, rows = np.empty(most, np.int64), np.empty((most, WIDTH), np.int8)
        found = db.execute(
            "SELECT attribution, vector FROM meaning WHERE length(vector) = ? ORDER BY attribution LIMIT ?",
            (WIDTH, most),
        )
        at = 0
        while some := found.fetchmany(BLOCK):
            end = at + len(some)
            keys[at:end] = [key for key, _ in some]
            rows[at:end] = np.frombuffer(b"".join([bytes(row) for _, row in some]), np.int8).reshape(-1, WIDTH)
            at = end
        return Vectors(keys[:at], rows[:at], {})
    finally:
        db.close()
