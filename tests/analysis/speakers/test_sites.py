"""Bodies that are called by their address on the web."""

from __future__ import annotations

from onrecord.analysis.speakers.sites import sites
from tests.analysis.speakers.resolving import names_of


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in sites(text)]


def test_bare_addresses_are_found() -> None:
    assert found("A list by Orlovane.com showed it, as harbourwatch.org did (Lantern-Now.co.uk).") == [
        "Orlovane.com",
        "harbourwatch.org",
        "Lantern-Now.co.uk",
    ]


def test_paths_and_mail_boxes_are_none() -> None:
    assert not found("Write to ana@orlovane.com or see https://orlovane.com/list, www.orlovane.com/a, a.b.c.com.x1.")


def test_a_site_speaks_by_its_address() -> None:
    text = "A list was published. Orlovane.com said that it was full."
    assert names_of(text, ("Orlovane.com", "that it was full")) == [["Orlovane.com"]]
