"""Train an encoder with its heads on PolNeAR train (less the held-out tenth) and synthetic documents.

    python -m training.train --base FOLDER --data SHARED/data/polnear/train.jsonl.gz --out RUN

A run is resumed from its last finished pass. Everything random comes from ``--seed``.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from training import data
from training.model import Encoder, Heads, load_base

WORD_DROPOUT = 0.06  # of tokens are masked, so that no name is needed to see who spoke
WINDOW = 384  # tokens of a training window
MASK = 103  # [MASK] in BERT's vocabulary


def collate(windows: list[data.Window]) -> dict[str, Tensor]:
    """Padded tensors of a batch."""

    def pad(name: str) -> Tensor:
        return pad_sequence([torch.from_numpy(getattr(w, name)) for w in windows], batch_first=True)

    lengths = torch.tensor([len(w.ids) for w in windows])
    out = {"ids": pad("ids"), "shapes": pad("shapes"), "labels": pad("labels")}
    out["mask"] = (torch.arange(int(lengths.max())) < lengths[:, None]).long()
    return out


def link_loss(heads: Heads, link: Tensor, window: data.Window) -> tuple[Tensor, int]:
    """Cross-entropy of each argument's cue, and of each cue's source, summed, with the number of terms."""
    cue_ids = [i for i, span in enumerate(window.spans) if span[2] == 1]
    arg_ids = [i for i, span in enumerate(window.spans) if span[2] != 1]
    if not cue_ids or not arg_ids:
        return torch.zeros(()), 0
    cues = torch.tensor([[window.spans[i][0], window.spans[i][1] - 1] for i in cue_ids])
    args = torch.tensor([[window.spans[i][0], window.spans[i][1] - 1] for i in arg_ids])
    kinds = torch.tensor([window.spans[i][2] // 2 for i in arg_ids])
    breaks_at = torch.from_numpy(((window.shapes >> 3) & 3) >= 2).long().cumsum(0)
    breaks = (breaks_at[args[:, 0]][:, None] - breaks_at[cues[:, 0]][None, :]).abs().clamp(max=3)
    scores = heads.pair_scores(link, cues, args, kinds, breaks)
    column = {old: i for i, old in enumerate(cue_ids)}
    gold = torch.zeros(scores.shape, dtype=torch.bool)
    for row, i in enumerate(arg_ids):
        for cue in window.links[i]:
            gold[row, column[cue]] = True
    lost = ~gold.any(1)
    full = torch.cat([scores, heads.none[0].expand(len(arg_ids), 1)], 1)
    hit = torch.cat([gold, lost[:, None]], 1)
    total = (torch.logsumexp(full, 1) - torch.logsumexp(full.masked_fill(~hit, -1e4), 1)).sum()
    count = len(arg_ids)
    sources = kinds == 0
    if sources.any():
        by_cue, gold_cue = scores[sources].T, gold[sources].T
        full = torch.cat([by_cue, heads.none[1].expand(len(cue_ids), 1)], 1)
        hit = torch.cat([gold_cue, ~gold_cue.any(1)[:, None]], 1)
        total = total + (torch.logsumexp(full, 1) - torch.logsumexp(full.masked_fill(~hit, -1e4), 1)).sum()
        count += len(cue_ids)
    return total, count


def train(options: argparse.Namespace) -> None:
    """Run the passes; writes ``model.pt`` and ``log.jsonl`` into the run's folder after each."""
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    rng = random.Random(options.seed)
    documents = [d for d in data.read(options.data) if not data.is_held_out(d.id)]
    extra = data.read(options.extra) if options.extra else []
    if options.limit:
        documents, extra = documents[: options.limit], extra[: options.limit]
    model = Encoder(load_base(options.base, options.dropout))
    heads = Heads()
    model.train()
    head_names = ("emit", "link", "shape")
    groups = [
        {"params": [p for n, p in model.named_parameters() if not n.startswith(head_names)], "lr": options.rate},
        {"params": [p for n, p in model.named_parameters() if n.startswith(head_names)], "lr": options.rate * 5},
        {"params": list(heads.parameters()), "lr": options.rate * 20, "weight_decay": 0.0},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    # The number of steps is only known after cutting; windows of one pass serve as the estimate.
    estimate = (
        sum(
            max(1, -(-len(data.features.encode(d.text, data.wordpiece())) // (options.window - 34)))
            for d in {d.id: d for d in documents}.values()
        )
        + len(extra) // 3
    )
    steps = options.passes * estimate // options.batch
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / (0.06 * steps)) * max(0.02, 1 - s / steps)
    )
    first = 0
    options.out.mkdir(parents=True, exist_ok=True)
    checkpoint = options.out / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(saved["model"])
        heads.load_state_dict(saved["heads"])
        optimiser.load_state_dict(saved["optimiser"])
        schedule.load_state_dict(saved["schedule"])
        first = saved["pass"] + 1
    for number in range(first, options.passes):
        rng.seed(options.seed * 1000 + number)
        torch.manual_seed(options.seed * 1000 + number)
        began = time.time()
        copies: dict[str, list[data.Document]] = {}
        for document in documents:
            copies.setdefault(document.id, []).append(document)
        chosen = [data.restyled(rng.choice(group), rng) for group in copies.values()]
        windows = list(
            data.training_windows([data.example(d) for d in chosen + extra[number % 3 :: 3]], rng, options.window)
        )
        sums = [0.0, 0.0]
        tokens = 0
        for at, batch in enumerate(data.batches(windows, rng, options.batch)):
            tensors = collate(batch)
            hidden_words = torch.rand(tensors["ids"].shape) < WORD_DROPOUT
            tensors["ids"] = tensors["ids"].masked_fill(hidden_words & (tensors["mask"] > 0), MASK)
            with torch.autocast("cpu", torch.bfloat16):
                emissions, link = model(tensors["ids"], tensors["shapes"], tensors["mask"])
            emissions = emissions.float()
            mask = tensors["mask"].float()
            crf = heads.crf(emissions, tensors["labels"], mask).sum() / mask.sum()
            pairs = [link_loss(heads, link[i], window) for i, window in enumerate(batch)]
            terms = max(1, sum(n for _, n in pairs))
            linked = sum((loss for loss, _ in pairs), torch.zeros(())) / terms
            loss = 4 * crf + 0.5 * linked
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            tokens += int(mask.sum())
            sums[0] += crf.item()
            sums[1] += linked.item()
            if at % 50 == 0:
                rate = tokens / (time.time() - began)
                print(
                    f"pass {number} step {at}: crf {crf.item():.4f} link {linked.item():.3f} {rate:.0f} tokens/s",
                    flush=True,
                )
        steps_done = at + 1
        row = {
            "pass": number,
            "crf": sums[0] / steps_done,
            "link": sums[1] / steps_done,
            "seconds": round(time.time() - began),
            "tokens": tokens,
        }
        with (options.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(row) + "\n")
        print(row, flush=True)
        torch.save({"model": model.state_dict(), "heads": heads.state_dict()}, options.out / "model.pt")
        torch.save(
            {
                "model": model.state_dict(),
                "heads": heads.state_dict(),
                "optimiser": optimiser.state_dict(),
                "schedule": schedule.state_dict(),
                "pass": number,
            },
            checkpoint,
        )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder of the pretrained encoder")
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR's train.jsonl.gz")
    parser.add_argument("--extra", type=Path, help="synthetic documents, .jsonl.gz; a third of them in each pass")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=6)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--window", type=int, default=WINDOW, help="tokens of a training window")
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--limit", type=int, default=0)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
