from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.domain import Analysis, Attribution, Dating, Entity, Found, Mention, Report, SetAside, Span, Speaker, Text
from onrecord.errors import UsageError
from onrecord.ids import attribution_id, entity_id, report_id, sha256, text_id
from onrecord.knowledge import Knowledge
from onrecord.reconcile import reconcile
from onrecord.reconcile.revising import revision_of, revisions
from onrecord.reconcile.revisions import Revised, derive_revisions, front_page, headline, match
from onrecord.store import Store
from onrecord.store.entries import RevisionRow
from tests.reconcile.reports import MADE_BY

URL = "https://courier.example/harbour"
OPENS = ("Ora Venn", "The harbour will open in spring and nobody will lose a berth")
MAY = ("Ora Venn", "The harbour may open in spring and nobody will lose a berth")
GIFT = ("Tam Kerr", "This plan is a gift to the builders of the whole valley")
COST = ("Ilse Halm", "Nobody has told my committee what the new walls cost")
OTHER = "A quite different story of a bridge that fell into the lake with three oxen on it, which looked around."
MENU = "Home News Weather Sport"


def page(
    *said: tuple[str, str],
    url: str | None = URL,
    path: str = "page.html",
    line: int | None = None,
    title: str = "Harbour plan agreed",
    modified: str | None = None,
    published: str | None = None,
    menu: str = MENU,
    raw: str = "",
    body: str = "The council of Eastmere met on Monday to talk about the old harbour and about its walls.",
) -> tuple[Report, Analysis]:
    """A report in which these people say these words, with a menu that was set aside."""
    text = f"{title}\n\n{menu}\n\n{body}"
    parts = []
    for name, words in said:
        text += "\n\n“"
        content = Span(len(text), len(text) + len(words))
        text += words + ",” "
        source = Span(len(text), len(text) + len(name))
        text += name + " said."
        parts.append((name, source, Span(source.end + 1, source.end + 5), content))
    stored = Text(text_id(text), text)
    attributions = []
    for name, source, cue, content in parts:
        who = Entity(entity_id("person", name.casefold()), name, "person", True)
        speaker = Speaker(who, "speaker", "resolved", "The source is a name.", "named-1", (source,))
        id_ = attribution_id(stored.id, [source], [cue], [content], MADE_BY.model)
        attributions.append(
            Attribution(id_, (source,), (cue,), (content,), "direct", "asserted", 0.9, "test-1", speakers=(speaker,))
        )
    mentions = tuple(Mention(source, source, "person", True) for _, source, *_ in parts)
    data = (text + raw).encode()
    return (
        Report(
            *(report_id(sha256(data), url or path, line), stored, path, line, "html", data, sha256(data), "utf-8"),
            *(False, Found("en", "test")),
            title=Span(0, len(title)),
            url=url,
            modified=Dating(modified[:10], modified[:10], ("test",), modified) if modified else None,
            published=Dating(published, published, ("test",), published) if published else None,
            set_aside=(SetAside(Span(len(title) + 2, len(title) + 2 + len(menu)), "boilerplate", "menu-1"),)
            if menu
            else (),
        ),
        Analysis(stored, tuple(attributions), MADE_BY, mentions),
    )


def read(store: Store, *pages: tuple[Report, Analysis], day: int = 1, file: str | None = None) -> None:
    """Take reports in, one a day, then reconcile."""
    for at, made in enumerate(pages, day):
        report, _ = made
        when = f"2026-01-{1 + at:02}T08:00:00+00:00"
        place = Path(file) if file else None
        if not store.add(*made, when, place):
            store.seen_again(report.raw_sha256, report.path, report.line, place, when)
    reconcile(store, Knowledge(), at="2026-12-01T00:00:00Z")


def told(rows: Sequence[RevisionRow]) -> list[tuple[int, list[tuple[str, str]]]]:
    """Number, and of each change its kind and the difference or the words."""
    return [
        (
            row.number,
            [(one.kind, one.difference or (one.after or one.before).content[0].text) for one in row.changes],  # type: ignore[union-attr]
        )
        for row in rows
    ]


