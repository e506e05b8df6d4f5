"""The heads for mentions and coreference in PyTorch, their loss, and GUM documents as batches.

One batch is one document: its windows are encoded together and put end to end, so that links between windows are
learned too. A joint training alternates these batches with others::

    heads = CoreferenceHeads(hidden_size)
    for batch in coreference_batches(documents, rng):
        hidden = …  # (windows, tokens, hidden size) of batch.ids, batch.shapes, batch.mask
        loss = coreference_loss(heads, hidden, batch)
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.analysis import coreference, features, referents
from onrecord.analysis.coreference import COARSE, FINE, FORMS, KINDS, LEFT, PARTS, POINTER, RIGHT, WIDTH
from onrecord.analysis.wordpiece import NEWLINE, wordpiece
from training import data
from training.coreference_data import Document

LINKS = ("query", "key", "anaphor", "antecedent", "worth")  # the parts of a vector that links are made of
HIDDEN = 32  # width of the second layer over pairs
NEGATIVES = 0.3  # candidates that are no mention, as a share of those that are, beside the ones the model believes
LONGEST = 2_600  # tokens of a document in one batch; longer ones are cut there
OF_KIND = {
    "organization": "organisation",
    "object": "object",
    "place": "place",
    "abstract": "abstract",
    "event": "event",
}


@dataclass
class Gold:
    """A document as the encoder reads it, and its mentions: ``head``, ``first``, ``last`` (one past) tokens, ``kind``,
    ``form`` and ``cluster`` (-1 for a singleton), in the order of heads, one mention a head."""

    document: Document
    encoded: features.Encoded
    words: referents.Words
    places: referents.Places
    head: np.ndarray
    first: np.ndarray
    last: np.ndarray
    kind: np.ndarray
    form: np.ndarray
    cluster: np.ndarray


@dataclass
class Batch:
    """A document's windows: framed ``ids``, ``shapes`` and ``mask`` (windows, tokens), and where the document's tokens
    stand in them once flattened (``at``)."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    at: Tensor
    gold: Gold


def kind_of(document: Document, mention) -> str:
    """The run time's kind of a GUM mention; several persons are a group."""
    if mention.kind == "person":
        word = document.words[mention.head]
        return "group" if "Number=Plur" in word.features or word.pos == "CCONJ" else "person"
    return OF_KIND.get(mention.kind, "other")


def prepare(document: Document) -> Gold:
    """Tokens and gold mentions of a document. Of mentions with one head the one in a cluster, then the longest."""
    encoded = features.encode(document.text, wordpiece())
    starts, ends = encoded.tokens.starts, encoded.tokens.ends
    clusters = {id(m): number for number, group in enumerate(document.clusters()) for m in group}
    by_head: dict[int, tuple] = {}
    for mention in document.mentions:
        head = int(np.searchsorted(starts, document.words[mention.head].start, side="right")) - 1
        first = int(np.searchsorted(ends, mention.start, side="right"))
        last = int(np.searchsorted(starts, mention.end, side="left"))
        if not 0 <= first <= head < last:
            continue
        cluster = clusters.get(id(mention), -1)
        row = (head, first, last, KINDS.index(kind_of(document, mention)), FORMS.index(mention.form), cluster)
        known = by_head.get(head)
        if known is None or (cluster >= 0, last - first) > (known[5] >= 0, known[2] - known[1]):
            by_head[head] = row
    rows = np.array([by_head[head] for head in sorted(by_head)], np.int64).reshape(-1, 6)
    return Gold(
        document,
        encoded,
        referents.words(document.text, encoded),
        referents.places(document.text, encoded),
        *(np.ascontiguousarray(column) for column in rows.T),
    )


def speakers(gold: Gold) -> np.ndarray:
    """The number of the speaker of each token, -1 where the corpus names none."""
    out = np.full(len(gold.encoded), -1, np.int64)
    number: dict[str, int] = {}
    sentence = np.searchsorted(
        np.array([w.start for w in gold.document.words]), gold.encoded.tokens.starts, side="right"
    )
    for token, word in enumerate(sentence.tolist()):
        turn = gold.document.turns[gold.document.words[max(0, word - 1)].sentence]
        if turn:
            out[token] = number.setdefault(turn, len(number))
    return out


