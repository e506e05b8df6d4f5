"""Discrepancies of a record, derived afresh for the speakers whose statements changed."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.domain import Development, Discrepancy, Side
from onrecord.ids import development_id, discrepancy_id
from onrecord.reconcile.discrepancies import (
    developments,
    events,
    figures,
    identities,
    of_statement,
    speakers,
    times,
    words,
)
from onrecord.reconcile.discrepancies.findings import Finding, Told
from onrecord.reconcile.statements.alignment import EMPTY
from onrecord.reconcile.statements.deriving import telling
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import printed
from onrecord.store import Store
from onrecord.store.differences import Differences
from onrecord.store.tellings import Tellings

#: The versions of the rules: a record whose discrepancies others found is looked at afresh, all of it.
RULES: Final = " ".join(
    (
        "differences-2",
        figures.RULE,
        words.RULE,
        times.RULE,
        speakers.RULE,
        identities.RULE,
        developments.RULE,
        developments.STANCE_RULE,
        events.RULE,
    )
)
BLOCKS: Final = 50  # of one transaction
KNOWN: Final = "who "  # how the name of a block of a known speaker begins (statements.deriving.block_of)
PHRASE: Final = 4  # words in a row by which the same quotation is looked for in other mouths
WINDOW: Final = 4  # runs of words of which one marks a telling
CROWD: Final = 20  # speakers who all use a phrase, beyond which it tells nothing
WORDS: Final = 300  # of a side's words that are kept, in characters; its spans have all of them

Statements = dict[str, tuple[str, list[Telling]]]


def derive_discrepancies(store: Store) -> int:
    """Find what versions contradict each other in, for every block whose statements changed; how many blocks.

    One transaction a batch of blocks; the result depends on what the record holds alone.
    """
    blocks, texts = 0, set[str]()
    with store.differences() as (differences, tellings):
        if tellings.info("differences_by") != RULES:
            with differences.transaction():
                differences.touch_all()
                tellings.keep_info("differences_by", RULES)
        while names := differences.touched(BLOCKS):
            with differences.transaction():
                for name in names:
                    texts |= _derive(differences, tellings, name)
            blocks += len(names)
        if texts:
            with differences.transaction():
                _events(differences, texts)
    return blocks


def _derive(differences: Differences, tellings: Tellings, name: str) -> set[str]:
    """Write what differs and develops in a block; the texts that it is of."""
    own = _statements(differences, tellings, name)
    ours = [one for _, told in own.values() for one in told]
    found: list[tuple[Finding, tuple[str, ...]]] = [
        (finding, (id_,)) for id_, (_, told) in sorted(own.items()) for finding in of_statement(told)
    ]
    home = {one.id: id_ for id_, (_, told) in own.items() for one in told}
    for theirs in _alike(differences, tellings, ours, name):
        whose = home | {one.id: id_ for id_, (_, told) in theirs.items() for one in told}
        for finding in speakers.differences({**own, **theirs}):
            both = tuple(sorted({whose[told.telling.id] for told in (*finding.left, *finding.right)}))
            found.append((finding, both))
    reports = differences.reports({one.telling.text for finding, _ in found for one in (*finding.left, *finding.right)})
    made = [_made(finding, ids, reports) for finding, ids in found]
    made += _of_identity(differences, name)
    differences.replace(name, [one.id for one in ours], made)
    differences.replace_developments(name, _moves(differences, own) if name.startswith(KNOWN) else [])
    texts = {one.text for one in ours}
    for text in sorted(texts):
        differences.replace(f"text {text}", (), _in_text(differences, text))
    differences.done(name)
    return texts


def _moves(differences: Differences, own: Statements) -> list[Development]:
    """What develops between the statements of a block."""
    found = developments.developments({id_: told for id_, (_, told) in own.items()})
    reports = differences.reports({told.telling.text for one in found for told in (one.earlier, one.later)})
    made = []
    for one in found:
        sides = _side(one.earlier, reports), _side(one.later, reports)
        id_ = development_id(one.rule, [(side.attribution or "", side.spans) for side in sides])
        made.append(Development(id_, one.about, *sides, one.because, one.rule))
    return made


def _events(differences: Differences, texts: set[str]) -> None:
    """Write what develops over the events that some of these texts tell of."""
    clues = differences.of_events()
    concerned = {name for clue in clues if clue.text in texts for name in events.names(clue)}
    sided = events.by_event(clues)
    for name in sorted(concerned):
        before, after = sided.get(name, ((), ()))
        of = {clue.text for clue in (*before, *after)}
        made = events.developments(name, before, after, differences.contents(of), differences.reports(of))
        differences.replace_developments(f"event {name}", made)


def _of_identity(differences: Differences, name: str) -> list[Discrepancy]:
    """What reports contradict each other in about the speaker of a block."""
    told = differences.described(name.removeprefix(KNOWN)) if name.startswith(KNOWN) else []
    if not any(one.facet.endswith("|former") for one in told):
        return []
    return identities.between_reports(told, differences.reports({one.text for one in told}))


def _in_text(differences: Differences, text: str) -> list[Discrepancy]:
    """What a text contradicts itself in about who is what at its time."""
    clues = differences.contradicted([text])
    return identities.inside_reports(clues, differences.reports({text})) if clues else []


def _statements(differences: Differences, tellings: Tellings, name: str) -> Statements:
    """The statements of a block by id: its name, and their tellings."""
    told = [telling(one) for one in tellings.block(name)]
    of = differences.statements([one.id for one in told])
    out: dict[str, list[Telling]] = defaultdict(list)
    for one in told:
        out[of[one.id]].append(one)
    return {id_: (name, sorted(group, key=lambda one: one.fullness)) for id_, group in out.items()}


def _alike(differences: Differences, tellings: Tellings, ours: Sequence[Telling], name: str) -> Iterator[Statements]:
    """The statements of each other known speaker who uses a phrase that marks one of these tellings and one of his own;
    none for a block of nobody known, who may be any of them.

    Which phrases mark a telling is a matter of its own words, so two blocks find each other or neither finds the other.
    """
    if not name.startswith(KNOWN):
        return
    phrases = {phrase for one in ours for phrase in _phrases(one)}
    found = {other for phrase in sorted(phrases) for other in differences.with_phrase(phrase, CROWD)}
    for other in sorted(one for one in found - {name} if one.startswith(KNOWN)):
        theirs = _statements(differences, tellings, other)
        if any(phrase in phrases for _, told in theirs.values() for one in told for phrase in _phrases(one)):
            yield theirs


def _phrases(one: Telling) -> Iterator[str]:
    """The phrases that mark a telling: of each few runs of words that say something the one with the least hash, so
    that two tellings with more words in common share one (winnowing, Schleimer et al. 2003)."""
    folded = one.wording.folded
    runs = [folded[at : at + PHRASE] for at in range(len(folded) - PHRASE + 1)]
    full = [" ".join(run) for run in runs if sum(word not in EMPTY for word in run) >= 2 and "not" not in run]
    hashed = [(zlib.crc32(words.encode()), words) for words in full]
    yield from {min(hashed[at : at + WINDOW])[1] for at in range(max(1, len(hashed) - WINDOW + 1)) if hashed}


def _made(finding: Finding, statements: Sequence[str], reports: dict[str, str]) -> Discrepancy:
    sides = (_side(finding.left[0], reports), _side(finding.right[0], reports))
    return Discrepancy(
        discrepancy_id(finding.kind, [(side.attribution or "", side.spans) for side in sides]),
        finding.kind,
        finding.severity,
        finding.ground,
        sides,
        finding.because,
        finding.rule,
        tuple(statements),
    )


def _side(told: Told, reports: dict[str, str]) -> Side:
    """A side as the record keeps it. Its words are those of its spans."""
    one = told.telling
    inside = (
        [word for word in one.wording.words if span.start <= word.span.start and word.span.end <= span.end]
        for span in told.spans
    )
    said = " … ".join(filter(None, map(printed, inside))) or printed(one.wording.words)
    return Side(reports[one.text], one.id, told.spans, said[:WORDS] or "…", told.value)
