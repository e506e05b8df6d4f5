"""What the words that tell of an occasion leave open is no difference."""

from __future__ import annotations

import pytest

from onrecord.domain import Occasion
from onrecord.reconcile.discrepancies.times import Setting, another

RADIO = Setting(Occasion("interview", medium="Radio Lorne"), "told Radio Lorne")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (RADIO, Setting(Occasion("call"), "in a phone call from Norwick")),
        (RADIO, Setting(Occasion("speech"), "in remarks picked up by agencies")),
        (RADIO, Setting(Occasion("speech", interlocutor="listeners"), "told listeners")),
        (RADIO, Setting(Occasion("interview", medium="the Norwick station"), "told the Norwick station")),
        (RADIO, Setting(Occasion("interview", medium="Ward's show"), "on Ward's show")),
        (RADIO, Setting(Occasion("interview", medium="the programme Noon"), "on the programme Noon")),
        (
            Setting(Occasion("interview", medium="state television"), "told state television"),
            Setting(Occasion("speech"), "in a prime-time address"),
        ),
        (
            Setting(Occasion("press conference"), "at his news conference"),
            Setting(Occasion("meeting", event="a session of two hours"), "in a session of two hours"),
        ),
        (
            Setting(Occasion("meeting", event="a virtual meeting"), "in a virtual meeting"),
            Setting(Occasion("call"), "in a video call"),
        ),
        (
            Setting(Occasion("meeting", place="Norwick", event="the leaders' summit"), "at the leaders' summit"),
            Setting(Occasion("speech", event="the Norwick talks"), "in a speech at the Norwick talks"),
        ),
    ],
)
def test_what_may_be_one_is_no_difference(one: Setting, other: Setting) -> None:
    assert another(one, other) is None
    assert another(other, one) is None


@pytest.mark.parametrize(
    "other",
    [
        Setting(Occasion("speech"), "in a speech"),
        Setting(Occasion("interview", medium="Channel Six"), "told Channel Six"),
        Setting(Occasion("interview", medium="the Norwick daily"), "told the Norwick daily"),
        Setting(Occasion("press conference"), "at a press conference"),
        Setting(Occasion("call"), "on a call with reporters"),
    ],
)
def test_what_is_told_stands(other: Setting) -> None:
    assert another(RADIO, other) is not None
    assert another(other, RADIO) is not None


def test_where_no_words_are_known_an_occasion_is_what_it_is_held_for() -> None:
    interview = Setting(Occasion("interview", medium="the radio"))
    assert another(interview, Setting(Occasion("press conference"))) is not None
    assert another(interview, Setting(Occasion("call"))) is not None
