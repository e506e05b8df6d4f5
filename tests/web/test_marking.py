"""Texts as HTML: whatever lies over them, a reader sees every character once, and a browser obeys none of them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.marking import UNSEEN, Mark, marked, pieces, plain, visible

TEXTS = st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from("<>&\"'\u202e\u2066\0\n\t\ud800")))


class Seen(HTMLParser):
    """What a browser makes of a piece of HTML: its characters, the classes over each, and its elements."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.over: list[frozenset[str]] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self._classes: list[str] = []
        self.feed(html)
        self.close()
        assert not self._classes, "an element is not closed"

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        self.tags.add(tag)
        self.attributes |= set(found)
        self.ids += [found["id"] or ""] if "id" in found else []
        self._classes.append(found.get("class") or "")

    def handle_endtag(self, tag: str) -> None:
        self._classes.pop()

    def handle_data(self, data: str) -> None:
        if "unseen" in self._classes:
            data = chr(int(data.removeprefix("U+"), 16))
        self.text += data
        self.over += [frozenset(" ".join(self._classes).split()) - {"unseen"}] * len(data)


def lying_over(length: int) -> st.SearchStrategy[list[Mark]]:
    place = st.integers(-3, length + 3)
    names = st.sampled_from(["source", "cue", "content", "hit", 'a"<b'])
    ids = st.none() | st.sampled_from(["a1", "a2", "c5"])
    return st.lists(st.builds(Mark, place, place, names, ids, st.none() | st.sampled_from(["a1", "a2"])), max_size=8)


TEXTS_AND_MARKS = TEXTS.flatmap(lambda text: st.tuples(st.just(text), lying_over(len(text))))


@given(TEXTS_AND_MARKS, st.integers(0, 5))
def test_every_character_is_shown_once_under_the_marks_that_lie_over_it(
    found: tuple[str, list[Mark]], offset: int
) -> None:
    text, marks = found
    moved = [Mark(one.start + offset, one.end + offset, one.name, one.id, one.owner) for one in marks]

    seen = Seen(str(marked(text, offset, moved)))

    assert seen.text == text
    for at, over in enumerate(seen.over):
        names = {name for name in over if not name.endswith("-deep")}
        assert names == {word for one in marks if one.start <= at < one.end for word in one.name.split()}
    assert seen.tags <= {"span"}
    assert seen.attributes <= {"id", "class", "title", "data-of"}


@given(TEXTS_AND_MARKS)
def test_each_anchor_stands_once_where_its_first_mark_begins(found: tuple[str, list[Mark]]) -> None:
    text, marks = found
    inside = {one.id for one in marks if one.id and max(one.start, 0) < min(one.end, len(text))}

    assert sorted(Seen(str(marked(text, 0, marks))).ids) == sorted(inside)


@given(TEXTS_AND_MARKS)
def test_pieces_touch_and_cover_the_whole(found: tuple[str, list[Mark]]) -> None:
    text, marks = found
    cut = pieces(0, len(text), marks)

    assert all(left.end == right.start for left, right in pairwise(cut))
    assert sum(one.end - one.start for one in cut) == len(text)


@given(TEXTS)
def test_what_a_browser_would_not_show_is_named(text: str) -> None:
    shown = str(visible(text))

    assert not UNSEEN.search(shown)
    shown.encode("utf-8")
    assert not UNSEEN.search(plain(text))
    assert re.sub(r"\[U\+[0-9A-F]+\]", "", plain("a\u202eb\u2066")) == "ab"


def test_a_content_within_a_content_is_told_apart() -> None:
    html = str(
        marked("He said she said no.", 0, [Mark(8, 19, "content"), Mark(17, 19, "content"), Mark(0, 2, "source")])
    )

    assert '<span class="content content-deep">no</span>' in html
    assert '<span class="source">He</span>' in html


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '<img src=x onerror="x">', "</span></p>", "javascript:alert(1)", "&lt;b&gt;"]
)
def test_markup_in_a_text_is_text(text: str) -> None:
    seen = Seen(str(marked(text, 0, [Mark(2, 9, "content", "a1", "a1")])))

    assert seen.text == text
    assert seen.tags == {"span"}
