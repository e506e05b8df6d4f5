"""What rules make of phrases that one occasion can, or cannot, have: ``python -m benchmarks.versions.telling``.

``training/whereabouts/*.jsonl`` are invented occasions, each with five phrases by which outlets of the same days tell
where, to whom and how something was said (``right``), four that cannot be of that occasion (``wrong``) and three that
look otherwise and fit (``other``). A phrase is put behind a quotation as a report has it, its occasion is read, and two
such texts are compared by the rules of occasions alone. Told are pairs of right and wrong; accused are all other pairs
of right and other. One occasion in ten, by the hash of its id, only measures: no rule and no list is made with a look
at them, and ``--misses`` does not show them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Final

from onrecord.analysis import dates, occasions
from onrecord.domain import Attribution, Entity, Severity, Span, Speaker
from onrecord.reconcile.discrepancies import times

WHEREABOUTS: Final = Path(__file__).resolve().parents[2] / "training" / "whereabouts"
LISTS: Final = {"right": 5, "wrong": 4, "other": 3}
NAME: Final = "Ora Kerr"
WORDS: Final = "It was late"
#: What attributes by itself, behind whoever speaks.
_CUE: Final = re.compile(r"(?:told|wrote|typed|announced|confirmed|insisted|tweeted)\b")
#: What somebody does who speaks: it stands between commas behind the name.
_DOING: Final = re.compile(r"[a-z-]+ing\b(?<!\bduring)|(?:interviewed|asked|questioned|grilled|reached|quizzed)\b")
#: What has its own subject: "the ministry said in writing".
_SUBJECT: Final = re.compile(r"((?:the |an? )?(?:[\w’'-]+ ){1,3}?)(said|wrote|posted|argued|announced)\b")


@dataclass(frozen=True)
class Whereabouts:
    """An occasion that never was: the phrases that tell of it by list; ``checked`` where it only measures."""

    id: str
    phrases: dict[str, tuple[str, ...]]

    @property
    def checked(self) -> bool:
        """Whether it only measures."""
        return hashlib.sha256(self.id.encode()).digest()[0] % 10 == 0


def whereabouts(files: Sequence[Path]) -> Iterator[Whereabouts]:
    """The occasions of some files. Raises ValueError with the line for one that lacks phrases."""
    for file in files:
        for n, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            row = json.loads(line)
            told = {name: tuple(row.get(name, ())) for name in LISTS}
            if any(len(told[name]) != size or not all(told[name]) for name, size in LISTS.items()):
                raise ValueError(f"{file.name}, line {n}: an occasion has {LISTS} phrases")
            yield Whereabouts(row["id"], told)


def placed(phrase: str) -> tuple[str, Attribution]:
    """A report's sentence with a phrase, and the attribution in it: the phrase stands behind "said", behind the name
    where it attributes by itself, or between the name and "said" where it is what somebody does."""
    opening = f"“{WORDS},” "
    if _CUE.match(phrase):
        who, cue, behind = NAME, phrase.split(" ", 1)[0], phrase.partition(" ")[2]
    elif _DOING.match(phrase):
        who, cue, behind = NAME, "said", ""
    elif (own := _SUBJECT.match(phrase)) is not None and own[1].split()[0] not in ("in", "at", "on", "by", "from"):
        who, cue, behind = own[1].strip(), own[2], phrase[own.end() :].strip()
    else:
        who, cue, behind = NAME, "said", phrase
    between = f", {phrase}, " if _DOING.match(phrase) else " "
    text = f"{opening}{who}{between}{cue} {behind}".rstrip() + "."
    at, said = len(opening), len(opening) + len(who) + len(between)
    return text, Attribution(
        id="0",
        source=(Span(at, at + len(who)),),
        cue=(Span(said, said + len(cue)),),
        content=(Span(1, 1 + len(WORDS)),),
        quotation="direct",
        stance="asserted",
        confidence=1.0,
        rule="given",
        speakers=(Speaker(Entity("e:kerr", NAME, "person", True), "speaker", "resolved", "given", "given"),),
    )


def read(phrase: str) -> times.Setting | None:
    """The occasion that a phrase tells of, as a text with it is read."""
    text, attribution = placed(phrase)
    occasion = occasions.find(text, None, (attribution,), dates.find(text))[0]
    return times.Setting(occasion, " ".join(span.of(text) for span in occasion.evidence)) if occasion else None


def apart(one: times.Setting | None, other: times.Setting | None) -> Severity | None:
    """How much the rules hold two occasions of one statement against each other; None where they do not."""
    found = times.another(one, other) if one is not None and other is not None else None
    return found[0] if found is not None else None


def judged(one: Whereabouts) -> Iterator[tuple[str, str, str, Severity | None]]:
    """The pairs of an occasion's phrases: how they are of each other, the two, and whether they are told apart."""
    told = {each: read(each) for several in one.phrases.values() for each in several}
    right, wrong, other = (one.phrases[name] for name in LISTS)
    for sort, several in (
        ("wrong", product(right, wrong)),
        ("right", combinations(right, 2)),
        ("other", product(right, other)),
    ):
        for left, there in several:
            yield sort, left, there, apart(told[left], told[there])


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", nargs="*", default=["*"], help="names without .jsonl; all by default")
    parser.add_argument("--misses", action="store_true", help="pairs missed or wrongly told, not of what only measures")
    options = parser.parse_args(argv)
    files = sorted({file for name in options.files for file in WHEREABOUTS.glob(f"{name}.jsonl")})
    told, every = Counter[tuple[bool, str]](), Counter[tuple[bool, str]]()
    for one in whereabouts(files):
        for sort, left, there, severity in judged(one):
            every[one.checked, sort] += 1
            told[one.checked, sort] += severity is not None
            if options.misses and not one.checked and (severity is not None) is (sort != "wrong"):
                print(f"ACCUSED {severity}" if severity else "NOT TOLD", one.id, f"({sort}):", left, "|", there)
    for checked in (False, True):
        parts = [f"{sort} {told[checked, sort]} of {every[checked, sort]}" for sort in ("wrong", "right", "other")]
        share = [
            100 * sum(told[checked, sort] for sort in sorts) / max(1, sum(every[checked, sort] for sort in sorts))
            for sorts in (("wrong",), ("right", "other"))
        ]
        print("only measured:" if checked else "occasions:", ", ".join(parts), end="; ")
        print(f"told {share[0]:.1f} %, accused {share[1]:.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
