from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.analysis import silences
from onrecord.analysis.drafts import Draft, Page

# A sentence, who kept silent, and the words that say so.
TABLE = [
    ("Venn declined to comment.", "Venn", "declined to comment"),
    ("Venn declined to comment on the leak.", "Venn", "declined to comment"),
    ("The harbour board declined any further comment.", "The harbour board", "declined any further comment"),
    ("Venn has repeatedly refused to comment.", "Venn", "has repeatedly refused to comment"),
    ("Both declined to publicly comment.", "Both", "declined to publicly comment"),
    ("A spokesman for Kerr refused to comment.", "A spokesman for Kerr", "refused to comment"),
    ("The board did not respond to a request for comment.", "The board", "did not respond to a request for comment"),
    ("The board didn’t respond to requests.", "The board", "didn’t respond to requests"),
    ("The board didn't reply to messages.", "The board", "didn't reply to messages"),
    ("Kerr did not immediately respond to messages.", "Kerr", "did not immediately respond to messages"),
    ("Kerr has not responded to requests for comment.", "Kerr", "has not responded to requests for comment"),
    ("Kerr did not return calls.", "Kerr", "did not return calls"),
    ("Kerr had not answered calls.", "Kerr", "had not answered calls"),
    ("Kerr could not be reached.", "Kerr", "could not be reached"),
    ("Kerr could not immediately be reached for comment.", "Kerr", "could not immediately be reached for comment"),
    ("Kerr had no comment.", "Kerr", "had no comment"),
    ("Kerr offered no comment.", "Kerr", "offered no comment"),
    ("Kerr would not comment.", "Kerr", "would not comment"),
    ("Kerr declined to elaborate.", "Kerr", "declined to elaborate"),
    ("Kerr declined to give any details.", "Kerr", "declined to give any details"),
    ("Kerr refused to confirm or deny it.", "Kerr", "refused to confirm or deny"),
    ("Venn left early, but Kerr declined to comment.", "Kerr", "declined to comment"),
    ("Venn left early and Kerr declined to comment.", "Kerr", "declined to comment"),
    ("It rained. Kerr declined to comment.", "Kerr", "declined to comment"),
    ("They called it “a trap.” Her office had no comment.", "Her office", "had no comment"),
]
# What stands before "declined to comment", and who of it kept silent.
SUBJECTS = [
    ("Corvane Health, which owns the hospital,", "Corvane Health, which owns the hospital"),
    ("The ministry, which said that it was ready,", "The ministry, which said that it was ready"),
    ("Kerr, who signed it and lives in Eastmere,", "Kerr, who signed it and lives in Eastmere"),
    ("Kerr, who owns a house, a boat, and a car,", "Kerr, who owns a house, a boat, and a car"),
    ("Kerr, who signed it, but regrets it,", "Kerr, who signed it, but regrets it"),
    ("Kerr, a lawyer,", "Kerr, a lawyer"),
    ("Kerr, 54, a lawyer,", "Kerr, 54, a lawyer"),
    ("Venn left early, but Kerr, a lawyer,", "Kerr, a lawyer"),
    ("Venn resigned and Kerr, a lawyer,", "Kerr, a lawyer"),
    ("The bank, which lent the money, sued, but Kerr, who owns it,", "Kerr, who owns it"),
    ("The company that owns the dam", "The company that owns the dam"),
    ("A lawyer who represents Kerr and the board", "A lawyer who represents Kerr and the board"),
    ("Venn and Kerr", "Venn and Kerr"),
    ("Venn, Dale, and Kerr", "Venn, Dale, and Kerr"),
    ("The embattled board and the union", "The embattled board and the union"),
    ("A spokesman for Dr. Kerr", "A spokesman for Dr. Kerr"),
    ("St. Orlan’s Hospital", "St. Orlan’s Hospital"),
    ("Asked about the leak, Kerr", "Kerr"),
    ("When asked on Monday, Kerr, a lawyer,", "Kerr, a lawyer"),
    ("On Tuesday the board", "the board"),
    ("But Kerr", "Kerr"),
    ("Kerr, however,", "Kerr"),
    ("'' (Mr. Kerr, who", "Mr. Kerr"),
    ("The mayor said that Kerr", "Kerr"),
    ("The mayor said his lawyer", "his lawyer"),
    ("Kerr denied it and", "Kerr"),
    ("Kerr, who left early, denied it but", "Kerr"),
    ("The company that owns the dam denied it and", "The company"),
]
NONE = [
    "Kerr commented on the leak.",
    "Kerr declined to sign the letter.",
    "Kerr responded to a request for comment.",
    "The pump did not respond to the switch.",
    "The town could not be saved.",
    "Comment is free.",
    "Declined to comment.",
    "“They know nothing, and Kerr declined to comment,” Venn said.",
    "",
]


@pytest.mark.parametrize(("text", "source", "cue"), TABLE, ids=[row[0] for row in TABLE])
def test_table(text: str, source: str, cue: str, page: Callable[..., Page]) -> None:
    (one,) = silences.find(page(text), [])

    assert [span.of(text) for span in one.source] == [source]
    assert [span.of(text) for span in one.cue] == [cue]
    assert (one.content, one.stance, one.rule) == ((), "no-comment", silences.SILENCE)


@pytest.mark.parametrize(("lead", "source"), SUBJECTS, ids=[row[0] for row in SUBJECTS])
@pytest.mark.parametrize("before", ["", "It rained. ", "It rained.\n\n"])
def test_who_kept_silent(lead: str, source: str, before: str, page: Callable[..., Page]) -> None:
    text = f"{before}{lead} declined to comment."
    (one,) = silences.find(page(text), [])

    assert [span.of(text) for span in one.source] == [source]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_silence(text: str, page: Callable[..., Page]) -> None:
    assert silences.find(page(text), []) == []


def test_a_draft_that_holds_nobodys_words_does_not_stand_for_a_silence(
    page: Callable[..., Page], draft: Callable[..., Draft]
) -> None:
    text = "Kerr declined to comment on that."
    (found,) = silences.find(page(text), [draft(text, "that", "Kerr", "declined to comment on")])
    assert (found.source[0].of(text), found.content) == ("Kerr", ())


def test_a_silence_that_a_draft_has_is_not_doubled(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "Venn declined to comment on the leak."
    assert silences.find(page(text), [draft(text, "on the leak", "Venn", "declined to comment")]) == []


def test_thousands_of_silences_beside_thousands_of_cues(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "Kerr declined to comment. " * 2_000 + "He said no. " * 2_000
    drafts = [Draft((), (span,), (), "by hand") for span in page(text.replace(". ", ".\n")).paragraphs[2_000:]]

    assert len(silences.find(page(text), drafts)) == 2_000


@pytest.mark.parametrize("piece", ["and Kerr, ", "Mr. ", "A.", ", which ", "declined ", "On x", "a "])
def test_endless_sentences_end(piece: str, page: Callable[..., Page]) -> None:
    silences.find(page(piece * 100_000 + "declined to comment."), [])
    silences.find(page("Kerr " + piece * 30 + "declined to comment. " + "He declined to comment. " * 3), [])
