"""Asking an encoder of the user's own, once of each pair of tellings that may contradict each other.

What it says is kept in the record and is evidence as what a report says is: reconcile derives from it and never asks
itself, so that a record gives the same discrepancies wherever it is reconciled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from onrecord.domain import Inferred
from onrecord.reconcile.discrepancies.inferred import pair, said, seal, wanted
from onrecord.reconcile.statements.kept import Kept
from onrecord.reconcile.statements.stretches import stretches
from onrecord.reconcile.statements.tellings import Telling, fullest_first
from onrecord.store import Store
from onrecord.store.differences import Differences
from onrecord.store.inferences import Encoder, Inference, Inferences
from onrecord.store.members import Member
from onrecord.store.tellings import Tellings

PAIRS: Final = 200  # of one transaction
Ask = Callable[[str, str], float]


def infer(store: Store, encoder: Encoder, ask: Ask, progress: Callable[[int], None] | None = None) -> Inferred:
    """Ask of every pair that was not asked of yet, or is told otherwise since; ``ask`` gives the log odds of two texts.

    Kept after every few hundred pairs: stopped, it goes on where it was. ``progress`` is called with how many were
    asked. What follows is derived by the next reconcile. Raises RecordError when the record cannot be written.
    """
    done = Inferred(encoder.name, encoder.least, 0, 0, 0)
    with store.differences() as (differences, tellings):
        inferences = Inferences(differences.db)
        if inferences.by() != encoder:
            with differences.transaction():
                inferences.asks(encoder)
                differences.touch_all()
        kept = Kept()
        for name in inferences.blocks():
            for told in _statements(differences, tellings, kept, name):
                done = _of(done, inferences, name, told, encoder, ask, progress)
    return done


def forget(store: Store) -> None:
    """Let the record know nothing of any encoder; what followed from it goes with the next reconcile."""
    with store.differences() as (differences, _), differences.transaction():
        Inferences(differences.db).forget()
        differences.touch_all()


def _statements(differences: Differences, tellings: Tellings, kept: Kept, name: str) -> Iterator[list[list[Telling]]]:
    """The statements of a block, each with its tellings, those together that may be of one time."""
    for part in stretches(tellings.members.all(name)):
        if len({one.text for one in part}) > 1:
            yield _told(differences, tellings, kept, part)


def _told(differences: Differences, tellings: Tellings, kept: Kept, part: list[Member]) -> list[list[Telling]]:
    of = differences.statements([one.id for one in part])
    groups: dict[str, list[Telling]] = {}
    for one in kept.tellings(tellings, [each.key for each in part]):
        groups.setdefault(of[one.id], []).append(one)
    return [fullest_first(groups[id_]) for id_ in sorted(groups)]


def _of(
    done: Inferred,
    inferences: Inferences,
    name: str,
    statements: Sequence[Sequence[Telling]],
    encoder: Encoder,
    ask: Ask,
    progress: Callable[[int], None] | None,
) -> Inferred:
    """Ask of the pairs of a part of a block, and forget what was said of pairs that are none any longer, so that the
    answers kept do not depend on when they were asked for; what was done so far."""
    pairs = list(wanted(statements))
    ids = {one.id for told in statements for one in told}
    known = {(one.attribution, one.other): one for one in inferences.of(sorted(ids)) if one.other in ids}
    gone = sorted(known.keys() - {pair(*both) for both in pairs})
    if gone:
        with inferences.transaction():
            inferences.drop(gone)
            inferences.touch([name])
    answers = {one.seal: one.odds for one in known.values()}
    asked, against = 0, 0
    for begin in range(0, len(pairs), PAIRS):
        fresh = []
        for one, other in pairs[begin : begin + PAIRS]:
            both, asks = pair(one, other), seal(one, other)
            held = known.get(both)
            if held is None or held.seal != asks:
                if asks not in answers:  # reports that copy each other say the same
                    answers[asks] = ask(said(one), said(other))
                    asked += 1
                    if progress is not None:
                        progress(done.asked + asked)
                held = Inference(*both, asks, answers[asks])
                fresh.append(held)
            against += held.odds >= encoder.least
        if fresh:
            with inferences.transaction():
                inferences.keep(fresh)
                inferences.touch([name])
    return replace(done, pairs=done.pairs + len(pairs), asked=done.asked + asked, against=done.against + against)
