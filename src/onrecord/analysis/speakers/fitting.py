"""Whether a person of the report may be the one whom a description means, by what report and packs say of him.

A description that names an office says something that can be checked: who is a justice is nobody's nominee, who is a
senator from one state is not the senator from another. What nothing contradicts may be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, Literal

from onrecord import knowledge
from onrecord.analysis.speakers import names, placenames, rolewords
from onrecord.analysis.speakers.bodykinds import medium
from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.roles import GENERIC_HEADS, Role, role_of
from onrecord.analysis.speakers.wordlists import words
from onrecord.knowledge.given_names import Gender

Fit = Literal["says", "may", "not"]


# Who runs for something; any office, trade or fame goes with it.
RUNNING: Final = words(
    "nominee candidate contender frontrunner front-runner hopeful challenger rival standard-bearer opponent incumbent"
)
# Offices that people are elected or appointed to: of these a person mostly holds one at a time.
OFFICES: Final = words(
    """president premier minister chancellor governor gov mayor commissioner senator sen congressman congresswoman
    representative rep lawmaker legislator mp mep king queen prince princess pope bishop archbishop cardinal
    vicepresident secgen attgen ambassador general gen admiral adm colonel sheriff justice judge speaker secretary
    assemblyman assemblywoman councilman councilwoman councillor alderman"""
)
# Of these the world has one that needs no name: "the president" may be somebody whom the report does not bring in.
ALONE: Final = words(
    """president premier chancellor king queen pope vicepresident secgen attgen firstlady emperor sultan speaker
    secretary minister prince princess"""
)
# What somebody has made of himself; who holds an office is called by that.
TRADES: Final = words(
    """billionaire millionaire businessman businesswoman mogul magnate tycoon developer investor entrepreneur
    financier star showman celebrity"""
)
# What people of the stage and of letters are called: of one who is on the scene, whoever else is one.
STAGE: Final = words("actor actress star singer rapper comedian musician author novelist filmmaker")
_PRESS: Final = words(
    "reporter journalist correspondent anchor host columnist editor commentator moderator blogger pundit interviewer"
)
STAFF: Final = words(
    """manager strategist aide adviser advisor operative pollster presssecretary staffchief consultant spokesman
    spokeswoman spokesperson surrogate"""
)
# Who speaks for somebody else's office, or for a body's.
_SPEAK_FOR: Final = rolewords.SPOKES | {"presssecretary"}
_LAW: Final = words("judge justice prosecutor")
_LED: Final = GENERIC_HEADS
_LOOSE: Final = _LED | {"diplomat", "official"}
_KINDS: Final = {
    "law": _LAW, "running": RUNNING, "trade": TRADES, "office": OFFICES - _LAW, "press": _PRESS, "staff": STAFF,
    "led": _LED,
}  # fmt: skip
# What a person may be beside: a nominee holds an office or has a trade, a reporter neither.
_BESIDE: Final = {
    "running": frozenset({"running", "office", "trade", "led"}),
    "trade": frozenset({"running", "trade"}),
    "press": frozenset({"press"}),
    "law": frozenset({"law"}),
}
#: Words for a party, and which it is.
PARTIES: Final = {
    "republican": "R", "gop": "R", "democratic": "D", "democrat": "D", "libertarian": "L", "labour": "Labour",
    "tory": "Tory", "conservative": "Tory",
}  # fmt: skip
_TAGGED: Final = {"R": "R", "D": "D"}
PLACES: Final = (
    placenames.PLACES
    | frozenset(placenames.STATES.values())
    | frozenset(names.normal(place) for place in placenames.PLACES)
)

#: The states of the United States, written as one word.
STATES: Final = frozenset(placenames.STATES.values())
# Who holds one of these of a state is also called by party and state alone: "the Ohio Republican".
_OF_STATES: Final = frozenset(("senator", "governor"))
_MEMBERS: Final = {"R": "republican", "D": "democrat"}

_LETTERS: Final = frozenset(("cfo", "coo"))
_CHIEFS: Final = _LETTERS | {"chief", "officer", "director", "head"}
_OVER: Final = words(
    "finance financial operating legal marketing technology information medical security communications design product"
)
# States of which one is not another; Georgia is also a part of one, the others lie in one or hold some.
COUNTRIES: Final = frozenset(placenames.ROLE_PLACES) - {"georgia", "europe", "england", "scotland", "wales", "jordan"}


def fit(text: str, chain: Chain, role: Role | None, gender: Gender | None) -> Fit:
    """What report (its working text given) and packs say of a person's being the one described."""
    if gender and chain.gender not in (None, gender):
        return "not"
    if role is None:
        return "may"
    known = chain.roles
    held = held_roles(chain.text)
    heads = _alike(role)
    party = _party(role)
    if party and (_only_party(held) or party_of(text, chain)) not in (None, party):
        return "not"
    if _abroad(role, held) or _of_another_state(role, held) or (role.head in RUNNING and _of_medium(chain.text)):
        return "not"
    if (
        _never_ran(role, (*held, *known))
        or _in_office(role, held, known)
        or _place_speaks_against(role, known, heads)
        or _only_elect(chain, heads)
        or _lesser_chief(role, known)
    ):
        return "not"
    told = role.modifiers or role.head not in _LOOSE  # "the diplomat" says too little to be a minister’s office
    if told and any(one.head in heads and role.modifiers <= one.modifiers for one in held):
        return "says"
    if any(
        one.head in heads and one.former == role.former and (role.modifiers & one.modifiers or not role.modifiers)
        for one in known
    ):
        return "says"
    return "not" if not role.former and _other_office(role, heads, known) else "may"


