"""What kind of version a telling is, relative to the fullest one, and the differences that make it so."""

from __future__ import annotations

from typing import Final

from onrecord.domain import Version, VersionKind
from onrecord.reconcile.statements.alignment import EMPTY, NEGATIONS, Alignment, align, difference, edits
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.values import in_place, same_value
from onrecord.reconcile.statements.wording import Word, Wording

RULE: Final = "version-kind-4"
TRANSLATED: Final = "a report says that it was said in another language, and the words differ"
QUOTED: Final = "its quoted words are words of the fullest version, without a change"
UNQUOTED: Final = "its words are words of the fullest version, without quotation marks"
WRITTEN: Final = "; numbers, abbreviations or spellings are written in another way, of the same value"
BESIDE: Final = "; it also quotes words that the fullest version does not have"
#: Shares of a wording's own words, and of those that say something by themselves, that a fuller one must have for both
#: to be the same words. On the quotations of the tuning half (benchmarks/versions) the altered ones share 0.60 and more
#: of their telling words, other sentences of the same make and new translations at most 0.57.
SAME: Final = 0.66
TELLING: Final = 0.6
#: The same for words that are not quoted on both sides: an agency's sentence, printed with a word more or less.
PRINTED: Final = 0.85


def same_words(here: Telling, there: Telling) -> Alignment | None:
    """The words of a telling beside those of a fuller one, where they are the same words; else None.

    Quoted words are held against quoted ones, the whole contents where one of the two quotes nothing. A fragment of a
    word or two must stand in the fuller one whole and say something by itself.
    """
    ours, theirs = here.wording.quoted, there.wording.quoted
    if not ours.words or not theirs.words:
        return _printed(here.wording, there.wording)
    own = ours.own or 1
    if _common(ours, theirs) < SAME * own:
        return None  # what follows could not find more
    found = align(ours, theirs)
    telling = sum(word.folded not in EMPTY for word in ours.words if not word.added) or 1
    if found.telling < 1 or found.shared < SAME * own or found.telling < TELLING * telling:
        return None
    if found.telling < 2 and (_answers(ours) or found.shared < own or len(found.runs) > 1):
        return None
    return found


def _answers(ours: Wording) -> bool:
    """Whether a quotation is no more than a yes or a no: of whatever it is a word, it is said by itself."""
    return all(word.folded in NEGATIONS | {"yes"} for word in ours.words if word.folded not in EMPTY)


def _common(ours: Wording, theirs: Wording) -> int:
    """How many of the first one's words the other has anywhere: no alignment shares more."""
    return sum(map(theirs.vocabulary.__contains__, ours.folded))


def _printed(ours: Wording, theirs: Wording) -> Alignment | None:
    """Contents beside each other as they are printed: nearly all of the shorter, and it must say something."""
    if not ours.words or not theirs.words:
        return None
    if _common(ours, theirs) < PRINTED * len(ours.words):
        return None
    found = align(ours, theirs)
    same = ours.folded == theirs.folded  # and no bare name: "Orla Venn" as a content is of any occasion
    if found.telling < (3 if same else 4) or found.shared < PRINTED * len(ours.words):
        return None
    return found


def exchanged(found: Alignment) -> bool:
    """Whether words that say something stand in the place of others."""
    for (a, b), (c, d) in found.gaps():
        if in_place(found.here.words[a:b], found.there.words[c:d], first=a == 0, last=b == len(found.here.words)):
            continue
        ours = [word for word in found.here.words[a:b] if not word.added and word.folded not in EMPTY]
        theirs = [word for word in found.there.words[c:d] if word.folded not in EMPTY]
        if ours and (theirs or b - a > 2):
            return True
    return False


