"""Who reports a statement: how many reports, independent texts and outlets, and when."""

# ruff: noqa: S608 - the SQL is put together from this module's own words

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from onrecord.store.clauses import HELD, IN
from onrecord.store.entries import Corroboration, WithdrawnRow


def corroboration(db: sqlite3.Connection, statements: Iterable[str]) -> dict[str, Corroboration]:
    """Who reports these statements (ids): attributions that no correction refused, the pages of their reports (the
    revisions of one are one report), the texts that are no copies or revisions of each other, outlets, and the first
    and last day on which it may have been reported."""
    wanted = json.dumps(sorted(set(statements)))
    rows = db.execute(
        "SELECT s.id, count(DISTINCT a.key), count(DISTINCT r.key), count(DISTINCT ifnull(y.name, t.id)), "
        "count(DISTINCT r.outlet), min(p.earliest), max(p.latest), count(DISTINCT ifnull(v.page, r.id)) "
        "FROM statement s JOIN attribution a ON a.statement = s.key JOIN text t ON t.key = a.text "
        "LEFT JOIN family y ON y.text = a.text JOIN report r ON r.text = a.text "
        "JOIN published p ON p.report = r.key LEFT JOIN appearance v ON v.report = r.key "
        f"WHERE s.id {IN} AND {HELD} GROUP BY s.id",
        (wanted,),
    )
    found, revised = {}, []
    for id_, versions, reports, texts, *rest, pages in rows:
        found[id_] = Corroboration(versions, pages, texts, *rest)
        if pages < reports and texts > 1:
            revised.append(id_)
    for id_, texts in _apart(db, revised).items():
        found[id_] = replace(found[id_], texts=texts)
    return found


def _apart(db: sqlite3.Connection, statements: list[str]) -> dict[str, int]:
    """How many independent texts report these statements: those that hang together by copies or by pages are one."""
    links: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for id_, text, page in db.execute(
        "SELECT DISTINCT s.id, ifnull(y.name, t.id), ifnull(v.page, r.id) FROM statement s "
        "JOIN attribution a ON a.statement = s.key JOIN text t ON t.key = a.text "
        "LEFT JOIN family y ON y.text = a.text JOIN report r ON r.text = a.text "
        f"LEFT JOIN appearance v ON v.report = r.key WHERE s.id {IN} AND {HELD}",
        (json.dumps(statements),),
    ):
        links[id_].append((text, page))
    return {id_: _families(pairs) for id_, pairs in links.items()}


def _families(pairs: list[tuple[str, str]]) -> int:
    above: dict[str, str] = {}

    def top(one: str) -> str:
        while above.setdefault(one, one) != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for one, other in pairs:
        above[top(one)] = top(other)
    return len({top(one) for one in above})


def withdrawn(db: sqlite3.Connection, keys: str) -> dict[int, tuple[WithdrawnRow, ...]]:
    """By attribution (``keys``: a JSON list), the pages whose latest revision no longer has it."""
    found: dict[int, list[WithdrawnRow]] = defaultdict(list)
    for key, *row in db.execute(
        "SELECT w.attribution, r.id, r.path, r.line, r.url, r.read_at FROM withdrawn w "
        f"JOIN report r ON r.key = w.report WHERE w.attribution {IN} ORDER BY w.attribution, r.path, r.id",
        (keys,),
    ):
        found[key].append(WithdrawnRow(*row))
    return {key: tuple(rows) for key, rows in found.items()}
