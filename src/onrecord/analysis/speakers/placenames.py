"""Names of places in lower case: countries, and the towns and regions that reports of politics name most."""

from __future__ import annotations

from typing import Final

from onrecord.analysis.speakers.wordlists import phrases, words

# Members and observers of the United Nations that no adjective in the lexicon stands for, in the short form of their
# names. Without those that are as often a person's: Chad.
_COUNTRIES: Final = phrases("""
    albania, algeria, andorra, angola, antigua and barbuda, armenia, azerbaijan, bahamas, bahrain, bangladesh,
    barbados, belize, benin, bhutan, bolivia, bosnia and herzegovina, botswana, brunei, burkina faso, burma,
    burundi, cambodia, cameroon, cape verde, central african republic, comoros, cyprus, czech republic, djibouti,
    dominica, dominican republic, east timor, ecuador, el salvador, equatorial guinea, eritrea, eswatini, fiji,
    gabon, gambia, ghana, grenada, guatemala, guinea, guinea-bissau, guyana, haiti, honduras, ivory coast, jamaica,
    kazakhstan, kiribati, kuwait, kyrgyzstan, laos, lesotho, liberia, liechtenstein, luxembourg, macedonia, north
    macedonia, madagascar, malawi, maldives, mali, malta, marshall islands, mauritania, mauritius, micronesia,
    monaco, mongolia, montenegro, mozambique, myanmar, namibia, nauru, nepal, nicaragua, niger, oman, palau, panama,
    papua new guinea, paraguay, rwanda, saint lucia, samoa, san marino, senegal, seychelles, sierra leone,
    singapore, solomon islands, somalia, south sudan, suriname, tajikistan, tanzania, timor-leste, togo, tonga,
    trinidad and tobago, turkmenistan, tuvalu, uganda, uruguay, uzbekistan, vanuatu, zambia, zimbabwe
""")
MORE_PLACES: Final = _COUNTRIES | phrases("""
    united states, u.s., us, usa, united kingdom, uk, u.k., north korea, south korea, saudi arabia, new zealand, africa,
    asia, latin america, middle east, new york, new york city, los angeles, chicago, san francisco, boston,
    philadelphia,
    detroit, miami, dallas, houston, atlanta, seattle, las vegas, cleveland, baltimore, new orleans, north carolina,
    south carolina, new hampshire, new jersey, new mexico, rhode island, west virginia, north dakota, south dakota,
    puerto rico, crimea, gaza, west bank, aleppo, mosul, benghazi, manhattan, brooklyn, south africa, eu, costa rica,
    sri lanka, bosnia, kosovo, united arab emirates, vatican, greenland, palm beach, long island, orlando, charlotte,
    new england, d.c, dc,
    ferguson, flint, silicon valley, arctic, atlantic, baltics, balkans, guantanamo bay, san diego, st. louis, hawaii
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
CAPITALS: Final = phrases("""
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
PARTS_OF_PLACES: Final = words("""
    central downtown east eastern greater inner lower mid north northern northeastern northwestern outer south southern
    southeastern southwestern upper west western
""")
AFTER_NEW: Final = words("""
    Delhi England Hampshire Jersey Mexico Orleans York Zealand
""")
