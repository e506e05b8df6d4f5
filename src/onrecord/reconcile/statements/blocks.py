"""The tellings of the record's blocks, kept while a reconcile asks for them again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

from onrecord.reconcile.statements.languages import foreign
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import wording
from onrecord.store.tellings import Tellings, Told

HELD: Final = 5_000  # tellings kept at a time, some 10 kB each


class Blocks:
    """Tellings as the record has them, made once while there is room for them. Good for as long as no attribution moves
    from one block to another and nothing changes that a telling is made of: for the last steps of a reconcile."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, list[Telling]] = OrderedDict()
        self._count = 0

    def tellings(self, tellings: Tellings, name: str) -> list[Telling]:
        """The tellings of a block, in the order of their ids."""
        if name in self._held:
            self._held.move_to_end(name)
            return self._held[name]
        made = made_of(tellings.block(name))
        self._held[name] = made
        self._count += len(made)
        while self._count > HELD:
            _, gone = self._held.popitem(last=False)
            self._count -= len(gone)
        return made


def made_of(told: Iterable[Told]) -> list[Telling]:
    """Attributions of the record as grouping and comparing need them."""
    return [_telling(one) for one in told]


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
    )