def version(here: Telling, fullest: Telling) -> Version:
    """A telling as a version of the statement whose fullest version is given."""
    if here.id == fullest.id:
        return Version(here.id, "verbatim", "it is the fullest version", RULE)
    found = same_words(here, fullest)
    if found is None and same_value(here.wording.quoted.words, fullest.wording.quoted.words):
        return Version(here.id, "verbatim", f"it has the words of the fullest version{WRITTEN}", RULE)
    if found is None:
        kind, because = _in_other_words(here, fullest)
        return Version(here.id, "headline" if here.headline else kind, because, RULE)
    changes = edits(found)
    kind, because = _in_its_words(found)
    quoting = bool(here.wording.quoted.words)
    if kind in ("altered", "spliced") and not quoting:
        kind, because = "paraphrase", "it has most words of the fullest version, without quotation marks"
    if kind == "altered" and here.quotation == fullest.quotation == "direct" and (here.foreign or fullest.foreign):
        kind, because = "translation", TRANSLATED
    if kind == "verbatim" and (here.quotation == "mixed" or not _whole(found)):
        kind, because = "excerpt", (QUOTED if quoting else UNQUOTED)
    if kind != "altered" and _written(found):
        because += WRITTEN
    if kind != "altered" and found.elsewhere():
        because += BESIDE
    marked = difference(found)
    return Version(here.id, "headline" if here.headline else kind, because, RULE, changes, marked)


def _in_other_words(here: Telling, fullest: Telling) -> tuple[VersionKind, str]:
    if here.quotation == "direct" and fullest.quotation == "direct":
        if here.foreign or fullest.foreign:
            return "translation", TRANSLATED
        return "altered", "it is printed as a quotation, in other words than the fullest version"
    return "paraphrase", "it tells the same in words of the report's own"


def _in_its_words(found: Alignment) -> tuple[VersionKind, str]:
    """The kind that the differences between the quoted words make, and why."""
    marked, bracketed, spliced, silent = 0, 0, 0, 0
    elsewhere = found.elsewhere()
    for (a, b), (c, d) in found.gaps():
        ours = [word for word in found.here.words[a:b] if word.span not in elsewhere]
        theirs = [word for word in found.there.words[c:d] if not word.added]
        if d - c > len(theirs) == 0:
            continue  # brackets of the fullest version's outlet, which own up to it
        inner = c > 0 and d < len(found.there.words) and a > 0 and b < len(found.here.words)
        if ours and all(word.added for word in ours):
            bracketed += 1
        elif in_place(ours, theirs, first=a == 0, last=b == len(found.here.words)):
            continue
        elif ours:
            silent += 1
        elif theirs and inner:
            if found.here.words[b].after_cut or found.here.parted(b):
                marked += found.here.words[b].after_cut
            elif _apart(found.there.words[c - 1], found.there.words[d]):
                spliced += 1
            else:
                silent += 1
    if silent:
        return "altered", "words inside its quotation marks differ from the fullest version, unmarked"
    if spliced:
        return "spliced", "it joins what stands apart in the fullest version, without a mark"
    if bracketed:
        return "bracketed", "the outlet has put words of its own in brackets"
    if marked or found.here.ends_cut or any(word.after_cut for word in found.here.words):
        return "ellipsis", "where words are left out, dots say so"
    return "verbatim", "it has the words of the fullest version"


def _written(found: Alignment) -> bool:
    """Whether some of the differences are only another way of writing."""
    size = len(found.here.words)
    return any(
        in_place(found.here.words[a:b], found.there.words[c:d], first=a == 0, last=b == size)
        for (a, b), (c, d) in found.gaps()
    )


def _whole(found: Alignment) -> bool:
    """Whether a wording has all that the fuller one has, in whatever way of writing."""
    gaps = [(found.here.words[a:b], found.there.words[c:d]) for (a, b), (c, d) in found.gaps()]
    return all(not theirs or same_value(ours, theirs) for ours, theirs in gaps)


def _apart(left: Word, right: Word) -> bool:
    """Whether a sentence ends between two words."""
    return left.sentence != right.sentence or left.piece != right.piece
