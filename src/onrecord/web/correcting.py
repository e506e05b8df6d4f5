"""What can be put right over HTTP: the same words as ``record.correct``, from a form or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from onrecord.domain.words import EntityKind

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.store.entries import CorrectionEntry

NAME: Final = 300  # characters of a name or an id, as they are typed
WORDS: Final = 40_000  # characters of what stays of a content
IDS: Final = 500  # of a split, in one request

_Id = Annotated[str, Field(min_length=1, max_length=100, description="An id, or its first six digits or more.")]
_Who = Annotated[
    str, Field(min_length=1, max_length=NAME, description="An id, a name, or words of one that mean nobody else.")
]


class _Entry(BaseModel):
    """What every correction says."""

    model_config = ConfigDict(extra="forbid")

    author: str = Field(min_length=1, max_length=100, description="Who puts it right.", examples=["Ines"])
    note: str | None = Field(None, max_length=1000, description="Why, in a line.")


class Merge(_Entry):
    """``other`` is ``entity``, which keeps its id and name."""

    action: Literal["merge"]
    entity: _Who
    other: _Who

    def make(self, record: Record) -> CorrectionEntry:
        """Have the record follow; the entry."""
        return record.correct.merge(self.entity, self.other, author=self.author, note=self.note)


class Split(_Entry):
    """In these attributions, statements or reports it is somebody else who speaks as ``entity``."""

    action: Literal["split"]
    entity: _Who
    ids: list[_Id] = Field(min_length=1, max_length=IDS)

    def make(self, record: Record) -> CorrectionEntry:
        """Have the record follow; the entry."""
        return record.correct.split(self.entity, *self.ids, author=self.author, note=self.note)


class Rename(_Entry):
    """``entity`` is called ``name``."""

    action: Literal["rename"]
    entity: _Who
    name: Annotated[str, Field(min_length=1, max_length=NAME)]

    def make(self, record: Record) -> CorrectionEntry:
        """Have the record follow; the entry."""
        return record.correct.rename(self.entity, self.name, author=self.author, note=self.note)


class Assign(_Entry):
    """``entity`` said it; with ``unresolved``, it is open who did. ``kind``: of somebody new, by their full name."""

    action: Literal["assign"]
    id: _Id
    entity: _Who | None = None
    unresolved: bool = False
    speaker: int = Field(1, ge=1, le=1000, description="Which of its speakers; the number after the last adds one.")
    kind: EntityKind | None = None

    def make(self, record: Record) -> CorrectionEntry:
        """Have the record follow; the entry."""
        return record.correct.assign(
            self.id,
            self.entity,
            unresolved=self.unresolved,
            speaker=self.speaker,
            kind=self.kind,
            author=self.author,
            note=self.note,
        )


class Reject(_Entry):
    """It is no statement at all."""

    action: Literal["reject"]
    id: _Id

    def make(self, record: Record) -> CorrectionEntry:
        """Have the record follow; the entry."""
        return record.correct.reject(self.id, author=self.author, note=self.note)


class Trim(_Entry):
    """Only these words stay, with ``…`` between those that are apart."""

    action: Literal["trim"]
    id: _Id
    source: str | None = Field(None, max_length=WORDS)
    cue: str | None = Field(None, max_length=WORDS)
    content: str | None = Field(None, max_length=WORDS)

    def make(self, record: Record) -> CorrectionEntry:
        """Have the record follow; the entry."""
        return record.correct.trim(
            self.id, source=self.source, cue=self.cue, content=self.content, author=self.author, note=self.note
        )


class Confirm(_Entry):
    """The discrepancy is one."""

    action: Literal["confirm"]
    id: _Id

    def make(self, record: Record) -> CorrectionEntry:
        """Have the record follow; the entry."""
        return record.correct.confirm(self.id, author=self.author, note=self.note)


class Dismiss(_Entry):
    """The discrepancy is none."""

    action: Literal["dismiss"]
    id: _Id

    def make(self, record: Record) -> CorrectionEntry:
        """Have the record follow; the entry."""
        return record.correct.dismiss(self.id, author=self.author, note=self.note)


class Undo(_Entry):
    """That correction is no longer in force."""

    action: Literal["undo"]
    id: _Id

    def make(self, record: Record) -> CorrectionEntry:
        """Have the record follow; the entry."""
        return record.correct.undo(self.id, author=self.author, note=self.note)


Wanted = Annotated[
    Merge | Split | Rename | Assign | Reject | Trim | Confirm | Dismiss | Undo, Field(discriminator="action")
]
ACTIONS: Final = ("merge", "split", "rename", "assign", "reject", "trim", "confirm", "dismiss", "undo")
ADAPTER: Final[TypeAdapter[Any]] = TypeAdapter(Wanted)
