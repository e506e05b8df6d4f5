from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord import knowledge
from onrecord.errors import UsageError
from onrecord.knowledge import wikidata
from onrecord.knowledge.drafts import write

# Invented people and ids in the form that Wikidata gives them; only the ids of properties, of "human" and of the
# sexes are Wikidata's own.


def item(id: str, label: str, aliases: tuple[str, ...] = (), **claims: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": id,
        "type": "item",
        "lastrevid": 7,
        "modified": "2025-06-30T10:00:00Z",
        "labels": {"en": {"language": "en", "value": label}, "de": {"language": "de", "value": f"{label} (de)"}},
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]},
        "claims": claims,
    }


def snak(value: object = None, kind: str = "value") -> dict[str, Any]:
    return {"snaktype": kind, **({"datavalue": {"value": value}} if kind == "value" else {})}


def says(id: str, rank: str = "normal", **qualifiers: dict[str, Any]) -> dict[str, Any]:
    return {"mainsnak": snak({"id": id}), "rank": rank, "qualifiers": {key: [each] for key, each in qualifiers.items()}}


def at(day: str, precision: int = 11) -> dict[str, Any]:
    return snak({"time": f"+{day}T00:00:00Z", "precision": precision})


HUMAN = [says("Q5")]
MAYOR = item("Q902", "Mayor of Eastmere", ("Lord Mayor of Eastmere",), P1001=[says("Q901")])
EASTMERE = item("Q901", "Eastmere", ("Estmere",), P31=[says("Q515")])


def ada(*offices: dict[str, Any], **more: Any) -> dict[str, Any]:
    claims = {"P31": HUMAN, "P21": [says("Q6581072")], "P39": list(offices), **more}
    return item("Q900", "Ada Kerr", ("A. Kerr", "ADA KERR", "Ada|Kerr-Novak"), **claims)


def drafted(tmp_path: Path, *items: dict[str, Any], **options: Any) -> Any:
    file = tmp_path / "people.json"
    file.write_text(json.dumps({"entities": {each["id"]: each for each in items}}), encoding="utf-8")
    return wikidata.read(file, **options)


def test_names_sex_and_positions(tmp_path: Path) -> None:
    office = says("Q902", P580=at("2020-05-00", 10), P582=at("2024-03-31"))
    draft = drafted(tmp_path, ada(office), MAYOR, EASTMERE)
    write(draft, tmp_path / "pack")
    known = knowledge.load([tmp_path / "pack"], with_shipped=False)

    [one] = known.named("Ada Kerr-Novak")
    assert (one.id, one.gender, one.names) == ("Q900", "female", ("A. Kerr", "Ada Kerr-Novak"))
    assert one.source == "https://www.wikidata.org/wiki/Q900 (revision 7)"
    [held] = known.holders("lord mayor of Eastmere", "Estmere")
    assert held.since is not None
    assert held.until is not None
    assert (held.since.earliest, held.since.latest, held.until.latest) == ("2020-05-01", "2020-05-31", "2024-03-31")
    assert (held.one_person, held.as_of) == (False, "2025-06-30")
    body = known.entity("Q901")
    assert body is not None
    assert body.kind == "place"
    assert draft.notes == []


def test_deprecated_statements_are_left_out_and_other_ranks_kept(tmp_path: Path) -> None:
    offices = [
        says("Q902", "deprecated", P580=at("1990-01-01")),
        says("Q902", "normal", P580=at("2010-01-01"), P582=at("2011-01-01")),
        says("Q902", "preferred", P580=at("2020-01-01")),
    ]
    draft = drafted(tmp_path, ada(*offices), MAYOR, EASTMERE)

    assert [(row["since"], row["until"]) for row in draft.offices] == [("2010-01-01", "2011-01-01"), ("2020-01-01", "")]


