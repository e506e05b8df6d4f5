"""Parquet: the promised shape with its nesting, typed, for DuckDB, pandas and Spark. Needs ``onrecord[parquet]``."""

# ruff: noqa: ANN401 - pyarrow is imported only when asked for, and has no types

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any, Final

from onrecord.errors import MissingExtra

BATCH: Final = 5_000  # rows of one row group: some 5 MB, which a reader can skip over, and all that is held in memory


def write(rows: Iterable[dict[str, Any]], path: Path) -> int:
    """Write rows of the promised shape to a file, and return how many. Raises MissingExtra without pyarrow."""
    try:
        arrow = importlib.import_module("pyarrow")
        parquet = importlib.import_module("pyarrow.parquet")
    except ImportError:
        raise MissingExtra("Parquet", "parquet") from None
    schema = shape(arrow)
    count = 0
    source = iter(rows)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(source, BATCH)):
            writer.write_table(arrow.Table.from_pylist(batch, schema=schema))
            count += len(batch)
    return count


def shape(arrow: Any) -> Any:
    """The promised shape as an Arrow schema, given the module ``pyarrow``. A number that must stay exact is text."""
    text, number, yes = arrow.string(), arrow.int64(), arrow.bool_()

    def record(**fields: Any) -> Any:
        return arrow.struct([arrow.field(name, kind) for name, kind in fields.items()])

    span = record(start=number, end=number, text=text)
    spans = arrow.list_(span)
    published = record(earliest=text, latest=text, basis=arrow.list_(text))
    date = _date(arrow, record)
    report = record(
        id=text,
        path=text,
        url=text,
        outlet=text,
        title=text,
        language=text,
        published=published,
        line=number,
        raw_sha256=text,
        read_at=text,
    )
    speaker = _speaker(arrow, record, spans)
    occasion = record(
        kind=text, medium=text, interlocutor=text, place=text, event=text, date=date, evidence=spans, rule=text
    )
    fields = {
        "id": text,
        "statement": text,
        "quotation": text,
        "stance": text,
        "parent": text,
        "question": span,
        "report": report,
        "source": spans,
        "cue": spans,
        "content": spans,
        "speakers": arrow.list_(speaker),
        "occasion": occasion,
        "figures": arrow.list_(_figure(arrow, record, span)),
        "confidence": arrow.float64(),
        "made_by": record(onrecord=text, model=text, packs=text),
        "headline": yes,
        "rule": text,
        "text": text,
        "also_in": arrow.list_(report),
        "dates": arrow.list_(date),
        "time": record(earliest=text, latest=text, basis=arrow.list_(text), of=text),
        "withdrawn": arrow.list_(record(report=text, path=text, line=number, url=text, read_at=text)),
    }
    return arrow.schema([arrow.field(name, kind) for name, kind in fields.items()])


def _date(arrow: Any, record: Callable[..., Any]) -> Any:
    """A date of the promised shape, given how to make a record."""
    text, number = arrow.string(), arrow.int64()
    return record(
        raw=text,
        earliest=text,
        latest=text,
        basis=arrow.list_(text),
        start=number,
        end=number,
        granularity=text,
        anchor=text,
        event=text,
        rule=text,
    )


def _figure(arrow: Any, record: Callable[..., Any], span: Any) -> Any:
    """A figure of the promised shape, given how to make a record, and a span."""
    text, number = arrow.string(), arrow.int64()
    return record(
        start=number,
        end=number,
        text=text,
        kind=text,
        low=text,
        high=text,
        unit=text,
        bound=text,
        approximate=arrow.bool_(),
        counts=text,
        counts_span=span,
        of=text,
        of_span=span,
        unit_basis=text,
        periods=arrow.list_(record(start=number, end=number, text=text, months=text)),
        rate=text,
        time=_date(arrow, record),
        rule=text,
    )


def _speaker(arrow: Any, record: Callable[..., Any], spans: Any) -> Any:
    """A speaker of the promised shape, given how to make a record, and a list of spans."""
    text, number, yes = arrow.string(), arrow.int64(), arrow.bool_()
    candidate = record(id=text, name=text, kind=text)
    identity = record(
        called=text,
        status=text,
        rule=text,
        because=text,
        confidence=arrow.float64(),
        correction=text,
        candidates=arrow.list_(record(id=text, name=text, kind=text, because=text)),
        evidence=spans,
    )
    return record(
        id=text,
        name=text,
        kind=text,
        named=yes,
        role=text,
        status=text,
        candidates=arrow.list_(candidate),
        because=text,
        rule=text,
        evidence=spans,
        count=number,
        identity=identity,
        confidence=arrow.float64(),
    )