def test_what_is_added_changed_and_removed_is_listed_with_its_words(store: Store) -> None:
    read(store, page(OPENS, GIFT), page(MAY, COST, title="Harbour plan in doubt"))
    first, second = revisions(store)
    assert (first.number, first.revisions, first.latest, first.changes, first.headline) == (1, 2, False, (), None)
    assert told([second]) == [
        (
            2,
            [
                ("changed", "The harbour [-will-] {+may+} open in spring and nobody will lose a berth"),
                ("added", COST[1]),
                ("removed", GIFT[1]),
            ],
        )
    ]
    assert second.headline is not None
    assert second.headline.difference == "Harbour plan [-agreed-] {+in doubt+}"
    (edit,) = second.changes[0].edits
    assert (edit.operation, edit.weight) == ("replace", "hedge")
    assert edit.here is not None
    assert edit.there is not None
    content = {row.number: store.show_report(row.report.id).content for row in (first, second)}
    assert (edit.here.of(content[2]), edit.there.of(content[1])) == ("may", "will")
    assert (second.place, second.since, second.basis) == (URL, "2026-01-03", "read")
    assert second.as_dict()["changed"] == 1
    assert list(store.verify()) == []


def test_a_page_that_was_read_once_has_one_revision_and_is_not_listed(store: Store) -> None:
    made = page(OPENS)
    read(store, made, page(GIFT, url="https://courier.example/other"))
    assert list(revisions(store)) == []
    (alone,) = revisions(store, made[0].id)
    assert (alone.number, alone.revisions, alone.changes) == (1, 1, ())
    assert revision_of(store, made[0].id) is None


@pytest.mark.parametrize("wanted", ["page.html", URL, "http://courier.example/harbour/", "id", "the beginning of one"])
def test_a_page_is_found_by_url_path_or_report(store: Store, wanted: str) -> None:
    first, second = page(OPENS), page(MAY)
    read(store, first, second, page(GIFT, url="https://courier.example/other", path="other.html"))
    said = {"id": second[0].id, "the beginning of one": second[0].id[:9]}.get(wanted, wanted)
    assert [row.report.id for row in revisions(store, said)] == [first[0].id, second[0].id]


@pytest.mark.parametrize("wanted", ["r0000000000", "nowhere.html", "https://courier.example/nowhere", "", "%"])
def test_a_page_that_is_not_there_is_said_at_once(store: Store, wanted: str) -> None:
    read(store, page(OPENS))
    with pytest.raises(UsageError):
        revisions(store, wanted)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_pages_that_say_when_they_changed_have_one_order(tmp_path: Path, order: Sequence[int]) -> None:
    made = [
        page(OPENS, published="2025-03-01"),
        page(MAY, modified="2025-03-02T09:00:00+01:00"),
        page(MAY, GIFT, modified="2025-03-02T08:30:00Z"),
    ]
    with Store.open(tmp_path / "one.db", create=True) as store:
        read(store, *(made[at] for at in order))
        found = list(revisions(store))
        assert [row.report.id for row in found] == [report.id for report, _ in made]
        assert [(row.since, row.basis) for row in found] == [
            ("2025-03-01", "published"),
            ("2025-03-02", "modified"),
            ("2025-03-02", "modified"),
        ]
        assert told(found)[2] == (3, [("added", GIFT[1])])
        withdrawn = {row.content[0].text: row.withdrawn for row in store.timeline("Ora Venn")}
        assert not any(withdrawn.values())


def test_what_is_not_dated_is_put_in_order_by_when_it_was_read(tmp_path: Path) -> None:
    for way, last in (((OPENS, GIFT), "will"), ((GIFT, OPENS), "will")):
        with Store.open(tmp_path / f"{way[0][0]}.db", create=True) as store:
            read(store, page(way[0]), page(way[1]))
            assert [row.basis for row in revisions(store)] == ["read", "read"], last
            (gone,) = [row for row in store.statements() if row.withdrawn]
            assert gone.content[0].text == way[0][1]


def test_a_modification_after_the_reading_is_not_believed(store: Store) -> None:
    read(store, page(OPENS, modified="2099-01-01"), page(MAY))
    assert [(row.since, row.basis) for row in revisions(store)] == [("2026-01-02", "read"), ("2026-01-03", "read")]


def test_a_page_that_goes_back_to_an_earlier_text_has_a_third_revision(store: Store) -> None:
    first, second = page(OPENS, GIFT), page(MAY)
    read(store, first, second, first, first, file="page.html")
    found = list(revisions(store))
    assert [row.report.id for row in found] == [first[0].id, second[0].id, first[0].id]
    assert [len(row.seen) for row in found] == [1, 1, 1]
    assert [kind for kind, _ in told(found)[2][1]] == ["changed", "added"]
    assert not any(row.withdrawn for row in store.statements(speaker="Tam Kerr"))
    again = revision_of(store, first[0].id)
    assert again is not None
    assert again.number == 3
    read(store, second, day=9, file="page.html")
    assert [row.report.id for row in revisions(store)][2:] == [first[0].id, second[0].id]
    assert [row.withdrawn[0].report for row in store.statements(speaker="Tam Kerr")] == [second[0].id]


