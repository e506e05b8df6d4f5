"""Words that tell of occasions: kinds by their nouns, who is spoken to, names of outlets, what keeps an occasion away.

Collected from the wordings of US and European news; what they mean here is in ``docs/occasions.md``.
"""

from __future__ import annotations

from typing import Final, Literal

from onrecord.domain import OccasionKind

Role = Literal["noun", "event", "block"]

# What a noun says: the occasion's kind; whether its phrase is an event with a name ("a rally", "the summit"), names the
# kind alone ("an interview"), or is a document, whose words belong to no occasion ("in his book").
_NOUNS: Final[dict[tuple[OccasionKind, Role], str]] = {
    ("interview", "noun"): "interview|interviews|sit-down|question-and-answer session|conversation",
    ("press conference", "noun"): "news conference|press conference|media conference|press briefing|news briefing"
    "|media briefing|briefing|press point|presser|press availability|media availability|news conferences"
    "|press conferences",
    ("call", "noun"): "conference call|phone call|telephone call|call|phone conversation|telephone conversation"
    "|video call",
    ("speech", "noun"): "speech|speeches|address|keynote|keynote address|lecture|talk|remarks|sermon|eulogy|homily"
    "|toast|monologue",
    ("speech", "event"): "rally|rallies|town hall|town-hall meeting|town hall meeting|campaign stop|campaign event"
    "|fundraiser|march|vigil|commencement|commencement ceremony",
    ("meeting", "event"): "meeting|meetings|summit|convention|conference|forum|gathering|retreat|roundtable"
    "|round table|symposium|annual dinner|party conference|workshop|ministerial"
    "|talks|discussions|dialogue|session|opening session|closing session|plenary|conclave|congress|party congress"
    "|seminar",
    ("unknown", "event"): "debate|debates|hearing|ceremony|event|panel discussion|panel|dinner|reception|funeral"
    "|trial|town meeting|luncheon|breakfast|parade|protest|demonstration|inauguration|premiere|inquest|gala"
    "|memorial service|commemoration|annual general meeting|festival|awards ceremony|opening ceremony"
    "|closing ceremony|book launch|trade fair|book fair|expo|exhibition|banquet|lunch|wedding|concert|webinar"
    "|masterclass|barbecue|graduation ceremony|prize-giving",
    ("statement", "noun"): "statement|statements|press release|news release|email|e-mail|emails|e-mails|letter|letters"
    "|open letter|memo|communique|communiqué|message|text message|op-ed|opinion piece|opinion article|guest column"
    "|column|essay|video message|press statement|written response|declaration"
    "|circular|bulletin|leaflet|article|newspaper article|newsletter|note|pamphlet|dispatch",
    ("post", "noun"): "tweet|tweets|post|posts|blog post|facebook post|tweetstorm|twitter post|social media post"
    "|instagram post|facebook page|facebook|twitter|instagram|truth social|telegram|social media|twitter account"
    "|twitter feed|blog|x|linkedin|tiktok|youtube|snapchat|bluesky|mastodon|weibo",
    ("unknown", "block"): "book|memoir|autobiography|report|reports|filing|lawsuit|complaint|court papers|affidavit"
    "|documents|document|study|ad|ads|advert|commercial|documentary|film|diary|manifesto|ruling|decision|poll|survey"
    "|past|transcript|brief|footage|testimonial|deposition|website|web site|song|novel|poem",
}
NOUNS: Final[dict[str, tuple[OccasionKind, Role]]] = {
    noun: meaning for meaning, nouns in _NOUNS.items() for noun in nouns.split("|")
}
# Nouns whose own words say where: the post's medium, as it is called in an occasion.
PLATFORMS: Final[dict[str, str]] = {
    "tweet": "Twitter",
    "tweets": "Twitter",
    "tweetstorm": "Twitter",
    "twitter": "Twitter",
    "twitter post": "Twitter",
    "twitter account": "Twitter",
    "twitter feed": "Twitter",
    "facebook": "Facebook",
    "facebook post": "Facebook",
    "facebook page": "Facebook",
    "instagram": "Instagram",
    "instagram post": "Instagram",
    "truth social": "Truth Social",
    "telegram": "Telegram",
    "x": "X",
    "linkedin": "LinkedIn",
    "tiktok": "TikTok",
    "youtube": "YouTube",
    "snapchat": "Snapchat",
    "bluesky": "Bluesky",
    "mastodon": "Mastodon",
    "weibo": "Weibo",
}
# Plurals that are one occasion.
ONE: Final = frozenset({"remarks", "talks", "discussions"})
# Names that are a post's place only behind "on" or "via".
ON_ONLY: Final = frozenset(PLATFORMS) - {"tweet", "tweets", "tweetstorm", "twitter post", "facebook post"}

