"""What tests of identities do: take reports in, and ask who is who."""

from __future__ import annotations

from dataclasses import replace

from onrecord.domain import Clue, Span
from onrecord.reconcile import reconcile
from tests.reconcile.reports import AT, PACK


def take_in(store, *each, knowledge=PACK):
    for one in each:
        store.add(*one, AT)
    return reconcile(store, knowledge, at=AT)


def who(store):
    """(path, what the text calls them) with id, status and rule."""
    found = {}
    for row in store.statements():
        for speaker in row.speakers:
            called = row.source[0].text
            found[row.report.path, called] = (speaker.id, speaker.status, speaker.identity and speaker.identity.rule)
    return found


def told(made, earliest, latest):
    """A report whose own words say that it was written between these days."""
    one, analysis = made
    clue = Clue((Span(0, 5),), earliest, latest, "its words say so", "told-1", 0.97)
    return one, replace(analysis, clues=(clue,))
