from __future__ import annotations

import re
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import knowledge
from onrecord.knowledge import PackError, rows
from onrecord.knowledge.rows import KEYS

Row = dict[str, str]
MakePack = Callable[..., Path]

ADA: Row = {"id": "k:ada-kerr", "kind": "person", "name": "Ada Kerr", "names": "Ada Novak-Kerr|A. N. Kerr"}
BEN: Row = {"id": "k:ben-venn", "kind": "person", "name": "Ben Venn", "gender": "male"}
COUNCIL: Row = {"id": "k:council", "kind": "organisation", "name": "Eastmere Council"}
MAYOR: Row = {"id": "mayor", "title": "Mayor", "organisation": "k:council", "titles": "mayor of eastmere"}


def told(*paths: Path) -> list[str]:
    """The problems without the folder's name: "offices.csv:3: …"."""
    return [
        f"{Path(problem.file).name}:{problem.line}: {problem.what}"
        for problem in knowledge.check(paths, with_shipped=False)
    ]


def one(what: str, *paths: Path) -> None:
    [problem] = told(*paths)
    assert problem.startswith(what), problem


def held(since: str = "", until: str = "", holder: str = "k:ada-kerr", post: str = "mayor") -> Row:
    return {"post": post, "holder": holder, "since": since, "until": until}


def test_a_pack_in_csv_is_known(make_pack: MakePack) -> None:
    pack = make_pack(
        entities=[{**ADA, "family": "Novak-Kerr"}, BEN, COUNCIL],
        posts=[MAYOR],
        offices=[held("2020", "2024-03"), held("2024-03-02", "", "k:ben-venn")],
        events=[{"id": "ev:fair", "name": "Eastmere fair", "place": "Eastmere", "since": "2024-05-01"}],
    )
    known = knowledge.load([pack], with_shipped=False)

    assert [entity.id for entity in known.named("ada novak kerr")] == ["k:ada-kerr"]
    assert known.surnamed("Novak-Kerr") == known.named("Ada Kerr")
    [first, second] = known.holders("mayor of Eastmere")
    assert (first.holder, first.as_of, first.one_person, first.source) == (
        "k:ada-kerr",
        "2025-06-30",
        True,
        "the town's yearbook",
    )
    assert second.until is None
    assert known.events[0].until == known.events[0].since
    assert len(known.digest) == 12


def test_a_pack_in_toml_says_the_same(make_pack: MakePack, tmp_path: Path) -> None:
    toml = tmp_path / "mill.toml"
    toml.write_text(
        """
[pack]
name = "mill"
as_of = 2025-06-30

[sources]
yearbook = "the town's yearbook"

[[entity]]
id = "k:ada-kerr"
kind = "person"
name = "Ada Kerr"
names = ["Ada Novak-Kerr", "A. N. Kerr"]
source = "yearbook"

[[entity]]
id = "k:council"
kind = "organisation"
name = "Eastmere Council"
source = "yearbook; the town's walls"

[[post]]
id = "mayor"
title = "Mayor"
organisation = "k:council"
titles = ["mayor of eastmere"]
one_person = true
source = "yearbook"

[[office]]
post = "mayor"
holder = "k:ada-kerr"
since = 2020-01-01
source = "yearbook"
""",
        encoding="utf-8",
    )
    table = make_pack(entities=[ADA, COUNCIL], posts=[MAYOR], offices=[held("2020-01-01")])
    written, listed = (knowledge.load([path], with_shipped=False) for path in (toml, table))

    assert written.offices("k:ada-kerr") == listed.offices("k:ada-kerr")
    assert written.entity("k:ada-kerr") == listed.entity("k:ada-kerr")
    council = written.entity("k:council")
    assert council is not None
    assert council.source == "the town's yearbook; the town's walls"


