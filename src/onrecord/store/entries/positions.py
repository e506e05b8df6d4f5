"""What somebody holds over time: statements in order with what repeats and what changes, commitments, subjects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.store.entries.details import DateRow, FigureRow
from onrecord.store.entries.differences import DevelopmentRow
from onrecord.store.entries.quotes import Quote
from onrecord.store.entries.statements import StatementRow


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A commitment or target (:class:`onrecord.domain.Commitment`) with the attribution in whose content it stands.

    ``status`` is pledged, planned, approved, refused, or None where something is only called for; ``said`` are the
    words that say so. What the text does not say is None.
    """

    status: str | None
    said: Quote | None
    action: Quote
    actor: Quote | None
    own: bool
    amount: FigureRow | None
    deadline: DateRow | None
    decided: DateRow | None
    rule: str
    row: StatementRow

    def alone(self) -> dict[str, Any]:
        """The commitment in the exported shape, without who told it where."""
        return {
            "status": self.status,
            "status_words": self.said.as_dict() if self.said else None,
            "action": self.action.as_dict(),
            "actor": self.actor.as_dict() if self.actor else None,
            "own": self.own,
            "amount": self.amount.as_dict() if self.amount else None,
            "deadline": self.deadline.as_dict() if self.deadline else None,
            "decided": self.decided.as_dict() if self.decided else None,
            "commitment_rule": self.rule,
        }

    def as_dict(self) -> dict[str, Any]:
        """The commitment in the exported shape, then who told it where."""
        shape = self.row.as_dict()
        kept = ("statement", "quotation", "stance", "speakers", "content", "occasion")
        return {
            **self.alone(),
            "attribution": self.row.id,
            **{name: shape[name] for name in kept},
            "said": shape["time"],
            "report": shape["report"],
            "also_in": shape["also_in"],
            "text_id": self.row.text,
        }


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """What statements are about: ``name`` as it is mostly printed, ``phrase`` in the form of all its inflections.

    ``statements`` have it; of those ``longer`` have it in a longer phrase that is listed too. ``score`` is what they
    are ranked by. The days are the first and last on which it may have been said, where any are known to a month.
    """

    name: str
    phrase: str
    statements: int
    longer: int
    score: float
    earliest: str | None
    latest: str | None

    def as_dict(self) -> dict[str, Any]:
        """The subject in the exported shape."""
        return {
            "name": self.name,
            "phrase": self.phrase,
            "statements": self.statements,
            "longer": self.longer,
            "score": self.score,
            "earliest": self.earliest,
            "latest": self.latest,
        }


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change from one statement to a later one of the same speaker, both by id: a development with its sides."""

    earlier: str
    later: str
    development: DevelopmentRow

    def as_dict(self) -> dict[str, Any]:
        """The change in the exported shape."""
        return {"earlier_statement": self.earlier, "later_statement": self.later, **self.development.as_dict()}


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A statement of somebody in its place in time, by its fullest version.

    ``repeats`` are the statements in which the same is said again, each by its fullest version, in order of time;
    ``changes`` show what is other than in an earlier statement, ``changed_by`` are the ids of later ones that show what
    is other than here; ``commitments`` are those of this version; ``disputed`` the ids of discrepancies about it.
    """

    row: StatementRow
    repeats: tuple[StatementRow, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    changed_by: tuple[str, ...] = ()
    commitments: tuple[CommitmentRow, ...] = ()
    disputed: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The statement in the promised shape, then what there is to say of it over time."""
        return {
            **self.row.as_dict(),
            "told": self.row.told.as_dict() if self.row.told else None,
            "repeats": [
                {
                    "statement": one.statement,
                    "attribution": one.id,
                    "time": one.as_dict()["time"],
                    "report": one.report.as_dict(),
                }
                for one in self.repeats
            ],
            "changes": [change.as_dict() for change in self.changes],
            "changed_by": list(self.changed_by),
            "commitments": [one.alone() for one in self.commitments],
            "disputed": list(self.disputed),
        }
