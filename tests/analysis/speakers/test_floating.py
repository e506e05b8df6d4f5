"""Quotations without a source."""

from __future__ import annotations

from tests.analysis.speakers.resolving import names_of, short, speakers_of


def test_a_floating_quotation_is_inferred_only_when_unmistakable() -> None:
    ((speaker,),) = speakers_of('Kerr was blunt. "It will flood."', ("", '"It will flood."'))
    assert short(speaker) == "Kerr"
    assert speaker.because.startswith("inferred")
    assert speakers_of('Kerr met Venn. "It will flood."', ("", '"It will flood."')) == [()]
    assert speakers_of("Kerr left. It was said the plan had failed.", ("", "the plan had failed")) == [()]


def test_a_quotation_between_two_of_one_speaker_is_inferred() -> None:
    text = '"One," Ana Orlo said.\n\n"Two."\n\n"Three," Orlo said.'
    found = names_of(text, ("Ana Orlo", '"One,"'), ("", '"Two."'), ("Orlo#1", '"Three,"'))
    assert found == [["Ana Orlo"]] * 3


def test_a_line_with_a_colon_heads_a_quotation() -> None:
    text = "It rained.\n\nAnd from Chair Ben Orr:\n\n“The nets are full.”"
    assert names_of(text, ("", "“The nets are full.”")) == [["Ben Orr"]]
