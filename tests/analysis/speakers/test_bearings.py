"""Facts of descriptions by sentences, paragraphs and who spoke."""

from __future__ import annotations

import re

from onrecord import ids
from onrecord.analysis.coreference import Coreference
from onrecord.analysis.speakers import bearings, sources
from onrecord.analysis.speakers.chains import display
from onrecord.analysis.speakers.resolution import seated
from onrecord.domain import Attribution, Found, Report, Span, Text

NOTHING = Coreference((), (), ())


def report_of(text: str) -> Report:
    return Report(
        id="r0", text=Text(ids.text_id(text), text), path="a.txt", line=None, format="text", raw=b"", raw_sha256="",
        encoding="utf-8", repaired=False, language=Found("en", "test"),
    )  # fmt: skip


def facts_of(text: str, source: str, content: str) -> tuple[dict[str, bearings.Facts], bearings.Facts]:
    """The facts of each person by name, and those of nobody, of the last source in the text."""
    start = text.rindex(source)
    where = re.search(re.escape(content), text)
    assert where is not None
    one = Attribution(
        "a0", (Span(start, start + len(source)),), (), (Span(*where.span()),), "indirect", "asserted", 1.0, "test"
    )
    desk, scales = seated(report_of(text), [one], [NOTHING])
    assert scales is not None
    (part,) = sources.read(desk.scan, start, start + len(source))
    found = scales.weigh(one, part)
    return {display(chain): facts for chain, facts in zip(found.people, found.facts, strict=True)}, found.nobody


def test_who_acts_and_who_is_acted_on_in_the_sentence() -> None:
    text = "Ana Orlo spoke of the dam with Jon Marr on Monday, after the tycoon said that the dam leaks."
    people, _ = facts_of(text, "the tycoon", "that the dam leaks")
    assert people["Ana Orlo"]["acts here"]
    assert not people["Ana Orlo"]["is acted on here"]
    assert people["Jon Marr"]["is acted on here"]


def test_the_subject_of_the_sentence_before_and_who_was_named_since() -> None:
    text = "Ana Orlo praised Jon Marr and his dam. The tycoon said that it leaks."
    people, nobody = facts_of(text, "The tycoon", "that it leaks")
    assert people["Ana Orlo"]["subject before"]
    assert people["Jon Marr"]["another is the subject before"]
    assert people["Ana Orlo"]["others since"] > people["Jon Marr"]["others since"] == 0.0
    assert nobody["a trade"]


def test_who_owns_what_is_described_is_named_in_it() -> None:
    text = "Ana Orlo met Jon Marr on Monday. Jon Marr’s newest adviser said that it leaks."
    people, nobody = facts_of(text, "Jon Marr’s newest adviser", "that it leaks")
    assert people["Jon Marr"]["named in it"]
    assert not people["Ana Orlo"]["named in it"]
    assert nobody["one of many"]
    assert nobody["staff"]


def test_a_noun_that_somebody_was_brought_in_with() -> None:
    text = "Ana Orlo met Jon Marr and a local organizer on Monday. The organizer said that it leaks."
    _, nobody = facts_of(text, "The organizer", "that it leaks")
    assert nobody["brought in before, definite"]
    _, nobody = facts_of(text.replace("a local organizer", "others"), "The organizer", "that it leaks")
    assert not nobody["brought in before"]


def test_who_spoke_last_and_goes_on() -> None:
    text = "“It leaks,” Ana Orlo told Jon Marr. “It will break,” the director continued."
    start, cue = text.rindex("the director"), text.rindex("continued")
    first = Attribution("a0", (Span(12, 20),), (Span(21, 25),), (Span(0, 11),), "direct", "asserted", 1.0, "test")
    second = Attribution(
        "a1", (Span(start, start + 12),), (Span(cue, cue + 9),), (Span(36, 54),), "direct", "asserted", 1.0, "test"
    )
    desk, scales = seated(report_of(text), [first, second], [NOTHING])
    assert scales is not None
    (part,) = sources.read(desk.scan, start, start + 12)
    weighed = scales.weigh(second, part)
    people = {display(chain): facts for chain, facts in zip(weighed.people, weighed.facts, strict=True)}
    assert people["Ana Orlo"]["spoke last and goes on, definite"]
    assert not people["Jon Marr"]["spoke last and goes on, definite"]


def test_some_facts_weigh_otherwise_for_some_kinds_of_description() -> None:
    text = "Ana Orlo praised Jon Marr and his dam. The tycoon said that it leaks."
    people, nobody = facts_of(text, "The tycoon", "that it leaks")
    assert nobody["a trade"]
    assert not nobody["kin"]
    assert people["Ana Orlo"]["subject before × a trade"] == people["Ana Orlo"]["subject before"] == 1.0
    assert "subject before × a trade" not in people["Jon Marr"]
    assert not any(name.endswith("× kin") for name in people["Ana Orlo"])
