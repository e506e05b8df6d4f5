"""The second stage as one call: from what changed to what has to be decided afresh, a batch a transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from onrecord.domain import Span
from onrecord.knowledge import Knowledge
from onrecord.reconcile.callings import callings
from onrecord.reconcile.chronology import date_reports
from onrecord.reconcile.correcting import Corrected, replay
from onrecord.reconcile.deciding import Case, Outcome, decide, describe_office, known
from onrecord.reconcile.descriptions import describe
from onrecord.reconcile.discrepancies.deriving import derive_discrepancies
from onrecord.reconcile.duplicates import find_copies
from onrecord.reconcile.grouping import MOST, Form, Someone, Verdict, crowded, keys, telling, verdicts
from onrecord.reconcile.namesakes import STORY_DAYS, bearers, conflicts, names_needed
from onrecord.reconcile.positions.deriving import derive_positions
from onrecord.reconcile.revisions import derive_revisions
from onrecord.reconcile.rolebook import book
from onrecord.reconcile.statements.deriving import derive_statements
from onrecord.reconcile.statements.kept import Kept
from onrecord.store import Store
from onrecord.store.disputes import judge
from onrecord.store.identities import Identities, Named, TextFacts
from onrecord.store.overruling import Overruling
from onrecord.store.trimming import trim

#: The version of the rules: a record that others decided is decided afresh, all of it.
RULES: Final = "identity-10"
DATES: Final = "chronology-2"  # the same of when texts were written
TEXTS: Final = 100  # of one transaction
BLOCKS: Final = 100
MERGED: Final = "merged by a correction"


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What one reconcile did: ``texts`` looked at, ``blocks`` of names derived afresh, ``decided`` identities written;
    ``corrections`` in force; ``statements`` is how many attributions tell another statement, or otherwise."""

    texts: int = 0
    blocks: int = 0
    decided: int = 0
    corrections: int = 0
    statements: int = 0


def reconcile(store: Store, knowledge: Knowledge, *, at: str) -> Reconciled:
    """Decide when texts were written and who their entities are, where texts, names, knowledge or corrections changed.

    ``at`` is the time (ISO 8601) that redirects carry. One transaction a batch of blocks: a process killed in between
    leaves a valid record, and the next call goes on. What it makes depends on what the record holds, not on the order
    in which it came. Raises RecordError when the record cannot be written.
    """
    _dates(store, knowledge)
    with store.identities() as identities:
        done = _Reconciling(identities, knowledge, at).run()
    find_copies(store)
    derive_revisions(store)
    derive_positions(store)
    kept = Kept()
    derived = derive_statements(store, kept, at=at)
    derive_discrepancies(store, kept)
    with store.identities() as identities:
        _judge(identities)
    return replace(done, statements=derived.changed)


def _judge(identities: Identities) -> None:
    """Let the discrepancies that somebody confirmed or dismissed be known as such, after they were derived."""
    over = Overruling(identities)
    judged = replay(over.judgements(), over.machine).judged
    with identities.transaction():
        judge(over.db, judged)


def _dates(store: Store, knowledge: Knowledge) -> None:
    """Find when texts were written, all of them anew where the rules or the packs are others than last time."""
    version = f"{DATES} {knowledge.digest}".rstrip()
    with store.identities() as identities:
        stale = identities.info("dated_by") != version
    if stale:
        with store.times() as times, times.transaction():
            times.touch_all()
    date_reports(store, knowledge)
    if stale:
        with store.identities() as identities, identities.transaction():
            identities.keep_info("dated_by", version)


