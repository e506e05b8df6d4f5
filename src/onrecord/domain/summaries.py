"""What a run did."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.domain.reports import Rejected


@dataclass(frozen=True, slots=True)
class Summary:
    """What one ``read`` did. ``reports`` counts those newly stored; ``known`` those the record already had.

    ``unresolved`` counts statements with a speaker that is left open, ``without_source`` those that the text gives to
    nobody (none is counted in both). ``seconds`` is wall-clock time; ``words`` counts whitespace-separated words of
    newly stored texts.
    """

    reports: int
    known: int
    statements: int
    speakers: int
    unresolved: int
    other_language: int
    words: int
    seconds: float
    rejected: tuple[Rejected, ...] = field(default=())
    without_source: int = 0

    @property
    def unresolved_share(self) -> float:
        """The share of statements with a speaker that is not resolved, 0 when there are none."""
        return self.unresolved / self.statements if self.statements else 0.0

    @property
    def without_source_share(self) -> float:
        """The share of statements that the text gives to nobody, 0 when there are none."""
        return self.without_source / self.statements if self.statements else 0.0

    @property
    def words_per_second(self) -> float:
        """Words of newly stored texts by wall-clock time, 0 when no time passed."""
        return self.words / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class Inferred:
    """What one ``infer`` did. ``pairs`` counts those of attributions that may contradict each other, ``asked`` how
    often the ``encoder`` was asked now (once of two that the same words tell), ``against`` those of all that it holds
    for contradictions, as far as it is believed: from ``least`` on, in log odds."""

    encoder: str
    least: float
    pairs: int
    asked: int
    against: int
