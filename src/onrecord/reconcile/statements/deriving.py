"""Statements of a record, derived afresh for the speakers of whom something came, went or changed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from onrecord.domain import Span, Statement
from onrecord.ids import statement_id
from onrecord.reconcile.statements.adopting import OF_ANY, OF_ONE_STORY, calling, calls, has_words_of, weighs
from onrecord.reconcile.statements.alignment import EMPTY
from onrecord.reconcile.statements.callings import hashes, left_open, words_of
from onrecord.reconcile.statements.grouping import Group, group
from onrecord.reconcile.statements.kept import Kept
from onrecord.reconcile.statements.kinds import RULE as KINDS
from onrecord.reconcile.statements.kinds import version
from onrecord.reconcile.statements.likeness import RULE as LIKENESS
from onrecord.reconcile.statements.occasions import printed_apart
from onrecord.reconcile.statements.phrases import phrases
from onrecord.reconcile.statements.stories import marks, one_story, sketch
from onrecord.reconcile.statements.stretches import stretches
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import Wording, wording
from onrecord.store import Store
from onrecord.store.members import KNOWN, OPEN
from onrecord.store.tellings import Placed, Tellings

#: The versions of the rules: a record whose statements others made is derived afresh, all of it.
RULES: Final = f"statements-17 {KINDS} {LIKENESS}"
TEXTS: Final = 200  # of one transaction
BLOCKS: Final = 50
MOST: Final = 40  # quotations that one without a known speaker is compared with, those that share most phrases first
SOME: Final = "some "  # the same, of a block of people without a name
#: Words that alone call nobody anything.
_ANYBODY: Final = frozenset(
    "some many others other those these several few both all most people they hundreds thousands dozens".split()
)
WORDS: Final = 4  # telling words of a quotation without a known speaker that nobody else says by chance


@dataclass(frozen=True, slots=True)
class Derived:
    """What one :func:`derive_statements` did: ``texts`` looked at, ``blocks`` derived afresh, ``changed`` attributions
    that tell another statement than before, or another kind of version."""

    texts: int = 0
    blocks: int = 0
    changed: int = 0


def derive_statements(store: Store, kept: Kept, *, at: str) -> Derived:
    """Find which attributions are versions of one statement, for every speaker of whom something changed.

    ``at`` is the time (ISO 8601) that redirects carry; ``kept`` keeps what has been read for the next step. A batch
    of speakers is one transaction: a process killed in between leaves a valid record, and the next call goes on. The
    result depends on what the record holds alone.
    """
    texts = derived = changed = 0
    with store.tellings() as tellings:
        if tellings.info("statements_by") != RULES:
            with tellings.transaction():
                tellings.touch_all()
                tellings.keep_info("statements_by", RULES)
        while found := tellings.touched_texts(TEXTS):
            with tellings.transaction():
                for text, fresh in found:
                    _place(tellings, text, at, fresh=fresh)
            texts += len(found)
        for whole in (True, False):
            while names := _touched(tellings, whole=whole):
                with tellings.transaction():
                    parts = {name: _parts(tellings, kept, name, whole=whole) for name in names}
                    kept.gather(tellings, [key for some in parts.values() for part in some for key in part])
                    for name, some in parts.items():
                        changed += _derive(tellings, kept, name, some, at, whole=whole)
                derived += len(names)
    return Derived(texts, derived, changed)


def _touched(tellings: Tellings, *, whole: bool) -> list[str]:
    """Blocks to derive: those of which something changed, or those to which something came."""
    return tellings.touched_blocks(BLOCKS) if whole else tellings.members.touched(BLOCKS, derived=False)


def _place(tellings: Tellings, text: int, at: str, *, fresh: bool) -> None:
    """Put a text's attributions into their blocks, and have those looked at that this concerns."""
    placed = tellings.placed(text)
    if fresh:
        quoted = [_words(one) for one in placed if one.quotation != "indirect"]
        known_by = marks(quoted, tellings.content(text), tellings.meanings(text))
        tellings.keep_quoted(text, known_by)
        tellings.stories.keep(text, sketch(known_by), tellings.printed(text))
    names = {one.key: block_of(one) for one in placed}
    known = {key: name for key, name in names.items() if name is not None and name.startswith(KNOWN)}
    orphans = {one.key for one in placed if one.key not in known and _orphan(one)}
    nameless = {one.key: words for one in placed if (words := left_open(one))}
    late = orphans | nameless.keys()
    marked = tellings.members.marked(text)
    # That the block of one that is adopted is not the block of its speaker is no move.
    moved = {
        one.key
        for one in placed
        if fresh
        or (one.key not in late and one.block != names[one.key])
        or (one.key not in known and marked.get(one.key) is False)
    }
    tellings.members.stir(moved)  # by the phrases that marked them as somebody's words before
    _mark(tellings, text, placed, known, orphans, moved)
    _put(tellings, [one for one in placed if one.key not in late], names, at, fresh=fresh)
    if moved:  # how a text calls somebody hangs on all that it has of them
        tellings.members.stir(known.keys())
    _call(tellings, text, {key: name for key, name in known.items() if key not in nameless}, nameless)
    there = [one for one in placed if one.key in late]
    adopted = {
        one.key: (_adopted(tellings, one) if one.key in orphans else None)
        or _called(tellings, one, nameless.get(one.key, ()))
        or names[one.key]
        for one in there
    }
    _put(tellings, there, adopted, at, fresh=fresh)
    tellings.members.stir({one.key for one in there if one.key in known and adopted[one.key] != one.block})
    tellings.text_done(text)


