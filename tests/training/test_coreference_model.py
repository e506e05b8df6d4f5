"""What is trained is what runs: PyTorch and numpy give the same links from the same hidden states."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch", reason="PyTorch trains the heads and is no part of the test environment")

import torch

from onrecord.analysis import coreference, features, referents
from onrecord.analysis.wordpiece import wordpiece
from training.coreference_model import CoreferenceHeads

TEXT = (
    "Mara Venn, the mayor, said the bridge is safe.\n\n“I crossed it,” Ms. Venn said. She will cross it again in May."
)


def test_torch_and_numpy_score_pairs_alike():
    torch.manual_seed(5)
    module = CoreferenceHeads(24).eval()
    encoded = features.encode(TEXT, wordpiece())
    known = referents.words(TEXT, encoded)
    with torch.inference_mode():
        hidden = 3 * torch.randn(len(encoded), 24)
        named = module.parts(hidden)
        vectors = module.project(hidden).numpy()
        chosen = np.flatnonzero(known.opens).astype(np.int64)
        by_name = coreference.parts(vectors)
        where = referents.places(TEXT, encoded)
        first, last = coreference.spans(by_name, module.run_time(), known, where.paragraph, chosen)
        facts = referents.mentions(TEXT, encoded, known, where, chosen, first, last)
        cheap, full = module.pair_scores(named, facts)
    links = coreference.antecedents(by_name, module.run_time(), facts, -1e9)[0]

    assert len(links) == len(chosen) - 1
    home = np.arange(len(chosen))
    for link in links:
        row = full[link.mention].numpy()
        antecedent, sure = coreference._antecedent(row.tolist(), np.exp(row).tolist(), home.tolist(), -1e9)
        assert link.antecedent == antecedent
        assert link.sure == pytest.approx(sure, abs=1e-3)
        home[link.mention] = home[antecedent]
    assert torch.isfinite(cheap).sum() >= torch.isfinite(full).sum()
