from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.domain import (
    Analysis,
    Attribution,
    Dating,
    Entity,
    Found,
    MadeBy,
    Report,
    Span,
    Speaker,
    Text,
)
from onrecord.ids import attribution_id, entity_id, report_id, sha256, text_id
from onrecord.knowledge import Knowledge
from onrecord.reconcile import reconcile
from onrecord.store import Store

AT = "2026-01-02T03:04:05Z"
MADE_BY = MadeBy("0.1.0", "test-1", "")
FULL = "“It may not be pretty but it will hold. We looked at every joint, and nobody asked for a discount.”"
CUT = "“It may not be pretty but it will hold”"


def made(
    path: str, *said: tuple[str | None, str], day: str = "2025-03-04", by: MadeBy = MADE_BY, outlet: str | None = None
) -> tuple[Report, Analysis]:
    """A report in which these (None: nobody known; "?The clerk": the same, called so) say these words."""
    text, parts = f"Notes of {path}", []
    for called, words in said:
        name = None if called is None or called.startswith("?") else called
        text += f"\n\n{(called or 'Somebody').removeprefix('?')} said: "
        source = Span(text.rindex("\n") + 1, len(text) - 7)
        parts.append((name, source, Span(len(text) - 6, len(text) - 2), Span(len(text), len(text) + len(words))))
        text += words
    stored = Text(text_id(text), text)
    raw = text.encode()
    report = Report(
        id=report_id(sha256(raw), path, None),
        path=path,
        raw=raw,
        raw_sha256=sha256(raw),
        text=stored,
        format="text",
        encoding="utf-8",
        line=None,
        repaired=False,
        language=Found("en", "the test says so"),
        published=Dating(day, day, ("the test says so",)),
        outlet=Found(outlet, "the test says so") if outlet else None,
    )
    attributions = []
    for name, source, cue, content in parts:
        entity = Entity(entity_id("person", name.casefold()), name, "person", True) if name else None
        status = "resolved" if entity else "unresolved"
        who = Speaker(entity, "speaker", status, "the test says so", "test-1", (source,))  # type: ignore[arg-type]
        words = content.of(text)
        attributions.append(
            Attribution(
                id=attribution_id(stored.id, [source], [cue], [content], by.model),
                source=(source,),
                cue=(cue,),
                content=(content,),
                quotation="direct" if words.startswith("“") else "indirect",
                stance="asserted",
                confidence=0.9,
                rule="test-1",
                speakers=(who,),
            )
        )
    return report, Analysis(stored, tuple(attributions), by)


def record(path: Path, reports: Sequence[tuple[Report, Analysis]], *, each: bool = False) -> Store:
    """An open record of these reports, reconciled once, or after each."""
    store = Store.open(path, create=True)
    for report, analysis in reports:
        store.add(report, analysis, AT)
        if each:
            reconcile(store, Knowledge(), at=AT)
    reconcile(store, Knowledge(), at=AT)
    return store


def told(store: Store) -> dict[str, str]:
    """By attribution's id, its statement's."""
    return {row["id"]: row["statement"] for row in store.export_rows()}


def id_of(one: tuple[Report, Analysis], at: int = 0) -> str:
    return one[1].attributions[at].id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "onrecord.db"


def test_versions_of_one_speaker_are_one_statement_with_the_fullest_ones_digits(path: Path) -> None:
    full, cut, other = (
        made("a.txt", ("Ora Kerr", FULL)),
        made("b.txt", ("Ora Kerr", CUT)),
        made("c.txt", ("Tom Venn", CUT)),
    )
    with record(path, [cut, full, other]) as store:
        statement = "s" + id_of(full)[1:]
        assert told(store) == {
            id_of(full): statement,
            id_of(cut): statement,
            id_of(other): "s" + id_of(other)[1:],
        }
        shown = store.versions(id_of(cut))
        assert [(one.attribution, one.kind) for one in shown] == [(id_of(full), "verbatim"), (id_of(cut), "excerpt")]
        assert (shown.told.reports, shown.told.texts) == (2, 2)
        assert store.show("s" + id_of(cut)[1:]).row.id == id_of(full)  # an id merged away redirects
        assert list(store.verify()) == []


def test_the_order_of_reading_does_not_matter(tmp_path: Path) -> None:
    reports = [
        made("a.txt", ("Ora Kerr", FULL), ("Ora Kerr", "“We lost 14 homes in the flood”")),
        made("b.txt", ("Ora Kerr", CUT), ("Tom Venn", "“nobody asked for a discount”")),
        made("c.txt", ("Ora Kerr", "“We lost 24 homes in the flood”"), (None, FULL)),
        made("d.txt", ("Ora Kerr", FULL), day="2025-09-01"),
    ]
    digests = set()
    for number, order in enumerate((reports, reports[::-1], reports[2:] + reports[:2])):
        with record(tmp_path / f"{number}.db", order, each=number == 1) as store:
            digests.add((store.digest(), str(sorted(told(store).items()))))
            versions = [store.versions(one).as_dict() for one in sorted(set(told(store).values()))]
            assert all(versions)
    assert len(digests) == 1


