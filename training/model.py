"""The encoder with its heads, in PyTorch: what is trained and then exported."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.analysis.features import LABELS, SHAPES
from onrecord.analysis.wordpiece import wordpiece

LINK = 96  # width of the vectors whose products are link scores
MPNET_NAMES = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[UNK]": "<unk>", "[MASK]": "<mask>"}
DISTANCES = 16  # buckets of signed distance between an argument and a cue


def buckets(distance: Tensor) -> Tensor:
    """Signed token distance to one of DISTANCES buckets: sign, and the logarithm of the size."""
    size = torch.clamp(torch.log2(distance.abs().float() + 1).floor().long(), max=DISTANCES // 2 - 1)
    return torch.where(distance < 0, size, size + DISTANCES // 2)


class Encoder(nn.Module):
    """A BERT encoder that also reads each token's shape; gives emissions over LABELS and link vectors."""

    def __init__(self, bert: nn.Module) -> None:
        super().__init__()
        hidden = bert.config.hidden_size
        self.bert = bert
        self.shape = nn.Embedding(SHAPES, hidden)
        nn.init.normal_(self.shape.weight, std=0.005)
        self.rest = nn.Dropout(0.1)  # here only: dropout inside the encoder costs 40 % of the time
        self.emit = nn.Linear(hidden, len(LABELS))
        self.meaning = nn.Linear(hidden, hidden, bias=False)  # its mean over a sentence is the sentence's meaning
        nn.init.eye_(self.meaning.weight)
        self.link = nn.Linear(hidden, 4 * LINK)  # start and end of a cue, start and end of an argument

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Emissions (B, T, labels) and link vectors (B, T, 4·LINK) of framed windows; ``mask`` is 1 for tokens."""
        return self.answers(self.hidden(ids, shapes, mask))

    def answers(self, hidden: Tensor) -> tuple[Tensor, Tensor]:
        """Emissions and link vectors of hidden states."""
        hidden = self.rest(hidden)
        return self.emit(hidden), self.link(hidden)

    def restore(self, state: dict[str, Tensor]) -> None:
        """Load saved parameters; those saved before there was a head for meaning keep the one they have."""
        self.load_state_dict({"meaning.weight": self.meaning.weight.detach(), **state})

    def hidden(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> Tensor:
        """What all heads stand on: the encoder's last states (B, T, hidden)."""
        words = self.bert.embeddings.word_embeddings(ids) + self.shape(shapes)
        return self.bert(inputs_embeds=words, attention_mask=mask).last_hidden_state


