"""Names of places in lower case: countries, and the towns and regions that reports of politics name most."""

from __future__ import annotations

from typing import Final


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


# Members and observers of the United Nations that no adjective in the lexicon stands for, in the short form of their
# names. Without those that are as often a person's: Chad.
_COUNTRIES: Final = _phrases("""
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
MORE_PLACES: Final = _COUNTRIES | _phrases("""
    united states, u.s., us, usa, united kingdom, uk, u.k., north korea, south korea, saudi arabia, new zealand, africa,
    asia, latin america, middle east, new york, new york city, los angeles, chicago, san francisco, boston,
    philadelphia,
    detroit, miami, dallas, houston, atlanta, seattle, las vegas, cleveland, baltimore, new orleans, north carolina,
    south carolina, new hampshire, new jersey, new mexico, rhode island, west virginia, north dakota, south dakota,
    puerto rico, crimea, gaza, west bank, aleppo, mosul, benghazi, manhattan, brooklyn, south africa, eu, costa rica,
    sri lanka, bosnia, kosovo, united arab emirates, vatican, greenland, palm beach, long island, orlando, charlotte,
    new england,
    ferguson, flint, silicon valley, arctic, atlantic, baltics, balkans, guantanamo bay, san diego, st. louis, hawaii
""")
