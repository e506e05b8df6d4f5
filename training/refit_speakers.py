"""Teach the links between mentions whom annotated sources mean, on an encoder and mentions that stay as they are.

    python -m training.refit_speakers --run RUN --base FOLDER --gum SHARED/data/gum \
        --data SHARED/data/polnear/train.jsonl.gz --passes 5
    python -m training.refit_speakers … --folds 5 --mentions FILE

With ``--folds`` the run stays as it is: heads are taught on all documents but a fold's and say what they link in that
fold's, for ``benchmarks.speakers.weigh`` and ``.point`` to learn from.

The annotations (``benchmarks/speakers/annotations_*.jsonl``, dev's aside) name the entity of each source of some
documents of PolNeAR's train part and say nothing of other mentions. So a walk is taken: from a source to one of its
antecedents by the links' probabilities, and on, until a name is met or no antecedent is left. The loss is the
negative logarithm of the probability that the name is one of the annotated entity's (of a source whom the report does
not name, that no name is met). GUM's own loss of links goes along, on half of its documents in each pass. Everything
but the links stays as it was: what heads a mention, and its span.
"""

from __future__ import annotations

import argparse
import copy
import dataclasses
import gzip
import hashlib
import json
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from benchmarks.speakers import annotated, matching, sources
from onrecord.analysis import coreference, features, referents
from onrecord.analysis.coreference import FORMS, KINDS, PARTS
from onrecord.analysis.speakers.chains import Chains, display
from onrecord.analysis.speakers.mentions import scan
from onrecord.analysis.wordpiece import wordpiece
from onrecord.domain import Span
from onrecord.reports.reading import ReadingText, reading_text
from training import coreference_data, evaluate, reading
from training import model as modelling
from training.coreference_model import LINKS, CoreferenceHeads, Gold, marginal, prepare, score_pairs

ANNOTATIONS = Path(__file__).resolve().parents[1] / "benchmarks" / "speakers"
NOT_LEARNED = ("annotations_dev", "annotations_in_text")  # sets: dev only measures, those in the text are no sources
NAMES = ("full", "short")  # forms of sources that are names themselves
WEIGHT = 0.12  # of an annotated document's loss, summed over its sources; GUM's is a mean over mentions
UNNAMED = 0.5  # weight of a source whom the report does not name, to one whom it does
_edges = dict(zip(PARTS, pairwise([0, *np.cumsum(list(PARTS.values())).tolist()]), strict=True))
ROWS = slice(_edges["query"][0], _edges["worth"][1])


@dataclass
class Read:
    """A document as the encoder reads it: the hidden states of its mentions' heads (mentions, size) and their facts."""

    hidden: Tensor
    facts: referents.Mentions


@dataclass
class Known:
    """A document of GUM with its mentions' clusters (-1: none)."""

    read: Read
    cluster: Tensor


@dataclass
class Asked:
    """An annotated document: its mentions' spans, heads, kinds and forms on the stored text; the name's number of each
    mention that is a name (-1: no name), how many names there are, and the sources that are no names: mention, and the
    right names (none: the report does not name who spoke)."""

    name: str
    read: Read
    mentions: list[tuple[int, int, int, int, str, str, float]]
    chain: list[int]
    chains: int
    sources: list[tuple[int, list[int]]]


