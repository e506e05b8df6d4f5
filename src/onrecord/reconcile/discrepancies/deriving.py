"""Discrepancies of a record, derived afresh for the speakers whose statements changed."""

from __future__ import annotations

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
from onrecord.reconcile.statements.blocks import Blocks, made_of
from onrecord.reconcile.statements.deriving import KNOWN
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import printed
from onrecord.store import Store
from onrecord.store.differences import Differences
from onrecord.store.tellings import Tellings

#: The versions of the rules: a record whose discrepancies others found is looked at afresh, all of it.
RULES: Final = " ".join(
    (
        "differences-3",
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
WORDS: Final = 300  # of a side's words that are kept, in characters; its spans have all of them

Statements = dict[str, list[Telling]]


def derive_discrepancies(store: Store, blocks: Blocks) -> int:
    """Find what versions contradict each other in, for every block whose statements changed; how many blocks.

    ``blocks`` has what the statements were made of. One transaction a batch of blocks; the result depends on what the
    record holds alone.
    """
    derived, texts = 0, set[str]()
    with store.differences() as (differences, tellings):
        if tellings.info("differences_by") != RULES:
            with differences.transaction():
                differences.touch_all()
                tellings.keep_info("differences_by", RULES)
        while names := differences.touched(BLOCKS):
            with differences.transaction():
                for name in names:
                    texts |= _derive(differences, tellings, blocks, name)
            derived += len(names)
        if texts:
            with differences.transaction():
                _events(differences, texts)
    return derived


def _derive(differences: Differences, tellings: Tellings, blocks: Blocks, name: str) -> set[str]:
    """Write what differs and develops in a block; the texts that it is of."""
    own = _statements(differences, blocks.tellings(tellings, name))
    ours = [one for told in own.values() for one in told]
    found: list[tuple[Finding, tuple[str, ...]]] = [
        (finding, (id_,)) for id_, told in sorted(own.items()) for finding in of_statement(told)
    ]
    if name.startswith(KNOWN):
        found += _in_other_mouths(differences, tellings, name, own)
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
    found = developments.developments(own)
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


def _statements(differences: Differences, told: Sequence[Telling]) -> Statements:
    """The statements that tellings tell: by id, the fullest telling first."""
    of = differences.statements([one.id for one in told])
    out: dict[str, list[Telling]] = defaultdict(list)
    for one in told:
        out[of[one.id]].append(one)
    return {id_: sorted(group, key=lambda one: one.fullness) for id_, group in out.items()}


def _in_other_mouths(
    differences: Differences, tellings: Tellings, name: str, own: Statements
) -> Iterator[tuple[Finding, tuple[str, ...]]]:
    """What other known speakers are said to have said in the words of this one's statements.

    Which phrases mark a telling is a matter of its own words, so two blocks find each other or neither finds the other.
    """
    pairs = differences.alike(name)
    others: Statements = defaultdict(list)
    for statement, told in tellings.of_statements({other for _, other in pairs}):
        others[statement] += made_of([told])
    theirs = {id_: sorted(told, key=lambda one: one.fullness) for id_, told in others.items()}
    for one, other in pairs:
        finding = speakers.between(*(side for _, side in sorted(((one, own[one]), (other, theirs[other])))))
        if finding is not None:
            yield finding, tuple(sorted((one, other)))


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