def test_sources_may_stand_in_a_file_of_their_own(make_pack: MakePack) -> None:
    pack = make_pack(entities=[{**ADA, "source": "book"}])
    (pack / "sources.csv").write_text('key,citation\nbook,"The yearbook, page 3"\n', encoding="utf-8")

    assert knowledge.load([pack], with_shipped=False).named("Ada Kerr")[0].source == "The yearbook, page 3"
    (pack / "sources.csv").write_text("key,citation\nbook,a\nbook,b\n", encoding="utf-8")
    one("sources.csv:3: source 'book' is there twice", pack)


# --- what is wrong, and where ---


def test_overlapping_holders_of_a_post_of_one(make_pack: MakePack) -> None:
    rows = [held("2020-01-01", "2022-05-01"), held("2022-04-01", "", "k:ben-venn")]
    pack = make_pack(entities=[ADA, BEN, COUNCIL], posts=[MAYOR], offices=rows)

    assert told(pack) == [
        "offices.csv:3: k:ben-venn and k:ada-kerr both hold mayor from 2022-04-01 to 2022-05-01, "
        "though it is a post of one person"
    ]


@pytest.mark.parametrize(
    ("first", "second", "post"),
    [
        (("2020-01-01", "2022-05-01"), ("2022-05-01", ""), MAYOR),  # handed over on one day
        (("2020", "2022"), ("2022", ""), MAYOR),  # may overlap, need not
        (("2020-01-01", "2022-05-01"), ("2021-01-01", ""), {**MAYOR, "one_person": "no"}),
        (("", "2022-05-01"), ("2021-01-01", ""), MAYOR),  # since when is not known
    ],
)
def test_what_is_no_overlap(make_pack: MakePack, first: tuple[str, str], second: tuple[str, str], post: Row) -> None:
    rows = [held(*first), held(*second, "k:ben-venn")]
    assert told(make_pack(entities=[ADA, BEN, COUNCIL], posts=[post], offices=rows)) == []


def test_holding_a_post_twice_in_a_row_is_no_overlap(make_pack: MakePack) -> None:
    rows = [held("2020", "2022-05-01"), held("2022-01-01", "")]
    assert told(make_pack(entities=[ADA, COUNCIL], posts=[MAYOR], offices=rows)) == []


def test_an_interval_that_ends_before_it_starts(make_pack: MakePack) -> None:
    event = {"id": "ev:fair", "name": "Fair", "place": "-", "since": "2024-05-03", "until": "2024-05-01"}
    pack = make_pack(entities=[ADA, COUNCIL], posts=[MAYOR], offices=[held("2024-05", "2024-04")], events=[event])

    assert told(pack) == [
        "events.csv:2: the event ends before it starts: 2024-05-03 to 2024-05-01",
        "offices.csv:2: the office ends before it starts: 2024-05 to 2024-04",
    ]


def test_a_duplicate_alias(make_pack: MakePack) -> None:
    twice = {**ADA, "names": "Ada Novak|ADA NOVÁK"}
    other = {**BEN, "names": "Ada Novak"}
    pack = make_pack(entities=[twice, other, COUNCIL])

    assert told(pack) == [
        "entities.csv:2: k:ada-kerr: the alias 'Ada Novak' also names k:ben-venn",
        "entities.csv:2: k:ada-kerr: duplicate alias 'ADA NOVÁK'",
        "entities.csv:3: k:ben-venn: the alias 'Ada Novak' also names k:ada-kerr",
    ]


def test_an_alias_that_is_the_name(make_pack: MakePack) -> None:
    one("entities.csv:2: k:ada-kerr: duplicate alias 'ada KERR'", make_pack(entities=[{**ADA, "names": "ada KERR"}]))


def test_two_people_of_one_name_are_two_people(make_pack: MakePack) -> None:
    pack = make_pack(entities=[ADA, {**ADA, "id": "k:other-ada", "names": ""}])

    assert [entity.id for entity in knowledge.load([pack], with_shipped=False).named("Ada Kerr")] == [
        "k:ada-kerr",
        "k:other-ada",
    ]


