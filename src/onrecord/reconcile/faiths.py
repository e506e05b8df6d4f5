"""Of which faith a phrase says that somebody of the church is: "the Anglican bishop", "the Methodist minister".

Only who serves or leads the faithful is told by it, and the faithful themselves are not: a Catholic may lead a party.
What holds another, as Protestants hold Lutherans, speaks against none of them.
"""

from __future__ import annotations

import re
from typing import Final

_HOLDERS: Final = {"protestant": frozenset("anglican baptist lutheran methodist pentecostal presbyterian".split())}
#: The words for it; the first of a line stands for it.
_FAITHS: Final = {
    word: words.split()[0]
    for words in (
        "anglican episcopal", "baptist", "buddhist", "catholic", "hindu", "lutheran", "methodist", "orthodox",
        "pentecostal", "presbyterian", "protestant", "shia shiite", "sikh", "sunni",
    )
    for word in words.split()
}  # fmt: skip
HINTS: Final = frozenset(word[:4] for word in _FAITHS)
_CHURCH: Final = (
    r"(?:arch)?bishop|abbess|abbot|chaplain|cardinal|church|clergy(?:man|woman)|cleric|congregation|curate|deacon|diocese|"
    r"imam|minister(?! of|s)|monastery|monk|nun|parish|pastor|preacher|priest|rabbi|sister|synod|temple|vicar"
)
#: Near the beginning, and nobody else's: not "the son of a Baptist minister", "the Catholic priest's brother".
_FAITH: Final = re.compile(
    rf"(?:the |an? )?(?:(?!of\b|who\b|s\b|and\b|at\b|to\b)\w+ ){{0,3}}?({'|'.join(sorted(_FAITHS))}) (?:\w+ )?"
    rf"(?:{_CHURCH})\b(?! s\b)"
)


def faith(folded: str) -> str | None:
    """The faith that a phrase in small letters gives somebody of the church; None where it gives none."""
    found = _FAITH.match(folded)
    return _FAITHS[found[1]] if found is not None else None


def compatible(one: str, other: str) -> bool:
    """Whether two words for faiths may be of one."""
    return one == other or other in _HOLDERS.get(one, ()) or one in _HOLDERS.get(other, ())
