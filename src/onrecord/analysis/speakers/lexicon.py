"""Word lists behind names, roles and descriptions: facts and closed classes, written by hand and kept short.

All words are lower case. Lists of places and given names are a first aid, not a gazetteer: a word that is missing
makes a verdict more careful, never wrong on purpose.
"""

from __future__ import annotations

from typing import Final

from onrecord.analysis.speakers.placenames import MORE_PLACES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(",") if part.strip())


MALE_HONORIFICS: Final = _words(
    "mr mister sir lord messrs monsieur herr señor senor king prince baron fr father imam rabbi"
)
FEMALE_HONORIFICS: Final = _words(
    "mrs ms miss madam madame lady dame frau señora senora queen princess sister baroness"
)
NEUTRAL_HONORIFICS: Final = _words(
    "dr prof professor rev revd reverend hon mx pope bishop archbishop cardinal pastor sheikh cllr engr alhaji datuk"
)
HONORIFICS: Final = MALE_HONORIFICS | FEMALE_HONORIFICS | NEUTRAL_HONORIFICS

# Words that stand before a name as a title or a role and are never part of it.
ROLE_HEADS: Final = _words("""
    president minister premier chancellor secretary marine senator sen sens congressman congresswoman congressmen
    representative
    rep reps governor gov govs
    mayor councillor councilman councilwoman councilmember commissioner chairman chairwoman chair
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
""")
TITLE_MODIFIERS: Final = _words("""
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
EMPTY_MODIFIERS: Final = _words("""
    former ex new then acting interim outgoing incoming late senior junior top embattled beleaguered veteran longtime
    longtime fellow prominent own old onetime one-time ex-president retired current other more most very a an the this
    that his her their its another first-term popular influential powerful and presumptive likely
""")
SUFFIXES: Final = _words("jr sr ii iii iv esq phd md qc kc obe mbe cbe")
# Letters after a name that are no part of it, always in capitals.
LETTERS: Final = frozenset("KC QC SC OBE MBE CBE KBE DBE FRS MP MEP MSP MLA TD".split())
# Letters that stand for an office behind an article ("the PM"), by the words that roles have for it.
OFFICE_LETTERS: Final = {
    "V-C": "vice-chancellor", "VC": "vice-chancellor", "PM": "premier", "DPM": "deputy", "DA": "prosecutor",
    "ADA": "prosecutor", "AG": "attgen", "MP": "mp", "GM": "manager", "VP": "vicepresident", "CEO": "ceo", "CFO": "cfo",
    "COO": "coo", "CTO": "officer", "MD": "director", "POTUS": "president",
}  # fmt: skip
PARTICLES: Final = _words("""
    van von der den de la las los del della di da dos das du le bin ibn ben bint abu ter ten al el al- zu zur af av
""")

# Roles that mean one another: a description's head may stand for any role in its set.
_TOP: Final = _words("""
    president premier chancellor secgen chairman ceo director king queen prince emperor emir sultan governor mayor
    commissioner leader chief head boss speaker
""")
_GROUPS: Final = (
    _words("chairman chairwoman chairperson chair"),
    _words("spokesman spokeswoman spokesperson presssecretary"),
    _words("lawyer attorney counsel"),
    _words("adviser advisor"),
    _words("nominee candidate hopeful contender frontrunner front-runner challenger"),
    _words("congressman congresswoman representative rep"),
    _words("senator sen"),
    _words("governor gov"),
    _words("general gen"),
    _words("businessman businesswoman billionaire mogul magnate tycoon developer"),
    _words("secgen"),
)
_LAWMAKERS: Final = _words("senator sen congressman congresswoman representative rep mp mep lawmaker legislator")


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
MALE_NOUNS: Final = _words("""
    spokesman chairman congressman businessman councilman assemblyman alderman actor husband son brother father nephew
    uncle king prince emperor salesman fisherman policeman fireman nobleman frenchman englishman irishman
    dutchman widower
    grandfather stepfather grandson dad daddy grandad granddad grandpa boyfriend ex-boyfriend ex-husband godfather
    stepson father-in-law son-in-law brother-in-law half-brother landlord policeman postman waiter monk schoolboy bloke
    anchorman cameraman imam pope archbishop man boy gentleman
""")
# Offices that are called so whoever holds them: a given name tells more.
OF_EITHER: Final = _words("spokesman chairman congressman councilman assemblyman alderman businessman actor anchorman")
FEMALE_NOUNS: Final = _words("""
    spokeswoman chairwoman congresswoman businesswoman councilwoman assemblywoman actress wife daughter sister mother
    niece aunt queen princess policewoman heiress widow grandmother stepmother granddaughter firstlady woman girl lady
    mum mom mummy mommy mam gran granny grandma girlfriend ex-girlfriend ex-wife godmother stepdaughter mother-in-law
    daughter-in-law sister-in-law half-sister landlady waitress nun schoolgirl hostess
""")

# Heads of sources that are not one named person.
SPOKES: Final = _words("spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen spokespersons")
PEOPLE: Final = _words("""
    meps msps mps tds
    people officials aides critics residents observers voters supporters opponents analysts experts sources allies
    advisers advisors lawyers attorneys prosecutors investigators authorities police protesters activists advocates
    lawmakers legislators senators representatives congressmen republicans democrats dems conservatives liberals
    progressives libertarians americans hispanics latinos muslims jews christians evangelicals women men students
    teachers workers families parents friends relatives neighbors neighbours colleagues journalists reporters editors
    commentators pundits economists scientists researchers scholars historians diplomats ministers leaders delegates
    members others some many few several most all both none half majority minority percent witnesses survivors victims
    employees executives investors traders donors staffers staff operatives strategists pollsters surrogates
    spokesmen spokeswomen spokespeople judges justices jurors doctors nurses farmers drivers soldiers troops veterans
    commanders generals detectives officers deputies customers users readers viewers fans players candidates rivals
    contenders nominees insiders skeptics sceptics detractors backers attendees participants respondents media press
    community public crowd audience team couple pair two three four five group's men citizens taxpayers millennials
    children kids youth immigrants migrants refugees individuals persons everyone everybody somebody someone nobody
    campaigners organizers organisers volunteers associates insiders rebels militants terrorists hackers
    fighters forces authorities whites
    blacks elites those they ones locals villagers passengers bystanders organisers regulators economists nobody
    enforcement officialdom
    adults teenagers teens seniors folks personnel population populations populace audiences crowds crews crew clergy
    percentage
""")
PERSON_NOUNS: Final = (
    ROLE_HEADS
    | SPOKES
    | _words("""
    person man woman boy girl gentleman lady source insider observer critic lawmaker staffer supporter teenager child
    relative bystander passenger local villager narrator caller speaker protester demonstrator juror investigator
    policeman policewoman soldier trader donor participant guest shopper tourist migrant refugee prisoner celebrity
    somebody someone one neighbour neighbor co-worker coworker native mogul politician statesman socialist nominee
    operative skeptic hopeful ally opponent winner loser superstar pilot lady
    porter reader viewer listener plumber baker butcher carpenter electrician mechanic waiter waitress barber cleaner
    clerk cook chef gardener janitor librarian midwife pharmacist sailor shopkeeper tailor technician therapist
    paramedic firefighter commuter pensioner retiree grandmother grandfather landlord landlady tenant apprentice intern
    docker miner fisherman skipper cyclist motorist hiker guide usher moderator interviewer
""")
)
ORGANISATION_NOUNS: Final = _words("""
    campaign camp administration government ministry department agency office bureau commission committee subcommittee
    council board court party company firm corporation bank group organization organisation association federation
    union league institute institution university college school foundation fund trust network newspaper paper magazine
    journal outlet tabloid broadcaster station channel website site blog publication wire service tribunal parliament
    congress
    senate house legislature assembly cabinet presidency secretariat authority inspectorate police force army navy
    military regime kingdom coalition alliance bloc caucus pac lobby nonprofit charity church team club startup
    think-tank center centre society chamber embassy consulate delegation mission prosecution defense defence leadership
    panel taskforce task-force movement establishment conference hospital company's city state county town
    country nation
    retailer manufacturer lender brewery airline operator regulator watchdog employer publisher studio
    library observatory gallery clinic laboratory zoo orchestra
    program programme airport museum watchdog yard shipyard factory plant mill business headquarters non-profit faction
""")
DOCUMENT_NOUNS: Final = _words("""
    report reports statement statements indictment document documents study studies survey surveys poll polls analysis
    analyses letter letters memo memos email emails e-mail e-mails message messages filing filings lawsuit lawsuits suit
    complaint bill law order ruling opinion decision verdict article articles story stories column columns editorial
    editorials essay book books ad ads advertisement commercial video videos footage tape tapes recording recordings
    transcript transcripts record records data figures statistics numbers tweet tweets post posts headline headlines
    release announcement review audit findings research text texts website page note notes paper papers invitation
    resolution declaration treaty agreement constitution amendment petition affidavit brief briefing testimony speech
    interview biography memoir manifesto platform policy plan proposal results result summary dossier disclosure
    disclosures reporting account accounts sign signs banner banners poster placard caption chart graph map estimate
    estimates projection projections forecast forecasts version excerpt quote press-release communique
    communiqué motion guidelines rules rule statute clause evidence coverage broadcast bulletin dispatch census index
    list table almanac calculation calculations brochure leaflet pamphlet handbook manual guidebook spreadsheet diary
    polling item items ticket tickets label labels readout tally test tests
    novel novels diaries log logs catalogue calendar agenda newsletter warrant writ subpoena docket contract notice
    flyer
    inquiry inquiries enquiry enquiries investigation investigations probe probes average averages graphic graphics
    demand demands slide slides scorecard questionnaire mailer mailers op-ed op-eds documentary archive archives trove
    assessment assessments evaluation cable cables transcripts petitions bulletins leaflets posters placards charts
    graphs maps rulings opinions verdicts laws bills lists tables excerpts quotes speeches briefings interviews
    dossiers announcements reviews audits plans proposals
""")
# Last words of organisations' names.
ORGANISATION_ENDINGS: Final = ORGANISATION_NOUNS | _words("""
    inc corp co ltd llc plc gmbh ag sa times post news herald tribune journal guardian observer telegraph
    chronicle gazette
    courier press mirror sun star globe inquirer record register review weekly daily standard express independent
    today tv radio media communications broadcasting entertainment holdings partners capital securities industries
    international systems technologies solutions airlines airways motors energy oil gas pharmaceuticals
    laboratories labs
    strategies research polling associates enterprises organization tower hotel casino fund project
    circuit appeals sentinel examiner corps network alliance initiative    unions headquarters watch journalism pac
    health energy pact motors foods insurance logistics pharmaceuticals airlines railways shipping yard shipyard
    division services museum library academy ministry treasury reserve market committee commission forum
    front jury lines ferries constabulary gendarmerie archdiocese diocese optics electronics chemicals semiconductor
    semiconductors robotics biotech therapeutics beverages breweries telecom interactive aerospace aviation automotive
    textiles petroleum ventures analytics instruments diagnostics records studios pictures productions
    parliament bundestag duma knesset kremlin pentagon congress senate house supremecourt
""") - _words("conservative state house independent sun star")
# What a district is for that is a body: "the Irvale Independent School District".
DISTRICTS: Final = _words("school water fire park health transit hospital library irrigation sanitation")
KNOWN_BODIES: Final = _phrases("""
    white house, the white house, pentagon, kremlin, congress, senate, house, supreme court, nato, eu, european union,
    united nations, un, u.n., fbi, cia, nsa, irs, epa, fda, fcc, fec, cdc, imf, world bank, opec, who, wto, reuters, ap,
    associated press, afp, bloomberg, cnn, cbs, nbc, abc, msnbc, fox, fox news, bbc, npr, pbs, espn, politico,
    breitbart,
    washington post, new york times, wall street journal, los angeles times, usa today, financial times, the hill,
    huffington post, vox, slate, buzzfeed, vice, daily beast, national review, weekly standard, guardian, economist,
    der spiegel, le monde, bild, gallup, quinnipiac, rasmussen, ipsos, yougov, pew, google, facebook, twitter, apple,
    forbes,
    microsoft, amazon, youtube, netflix, uber, tesla, boeing, goldman sachs, wikileaks, planned parenthood, aclu, nra,
    naacp, afl-cio, gop, dnc, rnc, democratic party, republican party, hamas, hezbollah, isis, islamic state, taliban,
    al qaeda, al-qaeda, al jazeera,
    interpol, europol, downing street, capitol hill, wall street, hollywood, silicon valley,
    homeland
    security, state department, justice department, treasury, federal reserve, fed, european commission, european
    parliament, european council, black lives matter, tea party, ibm, at&t, ge, gm, ford, walmart, nasa, osce,
    icc, iaea,
    labour, tories, tory, politifact, factcheck, snopes, drudge report, gawker, mother jones, univision,
    telemundo, cnbc,
    realclearpolitics, theblaze, axios, human rights watch, amnesty international, xinhua, tass, interfax, dpa
""")
ROLE_PLACES: Final = {
    "afghanistan": "afghan", "argentina": "argentine argentinian", "australia": "australian", "austria": "austrian",
    "belarus": "belarusian", "belgium": "belgian", "brazil": "brazilian", "britain": "british", "bulgaria": "bulgarian",
    "canada": "canadian", "chile": "chilean", "china": "chinese", "colombia": "colombian", "croatia": "croatian",
    "cuba": "cuban", "czechia": "czech", "denmark": "danish", "egypt": "egyptian", "england": "english",
    "estonia": "estonian", "ethiopia": "ethiopian", "europe": "european", "finland": "finnish", "france": "french",
    "georgia": "georgian", "germany": "german", "greece": "greek", "hungary": "hungarian", "iceland": "icelandic",
    "india": "indian", "indonesia": "indonesian", "iran": "iranian", "iraq": "iraqi", "ireland": "irish",
    "israel": "israeli", "italy": "italian", "japan": "japanese", "jordan": "jordanian", "kenya": "kenyan",
    "latvia": "latvian", "lebanon": "lebanese", "libya": "libyan", "lithuania": "lithuanian", "malaysia": "malaysian",
    "mexico": "mexican", "moldova": "moldovan", "morocco": "moroccan", "netherlands": "dutch", "nigeria": "nigerian",
    "norway": "norwegian", "pakistan": "pakistani", "peru": "peruvian", "philippines": "philippine filipino",
    "poland": "polish", "portugal": "portuguese", "qatar": "qatari", "romania": "romanian", "russia": "russian",
    "scotland": "scottish", "serbia": "serbian", "slovakia": "slovak", "slovenia": "slovenian", "spain": "spanish",
    "sudan": "sudanese", "sweden": "swedish", "switzerland": "swiss", "syria": "syrian", "taiwan": "taiwanese",
    "thailand": "thai", "tunisia": "tunisian", "turkey": "turkish", "ukraine": "ukrainian", "venezuela": "venezuelan",
    "vietnam": "vietnamese", "wales": "welsh", "yemen": "yemeni", "america": "american us",
    "palestine": "palestinian",
}  # fmt: skip
DEMONYMS: Final = {word: place for place, words in ROLE_PLACES.items() for word in words.split()}
CAPITALS: Final = _phrases("""
    washington, moscow, beijing, london, paris, berlin, brussels, kyiv, kiev, tehran, ankara, riyadh, tokyo, seoul,
    pyongyang, delhi, new delhi, islamabad, kabul, baghdad, damascus, cairo, tel aviv, jerusalem, rome, madrid, lisbon,
    vienna, budapest, warsaw, prague, athens, stockholm, oslo, helsinki, copenhagen, dublin, ottawa, canberra, havana,
    caracas, mexico city, the hague, strasbourg, geneva, minsk, belgrade, bucharest, sofia, doha, taipei, hong kong
""")
STATES: Final = {
    "ala": "alabama", "al": "alabama", "ak": "alaska", "ariz": "arizona", "az": "arizona", "ark": "arkansas",
    "ar": "arkansas", "calif": "california", "ca": "california", "colo": "colorado", "co": "colorado",
    "conn": "connecticut", "ct": "connecticut", "del": "delaware", "de": "delaware", "fla": "florida", "fl": "florida",
    "ga": "georgia", "hi": "hawaii", "id": "idaho", "ill": "illinois", "il": "illinois", "ind": "indiana",
    "in": "indiana", "ia": "iowa", "kan": "kansas", "kans": "kansas", "ks": "kansas", "ky": "kentucky",
    "la": "louisiana", "me": "maine", "md": "maryland", "mass": "massachusetts", "ma": "massachusetts",
    "mich": "michigan", "mi": "michigan", "minn": "minnesota", "mn": "minnesota", "miss": "mississippi",
    "ms": "mississippi", "mo": "missouri", "mont": "montana", "mt": "montana", "neb": "nebraska", "ne": "nebraska",
    "nev": "nevada", "nv": "nevada", "nh": "newhampshire", "nj": "newjersey", "nm": "newmexico", "ny": "newyork",
    "nc": "northcarolina", "nd": "northdakota", "ohio": "ohio", "oh": "ohio", "okla": "oklahoma", "ok": "oklahoma",
    "ore": "oregon", "or": "oregon", "pa": "pennsylvania", "ri": "rhodeisland", "sc": "southcarolina",
    "sd": "southdakota", "tenn": "tennessee", "tn": "tennessee", "tex": "texas", "tx": "texas", "utah": "utah",
    "ut": "utah", "vt": "vermont", "va": "virginia", "wash": "washington", "wa": "washington", "wv": "westvirginia",
    "wis": "wisconsin", "wi": "wisconsin", "wyo": "wyoming", "wy": "wyoming",
}  # fmt: skip
PLACES: Final = (
    frozenset(ROLE_PLACES) | CAPITALS | MORE_PLACES | frozenset(name for name in STATES.values() if len(name) > 3)
) - {"georgia", "jordan", "virginia", "charlotte"} | {"georgia", "virginia"}

PARTS_OF_PLACES: Final = _words("""
    central downtown east eastern greater inner lower mid north northern northeastern northwestern outer south southern
    southeastern southwestern upper west western
""")
NOT_NAMES: Final = _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter thanksgiving ramadan god internet web twitter facebook
    obamacare medicare medicaid brexit islam christianity judaism constitution bible quran olympics arctic atlantic
    pacific english spanish french german russian chinese latin american african asian european muslim christian jewish
    catholic protestant hispanic latino black white oval nazi soviet earth ok tv dvd dna north south east west
    democratic republican liberal conservative progressive libertarian socialist communist bipartisan federal
    pac pacs northern southern eastern western election convention debate day night morning week
    seconds minutes moments hours days weeks months years decades eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty
""")
# Words that begin sentences with a capital and are no names.
OPENERS: Final = _words("""
    a an the this that these those some any each every all both no none many much more most few several other another
    such what which who whom whose when where why how if unless until while although though because since as before
    after during in on at by for from of to with without within about above across against along amid among around
    behind below beneath beside besides between beyond despite down inside into like near off onto out outside over
    past per through throughout toward towards under up upon via and but or nor so yet not never only even just also
    still then now here there again soon later earlier meanwhile however moreover furthermore therefore thus instead
    perhaps maybe indeed rather once twice today yesterday tomorrow tonight i we you he she it they my our your his her
    its their me us him them himself herself is are was were be been being am do does did has have had can could may
    might must shall should will would let yes oh well please thanks asked according speaking regarding concerning
    including given following based citing noting adding although former new old last next first second third two three
    four five six seven eight nine ten one hundreds thousands millions dozens additionally finally recently nevertheless
    nonetheless otherwise overall especially particularly similarly likewise consequently hence elsewhere
    sometimes often
    usually always already ahead read more see watch click share photo image video updated published related
    unlike whether whatever whoever wherever whenever anyone everyone someone nobody nothing something
    everything anything
    people residents officials critics supporters opponents experts analysts voters aides lawmakers police authorities
    i'd i'll you'd he'd she'd we'd they'd
    there's it's that's he's she's i'm we're they're you're don't let's what's who's here's can't won't i've we've asked
    take consider meet remember part then-candidate speaking born founded told nor neither q copyright editor's
""")
SPEECH: Final = _words("""
    said says say saying added adds told tells asked asks argued argues claimed claims stated states insisted insists
    wrote writes noted notes warned warns explained explains replied responded responds countered continued continues
    declared declares announced announces acknowledged acknowledges admitted admits conceded concedes confirmed
    confirms denied denies suggested suggests emphasized emphasised emphasizes stressed stresses underlined urged urges
    promised vowed pledged predicted recalled remarked reiterated repeated observed complained joked quipped tweeted
    posted testified alleged asserted asserts maintained maintains contended contends believes believed thinks thought
    hopes hoped feels felt knows knew called calls described describes criticized criticised blasted slammed praised
    accused accuses blamed dismissed rejected met concluded concludes offered explained mused lamented cautioned charged
    mentioned pointed highlighted expressed hailed demands demanded proposed vows pledges condemned echoed agreed
    disagreed refused declined wants wanted spoke speaks talked discussed cited cites indicated signaled
    signalled shouted
    boasted bragged shot laughed smiled nodded shrugged endorsed defended attacked mocked tells raised revealed
""")
AUXILIARIES: Final = _words("""
    is was has had will would can could did does may might should must are were have do said who whose became becomes
    took went came made won lost ran led left got gave also never then later not who, being himself herself
    """)
