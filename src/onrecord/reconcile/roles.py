"""What a phrase about somebody says that they are, as values of which one may exclude another.

"the convicted fraudster", "who runs the airport", "deputy governor of the province": a phrase comes to posts, trades,
standings before a court, ranks, parties, relations, seats, subjects and bodies, each with what it is of and how far it
is held. The words are data (``roles.toml``, :mod:`onrecord.reconcile.rolebook`); what one person may well be beside
another is for :mod:`onrecord.reconcile.discrepancies.standings`. A phrase that holds none of the words says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from onrecord.reconcile import asides, faiths, nations
from onrecord.reconcile.portfolios import committees, portfolios
from onrecord.reconcile.rolebook import HINT, Book, book

LONGEST: Final = 120  # characters of a phrase that are looked at

#: Before or in a phrase, what says that it is not so now, or not quite.
_NOT_NOW: Final = re.compile(
    r"\b(?:former|formerly|ex|late|retired|onetime|one time|then|outgoing|"
    r"past(?! (?:\w+ ){0,2}(?:days|weeks|months|years|decades|terms|seasons)\b)|ousted|fired|sacked|dismissed|deposed|"
    r"elect|designate|would be|shadow|incoming|next|future|aspiring|hopeful|candidate|nominee|contender|front runner|"
    r"until(?! now)|previously|once|honorary|emerit\w+|predecessor|successor|rival|opponent|critic(?= of)|fake|alleged|"
    r"self styled|not|in (?:19|20)\d\d|"
    r"(?:run|runs|running|stand|stands|standing|bid|bids|bidding|campaigning) (?:again )?(?:for|to)\b|"
    r"was (?!convicted|accused|charged|found|acquitted|cleared|sentenced|indicted|born)|had been|"
    r"(?:stepped|stood) down|resigned|retired|quit|left office|lost office|term (?:as .{1,60} )?(?:ended|expired))\b"
)
#: Before a portfolio, what says that it is held beside another.
_BESIDE_ANOTHER: Final = re.compile(r"\b(?:acting|interim|associate|caretaker) (?:\w+ )?minister\b")
#: How a phrase begins that tells of one trade, and not that it is all that somebody is: "a lawyer", but not "a lawyer
#: for the company".
_A_TRADE: Final = re.compile(
    r"^(?:an? (?!.* (?:of|for|at|to|with|from|in|on|who|s) )|who (?:\w+ )?(?:teaches|lectures)\b)"
)
_RANKS: Final = (
    r"((?:(?:lieutenant|major|brigadier|rear|vice|staff|master|lance|lt|maj|brig|first|second|sub|chief) )*)"
    r"(private|corporal|sergeant|lieutenant|captain|major|colonel|brigadier|general|commodore|admiral|marshal|constable|"
    r"inspector|superintendent)"
)
_RANK: Final = re.compile(rf"(?:^|\b(?:army|air force|navy|us|retired|the)\s){_RANKS}$")
#: Behind a name a rank is one where it is no other word ("the club's captain") or the forces are named.
_A_RANK: Final = re.compile(
    r"^(?!.*\b(?:building|factory|fisheries|fire|food|gas|health|market|mine|quality|safety|schools?|tax|tram|ticket|"
    r"\w+house) inspector)(?:the |an? )?(?:\w+ ){0,2}?"
    r"((?:(?:lieutenant|brigadier|rear|vice|staff|lance|sub|chief|detective) )*)"
    r"(corporal|sergeant|lieutenant|colonel|brigadier|commodore|admiral|inspector|constable|"
    r"(?:private|captain|major|general)(?= (?:in|of|with) (?:the|her|his) (?:\w+ ){0,3}(?:army|navy|air force|marines|"
    r"infantry|artillery|brigade|regiment|battalion|division|guards?|forces|reserves?|corps|cavalry)\b))"
    r"(?= (?:in|with|of the|from|at|who|serving|stationed|based|on)\b|$)"
)
_SHORT: Final = {"lt": "lieutenant", "maj": "major", "brig": "brigadier"}
_SITS: Final = (
    r"(?:(?:city|town|county|district|borough|local|state|opposition|backbench|senior) )?"
    r"(?:councill?or|councilwoman|councilman|mps?|meps?|msp|lawmaker|senator|sen|congressman|congresswoman|deputy|"
    r"legislator|politician|peer|peeress|baroness|member|representative|rep|assemblyman|assemblywoman|alderman|whip|"
    r"backbencher|parliamentarian|candidate|leader|chair|chairman|chairwoman|spokesman|spokeswoman|spokesperson|"
    r"activist|delegate|strategist|mayor|governor|minister|stalwart|grandee)"
)
_NUMBERS: Final = {word: str(n) for n, word in enumerate("two three four five six seven eight nine ten".split(), 2)}
_CHILDREN: Final = re.compile(
    rf"\b(?:mother|father|parent) of ({'|'.join(_NUMBERS)}|\d+)\b"
    rf"|\b(?:has|with|have) ({'|'.join(_NUMBERS)}|\d+) children\b"
)
_TERM: Final = re.compile(r"\b(first|second|third|fourth|fifth|sixth) term\b")
_COUNT: Final = "|".join(("one", *_NUMBERS))
_TERMS: Final = re.compile(rf"\b(?:served |serving |after |for )?({_COUNT}) terms?\b")
_TIMES: Final = re.compile(
    rf"\b({_COUNT}) times? (?:\w+ ){{0,3}}?(champion|winner|medallist|medalist|finalist|runner up|nominee|laureate)\b"
)
_MEDAL: Final = re.compile(
    r"\b(gold|silver|bronze)(?: medal(?:list|ist|s)?\b|$)"
    r"|\b(?:won|took|takes|wins|claimed|earned|secured|clinched) (?:the |a |an \w+ )?(gold|silver|bronze)\b"
)
_PLACED: Final = re.compile(
    r"\b(?:finished|came|placed|comes|finishing|took) (first|second|third|fourth|fifth|sixth|last)\b"
)
_WON: Final = re.compile(r"\b(?:race|stage|marathon|cup|tournament|rally|contest) winner$")
#: "the councillor for Ward 14"
_NUMBERED: Final = re.compile(r"\b(ward|district|arrondissement|precinct|constituency) (\d{1,3})(?:\b|$)")
_ORDERED: Final = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th) (ward|district|arrondissement|precinct|constituency)\b")
#: Of a country's government, or of a part's: "the federal transport minister".
_LEVEL: Final = re.compile(
    r"\b(?:(federal|national)|(regional|provincial|cantonal)(?! (?:development|affairs|policy|planning)\b)) "
    r"(?:\w+ )?minister\b"
)
#: "her brother": whose it is, a text has said before.
_PRONOUN_KIN: Final = r"^(?:his|her|their|its) (?:\w+ )?"
#: Behind these words comes whom or what the one who is told of is something of.
_OF_ANOTHER: Final = re.compile(
    r"\b(?:of|to|for|by|with|from|against|under|than|near|behind|about|replaced|replaces|succeeds|succeeded|like) "
    r"(?!whom)"
)
_ANEW: Final = re.compile(r"\b(?:and|as|now|also)(?: \w+)? $|\b(?:one|some) of (?:the )?(?:\w+ )?$")
#: How a relative clause begins that says what somebody was, and no longer is.
_WAS: Final = re.compile(
    r"^who (?:\w+ )?(?:(?:stepped|stood) down|resigned|retired|quit|left|was (?:fired|sacked|dismissed|ousted|removed)|"
    r"lost (?:his|her|their) (?:job|post|seat|office))(?: \w+ly)? (?:as|from)\b"
)
#: How a relative clause begins that says what somebody is.
_IS: Final = re.compile(
    r"^who (?:\w+ )?(?:is|was|has been|had been|have been|remains|became|becomes|works as|worked as|working as|"
    r"serves as|served as|has served as|acts as|acted as|doubles as|has worked as|trained as)\b"
)
#: What may stand between "who" and a verb that says what somebody is.
_AHEAD_OF_VERB: Final = re.compile(r"who(?: (?:has|have|had|now|also|still|once|currently|himself|herself|\w+ly))*\s*")
_PLURAL: Final = re.compile(r"(\w{3,}[^\Ws])s\b")
_WHOSE: Final = re.compile(r"(\w+) s $")
#: Where somebody is from, by the words for it.
_ORIGINS: Final = {
    "born in": "born", "native of": "born", "comes from": "comes", "hails from": "comes", "grew up in": "grew",
    "raised in": "grew",
}  # fmt: skip
#: A party behind a name in brackets: "(Lab, North Fen)", "(D-Ohio)".
_BRACKETED: Final = re.compile(r"^(D|R|I|LD|Lib Dem|Con|Lab|Green|Labour|Conservative)(?:-|, )(?=[A-Z])")
_LETTERS: Final = {"D": "democrat", "R": "republican", "I": "independent", "LD": "lib dem"}
#: Whom reports call now so, now so.
_DEAD: Final = frozenset("victim deceased dead killed murdered drowned missing".split())
_EMPTY: Final = frozenset("the a an of his her their its s".split())
#: Whose relation somebody is, where only a pronoun says it.
_SOMEBODYS: Final = _DEAD | {"?"}
#: Names of parties that, in small letters, say where somebody leans, and no more.
_LEANINGS: Final = frozenset(("conservative", "liberal", "socialist", "nationalist", "communist"))
_NO_PLACE: Final = frozenset("of the deputy vice acting interim former lord lady new outgoing state".split())


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """One thing that somebody is said to be: its sort ("post", "trade", "trial", "rank", "kin", "party", "seat",
    "nation", "faith", "born", "age", "subject", "speaks for", "children", "portfolio", "committee", "level",
    "medal", and what a number says: "term", "terms", "times", "placed", "numbered"), its value, the words of what it is
    of, whether it is told of another time, how far it is held ("deputy", "acting", "co", "trainee"; "" for in full),
    and whether it is told as one trade that they have ("a lawyer"), which somebody may have beside a post."""

    sort: str
    value: str
    of: frozenset[str] = frozenset()
    past: bool = False
    grade: str = ""
    beside: bool = False


#: How words begin by which a phrase may say a number, a medal or a portfolio.
_MORE_HINTS: Final = frozenset(
    word[:HINT]
    for word in (
        "parent first second third fourth fifth sixth one two three four five six seven eight nine ten gold silver "
        "bronze has with committee finished came comes hails native grew raised placed d r i ld charge responsible "
        "beaten ward arrondissement precinct constituency line route number no federal national regional provincial "
        "cantonal won lost lifted ministry department portfolio brief runs heads leads"
    ).split()
)


@dataclass(frozen=True, slots=True)
class _Forms:
    """Patterns that are made of the words of the book."""

    kin_of: re.Pattern[str]
    party: re.Pattern[str]
    seat: re.Pattern[str]
    lives: re.Pattern[str]
    seat_of: re.Pattern[str]
    origin: re.Pattern[str]
    body: re.Pattern[str]
    subject: re.Pattern[str]
    grade: re.Pattern[str]
    whose: re.Pattern[str]
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
        re.compile(
            rf"\b(?i:({parties})) (?i:party )?(?i:{_SITS})\b"
            rf"|\b(?:for|of|with) (?:the )?(?i:({parties}))(?i: party)?(?=$| in | on )"
            rf"|^(?i:({parties}))(?:['’]s?)?$"
            rf"|^(?:[A-Z][\w-]*['’]s?|a|an|the|[Ff]ormer|[Vv]eteran) (?i:({parties}))(?=$| from | who )"
        ),
        re.compile(rf"\b(?i:({known.seats})) (of|for|from|to|in) {place}"),
        re.compile(rf"\b(?i:{known.lives})(?: (?:of|from|in))? {place}"),
        re.compile(
            rf"\b((?:[A-Z][\w-]*)(?: [A-Z][\w-]*)*)['’]s? (?i:({known.seats}))\b"
            rf"|^(?:[Tt]he )?((?:[A-Z][\w-]*)(?: [A-Z][\w-]*)*) ((?i:mayor|governor|archbishop|bishop|sheriff))$"
        ),
        re.compile(rf"\b({'|'.join(_ORIGINS)}) {place}"),
        re.compile(
            rf"\b(?:of|for|to|speaks for|speaking for) (?:the |his |her |their |its )?(?:\w+ ){{0,2}}?({bodies})\b"
        ),
        re.compile(rf"\b({subjects})\b"),
        re.compile(rf"\b({grades}) (?:\w+ ){{0,1}}?$"),
        re.compile(rf"{_PRONOUN_KIN}({kin})$"),
        frozenset((*known.hints, *hints, *nations.HINTS, *faiths.HINTS, *_MORE_HINTS)),
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
    past = _NOT_NOW.search(folded) is not None or asides.aside(folded)
    beside = _A_TRADE.match(folded) is not None
    placed = list(_placed(known, folded, begins, title=title))
    body = _body(said, {word for _, start, end in placed for word in folded[start:end].split()})
    found = []
    for role, start, end in placed:
        grade = forms.grade.search(folded, 0, start)
        sort = {"trial": "trial", "trade": "trade", "profession": "trade"}.get(known.classes[role], "post")
        if grade and known.grades[grade[1]] == "co" and grade[0] != f"{grade[1]} ":
            grade = None  # "co-op president"
        graded = known.grades[grade[1]] if grade and not (grade[1] == "student" and title) else ""
        alone = asides.bare(folded, start, end)
        by_the_way = (sort == "trade" and (beside or alone)) or (known.classes[role] == "assembly" and alone)
        found.append(Role(sort, role, body, past or graded == "honorary", graded, by_the_way))
        if role in known.relations and (whose := _WHOSE.search(folded, 0, start)) is not None:
            found.append(Role("kin", role, _of(whose[1]), past))
    starts = frozenset(start for role, start, _ in placed if known.classes[role] in _ABROAD and role not in _AT_HOME)
    found += [Role("nation", nation, past=past) for nation in nations.nation(folded, starts)]
    found += _others(forms, said, folded, past, title=title)
    found += [Role("speaks for", f"{role}|{body}", past=past) for role, body in _prenominal(known, folded, placed)]
    taught = {role for role, _, _ in placed} & known.taught
    if taught and (subject := forms.subject.search(folded)) is not None:
        found.append(Role("subject", known.subjects[subject[1]], past=past))
    for role in sorted({role for role, _, _ in placed} & known.speaks):
        if (whom := forms.body.search(folded)) is not None:
            found.append(Role("speaks for", f"{_SPEAKING.get(role, role)}|{known.bodies[whom[1]]}", past=past))
    return tuple(dict.fromkeys(found))


#: Of which classes somebody is whose nation an adjective before it tells, and who is called by that of their work.
_ABROAD: Final = frozenset(("state", "assembly", "profession", "trade", "any"))
_AT_HOME: Final = frozenset(("journalist", "columnist", "photographer", "resident", "official"))


#: By which role somebody is held who is told of by a verb: who "speaks for" a body may lead it all the same.
_SPEAKING: Final = {"voice": "spokesperson"}
_SPEAKERS: Final = frozenset(("spokesperson", "negotiator"))
#: Words between a body and who speaks for it.
_BETWEEN: Final = frozenset("s chief lead senior press main top".split())


def _prenominal(known: Book, folded: str, placed: Iterable[tuple[str, int, int]]) -> Iterator[tuple[str, str]]:
    """For which body somebody speaks by the word before: "navy spokeswoman", "the union's chief negotiator"."""
    for role, start, _ in placed:
        before = [word for word in folded[:start].split() if word not in _BETWEEN]
        if role in _SPEAKERS and before:
            body = " ".join(before[-2:]) if " ".join(before[-2:]) in known.bodies else before[-1]
            if body in known.bodies:
                yield role, known.bodies[body]


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
        says = _IS.match(before) or _WAS.match(before)
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
        words = [_SHORT.get(word, word) for word in rank[1].split()]
        yield Role("rank", rank[2], past=past, grade=" ".join(words))
    for kin in forms.kin_of.finditer(folded):
        relation, of = (kin[1], kin[2]) if kin[1] else (kin[4], kin[3])
        yield Role("kin", known.kin[relation], _of(of), past)
    if (whose := forms.whose.search(folded)) is not None:
        yield Role("kin", known.kin[whose[1]], _SOMEBODYS, past)
    if (party := forms.party.search(_plain(said))) is not None:
        word = next(each for each in party.groups() if each)
        if word[:1].isupper() or known.parties[word.casefold()] not in _LEANINGS:
            yield Role("party", known.parties[word.casefold()], past=past)
    elif (letters := _BRACKETED.match(said)) is not None:
        yield Role("party", known.parties[_LETTERS.get(letters[1], letters[1].casefold())], past=past)
    seats = [(seat[1], seat[3]) for seat in forms.seat.finditer(said)]
    seats += [(seat[2] or seat[4], seat[1] or seat[3]) for seat in forms.seat_of.finditer(said)]
    seats += [("lives", seat[1]) for seat in forms.lives.finditer(said)]
    seats += [(_ORIGINS[seat[1]], seat[2]) for seat in forms.origin.finditer(said)]
    for office, where in seats:
        words = where.casefold().split()
        if not nations.demonyms().isdisjoint(words) or not known.parties.keys().isdisjoint(words):
            continue
        place = " ".join(word for word in words if word not in _NO_PLACE)
        if place:
            yield Role("seat", f"{office.casefold()}|{place}", frozenset(place.split()), past)
    if (born := nations.birth(folded)) is not None:
        yield Role("born", born, past=False)
    if held := portfolios(folded):
        yield Role("portfolio", " ".join(sorted(held)), past=past or _BESIDE_ANOTHER.search(folded) is not None)
    if sat := committees(folded):
        yield Role("committee", " ".join(sorted(sat)), past=past)
    if _WON.search(folded) is not None:
        yield Role("placed", "first", past=past)
    numbered = [] if "resident" in folded else [(one[1], one[2]) for one in _NUMBERED.finditer(folded)]
    for noun, number in dict.fromkeys([*numbered, *((one[2], one[1]) for one in _ORDERED.finditer(folded))]):
        yield Role("numbered", f"{noun}|{number}", past=past)
    if (level := _LEVEL.search(folded)) is not None:
        yield Role("level", "country" if level[1] else "region", past=past)
    if (faith := faiths.faith(folded)) is not None:
        yield Role("faith", faith, past=past)
    if (children := _CHILDREN.search(folded)) is not None:
        number = children[1] or children[2]
        yield Role("children", _NUMBERS.get(number, number), past=past)
    for sort, pattern in (("term", _TERM), ("terms", _TERMS), ("placed", _PLACED)):
        if (number := pattern.search(folded)) is not None:
            yield Role(sort, number[1], past=past)
    if (times := _TIMES.search(folded)) is not None:
        yield Role("times", f"{times[2]}|{times[1]}", past=past)
    if (medal := _MEDAL.search(folded)) is not None:
        yield Role("medal", medal[1] or medal[2], past=past)


def _plain(said: str) -> str:
    """A phrase with its capitals, its marks but apostrophes made spaces."""
    return " ".join(re.sub(r"[^\w'’]+", " ", said).split())


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
