"""People described by whose they are."""

from __future__ import annotations

import pytest

from tests.analysis.speakers.resolving import names_of

MET = "Paul Venn spoke on Monday."
BELONGING = [
    # said beside the name
    (f"{MET} His wife, Mara Kerr, was there. It rained. His wife said two.", "His wife#1", "Mara Kerr"),
    (f"{MET} Ana Orlo, his sister, was there. Venn’s sister said two.", "Venn’s sister", "Ana Orlo"),
    # of the man named right before
    (f"{MET} Jon Kerr came. His father, Max Kerr, was there. Venn’s father said two.", "Venn’s father",
     "unresolved: Max Kerr"),
    # told by the family name alone
    (f"Mrs. Ana Venn came. {MET} His wife said two.", "His wife", "Ana Venn"),
    # nobody whom it may be
    (f"{MET} Mara Kerr was there. His wife said two.", "His wife", "His wife"),
    # a wife has the family's name as often as a sister
    (f"{MET} His wife, Ana Venn, was there. Venn’s sister said two.", "Venn’s sister", "Venn’s sister"),
    # whose trade it is
    (f"{MET} Mara Kerr, his campaign manager, was there. Venn’s campaign manager said two.",
     "Venn’s campaign manager", "Mara Kerr"),
    (f"{MET} Mara Kerr, his campaign manager, was there. His top aide said two.",
     "His top aide", "unresolved: Mara Kerr"),
    (f"{MET} Mara Kerr, the deputy finance minister, was there. It rained. His deputy finance minister said two.",
     "His deputy finance minister", "Mara Kerr"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), BELONGING)
def test_whose_somebody_is(text: str, source: str, expected: str) -> None:
    assert names_of(text, (source, "two")) == [[expected]]


def test_the_campaigns_of_two_are_two() -> None:
    text = "Ana Orlo and Jon Venn met. The Orlo and Venn campaigns said two."
    assert names_of(text, ("The Orlo and Venn campaigns", "two")) == [["Ana Orlo campaign", "Jon Venn campaign"]]


SPOKES = [
    ("Venn spokesman Jon Marr came. The spokesman said two.", "The spokesman", "Jon Marr"),
    ("Venn spokesman Jon Marr came. A spokesman said two.", "A spokesman", "A spokesman"),
]


@pytest.mark.parametrize(("text", "source", "expected"), SPOKES)
def test_a_spokesperson_whom_the_report_names(text: str, source: str, expected: str) -> None:
    assert names_of(text, (source, "two")) == [[expected]]


def test_a_girlfriend_has_another_family_name() -> None:
    text = "Tom Orlo met Ana Orlo. It rained. Tom Orlo came with his girlfriend, and his girlfriend said one."
    assert names_of(text, ("his girlfriend#1", "one")) != [["Ana Orlo"]]
