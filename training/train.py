"""Train an encoder with its heads: attributions on PolNeAR train (less the held-out tenth) and synthetic documents,
mentions and coreference on GUM. Batches of both take turns at random.

    python -m training.train --base FOLDER --data SHARED/data/polnear/train.jsonl.gz [--gum SHARED/data/gum] --out RUN

A run is resumed from its last finished pass. Everything random comes from ``--seed``.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training import coreference_data, data
from training.coreference_model import Batch, CoreferenceHeads, Gold, coreference_batches, coreference_loss, prepare
from training.model import Encoder, Heads, load_base

WORD_DROPOUT = 0.06  # of tokens are masked, so that no name is needed to see who spoke
SIZES = (128, 256)  # tokens of training windows, from and to: around the size that reading uses
COREFERENCE = 0.1  # weight of a document's loss against that of a batch of attribution windows
MEANING = 0.5  # weight of what sentences mean
SOFT = 0.6  # weight of the teacher's opinion against the annotators', where there is one
MASK = 103  # [MASK] in BERT's vocabulary


class Attributions:
    """What PolNeAR and the synthetic reports teach: labels of tokens, and links."""

    def __init__(
        self,
        model: Encoder,
        heads: Heads,
        documents: list[data.Document],
        extra: list[data.Document],
        soft: dict[str, np.ndarray] | None = None,
        unread: list[data.Document] | None = None,
        meanings: dict[str, np.ndarray] | None = None,
        occasions: list[data.Document] | None = None,
    ) -> None:
        """``soft``: a teacher's opinions (training.distil); ``unread``: texts that only the teacher has read;
        ``meanings``: of sentences (training.meaning); ``occasions``: texts of which only some sentences are told
        (training.occasions), the rest as the teacher thinks."""
        self.model, self.heads, self.extra, self.occasions = model, heads, extra, occasions or []
        self.soft, self.unread, self.meanings = soft or {}, unread or [], meanings or {}
        self.copies: dict[str, list[data.Document]] = {}
        for document in documents:
            self.copies.setdefault(document.id, []).append(document)

    def batches(self, number: int, size: int, rng: random.Random) -> Iterator[list[data.Window]]:
        """Batches of pass ``number``: one annotator's copy of each document, and a third of the synthetic ones."""
        chosen = [data.unbroken(data.restyled(rng.choice(group), rng), rng) for group in self.copies.values()]
        examples = [data.example(document) for document in chosen + self.extra[number % 3 :: 3]]
        styled = [data.unbroken(data.restyled(document, rng), rng) for document in self.occasions]
        half = {id(one): one for one in map(data.example, styled)}
        examples += half.values()
        for document in self.unread:
            examples.append(data.example(document))
            examples[-1].told = False
        for one in examples:
            name = data.key(one.encoded)
            if "r" + name in self.meanings:
                one.meant = (self.meanings["r" + name], self.meanings["v" + name])
            soft = self.soft.get(name)
            one.soft = soft if soft is not None and len(soft) == len(one.encoded) else None
            if id(one) in half:
                one.told = False
                one.soft = data.where_said(one, one.soft) if one.soft is not None else None
        examples = [one for one in examples if one.told or one.soft is not None]
        yield from data.batches(list(data.training_windows(examples, rng, SIZES)), rng, size)

    def loss(self, batch: list[data.Window]) -> tuple[Tensor, int]:
        """The loss of a batch, and its tokens."""
        tensors = collate(batch)
        masked = (torch.rand(tensors["ids"].shape) < WORD_DROPOUT) & (tensors["mask"] > 0)
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self.model.hidden(tensors["ids"].masked_fill(masked, MASK), tensors["shapes"], tensors["mask"])
            emissions, link = self.model.answers(hidden)
        mask = tensors["mask"].float()
        told = torch.tensor([window.told for window in batch])
        weight = torch.where(told, torch.tensor([1 - SOFT if w.soft is not None else 1.0 for w in batch]), 0.0)
        crf = (weight * self.heads.crf(emissions.float(), tensors["labels"], mask)).sum() / mask.sum()
        if any(window.soft is not None for window in batch):
            crf = crf + SOFT * self._imitation(emissions.float(), batch, mask)
        pairs = [link_loss(self.heads, link[i], window) for i, window in enumerate(batch)]
        linked = sum((loss for loss, _ in pairs), torch.zeros(())) / max(1, sum(n for _, n in pairs))
        return 4 * crf + 0.5 * linked + MEANING * self._forgetting(hidden, batch), int(mask.sum())

    def _forgetting(self, hidden: Tensor, batch: list[data.Window]) -> Tensor:
        """One less the cosine between what a sentence means here and to the base, on average."""
        lost = []
        for row, window in enumerate(batch):
            if window.meant is None:
                continue
            ranges = torch.from_numpy(window.meant[0]).long()
            sums = torch.cat([torch.zeros(1, hidden.shape[2]), hidden[row].float().cumsum(0)])
            means = (sums[ranges[:, 1]] - sums[ranges[:, 0]]) / (ranges[:, 1] - ranges[:, 0])[:, None]
            vectors = torch.from_numpy(window.meant[1]).float()
            lost.append(1 - torch.cosine_similarity(self.model.meaning(means), vectors))
        return torch.cat(lost).mean() if lost else torch.zeros(())

    def _imitation(self, emissions: Tensor, batch: list[data.Window], mask: Tensor) -> Tensor:
        """Cross-entropy of the teacher's opinions of tokens under the marginals of the CRF, a token."""
        soft = torch.zeros(emissions.shape)
        for row, window in enumerate(batch):
            if window.soft is not None:
                soft[row, : len(window.soft)] = torch.from_numpy(window.soft)
        return -(soft * self.heads.marginals(emissions, mask)).sum() / mask.sum()


