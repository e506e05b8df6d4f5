"""What offices tell: somebody called by a title holds it, a "former" holder no longer, a "new" one since lately."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.analysis.clues.days import FIRST, LAST, Window, number, windows
from onrecord.analysis.clues.evidence import Evidence
from onrecord.analysis.clues.rules import REACH
from onrecord.analysis.clues.words import Phrases, Text, phrase
from onrecord.domain import Span
from onrecord.knowledge import Knowledge, KnownEntity, Office, When

FORMER: Final = frozenset({"former", "ex", "onetime", "late", "past", "erstwhile", "ousted", "outgoing"})
THEN: Final = frozenset({"then"})
NEW: Final = frozenset({"new", "newly", "incoming"})
_QUALITIES: Final = frozenset({"appointed", "elected", "installed", "chosen", "named", "confirmed", "minted"})
_MODIFIERS: Final = FORMER | THEN | NEW | _QUALITIES
#: Whoever has left one of these is called by it for life: "Secretary of State Venn" of somebody who runs for president.
_COURTESY: Final = frozenset({"president", "secretary of state"})
_LONGEST_TITLE: Final = 7
_SUPPOSED: Final = re.compile(
    r"\b(?:[Aa]|[Aa]ny|[Aa]nother|[Ii]f|[Ww]ould-be|[Pp]ossible|[Pp]otential|[Ll]ikely|[Ff]uture|[Ee]ventual|[Pp]resumptive"
    r"|[Pp]resumed|[Aa]pparent|[Ee]xpected|[Pp]rospective|(?:[Rr]esignation|[Oo]uster|[Dd]eparture|[Ff]iring) of"
    r"|(?:[Ff]ired|[Oo]usted|[Dd]ismissed|[Rr]eplaced) (?:his|her|its|their|the))"
    r"(?: Democrat| Republican| GOP)?\s$"
)
_NOT_YET: Final = re.compile(
    r"\b(?:be|become|becomes|becoming|(?:seen|viewed|regarded) as|effectively|virtually|essentially|all but|likely)"
    r"\s(?:the\s|a\s|its\s|their\s)?$"
)
_ANOTHERS: Final = re.compile(
    r"\b[A-Z]\w{2,20}['’]s?\s(?:[A-Z]\w{2,20}\s)?$"
)  # "Florida's Republican attorney general"
_SHOWN: Final = re.compile(r"\b(?:[Tt]he|[Nn]ew|[Ff]ormer|[Ii]ts|[Tt]heir)\s$")
_YEARS: Final = re.compile(r"\b(?:19|20)\d\d\s$", re.ASCII)
_IN_YEAR: Final = re.compile(r"\s(?:in|of)\s(?:19|20)\d\d\b", re.ASCII)
_BESIDE: Final = re.compile(
    r",\s(?:(?:the|a|an|who is|who was|Ukraine['’]s|the \w{1,20}['’]s|[A-Z]\w{1,20}['’]s)\s){0,2}"
)


def _kept_while_running(office: Office, offices: Sequence[Office]) -> bool:
    """Whether somebody ran for president after this post and was called by it all along: it tells no time, then."""
    return "secretary of state" in office.roles and any(
        since(run) > until(office) for run in offices if run is not office
    )


class Index:
    """The people of the packs by their names, and posts by their wordings; without posts that tell no time."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.people: dict[str, KnownEntity] = {}
        self.families: dict[str, set[str]] = defaultdict(set)
        self.offices: dict[str, tuple[Office, ...]] = {}
        self.first: dict[str, int] = {}  # of each post, the first day on which the packs know a holder
        self.of_post: dict[str, list[Office]] = defaultdict(list)
        names: list[tuple[str, str]] = []
        titles: dict[tuple[str, str], None] = {}
        for entity in knowledge.entities:
            known = knowledge.offices(entity.id)
            held = tuple(office for office in known if office.dates and not _kept_while_running(office, known))
            if entity.kind != "person" or not held:
                continue
            self.people[entity.id], self.offices[entity.id] = entity, held
            names += [(name, entity.id) for name in (entity.name, *entity.names) if " " in name.strip()]
            self.families["".join(phrase(entity.family))].add(entity.id)
            for office in held:
                self.of_post[office.post].append(office)
                self.first[office.post] = min(self.first.get(office.post, LAST), since(office))
                titles |= {(title, office.post): None for title in (office.title, *office.titles, *office.roles)}
        #: Posts whose wordings another body may use too: "the attorney general" of a state.
        self.plain = {post for post, some in self.of_post.items() if any(one.roles for one in some)}
        self.names, self.titles = Phrases(names), Phrases(titles)


