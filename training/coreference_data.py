"""GUM as documents with their raw text, mentions and clusters.

GUM (Zeldes 2017) marks entities and identity in the MISC column of CoNLL-U: ``Entity=(12-person-giv:act-…-ana-Name``
opens a mention of the document's entity 12, ``12)`` closes it. Mentions of one entity are one cluster; bridging and
split antecedents are links of another kind and are left out. The text is put together as a reader would see it: white
space by ``SpaceAfter``, sentences of a paragraph by a space, paragraphs and headings by a blank line.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDS = 5
SCORED = ("news", "interview")  # the genres that are measured
# How a mention begins: its entity (with the part of a discontinuous one), its fields, perhaps its identity.
_PART = re.compile(r"\((?P<open>\d+)(?:\[\d+/\d+\])?-(?P<fields>[^()]*)(?P<one>\)?)|(?P<close>\d+)(?:\[\d+/\d+\])?\)")


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word: where it stands (code points), and what the treebank says of it. ``parent`` is the index of
    its governor in the document, -1 for a root."""

    start: int
    end: int
    tag: str
    pos: str
    relation: str
    parent: int
    sentence: int
    features: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention: ``[start, end)`` in code points, ``first`` and ``last`` (inclusive) word and ``head`` word.

    ``kind`` is GUM's entity type, ``status`` its information status, ``link`` how it refers back (``ana``, ``coref``,
    ``appos``, ``sgl`` for a singleton …), ``identity`` its Wikipedia title if given. ``form`` is "pronoun", "named" or
    "nominal".
    """

    start: int
    end: int
    first: int
    last: int
    head: int
    entity: str
    kind: str
    status: str
    link: str
    identity: str
    form: str


@dataclass
class Document:
    """A GUM document. ``turns`` gives each sentence's speaker ("" where none is said to speak)."""

    id: str
    genre: str
    text: str
    words: list[Word]
    mentions: list[Mention]
    turns: list[str] = field(default_factory=list)

    def clusters(self, singletons: bool = False) -> list[list[Mention]]:
        """The mentions of each entity in text order; entities mentioned once only when asked for."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.entity, []).append(mention)
        return [group for group in found.values() if singletons or len(group) > 1]

    def key(self) -> list[set[tuple[int, int]]]:
        """The clusters as sets of spans, without singletons: what a scorer compares with."""
        return [{(m.start, m.end) for m in group} for group in self.clusters()]


def order(document: str) -> int:
    """A number for a document that has nothing to do with its name, by the SHA-256 of its id."""
    return int(hashlib.sha256(document.encode()).hexdigest()[:8], 16)


def fold(document: str) -> int:
    """The fold (0 to 4) of a document."""
    return order(document) % FOLDS


def is_inner(document: str) -> bool:
    """Whether a training document belongs to the quarter on which choices are made within a fold."""
    return int(hashlib.sha256(b"inner " + document.encode()).hexdigest()[:8], 16) % 4 == 0


def read(paths: Iterable[Path]) -> list[Document]:
    """All documents of ``.conllu.gz`` files."""
    out: list[Document] = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            out.extend(_document(chunk) for chunk in _chunks(lines))
    return out


def scored(documents: Iterable[Document]) -> list[Document]:
    """The documents of the measured genres."""
    return [document for document in documents if document.genre in SCORED]


def _chunks(lines: Iterable[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    for line in lines:
        if line.startswith("# newdoc") and chunk:
            yield chunk
            chunk = []
        chunk.append(line.rstrip("\n"))
    if chunk:
        yield chunk


def _value(misc: str, name: str) -> str:
    for part in misc.split("|"):
        if part.startswith(name + "="):
            return part[len(name) + 1 :]
    return ""


class _Builder:
    """Text, words and the marks of entities of one document, line by line."""

    def __init__(self) -> None:
        self.text = ""
        self.gap = ""
        self.words: list[Word] = []
        self.marks: list[str] = []
        self.turns: list[str] = []
        self.base = 0  # index of the sentence's first word
        self.until = 0  # words up to this id belong to a multiword token
        self.after = ""  # white space after that token

    def sentence(self) -> None:
        self.turns.append("")
        self.base = len(self.words)
        self.until = 0
        self.gap = self.gap or (" " if self.text else "")

    def word(self, columns: list[str]) -> None:
        if "." in columns[0]:
            return
        space = "" if "SpaceAfter=No" in columns[9].split("|") else " "
        if "-" in columns[0]:
            self.until = int(columns[0].split("-")[1])
            self.after = space
            return
        number = int(columns[0])
        start = len(self.text) + len(self.gap)
        self.text += self.gap + columns[1]
        self.gap = space if number > self.until else self.after if number == self.until else ""
        parent = self.base + int(columns[6]) - 1 if columns[6] != "0" else -1
        self.words.append(
            Word(start, len(self.text), columns[4], columns[3], columns[7], parent, len(self.turns) - 1, columns[5])
        )
        self.marks.append(_value(columns[9], "Entity"))


def _document(lines: list[str]) -> Document:
    name = genre = ""
    build = _Builder()
    for line in lines:
        if line.startswith("# newdoc id = "):
            name = line.removeprefix("# newdoc id = ")
        elif line.startswith("# meta::genre = "):
            genre = line.removeprefix("# meta::genre = ")
        elif line.startswith("# newpar") and "_block" not in line:
            build.gap = "\n\n" if build.text else ""
        elif line.startswith("# sent_id"):
            build.sentence()
        elif line.startswith("# speaker = "):
            build.turns[-1] = line.removeprefix("# speaker = ")
        elif line and line[0].isdigit():
            build.word(line.split("\t"))
    mentions = list(_mentions(build))
    return Document(name, genre or name.split("_")[1], build.text, build.words, mentions, build.turns)


def _mentions(build: _Builder) -> Iterator[Mention]:
    """The mentions in text order, longer ones first; of a discontinuous mention (there are two) each part is one."""
    waiting: dict[str, list[tuple[int, list[str]]]] = {}
    found: list[tuple[int, int, str, list[str]]] = []
    for at, mark in enumerate(build.marks):
        for part in _PART.finditer(mark):
            if part["open"]:
                fields = part["fields"].split("-", 6)
                if part["one"]:
                    found.append((at, at, part["open"], fields))
                else:
                    waiting.setdefault(part["open"], []).append((at, fields))
            elif waiting.get(part["close"]):
                first, fields = waiting[part["close"]].pop()
                found.append((first, at, part["close"], fields))
    seen: set[tuple[int, int]] = set()
    for first, last, entity, fields in sorted(found, key=lambda m: (m[0], -m[1])):
        if (first, last) in seen:
            continue
        seen.add((first, last))
        head = head_word(build.words, first, last)
        padded = fields + [""] * (7 - len(fields))
        word = build.words[head]
        yield Mention(
            start=build.words[first].start,
            end=build.words[last].end,
            first=first,
            last=last,
            head=head,
            entity=entity,
            kind=padded[0],
            status=padded[1],
            link=padded[5],
            identity=padded[6],
            form="pronoun" if word.pos in ("PRON", "DET") else "named" if word.pos == "PROPN" else "nominal",
        )


def head_word(words: list[Word], first: int, last: int) -> int:
    """The word of ``[first, last]`` that the others hang on; of a coordination its conjunction (D'Oosterlinck and
    others 2023), so that "A and B" and "A" have two heads."""
    inside = [at for at in range(first, last + 1) if not first <= words[at].parent <= last]
    head = next((at for at in inside if words[at].pos not in ("PUNCT", "ADP", "CCONJ")), inside[0] if inside else first)
    joined = [at for at in range(first, last + 1) if words[at].parent == head and words[at].relation == "conj"]
    if joined:
        ands = [at for at in range(first, last + 1) if words[at].pos == "CCONJ" and words[at].parent in joined]
        if ands:
            return ands[-1]
    # Of a name the last word, which later mentions repeat, and not the first, as Universal Dependencies has it.
    flat = [at for at in range(first, last + 1) if words[at].parent == head and words[at].relation == "flat"]
    return flat[-1] if flat else head


def counts(documents: Iterable[Document]) -> Counter[str]:
    """Documents, words, mentions and clusters of each genre, for a table."""
    total: Counter[str] = Counter()
    for document in documents:
        total[f"{document.genre} documents"] += 1
        total[f"{document.genre} words"] += len(document.words)
        total[f"{document.genre} mentions"] += len(document.mentions)
        total[f"{document.genre} clusters"] += len(document.clusters())
    return total