class Coreference:
    """What GUM teaches: mentions, their spans, and which are one."""

    def __init__(self, model: Encoder, heads: CoreferenceHeads, documents: list[Gold]) -> None:
        self.model, self.heads, self.documents = model, heads, documents

    def batches(self, rng: random.Random) -> Iterator[Batch]:
        """One pass: a document a batch."""
        yield from coreference_batches(self.documents, rng, SIZES[1])

    def loss(self, batch: Batch) -> tuple[Tensor, int]:
        """The loss of a batch, and its tokens."""
        masked = (torch.rand(batch.ids.shape) < WORD_DROPOUT) & (batch.mask > 0)
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self.model.hidden(batch.ids.masked_fill(masked, MASK), batch.shapes, batch.mask)
        return COREFERENCE * coreference_loss(self.heads, hidden.float(), batch), len(batch.at)


def collate(windows: list[data.Window]) -> dict[str, Tensor]:
    """Padded tensors of a batch."""

    lengths = torch.tensor([len(w.ids) for w in windows])
    size = data.room(int(lengths.max()))

    def pad(name: str) -> Tensor:
        out = torch.zeros((len(windows), size), dtype=torch.long)
        for row, window in zip(out, windows, strict=True):
            row[: len(window.ids)] = torch.from_numpy(getattr(window, name))
        return out

    out = {"ids": pad("ids"), "shapes": pad("shapes"), "labels": pad("labels")}
    out["mask"] = (torch.arange(size) < lengths[:, None]).long()
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


class Run:
    """A model in training: its parameters, what moves them, and what is on disk."""

    def __init__(self, options: argparse.Namespace, steps: int) -> None:
        self.model = Encoder(load_base(options.base, options.dropout))
        self.heads = Heads()
        self.coreference = CoreferenceHeads(self.model.bert.config.hidden_size)
        self.folder: Path = options.out
        self.folder.mkdir(parents=True, exist_ok=True)
        if options.start:
            self._load(torch.load(options.start / "model.pt", weights_only=True))
        new = ("emit", "link", "shape")
        rate = options.rate
        young = 1 if options.start else 5  # new layers learn faster, as long as they are new
        named = list(self.model.named_parameters())
        groups = [
            {"params": [p for n, p in named if not n.startswith(new)], "lr": rate},
            {"params": [p for n, p in named if n.startswith(new)], "lr": rate * young},
            {"params": list(self.heads.parameters()), "lr": rate * 4 * young, "weight_decay": 0.0},
            {"params": list(self.coreference.parameters()), "lr": rate * 5},
        ]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda s: min(1.0, (s + 1) / (0.06 * steps)) * max(0.02, 1 - s / steps)
        )
        self.model.train()

    def _load(self, saved: dict) -> None:
        self.model.restore(saved["model"])
        self.heads.load_state_dict(saved["heads"])
        if "coreference" in saved:
            self.coreference.load_state_dict(saved["coreference"])

    def resume(self) -> int:
        """Go on from the checkpoint, if there is one; the number of the pass to do next."""
        if not (self.folder / "checkpoint.pt").exists():
            return 0
        saved = torch.load(self.folder / "checkpoint.pt", weights_only=True)
        self._load(saved)
        self.optimiser.load_state_dict(saved["optimiser"])
        self.schedule.load_state_dict(saved["schedule"])
        return saved["pass"] + 1

    def step(self, loss: Tensor) -> None:
        """Move all parameters against the gradient of a loss."""
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()

    def save(self, row: dict) -> None:
        """Keep the weights, a line of the log, and what a later run resumes from."""
        with (self.folder / "log.jsonl").open("a") as log:
            log.write(json.dumps(row) + "\n")
        modules = {"model": self.model, "heads": self.heads, "coreference": self.coreference}
        weights = {name: module.state_dict() for name, module in modules.items()}
        torch.save(weights, self.folder / "model.pt")
        moving = {"optimiser": self.optimiser.state_dict(), "schedule": self.schedule.state_dict(), "pass": row["pass"]}
        torch.save(weights | moving, self.folder / "checkpoint.pt")


