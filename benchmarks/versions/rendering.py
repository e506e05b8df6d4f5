"""Reports as outlets publish them: a page, a text file or a line of JSON, with what stands around the words.

Everything that varies is drawn by a seed and the report's id, so that the same seed gives the same bytes. The words of
a report are never changed but for the form of their quotation marks and where a line of a text file breaks: both keep
all offsets.
"""

from __future__ import annotations

import html
import json
import random
import textwrap
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, Final

from benchmarks.versions import mistakes
from benchmarks.versions.corpus import Content, Corpus, GoldReport

SEED: Final = 5
FORMATS: Final = ("html", "html", "txt", "txt", "jsonl")
TEASERS: Final = (
    "Read more: 'Nobody told us', say allotment holders",
    "Read more: Why the Pellam bridge is painted green",
    "RELATED: Ten market towns to visit before autumn",
    'Read also: "It was only a goat," says relieved signalman',
    "Don't miss: our reporters pick the week's best pictures",
)
LINES: Final = (
    "Share this article",
    "Advertisement",
    "Sign up for our morning newsletter",
    "Reading time: 3 minutes",
    "Subscribe to continue reading for just 1 crown a week",
)


def styled(text: str, style: str) -> str:
    """The text with straight or curly quotation marks and apostrophes, of the same length."""
    if style == "straight":
        return text
    made = []
    for at, char in enumerate(text):
        before = text[at - 1] if at else " "
        opening = before.isspace() or before in "([—–\"'"
        if char == '"':
            made.append("“" if opening else "”")
        elif char == "'":
            after = text[at + 1] if at + 1 < len(text) else " "
            made.append("‘" if opening and not after.isspace() else "’")
        else:
            made.append(char)
    return "".join(made)


def draw(report: GoldReport, seed: int) -> random.Random:
    """The chances of one report: its own, so that another report more or less changes nothing."""
    return random.Random(f"{seed} {report.id}")


class Rendered:
    """One report made a file or a line: ``paragraphs`` are the words as they stand in it, title first."""

    def __init__(self, report: GoldReport, seed: int) -> None:
        chance = draw(report, seed)
        self.report = report
        self.format = chance.choice(FORMATS)
        style = random.Random(f"{seed} {report.outlet}").choice(("straight", "curly", "curly"))
        wrapped = self.format == "txt" and chance.random() < 0.4
        self.text = styled(report.text, style)
        paragraphs = self.text.split("\n\n")
        self.paragraphs = [paragraphs[0], *(_wrapped(one) if wrapped else one for one in paragraphs[1:])]
        self.noise = (
            {chance.randrange(2, len(paragraphs) + 1): chance.choice(TEASERS)} if chance.random() < 0.35 else {}
        )
        self.line = chance.choice(LINES) if chance.random() < 0.5 else None
        self.name = f"{report.id.replace('/', '-')}.{self.format}"
        self.url = f"https://{_slug(report.outlet)}.example/{report.published}/{_slug(report.title)[:60]}"

    def body(self) -> list[str]:
        """The paragraphs after the title, with the lines that belong to the page."""
        lines = []
        for n, paragraph in enumerate(self.paragraphs[1:], 1):
            if n in self.noise:
                lines.append(self.noise[n])
            lines.append(paragraph)
        return lines

    def content(self) -> str:
        """The bytes of a file, or a line of JSON."""
        return {"html": self._html, "txt": self._txt, "jsonl": self._json}[self.format]()

    def _txt(self) -> str:
        day = date.fromisoformat(self.report.published)
        head = [self.paragraphs[0], f"{self.report.outlet} | {day.day} {day:%B %Y}"]
        if self.report.byline:
            head.append(f"By {self.report.byline}")
        tail = [self.line] if self.line else []
        return "\n\n".join([*head, *self.body(), *tail]) + "\n"

    def _json(self) -> str:
        row: dict[str, Any] = {
            "title": self.paragraphs[0],
            "text": "\n\n".join(self.body()),
            "url": self.url,
            "outlet": self.report.outlet,
            "published": self.report.published,
        }
        if self.report.byline:
            row["byline"] = self.report.byline
        return json.dumps(row, ensure_ascii=False) + "\n"

    def _html(self) -> str:
        report, title = self.report, html.escape(self.paragraphs[0], quote=False)
        said = html.escape(self.paragraphs[0])
        parts = []
        noise = set(self.noise.values())
        pulled = {self.paragraphs[n] for n in report.pull}
        for line in self.body():
            words = html.escape(line, quote=False)
            if line in noise:
                parts.append(f'<p class="related"><a href="/more">{words}</a></p>')
            elif line in pulled:
                parts.append(f'<blockquote class="pullquote"><p>{words}</p></blockquote>')
            else:
                parts.append(f"<p>{words}</p>")
        byline = f'<p class="byline">By {html.escape(report.byline)}</p>' if report.byline else ""
        share = f'<div class="share">{html.escape(self.line, quote=False)}</div>' if self.line else ""
        return (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f"<title>{title} | {html.escape(report.outlet, quote=False)}</title>\n"
            f'<meta property="og:title" content="{said}">\n'
            f'<meta property="og:site_name" content="{html.escape(report.outlet)}">\n'
            f'<meta property="article:published_time" content="{report.published}T07:30:00Z">\n'
            f'<link rel="canonical" href="{self.url}">\n</head>\n<body>\n'
            '<nav><a href="/">Home</a> <a href="/politics">Politics</a> <a href="/sport">Sport</a></nav>\n'
            f"<article>\n<h1>{title}</h1>\n{byline}\n" + "\n".join(parts) + f"\n{share}\n</article>\n"
            "<footer>All rights reserved. Contact us. Terms of use.</footer>\n</body>\n</html>\n"
        )


