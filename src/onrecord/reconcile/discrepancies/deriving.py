"""Discrepancies of a record, derived afresh for the speakers whose statements changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import Final

from onrecord.domain import Development, Discrepancy, Side
from onrecord.ids import development_id, discrepancy_id
from onrecord.reconcile import callings
from onrecord.reconcile.discrepancies import (
    developments,
    events,
    figures,
    identities,
    inferred,
    mouths,
    negations,
    of_statement,
    opposites,
    speakers,
    standings,
    times,
    turns,
    words,
)
from onrecord.reconcile.discrepancies.findings import Finding, Told
from onrecord.reconcile.names import generic
from onrecord.reconcile.positions.moves import RULE as MOVES
from onrecord.reconcile.positions.moves import moves
from onrecord.reconcile.statements.adopting import calling, calls
from onrecord.reconcile.statements.alignment import EMPTY
from onrecord.reconcile.statements.kept import Kept
from onrecord.reconcile.statements.stretches import stretches
from onrecord.reconcile.statements.tellings import Telling, fullest_first
from onrecord.reconcile.statements.wording import CLOSE, printed
from onrecord.store import Store
from onrecord.store.differences import Differences
from onrecord.store.inferences import Inferences
from onrecord.store.members import KNOWN
from onrecord.store.offices import described, sources
from onrecord.store.standing import Standing
from onrecord.store.tellings import Tellings

#: The versions of the rules: a record whose discrepancies others found is looked at afresh, all of it.
RULES: Final = " ".join(
    (
        "differences-15",
        figures.RULE,
        words.RULE,
        negations.RULE,
        opposites.RULE,
        turns.RULE,
        times.RULE,
        speakers.RULE,
        mouths.RULE,
        identities.RULE,
        identities.CLUE_RULE,
        standings.RULE,
        developments.RULE,
        developments.STANCE_RULE,
        events.RULE,
        inferred.RULE,
        MOVES,
    )
)
BLOCKS: Final = 50  # of one transaction
#: How often a verdict on whom a pronoun means must be right for its speaker to contradict another report's. On what was
#: read of three parts of benchmarks/versions all of the five below were misread, and four of the 27 others.
SURE: Final = 0.7
NAMED: Final = 0.95  # below it a verdict is on what a report calls somebody, and not on a name
#: A verdict on whom a description means is too weak below it for its speaker to contradict another report's at more
#: than low severity: of 42 discrepancies of speakers in eight parts of benchmarks/versions, read from files, three rest
#: on such a side, and one of these is misread; two of the 39 others are.
WEAK: Final = 0.8
DOUBTED: Final = "who said it is the first thing that a record is asked; but in one report that is itself not sure"
SPEAKS_FOR: Final = "who said it is the first thing that a record is asked; but a body's words are somebody's, too"
_A_ROLE: Final = ("the ", "a ", "his ", "her ", "their ", "its ")
_OTHER: Final = {"he": "she", "she": "he"}
WORDS: Final = 300  # of a side's words that are kept, in characters; its spans have all of them

Statements = dict[str, list[Telling]]


def derive_discrepancies(store: Store, kept: Kept) -> int:
    """Find what versions contradict each other in, for every block whose statements changed; how many blocks.

    ``kept`` has what the statements were made of. One transaction a batch of blocks; the result depends on what the
    record holds alone.
    """
    derived, texts, agreeing = 0, set[str](), set[str]()
    with store.differences() as (differences, tellings):
        if tellings.info("differences_by") != RULES:
            with differences.transaction():
                differences.touch_all()
                tellings.stories.touch_all()
                tellings.keep_info("differences_by", RULES)
        while tellings.stories.touched(1):
            with differences.transaction():
                mouths.find(tellings, kept)
        for whole in (True, False):
            while names := _touched(differences, tellings, whole=whole):
                with differences.transaction():
                    for name in names:
                        texts |= _Block(differences, tellings, kept, name, agreeing, whole=whole).derive()
                derived += len(names)
        if texts:
            with differences.transaction():
                _events(differences, texts)
    return derived


def _touched(differences: Differences, tellings: Tellings, *, whole: bool) -> list[str]:
    """Blocks to look at: those whose statements changed, or those of which some did."""
    return differences.touched(BLOCKS) if whole else tellings.members.touched(BLOCKS, derived=True)


class _Block:
    """What differs and develops in a block, or only in those of its statements that were derived afresh. ``agreeing``
    gathers the texts that contradict themselves in nothing: the next block of such a text need not look again."""

    def __init__(
        self,
        differences: Differences,
        tellings: Tellings,
        kept: Kept,
        name: str,
        agreeing: set[str],
        *,
        whole: bool,
    ) -> None:
        self.differences, self.tellings, self.kept, self.agreeing = differences, tellings, kept, agreeing
        self.name, self.whole, self.known = name, whole, name.startswith(KNOWN)

    def derive(self) -> set[str]:
        """Write it in the place of what was there before; the texts that it is of."""
        members = self.tellings.members
        some = members.of(self.name, derived=True)
        every = self.kept.members(self.tellings, self.name)
        there = [one for one in every if self.whole or one.key in some]
        own = self._statements([one.key for one in there])
        held = self._inferred(own)
        found: list[tuple[Finding, tuple[str, ...]]] = [
            (finding, (id_,)) for id_, told in sorted(own.items()) for finding in of_statement(told, held)
        ]
        if self.known:
            found += self._in_other_mouths(own)
            known = {ids for _, ids in found if len(ids) > 1}
            found += (each for each in self._in_other_words(own) if each[1] not in known)
            self._moves(own, [[one.id for one in part] for part in stretches(there)])
            if held is not None:
                found += self._opposed({one.id: one.key for one in every}, held)
            self._undertaken(own)
        reports = self.differences.reports(
            {one.telling.text for finding, _ in found for one in (*finding.left, *finding.right)}
        )
        made = [_made(finding, ids, reports) for finding, ids in found]
        self.differences.drop(self.name if self.whole else None, [one.id for one in there])
        self.differences.add(self.name, made)
        self._again(f"of {self.name}", _of_identity(self.differences, self.name, [one.key for one in every]))
        texts = {one.text for told in own.values() for one in told}
        for text in sorted(texts - self.agreeing):
            if not self._again(f"text {text}", _in_text(self.differences, text)):
                self.agreeing.add(text)
        members.done(self.name)
        self.differences.done(self.name)
        return texts

    def _again(self, name: str, found: Sequence[Discrepancy]) -> bool:
        """Write what was found in the place of what was there; whether there is or was any."""
        gone = self.differences.drop(name)
        self.differences.add(name, found)
        return bool(gone or found)

    def _statements(self, keys: Sequence[int]) -> Statements:
        """The statements that attributions tell: by id, the fullest telling first."""
        told = self.kept.tellings(self.tellings, keys)
        of = self.differences.statements([one.id for one in told])
        out: dict[str, list[Telling]] = defaultdict(list)
        for one in told:
            out[of[one.id]].append(one)
        return {id_: fullest_first(group) for id_, group in out.items()}

    def _inferred(self, own: Statements) -> inferred.Held | None:
        """What an encoder holds for contradictions with these statements; None where none was asked."""
        inferences = Inferences(self.differences.db)
        encoder = inferences.by()
        if encoder is None:
            return None
        ids = [one.id for told in own.values() for one in told]
        return inferred.gathered(encoder, inferences.of(ids, encoder.least))

    def _opposed(self, keys: dict[str, int], held: inferred.Held) -> Iterator[tuple[Finding, tuple[str, ...]]]:
        """Where an encoder holds two statements of the block to contradict each other, unless the speaker is known to
        have moved from the one to the other."""
        pairs = [(one, other) for one, others in held.beside.items() for other in others if one < other]
        known = [ids for ids in pairs if all(one in keys for one in ids)]
        every = self._statements(sorted({keys[one] for ids in known for one in ids}))
        of = {one.id: id_ for id_, told in every.items() for one in told}
        turned = Standing(self.tellings.db).developed(f"positions {self.name}")
        for left, right in sorted({(min(of[a], of[b]), max(of[a], of[b])) for a, b in known if of[a] != of[b]}):
            if (left, right) not in turned and (right, left) not in turned:
                finding = inferred.between(every[left], every[right], held)
                if finding is not None:
                    yield finding, (left, right)

    def _in_other_mouths(self, own: Statements) -> Iterator[tuple[Finding, tuple[str, ...]]]:
        """What other known speakers are said to have said in the words of these statements.

        Which phrases mark a telling is a matter of its own words, so two blocks find each other or neither does.
        """
        pairs = self.differences.alike(self.name, own)
        theirs = self._statements(self.tellings.members.of_statements({other for _, other in pairs}))
        for one, other in pairs:
            finding = speakers.between(*(side for _, side in sorted(((one, own[one]), (other, theirs[other])))))
            if finding is not None and self._sure(own[one], theirs[other], quoted=finding.severity != "low"):
                yield self._weighed(finding, own[one], theirs[other]), tuple(sorted((one, other)))

    def _in_other_words(self, own: Statements) -> Iterator[tuple[Finding, tuple[str, ...]]]:
        """What other known speakers are said to have said in other words, by reports of one story."""
        of = {one.id: id_ for id_, told in own.items() for one in told}
        best: dict[tuple[str, str], Set[str]] = {}
        for each in self.tellings.stories.alike(of):
            if each.block.startswith(KNOWN) and each.block != self.name:
                best.setdefault((of[each.one], each.statement), {each.one, each.other})
        theirs = self._statements(self.tellings.members.of_statements({other for _, other in best}))
        for ids in sorted(best):
            here, there = own[ids[0]], theirs[ids[1]]
            finding = mouths.between(here, there, best[ids])
            if finding is None or self._names(here, there, best[ids]) or self._names(there, here, best[ids]):
                continue
            if self._by_name(best[ids]) and self._sure(here, there, quoted=False):
                yield finding, tuple(sorted(ids))

    def _names(self, ours: Sequence[Telling], theirs: Sequence[Telling], alike: Set[str]) -> bool:
        """Whether what one speaker tells, of the tellings ``alike`` by id, names the other: "that Venn promised"."""
        called = self.differences.called([one.id for one in theirs], [one.id for one in ours])
        names = {_bare(word) for each in called for word in each.split() if word[:1].isupper()} - EMPTY
        words = (word.raw for one in ours if one.id in alike for word in one.wording.words)
        return any(word[:1].isupper() and _bare(word) in names for word in words)

    def _by_name(self, attributions: Set[str]) -> bool:
        """Whether each of two attributions gives its words to its speaker by a name: of the six findings of other words
        that reading got wrong in tuning, fresh-6, -10 and -11 each had a pronoun or a description, of the two right
        ones neither."""
        found = self.differences.verdicts(attributions)
        named = [calling(source) and not source.casefold().startswith(_A_ROLE) for source, _ in found]
        return len(named) >= len(attributions) and all(named)

    def _weighed(self, finding: Finding, ours: Sequence[Telling], theirs: Sequence[Telling]) -> Finding:
        """A person and a body with the same quoted words: it is likely that the one speaks for the other. Where nothing
        but a weak verdict gives one side its speaker, a misreading is as likely."""
        if finding.severity != "low" and (self._weak(ours) or self._weak(theirs)):
            return replace(finding, severity="low", ground=DOUBTED)
        left, right = (self.differences.kinds([one.id for one in side]) for side in (ours, theirs))
        if finding.severity == "low" or left & right or "person" not in left ^ right:
            return finding
        return replace(finding, severity="low", ground=SPEAKS_FOR)

    def _weak(self, side: Sequence[Telling]) -> bool:
        found = self.differences.verdicts([one.id for one in side])
        return bool(found) and all(right < WEAK for _, right in found)

    def _sure(self, ours: Sequence[Telling], theirs: Sequence[Telling], *, quoted: bool) -> bool:
        """Whether two speakers are others, and it is not likelier that one of the two was misread: whom a pronoun
        means, by a verdict that is often wrong, or where the texts call that speaker by the other pronoun more often;
        whom "the minister" means, where they call the other one a minister, too. In the reports' own words it takes
        more than a pronoun."""
        sides = [one.id for one in ours], [one.id for one in theirs]
        for side, other in (sides, sides[::-1]):
            found = self.differences.verdicts(side)
            called = {calling(source) for source, _ in found}
            if called == {""}:
                if not quoted or all(right < SURE for _, right in found):
                    return False
                if _against(self.differences.called(side, other), {source for source, _ in found}):
                    return False
            elif found and all(source.casefold().startswith(_A_ROLE) and right < NAMED for source, right in found):
                names = self.differences.called(other, side)
                if all(calls(names, each) for each in called):
                    return False
        return not self._of_one_body(ours, theirs, quoted=quoted)

    def _of_one_body(self, ours: Sequence[Telling], theirs: Sequence[Telling], *, quoted: bool) -> bool:
        """Whether one of two speakers speaks for the other, a body for which its chair or spokesperson does; or both
        are bodies of which one's name holds the other's: "Oskania's defence ministry", "the Ministry of Defence". In
        the reports' own words a person and a body are no two."""
        left, right = [one.id for one in ours], [one.id for one in theirs]
        if self.differences.speaks_for(left, right):
            return True
        if not quoted and {"person", "organisation"} == self.differences.kinds(left) | self.differences.kinds(right):
            return True
        here, there = (self.differences.bodies(side) for side in (left, right))
        return any(_named_in(one, two) or _named_in(two, one) for one in here for two in there)

    def _moves(self, own: Statements, parts: Sequence[Sequence[str]]) -> None:
        """Write what develops: positions within a stretch, figures in the whole of the block."""
        at = {one.id: id_ for id_, told in own.items() for one in told}
        turned: list[developments.Moved] = []
        for part in parts:
            turned += developments.of_positions({id_: own[id_] for id_ in {at[one] for one in part}})
        self.differences.replace_developments(
            f"positions {self.name}", self._developments(turned), None if self.whole else list(at)
        )
        if self.whole or any(one.figures for told in own.values() for one in told):
            counted = self._statements(self.tellings.members.with_figures(self.name))
            moved = developments.of_figures(counted)
            self.differences.replace_developments(f"figures {self.name}", self._developments(moved))

    def _undertaken(self, own: Statements) -> None:
        """Write how commitments move, in the whole of the block."""
        standing = Standing(self.tellings.db)
        if self.whole or standing.undertaken([one.id for told in own.values() for one in told]):
            held = self._statements(standing.members(self.name))
            at = {one.id: id_ for id_, told in held.items() for one in told}
            turned = standing.developed(f"positions {self.name}")  # "will not" after "will" is told there
            found = [
                one
                for one in moves(held, standing.undertaken(list(at)))
                if (at[one.earlier.telling.id], at[one.later.telling.id]) not in turned
            ]
            self.differences.replace_developments(f"commitments {self.name}", self._developments(found))

    def _developments(self, found: Sequence[developments.Moved]) -> list[Development]:
        reports = self.differences.reports({told.telling.text for one in found for told in (one.earlier, one.later)})
        made = []
        for one in found:
            sides = _side(one.earlier, reports), _side(one.later, reports)
            id_ = development_id(one.rule, [(side.attribution or "", side.spans) for side in sides])
            made.append(Development(id_, one.about, *sides, one.because, one.rule))
        return made