def estimated_steps(documents: list[data.Document], short: int, options: argparse.Namespace) -> int:
    """Steps of the whole run; their number is only known after cutting, so windows of the mean size serve.
    ``short``: how many documents of about one window a pass has beside them."""
    texts = {d.id: d.text for d in documents}.values()
    size = sum(SIZES) // 2 - 2
    windows = sum(-(-len(data.features.encode(text, data.wordpiece())) // size) for text in texts) + short
    return options.passes * windows // options.batch


def train(options: argparse.Namespace) -> None:
    """Run the passes; writes ``model.pt`` and ``log.jsonl`` into the run's folder after each."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    documents = [d for d in data.read(options.data) if not data.is_held_out(d.id)]
    extra = data.read(options.extra) if options.extra else []
    if options.limit:
        documents, extra = documents[: options.limit], extra[: options.limit]
    gum = coreference_data.read(sorted(options.gum.glob("*.conllu.gz"))) if options.gum else []
    golds = [prepare(document) for document in gum]
    unread = [data.Document(d.id, d.text, []) for d in gum] if options.soft else []
    occasions = data.read(options.occasions) if options.occasions else []
    steps = estimated_steps(documents + unread, len(extra) // 3 + len(occasions), options)
    run = Run(options, steps + options.passes * options.gum_times * len(golds))
    soft = {name: sure for file in options.soft for name, sure in np.load(file).items()}
    meanings = dict(np.load(options.meaning)) if options.meaning else {}
    said = Attributions(run.model, run.heads, documents, extra, soft, unread, meanings, occasions)
    meant = Coreference(run.model, run.coreference, golds)
    for number in range(run.resume(), options.passes):
        rng = random.Random(options.seed * 1000 + number)
        torch.manual_seed(options.seed * 1000 + number)
        began = time.time()
        totals, tokens = {"said": 0.0, "meant": 0.0}, 0
        batches = [*said.batches(number, options.batch, rng)]
        for _ in range(options.gum_times):
            batches += meant.batches(rng)
        rng.shuffle(batches)
        for at, batch in enumerate(batches):
            loss, read = meant.loss(batch) if isinstance(batch, Batch) else said.loss(batch)
            run.step(loss)
            totals["meant" if isinstance(batch, Batch) else "said"] += loss.item()
            tokens += read
            if at % 50 == 0:
                rate = tokens / (time.time() - began)
                print(f"pass {number} step {at} of {len(batches)}: {totals} {rate:.0f} tokens/s", flush=True)
        row = {"pass": number, **totals, "seconds": round(time.time() - began), "tokens": tokens}
        print(row, flush=True)
        run.save(row)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder of the pretrained encoder")
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR's train.jsonl.gz")
    parser.add_argument("--gum", type=Path, help="folder of GUM's .conllu.gz files; without it no coreference")
    parser.add_argument("--gum-times", type=int, default=1, help="how often GUM is read in a pass")
    parser.add_argument("--extra", type=Path, help="synthetic documents, .jsonl.gz; a third of them in each pass")
    parser.add_argument(
        "--soft",
        type=Path,
        nargs="*",
        default=[],
        help="a teacher's opinions, by training.distil; GUM's texts count too",
    )
    parser.add_argument("--occasions", type=Path, help="reports of which part is told, by training.occasions")
    parser.add_argument("--meaning", type=Path, help="what sentences mean to the base, by training.meaning")
    parser.add_argument("--start", type=Path, help="folder of a run whose weights this one starts from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=6)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--batch", type=int, default=12, help="windows of a batch")
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--limit", type=int, default=0)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
