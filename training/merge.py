"""The weighted mean of runs that share a start.

    python -m training.merge --runs RUN:0.3 RUN:0.3 RUN:0.4 --out RUN

Runs that went on from the same weights lie near each other, and their mean reads as well as the best of them or better
(model soups, Wortsman et al. 2022). A run of training.coreference (its ``.pt`` file) has no heads for attributions: its
encoder counts, its unused layers do not. Heads for coreference come from the last run that has them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

OWN = ("emit", "link")  # layers of the encoder's module that only attributions use

State = dict[str, dict[str, torch.Tensor]]


def merged(runs: list[tuple[State, float]]) -> State:
    """The mean of runs as ``model.pt`` holds them, each with its weight."""
    said = [(run, weight) for run, weight in runs if "heads" in run]
    if not said:
        raise ValueError("one of the runs must have heads for attributions")

    def mean(part: str, name: str, among: list[tuple[State, float]]) -> torch.Tensor:
        among = [(run, weight) for run, weight in among if name in run[part]]
        total = sum(weight for _, weight in among)
        return sum((run[part][name].float() * (weight / total) for run, weight in among), torch.zeros(()))

    first = said[0][0]
    names = {name: None for run, _ in said for name in run["model"]}
    out: State = {
        "model": {name: mean("model", name, said if name.startswith(OWN) else runs) for name in names},
        "heads": {name: mean("heads", name, said) for name in first["heads"]},
    }
    for run, _ in runs:
        if "coreference" in run:
            out["coreference"] = run["coreference"]
    return out


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", nargs="+", required=True, help="FOLDER:WEIGHT or FILE.pt:WEIGHT")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    runs: list[tuple[State, float]] = []
    for one in options.runs:
        place, _, weight = one.rpartition(":")
        file = Path(place) if place.endswith(".pt") else Path(place, "model.pt")
        runs.append((torch.load(file, weights_only=True), float(weight)))
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(merged(runs), options.out / "model.pt")


if __name__ == "__main__":
    main()
