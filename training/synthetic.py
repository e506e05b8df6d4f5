"""Synthetic reports for what PolNeAR teaches too little: headlines, transcripts, odd marks, noun cues, false friends.

    python -m training.synthetic --seed 7 --documents 1500 --out FILE.jsonl.gz

Each line is a document ``{"id", "text", "attributions": [{"source", "cue", "content"}]}``, every value a list of
``[start, end]`` in code points of ``text``. A document depends on the seed and its number only. Two attributions
may share the very same source span; apart from that no two spans overlap.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training import synthetic_forms as forms
from training import synthetic_words as words
from training.synthetic_scene import Scene, cast, place_name

_TAG = re.compile(r"<([scx])(\d*)>|</>")
_ROLES = {"s": "source", "c": "cue", "x": "content"}
# outer and inner marks, the apostrophe, and whether a closing comma or full stop moves inside the mark ("American")
STYLES = [
    ("“", "”", "‘", "’", "’", True),
    ("“", "”", "‘", "’", "’", False),
    ('"', '"', "'", "'", "'", True),
    ('"', '"', "'", "'", "'", False),
    ("‘", "’", "“", "”", "’", False),
    ("'", "'", '"', '"', "'", False),
    ("«", "»", "“", "”", "’", False),
    ("« ", " »", "‹ ", " ›", "’", False),
    ("„", "“", "‚", "‘", "’", False),
    ("''", "''", "'", "'", "'", True),
    ("“", "”", "‘", "’", "'", True),
    ("»", "«", "›", "‹", "’", False),
]
STYLE_WEIGHTS = [20, 6, 20, 6, 16, 14, 4, 2, 1, 3, 4, 1]


@dataclass
class Writer:
    """Gathers marked-up blocks into a text with spans, in one outlet's marks."""

    style: tuple[str, str, str, str, str, bool]
    parts: list[str] = field(default_factory=list)
    length: int = 0
    attributions: list[dict[str, list[list[int]]]] = field(default_factory=list)

    def raw(self, text: str) -> None:
        """Append text without spans."""
        self.parts.append(text)
        self.length += len(text)

    def block(self, markup: str, prefix: str = "", heading: bool = False) -> None:
        """Append one filled form; ``heading`` prints it in title case."""
        markup = _capitalised(self._marks(markup))
        if heading:
            markup = _title_case(markup)
        self.raw(prefix)
        found: dict[str, dict[str, list[list[int]]]] = {}
        opened: tuple[str, str, int] | None = None
        at = 0
        for tag in _TAG.finditer(markup):
            self.raw(markup[at : tag.start()])
            at = tag.end()
            if tag[1]:
                opened = (_ROLES[tag[1]], tag[2] or "1", self.length)
            elif opened:
                role, numbers, start = opened
                for number in numbers:
                    roles = found.setdefault(number, {"source": [], "cue": [], "content": []})
                    roles[role].append([start, self.length])
        self.raw(markup[at:])
        self.attributions += [found[number] for number in sorted(found)]

    def _marks(self, markup: str) -> str:
        """The outlet's quotation marks and apostrophe in place of the canonical ones."""
        opening, closing, inner_open, inner_close, apostrophe, american = self.style
        if american:
            markup = re.sub(r"([”’]+)((?:</>)?)([.,])(?!\d)", r"\3\1\2", markup)
        else:
            markup = re.sub(r"([^.?!”’]) ?”((?:</>)?),", r"\1”\2,", markup)
        table = {"“": opening, "”": closing, "‘": inner_open, "’": inner_close, "'": apostrophe}
        return re.sub("[“”‘’']", lambda mark: table[mark[0]], markup)

    @property
    def text(self) -> str:
        """What has been written so far."""
        return "".join(self.parts)


def _capitalised(markup: str) -> str:
    """The block with a capital at its start and after a full stop; the length stays."""
    first = re.compile(
        r"(^|\n|(?<=[^.\s][.?!] )|(?<=[^.\s]\.[”’»\"'] )|(?<=</>\. ))((?:<[scx]\d*>|[“‘«„»\"'‚‹ ])*)([^\W\d_])"
    )
    return first.sub(lambda match: match[1] + match[2] + match[3].upper(), markup)


_SMALL_WORDS = {"a", "an", "the", "of", "in", "on", "to", "by", "and", "or", "for", "as", "at", "is", "with"}


