"""Finding statements: words, names, days, outlets; and nothing a user types is an error of SQLite."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord.domain import Dating, Entity, Speaker
from onrecord.errors import UsageError
from onrecord.ids import entity_id
from onrecord.store import Store
from onrecord.store.folding import fold, holds
from onrecord.store.search import in_spellings, parse_about, parse_day

AT = "2026-01-02T03:04:05Z"
CONTENTS = (
    "The dam will hold and defence spending rises",
    "We spend too much on the defence of the dam",
    "Dragø’s café won’t open – “never again”",
    "Nobody holds the gate",
    "Water, water, water everywhere near the dam",
)


def _person(name: str) -> Entity:
    return Entity(entity_id("person", name.casefold()), name, "person", True)


@pytest.fixture
def filled(store, making) -> Store:
    names = ("Ora Venn", "Tam Kerr", "Ilse Dragø", "Ora Kerr", "Bo Ruiz")
    for number, (content, name) in enumerate(zip(CONTENTS, names, strict=True)):
        store.add(*making.simple(content, name, path=f"{number}.txt"), AT)
    return store


def contents(rows) -> list[str]:
    return sorted(quote.text for row in rows for quote in row.content)


@pytest.mark.parametrize(
    ("about", "found"),
    [
        ("defence spending", [0, 1]),  # any order, any inflection
        ("DÉFENCE", [0, 1]),
        ('"defence spending"', [0]),  # in a row
        ("“defence spending”", [0]),
        ('"spend"', [1]),  # as it is written
        ('"holds"', [3]),
        ("hold", [0, 3]),
        ("nobody OR everywhere", [3, 4]),
        ("dam defence OR everywhere", [0, 1, 4]),
        ("every*", [4]),
        ("wat* every*", [4]),
        ("ev* OR nobod*", [3, 4]),
        ("everyone*", []),
        ("everyone* OR gates", [3]),  # what begins so, beside any form of a word
        ("gate OR everyone*", [3]),
        ("spendi* OR gate", [0, 3]),
        ('"spend" OR gates', [1, 3]),
        ("spendx* OR gate dam OR nobody", [3]),
        ("everyone* OR gate ev* OR nobody", [3]),
        ("spendi*", [0]),
        ("s*", [0, 1, 2]),
        ("cafe", [2]),
        ("café", [2]),
        ("won't", [2]),
        ("won’t", [2]),
        ("Dragø's", [2]),
        ('"never again', [2]),  # an unclosed mark
        ("unheard", []),
        ("OR dam OR", [0, 1, 4]),
        ("defense spending", [0, 1]),
        ("Defenses OR gate", [0, 1, 3]),
        ('"defense"', []),  # quoted words as they stand
        ("- dam ( * )", [0, 1, 4]),
    ],
)
def test_about(filled, about, found):
    assert contents(filled.statements(about=about)) == sorted(CONTENTS[n] for n in found)


def test_the_best_match_comes_first_and_is_ranked(filled):
    rows = list(filled.statements(about="water OR dam"))
    assert rows[0].content[0].text == CONTENTS[4]
    assert [row.rank for row in rows] == sorted(row.rank for row in rows)
    assert all(row.rank is None and row.matches == () for row in filled.statements())


def test_matches_are_places_in_the_stored_text(filled, making):
    (row,) = filled.statements(about='"defence spending"')
    report, _ = making.simple(CONTENTS[0], path="0.txt")
    assert [span.of(report.text.text) for span in row.matches] == ["defence spending"]
    (row,) = filled.statements(about="spendi*")
    report, _ = making.simple(CONTENTS[0], path="0.txt")
    assert [span.of(report.text.text) for span in row.matches] == ["spending"]
    (row,) = filled.statements(about="defy* OR rises")  # "defence" begins with its first two letters only
    assert [span.of(report.text.text) for span in row.matches] == ["rises"]
    (row,) = filled.statements(about="cafe again")
    report, _ = making.simple(CONTENTS[2], "Ilse Dragø", path="2.txt")
    assert [span.of(report.text.text) for span in row.matches] == ["café", "again"]


def test_a_match_that_passes_from_one_span_to_the_next_is_two(store, making):
    from dataclasses import replace

    from onrecord.domain import Span
    from onrecord.ids import attribution_id

    report, analysis = making.simple("The dam, he said, will hold")
    (one,) = analysis.attributions
    start = one.content[0].start
    spans = (Span(start, start + 7), Span(start + 18, start + 27))
    id_ = attribution_id(report.text.id, one.source, one.cue, spans, making.MADE_BY.model)
    store.add(report, replace(analysis, attributions=(replace(one, id=id_, content=spans),)), AT)
    (row,) = store.statements(about='"dam will hold"')
    assert [span.of(report.text.text) for span in row.matches] == ["dam", "will hold"]
    assert not list(store.statements(about="said"))
    assert list(store.verify()) == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.one_of(st.text(max_size=40), st.text(alphabet="\"*^():{}+-.,'\0 aORNEDT“”", max_size=30)))
def test_no_words_of_a_user_are_a_syntax_error(filled, words):
    for ask in ({"about": words}, {"speaker": words}, {"outlet": words}):
        try:
            rows = list(filled.statements(**ask))
        except UsageError:
            continue
        assert len(rows) <= len(CONTENTS)
    with pytest.raises(UsageError):
        filled.show("a" + words)


@pytest.mark.parametrize("about", ["", "  ", "???", '""', "OR", "x" * 1001, " ".join(map(str, range(70)))])
def test_searches_without_words_or_with_too_many_are_refused_at_once(filled, about):
    with pytest.raises(UsageError, match=r"nothing to search|too long|at most"):
        filled.statements(about=about)


def test_limit_and_offset_page_through_the_same_order(filled):
    for ask in ({}, {"about": "dam"}, {"about": '"dam"'}):
        everything = [row.id for row in filled.statements(**ask)]
        pages = [[row.id for row in filled.statements(**ask, limit=2, offset=n)] for n in range(0, 6, 2)]
        assert list(itertools.chain(*pages)) == everything
    assert list(filled.statements(limit=0)) == []
    with pytest.raises(UsageError, match="negative"):
        filled.statements(limit=-1)


@pytest.mark.parametrize(
    ("speaker", "found"),
    [
        ("Ora Venn", [0]),
        ("ora", [0, 3]),
        ("KERR", [1, 3]),
        ("Tam  kerr", [1]),
        ("drago", [2]),
        ("Dragø", [2]),
        ("Ker", []),
        ("Nobody", []),
    ],
)
def test_speaker(filled, speaker, found):
    assert contents(filled.statements(speaker=speaker)) == sorted(CONTENTS[n] for n in found)


def test_speaker_by_id(filled, making):
    id_ = making.person("Tam Kerr").id
    assert contents(filled.statements(speaker=id_)) == [CONTENTS[1]]
    assert [entry.name for entry in filled.speakers(id_)] == ["Tam Kerr"]


def test_speaker_by_another_wording(store, making):
    boss = making.person("Ora Venn")
    resolved = Speaker(boss, "speaker", "resolved", "The chair is Venn.", "office-1")
    store.add(*making.simple("Yes", "the chair of the board", path="1.txt", speaker=resolved), AT)
    pronoun = Speaker(boss, "speaker", "resolved", "Venn was named before.", "pronoun-1")
    store.add(*making.simple("No", "she", path="2.txt", speaker=pronoun), AT)
    assert contents(store.statements(speaker="The Chair of the Board")) == ["No", "Yes"]
    assert contents(store.statements(speaker="board")) == []
    assert contents(store.statements(speaker="she")) == []
    (entry,) = store.speakers("Venn")
    assert (entry.name, entry.aliases, entry.statements) == ("Ora Venn", ("the chair of the board",), 2)


def test_a_spokesman_is_not_found_by_the_name_he_speaks_for(store, making):
    spokesman = Entity("e1", "a spokesman for Ora Venn", "person", False)
    who = Speaker(spokesman, "speaker", "resolved", "Not named.", "noun-1")
    store.add(*making.simple("No", "a spokesman for Ora Venn", speaker=who), AT)
    assert list(store.statements(speaker="Venn")) == []
    assert contents(store.statements(speaker="a spokesman for Ora Venn")) == ["No"]


def test_an_open_speaker_is_found_by_the_words_of_the_source(store, making):
    town, state = Entity("e1", "Eastmere", "place", True), Entity("e2", "Government of Eastmere", "organisation", True)
    who = Speaker(None, "speaker", "ambiguous", "The town or its government.", "metonym-1", (), (town, state))
    store.add(*making.simple("We pay", "Eastmere", speaker=who), AT)
    (row,) = store.statements(speaker="eastmere")
    (speaker,) = row.speakers
    assert (speaker.id, speaker.name, speaker.kind, speaker.named) == (None, "Eastmere", None, None)
    assert [one.name for one in speaker.candidates] == ["Eastmere", "Government of Eastmere"]
    assert list(store.speakers()) == []  # a candidate has said nothing


@pytest.fixture
def dated(store, making) -> Store:
    days = {
        "day": Dating("2025-03-14", "2025-03-14", ("x",)),
        "month": Dating("2025-03-01", "2025-03-31", ("x",)),
        "from": Dating("2025-03-20", None, ("x",)),
        "until": Dating(None, "2025-02-01", ("x",)),
        "open": Dating(None, None, ("x",)),
        "none": None,
    }
    for name, published in days.items():
        store.add(*making.simple(f"said {name}", path=name, published=published), AT)
    return store


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2025-03-14", "2025-03-14", ["day", "month"]),
        ("2025-03-15", None, ["from", "month"]),
        ("2025", None, ["day", "from", "month", "until"]),
        (None, "2025-02", ["until"]),
        (None, date(2025, 3, 19), ["day", "month", "until"]),
        ("2026", None, ["from"]),
        (None, "2024", ["until"]),
    ],
)
def test_since_and_until_against_the_interval_of_publication(dated, since, until, found):
    expected = [f"said {name}" for name in found]
    assert contents(dated.statements(since=since, until=until)) == expected


@pytest.mark.parametrize("day", ["", "yesterday", "2025-13", "2025-02-30", "20250314", "2025-3-1", "0000"])
def test_days_that_are_none_are_refused(filled, day):
    with pytest.raises(UsageError, match="must be a year"):
        filled.statements(since=day)


def test_since_after_until_is_refused(filled):
    with pytest.raises(UsageError, match="lies after"):
        filled.statements(since="2025-02", until="2025-01")


def test_days():
    assert parse_day("2024-02", end=True, what="until") == "2024-02-29"
    assert parse_day("2024", end=False, what="since") == "2024-01-01"


def test_outlet_quotation_and_stance(store, making):
    store.add(*making.simple("One", path="1", outlet="The Eastmere Courier"), AT)
    store.add(*making.simple("Two", path="2", outlet="Harbour Post", stance="denied"), AT)
    store.add(*making.simple("Three", path="3", outlet=None), AT)
    assert contents(store.statements(outlet="eastmere courier")) == ["One"]
    assert contents(store.statements(outlet="mere")) == []
    assert contents(store.statements(stance="denied")) == ["Two"]
    assert contents(store.statements(quotation="direct")) == ["One", "Three", "Two"]
    assert contents(store.statements(speaker="Venn", about="two", outlet="post", stance="denied")) == ["Two"]
    for wrong in ({"quotation": "loud"}, {"stance": "true"}, {"outlet": "!"}, {"speaker": "?"}):
        with pytest.raises(UsageError):
            store.statements(**wrong)


def test_statements_come_in_the_order_of_report_and_place(store, making):
    for number in (3, 1, 2):
        store.add(*making.made(number, attributions=4), AT)
    places = [(row.report.path, row.content[0].start) for row in store.statements()]
    assert places == sorted(places)


def test_show_gives_context_provenance_and_citation(store, making):
    published = Dating("2025-03-14", "2025-03-14", ("x",))
    report, analysis = making.simple(published=published, url="https://post.example/dam")
    store.add(report, analysis, AT)
    (row,) = store.statements()
    shown = store.show(row.id)
    assert store.show(row.statement).row == store.show(row.id[:8]).row == shown.row == row
    assert shown.context.text == report.text.text[shown.context.start : shown.context.end]
    assert "“The dam will hold,” Ora Venn said." in shown.context.text
    assert shown.provenance.raw_sha256 == report.raw_sha256
    assert shown.citation == (
        'Ora Venn, in "Dam is safe", Harbour Post, 14 March 2025, https://post.example/dam, '
        f"characters 14-31 of text {report.text.id}, sha256 {report.raw_sha256}; "
        f"recorded by onrecord 0.1.0 on 2 January 2026 as {row.id}."
    )
    assert report.text.text[14:31] == "The dam will hold"


@pytest.mark.parametrize(
    ("speaker", "who"),
    [
        (Speaker(None, "speaker", "unresolved", "Nobody fits.", "x-1"), "Ora Venn (speaker open), in"),
        (
            Speaker(None, "speaker", "ambiguous", "Two fit.", "x-1", (), (_person("Bo Ruiz"), _person("Al"))),
            "Ora Venn (speaker open: Bo Ruiz or Al), in",
        ),
        (
            Speaker(_person("Bo Ruiz"), "via", "resolved", "It lies in his words.", "x-1"),
            "An unattributed source, as told by Bo Ruiz, in",
        ),
        (
            Speaker(_person("Bo Ruiz"), "on_behalf_of", "resolved", "The spokesman's.", "x-1"),
            "An unattributed source for Bo Ruiz, in",
        ),
    ],
)
def test_a_citation_says_what_is_open_and_who_passed_it_on(store, making, speaker, who):
    store.add(*making.simple(speaker=speaker), AT)
    (row,) = store.statements()
    assert store.show(row.id).citation.startswith(who)


def test_show_a_report_with_all_that_was_found(store, making):
    report, analysis = making.made(4)
    store.add(report, analysis, AT)
    shown = store.show_report(report.id[:9])
    assert shown.content == report.text.text
    assert [row.id for row in shown.statements] == [one.id for one in analysis.attributions]
    assert [aside.quote.text for aside in shown.set_aside] == ["2 Min Read"]
    nested = next(one for one in analysis.attributions if one.parent)
    assert nested.id in [part.id for part in store.show(nested.parent).parts]


@pytest.mark.parametrize("id_", ["", "a", "x1234567", "a0000000000000000000", "r1234567"])
def test_unknown_ids_are_refused(filled, id_):
    with pytest.raises(UsageError, match=r"there is no|is too short"):
        filled.show(id_)
    with pytest.raises(UsageError, match=r"there is no|is too short"):
        filled.show_report(id_)


def test_merged_ids_lead_on_and_rings_end(filled):
    row = next(filled.statements())
    add = "INSERT INTO redirect (id, target, at, because) VALUES (?, ?, '2026-01-01', 'merged')"
    filled._db.execute(add, ("s" + "1" * 20, "s" + "2" * 20))
    filled._db.execute(add, ("s" + "2" * 20, row.statement))
    assert filled.show("s" + "1" * 20).row.id == row.id
    filled._db.execute(add, ("s" + "3" * 20, "s" + "3" * 20))
    with pytest.raises(UsageError):
        filled.show("s" + "3" * 20)


@given(st.text(), st.text())
@example("𝑨", "")
def test_folding(left, right):
    assert fold(fold(left)) == fold(left)
    assert not fold(right) or holds(fold(f"{left} {right}"), fold(right))


def test_about_is_bounded():
    with pytest.raises(UsageError):
        parse_about('"' * 1000)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("defence", "defense"),
        ("Neighbours", "Neighbors"),
        ("labour", "labor"),
        ("organisations", "organizations"),
        ("realised", "realized"),
        ("analysing", "analyzing"),
        ("programmes", "programs"),
    ],
)
def test_both_spellings_of_a_word_are_looked_for(one, other):
    assert {f'"{one}"'.casefold(), f'"{other}"'.casefold()} == set(in_spellings(f'"{one}"').casefold().split(" or "))
    assert {f'"{one}"'.casefold(), f'"{other}"'.casefold()} == set(in_spellings(f'"{other}"').casefold().split(" or "))


@pytest.mark.parametrize("word", ["prizes", "for", "hour", "size", "rise", "defender", "diagram", "our"])
def test_other_words_have_one_spelling(word):
    assert in_spellings(f'"{word}"') == f'"{word}"'
