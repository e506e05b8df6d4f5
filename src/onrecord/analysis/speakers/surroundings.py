"""What stands around a name: its tag, the words before and after, its place in sentence and quotation."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers.lexicon import AUXILIARIES, OPENERS, PREPOSITIONS, SPEECH
from onrecord.analysis.speakers.patterns import AFTER, BEFORE, TAG, TAG_STATE
from onrecord.analysis.speakers.rolewords import ROLE_HEADS
from onrecord.analysis.speakers.scan import NameMention, Scan
from onrecord.analysis.speakers.shapes import person_noun

_ARTICLES: Final = frozenset(("the", "a", "an", "one", "former", "then", "new"))
# "The mayor, Ana Orlo, …": a sentence that opens with a role before the name has the name as its subject.
_WHOSE = frozenset(("of", "for", "from"))  # before a name, they make it a part of who somebody else is
_APPOSED = re.compile(r"[\"“]?(?:The|An?|One|Another|Its|His|Her|Their|[A-Z][\w.]*['’]s?)\s[^,;:.\"“”\n]{3,70},\s")
# A sentence that goes on from the one before: "But Orlo …", "Still, Orlo …".
_LINKED = re.compile(r"[\"“]?(?:But|And|Yet|So|Then|Now|Still,|However,|Meanwhile,|Instead,|Later,)\s")
# "As for the very moderate Governor Orlo …": what the sentence is about.
_TOPIC = re.compile(r"(?:(?:And|But),?\s)?As\s(?:for|to)\s(?:[a-z][\w’'-]*\s){0,4}")
# "Real estate mogul Ana Orlo …": nothing but what somebody is between a sentence's start and the name.
_CALLED = re.compile(r"[\"“]?(?:(?:The|An?|One)\s)?[A-Z][\w’'&-]*(?:\s[\w’'&-]+){0,5}\s")
_INTRODUCED = re.compile(r",\s(?:\d\d\b|an?\s|the\s|who\b|whose\b|his\s|her\s)|\s\(\d\d\)")
_BETWEEN: Final = ' \u00a0("“‘\n'  # what may stand between BEFORE's word and its end, or behind that
_INVERSION = re.compile(r"[,?!.…][\"”’']*\s+[\w'’-]+\s$")
_SHARES: Final = re.compile(r"\b(?:[Ss]hares|[Ss]take|[Ss]tock)\sin\s$")


def context(found: Scan, mention: NameMention) -> None:
    """What stands around a name: tag, possessive, the words before and after, its place in sentence and quotation."""
    text, end = found.text, mention.end
    tag = TAG.match(text, end)
    if tag:
        state = TAG_STATE.search(tag.group())
        mention.state = state.group(1) if state else ""
        mention.end = end = tag.end()
    after_end = end
    if text[end : end + 2].lower() in ("'s", "’s") or (text[end - 1] == "s" and text[end : end + 2] in ("' ", "’ ")):
        mention.possessive = True
        after_end = end + 2
    before = _word_before(text, mention.start)
    mention.before = before.group(1).lower() if before else ""
    if mention.before == "in" and _SHARES.search(text, max(0, mention.start - 12), mention.start):
        mention.before = "shares"
    comma = before.group(2) if before else ""
    after = AFTER.match(text, after_end)
    word = (after.group(2) or "").lower() if after else ""
    mention.sentence = found.sentence(mention.start)
    mention.quoted = found.in_quote(mention.start)
    mention.headline = found.in_headline(mention.start)
    first = found.sentences[mention.sentence]
    opens = mention.start - first <= 3 or _LINKED.fullmatch(text, first, mention.start) is not None
    apposed = (
        text[end : end + 1] == "," and mention.start - first < 80 and _APPOSED.fullmatch(text, first, mention.start)
    )
    near = not opens and mention.start - first <= 80
    called = near and mention.before in ROLE_HEADS and _only_called(text[first : mention.start])
    if (
        apposed
        and person_noun(mention.before)
        and after
        and after.group(1) == ","
        and word in SPEECH
        and " " in text[mention.name_start : mention.name_end]
        and not mention.possessive
    ):
        mention.speaks = True  # "The bursar, Ana Orlo, said": a person, whatever the name
    mention.starts = opens
    mention.opens = opens and not mention.titles and word not in AUXILIARIES
    if mention.possessive:
        mention.weight = 1.0 if opens else 0.2
    elif _TOPIC.fullmatch(text, first, mention.start):
        mention.weight = 2.0  # "As for Orlo, he said …"
    elif mention.before in _WHOSE and not comma and not opens:
        mention.weight = 0.4  # "The mayor of Eastmere said": not the town speaks
    elif (word in SPEECH and not (after and after.group(1))) or (
        mention.before in SPEECH and not comma and _inverted(text, mention)
    ):
        mention.weight, mention.speaks = 2.0, True
    elif opens or apposed or called or word in AUXILIARIES:
        mention.weight = 2.0 if mention.before not in PREPOSITIONS or comma or opens or apposed else 0.6
    elif mention.before in PREPOSITIONS and not comma:
        mention.weight = 0.4
    else:
        mention.weight = 1.0
    if mention.quoted:
        mention.weight -= 1.5
    mention.introduced = bool(_INTRODUCED.match(text, end))


def _word_before(text: str, start: int) -> re.Match[str] | None:
    """The word before a name, as BEFORE has it, at most 40 characters back: sought behind the last space before it."""
    low = max(0, start - 40)
    space = text.rfind(" ", low, low + len(text[low:start].rstrip(_BETWEEN)))
    return BEFORE.search(text, max(low, space + 1), start)


def _only_called(before: str) -> bool:
    """Whether the words between a sentence's start and a name are only what somebody is."""
    if not _CALLED.fullmatch(before):
        return False
    return not {word.lower() for word in before.split()} & (PREPOSITIONS | AUXILIARIES | SPEECH | (OPENERS - _ARTICLES))


def _inverted(text: str, mention: NameMention) -> bool:
    """Whether the cue before a name follows a quotation's end: '"...," said Orlo'."""
    return bool(_INVERSION.search(text, max(0, mention.start - 30), mention.start))