def test_reading_two_saved_revisions_again_and_again_changes_nothing(store: Store) -> None:
    first, second = page(OPENS, path="a.html"), page(MAY, path="b.html")
    for day in (1, 5, 9):
        read(store, first, day=day, file="a.html")
        read(store, second, day=day + 1, file="b.html")
    assert [row.report.id for row in revisions(store)] == [first[0].id, second[0].id]


def test_a_page_that_only_changes_its_menu_is_the_same_revision_seen_again(store: Store) -> None:
    first, second = page(OPENS, GIFT), page(OPENS, GIFT, menu="Home Elections Weather Sport")
    read(store, first, second, page(OPENS, GIFT, raw="<!-- advertisement -->"))
    assert list(revisions(store)) == []
    (one,) = revisions(store, URL)
    assert len(one.seen) == 3
    assert not any(row.withdrawn for row in store.statements())
    assert {row.told.reports for row in store.statements() if row.told} == {1}
    read(store, page(MAY, GIFT), day=9)
    assert [len(row.seen) for row in revisions(store)] == [3, 1]


def test_revisions_are_no_further_reports_and_no_independent_texts(store: Store) -> None:
    new = "Quite another story stands here by now, of a boat that sank in the lake with all of its lamps on board."
    read(store, page(OPENS), page(OPENS, body=new), page(OPENS, url="https://post.example/1", body="Elsewhere. " * 30))
    (row,) = [row for row in store.statements() if row.told is not None and row.told.versions == 3]
    assert row.told is not None
    assert (row.told.reports, row.told.texts) == (2, 2)


def test_statements_of_a_removed_quotation_stay_and_say_so(store: Store) -> None:
    second = page(OPENS)
    read(store, page(OPENS, GIFT), second)
    (row,) = store.statements(speaker="Tam Kerr")
    assert [(one.report, one.url) for one in row.withdrawn] == [(second[0].id, URL)]
    assert row.as_dict()["withdrawn"][0]["report"] == second[0].id
    assert [row.withdrawn for row in store.statements(speaker="Ora Venn")] == [()]
    read(store, page(OPENS, (GIFT[0], GIFT[1] + " of ours")), day=5)
    assert not any(row.withdrawn for row in store.statements())


def test_the_same_words_in_another_mouth_are_a_change_of_speaker(store: Store) -> None:
    read(store, page(OPENS), page(("Tam Kerr", OPENS[1])))
    (change,) = list(revisions(store))[1].changes
    assert (change.kind, change.what, change.difference, change.edits) == ("changed", ("speaker",), "", ())


def test_without_a_url_it_takes_the_path_and_much_of_the_words(store: Store) -> None:
    read(
        store,
        page(OPENS, url=None),
        page(GIFT, url=None, title="Bridge gone", body=OTHER, menu=""),
        page(MAY, url=None),
        page(MAY, url=None, path="elsewhere/page.html"),
    )
    found = list(revisions(store))
    assert [row.place for row in found] == ["page.html", "page.html"]
    assert told(found)[1][1][0][0] == "changed"
    assert {row.withdrawn for row in store.statements()} == {()}
    assert len(list(revisions(store, "page.html"))) == 3


def test_lines_of_a_file_are_pages_of_their_own(store: Store) -> None:
    read(
        store, *(page(OPENS if day else MAY, url=None, path="f.jsonl", line=line) for day in (0, 1) for line in (1, 2))
    )
    assert [row.place for row in revisions(store)] == ["f.jsonl, line 1"] * 2 + ["f.jsonl, line 2"] * 2


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 2, 0, 3)])
def test_which_files_of_one_path_are_one_page_does_not_hang_on_the_order(tmp_path: Path, order: Sequence[int]) -> None:
    made = [
        page(OPENS, url=None),
        page(GIFT, url=None, title="Bridge", body=OTHER, menu=""),
        page(MAY, url=None),
        page(COST, url=None, title="Bridge", body=OTHER, menu=""),
    ]
    with Store.open(tmp_path / "one.db", create=True) as store:
        for day, at in enumerate(order):
            read(store, made[at], day=day)
        rows = store._db.execute("SELECT r.id, p.page FROM appearance p JOIN report r ON r.key = p.report").fetchall()
        of = dict(rows)
        ids = [report.id for report, _ in made]
        assert of[ids[0]] == of[ids[2]] != of[ids[1]] == of[ids[3]]
        assert len(set(of.values())) == 2


