"""Words for what somebody is: titles, offices, kin, how they are written and which of them mean one another.

All words are lower case, but for letters that stand for an office.
"""

from __future__ import annotations

from typing import Final

from onrecord.analysis.speakers.wordlists import words

MALE_HONORIFICS: Final = words(
    "mr mister sir lord messrs monsieur herr señor senor king prince baron fr father imam rabbi"
)
FEMALE_HONORIFICS: Final = words("mrs ms miss madam madame lady dame frau señora senora queen princess sister baroness")
NEUTRAL_HONORIFICS: Final = words(
    "dr prof professor rev revd reverend hon mx pope bishop archbishop cardinal pastor sheikh cllr engr alhaji datuk"
)
HONORIFICS: Final = MALE_HONORIFICS | FEMALE_HONORIFICS | NEUTRAL_HONORIFICS
# Words that stand before a name as a title or a role and are never part of it.
ROLE_HEADS: Final = words("""
    president minister premier chancellor secretary marine senator sen sens congressman congresswoman congressmen
    representative
    rep reps governor gov govs
    clerk mayor councillor councilman councilwoman councilmember commissioner chairman chairwoman chair
    chairperson speaker leader chief head boss director ceo cfo coo founder co-founder cofounder owner publisher editor
    columnist reporter correspondent anchor host co-host cohost moderator author writer blogger journalist commentator
    pundit analyst strategist consultant pollster adviser advisor aide operative manager coordinator organizer organiser
    activist advocate attorney lawyer counsel prosecutor solicitor judge justice sheriff officer detective inspector
    superintendent commander general gen admiral adm colonel col major maj captain capt lieutenant lt sergeant
    sgt corporal
    private brigadier marshal ambassador amb envoy diplomat delegate lawmaker legislator mp mep msp assemblyman
    assemblywoman alderman nominee candidate hopeful contender frontrunner front-runner rival challenger incumbent
    spokesman spokeswoman spokesperson businessman businesswoman billionaire millionaire mogul magnate tycoon developer
    investor banker economist scientist physician doctor surgeon nurse researcher scholar historian expert professor
    lecturer teacher principal dean rector engineer actor actress singer rapper comedian musician filmmaker producer
    coach player star farmer worker driver student pastor rabbi imam bishop archbishop cardinal pope king queen prince
    princess emperor sultan emir crown republican democrat independent libertarian conservative member official deputy
    vice-president vice-chairman vice-chairwoman vice-chancellor
    vice-principal vice-minister treasurer comptroller auditor architect veteran resident voter supporter surrogate
    campaigner whistleblower witness victim survivor widow husband wife son daughter brother sister father mother cousin
    nephew niece uncle aunt friend colleague neighbor neighbour executive partner fellow scholar dissident
    ombudsman regulator trustee chairwoman co-chair cochair cochairman co-chairman co-chairwoman co-author partner
    committeeman committeewoman spokes-woman native secretary-general vicepresident congressmember undersecretary
    secretary-treasurer whip recorder coroner alderwoman selectman chaplain provost registrar postmaster assessor
    bailiff constable magistrate
""")
TITLE_MODIFIERS: Final = words("""
    former ex new then-president then acting interim outgoing incoming late deputy vice prime foreign defence defense
    interior finance justice health home state first lady general attorney senior junior chief assistant associate
    executive managing national regional presidential vice-presidential republican democratic democrat gop labour
    conservative liberal independent house senate majority minority floor party press political policy campaign
    opposition
    congressional federal military supreme court white embattled beleaguered veteran longtime fellow rookie
    right honourable
    honorable then-candidate ex-president retired prominent presumptive commerce trade energy labor agriculture treasury
    education transport transportation security intelligence committee editorial top under tv radio u.s us
    uk american eu un nato soviet deputy reality
""")
# Prefix words that say nothing about which office is meant.
EMPTY_MODIFIERS: Final = words("""
    former ex new then acting interim outgoing incoming late senior junior top embattled beleaguered veteran longtime
    longtime fellow prominent own old onetime one-time ex-president retired current other more most very a an the this
    that his her their its another first-term popular influential powerful and presumptive likely
""")
# Letters that stand for an office behind an article ("the PM"), by the words that roles have for it.
OFFICE_LETTERS: Final = {
    "V-C": "vice-chancellor", "VC": "vice-chancellor", "PM": "premier", "DPM": "deputy", "DA": "prosecutor",
    "ADA": "prosecutor", "AG": "attgen", "MP": "mp", "GM": "manager", "VP": "vicepresident", "CEO": "ceo", "CFO": "cfo",
    "COO": "coo", "CTO": "officer", "MD": "director", "POTUS": "president",
}  # fmt: skip
# Roles that mean one another: a description's head may stand for any role in its set.
_TOP: Final = words("""
    president premier chancellor secgen chairman ceo director king queen prince emperor emir sultan governor mayor
    commissioner leader chief head boss speaker
""")
_GROUPS: Final = (
    words("chairman chairwoman chairperson chair"),
    words("spokesman spokeswoman spokesperson presssecretary"),
    words("lawyer attorney counsel"),
    words("adviser advisor"),
    words("nominee candidate hopeful contender frontrunner front-runner challenger"),
    words("congressman congresswoman representative rep"),
    words("senator sen"),
    words("governor gov"),
    words("general gen"),
    words("businessman businesswoman billionaire mogul magnate tycoon developer"),
    words("secgen"),
)
_LAWMAKERS: Final = words("senator sen congressman congresswoman representative rep mp mep lawmaker legislator")


