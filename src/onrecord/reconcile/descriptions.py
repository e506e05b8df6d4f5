"""What a text says of somebody beside the name: the office before it or in apposition, the acronym in brackets.

Found from the words around the name, in time linear in the text. What is found is evidence for telling namesakes
apart and for offices; it never becomes part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from onrecord.domain import EntityKind, Span
from onrecord.knowledge.folding import fold_name

MOST: Final = 20  # occurrences of a name that are looked at in one text
TRIES: Final = 2000  # places of its first word that are tried
_BEFORE: Final = re.compile(r"(?:[\w'’&.-]+[ ]){1,7}$")
#: A line may break where the phrase plainly goes on: "director of the", "treasurer of" and a line that begins small.
_AFTER: Final = re.compile(
    r",[ \n]((?:the|a|an|its|his|her|their)?"
    r"(?:[^,.;:()\"“”\n]|(?<= of)\n(?!\n)|(?<= the)\n(?!\n)|\n(?=[a-z])){3,90})(?=[,.;:)\n]|$)"
)
_AHEAD: Final = re.compile(r"\b([Tt]he [a-z][^,.;:()\"“”\n]{2,88}),[ \n]$")
_LEADS: Final = re.compile(r"who (leads|heads|chairs|directs) (?=\w)")
_LEADING: Final = {"leads": "leader", "heads": "head", "chairs": "chair", "directs": "director"}
_ACRONYM: Final = re.compile(r"[ \n]\((?:the )?([A-Z][A-Za-z&-]{0,7}[A-Z])\)")
_TAIL: Final = re.compile(r"\s(?:of|for|at|in|to|with|on|from)\s+(?:the\s+)?")
_CLAUSE: Final = re.compile(r"\s(?:who|whose|which|that|and|but|as|after|when|while|told|said|says|has|had|was|is)\b")
#: Words in front of an office that say nothing about which it is.
_EMPTY: Final = frozenset(
    """a an the new current then longtime veteran embattled beleaguered senior outspoken powerful popular its his her
    their newly elected wartime
    """.split()
)
FORMER: Final = frozenset("former formerly ex onetime one-time late retired then outgoing past ex-".split())

# An office or occupation, and the walk of life that it belongs to; a "post" may be in any. What is in none tells nobody
# apart.
_WALKS: Final = {
    "state": """minister premier chancellor secretary senator sen congressman congresswoman representative rep governor
        gov mayor councillor councilman councilwoman commissioner ambassador lawmaker legislator mp mep envoy diplomat
        king queen prince princess admiral colonel politician""",
    "post": """president chair chairman chairwoman head chief leader speaker treasurer commander director spokesman
        spokeswoman spokesperson adviser advisor official candidate nominee captain rector dean principal bishop
        archbishop""",
    "sport": """striker goalkeeper midfielder defender footballer quarterback cyclist sprinter swimmer golfer boxer
        cricketer batsman bowler winger jockey skier wrestler""",
    "arts": """actor actress singer rapper musician guitarist drummer comedian painter sculptor novelist poet composer
        filmmaker dancer""",
    "trade": """baker butcher farmer plumber electrician carpenter nurse driver waiter waitress pensioner retiree
        shopkeeper fisherman hairdresser bricklayer gardener mechanic welder""",
    "business": "executive ceo founder banker analyst economist trader investor entrepreneur businessman businesswoman",
    "learning": "professor researcher lecturer historian scientist biologist physicist astronomer",
}
WALK_OF: Final = {word: walk for walk, words in _WALKS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Described:
    """One description: ``facet`` is what it amounts to, ``words`` the office as the text has it, ``span`` its place."""

    facet: str
    span: Span
    words: str


def describe(text: str, name: str, kind: EntityKind) -> tuple[Described, ...]:
    """What a text says of the bearer of a name, in text order."""
    words = name.split()
    if not words or len(name) > 200:
        return ()
    found: dict[tuple[int, str], Described] = {}
    for place in islice(_places(text, words), MOST):
        for one in _person(text, place) if kind == "person" else _body(text, place):
            found.setdefault((one.span.start, one.facet), one)
    return tuple(found[key] for key in sorted(found))


def _places(text: str, words: Sequence[str]) -> Iterator[Span]:
    """Where a name, by its words, stands as whole words: a pattern made for every name takes longer than to look."""
    at = -1
    for _ in range(TRIES):
        at = text.find(words[0], at + 1)
        if at < 0:
            return
        if not _of_a_word(text[at - 1 : at]) and (end := _end(text, at, words)):
            yield Span(at, end)


def _end(text: str, at: int, words: Sequence[str]) -> int:
    """Where words end that begin at a place with one white space between them, and no letter behind; else 0."""
    for n, word in enumerate(words):
        if n:
            if not text[at : at + 1].isspace():
                return 0
            at += 1
        if not text.startswith(word, at):
            return 0
        at += len(word)
    return 0 if _of_a_word(text[at : at + 1]) else at


def _of_a_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _body(text: str, name: Span) -> list[Described]:
    behind = _ACRONYM.match(text, name.end, name.end + 16)
    if behind is None:
        return []
    return [Described(f"acronym:{fold_name(behind[1])}", Span(*behind.span(1)), behind[1])]


def _person(text: str, name: Span) -> list[Described]:
    found = []
    line = text.rfind("\n", 0, name.start) + 1
    start = max(line, name.start - 120)
    before = _BEFORE.search(text[start : name.start])
    if before is not None:
        title = _title(before[0])
        if title:
            at = name.start - len(title) - 1
            found.append(_office(title, at))
    after = _AFTER.match(text, name.end, name.end + 100)
    if after is not None:
        clause = _CLAUSE.search(after[1])
        phrase = after[1][: clause.start()] if clause else after[1]
        phrase = "" if phrase.split(" ", 1)[0] in _NO_TITLE - _ARTICLES else phrase  # ", and Gov. …" is another's
        leads = _LEADS.match(phrase)
        one = _office(f"{_LEADING[leads[1]]} of {phrase[leads.end() :]}" if leads else phrase, after.start(1))
        if one is not None and leads is not None:
            one = Described(one.facet, Span(after.start(1), after.start(1) + len(phrase)), phrase)
        found.append(one)
    ahead = _AHEAD.search(text[start : name.start]) if text.startswith(",", name.end) else None
    if ahead is not None:
        phrase, tail = ahead[1], _TAIL.search(ahead[1])
        if tail is not None and phrase[tail.end() :].islower():  # "of the region" does not say of which
            phrase = phrase[: tail.start()]
        found.append(_office(phrase, start + ahead.start(1)))
    return [one for one in found if one is not None]


def _title(before: str) -> str:
    """The office that ends right before a name: "said NATO Secretary General " gives "NATO Secretary General"."""
    words = before.split()
    office = bool(words) and _last(words[-1]) in WALK_OF
    if office and words[-1].endswith(".") and _bare(words[-1]) not in _SHORTENED:
        return ""  # a sentence ends there: "… plays the part of ambassador. Orla Venn …"
    if not office and fold_name(" ".join(words[-2:])) != "secretary general":
        return ""
    first = len(words) - 1
    while first:
        # "League harbour minister": a word between a name and the office
        between = (
            first > 1 and words[first - 2][:1].isupper() and words[first - 1].isalpha() and first == len(words) - 1
        )
        if not _belongs(words[first - 1]) and not (between and words[first - 1] not in _NO_TITLE):
            break
        first -= 1
    while first < len(words) - 1 and words[first].casefold() in _NO_TITLE:
        first += 1
    return " ".join(words[first:])


def _belongs(word: str) -> bool:
    """Whether a word may belong to the office that follows it: a name, another word of offices, "former"."""
    if word.endswith((",", ";", ":", ".")) and not re.fullmatch(r"(?:[A-Z]\.)+", word):
        return False
    bare = _bare(word)
    return word[:1].isupper() or bare in WALK_OF or bare in FORMER or bare in _MODIFIERS


_SHORTENED: Final = frozenset("gov sen rep mp mep ceo".split())
_MODIFIERS: Final = frozenset(
    "prime foreign defence defense interior finance vice deputy acting interim of general justice health press "
    "agriculture education energy environment housing transport labour labor trade economy culture science".split()
)


_NO_TITLE: Final = frozenset(
    "said says told tells asked met meets named names and or with by to from as for in on at of the a an his her after "
    "before when while but that where because since until than like under against".split()
)


def _bare(word: str) -> str:
    return fold_name(word.removesuffix("’s").removesuffix("'s"))


_ARTICLES: Final = frozenset("the a an his her".split())


def _last(word: str) -> str:
    """The last part of a word with a hyphen: the president of "vice-president"."""
    return _bare(word).rsplit(" ", 1)[-1]


def _office(phrase: str, at: int) -> Described | None:
    """An office from its words: the walk of life it belongs to, its head, and the body or place it is of."""
    words = phrase.strip()
    at += len(phrase) - len(phrase.lstrip())
    tail = _TAIL.search(words)
    main = (words[: tail.start()] if tail else words).replace("-", " ").split()
    heads = [word for word in map(_bare, main) if word in WALK_OF or word == "general"]
    if not heads:
        return None
    head = heads[-1]
    if head == "general" and "secretary" in map(_bare, main):
        head = "secretary-general"
    former = "former" if any(_bare(word) in FORMER for word in main) else ""
    of = words[tail.end() :] if tail else " ".join(w for w in main[:-1] if w[:1].isupper() and not _says_nothing(w))
    walk = WALK_OF.get(head, "state")
    if walk == "trade" and any(WALK_OF.get(word) == "post" for word in heads[:-1]):
        walk = "post"  # a chief nurse runs something
    return Described(f"office:{walk}|{head}|{_short(of)}|{former}", Span(at, at + len(words)), words)


def _short(of: str) -> str:
    return " ".join(fold_name(re.sub(r"['’]s\b", "", of)).split()[:6])


def _says_nothing(word: str) -> bool:
    """Whether a capital word before an office is no part of what it is of: "The", "Former"."""
    return _bare(word) in WALK_OF or _bare(word) in _EMPTY or _bare(word) in FORMER


def without_empty(words: str) -> str:
    """An office's words without those that say nothing about which it is ("Ukraine's beleaguered president")."""
    return " ".join(word for word in words.split() if _bare(word) not in _EMPTY)
