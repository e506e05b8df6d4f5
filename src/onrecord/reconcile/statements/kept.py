"""The tellings of the record, and who is in its blocks, kept while a reconcile asks for them again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onrecord.reconcile.statements.languages import foreign
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import wording
from onrecord.store.members import Member
from onrecord.store.tellings import Tellings, Told

HELD: Final = 5_000  # tellings kept at a time, some 10 kB each


class Kept:
    """Tellings as the record has them, made once while there is room for them. Good for as long as nothing changes that
    a telling is made of: for the last steps of a reconcile."""

    def __init__(self) -> None:
        self._held: dict[int, Telling] = {}
        self._members: dict[str, list[Member]] = {}
        self._size = 0  # of these lists together

    def tellings(self, tellings: Tellings, keys: Sequence[int]) -> list[Telling]:
        """The tellings that attributions are, in the order of their keys as given."""
        missing = [key for key in keys if key not in self._held]
        if len(self._held) + len(missing) > HELD:
            self._held.clear()
            missing = list(keys)
        made = {told.key: _telling(told) for told in tellings.told(missing)}
        if len(self._held) + len(made) <= HELD:
            self._held |= made
        return [made[key] if key in made else self._held[key] for key in keys]

    def gather(self, tellings: Tellings, keys: Sequence[int]) -> None:
        """Read what will be asked for by and by, all at once, where there is room for it."""
        if len(keys) <= HELD:
            self.tellings(tellings, keys)

    def members(self, tellings: Tellings, name: str) -> list[Member]:
        """The attributions of a block."""
        if name not in self._members:
            found = tellings.members.all(name)
            self._size += len(found)
            if self._size > HELD:
                self._members, self._size = {}, len(found)
            self._members[name] = found
        return self._members[name]


def _telling(one: Told) -> Telling:
    content = one.content
    return Telling(
        id=one.id,
        text=one.text,
        quotation=one.quotation,  # type: ignore[arg-type]
        stance=one.stance,  # type: ignore[arg-type]
        headline=one.headline,
        wording=wording(one.around, content, direct=one.quotation == "direct"),
        figures=one.figures,
        occasion=one.occasion,
        written=one.written,
        foreign=foreign(one.around, content),
        meaning=one.meaning,
        place=round(content[0].start / len(one.around), 6) if content else 0.0,
        marks=one.marks,
        cue=" ".join(span.of(one.around) for span in one.cue),
        setting=" ".join(span.of(one.around) for span in one.occasion.evidence) if one.occasion else "",
    )
