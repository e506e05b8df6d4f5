"""The stretches of time of a speaker in which one thing may have been said: what is derived together.

News repeats a statement for some days, and then no longer. Tellings with a longer pause between them are versions of
one statement only where their words say so: where they share a phrase that marks both. So a speaker's tellings fall
into parts of which each can be looked at by itself, and a new report concerns only the part that it falls into.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from onrecord.reconcile.statements.occasions import NEWS, around
from onrecord.store.members import Member


def stretches(members: Sequence[Member]) -> list[list[Member]]:
    """Members of a block, parted where nothing leads from one to the other: neither days (no pause of more than NEWS
    days; who errs in the day may have said it when it was printed), nor a phrase, nor their text. Whatever is without
    a date may be of any day, and holds all together."""
    if len(members) == 1 or any(one.days is None for one in members):
        return [list(members)]
    top = list(range(len(members)))

    def root(at: int) -> int:
        while top[at] != at:
            top[at] = top[top[at]]
            at = top[at]
        return at

    def join(one: int, other: int) -> None:
        low, high = sorted((root(one), root(other)))
        top[high] = low

    first: dict[tuple[str, int], int] = {}
    for at, one in enumerate(members):
        for what in (("text", one.text), *(("phrase", each) for each in one.phrases)):
            join(first.setdefault(what, at), at)
    past, before = 0, 0
    days = [(each, at) for at, one in enumerate(members) for each in around(one.days, one.printed) if each]
    for each, at in sorted(days):
        low, high = (date.fromisoformat(day).toordinal() for day in each)
        if past and low - past <= NEWS:
            join(before, at)
        past, before = max(past, high), at
    parts: dict[int, list[Member]] = defaultdict(list)
    for at, one in enumerate(members):
        parts[root(at)].append(one)
    return list(parts.values())