def _title_case(markup: str) -> str:
    def word(match: re.Match[str]) -> str:
        text = match[0]
        return text if text.startswith("<") or text in _SMALL_WORDS else text[:1].upper() + text[1:]

    return re.sub(r"</?[scx]?\d*>|[^\W\d_]+(?:['’][a-z]+)?", word, markup)


# What each kind of document is made of: forms and their weights.
NEWS = [
    (forms.DIRECT, 6),
    (forms.INDIRECT, 5),
    (forms.MIXED, 4),
    (forms.PARTICIPLE, 3),
    (forms.PASSIVE, 2),
    (forms.NOUN, 2),
    (forms.DENIAL, 2),
    (forms.OTHERS, 4),
    (forms.NESTED, 1),
    (forms.MULTI, 2),
    (forms.NEGATIVES, 3),
    (forms.NARRATIVE, 6),
]
AGENCY = [(forms.PARTICIPLE, 6), (forms.INDIRECT, 5), (forms.MIXED, 2), (forms.NARRATIVE, 3), (forms.OTHERS, 1)]
QUIET = [(forms.NEGATIVES, 6), (forms.NARRATIVE, 6), (forms.DIRECT, 1), (forms.INDIRECT, 1)]
KINDS = [("news", 56), ("agency", 12), ("quiet", 8), ("transcript", 9), ("bullets", 7), ("blog", 5), ("reactions", 7)]


def _paragraphs(scene: Scene, writer: Writer, recipe: list[tuple[list[str], int]], size: int, gap: str) -> None:
    """Paragraphs of one or two forms until the text has ``size`` words."""
    rng = scene.rng
    start = True
    while start or len(writer.text.split()) < size:
        for index in range(rng.choice([1, 1, 1, 2, 2, 3])):
            pool = rng.choices([form for form, _ in recipe], weights=[weight for _, weight in recipe])[0]
            if index == 0 or rng.random() < 0.5:
                scene.recast()
            form = scene.pick(pool)
            prefix = " " if index and "\n\n" not in form else ("" if start else gap)
            if gap == "\n":
                form = form.replace("\n\n", "\n")
            writer.block(scene.fill(form), prefix)
            start = False
        if rng.random() < 0.08:
            scene.recast()
            writer.block(scene.fill(rng.choice(forms.BOILER)), gap)


def _transcript(scene: Scene, writer: Writer, size: int, gap: str) -> None:
    """Questions and answers with labels; a turn's last full stop outside marks belongs to nothing."""
    rng = scene.rng
    host, guest = scene.cast[1], scene.cast[0]
    upper = str.upper
    labels = rng.choice(
        [
            ("Q", "A"),
            (upper(host.last), upper(guest.last)),
            (upper(host.name), upper(guest.name)),
            (host.last, guest.last),
            ("Interviewer", guest.last),
            ("Question", "Answer"),
            (host.name, guest.name),
        ]
    )
    mark = rng.choice([": ", ": ", ": ", ":\n", ". ", " – "])
    if labels[0] != "Q" and mark == ". ":
        mark = ": "
    cue, after = mark.rstrip(), mark[len(mark.rstrip()) :]
    lead = " " if cue.startswith(" ") else ""
    cue = cue.strip()
    scene.a, scene.b = 0, 1
    first = True
    while first or len(writer.text.split()) < size:
        for label, pool in ((labels[0], forms.QUESTIONS), (labels[1], forms.TURNS)):
            turn = scene.fill(scene.pick(pool))
            turn = turn[:1].upper() + turn[1:]
            paragraphs = [turn]
            if pool is forms.TURNS and rng.random() < 0.15:
                paragraphs.append(scene.fill(scene.pick(forms.TURNS)))
            body = gap.join(f"<x>{part[:-1]}</>." if part.endswith(".") else f"<x>{part}</>" for part in paragraphs)
            writer.block(f"<s>{label}</>{lead}<c>{cue}</>{after}{body}", "" if first else gap)
            first = False
        if rng.random() < 0.05:
            writer.raw(gap + rng.choice(["[Applause]", "(Laughter)", "[crosstalk]", "(Pause)"]))


