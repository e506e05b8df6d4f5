"""Whether the ten-thousandth report costs what the hundredth did, and a search too; and the largest single report."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.measure import child
from benchmarks.texts import Corpus, common_word, sample_paragraphs, varied


def growth(sizes: Sequence[int] = (100, 1_000, 10_000), *, paragraphs: int = 2) -> list[dict[str, Any]]:
    """One record that grows to each size in turn: milliseconds a report and 1,000 words of each step, and a search."""
    steps: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as work:
        record, held = Path(work, "growing.db"), 0
        for size in sizes:
            texts = Corpus("step", dict(varied(size - held, paragraphs=paragraphs, start=held)))
            folder = texts.write(Path(work, f"to-{size}"))
            found = child("read", folder, record, common_word(sample_paragraphs()))
            held += found["reports"]
            steps.append(
                {
                    "reports": held,
                    "added": found["reports"],
                    "ms_per_report": round(1000 * found["seconds"] / max(1, found["reports"]), 2),
                    "ms_per_1000_words": round(1e6 * found["seconds"] / max(1, found["words"]), 1),
                    "search_ms": round(1000 * found["search"], 1),
                    "peak_mb": round(found["peak"]),
                    "record_mb": round(record.stat().st_size / 1e6, 1),
                }
            )
    return steps


def largest(characters: int = 4_900_000) -> dict[str, Any]:
    """One report just under the default limit of text: its peak memory, and whether it was read or rejected in time."""
    with tempfile.TemporaryDirectory() as work:
        parts, total = [], 0
        for _, text in varied(10**9, paragraphs=20):
            if total + len(text.encode()) > characters:
                break
            parts.append(text)
            total += len(text.encode())
        folder = Corpus("largest", {"largest.txt": "\n".join(parts) or "“It holds,” Venn said.\n"}).write(
            Path(work, "one")
        )
        found = child("read", folder, Path(work, "largest.db"))
    return {
        "characters": total,
        "seconds": round(found["seconds"], 1),
        "peak_mb": round(found["peak"]),
        "outcome": found["rejected"][0] if found["rejected"] else f"read, {found['statements']} statements",
    }