def _call(tellings: Tellings, text: int, known: Mapping[int, str], nameless: Mapping[int, Sequence[str]]) -> None:
    """Keep what a text calls its known speakers, and what it calls those whom it leaves open."""
    days = tellings.printed(text)
    first: dict[str, int] = {}
    for key, name in sorted(known.items()):
        first.setdefault(name, key)
    wanted = {(each, key) for key in first.values() for each in hashes(words_of(tellings.members.called(key)), days)}
    wanted |= {(OPEN + each, key) for key, words in nameless.items() for each in hashes(words[:1], days, around=True)}
    tellings.members.call(text, wanted)


def _called(tellings: Tellings, one: Placed, words: Sequence[str]) -> str | None:
    """The block of the one known speaker whom the reports of a story call as one of them calls a speaker that it does
    not name; another of them must name them."""
    blocks = dict(tellings.members.sharing(one.key, called=True)) if words else {}
    kept, others = Kept(), sorted(blocks)
    if not blocks or len(blocks) > MOST:
        return None
    [own] = kept.tellings(tellings, [one.key])
    named, elsewhere = set[str](), set[str]()
    for key, each in zip(others, kept.tellings(tellings, others), strict=True):
        if len(words) > 1 and not set(words) <= set(words_of(tellings.members.called(key))):
            continue
        if each.text == own.text:
            named.add(blocks[key])
        elif one_story(own.marks, each.marks, printed_apart(own, each)):
            elsewhere.add(blocks[key])
    return next(iter(elsewhere)) if len(elsewhere) == len(named | elsewhere) == 1 else None


def _mark(
    tellings: Tellings,
    text: int,
    placed: Sequence[Placed],
    known: Mapping[int, str],
    orphans: Collection[int],
    moved: Collection[int],
) -> None:
    """Keep the phrases of what known speakers say in a text, and of what is quoted in it without one; those of one that
    moved to another speaker anew, since whose a phrase is decides whether it is a crowd's."""
    members = tellings.members
    kept = members.marked(text)
    stale = {key for key, is_open in kept.items() if key in moved or is_open != (key in orphans)}
    stale |= {key for key, is_open in kept.items() if not is_open and key not in known}
    members.unmark(stale)
    wanted = (known.keys() | orphans) - (kept.keys() - stale)
    found = {one.key: phrases(_words(one)) for one in placed if one.key in wanted}
    members.mark_open({key: each for key, each in found.items() if key in orphans})
    for name in sorted({known[key] for key in found if key in known}):
        members.mark(name, {key: each for key, each in found.items() if known.get(key) == name})


def _put(
    tellings: Tellings, placed: Sequence[Placed], names: Mapping[int, str | None], at: str, *, fresh: bool
) -> None:
    """Put attributions of a text into these blocks."""
    touched: set[str] = set()
    alone, came = [], []
    for one in placed:
        name = names[one.key]
        if name != one.block:
            tellings.place(one.key, name)
            alone += [one.key] if name is None else []
            came += [one.key] if one.block is None and name is not None else []
            touched |= {each for each in (name, one.block) if each is not None} if one.block is not None else set()
        elif fresh and name is not None:
            touched.add(name)
    if alone:
        tellings.alone(alone, at)
    tellings.members.came(came)
    tellings.touch_blocks(touched)


def _orphan(one: Placed) -> bool:
    """Whether an attribution without a known speaker quotes enough to find who has its words. "Residents" are not one
    of those who are known; and whose words somebody passes on is not found among those of the one who does."""
    if one.refused or one.nested or not one.content or one.quotation == "indirect":
        return False
    kinds = {voice.kind for voice in one.voices if voice.id is not None}
    if kinds & {"group", "place"} or ("document" in kinds and one.quotation != "direct"):
        return False
    return weighs(_words(one).quoted.folded) >= OF_ONE_STORY