class Reader:
    """Reads documents with an encoder and the heads that tell mentions."""

    def __init__(self, encoder: modelling.Encoder, heads: CoreferenceHeads) -> None:
        self.encoder, self.heads, self.plain = encoder.eval(), heads.eval(), heads.run_time()

    def read(self, text: str, gold: Gold | None = None) -> tuple[Read, list[tuple], np.ndarray]:
        """A text's mentions (with ``gold`` those too); of each its span, head, kind, form and how sure it is; and the
        heads' tokens."""
        encoded = gold.encoded if gold else features.encode(text, wordpiece())
        hidden = reading.states(text, encoded, self.encoder)
        with torch.inference_mode():
            parts = coreference.parts(self.heads.project(hidden).float().numpy())
        known = referents.words(text, encoded)
        probable = torch.softmax(torch.from_numpy(parts["kind"]), 1).numpy()
        chosen = coreference.candidates(probable, known)
        if gold:
            chosen = np.union1d(chosen, gold.head)
        where = referents.places(text, encoded)
        first, last = coreference.spans(parts, self.plain, known, where.paragraph, chosen)
        facts = referents.mentions(text, encoded, known, where, chosen, first, last)
        tokens = encoded.tokens
        columns = (tokens.starts[first], tokens.ends[last - 1], tokens.starts[chosen], tokens.ends[chosen])
        kinds = [KINDS[at] for at in probable[chosen, 1:].argmax(1) + 1]
        forms = [FORMS[at] for at in parts["form"][chosen].argmax(1)]
        sure = (1.0 - probable[chosen, 0]).tolist()
        rows = list(zip(*(column.tolist() for column in columns), kinds, forms, sure, strict=True))
        return Read(hidden[chosen].clone(), facts), rows, chosen

    def gum(self, document: coreference_data.Document) -> Known | None:
        """A document of GUM; None where it is empty."""
        gold = prepare(document)
        if not len(gold.encoded):
            return None
        read, _, heads = self.read(document.text, gold)
        cluster = np.full(len(gold.encoded), -1, np.int64)
        cluster[gold.head] = gold.cluster
        return Known(read, torch.from_numpy(cluster[heads]))

    def asked(self, document: annotated.Document) -> Asked:
        """An annotated document."""
        report = sources.report(document)
        text = reading_text(report)
        read, spans, _ = self.read(text.text)
        placed = [(_stored(text, row[0], row[1]), _stored(text, row[2], row[3])) for row in spans]
        found = scan(report)
        chains = Chains(found)
        number = {id(chain): n for n, chain in enumerate(chains.all)}
        chain = [-1] * len(placed)
        for n, (span, head) in enumerate(placed):
            for name in found.between(span.start, span.end):
                link = chains.links.get(name.start)
                if link is not None and link.chain is not None and name.start <= head.start < name.end:
                    chain[n] = number.get(id(link.chain), -1)
        rows = []
        for one in document.sources:
            expected = [each for each in one.expected if each.role == "speaker"]
            mention = _mention(one.spans[0], placed)
            if one.left_out or len(expected) != 1 or one.form in NAMES or mention is None or chain[mention] >= 0:
                continue
            right = [
                n
                for n, each in enumerate(chains.all)
                if expected[0].named
                and matching.match(display(each), expected[0], document.persons) not in (None, "unclear")
            ]
            if right or not expected[0].named:
                rows.append((mention, right))
        mentions = [
            (span.start, span.end, head.start, head.end, *row[4:])
            for (span, head), row in zip(placed, spans, strict=True)
        ]
        return Asked(document.name, read, mentions, chain, len(chains.all), rows)


def annotations(file: Path, copies: Mapping[tuple[str, str], Mapping]) -> list[annotated.Document]:
    """A set's documents, those that the data given have."""
    entries = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    keys = [(entry, (entry["document"], entry["annotator"])) for entry in entries]
    return [annotated.document(entry, copies[key]) for entry, key in keys if key in copies]


def fold(name: str, folds: int) -> int:
    """The fold of a document, by the SHA-256 of its id."""
    return int(hashlib.sha256(b"refit " + name.encode()).hexdigest()[:8], 16) % folds


def _mention(source: Span, placed: Sequence[tuple[Span, Span]]) -> int | None:
    """The mention (span and head) that a source is, as reading takes it (``analysis/speakers/witness.py``)."""
    inside = [n for n, (_, head) in enumerate(placed) if source.start <= head.start < source.end]
    return min(inside, key=lambda n: (abs(placed[n][0].start - source.start), -placed[n][0].end), default=None)


def _stored(text: ReadingText, start: int, end: int) -> Span:
    pieces = text.to_stored(Span(start, end))
    return Span(pieces[0].start, pieces[-1].end)


def scores(heads: CoreferenceHeads, read: Read) -> tuple[Tensor, Tensor]:
    """Cheap and full scores (mentions, mentions) of a document's pairs."""
    vectors = functional.linear(heads.rest(read.hidden), heads.project.weight[ROWS], heads.project.bias[ROWS])
    begin = ROWS.start
    parts = {name: vectors[:, _edges[name][0] - begin : _edges[name][1] - begin] for name in LINKS}
    return score_pairs(heads, parts, read.facts)


def linked(heads: CoreferenceHeads, one: Asked) -> dict:
    """What heads link in a document as reading would, for JSON: mentions, links, odds."""
    with torch.inference_mode():
        vectors = heads.project(one.read.hidden).float().numpy()
    facts = dataclasses.replace(one.read.facts, head=np.arange(len(one.mentions)))
    links, odds = coreference.antecedents(coreference.parts(vectors), heads.run_time(), facts, coreference.THRESHOLD)
    return {
        "mentions": one.mentions,
        "links": [[link.mention, link.antecedent, round(link.sure, 4)] for link in links],
        "odds": [[[at, round(chance, 4)] for at, chance in row] for row in odds],
    }


def walked(full: Tensor, chain: Sequence[int], chains: int) -> Tensor:
    """Where walks from each mention end (mentions, chains + 1): at which name, last: at none."""
    count = len(full)
    odds = torch.softmax(torch.cat([full, torch.zeros(count, 1)], 1), 1)
    at = torch.tensor(chain)
    free = (at < 0).float()[:, None]
    ends = functional.one_hot(torch.where(at < 0, chains, at), chains + 1) * (1 - free)
    ends = torch.cat([ends[:, :chains], odds[:, count:] * free], 1)
    steps = torch.eye(count) - odds[:, :count] * free
    return torch.linalg.solve_triangular(steps, ends, upper=False, unitriangular=True)