def test_a_text_that_is_read_again_leaves_its_statement(path: Path) -> None:
    full, cut = made("a.txt", ("Ora Kerr", FULL)), made("b.txt", ("Ora Kerr", CUT))
    with record(path, [full, cut]) as store:
        newer = MadeBy("0.2.0", "test-2", "")
        again = made("a.txt", ("Ora Kerr", FULL), by=newer)
        store.add(*again, AT)
        assert list(store.verify()) == []
        reconcile(store, Knowledge(), at=AT)
        assert set(told(store).values()) == {"s" + id_of(again)[1:]}
        store.add(*made("a.txt", ("Ora Kerr", "“something else altogether”"), by=MadeBy("0.3.0", "test-3", "")), AT)
        assert list(store.verify()) == []


def test_a_statement_whose_fullest_version_goes_is_led_by_the_next(path: Path) -> None:
    full, cut = made("a.txt", ("Ora Kerr", FULL)), made("b.txt", ("Ora Kerr", CUT))
    with record(path, [full, cut]) as store:
        store.add(full[0], Analysis(full[0].text, (), MadeBy("0.2.0", "test-2", "")), AT)
        reconcile(store, Knowledge(), at=AT)
        assert told(store) == {id_of(cut): "s" + id_of(cut)[1:]}
        store.add(*full, AT)  # the first version of the program again: its ids are in use again
        reconcile(store, Knowledge(), at=AT)
        assert set(told(store).values()) == {"s" + id_of(full)[1:]}
        assert list(store.verify()) == []


def test_words_of_nobody_known_are_one_statement_only_where_they_are_the_same(path: Path) -> None:
    same = [made(name, (None, FULL)) for name in ("a.txt", "b.txt")]
    with record(path, [*same, made("c.txt", (None, CUT))]) as store:
        assert len(set(told(store).values())) == 2


def test_a_second_reconcile_has_nothing_to_do(path: Path) -> None:
    with record(path, [made("a.txt", ("Ora Kerr", FULL)), made("b.txt", ("Ora Kerr", CUT))]) as store:
        done = reconcile(store, Knowledge(), at=AT)
        assert (done.texts, done.blocks, done.statements) == (0, 0, 0)


def test_another_report_concerns_its_speakers_alone(path: Path) -> None:
    reports = [made(f"{n}.txt", (f"Ora Kerr{n}x", FULL)) for n in range(5)]
    with record(path, reports) as store:
        store.add(*made("new.txt", ("Ora Kerr3x", CUT)), AT)
        assert reconcile(store, Knowledge(), at=AT).statements == 1


def test_the_same_said_again_is_linked(path: Path) -> None:
    first, again = made("a.txt", ("Ora Kerr", FULL)), made("b.txt", ("Ora Kerr", CUT), day="2025-09-01")
    with record(path, [first, again]) as store:
        assert len(set(told(store).values())) in (1, 2)
        shown = store.versions(id_of(first))
        if len(shown.versions) == 1:
            assert shown.repeats == ("s" + id_of(again)[1:],)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_reconcile_that_is_killed_is_completed_by_the_next(tmp_path: Path) -> None:
    reports = [made(f"{n}.txt", (f"Ora Kerr{n % 3}x", FULL), (f"Ora Kerr{n % 3}x", CUT)) for n in range(6)]
    whole = record(tmp_path / "whole.db", reports)
    with whole:
        digest = whole.digest()
    broken = tmp_path / "broken.db"
    with Store.open(broken, create=True) as store:
        for one in reports:
            store.add(*one, AT)
    child = os.fork()
    if child == 0:
        from onrecord.store.tellings import Tellings

        count = [0]
        original = Tellings.replace

        def dying(self: Tellings, *given: object) -> int:
            count[0] += 1
            if count[0] == 2:
                os.kill(os.getpid(), signal.SIGKILL)
            return original(self, *given)  # type: ignore[arg-type]

        Tellings.replace = dying  # type: ignore[method-assign, assignment]
        with Store.open(broken) as store:
            reconcile(store, Knowledge(), at=AT)
        os._exit(0)
    os.waitpid(child, 0)
    with Store.open(broken) as store:
        assert list(store.verify()) == []
        reconcile(store, Knowledge(), at=AT)
        assert store.digest() == digest
