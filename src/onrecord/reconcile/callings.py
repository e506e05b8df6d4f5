"""Every way in which a text says what somebody is, beside the offices that tell namesakes apart.

Before the name ("the convicted fraudster Ada Lorne"), before it and a comma ("the judge, Ada Lorne,"), behind it in
apposition or in brackets, in a relative clause ("who runs the airport"), with a verb that says as much ("chairs the
board"), behind "as" ("as treasurer, Lorne", "Lorne's work as a nurse"), and the age between commas. Kept are phrases
that :mod:`onrecord.reconcile.roles` can read; time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Final

from onrecord.domain import Span
from onrecord.reconcile.descriptions import Described
from onrecord.reconcile.roles import roles

FACET: Final = "called:"  # how these facets begin
SOURCE: Final = f"{FACET}source"  # of what only a source calls somebody, beside no name
MOST: Final = 20  # occurrences of a name that are looked at in one text
TRIES: Final = 2000
AGED: Final = 36  # behind a name, in which its age is told
AROUND: Final = 140  # characters before and behind a name that are looked at
#: A line that is broken inside a sentence, as files are that wrap their lines.
_BROKEN: Final = re.compile(r"^([^\n]{40,}[\w,’'])\n(?=\w)", re.MULTILINE)
_WORDS: Final = 8  # before a name that may be its title
_TITLE: Final = re.compile(rf"(?:[\w’'.&-]+ ){{1,{_WORDS}}}$")
#: "head of medicine Ora Kerr"
_OFFICE: Final = re.compile(
    r"(?:^|[.!?,;:\"“”] ?|\b(?:the|The|its|his|her|their) )"
    r"((?:[\w-]+ ){0,2}[\w-]+ of (?:the )?(?!the )[\w-]+(?: [A-Z][\w-]*)?) $"
)
_AHEAD: Final = re.compile(
    r"(?:^|[\s“\"(])((?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|(?:[A-Z][\w-]* ){0,3}[A-Z][\w-]*['’]s?) "
    r"[^,.;:!?()\"“”\n]{2,90}), $"
)
_CALLED: Final = re.compile(r" (?:called|named|by the name of) $")
_AS: Final = re.compile(r"(?:(?:^|[.!?”\"] )As|[Ss]peaking as) ((?!an? )[a-z’'-]+(?: [a-z’'-]+){0,8}), $")
_BEHIND: Final = re.compile(r"(?:(?:,| is| –| -|—| —) ?| (?=who ))((?:[^,.;:()—\"“”\n]){2,110})(?=[,.;:)—\n]|$)")
_BRACKETS: Final = re.compile(r" \((?:\d\d, )?([^()\"“”\n]{3,80})\)")
_WORK: Final = re.compile(
    r"['’]s? (?:[\w-]+ ){0,2}(?:job|work|role|post|position|duties|time|years|capacity|career) as "
    r"([^,.;:()\"“”\n]{2,80})"
)
#: A verb right behind the name that may say what somebody is.
_DOES: Final = re.compile(
    r" ((?:(?:also|now|still|currently|has|himself|herself) ){0,2}(?:chairs|runs|leads|heads|manages|directs|owns|"
    r"edits|coaches|teaches|lectures|farms|drives|founded|keeps|captains|conducts|lives|speaks for|sits on|run|led|"
    r"headed|chaired|been|works as|worked as|serves as|acts as) [^,.;:()—\"“”\n]{2,90})"
)
_AGE: Final = re.compile(
    r", (?:aged |now |who (?:is|was|turned|turns|will be|has just turned) )?(\d\d)"
    r"(?=[,.;)]| years old| in | on | this | last )"
    r"| \((?:aged )?(\d\d)\)"
)
_YEARS_OLD: Final = re.compile(r"\b(\d\d)[- ]year[- ]old (?:[\w-]+ ){0,4}$")
_ENDS: Final = re.compile(
    r"\s(?:told|said|says|say|tells|has|had|was|is|were|are|asked|added|warned|when|while|after|"
    r"before(?! (?:that|entering|becoming|joining|coming|going|turning|politics|the war|he|she|they|his|her)\b)|"
    r"that|but|which|"
    r"whose|who|because|where|wants|calls|called|will|would|wrote|claims|thinks|replied|demanded|announced|denied|"
    r"admitted|(?<!role )(?<!capacity )(?<!position )(?<!job )(?<!works )(?<!serves )(?<!working )(?<!down )"
    r"(?<!resigned )(?<!retired )(?<!quit )(?<!dismissed )(?<!sacked )(?<!fired )(?<!ousted )(?<!removed )as)\b"
)
_SOMEBODY: Final = re.compile(r"(?:^|\s)([\w’'-]+)(?: [A-Z][\w.’'-]*){2,}$")
_NAMES: Final = re.compile(r"(?:[A-Z][\w’'-]* ){1,3}[A-Z][\w’'-]*")
_NO_TITLE: Final = frozenset(
    "said says told tells asked met meets named names and or with by to from as for in on at of after before when "
    "while but who whom that where because since until than like under against did does do has had have is was were be "
    "been not also only even just yet so if about into over".split()
)
_ARTICLES: Final = frozenset("the a an his her their its our".split())


def callings(text: str, name: str) -> tuple[Described, ...]:
    """What a text calls the bearer of a name, in text order: the phrase as it stands, and its place."""
    found: dict[tuple[int, str], Described] = {}
    healed = _healed(text)
    for start, end in islice(_places(healed, name), MOST):
        for one in _around(healed, start, end):
            as_it_stands = replace(one, words=text[one.span.start : one.span.end])
            found.setdefault((one.span.start, one.facet), as_it_stands)
    return tuple(found[at] for at in sorted(found))


@lru_cache(maxsize=4)  # asked for each person of a text
def _healed(text: str) -> str:
    """A text without line breaks inside sentences; every place in it stays where it is."""
    return _BROKEN.sub(r"\1 ", text)


def _places(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where a person's name stands, and where the last word of it stands alone and is nobody else's."""
    parts = name.split()
    if not parts or len(name) > 200:
        return
    last, given = parts[-1], parts[:-1]
    at = -1
    places = []
    for _ in range(TRIES):
        at = text.find(last, at + 1)
        if at < 0:
            break
        end = at + len(last)
        if (at and (text[at - 1].isalnum() or text[at - 1] in "_-")) or text[end : end + 1].isalnum():
            continue
        if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum():
            continue  # "the Kerr-backed party"
        words = text[max(0, at - len(name) - 2) : at].split()
        if given and words[-len(given) :] == given and text[at - 1 : at].isspace():
            places.append((at - (len(name) - len(last)), end, True))
        else:
            places.append((at, end, False))
    alone = not given or not _others(text, places)
    yield from ((start, end) for start, end, full in places if full or alone)


