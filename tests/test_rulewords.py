"""What the rules for dates say to a reader: every step of their language, in plain words."""

from __future__ import annotations

import re

import pytest

from onrecord import reckoning
from onrecord.reckoning import DIRECTIONS, FEASTS, PARTS, SEASONS, UNITS, UNKNOWN, WEEKDAYS
from onrecord.rulewords import in_words, reason

SAID = [
    ("on-1:2024-05-01..2024-05-03", "2024-05-01 to 2024-05-03"),
    ("on-1:*..2024-05-03", "2024-05-03 or earlier"),
    ("day-1:-1", "the day before"),
    ("day-1:0", "the same day"),
    ("day-1:3", "3 days after"),
    ("calendar-1:month:-1:-1", "the month before"),
    ("calendar-1:year:0:0", "the same year"),
    ("calendar-1:week:-2:-2", "the 2nd week before"),
    ("calendar-1:year:*:-2", "any day up to the 2nd year before"),
    ("calendar-1:year:1:*", "any day from the year after on"),
    ("calendar-1:year:*:*", "any day"),
    ("span-1:week:-6:0", "from 6 weeks before to the same day"),
    ("span-1:month:1:1", "one month after"),
    ("weekday-1:thursday:past", "the last Thursday by then"),
    ("weekday-1:thursday:future", "the first Thursday from then on"),
    ("weekday-1:thursday:last", "the last Thursday before then"),
    ("weekday-1:thursday:next", "the Thursday of the week after"),
    ("weekday-1:thursday:this", "the Thursday of the same week"),
    ("weekday-1:thursday:near", "the Thursday closest to then"),
    ("weekend-1:last", "the last weekend before then"),
    ("month-1:3:next", "the first March after then"),
    ("quarter-1:3:past", "the last third quarter by then"),
    ("half-1:2:this", "the second half of the same year"),
    ("season-1:winter:past", "the last winter by then"),
    ("date-1:03-14:near", "the 14 March closest to then"),
    ("date-1:07-21:thursday", "the closest 21 July that is a Thursday"),
    ("monthday-1:22:this", "the 22nd of the same month"),
    ("monthday-1:11:last", "the last 11th of a month before then"),
    ("feast-1:labor-day:future", "the first Labor Day from then on"),
    ("calendar-1:year:-1:-1;part-1:early", "the year before, then the early part of it"),
    ("calendar-1:year:0:0;cut-1:before", "the same year, as far as it lies before then"),
    ("day-1:-1;after-1", "the day before, then any day from the last of these on"),
    ("day-1:-1;before-1", "the day before, then any day up to the first of these"),
    ("raw-1:vague", "days that the words leave open"),
]


@pytest.mark.parametrize(("rule", "said"), SAID)
def test_a_rule_in_words(rule: str, said: str) -> None:
    reckoning.check(rule)
    assert in_words(rule) == said


def every_rule() -> list[str]:
    """Each step of the language with each of its words."""
    rules = [f"raw-1:{why}" for why in UNKNOWN] + [f"part-1:{part}" for part in PARTS]
    rules += [
        f"{name}:{unit}:{ends}" for name in ("calendar-1", "span-1") for unit in UNITS for ends in ("-1:1", "0:0")
    ]
    rules += [f"date-1:02-29:{weekday}" for weekday in WEEKDAYS]
    for which in DIRECTIONS:
        rules += [f"weekday-1:{name}:{which}" for name in WEEKDAYS] + [f"weekend-1:{which}"]
        rules += [f"month-1:{number}:{which}" for number in range(1, 13)]
        rules += [f"quarter-1:{number}:{which}" for number in range(1, 5)]
        rules += [f"half-1:{number}:{which}" for number in (1, 2)] + [f"season-1:{name}:{which}" for name in SEASONS]
        rules += [f"feast-1:{name}:{which}" for name in FEASTS] + [f"date-1:12-24:{which}", f"monthday-1:31:{which}"]
    return [*rules, *(rule for rule, _ in SAID)]


def test_no_step_shows_its_own_name_to_a_reader() -> None:
    for rule in every_rule():
        reckoning.check(rule)
        assert not re.search(r"-1\b|[:;*_]", in_words(rule)), rule
    named = set(re.findall(r"``([a-z]+-1)[:`]", reckoning.__doc__ or ""))
    assert named == {step.partition(":")[0] for rule in every_rule() for step in rule.split(";")}


def test_the_reason_of_a_date_is_a_sentence() -> None:
    found = reckoning.resolve("weekday-1:thursday:past", "2025-03-14", "2025-03-14")
    assert found is not None
    assert found.basis == ("The last Thursday by then, reckoned from the day of publication, 2025-03-14",)
    wide = reason("calendar-1:month:-1:-1", "the fair", "2025-03-14", "2025-03-16")
    assert wide == "The month before, reckoned from the fair, 2025-03-14 to 2025-03-16"
    assert reason("day-1:-1", "the day of publication", None, "2025-03-16").endswith(
        "publication, 2025-03-16 or earlier"
    )


def test_a_step_of_another_version_stands_as_it_is() -> None:
    assert in_words("week-9:soon;part-1:early") == "week-9:soon, then the early part of it"
    assert in_words("") == ""
