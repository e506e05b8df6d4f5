"""The words of the synthetic documents: names, offices, outlets and topics, all invented or everyday.

Names are drawn first name by last name within a region, so the people are nobody in particular.
"""

# ruff: noqa: E501 (lists of words)

from __future__ import annotations

from dataclasses import dataclass

# region: women's first names, men's first names, last names
_NAMES = {
    "west africa": (
        "Adjoa Efua Ngozi Fatou Amina",
        "Kwabena Chidi Moussa Ibrahima Tunde",
        "Asantewa Okonjo-Bello Diallo-Sarr Mensimah Adeyinka Touray Bamgbose Quarshie",
    ),
    "east africa": (
        "Wanjiru Hawa Tigist Neema Uwase",
        "Kiprono Abdi Dawit Juma Mugisha",
        "Cheruiyot-Odera Wolde-Mariam Nyambane Mwakasege Gatabazi Farole Kiplimo",
    ),
    "southern africa": (
        "Nomsa Chipo Lerato Thandeka",
        "Sipho Tendai Kagiso Bheki",
        "Mokgatle Chigumba Dlamuka Phiri-Banda Motsepane Ndlazi van Rensdorp",
    ),
    "arab": (
        "Layla Salma Rania Huda Amal",
        "Karim Youssef Tariq Nabil Samir",
        "al-Hamdani-Rifai Benkhadra Zerrouk al-Masrawi Haddadin Boustany Ferjani",
    ),
    "turkic": (
        "Aylin Elif Aigul Gulnara",
        "Emre Kerem Nurlan Rustam",
        "Yıldıran Karaçelik Abenov Sadyrbaev Öztopal Mammadzade",
    ),
    "iran": ("Shirin Parisa Nasrin", "Dariush Kaveh Behrouz", "Rostamkhani Tehranchi-Far Golshan Moradpour"),
    "south asia": (
        "Meera Anjali Farzana Dilrukshi Sunita",
        "Arjun Imtiaz Rajesh Nuwan Bikram",
        "Chatterkar Rahmanuddin Perumal Weeraratne Thapaliya Deshbhandari Qureishi Iyengaran",
    ),
    "southeast asia": (
        "Siti Linh Malee Rosario",
        "Budi Duc Somchai Datu",
        "Wiranatakusuma Phamduong Rattanakul Magbanua Tan-Lim Soekirman Villagracia",
    ),
    "east asia": (
        "Haruka Mei Ji-won Yan",
        "Kenji Wei Min-jae Bo",
        "Takamoriya Liang-Xu Ohnishi Baekje Fujishima Zhuge Seongsan",
    ),
    "pacific": ("Sela Mereana Lani", "Tevita Wiremu Ioane", "Tuimavave Fonoti-Leau Ngatapa Vakaloloma"),
    "latin america": (
        "Ximena Lucía Marisol Beatriz Inés",
        "Joaquín Mateo Rodrigo Thiago",
        "Echandía Quispealaya Barrientos-Luz Montalvane Figueirinha Caldeirão Villarroca Zubizar",
    ),
    "north america": (
        "Paige Dana Rochelle Aiyana",
        "Wade Curtis Desmond Tyler",
        "Hollenbeck Trask Beaulieu-Nez Kowalchek Ferrantino Sundqvist Penhallow Whitcombe",
    ),
    "caribbean": ("Shanice Ketsia Odette", "Delroy Winston Fritzner", "Baptiste-Roy Grandison Lamontagne Pinnockway"),
    "britain": (
        "Imogen Harriet Bronwen Morag Niamh",
        "Alistair Gareth Declan Rupert",
        "Thistlewood Pengelly Ap-Rhys Macquarrie O'Dunleavy Hathersage Brackenbury Ashdown-Pole",
    ),
    "france": (
        "Solène Margaux Clémence",
        "Thibault Bastien Loïc",
        "Rochefontaine Delacombe Guérineau Le Goazec d'Aubrac",
    ),
    "germany": (
        "Annika Heike Friederike",
        "Jürgen Matthias Ulrich",
        "Grünewaldt Oberschall von Tressow Kirchhöfer Lindenmaier",
    ),
    "nordic": (
        "Ingrid Sólveig Aino Maja",
        "Lars Eero Gunnar Mikkel",
        "Halvorstad Björkmanson Nieminaho Sigurdardal Østerby Kvist",
    ),
    "slavic": (
        "Olena Jadwiga Milica Zuzana",
        "Taras Zbigniew Dragan Ondřej",
        "Kovalchuryn Wiśnioch Petrovarić Dvořáčkin Hrytsayko Stanimirov",
    ),
    "baltic": ("Ieva Rasa Liis", "Jānis Mindaugas Tõnu", "Kalniņšek Petrauskis Tammelaan Ozoliniek"),
    "south europe": (
        "Chiara Despina Carme Leonor",
        "Matteo Stavros Jordi Duarte",
        "Bellacasa Papadimas Ferrerons Vasconceiro Tramontin Karagiorgas",
    ),
    "caucasus": ("Nino Ani", "Giorgi Tigran", "Beridzeli Hakobjan Lomiashvili"),
    "israel": ("Tamar Noa", "Eitan Amos", "Ben-Harosh Shapirovitz Lavian"),
}
NAMES = [
    (
        women.split(),
        men.split(),
        [
            name.replace("_", " ")
            for name in last.replace("van ", "van_").replace("von ", "von_").replace("Le ", "Le_").split()
        ],
    )
    for women, men, last in _NAMES.values()
]

