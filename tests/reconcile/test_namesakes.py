"""People of one name: kept apart or joined by what the texts say of them."""

from __future__ import annotations

from tests.reconcile.reports import Said, report
from tests.reconcile.taking import take_in, who


def test_two_known_people_of_one_name_are_told_apart_by_office_and_date_or_not_at_all(store):
    take_in(
        store,
        report("Bo Ruiz", path="a", day="2013-05-05"),
        report(Said("Bo Ruiz", before="League harbour minister "), path="b", day="2013-05-05"),
        report(Said("Bo Ruiz", before="League harbour minister "), path="c"),
    )
    found = who(store)
    assert found["a", "Bo Ruiz"][:2] == (None, "ambiguous")
    assert found["b", "Bo Ruiz"] == ("k:ruiz-1", "resolved", "office-date-1")
    assert found["c", "Bo Ruiz"][:2] == (None, "ambiguous")


def test_namesakes_are_kept_apart_by_what_the_texts_say_of_them(store):
    take_in(
        store,
        report(Said("Ilse Venn", after=", the mayor of Eastmere,"), path="a"),
        report(Said("Ilse Venn", after=", a goalkeeper for Westbay,"), path="b"),
        report("Ilse Venn", path="c"),
        report(Said("Ilse Venn", before="Eastmere mayor "), path="d"),
        report(Said("Ilse Venn", after=", the mayor of Northam,"), path="e"),
    )
    found = {path: value for (path, _), value in who(store).items()}
    assert found["a"][0] == found["d"][0]
    assert len({found[path][0] for path in "abe"}) == 3
    assert found["c"][:2] == (None, "ambiguous")


def test_one_office_in_two_places_of_one_story_is_of_one_person(store):
    def venn(town: str) -> Said:
        return Said("Ilse Venn", after=f", the mayor of {town},")

    take_in(store, report(venn("Eastmere"), "Odo Pell", path="a", day="2025-03-04"))
    take_in(store, report(venn("Northam"), "Odo Pell", path="b", day="2025-03-25"))
    found = {path: value for (path, name), value in who(store).items() if name == "Ilse Venn"}
    assert found["a"][0] != found["b"][0]  # three weeks apart
    take_in(store, report(venn("Northam"), "Odo Pell", path="c", day="2025-03-05"))
    found = {path: value for (path, name), value in who(store).items() if name == "Ilse Venn"}
    assert found["a"][0] == found["b"][0] == found["c"][0]
    take_in(store, report(venn("Southam"), "Ada Lorne", path="d", day="2025-03-05"))
    found = {path: value for (path, name), value in who(store).items() if name == "Ilse Venn"}
    assert found["a"][0] == found["c"][0] != found["d"][0]  # nobody else is named in both


def test_a_family_name_with_another_trade_does_not_join_the_one_bearer_on_record(store):
    take_in(
        store,
        report(Said("Ilse Venn", after=", the mayor of Eastmere,"), path="a"),
        report(Said("Venn", before="Goalkeeper "), path="b"),
        report(Said("Venn", after=", the mayor of Northam,"), path="c"),
        report(Said("Venn", before="Mayor "), path="d"),
        report("Venn", path="e"),
    )
    found = {path: value for (path, _), value in who(store).items()}
    assert found["a"][0] == found["d"][0] == found["e"][0]
    assert found["b"][2] == found["c"][2] == "one-text-1"
    assert len({found[path][0] for path in "abc"}) == 3