def _others(text: str, places: list[tuple[int, int, bool]]) -> bool:
    """Whether the family name also stands behind another given name than the one looked for: somebody else's, or the
    name of a place. A title is none."""
    for start, _, full in places:
        if full or not start or text[start - 1] != " ":
            continue
        before = text[max(0, start - 40) : start - 1].rsplit(" ", maxsplit=1)[-1]
        if before[:1].isupper() and before.isalpha() and before not in _COMMON_TITLES and not roles(before, title=True):
            return True
    return False


_COMMON_TITLES: Final = frozenset(
    "Mr Mrs Ms Miss Dr Prof Professor Sir Lord Lady President Chairman Chairwoman Captain Secretary Senator Sen Rep "
    "Gov Councillor King Queen Prince Princess Speaker Chief Director Coach But And When As The For After In If "
    "Then".split()
)


def _around(text: str, start: int, end: int) -> Iterator[Described]:
    """What stands around one occurrence."""
    line = text.rfind("\n", 0, start) + 1
    begin = max(line, start - AROUND)
    before = text[begin:start]
    if "old " in before and (old := _YEARS_OLD.search(before)) is not None:
        yield Described(f"{FACET}age", Span(begin + old.start(1), begin + old.end(1)), old[1])
    called = _CALLED.search(before)
    title = _right_before(before[: called.start() + 1] if called else before)
    if title is not None:
        phrase = _title(title[0])
        if phrase and roles(phrase, title=True):
            at = (begin + called.start() if called else start - 1) - len(phrase)
            yield Described(f"{FACET}title", Span(at, at + len(phrase)), phrase)
        elif (office := _OFFICE.search(before)) is not None and roles(office[1]):
            yield _role(office.span(1), office[1], begin)
    elif text[end : end + 1] in ",.;\n)" and (ahead := _AHEAD.search(before)) is not None:
        phrase, at = _last_article(ahead[1], begin + ahead.start(1))
        if roles(phrase):
            yield _role((at, at + len(phrase)), phrase)
    elif (ahead := _AS.search(before)) is not None and roles(ahead[1]):
        yield _role(ahead.span(1), ahead[1], begin)
    for pattern in (_BRACKETS, _WORK, _DOES):
        behind = pattern.match(text, end, min(len(text), end + AROUND))
        if behind is not None:
            ends = _ENDS.search(behind[1], 9 if pattern is _DOES else 0)
            said = behind[1][: ends.start()] if ends else behind[1]
            phrase = said.strip()
            if roles(phrase):
                at = behind.start(1) + len(said) - len(said.lstrip())
                yield _role((at, at + len(phrase)), phrase)
    yield from _behind(text, end)


