"""Pages that were read again with other text: which readings are of one page, and what each revision changed.

A page is what stands at one URL; without a URL, at one path (and line) relative to what was asked for, where the texts
share much of their words: another folder may hold another report of the same name. The same goes for a URL that names
no page of a site, for many pages carry the address of the front page as their own.

The readings of a page are put in the order of time that the page itself gives, the day of its modification or else of
its publication, and by when they were read where it says nothing. So pages that say when they changed give the same
revisions in whatever order they are read; of others the order of reading is all that is known of their order, and
reading them the other way round tells another history. Readings in a row with the same words (set-aside ones aside,
such as a menu) are one revision.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from rapidfuzz.distance import LCSseq

from onrecord.domain import Span, Spans
from onrecord.ids import page_id
from onrecord.reconcile.duplicates import RUN, Sketch, sketch
from onrecord.reconcile.statements import alignment
from onrecord.reconcile.statements.wording import Wording, printed, wording
from onrecord.store import Store
from onrecord.store.appearances import Appearances, Appearing
from onrecord.store.entries import EditRow, HeadlineRow, RequotedRow, StatementRow

RULE: Final = "revision-1"
TEXTS: Final = 200  # of one transaction
#: The share of the shorter text's words in passages of both from which two files of one path are one page. Unrelated
#: reports of PolNeAR train have less than 0.23, copies of one another 0.79 and more (benchmarks/duplicates); a page of
#: which two thirds were written anew still has this much.
ALIKE: Final = 0.3
PAGES: Final = 20  # texts at one path that are no revisions of each other; further ones are pages of their own
#: The share of the telling words of the shorter of two contents that both must have, in one order, for the one to be
#: the other changed, and the least number of them. Chosen by reason, not measured.
CHANGED: Final = 0.5
SHARED: Final = 2
NEAREST: Final = 5  # contents that one which is gone is held against: those that share most words
COMMON: Final = 50  # a word in more contents than these finds none


@dataclass(frozen=True, slots=True)
class Revised:
    """What one :func:`derive_revisions` did: ``places`` looked at, ``pages`` there with more than one reading."""

    places: int = 0
    pages: int = 0


def derive_revisions(store: Store) -> Revised:
    """Find the pages that were read more than once, and what their latest revision lacks, where reports came, changed
    or went. A batch of texts, and each place, is one transaction."""
    places = pages = 0
    with store.appearances() as kept:
        if kept.info("revisions_by") != RULE:
            with kept.transaction():
                kept.touch_all()
                kept.keep_info("revisions_by", RULE)
        while texts := kept.touched(TEXTS):
            with kept.transaction():
                for text in texts:
                    kept.text_done(text)
        while found := kept.touched_places(1):
            with kept.transaction():
                pages += _derive(kept, found[0])
                kept.place_done(found[0])
            places += 1
    return Revised(places, pages)


def _derive(kept: Appearances, place: str) -> int:
    """Decide which reports of a place are one page, and what its latest revision lacks."""
    there = kept.at(place)
    if len(there) < 2:
        kept.keep(place, {})
        kept.withdraw([one.report for one in there], ())
        return 0

    @lru_cache(maxsize=256)
    def read(text: int) -> tuple[str, Spans]:
        return kept.text(text)

    words = {one.report: one.words or _digest(one.title, *read(one.text)) for one in there}
    pages = _pages(there, place, lambda text: sketch(*read(text)))
    kept.keep(place, {one.report: (pages[one.report], words[one.report]) for one in there})
    gone: set[tuple[int, int]] = set()
    for page in sorted(set(pages.values())):
        members = [one for one in there if pages[one.report] == page]
        if len(members) > 1:
            gone |= _gone(kept, members, kept.latest(page))
    kept.withdraw([one.report for one in there], gone)
    return len(set(pages.values()))


def _digest(title: str | None, text: str, aside: Spans) -> str:
    """A hash of what is read of a text, white space aside, and of its title."""
    pieces, at = [], 0
    for span in sorted(aside):
        pieces.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    read = " ".join(" ".join([*pieces, text[at:]]).split())
    return hashlib.sha256(f"{' '.join((title or '').split())}\n{read}".encode()).hexdigest()[:20]


def front_page(place: str) -> bool:
    """Whether a place is a URL that names no page of a site."""
    if not place.startswith("//"):
        return False
    try:
        parts = urlsplit(place)
    except ValueError:
        return False
    return parts.path in ("", "/") and not parts.query


def _pages(there: Sequence[Appearing], place: str, read: Callable[[int], Sketch]) -> dict[int, str]:
    """Of which page each report is (both by key). Texts that must be alike are each held against the first of every
    page so far, in the order of their ids, so that the order of reading does not matter; what was decided stands."""
    if place.startswith("//") and not front_page(place):
        return {one.report: page_id(place, "") for one in there}
    firsts = {one.text: one for one in reversed(there)}
    own = {text: page_id(place, one.text_id) for text, one in firsts.items()}
    settled = {text for text, one in firsts.items() if one.words and one.page}
    if not {firsts[text].page for text in settled} <= {own[text] for text in settled}:
        settled = set()  # the first of a page is gone
    leaders: list[int] = []
    found: dict[int, str] = {}
    for text in sorted(firsts, key=lambda key: firsts[key].text_id):
        for leader in leaders:
            if text in settled and leader in settled and firsts[leader].page == own[leader]:
                same = firsts[text].page == own[leader]
            else:
                same = alike(read(text), read(leader))
            if same:
                found[text] = own[leader]
                break
        else:
            found[text] = own[text]
            if len(leaders) < PAGES:
                leaders.append(text)
    return {one.report: found[one.text] for one in there}


def alike(one: Sketch, other: Sketch) -> bool:
    """Whether two texts share so much that the one may be the other revised."""
    if one.words == other.words:
        return True
    codes = LCSseq.opcodes(one.words, other.words)
    lengths = (code.src_end - code.src_start for code in codes if code.tag == "equal")
    shared = sum(length for length in lengths if length >= RUN)
    return shared > 0 and shared >= ALIKE * min(len(one.words), len(other.words))


def _gone(kept: Appearances, members: Sequence[Appearing], latest: int) -> set[tuple[int, int]]:
    """The attributions of a page's readings that the latest one lacks, each with that one's report."""
    (now,) = (one.text for one in members if one.report == latest)
    contents = kept.contents({one.text for one in members})
    after = [content for _, content in contents.get(now, ())]
    missing: dict[tuple[str, ...], frozenset[int]] = {}
    gone = set()
    for text, said in contents.items():
        before = tuple(content for _, content in said)
        if text == now:
            continue
        if before not in missing:
            missing[before] = frozenset(range(len(before))) - {here for here, _ in match(before, after)}
        gone |= {(said[at][0], latest) for at in missing[before]}
    return gone


def match(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Which contents of one text are which of another, by their places in both: first those of the same words, in
    their order, then those of which most words are the same, the likest first."""
    ours, theirs = [_words(one) for one in before], [_words(one) for one in after]
    places: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for there, words in enumerate(theirs):
        places[words].append(there)
    pairs = [(here, places[words].popleft()) for here, words in enumerate(ours) if places.get(words)]
    here_done, there_done = {here for here, _ in pairs}, {there for _, there in pairs}
    left = [here for here in range(len(ours)) if here not in here_done]
    right = [there for there in range(len(theirs)) if there not in there_done]
    for _, here, there in sorted(_likely(left, right, ours, theirs)):
        if here not in here_done and there not in there_done:
            here_done.add(here)
            there_done.add(there)
            pairs.append((here, there))
    return sorted(pairs)