# Prepositions that set words on an occasion; "after", "before" and "ahead of" do not.
INSIDE: Final = frozenset({"in", "at", "during", "on", "from", "via", "through", "to", "by", "over", "throughout"})
# Verbs whose object an occasion is: "gave a speech", "released a statement".
MADE: Final = frozenset(
    """gave give gives giving delivered delivers delivering held holds holding hosted hosting hosts headlined released
    releases releasing issued issues issuing told tells telling addressed addresses addressing posted sent wrote
    published headlining granted recorded put""".split()
)
# A verb of these makes its subject the speaker, though the sentence attributes nothing.
SPEAKS: Final = frozenset(
    """gave gives delivered delivers held holds hosted headlined addressed addresses spoke speaks appeared appears
    testified released issued granted told put""".split()
)
ANOTHER: Final = frozenset(
    "another separate second different previous earlier later subsequent third other past 2nd prior".split()
)
DEFINITE: Final = frozenset({"the", "that", "this", "same"})
DETERMINERS: Final = frozenset(
    "a an the his her their its this that our my another one some same two three several many every each any".split()
)

PRESS: Final = frozenset("reporters journalists newsmen correspondents newspeople".split())
PRESS_PHRASES: Final = frozenset({"the press", "the media", "the news media", "local media", "news outlets"})
AUDIENCE: Final = frozenset(
    """crowd crowds throng throngs thousands hundreds supporters audience audiences delegates rallygoers congregation
    attendees students graduates troops worshippers listeners faithful conventiongoers donors demonstrators
    protesters soldiers veterans""".split()
)
LAWMAKERS: Final = frozenset(
    """lawmakers legislators mps senators parliament parliamentarians peers congressmen meps deputies bundestag
    duma rada knesset dail riksdag storting sejm assembly commons""".split()
)
CHAMBERS: Final = frozenset(
    """parliament senate house commons lords bundestag duma rada knesset riksdag storting sejm legislature
    committee subcommittee parliamentary congressional assembly capitol""".split()
)
# Where one speaks, by no name: "on the steps", "at the hospital".
VENUES: Final = frozenset(
    """airport arena barracks beach bridge cathedral chapel church classroom clinic courthouse courtroom courtyard dock
    docks embassy factory farm farmyard fairground fairgrounds gallery garden gate gates graveside green gym gymnasium
    hall harbor harbour hospital kitchen lawn library lobby monastery mosque museum park pier pitch playground porch
    prison quay quayside schoolyard shelter shipyard square stadium steps studio synagogue temple terminal theater
    theatre warehouse wharf yard apartment balcony barn court courts stage base bed bedside border
    brewery cafe campus canteen castle
    cemetery checkpoint clubhouse depot doorstep farmhouse flat foyer headquarters home hotel memorial mine monument
    mansion paddock palace pulpit plant pub ranch refinery restaurant ruins shop
    terrace touchline university villa vineyard
    winery camp school college cinema boardroom ballroom marquee""".split()
)
# What is heard or seen by all, without a name: "said on the radio", "told state television".
AIRWAVES: Final = frozenset("radio television tv".split())
# What is a programme behind one of those: "a talk show", "a television programme".
SHOWS: Final = frozenset("show programme program".split())
SHOWN: Final = frozenset("talk chat radio television tv breakfast news comedy".split())
# Cues with whom they are said to behind them: "assured reporters".
SAID_TO: Final = frozenset("assured assures informed informs warned warns advised reminded reassured".split())
# Who a bare addressee is: an interlocutor, and nothing about the kind.
NOBODY: Final = frozenset("me us him her them you it himself herself themselves one".split())