def _adopted(tellings: Tellings, one: Placed) -> str | None:
    """The block of the one known speaker whose words a quotation without one has."""
    blocks = dict(tellings.members.sharing(one.key)[:MOST])
    if not blocks:
        return None
    kept, others = Kept(), sorted(blocks)
    [own] = kept.tellings(tellings, [one.key])
    of_text = any(voice.kind == "document" for voice in one.voices)
    least = OF_ANY if of_text else OF_ONE_STORY
    told = zip(others, kept.tellings(tellings, others), strict=True)
    alike = [key for key, each in told if has_words_of(own, each, least)]
    if len({blocks[key] for key in alike}) != 1:
        return None
    local = next((voice.called for voice in one.voices if voice.role == "speaker" and voice.called), None)
    called = "" if of_text else calling(local or one.source)
    return blocks[alike[0]] if any(calls(tellings.members.called(key), called) for key in alike) else None


def block_of(one: Placed) -> str | None:
    """Among which attributions an attribution's other versions are: those of its speaker; where nobody known speaks,
    those that quote exactly the same words, or those of people whom their texts call alike; None where it stands alone.
    What somebody tells of another's words is no version of what they say themselves.
    """
    if one.refused or not one.content:
        return None
    for role in ("speaker", "on_behalf_of") if one.nested else ("speaker", "on_behalf_of", "via"):
        for voice in one.voices:
            if voice.role == role and voice.id is not None and voice.named:
                return f"{KNOWN}{voice.id}"
    if one.quotation == "indirect":
        return _some(one)
    made = _words(one).quoted
    if sum(word not in EMPTY for word in made.folded) < WORDS:
        return _some(one)
    return "words " + hashlib.sha256(" ".join(made.folded).encode()).hexdigest()[:20]


def _some(one: Placed) -> str | None:
    """Among what people without a name tell that texts call alike: "residents" of one story are hardly two, nor is
    "the company" of which none of its reports gives a name."""
    if one.quotation == "indirect" and (words := left_open(one)):
        return f"{SOME}the {' '.join(words)}"
    speakers = [voice for voice in one.voices if voice.role == "speaker"]
    if len(speakers) != 1 or speakers[0].id is None or speakers[0].kind != "group" or not speakers[0].called:
        return None
    called = speakers[0].called.casefold().split()
    return None if _ANYBODY.issuperset(called) else f"{SOME}{' '.join(called)}"


def _words(one: Placed) -> Wording:
    """The words of an attribution's content by itself, without its text."""
    return _worded(one.content, one.quotation == "direct")


@lru_cache(maxsize=256)  # placing a text asks for most of its contents more than once
def _worded(content: str, direct: bool) -> Wording:
    return wording(content, (Span(0, len(content)),), direct=direct)


def _parts(tellings: Tellings, kept: Kept, name: str, *, whole: bool) -> list[list[int]]:
    """The stretches of a block, or only those of them to which something came, as the keys of their attributions."""
    members = tellings.members
    if name.startswith((SOME, KNOWN)):
        parts = [[one.key for one in part] for part in stretches(kept.members(tellings, name))]
    else:
        parts = [list(members.keys(name).values())]
    came = set() if whole else members.of(name, derived=False)
    return [part for part in parts if whole or came.intersection(part)]


def _derive(tellings: Tellings, kept: Kept, name: str, parts: Sequence[Sequence[int]], at: str, *, whole: bool) -> int:
    """Derive the statements of these parts of a block, or of the whole of it."""
    changed = 0
    for part in parts:
        told = kept.tellings(tellings, part)
        keys = {one.id: key for key, one in zip(part, told, strict=True)}
        changed += tellings.replace(keys, [statement(one) for one in group(_translated(told))], at)
        if not whole:
            tellings.members.derived(part)
    if whole:
        tellings.block_done(name)
    return changed


def _translated(tellings: list[Telling]) -> list[Telling]:
    """With the word that a text says once, of a translation, counted for all that it quotes of the speaker."""
    texts = {one.text for one in tellings if one.foreign}
    return [replace(one, foreign=one.text in texts) for one in tellings]


def statement(made: Group) -> Statement:
    """A statement as the record keeps it, by the ids of its attributions."""
    versions = []
    for one in made.tellings:
        found = version(one, made.fullest)
        if not found.difference and one.id in made.reasons:  # in other words: then why it is a version at all
            found = replace(found, because=f"{found.because}: {made.reasons[one.id]}")
        versions.append(found)
    repeats = tuple(sorted(statement_id(each) for each in made.repeats))
    return Statement(statement_id(made.fullest.id), None, tuple(versions), repeats)
