"""Asking an encoder of the user's own, once of each pair of tellings that may contradict each other.

What it says is kept in the record and is evidence as what a report says is: reconcile derives from it and never asks
itself, so that a record gives the same discrepancies wherever it is reconciled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from onrecord.store.members import KNOWN, Member
from onrecord.store.tellings import Tellings

PAIRS: Final = 50  # of one transaction: what a stop loses
Ask = Callable[[str, str], float]


def infer(store: Store, encoder: Encoder, ask: Ask, progress: Callable[[int], None] | None = None) -> Inferred:
    """Ask of every pair that was not asked of yet, or is told otherwise since; ``ask`` gives the log odds of two texts.

    Kept after every few dozen pairs: stopped, it goes on where it was. ``progress`` is called with how many were
    asked. What was said of pairs that are none any longer is forgotten, so that the answers kept do not depend on when
    they were asked for. What follows is derived by the next reconcile. Raises RecordError when the record cannot be
    written.
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
            members = tellings.members.all(name)
            known = {(one.attribution, one.other): one for one in inferences.of([one.id for one in members])}
            asking = _Asking(inferences, name, encoder, ask, known, done, progress)
            for part in stretches(members):
                if len({one.text for one in part}) > 1:
                    asking.of(_told(differences, tellings, kept, part))
            asking.forget()
            done = asking.done
    return done


def forget(store: Store) -> None:
    """Let the record know nothing of any encoder; what followed from it goes with the next reconcile."""
    with store.differences() as (differences, _), differences.transaction():
        Inferences(differences.db).forget()
        differences.touch_all()


def _told(differences: Differences, tellings: Tellings, kept: Kept, part: list[Member]) -> list[list[Telling]]:
    """The statements of a part of a block, each with its tellings."""
    of = differences.statements([one.id for one in part])
    groups: dict[str, list[Telling]] = {}
    for one in kept.tellings(tellings, [each.key for each in part]):
        groups.setdefault(of[one.id], []).append(one)
    return [fullest_first(groups[id_]) for id_ in sorted(groups)]


class _Asking:
    """Asking of the pairs of a block: ``known`` is what was said of it before, ``done`` what was done so far."""

    def __init__(
        self,
        inferences: Inferences,
        name: str,
        encoder: Encoder,
        ask: Ask,
        known: dict[tuple[str, str], Inference],
        done: Inferred,
        progress: Callable[[int], None] | None,
    ) -> None:
        self.inferences, self.name, self.encoder, self.ask = inferences, name, encoder, ask
        self.known, self.done, self.progress = known, done, progress
        self.answers = {one.seal: one.odds for one in known.values()}
        self.wanted = set[tuple[str, str]]()

    def of(self, statements: Sequence[Sequence[Telling]]) -> None:
        """Ask of the pairs of some statements that may be of one time."""
        pairs = list(wanted(statements, across=self.name.startswith(KNOWN)))
        self.wanted |= {pair(*both) for both in pairs}
        for begin in range(0, len(pairs), PAIRS):
            every = [self._answer(*both) for both in pairs[begin : begin + PAIRS]]
            fresh = [one for one in every if self.known.get((one.attribution, one.other)) != one]
            if fresh:
                with self.inferences.transaction():
                    self.inferences.keep(fresh)
                    self.inferences.touch([self.name])
            against = sum(one.odds >= self.encoder.least for one in every)
            done = self.done
            self.done = replace(done, pairs=done.pairs + len(every), against=done.against + against)

    def _answer(self, one: Telling, other: Telling) -> Inference:
        """What the encoder says of a pair; asked only where it did not say so yet of these very words, for reports that
        copy each other say the same."""
        left, right = said(one), said(other)
        asks = seal(left, right)
        if asks not in self.answers:
            self.answers[asks] = self.ask(left, right)
            self.done = replace(self.done, asked=self.done.asked + 1)
            if self.progress is not None:
                self.progress(self.done.asked)
        return Inference(*pair(one, other), asks, self.answers[asks])

    def forget(self) -> None:
        """Forget what was said of pairs that are none any longer."""
        gone = sorted(self.known.keys() - self.wanted)
        if gone:
            with self.inferences.transaction():
                self.inferences.drop(gone)
                self.inferences.touch([self.name])
