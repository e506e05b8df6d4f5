from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import knowledge
from onrecord.errors import UsageError
from onrecord.knowledge import tables
from onrecord.knowledge.drafts import slug, write

TABLE = """\
name,aliases,gender,title,organisation,wordings,one_person,since,until,source
Ada Kerr,A. Kerr|Ada Kerr,female,Mayor,Eastmere Council,mayor of eastmere|town's chief,yes,2020-05,2024-03-31,yearbook
Ben Venn,,male,Mayor,Eastmere Council,Eastmere's mayor,yes,2024-04-01,,
Ada Kerr,Ada Kerr-Novak,,Chair,Mill Trust,,,2024,,
Cy van Holt,,,,,,,,,
"""


def read(tmp_path: Path, content: str = TABLE, **options: str) -> tables.Draft:
    file = tmp_path / "town.csv"
    file.write_text(content, encoding="utf-8")
    return tables.read(file, **{"as_of": "2025-06-30", **options})


def test_a_line_an_office(tmp_path: Path) -> None:
    write(read(tmp_path), tmp_path / "pack")
    known = knowledge.load([tmp_path / "pack"], with_shipped=False)

    [ada] = known.named("A. Kerr")
    assert (ada.id, ada.names, ada.gender) == ("k:ada-kerr", ("A. Kerr", "Ada Kerr-Novak"), "female")
    assert [office.title for office in known.offices("k:ada-kerr")] == ["Mayor", "Chair"]
    assert [office.one_person for office in known.offices("k:ada-kerr")] == [True, False]
    [now] = known.holders("the mayor of Eastmere", None, "2025-01-01", "2025-01-01")
    assert (now.holder, now.source) == ("k:ben-venn", "town.csv")
    assert known.named("Cy van Holt")[0].source == "town.csv"
    assert known.offices("k:ada-kerr")[0].source == "yearbook"


def test_the_source_and_the_name_may_be_said(tmp_path: Path) -> None:
    draft = read(tmp_path, name="town hall", source="the town hall's list")

    assert draft.name == "town hall"
    assert draft.entities["k:ben-venn"]["source"] == "the town hall's list"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "town.csv:1: no column name, title, organisation"),
        ("name,title\n", "town.csv:1: no column organisation"),
        ("name,title,organisation,party\n", "town.csv:1: unknown or repeated"),
        ("name,title,organisation,name\n", "town.csv:1: unknown or repeated"),
        ("name,title,organisation\nAda,Mayor\n", "town.csv:2: the line has not as many cells"),
        ("name,title,organisation\nAda,Mayor,Council,x\n", "town.csv:2: the line has not as many cells"),
        ("name,title,organisation\n…,Mayor,Council\n", "town.csv:2: a line needs a name"),
        ("name,title,organisation\nAda Kerr,Mayor,\n", "town.csv:2: an office needs a title and an organisation"),
        ("name,title,organisation\nAda,Mayor,Ada\n", "town.csv:2: Ada is an organisation here and a person"),
        ('name,title,organisation\n"Ada"x,Mayor,Council\n', "town.csv: this is not CSV"),
    ],
)
def test_a_broken_table(tmp_path: Path, content: str, problem: str) -> None:
    with pytest.raises(UsageError) as error:
        read(tmp_path, content)
    assert problem in str(error.value)
    assert "\n" not in str(error.value)


def test_other_broken_files(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_bytes(b"name,title,organisation\n\xff,a,b\n")
    with pytest.raises(UsageError, match="UTF-8"):
        tables.read(tmp_path / "bad.csv", as_of="2025-06-30")
    with pytest.raises(UsageError, match="No such file"):
        tables.read(tmp_path / "none.csv", as_of="2025-06-30")
    with pytest.raises(UsageError, match="as_of"):
        read(tmp_path, as_of="today")


def test_a_pack_is_written_to_a_new_folder_only(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "mine.txt").write_text("keep", encoding="utf-8")
    with pytest.raises(UsageError, match="is there already"):
        write(read(tmp_path), tmp_path / "pack")


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Ada Kerr", "k:ada-kerr"),
        ("Siobhán O’Dell", "k:siobhan-odell"),
        ("Jürgen-Paul Groß", "k:jurgen-paul-gross"),
        ("…", "k:unnamed"),
    ],
)
def test_slugs(name: str, id: str) -> None:
    assert slug(name) == id


def test_slugs_of_other_scripts_differ() -> None:
    assert slug("Иван") != slug("Олег")
