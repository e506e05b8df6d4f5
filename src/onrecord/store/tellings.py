"""Which attributions tell one statement: what reconcile reads and writes, as plain rows.

The tables are ``telling``, ``block`` and those beside them in ``schema.sql``. Nothing here decides anything.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from onrecord.domain import Date, Dating, Edit, Figure, Occasion, Span, Statement
from onrecord.ids import statement_id
from onrecord.store.clauses import IN
from onrecord.store.derived import Derived
from onrecord.store.members import Members
from onrecord.store.packing import storable
from onrecord.store.stories import Stories

ONE: Final = "found to be one statement"  # why a statement's id redirects to another's
BASIS: Final = ("as the record has it",)
BATCH: Final = 500  # attributions whose texts are held at a time


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in an attribution, for the choice of its block: ``id`` None where nobody was found; ``called`` so in
    this text; ``rule``: by what the name was decided on over the record."""

    id: str | None
    named: bool
    role: str
    kind: str | None = None
    called: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """An attribution of a text with its voices; ``refused`` by a correction, ``block`` as it was last; ``source`` the
    words of its source; ``nested``: it is told within another attribution."""

    key: int
    quotation: str
    content: str
    voices: tuple[Voice, ...]
    refused: bool
    block: str | None
    source: str = ""
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution of a block. ``around`` is its stored text, ``content`` and ``cue`` its spans there; ``written``
    the days between which the text was published; ``marks`` what the text is known by among those of one story."""

    key: int
    id: str
    text: str
    around: str
    marks: bytes
    content: tuple[Span, ...]
    quotation: str
    stance: str
    headline: bool
    figures: tuple[Figure, ...]
    occasion: Occasion | None
    written: Dating | None
    meaning: bytes | None
    cue: tuple[Span, ...] = ()


class Tellings(Derived):
    """Reading and writing over one connection, whose caller holds the writer lock."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.members = Members(connection)
        self.stories = Stories(connection)

    # -- what is to be looked at

    def touch_all(self) -> None:
        """Have every text looked at again, and what texts and tellings are known by worked out anew: other rules may
        have kept it in another form."""
        self.db.execute("DELETE FROM quoted")
        self.db.execute("DELETE FROM story")
        self.db.execute("DELETE FROM phrase")
        self.db.execute("INSERT OR REPLACE INTO touched_telling (text, fresh) SELECT text, 1 FROM analysis")

    def touched_texts(self, limit: int) -> list[tuple[int, bool]]:
        """Texts that came or changed (then True), or in which other people may speak."""
        rows = self.db.execute("SELECT text, fresh FROM touched_telling ORDER BY text LIMIT ?", (limit,))
        return [(text, bool(fresh)) for text, fresh in rows]

    def text_done(self, text: int) -> None:
        """The blocks of this text's attributions have been listed."""
        self.db.execute("DELETE FROM touched_telling WHERE text = ?", (text,))

    def touched_blocks(self, limit: int) -> list[str]:
        """Blocks whose attributions came, went or changed."""
        rows = self.db.execute("SELECT name FROM touched_block ORDER BY name LIMIT ?", (limit,))
        return [name for (name,) in rows]

    def block_done(self, name: str) -> None:
        """A whole block has been derived; what differs in it has not."""
        self.db.execute("DELETE FROM touched_block WHERE name = ?", (name,))
        self.db.execute("INSERT OR IGNORE INTO touched_difference (name) VALUES (?)", (name,))
        self.members.done(name)

    def touch_blocks(self, names: Iterable[str]) -> None:
        """Have these blocks derived afresh."""
        self.db.executemany("INSERT OR IGNORE INTO touched_block (name) VALUES (?)", [(one,) for one in sorted(names)])

    # -- reading

    def placed(self, text: int) -> list[Placed]:
        """The attributions of a text with whoever speaks in them."""
        voices: dict[int, list[Voice]] = defaultdict(list)
        for key, id_, named, *rest in self.db.execute(
            "SELECT attribution, id, named, role, kind, name, decided_rule FROM voices WHERE text = ? "
            "ORDER BY attribution, place",
            (text,),
        ):
            voices[key].append(Voice(id_, bool(named), *rest))
        rows = self.db.execute(
            "SELECT a.key, a.quotation, a.content, x.attribution IS NOT NULL, b.name, a.source, "
            "a.parent IS NOT NULL FROM attribution a "
            "LEFT JOIN refused x ON x.attribution = a.key LEFT JOIN block b ON b.attribution = a.key "
            "WHERE a.text = ? ORDER BY a.key",
            (text,),
        )
        return [
            Placed(key, quotation, content, tuple(voices.get(key, ())), bool(refused), block, source, bool(nested))
            for key, quotation, content, refused, block, source, nested in rows.fetchall()
        ]

    def content(self, text: int) -> str:
        """A stored text."""
        row = self.db.execute("SELECT content FROM text WHERE key = ?", (text,)).fetchone()
        return str(row[0]) if row is not None else ""

    def printed(self, text: int) -> tuple[str, str] | None:
        """Between which days a text was published; None where that is not known."""
        row = self.db.execute(
            "SELECT min(earliest), min(latest) FROM published WHERE text = ? AND earliest <= latest", (text,)
        ).fetchone()
        return (row[0], row[1]) if row is not None and row[0] and row[0] <= row[1] else None

    def told(self, keys: Sequence[int]) -> Iterator[Told]:
        """Attributions by their keys, some hundred at a time in the order of their ids."""
        for begin in range(0, len(keys), BATCH):
            yield from self._told(keys[begin : begin + BATCH])

    def _told(self, keys: Sequence[int]) -> list[Told]:
        wanted = (json.dumps(keys),)
        content: dict[int, list[Span]] = defaultdict(list)
        cue: dict[int, list[Span]] = defaultdict(list)
        for key, part, start, end in self.db.execute(
            """SELECT attribution, part, start, "end" FROM span WHERE part IN ('content', 'cue') """
            f"AND attribution {IN} ORDER BY attribution, place",
            wanted,
        ):
            (content if part == "content" else cue)[key].append(Span(start, end))
        figures, occasions = self._figures(wanted), self._occasions(wanted)
        texts, written = self._texts(wanted)
        rows = self.db.execute(
            "SELECT a.key, a.id, a.text, a.quotation, a.stance, a.headline, m.vector FROM attribution a "
            f"LEFT JOIN meaning m ON m.attribution = a.key WHERE a.key {IN} ORDER BY a.id",
            wanted,
        ).fetchall()
        return [
            Told(
                *(key, id_, *texts[text], tuple(content[key]), quotation, stance, bool(headline)),
                figures=tuple(figures.get(key, ())),
                occasion=occasions.get(key),
                written=written.get(text),
                meaning=vector,
                cue=tuple(cue.get(key, ())),
            )
            for key, id_, text, quotation, stance, headline, vector in rows
        ]

    def _texts(self, wanted: tuple[str]) -> tuple[dict[int, tuple[str, str, bytes]], dict[int, Dating]]:
        """The texts of attributions: id, content and marks; and between which days they were published, where both are
        known: by the first report that says so, else by what they tell of it."""
        texts = {
            key: (id_, content, bytes(marks or b""))
            for key, id_, content, marks in self.db.execute(
                "SELECT t.key, t.id, t.content, q.runs FROM text t LEFT JOIN quoted q ON q.text = t.key "
                f"WHERE t.key IN (SELECT text FROM attribution WHERE key {IN})",
                wanted,
            )
        }
        written = {
            text: Dating(earliest, latest, BASIS)
            for text, earliest, latest in self.db.execute(
                "SELECT text, min(earliest), min(latest) FROM published WHERE text IN "
                f"(SELECT text FROM attribution WHERE key {IN}) AND earliest <= latest GROUP BY text",
                wanted,
            )
            if earliest <= latest
        }
        return texts, written

    def _figures(self, wanted: tuple[str]) -> dict[int, list[Figure]]:
        found: dict[int, list[Figure]] = defaultdict(list)
        for key, start, end, *rest in self.db.execute(
            'SELECT attribution, start, "end", kind, low, high, unit, bound, approximate, counts FROM figure '
            f"WHERE attribution {IN} ORDER BY attribution, place",
            wanted,
        ):
            kind, low, high, unit, bound, approximate, counts = rest
            found[key].append(Figure(Span(start, end), kind, low, high, unit, bound, bool(approximate), counts))
        return found

    def _occasions(self, wanted: tuple[str]) -> dict[int, Occasion]:
        found = {}
        for key, kind, medium, interlocutor, place, event, *date in self.db.execute(
            'SELECT a.key, o.kind, o.medium, o.interlocutor, o.place, o.event, d.start, d."end", d.granularity, '
            "d.rule, d.earliest, d.latest FROM attribution a JOIN occasion o ON o.key = a.occasion "
            f"LEFT JOIN date d ON d.key = o.date WHERE a.key {IN}",
            wanted,
        ):
            start, end, granularity, rule, earliest, latest = date
            known = earliest is not None and latest is not None
            when = Date(Span(start, end), granularity, rule, "none", Dating(earliest, latest, BASIS)) if known else None
            found[key] = Occasion(kind, medium, interlocutor, place, event, when)
        return found

    def meaning(self, attribution: str) -> bytes | None:
        """What the content of an attribution (by id) means (see :class:`Attribution`), where it is kept."""
        row = self.db.execute(
            "SELECT m.vector FROM meaning m JOIN attribution a ON a.key = m.attribution WHERE a.id = ?", (attribution,)
        ).fetchone()
        return bytes(row[0]) if row is not None else None

    def meanings(self, text: int) -> list[bytes]:
        """What the contents of a text mean, as far as that is kept, in the order of their keys."""
        rows = self.db.execute(
            "SELECT m.vector FROM attribution a JOIN meaning m ON m.attribution = a.key WHERE a.text = ? "
            "ORDER BY a.key",
            (text,),
        )
        return [bytes(vector) for (vector,) in rows]

    # -- writing

    def keep_quoted(self, text: int, marks: bytes) -> None:
        """Keep what a text is known by among those of one story."""
        self.db.execute("INSERT OR REPLACE INTO quoted (text, runs) VALUES (?, ?)", (text, marks))

    def place(self, attribution: int, name: str | None) -> None:
        """Put an attribution into a block, or into none."""
        if name is None:
            self.db.execute("DELETE FROM block WHERE attribution = ?", (attribution,))
        else:
            self.db.execute("INSERT OR REPLACE INTO block (attribution, name) VALUES (?, ?)", (attribution, name))

    def alone(self, attributions: Sequence[int], at: str) -> None:
        """Let each of these attributions be a statement of its own, of which nothing is said; what was kept beside the
        block of another speaker, of whom it contradicted something, is looked at again."""
        self.db.execute(f"DELETE FROM telling WHERE attribution {IN}", (json.dumps(attributions),))
        self.db.execute(  # what differs about a speaker himself is kept as "of" the block
            "INSERT OR IGNORE INTO touched_difference (name) SELECT DISTINCT b.name FROM side s "
            "JOIN discrepancy d ON d.key = s.discrepancy JOIN block b ON b.name IN (d.block, substr(d.block, 4)) "
            f"WHERE s.attribution {IN}",
            (json.dumps(attributions),),
        )
        ids = dict(self.db.execute(f"SELECT id, key FROM attribution WHERE key {IN}", (json.dumps(attributions),)))
        self._lead(((key, statement_id(id_)) for id_, key in ids.items()), at)

    def replace(self, keys: Mapping[str, int], statements: Sequence[Statement], at: str) -> int:
        """Write the statements of a block in the place of those before; ``keys`` are those of its attributions by id.

        How many attributions changed their statement or their kind. Statements that no attribution tells any longer go,
        and their ids redirect to those that their attributions tell now.
        """
        wanted = (json.dumps(sorted(keys.values())),)
        before = {
            row[0]: row[1:]
            for row in self.db.execute(
                "SELECT a.key, s.id, t.place, t.kind, t.because, t.rule, t.difference FROM attribution a "
                "JOIN statement s ON s.key = a.statement "
                f"LEFT JOIN telling t ON t.attribution = a.key WHERE a.key {IN}",
                wanted,
            )
        }
        changed = []
        for one in statements:
            for place, version in enumerate(one.versions):
                said = storable(version.because), version.rule, storable(version.difference)
                row = (one.id, place, version.kind, *said)
                if before[keys[version.attribution]] != row:
                    changed.append((keys[version.attribution], row, version.edits))
        self._lead([(key, row[0]) for key, row, _ in changed if before[key][0] != row[0]], at)
        self.db.executemany("DELETE FROM telling WHERE attribution = ?", [(key,) for key, _, _ in changed])
        self.db.executemany(
            "INSERT INTO telling (attribution, place, kind, because, rule, difference) VALUES (?, ?, ?, ?, ?, ?)",
            [(key, *row[1:]) for key, row, _ in changed],
        )
        self.db.executemany(
            "INSERT INTO edit (attribution, place, operation, here_start, here_end, there_start, there_end, weight) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [row for key, _, edits in changed for row in _edits(key, edits)],
        )
        self._repeat(statements, wanted)
        return len(changed)

    def _lead(self, moved: Iterable[tuple[int, str]], at: str) -> None:
        """Let attributions tell the statements of these ids, which are made where they are not there."""
        left: dict[int, str] = {}
        for attribution, id_ in moved:
            row = self.db.execute("SELECT key FROM statement WHERE id = ?", (id_,)).fetchone()
            if row is None:
                row = (self.db.execute("INSERT INTO statement (id) VALUES (?)", (id_,)).lastrowid,)
            self.db.execute("DELETE FROM redirect WHERE id = ?", (id_,))
            (old,) = self.db.execute("SELECT statement FROM attribution WHERE key = ?", (attribution,)).fetchone()
            if old != row[0]:
                self.db.execute("UPDATE attribution SET statement = ? WHERE key = ?", (row[0], attribution))
                left[old] = id_
        for old in left:
            self._leave(old, at)

    def _leave(self, statement: int, at: str) -> None:
        """Take a statement away that nothing tells any longer."""
        if self.db.execute("SELECT 1 FROM attribution WHERE statement = ?", (statement,)).fetchone() is not None:
            return
        (id_,) = self.db.execute("SELECT id FROM statement WHERE key = ?", (statement,)).fetchone()
        self.db.execute("DELETE FROM statement WHERE key = ?", (statement,))
        now = self.db.execute(
            "SELECT s.id FROM attribution a JOIN statement s ON s.key = a.statement WHERE a.id = ?", ("a" + id_[1:],)
        ).fetchone()
        if now is not None:
            self.db.execute(
                "INSERT OR REPLACE INTO redirect (id, target, at, because) VALUES (?, ?, ?, ?)", (id_, now[0], at, ONE)
            )

    def _repeat(self, statements: Sequence[Statement], wanted: tuple[str]) -> None:
        after = {(one.id, other) for one in statements for other in one.repeats}
        before = set(
            self.db.execute(
                "SELECT s.id, o.id FROM repetition r JOIN statement s ON s.key = r.statement "
                "JOIN statement o ON o.key = r.other WHERE r.statement IN "
                f"(SELECT statement FROM attribution WHERE key {IN})",
                wanted,
            )
        )
        pair = "(SELECT key FROM statement WHERE id = ?), (SELECT key FROM statement WHERE id = ?)"
        self.db.executemany(f"DELETE FROM repetition WHERE (statement, other) = ({pair})", sorted(before - after))
        self.db.executemany(
            f"INSERT OR IGNORE INTO repetition (statement, other) VALUES ({pair})", sorted(after - before)
        )


def _edits(key: int, edits: Sequence[Edit]) -> Iterator[tuple[Any, ...]]:
    for place, one in enumerate(edits):
        here = (one.here.start, one.here.end) if one.here is not None else (None, None)
        there = (one.there.start, one.there.end) if one.there is not None else (None, None)
        yield key, place, one.operation, *here, *there, one.weight