PLACES = """Port Averly|Lindmark|Sao Tevere|Karsk|the Halden valley|Ombadi|Nueva Cresta|Tashmir|Brennhaven|Kotoluma|the Marrow
coast|Vellingby|Rio Pardal|Qasr Amin|Dunmorrow|Ostrava-Nord|the Senn delta|Matagalo|Hirosawa|Upper Teviel|Kambari|Sant Orsola|
Gullfoss Bay|Tamworth Cross|Marefield|the Zaliv strait|Bukhal|New Cardiff|Saint-Aubin-le-Lac|Phra Nakhon Tai""".replace(
    "\n", " "
).split("|")
PLACES = [place.strip() for place in PLACES]

COUNTRIES = (
    "Valdoria|the Tesh Republic|Norland|Karimia|Lower Sarema|Ostrovia|Costa Verdana|Mabira|Aldenmark|"
    "the Sund Islands|Perunia|Zahiristan"
).split("|")
NATIONALITIES = ("Valdorian|Teshi|Norlandic|Karimian|Ostrovian|Verdanan|Mabiran|Aldenmarkian|Perunian").split("|")

OUTLETS = (
    "the Averly Tribune|Radio Halden|Channel Six|the Lindmark Gazette|the Continental Wire|Tele Sund|"
    "the Daily Anchor|the business paper Kurs|the weekly Perspektiv|Morning Line|the podcast Long Table|"
    "the Ombadi Mail|a local radio station|the broadcaster TVN-4|the magazine Harbour"
).split("|")

