"""Sources in headline case, where any word may be capitalised: known names first, then the words themselves."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from typing import Final

from onrecord.analysis.speakers import names, rules
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.lexicon import DOCUMENT_NOUNS, KNOWN_BODIES, NOT_NAMES, OPENERS, PEOPLE, PERSON_NOUNS
from onrecord.analysis.speakers.mentions import pieces_of, read_pieces
from onrecord.analysis.speakers.named import chief, metonym
from onrecord.analysis.speakers.namekinds import known_place
from onrecord.analysis.speakers.nouns import is_group
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.placenames import DEMONYMS
from onrecord.analysis.speakers.roles import role_of
from onrecord.analysis.speakers.rolewords import OFFICE_LETTERS
from onrecord.analysis.speakers.scan import NameMention, clean
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Span, Speaker

# Behind a name in a headline: where he says it.
_WHERE: Final = re.compile(r"\s(?:at|on|in|during|after|before)\s")
# "Orlo speaks of husband’s plan": behind a name, of whose it is.
_KIN: Final = re.compile(r"\s[^.,;:!?\n]{0,60}?(?<![\w'’])(?<!a\s)(?<!the\s)(?:([Hh]usband)|([Ww]ife))(?![\w-])")
_Pieces = Sequence[tuple[int, int]]


def headline(desk: Desk, part: Part, span: Span, *, known_only: bool = False) -> list[Speaker]:
    """Who a source in headline case names; empty where it names nobody.

    ``known_only``: nobody whom the report does not name elsewhere.
    """
    if part.form in ("organisation", "group", "document", "person") and desk.scan.text[part.head_start].islower():
        return []  # "Port Ellery council", "Orlo aides": the noun is the head, the name only says which
    joined = re.split(r",\s+|,?\s+(?:and|&)\s+", desk.scan.text[part.start : part.end], flags=re.IGNORECASE)
    listed = part.form in ("name", "other") or (not part.determiner and all(map(desk.chains.family, joined)))
    if len(joined) > 1 and listed and all(len(piece.split()) < 4 for piece in joined):
        return _each(desk, part, joined, known_only)
    words = names.normal(desk.scan.text[part.start : part.end]).split()
    if words and desk.scan.text[part.start].isupper() and desk.scan.text[part.end - 1] == "." and known_place(words):
        place = Chain("place", desk.scan.text[part.start : part.end], first=part.start)
        return [metonym(place, place.text, span)]  # "U.S."
    where = _WHERE.search(desk.scan.text, part.start, part.end)  # "Former AG Orlo at harbour"
    end = where.start() if where else part.end
    pieces = _capitals(desk, part.start, end)
    mention = read_pieces(desk.scan, pieces, source=True) if pieces else None
    whole = mention is not None and mention.kind == "person" and mention.name is not None and mention.name.full
    if mention is None or (part.form == "person" and role_of(part.head) and not whole):
        return []
    other = desk.chains.other(mention.text)
    if other is not None and other.kind != "person":
        desk.use(span, span, other.kind, named=True)
        if other.kind == "place":
            return [metonym(other, mention.text, span)]
        return [desk.resolved(rules.HEADLINE, other, f"the source names {display(other)}", (span,))]
    name = names.parse(mention.text.split())
    if name is None:
        return []
    kin = _two_of_a_name(desk, mention.text)
    if kin:
        because = f"the headline’s “{mention.text}” are the two people of that name in the report"
        return [desk.resolved(rules.HEADLINE, one, because, (span,)) for one in kin]
    link = desk.chains.find(name, mention)
    chain = link.chain
    if chain is None and len(link.candidates) > 1:
        chain = _of_several(desk, mention, link.candidates)
    if chain is None and len(link.candidates) > 1:
        because = f"“{mention.text}” could be more than one person of the report"
        return [desk.open(rules.HEADLINE, because, (span,), list(link.candidates))]
    if chain is None and name.full and not names.is_given(name.given[0]):
        chain = _last_word(desk, mention, pieces, end)
    if chain is None and (known_only or _trade(mention.text.split())):
        return []  # "Prize Winner", "Novel"
    if chain is None and not _may_be_new(desk, part, mention, pieces):
        return []
    if chain is None:
        text = mention.text.title() if mention.text.isupper() and len(mention.text) > 3 else mention.text
        new = Chain("person", text, names.parse(text.split()), firm=True, first=mention.name_start)
        chain = desk.new_names.setdefault(names.normal(text), new)
    return [_person(desk, chain, mention, span)]


def _of_several(desk: Desk, mention: NameMention, fits: Sequence[Chain]) -> Chain | None:
    """Of people of one name whom a headline means: whose husband or wife it goes on to tell of, or of whom the report
    speaks by far the most."""
    kin = _KIN.match(desk.scan.text, mention.end)
    gender = None if kin is None else "f" if kin.group(1) else "m"
    some = [one for one in fits if one.gender == gender] if gender else []
    return some[0] if len(some) == 1 else None if gender else chief(fits)


def _each(desk: Desk, part: Part, joined: list[str], known_only: bool) -> list[Speaker]:
    """The speakers that a list in headline case names, one for each of its pieces; empty where one names nobody."""
    found: list[Speaker] = []
    at = part.start
    for piece in joined:
        at = desk.scan.text.index(piece, at)
        inner = dataclasses.replace(part, start=at, end=at + len(piece), form="other")
        found += headline(desk, inner, Span(at, at + len(piece)), known_only=known_only) if piece else []
        at += len(piece)
    return found if len(found) == len(joined) else []


def _capitals(desk: Desk, start: int, end: int) -> list[tuple[int, int]]:
    """The words in capitals that a name may be made of; none where the first shows that they are no name."""
    pieces = [p for p in pieces_of(desk.scan.text, start, end) if desk.scan.text[p[0]].isupper()]
    words = [desk.scan.text[slice(*p)] for p in pieces]
    if len(pieces) > 1 and words[0].lower() == "former":
        pieces, words = pieces[1:], words[1:]
    if len(pieces) > 1 and words[0].lower() in OPENERS - {"new", "may", "will"}:
        return []  # "Another Harbour Figure"
    if len(pieces) == 1 and words[0] in OFFICE_LETTERS:
        return []  # "V-C: I will stay"
    return pieces


def _two_of_a_name(desk: Desk, text: str) -> list[Chain]:
    """The two people of the report whom a family name in the plural means: "the Orlos" without an article."""
    if not text.endswith("s") or " " in text or desk.chains.family(text):
        return []
    kin = desk.chains.family(text[:-1])
    return kin if len(kin) == 2 else []


def _last_word(desk: Desk, mention: NameMention, pieces: _Pieces, end: int) -> Chain | None:
    """The one person of the family name that several capitals end in: "Prize-winning Orlo" holds no given name."""
    if len(pieces) < 2:
        return None
    last = desk.chains.family(desk.scan.text[slice(*pieces[-1])])
    plain = not mention.titles or all(_trade([desk.scan.text[slice(*p)]]) for p in pieces[-2:-1])
    return last[0] if len(last) == 1 and pieces[-1][1] == end and last[0].firm and plain else None


def _may_be_new(desk: Desk, part: Part, mention: NameMention, pieces: _Pieces) -> bool:
    """Whether capitals may name somebody whom the report names nowhere else."""
    entire = len(pieces) == len(desk.scan.text[part.start : part.end].split())  # nobody new before "at …"
    word = mention.text.lower()
    known = word in DEMONYMS or word in NOT_NAMES or word in PEOPLE or word in OPENERS or is_group(word)
    person = mention.kind == "person" or (mention.kind == "organisation" and _labelled(desk, part))
    return part.form not in ("group", "document", "organisation") and not known and entire and person


def _person(desk: Desk, chain: Chain, mention: NameMention, span: Span) -> Speaker:
    """The verdict that a headline names somebody, with the place of the fullest name where the report has one."""
    fullest = desk.fullest(chain)
    desk.use(span, Span(mention.name_start, mention.name_end), "person", named=True)
    because = (
        f"the headline’s “{clean(mention.text)}” is {display(chain)} in the report"
        if fullest
        else f"the headline names {display(chain)}"
    )
    return desk.resolved(rules.HEADLINE, chain, because, (span, fullest) if fullest and fullest != span else (span,))


def _trade(words: list[str]) -> bool:
    """Whether the last word of capitals in a headline says what somebody or something is: no name ends so."""
    last = words[-1].lower()
    given = len(words) == 2 and names.is_given(words[0])
    return not given and (
        last in PERSON_NOUNS or last in DOCUMENT_NOUNS or last.endswith(("winner", "maker", "holder"))
    )


def _labelled(desk: Desk, part: Part) -> bool:
    """Whether a source is a label before a colon in capitals ("KERR: Yes."): a person's in a transcript."""
    text = desk.scan.text
    return text[part.end : part.end + 1] == ":" and text[part.start : part.end].lower() not in KNOWN_BODIES