def _only_party(held: tuple[Role, ...]) -> str | None:
    """The one party that somebody ran for or sat for by the packs."""
    found = {party for one in held if one.head in RUNNING | _OF_STATES and (party := _party(one))}
    return found.pop() if len(found) == 1 else None


def shut_out(chain: Chain, role: Role) -> bool:
    """Whether packs or another chief's post show that a person is not the one described, whatever else speaks for it:
    of another country, state or party."""
    held, party = held_roles(chain.text), _party(role)
    if _lesser_chief(role, chain.roles) or _never_ran(role, (*held, *chain.roles)):
        return True
    if _in_office(role, held, chain.roles):
        return True
    if _abroad(role, held) or _of_another_state(role, held):
        return True
    return bool(party and _only_party(held) not in (None, party))


def _abroad(role: Role, held: tuple[Role, ...]) -> bool:
    """Whether a description is of one country, and all that the packs know somebody to have held is of others."""
    here, others = role.modifiers & COUNTRIES, frozenset().union(*(one.modifiers & COUNTRIES for one in held))
    return bool(here and others) and not here & others


def _of_another_state(role: Role, held: tuple[Role, ...]) -> bool:
    """Whether a description is of one state's office, and all such that the packs know somebody to have held are of
    others: who is a senator from one state is not "the senator" of another."""
    here = role.modifiers & STATES
    others = [one.modifiers & STATES for one in held if one.head in _alike(role) and one.modifiers & STATES]
    return bool(here and others) and not any(here & one for one in others)


def _of_medium(name: str) -> bool:
    """Whether a name begins with that of a station or a paper: "Lantern News Ana Orlo" runs for nothing."""
    words = name.split()
    return any(medium(" ".join(words[:n])) for n in (1, 2) if len(words) - n >= 2)


def no_body(role: Role) -> bool:
    """Whether only a person is what a description says: a mayor, a businessman; a "developer" may be a firm."""
    return role.head in (OFFICES | TRADES) - {"developer", "investor", "financier", "star"}


def other_post(chain: Chain, role: Role) -> bool:
    """Whether a person is known for something else than an office: a minister of something else, or a chair alone."""
    of = role.modifiers - PLACES
    if role.head not in OFFICES - {"speaker"} or role.former:
        return False
    known = [one for one in chain.roles if not one.former]
    alike = [one for one in (*known, *held_roles(chain.text)) if one.head in _alike(role)]
    if not alike:
        return bool(known)
    return bool(of) and all(one.modifiers - PLACES and not one.modifiers & of for one in alike)


def _alike(role: Role) -> frozenset[str]:
    return rolewords.SYNONYMS.get(role.head, frozenset()) | {role.head}


def _place_speaks_against(role: Role, known: list[Role], heads: frozenset[str]) -> bool:
    """Whether a role of the same kind is known of another place, or only as held before."""
    places = role.modifiers & PLACES
    for one in known:
        if one.head not in heads:
            continue
        if role.former and not one.former:
            return True
        others = one.modifiers & PLACES
        if places and others and one.former == role.former and not places & others:
            return True
    return False