def _bullets(scene: Scene, writer: Writer, size: int, gap: str) -> None:
    bullet = scene.rng.choice(["- ", "• ", "* ", "– ", "1. "])
    if scene.rng.random() < 0.6:
        _paragraphs(scene, writer, AGENCY, 30, gap)
        writer.raw(gap + scene.rng.choice(["Key points:", "In brief", "What was said", "Summary"]) + gap)
    lines = 0
    while not lines or len(writer.text.split()) < size:
        scene.recast()
        writer.block(
            scene.fill(scene.rng.choice(forms.BULLETS)), ("\n" if lines else "") + bullet.replace("1", str(lines + 1))
        )
        lines += 1


def _blog(scene: Scene, writer: Writer, size: int, gap: str) -> None:
    hour, minute = scene.rng.randint(6, 12), scene.rng.randint(0, 50)
    style = scene.rng.choice(["{:02}:{:02} ", "{:02}.{:02}: ", "{:02}:{:02}\n", "{}:{:02} GMT – "])
    first = True
    while first or len(writer.text.split()) < size:
        scene.recast()
        scene.last_speaker = None
        writer.block(scene.fill(scene.rng.choice(forms.BLOG)), ("" if first else gap) + style.format(hour, minute))
        if writer.text.endswith(".") and scene.rng.random() < 0.4:
            writer.block(scene.fill(scene.rng.choice(forms.DIRECT + forms.NARRATIVE)), " ")
        first = False
        minute += scene.rng.randint(3, 40)
        hour, minute = (hour + minute // 60) % 24, minute % 60


def _reactions(scene: Scene, writer: Writer, size: int, gap: str) -> None:
    writer.block(scene.fill("{event} Here is what people had to say about {issue}."))
    while len(writer.text.split()) < size:
        scene.recast()
        markup = scene.fill(scene.rng.choice(forms.HEADERS if scene.rng.random() < 0.75 else forms.DIRECT))
        writer.block(markup.replace("\n\n", gap), gap)


def document(seed: int, number: int) -> dict[str, Any]:
    """The document of that number under that seed."""
    rng = random.Random(f"{seed}:{number}")
    topic = rng.choice(words.TOPICS)
    scene = Scene(rng, topic, cast(rng, topic))
    writer = Writer(rng.choices(STYLES, STYLE_WEIGHTS)[0])
    gap = rng.choice(["\n\n", "\n\n", "\n\n", "\n"])
    kind = rng.choices([name for name, _ in KINDS], [weight for _, weight in KINDS])[0]
    size = rng.randint(90, 270)
    if rng.random() < 0.85:
        scene.heading = True
        scene.recast()
        writer.block(scene.fill(rng.choice(forms.HEADLINES)), heading=rng.random() < 0.35)
        writer.raw(("." if rng.random() < 0.25 and writer.text[-1].isalnum() else "") + "\n\n")
        if rng.random() < 0.15:
            scene.recast()
            writer.block(scene.fill(rng.choice(forms.HEADLINES)))
            writer.raw("\n\n")
        scene.heading = False
    if kind != "transcript" and rng.random() < 0.2:
        outlet = rng.choice(words.OUTLETS).removeprefix("the ")
        writer.raw(f"{place_name(rng).upper()} ({outlet}) {rng.choice(['—', '–', '-'])} ")
    if kind == "transcript":
        _transcript(scene, writer, size, gap)
    elif kind == "bullets":
        _bullets(scene, writer, size, gap)
    elif kind == "blog":
        _blog(scene, writer, size, gap)
    elif kind == "reactions":
        _reactions(scene, writer, size, gap)
    else:
        _paragraphs(scene, writer, {"news": NEWS, "agency": AGENCY, "quiet": QUIET}[kind], size, gap)
    attributions = sorted(writer.attributions, key=lambda found: min(spans[0][0] for spans in found.values() if spans))
    return {"id": f"synthetic-{seed}-{number:05}", "text": writer.text, "attributions": attributions}


def documents(seed: int, count: int) -> Iterator[dict[str, Any]]:
    """The first ``count`` documents under a seed."""
    return (document(seed, number) for number in range(count))


def write(path: Path, seed: int, count: int) -> None:
    """Write the documents as gzipped JSON lines; the same call gives the same bytes."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as out:
        for found in documents(seed, count):
            out.write((json.dumps(found, ensure_ascii=False) + "\n").encode())


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Write synthetic training documents.")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--documents", type=int, default=1500)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    write(options.out, options.seed, options.documents)


if __name__ == "__main__":
    main()
