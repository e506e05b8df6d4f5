"""Labelled turns: transcripts ("KERR: Yes.", or by :mod:`.labels` "Ora Kerr: Yes."), questions and answers
("Q: … A: …"), posts of a live blog.

A label says who speaks as surely as a cue does, so a turn is a direct quotation without marks. The answer to a question
keeps the question; the question of a "Q:" is put by nobody who counts, and is no statement.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from onrecord.analysis import labels
from onrecord.analysis.drafts import Draft, Page, overlap, size, trimmed
from onrecord.analysis.sentences import breaks
from onrecord.analysis.speakers import rolewords
from onrecord.domain import Span, Spans

TURN: Final = "turn-1"
POST: Final = "turn-post-1"

# Capital labels that introduce no speaker.
_NO_SPEAKER: Final = frozenset(
    """NOTE UPDATE UPDATED BREAKING WATCH PHOTO PHOTOS VIDEO RELATED READ MORE CORRECTION EDITOR SEE ALSO LIVE ANALYSIS
    OPINION EXCLUSIVE INTERVIEW SOURCE SOURCES CREDIT WHAT WHO WHEN WHERE WHY HOW FACT MYTH RULING VERDICT CLAIM RATING
    TRANSCRIPT CONTENTS CAPTION TIP PS FILE GALLERY TOPICS TAGS DATELINE LOCATION TIME DATE PLACE""".split()
)
_CAPITALS: Final = re.compile(
    r"(?:(?:THE|MR|MRS|MS|DR|SEN|REP|GEN|COL|LT)\.?\s)?[A-Z][A-Z.’'\-]*(?:\s[A-Z][A-Z.’'\-]*){0,4}"
)
_LABEL: Final = re.compile(
    r"(?P<label>Q(?:uestion)?\.?|A(?:nswer)?\.?|(?:[A-Z][A-Z.’'\-]+)(?:\s[A-Z][A-Z.’'\-]*){0,5})\s?:\s+(?=\S)"
)
_INLINE: Final = re.compile(r"(?<=[.?!…\"”’)])\s+(?=(?:Q|A)\.?\s?:\s)")
_ASIDE: Final = re.compile(
    r"\((?P<label>(?:THE\s)?[A-Z][A-Z.’'\-]+(?:\s[A-Z][A-Z.’'\-]*){0,4}):\s+(?P<said>[^()\n]{1,300})\)"
)
_POST: Final = re.compile(
    r"(?:\[?\d{1,2}[:.]\d{2}\]?\s?(?:[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?)\s*[-–—:|]?\s*"
    r"(?P<label>[A-Z][\w.’'\-]+(?:\s[A-Z][\w.’'\-]+){0,4}):\s+(?=\S)"
)
_TIMED: Final = re.compile(r"^\[?\d{1,2}[:.]\d{2}\]?\s?(?:[ap]\.?m\b\.?)?", re.MULTILINE)
# What a transcript notes beside the words: nobody says it.
_NOTED: Final = re.compile(
    r"[(\[](?:laugh|applau|interrupt|cross-?talk|inaudible|indistinct|cheer|boo|pause|silence|unintelligible)"
    r"[^()\[\]\n]{0,40}[)\]]",
    re.IGNORECASE,
)
_MORE: Final = 12  # paragraphs of one turn
_REPORTS: Final = re.compile(r"\b(?:said|says|told|asked|added|according to)\b|^\s*[(\[]")
_QUESTION: Final = frozenset({"Q", "Q.", "Question"})
_ANSWER: Final = frozenset({"A", "A.", "Answer"})


@dataclass(slots=True)
class _Turn:
    label: Span
    colon: Span
    said: Span
    word: str
    more: Spans = ()  # paragraphs without a label that go on with it

    @property
    def asks(self) -> bool:
        return self.word in _QUESTION


def find(page: Page) -> list[Draft]:
    """Drafts for the labelled turns and live posts of a page; none when labels stand alone and prove nothing."""
    out = _dialogue(page, _dialogue_turns(page))
    for paragraph in page.paragraphs:
        match = _POST.match(page.text, paragraph.start, paragraph.end)
        if match:
            label = Span(*match.span("label"))
            ends = breaks(page.text, match.end(), paragraph.end)  # what follows its first sentence is the reporter's
            said = trimmed(page.text, Span(match.end(), ends[0] + 1 if ends else paragraph.end))
            if said:
                colon = Span(label.end, label.end + 1)
                out.append(Draft((label,), (colon,), (said,), POST, confidence=0.8))
    return out


def without_questions(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts but for those that take the question of a "Q:" turn for a statement: with most of their content in it,
    unless it reports somebody's words itself ("Q: The mayor said that it leaks. Does it?")."""
    asked: Spans = tuple(turn.said for turn in _dialogue_turns(page) if turn.asks)
    if not asked:
        return drafts

    def is_question(one: Draft) -> bool:
        if 2 * overlap(asked, one.content) <= size(one.content):
            return False
        link = (*one.source, *one.cue)
        return not (one.source and one.cue and overlap(asked, link) == size(link))

    return [one for one in drafts if not is_question(one)]


def posts(text: str) -> list[int]:
    """Where the timed entries of a live blog start, in code points; empty when there are fewer than two."""
    found = [match.start() for match in _TIMED.finditer(text)]
    return found if len(found) > 1 else []