def _lesser_chief(role: Role, known: list[Role]) -> bool:
    """Whether the one described is the chief executive, and somebody is known for another chief's post: of finance."""
    if role.head != "ceo" or role.former or any(one.head == "ceo" for one in known):
        return False
    return any(one.head in _CHIEFS and (one.head in _LETTERS or one.modifiers & _OVER) for one in known)


def _never_ran(role: Role, known: tuple[Role, ...]) -> bool:
    """Whether the one described is whom a whole party has nominated for president, and nothing says that somebody runs:
    everybody knows whom it has nominated, so that needs no name before."""
    of_all = role.head in ("nominee", "standard-bearer") and "presidential" in role.modifiers
    return of_all and not any(one.head in RUNNING for one in known)


def _in_office(role: Role, held: tuple[Role, ...], known: list[Role]) -> bool:
    """Whether a description is of a trade, and packs know somebody for offices, the report for no trade: who sits for a
    state is not "the mogul"."""
    if role.head not in TRADES or role.former or any(one.head in TRADES for one in known):
        return False
    return any(one.head in OFFICES - {"president"} for one in held)


def _only_elect(chain: Chain, heads: frozenset[str]) -> bool:
    """Whether somebody is to hold the office, but does not yet: "Mayor-elect Ana Orlo"."""
    titles = {title.lower() for mention in chain.mentions[:20] for title in mention.titles}
    return any(
        title.removesuffix(end) in heads for title in titles for end in ("-elect", "-designate") if title.endswith(end)
    )


def _other_office(role: Role, heads: frozenset[str], known: list[Role]) -> bool:
    """Whether a person is known for something else now, and for nothing of the kind."""
    current = [one.head for one in known if not one.former]
    if not current or any(head in heads for head in current):
        return False
    kind = _kind(role.head)
    if kind in ("office", "law", "led") and any(head in _SPEAK_FOR for head in current):
        return not any(_kind(head) == kind for head in current)  # who speaks for the minister is not the minister
    if kind == "office":
        return any(head in OFFICES for head in current)
    beside = _BESIDE.get(kind, frozenset())
    kinds = {_kind(head) for head in current}
    return bool(beside) and not kinds & beside and "" not in kinds


def _kind(head: str) -> str:
    return next((kind for kind, heads in _KINDS.items() if head in heads), "")


def _party(role: Role) -> str | None:
    return next((PARTIES[word] for word in sorted(role.modifiers | {role.head}) if word in PARTIES), None)


def party_of(text: str, chain: Chain) -> str | None:
    """The party that the report gives a person: in brackets behind the name, or with a role."""
    for mention in chain.mentions[:20]:
        tag = text[mention.name_end : mention.end].lstrip(" (,")[:1]
        if tag in _TAGGED and mention.end > mention.name_end + 2:
            return _TAGGED[tag]
    found = {party for role in chain.roles if (party := _party(role))}
    return found.pop() if len(found) == 1 else None


def runs(chain: Chain) -> bool:
    """Whether report or packs say of somebody that he runs, or ran, for something."""
    return any(one.head in RUNNING for one in (*chain.roles, *held_roles(chain.text)))


def held(chain: Chain, role: Role) -> bool:
    """Whether a person had the office at whatever time, by the packs."""
    return any(one.head in _alike(role) and role.modifiers <= one.modifiers for one in held_roles(chain.text))


def held_roles(name: str) -> tuple[Role, ...]:
    """The offices that the packs give the one person of that full name, at whatever time."""
    return _held_roles(name, knowledge.current()) if " " in name.strip() else ()


@lru_cache(maxsize=4096)
def _held_roles(name: str, packs: knowledge.Knowledge) -> tuple[Role, ...]:
    people = [entity for entity in packs.named(name) if entity.kind == "person"]
    if len(people) != 1:
        return ()
    found = (role_of(title) for office in packs.offices(people[0].id) for title in (office.title, *office.titles))
    roles = [role for role in found if role is not None]
    party = _MEMBERS.get(_only_party(tuple(roles)) or "")
    return tuple(dict.fromkeys((*roles, *_by_party(roles, party))))


def _by_party(roles: Iterable[Role], party: str | None) -> Iterator[Role]:
    """What somebody is also called who has a party and an office of a state: "the Ohio Republican"."""
    for role in roles:
        states = role.modifiers & STATES
        noun = "independent" if "independent" in role.modifiers else party
        if role.head in _OF_STATES and states and noun:
            yield Role(noun, states)
