"""What is counted, and what only looks as if it were."""

from __future__ import annotations

import pytest

from onrecord.analysis import figures


def test_what_an_ordinal_ranks_ends_at_an_and() -> None:
    text = "It helps the world's third-largest economy and pursues its goals."
    (found,) = figures.find(text)

    assert (found.kind, found.counts) == ("ordinal", "economy")


@pytest.mark.parametrize("text", ["Kerr is the only one strong enough to do it.", "She was the only one left."])
def test_the_only_one_is_no_figure(text: str) -> None:
    assert figures.find(text) == ()


def test_only_one_is() -> None:
    (found,) = figures.find("Only one vessel came.")

    assert (found.low, found.counts) == ("1", "vessel")