class _Reconciling:
    def __init__(self, identities: Identities, knowledge: Knowledge, at: str) -> None:
        self.identities = identities
        self.over = Overruling(identities)
        self.corrected_by = identities.info("corrected_by")
        self.knowledge = knowledge
        self.at = at
        self.texts = self.blocks = self.decided = 0
        self.written: set[tuple[int, int]] = set()

    def run(self) -> Reconciled:
        with self.identities.transaction():
            version = f"{RULES}+{book().version} {self.knowledge.digest}".rstrip()
            if self.identities.info("identities_by") != version:
                self.identities.touch_all()
                self.identities.keep_info("identities_by", version)
            if self.corrected_by and self.identities.touched():
                # Should this be the last that this process does, the next one must correct everything.
                self.identities.keep_info("corrected_by", "not yet")
        while texts := self.identities.touched_texts(TEXTS):
            with self.identities.transaction():
                for key in texts:
                    self._text(key)
            self.texts += len(texts)
        while self.identities.touched_keys(1):
            with self.identities.transaction():
                for _ in range(BLOCKS):
                    touched = self.identities.touched_keys(1)
                    if not touched:
                        break
                    self._block(touched[0])
        with self.identities.transaction():
            count = self._correct()
        return Reconciled(self.texts, self.blocks, self.decided, count)

    def _correct(self) -> int:
        """Let the corrections in force win; how many there are."""
        entries = self.over.corrections()
        if not entries and not self.corrected_by:
            return 0
        corrected = replay(entries, self.over.machine)
        digest = corrected.digest() if entries else ""
        concerned, before = self.written, dict[tuple[int, int], tuple[int | None, str]]()
        if digest != self.corrected_by:
            before = self.over.corrected()
            concerned = concerned | set(before) | set(self.over.decided_as(corrected.into))
            concerned |= set(self.over.locals_of(corrected.taken))
        unused: set[int] = set()
        for entity, text in sorted(concerned):
            who, by = self._overruled(entity, text, corrected)
            key = self._person(who, corrected) if who is not None else None
            if before.get((entity, text)) != ((key, by) if by is not None else None):
                old = before.get((entity, text), (None, ""))[0]
                unused |= {old} if old is not None else set()
                unused |= {one for one, _ in self.identities.meant(entity, text)} if by is None else set()
                self.over.overrule(entity, text, key, by)
        assigned = {
            place: (self._person(who, corrected) if who is not None else None, by)
            for place, (who, by) in corrected.assigned.items()
        }
        unused |= self.over.assign(assigned, corrected.refused)
        trim(self.over.db, corrected.trimmed)
        self.over.rename(corrected.names)
        self._drop(self.over.ids(unused), {})
        self.over.merged({id_: corrected.root(id_) for id_ in corrected.into}, self.at, MERGED)
        self.identities.keep_info("corrected_by", digest)
        return len(entries)

    def _overruled(self, entity: int, text: int, corrected: Corrected) -> tuple[str | None, str | None]:
        """Who an entity of a text is by a correction, and which; (None, None) where none says otherwise."""
        local = self.over.local(entity, text)
        if local is None:
            return None, None
        taken = corrected.taken.get(local)
        decided = self.over.by_rules(entity, text) or (local.entity, [])
        ids = [taken[0]] if taken is not None else [decided[0]] if decided[0] is not None else decided[1]
        roots = {corrected.root(id_) for id_ in ids}
        if len(roots) != 1 or (taken is None and roots == set(ids)):
            return None, None
        by = taken[1] if taken is not None else next(corrected.into[id_][1] for id_ in ids if id_ in corrected.into)
        return next(iter(roots)), by

    def _person(self, id_: str, corrected: Corrected) -> int:
        """The key of an identity that a correction names, added where the record does not hold it."""
        if self.knowledge.entity(id_) is not None:
            return self.identities.canonical(known(id_, self.knowledge))
        return self.identities.key(id_) or self.identities.canonical(corrected.people[id_])

    def _text(self, key: int) -> None:
        """List a text's names, and decide who its offices without a name stand for."""
        facts = self.identities.text(key)
        for entity in facts.entities if facts is not None else ():
            assert facts is not None
            if entity.named:
                self._list(facts, entity)
            else:
                self._office(facts, entity)
        self.identities.text_done(key)

    def _list(self, facts: TextFacts, entity: Named) -> None:
        said = describe(facts.content, facts.called[entity.key], entity.kind)
        if entity.kind == "person":
            said += callings(facts.content, facts.called[entity.key])
        self.identities.describe(entity.key, facts.key, [(one.facet, one.span, one.words) for one in said])
        own = keys(self._form(entity))
        self.identities.list_names(entity.key, own)
        if own:
            self.identities.touch_keys(own)
            self.identities.touch_identity(entity.key, facts.key)
        else:
            self._forget(entity.key, facts.key)

    def _office(self, facts: TextFacts, entity: Named) -> None:
        at = facts.content.find(entity.name)
        facets = [("wording", Span(at, at + len(entity.name)), entity.name)] if at >= 0 else []
        case = Case(entity, facts.key, facts.id, facets, facts.earliest, facts.latest)
        outcome = describe_office(case, self.knowledge)
        if outcome is not None:
            self._write([outcome])
        else:
            self._forget(entity.key, facts.key)

    def _form(self, entity: Named) -> Form:
        acronyms: frozenset[str] = frozenset()
        if entity.kind != "person":
            said = self.identities.distinct_facets(entity.key, "acronym:")
            acronyms = frozenset(facet.removeprefix("acronym:") for facet in said)
        return Form(entity.key, entity.id, entity.name, entity.kind, acronyms)

    def _block(self, key: str) -> None:
        """Derive a block of names afresh, and decide the texts that this concerns."""
        self.blocks += 1
        block_keys, names, too_many = self.identities.block(key, MOST)
        forms = [self._form(one) for one in names]
        for form in forms:
            self.identities.list_names(form.key, keys(form))
        self.identities.untouch(block_keys)
        # What texts say of a bare family name may be said of anybody.
        facets = {form.key: self.identities.distinct_facets(form.key, "office:") for form in forms if telling(form)}
        every = conflicts(facet for said in facets.values() for facet in said)
        seal = _seal(
            [_shape(form) | {"acronyms": sorted(form.acronyms), "facets": facets.get(form.key)} for form in forms],
            [self._together(list(facets), *pair) for pair in every],
        )
        stored = {one.key: _read(self.identities.verdict(one.key)) for one in names}
        fresh: dict[int, Verdict] = {}
        if too_many or any(old is None or old[0] != seal for old in stored.values()):
            fresh = crowded(forms, self.knowledge) if too_many else verdicts(forms, self.knowledge)
        for one in names:
            old = stored[one.key]
            verdict = old[1] if old is not None and not fresh else self._apart(fresh.get(one.key, Verdict()), facets)
            written = _written(seal, one, verdict)
            if old is None or old[0] != seal:
                self.identities.keep_verdict(one.key, written)
            changed = old is None or _told(json.loads(written)) != old[2]
            texts = self.identities.texts_of(one.key) if changed else self.identities.undecided(one.key)
            self._write([decide(self._case(one, text), verdict, self.knowledge) for text in sorted(texts)])

    def _apart(self, verdict: Verdict, facets: dict[int, list[str]]) -> Verdict:
        """The verdict with the namesakes of each person told apart."""
        some: list[Someone] = []
        for one in verdict.someone:
            said = sorted({facet for form in one.forms for facet in facets.get(form, ())})
            some += bearers(one, said, lambda a, b, one=one: bool(self._together(one.forms, a, b)))  # type: ignore[misc]
        return Verdict(tuple(some), verdict.alone, verdict.because)

    def _together(self, forms: Sequence[int], left: str, right: str) -> list[tuple[int, int]]:
        """Of which names one text or one story says both."""
        return self.identities.together(forms, left, right, STORY_DAYS, names_needed(left, right))

    def _case(self, entity: Named, text: int) -> Case:
        earliest, latest = self.identities.dates(text)
        said = self.identities.facets(entity.key, text)
        return Case(entity, text, self.identities.text_id(text), said, earliest, latest)

    def _write(self, outcomes: Sequence[Outcome]) -> None:
        """Write decisions; the identities that nothing refers to any longer go, and their ids redirect."""
        before: set[tuple[int, str]] = set()
        targets: dict[str, set[str | None]] = {}
        for outcome in outcomes:
            one = outcome.decided
            meant = self.identities.meant(one.entity, one.text)
            before |= meant
            for _, id_ in meant:
                targets.setdefault(id_, set()).add(one.who)
            named = {each.id: self.identities.canonical(each) for each in outcome.named}
            self.decided += self.identities.decide([one], named)
            self.written.add((one.entity, one.text))
        self._drop(before, targets)

    def _forget(self, entity: int, text: int) -> None:
        meant = self.identities.meant(entity, text)
        self.identities.undecide(entity, text)
        self.written.add((entity, text))
        self._drop(meant, {})

    def _drop(self, before: Iterable[tuple[int, str]], targets: dict[str, set[str | None]]) -> None:
        gone = self.identities.drop_unused(before)
        merged = [(id_, next(iter(targets[id_]))) for id_ in sorted(gone) if len(targets.get(id_, ())) == 1]
        self.identities.redirect(
            [(id_, target) for id_, target in merged if target not in (None, id_)],
            self.at,
            "found to be one and the same",
        )