def _wrapped(paragraph: str) -> str:
    """The paragraph in lines of at most 76 characters, where that keeps its length."""
    made = "\n".join(textwrap.wrap(paragraph, 76, break_long_words=False, break_on_hyphens=False))
    return made if len(made) == len(paragraph) else paragraph


def _slug(words: str) -> str:
    return "-".join("".join(c for c in words.lower() if c.isalnum() or c == " ").split())


def rendered(corpus: Corpus, seed: int = SEED) -> list[Rendered]:
    """All reports of a corpus. Raises ValueError when a span does not quote its text."""
    made = [Rendered(report, seed) for report in corpus.reports]
    for one in made:
        check(one)
    return made


def check(one: Rendered) -> None:
    """That every span quotes the text: within it, no empty one, no blanks at its ends."""
    whole = "\n\n".join(one.paragraphs)
    if len(whole) != len(one.report.text):
        raise ValueError(f"{one.report.id}: the published text has another length")
    for content in one.report.contents:
        if not content.content:
            raise ValueError(f"{content.id}: no words")
        for start, end in (*content.content, *content.source, *content.cue):
            words = whole[start:end]
            if not words or words != words.strip() or "\n\n" in words:
                raise ValueError(f"{content.id}: {words!r} is no span of words")


def write(corpus: Corpus, folder: Path, seed: int = SEED) -> list[Rendered]:
    """Write a corpus into a folder: its reports below ``reports/``, what is true of them as ``gold.jsonl``."""
    below = folder / "reports"
    below.mkdir(parents=True, exist_ok=True)
    made = rendered(corpus, seed)
    lines: dict[str, list[str]] = {}
    for one in made:
        if one.format == "jsonl":
            lines.setdefault("feed.jsonl", []).append(one.content())
        else:
            (below / one.name).write_text(one.content(), encoding="utf-8")
    for name, rows in lines.items():
        (below / name).write_text("".join(rows), encoding="utf-8")
    (folder / "gold.jsonl").write_text("".join(gold_lines(corpus, made)), encoding="utf-8")
    return made


def gold_lines(corpus: Corpus, made: Iterable[Rendered]) -> list[str]:
    """What is true of the reports, a line each; then the relations between them."""
    rows: list[dict[str, Any]] = []
    for one in made:
        report = one.report
        rows.append(
            {
                "type": "report",
                "id": report.id,
                "file": "feed.jsonl" if one.format == "jsonl" else one.name,
                "outlet": report.outlet,
                "published": report.published,
                "text": "\n\n".join(one.paragraphs),
                "contents": [_row(report, content, corpus) for content in report.contents],
                "told": [
                    {"on": t.on, t.field: t.value, "span": [t.start, t.end], "wrong": t.wrong} for t in report.told
                ],
                "offices": [
                    {"who": corpus.people[o.who].name, "office": o.office, "span": [o.start, o.end], "wrong": o.wrong}
                    for o in report.offices
                ],
            }
        )
    rows.extend(
        {
            "type": "discrepancy",
            "kind": found.kind,
            "also": sorted(found.also),
            "about": found.about,
            "mistaken": sorted(found.mistaken.contents or found.mistaken.reports),
            "others": sorted(found.others.contents or found.others.reports),
        }
        for found in mistakes.discrepancies(corpus)
    )
    for occasion in corpus.occasions:
        rows.extend({"type": "development", "earlier": a, "later": b} for a, b in occasion.developments)
        rows.extend({"type": "repetition", "of": a, "again": b} for a, b in occasion.repetitions)
    return [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]


def _row(report: GoldReport, content: Content, corpus: Corpus) -> dict[str, Any]:
    person = corpus.people[content.speaker]
    return {
        "id": content.id,
        "occasion": report.occasion,
        "unit": content.unit,
        "statement": content.statement,
        "kinds": list(content.kinds),
        "quotation": content.quotation,
        "stance": content.stance,
        "on": content.on,
        "speaker": {"name": person.name, "kind": person.kind, "named": person.named},
        "source": content.source,
        "cue": content.cue,
        "content": content.content,
        "mistakes": sorted({*content.wrong, *("figure" for figure in content.figures if figure.wrong)}),
        "figures": [
            {"span": [f.start, f.end], "key": f.key, "kind": f.kind, "unit": f.unit, "low": f.low, "high": f.high}
            | {"bound": f.bound, "approximate": f.approximate, "counts": f.counts, "wrong": f.wrong}
            for f in content.figures
        ],
    }