@lru_cache(maxsize=4096)
def _words(content: str) -> tuple[str, ...]:
    return sketch(content).words


def _likely(
    left: Sequence[int], right: Sequence[int], ours: Sequence[tuple[str, ...]], theirs: Sequence[tuple[str, ...]]
) -> Iterator[tuple[float, int, int]]:
    """Pairs of contents that may be one, changed: how unlike they are, and both places."""
    having: dict[str, list[int]] = defaultdict(list)
    for there in right:
        for word in set(theirs[there]) - alignment.EMPTY:
            having[word].append(there)
    for here in left:
        telling = [word for word in ours[here] if word not in alignment.EMPTY]
        counted = Counter(
            there for word in set(telling) if len(having.get(word, ())) <= COMMON for there in having.get(word, ())
        )
        for there, _ in sorted(counted.items(), key=lambda item: (-item[1], abs(item[0] - here), item[0]))[:NEAREST]:
            other = [word for word in theirs[there] if word not in alignment.EMPTY]
            shared = LCSseq.similarity(telling, other)
            if shared >= SHARED and shared >= CHANGED * min(len(telling), len(other)):
                yield 1 - shared / max(len(telling), len(other)), here, there


def requoted(
    before: Sequence[StatementRow], after: Sequence[StatementRow], earlier: str, later: str
) -> tuple[RequotedRow, ...]:
    """What a revision did to the attributions of the one before it, whose stored texts are ``earlier`` and ``later``:
    those changed and added in the order of its text, then those removed in the order of the earlier one."""
    contents = [[" … ".join(quote.text for quote in row.content) for row in rows] for rows in (before, after)]
    pairs = match(*contents)
    came_from = {there: before[here] for here, there in pairs}
    kept = {here for here, _ in pairs}
    found = []
    for there, row in enumerate(after):
        old = came_from.get(there)
        change = RequotedRow("added", None, row) if old is None else _changed(old, row, earlier, later)
        found += [change] if change is not None else []
    gone = (row for here, row in enumerate(before) if here not in kept)
    return (*found, *(RequotedRow("removed", row, None) for row in gone))