def _shape(one: Form | Someone) -> dict[str, Any]:
    """The fields of one as they are: ``dataclasses.asdict`` copies each value to its depth, at a price."""
    return {field.name: getattr(one, field.name) for field in fields(one)}


def _seal(forms: list[dict[str, object]], together: list[list[tuple[int, int]]]) -> str:
    whole = json.dumps([forms, together] if together else forms, ensure_ascii=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:20]


def _written(seal: str, form: Named, verdict: Verdict) -> str:
    some = [_shape(one) for one in verdict.someone]
    shape = {"block": seal, "name": form.name, "count": form.count, "alone": verdict.alone, "because": verdict.because}
    return json.dumps({**shape, "someone": some}, ensure_ascii=False)


def _told(shape: dict[str, Any]) -> object:
    """What of a written verdict the decisions in single texts depend on."""
    some = [{**one, "names": None, "forms": None} for one in shape["someone"]]
    return {**shape, "block": None, "someone": some}


def _read(written: str) -> tuple[str, Verdict, object] | None:
    """The seal of the block, the verdict, what decisions depend on; None for nothing, or for what cannot be read."""
    try:
        shape = json.loads(written)
        some = []
        for one in shape["someone"]:
            lists = (tuple(one[name]) for name in ("names", "forms", "facets", "profile"))
            names, forms, facets, profile = lists
            some.append(
                Someone(
                    one["id"],
                    one["name"],
                    one["known"],
                    one["rule"],
                    one["because"],
                    names,
                    one["full"],
                    forms,
                    facets,
                    profile,
                )
            )
        return shape["block"], Verdict(tuple(some), shape["alone"], shape["because"]), _told(shape)
    except (ValueError, TypeError, KeyError):
        return None
