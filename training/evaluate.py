"""Score a trained encoder on whole documents, before export: the held-out tenth of train, or dev.

python -m training.evaluate --run RUN --base FOLDER --data train.jsonl.gz --held-out --scorer SHARED/tools
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import torch

from onrecord.analysis import extraction
from onrecord.analysis.clock import Deadline
from onrecord.analysis.encoder import Answers, Encoder, Heads, OnnxEncoder, load_heads
from onrecord.analysis.wordpiece import wordpiece
from training import data
from training import model as modelling
from training.coreference_model import CoreferenceHeads


class TorchEncoder:
    """The unexported model behind the run-time interface."""

    def __init__(self, model: torch.nn.Module) -> None:
        self.model = model.eval()

    def run(self, ids: np.ndarray, shapes: np.ndarray) -> Answers:
        """The answers of one window; no mentions."""
        with torch.inference_mode():
            emissions, link = self.model(torch.from_numpy(ids)[None], torch.from_numpy(shapes)[None])
        nothing = np.zeros((len(ids), 0), np.float32)
        return Answers(emissions[0].float().numpy(), link[0].float().numpy(), nothing, nothing)


def run_heads(heads: modelling.Heads) -> Heads:
    """The heads' parameters as the run time reads them."""
    with torch.no_grad():
        return Heads(
            transitions=heads.transitions().numpy(),
            starts=heads.starts().numpy(),
            ends=heads.last.numpy(),
            distance=heads.distance.numpy(),
            between=heads.between.numpy(),
            none=heads.none.numpy(),
        )


def keep(heads: Heads, file: Path) -> None:
    """Write heads as the run time loads them."""
    np.savez(file, **{name: getattr(heads, name) for name in Heads.__slots__})


def load(run: Path, base: Path) -> tuple[modelling.Encoder, modelling.Heads, CoreferenceHeads]:
    """A run's encoder, its heads for attributions and its heads for coreference."""
    model = modelling.Encoder(modelling.load_base(base))
    heads = modelling.Heads()
    coreference = CoreferenceHeads(model.bert.config.hidden_size)
    saved = torch.load(run / "model.pt", weights_only=True)
    model.restore(saved["model"])
    heads.load_state_dict(saved["heads"])
    coreference.load_state_dict(saved["coreference"])
    return model, heads, coreference.eval()


def predict(texts: list[str], model: Encoder, heads: Heads) -> list[list[dict]]:
    """Attributions of each text as the scorer wants them."""
    out = []
    for text in texts:
        reading = extraction.extract(text, wordpiece(), model, heads, Deadline())
        out.append(
            [
                {role: [(s.start, s.end) for s in getattr(raw, role)] for role in ("source", "cue", "content")}
                for raw in reading.attributions
            ]
        )
    return out


def first_copies(documents: list[data.Document]) -> list[data.Document]:
    """Of each document the copy of the annotator first in the alphabet, as the scorer counts."""
    best: dict[str, data.Document] = {}
    for document in documents:
        if document.id not in best or document.annotator < best[document.id].annotator:
            best[document.id] = document
    return [best[name] for name in sorted(best)]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, help="a run's folder, or")
    parser.add_argument("--weights", type=Path, help="a folder with encoder.onnx and heads.npz")
    parser.add_argument("--base", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--held-out", action="store_true", help="only the tenth of train that is set aside")
    parser.add_argument("--scorer", type=Path, required=True, help="the folder of score_attributions.py")
    options = parser.parse_args()
    torch.set_num_threads(2)
    sys.path.insert(0, str(options.scorer))
    import score_attributions

    documents = first_copies(data.read(options.data))
    if options.held_out:
        documents = [d for d in documents if data.is_held_out(d.id)]
    encoder: Encoder
    if options.weights:
        encoder, heads = OnnxEncoder(options.weights / "encoder.onnx"), load_heads(options.weights / "heads.npz")
    else:
        model, trained, _ = load(options.run, options.base)
        encoder, heads = TorchEncoder(model), run_heads(trained)
    texts = [d.text for d in documents]
    predicted = predict(texts, encoder, heads)
    gold = [d.attributions for d in documents]
    print(f"{len(documents)} documents")
    for quoted in (False, True):
        result = score_attributions.score(gold, predicted, texts, quoted_only=quoted)
        print("== contents with quotation marks only" if quoted else "== all")
        print(score_attributions.table(result))


if __name__ == "__main__":
    main()