def _changed(before: StatementRow, after: StatementRow, earlier: str, later: str) -> RequotedRow | None:
    told = alignment.align(_wording(after, later), _wording(before, earlier))
    what = []
    if told.here.folded != told.there.folded:
        what.append("words")
    old, new = ({one.id for one in row.speakers if one.id is not None} for row in (before, after))
    if old and new and old != new:
        what.append("speaker")
    what += [name for name in ("stance", "quotation") if getattr(before, name) != getattr(after, name)]
    if not what:
        return None
    words = "words" in what
    edits = alignment.edits(told, inside=False) if words else ()
    rows = tuple(EditRow(edit.operation, edit.here, edit.there, edit.weight) for edit in edits)
    return RequotedRow("changed", before, after, tuple(what), difference(told) if words else "", rows)


def _wording(row: StatementRow, text: str) -> Wording:
    spans = tuple(Span(quote.start, quote.end) for quote in row.content)
    return wording(text, spans, direct=row.quotation == "direct")


def difference(told: alignment.Alignment) -> str:
    """All words of both: those that only the earlier one has as [-these-], those of the later one as {+these+}."""
    out: list[str] = []
    runs = (*told.runs, alignment.Run(0, 0, 0))
    for ((a, b), (c, d)), run in zip(told.gaps(), runs, strict=True):
        gone, new = printed(told.there.words[c:d]), printed(told.here.words[a:b])
        out += [f"[-{gone}-]"] if gone else []
        out += [f"{{+{new}+}}"] if new else []
        out.append(printed(told.here.words[run.here : run.here + run.length]))
    return " ".join(filter(None, out))


def headline(before: str | None, after: str | None) -> HeadlineRow | None:
    """How a revision changed the headline; None where it did not."""
    if " ".join((before or "").split()) == " ".join((after or "").split()):
        return None
    old, new = (
        wording(title or "", (Span(0, len(title)),) if title else (), direct=False) for title in (before, after)
    )
    return HeadlineRow(before, after, difference(alignment.align(new, old)))
