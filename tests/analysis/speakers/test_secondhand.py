from __future__ import annotations

import pytest

from onrecord.analysis.speakers import resolve, rules
from onrecord.analysis.speakers.confidence import MEASURED, of_rule
from onrecord.analysis.speakers.secondhand import LEVELS
from onrecord.domain import Speaker
from tests.analysis.speakers.resolving import attributions_of, report_of, speakers_of


def roles(speakers: tuple[Speaker, ...]) -> list[tuple[str, str]]:
    return [(s.role, s.entity.name if s.entity else s.status) for s in speakers]


BESIDE = [
    ("Ana Orlo said through her lawyer that the dam was old.", [("speaker", "Ana Orlo"), ("via", "her lawyer")]),
    ("Ana Orlo said, via two aides, that the dam was old.", [("speaker", "Ana Orlo"), ("via", "two aides")]),
    (
        "Ana Orlo said, through her lawyer, Jon Venn, that the dam was old.",
        [("speaker", "Ana Orlo"), ("via", "Jon Venn")],
    ),
    ("Ana Orlo walked through the town and said the dam was old.", [("speaker", "Ana Orlo")]),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_who_passes_words_on_beside_the_cue(text: str, expected: list[tuple[str, str]]) -> None:
    (speakers,) = speakers_of(text, ("Ana Orlo", "the dam was old"))
    assert roles(speakers) == expected


OPENED = [
    ("Paul Orlo left. Through a spokesman, Marcus Dray, he said the roof was safe.", "he",
     [("speaker", "Paul Orlo"), ("via", "Marcus Dray")]),
    ("In a statement released by her lawyer, Dana Feld, Coral Venn said the roof was safe.", "Coral Venn",
     [("speaker", "Coral Venn"), ("via", "Dana Feld")]),
    # the reader of the text took the mediator into the source
    ("In a statement released by her lawyer, Dana Feld, Coral Venn said the roof was safe.",
     "her lawyer, Dana Feld, Coral Venn", [("speaker", "Coral Venn"), ("via", "Dana Feld")]),
    ("In a statement released by her lawyer, Dana Feld, Coral Venn said the roof was safe.",
     "Dana Feld, Coral Venn", [("speaker", "Coral Venn"), ("via", "Dana Feld")]),
    ("In a report written by two engineers, Ana Orlo said the roof was safe.", "Ana Orlo", [("speaker", "Ana Orlo")]),
    # for whom somebody speaks
    ("On behalf of the families, lawyer Max Venn said the roof was safe.", "lawyer Max Venn",
     [("speaker", "Max Venn"), ("on_behalf_of", "the families")]),
    ("Mayor Ana Orlo left. Max Venn, speaking on behalf of the mayor, said the roof was safe.", "Max Venn",
     [("speaker", "Max Venn"), ("on_behalf_of", "Ana Orlo")]),
    ("On behalf of the families a priest prayed. Max Venn said the roof was safe.", "Max Venn",
     [("speaker", "Max Venn")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), OPENED)
def test_who_passes_words_on_before_the_subject(text: str, source: str, expected: list[tuple[str, str]]) -> None:
    (speakers,) = speakers_of(text, (source, "the roof was safe"))
    assert roles(speakers) == expected


def test_no_level_of_second_hand_is_lost() -> None:
    text = "Two aides said that Orlo told Venn that Kerr had said the dam was old."
    inner = "Orlo told Venn that Kerr had said the dam was old"
    items = (("Two aides", inner), ("Orlo", "Kerr had said the dam was old", "0"), ("Kerr", "the dam was old", "1"))
    found = speakers_of(text, *items)
    assert roles(found[2]) == [("speaker", "Kerr"), ("via", "Orlo"), ("via", "Two aides")]
    assert {one.rule for one in found[2][1:]} == {rules.AROUND}


def test_a_deep_nest_ends() -> None:
    words = " ".join(f"Orlo{n} said that" for n in range(40)) + " it rained"
    starts = [words.index(f"Orlo{n} ") for n in range(40)]
    items = [
        (f"Orlo{n}", words[starts[n] + len(f"Orlo{n} said that ") :], *([str(n - 1)] if n else [])) for n in range(40)
    ]
    done, _ = resolve(report_of(words), attributions_of(words, *items))  # type: ignore[arg-type]
    assert max(len(one.speakers) for one in done) <= LEVELS + 1


def test_confidence_is_that_of_the_rule_and_only_where_measured() -> None:
    (said,) = speakers_of("Ana Orlo said one.", ("Ana Orlo", "one"))
    assert said[0].confidence == of_rule(rules.NAME)
    (left,) = speakers_of("He said one.", ("He", "one"))
    assert left[0].confidence is None
    assert all(0.5 < (of_rule(rule) or 0) < 1 for rule in MEASURED)
    assert of_rule("no such rule") is None