@lru_cache(maxsize=4)
def index(knowledge: Knowledge) -> Index:
    """The index of some knowledge, made once."""
    return Index(knowledge)


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody called by a title: the offices that this may be, what stands before it, and the words."""

    who: str
    offices: tuple[Office, ...]
    modifier: str
    span: Span


def find(text: Text, knowledge: Knowledge) -> Iterator[Evidence]:
    """The evidence of titles beside names, and of titles that were vacant most of the time."""
    known = index(knowledge)
    said = called(text, known)
    latest, counts = _latest(said), Counter(one.who for one in said)
    for one in said:
        yield _evidence(text, known, one, latest, counts[one.who] > 1)
    yield from _alone(text, known, said)


def _alone(text: Text, known: Index, said: Sequence[Called]) -> Iterator[Evidence]:
    """Titles of a race without a name beside them: "the presumptive nominee" is said while there is one."""
    taken = {at for one in said for at in range(text.index(one.span.start), text.index(one.span.end))}
    for start, end, posts in known.titles.each(text):
        offices = [office for post in posts for office in known.of_post[post]]
        if taken.intersection(range(start, end)) or not all("nominee" in office.title for office in offices):
            continue
        if start and text.words[start - 1].folded in FORMER | THEN | {"once"} and text.joined(start - 1, start):
            continue
        if _NOT_YET.search(text.text[max(0, text.words[start].start - 30) : text.words[start].start]):
            continue
        presumptive = all("presumptive" in office.title for office in offices)
        if not presumptive:
            continue
        offices = _of_those_named(text, known, offices)
        gap, after = REACH["office"]
        some = windows((since(office) - gap, until(office) + after) for office in offices)
        span = Span(text.words[start].start, text.words[end - 1].end)
        rule = "presumptive-alone-1" if presumptive else "nominee-alone-1"
        yield Evidence(rule, some, (span,), f"“{text.text[span.start : span.end]}”: there was one {days_of(offices)}")


def _of_those_named(text: Text, known: Index, offices: Sequence[Office]) -> list[Office]:
    """The offices of the races, told by their years, whose people the text names often; all where it names none."""
    counts: Counter[int] = Counter()
    for one in offices:
        family = "".join(phrase(known.people[one.holder].family))
        counts[since(one) // 365] += len(text.places.get(family, ()))
    most = max(counts.values())
    return [one for one in offices if 3 * counts[since(one) // 365] >= most]


def called(text: Text, known: Index) -> tuple[Called, ...]:
    """Everybody whom the text calls by a title that the packs know of them."""
    return text.once(_each_called, known)


def in_full(text: Text, known: Index) -> dict[int, tuple[int, tuple[str, ...]]]:
    """Full names of the packs' people, by their first word: the word after the last, and the ids of the bearers."""
    return {start: (end, ids) for start, end, ids in text.once(_in_full, known)}


def _in_full(text: Text, known: Index) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    return known.names.each(text)


