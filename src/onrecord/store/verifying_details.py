"""Checking what a text tells of: every span quotes it, every number is a plain decimal, every day a day."""

# ruff: noqa: S608 - the SQL is put together from this module's own words

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Final

from onrecord.domain import BOUNDS, FIGURE_KINDS, GRANULARITIES, OCCASION_KINDS
from onrecord.domain.details import decimal_number
from onrecord.store.entries import Problem

# Spans, each with what they are of: (table, whose, joins and condition for one text).
_OF_ATTRIBUTION: Final = "JOIN attribution a ON a.key = x.attribution WHERE a.text = ?"
_SPANS: Final = (
    ("figure", "a.id", _OF_ATTRIBUTION),
    ("figure_part", "a.id", _OF_ATTRIBUTION),
    ("date", "x.place", "WHERE x.text = ?"),
    ("occasion_evidence", "o.key", "JOIN occasion o ON o.key = x.occasion WHERE o.text = ?"),
    ("clue_span", "x.clue", "WHERE x.text = ?"),
    ("publication_span", "x.clue", "WHERE x.text = ?"),
    ("commitment_span", "a.id", _OF_ATTRIBUTION),
    ("side_span", "x.side", "JOIN side s ON s.key = x.side WHERE s.text = ?"),
)
_INTERVALS: Final = ("date", "clue", "publication", "publication_clue")


def quotes(where: str, id_: object, text: str, *span: object) -> Iterator[Problem]:
    """The problem of a span (start, end, quote) that does not quote its text."""
    start, end, quote = span
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        yield Problem(where, str(id_), f"the span {start}-{end} lies outside of a text of {len(text)} characters")
    elif text[start:end] != quote:
        yield Problem(where, str(id_), f"the span {start}-{end} does not quote its text")


def verify(db: sqlite3.Connection, key: int, id_: str, text: str) -> Iterator[Problem]:
    """What does not hold of the figures, dates, occasions and clues of a text, given by its key and id."""
    for table, whose, joined in _SPANS:
        for who, *span in db.execute(
            f'SELECT {whose}, x.start, x."end", x.quote FROM {table} x {joined} ORDER BY 1, 2, 3', (key,)
        ):
            name = who if str(who).startswith("a") else f"{who} of {id_}"
            yield from quotes(table, name, text, *span)
    yield from _figures(db, key)
    yield from _words(db, key, id_)
    for table in _INTERVALS:
        for earliest, latest in db.execute(f"SELECT earliest, latest FROM {table} WHERE text = ?", (key,)):
            if not (_is_day(earliest) and _is_day(latest)):
                yield Problem(table, id_, f"{earliest} to {latest} are no days")
            elif earliest is not None and latest is not None and earliest > latest:
                yield Problem(table, id_, "an interval ends before it begins")
    for (basis,) in db.execute("SELECT basis FROM date WHERE text = ? AND basis IS NOT NULL", (key,)):
        if not is_list(basis):
            yield Problem("date", id_, "the basis of a date is not a list")


def _figures(db: sqlite3.Connection, key: int) -> Iterator[Problem]:
    for id_, kind, bound, low, high, rate in db.execute(
        f"SELECT a.id, x.kind, x.bound, x.low, x.high, x.rate FROM figure x {_OF_ATTRIBUTION} ORDER BY a.id, x.place",
        (key,),
    ):
        if kind not in FIGURE_KINDS or (bound is not None and bound not in BOUNDS):
            yield Problem("figure", str(id_), f"has a kind or bound that is none: {kind}, {bound}")
        try:
            numbers = [decimal_number(value, "a figure") for value in (low, high, rate)]
        except (ValueError, TypeError, AttributeError):
            yield Problem("figure", str(id_), "has a number that is no plain decimal")
            continue
        if (numbers[0] is None) != (numbers[1] is None) or (numbers[0] and numbers[1] and numbers[0] > numbers[1]):
            yield Problem("figure", str(id_), f"is not between {low} and {high}")
    for id_, months in db.execute(
        f"SELECT a.id, x.months FROM figure_part x {_OF_ATTRIBUTION} AND x.part = 'period' ORDER BY a.id", (key,)
    ):
        try:
            if decimal_number(months, "a period") is None:
                raise ValueError
        except (ValueError, TypeError, AttributeError):
            yield Problem("figure_part", str(id_), "has a period whose length is no plain decimal")


def _words(db: sqlite3.Connection, key: int, id_: str) -> Iterator[Problem]:
    for table, column, allowed in (("date", "granularity", GRANULARITIES), ("occasion", "kind", OCCASION_KINDS)):
        for (value,) in db.execute(f"SELECT {column} FROM {table} WHERE text = ?", (key,)):
            if value not in allowed:
                yield Problem(table, id_, f"has a {column} that is none: {value}")
    for table, said in (("content_date", "attribution"), ("figure", "attribution")):
        for (attribution,) in db.execute(
            f"SELECT a.id FROM {table} x {_OF_ATTRIBUTION} AND x.date IS NOT NULL "
            "AND NOT EXISTS (SELECT 1 FROM date d WHERE d.key = x.date AND d.text = a.text)",
            (key,),
        ):
            yield Problem(table, str(attribution), f"this {said} has a date of another text")
    for (attribution,) in db.execute(
        "SELECT a.id FROM attribution a WHERE a.text = ? AND a.occasion IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM occasion o WHERE o.key = a.occasion AND o.text = a.text)",
        (key,),
    ):
        yield Problem("occasion", str(attribution), "this attribution has an occasion of another text")
    for (occasion,) in db.execute(
        "SELECT o.key FROM occasion o WHERE o.text = ? "
        "AND NOT EXISTS (SELECT 1 FROM attribution WHERE occasion = o.key)",
        (key,),
    ):
        yield Problem("occasion", f"{occasion} of {id_}", "nothing in the record refers to it")


def _is_day(value: object) -> bool:
    if value is None:
        return True
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def is_list(basis: object) -> bool:
    """Whether a cell holds a JSON list."""
    try:
        return isinstance(json.loads(str(basis)), list)
    except ValueError:
        return False
