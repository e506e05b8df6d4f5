"""Train the heads for mentions and coreference, with the encoder below them, on GUM.

    python -m training.coreference --start RUN --base FOLDER --data SHARED/data/gum --out RUN2 [--fold N]

Two stages. The first reads the genres that are never measured, so all folds share it (``stage1.pt`` in ``--out``): six
passes, then three more with the rate raised again and without the genres farthest from news. The second reads news
and interviews outside the fold and measures the fold. Without ``--fold`` the second stage reads all of them, with
``--replay`` of the others in each pass, and measures nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from benchmarks import coreference_scores
from onrecord.analysis import coreference
from training import coreference_data
from training import model as modelling
from training.coreference_model import (
    Batch,
    CoreferenceHeads,
    Gold,
    batch_of,
    coreference_batches,
    coreference_loss,
    cut,
    prepare,
    speakers,
)

FAR = ("conversation", "vlog")  # genres that the first stage leaves out in its second part
WORD_DROPOUT = 0.04
MASK = 103  # [MASK] in BERT's vocabulary


def load_encoder(start: Path | None, base: Path) -> torch.nn.Module:
    """The encoder of an attribution run, or the base with shapes untrained."""
    encoder = modelling.Encoder(modelling.load_base(base))
    if start:
        encoder.restore(torch.load(start / "model.pt", weights_only=True)["model"])
    return encoder


def load(checkpoint: Path, base: Path) -> tuple[torch.nn.Module, CoreferenceHeads]:
    """The encoder and heads that a run wrote (``stage1.pt``, ``fold0.pt``, ``all.pt``)."""
    encoder = load_encoder(None, base)
    heads = CoreferenceHeads(encoder.bert.config.hidden_size)
    saved = torch.load(checkpoint, weights_only=True)
    encoder.restore(saved["model"])
    heads.load_state_dict(saved["coreference"])
    return encoder, heads


def hidden_of(encoder: torch.nn.Module, batch: Batch) -> Tensor:
    """Hidden states (windows, tokens, size) of a batch. The words' own vectors stay as they are: most words of the
    vocabulary are not in GUM, and half of a step's time went into the gradient of their table."""
    words = encoder.bert.embeddings.word_embeddings(batch.ids).detach() + encoder.shape(batch.shapes)
    return encoder.bert(inputs_embeds=words, attention_mask=batch.mask).last_hidden_state


def with_speakers(gold: Gold, known: bool) -> Gold:
    """The document with or without what the corpus says of its speakers."""
    speaker = speakers(gold) if known else np.full(len(gold.encoded), -1, np.int64)
    gold.places = type(gold.places)(gold.places.sentence, gold.places.paragraph, gold.places.quote, speaker)
    return gold


