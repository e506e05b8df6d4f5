"""What a number counts and of whom it is told, as far as the words behind it say so.

There is no tagger here: a noun phrase is the words up to the first that looks like a plural noun; function words, marks
and the verbs of news end it.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.figures.numberwords import CARDINALS, MAGNITUDES, SUFFIXES
from onrecord.analysis.figures.tokens import NUMBER, WORD, Tokens

_STOP: Final = frozenset(
    # prepositions, conjunctions
    "of in on at by for from to with without into onto over under above below between among amid against about "
    "across after before during since until till within through throughout towards toward per via than as that "
    "which who whom why how whose where when while if because although though unless whether and or but nor so yet "
    "also then out up down off around near behind beside besides despite except like unlike inside outside upon "
    "worth ago later earlier versus vs "
    # determiners, pronouns
    "the a an this these those his her its their our my your he she it they we you i him them us me there here all any "
    "both each every either neither some no not "
    # auxiliaries and the verbs of news
    "is are was were be been being am has have had having do does did will would shall should can could may "
    "might must say says said tell tells told add adds added get got gets make makes made take takes took "
    "taken go goes went gone come came comes give gives gave given see saw seen know knew think thought "
    "feel felt find found keep kept left let lost won win wins lose loses show shows showed fell rise rose "
    "risen grew grow began begin held hold met meet ran run sat sent set spent stood paid put became become "
    "need needs want wants voted vote-to died die dies killed live lives lived remain remains remained stay "
    "stays work works worked back backs backed support supports supported oppose opposes opposed face faces "
    "faced cost costs return returned join joined attend attended resign resigned marched burned fled "
    "opened closed closes turned according including only just even still already now today yesterday "
    "tomorrow tonight again away together ever never very too more less fewer most least old long high wide "
    "deep tall annually daily weekly monthly yearly last next monday tuesday wednesday thursday friday "
    "saturday sunday".split()
)
_PLURALS: Final = frozenset(
    "people men women children police personnel staff troops cattle sheep fish aircraft spacecraft mice "
    "geese teeth feet dead wounded injured missing media data alumni criteria species series clergy elderly "
    "poor youth servicemen policemen congressmen lawmen businessmen fishermen spokesmen seamen airmen crew "
    "firemen countrymen gunmen militiamen congresswomen servicewomen policewomen businesswomen "
    "grandchildren schoolchildren townspeople jobless homeless".split()
)
_NOT_PLURAL: Final = ("ss", "us", "is", "'s", "ous")
_NOT_MEN: Final = frozenset("specimen regimen abdomen acumen stamen".split())
_DETERMINERS: Final = frozenset("the its his her their our my your all those these this a an that any".split())
_PRONOUNS: Final = frozenset("it them these those us whom which you".split())
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MOST: Final = 6  # words of a noun phrase
_MORE: Final = frozenset("more other further additional fewer".split())
_SHAPES: Final = frozenset("way time fold faced sided handed edged pronged tiered something and on a plus to".split())


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun, or names several by itself ("dead")."""
    if word in _PLURALS or (word.endswith("men") and len(word) > 5 and word not in _NOT_MEN):
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(_NOT_PLURAL) and word not in _STOP


def things(tokens: Tokens, n: int, *, one: bool = False) -> tuple[int, int] | None:
    """Tokens of what is counted from token ``n`` on, None where no noun is to be seen; ``one`` of a single thing."""
    if tokens.hyphen(n):
        shape = tokens.kind(n + 1) != WORD or tokens.word(n + 1) in _SHAPES or tokens.word(n + 1) in CARDINALS
        return None if shape else (n + 1, n + 2)  # two-term, three-judge
    if tokens.word(n) in _MORE and tokens.near(n):
        n += 1
    at = n
    words = 0
    while words < _MOST:
        step = _word(tokens, at, first=words == 0)
        if step is None and words and not one and tokens.word(at) in {"and", "or"} and tokens.near(at):
            step = _word(tokens, at + 1, first=False)  # past and current employees
        if step is None:
            break
        last = tokens.word(step - 1)
        if one and words and last.endswith(("ed", "ing")):
            break
        words += 1
        at = step
        if is_plural(last) and not _goes_on(tokens, step):
            return n, at
    if one and 0 < words <= 3:
        return n, at
    return None


