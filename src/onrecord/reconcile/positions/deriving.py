"""Commitments and subjects of a record, found afresh for the texts that came or changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onrecord.domain import Commitment, Span
from onrecord.reconcile.positions import commitments, subjects
from onrecord.reconcile.positions.tokens import Token, sentences
from onrecord.store import Store
from onrecord.store.standing import Content, Standing

#: The versions of the rules: a record in which others looked is looked at afresh, all of it.
RULES: Final = f"{commitments.RULE} {subjects.RULE}"
TEXTS: Final = 100  # of one transaction
SUBJECTS: Final = 500


def derive_positions(store: Store) -> int:
    """Find what the contents of texts undertake and are about; how many texts were looked at.

    To be called before statements are derived, which lets go of what changed. A batch of texts is one transaction; the
    result depends on what the record holds alone.
    """
    count, after = 0, -1
    with store.tellings() as tellings:
        standing = Standing(tellings.db)
        stale = tellings.info("positions_by") != RULES
        while texts := standing.texts(after, TEXTS, every=stale):
            with standing.transaction():
                for text in texts:
                    _text(standing, text)
            count, after = count + len(texts), texts[-1]
        while touched := standing.touched_subjects(SUBJECTS):
            with standing.transaction():
                standing.settle(touched)
        if stale:
            with standing.transaction():
                tellings.keep_info("positions_by", RULES)
    return count


def _text(standing: Standing, text: int) -> None:
    contents = standing.contents(text)
    said = {one.key: list(sentences(one.around, one.content, direct=one.quotation == "direct")) for one in contents}
    taken: list[tuple[Span, int]] = []
    undertaken = {}
    for one in sorted(contents, key=_size):
        found = [each for each in _undertaken(one, said[one.key]) if not _inside(each.action, _size(one), taken)]
        taken += [(each.action, _size(one)) for each in found]
        figures = {figure: place for place, figure in one.figures}
        dates = {date: key for key, date in one.dates}
        rows = []
        for each in found:
            date = each.decided or each.deadline
            figure = figures[each.amount] if each.amount is not None else None
            rows.append((each, figure, dates[date] if date is not None else None))
        undertaken[one.key] = rows
    if contents:
        standing.replace(text, contents[0].around, undertaken)
    about = {
        one.key: [(each.key, each.wording, each.weight) for each in subjects.phrases(said[one.key], one.names)]
        for one in contents
    }
    standing.about(text, about)


def _size(one: Content) -> int:
    return sum(span.end - span.start for span in one.content)


def _inside(action: Span, size: int, taken: Sequence[tuple[Span, int]]) -> bool:
    """Whether a commitment belongs to an attribution inside this one, which has less around it."""
    return any(other.start < action.end and action.start < other.end and less < size for other, less in taken)


def _undertaken(one: Content, content: Sequence[Sequence[Token]]) -> tuple[Commitment, ...]:
    figures, dates = tuple(figure for _, figure in one.figures), tuple(date for _, date in one.dates)
    said = commitments.Said(one.around, one.source, one.cue, one.content, one.quotation, one.stance, figures, dates)
    return commitments.find(said, content)
