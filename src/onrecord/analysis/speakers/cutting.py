"""Where the head part of a source's wording ends: before what is only said of it."""

from __future__ import annotations

import re

from onrecord.analysis.speakers import lexicon, rolewords
from onrecord.analysis.speakers.nouns import form_of, is_group, listed
from onrecord.analysis.speakers.scan import NameMention, Scan

_CUT = re.compile(
    r"[;:]|,(?!\s(?:19|20)\d\d\b)(?!\d{3}\b)|\s[-–—]|\s\(|[ \n](?:who|whom|which|that|whose|when|where"
    r"|of|for|at|in|from|with|on|by|to|as|about|against|near|between|he|she|they|it|we|you|I|there|here|the\ssame|last|this|earlier|later"
    r"|including|and|or|nor|out|inside|outside|close|familiar|briefed|among|under|behind|before|after|like|across|around"
    r"|throughout|within|aligned|backing|supporting|opposed|working|speaking|surveyed|interviewed|polled|is|was|has"
    r"|today|yesterday|tonight|everywhere|elsewhere|nationwide|worldwide|alike|privy|eager|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?=\s(?:from|in|at|by|on|that|who|with)\b|,|$))(?=\W|$)"
)
_PARTICIPLE = re.compile(
    r"\s(?:(?:just|newly|first|recently)\s)?(?:[a-z]\w*(?:ing|ed)|made|seen|held|known|taken|drawn|written|led)\b"
)
_AFTER_PARTICIPLE = re.compile(r"\s?(?:$|[,;:.]|\s(?:in|by|with|on|to|at|for|of|from|about|against|as)\b)")
_WITH_WHAT = re.compile(r"\s(?:in|by|with|on|to|at|for|of|from|about|against|as)\s")
_NOUN_OF = re.compile(r"(?:[\w'’-]+\s){0,4}?([\w'’-]+)(?=\sOf\s)")


def cut_at(scan: Scan, start: int, end: int, inside: list[NameMention]) -> int:
    """Where the phrase's head part ends: at the first comma, preposition or relative that is not within a name."""
    cut = end
    if scan.in_headline(start):  # "Survey Of Miners"
        capital = _NOUN_OF.match(scan.text, start, end)
        if capital and capital.group(1).lower() in lexicon.DOCUMENT_NOUNS:
            end = cut = capital.end(1)
    towns = {m.end for m in inside if m.region}
    for match in _CUT.finditer(scan.text, start, end):
        if any(m.start <= match.start() < m.end for m in inside):
            continue
        if match.group() == "," and any(
            m.region or (m.kind == "place" and m.start - 2 in towns) for m in inside if m.end == match.start()
        ):
            continue  # "one Coraldale, Iowa, pastor"
        if match.group() == " of" and any(_object(scan.text[match.end() : m.name_start]) for m in inside):
            continue  # "the former secretary of State Orlo"
        if match.group() == " of" and _body_of(scan.text, start, match.start(), match.end()):
            continue  # "the 6th Circuit Court of Appeals"
        if match.group() == "," and _adjectives(scan.text[start : match.start()]):
            continue  # "an 800-page, costly report"
        if match.group().strip() in ("and", "or") and _goes_on(scan, start, match.start(), match.end(), inside):
            continue
        cut = match.start()
        break
    for mention in inside:  # "records Ana Orlo kept": what stands before the name is a noun of its own
        before = scan.text[start : mention.start].split()
        noun = before[-1] if before and mention.start < cut else ""
        kept = (
            noun.islower() and (noun in lexicon.DOCUMENT_NOUNS or is_group(noun)) and noun not in rolewords.ROLE_HEADS
        )
        if kept and re.match(r"\s[a-z]+(?:ed|s|t|e)\b", scan.text[mention.end : end]):
            return mention.start - 1
    for participle in _PARTICIPLE.finditer(scan.text, start, cut):
        before = scan.text[start : participle.start()].split()
        noun = before[-1].lower() if before else ""
        some = noun in lexicon.QUANTIFIERS and noun not in ("those", "others")
        if some and not _AFTER_PARTICIPLE.match(scan.text, participle.end(), cut + 1):
            continue  # "several leading contenders"
        if is_group(noun) or noun in lexicon.DOCUMENT_NOUNS or noun in ("those", "some", "many"):
            return participle.start()
        one = noun in lexicon.PERSON_NOUNS or noun in lexicon.ORGANISATION_NOUNS or listed(noun)[0]
        verb = not listed(participle.group().split()[-1])[0]
        if one and verb and len(before) > 1 and _WITH_WHAT.match(scan.text, participle.end(), end + 1):
            return participle.start()
    return cut


def _object(words: str) -> bool:
    """Whether words are what an office is over and nothing else: " State "."""
    return len(words) < 30 and words.strip().lower() in lexicon.OBJECTS


def _body_of(text: str, start: int, at: int, after: int) -> bool:
    """Whether an "of" stands inside a body’s name in capitals."""
    words = text[start:at].split()
    rest = words[1:] if words and words[0].lower() == "the" else words
    last = rest[-1] if rest else ""
    capitals = len(rest) > 1 and all(word[0].isupper() or word[0].isdigit() for word in rest)
    return capitals and last.lower() in lexicon.ORGANISATION_NOUNS and text[after + 1 : after + 2].isupper()


def _adjectives(words: str) -> bool:
    """Whether what stands before a comma ends with a compound adjective and holds no noun: "the color-coded, …"."""
    pieces = words.split()
    last = pieces[-1] if pieces else ""
    if len(pieces) > 2 or not re.fullmatch(r"(?:[a-z]+|\d+)-[a-z]+", last) or last.endswith("s"):
        return False
    return (
        form_of(words.lower().split(), last, False, None) == "other"
        and last.rpartition("-")[2] not in lexicon.PERSON_NOUNS
    )


def _goes_on(scan: Scan, start: int, at: int, after: int, inside: list[NameMention]) -> bool:
    """Whether an "and" joins adjectives or roles of one head: "current and former aides", "owner and editor Orlo"."""
    before = scan.text[start:at].split()
    word = before[-1].lower().rstrip(".") if before else ""
    if word in (
        "current",
        "former",
        "present",
        "past",
        "local",
        "federal",
        "senior",
        "foreign",
        "military",
        "political",
        "conservative",
        "liberal",
        "progressive",
        "democratic",
        "republican",
        "private",
        "public",
        "national",
    ):
        return True
    if word not in rolewords.ROLE_HEADS or is_group(word):
        return False
    name = next((m for m in inside if m.start >= after and m.kind == "person"), None)
    if name is None:
        return False
    between = scan.text[after : name.start].lower().split()
    return (bool(between) and len(between) < 7 and between[-1] in rolewords.ROLE_HEADS) or (
        not between and bool(name.titles)
    )
