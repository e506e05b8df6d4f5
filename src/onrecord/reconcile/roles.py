"""What a phrase about somebody says that they are, as values of which one may exclude another.

"the convicted fraudster", "who runs the airport", "deputy governor of the province": a phrase comes to posts, trades,
standings before a court, ranks, parties, relations and seats, each with what it is of. What one person may well be
beside another is for :mod:`onrecord.reconcile.discrepancies.standings`. The words are a closed list, written by hand;
a phrase that holds none of them says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

LONGEST: Final = 120  # characters of a phrase that are looked at

#: Before or in a phrase, what says that it is not so now, or not quite.
_NOT_NOW: Final = re.compile(
    r"\b(?:former|formerly|ex|late|retired|onetime|one time|then|outgoing|past|ousted|elect|designate|would be|shadow|"
    r"incoming|next|future|aspiring|hopeful|candidate|nominee|contender|runner|until(?! now)|previously|once|"
    r"honorary|predecessor|successor|rival|opponent|critic|fake|alleged|self styled|not|in (?:19|20)\d\d|"
    r"(?:run|runs|running|stand|stands|standing|bid|bids|bidding|campaigning) (?:again )?(?:for|to)\b|"
    r"was (?!convicted|accused|charged|found|acquitted|cleared|sentenced|indicted)|had been)\b"
)

#: What somebody is, by the words for it: (sort, value, pattern over folded words). Where two patterns find the same
#: words the one that stands first counts.
_TABLE: Final = (
    ("post", "refereeing", r"(?:head|chief|boss) of (?:the )?(?:\w+ s )?refere\w+|refereeing (?:chief|boss|head)"
                           r"|responsible for (?:the )?(?:\w+ )?referees"),
    ("post", "doctor", r"medical director|chief medical officer|head of medicine|chief of medicine|chief physician"),
    ("post", "personnel", r"(?:personnel|human resources|hr) (?:director|manager|chief|boss|head)"
                          r"|(?:head|director|chief) of (?:personnel|human resources|hr)"),
    ("post", "finance chief", r"chief financ\w+(?: officer)?|\bcfo\b|finance (?:director|chief)"
                              r"|(?:head|director) of financ\w+"),
    ("post", "operations chief", r"chief operat\w+(?: officer)?|\bcoo\b"),
    ("post", "technology chief", r"chief (?:technology|technical|information)(?: officer)?|\bcto\b"),
    ("post", "supervisory board", r"(?:chair\w*|head|president) of the supervisory board|supervisory board chair\w*"),
    ("post", "works council", r"works council\w*|staff council\w*|shop steward"),
    ("post", "union", r"(?:trade )?union (?:leader|boss|chief|head|secretary|president|official|organi[sz]er)"
                      r"|trade unionist"),
    ("post", "spokesperson", r"spokes(?:man|woman|person)|press (?:officer|secretary)"
                             r"|communications? (?:director|chief|head)|(?:director|head) of communications?"),
    ("post", "executive", r"chief exec\w*(?: officer)?|\bceo\b|managing director"),
    ("post", "central banker", r"(?:central|national|reserve|federal) bank (?:governor|president|chief|head|boss)"
                               r"|(?:governor|president|chief|head) of the (?:central|national|reserve) bank"),
    ("post", "supervisor", r"(?:head|chief|chair\w*|president|director) of the (?:\w+ ){0,3}"
                           r"(?:supervis\w+|regulator\w*|watchdog|"
                           r"cartel office|competition authority)|(?:chief|top) regulator|regulator chief"),
    ("post", "opposition", r"(?:opposition|shadow) (?:leader|politician|lawmaker|mp|chief|figure)"
                           r"|leader of the opposition"),
    ("post", "council leader", r"(?:council|city council|county council) leader"
                               r"|leader of (?:the )?(?:\w+ ){0,2}council"),
    ("post", "premier", r"prime minister|\bpremier\b|(?<!vice )(?<!ex )\bchancellor(?! of the exchequer)"),
    ("post", "prison", r"(?:prison|jail)(?: s)? (?:governor|director|chief|boss|warden)"
                       r"|governor of (?:the )?(?:\w+ )?(?:prison|jail)"),
    ("post", "ambassador", r"(?<!goodwill )(?<!brand )ambassador|consul(?: general)?\b|high commissioner"),
    ("post", "mayor", r"\b(?:lord )?mayor(?:ess)?\b"),
    ("post", "governor", r"\bgovernor\b"),
    ("post", "minister", r"\bminister\b|chancellor of the exchequer"),
    ("post", "rector", r"\brector\b|vice chancellor"),
    ("post", "head teacher", r"head ?(?:teacher|master|mistress)|school principal|principal of"
                             r"|school(?: s)? (?:head|director)"),
    ("post", "assistant coach", r"(?:assistant|second|deputy) (?:head )?(?:coach|trainer|manager)"),
    ("post", "coach", r"\bcoach(?:es)?\b|\btrainer\b"),
    ("post", "curator", r"\bcurator\b"),
    ("post", "editor", r"editor(?: in chief)?\b"),
    ("post", "treasurer", r"treasurer"),
    ("post", "landowner", r"land ?owner|landlord|landlady"),
    ("post", "owner", r"(?<!part )(?<!co )\bowner\b|proprietor|\bowns\b"),
    ("post", "department", r"(?:head|chief|director) of (?:\w+ )?(?:claims|sales|marketing|research|security"
                           r"|procurement|purchasing|logistics|production|development|compliance|legal affairs|strategy"
                           r"|investor relations|customer service|maintenance|safety|training|design|engineering)"
                           r"|(?:claims|sales|marketing|research|security|purchasing|logistics|production|compliance"
                           r"|maintenance|safety) (?:director|manager|chief|boss|head)"),
    ("post", "alderman", r"\balder(?:man|woman|person)\b"),
    ("post", "champion", r"(?:world|reigning|defending|national|title|olympic) champion|title ?holder"
                         r"|champion$"),
    ("post", "challenger", r"(?:title )?challenger$"),
    ("post", "investigator", r"(?:lead|chief|head|accident) (?:accident )?investigator"
                             r"|(?:leads|leading|heads) the (?:inquiry|investigation)"),
    ("post", "director", r"(?<!film )(?<!movie )(?<!music )(?<!stage )\bdirector\b(?! of the film)"
                         r"|\b(?:runs|running|manages|managing) (?:the )?(?!for\b|against\b|on\b)[\w ]*"
                         r"(?:airport|hospital|clinic|museum|gallery|school|prison|jail|theatre|theater|zoo|station|port|yard|"
                         r"plant|hotel|library|club|mine|farm|shelter|college|agency|company|firm|bank)"),
    ("post", "chair", r"\bchair(?:s|man|woman|person)?\b"),
    ("trade", "copilot", r"co ?pilot|first officer"),
    ("trade", "pilot", r"\bpilot\b|flew the"),
    ("trade", "conductor", r"(?<!train )(?<!tram )(?<!bus )\bconductor\b|music(?:al)? director|kapellmeister"),
    ("trade", "stage crew", r"prompter|stage ?hand|lighting technician|dresser|box office"),
    ("trade", "cabin", r"flight attendant|steward(?:ess)?\b"),
    ("trade", "driver", r"\b(?:bus |lorry |truck |train |taxi |tram |ambulance )?driver\b"),
    ("trade", "nurse", r"\bnurse\b|midwife"),
    ("trade", "doctor", r"\bdoctor\b(?! of)|physician|surgeon(?! general)|pa?ediatrician|cardiologist"),
    ("trade", "judge", r"\bjudge\b|magistrate"),
    ("trade", "prosecutor", r"prosecutor|for the prosecution|district attorney"),
    ("trade", "defence", r"defen[cs]e (?:lawyer|attorney|counsel|barrister|solicitor)|who (?:defends|represents)"),
    ("trade", "juror", r"\bjuror\b"),
    ("trade", "referee", r"\breferee\b|\bumpire\b|\blinesman\b|\barbiter\b"),
    ("trade", "player", r"goalkeeper|striker|midfielder|defender\b|winger|quarterback|batsman|bowler"),
    ("trade", "engineer", r"\bengineer\b"),
    ("trade", "earth scientist", r"geologist|seismologist|volcanologist"),
    ("trade", "life scientist", r"biologist|ecologist|zoologist|botanist"),
    ("trade", "astronomer", r"astronomer|astrophysicist"),
    ("trade", "historian", r"historian|arch(?:a)?eologist"),
    ("trade", "architect", r"architect"),
    ("trade", "teacher", r"\bteacher\b"),
    ("trade", "caretaker", r"caretaker(?! government| prime| minister| manager)|janitor|cleaner"),
    ("trade", "pupil", r"\bpupil\b|school(?:boy|girl)|\bstudent\b"),
    ("trade", "priest", r"priest|pastor|vicar|\bimam\b|\brabbi\b|bishop"),
    ("trade", "police", r"police (?:officer|chief|commissioner|superintendent)|constable|detective"
                        r"|(?:chief |police )inspector"),
    ("trade", "firefighter", r"fire ?fighter|fire (?:chief|officer|commander)|fireman"),
    ("trade", "crafts", r"\bfarmer\b|\bbaker\b|butcher|plumber|electrician|bricklayer|carpenter|welder|fisherman"
                        r"|hairdresser|waiter|waitress"),
    ("trade", "librarian", r"librarian"),
    ("trade", "chemist", r"\bchemist\b|pharmacist"),
    ("trade", "physicist", r"\bphysicist\b"),
    ("trade", "mathematician", r"mathematician|statistician|\bactuary\b"),
    ("trade", "psychologist", r"psychologist|psychiatrist|psychotherapist"),
    ("trade", "veterinarian", r"veterinarian|veterinary surgeon|\bvet\b"),
    ("trade", "dentist", r"\bdentist\b"),
    ("trade", "accountant", r"accountant|\bauditor\b|bookkeeper"),
    ("trade", "journalist", r"journalist|\breporter\b|columnist|correspondent"),
    ("trade", "photographer", r"photographer|\bcameraman\b"),
    ("trade", "interpreter", r"\binterpreter\b|\btranslator\b"),
    ("trade", "cook", r"\bchef\b|\bcook\b"),
    ("trade", "seafarer", r"\bskipper\b|\bsailor\b|deckhand|helmsman|ferryman|boatswain|first mate"),
    ("trade", "miner", r"\bminer\b"),
    ("trade", "guard", r"(?:security|prison|night) guard|\bwarder\b|prison officer|night ?watchman"),
    ("trade", "railway", r"signalman|station ?master|(?:train|tram) conductor"),
    ("trade", "controller", r"air traffic controller"),
    ("trade", "paramedic", r"paramedic|ambulance worker"),
    ("trade", "forester", r"\bforester\b|game ?keeper|\bgardener\b|beekeeper"),
    ("trial", "acquitted", r"acquitted|cleared of|found not guilty|exonerated"),
    ("trial", "convicted", r"convicted|found guilty|sentenced|serving (?:a|his|her)"),
    ("trial", "accused", r"\baccused|defendant|on trial|charged with|\bsuspect(?:ed)?\b|indicted"),
)  # fmt: skip
_WORDS: Final = tuple((sort, value, re.compile(pattern)) for sort, value, pattern in _TABLE)

_RANK: Final = re.compile(
    r"(?:^|\b(?:army|air force|navy|us|retired|the)\s)"
    r"(?:(?:lieutenant|major|brigadier|rear|vice|staff|master|lance|lt|maj|brig|first|second|sub) )*"
    r"(private|corporal|sergeant|lieutenant|major|colonel|brigadier|general|commodore|admiral|marshal)$"
)
_KIN: Final = {
    word: words.split()[0]
    for words in (
        "wife widow", "husband widower", "mother", "father", "daughter", "son", "sister", "brother", "granddaughter",
        "grandson", "grandmother", "grandfather", "aunt", "uncle", "niece", "nephew", "cousin",
    )
    for word in words.split()
}  # fmt: skip
_A_KIN: Final = "|".join(sorted(_KIN))
_KIN_OF: Final = re.compile(rf"\b({_A_KIN}) of (?:the )?([\w ]+)|\b([\w ]+?) s ({_A_KIN})\b")
_PARTIES: Final = {
    word: words.split()[0]
    for words in (
        "conservative conservatives tory tories", "labour", "green greens", "liberal liberals",
        "republican republicans", "democrat democratic democrats", "communist communists",
        "socialist socialists", "independent",
        "nationalist nationalists",
    )
    for word in words.split()
}  # fmt: skip
_A_PARTY: Final = "|".join(sorted(_PARTIES))
_SITS: Final = (
    r"(?:councillor|councilwoman|councilman|mp|mep|lawmaker|senator|congressman|congresswoman|deputy|legislator|"
    r"politician)"
)
_PARTY: Final = re.compile(rf"\b({_A_PARTY}) (?:party )?{_SITS}\b|\b(?:for|of) the ({_A_PARTY})(?: party)?$")
_SEAT: Final = re.compile(
    r"\b(?i:(mayor|governor|ambassador|bishop|archbishop|mp|member of parliament|senator|sheriff|rector|lawmaker|"
    r"head ?teacher)) (of|for|from|to) (?:the )?((?:[A-Z][\w’'-]*|of|the)(?: (?:[A-Z][\w’'-]*|of|the))*)"
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
HINT: Final = 4  # letters of a word by which it is known whether any of these patterns could find it
_HINTS: Final = frozenset(
    word[:HINT]
    for source in (*(pattern for _, _, pattern in _TABLE), _RANK.pattern, _SITS, *_KIN, *_PARTIES, *_DEMONYMS)
    for word in (
        *re.findall(r"[a-z]{2,}", re.sub(r"\\[a-z]", " ", source)),
        "paed",
        "arch",
        "anae",
        "sher",
        "memb",
        "bish",
        "head",
    )
) - frozenset("the of for who it in".split())


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """One thing that somebody is said to be: its sort ("post", "trade", "trial", "rank", "kin", "party", "seat",
    "nation", "age"), its value, the words of what it is of, and whether it is told of another time."""

    sort: str
    value: str
    of: frozenset[str] = frozenset()
    past: bool = False


@lru_cache(maxsize=8192)
def roles(phrase: str, *, title: bool = False) -> tuple[Role, ...]:
    """What a phrase says; ``title`` for one that stands right before a name, which alone may be a rank."""
    said = phrase[:LONGEST]
    words = re.sub(r"[^\w]+", " ", said.casefold()).split()
    if _HINTS.isdisjoint(word[:HINT] for word in words):
        return ()
    folded = " ".join(words)
    found: list[Role] = []
    posts: list[tuple[str, str]] = []
    taken: list[tuple[int, int]] = []
    past = _NOT_NOW.search(folded) is not None
    for sort, value, pattern in _WORDS:
        for match in pattern.finditer(folded):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if sort != "trial" and folded.startswith(" s ", match.end()):
                continue  # "the judge's lawyer"
            if title and sort != "trial" and match.end() < len(folded):
                continue  # "a mayor who did not endorse Lorne": what stands before a name ends with its head
            taken.append(match.span())
            posts.append((sort, value))
    body = _body(said, {word for start, end in taken for word in folded[start:end].split()})
    found += [Role(sort, value, body, past) for sort, value in posts]
    if title and (rank := _RANK.search(folded)) is not None:
        found.append(Role("rank", rank[1], past=past))
    for kin in _KIN_OF.finditer(folded):
        relation, of = (kin[1], kin[2]) if kin[1] else (kin[4], kin[3])
        found.append(Role("kin", _KIN[relation], frozenset(of.split()) - _EMPTY, past))
    if (party := _PARTY.search(folded)) is not None:
        found.append(Role("party", _PARTIES[party[1] or party[2]], past=past))
    for seat in _SEAT.finditer(said):
        place = " ".join(word for word in seat[3].casefold().split() if word not in ("of", "the"))
        found.append(Role("seat", f"{seat[1].casefold()}|{place}", frozenset(place.split()), past))
    if (nation := _CITIZEN.search(folded)) is not None:
        found.append(Role("nation", nation[1], past=past))
    return tuple(dict.fromkeys(found))


_EMPTY: Final = frozenset("the a an of his her their its s".split())


def _body(phrase: str, heads: Set[str]) -> frozenset[str]:
    """The words with a capital in a phrase that name what an office is of, folded; ``heads``: words of the office."""
    words = re.findall(r"[^\W\d_][\w’']*", phrase)
    named = (word.casefold().removesuffix("'s").removesuffix("’s") for word in words if word[:1].isupper())
    return frozenset(word for word in named if word not in _OFFICES and word not in heads)


#: Words of offices that may stand with a capital and name no body.
_OFFICES: Final = frozenset(
    "the a an assistant deputy acting interim former provincial regional state federal national local ceo cfo "
    "president chairman chairwoman chair chief executive officer director head minister mayor governor general "
    " secretary prime premier judge coach captain mp professor prof dr sir lord lady".split()
)