def _right_before(before: str) -> re.Match[str] | None:
    """The words right before a name that may be its title: sought among the last so many."""
    words = before.rsplit(" ", _WORDS + 1)
    return _TITLE.search(before, len(words[0]) + 1 if len(words) > _WORDS + 1 else 0)


def _role(place: tuple[int, int], phrase: str, begin: int = 0) -> Described:
    """A phrase at a place of a line that begins somewhere, as what somebody is called."""
    return Described(f"{FACET}role", Span(begin + place[0], begin + place[1]), phrase)


def _behind(text: str, end: int) -> Iterator[Described]:
    age = _AGE.match(text, end, end + AGED)
    if age is not None:
        which = 1 if age[1] else 2
        yield Described(f"{FACET}age", Span(*age.span(which)), age[which])
        end = age.end()
    at = end
    for _ in range(2):  # an apposition, and one behind it: "X, the mayor, who is on trial, said"
        after = _BEHIND.match(text, at, min(len(text), at + AROUND))
        if after is None:
            return
        phrase = after[1]
        who = phrase.startswith(("who ", "whose "))
        if text[at] == " " and text[at + 1] == "i" and not re.match(r"(?:the|an?|now) ", phrase):
            return
        ends = _ENDS.search(phrase, 8 if who else 0)
        phrase = (phrase[: ends.start()] if ends else phrase).rstrip()
        if (not who and _ENDS.match(f" {phrase}")) or phrase.split(" ", 1)[0] in ("and", "or", "but"):
            return
        other = _SOMEBODY.search(phrase)
        if other is not None and other[1].casefold() not in _NO_TITLE | _ARTICLES:
            return  # "X, Governor Ada Lorne's adviser": the office is another's
        if not phrase.startswith("whose ") and roles(phrase):
            yield _role((after.start(1), after.start(1) + len(phrase)), phrase)
        elif _NAMES.fullmatch(phrase):
            return  # "Ora Kerr, Dora Lorne, the mayor," is a list
        at = after.start(1) + ends.start() if ends is not None and ends[0] == " who" else after.end()
        if ends is not None and ends[0] != " who":
            return


def _title(before: str) -> str:
    """The words right before a name that may belong to it: back to an article, a preposition or a verb."""
    words = before.split()
    first = len(words)
    while first and len(words) - first < 6:
        word = words[first - 1]
        if word.casefold() in _NO_TITLE | _ARTICLES or not any(map(str.isalnum, word)):
            break
        if word.endswith((",", ";", ":", ".", "!", "?")):
            break
        first -= 1
    return " ".join(words[first:])


def _last_article(phrase: str, at: int) -> tuple[str, int]:
    """A phrase from the last article that begins it anew: "…said the judge" gives "the judge"; "of the" goes on."""
    begins = [
        match.start()
        for match in re.finditer(r"\b(?:the|an?|his|her|their) ", phrase)
        if match.start() == 0 or not re.search(r"\b(?:of|for|at|in|to|with|from|on|by) $", phrase[: match.start()])
    ]
    cut = begins[-1] if begins and roles(phrase[begins[-1] :]) else 0
    return phrase[cut:], at + cut
