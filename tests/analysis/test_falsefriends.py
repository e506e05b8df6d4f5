from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.analysis import falsefriends, kinds, turns
from onrecord.analysis.drafts import Draft, Page

# Text, source, cue, content; then whether somebody said it.
TABLE = [
    ("Nobody would say “take my house” here.", "Nobody", "say", "“take my house”", False),
    ("No one could claim it was safe.", "No one", "claim", "it was safe", False),
    ("Few people would say it was safe.", "Few people", "say", "it was safe", False),
    ("Whoever dares say it was safe should go.", "Whoever", "say", "it was safe", False),
    ("Anyone can say it was safe.", "Anyone", "say", "it was safe", False),
    ("Nobody said it was safe.", "Nobody", "said", "it was safe", True),
    ("Nobel would say it was safe.", "Nobel", "say", "it was safe", True),
    ("Few said it was safe.", "Few", "said", "it was safe", True),
    ("Kerr would say it was safe.", "Kerr", "say", "it was safe", True),
    ("Kerr denied it.", "Kerr", "denied", "it", True),
    ("Kerr has rejected that too.", "Kerr", "has rejected", "that", True),
    ("Kerr said that.", "Kerr", "said", "that", False),
    ("What traders say is another matter.", "traders", "say", "What", False),
    ("Kerr denied nothing.", "Kerr", "denied", "nothing", False),
    ("The study was supported by the Halden Fund.", "the Halden Fund", "was supported", "The study", False),
    ("The plan was supported by the mayor.", "the mayor", "was supported", "The plan", True),
    ("Kerr was pressed to explain the rise.", "Kerr", "was pressed to explain", "the rise", False),
    ("Kerr pressed Venn to explain the rise.", "Kerr", "pressed", "Venn to explain the rise", True),
    ("Kerr has prioritised repairs since May.", "Kerr", "has prioritised", "repairs", False),
    ("Kerr has reduced support for the dam.", "Kerr", "has reduced support for", "the dam", False),
    ("Kerr has voiced support for the dam.", "Kerr", "has voiced support for", "the dam", True),
    ("Kerr added a clause.", "Kerr", "added", "a clause", False),
    ("Venn noted the time.", "Venn", "noted", "the time", False),
    ("Venn observed two birds.", "Venn", "observed", "two birds", False),
    ("Kerr has added another line.", "Kerr", "has added", "another line", False),
    ("Kerr added the dam was safe.", "Kerr", "added", "the dam was safe", True),
    ("Kerr added that a clause helps.", "Kerr", "added", "that a clause helps", True),
    ("Kerr noted the need for haste.", "Kerr", "noted", "the need for haste", True),
    ("Kerr noted “the time”.", "Kerr", "noted", "“the time”", True),
    ("Kerr said the time.", "Kerr", "said", "the time", True),
    ("It prompted Kerr to reassess his plans.", "Kerr", "reassess", "his plans", False),
    ("It has forced the board to raise fees and rethink its plans.", "the board", "rethink", "its plans", False),
    ("It forced Kerr to admit that it leaks.", "Kerr", "admit", "that it leaks", True),
    ("The Courier said so, citing another anonymous source.", "Courier", "citing", "another anonymous source", False),
    (
        "The Courier wrote it, quoting an unnamed official.",
        "Courier",
        "quoting",
        "an unnamed official",
        False,
    ),
    ("Kerr cited two people familiar with the talks.", "Kerr", "cited", "two people familiar with the talks", False),
    ("Kerr cited the need for officials.", "Kerr", "cited", "the need for officials", True),
    ("Kerr quoted an official as saying it leaks.", "Kerr", "quoted", "an official as saying it leaks", True),
    ("Do you think the dam will hold?", "you", "think", "the dam will hold", False),
    ("Why don’t you still believe that it leaks?", "you", "still believe", "that it leaks", False),
    ("“It leaks. You see, the wall is old.”", "You", "see", "the wall is old", False),
    ("It leaks. You see, the wall is old.", "You", "see", "It leaks", False),
    ("You see that it leaks.", "You", "see", "that it leaks", True),
    ("You said the dam would hold.", "You", "said", "the dam would hold", True),
    (
        "Kerr did not say that it held, as some papers reported.",
        "some papers",
        "reported",
        "Kerr did not say that it held",
        False,
    ),
    ("Kerr never told Venn to go, as Orlo said.", "Orlo", "said", "Kerr never told Venn to go", False),
    ("The dam hasn’t leaked, as Orlo has claimed.", "Orlo", "has claimed", "The dam hasn’t leaked", False),
    ("The dam is not safe, as Orlo said.", "Orlo", "said", "The dam is not safe", True),
    ("Kerr said that it held, as the papers reported.", "the papers", "reported", "Kerr said that it held", True),
    ("Kerr did not say that it held, Orlo reported.", "Orlo", "reported", "Kerr did not say that it held", True),
    ("As Orlo reported, Kerr did not say that it held.", "Orlo", "reported", "Kerr did not say that it held", True),
    ("The dam held, contrary to what Orlo said.", "Orlo", "said", "The dam held", False),
    ("Kerr wants to reassess his plans.", "Kerr", "wants", "to reassess his plans", True),
    ("All told, 40 ships are laid up.", "All", "told", "40 ships are laid up", False),
    ("All told of the storm.", "All", "told", "of the storm", True),
    ("The square filled with chants for the two.", "The square", "filled with chants for", "the two", False),
    ("Ministers gathered to discuss the treaty.", "Ministers", "to discuss", "the treaty", False),
    ("Ministers discussed the treaty.", "Ministers", "discussed", "the treaty", True),
    ("His words have raised concerns among some.", "some", "have raised concerns among", "His words", False),
    ("Some have raised concerns about his words.", "Some", "have raised concerns about", "his words", True),
    ("Hackers backing the mayor broke in.", "Hackers", "backing", "the mayor broke in", False),
    ("Kerr is backing the plan.", "Kerr", "is backing", "the plan", True),
    ("The letter so annoyed officials.", "officials", "annoyed", "The letter so", False),
]


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_table(row: tuple[str, str, str, str, bool], page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text, source, cue, content, said = row
    here, one = page(text), draft(text, content, source, cue)
    kinds.settle(here, [one])

    assert falsefriends.without(here, [one]) == ([one] if said else [])


def test_drafts_without_source_or_cue_stay(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "Kerr was blunt. “It will flood.”"
    drafts = [draft(text, "“It will flood.”"), draft(text, "It will flood.", "Kerr")]

    assert falsefriends.without(page(text), drafts) == drafts


def test_a_label_before_a_quotation_is_nobody(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "Interview: “We stay.” Kerr: “We go.”"
    drafts = [draft(text, "“We stay.”", "Interview", ":"), Draft((), (), (), "x")]
    falsefriends.unlabel(page(text), drafts)
    assert (drafts[0].source, drafts[0].cue) == ((), ())

    turn = draft(text, "“We stay.”", "Interview", ":")
    turn.rule = turns.TURN
    falsefriends.unlabel(page(text), [turn])
    assert turn.source
