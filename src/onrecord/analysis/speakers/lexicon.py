"""Word lists behind names, roles and descriptions: facts and closed classes, written by hand and kept short.

All words are lower case. Lists of places and given names are a first aid, not a gazetteer: a word that is missing
makes a verdict more careful, never wrong on purpose.
"""

from __future__ import annotations

from typing import Final

from onrecord.analysis.speakers.rolewords import ROLE_HEADS, SPOKES
from onrecord.analysis.speakers.wordlists import phrases, words

SUFFIXES: Final = words("jr sr ii iii iv esq phd md qc kc obe mbe cbe")
# Letters after a name that are no part of it, always in capitals.
LETTERS: Final = frozenset("KC QC SC OBE MBE CBE KBE DBE FRS MP MEP MSP MLA TD".split())
PARTICLES: Final = words("""
    van von der den de la las los del della di da dos das du le bin ibn ben bint abu ter ten al el al- zu zur af av
""")


PEOPLE: Final = words("""
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
    celebrities adults teenagers teens seniors folks personnel population populations populace audiences crowds crews
    crew clergy percentage netizens politicos proponents millenials
""")
PERSON_NOUNS: Final = (
    ROLE_HEADS
    | SPOKES
    | words("""
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
ORGANISATION_NOUNS: Final = words("""
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
DOCUMENT_NOUNS: Final = words("""
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
# What a body is called before its name, as no person is; a pattern.
BODIES_CALLED: Final = (
    "agency|airline|band|bank|charity|company|firm|group|magazine|maker|manufacturer|network|newspaper|non-?profit"
    "|organi[sz]ation|PAC|program|programme|publisher|retailer|startup|tabloid|think tank|union|website"
)
ORGANISATION_ENDINGS: Final = ORGANISATION_NOUNS | words("""
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
""") - words("conservative state house independent sun star")
# What a district is for that is a body: "the Irvale Independent School District".
DISTRICTS: Final = words("school water fire park health transit hospital library irrigation sanitation")
KNOWN_BODIES: Final = phrases("""
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
    state department, justice department, treasury, federal reserve, fed, european commission,
    european council, black lives matter, tea party, ibm, at&t, ge, gm, ford, walmart, nasa, osce,
    icc, iaea,
    labour, tories, tory, politifact, factcheck, snopes, drudge report, gawker, mother jones, univision,
    telemundo, cnbc,
    comcast, ebay, exxon, exxon mobil, exxonmobil, general electric, general motors, instagram, intel, jpmorgan,
    jpmorgan chase, linkedin, lyft, mcdonald's, nike, pfizer, snapchat, starbucks, verizon, wells fargo, yahoo, hewlett
    packard, hewlett-packard, monsanto, dupont, dow chemical, chevron, citigroup, morgan stanley, merrill lynch,
    lehman brothers, deutsche bank, hsbc, barclays, ubs, credit suisse, toyota, volkswagen, volvo, bmw, nissan, hyundai,
    samsung, panasonic, nokia, airbus, lockheed martin, raytheon, northrop grumman, halliburton, coca-cola, pepsico,
    nestle, unilever, procter & gamble, johnson & johnson, novartis, astrazeneca, glaxosmithkline, cisco, paypal,
    airbnb, dropbox, reddit, pinterest, spotify, qualcomm, nvidia, t-mobile, time warner, viacom, fedex, costco,
    home depot, best buy, macy's, mastercard, american express, blackrock, blackstone, chrysler, burger king, ikea,
    adidas, gazprom, rosneft, lukoil, alibaba, baidu, tencent, huawei, foxconn, ryanair, lufthansa, vodafone, glencore,
    rio tinto, arcelormittal, haaretz, le figaro, el pais, kyodo, yonhap, ria novosti, deutsche welle, business insider,
    izvestia, kommersant, ukrainska pravda, kyiv independent, kyiv post,
    realclearpolitics, theblaze, axios, human rights watch, amnesty international, xinhua, tass, interfax, dpa
""")

NOT_NAMES: Final = words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter thanksgiving ramadan god internet web twitter facebook
    obamacare medicare medicaid brexit islam christianity judaism constitution bible quran olympics arctic atlantic
    pacific english spanish french german russian chinese latin american african asian european muslim christian jewish
    catholic protestant hispanic latino black white oval nazi soviet earth ok tv dvd dna north south east west
    democratic republican liberal conservative progressive libertarian socialist communist bipartisan federal
    things pac pacs northern southern eastern western election convention debate day night morning week
    seconds minutes moments hours days weeks months years decades eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty
""")
# Words that begin sentences with a capital and are no names.
OPENERS: Final = words("""
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
SPEECH: Final = words("""
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
AUXILIARIES: Final = words("""
    is was has had will would can could did does may might should must are were have do said who whose became becomes
    took went came made won lost ran led left got gave also never then later not who, being himself herself
    """)
PREPOSITIONS: Final = words("""
    in on at by for from of to with without about against between among near inside outside into like over under behind
    toward towards around through after before since until amid beyond alongside via beside despite than as
""")
PLACE_PREPOSITIONS: Final = words("in near across throughout")
# Last words of capitalised names that name neither people nor bodies.
THING_ENDINGS: Final = words("""
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
WEEKDAYS: Final = words("""
    friday monday saturday sunday thursday tuesday wednesday
""")
OBJECTS: Final = words("""
    affairs agriculture commerce commons council defence defense education elections energy finance foreign health
    homeland house housing interior justice labor labour parliament policy representatives security senate staff
    state trade transportation treasury veterans
""")
# What bodies are for, before an "and" inside their names ("Science and Technology Directorate"), and what they are.
MATTERS: Final = OBJECTS | words("""
    alcohol arts banking budget children citizenship competition criminal culture customs drug environment families
    fisheries food forestry heritage human immigration industry information innovation insurance intelligence land
    maritime natural nuclear oversight parks planning prevention public recreation relations research retirement
    revenue rights rules safety science securities social sport standards technology tourism ways women youth
""")
UNITS: Final = words("""
    administration agency authority board bureau commission committee council department directorate division foundation
    institute ministry office secretariat service services subcommittee trust unit
""")
JOINING: Final = words("""
    academy agency alliance americans association bank board brotherhood bureau center centre chamber chancellor chief
    church citizens club
    coalition college commission committee conference council court department director division duke
    federation foundation fund governor head house institute institution league lord minister ministry museum office
    organisation organization
    republic school secretary democracy partnership society speaker students union university veterans women workers
""")
# People in whose name bodies are founded: "Westmark Democrats for Clean Rivers".
CAUSES: Final = words("""
    americans citizens conservatives democrats doctors evangelicals farmers journalists lawyers mayors mothers officers
    parents physicians progressives republicans scientists students teachers veterans women workers
""")
COLLECTIVES: Final = words("""
    army array band barrage batch blizzard body bunch chorus chunk class clutch coalition collection constellation
    couple crop crowd dozens fifth flood flurry fraction generation group handful host list lot mass mix number numbers
    pair parade percentage proportion quarter raft remainder rest roster round scores series set share slate slew
    smattering spate string stream succession swath tenth third variety wave wing
""")
QUANTIFIERS: Final = words("""
    all both certain countless dozens few fewer half hundreds least majority many millions more most numerous other
    others several some these those thousands various
""")