@pytest.mark.parametrize(
    ("qualifiers", "kept"),
    [
        ({}, ("", "")),
        ({"P580": at("2020-00-00", 9)}, ("2020", "")),
        ({"P580": at("2020-00-00", 8)}, ("", "")),  # a decade
        ({"P580": snak(kind="novalue"), "P582": snak(kind="novalue")}, ("", "")),
        ({"P582": snak(kind="somevalue")}, None),  # ended, nobody knows when
        ({"P580": at("2020-01-01"), "P582": at("2019-01-01")}, None),
        ({"P580": at("2026-01-01")}, None),  # after as_of
        ({"P580": {"snaktype": "value", "datavalue": 3}}, ("", "")),
        ({"P580": at("2020-02-31")}, ("", "")),
    ],
)
def test_start_and_end(tmp_path: Path, qualifiers: dict[str, Any], kept: tuple[str, str] | None) -> None:
    draft = drafted(tmp_path, ada(says("Q902", **qualifiers)), MAYOR, EASTMERE)

    assert [(row["since"], row["until"]) for row in draft.offices] == ([kept] if kept else [])
    assert len(draft.notes) == (0 if kept else 1)


def test_several_qualifiers_give_the_widest(tmp_path: Path) -> None:
    office = says("Q902")
    office["qualifiers"] = {
        "P580": [at("2021-00-00", 9), at("2020-03-01")],
        "P582": [at("2022-01-01"), at("2023-00-00", 9)],
    }
    [row] = drafted(tmp_path, ada(office), MAYOR, EASTMERE).offices

    assert (row["since"], row["until"]) == ("2020-03-01", "2023")


def test_a_position_without_its_item_is_noted_and_left_out(tmp_path: Path) -> None:
    draft = drafted(tmp_path, ada(says("Q902"), says("Q999")), MAYOR)

    assert draft.offices == []
    assert [note.split(" left out")[0] for note in draft.notes] == ["Q900: position Q902", "Q900: position Q999"]


def test_labels_of_another_language(tmp_path: Path) -> None:
    draft = drafted(tmp_path, ada(), language="de")
    assert draft.entities["Q900"]["name"] == "Ada Kerr (de)"
    assert drafted(tmp_path, ada(), language="fr").notes == ["Q900: no label in fr, left out"]


def test_as_of_is_said_or_the_earliest_edit(tmp_path: Path) -> None:
    assert drafted(tmp_path, ada()).as_of == "2025-06-30"
    assert drafted(tmp_path, ada(), as_of="2025-07").as_of == "2025-07-01"
    with pytest.raises(UsageError, match="as_of"):
        drafted(tmp_path, {**ada(), "modified": None})
    with pytest.raises(UsageError, match="as_of"):
        drafted(tmp_path, ada(), as_of="soon")


@pytest.mark.parametrize(
    "form",
    [
        json.dumps,
        lambda items: json.dumps(items, indent=1),
        lambda items: json.dumps({"entities": {each["id"]: each for each in items}}, indent=2),
        lambda items: "\n".join(map(json.dumps, items)) + "\n",
        lambda items: "[\n" + ",\n".join(map(json.dumps, items)) + "\n]\n",
        lambda items: "\n".join(json.dumps({"entities": {each["id"]: each}}) for each in items),
    ],
    ids=["array", "indented", "entity data", "lines", "dump", "lines of entity data"],
)
def test_every_form_of_the_file(tmp_path: Path, form: Any) -> None:
    file = tmp_path / "people.json"
    file.write_text(form([ada(says("Q902")), MAYOR, EASTMERE]), encoding="utf-8")
    draft = wikidata.read(file)

    assert sorted(draft.entities) == ["Q900", "Q901"]
    assert len(draft.offices) == 1


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "this is not JSON"),
        ("{", "this is not JSON"),
        ("[" * 100_000, "this is not JSON"),
        ('{"id": "Q1"}\n{"id": ', "people.json:2: this is not JSON"),
        ("[3, null, {}]", "no item of a person"),
        (json.dumps(EASTMERE), "no item of a person"),
        ('{"id": "Q900", "labels": [], "claims": {"P31": [3, {"mainsnak": {"snaktype": "value"}}]}}', "no item of a"),
    ],
)
def test_what_is_no_entity_json(tmp_path: Path, content: str, problem: str) -> None:
    file = tmp_path / "people.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=problem) as error:
        wikidata.read(file)
    assert "\n" not in str(error.value)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        wikidata.read(tmp_path / "none.json")
