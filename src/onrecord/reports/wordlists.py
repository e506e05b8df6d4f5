"""Closed lists of words that recognising a line, a language or an unfinished sentence leans on."""

from __future__ import annotations

from typing import Final


def words(listed: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(listed.split())


# Function words that no other large language of Latin script spells the same and uses as often. ("in", "is", "was",
# "of", "we", "he", "an", "so", "me", "on", "had" are frequent Dutch, German, Scandinavian or Romance words too.)
ENGLISH: Final = words(
    "the and that for with from this which would could should their there they have been were what when who has his "
    "her she it its by at to be are but not than then those these about after before because while said says will "
    "you your our my how where into more been being did does if or as"
)
# Words that neither a heading nor a sentence ends with.
UNFINISHED: Final = words(
    "a an the of to and or but nor in on at by for from with as that than whose which who when while if because into "
    "over under between about against during after before since his her its their our your my this these those former "
    "president minister secretary senator governor mr mrs ms dr sen gov rep prof gen is are was were has have had "
    "will would could should may might must not said says"
)
# Places that stand alone where a name was expected; a byline of one of these is doubted.
PLACES: Final = words(
    "washington brussels london paris berlin moscow kyiv beijing geneva tokyo rome madrid vienna ottawa canberra "
    "ukraine russia china france germany england scotland ireland america europe australia canada india japan "
    "israel iran iraq poland"
)
# What may stand in lower case between the names of a byline.
BYLINE_PARTICLES: Final = words(
    "and of the for in at de la van der den von di da du el al bin ibn with & | - – — • · by to le"
)
# Text files that lie beside saved pages and are never a report; read as plain text they would fill a record with code.
NOT_REPORTS: Final = words(
    ".css .js .mjs .map .xml .rss .atom .csv .tsv .yaml .yml .toml .ini .cfg .py .sh .sql .log .lock .svg"
)
