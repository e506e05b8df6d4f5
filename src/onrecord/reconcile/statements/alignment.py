"""Two wordings laid side by side, word by word: what they share, and every difference with what it touches.

The alignment is a longest common subsequence of words (by rapidfuzz, which works on bits, so that even 20,000 words
are quick); what it matches by chance, a lone "the" between two changed passages, does not count as shared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import LCSseq

from onrecord.domain import Edit, EditOperation, EditWeight, Span
from onrecord.reconcile.statements.values import plain
from onrecord.reconcile.statements.wording import GAP, Word, Wording, apart, joined

NEGATIONS: Final = frozenset("no not never nobody nothing none neither nor nowhere without hardly cannot".split())
HEDGES: Final = frozenset(
    "may might could would should perhaps possibly probably likely unlikely maybe seem seems seemed appear appears "
    "appeared apparently almost nearly about around roughly some partly largely mostly somewhat sometimes often "
    "think believe hope suppose guess expect suggest potentially reportedly allegedly if unless".split()
)
NUMBERS: Final = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion "
    "half third quarter dozen percent % first second double twice".split()
)
EMPTY: Final = frozenset(
    "a an the and or but of to in on at by for with from as is are was were be been am it its this that these those "
    "he she they we you i his her their our your my me him them us will would shall has have had do does did so "
    "there then than which who what when where very just also too up out into over more 's 'd".split()
)


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``[here, here + length)`` of one wording that are words ``[there, …)`` of the other."""

    here: int
    there: int
    length: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """What a wording (``here``) shares with a fuller one (``there``), as runs in order; nothing else is shared."""

    here: Wording
    there: Wording
    runs: tuple[Run, ...]

    @property
    def shared(self) -> int:
        """The number of words that both have."""
        return sum(run.length for run in self.runs)

    @property
    def telling(self) -> int:
        """The number of shared words that say something by themselves."""
        words = self.here.folded
        return sum(words[i] not in EMPTY for run in self.runs for i in range(run.here, run.here + run.length))

    def elsewhere(self) -> frozenset[Span]:
        """The places of the words of those quotations, among several of one content, of which the other has nothing:
        they are of something else, and stand in the place of nothing."""
        words = self.here.words
        shared = {_quotation(words[at]) for run in self.runs for at in range(run.here, run.here + run.length)}
        return frozenset(word.span for word in words if word.quoted and _quotation(word) not in shared)

    def gaps(self) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """What lies before, between and after the runs: word ranges here and there, either of which may be empty."""
        out, here, there = [], 0, 0
        for run in (*self.runs, Run(len(self.here.words), len(self.there.words), 0)):
            out.append(((here, run.here), (there, run.there)))
            here, there = run.here + run.length, run.there + run.length
        return out


def align(here: Wording, there: Wording) -> Alignment:
    """Lay a wording beside a fuller one. Linear in memory; time grows with the product of the lengths over 64."""
    left, right = here.folded, there.folded
    equal = (code for code in LCSseq.opcodes(left, right) if code.tag == "equal")
    runs = [Run(code.src_start, code.dest_start, code.src_end - code.src_start) for code in equal]
    drawn = _drawn_together(_in_one_sentence(runs, here, there), right)
    return Alignment(here, there, tuple(_meant(drawn, left, right)))


def _in_one_sentence(runs: Sequence[Run], here: Wording, there: Wording) -> list[Run]:
    """The runs, each moved into the sentence of the next where the same words stand there and both are of one sentence
    here: "We would have taken it" is of "We asked for years. We would have taken an apology" the second "We"."""
    kept: list[Run] = []
    for run in reversed(runs):
        after = kept[-1] if kept else None
        kept.append(_moved(run, after, here, there) if after is not None else run)
    return kept[::-1]


def _moved(run: Run, after: Run, here: Wording, there: Wording) -> Run:
    """A run, moved to where its words stand last before the next in that one's sentence, if it is of another there and
    not here; not where dots say that something is left out, nor where more than a word lies between on both sides."""
    first, last = here.words[after.here], here.words[run.here + run.length - 1]
    if not _of_one(last, first) or first.after_cut or _of_one(there.words[run.there], there.words[after.there]):
        return run
    words = there.folded[run.there : run.there + run.length]
    at = after.there - run.length
    while at > run.there and _of_one(there.words[at], there.words[after.there]):
        if there.folded[at : at + run.length] == words:
            near = min(after.here - run.here, after.there - at) <= run.length + 1
            return Run(run.here, at, run.length) if near else run
        at -= 1
    return run


def _of_one(word: Word, other: Word) -> bool:
    """Whether two words are of one sentence."""
    return (word.piece, word.sentence) == (other.piece, other.sentence)


