"""What ministers, secretaries and commissioners are of: "the finance minister", "who has run the foreign ministry"."""

from __future__ import annotations

import re
from typing import Final

#: The words for it; those of one line are one portfolio.
PORTFOLIOS: Final = {
    word: words.split()[0]
    for words in (
        "finance treasury exchequer", "defence defense", "foreign external", "interior home police policing",
        "justice", "health", "education schools", "transport transportation", "labour labor employment work",
        "housing", "environment", "energy", "agriculture farming", "trade commerce", "economy economic economics",
        "culture", "sport sports", "science research", "development", "climate", "industry", "digital",
        "family families", "immigration migration", "tourism", "fisheries", "mines mining minerals",
        "forestry forests", "water irrigation", "infrastructure", "communications telecommunications", "youth",
        "harbour", "planning", "europe european", "pensions", "veterans",
    )
    for word in words.split()
}  # fmt: skip
_WORD: Final = "|".join(sorted(PORTFOLIOS, key=lambda word: (-len(word), word)))
_SEVERAL: Final = rf"(?:{_WORD})(?: (?:affairs|policy))?(?: (?:and )?(?:{_WORD}))*"
_OF: Final = re.compile(
    rf"\b(?!european commissioner)({_SEVERAL}) (?:minister|secretary|commissioner)(?! general)\b"
    rf"|\b(?:minister(?: of state)?|secretary of state|commissioner|secretary|deputy mayor|alder(?:wo)?man) "
    rf"(?:of|for) (?:the )?({_SEVERAL})\b"
    rf"|\b(?:runs?|running|heads?|heading|leads?|leading|led|headed|run by|directs?|holds?|held|in charge of|charge of|"
    rf"responsible for|at the|took over|takes over) (?:the |his |her )?(?:country s |state )?({_SEVERAL}) "
    rf"(?:ministry|department|portfolio|brief)\b"
    rf"|^(?:who )?(?:\w+ ){{0,2}}(?:runs?|heads|leads|headed|led) (?:the )?(?:ministry|department) (?:of|for) (?:the )?"
    rf"({_SEVERAL})\b"
)


_COMMITTEE: Final = re.compile(rf"\b({_SEVERAL}) (?:select |standing )?(?:sub)?committee\b")


def committees(folded: str) -> frozenset[str]:
    """What the committees are of that a phrase in small letters tells of: "chairs the Senate finance committee"."""
    return frozenset(
        PORTFOLIOS[word] for each in _COMMITTEE.findall(folded) for word in each.split() if word in PORTFOLIOS
    )


def portfolios(folded: str) -> frozenset[str]:
    """The portfolios that a phrase, in small letters without marks, gives a minister; empty for none."""
    found = _OF.search(folded)
    said = next((each for each in found.groups() if each), "") if found is not None else ""
    return frozenset(PORTFOLIOS[word] for word in said.split() if word in PORTFOLIOS)
