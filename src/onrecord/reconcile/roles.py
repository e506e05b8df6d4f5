"""What a phrase about somebody says that they are, as values of which one may exclude another.

"the convicted fraudster", "who runs the airport", "deputy governor of the province": a phrase comes to posts, trades,
standings before a court, ranks, parties, relations, seats, subjects and bodies, each with what it is of and how far it
is held. The words are data (``roles.toml``, :mod:`onrecord.reconcile.rolebook`); what one person may well be beside
another is for :mod:`onrecord.reconcile.discrepancies.standings`. A phrase that holds none of the words says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from onrecord.reconcile.rolebook import HINT, Book, book

LONGEST: Final = 120  # characters of a phrase that are looked at

#: Before or in a phrase, what says that it is not so now, or not quite.
_NOT_NOW: Final = re.compile(
    r"\b(?:former|formerly|ex|late|retired|onetime|one time|then|outgoing|"
    r"past(?! (?:\w+ ){0,2}(?:days|weeks|months|years|decades|terms|seasons)\b)|ousted|fired|sacked|dismissed|deposed|"
    r"elect|designate|would be|shadow|incoming|next|future|aspiring|hopeful|candidate|nominee|contender|runner(?! up)|"
    r"until(?! now)|previously|once|honorary|emerit\w+|predecessor|successor|rival|opponent|critic(?= of)|fake|alleged|"
    r"self styled|not|in (?:19|20)\d\d|"
    r"(?:run|runs|running|stand|stands|standing|bid|bids|bidding|campaigning) (?:again )?(?:for|to)\b|"
    r"was (?!convicted|accused|charged|found|acquitted|cleared|sentenced|indicted)|had been)\b"
)
_RANK: Final = re.compile(
    r"(?:^|\b(?:army|air force|navy|us|retired|the)\s)"
    r"(?:(?:lieutenant|major|brigadier|rear|vice|staff|master|lance|lt|maj|brig|first|second|sub) )*"
    r"(private|corporal|sergeant|lieutenant|captain|major|colonel|brigadier|general|commodore|admiral|marshal|constable|"
    r"inspector|superintendent)$"
)
_A_RANK: Final = re.compile(
    r"^(?:the |an? )?(?:\w+ ){0,2}"
    r"(corporal|sergeant|lieutenant|colonel|brigadier|commodore|admiral|inspector|constable)$"
)
_SITS: Final = (
    r"(?:councillor|councilwoman|councilman|mp|mep|lawmaker|senator|congressman|congresswoman|deputy|legislator|"
    r"politician)"
)
_DEMONYMS: Final = frozenset(
    """afghan albanian algerian american angolan argentine argentinian armenian australian austrian azerbaijani
    bangladeshi belarusian belgian bolivian bosnian brazilian bulgarian cambodian cameroonian canadian chilean chinese
    colombian congolese croatian cuban cypriot czech danish dutch ecuadorian egyptian eritrean estonian ethiopian
    finnish french georgian german ghanaian greek guatemalan haitian honduran hungarian icelandic indian indonesian
    iranian iraqi irish israeli italian ivorian jamaican japanese jordanian kazakh kenyan korean kuwaiti latvian
    lebanese libyan lithuanian malaysian malian maltese mexican moldovan mongolian moroccan mozambican nepalese
    nicaraguan nigerian norwegian pakistani palestinian paraguayan peruvian philippine filipino polish portuguese
    romanian russian rwandan saudi senegalese serbian singaporean slovak slovenian somali spanish sudanese swedish swiss
    syrian taiwanese tanzanian thai tunisian turkish ugandan ukrainian uruguayan uzbek venezuelan vietnamese yemeni
    zambian zimbabwean""".split()
)
_CITIZEN: Final = re.compile(
    rf"^(?:the |a |an )?(?:\w+ )?({'|'.join(sorted(_DEMONYMS))}) (?:born )?(?:\w+ )?(?:"
    r"businessman|businesswoman|entrepreneur|citizen|national|footballer|striker|player|swimmer|runner|singer|writer|novelist|painter|actor|actress|director|"
    r"billionaire|scientist|professor|student|tourist|man|woman|climber|cyclist|skier|driver|pianist|conductor)\b"
)
_NUMBERS: Final = {word: str(n) for n, word in enumerate("two three four five six seven eight nine ten".split(), 2)}
_CHILDREN: Final = re.compile(rf"\b(?:mother|father|parent) of ({'|'.join(_NUMBERS)}|\d+)\b")
_TERM: Final = re.compile(r"\b(first|second|third|fourth|fifth|sixth) term\b")
#: Behind these words comes whom or what the one who is told of is something of.
_OF_ANOTHER: Final = re.compile(
    r"\b(?:of|to|for|by|with|from|against|under|than|near|behind|about|replaced|replaces|succeeds|succeeded|like) "
    r"(?!whom)"
)
_ANEW: Final = re.compile(r"\b(?:and|as|now|also)(?: \w+)? $|\b(?:one|some) of (?:the )?(?:\w+ )?$")
#: How a relative clause begins that says what somebody is.
_IS: Final = re.compile(
    r"^who (?:\w+ )?(?:is|was|has been|had been|have been|remains|became|becomes|works as|worked as|working as|"
    r"serves as|served as|has served as|acts as|acted as|doubles as|has worked as|trained as)\b"
)
#: What may stand between "who" and a verb that says what somebody is.
_AHEAD_OF_VERB: Final = re.compile(r"who(?: (?:has|have|had|now|also|still|once|currently|himself|herself|\w+ly))*\s*")
_PLURAL: Final = re.compile(r"(\w{3,}[^\Ws])s\b")
_WHOSE: Final = re.compile(r"(\w+) s $")
#: Whom reports call now so, now so.
_DEAD: Final = frozenset("victim deceased dead killed murdered drowned missing".split())
_EMPTY: Final = frozenset("the a an of his her their its s".split())


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """One thing that somebody is said to be: its sort ("post", "trade", "trial", "rank", "kin", "party", "seat",
    "nation", "age", "subject", "speaks for", "children", "term"), its value, the words of what it is of, whether it is
    told of another time, and how far it is held ("deputy", "acting", "co", "trainee"; "" for in full)."""

    sort: str
    value: str
    of: frozenset[str] = frozenset()
    past: bool = False
    grade: str = ""


@dataclass(frozen=True, slots=True)
class _Forms:
    """Patterns that are made of the words of the book."""

    kin_of: re.Pattern[str]
    party: re.Pattern[str]
    seat: re.Pattern[str]
    lives: re.Pattern[str]
    seat_of: re.Pattern[str]
    body: re.Pattern[str]
    subject: re.Pattern[str]
    grade: re.Pattern[str]
    hints: frozenset[str]


@cache
def _forms() -> _Forms:
    known = book()
    kin, parties, bodies, subjects, grades = (
        "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
        for words in (known.kin, known.parties, known.bodies, known.subjects, known.grades)
    )
    hints = {
        word[:HINT]
        for words in (*known.kin, *known.parties, _SITS, _RANK.pattern, known.seats, known.lives)
        for word in re.findall(r"[a-z]{2,}", words)
    }
    place = r"(?:the )?((?:[A-Z][\w’'-]*|of|the)(?: (?:[A-Z][\w’'-]*|of|the))*)"
    return _Forms(
        re.compile(rf"\b({kin}) (?:of|to) (?:the )?([\w ]+)|\b([\w ]+?) s ({kin})\b"),
        re.compile(rf"\b({parties}) (?:party )?{_SITS}\b|\b(?:for|of) the ({parties})(?: party)?$"),
        re.compile(rf"\b(?i:({known.seats})) (of|for|from|to|in) {place}"),
        re.compile(rf"\b(?i:{known.lives})(?: (?:of|from|in))? {place}"),
        re.compile(rf"\b((?:[A-Z][\w-]*)(?: [A-Z][\w-]*)*)['’]s? (?i:({known.seats}))\b"),
        re.compile(
            rf"\b(?:of|for|to|speaks for|speaking for) (?:the |his |her |their |its )?(?:\w+ ){{0,2}}?({bodies})\b"
        ),
        re.compile(rf"\b({subjects})\b"),
        re.compile(rf"\b({grades}) (?:\w+ ){{0,1}}?$"),
        frozenset((*known.hints, *hints, *(word[:HINT] for word in _DEMONYMS), "pare")),
    )


@lru_cache(maxsize=16_384)
def roles(phrase: str, *, title: bool = False) -> tuple[Role, ...]:
    """What a phrase says; ``title`` for one that stands right before a name, which alone may be a rank."""
    said = phrase[:LONGEST]
    words = re.sub(r"[^\w]+", " ", said.casefold()).split()
    forms = _forms()
    begins = {word[:HINT] for word in words}
    if forms.hints.isdisjoint(begins):
        return ()
    folded = " ".join(words)
    if folded.startswith("one of "):
        folded = _PLURAL.sub(r"\1", folded)
    known = book()
    past = _NOT_NOW.search(folded) is not None
    placed = list(_placed(known, folded, begins, title=title))
    body = _body(said, {word for _, start, end in placed for word in folded[start:end].split()})
    found = []
    for role, start, _ in placed:
        grade = forms.grade.search(folded, 0, start)
        sort = {"trial": "trial", "trade": "trade", "profession": "trade"}.get(known.classes[role], "post")
        if grade and known.grades[grade[1]] == "co" and grade[0] != f"{grade[1]} ":
            grade = None  # "co-op president"
        graded = known.grades[grade[1]] if grade and not (grade[1] == "student" and title) else ""
        found.append(Role(sort, role, body, past or graded == "honorary", graded))
        if role in known.relations and (whose := _WHOSE.search(folded, 0, start)) is not None:
            found.append(Role("kin", role, _of(whose[1]), past))
    found += _others(forms, said, folded, past, title=title)
    taught = {role for role, _, _ in placed} & known.taught
    if taught and (subject := forms.subject.search(folded)) is not None:
        found.append(Role("subject", known.subjects[subject[1]], past=past))
    for role in sorted({role for role, _, _ in placed} & known.speaks):
        if (whom := forms.body.search(folded)) is not None:
            found.append(Role("speaks for", f"{role}|{known.bodies[whom[1]]}", past=past))
    return tuple(dict.fromkeys(found))


def _placed(known: Book, folded: str, begins: Set[str], *, title: bool) -> Iterator[tuple[str, int, int]]:
    """The roles of a phrase with their places: of those that overlap the longest, and the generic last."""
    candidates = {role for hint in begins for role in known.hints.get(hint, ())}
    matches = [
        (role in known.generic, match.start() - match.end(), match.start(), role, match.end())
        for role in sorted(candidates)
        for match in known.patterns[role].finditer(folded)
    ]
    taken: list[tuple[int, int]] = []
    for _, _, start, role, end in sorted(matches):
        if any(start < last and first < end for first, last in taken):
            continue
        taken.append((start, end))
        trial = known.classes[role] == "trial"
        if not trial and (folded.startswith(" s ", end) or (title and end < len(folded))):
            continue  # "the judge's lawyer"; what stands before a name ends with its head
        if trial or not _anothers(folded, start):
            yield role, start, end


def _anothers(folded: str, start: int) -> bool:
    """Whether what stands before a role in a phrase says that it is somebody else's: "husband of the mayor", "who has
    known the mayor for years"."""
    before = folded[:start]
    clause = before.startswith("who ") or before == "who"
    if clause:
        says = _IS.match(before)
        if says is None:
            return _AHEAD_OF_VERB.fullmatch(before) is None
        before = before[says.end() :]
    if _ANEW.search(before) is not None:
        return False
    return _OF_ANOTHER.search(before.strip() + " ") is not None and not before.startswith("who ")


