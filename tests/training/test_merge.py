from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="training needs torch, which the package does not")

from training import merge  # noqa: E402


def run(value: float, *, heads: bool = True) -> merge.State:
    out = {"model": {"bert.weight": torch.full((2,), value), "emit.weight": torch.full((2,), value)}}
    out["heads" if heads else "coreference"] = {"first": torch.full((2,), value)}
    return out


def test_runs_are_averaged_by_their_weights() -> None:
    found = merge.merged([(run(1.0), 0.25), (run(5.0), 0.75)])
    assert found["model"]["bert.weight"].tolist() == found["heads"]["first"].tolist() == [4.0, 4.0]


def test_a_coreference_run_counts_in_the_encoder_alone() -> None:
    found = merge.merged([(run(1.0), 0.5), (run(3.0, heads=False), 0.5)])
    assert found["model"]["bert.weight"].tolist() == [2.0, 2.0]
    assert found["model"]["emit.weight"].tolist() == found["heads"]["first"].tolist() == [1.0, 1.0]
    assert found["coreference"]["first"].tolist() == [3.0, 3.0]


def test_without_heads_for_attributions_there_is_nothing_to_ship() -> None:
    with pytest.raises(ValueError, match="heads"):
        merge.merged([(run(3.0, heads=False), 1.0)])