@pytest.mark.parametrize(
    ("tables", "problem"),
    [
        ({"entities": [ADA], "posts": [MAYOR]}, "posts.csv:2: post mayor: no entity 'k:council' is defined"),
        (
            {"entities": [ADA, COUNCIL], "posts": [MAYOR], "offices": [held(holder="k:nobody")]},
            "offices.csv:2: no entity 'k:nobody' is defined",
        ),
        (
            {"entities": [ADA, COUNCIL], "posts": [MAYOR], "offices": [held(holder="k:council")]},
            "offices.csv:2: k:council holds an office, but is no person",
        ),
        ({"entities": [ADA], "offices": [held()]}, "offices.csv:2: no post 'mayor' is defined"),
        ({"entities": [{**COUNCIL, "stands_for": "k:town"}]}, "entities.csv:2: k:council stands for 'k:town', which"),
        ({"entities": [{**ADA, "id": "ada"}]}, "entities.csv:2: 'ada' is no id"),
        ({"entities": [{**ADA, "id": "Q01"}]}, "entities.csv:2: 'Q01' is no id"),
        ({"entities": [{**ADA, "kind": "human"}]}, "entities.csv:2: kind must be one of person"),
        ({"entities": [{**ADA, "gender": "f"}]}, "entities.csv:2: gender must be female or male"),
        ({"entities": [{**ADA, "name": "…"}]}, "entities.csv:2: the name '…' has no letter"),
        ({"entities": [{**ADA, "name": ""}]}, "entities.csv:2: entity: no name"),
        ({"entities": [{**ADA, "source": ""}]}, "entities.csv:2: entity: no source"),
        ({"entities": [ADA, ADA]}, "entities.csv:3: k:ada-kerr is defined twice, first in line 2"),
        ({"entities": [{**ADA, "name": "A" * 3_000}]}, "entities.csv:2: entity: a value is longer than 2000"),
        ({"entities": [{**ADA, "names": "|".join(map(str, range(300)))}]}, "entities.csv:2: entity: a list has more"),
        (
            {"entities": [ADA, COUNCIL], "posts": [MAYOR], "offices": [held("2020-02-30")]},
            "offices.csv:2: since: '2020-02-30' is no date",
        ),
        (
            {"entities": [ADA, COUNCIL], "posts": [MAYOR], "offices": [held("2026")]},
            "offices.csv:2: the office starts 2026, after as_of 2025-06-30",
        ),
        ({"entities": [COUNCIL], "posts": [{**MAYOR, "one_person": "maybe"}]}, "posts.csv:2: one_person must be yes"),
        ({"entities": [COUNCIL], "posts": [{**MAYOR, "as_of": "2025"}]}, "posts.csv:2: as_of must be a day"),
        ({"entities": [COUNCIL], "posts": [{**MAYOR, "titles": "the mayor"}]}, "posts.csv:2: post mayor: the wording"),
    ],
)
def test_a_bad_row_is_told_with_its_line(make_pack: MakePack, tables: dict[str, list[Row]], problem: str) -> None:
    one(problem, make_pack(**tables))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"id,kind,name,source\nk:a,person,Ada\n", "entities.csv:2: the line has 3 cells, the heading 4"),
        (b"id,id\n", "entities.csv:1: a column is named twice"),
        (b"", "entities.csv:1: the first line must name the columns"),
        (b"id,kind,name,source\nk:a,person,\xff,-\n", "entities.csv:2: the file is not UTF-8"),
        (b'id,kind,name,source\nk:a,person,"Ada"x,-\n', "entities.csv:2: this is not CSV"),
        (b"id,kind,name,source,party\nk:a,person,Ada,-,blue\n", "entities.csv:2: entity: unknown party"),
        (b'id,kind,name,source\nk:a,person,"two\nlines",-\nk:b,robot,Bo,-\n', "entities.csv:4: kind must be"),
        (b'id,kind,name,source\nk:a,person,"' + b"x" * 200_000 + b'",-\n', "entities.csv:2: this is not CSV: field"),
    ],
)
def test_a_broken_line_of_csv(make_pack: MakePack, content: bytes, problem: str) -> None:
    pack = make_pack()
    (pack / "entities.csv").write_bytes(content)
    one(problem, pack)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('[pack]\nname = "m"\nas_of = "2025-06-30"\n\n[[entity]\n', "m.toml:5: this is not TOML"),
        ("[pack]\n", "m.toml:0: as_of in [pack] must be a day"),
        ('[pack]\nas_of = "soon"\n', "m.toml:0: as_of in [pack] must be a day, YYYY-MM-DD, not 'soon'"),
        ('[pack]\nas_of = "2025-06-30"\n[[people]]\n', "m.toml:0: unknown table 'people'"),
        ('[pack]\nas_of = "2025-06-30"\nowner = 3\n', "m.toml:0: [pack] has an unknown key"),
        ('entity = 3\n[pack]\nas_of = "2025-06-30"\n', "m.toml:0: entity must be written as tables"),
        ('[pack]\nas_of = "2025-06-30"\n\n[[entity]]\nnames = 3\n', "m.toml:4: names must be a list of strings"),
        ('[pack]\nas_of = "2025-06-30"\n\n[[entity]]\nname = ["Ada"]\n', "m.toml:4: name must be one value"),
        ('[pack]\nas_of = "2025-06-30"\n[sources]\na = 1\n', "m.toml:0: [sources] gives"),
        ("x = " + "[" * 5_000 + "]" * 5_000, "m.toml:0: this is not TOML"),
    ],
)
def test_a_broken_toml(tmp_path: Path, content: str, problem: str) -> None:
    pack = tmp_path / "m.toml"
    pack.write_text(content, encoding="utf-8")
    one(problem, pack)


