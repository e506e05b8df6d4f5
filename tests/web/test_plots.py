from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.web import plots

SVG = "{http://www.w3.org/2000/svg}"
DAYS = st.dates().map(date.isoformat)
SAID = st.lists(st.tuples(st.none() | DAYS, st.sampled_from(sorted(plots.KINDS)), st.integers(1, 50)), max_size=80)


@given(SAID)
def test_every_statement_is_counted_once_in_a_stretch_of_its_day(said: list[tuple[str | None, str, int]]) -> None:
    found = plots.activity(said)
    assert found.dated + found.undated == sum(number for _, _, number in said)
    assert found.undated == sum(number for day, _, number in said if day is None)
    for day, kind, _ in said:
        if day is not None:
            assert any(one.first <= day <= one.last and getattr(one, kind) for one in found.stretches)


@given(SAID)
def test_stretches_follow_each_other_and_are_few(said: list[tuple[str | None, str, int]]) -> None:
    found = plots.activity(said)
    assert all(one.last < other.first for one, other in pairwise(found.stretches))
    assert all(one.first <= one.last and one.statements for one in found.stretches)
    assert len(found.stretches) <= (plots.MOST if found.unit != "century" else 100)
    assert found == plots.activity(reversed(said))


@pytest.mark.parametrize(
    ("length", "unit"),
    [(1, "day"), (54, "day"), (300, "week"), (1500, "month"), (4000, "quarter"), (18000, "year"), (150_000, "decade")],
)
def test_the_unit_is_the_shortest_that_the_picture_has_room_for(length: int, unit: str) -> None:
    last = (date(1600, 1, 1) + timedelta(days=length - 1)).isoformat()
    assert plots.activity([("1600-01-01", "direct", 1), (last, "direct", 1)]).unit == unit


def test_stretches_are_named_as_people_speak() -> None:
    assert [one.label for one in plots.activity([("2025-03-14", "direct", 1)]).stretches] == ["2025-03-14"]
    apart = [("2024-02-29", "direct", 1), ("2026-03-01", "direct", 1)]
    assert [one.label for one in plots.activity(apart).stretches] == ["February 2024", "March 2026"]
    far = [("1900-02-28", "direct", 1), ("2026-03-01", "direct", 1)]
    assert [one.label for one in plots.activity(far).stretches] == ["1891–1900", "2021–2030"]


def test_what_is_no_day_counts_as_undated() -> None:
    found = plots.activity([("2025-13-41", "direct", 2), ("", "mixed", 1), (None, "indirect", 4)])
    assert (found.stretches, found.undated) == ((), 7)
    assert plots.described(found) == "No statement with a date."


def test_the_picture_in_words_says_what_it_shows() -> None:
    found = plots.activity([("2025-03-14", "direct", 3), ("2025-03-16", "indirect", 1), (None, "direct", 2)])
    assert plots.described(found) == (
        "4 by day, 2025-03-14 to 2025-03-16; most in 2025-03-14: 3; 2 without a date left out."
    )


@settings(max_examples=200)
@given(st.integers(1, 10**9))
def test_steps_of_the_axis_are_whole_few_and_reach_the_top(most: int) -> None:
    steps = plots._steps(most)
    assert steps[0] == 0
    assert steps[-1] >= most
    assert len(steps) <= 6
    assert len({other - one for one, other in pairwise(steps)}) == 1


# --- drawing

MANY = [(f"20{year:02}-{month:02}-15", "direct", year + month) for year in range(20, 25) for month in range(1, 13)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_the_drawing_is_sound_accessible_and_needs_nothing_from_outside(
    scheme: plots.Scheme, width: plots.Width
) -> None:
    found = plots.activity([*MANY, ("2023-01-01", "mixed", 2), ("2022-01-01", "indirect", 3)])
    svg = plots.drawn(found, scheme, width)
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    named = {one.get("id"): one.text for one in root if one.tag in (f"{SVG}title", f"{SVG}desc")}
    assert (root.get("aria-labelledby") or "").split() == list(named)
    assert named["desc"] == plots.described(found)
    assert (int(root.get("width") or 0), int(root.get("height") or 0)) == plots.SIZES[width]
    assert not [one.tag for one in root.iter() if one.tag in (f"{SVG}style", f"{SVG}script", f"{SVG}image")]
    assert "style=" not in svg  # a Content-Security-Policy would drop it where the picture is opened by itself
    assert not re.search(r"(?:href|src)=|url\((?!#)|@import|@font-face", svg)
    bars = sum(bool(getattr(one, kind)) for one in found.stretches for kind in plots.KINDS)
    assert len(re.findall(r'aria-roledescription="bar"', svg)) == bars == 22


def test_the_same_numbers_give_the_same_characters() -> None:
    found = plots.activity(MANY)
    first = plots.drawn(found)
    plots._drawn.cache_clear()
    assert plots.drawn(found) == first


def test_light_and_dark_have_grounds_of_their_own() -> None:
    found = plots.activity([("2025-03-14", "direct", 1)])
    grounds = {scheme: plots._SCHEMES[scheme].ground for scheme in plots._SCHEMES}
    for scheme in ("light", "dark"):
        assert f'fill="{grounds[scheme]}"' in plots.drawn(found, scheme)  # type: ignore[arg-type]
    assert len(set(grounds.values())) == 2


def _contrast(one: str, other: str) -> float:
    """As WCAG 2 reckons it."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_outlines_and_kinds_stand_out(scheme: str) -> None:
    colours = plots._SCHEMES[scheme]
    assert _contrast(colours.ink, colours.ground) >= 7
    assert _contrast(colours.outline, colours.ground) >= 4.5
    for one, other in pairwise(colours.bars):
        assert _contrast(one, other) >= 2  # told apart without colour


def test_nothing_dated_is_nothing_to_draw() -> None:
    with pytest.raises(ValueError, match="no statement has a date"):
        plots.drawn(plots.activity([(None, "direct", 1)]))