def _each_called(text: Text, known: Index) -> Iterator[Called]:
    whole = in_full(text, known)
    here = {id_ for _, ids in whole.values() for id_ in ids}
    past = 0
    for position in sorted({*whole, *text.capitals(known.families.keys() & text.places.keys())}):
        if position < past:
            continue
        past, ids = whole.get(position, (position + 1, ()))
        if position not in whole:
            family = known.families[text.words[position].folded]
            ids = tuple(sorted(family & here or family))
        yield from _of_name(text, known, position, past, ids)


def _of_name(text: Text, known: Index, start: int, end: int, ids: tuple[str, ...]) -> Iterator[Called]:
    """What a title right before a name, or in apposition after it, says of one of the people of that name."""
    running = text.words
    for length in range(min(_LONGEST_TITLE, start), 0, -1):
        first = start - length
        posts = known.titles.exact(running, first, start)
        if posts and all(text.joined(at, at + 1) for at in range(first, start)):
            if not _SUPPOSED.search(text.text[max(0, running[first].start - 24) : running[first].start]):
                yield from _held(text, known, ids, posts, (first, end), first)
            return
    gap = text.text[running[start - 1].end : running[start].start] if start else ""
    if gap.startswith(",") and len(gap) <= 2:  # "the new defence minister, Ada Kerr,"
        for length in range(min(_LONGEST_TITLE, start), 0, -1):
            first = start - length
            posts = known.titles.exact(running, first, start)
            shown = length > 1 or _SHOWN.search(text.text[max(0, running[first].start - 12) : running[first].start])
            supposed = _SUPPOSED.search(text.text[max(0, running[first].start - 24) : running[first].start])
            if posts and shown and not supposed and all(text.joined(at, at + 1) for at in range(first, start - 1)):
                yield from _held(text, known, ids, posts, (first, end), first)
                return
    beside = _BESIDE.match(text.text, running[end - 1].end)
    if beside:
        at = text.index(beside.end())
        while at < len(running) and at < end + 4 and running[at].folded in _MODIFIERS:
            at += 1
        found = known.titles.at(running, at) if at < len(running) else None
        if found and text.sentence(running[start].start) == text.sentence(running[at].start):
            yield from _held(text, known, ids, found[1], (start, at + found[0]), at)


def _held(
    text: Text, known: Index, ids: tuple[str, ...], posts: tuple[str, ...], piece: tuple[int, int], title: int
) -> Iterator[Called]:
    running, before = text.words, title - 1
    while before >= 0 and running[before].folded in _QUALITIES:
        before -= 1
    modifier = ""
    if before >= 0 and running[before].folded in _MODIFIERS:
        between = text.text[running[before].end : running[title].start]
        modifier = running[before].folded if len(between) <= 40 and not set(between) & set(".;:\n,(") else ""
    if not modifier and title - 1 >= 0 and running[title - 1].folded in _QUALITIES:
        modifier = "new" if running[title - 1].folded != "named" else ""
    first = min(before if modifier in FORMER | THEN | NEW and before >= 0 else piece[0], piece[0])
    span = Span(running[first].start, running[piece[1] - 1].end)
    if _ANOTHERS.search(text.text[max(0, running[title].start - 40) : running[title].start]):
        posts = tuple(post for post in posts if post not in known.plain)
    fitting = {id_: tuple(one for one in known.offices[id_] if one.post in posts) for id_ in ids}
    fitting = {id_: held for id_, held in fitting.items() if held}
    if len(fitting) == 1:
        ((who, held),) = fitting.items()
        yield Called(who, held, modifier, span)


def _latest(said: Sequence[Called]) -> dict[str, int]:
    """Of each post, when the last of those whom the text calls by it came into office; one mention in many is none.

    Presidents keep their title in courtesy: a text that knows a later one tells nothing by an earlier one but that
    he had come into office.
    """
    counts = Counter(one.who for one in said if one.modifier not in FORMER)
    found: dict[str, int] = {}
    for one in said:
        if one.modifier not in FORMER and counts[one.who] * 4 >= max(counts.values()):
            for office in one.offices:
                found[office.post] = max(found.get(office.post, FIRST), min(since(run) for run in one.offices))
    return found


