"""Whether two reports put one occasion in two places, or on two media, of which the one is hardly the other.

Names of media and of places come in many wordings, a building lies in a town and a programme is a station's: so what
says more of one thing is no difference, and most of what is left is of low severity.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.domain import Occasion, Severity
from onrecord.reconcile import nations

#: What a medium is, by the words for it.
_SORTS: Final = {
    word: words.split()[0]
    for words in (
        "radio fm wave airwaves wireless",
        "television tv televised channel canal kanal tele broadcaster news telly",
        "newspaper paper daily weekly magazine journal gazette herald tribune courier observer chronicle post times "
        "bladet zeitung press",
        "podcast",
        "post facebook twitter instagram telegram tiktok youtube bluesky mastodon linkedin blog website online",
    )
    for word in words.split()
}
#: What no name that both have makes one: "Radio Norwick" is not the Norwick Gazette.
_ON_AIR: Final = frozenset("radio fm television tv".split())
_IN_PRINT: Final = frozenset("newspaper gazette herald tribune courier chronicle".split())
_SPOKEN: Final = frozenset(("radio", "television", "podcast"))
#: A podcast is often a radio programme, a newspaper's text a post on its page: these two say nothing of each other.
_EITHER: Final = (
    frozenset(("radio", "podcast")),
    frozenset(("newspaper", "podcast")),
    frozenset(("newspaper", "post")),
    frozenset(("television", "podcast")),
)
_ASSEMBLED: Final = frozenset(("press conference", "parliamentary session", "meeting"))
_TALK: Final = frozenset("talk show chat".split())
#: Words of a medium's name that many have.
_COMMON: Final = frozenset(
    "the a an on in of at with our its their my your local public state national regional breakfast morning evening "
    "night late sunday show programme program broadcast live bulletin sports sport new this interview station "
    "network".split()
)
#: Where one may speak, by the words for it; those of one line may be one place.
_VENUES: Final = {
    word: words.split()[0]
    for words in (
        "studio", "court courthouse courtroom", "hall council", "square market street park garden",
        "school classroom playground", "university campus lecture faculty",
        "hospital infirmary clinic ward bedside sickbed bed", "stadium arena pitch",
        "harbour harbor port quay pier dock docks", "airport terminal arrivals departures runway airfield",
        "church cathedral mosque temple synagogue chapel", "hotel", "embassy consulate",
        "parliament chamber assembly senate",
        "home house kitchen farm porch yard flat apartment villa mansion farmhouse", "library", "gymnasium gym",
        "factory plant shaft mine canteen shipyard refinery works brewery",
        "station platform", "museum gallery theatre theater stage opera", "prison jail", "barracks base camp",
        "beach", "bridge", "cemetery graveside", "pub restaurant cafe",
        "summit",
    )
    for word in words.split()
}  # fmt: skip
#: Those that hold no other in their name: a garden is a palace's, a square has a station.
_HOUSES: Final = frozenset(
    """court hall university hospital stadium airport church hotel embassy parliament library museum prison
    studio""".split()
)
#: Sorts of place of which none lies in another.
_SITES: Final = frozenset("station airport hospital court stadium prison church embassy museum harbour".split())
_OF_SITES: Final = frozenset("main international regional railway train bus metro police fire football".split())
#: Where somebody lives is in none of these.
_AT_HOME: Final = re.compile(r"(?:his|her|their) (?:[\w-]+ )?(?:home|house|flat|apartment)\b")
_IN_TOWN: Final = re.compile(
    r"(?: in | at |\b(?:city|town|village|port|capital|suburb|resort|hamlet) of )((?:[A-Z][\w’'-]*)(?: [A-Z][\w’'-]*)*)"
)
_SETTLED: Final = re.compile(r"[Tt]he (?:[\w-]+ ){0,3}?(?:city|town|village|port|capital|suburb|resort) of ([A-Z].*)")
_OF_NAME: Final = re.compile(r"(?:the|a|an|his|her|their) ([a-z-]+(?: [a-z-]+)?) of (?:the )?([A-Z].*)")
#: Venues that are often one place, or lie in front of each other.
_BESIDE: Final = (
    frozenset(("hall", "parliament")),
    frozenset(("hall", "hotel")),
    frozenset(("school", "university")),
    frozenset(("studio", "home")),
    frozenset(("museum", "hall")),  # a stage, and the hall that it is in
    frozenset(("museum", "stadium")),
)
#: Words of a building's name that say of what sort it is, and no more.
_BUILDINGS: Final = _VENUES.keys() | frozenset(
    "crown magistrates high supreme district appeal county town city village municipal royal national general central "
    "old new great grand main community house building room centre center steps stage law public state".split()
)
#: The same of those with a name: halls, libraries and hospitals of a university.
_NAMED_BESIDE: Final = tuple(
    frozenset(pair.split())
    for pair in (
        "hall university", "hall library", "hall museum", "museum university", "library university",
        "hospital university",
    )
)  # fmt: skip
#: Bodies of which there are many of one sort.
_BODIES: Final = frozenset("committee subcommittee inquiry tribunal commission council board panel inquest".split())
_OF_BODIES: Final = frozenset(
    "senate house commons lords parliamentary parliament select joint standing special congressional assembly public "
    "national royal city town county district members member chamber state federal independent the a president chair "
    "chairman chairwoman five seven nine ten twelve fifteen fellow joint full".split()
)
#: Whom one speaks to, of which few sit among the others.
_AUDIENCES: Final = {
    word: words.split()[0]
    for words in (
        "students undergraduates pupils graduates schoolchildren", "shareholders investors", "troops soldiers sailors",
        "congregation worshippers parishioners", "workers employees staff strikers dockers miners",
        "farmers growers", "prisoners inmates", "patients", "pensioners", "jurors jury",
    )
    for word in words.split()
}  # fmt: skip
_EMPTY: Final = frozenset("of the and in at on near outside inside de la his her their our my a an".split())
#: Where ships are, whatever they are called; and where in a court one stands, whatever court it is.
_WATERS: Final = frozenset("sea ocean gulf strait coast offshore".split())
_IN_COURT: Final = frozenset(("the dock", "the witness stand", "the witness box", "the stand", "the bench", "court"))
#: What a place is called by what it is, before or behind its name.
_SETTLEMENTS: Final = frozenset("city town village port capital suburb district resort island state region".split())
#: Where governments sit, by the names for it, and the town.
_SEATS: Final = {
    frozenset(name.split()): frozenset(town.split())
    for town, names in {
        "edinburgh scotland": "holyrood, bute house",
        "london britain england uk": "westminster, downing street, whitehall, buckingham palace, old bailey, chequers, "
        "house commons, house lords, scotland yard, lambeth palace, city hall, mansion house, royal courts justice",
        "cardiff wales": "senedd, cardiff bay",
        "belfast": "stormont",
        "dublin ireland": "leinster house, dail, four courts, croke park",
        "washington": "white house, capitol, capitol hill, pentagon, state department, oval office, rose garden, "
        "supreme court, senate, congress, national mall, house representatives, national press club",
        "moscow russia": "kremlin, duma, red square",
        "paris france": "elysee, élysée, matignon, quai orsay, national assembly",
        "berlin germany": "bundestag, reichstag, chancellery, bellevue",
        "rome italy": "quirinal, quirinale, palazzo chigi, montecitorio",
        "vatican rome": "st peter square, apostolic palace",
        "brussels belgium": "berlaymont, european commission, european parliament, nato headquarters",
        "strasbourg": "european parliament, council europe",
        "hague netherlands": "binnenhof, international court justice, peace palace",
        "new york": "united nations, un headquarters, un, general assembly, security council, wall street",
        "geneva": "palais nations, wto, who headquarters",
        "ottawa canada": "parliament hill, rideau hall",
        "canberra australia": "parliament house",
        "oslo norway": "storting, stortinget",
        "stockholm sweden": "riksdag, rosenbad",
        "copenhagen denmark": "folketing, christiansborg",
        "helsinki finland": "eduskunta",
        "warsaw poland": "sejm",
        "madrid spain": "moncloa, cortes",
        "vienna austria": "hofburg, ballhausplatz",
        "jerusalem israel": "knesset",
        "delhi india": "lok sabha, rajya sabha, raisina hill",
        "tokyo japan": "diet, kantei",
        "seoul": "blue house",
        "beijing china": "great hall people, zhongnanhai",
        "kyiv ukraine": "rada, bankova, verkhovna rada",
    }.items()
    for name in names.split(", ")
}
#: A town's name that begins as a venue's: "Port Norwick", but not what runs one.
_PORT: Final = re.compile(r"^Port (?!Authority\b|Police\b)(?=[A-Z])")
_ARTICLES: Final = frozenset("the a an our in on at with".split())
_STEM: Final = 5  # letters by which words of two places are held to be one: court, courthouse
LOW: Final = (
    "where a thing was said decides what it is about; but one of the two may lie in the other, or be its programme"
)


def elsewhere(one: Occasion, other: Occasion) -> tuple[Severity, str] | None:
    """How much two tellings of one occasion differ in its medium or its place, and in what; None for not at all."""
    return (
        _media(one, other)
        or _beside(one, other)
        or _beside(other, one)
        or _hearers(one.interlocutor, other.interlocutor)
        or _places(_site(one), _site(other))
    )


def _media(one: Occasion, other: Occasion) -> tuple[Severity, str] | None:
    if not one.medium or not other.medium:
        return None
    left, right = _words(one.medium), _words(other.medium)
    named, others = (words - _COMMON - _SORTS.keys() for words in (left, right))
    because = f"the media are {one.medium} and {other.medium}"
    if (left & _ON_AIR and right & _IN_PRINT) or (left & _IN_PRINT and right & _ON_AIR):
        return ("low", because) if _proper(one.medium) and _proper(other.medium) else None
    if _shared(named, others) or left <= right or right <= left:
        return None
    sort, other_sort = _sort(left), _sort(right)
    proper = _proper(one.medium) and _proper(other.medium)
    if sort and other_sort and sort != other_sort:
        return None if frozenset((sort, other_sort)) in _EITHER else ("medium" if proper else "low", because)
    if not named or not others or not proper:
        return None  # "the radio", and which one
    return "medium" if sort and sort == other_sort else "low", because


def _beside(one: Occasion, other: Occasion) -> tuple[Severity, str] | None:
    """A medium of the one, and what the other was held as instead."""
    if not one.medium or other.medium or one.kind == other.kind:
        return None
    words = _words(one.medium)
    sort = _sort(words)
    because = f"one is with {one.medium}, the other of kind {other.kind}"
    if other.kind == "post" and sort in _SPOKEN:
        return "medium", because
    told = one.kind in ("unknown", "interview") and _proper(one.medium)
    if told and (other.kind in _ASSEMBLED or (other.kind == "speech" and words & _TALK)):
        return "low", because
    return None


def _site(one: Occasion) -> str | None:
    """Where it was; a court that it was said to is a place, too."""
    if one.place or not one.interlocutor:
        return one.place
    return one.interlocutor if "court" in _words(one.interlocutor) else None


def _hearers(one: str | None, other: str | None) -> tuple[Severity, str] | None:
    """Two bodies of one sort that are called by other words ("the Senate agriculture committee", "the finance
    committee"), or two sorts of people that hardly sit in one audience."""
    if not one or not other:
        return None
    left, right = _words(one), _words(other)
    because = f"one was said to {one}, the other to {other}"
    bodies = {word for word in left & right if word in _BODIES}
    if bodies:
        own, others = (words - _OF_BODIES - _BODIES - _EMPTY - _nations(words) for words in (left, right))
        return ("low", because) if own and others and not _shared(own, others) else None
    groups, others_there = ({_AUDIENCES[word] for word in words if word in _AUDIENCES} for words in (left, right))
    return ("low", because) if groups and others_there and not groups & others_there else None


def _nations(words: frozenset[str]) -> frozenset[str]:
    return words & nations.demonyms()


def _places(one: str | None, other: str | None) -> tuple[Severity, str] | None:
    if not one or not other or _holds(one, other) or _holds(other, one):
        return None
    because = f"the places are {one} and {other}"
    one, other = _named_port(one), _named_port(other)
    towns = _town(one), _town(other)
    if towns[0] and towns[1] and not _shared(towns[0] - _COMMON, towns[1] - _COMMON):
        return "low", because
    if _settled(one, other) or _settled(other, one) or _of_two_names(one, other):
        return "low", because
    lone = any(towns) and not all(towns) and not (_venues(_words(one)) and _venues(_words(other)))
    if lone and _shared(towns[0] or towns[1], _words(other if towns[0] else one) - _EMPTY):
        return None
    left, right = _words(one) - _EMPTY, _words(other) - _EMPTY
    if left & _WATERS or right & _WATERS or _IN_COURT & {one.casefold(), other.casefold()}:
        return None
    if _two_sites(left, right):
        return "low", because
    names, names_there = (words - _COMMON - _BUILDINGS - _SETTLEMENTS - _nations(words) for words in (left, right))
    if _shared(names, names_there):
        return None
    venue, venue_there = _venues(left), _venues(right)
    if venue and venue_there:
        named = _proper(one) or _proper(other)
        beside = _BESIDE + _NAMED_BESIDE if named else _BESIDE
        together = any(frozenset((a, b)) in beside for a in venue for b in venue_there)
        houses = _HOUSES | ({"home"} if _AT_HOME.match(one) or _AT_HOME.match(other) else set())
        if together or (named and not (venue | venue_there <= houses)):
            return None
        two = not venue & venue_there or (names and names_there and _proper(one) and _proper(other))
        return ("low", because) if two else None  # the crown courts of two towns are two
    if _shared(left - _COMMON, right - _COMMON):
        return None
    return ("low", because) if _proper(one) and _proper(other) and not venue and not venue_there else None


def _town(place: str) -> frozenset[str]:
    """The town that a place says it lies in, or is: "the plant in Norwick", "the Danish city of Norwick"."""
    found = _IN_TOWN.search(place)
    return _words(found[1]) - _EMPTY if found is not None else frozenset()


def _settled(one: str, other: str) -> bool:
    """Whether the one is a town that is said to be one, and the other another: "the port of Norwick", "Sundholm"."""
    found = _SETTLED.fullmatch(one)
    return found is not None and _a_town(other) and not _shared(_words(found[1]) - _EMPTY, _words(other) - _EMPTY)


def _of_two_names(one: str, other: str) -> bool:
    """Whether two places are the same sort of thing, of two names: "the ruins of Norwick", "the ruins of Sundholm"."""
    left, right = _OF_NAME.fullmatch(one), _OF_NAME.fullmatch(other)
    if left is None or right is None or left[1] != right[1]:
        return False
    return not _shared(_words(left[2]) - _EMPTY, _words(right[2]) - _EMPTY)


def _two_sites(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two places are of one town by name and otherwise of two sorts that hold nothing of each other: its
    airport and its main station."""
    venue, venue_there = _venues(left), _venues(right)
    if len(venue) != 1 or len(venue_there) != 1 or venue & venue_there or not venue | venue_there <= _SITES:
        return False
    names = [words - _VENUES.keys() - _BUILDINGS - _OF_SITES for words in (left, right)]
    return names[0] == names[1] and frozenset((*venue, *venue_there)) not in (*_BESIDE, *_NAMED_BESIDE)


def _holds(place: str, site: str) -> bool:
    """Whether a site, for all that its name tells, may lie in a place: a country holds what is no country; a town by
    its name alone what is called "the …"; and the seats of governments lie where they do."""
    town, there = _words(place) - _EMPTY, _words(site) - _EMPTY
    if any(name <= there and town & where for name, where in _SEATS.items()):
        return True
    if nations.countries() & {" ".join(sorted(town)), " ".join(place.casefold().split())}:
        return not nations.countries() & {" ".join(sorted(there)), " ".join(site.casefold().split())}
    return _a_town(place) and not _a_town(site) and not _SETTLEMENTS & there


def _a_town(place: str) -> bool:
    """Whether a place is called by a name alone, without an article or a word that says what it is."""
    return all(word[:1].isupper() for word in place.split()) and not (place.startswith("The ") and place != "The Hague")


def _named_port(place: str) -> str:
    """A place without the word in which a town's name is like a venue's."""
    return _PORT.sub("", place) if _a_town(place) else place


def _venues(words: frozenset[str]) -> set[str]:
    return {_VENUES[each] for word in words for each in (word, word.removesuffix("s")) if each in _VENUES}


def sort(medium: str) -> str | None:
    """What a medium is by the words of its name, as the first of those that may say it; None for a name alone."""
    return _sort(_words(medium))


def _sort(words: frozenset[str]) -> str | None:
    """What a medium is: the last of its words in the order of the list that says so; None for a name alone."""
    found = sorted({_SORTS[word] for word in words if word in _SORTS}, key=list(_SORTS.values()).index)
    return found[0] if found else None


def _shared(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool({word[:_STEM] for word in left} & {word[:_STEM] for word in right})


def _proper(name: str) -> bool:
    """Whether it is a name: it has a word with a capital."""
    return any(word[:1].isupper() and word.casefold() not in _ARTICLES for word in name.split())


def _words(name: str) -> frozenset[str]:
    said = re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", name.casefold()))
    return frozenset(said)