class Heads(nn.Module):
    """What stands on the encoder's output: a linear-chain CRF over labels, and the scores of links."""

    def __init__(self) -> None:
        super().__init__()
        n = len(LABELS)
        self.transition = nn.Parameter(torch.zeros(n, n))
        self.first = nn.Parameter(torch.zeros(n))
        self.last = nn.Parameter(torch.zeros(n))
        self.distance = nn.Parameter(torch.zeros(2, DISTANCES))  # for sources, for contents
        self.between = nn.Parameter(torch.zeros(2, 4))  # paragraph breaks between argument and cue: 0, 1, 2, more
        self.none = nn.Parameter(torch.zeros(2))  # no cue for this argument, no source for this cue
        forbidden = torch.zeros(n, n)
        for i, left in enumerate(LABELS):
            for j, right in enumerate(LABELS):
                if right.startswith("I-") and left[2:] != right[2:]:
                    forbidden[i, j] = -1e4
        self.register_buffer("forbidden", forbidden)
        begins = torch.tensor([-1e4 if label.startswith("I-") else 0.0 for label in LABELS])
        self.register_buffer("begins", begins)

    def transitions(self) -> Tensor:
        """Scores of one label after another (labels, labels); what BIO forbids is out of reach."""
        return self.transition + self.forbidden

    def starts(self) -> Tensor:
        """Scores of a sequence's first label (labels,)."""
        return self.first + self.begins

    def crf(self, emissions: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of each sequence. mask (B, T) is 1 for tokens; sequences start at position 0."""
        return self.partition(emissions, mask) - self.path(emissions, labels, mask)

    def path(self, emissions: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """The score of each sequence's own labels (B,)."""
        trans = self.transitions()
        score = emissions.gather(2, labels.unsqueeze(2)).squeeze(2)
        moves = trans[labels[:, :-1], labels[:, 1:]]
        total = (score * mask).sum(1) + (moves * mask[:, 1:]).sum(1) + self.starts()[labels[:, 0]]
        ends = mask.sum(1).long() - 1
        return total + self.last[labels.gather(1, ends.unsqueeze(1)).squeeze(1)]

    def partition(self, emissions: Tensor, mask: Tensor) -> Tensor:
        """The logarithm of the summed scores of all label sequences (B,)."""
        trans = self.transitions()
        alpha = self.starts() + emissions[:, 0]
        for t in range(1, emissions.shape[1]):
            step = torch.logsumexp(alpha.unsqueeze(2) + trans, dim=1) + emissions[:, t]
            alpha = torch.where(mask[:, t : t + 1] > 0, step, alpha)
        return torch.logsumexp(alpha + self.last, dim=1)

    def marginals(self, emissions: Tensor, mask: Tensor) -> Tensor:
        """Logarithms of the marginal probabilities of labels (B, T, labels), by the forward-backward algorithm.

        ``mask`` (B, T) is 1 for tokens; sequences start at position 0. What stands at masked places means nothing.
        """
        trans, length = self.transitions(), emissions.shape[1]
        alpha = [self.starts() + emissions[:, 0]]
        for t in range(1, length):
            step = torch.logsumexp(alpha[-1].unsqueeze(2) + trans, dim=1) + emissions[:, t]
            alpha.append(torch.where(mask[:, t : t + 1] > 0, step, alpha[-1]))
        beta = [self.last.expand(emissions.shape[0], -1)]
        for t in range(length - 1, 0, -1):
            step = torch.logsumexp(trans + (emissions[:, t] + beta[-1]).unsqueeze(1), dim=2)
            beta.append(torch.where(mask[:, t : t + 1] > 0, step, beta[-1]))
        total = torch.stack(alpha, 1) + torch.stack(beta[::-1], 1)
        return total - torch.logsumexp(total, 2, keepdim=True)

    def pair_scores(self, link: Tensor, cues: Tensor, args: Tensor, kinds: Tensor, breaks: Tensor) -> Tensor:
        """Scores (arguments × cues) in one window. link (T, 4·LINK); cues, args (n, 2) first and last token;
        kinds (n,) 0 for a source and 1 for a content; breaks (args, cues) paragraph breaks between."""
        cue_start, cue_end, arg_start, arg_end = link.float().split(LINK, dim=1)
        c = cue_start[cues[:, 0]] + cue_end[cues[:, 1]]
        a = arg_start[args[:, 0]] + arg_end[args[:, 1]]
        gap = torch.where(
            args[:, None, 0] > cues[None, :, 1],
            args[:, None, 0] - cues[None, :, 1],
            args[:, None, 1] - cues[None, :, 0],
        )
        score = a @ c.T / LINK**0.5
        return score + self.distance[kinds[:, None], buckets(gap)] + self.between[kinds[:, None], breaks]


def load_base(folder: Path, dropout: float = 0.0) -> nn.Module:
    """The pretrained encoder (BERT or MPNet) from a folder on disk; dropout off everywhere, as the recipe says.

    Its word vectors come in the order of the package's vocabulary, whatever the order of its own.
    """
    from transformers import AutoModel

    base = AutoModel.from_pretrained(
        folder,
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=0.0,
        add_pooling_layer=False,
        attn_implementation="eager",  # on a CPU a third faster, there and back, than torch's fused attention
    )
    if base.config.model_type == "mpnet":
        own = {word: at for at, word in enumerate((folder / "vocab.txt").read_text("utf-8").splitlines())}
        rows = [own[MPNET_NAMES.get(word, word)] for word in wordpiece().vocabulary]
        vectors = base.embeddings.word_embeddings.weight.detach()[rows].clone()
        base.embeddings.word_embeddings = nn.Embedding.from_pretrained(vectors, freeze=False)
    return base