def _evidence(text: Text, known: Index, one: Called, latest: dict[str, int], often: bool) -> Evidence:
    name, title = known.people[one.who].name, sorted({office.title for office in one.offices})[0]
    said = f"“{text.text[one.span.start : one.span.end]}”"
    told = days_of(one.offices)
    begun = min(_begun(known, office) for office in one.offices)
    if one.modifier in FORMER:
        return Evidence(
            "office-former-1", windows(after_each(one.offices)), (one.span,), f"{said}: {name} had been {title}, {told}"
        )
    courtesy = not often and all(office.until and not _COURTESY.isdisjoint(office.roles) for office in one.offices)
    years = _YEARS.search(text.text[max(0, one.span.start - 6) : one.span.start]) or _IN_YEAR.match(
        text.text, one.span.end
    )
    if (
        courtesy
        or years
        or one.modifier in THEN
        or any(latest.get(office.post, FIRST) > since_latest(office) for office in one.offices)
    ):
        return Evidence(
            "office-then-1", windows([(begun, LAST)]), (one.span,), f"{said}: {name} was or had been {title}, {told}"
        )
    if one.modifier:
        before, after = REACH["office-new"]
        some = windows((_begun(known, office) - before, since_latest(office) + after) for office in one.offices)
        return Evidence("office-new-1", some, (one.span,), f"{said}: {name} was newly {title}, {told}")
    before, after = REACH["office"]
    some = windows((_begun(known, office) - before, until(office) + after) for office in one.offices)
    rule = "candidacy-1" if _passing(one.offices) else "office-holder-1"
    return Evidence(rule, some, (one.span,), f"{said}: {name} was {title}, {told}")


def _passing(offices: Sequence[Office]) -> bool:
    """Whether the post is one of a race: a candidate's, a nominee's."""
    return any(word in office.title.lower() for office in offices for word in ("candidate", "nominee"))


def _begun(known: Index, office: Office) -> int:
    """The first day that the office allows; the bound where it is a year only and nobody before is known.

    Who is presumed to be chosen is soon called the nominee.
    """
    first = since(office)
    if "nominee" in office.title and "presumptive" not in office.title:
        for one in known.offices[office.holder]:
            if "presumptive" in one.title and one.organisation == office.organisation and since(one) <= first:
                first = since(one) if first <= until(one) + 1 else first
    vague = office.since is None or office.since.latest[:4] + "-01-01" == office.since.earliest != office.since.latest
    return FIRST if vague and first == known.first[office.post] else first


def since(office: Office) -> int:
    """The first day on which the office may have been held."""
    return number(office.since.earliest) if office.since else FIRST


def since_latest(office: Office) -> int:
    """The last day on which it may have begun."""
    return number(office.since.latest) if office.since else LAST


def until(office: Office) -> int:
    """The last day on which it may have been held."""
    return number(office.until.latest) if office.until else LAST


def after_each(held: Sequence[Office]) -> Iterator[Window]:
    """The days after each tenure, up to the next one in the same post."""
    inner = sorted(held, key=since)
    for place, office in enumerate(inner):
        if office.until is not None:
            following = [since_latest(one) for one in inner[place + 1 :] if one.since]
            yield number(office.until.earliest) - REACH["office"][0], (min(following) if following else LAST)


def days_of(offices: Sequence[Office]) -> str:
    """The offices' days for a reader: "2015-06-16 to 2016-11-08; …"."""
    said = [f"{_day(one.since) or '?'} to {_day(one.until) or 'the present'}" for one in offices]
    return "; ".join(dict.fromkeys(said[-4:]))


def _day(when: When | None) -> str:
    if when is None:
        return ""
    if when.earliest == when.latest:
        return when.earliest
    return when.earliest[:4] if when.earliest[5:] == "01-01" and when.latest[5:] == "12-31" else when.earliest[:7]