def _synonyms() -> dict[str, frozenset[str]]:
    table = {word: group for group in _GROUPS for word in group}
    for word in ("leader", "chief", "head", "boss"):
        table[word] = _TOP
    for word in ("lawmaker", "legislator"):
        table[word] = _LAWMAKERS
    return table


SYNONYMS: Final = _synonyms()
# Several words that are one role, written as one word before roles are compared.
JOINED_ROLES: Final = (
    ("prime minister", "premier"),
    ("secretary general", "secgen"),
    ("secretary-general", "secgen"),
    ("vice president", "vicepresident"),
    ("vice-president", "vicepresident"),
    ("attorney general", "attgen"),
    ("press secretary", "presssecretary"),
    ("chief executive officer", "ceo"),
    ("chief executive", "ceo"),
    ("chief of staff", "staffchief"),
    ("first lady", "firstlady"),
    ("defense", "defence"),
    ("u.s.", "america"),
    ("united states", "america"),
    ("u.k.", "britain"),
    ("united kingdom", "britain"),
    ("white house", "whitehouse"),
    ("supreme court", "supremecourt"),
    ("new york", "newyork"),
    ("new jersey", "newjersey"),
    ("new hampshire", "newhampshire"),
    ("new mexico", "newmexico"),
    ("south carolina", "southcarolina"),
    ("north carolina", "northcarolina"),
    ("south dakota", "southdakota"),
    ("north dakota", "northdakota"),
    ("west virginia", "westvirginia"),
    ("rhode island", "rhodeisland"),
)
MALE_NOUNS: Final = words("""
    spokesman chairman congressman businessman councilman assemblyman alderman actor husband son brother father nephew
    uncle king prince emperor salesman fisherman policeman fireman nobleman frenchman englishman irishman
    dutchman widower
    grandfather stepfather grandson dad daddy grandad granddad grandpa boyfriend ex-boyfriend ex-husband godfather
    stepson father-in-law son-in-law brother-in-law half-brother landlord policeman postman waiter monk schoolboy bloke
    anchorman cameraman imam pope archbishop man boy gentleman
""")
# Offices that are called so whoever holds them: a given name tells more.
OF_EITHER: Final = words("spokesman chairman congressman councilman assemblyman alderman businessman actor anchorman")
FEMALE_NOUNS: Final = words("""
    spokeswoman chairwoman congresswoman businesswoman councilwoman assemblywoman actress wife daughter sister mother
    niece aunt queen princess policewoman heiress widow grandmother stepmother granddaughter firstlady woman girl lady
    mum mom mummy mommy mam gran granny grandma girlfriend ex-girlfriend ex-wife godmother stepdaughter mother-in-law
    daughter-in-law sister-in-law half-sister landlady waitress nun schoolgirl hostess
""")
# Heads of sources that are not one named person.
SPOKES: Final = words("spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen spokespersons")
# Roles that are family names too: "Howard Dean" is no dean.
SURNAMES: Final = words("""
    abbot baron bishop chair coach dean driver farmer judge king major marshal pastor pope prince
""")
KIN: Final = words("""
    aunt brother brothers children cousin daughter daughters ex-husband ex-wife father granddaughter grandfather
    grandson husband mother nephew niece sister sisters son sons spouse stepson uncle wife
    mum mom dad gran grandma grandad granddad grandmother grandfather stepmother stepfather stepdaughter
    father-in-law mother-in-law brother-in-law sister-in-law son-in-law daughter-in-law half-brother half-sister
    widow widower fiancé fiancée boyfriend girlfriend
""")
STOP_ROLE: Final = (
    words("""
    a an and as at for from in is of on the to was who whose with
""")
    | EMPTY_MODIFIERS
)