def _drawn_together(runs: Sequence[Run], right: Sequence[str]) -> list[Run]:
    """The runs, each moved up to the next where the same words stand right before that: of equal alignments the one
    with the fewest breaks. "I want a colleague" begins with the "I" before "want", not with one before."""
    kept: list[Run] = []
    for run in reversed(runs):
        after = kept[-1] if kept else None
        if after is not None and run.here + run.length == after.here:
            moved = after.there - run.length
            if moved >= run.there and right[moved : after.there] == right[run.there : run.there + run.length]:
                kept[-1] = Run(run.here, moved, run.length + after.length)
                continue
        kept.append(run)
    return kept[::-1]


def _meant(runs: Sequence[Run], left: Sequence[str], right: Sequence[str]) -> list[Run]:
    """The runs without those that match by chance: only empty words, fewer than the changed words on both sides."""
    kept: list[Run] = []
    for i, run in enumerate(runs):
        words = left[run.here : run.here + run.length]
        if run.length <= 2 and all(word in EMPTY for word in words):
            before = runs[i - 1] if i else Run(0, 0, 0)
            after = runs[i + 1] if i + 1 < len(runs) else Run(len(left), len(right), 0)
            gap_before = max(run.here - before.here - before.length, run.there - before.there - before.length)
            gap_after = max(after.here - run.here - run.length, after.there - run.there - run.length)
            if min(gap_before, gap_after) > run.length or (len(runs) == 1 and len(left) > run.length):
                continue
        kept.append(run)
    return kept


def edits(alignment: Alignment, inside: bool = True) -> tuple[Edit, ...]:
    """The differences of a wording against the fuller one, in order. With ``inside``, what the fuller one has before
    the first and after the last shared word is no difference: a quotation may begin and end where it likes."""
    out: list[Edit] = []
    gaps = alignment.gaps()
    for number, ((a, b), (c, d)) in enumerate(gaps):
        at_edge = number in (0, len(gaps) - 1)
        ours, theirs = alignment.here.words[a:b], alignment.there.words[c:d]
        if inside and at_edge:
            theirs = _replaced(theirs, alignment.there.words[d : d + 1], ours)
        if not ours and not theirs:
            continue
        here, there = _span(ours), _span(theirs)
        weight = weigh(ours, theirs)
        operation: EditOperation = "replace" if here and there else "insert" if here else "delete"
        out.append(Edit(operation, here, there, weight))
    return tuple(out)


def difference(alignment: Alignment) -> str:
    """The words of a wording with those of the fuller one that it [-leaves out-] and its own that it {+puts in+}."""
    out: list[str] = []
    last: Word | None = None
    gaps = alignment.gaps()
    runs = (*alignment.runs, Run(0, 0, 0))
    for number, (((a, b), (c, d)), run) in enumerate(zip(gaps, runs, strict=True)):
        ours, theirs = alignment.here.words[a:b], alignment.there.words[c:d]
        if number in (0, len(gaps) - 1):
            theirs = _replaced(theirs, alignment.there.words[d : d + 1], ours)
        same = alignment.here.words[run.here : run.here + run.length]
        out += [f"[-{joined(theirs)}-]"] if theirs else []
        for words, said in ((ours, f"{{+{joined(ours)}+}}"), (same, joined(same))):
            if words:
                out += [GAP, said] if last is not None and apart(last, words[0]) else [said]
                last = words[-1]
    return " ".join(filter(None, out))


def _replaced(theirs: Sequence[Word], after: Sequence[Word], ours: Sequence[Word]) -> tuple[Word, ...]:
    """What of the words before the first shared one differs: a quotation may begin anywhere, but brackets of the
    outlet's own stand for the beginning of the sentence."""
    if not after or not ours or not all(word.added for word in ours):
        return ()
    return tuple(word for word in theirs if (word.sentence, word.piece) == (after[0].sentence, after[0].piece))


def _told(words: Sequence[Word]) -> set[str]:
    """Words as they are weighed, however they are written: "ten" is 10, "no one" is nobody, and no number."""
    folded = [word.folded for word in words]
    nobody = {at + 1 for at, each in enumerate(folded) if each in ("no", "any", "every")}
    return set(plain([word for at, word in enumerate(words) if word.folded != "one" or at not in nobody]))


def weigh(ours: Sequence[Word], theirs: Sequence[Word]) -> EditWeight:
    """What a difference touches: a negation that only one side has, a hedge, a figure, a name, or other words."""
    left, right = _told(ours), _told(theirs)
    if bool(left & NEGATIONS) != bool(right & NEGATIONS):
        return "negation"
    only = left ^ right
    if any(any(char.isdigit() for char in word) for word in only) or only & NUMBERS:
        return "figure"
    if bool(left & HEDGES) != bool(right & HEDGES):
        return "hedge"
    names = [word for word in (*ours, *theirs) if word.raw[:1].isupper() and word.folded not in EMPTY]
    if any(not only.isdisjoint(plain([word])) for word in names):
        return "name"
    return "other"


def _quotation(word: Word) -> tuple[int, int]:
    return word.piece, word.quotation if word.quoted else -1


def _span(words: Sequence[Word]) -> Span | None:
    return Span(words[0].start, words[-1].end) if words else None
