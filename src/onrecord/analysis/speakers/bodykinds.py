"""Which kinds of body a name may be of: whether "the agency" or "the company" may call it again."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from onrecord.analysis.speakers import names, placenames
from onrecord.analysis.speakers.wordlists import words

_MEDIA_NOUNS: Final = words(
    "newspaper paper magazine network station outlet site website broadcaster publication channel journal blog tabloid"
)
_PUBLIC_NOUNS: Final = words(
    "agency department bureau office commission service regulator watchdog authority ministry inspectorate"
)
_COMPANY_NOUNS: Final = words(
    "company firm corporation retailer manufacturer airline bank lender brewery employer startup operator"
)
_GROUP_NOUNS: Final = words(
    """group organisation organization association nonprofit non-profit charity foundation coalition pac lobby alliance
    institute     center centre think-tank society federation league"""
)
_PUBLIC: Final = words(
    """department ministry agency bureau administration commission authority inspectorate survey service office court
    council congress senate house parliament legislature assembly government committee army navy police treasury reserve
    pentagon kremlin nations university college school union embassy nato eu un"""
)
_GROUPS: Final = words(
    """association coalition foundation pac institute league federation alliance society council fund center centre
    trust project initiative committee movement union watch unions workers teamsters brotherhood"""
)
# Known by letters or by names that do not show it.
_NO_COMPANIES: Final = frozenset(
    "naacp,nra,aclu,fbi,cia,nsa,irs,epa,fda,fcc,fec,cdc,imf,opec,who,wto,gop,dnc,rnc,nato,eu,un,afl-cio,nasa,osce,icc,"
    "iaea,hamas,hezbollah,isis,taliban,islamic state,al qaeda,al-qaeda,planned parenthood,tea party,federal reserve,"
    "black lives matter,human rights watch,amnesty international,wikileaks,interpol,europol".split(",")
)
# Companies that everybody knows for such, whatever else the words of their names could be.
_KNOWN_COMPANIES: Final = frozenset(
    "amazon,apple,boeing,comcast,ebay,exxon,exxon mobil,exxonmobil,facebook,ford,ge,general electric,general motors,gm,"
    "goldman sachs,google,ibm,instagram,intel,jpmorgan chase,linkedin,lyft,mcdonald's,microsoft,netflix,nike,pfizer,"
    "snapchat,starbucks,tesla,tumblr,twitter,uber,verizon,walmart,wells fargo,yahoo,youtube".split(",")
)
# Words of names that are no newspaper's, network's or the like.
_NO_MEDIA: Final = words("group partnership research consulting university college department administration")
_RUNS: Final = words("campaign camp administration")
# Places that stand for a trade or a power, never one body of a kind.
_SEATS: Final = frozenset(("wall street", "hollywood", "silicon valley", "downing street", "capitol hill"))
_SCHOOLS: Final = words("university college school academy")
_COMPANIES: Final = words("inc corp co ltd llc plc gmbh ag holdings partners motors airlines industries")
_MEDIA: Final = words(
    """times post news herald tribune journal guardian observer telegraph chronicle gazette courier press mirror globe
    inquirer record register review weekly daily standard express today tv radio magazine sentinel examiner bee dispatch
    advocate republic ledger advertiser intelligencer dealer"""
)
# Media that no word of their names shows to be one.
_OUTLETS: Final = frozenset(
    " ".join(
        """
    ap, associated press, reuters, afp, agence france-presse, bloomberg, cnn, cbs, nbc, abc, msnbc, fox, fox news,
    bbc, npr, pbs, espn, politico, breitbart, breitbart news, usa today, hill, huffington post, huffpost, vox, slate,
    buzzfeed, buzzfeed news, vice, daily beast, national review, economist, der spiegel, le monde, bild, al jazeera,
    gawker, mother jones, univision, telemundo, cnbc, axios, xinhua, tass, interfax, dpa, intercept, propublica,
    daily caller, blaze, theblaze, washington examiner, newsmax, salon, newsweek, time, atlantic, new yorker,
    new republic, nation, drudge report, realclearpolitics, union leader, new hampshire union leader, daily news,
    new york daily news, variety, esquire, rolling stone, vanity fair
