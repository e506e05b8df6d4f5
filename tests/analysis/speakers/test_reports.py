"""Whole invented reports, read as a user's are: whoever is named for words is whom a reader names."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

import pytest

import onrecord

HERE: Final = Path(__file__).parent / "reports"
EXPECTED: Final = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))
# Of the words that are found so many must have the right speaker; none may have a wrong one.
LEAST: Final = 0.9


def plain(words: str) -> str:
    return " ".join(words.translate(str.maketrans("", "", "\"“”‘'’")).split())


@pytest.mark.parametrize("report", sorted(EXPECTED))
def test_nobody_is_given_the_words_of_another(report: str) -> None:
    text = (HERE / f"{report}.txt").read_text(encoding="utf-8").strip()
    given: dict[str, str | None] = {}
    for one in onrecord.analyse(text).attributions:
        said = plain(text[one.content[0].start : one.content[0].end]) if one.content else ""
        speaker = next((each for each in one.speakers if each.role == "speaker"), None)
        for words in EXPECTED[report]:
            if said.startswith(plain(words)) and speaker is not None:
                given.setdefault(words, speaker.entity.name if speaker.entity else None)
    wanted = EXPECTED[report]
    wrong = {words: name for words, name in given.items() if name is not None and name != wanted[words]}
    assert not wrong
    right = [words for words, name in given.items() if name == wanted[words]]
    assert len(right) >= LEAST * len(given)
    assert len(given) >= LEAST * len(wanted)
