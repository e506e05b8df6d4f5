"""Sources that are several: "they", "the two", "neither side", "the Orlos"."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from onrecord.analysis.speakers import fitting, lexicon, names, placenames, rules
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.nouns import is_bodies, is_people
from onrecord.analysis.speakers.pairs import subjects
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.roles import Role, from_determiner, role_of
from onrecord.analysis.speakers.scan import NameMention, clean
from onrecord.analysis.speakers.verdicts import Desk, distinct
from onrecord.domain import Attribution, Span, Speaker
from onrecord.knowledge.given_names import Gender

_WORD = re.compile(r"[^\W\d_][\w-]*(?:['’](?!s\b)\w+)*")
_FAMILY = re.compile(r"(?:the\s)?([A-Z][\w'’-]+?)(?:es|s)$", re.IGNORECASE)
# How many characters of a sentence are looked through for whom "they" may mean.
REACH: Final = 600
# How far back a list of three or four may stand that "all three candidates" means, and how many names are looked at.
LISTS_REACH: Final = 6000
MOST_NAMES: Final = 60
# How often a report names those of whom it mostly speaks, and how many sentences back the last time may be.
OFTEN: Final = 4
LATELY: Final = 6
# How many sources before "both" must be those two people's.
TURNS: Final = 6
_PLURALS: Final = ("s", "men", "women", "people", "police")
# What goes between the names of a list: a comma, an "and", and what the next one is.
_JOINS = re.compile(r"(?:,|,?\s(?:and|or|&))\s(?:(?:the\s)?[a-z][\w’'-]*\s){0,4}")
_JOINED = re.compile(
    r",?\s(?:and|or)\s(?:former\s|then-|(?:[a-z]+\s){0,2}(?=(?:Gov|Sen|Rep|President|Senator|Governor)\b))?"
)
# "Ana Orlo, one of the few authors": one of them is spoken of, not they.
_ONE_OF = re.compile(r"\bone\sof\s(?:the|his|her|its|their|those|our)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
# "Orlo met privately with President Venn": two do so, and no third.
_MEETS = re.compile(
    r"\s(?:(?:has|had|have|will|would)\s)?(?:meets?|met|(?:speaks?|spoke|talk(?:s|ed)?|sat\sdown|dine[sd]?)(?=\s(?:\w+\s)?with))"
    r"(?:\s(?:again|briefly|privately|separately|twice|up))?(?:\swith)?\s(?:[A-Z][\w.]*\s){0,3}"
)
_DID = re.compile(r"\s[a-z]+ed\s")
_OF_WHOM = re.compile(r"(?:all|both|each|neither|none|most|some|two|three)\sof\s(?:whom|which)", re.IGNORECASE)
_FEW = re.compile(r"(?:[Aa]ll|[Bb]oth|[Tt]he|[Tt]hose|[Tt]hese|[Nn]one\sof\sthe|[Ee]ach\sof\sthe)\s")


def they(desk: Desk, part: Part, span: Span, attribution: Attribution) -> tuple[Speaker, ...]:
    """Those who spoke just before, or the only ones of whom this sentence or the one before speaks in the plural."""
    word, here = part.head, desk.scan.sentence(span.start)
    if _parenthetical(desk, attribution, span):
        return _again(desk, span, f"“{word}” are those who spoke just before, whose words go on")
    if desk.group and here - desk.group_at <= 1 and not _others(desk, span.start):
        return _again(desk, span, f"“{word}” are those who spoke just before")
    found: list[list[Chain | Span]] = []
    unclear = desk.unclear_at > max(desk.scan.sentences[here - 1] if here else 0, desk.group_end)
    for sentence in (here, here - 1) if not unclear else ():
        if sentence < 0 or (sentence != here and desk.scan.paragraph(span.start) - _paragraph(desk, sentence) > 1):
            break
        start = desk.scan.sentences[sentence]
        end = span.start if sentence == here else desk.scan.sentences[here]
        found = list(_several(desk, max(start, end - REACH), end))
        if not found and sentence == here:
            found = list(_met(desk, max(start, end - REACH), end))
        joint = subjects(desk, start, end)
        joint = joint if len(found) > 1 or any(one.kind != "person" for one in joint) else []
        if len(found) == 1 or joint:
            return tuple(_meant(desk, one, span, word) for one in joint or found[0])
        if found:
            break
    body = desk.thing if desk.thing and not unclear and 0 <= here - desk.thing_at <= 1 and part.form == "they" else None
    if body is not None and body.kind == "organisation" and not found:
        because = (
            f"“{word}” are those of {display(body)}, which spoke before, and of nobody else does the text speak so"
        )
        return (desk.resolved(rules.PLURAL, body, because, (span,)),)
    return (desk.open(rules.PLURAL, f"the report does not say plainly whom “{word}” means", (span,)),)


def _parenthetical(desk: Desk, attribution: Attribution, span: Span) -> bool:
    """Whether "they say" stands within or after what is said ("The dam, they write, is old"), and several people named
    spoke in this paragraph or the one before, nobody else since."""
    here = desk.scan.paragraph(span.start)
    before = any(one.start < span.start and desk.scan.paragraph(one.start) == here for one in attribution.content)
    people = [one for one in desk.group if one.entity is not None and one.entity.named]
    near = here - _paragraph(desk, max(0, desk.group_at)) <= 1 and desk.group_at >= 0
    alone = desk.salience.spoke_since(desk.group_end, span.start)
    return before and len(people) == len(desk.group) > 1 and near and not alone and desk.unclear_at < desk.group_end


def _others(desk: Desk, at: int) -> bool:
    """Whether the text speaks of others in the plural between those who spoke last and ``at``."""
    start = max(desk.group_end, at - REACH)
    return start < at and next(_several(desk, start, at), None) is not None


def _again(desk: Desk, span: Span, because: str) -> tuple[Speaker, ...]:
    return tuple(
        dataclasses.replace(one, because=because, rule=rules.JUST_SPOKE, evidence=distinct((span, *one.evidence)))
        for one in desk.group
    )


def _paragraph(desk: Desk, sentence: int) -> int:
    return desk.scan.paragraph(desk.scan.sentences[sentence])


def _meant(desk: Desk, one: Chain | Span, span: Span, word: str) -> Speaker:
    if isinstance(one, Chain):
        because = f"“{word}” are those just spoken of together, {display(one)} among them"
        return desk.resolved(rules.PLURAL, one, because, distinct((span, *_where(desk, one, span))))
    because = f"“{word}” are the only people just spoken of in the plural"
    verdict = desk.wording("group", one, because)
    return dataclasses.replace(verdict, rule=rules.PLURAL, evidence=(span, one))


def _where(desk: Desk, chain: Chain, span: Span) -> tuple[Span, ...]:
    """Where the chain is last named shortly before a source."""
    found: tuple[Span, ...] = ()
    for mention in desk.scan.between(max(0, span.start - 2 * REACH), span.start):
        link = desk.chains.links.get(mention.start)
        if link and link.chain is chain:
            found = (Span(mention.name_start, mention.name_end),)
    return found


def _several(desk: Desk, start: int, end: int) -> Iterator[list[Chain | Span]]:
    """What a stretch of text speaks of in the plural: people joined by "and", families, groups described."""
    text = desk.scan.text
    mentions = [m for m in desk.scan.between(start, end) if m.start >= start and not m.quoted]
    taken: list[tuple[int, int]] = []
    for left, right in pairwise(mentions):
        links = [desk.chains.links.get(m.start) for m in (left, right)]
        chains = [link.chain for link in links if link and link.chain and link.chain.kind == "person"]
        if len(chains) == 2 and _JOINED.fullmatch(text, left.end, right.start):
            taken.append((left.start, right.end))
            yield list(chains)
    seen: set[str] = set()
    for match in _WORD.finditer(text, start, end):
        word = match.group().lower()
        if desk.scan.in_quote(match.start()) or not word.endswith(_PLURALS) or word.endswith("ss"):
            continue
        if any(left <= match.start() < right for left, right in taken):
            continue  # "Sens. Orlo and Venn"
        before = text[max(start, match.start() - 60) : match.start()]
        if match.group()[0].isupper() and re.search(r"\b[Tt]he\s$", before):
            family = _kin(desk, match.group())
            if family:
                yield list(family)
                continue
        if match.group()[0].isupper() and word in ("states", "nations", "emirates"):
            continue
        if not is_people(word) or word in seen or text[match.end() : match.end() + 1] in "'’" or _ONE_OF.search(before):
            continue
        determined = from_determiner(before).strip()
        first = match.start() - (len(before) - before.rfind(determined)) if determined else match.start()
        if any(m.kind == "person" and first <= m.start and _DID.match(text, m.end, match.start()) for m in mentions):
            continue  # "Her friend Ana Orlo founded Harbour Voters"
        seen.add(word)
        yield [Span(first, match.end())]


def _met(desk: Desk, start: int, end: int) -> Iterator[list[Chain | Span]]:
    """The two who meet in a stretch of text, where it names no other person: "Orlo met with Venn, and they"."""
    people = [m for m in desk.scan.between(start, end) if m.start >= start and m.kind == "person" and not m.quoted]
    if len(people) != 2 or not _MEETS.fullmatch(desk.scan.text, people[0].end, people[1].start):
        return
    chains = [link.chain for m in people if (link := desk.chains.links.get(m.start)) and link.chain]
    if len(chains) == 2 and chains[0] is not chains[1] and all(one.kind == "person" for one in chains):
        yield list(chains)


def of_whom(desk: Desk, part: Part, span: Span) -> tuple[Speaker, ...]:
    """ "Ana Orlo and Jon Venn, both of whom": those of the list that ends right before; none for other words."""
    text = desk.scan.text
    if not _OF_WHOM.fullmatch(text, span.start, span.end):
        return ()
    mentions = [m for m in desk.scan.between(max(0, span.start - REACH), span.start) if m.end <= span.start]
    run: list[NameMention] = []
    for mention in reversed(mentions[-MOST_NAMES:]):
        behind = run[-1].start if run else span.start
        if not (_JOINS.fullmatch(text, mention.end, behind) if run else text[mention.end : behind] in (", ", " ")):
            break
        run.append(mention)
    chains = [link.chain for m in reversed(run) if (link := desk.chains.links.get(m.start)) and link.chain]
    people = list({id(c): c for c in chains}.values())
    wording = clean(desk.stored[span.start : span.end])
    if len(people) == len(run) > 1:
        return _all_of(desk, people, span, f"“{wording}” are those of the list before it")
    if run or part.form == "pair":  # "the leaders, each of whom": not any two of whom the text spoke before
        return (desk.open(rules.PLURAL, f"the report does not say plainly who “{wording}” are", (span,)),)
    return ()


def two(desk: Desk, part: Part, span: Span) -> tuple[Speaker, ...]:
    """ "the two", "both men", "neither side": the two people of whom the text has just spoken, when it is two."""
    wording = clean(desk.stored[span.start : span.end])
    gender: Gender | None = "m" if part.head in ("men", "man") else "f" if part.head in ("women", "woman") else None
    here = desk.scan.sentence(span.start)
    role = role_of(part.head.removesuffix("s"))
    again = [one.entity for one in desk.group if one.entity is not None and one.entity.kind == "person"]
    if role is None and gender is None and len(again) == len(desk.group) == 2 and 0 <= here - desk.group_at <= 2:
        return _again(desk, span, f"“{wording}” are the two who spoke just before")
    listed = _listed(desk, span, 2, role)
    turns = _in_turn(desk, span) if role is None and gender is None and not listed else []
    if turns:
        because = f"“{wording}” are the two who speak in turn before it: {' and '.join(map(display, turns))}"
        return tuple(
            desk.resolved(rules.PLURAL, chain, because, distinct((span, *_where(desk, chain, span)))) for chain in turns
        )
    if listed:
        because = f"“{wording}” are the two people last named together who may be: {' and '.join(map(display, listed))}"
        return tuple(
            desk.resolved(rules.PLURAL, chain, because, distinct((span, *_where(desk, chain, span))))
            for chain in listed
        )
    people: dict[int, Chain] = {}
    for sentence in range(here, max(-1, here - 3), -1):
        start = desk.scan.sentences[sentence]
        end = span.start if sentence == here else desk.scan.sentences[sentence + 1]
        for mention in desk.scan.between(max(start, end - REACH), end):
            link = desk.chains.links.get(mention.start)
            if (
                link
                and link.chain
                and link.chain.kind == "person"
                and (gender is None or link.chain.gender == gender)
                and not mention.quoted
                and mention.start < span.start
            ):
                people[id(link.chain)] = link.chain
        if len(people) >= 2:
            break
    if len(people) == 2 and role is not None and _others_are(desk, list(people.values()), role):
        because = f"“{wording}” may be others than the two people just spoken of"
        return (desk.open(rules.PLURAL, because, (span,), list(people.values())),)
    if len(people) == 2:
        because = f"“{wording}” are the two people just spoken of: {' and '.join(map(display, people.values()))}"
        return tuple(
            desk.resolved(rules.PLURAL, chain, because, distinct((span, *_where(desk, chain, span))))
            for chain in people.values()
        )
    if wording.lower().startswith("all but"):
        return (desk.wording("group", span, "the source is a group described, not named", part, count=2),)
    if part.head not in ("side", "sides"):
        chiefs = _chiefs(desk, span, 2, role, gender)
        if chiefs:
            because = f"“{wording}” are the two people of whom the report mostly speaks"
            return _all_of(desk, chiefs, span, because)
    return (desk.open(rules.PLURAL, f"the report does not say plainly who “{wording}” are", (span,)),)


def _all_of(desk: Desk, people: list[Chain], span: Span, because: str) -> tuple[Speaker, ...]:
    because = f"{because}: {' and '.join(map(display, people))}"
    return tuple(
        desk.resolved(rules.PLURAL, chain, because, distinct((span, *_where(desk, chain, span)))) for chain in people
    )


def _chiefs(desk: Desk, span: Span, count: int, role: Role | None, gender: Gender | None = None) -> list[Chain]:
    """The so many people of whom the report speaks far more than of others, and lately; empty where there are none."""
    known = desk.memory.get("by mentions")
    if not isinstance(known, list):
        people = [c for c in desk.chains.all if c.kind == "person" and c.named and (c.firm or c.roles)]
        known = sorted(people, key=lambda c: (-len(c.mentions), c.first))[:8]
        desk.memory["by mentions"] = known
    fits = [
        c
        for c in known
        if c.seen < span.start
        and (gender is None or c.gender == gender)
        and (role is None or fitting.fit(desk.scan.text, c, role, None) != "not")
    ]
    chiefs, rest = fits[:count], fits[count:]
    if len(chiefs) < count or len(chiefs[-1].mentions) < OFTEN:
        return []
    if rest and len(rest[0].mentions) * 2 > len(chiefs[-1].mentions):
        return []
    here = desk.scan.sentence(span.start)
    near = [any(0 <= here - m.sentence <= LATELY and m.start < span.start for m in c.mentions) for c in chiefs]
    return sorted(chiefs, key=lambda c: c.first) if all(near) else []


def _in_turn(desk: Desk, span: Span) -> list[Chain]:
    """The two people who alone spoke in the last sources before a place, each more than once; empty for others."""
    index = bisect_left(desk.sourced, (span.start, ""))
    said: list[Chain] = []
    for _, key in desk.sourced[max(0, index - TURNS) : index]:
        speakers = [one for one in desk.found.get(key, ()) if one.role == "speaker"]
        chain = desk.chain_of(speakers[0].entity) if len(speakers) == 1 else None
        if chain is not None and chain.kind == "person" and chain.named:
            said.append(chain)
    people = list({id(one): one for one in said}.values())
    turns = [sum(one is each for each in said) for one in people]
    return people if len(people) == 2 and min(turns) > 1 else []


def _listed(desk: Desk, span: Span, count: int, role: Role | None) -> list[Chain]:
    """The people of the last list of so many ("Orlo and Venn", "Orlo, Venn and Kerr") shortly before a source, where
    no other person is named after it and they may have the role; empty where there is none."""
    text = desk.scan.text
    reach = REACH if count == 2 else LISTS_REACH
    mentions = [m for m in desk.scan.between(max(0, span.start - reach), span.start) if m.kind == "person"]
    mentions = [m for m in mentions if not m.quoted and m.end <= span.start][-MOST_NAMES:]
    runs: list[list[NameMention]] = []
    for mention in mentions:
        last = runs[-1][-1] if runs else None
        joined = last is not None and _JOINS.fullmatch(text, last.end, mention.start)
        if joined and desk.scan.paragraph(mention.start) == desk.scan.paragraph(runs[-1][0].start):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    for run in reversed(runs):
        chains = [link.chain for m in run if (link := desk.chains.links.get(m.start)) and link.chain]
        people = list({id(c): c for c in chains}.values())
        anded = len(run) > 1 and "and" in text[run[-2].end : run[-1].start]
        fits = role is None or not any(fitting.fit(text, c, role, None) == "not" for c in people)
        # "Orlo met Venn and Kerr. Neither …": which two? In one sentence ("a race that both want") it is these.
        leads = role is not None or run[0].starts or run[0].sentence == desk.scan.sentence(span.start)
        if len(people) == len(run) == count and anded and fits and leads:
            return people
        if count == 2 and role is None:
            return []  # another person is named after the two
        if len(run) > count > 2 and fits:
            return []
    return []


def _others_are(desk: Desk, people: list[Chain], role: Role) -> bool:
    """Whether the report gives a role to others and not to these, or one of these cannot have it."""
    fits = [fitting.fit(desk.scan.text, chain, role, None) for chain in people]
    if "not" in fits:
        return True
    known = desk.holders.described(role)
    return "says" not in fits and any(chain.seen < 1 << 62 for chain in known)


def numbered(desk: Desk, part: Part, span: Span) -> tuple[Speaker, ...]:
    """ "All three candidates": so many people that the report names together; open where it does not, none where the
    words are no few definite people."""
    words = desk.scan.text[span.start : span.end]
    if not _FEW.match(words) or not is_people(part.head) or not part.count or part.count > 4:
        return ()
    wording = clean(desk.stored[span.start : span.end])
    listed = _listed(desk, span, part.count, role_of(part.head.removesuffix("s"))) if part.count > 1 else []
    if listed:
        because = f"“{wording}” are the people last named together who may be: {', '.join(map(display, listed))}"
        return tuple(
            desk.resolved(rules.PLURAL, chain, because, distinct((span, *_where(desk, chain, span))))
            for chain in listed
        )
    some = part.count if part.count > 1 and " and " not in wording else 0
    chiefs = _chiefs(desk, span, some, role_of(part.head.removesuffix("s"))) if some else []
    if chiefs:
        return _all_of(desk, chiefs, span, f"“{wording}” are the people of whom the report mostly speaks")
    return (desk.open(rules.PLURAL, f"the report does not say plainly who “{wording}” are", (span,)),)


def bodies_again(desk: Desk, part: Part, span: Span) -> tuple[Speaker, ...]:
    """ "The departments": the bodies that have just spoken together."""
    here = desk.scan.sentence(span.start)
    bodies = [one.entity for one in desk.group if one.entity is not None and one.entity.kind == "organisation"]
    bare = desk.scan.text[part.start : part.end].lower() in (f"the {part.head}", f"both {part.head}")
    if not bare or len(bodies) < 2 or len(bodies) != len(desk.group) or here - desk.group_at > 2:
        return ()
    if not is_bodies(part.head) and part.head not in ("groups", "companies", "organisations", "organizations"):
        return ()
    return _again(desk, span, f"“{clean(desk.stored[span.start : span.end])}” are the bodies that spoke just before")


def household(desk: Desk, part: Part, span: Span) -> tuple[Speaker, ...]:
    """ "The Orlos": the two people of that family name, or the family where the report names more or fewer."""
    match = _FAMILY.fullmatch(desk.scan.text[span.start : span.end])
    if match is None or part.determiner != "definite" or not match.group(1)[0].isupper():
        return ()
    word = desk.scan.text[span.start : span.end].split()[-1]
    family = _kin(desk, word)
    if not family:
        return ()
    because = f"“the {word}” are the people of that name in the report"
    if len(family) == 2:
        return tuple(
            desk.resolved(rules.PLURAL, chain, because, distinct((span, *_where(desk, chain, span))))
            for chain in family
        )
    often = [chain for chain in family if len(chain.mentions) > 2]
    if len(often) == 2:
        because = f"“the {word}” are the two of that name of whom the report mostly speaks"
        return tuple(
            desk.resolved(rules.PLURAL, chain, because, distinct((span, *_where(desk, chain, span)))) for chain in often
        )
    if len(family) > 2:
        because = f"the report does not say plainly which of its people are “the {word}”"
        return (desk.open(rules.PLURAL, because, (span,), family[:4]),)
    return (desk.wording("group", span, "the source is a family", part),)


def _kin(desk: Desk, word: str) -> list[Chain]:
    """The people of the report whose family name a plural is, in the order of the report; none for a common noun."""
    if word.lower() in lexicon.PEOPLE or names.normal(word) in placenames.DEMONYMS:
        return []
    for ending in ("es", "s"):
        family = desk.chains.family(word.removesuffix(ending)) if word.endswith(ending) else []
        if family:
            return family
    return []


def group_again(desk: Desk, part: Part, span: Span) -> Speaker | None:
    """ "The diplomats" behind "Three diplomats said": the one group of that noun that spoke before, by more words."""
    bare = part.determiner == "definite" and part.head_start - part.start <= 4 and part.end == part.head_end
    here = desk.scan.paragraph(span.start)
    groups = [one for one in desk.groups.get(part.head, []) if here - desk.scan.paragraph(one.first) <= 2]
    fits = {id(one): one for one in groups if not one.text.lower().startswith("the ")}
    if not bare or len(fits) != 1 or len(groups) != 1 or desk.scan.in_headline(span.start):
        return None
    (chain,) = fits.values()
    because = f"“{clean(desk.stored[span.start : span.end])}” are {display(chain)}, who spoke before"
    return desk.resolved(rules.SPOKE_BEFORE, chain, because, (span,))