def test_the_address_of_a_front_page_says_nothing(store: Store) -> None:
    read(
        store,
        page(OPENS, url="https://courier.example/"),
        page(GIFT, url="https://courier.example", title="Bridge", body=OTHER, menu=""),
    )
    assert list(revisions(store)) == []
    assert front_page("//courier.example")
    assert not front_page("//courier.example/1")
    assert not front_page("//courier.example/?id=1")
    assert not front_page("page.html")


def test_a_thousand_revisions(store: Store) -> None:
    made = [page((OPENS[0], f"{OPENS[1]} in {n}"), GIFT if n % 2 else COST) for n in range(1000)]
    for at, each in enumerate(made):
        store.add(*each, f"2026-01-01T{at // 60:02}:{at % 60:02}:00Z")
    assert derive_revisions(store) == Revised(1, 1)
    found = list(revisions(store))
    assert [row.number for row in found] == list(range(1, 1001))
    assert found[-1].latest
    assert {tuple(kind for kind, _ in changes) for _, changes in told(found)[1:]} == {("changed", "added", "removed")}
    assert store._db.execute("SELECT count(*) FROM withdrawn").fetchone() == (500,)
    store.add(*page(OPENS, COST, GIFT), "2026-02-01")
    before = store._db.total_changes
    assert derive_revisions(store) == Revised(1, 1)
    assert store._db.execute("SELECT count(*) FROM withdrawn").fetchone() == (0,)
    assert store._db.total_changes - before < 600  # what changed, not what is there
    store.add(*page(COST, url="https://post.example/1"), "2026-02-02")
    assert derive_revisions(store) == Revised(0, 0)


def test_reconciling_again_changes_nothing(store: Store) -> None:
    read(store, page(OPENS), page(MAY))
    before = store._db.total_changes
    read(store)
    assert store._db.total_changes - before < 20
    digest = store.digest()
    with store.appearances() as kept, kept.transaction():
        kept.keep_info("revisions_by", "other rules")
    read(store)
    assert store.digest() == digest
    assert len(list(revisions(store))) == 2


def test_a_report_that_is_gone_is_no_revision_any_longer(store: Store) -> None:
    first, second = page(OPENS, GIFT), page(MAY)
    read(store, first, second)
    with store.writing():
        store._db.execute("DELETE FROM report WHERE id = ?", (second[0].id,))
    read(store)
    assert list(revisions(store)) == []
    assert not any(row.withdrawn for row in store.statements())
    assert store._db.execute("SELECT count(*) FROM appearance").fetchone() == (0,)


CONTENTS = st.lists(
    st.lists(st.sampled_from("dam holds water spring council walls cost the of".split()), max_size=6).map(" ".join),
    max_size=6,
)


@given(CONTENTS, CONTENTS)
def test_a_content_is_matched_once(before: list[str], after: list[str]) -> None:
    pairs = match(before, after)
    assert len({here for here, _ in pairs}) == len({there for _, there in pairs}) == len(pairs)
    assert match(before, before) == [(at, at) for at in range(len(before))]


def test_headlines_that_come_and_go() -> None:
    assert headline("A  plan", "A plan") is None
    come, gone = headline(None, "A plan"), headline("A plan", None)
    assert come is not None
    assert gone is not None
    assert (come.difference, gone.difference) == ("{+A plan+}", "[-A plan-]")


def test_a_file_that_is_read_again_through_the_facade(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    texts = [
        f'---\ntitle: Harbour plan\n---\n\nThe council of Eastmere met about the old harbour on Monday.\n\n"{words}," '
        "Mayor Ora Venn said.\n"
        for _, words in (OPENS, MAY)
    ]
    with onrecord.open(tmp_path / "one.db", create=True) as record:
        for text in (texts[0], texts[1], texts[0], texts[0]):
            file.write_text(text)
            record.read(file)
        found = list(record.revisions())
        assert [row.number for row in found] == [1, 2, 3]
        assert all(row.count("changed") == 1 for row in found[1:])
        shown = record.show(found[0].report.id)
        assert shown.as_dict()["revision"]["number"] == 3