def gum_loss(heads: CoreferenceHeads, one: Known) -> Tensor:
    """GUM's loss of links."""
    cheap, full = scores(heads, one.read)
    same = (one.cluster[:, None] == one.cluster[None, :]) & (one.cluster[:, None] >= 0)
    return marginal(full, same) + 0.3 * marginal(cheap, same)


def asked_loss(heads: CoreferenceHeads, one: Asked) -> Tensor:
    """The loss of the sources of an annotated document, summed."""
    ends = walked(scores(heads, one.read)[1], one.chain, one.chains)
    total = torch.zeros(())
    for mention, right in one.sources:
        share = ends[mention, right].sum() if right else ends[mention, -1]
        total = total - (1.0 if right else UNNAMED) * torch.log(share.clamp_min(1e-4))
    return total


def teach(
    heads: CoreferenceHeads, known: Sequence[Known], asked: Sequence[Asked], *, passes: int, rate: float, seed: int
) -> None:
    """Fit the links of ``heads``."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(True)  # as in refit.py
    heads.train()
    free = [heads.project.weight, heads.project.bias]
    for part in (heads.product, heads.tables, heads.hidden, heads.out):
        free += part.parameters()
    kept = [one.detach().clone() for one in free[:2]]
    optimiser = torch.optim.AdamW(free, lr=rate, weight_decay=0.01)
    told = [one for one in asked if one.sources]
    steps = passes * (len(known) // 2 + len(told))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (0.06 * steps + 1)) * max(0.02, 1 - step / steps)
    )
    for number in range(passes):
        items: list[Known | Asked] = [*rng.sample(list(known), len(known) // 2), *told]
        rng.shuffle(items)
        began, log = time.time(), {"gum": 0.0, "sources": 0.0}
        for one in items:
            loss = asked_loss(heads, one) if isinstance(one, Asked) else gum_loss(heads, one)
            log["sources" if isinstance(one, Asked) else "gum"] += float(loss.detach())
            optimiser.zero_grad()
            ((WEIGHT if isinstance(one, Asked) else 1.5) * loss).backward()
            torch.nn.utils.clip_grad_norm_(free, 1.0)
            optimiser.step()
            schedule.step()
        row = {
            "gum": log["gum"] / max(1, len(known) // 2),
            "sources": log["sources"] / max(1, sum(len(one.sources) for one in told)),
        }
        print(
            {"pass": number}
            | {name: round(value, 4) for name, value in row.items()}
            | {"seconds": round(time.time() - began)},
            flush=True,
        )
    with torch.no_grad():  # weight decay has touched what is no link
        for now, before in zip(free[:2], kept, strict=True):
            now[: ROWS.start] = before[: ROWS.start]
            now[ROWS.stop :] = before[ROWS.stop :]
    heads.eval()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="a run's folder; the links of its heads are replaced")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--gum", type=Path, required=True, help="the folder of GUM's .conllu.gz files")
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR's train part")
    parser.add_argument("--annotations", type=Path, nargs="*", help="sets; without it all but dev's")
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--folds", type=int, default=0, help="teach so many times, each time without a fold")
    parser.add_argument("--mentions", type=Path, help="where to write what each fold's heads link (.json.gz)")
    options = parser.parse_args()
    if bool(options.folds) != bool(options.mentions):
        parser.error("--folds and --mentions belong together")
    torch.set_num_threads(options.threads)
    encoder, _, heads = evaluate.load(options.run, options.base)
    reader = Reader(encoder, heads)
    files = options.annotations or sorted(
        file for file in ANNOTATIONS.glob("annotations_*.jsonl") if file.stem not in NOT_LEARNED
    )
    copies = annotated.corpus_copies(options.data)
    asked = [reader.asked(one) for file in files for one in annotations(file, copies)]
    documents = coreference_data.read(sorted(options.gum.glob("*.conllu.gz")))
    known = [one for one in map(reader.gum, documents) if one is not None]
    print(
        f"{len(asked)} annotated documents, {sum(len(one.sources) for one in asked)} sources; {len(known)} of GUM",
        flush=True,
    )
    how = {"passes": options.passes, "rate": options.rate, "seed": options.seed}
    if options.folds:
        out: dict[str, dict] = {}
        for number in range(options.folds):
            fresh = copy.deepcopy(heads)
            teach(fresh, known, [one for one in asked if fold(one.name, options.folds) != number], **how)
            out |= {one.name: linked(fresh, one) for one in asked if fold(one.name, options.folds) == number}
        with gzip.open(options.mentions, "wt", encoding="utf-8") as file:
            json.dump(out, file, ensure_ascii=False)
        return
    teach(heads, known, asked, **how)
    saved = torch.load(options.run / "model.pt", weights_only=True)
    torch.save(saved | {"coreference": heads.state_dict()}, options.run / "model.pt")


if __name__ == "__main__":
    main()
