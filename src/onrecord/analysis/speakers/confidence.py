"""How far a verdict is to be trusted: how often its rule was right where that was measured."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Final

from onrecord.analysis.speakers import rules
from onrecord.domain import Speaker

_INFERRED: Final = (44, 6)
# Right and wrong verdicts on the sources of 44 reports of PolNeAR train (14 of its held-out tenth), annotated by
# reading them (benchmarks/speakers/annotations_held_out.jsonl, annotations_tuning.jsonl) and counted when the rules met
# each report for the first time: nothing had been changed after it. Rules with few verdicts are counted together.
MEASURED: Final[dict[str, tuple[int, int]]] = {
    rules.NAME: (192, 3),
    rules.SHORT_NAME: (229, 0),
    rules.HEADLINE: (12, 1),
    rules.PRONOUN: (166, 2),
    rules.WORDING: (179, 17),
    rules.WITNESS: (7, 2),
    **dict.fromkeys(
        (
            rules.CATAPHORA,
            rules.RELATIVE,
            rules.ROLE,
            rules.NEAREST_ROLE,
            rules.VARIATION,
            rules.BODY_NAME,
            rules.BODY_OF,
            rules.BODY_AGAIN,
            rules.PLURAL,
            rules.JUST_SPOKE,
            rules.SPOKE_BEFORE,
        ),
        _INFERRED,
    ),
}


def of_rule(rule: str) -> float | None:
    """The share of right verdicts of a rule, one of each kind added (Laplace), so that few never make it sure."""
    counts = MEASURED.get(rule)
    if counts is None:
        return None
    right, wrong = counts
    return round((right + 1) / (right + wrong + 2), 3)


def confident(speakers: Iterable[Speaker]) -> tuple[Speaker, ...]:
    """The same verdicts, those that name who spoke with their rule's confidence."""
    return tuple(
        dataclasses.replace(one, confidence=of_rule(one.rule))
        if one.status == "resolved" and one.role == "speaker"
        else one
        for one in speakers
    )
