"""Names that are the heads of sources: what speaks is a person more often than the report else shows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.analysis.speakers import names
from onrecord.analysis.speakers.lexicon import (
    DOCUMENT_NOUNS,
    KNOWN_BODIES,
    NOT_NAMES,
    ORGANISATION_NOUNS,
    PEOPLE,
    QUANTIFIERS,
)
from onrecord.analysis.speakers.mentions import pieces_of, read_pieces
from onrecord.analysis.speakers.namekinds import LAWS
from onrecord.analysis.speakers.nouns import is_group
from onrecord.analysis.speakers.parts import opening, trim
from onrecord.analysis.speakers.placenames import DEMONYMS
from onrecord.analysis.speakers.scan import NameMention, Scan
from onrecord.domain import Attribution

# Before a noun in the plural, and before nobody's name.
_SOME = QUANTIFIERS | {"how"}
# Behind one: a verb in the plural, or what they are of.
_AS_SEVERAL = re.compile(
    r"\s(?:(?:also|still|now|often)\s)?(?:have|are|were|do|of\s(?:the|this|that|these|those|an?|his|her|its|their))\s"
)
_NOUN_AFTER = re.compile(r"\s([a-z]+)(?![\w'’-])")


def mark_sources(scan: Scan, attributions: Sequence[Attribution]) -> None:
    """A name that is the whole head of a source is a speaker's: evidence for the name's kind."""
    plural = PEOPLE | frozenset(DEMONYMS) | NOT_NAMES
    families = {m.name.family_key for m in scan.names if m.kind == "person" and m.name and m.name.full}
    plural |= (DOCUMENT_NOUNS | ORGANISATION_NOUNS) - families  # "Law said" is a lawyer's when a Steven Law is there
    inner = {mention.text for mention in scan.names if not mention.starts}
    for attribution in attributions:
        for span in attribution.source:
            start, end = trim(scan.text, opening(scan.text, span.start, span.end), span.end)
            _cut(scan, start, end)
            for mention in scan.between(start, end):
                if start < mention.start and mention.quoted and not scan.in_quote(start - 1):
                    continue  # "“Lantern is lit” star Ana Orlo"
                if mention.name_start > start + 4 and not mention.titles:
                    break
                word = mention.text.lower()
                if word.split(" ")[-1] in plural and " " in word and not names.is_given(mention.text.split()[0]):
                    break  # "House Republicans"
                noun = _NOUN_AFTER.match(scan.text, mention.end, end)
                if mention.starts and noun and is_group(noun.group(1)) and not mention.titles and " " not in word:
                    if mention.kind == "person" and word not in families:
                        mention.kind = None  # "Federal investigators"
                    break
                several = _several(scan, mention) and word not in families
                if several and mention.kind == "person":
                    mention.kind = None  # "Stories have emerged"
                people = word.rpartition("-")[2].removesuffix("s") in DEMONYMS
                if (
                    mention.kind is None
                    and mention.before not in ("the", "a", "an")
                    and word not in plural
                    and not people
                ):
                    pieces = mention.text.split()
                    plural_noun = mention.starts and is_group(word) and mention.text not in inner
                    plural_noun = plural_noun or several or pieces[-1].lower() in LAWS
                    if len(pieces) <= 3 and not mention.text[:-1].isupper() and not plural_noun:
                        mention.kind, mention.name = "person", names.parse(pieces)
                label = scan.text[span.end : span.end + 1] == ":" and word not in KNOWN_BODIES and len(word) > 3
                if mention.kind == "organisation" and mention.text.isupper() and "." not in word and label:
                    mention.kind, mention.name = "person", names.parse(mention.text.title().split())
                    mention.text = mention.text.title()
                if mention.kind == "person":
                    mention.firm = True
                if word == "atlantic" and mention.before == "the":
                    mention.kind, mention.firm = "organisation", True  # an ocean says nothing: it is the magazine
                break


def _several(scan: Scan, mention: NameMention) -> bool:
    """Whether one word in capitals is a noun in the plural by what stands around it: "Stories have emerged"."""
    word = mention.text.lower()
    if " " in word or mention.titles or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return False
    if mention.before in _SOME:
        return True
    return names.is_given(word) is False and _AS_SEVERAL.match(scan.text, mention.end) is not None


def _cut(scan: Scan, start: int, end: int) -> None:
    """Cut a run of capitals that goes on after a source down to the name that the source has: "Ana Orlo | Responds"."""
    for mention in scan.between(start, end):
        if not start <= mention.start < end < mention.end - 1 or scan.text[end : end + 1] != " ":
            continue
        pieces = pieces_of(scan.text, mention.start, end)
        made = read_pieces(scan, pieces, source=True) if pieces else None
        full = made.name if made is not None and made.kind == "person" and made.name and made.name.full else None
        if made is not None and full is not None and names.is_given(full.given[0]):
            place = bisect_left(scan.starts, mention.start)
            scan.names[place] = made
            scan.starts[place] = made.start
        return
