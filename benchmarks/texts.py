"""The texts that are timed: PolNeAR's dev part where the shared data lies beside the checkout, else our own samples.

The samples are varied (other paragraphs, other numbers), because a record keeps one text once however often it comes.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
POLNEAR = SHARED / "data" / "polnear" / "dev.jsonl.gz"
SEED = 20260101


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts by file name, and the attributions that people marked in them where somebody did."""

    name: str
    texts: dict[str, str]
    gold: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def words(self) -> int:
        """Words separated by white space."""
        return sum(len(text.split()) for text in self.texts.values())

    def write(self, folder: Path) -> Path:
        """Each text as a UTF-8 file of its own; returns the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in self.texts.items():
            folder.joinpath(name).write_text(text, encoding="utf-8", newline="")
        return folder


def corpus(most: int | None = None) -> Corpus:
    """PolNeAR's dev part, one annotated copy of each report, or varied samples; at most ``most`` texts."""
    if not POLNEAR.is_file():
        return Corpus("varied samples", dict(varied(most or 200, paragraphs=6)))
    copies: dict[str, dict[str, Any]] = {}
    with gzip.open(POLNEAR, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            kept = copies.get(document["id"])
            if kept is None or document.get("annotator", "") < kept.get("annotator", ""):
                copies[document["id"]] = document
    chosen = [copies[key] for key in sorted(copies)][:most]
    names = [f"polnear-{number:03}.txt" for number in range(len(chosen))]
    return Corpus(
        "PolNeAR dev",
        {name: document["text"] for name, document in zip(names, chosen, strict=True)},
        {name: document["attributions"] for name, document in zip(names, chosen, strict=True)},
    )


def sample_paragraphs() -> list[str]:
    """Paragraphs of at least eight words from the plain text and Markdown samples that ship with onrecord."""
    found = importlib.util.find_spec("onrecord")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("benchmarks: onrecord is not installed")
    samples = Path(found.submodule_search_locations[0]) / "samples"
    files = sorted(file for file in samples.rglob("*") if file.suffix in {".txt", ".md"})
    paragraphs = [
        " ".join(paragraph.split())
        for file in files
        for paragraph in re.split(r"\n\s*\n", file.read_text(encoding="utf-8", errors="replace"))
    ]
    return [paragraph for paragraph in paragraphs if len(paragraph.split()) >= 8] or ["“It will hold,” Ora Venn said."]


def varied(count: int, *, paragraphs: int, start: int = 0) -> Iterator[tuple[str, str]]:
    """``count`` names and texts, none like another: sample paragraphs drawn by chance, their numbers changed.

    Number ``n`` is the same text in every run, whatever ``start`` and ``count``.
    """
    pool = sample_paragraphs()
    for number in range(start, start + count):
        chance = random.Random(f"{SEED}/{number}")
        drawn = [chance.choice(pool) for _ in range(paragraphs)]
        drawn = [re.sub(r"\b\d{1,2}\b", lambda _: str(chance.randint(2, 98)), text) for text in drawn]  # noqa: B023
        yield f"varied-{number:06}.txt", "\n\n".join([f"Round-up number {number}", *drawn]) + "\n"


def common_word(texts: Sequence[str]) -> str:
    """The most frequent word of six letters or more: something that a search will find."""
    words = Counter(word for text in texts for word in re.findall(r"[a-z]{6,}", text))
    return min(words, key=lambda word: (-words[word], word)) if words else "nothing"
