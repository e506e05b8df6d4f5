"""Lines of a plain text that begin with ``>``: block quotes, as in Markdown and in letters that answer others."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from onrecord.domain import SetAside, Span

WORDS: Final = 3  # of a block quote; a shorter line is an arrow or a menu
RULE: Final = "quote-mark-v1"
_LINE: Final = re.compile(r"^[ \t]{0,8}(?P<mark>>(?:[> \t]{0,12}))(?P<words>[^\n]*)$", re.MULTILINE)


def find(text: str) -> tuple[list[Span], list[SetAside]]:
    """Where the block quotes of a plain text are, and their marks, which no reader reads; both in order and apart.

    Lines with a mark that follow each other are one quotation.
    """
    if ">" not in text:
        return [], []
    runs: list[list[re.Match[str]]] = []
    for line in _LINE.finditer(text):
        if runs and line.start() == runs[-1][-1].end() + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    blocks: list[Span] = []
    marks: list[SetAside] = []
    for run in runs:
        said = [line for line in run if line["words"].strip()]
        if sum(len(line["words"].split()) for line in said) < WORDS:
            continue
        blocks.append(Span(said[0].start("words"), said[-1].start("words") + len(said[-1]["words"].rstrip())))
        marks += [SetAside(Span(line.start("mark"), line.start("words")), "boilerplate", RULE) for line in run]
    return blocks, marks


def without_marks(aside: Sequence[SetAside], marks: Sequence[SetAside]) -> tuple[SetAside, ...]:
    """What is set aside (in order) and the marks of the lines that are read."""
    starts = [one.span.start for one in aside]
    read = [
        mark
        for mark in marks
        if not (at := bisect_right(starts, mark.span.start)) or aside[at - 1].span.end <= mark.span.start
    ]
    return tuple(sorted((*aside, *read), key=lambda one: one.span))