# Offices a person may hold: without a body, and with one ("of the Coastal Agency")
OFFICES = (
    "minister|prime minister|foreign minister|defence minister|energy minister|health minister|mayor|"
    "opposition leader|president|senator|governor|finance minister|justice minister|interior minister|ambassador|"
    "lawmaker|commissioner|interim president|deputy mayor|former prime minister"
).split("|")
POSTS = (
    "director|chief executive|chair|secretary-general|head|deputy director|president|chief economist|"
    "general manager|acting head|spokesperson|medical director|founder|vice-president|former chair|legal adviser|"
    "regional coordinator|treasurer|chief scientist"
).split("|")
EXPERTS = (
    "an economist at {org}|a lawyer for the families|a professor of public law|a retired naval officer|"
    "a nurse at {org}|a farmer from {place}|an analyst at {org}|who has run {org} since 2014|"
    "who represents {place} in parliament|a hydrologist with {org}|a union organiser|a former judge|"
    "who lost his seat last year|the captain of the national side|a shopkeeper in {place}|"
    "an engineer who worked on the first phase|whose company built the site|a member of the board|"
    "the country's best known climber|a resident of {place}"
).split("|")
COLLECTIVES = (
    "residents|two people briefed on the plan|union leaders|several diplomats|officials in {place}|critics|"
    "campaigners|some observers|parents at the school|three former employees|opposition parties|"
    "the families' lawyers|many fishermen|a group of doctors|neighbouring states|industry groups|"
    "a senior official who asked not to be named|witnesses|prosecutors|police|the delegation|"
    "a person close to the talks|a dozen mayors|local business owners|the two governments"
).split("|")
DOCUMENTS = (
    "the report|an internal memo seen by {outlet}|the audit|a draft of the agreement|the ruling|"
    "a letter to shareholders|the indictment|the survey of 2,100 adults|the association's annual review|"
    "the joint communiqué|a study in the journal Coastal Science|the court filing|a statement on its website|"
    "the committee's final report"
).split("|")


@dataclass(frozen=True)
class Topic:
    """What a document is about. ``things`` are singular noun phrases, ``doings`` bare infinitive phrases that they may do,
    ``goals`` bare infinitives for people, ``issues`` noun phrases, ``tags`` short judgements, ``events`` whole sentences."""

    orgs: tuple[str, ...]
    things: tuple[str, ...]
    doings: tuple[str, ...]
    goals: tuple[str, ...]
    issues: tuple[str, ...]
    tags: tuple[str, ...]
    events: tuple[str, ...]
    short: tuple[str, ...]  # headline subjects: no article


def _topic(orgs: str, things: str, doings: str, goals: str, issues: str, tags: str, events: str, short: str) -> Topic:
    return Topic(
        *(
            tuple(part.strip() for part in text.replace("\n", " ").split("|"))
            for text in (orgs, things, doings, goals, issues, tags, events, short)
        )
    )