# What a body that can be addressed is called.
BODIES: Final = frozenset(
    """Congress Association Union League Chamber Council Assembly Conference Club Society Institute Federation Committee
    Convention University College Church Parliament Guild Board Party Nations Caucus Forum Academy School""".split()
)
# What a name ends in, or holds, that interviews people and is no outlet, or is interviewed.
NO_OUTLETS: Final = BODIES | frozenset(
    """Police Department Ministry Office Agency Bureau Commission Service Services Court Counsel General Prosecutor
    Attorney President Prime Minister Secretary Chancellor Governor Mayor Senator King Queen Prince Princess Pope
    Archbishop Bishop Director Chairman Chairwoman Chair Chief Commissioner Speaker Justice Judge Leader Ambassador
    Sheriff Duke Duchess Captain Colonel Inspector Treasury Fund Bank Foundation House Team Company Group""".split()
)
JOURNALISTS: Final = frozenset(
    """host hosts anchor anchorman anchorwoman presenter reporter reporters correspondent editor columnist journalist
    moderator interviewer co-host commentator""".split()
)
# Lower-case nouns that make a name an outlet's: "the Eastmere newspaper", "broadcaster NTK".
OUTLET_NOUNS: Final = frozenset(
    """newspaper paper daily weekly tabloid broadcaster station channel network radio television tv magazine podcast
    programme program show website site outlet newswire agency journal blog broadsheet wire service""".split()
)
# The last word of an outlet's name; one of PAPERS stands with "the" alone ("the Courier").
PAPERS: Final = frozenset(
    """Courier Herald Tribune Gazette Telegraph Guardian Observer Chronicle Inquirer Enquirer Examiner Sentinel Globe
    Times Post Journal Mail Mirror Independent Register Dispatch Ledger Monitor Advertiser Messenger Bulletin Argus Echo
    Spectator Economist Atlantic Intercept Hill Star Sun Nation Republic Statesman Scotsman Tennessean Plain-Dealer
    Rundschau Allgemeine Anzeiger Bote Kurier Tageblatt
    Oregonian Beacon Daily-News Age Australian Record Mercury Bee Banner Review Express Standard Newsweek""".split()
)
OUTLET_WORDS: Final = PAPERS | frozenset(
    """News TV Radio Magazine Television Network Channel Broadcasting Press-Herald Weekly Daily Newspaper Podcast Today
    Zeitung Spiegel Presse Figaro Monde FM Broadcast Newsnight Tonight Newshour Business Media""".split()
)
# Words that a programme's name holds, and a person's does not.
PROGRAMME: Final = frozenset(
    """the Press Nation Week Union Morning America Show Report Tonight Today Sunday Live Hour News Day Room Factor File
    Lead Politics Newsroom Face Meet Hardball Programme Program World State Good Early Late Night Daily""".split()
)
NETWORKS: Final = frozenset(
    """CNN CBS NBC ABC BBC MSNBC NPR PBS Fox CNBC C-SPAN CSPAN HBO Univision Telemundo ITV ITN RTE RTÉ ARD ZDF TF1 RTL
    RAI NOS CBC Reuters AP AFP UPI Bloomberg POLITICO Politico Axios Breitbart BuzzFeed HuffPost Vox Slate Salon Forbes
    Time TIME Newsweek Fortune Mic Gawker TMZ Euronews Newsmax Xinhua TASS Interfax Ukrinform Yonhap Kyodo dpa DPA ANSA
    EFE Variety Esquire Playboy GQ Vogue Mashable Quartz Vice VICE NTV BFMTV RT DW LCI CNews Sky OAN NHK WSJ CBN WND
    SiriusXM LBC NewsNation""".split()
)
KNOWN: Final = frozenset(
    {
        "associated press",
        "al jazeera",
        "agence france-presse",
        "rolling stone",
        "vanity fair",
        "the new yorker",
        "new yorker",
        "der spiegel",
        "le monde",
        "le figaro",
        "die welt",
        "die zeit",
        "bild",
        "la repubblica",
        "el país",
        "el pais",
        "the daily beast",
        "daily beast",
        "the verge",
        "sports illustrated",
        "ars technica",
        "deutsche welle",
        "mother jones",
        "national review",
        "christian science monitor",
        "usa today",
        "al arabiya",
        "anadolu",
        "ukrainska pravda",
        "ukrayinska pravda",
        "daily sabah",
        "türkiye today",
        "wall street journal",
    }
)
LANGUAGES: Final = frozenset(
    """English Spanish French German Russian Arabic Hebrew Chinese Mandarin Japanese Ukrainian Polish Dutch Italian
    Portuguese Turkish Farsi Persian Hindi Korean Swedish Danish Greek Latin Welsh Irish""".split()
)
MONTHS: Final = frozenset(
    """January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul
    Aug Sept Sep Oct Nov Dec""".split()
)
DAYS: Final = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun".split())