def _turns(text: str, paragraph: Span) -> list[_Turn]:
    starts = [paragraph.start]
    if _LABEL.match(text, paragraph.start, paragraph.end):
        starts += [match.end() for match in _INLINE.finditer(text, paragraph.start, paragraph.end)]
    found: list[_Turn] = []
    for start, end in zip(starts, [*starts[1:], paragraph.end], strict=True):
        match = _LABEL.match(text, start, end)
        if match is None:
            continue
        word = match.group("label")
        if word in _NO_SPEAKER or word.removeprefix("THE ").split()[0].rstrip(".") in _NO_SPEAKER:
            continue
        if word not in _QUESTION | _ANSWER and not _CAPITALS.fullmatch(word):
            continue
        label = Span(*match.span("label"))
        colon = text.index(":", label.end)
        said = trimmed(text, Span(match.end(), end))
        if said:
            found.append(_Turn(label, Span(colon, colon + 1), said, word))
    return found


def _dialogue_turns(page: Page) -> list[_Turn]:
    """The turns of a page in text order; none where they make no dialogue."""
    turns = _named_turns(page)
    if not turns:
        turns = [turn for paragraph in page.paragraphs for turn in _turns(page.text, paragraph)]
        if not _is_dialogue(page.text, turns):
            return []
    for turn, after in pairwise(turns):
        turn.more = _until(page, turn, after)
    return turns


def _named_turns(page: Page) -> list[_Turn]:
    """The turns of a transcript whose labels are in ordinary letters."""
    turns: list[_Turn] = []
    for label in labels.find(page, _NO_SPEAKER):
        n = bisect_right(page.paragraphs, label.label.start, key=lambda one: one.start) - 1
        if label.start >= page.paragraphs[n].end and n + 1 < len(page.paragraphs):  # on a line of its own
            said = trimmed(page.text, page.paragraphs[n + 1])
        else:
            said = trimmed(page.text, Span(label.start, page.paragraphs[n].end))
        if said:
            word = label.word if label.word in _QUESTION | _ANSWER else label.key
            turns.append(_Turn(label.label, label.colon, said, word))
    return turns


def _until(page: Page, turn: _Turn, after: _Turn) -> Spans:
    """The paragraphs between a turn and the next label, which go on with the turn; none where one of them reports
    speech in words of its own, as an article around a transcript does."""
    first = bisect_left(page.paragraphs, Span(turn.said.end, turn.said.end + 1))
    last = bisect_right(page.paragraphs, after.label.start, lo=first, key=lambda one: one.start) - 1
    between = tuple(one for one in page.paragraphs[first:last] if _NOTED.sub("", one.of(page.text)).strip())
    if len(between) > _MORE or any(_REPORTS.search(one.of(page.text)) for one in between):
        return ()
    return between


def _is_dialogue(text: str, turns: list[_Turn]) -> bool:
    """Whether labels are speakers: question and answer, a label that returns or replies to a question, an aside in
    brackets, or a label that is a name which the text holds in full. "INGREDIENTS:" and "METHOD:" are none of these."""
    words = [turn.word for turn in turns]
    if any(_ASIDE.search(text, turn.said.start, turn.said.end) for turn in turns):
        return True
    if len(turns) > 1:
        replies = any(text[turn.said.end - 1] == "?" for turn in turns[:-1])
        roles = any(word.split()[-1].lower() in rolewords.ROLE_HEADS for word in words)  # "THE CHAIR:"
        if replies or roles or len(set(words)) < len(words) or {*words} & (_QUESTION | _ANSWER):
            return True
    if not turns or turns[0].asks or turns[0].word in _ANSWER:
        return False
    return any(re.search(rf"\b[A-Z][a-zà-ÿ]+ {re.escape(word.split()[-1].title())}\b", text) for word in words)


def _dialogue(page: Page, turns: list[_Turn]) -> list[Draft]:
    out: list[Draft] = []
    question: Span | None = None
    asker: str | None = None
    for turn in turns:
        pieces, asides = _without_asides(page.text, turn.said)
        pieces = (*pieces, *turn.more)
        reply = question if question and asker != turn.word else None
        if not turn.asks and pieces:
            source = () if turn.word in _ANSWER else (turn.label,)
            draft = Draft(source, (turn.colon,), pieces, TURN, confidence=0.95, quotation="direct", question=reply)
            if page.text[turn.said.end - 1] == "?":
                draft.stance = "question"
            out.append(draft)
        out.extend(
            Draft((label,), (Span(label.end, label.end + 1),), (said,), TURN, confidence=0.9, quotation="direct")
            for label, said in asides
        )
        if turn.asks or page.text[turn.said.end - 1] == "?":
            question, asker = turn.said, turn.word
        else:
            question = None
    return out


def _without_asides(text: str, said: Span) -> tuple[tuple[Span, ...], list[tuple[Span, Span]]]:
    """A turn without what a transcript notes in it and the bracketed words of others, and those (label, words)."""
    pieces: list[Span] = []
    asides: list[tuple[Span, Span]] = []
    at = said.start
    for match in sorted(
        (*_ASIDE.finditer(text, said.start, said.end), *_NOTED.finditer(text, said.start, said.end)),
        key=lambda one: one.start(),
    ):
        piece = trimmed(text, Span(at, match.start())) if match.start() > at else None
        if piece:
            pieces.append(piece)
        if match.re is _ASIDE:
            asides.append((Span(*match.span("label")), Span(*match.span("said"))))
        at = max(at, match.end())
    rest = trimmed(text, Span(at, said.end)) if said.end > at else None
    return tuple([*pieces, rest] if rest else pieces), asides
