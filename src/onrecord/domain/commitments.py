"""What somebody undertakes, or sets as a target, in what was said."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.domain.details import Date, Figure
from onrecord.domain.spans import Span
from onrecord.domain.words import COMMITMENT_STATUSES, CommitmentStatus, one_of


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment or a target in a content; what the text does not say is None. Spans are on the stored text.

    ``action`` is what is to be done, in the text's words from its verb on. ``status`` is what the words of
    ``status_span`` make of it; None where something is only called for ("must reach at least 3 percent by 2030").
    ``actor`` are the words for who does it; ``own``: that is the speaker. ``amount`` is the figure of the action,
    ``deadline`` the date by which it is due, or in which it will be done; ``decided`` the date on which it was approved
    or refused.
    """

    status: CommitmentStatus | None
    status_span: Span | None
    action: Span
    actor: Span | None
    own: bool
    rule: str
    amount: Figure | None = None
    deadline: Date | None = None
    decided: Date | None = None

    def __post_init__(self) -> None:
        if self.status is not None:
            one_of(self.status, COMMITMENT_STATUSES, "a commitment's status")
        if (self.status is None) != (self.status_span is None):
            raise ValueError("a commitment's status needs the words that say it")
        if self.status is None and self.amount is None:
            raise ValueError("a target needs its amount")
        if not self.rule:
            raise ValueError("a commitment needs the rule that found it")
