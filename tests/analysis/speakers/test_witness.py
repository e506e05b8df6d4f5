"""What the model says of who is meant: it decides where the rules cannot, and is never heard against a plain name."""

from __future__ import annotations

import dataclasses
import re

import pytest

from onrecord import ids
from onrecord.analysis.coreference import Coreference, Link, Mention
from onrecord.analysis.speakers import pointing, resolve, rules, weighing, witness
from onrecord.analysis.speakers.weighing import Weights
from onrecord.domain import Attribution, Found, Report, Span, Speaker, Text

TEXT = (
    "Ana Orlo and Mara Kerr met in Eastmere on Monday. The dam leaks, she said. "
    "The woman in the grey coat said that nobody had been told.\n\n"
    "Mr. Tomas Venn came late with Jon Marr. He said that it would rain.\n\n"
    "Olan Reed, the mayor of Eastmere, sat with Piet Sand. The mayor said that ships would wait. "
    "It said that the lock was shut. Orlo's right-hand woman said that the lock would open. "
    "A woman in a hurry said that the gate was stuck."
)
DAM = "The dam leaks"
TOLD = "that nobody had been told"


@pytest.fixture(autouse=True)
def the_model_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What rules and model leave is not weighed."""
    pointed = Weights(pointing.weights().facts, 2.0, 2.0, 2.0)
    weighed = Weights(weighing.weights().facts, 2.0, 2.0, 2.0)
    monkeypatch.setattr(pointing, "weights", lambda: pointed)
    monkeypatch.setattr(weighing, "weights", lambda: weighed)


def report() -> Report:
    return Report(
        id="r0", text=Text(ids.text_id(TEXT), TEXT), path="a.txt", line=None, format="text", raw=b"", raw_sha256="",
        encoding="utf-8", repaired=False, language=Found("en", "test"),
    )  # fmt: skip


def span(words: str) -> Span:
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", TEXT)
    assert found is not None
    return Span(*found.span())


def said(source: str, content: str) -> Attribution:
    return Attribution("a0", (span(source),), (), (span(content),), "indirect", "asserted", 1.0, "test")


def mention(words: str, head: str) -> Mention:
    whole = span(words)
    at = TEXT.index(head, whole.start)
    return Mention(whole, Span(at, at + len(head)), "person", "named", 0.9)


def head_of(words: str) -> str:
    return "woman" if "woman" in words else words.rsplit(" ", maxsplit=1)[-1]


def speaker(one: Attribution, *links: tuple[str, str, float]) -> Speaker:
    """The only speaker, when the model links mentions (given by their words) as it does."""
    words = sorted({"Ana Orlo", "Mara Kerr", *(each for left, right, _ in links for each in (left, right))})
    mentions = tuple(mention(each, head_of(each)) for each in words)
    made = tuple(Link(words.index(left), words.index(right), sure) for left, right, sure in links)
    ((found,), _) = resolve(report(), [one], [Coreference(mentions, made, ())])
    (only,) = found.speakers
    return only


def walking(one: Attribution, *odds: tuple[str, str, float]) -> Speaker:
    """The only speaker, when the model holds mentions for antecedents of others, with probabilities."""
    words = sorted({each for left, right, _ in odds for each in (left, right)}, key=lambda each: span(each).start)
    mentions = tuple(mention(each, head_of(each)) for each in words)
    made = tuple(tuple((words.index(r), chance) for left, r, chance in odds if left == each) for each in words)
    ((found,), _) = resolve(report(), [one], [Coreference(mentions, (), (), made)])
    (only,) = found.speakers
    return only


def test_a_he_or_she_is_left_to_what_weighs_the_model_with_all_else() -> None:
    assert speaker(said("she", DAM), ("she", "Mara Kerr", 0.99)).entity is None


def test_all_ways_to_a_name_count_together() -> None:
    woman = "The woman in the grey coat"
    ways = ((woman, "she", 0.5), (woman, "Mara Kerr", 0.48), ("she", "Mara Kerr", 0.95), ("she", "Ana Orlo", 0.05))
    found = walking(said(woman, TOLD), *ways)
    assert found.entity is not None
    assert (found.entity.name, found.rule) == ("Mara Kerr", rules.WITNESS)
    assert [each.of(TEXT) for each in found.evidence] == [woman, "Mara Kerr"]

    doubtful = ((woman, "she", 0.9), ("she", "Mara Kerr", 0.6), ("she", "Ana Orlo", 0.4))
    found = walking(said(woman, TOLD), *doubtful)
    assert found.entity is None or not found.entity.named


def test_an_unsure_model_decides_nothing() -> None:
    assert speaker(said("she", DAM), ("she", "Mara Kerr", witness.OPEN - 0.05)).entity is None


def test_doubt_adds_up_on_the_way_to_a_name() -> None:
    woman = "The woman in the grey coat"
    found = speaker(said(woman, TOLD), (woman, "she", 0.85), ("she", "Mara Kerr", 0.85))
    assert found.entity is None or not found.entity.named


def test_a_description_is_whom_a_sure_model_says() -> None:
    woman = "The woman in the grey coat"
    found = speaker(said(woman, TOLD), (woman, "she", 0.97), ("she", "Mara Kerr", 0.97))
    assert found.entity is not None
    assert found.entity.name == "Mara Kerr"


def test_who_is_brought_in_here_is_nobody_named_before() -> None:
    woman = "A woman in a hurry"
    found = speaker(said(woman, "that the gate was stuck"), (woman, "Mara Kerr", 0.99))
    assert found.entity is None or not found.entity.named


def test_a_model_that_names_two_decides_nothing() -> None:
    links = (("she", "Mara Kerr", 0.95), ("Mara Kerr", "Ana Orlo", 0.95))
    assert speaker(said("she", DAM), *links).entity is None


def test_a_name_found_by_reasoning_is_open_where_a_sure_model_names_another() -> None:
    one = said("The mayor", "that ships would wait")
    found = speaker(one, ("The mayor", "Piet Sand", 0.99))
    assert (found.status, [each.name for each in found.candidates]) == ("ambiguous", ["Olan Reed", "Piet Sand"])
    assert "by the rules" in found.because

    found = speaker(one, ("The mayor", "Piet Sand", 0.6))
    assert found.entity is not None
    assert found.entity.name == "Olan Reed"


def test_a_model_that_names_a_man_for_her_is_not_heard() -> None:
    found = speaker(said("He", "that it would rain"), ("He", "Mara Kerr", 0.99))
    assert found.entity is not None
    assert found.entity.name == "Tomas Venn"


def test_no_place_is_heard_for_a_person() -> None:
    found = speaker(said("He", "that it would rain"), ("He", "Eastmere", 0.99))
    assert found.entity is not None
    assert found.entity.name == "Tomas Venn"


def test_it_is_no_person_whatever_the_model_says() -> None:
    assert speaker(said("It", "that the lock was shut"), ("It", "Olan Reed", 0.99)).entity is None


def test_a_description_is_not_of_whom_its_own_words_name() -> None:
    woman = "Orlo's right-hand woman"
    found = speaker(said(woman, "that the lock would open"), (woman, "Ana Orlo", 0.99))
    assert found.entity is None or not found.entity.named


@pytest.mark.parametrize("sure", [0.5, 0.99])
def test_a_plain_name_is_never_contested(sure: float) -> None:
    one = Attribution("a0", (span("Ana Orlo"),), (), (span(DAM),), "indirect", "asserted", 1.0, "test")
    found = speaker(one, ("Ana Orlo", "Mara Kerr", sure))
    assert found.entity is not None
    assert found.entity.name == "Ana Orlo"


def test_a_place_that_speaks_keeps_both_that_it_may_mean() -> None:
    text = "Ukraine said on Monday that the talks would go on. Ukraine said that it would wait."
    content = Span(text.index("that it"), len(text) - 1)
    source = Span(text.rindex("Ukraine"), text.rindex("Ukraine") + 7)
    one = Attribution("a0", (source,), (), (content,), "indirect", "asserted", 1.0, "test")
    made = dataclasses.replace(report(), text=Text(ids.text_id(text), text))
    mentions = tuple(Mention(Span(at, at + 7), Span(at, at + 7), "place", "named", 0.9) for at in (0, source.start))
    ((alone,), _) = resolve(made, [one])
    ((asked,), _) = resolve(made, [one], [Coreference(mentions, (Link(1, 0, 0.99),), ((0, 1),))])

    assert alone.speakers == asked.speakers
    assert asked.speakers[0].rule == rules.PLACE
    assert len(asked.speakers[0].candidates) == 2


LETTER = "I claim Tomas Venn is not fit for office. Tomas Venn has lied for years, and I said so."


@pytest.mark.parametrize("content", ["Tomas Venn is not fit for office", "Tomas Venn has lied for years"])
def test_an_i_outside_quotation_marks_is_nobody_whom_its_writer_names(content: str) -> None:
    place, named = LETTER.index("I "), LETTER.index("Tomas")
    mentions = (
        Mention(Span(place, place + 1), Span(place, place + 1), "person", "pronoun", 0.9),
        Mention(Span(named, named + 11), Span(named + 6, named + 11), "person", "named", 0.9),
    )
    at = LETTER.index(content)
    one = Attribution(
        "a0", (Span(place, place + 1),), (), (Span(at, at + len(content)),), "indirect", "asserted", 1.0, "test"
    )
    letter = dataclasses.replace(report(), text=Text(ids.text_id(LETTER), LETTER))
    ((found,), _) = resolve(letter, [one], [Coreference(mentions, (Link(0, 1, 0.99),), ())])
    assert [each.entity for each in found.speakers] == [None]


def test_who_is_described_beside_a_name_is_somebody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "TEXT", "Ana Orlo came late. Orlo and the mayor said that ships would wait.")
    model = Coreference((mention("Ana Orlo", "Orlo"), mention("the mayor", "mayor")), (Link(1, 0, 0.99),), ())
    ((found,), _) = resolve(report(), [said("Orlo and the mayor", "that ships would wait")], [model])
    assert [one.entity and one.entity.name for one in found.speakers] == ["Ana Orlo", None]


def test_nobody_calls_herself_she_in_her_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    quote = "“Ana Orlo came late and she said that it leaked.”"
    monkeypatch.setitem(globals(), "TEXT", f"Mara Kerr said: {quote}")
    outer, inner = said("Mara Kerr", quote), said("she", "that it leaked")
    given = [outer, dataclasses.replace(inner, id="a1", parent="a0")]
    model = Coreference((mention("Mara Kerr", "Kerr"), mention("she", "she")), (Link(1, 0, 0.99),), ())
    (_, found), _ = resolve(report(), given, [model])
    assert found.speakers[0].entity is None


OTHERS = [
    ("The Ferry Workers Union met. Ana Orlo was late. The council", " approved that ships would wait.", "Union"),
    ("Ana Orlo came to Eastmere. The 22-year-old", " said he was sure that ships would wait.", "Orlo"),
    ("The Ferry Workers Union met. The mayor", " told it that ships would wait.", "Union"),
]


@pytest.mark.parametrize(("before", "after", "head"), OTHERS)
def test_a_body_of_another_kind_and_a_woman_who_is_a_he_are_not_linked(
    monkeypatch: pytest.MonkeyPatch, before: str, after: str, head: str
) -> None:
    source = before[before.rindex("The ") :]
    monkeypatch.setitem(globals(), "TEXT", before + after)
    name = {"Union": "Ferry Workers Union", "Orlo": "Ana Orlo"}[head]
    model = Coreference((mention(name, head), mention(source, source.split(" ")[-1])), (Link(1, 0, 0.99),), ())
    ((found,), _) = resolve(report(), [said(source, "that ships would wait")], [model])
    assert name not in [one.entity and one.entity.name for one in found.speakers]


@pytest.mark.parametrize("source", ["Both pilots", "The two pilots", "All pilots"])
def test_the_model_makes_no_single_one_of_several(monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    monkeypatch.setitem(globals(), "TEXT", f"Ana Orlo came late. {source} said that ships would wait.")
    model = Coreference((mention("Ana Orlo", "Orlo"), mention(source, "pilots")), (Link(1, 0, 0.99),), ())
    ((found,), _) = resolve(report(), [said(source, "that ships would wait")], [model])
    assert "Ana Orlo" not in [one.entity and one.entity.name for one in found.speakers]


GRAMMAR = [
    ("Jon Venn met Max Kerr, who said that ships would wait.", "who", "Jon Venn", "Max Kerr"),
    ("Jon Venn was late.\n\nIn his letter, Max Kerr said that ships would wait.", "his", "Jon Venn", "Max Kerr"),
]


@pytest.mark.parametrize(("text", "source", "linked", "expected"), GRAMMAR)
def test_the_model_says_nothing_against_the_grammar_of_a_sentence(
    monkeypatch: pytest.MonkeyPatch, text: str, source: str, linked: str, expected: str
) -> None:
    monkeypatch.setitem(globals(), "TEXT", text)
    names = (mention("Jon Venn", "Venn"), mention("Max Kerr", "Kerr"))
    found = sorted((*names, mention(source, source)), key=lambda one: one.head.start)
    at = next(n for n, one in enumerate(found) if one.head.start == text.index(source))
    other = next(n for n, one in enumerate(found) if one.head.start == text.index(linked) + 4)
    model = Coreference(tuple(found), (Link(at, other, 0.99),), ())
    ((done,), _) = resolve(report(), [said(source, "that ships would wait")], [model])
    assert [one.entity and one.entity.name for one in done.speakers] == [expected]
