"""Whose words a text has that is quoted."""

from __future__ import annotations

import pytest

import onrecord


def behind(words: str) -> list[tuple[str, str | None]]:
    text = f"Ora Kerr leads the Harbour Board in Eastmere. {words}"
    [*_, last] = onrecord.analyse(text, title="A bridge", published="2025-03-04").attributions
    return [(one.role, one.entity.name if one.entity else None) for one in last.speakers]


def test_who_puts_a_text_out_is_spoken_for() -> None:
    assert behind("“The old bridge will close in May,” the Harbour Board’s statement said.") == [
        ("speaker", "the Harbour Board’s statement"),
        ("on_behalf_of", "Harbour Board"),
    ]


@pytest.mark.parametrize("source", ["Ora Kerr’s book", "a report", "The statement"])
def test_a_text_that_may_hold_others_words_is_for_nobody(source: str) -> None:
    assert "on_behalf_of" not in dict(behind(f"“The old bridge will close in May,” {source} said."))