def _word(tokens: Tokens, at: int, *, first: bool) -> int | None:
    """The token after the (hyphenated) word at ``at``, None where a noun phrase ends."""
    if not tokens.near(at) or tokens.kind(at) != WORD:
        return None
    end = at + 1
    while tokens.hyphen(end) and tokens.kind(end + 1) in {WORD, NUMBER}:
        end += 2
    if end == at + 1 and (tokens.word(at) in _STOP or tokens.word(at) in CARDINALS):
        return None
    if end == at + 1 and tokens.word(at).endswith("ly") and not first:
        return None
    return end


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether the noun before ``at`` is only the first of a compound: "sales teams"."""
    return tokens.kind(at) == WORD and tokens.near(at) and is_plural(tokens.word(at)) and tokens.word(at) not in _STOP


def members(tokens: Tokens, of: tuple[int, int]) -> tuple[int, int] | None:
    """What is counted where a share of several is told: the "wells" of "some of the 96 wells"; None of "GDP"."""
    start, end = of
    if not is_plural(tokens.word(end - 1)):
        return None
    while start < end - 1 and (
        tokens.word(start) in _DETERMINERS or tokens.kind(start) == NUMBER or _tied(tokens, start)
    ):
        start += 1
    return start, end


def _tied(tokens: Tokens, n: int) -> bool:
    """Whether the token belongs to a number before it: "400-plus", "3m"."""
    if tokens.joined(n) and tokens.kind(n - 1) == NUMBER and tokens.word(n) in SUFFIXES:
        return True
    return tokens.hyphen(n) or (tokens.hyphen(n - 1) and tokens.kind(n - 2) == NUMBER)


def is_word(tokens: Tokens, n: int) -> bool:
    """Whether the token goes on a noun phrase: a word, and none that ends one."""
    return _word(tokens, n, first=False) is not None


def whole(tokens: Tokens, n: int) -> tuple[int, int] | None:
    """Tokens of what stands after "of" at token ``n``: "of GDP", "of the fish", "of the 96 wells", "of it"."""
    if tokens.word(n) != "of" or not tokens.near(n):
        return None
    start = at = n + 1
    if tokens.word(at) in _PRONOUNS and _word(tokens, at + 1, first=False) is None and tokens.kind(at + 1) != NUMBER:
        return start, at + 1
    for _ in range(2):
        if tokens.word(at) in _DETERMINERS and tokens.near(at):
            at += 1
    several = False
    if tokens.kind(at) == NUMBER and tokens.near(at):
        at += 1
        several = not _YEAR.fullmatch(tokens.raw(at - 1)) and tokens.word(at) not in MAGNITUDES
        if tokens.joined(at) and tokens.word(at) in SUFFIXES:
            at += 1  # of the 3m homes
        if tokens.hyphen(at) and tokens.kind(at + 1) == WORD:
            at, several = at + 2, False
    content = at
    words = 0
    while words < _MOST and (step := _word(tokens, at, first=False)) is not None:
        if words and tokens.word(step - 1).endswith("ing"):
            break
        at, words = step, words + 1
        if is_plural(tokens.word(step - 1)):
            break
    if at == content:
        return None
    if several and not is_plural(tokens.word(at - 1)):
        return start, content  # "12 of the 19 contain lead": what follows is no plural, so it is not what they are
    while words > 1 and tokens.word(at - 1).endswith("ed") and not tokens.joined(at - 1):
        at, words = at - 1, words - 1  # "of that money arrived in May"
    if not is_plural(tokens.word(at - 1)) and words > 3:
        at = _word(tokens, content, first=False) or at
        while tokens.raw(at - 1)[:1].isupper() and tokens.raw(at)[:1].isupper() and is_word(tokens, at):
            at += 1  # a name
    return None if tokens.word(at - 1).endswith("'s") else (start, at)