def test_the_line_of_a_toml_row_is_not_claimed_when_it_is_not_known(tmp_path: Path) -> None:
    pack = tmp_path / "m.toml"
    pack.write_text(
        '[pack]\nas_of = "2025-06-30"\n[[entity]]\nid = "k:a"\nkind = "person"\nname = "Ada"\ngender = "f"\n'
        'source = """\n[[entity]]\n"""\n',
        encoding="utf-8",
    )
    one("m.toml:0: gender must be", pack)


def test_no_pack_there(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="No such file") as error:
        knowledge.load([tmp_path / "none.toml"])
    assert "\n" not in str(error.value)
    assert told(tmp_path) == ["pack.toml:0: No such file or directory"]


def test_files_beyond_the_bounds(make_pack: MakePack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = make_pack(entities=[ADA, BEN])
    monkeypatch.setattr(rows, "MOST_ROWS", 1)
    one("pack.toml:0: the pack has 2 rows; 1 is the most", pack)
    large = tmp_path / "large.toml"
    large.write_text("#" * 2_000_001, encoding="utf-8")
    one("large.toml:0: the file has 2,000,001 bytes", large)


def test_many_who_share_an_alias_are_told_in_time(make_pack: MakePack) -> None:
    pack = make_pack(entities=[{**BEN, "id": f"k:ben-{n}", "name": f"Ben {n}", "names": "Benny"} for n in range(5_000)])

    assert told(pack)[0] == "entities.csv:2: k:ben-0: the alias 'Benny' also names k:ben-1"


def test_many_problems_are_counted(make_pack: MakePack) -> None:
    pack = make_pack(entities=[{**ADA, "id": f"bad {n}"} for n in range(150)])
    problems = told(pack)

    assert len(problems) == 101
    assert problems[-1].endswith("50 more problems")


# --- several packs ---


def test_packs_complete_each_other_in_any_order(make_pack: MakePack) -> None:
    people = make_pack("people", entities=[ADA, BEN])
    posts = make_pack("posts", "2023-12-31", entities=[COUNCIL], posts=[MAYOR], offices=[held("2020")])
    later = make_pack(
        "later",
        entities=[{**ADA, "name": "Ada Kerr-Moss", "names": "Ada Kerr|Mayor Ada"}],
        offices=[held("2024-01-01", "", "k:ben-venn")],
    )
    expected = knowledge.load([people, posts, later], with_shipped=False)
    for paths in permutations([people, posts, later]):
        known = knowledge.load([*paths, people], with_shipped=False)
        assert known.entities == expected.entities
        assert known.holders("mayor") == expected.holders("mayor")
        assert known.digest == expected.digest
    [ada] = expected.named("mayor ada")
    assert ada.names == ("Ada Kerr", "Mayor Ada", "Ada Novak-Kerr", "A. N. Kerr")
    assert [office.as_of for office in expected.holders("mayor")] == ["2023-12-31", "2025-06-30"]
    assert expected.holds("k:ada-kerr", "mayor", None, "2025-01-01", "2025-01-01") == "no"


def test_packs_that_contradict_each_other(make_pack: MakePack) -> None:
    first = make_pack("a", entities=[ADA, COUNCIL], posts=[MAYOR])
    second = make_pack("b", entities=[{**ADA, "kind": "organisation"}], posts=[MAYOR])

    assert [line.split(": ", 1)[1].split(" in ")[0] for line in told(second, first)] == [
        "k:ada-kerr is a organisation here and a person",
        "post mayor is defined twice, first",
    ]


def test_one_pack_may_call_somebody_what_another_calls_a_stranger(make_pack: MakePack) -> None:
    first = make_pack("a", entities=[ADA])
    second = make_pack("b", entities=[{**ADA, "id": "Q7"}])

    assert [entity.id for entity in knowledge.load([first, second], with_shipped=False).named("A. N. Kerr")] == [
        "Q7",
        "k:ada-kerr",
    ]


def test_the_digest_is_of_all_bytes(make_pack: MakePack) -> None:
    pack = make_pack(entities=[ADA])
    before = knowledge.load([pack], with_shipped=False).digest
    with (pack / "entities.csv").open("a", encoding="utf-8") as file:
        file.write("# a remark\n")

    assert knowledge.load([pack], with_shipped=False).digest != before
    assert knowledge.load([], with_shipped=False).digest == ""


LINES = st.lists(st.text(st.sampled_from('k:ab,"|\n#Q1é 20'), max_size=30), max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(LINES)
def test_any_text_ends_in_knowledge_or_in_problems(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    pack = tmp_path_factory.mktemp("pack")
    (pack / "pack.toml").write_text('[pack]\nas_of = "2025-06-30"\n', encoding="utf-8")
    (pack / "offices.csv").write_text("post,holder,since,until,source\n" + "\n".join(lines), encoding="utf-8")
    for problem in knowledge.check([pack], with_shipped=False):
        assert "\n" not in str(PackError((problem,)))
        assert 0 < problem.line <= len("\n".join(lines).split("\n")) + 1


def test_the_page_on_knowledge_shows_a_pack_that_can_be_used(tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "knowledge.md").read_text(encoding="utf-8")
    pack = tmp_path / "eastmere.toml"
    pack.write_text(page.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    known = knowledge.load([pack])

    assert [entity.id for entity in known.named("ada novak kerr")] == ["k:ada-kerr"]
    assert known.holds("k:ada-kerr", "mayor", "Eastmere", "2024-01-01", "2024-12-31") == "yes"
    assert [office.holder for office in known.holders("the town’s chief")] == ["k:ada-kerr"]
    for table, (required, optional) in KEYS.items():
        for key in (required | optional) - {"key", "citation"}:
            assert re.search(rf"\b{key}\b", page), f"{table}: the page does not tell of {key}"
