from __future__ import annotations

from onrecord.analysis.occasions.level import MASK, SENTENCE_MOST, Level
from tests.analysis.occasions.levels import level_of, words

TWO = "“[q1 It holds. On Monday\nit held]”, [s1 Kerr] [c1 said] on Friday. [s2 Venn] [c2 added] [i2 that it is old]."


def indexes(level: Level, at: int) -> tuple[list[int], list[int]]:
    near = level.around(at)
    return [frame.index for frame in near.before], [frame.index for frame in near.after]


def test_contents_are_blanked_and_lines_kept() -> None:
    level = level_of(TWO)

    assert len(level.masked) == len(level.text)
    assert level.masked.count("\n") == 1
    assert "It holds" not in level.masked
    assert level.masked.startswith("“" + MASK)
    assert "Kerr said on Friday" in level.masked


def test_phrases_and_dates_of_contents_are_not_seen() -> None:
    level = level_of("[s1 Kerr] [c1 said] in an interview [i1 that the speech at the rally [d on Monday] was long].")

    assert words(level, level.pieces) == ["in an interview"]
    assert not level.dates_of(0)


def test_a_stop_inside_a_content_ends_no_sentence() -> None:
    level = level_of(TWO)

    assert level.sentence_of(level.text.index("Kerr")) == level.sentence_of(0) == 0
    assert level.sentence_of(level.text.index("Venn")) == 1
    assert [frame.sentence for frame in level.frames] == [0, 1]


def test_a_sentence_starts_behind_its_white_space_and_marks() -> None:
    level = level_of("It rains.” ”\n“It pours.”")

    assert level.start_of(0) == 0
    assert level.text[level.start_of(1) :].startswith("“It")


def test_what_stands_ahead_is_of_the_sentence_and_bounded() -> None:
    level = level_of("It rains. In Norwick Kerr met Venn. " + "and so on " * 200)

    assert level.ahead(level.text.index("Kerr")) == "In Norwick "
    assert len(level.ahead(len(level.text))) == SENTENCE_MOST


def test_the_frames_around_are_the_next_two_on_each_side_in_the_sentence() -> None:
    said = " and ".join(f"[s{n} Kerr] [c{n} said] [i{n} it rained]" for n in range(1, 7))
    level = level_of(f"{said}. [s7 Venn] [c7 said] [i7 it poured].")
    cues = [frame.key or 0 for frame in level.frames]

    assert indexes(level, 0) == ([], [0, 1])
    assert indexes(level, cues[3]) == ([2, 3], [4, 5])
    assert indexes(level, cues[5] + 1) == ([4, 5], [])
    assert indexes(level, cues[6]) == ([6], [])


def test_a_sentence_without_attributions_has_no_frames() -> None:
    level = level_of("It rained in Norwick. [s1 Kerr] [c1 said] [i1 it poured].")

    assert not level.has_frames(0)
    assert level.has_frames(1)
    assert indexes(level, 3) == ([], [])


def test_sources_are_of_all_frames_around() -> None:
    level = level_of("[s1 Kerr] [c1 said] [i1 it rained] but [s2 Venn] [c2 said] [i2 it poured].")

    assert words(level, level.around(level.text.index("but")).sources) == ["Kerr", "Venn"]


def test_dates_go_by_sentence_in_text_order() -> None:
    level = level_of("[d On Monday] it rained. [d On Friday] and [d on Sunday] it poured.")

    assert words(level, tuple(date.span for date in level.dates_of(1))) == ["On Friday", "on Sunday"]
    assert not level.dates_of(2)
