"""Which name of a source is its head, and which others a list joins to it: "Orlo, Venn and Kerr"."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers import lexicon, rolewords
from onrecord.analysis.speakers.nouns import is_group
from onrecord.analysis.speakers.scan import NameMention, Scan

INDEFINITE: Final = frozenset(("a", "an", "one", "another", "any"))
DEFINITE: Final = frozenset(("the", "this", "that", "his", "her", "its", "their", "my", "our"))
JOINT = re.compile(
    r"(?:['’]s)?(?:\sof(?:\s[A-Z][\w.]+){1,3})?"
    r"(,[^,]{3,90}(?:,\san?\s[^,]{3,60})?,\sand|,?\s+and|,?\s+nor|,?\s+or|\s&|,|,?\sas well as|,?\salong with)"
    r"\s+(?:the\s)?((?:[\w.'’-]+\s){0,4})$"
)
# Before a name in apposition: a comma, a bracket or a dash, and perhaps the words of a role ("…, actress Ana Orlo").
_APPOSED = re.compile(r"(?:[,)]|\s[-–—]+)\s(?:(?:the|an?)\s)?((?:[a-z][\w-]*\s){0,4})$")
_AT = re.compile(r",?\s(?:of|at|from|with)\s(?:the\s)?")
_IN_APPOSITION = re.compile(r",\s(?:(?:[a-z][\w-]*\s){0,3}|(?:the|an?|one of)\s(?:[\w’'-]+\s){0,8})")
# "longtime Ana Orlo aide Jon Venn": whose, and what he is.
_TRADE = re.compile(
    r"(?:['’]s)?\s(?:[a-z-]+\s){0,3}(?:aide|adviser|advisor|spokes\w+|ally|supporter|lawyer|attorney|strategist)\s"
)
_THE_NAME = re.compile(r"(?:,|\s[-–—])\s(?:the\s)?$")
# "master of ceremonies Ana Orlo": an office and what it is over, in small letters.
_OFFICE_OVER = re.compile(r"(?:[\w’'-]+\s){0,4}?([\w-]+)\s(?:of|for)\s(?:the\s)?[a-z]+(?:\s(?:and\s)?[a-z]+){0,2}\s")
# What an office is over, left out of what stands before a name: "former secretary of state Ana Orlo".
_OF_OBJECT = re.compile(rf"(?<=\w)\sof\s(?:the\s)?(?:{'|'.join(sorted(lexicon.OBJECTS))})\s", re.IGNORECASE)
_PARTY = frozenset(("republican", "democrat", "conservative", "liberal", "independent", "contributor", "alumnus"))
# No preposition, verb or clause: determiners, adjectives, nouns, bodies’ names, "and", commas and dashes.
_WHAT_HE_IS = re.compile(
    r"(?:(?!(?:of|for|to|by|with|from|about|against|at|in|on|who|which|that|as|is|was|like|between|than)\s)[\w.’'&-]+"
    r"(?:,|\s[-–—]{1,2})?\s){0,14}?(?!(?:of|for|to|by|with|from|about|against|at|in|on|and|like|than|as)\s)"
    r"([\w.’'&-]+)(?:,|\s[-–—]{1,2})?\s"
)
_AND_OTHERS = re.compile(r",?\sand\s(?=(?:(?:the|many|some|several|a few)\s)?(?:others?|more)\b)")


def joined_names(scan: Scan, end: int, head: NameMention, inside: list[NameMention]) -> list[NameMention]:
    """The names that a list joins to the head: "Orlo, Venn and Kerr"; a comma joins only when an "and" follows."""
    joined: list[NameMention] = []
    waiting: list[NameMention] = []
    limit = head.end
    following = inside[inside.index(head) + 1 :]
    for index, mention in enumerate(following):
        after = scan.text[mention.end : following[index + 1].start] if index + 1 < len(following) else ""
        if mention.kind != "person" and _office(after):
            continue  # the body in "Orlo and Harbour Union leader Venn"
        if mention.kind == "place" and after == " " and following[index + 1].titles:
            continue  # "Ana Orlo, Eastmere Gov. Jon Kerr and Max Venn"
        if mention.kind == "place" and head.kind == "person" and scan.text[limit : mention.start] in (" of ", ", of "):
            limit = mention.end  # "Ana Orlo of Eastmere and Jon Kerr of Westmark"
            continue
        if mention.kind != "person" and head.kind == "person" and mention.end < end:
            beside = scan.text[limit : mention.start]
            if _AT.fullmatch(beside):  # "Ana Orlo at the Harbour School and Jon Kerr"
                limit = mention.end
                continue
            if _IN_APPOSITION.fullmatch(beside) and re.match(
                r"(?:['’s]*\s[a-z][\w\s-]*)?,", scan.text[mention.end : end]
            ):
                continue  # "Ana Orlo, the former Eastmere mayor, and Jon Kerr"
        match = JOINT.match(scan.text[limit : mention.start])
        if not match or (mention.possessive and mention.end + 3 < end):
            break
        if match.group(2) and not _office(" " + match.group(2)):
            break
        if re.match(
            r"\s+(?!of\b|at\b|in\b|from\b|who\b|and\b|or\b|nor\b|both\b|each\b|also\b|as\swell\sas\b|along\swith\b)[a-z]",
            scan.text[mention.end : end],
        ):
            break
        bodies = mention.kind == "organisation" or (head.kind == "organisation" and mention.kind == "person")
        if head.kind in ("organisation", "place") and mention.kind in ("organisation", "place"):
            waiting.append(mention)  # "the Lantern, the Harbour Union and Norway"
            if match.group(1) != ",":
                joined += waiting
                waiting = []
            limit = mention.end
            continue
        if mention.kind != head.kind and (not bodies or match.group(1) == ","):
            break
        waiting.append(mention)
        if match.group(1) != ",":
            joined += waiting
            waiting = []
        limit = mention.end
    if waiting and _AND_OTHERS.match(scan.text, waiting[-1].end, end):
        joined += waiting
    return joined


def _office(words: str) -> bool:
    """Whether the words between two names are the office of the second: " union leader ", " deputy "."""
    if not re.fullmatch(r"(?:['’]s?)?(?:\s[\w.'’-]+)+\s", words):
        return False
    lowers = words.lower().split()
    last = lowers[-1]
    role = last in rolewords.ROLE_HEADS or last in rolewords.SPOKES or last in rolewords.KIN
    return role or all(word in rolewords.TITLE_MODIFIERS for word in lowers)


def head_name(scan: Scan, start: int, end: int, cut: int, inside: list[NameMention]) -> NameMention | None:
    """The name that is the phrase's head: it ends the head part, or stands in apposition after a description."""
    text = scan.text
    for mention in inside:  # "CEO of the Refugee Council Enver Solman"
        if mention.behind and text[mention.end : end].strip(" '’s\n")[:1] in ("", ",", "("):
            return mention
    last = _last_name(scan, start, end, inside) or _one_of(scan, start, end, inside)
    if last is not None:
        return last
    for mention in inside:
        if mention.name_start >= cut:
            break
        closes = mention.end >= cut or text[mention.end : cut].strip(" '’s\n") == ""
        if closes and (not mention.possessive or text[mention.end : end].strip(" '’s,\n") == ""):
            return mention
    words = text[start:cut].split()
    if not words:
        return None
    head = words[-1].lower().strip("'’")
    person = head in lexicon.PERSON_NOUNS or head in lexicon.DOCUMENT_NOUNS or words[0].lower() in DEFINITE | INDEFINITE
    other = words[0].lower() in ("another", "one") or head in lexicon.ORGANISATION_NOUNS
    for mention in inside if other and not is_group(head) else ():
        rest = scan.text[mention.end : end].strip(" ,-–—")
        apposed = _THE_NAME.search(scan.text, max(start, mention.start - 8), mention.start)
        if mention.kind == "organisation" and mention.start >= cut and apposed and not rest and not mention.possessive:
            return mention  # "another holdout — the Harbour Union"
    person = person or bool(inside and inside[0].possessive and inside[0].start <= start + 4)
    if person and head not in lexicon.DOCUMENT_NOUNS and not is_group(head):
        for mention in inside:
            if mention.kind != "person" or mention.possessive or mention.start < cut:
                continue
            before = _APPOSED.search(text, max(start, mention.start - 80), mention.start)
            role = before.group(1).split() if before else []
            after = text[mention.end : min(end, mention.end + 1)]
            ends = after in ("", ",") or re.match(r"\s(?:of|from|in|[-–—])\s", text[mention.end : end])
            if before and ends and (not role or role[-1].lower() in lexicon.PERSON_NOUNS):
                return mention
    return None


