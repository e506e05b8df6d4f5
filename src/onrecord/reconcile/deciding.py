"""Who an entity is in one text: what its name may mean, weighed with what this text says and when it was published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.domain import Span
from onrecord.ids import entity_id
from onrecord.knowledge import Knowledge, Office
from onrecord.knowledge.folding import fold_title
from onrecord.reconcile.descriptions import FORMER, without_empty
from onrecord.reconcile.grouping import CONFIDENCE, Someone, Verdict
from onrecord.reconcile.namesakes import fits
from onrecord.store.identities import Canonical, Decided, Named, Post

OFFICE: Final = "office-date-1"
ONE_TEXT: Final = "one-text-1"
OFFICE_CONFIDENCE: Final = 0.92  # set by hand, as those of grouping
ALONE_CONFIDENCE: Final = 0.7
OPEN_CONFIDENCE: Final = 0.5
MOST_CANDIDATES: Final = 8

_NOT_NOW: Final = FORMER | frozenset(("next", "incoming", "future", "another", "one", "some", "any", "every", "no"))


@dataclass(frozen=True, slots=True)
class Case:
    """An entity in one text: its facets with their spans and words, and between which days the text was published."""

    entity: Named
    text: int
    text_id: str
    facets: Sequence[tuple[str, Span, str]] = ()
    earliest: str | None = None
    latest: str | None = None

    @property
    def offices(self) -> list[str]:
        """The facets that are offices or occupations."""
        return [facet for facet, _, _ in self.facets if facet.startswith("office:")]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision, with the identities that it names."""

    decided: Decided
    named: tuple[Canonical, ...]


def decide(case: Case, verdict: Verdict, knowledge: Knowledge) -> Outcome:
    """Who a named entity is in one text."""
    if verdict.alone or not verdict.someone:
        by_office = _by_office(case, [one for one in verdict.someone if one.known], knowledge)
        if by_office is not None:
            return _resolved(case, *by_office, rivals=(), knowledge=knowledge)
        return _alone(case, verdict.because, verdict.someone, knowledge)
    fitting = [one for one in verdict.someone if fits(one, case.offices)]
    if len(fitting) == 1 and _needs_word(fitting[0], case, knowledge):
        because = f"{fitting[0].name} of the packs has the name, and the text says nothing of the office"
        return _alone(case, because, verdict.someone, knowledge)
    if not fitting:
        because = f"what the text says of “{case.entity.name}” fits none of those on record"
        return _alone(case, because, verdict.someone, knowledge)
    if len(fitting) > 1:
        by_office = _by_office(case, fitting, knowledge)
        if by_office is not None:
            rivals = tuple((one, "did not hold the office then") for one in fitting if one is not by_office[0])
            return _resolved(case, *by_office, rivals=rivals, knowledge=knowledge)
        return _ambiguous(case, fitting, knowledge)
    [one] = fitting
    rivals = tuple((other, "is said to be somebody else") for other in verdict.someone if other is not one)
    evidence = [(span, words) for facet, span, words in case.facets if facet in one.facets]
    return _resolved(case, one, one.rule, one.because, evidence[:2], rivals=rivals, knowledge=knowledge)


def describe_office(case: Case, knowledge: Knowledge) -> Outcome | None:
    """Who is meant by an office that stands for its holder ("the NATO chief"), given when the text was published.

    None where the packs know no such office: then the words stand for whoever the text means.
    """
    words = case.entity.name.split()
    if case.entity.kind != "person" or (case.entity.count or 1) != 1 or len(words) > 12:
        return None
    lower = [word.lower().removesuffix("’s").removesuffix("'s") for word in words]
    if lower[0] in ("a", "an") or any(word in _NOT_NOW or word.startswith("ex-") for word in lower):
        return None
    wording, offices = _of_wording(case.entity.name, knowledge, case.earliest, case.latest)
    holders = list(dict.fromkeys(office.holder for office in offices))
    if not holders:
        return None
    span = _place(case)
    if case.earliest is None or case.latest is None:
        because = f"“{case.entity.name}” is an office that changes hands, and the report has no date"
        if len(holders) == 1:
            because = f"“{case.entity.name}” is an office, and who held it is not known without the report's date"
        return _open(case, because, OFFICE, [(id_, "held the office at some time") for id_ in holders], knowledge)
    when = case.earliest if case.earliest == case.latest else f"{case.earliest} to {case.latest}"
    held = knowledge.holds(holders[0], wording, None, case.earliest, case.latest)
    if len(holders) == 1 and held == "yes" and offices[0].one_person:
        one = knowledge.entity(holders[0])
        assert one is not None
        because = f"“{case.entity.name}” on {when}: {one.name} held the office then ({offices[0].title})"
        someone = Someone(one.id, one.name, True, OFFICE, because)
        return _resolved(case, someone, OFFICE, because, span, rivals=(), knowledge=knowledge)
    because = f"who was “{case.entity.name}” on {when} is not certain"
    return _open(case, because, OFFICE, [(id_, "may have held the office then") for id_ in holders], knowledge)


def _of_wording(
    wording: str, knowledge: Knowledge, earliest: str | None, latest: str | None
) -> tuple[str, tuple[Office, ...]]:
    """Who may have held the office that a wording names with its organisation, and the wording that the packs have;
    nobody for a bare "president"."""
    for words in dict.fromkeys((wording, without_empty(wording))):
        found = knowledge.holders(words, None, earliest, latest)
        bare = len(words.split()) < 3
        told = tuple(office for office in found if not bare or fold_title(words) != fold_title(office.title))
        if told:
            return words, told
    return wording, ()