""".split()
    ).split(", ")
)
# Agencies and broadcasters are no newspapers, newspapers no networks.
_PRINTED: Final = words("newspaper paper magazine tabloid journal")
_AIRED: Final = words("network station broadcaster channel")
_SENT: Final = frozenset(
    "ap,associated press,reuters,afp,agence france-presse,upi,cnn,cbs,nbc,abc,msnbc,fox,fox news,bbc,npr,pbs".split(",")
)
# Party names by what their members are called; the words must stand with a capital.
PARTIES: Final = {
    "Republican": "Republican Party", "Republicans": "Republican Party", "GOP": "Republican Party",
    "G.O.P.": "Republican Party", "Democrat": "Democratic Party", "Democrats": "Democratic Party",
    "Democratic": "Democratic Party", "Labour": "Labour Party", "Tory": "Conservative Party",
    "Tories": "Conservative Party",
}  # fmt: skip


@lru_cache(maxsize=16384)
def medium(name: str) -> bool:
    """Whether a name is a newspaper's, a network's or the like beyond doubt."""
    normal = names.normal(name).removeprefix("the ")
    return normal in _OUTLETS or normal.split(" ")[-1] in _MEDIA


def _is_place(name: str) -> bool:
    return name.lower() in placenames.PLACES | _SEATS or names.normal(name) in placenames.PLACES


def media_noun(noun: str) -> bool:
    """Whether a noun calls a newspaper, a network or the like again."""
    return noun in _MEDIA_NOUNS


_KINDS: Final = (
    {"council"}, {"court"}, {"party"}, {"police"}, {"parliament", "congress", "senate", "legislature", "assembly"},
    {"association", "brotherhood", "federation", "guild", "union"}, {"academy", "college", "school", "university"},
    {"board", "commission", "committee", "panel"}, {"church"}, {"club", "team"},
)  # fmt: skip


@lru_cache(maxsize=16384)
def other_kind(noun: str, name: str) -> bool:
    """Whether the words of a body's name say that it is of another kind than a bare noun does: no union is "the
    council"."""
    own = next((kind for kind in _KINDS if noun in kind), None)
    if own is None:
        return False
    words = set(names.normal(name).split(" "))
    return not words & own and any(words & kind for kind in _KINDS)


@lru_cache(maxsize=16384)
def may_be(noun: str, name: str) -> bool:
    """Whether a body called by a bare noun may be the one of that name; False where the words do not tell."""
    words = set(names.normal(name).split(" "))
    last = names.normal(name).split(" ")[-1]
    if noun in words:
        return True
    acronym = name.isupper() and len(name) <= 6
    party = last in ("party", "gop")
    if noun == "party":
        return party
    if names.normal(name) in _KNOWN_COMPANIES and noun in _PUBLIC_NOUNS | _GROUP_NOUNS | _PRINTED:
        return False
    if noun in _PUBLIC_NOUNS:
        return bool(
            words & (_PUBLIC - {"university", "college", "school", "union", "congress", "senate", "house"})
        ) or (acronym and not party)
    if noun in _PRINTED and (names.normal(name) in _SENT or words & {"tv", "radio", "television"}):
        return False
    if noun in _AIRED and words & (_MEDIA - {"news", "tv", "radio", "media", "today"}):
        return False
    if noun in _MEDIA_NOUNS:
        return not words & (_PUBLIC | _GROUPS | _COMPANIES | _NO_MEDIA) and not party and not _is_place(name)
    if noun == "school":
        return bool(words & _SCHOOLS)
    if noun in _COMPANY_NOUNS:
        if words & (_PUBLIC | _GROUPS) or names.normal(name) in _NO_COMPANIES:
            return False
        return not party and not medium(name) and not _is_place(name)
    if noun in _GROUP_NOUNS:
        if words & ((_PUBLIC - _GROUPS) | _COMPANIES | _MEDIA | _RUNS):
            return False
        outlet = names.normal(name) in _OUTLETS and not noun.startswith("organi")
        return not party and not outlet and not _is_place(name)
    return False


@lru_cache(maxsize=16384)
def surely(noun: str, name: str) -> bool:
    """Whether the words of a body's name show that it is of the kind of a bare noun, not only that it may be."""
    words = set(names.normal(name).split(" "))
    if noun in words:
        return True
    acronym = name.isupper() and 2 < len(name) <= 6
    if noun in _MEDIA_NOUNS or (noun.startswith("organi") and medium(name)):
        return medium(name)
    if noun in _PUBLIC_NOUNS:
        return bool(words & _PUBLIC_NOUNS) or acronym
    if noun in _GROUP_NOUNS:
        return bool(words & _GROUPS)
    return noun in _COMPANY_NOUNS and (names.normal(name) in _KNOWN_COMPANIES or bool(words & _COMPANIES))