def _one_of(scan: Scan, start: int, end: int, inside: list[NameMention]) -> NameMention | None:
    """The full name that a phrase with "one of" ends in: "one of the former allies who left, former mayor Ana Orlo"."""
    mention = inside[-1] if inside else None
    if mention is None or not re.match(r"[Oo]ne\sof\s", scan.text[start : start + 8]):
        return None
    full = mention.kind == "person" and mention.name is not None and mention.name.full and not mention.possessive
    before = _APPOSED.search(scan.text, max(start, mention.start - 60), mention.start)
    return mention if full and before and not scan.text[mention.end : end].strip(" ,") else None


def _last_name(scan: Scan, start: int, end: int, inside: list[NameMention]) -> NameMention | None:
    """A full name that a phrase of nothing but what he is ends in: "a columnist and Examiner contributor Ana Orlo"."""
    people = [m for m in inside if m.kind == "person" and m.name and m.name.full and not m.possessive and m.end <= end]
    whose = [m for m in people[:-1] if _TRADE.fullmatch(scan.text, m.end, people[-1].start)]
    if not people or len(whose) != len(people) - 1 or people[-1].name_start - start > 120:
        return None
    mention = people[-1]
    if any(m.kind == "person" and not m.possessive and m.start < mention.start and m not in whose for m in inside):
        return None  # "Orlo and the editor Ana Venn" are two
    rest = scan.text[mention.end : end].strip(" -–—")
    if rest and not rest.startswith((",", "(", "who ")):
        return None
    before = _OF_OBJECT.sub(" ", scan.text[start : mention.start])
    over = _OFFICE_OVER.fullmatch(before)
    if over is not None and over.group(1).lower() in rolewords.ROLE_HEADS | {"master"}:
        return mention
    lead = _WHAT_HE_IS.fullmatch(before)
    if lead is None or not (mention.firm or mention.titles):
        return None
    last = lead.group(1).lower()
    trade = last in lexicon.PERSON_NOUNS or last in rolewords.ROLE_HEADS or bool(mention.titles) or last in _PARTY
    return mention if trade or before.rstrip().endswith(("'s", "’s", ",")) else None
