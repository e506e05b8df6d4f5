"""Votes on what a name is: a person, a place, a body or a thing, by how the whole report writes of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from onrecord.analysis.speakers import lexicon, names, placenames
from onrecord.analysis.speakers.patterns import OWNED
from onrecord.analysis.speakers.scan import NameMention, Scan
from onrecord.knowledge.given_names import Gender

# "said it would be hard" says nothing about the speaker; "said it would pay" shows that the speaker is a body.
_SAID_PRONOUN = re.compile(
    r"(?:,[^,.;\n]{1,80},)?\s+(?:told\s(?:[\w’'-]+\s){0,2}?)?\w+(?:\s+\w+day)?(?:\s+that)?\s+"
    r"(he|she|his|her|its|it(?=\s(?:would|will|could|can|may|plans|wants|intends|expects|planned|wanted|intended|expected)\s"
    r"(?!be\b|take\b|have\b|seem|appear|become|mean|make\b|help\b|come\b|happen|rain|cost)))\b"
)
# "Orlo said as he left", "Orlo spoke, and her husband": whose husband is a woman's, whose wife a man's.
_SAID_AS: Final = re.compile(r"\s\w+(?:\s\w+day)?,?\s(?:as|while|when|before|after)\s(he|she)\s")
_KIN: Final = re.compile(r"[^.;:!?\n“”\"A-Z]{0,80}?(?<![\w'’])(?:(his)\swife|(her)\shusband)(?![\w'’])")
_WHICH = re.compile(r",\s+which\b")
_STATE_OF = re.compile(
    r"\b(?:ministers?|president|premier|government|parliament|ambassador|king|queen|republic|kingdom)"
    r"(?:\sof\s[a-z]+|\sof\s[A-Z]\w+)?\s(?:of|to)\s$",
    re.IGNORECASE,
)
_STATE_AFTER = re.compile(
    r"['’]s?\s(?:[\w-]+\s){0,2}(?:minister|ministry|parliament|government|president|prime minister|ambassador|capital"
    r"|army|borders?|parliament’s|opposition|economy)\b"
)
# What only companies have, and the letters by which their shares are traded.
_TRADED: Final = re.compile(
    r"\s\((?:[A-Z]+:\s?[A-Z.]{1,6}|[A-Z]{2,5}\.[A-Z]{1,2})\)"
    r"|,\swhich\s(?:operates|owns|runs|makes|builds|sells)\b"
    r"|(?:['’]s?)?\s(?:shares|stock|shareholders|chief\s(?:executive|operating|financial)|CEO|CFO|COO)\b"
)
_SHARES_OF: Final = re.compile(r"\b(?:[Ss]hares|[Ss]tock|[Ii]nvestors|[Ss]hareholders)\s(?:of|in)\s(?:the\s)?$")
# "The mine belongs to Orlo. Its chief executive …", "Orlo reported a net loss of …": of no place that is known.
_ITS_CHIEF: Final = re.compile(
    r"[.;]\s+Its\s(?:chief\s(?:executive|operating|financial)|shares|stock|shareholders|CEO|CFO|COO)\b"
    r"|\s(?:has\s)?(?:reported|posted|booked)\s(?:an?\s)?(?:[a-z-]+\s){0,3}(?:loss|profits?|revenues?|sales|earnings)\b"
)
# What speaks and is "the company" in the sentence after: "Orlo said it would. The company said …".
_CALLED_SO: Final = re.compile(
    r"\s[^.!?\n\"“”]{3,300}[.!?]\s+The\s(?:company|firm|airline|carmaker|automaker|retailer|drugmaker|chipmaker|insurer)"
    r"(?:['’]s)?\s[a-z]"
)


def recast(scan: Scan) -> None:
    """Count the votes over all names of a report, and change the kind of those that they show to be another.

    The evidence is of all mentions by key, for names that no list knows: "in Eastmere", "Eastmere said it …".
    """
    counted: dict[str, Counter[str]] = {}
    for mention in scan.names:
        votes = counted.setdefault(names.normal(mention.text), Counter())
        if mention.before == "the" and " " in mention.text and not mention.titles:
            votes["the"] += 1
        leads = mention.starts and mention.weight >= 2.0
        if _traded(scan.text, mention) or (leads and _company(scan, mention)):
            votes["traded"] += 2
        if mention.titles:
            votes["titled"] += 1
        if mention.kind is None:
            continue
        if _WHICH.match(scan.text, mention.end):
            votes["which"] += 2
        if _STATE_OF.search(scan.text, max(0, mention.start - 30), mention.start) or (
            mention.possessive and _STATE_AFTER.match(scan.text, mention.end)
        ):
            votes["place"] += 2
        if mention.kind in ("organisation", "place"):
            votes[mention.kind] += 1 + mention.firm
        elif mention.titles:
            votes["person"] += 3
        elif mention.firm:
            votes["person"] += 1
        if mention.speaks:
            pronoun = _SAID_PRONOUN.match(scan.text, mention.end, mention.end + 140)
            word = pronoun.group(1) if pronoun else ""
            if word in ("it", "its"):
                votes["thing"] += 1
            elif word in ("he", "she", "his", "her"):
                votes["person"] += 1
                if mention.gender is None:
                    mention.gender, mention.guessed = "m" if word in ("he", "his") else "f", True
        if mention.gender is None and mention.kind == "person" and mention.weight >= 2.0:
            mention.gender = _told_by_kin(scan.text, mention)
            mention.guessed = mention.gender is not None
    families = {m.name.family_key for m in scan.names if m.kind == "person" and m.name and m.name.full}
    for mention in scan.names:
        _recast(scan, mention, families, counted[names.normal(mention.text)])


def _told_by_kin(text: str, mention: NameMention) -> Gender | None:
    """The gender that a clause behind a subject shows, or a wife or a husband in its sentence before any other name."""
    said = _SAID_AS.match(text, mention.end) if mention.speaks else None
    if said is not None:
        return "m" if said.group(1) == "he" else "f"
    kin = _KIN.match(text, mention.end)
    return None if kin is None else "m" if kin.group(1) else "f"


def _company(scan: Scan, mention: NameMention) -> bool:
    """Whether the sentence after calls who speaks a company, with no other name in between."""
    found = _CALLED_SO.match(scan.text, mention.end, mention.end + 340)
    return found is not None and not any(
        one.start > mention.start and one.kind for one in scan.between(mention.end, found.end())
    )


def _recast(scan: Scan, mention: NameMention, families: set[str], votes: Counter[str]) -> None:
    """A name taken for a person's that the rest of the text shows to be a place or a body, or the reverse."""
    key = names.normal(mention.text)
    if mention.kind is None and mention.opens and key in families:
        mention.kind, mention.name = "person", names.parse([mention.text])  # "Orlo coined the phrase."
    if mention.kind is None and mention.before in ("the", "a", "an") and key in families:
        if OWNED.match(scan.text, mention.end, mention.end + 60):  # "the Orlo campaign"
            mention.kind, mention.name, mention.weight = "person", names.parse([mention.text]), 0.2
        return
    traded = votes["traded"] and not votes["titled"]
    if traded and key not in families and " " not in key:
        if mention.kind != "organisation":
            mention.kind, mention.firm, mention.name, mention.gender = "organisation", True, None, None
        return
    if mention.kind is None or (mention.kind == "person" and mention.titles):
        return
    if key in families and not (mention.kind == "place" and mention.firm):
        mention.kind, mention.name = "person", names.parse(mention.text.split())
        return
    if mention.kind == "person" and mention.name and mention.name.full:
        if votes["which"] + votes["the"] >= max(1, votes["person"]) and not names.is_given(mention.name.given[0]):
            people = mention.name.family_key in lexicon.PEOPLE
            mention.kind = None if people else "organisation"  # "Corvane Health, which …", "the Meridian Pact"
            mention.firm = not people
    elif mention.kind == "person" and mention.name and not mention.name.full:
        against = votes["place"] + votes["organisation"] + 2 * votes["thing"] + votes["which"]
        if against and against >= votes["person"]:
            mention.kind = "place" if votes["place"] >= votes["organisation"] else "organisation"
    elif mention.kind == "place" and not mention.firm and votes["person"] > votes["place"]:
        mention.kind, mention.name = "person", names.parse(mention.text.split())


def _traded(text: str, mention: NameMention) -> bool:
    """Whether what stands around a name shows that it is a company’s."""
    if _TRADED.match(text, mention.end):
        return True
    if _ITS_CHIEF.match(text, mention.end) and mention.text.lower() not in placenames.PLACES:
        return True
    of = _SHARES_OF.search(text, max(0, mention.start - 24), mention.start)
    return of is not None and text[mention.end : mention.end + 1] != "-"  # "shares of the Kelby-based maker"
