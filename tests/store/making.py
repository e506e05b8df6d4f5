"""Invented reports with their analyses, made from a number: the same number, the same report."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from onrecord.domain import (
    Analysis,
    Attribution,
    Clue,
    Date,
    Dating,
    Entity,
    Figure,
    Found,
    MadeBy,
    Mention,
    Occasion,
    Period,
    Report,
    SetAside,
    Span,
    Speaker,
    Text,
)
from onrecord.ids import attribution_id, entity_id, report_id, sha256, text_id

MADE_BY = MadeBy("0.1.0", "test-model-1", "packs-1")
READ_AT = "2026-01-02T03:04:05Z"
NAMES = ("Ora Venn", "Tam Kerr", "Ilse Dragø", "Bo Ruiz", "Petra Halm", "Jón Skarn", "Mina Ostry", "Rolf Ebner")
OUTLETS = ("The Eastmere Courier", "Harbour Post", "Vale Gazette", None)
WORDS = re.findall(
    r"\w+",
    "the dam will hold until spring and nobody needs to leave the valley before the engineers have looked at every "
    "gate again because water rises slowly while budgets fall and councils argue about costs of repair in summer",
)


def person(name: str) -> Entity:
    return Entity(entity_id("person", name.casefold()), name, "person", True)


def simple(  # one report with one direct quotation, for tests that say what they are about
    content: str = "The dam will hold",
    name: str = "Ora Venn",
    *,
    path: str = "report.txt",
    line: int | None = None,
    outlet: str | None = "Harbour Post",
    published: Dating | None = None,
    title: str = "Dam is safe",
    made_by: MadeBy = MADE_BY,
    speaker: Speaker | None = None,
    url: str | None = None,
    stance: str = "asserted",
) -> tuple[Report, Analysis]:
    text = f"{title}\n\n“{content},” {name} said."
    start = len(title) + 3
    source_at = start + len(content) + 3
    body = Text(text_id(text), text)
    source = (Span(source_at, source_at + len(name)),)
    cue = (Span(source_at + len(name) + 1, source_at + len(name) + 5),)
    spans = (Span(start, start + len(content)),)
    who = speaker or Speaker(person(name), "speaker", "resolved", "The source is a name.", "named-1", source)
    one = Attribution(
        attribution_id(body.id, source, cue, spans, made_by.model),
        source,
        cue,
        spans,
        "direct",
        stance,  # type: ignore[arg-type]
        0.9,
        "test-1",
        speakers=(who,),
    )
    raw = text.encode()
    report = Report(
        report_id(sha256(raw), url or path, line),
        body,
        path,
        line,
        "text",
        raw,
        sha256(raw),
        "utf-8",
        False,
        Found("en", "test"),
        title=Span(0, len(title)),
        url=url,
        outlet=Found(outlet, "test") if outlet else None,
        published=published,
    )
    mentions = (Mention(source[0], source[0], "person", True),)
    return report, Analysis(body, (one,), made_by, mentions)


def made(
    number: int, made_by: MadeBy = MADE_BY, attributions: int = 25, path: str | None = None
) -> tuple[Report, Analysis]:
    """Report ``number``: about 700 words with so many attributions, some nested, open, ambiguous or by groups."""
    dice = random.Random(number)
    title = f"Report {number}: " + " ".join(dice.choices(WORDS, k=5))
    pieces, length = [title], len(title)
    found: list[Attribution] = []
    mentions: list[Mention] = []
    body_spans: list[tuple[Span, Span, Span, str]] = []

    def put(words: str) -> Span:
        nonlocal length
        pieces.append(words)
        length += len(words)
        return Span(length - len(words), length)

    for _ in range(attributions):
        put("\n\n“")
        content = put(" ".join(dice.choices(WORDS, k=dice.randint(4, 30))))
        put(",” ")
        name = dice.choice((*NAMES, "officials", "she"))
        source = put(name)
        put(" ")
        cue = put(dice.choice(("said", "added", "warned")))
        put(". " + " ".join(dice.choices(WORDS, k=8)).capitalize() + ".")
        body_spans.append((source, cue, content, name))
    put("\n\n")
    aside = put("2 Min Read")
    text = Text(text_id("".join(pieces)), "".join(pieces))
    for source, cue, content, name in body_spans:
        id_ = attribution_id(text.id, [source], [cue], [content], made_by.model)
        mentions.append(Mention(source, source, "person", name[0].isupper(), pronoun=name == "she"))
        if name == "she":
            open_ = (person(NAMES[0]), person(NAMES[4]))
            who = Speaker(None, "speaker", "ambiguous", "Two women were named before.", "pronoun-1", (source,), open_)
        elif name == "officials":
            group = Entity(entity_id("group", name, text.id), name, "group", False)
            who = Speaker(group, "speaker", "resolved", "A group without a name.", "group-1", (source,))
        else:
            who = Speaker(person(name), "speaker", "resolved", "The source is a name.", "named-1", (source,))
        parent = found[-1].id if found and dice.random() < 0.1 else None
        found.append(
            Attribution(
                id_,
                (source,),
                (cue,),
                (content,),
                "direct",
                "asserted",
                dice.random(),
                "test-1",
                parent,
                speakers=(who,),
            )
        )
    path = path or f"folder/{number % 7}/report-{number}.txt"
    raw = text.text.encode()
    outlet = dice.choice(OUTLETS)
    day = f"2025-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
    report = Report(
        report_id(sha256(raw), path, None),
        text,
        path,
        None,
        "text",
        raw,
        sha256(raw),
        "utf-8",
        False,
        Found("en", "test"),
        title=Span(0, len(title)),
        outlet=Found(outlet, "test") if outlet else None,
        published=Dating(day, day, ("test",)) if outlet else None,
        set_aside=(SetAside(aside, "boilerplate", "reading-time-1"),),
    )
    return report, Analysis(text, tuple(found), made_by, tuple(mentions))


def _word(text: str, within: Span, number: int) -> Span:
    """One of the words of a span, by its number."""
    found = [match.span() for match in re.finditer(r"\w+", text[within.start : within.end])]
    start, end = found[number % len(found)]
    return Span(within.start + start, within.start + end)


def detailed(number: int, made_by: MadeBy = MADE_BY, attributions: int = 6) -> tuple[Report, Analysis]:
    """Report ``number`` with figures, dates, two occasions and clues (the words that they point to mean nothing)."""
    dice = random.Random(number)
    report, analysis = made(number, made_by, attributions)
    text = analysis.text.text
    title = Span(0, text.index("\n"))
    said = Date(_word(text, title, 1), "day", "weekday-1:tuesday:last", "publication")
    then = Date(_word(text, title, 0), "year", "year-1", "none", Dating("2019-01-01", "2019-12-31", ("a year",)))
    occasions = (
        Occasion(
            "interview", "Vale Radio", "Bo Ruiz", None, None, said, (_word(text, title, 2), _word(text, title, 4))
        ),
        Occasion("speech", None, None, "Eastmere", "the harbour fair", then, (_word(text, title, 3),), "speech-1"),
    )
    rich = []
    for one in analysis.attributions:
        content = one.content[0]
        word, thing, owner, when = (_word(text, content, n) for n in (0, 1, 2, 3))
        date = Date(when, "month", "month-1:6:last", "publication") if dice.random() < 0.5 or len(rich) == 5 else then
        event = Date(thing, "event", "event-1", "event", None, "k:fair")
        money = Figure(
            *(word, "money", "35000000000", "35000000000.50", "USD", "at least", True, None, None, None, None, date),
            *("the outlet's country is not known", (), None, "money-1"),
        )
        count = Figure(word, "count", "40", "40", None, None, False, thing.of(text), thing, owner.of(text), owner)
        times = (Period(thing, "3"), Period(owner, "12"))
        multiple = Figure(word, "multiple", "3", "3", "times", periods=times, rate="12", rule="multiple-1")
        vague = Figure(word, "money", None, None, "EUR")
        figures = tuple(dice.sample([money, count, multiple, vague], dice.randint(0, 4)))
        dates = tuple(dice.sample([date, event], dice.randint(0, 2)))
        rich.append(replace(one, figures=figures, dates=dates, occasion=dice.choice([*occasions, None])))
    rich[-1] = replace(rich[-1], figures=(money, count, multiple, vague), dates=(date, event), occasion=occasions[0])
    clues = (
        Clue(
            (title, _word(text, content, 0)), "2020-05-01", None, "It tells of the fair of May 2020.", "event-1", 0.97
        ),
        Clue((_word(text, title, 0),), None, f"2025-{number % 12 + 1:02d}-01", "Venn still led the port.", "office-1"),
    )
    return report, replace(analysis, attributions=tuple(rich), clues=clues)
