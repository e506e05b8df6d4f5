from __future__ import annotations

import pytest

from onrecord.domain import Found
from onrecord.reports.language import detect

ENGLISH = (
    "The council said on Tuesday that the dam above the town would not hold another flood and that it must be rebuilt."
)
# The first article of the Universal Declaration of Human Rights.
OTHERS = {
    "de": "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen "
    "begabt und sollen einander im Geist der Brüderlichkeit begegnen.",
    "fr": "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et "
    "de conscience et doivent agir les uns envers les autres dans un esprit de fraternité.",
    "es": "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón "
    "y conciencia, deben comportarse fraternalmente los unos con los otros.",
    "nl": "Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn begiftigd met verstand "
    "en geweten, en behoren zich jegens elkander in een geest van broederschap te gedragen.",
    "it": "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di ragione e "
    "di coscienza e devono agire gli uni verso gli altri in spirito di fratellanza.",
    "pt": "Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e de "
    "consciência, devem agir uns para com os outros em espírito de fraternidade.",
    "sv": "Alla människor är födda fria och lika i värde och rättigheter. De är utrustade med förnuft och "
    "samvete och bör handla gentemot varandra i en anda av broderskap.",
    "pl": "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni "
    "rozumem i sumieniem i powinni postępować wobec innych w duchu braterstwa.",
    "ru": "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и "
    "совестью и должны поступать в отношении друг друга в духе братства.",
    "tr": "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler ve "
    "birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler.",
}


def test_english() -> None:
    found = detect(ENGLISH)
    assert found.value == "en"
    assert "function words" in found.basis


@pytest.mark.parametrize("tag", sorted(OTHERS))
def test_other_languages_are_named(tag: str) -> None:
    found = detect(OTHERS[tag])
    assert found.value == tag
    assert found.basis.startswith("py3langid")


def test_a_short_text_is_english_only_by_default() -> None:
    assert detect("Dam").basis == "too short to tell"
    assert detect("").value == "en"
    assert detect("Kurzer Text", Found("de", "html lang")).value == "de"
    assert detect("the dam and the town", None).doubt is None


def test_words_win_over_what_is_declared() -> None:
    found = detect(ENGLISH, Found("es-MX", "html lang"))
    assert (found.value, found.doubt) == ("en", "html lang says es-MX")
    assert detect(ENGLISH, Found("en_gb", "html lang")).value == "en-GB"


def test_a_foreign_quotation_does_not_make_a_report_foreign() -> None:
    assert detect(f"{ENGLISH} {OTHERS['es']} {ENGLISH}").value == "en"