PREPOSITIONS: Final = _words("""
    in on at by for from of to with without about against between among near inside outside into like over under behind
    toward towards around through after before since until amid beyond alongside via beside despite than as
""")
PLACE_PREPOSITIONS: Final = _words("in near across throughout")
# Last words of capitalised names that name neither people nor bodies.
THING_ENDINGS: Final = _words("""
    poll polls study
    day week month year night street avenue road act deal plan war wars agreement treaty accord bill law
    amendment cup bowl
    tuesday monday constitution summit convention election elections primary primaries caucuses debate river
    lake mountain
    mountains island islands sea ocean bay beach valley desert county city hall airport bridge building square park
    prize award awards medal scandal crisis revolution era age dream bible history english movement affair virus
    doctrine
    speech address report award papers tower towers plaza stadium arena gate declaration states kingdom republic coast
""")
AFTER_NEW: Final = _words("""
    Delhi England Hampshire Jersey Mexico Orleans York Zealand
""")
WEEKDAYS: Final = _words("""
    friday monday saturday sunday thursday tuesday wednesday
""")
# Roles that are family names too: "Howard Dean" is no dean.
SURNAMES: Final = _words("""
    abbot baron bishop chair coach dean driver farmer judge king major marshal pastor pope prince
""")
OBJECTS: Final = _words("""
    affairs agriculture commerce commons council defence defense education elections energy finance foreign health
    homeland house housing interior justice labor labour parliament policy representatives security senate staff
    state trade transportation treasury veterans
""")
# What bodies are for, before an "and" inside their names ("Science and Technology Directorate"), and what they are.
MATTERS: Final = OBJECTS | _words("""
    alcohol arts banking budget children citizenship competition criminal culture customs drug environment families
    fisheries food forestry heritage human immigration industry information innovation insurance intelligence land
    maritime natural nuclear oversight parks planning prevention public recreation relations research retirement
    revenue rights rules safety science securities social sport standards technology tourism ways women youth
""")
UNITS: Final = _words("""
    administration agency authority board bureau commission committee council department directorate division foundation
    institute ministry office secretariat service services subcommittee trust unit
""")
JOINING: Final = _words("""
    academy agency alliance americans association bank board brotherhood bureau center centre chamber chancellor chief
    church citizens
    coalition college commission committee conference council court department director division duke
    federation foundation fund governor head house institute institution league lord minister ministry museum office
    republic school secretary democracy partnership society speaker students union university veterans women workers
""")
COLLECTIVES: Final = _words("""
    army array band barrage batch blizzard body bunch chorus chunk class clutch coalition collection constellation
    couple crop crowd dozens fifth flood flurry fraction generation group handful host list lot mass mix number numbers
    pair parade percentage proportion quarter raft remainder rest roster round scores series set share slate slew
    smattering spate string stream succession swath tenth third variety wave wing
""")
QUANTIFIERS: Final = _words("""
    all both certain countless dozens few fewer half hundreds least majority many millions more most numerous other
    others several some these those thousands various
""")
KIN: Final = _words("""
    aunt brother brothers children cousin daughter daughters ex-husband ex-wife father granddaughter grandfather
    grandson husband mother nephew niece sister sisters son sons spouse stepson uncle wife
    mum mom dad gran grandma grandad granddad grandmother grandfather stepmother stepfather stepdaughter
    father-in-law mother-in-law brother-in-law sister-in-law son-in-law daughter-in-law half-brother half-sister
    widow widower fiancé fiancée boyfriend girlfriend
""")
STOP_ROLE: Final = (
    _words("""
    a an and as at for from in is of on the to was who whose with
""")
    | EMPTY_MODIFIERS
)