def train(
    encoder: torch.nn.Module,
    heads: CoreferenceHeads,
    passes: Sequence[Sequence[Gold]],
    *,
    rate: float,
    head_rate: float,
    size: int,
    seed: int,
    speaking: float = 0.5,
) -> None:
    """One schedule over ``passes``, each a list of documents. In ``speaking`` of the documents speakers are known."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    groups = [
        {
            "params": [
                p for n, p in encoder.named_parameters() if not n.startswith(("emit", "link", "bert.embeddings.word"))
            ],
            "lr": rate,
        },
        {"params": list(heads.parameters()), "lr": head_rate},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = sum(len(one) for one in passes)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / (0.06 * steps + 1)) * max(0.02, 1 - s / max(1, steps))
    )
    encoder.train()
    heads.train()
    for number, documents in enumerate(passes):
        began, tokens, log = time.time(), 0, {}
        for batch in coreference_batches(documents, rng, size):
            with_speakers(batch.gold, rng.random() < speaking)
            hide = (torch.rand(batch.ids.shape) < WORD_DROPOUT) & (batch.mask > 0)
            batch.ids = batch.ids.masked_fill(hide, MASK)
            with torch.autocast("cpu", torch.bfloat16):
                hidden = hidden_of(encoder, batch)
            loss = coreference_loss(heads, hidden.float(), batch, log)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for g in groups for p in g["params"]], 1.0)
            optimiser.step()
            schedule.step()
            tokens += len(batch.at)
        row = {name: round(value / len(documents), 4) for name, value in log.items()}
        print({"pass": number, **row, "seconds": round(time.time() - began), "tokens": tokens}, flush=True)


def predict(
    encoder: torch.nn.Module,
    heads: CoreferenceHeads,
    gold: Gold,
    size: int,
    *,
    speaking: bool = False,
    threshold: float = coreference.THRESHOLD,
) -> coreference.Coreference:
    """What the run time finds in a document, from the unexported model."""
    batch = batch_of(gold, cut(gold, size))
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        hidden = hidden_of(encoder.eval(), batch)
    with torch.inference_mode():
        flat = hidden.float().reshape(-1, hidden.shape[-1])[batch.at]
        vectors = heads.eval().project(flat).numpy()
    encoded = gold.encoded.part(0, len(batch.at))
    speaker = speakers(gold)[: len(batch.at)] if speaking else None
    return coreference.find(
        gold.document.text, encoded, vectors, heads.run_time(), speaker=speaker, threshold=threshold
    )


def spans_of(found: coreference.Coreference) -> list[set[tuple[int, int]]]:
    """Clusters as sets of spans."""
    return [{(found.mentions[i].span.start, found.mentions[i].span.end) for i in one} for one in found.clusters]


def measure(encoder, heads, golds: Sequence[Gold], size: int, **options) -> tuple[dict[str, list], str]:
    """Predicted clusters by document, and a line of figures."""
    found = {g.document.id: spans_of(predict(encoder, heads, g, size, **options)) for g in golds}
    total = sum(coreference_scores.counts(g.document.key(), found[g.document.id]) for g in golds)
    figures = coreference_scores.figures(total)
    line = "  ".join(f"{name} {f.recall:.1f}/{f.precision:.1f}/{f.f1:.1f}" for name, f in figures.items())
    return {name: [sorted(map(list, c)) for c in clusters] for name, clusters in found.items()}, line


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", type=Path, help="an attribution run to start from; without it from the base")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="the folder of GUM's .conllu.gz files")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fold", type=int)
    parser.add_argument(
        "--inner", action="store_true", help="measure a quarter of the fold's training documents instead"
    )
    parser.add_argument("--first-passes", type=int, default=6)
    parser.add_argument("--again", type=int, default=3, help="passes of the first stage's second part")
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--size", type=int, default=256, help="tokens of a window")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--replay", type=float, default=0.0, help="share of the other genres in a pass of stage two")
    parser.add_argument("--limit", type=int, default=0)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    documents = coreference_data.read(sorted(options.data.glob("*.conllu.gz")))
    golds = [prepare(document) for document in documents]
    measured = {d.id for d in coreference_data.scored(documents)}
    others = [g for g in golds if g.document.id not in measured]
    ours = [g for g in golds if g.document.id in measured]
    if options.limit:
        others = others[: options.limit]
    stage1 = options.out / "stage1.pt"
    if not stage1.exists():
        encoder = load_encoder(options.start, options.base)
        heads = CoreferenceHeads(encoder.bert.config.hidden_size)
        near = [g for g in others if g.document.genre not in FAR]
        for passes, share in (([others] * options.first_passes, 1.0), ([near] * options.again, 2 / 3)):
            train(
                encoder,
                heads,
                passes,
                rate=options.rate * share,
                head_rate=options.head_rate * share,
                size=options.size,
                seed=options.seed,
            )
        torch.save({"model": encoder.state_dict(), "coreference": heads.state_dict()}, stage1)
        print("stage 1, no news or interview read:", measure(encoder, heads, ours, options.size)[1], flush=True)
    encoder, heads = load(stage1, options.base)
    held: list[Gold] = []
    if options.fold is not None:
        held = [g for g in ours if coreference_data.fold(g.document.id) == options.fold]
        ours = [g for g in ours if coreference_data.fold(g.document.id) != options.fold]
        if options.inner:
            held = [g for g in ours if coreference_data.is_inner(g.document.id)]
            ours = [g for g in ours if not coreference_data.is_inner(g.document.id)]
    rng = random.Random(options.seed)
    again = [rng.sample(others, int(len(others) * options.replay)) for _ in range(options.passes)]
    train(
        encoder,
        heads,
        [ours + extra for extra in again],
        rate=options.rate / 2,
        head_rate=options.head_rate / 2,
        size=options.size,
        seed=options.seed + 1,
    )
    name = "all" if options.fold is None else f"fold{options.fold}{'-inner' if options.inner else ''}"
    torch.save({"model": encoder.state_dict(), "coreference": heads.state_dict()}, options.out / f"{name}.pt")
    if held:
        found, line = measure(encoder, heads, held, options.size)
        print(name, len(held), "documents:", line, flush=True)
        print("   speakers known:", measure(encoder, heads, held, options.size, speaking=True)[1], flush=True)
        (options.out / f"{name}.json").write_text(json.dumps(found))


if __name__ == "__main__":
    main()
