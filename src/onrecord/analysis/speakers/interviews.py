"""Questions and answers: whom a report interviews."""

from __future__ import annotations

import re
from typing import cast

from onrecord.analysis.speakers import names
from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.lexicon import NOT_NAMES, OPENERS, SPEECH
from onrecord.analysis.speakers.mentions import pieces_of
from onrecord.analysis.speakers.sources import gender_of
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Span

# Who is interviewed: "an interview with Ana Orlo", "we met Ana Orlo"; "Ana Orlo, the chair, spoke to the Examiner".
_ASKED = re.compile(
    r"\b(?:(?:interview|talk|conversation|questions? and answers?|q&a)\swith|(?:talked|spoke)\s(?:to|with)"
    r"|[Ww]e\s(?:met|asked|interviewed)|questions\s(?:to|for))\s$",
    re.IGNORECASE,
)
_SPOKE = re.compile(
    r"(?:,[^,.\n]{1,80},)?\s(?:spoke\sto|talked\sto|speaks\sto|talks\sto|sat\sdown\swith|answers|answered"
    r"|was\sinterviewed|received\sus)\b"
)
# "She sat down with us this week": the one person named before that.
_HE_SPOKE = re.compile(
    r"(?<![\w'’])(?:She|He)\s(?:sat\sdown|spoke\s(?:to|with)|talked\s(?:to|with)|answered|was\sinterviewed)\b"
)
Found = tuple[Chain, Span, str]  # who is interviewed, where he is named, why


def interviewee(desk: Desk, first: int) -> Found | None:
    """The one person whom the title and the lines before the first question introduce, or name alone."""
    key = f"interviewee {first}"
    if key not in desk.memory:
        desk.memory[key] = _interviewee(desk, first)
    return cast("Found | None", desk.memory[key])


def _interviewee(desk: Desk, first: int) -> Found | None:
    spoke = introduced(desk, first)
    if len(spoke) == 1:
        return (*spoke[0], "who is introduced before as the one interviewed")
    people = {id(chain): chain for chain in desk.new_names.values() if chain.kind == "person"}
    for mention in desk.scan.between(0, first):
        link = desk.chains.links.get(mention.start)
        if mention.kind != "person" or mention.before == "by" or mention.text in desk.byline:
            continue
        if link is None or link.chain is None:
            return None
        if link.chain.kind == "person":
            people[id(link.chain)] = link.chain
    titled = in_title(desk, first)
    if titled is not None and (not people or titled[0].key in {chain.key for chain in people.values()}):
        return titled
    if not people or len({chain.key for chain in people.values()}) != 1:
        return None
    chain = next(iter(people.values()))
    headline = Span(chain.first, chain.first + len(chain.text))  # a name that only a headline gives
    known = desk.stored[headline.start : headline.end].lower() == chain.text.lower()
    where = desk.fullest(chain) or (headline if known else None)
    return (chain, where or Span(first, first + 1), "the only person named before the first question")


def introduced(desk: Desk, first: int) -> list[tuple[Chain, Span]]:
    """The people whom the lines before the first question call interviewed, each with where they do."""
    found: dict[str, tuple[Chain, Span]] = {}
    for mention in desk.scan.between(0, first):
        link = desk.chains.links.get(mention.start)
        if mention.kind != "person" or mention.quoted or link is None or link.chain is None:
            continue
        before = _ASKED.search(desk.scan.text, max(0, mention.start - 40), mention.start)
        if before or _SPOKE.match(desk.scan.text, mention.end):
            found.setdefault(link.chain.key, (link.chain, Span(mention.start, mention.end)))
    again = None if found else _HE_SPOKE.search(desk.scan.text, 0, first)
    if again is not None and not desk.scan.in_quote(again.start()):
        gender = gender_of(again.group().split()[0].lower())
        for mention in desk.scan.between(0, again.start()):
            link = desk.chains.links.get(mention.start)
            if mention.kind == "person" and link and link.chain and link.chain.gender in (None, gender):
                found.setdefault(link.chain.key, (link.chain, Span(mention.start, mention.end)))
    return list(found.values())


def in_title(desk: Desk, first: int) -> Found | None:
    """The one person whom the headline above the questions names, by a listed given name and a family name."""
    found: dict[str, tuple[Chain, Span]] = {}
    for start, end in desk.scan.headlines[:20]:
        if start >= first:
            break
        pieces = pieces_of(desk.scan.text, start, min(end, first))
        words = [desk.scan.text[a:b] for a, b in pieces]
        for index in range(len(words) - 1):
            given, family = words[index], words[index + 1]
            apart = desk.scan.text[pieces[index][1] : pieces[index + 1][0]].strip(" ")
            if apart or not (names.is_given(given) and given[0].isupper() and family[0].isupper()):
                continue
            if family.lower() in OPENERS | NOT_NAMES | SPEECH or f"{given} {family}" in desk.byline:
                continue
            chain = Chain("person", f"{given} {family}", names.parse([given, family]), True, first=pieces[index][0])
            found.setdefault(chain.key, (chain, Span(pieces[index][0], pieces[index + 1][1])))
    if len(found) != 1:
        return None
    ((chain, where),) = found.values()
    known = [c for c in desk.chains.family(chain.name.family if chain.name else "") if c.text == chain.text]
    chain = known[0] if known else desk.new_names.setdefault(names.normal(chain.text), chain)
    return chain, where, "the only person whom the headline above them names"