def _place(case: Case) -> list[tuple[Span, str]]:
    return [(span, words) for _, span, words in case.facets][:1]


def _needs_word(one: Someone, case: Case, knowledge: Knowledge) -> bool:
    """Whether a name alone is too little for somebody of the packs: one of many who hold such a post, whose names
    others bear, too, where the text tells of no office of state ("builder Mike Lee")."""
    if not one.known:
        return False
    posts = knowledge.offices(one.id)
    return bool(posts) and not any(post.dates for post in posts) and not any(map(_of_state, case.offices))


def _of_state(facet: str) -> bool:
    return facet.startswith("office:state|")


def _by_office(
    case: Case, choices: Sequence[Someone], knowledge: Knowledge
) -> tuple[Someone, str, str, list[tuple[Span, str]]] | None:
    """The one of several known people who held the office that the text gives with the name, when it was published."""
    if case.earliest is None or case.latest is None:
        return None
    for facet, span, words in case.facets:
        if not facet.startswith("office:") or facet.endswith("|former"):
            continue
        _, head, of, _ = facet.removeprefix("office:").split("|")
        heads = (without_empty(words), None), (head.replace("-", " "), of or "-")
        holding = [
            one
            for one in choices
            if one.known
            and any(knowledge.holds(one.id, title, body, case.earliest, case.latest) == "yes" for title, body in heads)
        ]
        if len(holding) == 1:
            [one] = holding
            because = f"{one.name} was “{words}” when the report was published ({case.earliest} to {case.latest})"
            return one, OFFICE, because, [(span, words)]
    return None


def _resolved(
    case: Case,
    one: Someone,
    rule: str,
    because: str,
    evidence: Sequence[tuple[Span, str]],
    *,
    rivals: Sequence[tuple[Someone, str]],
    knowledge: Knowledge,
) -> Outcome:
    who = canonical(one, case, knowledge)
    losers = tuple((canonical(other, case, knowledge), why) for other, why in rivals[:MOST_CANDIDATES])
    confidence = CONFIDENCE.get(rule, OFFICE_CONFIDENCE)
    decided = Decided(
        case.entity.key,
        case.text,
        "resolved",
        rule,
        because,
        confidence,
        who.id,
        tuple((other.id, why) for other, why in losers),
        tuple(evidence),
    )
    return Outcome(decided, (who, *(other for other, _ in losers)))


def _ambiguous(case: Case, choices: Sequence[Someone], knowledge: Knowledge) -> Outcome:
    kept = choices[:MOST_CANDIDATES]
    named = tuple(canonical(one, case, knowledge) for one in kept)
    names = " or ".join(dict.fromkeys(one.name for one in named))
    because = f"“{case.entity.name}” may be {names}, and the text does not say which"
    if len(choices) > len(kept):
        because += f" ({len(choices) - len(kept)} more)"
    reasons = tuple((who.id, one.because) for who, one in zip(named, kept, strict=True))
    rule = choices[0].rule
    decided = Decided(case.entity.key, case.text, "ambiguous", rule, because, OPEN_CONFIDENCE, None, reasons)
    return Outcome(decided, named)


def _open(case: Case, because: str, rule: str, holders: Sequence[tuple[str, str]], knowledge: Knowledge) -> Outcome:
    named = tuple(known(id_, knowledge) for id_, _ in holders[:MOST_CANDIDATES])
    status = "ambiguous" if len(named) > 1 else "unresolved"
    reasons = tuple(holders[:MOST_CANDIDATES])
    return Outcome(Decided(case.entity.key, case.text, status, rule, because, OPEN_CONFIDENCE, None, reasons), named)


def _alone(case: Case, because: str, rivals: Sequence[Someone], knowledge: Knowledge) -> Outcome:
    """The name stands for whoever this text means, and is joined to no other text."""
    entity = case.entity
    own = Canonical(entity_id(entity.kind, entity.id, case.text_id), entity.name, entity.kind, True, entity.count)
    losers = tuple((canonical(one, case, knowledge), one.because) for one in rivals[:MOST_CANDIDATES])
    decided = Decided(
        entity.key,
        case.text,
        "resolved",
        ONE_TEXT,
        f"“{entity.name}” stands for whom this text means: {because or 'nothing joins it to another text'}",
        ALONE_CONFIDENCE,
        own.id,
        tuple((other.id, why) for other, why in losers),
    )
    return Outcome(decided, (own, *(other for other, _ in losers)))


def canonical(one: Someone, case: Case, knowledge: Knowledge) -> Canonical:
    """Somebody as an identity of the record."""
    if one.known:
        return known(one.id, knowledge)
    return Canonical(one.id, one.name, case.entity.kind, True, case.entity.count if one.id == case.entity.id else None)


def known(id_: str, knowledge: Knowledge) -> Canonical:
    """An entity of the packs as an identity of the record; ``id_`` must be theirs."""
    one = knowledge.entity(id_)
    assert one is not None
    posts = []
    for office in knowledge.offices(id_):
        body = knowledge.entity(office.organisation)
        since, until = office.since, office.until
        posts.append(
            Post(
                office.title,
                body.name if body is not None else office.organisation,
                _written(since.earliest, since.latest) if since is not None else None,
                _written(until.earliest, until.latest) if until is not None else None,
                office.source,
            )
        )
    return Canonical(one.id, one.name, one.kind, True, None, True, one.names, tuple(posts))


def _written(earliest: str, latest: str) -> str:
    """A day, or the month or year that an interval is."""
    if earliest == latest:
        return earliest
    if earliest[:7] == latest[:7] and earliest[8:] == "01":
        return earliest[:7]
    return earliest[:4] if earliest[:4] == latest[:4] else f"{earliest}–{latest}"