TOPICS = [
    _topic(
        "the Northern Defence Pact|the general staff|the Institute for Strategic Affairs|the arms maker Rautawerk",
        "the new spending target|the alliance|the frigate programme|the air defence shield|the eastern brigade|the treaty",
        "reach {pct} of national output by {year}|need {money} more than planned|be ready before the winter|hold|deter an attack|"
        "cost every household {smallmoney} a year|depend on supplies from abroad",
        "raise defence spending|send {num} more troops to {place}|share the burden fairly|sign the accord|keep the supply lines "
        "open|honour the mutual defence clause|buy the missiles together",
        "burden sharing|the delay in deliveries|the threat from the east|the shortage of ammunition|the summit declaration",
        "a paper shield|a historic step|long overdue|a blank cheque|rock solid|playing with fire",
        "Defence ministers met in {place} for two days.|The alliance has {smallnum} members and a staff of {num}.|The first ship "
        "was launched in {month}.|The exercise involved {num} soldiers and {smallnum} ships.",
        "Alliance|Defence target|Frigate deal|Air shield|Troop plan",
    ),
    _topic(
        "the grid operator Nordlys Net|the energy regulator|the wind developer Halo Power|the Consumers' League",
        "the undersea cable|the power plant|the price cap|the new tariff|the gas terminal|the offshore wind farm",
        "cut bills by {pct}|supply {num} homes|miss its deadline|run at full load by {month}|cover only {pct} of demand|"
        "be built twice|raise emissions",
        "publish the route of the cable|freeze prices until {month}|compensate {num} customers|switch off the old reactor|"
        "reopen the tender|invest {money} in storage",
        "the power cuts|rising bills|the need for reserve capacity|energy security|the role of gas",
        "a dead end|reckless|a gift to the poor|an accounting trick|madness|good news for every household",
        "The lights went out in {place} shortly after {hour}.|The plant opened in 1987 and employs {num} people.|Bills rose by "
        "{pct} last winter.|The company's shares fell {pct} on the news.",
        "Cable|Power cuts|Price cap|Wind farm|Gas terminal",
    ),
    _topic(
        "the nurses' union Vara|the health ministry|Saint Brandan Hospital|the Medicines Board|the vaccine fund",
        "the maternity ward|the vaccine|the waiting list|the new hospital|the pay offer|the drug",
        "save {num} lives a year|close by {month}|treat {num} patients|be safe for children|cost {money}|need {smallnum} more beds|"
        "fail the people who need it most",
        "hire {num} nurses|vaccinate every child under {smallnum}|end the strike|call off the walkout|open {smallnum} clinics|"
        "release the trial data|ban the additive",
        "staff shortages|the outbreak|the state of the wards|patient safety|the queue for operations",
        "heartbreaking|a sticking plaster|inhumane|a turning point|a scandal|the best we've seen",
        "The hospital treats {num} people a year.|Nurses walked out at {hour}.|The first case was found in {place} in {month}.|"
        "The strike is the {ordinal} since {year}.",
        "Ward closure|Nurses' strike|Vaccine|Hospital plan|Pay offer",
    ),
    _topic(
        "the Coastal Agency|the climate fund|the weather service|the relief group Open Hands|the river authority",
        "the sea wall|the evacuation|the flood map|the river|the rescue plan|the storm",
        "flood {num} houses|hold for {smallnum} years|rise by another metre|protect {place}|be finished before the rains|"
        "arrive within {smallnum} hours|leave {num} people homeless",
        "evacuate {place}|move {num} families|rebuild the embankment|pay {money} in relief|open the spillway|declare an emergency|"
        "cut emissions by {pct}",
        "the flood risk|climate finance|the slow response|the state of the embankments|loss and damage",
        "unthinkable|a wake-up call|too little, too late|a man-made disaster|manageable|a lifeline",
        "Rain fell for {smallnum} days.|More than {num} people spent the night in schools.|The river crossed the danger mark at "
        "{hour}.|The embankment was last repaired in {year}.",
        "Sea wall|Flood plan|River|Storm response|Evacuation",
    ),
    _topic(
        "the constitutional court|the Bar Association|the prosecutors' office|the rights group Justice Watch",
        "the ruling|the appeal|the trial|the amendment|the inquiry|the new evidence",
        "change the law for a generation|take {smallnum} years|be overturned|clear the former minister|reopen {smallnum} cases|"
        "weaken the judges|set a precedent",
        "appeal|release the detained activists|respect the verdict|drop the charges|appoint {smallnum} judges|lift the ban|"
        "resign",
        "judicial independence|the length of the proceedings|the leaked tapes|the right to protest|the conduct of the police",
        "theatrics|a travesty|a victory for the rule of law|politically motivated|a sham|crystal clear",
        "The judges withdrew for {smallnum} hours.|The trial began in {month} {year}.|About {num} people gathered outside the "
        "court.|The case file runs to {num} pages.",
        "Ruling|Appeal|Court reform|Inquiry|Trial",
    ),
    _topic(
        "the football federation|the athletes' commission|the anti-doping agency|the club Atlético Marejada|the league",
        "the tournament|the new format|the stadium|the transfer|the ban|the broadcast deal",
        "double the prize money|ruin the calendar|open in {month}|cost {money}|suit the smaller nations|attract {num} visitors|"
        "last {smallnum} seasons",
        "move the final to {place}|sell the club|lift the suspension|expand to {smallnum} teams|publish the test results|"
        "sack the coach|play on artificial turf",
        "the referee's decision|ticket prices|fan violence|the hosting rights|women's pay",
        "a disgrace|magic|a circus|the match of their lives|unforgivable|a dream come true",
        "The side won {score} away in {place}.|The stadium holds {num}.|The coach was appointed in {month}.|Tickets went on sale at "
        "{hour}.",
        "Final|Transfer|Stadium plan|Doping ban|New format",
    ),
    _topic(
        "the airline Meridiana Air|the competition authority|the pilots' union|the bank Crédit du Lac|the retailer Osterkorn",
        "the merger|the takeover|the restructuring plan|the loan|the factory|the profit warning",
        "save {money} a year|cost {num} jobs|close by {month}|face tough conditions|double sales|be completed by {year}|"
        "harm small suppliers",
        "sell {smallnum} plants|cut {num} jobs|raise wages by {pct}|pay a dividend|block the deal|list the unit in {place}|"
        "repay the state loan",
        "the debt burden|falling demand|the outlook for the second half|the price of steel|cost discipline",
        "a bargain|vandalism|disappointing|a marriage of necessity|a breakthrough|solid as a rock",
        "The company reported a loss of {money}.|Its shares closed {pct} lower.|The plant has made engines since {year}.|The board "
        "met for {smallnum} hours.",
        "Merger|Takeover|Job cuts|Loan|Profit warning",
    ),
    _topic(
        "the central bank|the statistics office|the savings banks' association|the research house Delta Macro",
        "inflation|the rate rise|the currency|the budget|the pension reform|the economy",
        "fall below {pct} by {month}|slow growth|shrink by {pct}|hit pensioners hardest|recover next year|need {money} of cuts|"
        "surprise the markets",
        "raise rates again|balance the budget|tax windfall profits|cut the fuel duty|defend the currency|borrow {money} more|"
        "protect low earners",
        "the cost of living|the state of public finances|weak exports|wage growth|the credibility of the bank",
        "premature|bitter medicine|a gamble|a sober budget|voodoo|encouraging",
        "Prices rose {pct} in {month}.|The rate now stands at {pct}.|Markets were closed on Friday.|The budget runs to {money}.",
        "Rate rise|Budget|Inflation|Pension reform|Fuel duty",
    ),
    _topic(
        "the fishermen's cooperative|the fisheries directorate|the marine institute|the environmental group Blue Shelf",
        "the quota|the cod stock|the closed season|the licence scheme|the trawler ban",
        "collapse within {smallnum} years|sink {num} jobs|protect the spawning grounds|recover by {year}|fall by {pct}|"
        "be ignored at sea",
        "halve the quota|scrap {smallnum} boats|patrol the strait|buy back licences|blockade the harbour|fish in disputed waters",
        "illegal trawling|the price of diesel|the talks on shared stocks|the survey data",
        "a death sentence|absurd|science fiction|a fair deal|piracy|a rotten compromise",
        "About {smallnum} boats sailed into the harbour at {hour}.|The fleet landed {num} tonnes in {year}.|The talks in {place} "
        "ended without a deal.",
        "Quota|Cod stock|Trawler ban|Fishing talks",
    ),
    _topic(
        "the teachers' association|the exam board|the University of Lindmark|the students' council",
        "the exam|the new curriculum|the tuition fee|the school merger|the language test",
        "exclude {num} pupils|be marked again|start in {month}|lower standards|save {smallnum} rural schools|cost parents "
        "{smallmoney} a year",
        "resit the exam|close {smallnum} schools|pay student teachers|ban phones in class|teach both languages|hire {num} teachers",
        "the marking errors|falling enrolment|classroom violence|academic freedom",
        "chaos|a lottery|an experiment on children|sensible|an insult|a triumph of common sense",
        "Some {num} pupils sat the paper.|The results came out at {hour}.|Fees were introduced in {year}.",
        "Exam chaos|Tuition fees|School mergers|Curriculum",
    ),
    _topic(
        "the rail operator Transmontana|the transport ministry|the drivers' union|the audit office",
        "the tunnel|the high-speed line|the night train|the bridge|the ticket reform|the signalling system",
        "open {smallnum} years late|carry {num} passengers a day|exceed its budget by {pct}|shorten the trip to {smallnum} hours|"
        "crack in cold weather|pay for itself",
        "cancel the contract|reopen the station|run trains through the night|inspect {smallnum} bridges|freeze fares|"
        "finish the tunnel",
        "the safety record|overcrowding|the cost overruns|the derailment",
        "a money pit|world class|a ghost line|an engineering marvel|a bad joke|safe",
        "The line is {num} kilometres long.|Work started in {year}.|The last train left {place} at {hour}.|Drivers stopped work for "
        "{smallnum} hours.",
        "Tunnel|Night train|Rail line|Bridge|Fare freeze",
    ),
    _topic(
        "the foreign ministry|the mediation team|the ceasefire commission|the aid agency Caravan|the border guard",
        "the ceasefire|the prisoner exchange|the peace plan|the border crossing|the aid convoy|the negotiation",
        "hold through the weekend|collapse|free {num} prisoners|reach {place} by {month}|bring a lasting settlement|"
        "require guarantees|stay closed",
        "withdraw from {place}|extend the truce|open {smallnum} crossings|return to the table|recognise the border|"
        "lift the sanctions|exchange {num} prisoners",
        "the talks in {place}|security guarantees|the shelling|the role of mediators|the fate of the missing",
        "a provocation|a first step|a trap|constructive|surrender|the only way out",
        "The talks lasted {smallnum} hours.|Shells fell on {place} before dawn.|Some {num} people crossed the bridge on foot.|"
        "The truce took effect at {hour}.",
        "Truce|Peace talks|Border crossing|Prisoner swap|Aid convoy",
    ),
    _topic(
        "the data regulator|the chip maker Kiyosu|the platform Chirrup|the Digital Rights Forum|the cyber agency",
        "the data centre|the app|the breach|the law on algorithms|the chip plant|the satellite",
        "use as much water as {place}|expose {num} accounts|create {num} jobs|spy on its users|come into force in {month}|"
        "orbit for {smallnum} years",
        "fine the company {money}|delete the records|label synthetic images|ban the app for children|build {smallnum} plants|"
        "notify {num} customers",
        "privacy|the hunger for electricity|export controls|the outage|online abuse",
        "Orwellian|a toy|the biggest leap in years|toothless|naive|a wild west",
        "The service was down for {smallnum} hours.|The firm has {num} users.|The plant will stand near {place}.",
        "Data breach|Chip plant|App ban|Algorithm law",
    ),
    _topic(
        "the housing office|the tenants' association|the city council|the builder Fundament",
        "the rent cap|the tower|the demolition|the zoning plan|the old market|the shelter",
        "drive out {num} families|provide {num} flats|be empty by {month}|cost {money}|raise rents by {pct}|keep the quarter alive",
        "build {num} flats|evict {smallnum} tenants|tear down the market|buy back the land|tax empty homes|house the homeless",
        "the housing shortage|the smell of corruption|the fire|the sale of public land",
        "a land grab|charming|an eyesore|social cleansing|a fresh start|daylight robbery",
        "The tower has {smallnum} floors.|The fire broke out at {hour}.|Rents have doubled since {year}.|The council voted in "
        "{month}.",
        "Rent cap|Tower fire|Zoning plan|Old market",
    ),
    _topic(
        "the mining company Basalta|the indigenous council|the environment ministry|the geological survey",
        "the mine|the licence|the tailings pond|the smelter|the lithium project|the pipeline",
        "poison the aquifer|employ {num} people|leak|bring in {money} a year|run dry in {smallnum} years|stay in the ground",
        "revoke the licence|clean up the river|consult the villages|drill {smallnum} wells|blockade the road|pay royalties of {pct}",
        "the dust|the water table|consent|the royalties dispute",
        "a ticking bomb|robbery|a blessing|harmless|a colonial habit|responsible",
        "The mine covers {num} hectares.|The dam burst at {hour}.|Villagers have blocked the road since {month}.",
        "Mine licence|Pipeline|Smelter|Lithium project",
    ),
    _topic(
        "the electoral commission|the observers' mission|the Reform Party|the civic group Clean Count",
        "the vote|the recount|the coalition|the postal ballot|the campaign|the referendum",
        "go to a second round|be held in {month}|fall apart by {year}|be the fairest in decades|exclude {num} voters|"
        "deliver a stable majority",
        "concede|recount {num} ballots|form a government|boycott the vote|lower the voting age|publish the tally sheets",
        "turnout|the missing ballots|the tone of the campaign|foreign interference",
        "rigged|a festival of democracy|a farce|orderly|a coup by paperwork|too close to call",
        "Polls closed at {hour}.|Turnout reached {pct}.|The party won {smallnum} seats.|Counting went on through the night.",
        "Recount|Coalition talks|Referendum|Postal ballots",
    ),
    _topic(
        "the civil aviation office|the airport operator Nimbus|the crash investigators|the controllers' guild",
        "the runway|the flight recorder|the night curfew|the new terminal|the inspection|the drone",
        "stay closed until {month}|explain the accident|handle {num} flights a year|cost {money}|wake {num} people|be repaired in {smallnum} days",
        "ground the fleet|lengthen the runway|publish the cockpit recording|hire {smallnum} controllers|ban night flights|refund {num} passengers",
        "the near miss|metal fatigue|the noise|the cancelled flights|pilot training",
        "a miracle|an accident waiting to happen|routine|negligent|a nuisance|airworthy",
        "The plane landed in {place} at {hour}.|All {smallnum} people on board survived.|The airport handled {num} passengers in {year}.",
        "Runway|Night flights|Crash inquiry|Terminal",
    ),
    _topic(
        "the film festival of {place}|the national museum|the theatre company Rampa|the culture ministry|the heritage fund",
        "the statue|the concert hall|the film|the exhibition|the prize|the restoration",
        "return to {place}|open in {month}|cost {money}|offend nobody|draw {num} visitors|last {smallnum} years",
        "return the bronzes|cancel the show|lend the painting|cut the grant by {pct}|buy the archive|rename the square",
        "the looted objects|censorship|the ticket scandal|public funding|the jury's choice",
        "a masterpiece|kitsch|an act of love|an insult to the dead|overrated|pure poetry",
        "The hall has {num} seats.|The bronze was cast in {year}.|The curtain fell at {hour}.|The jury has {smallnum} members.",
        "Bronzes|Concert hall|Festival row|Museum plan",
    ),
    _topic(
        "the farmers' union|the agriculture ministry|the seed company Granex|the food safety board|the water users' group",
        "the harvest|the drought|the subsidy|the export ban|the dam|the pesticide",
        "fail for the {ordinal} year|feed {num} people|double bread prices|kill the bees|run dry by {month}|save {smallnum} villages",
        "lift the export ban|open the sluices|ban the pesticide|pay farmers {money}|import {num} tonnes of wheat|slaughter {num} animals",
        "fertiliser prices|the locusts|land rights|the dry wells|the new rules on labels",
        "a disaster in slow motion|a lifebelt|unworkable|a bureaucrat's dream|overdue|poison",
        "Tractors blocked the road to {place} at {hour}.|No rain has fallen since {month}.|The region grows {pct} of the country's wheat.",
        "Harvest|Export ban|Drought|Pesticide ban",
    ),
    _topic(
        "the space agency|the observatory of {place}|the rocket maker Stellant|the academy of sciences",
        "the launch|the probe|the telescope|the rocket|the mission|the lander",
        "reach orbit in {month}|cost {money}|find water|burn up|be delayed by {smallnum} months|carry {smallnum} experiments",
        "land on the far side|abort the launch|build a base|share the data|train {smallnum} astronauts|scrap the booster",
        "space debris|the fuel leak|the budget|the race for the pole|the lost signal",
        "a giant step|a firework|breathtaking|a waste|textbook|nerve-racking",
        "The rocket lifted off at {hour}.|The probe weighs {num} kilos.|Contact was lost after {smallnum} minutes.",
        "Launch|Moon probe|Rocket|Telescope",
    ),
]