def _against(called: Sequence[str], pronouns: Set[str]) -> bool:
    """Whether texts call somebody by the other pronoun at least as often as by the one that some attributions have."""
    said = {one.casefold() for one in pronouns} & _OTHER.keys()
    counts = Counter(source.casefold() for source in called)
    return len(said) == 1 and all(counts[_OTHER[one]] >= counts[one] for one in said)


def _bare(word: str) -> str:
    """A word of a name as it is compared."""
    return word.casefold().strip(".,").removesuffix("'s").removesuffix("’s")


def _named_in(body: str, other: str) -> bool:
    """Whether a body's name, which many bodies have, is part of another's."""
    words, longer = (frozenset(name.split()) - EMPTY for name in (body, other))
    return len(words) > 1 and (words == longer or (words <= longer and generic(body)))


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


def _of_identity(differences: Differences, name: str, keys: Sequence[int]) -> list[Discrepancy]:
    """What reports contradict each other in about the speaker of a block, of whose attributions the keys are."""
    if not name.startswith(KNOWN):
        return []
    out: list[Discrepancy] = []
    for rule, facets in ((identities, "office:"), (standings, callings.FACET)):
        told = described(differences.db, name.removeprefix(KNOWN), facets)
        if rule is standings:
            told += sources(differences.db, name.removeprefix(KNOWN), keys, callings.SOURCE, WEAK)
        if rule.disputed(told):
            found = rule.between_reports(told, differences.reports({one.text for one in told}))
            out += [one for one in found if not any(_same_sides(one, other) for other in out)]
    return out


def _same_sides(one: Discrepancy, other: Discrepancy) -> bool:
    """Whether two discrepancies are of the same places of the same reports."""
    return all(
        any(
            here.report == there.report
            and any(a.start < b.end and b.start < a.end for a in here.spans for b in there.spans)
            for there in other.sides
        )
        for here in one.sides
    )


def _in_text(differences: Differences, text: str) -> list[Discrepancy]:
    """What a text contradicts itself in about who is what at its time."""
    clues = differences.contradicted([text])
    return identities.inside_reports(clues, differences.reports({text}), differences.contents([text])) if clues else []


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
    said, end = "", 0
    for span in told.spans:
        words = [word for word in one.wording.words if span.start <= word.start and word.end <= span.end]
        said += (" … " if span.start - end > CLOSE else " ") * bool(said and words) + printed(words)
        end = span.end
    said = said or printed(one.wording.words)
    return Side(reports[one.text], one.id, told.spans, said[:WORDS] or "…", told.value)