def _others(forms: _Forms, said: str, folded: str, past: bool, *, title: bool) -> Iterator[Role]:
    """Ranks, relations, parties, seats, nations and numbers."""
    known = book()
    if (rank := (_RANK if title else _A_RANK).search(folded)) is not None:
        yield Role("rank", rank[1], past=past)
    for kin in forms.kin_of.finditer(folded):
        relation, of = (kin[1], kin[2]) if kin[1] else (kin[4], kin[3])
        yield Role("kin", known.kin[relation], _of(of), past)
    if (party := forms.party.search(folded)) is not None:
        yield Role("party", known.parties[party[1] or party[2]], past=past)
    seats = [(seat[1], seat[3]) for seat in forms.seat.finditer(said)]
    seats += [(seat[2], seat[1]) for seat in forms.seat_of.finditer(said)]
    seats += [("lives", seat[1]) for seat in forms.lives.finditer(said)]
    for office, where in seats:
        place = " ".join(word for word in where.casefold().split() if word not in ("of", "the"))
        yield Role("seat", f"{office.casefold()}|{place}", frozenset(place.split()), past)
    if (nation := _CITIZEN.search(folded)) is not None:
        yield Role("nation", nation[1], past=past)
    if (children := _CHILDREN.search(folded)) is not None:
        yield Role("children", _NUMBERS.get(children[1], children[1]), past=past)
    if (term := _TERM.search(folded)) is not None:
        yield Role("term", term[1], past=past)


def _of(words: str) -> frozenset[str]:
    """The words for whose relation somebody is; victims are called by many."""
    whose = frozenset(words.split()) - _EMPTY
    return whose | _DEAD if whose & _DEAD else whose


def _body(phrase: str, heads: Set[str]) -> frozenset[str]:
    """The words with a capital in a phrase that name what an office is of, folded; ``heads``: words of the office."""
    words = re.findall(r"[^\W\d_][\w’']*", phrase)
    named = (word.casefold().removesuffix("'s").removesuffix("’s") for word in words if word[:1].isupper())
    return frozenset(word for word in named if word not in _OFFICES and word not in heads)


#: Words of offices that may stand with a capital and name no body.
_OFFICES: Final = frozenset(
    "district city town county area group the a an assistant deputy acting interim former provincial regional state "
    "federal national local ceo cfo president chairman chairwoman chair chief executive officer director head minister "
    "mayor governor general secretary prime premier judge coach captain mp professor prof dr sir lord lady".split()
)
