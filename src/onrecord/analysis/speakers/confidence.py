"""How far a verdict is to be trusted: how often its rule was right where that was measured."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Final

from onrecord.analysis.speakers import rules
from onrecord.domain import Speaker

_INFERRED: Final = (144, 19)
# Right and wrong verdicts on the sources of 102 reports of PolNeAR train (14 of its held-out tenth), annotated by
# reading them (benchmarks/speakers/annotations_held_out.jsonl, annotations_tuning.jsonl, annotations_fresh_1.jsonl and
# annotations_fresh_2.jsonl) and counted when the rules of their day met each report for the first time: nothing had
# been changed after it. What was changed later was changed for being wrong here, so the counts are rather too low.
# Rules with few verdicts are counted together, the new ones with them. Of another description of the person before
# ("the developer") 21 more verdicts were read in reports that nobody annotated: 20 right.
MEASURED: Final[dict[str, tuple[int, int]]] = {
    rules.NAME: (440, 5),
    rules.SHORT_NAME: (614, 1),
    rules.HEADLINE: (32, 1),
    rules.PLACE: (27, 0),  # of thirteen sets
    rules.PRONOUN: (356, 8),
    rules.WORDING: (451, 32),
    rules.WITNESS: (14, 8),
    rules.VARIATION: (25, 1),
    # These and the model alone (WITNESS) by weights and heads that had learned from other documents, and with rules
    # that had not met these: six sets of 96 reports, and seven of 301.
    rules.WEIGHED: (37, 10),
    rules.POINTED: (59, 14),
    **dict.fromkeys(
        (
            rules.CATAPHORA,
            rules.ONE_OF_THEIRS,
            rules.SAME_NAME,
            rules.SLIP,
            rules.HEADLINED,
            rules.RELATIVE,
            rules.ROLE,
            rules.NEAREST_ROLE,
            rules.SAME_WORDS,
            rules.NAMED_NEXT,
            rules.SPOKE_BEFORE,
            rules.BELONGING,
            rules.BODY_NAME,
            rules.BODY_OF,
            rules.BODY_AGAIN,
            rules.PLURAL,
            rules.JUST_SPOKE,
            rules.FIRST_PERSON,
            rules.INSIDE,
            rules.WRITER,
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
