"""What the wording of a source is: a pronoun, names, a spokesperson, a description, a group, a document.

Only the wording is read here; whom it means in the report is decided in :mod:`.resolution`.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, Literal

from onrecord.analysis.speakers import lexicon, rolewords
from onrecord.analysis.speakers.cutting import cut_at
from onrecord.analysis.speakers.headnames import DEFINITE, INDEFINITE, JOINT, head_name, joined_names
from onrecord.analysis.speakers.nouns import FRACTION, Form, count_of, form_of, is_bodies, is_group, listed
from onrecord.analysis.speakers.parts import Part, opening, trim
from onrecord.analysis.speakers.patterns import OF_PERSON
from onrecord.analysis.speakers.scan import NameMention, Scan
from onrecord.analysis.speakers.spokespeople import SPOKES, spokes

_PRONOUNS: Final[dict[str, Form]] = {
    **dict.fromkeys(["he", "him", "his", "himself", "she", "her", "hers", "herself"], "he"),
    **dict.fromkeys(["i", "me", "my", "mine", "myself"], "I"),
    **dict.fromkeys(["you", "your", "yours", "yourself"], "you"),
    **dict.fromkeys(["we", "us", "our", "ours", "ourselves"], "we"),
    **dict.fromkeys(["they", "them", "their", "theirs", "themselves"], "they"),
    **dict.fromkeys(["it", "its", "itself"], "it"),
    **dict.fromkeys(["who", "whom", "whose", "which", "that"], "who"),
}
_WHOSE = re.compile(rf"[Ww]hose\s(?:[a-z][\w-]*\s){{0,2}}(?:{OF_PERSON}|arm|leaders|officials|spokes\w+)")
_WORDS_OF = re.compile(
    r"(?<=\w)['’]s?(?:\s(?:[a-z]+\s)?(?:remarks|comments|words|testimony|argument|claims?|warnings?|account|telling|assessment))?$"
)
_NEXT_WORD = re.compile(r"\s+([\w-]+)")
_SAINT = re.compile(r"\b(?:St\.?|Saint)\s[\w-]+$")
# Conjunctions and adverbs that a source may begin with: "While residents …", "Even Orlo …".
_LEAD = re.compile(
    r"(?:as|while|even|but|and|though|although|if|when|because|since|only|perhaps|meanwhile|also|still|now)(?:,\s|\s)(?=\S)",
    re.IGNORECASE,
)
_HIMSELF = re.compile(r"(?<=\w),?\s(?:himself|herself|itself|themselves|alone|too|alike)$")
_HIMSELF_AND = re.compile(r"(?<=\w)\s(?:himself|herself),?\s(?:as well as|and|along with)\s(?=(?:his|her)\s)")
_TOWN_OF: Final = re.compile(
    r"(?:the\s)?(?:city|cities|town|towns|village|state|states|country|countries|nation|island)\sof\s", re.IGNORECASE
)
# "Everyone but Orlo": all others, and not Orlo.
_ALL_BUT: Final = re.compile(
    r"(everyone|everybody|anyone|all|nobody|no one|none)\s(?:else\s)?(?:but|except|besides|other than)(?:\sfor)?\s",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?<=\s)([A-Za-z][\w-]*),?\s(?:called|named|dubbed|known as|(?:that|which) calls itself)\s(?:the\s)?(?=[A-Z“\"])"
)
# "a woman who gave her name as Ana": what somebody is to be called, in his own words.
_BY_NAME = re.compile(
    r"(?<=\s)(?:(?:who\s)?(?:going|goes|went)\sby(?:\sthe\s(?:alias|handle|name|pseudonym|username)(?:\sof)?)?"
    r"|who\s(?:gave|said)\s(?:(?:his|her|their)\s(?:first\s)?name)\s(?:only\s)?(?:as|is|was)"
    r"|(?:who\s)?(?:identified|identifies|identifying|calls|calling)\s(?:him|her|them)sel(?:f|ves)(?:\sonly)?(?:\sas)?"
    r"|and\ssaid\s(?:his|her)\sname\swas)\s(?=[A-Z@])"
)
_ARTICLE = re.compile(r"(?<![\w'’])(the|an?)\s$", re.IGNORECASE)
_SHARE = re.compile(r"(?:\w+-)?(?:half|thirds?|quarters?|fourths?|fifths?|tenths?)")
_SLASH = re.compile(r"([A-Z][a-z’'-]{2,})/([A-Z][a-z’'-]{2,})")
# "Juror No. 4", "Witness B".
_NUMBERED = re.compile(r"([A-Z][a-z]+)\s(?:(?:No\.?|Number)\s?\d+|\d{1,3}|[A-Z])(?=,|$)")
_STOP = re.compile(r"[,;:(\n]|\s[-–—]|\s(?:that|which|who|in|at|is|was|has)\s")
_AND_ALSO = re.compile(r",?\s(?:and|nor)\s(?=(?:an?|the|his|her|its|their|some|many|other|several)\s)")
# Between two people of a list: where the first is, a comma or an "and", what the second is.
_BESIDE: Final = re.compile(
    r"(?:\s(?:at|of|from)\s(?:the\s)?[A-Z][^,;:]{1,60}?|,\s(?:an?|the)\s[^,;:]{2,60},)?"
    r"(?:,|,?\sand)\s(?:(?!(?:of|for|to|by)\s)[\w.’'-]+\s){0,4}"
)
# "Orlo, her aides and …": behind a name the first of what is joined to it.
_THEIRS: Final = re.compile(r",\s((?:his|her|its|their)\s(?:[a-z-]+\s){0,2}[a-z-]+),?\sand\s(?=\S)")
# "The media and …": a body by its noun, before a name.
_BODY_AND = re.compile(r"(?:the|his|her|its|their)\s(?:[a-z-]+\s)?([a-z]+)\sand\s(?=\S)", re.IGNORECASE)
_BODIES: Final = frozenset(("organisation", "group"))
# Small words inside names of bodies, and of how many words such a name is at most.
_IN_NAMES: Final = frozenset(("and", "at", "for", "in", "of", "on", "the", "to", "&"))
MOST_WORDS: Final = 8
_LISTED = re.compile(r"(?:[^,:–—-]|(?<=\w)-(?=\w)){0,60}(?:,|:|\s[-–—]{1,2})\s(?=(?:the\s)?(?:[a-z-]+\s){0,3}[A-Z])")
_EXAMPLES = re.compile(
    r"(?:,|\s[-–—]{1,2})?\s(?:including|among them|led by|such as|like|notably|especially|particularly"
    r"|(?:and,\s)?in particular,?)\s(?=\S)"
)

# "defenders of the dam, like Ana Orlo"
_EXAMPLES_LATER = re.compile(
    r"\s(?:of|for|in|at)\s[^,;:]{2,60}(?:,\s(?:including|like|such as|among them)|\ssuch as)\s(?=\S)"
)


def read(scan: Scan, start: int, end: int) -> list[Part]:
    """The parts of one source span; empty when nothing but punctuation is in it."""
    start, end = trim(scan.text, opening(scan.text, start, end), end)
    if start >= end:
        return []
    text = scan.text[start:end]
    for lead in ("and from ", "by ", "from ", "according to ", "to ", "as one of them, "):
        if text.lower().startswith(lead):
            return read(scan, start + len(lead), end)
    bare = re.sub(r"['’](?:s|d|ll|ve|re|m)$", "", text).lower()
    letters = len(text) > 1 and text.isupper() and not scan.in_headline(start)
    if bare in _PRONOUNS and not (letters and any(m.start == start and m.kind for m in scan.between(start, end))):
        return [Part(_PRONOUNS[bare], start, end, bare, start, end)]
    whose = _WHOSE.fullmatch(text)
    if whose:  # "Orlo, whose populist campaign"
        return [Part("who", start, end, "whose", start, start + 5)]
    opener = _LEAD.match(text)
    if opener:
        return read(scan, start + opener.end(), end)
    and_also = _HIMSELF_AND.search(text)
    if and_also:  # "Ms. Orlo herself, as well as her campaign"
        parts = read(scan, start, start + and_also.start())
        rest = read(scan, start + and_also.end(), end)
        owner = parts[0].name if len(parts) == 1 else None
        if len(rest) == 1 and owner is not None and rest[0].possessor in ("his", "her"):
            rest[0].owner = owner
        return [*parts, *rest]
    town = _TOWN_OF.match(text)
    if town and any(m.start == start + town.end() for m in scan.between(start + town.end(), end)):
        return read(scan, start + town.end(), end)  # "the city of Eastmere"
    but = _ALL_BUT.match(text)
    if but:
        return [Part("group", start, end, but.group(1).lower().split()[0], start, start + but.end(1))]
    alone = _HIMSELF.search(text)
    if alone:
        return read(scan, start, start + alone.start())
    both = re.match(
        r"(?:[Bb]oth\s(?=(?:he|she|they|him|her|them|[A-Z]\w+|(?:the|his|her|its|their)\s[\w\s-]{2,40}?)\sand\s)"
        r"|[Nn]either\s(?=[^,]{2,40}\snor\s))",
        text,
    )
    if both:
        return read(scan, start + both.end(), end)
    slash = _SLASH.fullmatch(text)
    if slash:  # "Orlo/Venn"
        return [*read(scan, start, start + slash.start(2) - 1), *read(scan, start + slash.start(2), end)]
    joined = re.match(r"(he|she|they|we|I|him|her|them)\s+and\s+(?=[A-Z]|his|her|the)", text, re.IGNORECASE)
    if joined:
        return [*read(scan, start, start + joined.end(1)), *read(scan, start + joined.end(), end)]
    return _noun_phrase(scan, start, end)


def _noun_phrase(scan: Scan, start: int, end: int) -> list[Part]:
    first = _BODY_AND.match(scan.text, start, end)
    if first and form_of(first.group().lower().split()[:-1], first.group(1).lower(), False, None) in _BODIES:
        rest = read(scan, first.end(), end)
        if len(rest) == 1 and rest[0].name is not None:  # "the company and Orlo’s sister, Ana Venn"
            return [*read(scan, start, first.end(1)), *rest]
    inside = [m for m in scan.between(start, end) if m.name_start < end and m.kind]
    if inside and inside[0].name_start < start and (inside[0].end > end or inside[0].kind == "person"):
        inside.pop(0)  # only a part of a longer name
    if re.search(r"\w\sv\.\s\w", scan.text[start:end]):  # a court case
        return [Part("document", start, end, "case", start, end)]
    numbered = _numbered(scan, start, end)
    if numbered is not None:
        return [numbered]
    share = FRACTION.match(scan.text, start, end)
    if share and (share.end() == end or not any(m.start < share.end() for m in inside)):  # "nearly nine out of 10"
        return [Part("group", start, end, share.group("head").lower(), share.start("head"), share.end("head"))]
    called = _called(scan, start, end, inside)
    if called is not None:
        return called
    cut = cut_at(scan, start, end, inside)
    words_of = _WORDS_OF.search(scan.text, start, end)
    possessive = words_of and words_of.end() == end and words_of.start() > start
    if words_of and possessive and not _keeps_its_s(scan.text, words_of):  # "Orlo’s remarks": Orlo
        return read(scan, start, words_of.start())
    head = head_name(scan, start, end, cut, inside)
    return _led_by_noun(scan, start, end, cut, inside) if head is None else _led_by_name(scan, start, end, head, inside)


def _called(scan: Scan, start: int, end: int, inside: list[NameMention]) -> list[Part] | None:
    """The part by what somebody or something is called: "a group called Clean Water Now", "an aide named Orlo"."""
    by_name = _BY_NAME.search(scan.text, start, end)
    if by_name is not None and not any(m.kind == "person" and m.end <= by_name.start() for m in inside):
        parts = read(scan, by_name.end(), end)
        return parts if len(parts) == 1 and parts[0].name is not None else None
    called = _CALLED.search(scan.text, start, end)
    if called is None or any(m.kind == "person" and m.end <= called.start() for m in inside):
        return None  # "Orlo, the adviser known as the Fox"
    kind = form_of(scan.text[start : called.start()].lower().split(), called.group(1).lower(), False, None)
    if kind in ("organisation", "document"):
        stop = _STOP.search(scan.text, called.end(), end)
        part = Part("organisation", called.end(), stop.start() if stop else end, determiner="definite", proper=True)
        part.head_start, part.head_end = part.start, part.end
        part.form = kind
        return [part]
    return read(scan, called.end(), end) if kind == "person" else None


def _led_by_noun(scan: Scan, start: int, end: int, cut: int, inside: list[NameMention]) -> list[Part]:
    """The parts of a source whose head is no name: what describes it, with the names it gives or what is joined."""
    part = _description(scan, start, end, cut, inside)
    apposed = _apposed_body(scan, part, end, inside)
    if apposed is not None:
        return [apposed]
    examples = _EXAMPLES.match(scan.text, cut, end) if part.form == "group" else None
    examples = examples or (_EXAMPLES_LATER.match(scan.text, cut, end) if part.form == "group" else None)
    if examples:  # "other candidates, including Ana Orlo and Jon Kerr"
        return [part, *(one for one in read(scan, examples.end(), end) if _is_name(one))]
    listed = _LISTED.match(scan.text, cut, end) if part.form == "group" else None
    those = read(scan, listed.end(), end) if listed else []
    if listed and not (len(those) > 1 and all(map(_is_name, those))):
        those = _people(scan, listed.end(), end, inside, part.count)
    if len(those) > 1 and all(map(_is_name, those)):
        return those  # "two rivals, Ana Orlo and Jon Kerr": the group is these
    also = _AND_ALSO.match(scan.text, cut, end) if part.form in ("group", "organisation", "person") else None
    rest = read(scan, also.end(), end) if also else []
    body = len(rest) == 1 and rest[0].name is not None and rest[0].name.kind == "organisation"
    if len(rest) == 1 and (rest[0].form in ("group", "organisation", "person") or body):
        part.end = cut  # "Orlo’s team and her allies", "the Orlo campaign and the Harbour Party"
        return [part, *rest]
    return [part]


def _apposed_body(scan: Scan, part: Part, end: int, inside: list[NameMention]) -> Part | None:
    """The body whose name a description of one ends in: "her group, Walk for Tides at Marl"."""
    at = scan.text.rfind(", ", part.head_end, end) + 2
    if at < part.head_end or part.form != "organisation" or part.spokes:
        return None  # without a comma nothing is to be read: the text before it may be long
    words = scan.text[at:end].split()
    capitals = [word for word in words if word.lower() not in _IN_NAMES]
    if not words or len(words) > MOST_WORDS:
        return None
    if words[0] not in capitals or words[-1] not in capitals or not all(word[0].isupper() for word in capitals):
        return None
    if any(m.start >= at and m.kind in ("person", "place") and m.end >= end - 1 for m in inside if m.start == at):
        return None  # "the company's office in Marl, Eastmere"
    made = Part("organisation", at, end, head_start=at, head_end=end, determiner="definite", proper=True)
    return None if scan.in_headline(part.start) else made


def _is_name(part: Part) -> bool:
    """Whether a part names somebody, and no place."""
    return part.name is not None and part.name.kind != "place"


def _led_by_name(scan: Scan, start: int, end: int, head: NameMention, inside: list[NameMention]) -> list[Part]:
    """The parts of a source whose head is a name: it, the names of its list, and whoever else is joined to them."""
    joined = joined_names(scan, end, head, inside)
    joint = JOINT.match(scan.text[head.end : joined[0].start]) if joined else None
    # what stands before the second name ("and union spokesman Orlo") says nothing of the first
    parts = [_named(scan, start, head.end + joint.end(1) if joint else end, head, inside)]
    parts += [Part("name", m.start, min(end, m.end), "", m.name_start, m.name_end, m) for m in joined]
    limit = parts[-1].end if len(parts) > 1 else head.end
    theirs = _THEIRS.match(scan.text, limit, end) if len(parts) == 1 else None
    aides = read(scan, theirs.start(1), theirs.end(1)) if theirs else []
    if theirs and len(aides) == 1 and aides[0].form == "group" and aides[0].head.endswith("s"):
        parts[0].end = head.end  # "Orlo, her aides and the council"
        return [*parts, *aides, *read(scan, theirs.end(), end)]
    also = re.match(r",?\s(?:and|nor)\s(?=\S)", scan.text[limit:end])
    if also:
        rest = read(scan, limit + also.end(), end)
        person = len(rest) == 1 and rest[0].name is not None and rest[0].name.kind == head.kind == "person"
        kin = len(rest) == 1 and head.kind == "person" and rest[0].form == "person" and rest[0].head in rolewords.KIN
        own = len(rest) == 1 and rest[0].form == "organisation" and rest[0].possessor in ("his", "her")
        # "Orlo and the mayor", "Orlo and the council"
        the = len(rest) == 1 and rest[0].form in ("person", "organisation") and rest[0].determiner == "definite"
        the = the and rest[0].name is None and head.kind in ("person", "organisation") and not rest[0].possessor
        if len(rest) == 1 and (rest[0].form == "group" or person or kin or the or (own and head.kind == "person")):
            parts.append(rest[0])
            rest[0].owner = head if own and len(parts) == 2 else None
    if len(parts) > 1:
        parts[0].end = min(end, head.end)
    return parts


def _numbered(scan: Scan, start: int, end: int) -> Part | None:
    """Somebody whom a number or a letter stands for: "Juror No. 4"."""
    found = _NUMBERED.match(scan.text, start, end)
    if found is None or scan.in_headline(start) or listed(found.group(1).lower()) != ("p", False):
        return None
    return Part("person", start, end, found.group(1).lower(), *found.span(1), determiner="indefinite")


def _people(scan: Scan, start: int, end: int, inside: list[NameMention], count: int | None) -> list[Part]:
    """The people of a list whose bodies stand between them: "Orlo at the Harbour School and Venn of the Institute"."""
    people = [m for m in inside if m.start >= start and m.kind == "person" and not m.possessive and m.end <= end]
    between = [scan.text[left.end : right.start] for left, right in pairwise(people)]
    if len(people) < 2 or (count and count != len(people)) or not all(map(_BESIDE.fullmatch, between)):
        return []
    if "and" not in between[-1].split():
        return []
    return [Part("name", m.start, min(end, m.end), "", m.name_start, m.name_end, m) for m in people]


def _keeps_its_s(text: str, words_of: re.Match[str]) -> bool:
    """Whether a source’s last "’s" is part of a name ("nurses at St. Brannoc’s said"), no possessive of a noun."""
    if " " in words_of.group().strip():
        return False
    after = _NEXT_WORD.match(text, words_of.end())
    if after is None:  # the sentence or the clause ends here
        return _SAINT.search(text, max(0, words_of.start() - 40), words_of.start()) is not None
    word = after.group(1)
    return word.islower() and word in lexicon.SPEECH | lexicon.AUXILIARIES and not word.endswith("s")


def _named(scan: Scan, start: int, end: int, head: NameMention, inside: list[NameMention]) -> Part:
    part = Part("name", start, end, "", head.name_start, head.name_end, head)
    phrase = scan.text[start : head.name_start].lower() + " " + scan.text[head.name_end : end].lower()
    if SPOKES.search(phrase):
        spokes(scan, part, [m for m in inside if m is not head])
        if part.of is None and part.of_text is None:
            part.spokes = False
    return part


def _description(scan: Scan, start: int, end: int, cut: int, inside: list[NameMention]) -> Part:
    """A source that names nobody as its head, by its head noun."""
    text = scan.text
    words = [(m.start(), m.end()) for m in re.finditer(r"[\w&$%.-]+(?:['’](?!s\b)\w+)*", text[start:cut])]
    if not words:
        return Part("other", start, end, text[start:end].lower(), start, end)
    lowers = [text[start + a : start + b].lower() for a, b in words]
    head, (a, b) = lowers[-1].rstrip("."), words[-1]
    part = Part("other", start, end, head, start + a, start + b)
    first = lowers[0]
    part.determiner = "definite" if first in DEFINITE else "indefinite" if first in INDEFINITE else ""
    if not part.determiner:  # a source marked without its article
        article = _ARTICLE.search(text, max(0, start - 6), start)
        part.determiner = "" if article is None else "definite" if article.group(1).lower() == "the" else "indefinite"
    if re.match(r".{0,80}?\w['’]s?\s", text[start:cut]) and part.determiner != "indefinite":
        part.determiner = part.determiner or "possessive"
    if first in ("his", "her", "its", "their", "my", "our"):
        part.possessor = first
        part.determiner = "possessive"
    part.count = None if any("year-old" in word for word in lowers) else count_of(lowers)  # "his 25 year-old son"
    tail = text[cut:end]
    if head in lexicon.QUANTIFIERS | lexicon.COLLECTIVES | {"one"} or part.count or _SHARE.fullmatch(head):
        of = re.match(r"\sof\s((?:[\w'’%-]+\s?){1,7})", tail)
        noun = [word.lower() for word in of.group(1).split()] if of else []
        people = any(is_group(word) or is_bodies(word) for word in noun)
        if of and (people or head not in lexicon.COLLECTIVES):
            if head == "one":  # "one of the groups", "one of the donors"
                bodies = not any(map(is_group, noun)) and any(map(is_bodies, noun))
                part.form, part.count = "organisation" if bodies else "person", None
                return part
            part.form = "group"
            return part
        said = [word for word in noun if word in lexicon.DOCUMENT_NOUNS or listed(word) == ("t", True)]
        if of and said and head in lexicon.COLLECTIVES:  # "a wave of television ads"
            part.form = "document"
            return part
    if head in ("representative", "representatives", "rep", "reps", "publicist", "agent") and tail.startswith(" for "):
        part.form = "group" if head.endswith("s") else "person"
        spokes(scan, part, inside)
        return part
    if head.startswith("spokes") or " ".join(lowers[-2:]) in ("press secretary", "press officer"):
        part.form = "group" if head in ("spokespeople", "spokesmen", "spokeswomen", "spokespersons") else "person"
        spokes(scan, part, inside)
        return part
    if text[start + a : start + b] in rolewords.OFFICE_LETTERS and part.determiner:
        part.form, part.head = "person", rolewords.OFFICE_LETTERS[text[start + a : start + b]]
        return part
    part.before = lowers[-2] if len(lowers) > 1 else ""
    owned = part.determiner == "possessive" and first not in DEFINITE  # "Orlo’s top brass" as "his top brass"
    part.form = form_of(["his", *lowers] if owned else lowers, head, text[start + a].isupper(), part.count)
    named = not part.determiner and len(words) > 1 and not scan.in_headline(start)
    if named and tail.startswith(", which") and all(text[start + x].isupper() for x, _ in words):
        part.form, part.proper = "organisation", True  # "Examiner Pollster, which asks …": a thing, whatever its noun
    if part.form in ("organisation", "document", "other"):
        _proper(scan, part, [text[start + x : start + y] for x, y in words])
    return part


def _proper(scan: Scan, part: Part, words: list[str]) -> None:
    """Note a description that is a name by its capitals: "the Eastmere Lock Survey", "The Lantern"."""
    rest = [word for word in (words[1:] if words[0].lower() in DEFINITE | INDEFINITE else words) if word != "s"]
    if " ".join(rest).lower() in ("super pac", "pac"):
        return
    capital = [
        word[0].isupper() or word[0].isdigit() for word in rest if word.lower() not in ("of", "for", "and", "on")
    ]
    outside = (
        part.determiner == "definite" and len(words) > 1 and words[0].lower() not in DEFINITE
    )  # "the |Every Student Prospers Act|"
    article = words[0].lower() == "the" or outside
    if not rest or not all(capital) or scan.in_headline(part.start) or not (article or len(capital) > 1):
        return
    if part.determiner and not article:
        return
    part.proper = True
    if part.form == "other" or part.head in lexicon.ORGANISATION_ENDINGS:
        part.form = "organisation"


def gender_of(word: str) -> Literal["m", "f"] | None:
    """The gender of a singular pronoun."""
    return (
        "m" if word in ("he", "him", "his", "himself") else "f" if word in ("she", "her", "hers", "herself") else None
    )