def cut(gold: Gold, size: int, rng: random.Random | None = None) -> list[tuple[int, int]]:
    """``[first, last)`` windows of at most ``size - 2`` tokens without overlap, cut at line breaks where there is
    one in the window's second half; with ``rng`` each window's room is drawn between half and all of it."""
    n = min(len(gold.encoded), LONGEST)
    breaks = np.flatnonzero(gold.encoded.tokens.gap >= NEWLINE)
    out: list[tuple[int, int]] = []
    first = 0
    while first < n:
        room = size - 2 if rng is None else rng.randrange(size // 2, size - 1)
        last = min(first + room, n)
        if last < n:
            near = breaks[(breaks > first + room // 2) & (breaks <= last)]
            last = int(near[-1]) if len(near) else last
        out.append((first, last))
        first = last
    return out


def batch_of(gold: Gold, ranges: list[tuple[int, int]]) -> Batch:
    """The batch of a document cut into windows."""
    framed = [features.framed(gold.encoded, first, last, wordpiece()) for first, last in ranges]
    longest = data.room(max(len(ids) for ids, _ in framed))
    ids, shapes, mask = (torch.zeros((len(framed), longest), dtype=torch.long) for _ in range(3))
    at: list[int] = []
    for row, (window, shape) in enumerate(framed):
        ids[row, : len(window)] = torch.from_numpy(window)
        shapes[row, : len(window)] = torch.from_numpy(shape)
        mask[row, : len(window)] = 1
        at.extend(range(row * longest + 1, row * longest + len(window) - 1))
    return Batch(ids, shapes, mask, torch.tensor(at), gold)


def coreference_batches(documents: Iterable[Document | Gold], rng: random.Random, size: int = 256) -> Iterator[Batch]:
    """Documents in random order, each cut at random places. Give prepared ones where they are used again."""
    golds = [one if isinstance(one, Gold) else prepare(one) for one in documents]
    rng.shuffle(golds)
    for gold in golds:
        if len(gold.encoded):
            yield batch_of(gold, cut(gold, size, rng))


class CoreferenceHeads(nn.Module):
    """The projection of each token's hidden state, and what scores spans and pairs from it."""

    def __init__(self, hidden_size: int) -> None:
        super().__init__()
        self.rest = nn.Dropout(0.2)
        self.project = nn.Linear(hidden_size, WIDTH)
        self.first_bias = nn.Parameter(-0.3 * torch.arange(LEFT + 1).float().sqrt())
        self.last_bias = nn.Parameter(-0.3 * torch.arange(RIGHT + 1).float().sqrt())
        self.product = nn.Linear(COARSE, FINE)
        self.tables = nn.ModuleDict({name: nn.Embedding(size, FINE) for name, size in referents.TABLES.items()})
        for table in self.tables.values():
            nn.init.normal_(table.weight, std=0.1)
        self.inner_rest = nn.Dropout(0.2)
        self.hidden = nn.Linear(FINE, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1, bias=False)

    def parts(self, hidden: Tensor) -> dict[str, Tensor]:
        """The named parts of token vectors from hidden states (tokens, hidden size)."""
        vectors = self.project(self.rest(hidden)).float()
        return dict(zip(PARTS, vectors.split(list(PARTS.values()), dim=1), strict=True))

    def pointer(self, parts: dict[str, Tensor], name: str, heads: Tensor, offsets: Tensor, bias: Tensor) -> Tensor:
        """Scores (heads, offsets) of the tokens at ``offsets`` from each head as the span's first or last token."""
        at = (heads[:, None] + offsets[None, :]).clamp(0, len(parts["kind"]) - 1)
        keys = parts[f"{name}_at"][at]
        return torch.einsum("nd,nkd->nk", parts[f"{name}_from"][heads], keys) / POINTER**0.5 + bias

    def pair_scores(self, parts: dict[str, Tensor], facts: referents.Mentions) -> tuple[Tensor, Tensor]:
        """Cheap scores (mentions, mentions), -inf where no antecedent; and full scores, -inf where not looked at."""
        heads = torch.from_numpy(facts.head)
        return score_pairs(self, {name: parts[name][heads] for name in LINKS}, facts)

    def run_time(self) -> coreference.CoreferenceHeads:
        """The parameters behind the projection as the run time reads them."""

        def plain(tensor: Tensor) -> np.ndarray:
            return tensor.detach().float().numpy()

        return coreference.CoreferenceHeads(
            first_bias=plain(self.first_bias),
            last_bias=plain(self.last_bias),
            product=plain(self.product.weight.T),
            tables={name: plain(table.weight) for name, table in self.tables.items()},
            bias=plain(self.product.bias),
            hidden=plain(self.hidden.weight.T),
            hidden_bias=plain(self.hidden.bias),
            out=plain(self.out.weight[0]),
        )


def score_pairs(module: CoreferenceHeads, parts: dict[str, Tensor], facts: referents.Mentions) -> tuple[Tensor, Tensor]:
    """As ``CoreferenceHeads.pair_scores``, from the parts of the mentions' heads alone (mentions, width)."""
    query, key, worth = parts["query"], parts["key"], parts["worth"]
    count = len(facts)
    cheap = query @ key.T / COARSE**0.5 + worth[:, :1] + worth[:, 1][None, :]
    behind = torch.arange(count)[:, None] - torch.arange(count)[None, :]
    cheap = cheap.masked_fill((behind <= 0) | (behind > coreference.BACK), float("-inf"))
    best = cheap.detach().topk(min(coreference.LOOKED_AT, count), dim=1).indices
    row = torch.arange(count)[:, None].expand_as(best).reshape(-1)
    column = best.reshape(-1)
    real = column < row
    row, column = row[real], column[real]
    inner = parts["anaphor"][row] + parts["antecedent"][column] + module.product(query[row] * key[column])
    for name, index in referents.pairs(facts, row.numpy(), column.numpy()).items():
        inner = inner + module.tables[name](torch.from_numpy(index))
    inner = module.inner_rest(functional.relu(inner))
    fine = module.out(functional.relu(module.hidden(inner))).squeeze(1)
    full = torch.full_like(cheap, float("-inf"))
    return cheap, full.index_put((row, column), cheap[row, column] + fine)


def _chosen(parts: dict[str, Tensor], gold: Gold, size: int) -> np.ndarray:
    """The mentions' heads and what the model takes for heads, in order: those are the candidates of training."""
    probable = torch.softmax(parts["kind"].detach(), 1).numpy()
    believed = coreference.candidates(probable, gold.words)
    heads = np.union1d(gold.head[gold.head < size], believed)
    most = int(coreference.HEADS * size) + 4
    if len(heads) > most:  # an untrained model believes anything
        extra = np.setdiff1d(believed, gold.head)
        extra = extra[np.argsort(probable[extra, 0])][: max(0, most - int((gold.head < size).sum()))]
        heads = np.union1d(gold.head[gold.head < size], extra)
    return heads


def coreference_loss(
    module: CoreferenceHeads, hidden: Tensor, batch: Batch, log: dict[str, float] | None = None
) -> Tensor:
    """The loss of one document: mentions and forms, both ends of spans, antecedents. hidden (windows, tokens, size)."""
    gold = batch.gold
    parts = module.parts(hidden.reshape(-1, hidden.shape[-1])[batch.at])
    size = len(batch.at)
    inside = (gold.last <= size) & (gold.head < size)
    heads = torch.from_numpy(gold.head[inside])
    kinds = torch.zeros(size, dtype=torch.long)
    kinds[heads] = torch.from_numpy(gold.kind[inside])
    opens = torch.from_numpy(gold.words.opens[:size])
    mention = functional.cross_entropy(parts["kind"][opens], kinds[opens])
    if not len(heads):
        return mention
    form = functional.cross_entropy(parts["form"][heads], torch.from_numpy(gold.form[inside]))
    ends = torch.zeros(())
    for name, edge, bias, reach, sign in (
        ("first", gold.first[inside], module.first_bias, LEFT, -1),
        ("last", gold.last[inside] - 1, module.last_bias, RIGHT, 1),
    ):
        target = torch.from_numpy(np.abs(edge - gold.head[inside]))
        near = target <= reach
        scores = module.pointer(parts, name, heads[near], sign * torch.arange(reach + 1), bias)
        ends = ends + functional.cross_entropy(scores, target[near])
    links = _link_loss(module, parts, gold, size)
    if log is not None:
        for name, value in (("mention", mention), ("form", form), ("ends", ends), ("links", links)):
            log[name] = log.get(name, 0.0) + float(value)
    return 1.5 * mention + 0.2 * form + 0.5 * ends + 1.5 * links


def _link_loss(module: CoreferenceHeads, parts: dict[str, Tensor], gold: Gold, size: int) -> Tensor:
    chosen = _chosen(parts, gold, size)
    if len(chosen) < 2:
        return torch.zeros(())
    words, places = gold.words, gold.places
    plain = {name: parts[name].detach().numpy() for name in ("first_from", "first_at", "last_from", "last_at")}
    known = referents.Words(
        **{**_fields(words), "of": words.of[:size], "opens": words.opens[:size], "closes": words.closes[:size]}
    )
    first, last = coreference.spans(plain, module.run_time(), known, places.paragraph[:size], chosen)
    facts = referents.mentions(gold.document.text, gold.encoded, words, places, chosen, first, last)
    cheap, full = module.pair_scores(parts, facts)
    cluster = np.full(size, -1, np.int64)
    inside = gold.head < size
    cluster[gold.head[inside]] = gold.cluster[inside]
    of = torch.from_numpy(cluster[chosen])
    same = (of[:, None] == of[None, :]) & (of[:, None] >= 0)
    return marginal(full, same) + 0.3 * marginal(cheap, same)


def _fields(words: referents.Words) -> dict:
    return {name: getattr(words, name) for name in referents.Words.__slots__}


def marginal(scores: Tensor, same: Tensor) -> Tensor:
    """Mean negative log-likelihood of all right antecedents together; of "none" where none of the scored is right."""
    right = same & torch.isfinite(scores)
    none = torch.zeros(len(scores), 1)
    all_scores = torch.cat([scores, none], 1)
    hit = torch.cat([right, ~right.any(1, keepdim=True)], 1)
    return (torch.logsumexp(all_scores, 1) - torch.logsumexp(all_scores.masked_fill(~hit, float("-inf")), 1)).mean()
