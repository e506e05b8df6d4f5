"""Holders: which people of a report its own words give which roles, and whom a description may therefore mean."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers import names, placenames, rolewords
from onrecord.analysis.speakers.chains import Chain, Chains, initials_of
from onrecord.analysis.speakers.roles import GENERIC_HEADS, HEADS, Role, from_determiner, matches, role_of

_APPOSITION = re.compile(
    r",\s+(?!(?:and|or|but|through|via|by|with|from|to|like|unlike)\s)"
    r"((?:(?:the|a|an|who is|his|her|its)\s+)?[^,.;:()\"“”\n]{3,90})(?=[,.;:)\n]|$)"
)
# "R. Orlo (Chair)", "Clerk (Mr T. Orlo)".
_IN_BRACKETS: Final = re.compile(r"\s\(((?:the\s)?(?:[\w-]+\s){0,4}[\w-]{3,20})\)")
_BRACKETED: Final = re.compile(r"(?:^|[\s(])((?:[\w-]+\s)?[\w-]{3,20})\s\($")
_ROLE_BEFORE = re.compile(r"((?:[\w'’.&-]+[ ]){1,6})$")
_APPOSED_BEFORE = re.compile(
    r"(?<![\w'’])(?:the|a|an|its|his|her|their|our|[\w.-]+['’]s?)\s((?:[\w.'’&-]+\s){0,6}?[\w.'’-]+(?:\s(?:of|for|at)\s[\w.'’\s-]{2,50})?),\s$",
    re.IGNORECASE,
)
# How many mentions of each person are looked at, and how many roles each may have (bounds the work).
MOST_LOOKED_AT: Final = 60
MOST_ROLES: Final = 12


class Holders:
    """The roles of the people of one report, found when it is made, and learned as descriptions turn out to be theirs.

    What it finds is noted in the ``roles`` of the chains, and their ``genders`` where a role tells one.
    """

    def __init__(self, chains: Chains) -> None:
        self.chains = chains
        self._acronyms: dict[str, Chain] | None = None
        self._by_role: dict[str, list[Chain]] = {}
        for chain in chains.all:
            self._find(chain)
            for head in {known.head for known in chain.roles}:
                self._by_role.setdefault(head, []).append(chain)

    def _find(self, chain: Chain) -> None:
        """Roles from titles, from lower-case words before the name and from appositions."""
        if chain.kind != "person":
            return
        seen: set[Role] = set()
        text = self.chains.scan.text
        for mention in chain.mentions[:MOST_LOOKED_AT]:
            phrases = [" ".join(mention.titles)] if mention.titles else []
            before = text[max(0, mention.start - 90) : mention.start]
            ahead = _ROLE_BEFORE.search(before) if mention.before in HEADS or mention.titles else None
            if ahead:
                phrases.append(from_determiner(ahead.group(1)) + " ".join(mention.titles))
            after = _APPOSITION.match(text, mention.end, mention.end + 120)
            if after:
                phrases.append(after.group(1))
            told = _IN_BRACKETS.match(text, mention.end, mention.end + 80)
            if told:
                phrases.append(told.group(1))
            titled = _BRACKETED.search(before) if text[mention.end : mention.end + 1] == ")" else None
            if titled:
                phrases.append(titled.group(1))
            if text[mention.end : mention.end + 1] in (",", ".", "", ")", " ") and before.endswith(", "):
                apposed = _APPOSED_BEFORE.search(before)
                if apposed and text[mention.end : mention.end + 1] != " ":
                    phrases.append(apposed.group(1))
            for phrase in phrases:
                role = role_of(phrase)
                if role and mention.state:
                    state = mention.state.lower().replace(".", "").replace(" ", "")
                    role = Role(role.head, role.modifiers | {placenames.STATES.get(state, state)}, role.former)
                if role and role not in seen and len(seen) < MOST_ROLES:
                    seen.add(role)
                    self._note(chain, role)

    def _note(self, chain: Chain, role: Role) -> None:
        chain.roles.append(role)
        if role.head in rolewords.OF_EITHER and chain.name is not None and chain.name.gender == "f":
            return
        if role.head in rolewords.MALE_NOUNS:
            chain.genders["m"] += 2
        elif role.head in rolewords.FEMALE_NOUNS:
            chain.genders["f"] += 2

    def learn(self, chain: Chain, role: Role) -> None:
        """Take in a role that the report turned out to give a person."""
        chain.roles.append(role)
        self._by_role.setdefault(role.head, []).append(chain)

    def described(self, role: Role, *, loosely: bool = False) -> list[Chain]:
        """The people whom a description may mean: a role of theirs matches its head, and its modifiers fit.

        ``loosely``: the description may say more than the role does ("Eastmere mayor" of a Mayor Orlo).
        """
        heads = rolewords.SYNONYMS.get(role.head, frozenset((role.head,))) | {role.head}
        if role.head in GENERIC_HEADS and not role.modifiers:
            heads = frozenset((role.head,))
        alike = role.head not in GENERIC_HEADS  # a "lock chief" need not be the mayor
        fits: dict[int, Chain] = {}
        spelled = self._spelled_out(role)
        for head in heads:
            for chain in self._by_role.get(head, ()):
                if any(
                    matches(role, known, heads)
                    or (spelled is not None and matches(spelled, known, heads))
                    or (loosely and alike and matches(known, role, heads))
                    for known in chain.roles
                ):
                    fits[id(chain)] = chain
        if not fits and alike and not role.former and len(role.modifiers) > 1:
            body = any(role.modifiers <= set(names.normal(c.text).split(" ")) for c in self.chains.organisations())
            holders = [c for head in heads for c in self._by_role.get(head, ())] if body else []
            holders = list({id(c): c for c in holders}.values())
            if len(holders) == 1 and any(
                r.head in heads and not r.modifiers and not r.former for r in holders[0].roles
            ):
                return holders  # "the secretary general of the Meridian Pact" of Secretary General Orlo
        return sorted(fits.values(), key=lambda chain: chain.first)

    def _spelled_out(self, role: Role) -> Role | None:
        """A role with an acronym in it as the report spells that out; None where it does not."""
        if self._acronyms is None:
            self._acronyms = {}
            for chain in self.chains.organisations():
                if " " in chain.text:
                    for short in initials_of(chain.text):
                        self._acronyms.setdefault(short, chain)
        for word in sorted(role.modifiers):
            known = self._acronyms.get(word.upper()) if 2 < len(word) <= 6 else None
            if known is not None:
                words = frozenset(names.normal(known.text).split(" ")) - rolewords.STOP_ROLE
                return Role(role.head, (role.modifiers - {word}) | words, role.former)
        return None
