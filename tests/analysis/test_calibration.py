from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis import calibration, encoder
from onrecord.analysis.extraction import Evidence

FIELDS = ("content", "content_edges", "source", "source_link", "content_link")
PROBABILITY = st.floats(0, 1)
EVIDENCE = st.builds(Evidence, **dict.fromkeys(FIELDS, PROBABILITY), sourced=st.booleans())


@pytest.fixture(autouse=True, scope="module")
def weights() -> Iterator[None]:
    """Weights of our own, so that nothing here hangs on one fit."""
    calibration._weights.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encoder, "shipped_calibration", lambda: [0.5, 0.4, 0.3, 0.2, 0.1, 1.0, -0.7])
        yield
    calibration._weights.cache_clear()


@given(EVIDENCE)
def test_a_confidence_is_a_probability(evidence: Evidence) -> None:
    assert 0 <= calibration.confidence(evidence) <= 1


@given(EVIDENCE, st.sampled_from(FIELDS), PROBABILITY)
def test_surer_evidence_never_lowers_a_confidence(evidence: Evidence, name: str, other: float) -> None:
    low, high = sorted([getattr(evidence, name), other])
    less = calibration.confidence(replace(evidence, **{name: low}))
    more = calibration.confidence(replace(evidence, **{name: high}))

    assert less <= more


def test_evidence_at_its_ends_stays_finite() -> None:
    none, all_of_it = Evidence(0, 0, 0, 0, 0, False), Evidence(1, 1, 1, 1, 1, True)

    assert 0 < calibration.confidence(none) < 0.01
    assert 0.99 < calibration.confidence(all_of_it) < 1


@given(EVIDENCE)
def test_a_feature_a_piece_of_evidence(evidence: Evidence) -> None:
    assert len(calibration.features(evidence)) == len(FIELDS) + 1  # and whether there is a source
