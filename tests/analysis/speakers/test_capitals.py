"""Sources in headlines: capitals everywhere, names and offices that the body tells more of."""

from __future__ import annotations

import dataclasses

import pytest

from onrecord.analysis.speakers import resolve
from onrecord.domain import Span
from tests.analysis.speakers.resolving import attributions_of, names_of, report_of, short


def test_headlines_use_the_body_in_any_case() -> None:
    for title in ("Dam Is Unsafe, Says Kerr", "KERR: Dam Is Unsafe", "Dam Is Unsafe: Kerr"):
        name = "KERR" if "KERR" in title else "Kerr"
        text = f"{title}\n\nThe engineer Mara Kerr walked in on Monday and said little."
        assert names_of(text, (name, "Dam Is Unsafe"), title=title) == [["Mara Kerr"]]


def test_a_headline_description_uses_the_body() -> None:
    title = "Harbour chief demands faster work"
    text = f"{title}\n\nHarbour Secretary General Ana Orlo walked in on Monday and asked for faster work."
    assert names_of(text, ("Harbour chief", "faster work"), title=title) == [["Ana Orlo"]]


def test_two_names_of_a_headline_are_two_speakers() -> None:
    title = "Orlo, Venn Say Deal Is Near"
    text = f"{title}\n\nAna Orlo met Jon Venn on Monday."
    assert names_of(text, ("Orlo, Venn", "Deal Is Near"), title=title) == [["Ana Orlo", "Jon Venn"]]


def test_a_family_name_that_is_a_plural_elsewhere_is_one_of_two_speakers() -> None:
    title = "Sanders and Kerr Say Deal Is Near"
    text = f"{title}\n\nAna Sanders met Jon Kerr on Monday."
    assert names_of(text, ("Sanders and Kerr", "Deal Is Near"), title=title) == [["Ana Sanders", "Jon Kerr"]]


def test_a_country_by_its_letters_speaks_in_a_headline() -> None:
    title = "U.S. Says Deal Is Near"
    text = f"{title}\n\nAna Orlo met Jon Kerr on Monday."
    assert names_of(text, ("U.S.", "Deal Is Near"), title=title) == [["U.S."]]


@pytest.mark.parametrize(
    ("title", "source", "expected"),
    [
        ("Eastmere mayor: people want a siren", "Eastmere mayor", "Ana Orlo"),
        ("Lock chief: no", "Lock chief", "unresolved"),  # a mayor is a chief, but hardly of a lock
        ("Lock chair says no", "Lock chair", "unresolved"),  # another body's chair is nobody of the report
        ("Board says no", "Board", "Harbour Board"),
    ],
)
def test_an_office_in_a_headline_is_its_holder(title: str, source: str, expected: str) -> None:
    text = f"{title}\n\nMayor Ana Orlo said it. Jon Venn, chair of the Harbour Board, said no."
    content = title.split(maxsplit=len(source.split()))[-1]
    assert names_of(text, (source, content), title=title) == [[expected]]


def test_a_name_that_capitals_run_on_from_is_found_when_the_report_holds_it() -> None:
    text = "Ana Orlo Reassures House Democrats.\n\nAna Orlo spoke. Another Board Figure Endorses Ana Venn."
    found = names_of(text, ("Ana Orlo", "Reassures House"), ("Another Board Figure", "Endorses"))
    assert found[0] == ["Ana Orlo"]
    assert found[1][0].startswith("unresolved")


def test_a_wrapped_line_of_names_is_no_headline() -> None:
    first = "The Head of the Meridian Board, Aurelio Orlo, met the"
    text = f"{first}\nMinister of Ports on the harbour wall in the rain of Monday. Orlo said it."
    assert names_of(text, ("Orlo#1", "it")) == [["Aurelio Orlo"]]


@pytest.mark.parametrize("noun", ["aides say", "report says", "critics say", "council says", "ally says"])
def test_a_headline_name_before_a_noun_is_not_the_speaker(noun: str) -> None:
    title = f"Orlo {noun} the dam is old"
    text = f"{title}\n\nMayor Ana Orlo spoke in Eastmere."
    (found,) = names_of(text, (f"Orlo {noun.split(maxsplit=1)[0]}", "the dam is old"), title=title)
    assert "Ana Orlo" not in found


def test_the_headline_gives_the_same_words_to_a_name() -> None:
    title = "Pact in ‘winter of silence’, says Orlo"
    text = f"{title}\n\nAna Orlo likes words. “It is a winter of silence,” the secretary general of the Pact said."
    items = [("Orlo", "‘winter of silence’"), ("the secretary general of the Pact", "“It is")]
    attributions = attributions_of(text, *items)
    at = text.index("“It is")
    attributions[1] = dataclasses.replace(attributions[1], content=(Span(at, text.index(" the secretary")),))
    done, _ = resolve(report_of(text, title), attributions)
    assert [[short(s) for s in a.speakers] for a in done] == [["Ana Orlo"]] * 2


@pytest.mark.parametrize(
    ("title", "rest", "expected"),
    [
        # of whom the report speaks by far the most, and first
        ("Orlo Says Deal Is Near", " ".join(["Orlo spoke."] * 6) + " Tom Orlo came.", "Ana Orlo"),
        ("Orlo Says Deal Is Near", "Tom Orlo came.", "ambiguous: Ana Orlo, Tom Orlo"),
        # whose husband or wife it is
        ("Orlo Says Deal on Husband’s Plan Is Near", "Tom Orlo came.", "Ana Orlo"),
        ("Orlo Says Deal on Wife’s Plan Is Near", "Tom Orlo came.", "Tom Orlo"),
    ],
)
def test_one_of_two_of_a_name_in_a_headline(title: str, rest: str, expected: str) -> None:
    text = f"{title}\n\nAna Orlo met Jon Kerr on Monday. {rest}"
    assert names_of(text, ("Orlo", title.split(" ", 2)[2]), title=title) == [[expected]]
