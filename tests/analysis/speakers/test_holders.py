"""Which people of a report its own words give which roles."""

from __future__ import annotations

from tests.analysis.speakers.resolving import names_of

MINUTES = "Present: R. Orlo (Chair), T. Venn, O. Kerr. Clerk (Mr T. Marl).\n\nThe {} said that it was late."


def test_a_role_in_brackets_and_a_name_in_brackets_behind_its_role() -> None:
    for role, name in (("Chair", "R. Orlo"), ("Clerk", "T. Marl")):
        assert names_of(MINUTES.format(role), (f"The {role}", "that it was late")) == [[name]]
