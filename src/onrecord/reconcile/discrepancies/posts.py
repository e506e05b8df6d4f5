"""Whether two tellings of a person's posts can be of one post, or of two that one person well has beside each other.

Who runs a hospital may chair the association of hospitals, and who was once the zoo's spokeswoman may now be a
railway's: words that name no body say what the post is of all the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from onrecord.reconcile.rolebook import book
from onrecord.reconcile.roles import Role

#: Bodies that people sit at the head of beside a work elsewhere.
_SIDE: Final = (
    r"(?:association|federation|confederation|society|league|guild|foundation|committee|commission|network|chamber|"
    r"panel|club|charity|fund|mutual|council|group|institute|fellowship|alliance|forum|lobby|academy|school|team)"
)
_OF_SIDE: Final = re.compile(rf"\b{_SIDE}\b")
#: What is told of "a foundation", or of "two firms", is none that the text is about.
_OF_SOME: Final = re.compile(r"\b(?:of|at|in) (?:an?|two|three|four|several|another|other) ")
_BESIDE: Final = frozenset(("chair", "treasurer", "body secretary", "trustee", "patron", "founder", "owner"))
#: Who is told with their seat is told of beside the office in the government that members have.
_OF_A_PLACE: Final = re.compile(r"\bfor (?:the )?[A-Z]")
_GOVERN: Final = frozenset(("minister", "premier", "state secretary", "party leader"))
_WORKS: Final = frozenset(("state", "assembly", "lead", "part", "profession", "trade"))
_OF_A_CLUB: Final = frozenset(("coach", "assistant coach", "sporting director", "referee", "captain of team"))
_GENERIC: Final = frozenset("head manager official expert adviser chair director employee captain".split())
#: Words of a phrase that do not say what a post is of.
_NOTHING: Final = frozenset(
    "a an the of for at in to on with and by from as its his her their our s now then once former formerly ex one time "
    "onetime previously erstwhile late retired who was is has been had until lately recently longtime long serving "
    "senior chief head lead deputy vice assistant acting interim top veteran sacked fired dismissed ousted removed "
    "resigned deposed beaten defeated "
    "stepped down quit left last this month year week years ago earlier before after january february march april may "
    "june july august september october november december spring summer autumn winter".split()
)
_HEADS: Final = frozenset(
    "director president chair chairman chairwoman chairperson head leader manager boss chairs leads heads runs officer "
    "official member executive expert adviser employee captain general".split()
)


def beside(one: Role, words: str, other: Role, other_words: str) -> bool:
    """Whether one of two tellings is of a post that people have beside the other: chair of an association, and director
    of a museum."""
    return _is_beside(one, words, other, other_words) or _is_beside(other, other_words, one, words)


def _is_beside(one: Role, words: str, other: Role, other_words: str) -> bool:
    if other.value in _GOVERN and book().classes.get(one.value) == "assembly" and _OF_A_PLACE.search(words):
        return True
    if one.value not in _BESIDE or one.value == other.value or other.value in _OF_A_CLUB:
        return False
    if book().classes.get(other.value) not in _WORKS or other.value == "head":
        return False
    folded, other_folded = _folded(words), _folded(other_words)
    if _OF_SOME.search(folded) is not None:
        return True
    sides = set(_OF_SIDE.findall(folded))
    return bool(sides) and not sides & set(_OF_SIDE.findall(other_folded)) and not one.of & other.of


def of_one_post(role: str, words: str, former: str) -> bool:
    """Whether a former post may be the one that another text has somebody hold: not what every leader was once, and not
    where each says of what it is, and they have no word in common."""
    ours, theirs = (_named(role, each) for each in (words, former))
    told = words.casefold().startswith("the ") and (role in ("chair", "director") or not theirs)
    known = role not in _GENERIC or told
    return bool(ours & theirs) or (known and not (ours and theirs))


@lru_cache(maxsize=4096)
def _folded(words: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", words.casefold()).split())


@lru_cache(maxsize=4096)
def _named(role: str, words: str) -> frozenset[str]:
    """The words of a phrase that say what a post is of, beside those for the post."""
    folded = _folded(words)
    if role in _GENERIC:  # whose phrases may hold what it is of: "president of the league"
        return frozenset(folded.split()) - _NOTHING - _HEADS
    pattern = book().patterns.get(role)
    return frozenset((pattern.sub(" ", folded) if pattern else folded).split()) - _NOTHING
