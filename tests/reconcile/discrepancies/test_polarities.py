"""What one version affirms and another denies in words of its own: by kinds of wording, found and not accused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.reconcile.discrepancies import of_statement
from tests.reconcile.statements.said import telling


def polarities(ours: str, theirs: str, cue: str = "said", other: str = "said") -> int:
    """How many discrepancies of polarity two tellings of a statement have, told in either order."""
    here, there = replace(telling(ours, "one"), cue=cue), replace(telling(theirs, "two"), cue=other)
    counts = {sum(one.kind == "polarity" for one in of_statement(both)) for both in ([here, there], [there, here])}
    assert len(counts) == 1
    return counts.pop()


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        # a negation in one of its many forms
        ("the barge at no time left the canal", "the barge had left the canal"),
        ("the bell ringers showed no sign of fatigue", "the bell ringers showed fatigue"),
        ("not a penny of the deposit had been returned", "the deposit had been repaid"),
        ("hardly anyone had signed the petition", "the petition had been signed"),
        ("he had no part in forging the map", "he had taken part in forging the map"),
        ("the dean had no idea of the wager", "the dean knew of the wager"),
        ("the company shied away from raising fares", "the company would raise fares"),
        ("the council dropped its plan to widen the lane", "the council would widen the lane"),
        ("a motion to widen the lane had been defeated", "the lane would be widened"),
        ("the orchard could do without sprays", "the orchard needed sprays"),
        ("the letter had been written by somebody else", "the widow had written the letter"),
        ("the porter was made to sign the paper", "the porter had signed the paper of his own free will"),
        ("there had been worse hailstorms", "the hailstorm was the worst in living memory"),
        ("the mill had no choice but to lay off hands", "the mill could have avoided laying off hands"),
        ("he would rather resign than sign the order", "he was going to sign the order"),
        # all of a kind, few of it, and not all
        ("only one of the nine boilers was sound", "all of the boilers were sound"),
        ("not all of the lamps had been lit", "every one of the lamps had been lit"),
        # a word that stops what the other tells
        ("the sale of the abbey had been blocked", "the abbey had been sold"),
        ("the offer from Lisbon was pure fiction", "there had been an offer from Lisbon"),
        # forms that no ending tells, possessives, counts inside an expression
        ("no child had been bitten", "two children had been bitten"),
        ("the bakery's ovens had been paid for", "the bakery had not paid for its ovens"),
        ("the works would create 300 jobs", "the works would shed another 40 jobs"),
        # the quotation marks of a word part no clause
        ("the board “would not pay” the fine", "the board would pay the fine"),
        # another clause behind an "and"
        ("she accepted the count and would not ask for a second one", "she did not accept the count"),
    ],
)
def test_found(ours: str, theirs: str) -> None:
    assert polarities(ours, theirs) == 1


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        # a word that stops something, before a noun
        ("they found the powder in four jars", "a forbidden powder was found in four jars"),
        ("the panel spoke of the bridge", "the panel spoke of the scrapped bridge"),
        # two negatives, or a negative and the word for it
        ("the barge at no time left the canal", "the barge had stayed in the canal"),
        ("nobody in the choir had been told", "the choir had been kept in the dark"),
        ("the well is unfit to drink from", "nobody must drink from the well"),
        ("the dean had no idea of the wager", "the dean knew nothing of the wager"),
        ("the company dropped its plan to raise fares", "fares would not be raised after all"),
        ("the letter had been written by somebody else", "the widow had not written the letter"),
        ("the porter was made to sign the paper", "the porter had not signed of his own free will"),
        ("the strike goes on", "the strike is not over"),
        ("no guest left without a coat", "each guest took a coat"),
        ("the clinic had run out of bandages", "the clinic had no bandages left"),
        ("the abbey was not sold", "the sale of the abbey had been blocked"),
        ("not all of the lamps had been lit", "some of the lamps had been lit"),
        # another thing, another time, another person, a wish
        ("the upper lock is open to boats", "the lower lock stays closed to boats"),
        ("the kiln will not close this year", "the kiln will close next year"),
        ("the keeper was not leaving in January", "the keeper might leave in the summer"),
        ("the lock was closed for an hour", "the lock is open again"),
        ("the kiln is shut until May", "the kiln is open from May"),
        ("he would not resign", "two of his deputies had resigned"),
        ("he had not reported the fire", "he had reported another fire"),
        ("she would not abolish the toll", "she wished that she could abolish the toll"),
        # a cause or a manner is denied
        ("the kiln had not closed for lack of coal", "the kiln had closed for lack of buyers"),
        ("he did not leave because of the pay", "he left because of the hours"),
        # both sides of one, and counts of two things
        ("the club had sold its oar and kept its boat", "the boat was not for sale"),
        ("the regiment would leave the town but stay in the port", "the regiment would remain in the port"),
        ("the school has too few teachers", "the school has too many pupils for its teachers"),
        ("more men than women had rowed", "fewer women than men had rowed"),
        ("we will leave twelve posts empty", "twelve jobs are to stay vacant"),
    ],
)
def test_not_accused(ours: str, theirs: str) -> None:
    assert polarities(ours, theirs) == 0
