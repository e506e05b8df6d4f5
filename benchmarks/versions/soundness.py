"""Whether the corpus says of itself what its words show: kinds of version against the words of the fullest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from benchmarks.versions.corpus import Content, Corpus, GoldReport
from benchmarks.versions.pairs import words

SHORTEST, LONGEST = 120, 420  # words of a report
_BRACKETS: Final = re.compile(r"\[[^]]*\]")


def unsound(corpus: Corpus) -> list[str]:
    """What contradicts the words, a line each; empty for a sound corpus."""
    problems = []
    for occasion in corpus.occasions:
        if not 3 <= len(occasion.reports) <= 6:
            problems.append(f"{occasion.id}: {len(occasion.reports)} reports")
        known = {content.unit for _, content in occasion.contents}
        for pair in (*occasion.developments, *occasion.repetitions):
            problems.extend(f"{occasion.id}: nobody reports {unit}" for unit in pair if unit not in known)
        statements: dict[str, list[tuple[GoldReport, Content]]] = {}
        for report, content in occasion.contents:
            statements.setdefault(content.statement, []).append((report, content))
        for statement, pairs in statements.items():
            problems.extend(f"{statement}: {problem}" for problem in _statement(pairs))
    for report in corpus.reports:
        length = len(report.text.split())
        if not SHORTEST <= length <= LONGEST:
            problems.append(f"{report.id}: {length} words")
    return problems


def _statement(pairs: Sequence[tuple[GoldReport, Content]]) -> Iterator[str]:
    full = [(report, content) for report, content in pairs if content.kinds[0] == "full"]
    if len(pairs) > 1 and len(full) != 1:
        yield f"{len(full)} fullest versions"
    if len(pairs) < 2 or not full:
        return
    report, fullest = full[0]
    whole = words(report.words(fullest))
    for where, content in pairs:
        said = where.words(content)
        if content.kinds[0] == "altered" and content.faultless:
            yield f"{content.id}: altered, and nothing says how"
        problem = _kind(content, said, words(said), whole)
        if problem:
            yield f"{content.id}: {problem}: {said!r}"
        own = words(_BRACKETS.sub(" ", said))  # what the outlet put in between is not said
        if content.quotation == "direct" and not content.headline and len(own) > len(whole) + 2:
            yield f"{content.id}: fuller than the fullest"


def _kind(content: Content, said: str, here: list[str], whole: list[str]) -> str | None:
    kind = content.kinds[0]
    inside = within(here, whole)
    checks = {
        "verbatim": here == whole,
        "excerpt": inside and len(here) < len(whole),
        "ellipsis": "..." in said or "…" in said,
        "bracketed": "[" in said,
        "altered": not inside and content.quotation != "indirect",
        "spliced": not inside and spliced(here, whole),
        "translation": content.quotation == "direct" and not inside,
        "paraphrase": content.quotation != "direct",
    }
    return None if checks.get(kind, True) else f"not {kind} by its words"


def within(here: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether some words stand in a row in others."""
    return any(list(whole[at : at + len(here)]) == list(here) for at in range(len(whole) - len(here) + 1))


def spliced(here: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether some words are two stretches of others, in their order."""
    return any(within(here[:at], whole) and within(here[at:], whole) for at in range(1, len(here)))
