"""What is planned for an event, and what came of it: reports from before and after it that tell of one thing.

Both reports name the event (a clue for when they were written), and its days lie between theirs; the sentences that
name it are held against each other by the words that they share beside its name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.domain import Development, Side, Span
from onrecord.ids import development_id
from onrecord.reconcile.statements.alignment import EMPTY
from onrecord.reconcile.statements.rarity import printed, stem, weight
from onrecord.store.differences import ClueTold

RULE: Final = "event-passes-2"
#: What the rarer words weigh together that two sentences must share, and how many: "defence spending" does.
ENOUGH: Final = 4.0
LEAST: Final = 2
REACH: Final = 500  # characters on either side within which a sentence ends
MOST: Final = 30  # reports from after an event that one from before it is held against
AFTERMATH: Final = 365  # days after an event within which a report tells what came of it
_NAMED: Final = re.compile(r"(.+), (\d{4}-\d\d-\d\d)(?: to (\d{4}-\d\d-\d\d))?")
_END: Final = re.compile(r"[.!?][\"”’']?\s|\n")
_EVENT: Final = re.compile(r"\(([^()]{3,2000})\)$")
_WORD: Final = re.compile(r"[^\W\d_]{3,40}")
#: The American spelling as the British, so that what one outlet calls defense is the other's defence.
_SPELT: Final = {"defense": "defence", "labor": "labour", "program": "programme", "offense": "offence"}


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text that names an event, with the stems of its words that say something."""

    text: str
    span: Span
    words: str
    stems: frozenset[str]


def held(clue: ClueTold) -> dict[str, set[tuple[str, str]]]:
    """The events that a clue may mean, as its reason names them, with the first and the last day of each."""
    told = _EVENT.search(clue.because)
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in told[1].split(";") if told else ():
        if named := _NAMED.fullmatch(one.strip()):
            found[named[1]].add((named[2], named[3] or named[2]))
    return dict(found)


def names(clue: ClueTold) -> frozenset[str]:
    """The events that a clue may mean, by their names."""
    return frozenset(held(clue))


def passed(event: str, before: ClueTold, after: ClueTold) -> bool:
    """Whether the days of the event that both clues may mean lie between those of the first report and of the other."""
    return any(
        (before.earliest or "") < first
        and (before.latest or "~") <= last
        and first <= (after.earliest or "")
        and last < (after.latest or "~")
        and (date.fromisoformat(after.earliest or first) - date.fromisoformat(last)).days <= AFTERMATH
        for first, last in held(before).get(event, set()) & held(after).get(event, set())
    )


def ahead(clue: ClueTold) -> bool:
    """Whether a clue tells of an event that is still to come."""
    return clue.rule.startswith("event-ahead")


def by_event(clues: Iterable[ClueTold]) -> dict[str, tuple[list[ClueTold], list[ClueTold]]]:
    """Clues by the event that they may mean: those from before it, and those from after it."""
    found: dict[str, tuple[list[ClueTold], list[ClueTold]]] = defaultdict(lambda: ([], []))
    for clue in clues:
        for name in sorted(names(clue)):
            found[name][0 if ahead(clue) else 1].append(clue)
    return {name: (before, after[:MOST]) for name, (before, after) in found.items() if before and after}


def developments(
    event: str,
    before: Sequence[ClueTold],
    after: Sequence[ClueTold],
    contents: Mapping[str, str],
    reports: Mapping[str, str],
) -> list[Development]:
    """For each report from before an event, the one from after it that shares most with what it tells of it.

    ``contents`` has the texts, ``reports`` the report of each, by the text's id.
    """
    name = frozenset(stem(word.casefold()) for word in _WORD.findall(event))
    later = [(clue, _sentence(clue, contents[clue.text], name)) for clue in after]
    out = []
    for clue in before:
        one = _sentence(clue, contents[clue.text], name)
        since = [told for other, told in later if told.text != one.text and passed(event, clue, other)]
        best = max(since, key=lambda other: (_weight(one, other), other.text), default=None)
        if best is None or _weight(one, best) < ENOUGH:
            continue
        shared = sorted(one.stems & best.stems, key=lambda word: (-weight(word), word))
        if len(shared) < LEAST:
            continue
        about = printed(shared[:4], _WORD.findall(best.words))
        earlier = Side(reports[one.text], None, (one.span,), one.words)
        afterwards = Side(reports[best.text], None, (best.span,), best.words)
        out.append(
            Development(
                development_id(RULE, [(side.report, side.spans) for side in (earlier, afterwards)]),
                " ".join(about),
                earlier,
                afterwards,
                f"one report is from before {event}, the other from after it; both tell of {', '.join(about)}",
                RULE,
            )
        )
    return out


def _weight(one: Sentence, other: Sentence) -> float:
    return sum(sorted(weight(word) for word in one.stems & other.stems))


def _sentence(clue: ClueTold, text: str, event: frozenset[str]) -> Sentence:
    first = max(0, clue.span.start - REACH)
    start = first
    for end in _END.finditer(text, first, clue.span.start):
        start = end.end()
    found = _END.search(text, clue.span.end, min(len(text), clue.span.end + REACH))
    stop = found.start() + (1 if text[found.start()] != "\n" else 0) if found else min(len(text), clue.span.end + REACH)
    words = text[start:stop].rstrip()
    start += len(words) - len(words.lstrip())
    apart = {word.casefold() for word in _WORD.findall(text[clue.span.start : clue.span.end])}
    said = {_SPELT.get(word, word) for word in map(str.casefold, _WORD.findall(words))}
    return Sentence(
        clue.text,
        Span(start, start + len(words.lstrip())),
        words.lstrip()[:300],
        frozenset(stem(word) for word in said if word not in EMPTY and word not in apart) - event,
    )
