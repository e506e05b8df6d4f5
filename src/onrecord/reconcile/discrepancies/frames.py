"""Of which thing, which time and whom a clause is, as far as single words tell it.

Two clauses of which one affirms what the other denies do not contradict each other where they are of two things ("the
first train", "another train"), of two times ("this year", "next year"), of two people ("he", "his daughter"), or where
one tells only what somebody wished or tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from onrecord.reconcile.discrepancies.antonyms import root
from onrecord.reconcile.statements.alignment import EMPTY, NUMBERS

#: Words of which two clauses that have others tell of two things: "the old rules", "the new rules".
_CONTRASTS: Final = {
    word: n
    for n, words in enumerate(
        (
            "first second third fourth fifth",
            "old new young",
            "north south east west",
            "northern southern eastern western",
            "upper lower",
            "inner outer",
            "morning afternoon evening night",
            "home away",
            "men women",
            "boy girl",
            "he she",
        )
    )
    for word in words.split()
}
_PERSON: Final = {
    "his": "he",
    "him": "he",
    "himself": "he",
    "her": "she",
    "hers": "she",
    "herself": "she",
    "boys": "boy",
    "girls": "girl",
}
#: Words that tell a time, of which two clauses with others of one kind are of two times.
_TIMES: Final = {
    word: n
    for n, words in enumerate(
        (
            "january february march april june july august september october november december "
            "spring summer autumn winter",
            "monday tuesday wednesday thursday friday saturday sunday",
            "yesterday today tonight tomorrow",
        )
    )
    for word in words.split()
}
_YEARS: Final = len(frozenset(_TIMES.values()))  # the kind of "this year", "next week", "2031"
_BRIEFLY: Final = frozenset(("briefly", "temporarily"))
_UNITS: Final = frozenset(
    "hour minute year month week season term time day night quarter summer winter spring autumn".split()
)
_WHICH: Final = frozenset("this last next".split())
_LONG: Final = 4  # digits of a year
_REACH: Final = frozenset("by before after beyond until till since from past through".split())  # no time alone
_UNTIL: Final = frozenset("until till".split())
_FROM: Final = frozenset("from after again since".split())  # "closed until May", "open from May"
#: Words that set a thing, or a time, beside one that was spoken of.
_OTHER: Final = frozenset(
    "another other others second third fourth neighbouring neighboring fellow sister rest elsewhere".split()
)
_NUMBERS: Final = NUMBERS - frozenset("one first second percent % hundred thousand million billion".split())
_AGAIN: Final = frozenset(
    "again another second new anew repeat repeated more".split()
)  # "a second vote", "voting again"
_ONCE: Final = frozenset("earlier previously formerly originally initially".split())
_NO: Final = frozenset("not never at for".split())  # "not once", "at once"
_CLAUSE: Final = frozenset("the a an it this that there he she they we i you his her their more again".split())
#: Verbs that tell no more than what somebody would like, or what might be.
_WISHES: Final = frozenset(
    map(root, "wish offer beg tempt consider try attempt urge propose hope dream contemplate toy advise".split())
)
_WHOSE: Final = frozenset("his her their my our its your".split())
#: Those whom such a word tells of by somebody else: who says "his daughter" does not speak of him.
_RELATED: Final = frozenset(
    map(
        root,
        "wife husband partner son daughter mother father brother sister parent child uncle aunt cousin grandfather "
        "grandmother family friend neighbour neighbor colleague deputy minister aide adviser predecessor successor "
        "rival opponent priest doctor boss employer ally supporter critic captain".split(),
    )
)
_OF: Final = frozenset("one two three four some all none most many half part neither both several of a the".split())
_PRONOUNS: Final = frozenset("i we he she they you".split())
_VERBS: Final = frozenset(
    "to will would shall should can could may might must is are was were has have had do does did not never no".split()
)
_ALL: Final = frozenset("all every everybody everyone everything each both whole entire any anybody anyone".split())
_PARTS: Final = _ALL - frozenset("any anybody anyone".split()) | {"always"}
_CAUSES: Final = frozenset(("through", "due", "owing"))
_OF_CAUSE: Final = frozenset(("because", "account", "lack", "want"))


@dataclass(frozen=True)
class Frame:
    """What a clause is of: ``which`` and ``when`` with the kind of each word; ``other``: it is of another thing than
    one that was spoken of, or of an earlier time; ``whose``: the root of a noun that somebody's relation to
    another makes its subject ("his daughter"); ``bare``: no noun is its subject; ``roots``: of all its words;
    ``numbers``: those among them; ``wish``: it tells a wish or an attempt; ``total``: of all of a kind; ``more``:
    the root of what it tells more of; ``partial``: not of all; ``cause``: it tells a cause; ``passing``: for how
    long it was so; ``until`` and ``since``: up to when, and from when."""

    which: frozenset[tuple[int, str]] = frozenset()
    when: frozenset[tuple[int, str]] = frozenset()
    reach: bool = False
    other: bool = False
    again: bool = False
    whose: str | None = None
    bare: bool = False
    roots: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    wish: bool = False
    total: bool = False
    more: str = ""
    partial: bool = False
    cause: bool = False
    passing: bool = False
    until: bool = False
    since: bool = False


def frame(folded: Sequence[str]) -> Frame:
    """What a clause is of, by its words as they are compared."""
    words = [*folded, "", ""]
    before = ["", *folded]
    named = {_PERSON.get(word, word) for word in folded}
    return Frame(
        which=frozenset((_CONTRASTS[word], word) for word in named if word in _CONTRASTS),
        when=_when(words),
        reach=not _REACH.isdisjoint(folded),
        other=any(map(_beside, before, words, words[1:])),
        again=not _AGAIN.isdisjoint(folded),
        whose=_whose(folded),
        bare=_bare(folded),
        roots=frozenset(map(root, folded)),
        numbers=frozenset(word for word in folded if word in _NUMBERS or word[:1].isdigit()),
        wish=any(root(word) in _WISHES for word in folded),
        total=any(word in _ALL and last != "not" for last, word in zip(before, folded, strict=False)),
        more=next((root(then) for word, then in pairwise(words) if word == "more"), ""),
        partial=any(word in _PARTS and last == "not" for last, word in zip(before, folded, strict=False)),
        cause=any(
            word in _CAUSES or (word in _OF_CAUSE and then == "of")
            for word, then in zip(folded, words[1:], strict=False)
        ),
        passing=_passing(words),
        until=not _UNTIL.isdisjoint(folded),
        since=not _FROM.isdisjoint(folded),
    )


def tells_time(word: str) -> bool:
    """Whether a word is a day, a month, a season or a year, or begins to tell one: "since last week"."""
    return word in _TIMES or word in _WHICH or word in ("then", "early", "late", "noon", "midnight") or word.isdigit()


def of_one(one: Frame, other: Frame) -> bool:
    """Whether nothing says that two clauses tell of two things, times or people."""
    if _differ(one.which, other.which) or one.wish != other.wish:
        return False
    if _differ(one.when, other.when) and not (one.reach and other.reach):
        return False
    if (one.until and other.since) or (other.until and one.since):
        return False
    if (one.passing and other.again) or (other.passing and one.again):
        return False  # "was closed for an hour", "is open again"
    if one.other != other.other and not (one.again and other.again):
        return False
    pairs = (one, other), (other, one)
    return not any(a.whose and a.whose not in b.roots and b.bare and b.whose is None for a, b in pairs)


def _differ(ours: frozenset[tuple[int, str]], theirs: frozenset[tuple[int, str]]) -> bool:
    """Whether two clauses have words of one kind, and none in common: "the first", "the second"."""
    return any(kind == other and word != said for kind, word in ours - theirs for other, said in theirs - ours)


def _when(words: Sequence[str]) -> frozenset[tuple[int, str]]:
    found = {(_TIMES[word], word) for word in words if word in _TIMES}
    for word, then in pairwise(words):
        unit = then.removesuffix("'s")
        if word in _WHICH and unit in _UNITS:
            found.add((_YEARS, f"{word} {unit}"))
        elif len(word) == _LONG and word.isdigit():
            found.add((_YEARS, word))
    return frozenset(found)


def _passing(words: Sequence[str]) -> bool:
    """Whether a time is told for which something was so: "for an hour", "briefly"."""
    if not _BRIEFLY.isdisjoint(words):
        return True
    threes = zip(words, words[1:], words[2:], strict=False)
    return any(a == "for" and (b in NUMBERS or b in ("a", "an") or b.isdigit()) and _is_unit(c) for a, b, c in threes)


def _beside(last: str, word: str, then: str) -> bool:
    """Whether a word between two sets a clause beside something else that was spoken of, or in an earlier time."""
    counted = (word == "other" and last in ("each", "every")) or (last in ("a", "one", "two") and then == "of")
    if word in _OTHER:
        return not (counted or _is_unit(then) or then in NUMBERS or then[:1].isdigit())
    return _is_past(last, word, then)


def _is_past(last: str, word: str, then: str) -> bool:
    """Whether a word between two tells an earlier time: "had once promised", "two years ago", "in the past"."""
    if word == "once":
        return last not in _NO and then not in _CLAUSE
    if word == "ago":
        return _is_unit(last)
    if word == "past":
        return last == "the" and not _is_unit(then)
    return word in _ONCE and not _is_unit(last) and then not in ("than", "again")


def _is_unit(word: str) -> bool:
    return word.removesuffix("s") in _UNITS


def _whose(folded: Sequence[str]) -> str | None:
    """The root of the noun with which a clause begins behind "his" or "their", where it tells of somebody else."""
    at = next((n for n, word in enumerate(folded) if word not in _OF and word not in NUMBERS and word != "that"), None)
    if at is None or folded[at] not in _WHOSE or len(folded) < at + 2:
        return None
    noun = root(folded[at + 1])
    return noun if noun in _RELATED else None


def _bare(folded: Sequence[str]) -> bool:
    """Whether a clause begins with its verb or with a pronoun, so that its subject is who speaks, or was spoken of."""
    first = next((word for word in folded if word not in ("that", "and", "but")), "")
    return first in _PRONOUNS or first in _VERBS or (first not in EMPTY and first.endswith("ed"))
