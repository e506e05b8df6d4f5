"""Mentions: the names of one report, found in one pass over its text, with titles and roles taken off.

The working text has the length of the stored text, so every offset is one of the stored text: what is set aside is
blanked, and a line break inside a sentence becomes a space. Lines in headline case give no new names (every word there
looks like one); names that the body knows are recognised in them.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from onrecord.analysis import lexicon, names, quotes
from onrecord.analysis.given_names import Gender
from onrecord.analysis.lexicon import (
    AUXILIARIES,
    DEMONYMS,
    FEMALE_HONORIFICS,
    FEMALE_NOUNS,
    HONORIFICS,
    KNOWN_BODIES,
    MALE_HONORIFICS,
    MALE_NOUNS,
    NOT_NAMES,
    OPENERS,
    ORGANISATION_ENDINGS,
    PEOPLE,
    PLACE_PREPOSITIONS,
    PLACES,
    PREPOSITIONS,
    ROLE_HEADS,
    SPEECH,
    SUFFIXES,
    THING_ENDINGS,
    TITLE_MODIFIERS,
)
from onrecord.domain import EntityKind, Report


def _upper_class() -> str:
    """The capital letters of the basic plane as a character class (the standard ``re`` has no \\p{Lu})."""
    ranges: list[str] = []
    start = previous = -2
    for code in (*range(sys.maxunicode + 1 if sys.maxunicode < 0x10000 else 0x10000), 0x10001):
        if code == 0x10001 or not (chr(code).isupper() and chr(code).isalpha()):
            continue
        if code != previous + 1:
            if start >= 0:
                ranges.append(f"{chr(start)}-{chr(previous)}")
            start = code
        previous = code
    ranges.append(f"{chr(start)}-{chr(previous)}")
    return "".join(ranges)


UPPER: Final = _upper_class()
_WORD: Final = rf"(?:(?:al|el|ad|as|ash|an|at|bin|d|l|o|t)[-'’])?[{UPPER}]\w*(?:(?:['’](?!(?:s|S)\b)|-|&)\w+)*"
_ABBREVIATION: Final = (
    r"(?:Mrs?|Ms|Mx|Dr|Sens?|Reps?|Gov|Govs|Gen|Lt|Col|Sgt|Capt|Rev|Fr|St|Prof|Hon|Jr|Sr|Adm|Maj|Cmdr|Amb|Messrs"
    r"|Atty|Supt|Sec|Det|Cpl|Pvt|Brig|Pres|Del|Inc|Corp|Co|Ltd|Ph\.?D|No)\."
)
_INITIALS: Final = rf"[{UPPER}]\.(?:-?[{UPPER}]\.)*"
_NICKNAME: Final = rf"[\"“‘'(][{UPPER}]\w{{1,20}}[\"”’')](?=\s[{UPPER}])"
_PARTICLE: Final = (
    r"(?:van\s(?:der|den|de|het)|von\s(?:der|dem)|de\s(?:la|las|los)|van|von|der|den|de|la|del|della|di|da|dos|das|du|bin|ibn"
    r"|ben|bint|ter|ten|al|el)(?=\s)"
)
_ELEMENT: Final = rf"(?:{_ABBREVIATION}|{_INITIALS}|{_WORD})"
# At most 14 words: a longer run is a heading or a list, and the limit bounds the work on hostile text.
# The next word of a run; a comma comes between only before "Jr.".
_NEXT: Final = rf"(?:(?<=,.)(?:Jr|Sr)\b\.?|(?<!,.)(?<!,..)(?:{_ELEMENT}|{_NICKNAME}|&(?=[ ][{UPPER}])))"
_RUN = re.compile(
    rf"(?<!\w)(?<!\w['’&.-]){_ELEMENT}(?:,?[ \u00a0]{{1,2}}(?:{_PARTICLE}[ \u00a0]){{0,2}}{_NEXT}){{0,13}}"
)
_PIECE = re.compile(rf"{_NICKNAME}|{_ABBREVIATION}|{_INITIALS}|{_WORD}|\w+\.?|&")
_OF = re.compile(
    rf"[ \u00a0](?:of|for|on)(?:[ \u00a0]the)?[ \u00a0](?=[{UPPER}])|[ \u00a0](?:and|&)[ \u00a0](?=[{UPPER}])"
)
_TAG = re.compile(r"\s?\((?:R|D|I|Rep|Dem|Republican|Democrat|Democratic|Ind)\b[^()\n]{0,30}\)")
_TAG_STATE = re.compile(r"\(\s?\w+\.?[\s,–—-]+([A-Za-z. ]{2,20})\.?\)")
_AFTER = re.compile(r"[ \u00a0]?([,(]?)[ \u00a0]?([\w'’-]+)?")
_BEFORE = re.compile(r"([\w'’.-]+)([,:;]?)[ \u00a0(\"“‘]{1,2}$")
_SENTENCE = re.compile(rf"([.!?…]+)[\"”’')\]]*[ \u00a0]+(?=[\"“‘'(\[—–-]*[{UPPER}\d])|\n+")
_POST = re.compile(rf"(?:(?<=\n)|^|(?<=[.!?] ))\d{{1,2}}[:.]\d\d(?:\s?[ap]\.?m\.?)?\s[—–-]?\s?(?=[\"“{UPPER}])")
_OFFICE_OF = re.compile(r"(?:secretary|minister|director|chief|speaker|leader)\sof\s(?:the\s)?$")
_NO_STOP = re.compile(rf"(?:{_ABBREVIATION[:-2]}|[{UPPER}]|[{UPPER}]\.[{UPPER}])$")
_ABBREVIATED = re.compile(r"(?:\w\.\w|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|\w))\.$")
_SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class NameMention:
    """A name in the text: ``start:end`` with its titles, ``name_start:name_end`` the name alone (tags off)."""

    start: int
    end: int
    name_start: int
    name_end: int
    kind: EntityKind | None
    text: str
    name: names.Name | None = None
    titles: tuple[str, ...] = ()
    state: str = ""
    gender: Gender | None = None
    sentence: int = 0
    weight: float = 0.0
    quoted: bool = False
    possessive: bool = False
    headline: bool = False
    firm: bool = False
    speaks: bool = False
    before: str = ""
    introduced: bool = False
    opens: bool = False
    starts: bool = False


@dataclass(slots=True)
class Scan:
    """One report's working text, its sentences and paragraphs by their starts, quotation ranges, and name mentions."""

    text: str
    sentences: list[int]
    paragraphs: list[int]
    quoted: list[tuple[int, int]]
    headlines: list[tuple[int, int]]
    names: list[NameMention] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    posts: list[int] = field(default_factory=list)
    _quote_starts: list[int] = field(default_factory=list)

    def sentence(self, at: int) -> int:
        """The index of the sentence at an offset."""
        return bisect_right(self.sentences, at) - 1

    def paragraph(self, at: int) -> int:
        """The index of the paragraph at an offset."""
        return bisect_right(self.paragraphs, at) - 1

    def in_quote(self, at: int) -> bool:
        """Whether an offset lies inside quotation marks."""
        index = bisect_right(self._quote_starts, at) - 1
        return index >= 0 and at < self.quoted[index][1]

    def in_headline(self, at: int) -> bool:
        """Whether an offset lies in the title or a line in headline case."""
        index = bisect_right(self.headlines, (at, sys.maxsize)) - 1
        return index >= 0 and at < self.headlines[index][1]

    def post(self, at: int) -> int:
        """Where the live-blog entry at an offset starts; 0 when the text is no live blog."""
        index = bisect_right(self.posts, at) - 1
        return self.posts[index] if index >= 0 and len(self.posts) > 1 else 0

    def between(self, start: int, end: int) -> Iterator[NameMention]:
        """The name mentions that overlap ``start:end``, in order."""
        index = bisect_right(self.starts, start) - 1
        if index < 0 or self.names[index].end <= start:
            index += 1
        while index < len(self.names) and self.names[index].start < end:
            yield self.names[index]
            index += 1


def working_text(report: Report) -> str:
    """The stored text with set-aside spans blanked and line breaks inside sentences made spaces; the same length."""
    text = report.text.text
    pieces: list[str] = []
    at = 0
    for aside in report.set_aside:
        pieces.append(text[at : aside.span.start])
        pieces.append(re.sub(r"[^\n]", " ", text[aside.span.start : aside.span.end]))
        at = aside.span.end
    pieces.append(text[at:])
    title_end = report.title.end if report.title else 0
    return _heal("".join(pieces), title_end)


def _heal(text: str, title_end: int) -> str:
    """Single line breaks after a long line that does not end a sentence become spaces."""
    if "\n" not in text:
        return text
    lines = text.split("\n")
    joined: list[str] = []
    at = 0
    for index, line in enumerate(lines):
        at += len(line)
        if index:
            before = lines[index - 1]
            inside = (
                len(before) > 40
                and before[-1] not in '.!?:"”’…)'
                and line[:1].isalnum()
                and at - len(line) > title_end
                and not before.isupper()
            )
            joined.append(" " if inside and not headline_case(before) else "\n")
        joined.append(line)
        at += 1
    return "".join(joined)


def headline_case(line: str) -> bool:
    """Whether a line is written like a headline: most words of four letters or more capitalised, no full stop."""
    if len(line) > 300:
        return False
    words = re.findall(r"[^\W\d_]{4,}", line)
    capital = sum(word[0].isupper() for word in words)
    return len(words) >= 3 and capital >= 0.7 * len(words) and not line.rstrip().endswith((".", ",", "”", '"'))


def scan(report: Report) -> Scan:
    """Find sentences, quotation ranges and name mentions of a report; linear in its text."""
    text = working_text(report)
    ranges = [(quote.start, quote.end) for quote in quotes.pair(text) if quote.level == 0]
    ranges.sort()
    found = Scan(text, [0], [0], ranges, [])
    found._quote_starts = [start for start, _ in ranges]
    if report.title:
        found.headlines.append((report.title.start, report.title.end))
    at = 0
    for line in text.split("\n"):
        if line and (not report.title or at >= report.title.end) and headline_case(line):
            found.headlines.append((at, at + len(line)))
        at += len(line) + 1
    found.headlines.sort()
    found.posts = [match.start() for match in _POST.finditer(text)]
    _split(found)
    common = _common_words(text)
    for match in _RUN.finditer(text):
        if not found.in_headline(match.start()):
            _take_run(found, match.start(), match.end(), common)
    found.names.sort(key=lambda mention: mention.start)
    _drop_overlaps(found)
    return found


def _split(found: Scan) -> None:
    text = found.text
    for match in _SENTENCE.finditer(text):
        if match.group(1) is None:
            found.sentences.append(match.end())
            found.paragraphs.append(match.end())
        elif match.group(1) == "." and _NO_STOP.search(text, max(0, match.start() - 8), match.start()):
            continue
        elif not found.in_quote(match.start()) or not found.in_quote(match.end() - 1):
            found.sentences.append(match.end())


_FUNCTION: Final = OPENERS - frozenset(
    [
        "new",
        "old",
        "last",
        "next",
        "first",
        "second",
        "third",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "one",
        "hundreds",
        "thousands",
        "people",
        "residents",
        "former",
        "will",
        "may",
        "part",
        "share",
        "watch",
        "related",
        "thanks",
        "police",
        "authorities",
    ]
)
_LOWER_WORD = re.compile(r"(?<![\w'’-])[a-zß-öø-ÿ][\w'’-]*")


def _common_words(text: str) -> frozenset[str]:
    """Words that the text writes in lower case somewhere: capitalised at a sentence's start they are no names."""
    return frozenset(_LOWER_WORD.findall(text))


def _drop_overlaps(found: Scan) -> None:
    kept: list[NameMention] = []
    for mention in found.names:
        if kept and mention.start < kept[-1].end:
            continue
        kept.append(mention)
    found.names = kept
    found.starts = [mention.start for mention in kept]


def _take_run(found: Scan, start: int, end: int, common: frozenset[str]) -> None:
    """Cut one run of capitalised words into title, name and tag, and add what it names."""
    text = found.text
    joined = _OF.match(text, end)
    pieces = [(m.start(), m.end()) for m in _PIECE.finditer(text, start, end)]
    if joined and pieces:
        last = text[pieces[-1][0] : pieces[-1][1]].lower()
        follow = _RUN.match(text, joined.end())
        if (
            follow
            and last in lexicon.JOINING
            and ("and" not in joined.group() or (len(pieces) > 1 and last not in ROLE_HEADS))
        ):
            end = follow.end()
            pieces.append((joined.start() + 1, joined.end() - 1))
            pieces += [(m.start(), m.end()) for m in _PIECE.finditer(text, follow.start(), end)]
    if (
        len(pieces) > 1
        and text[slice(*pieces[0])].lower() in lexicon.OBJECTS
        and _OFFICE_OF.search(text, max(0, start - 30), start)
    ):
        pieces.pop(0)  # "secretary of State Orlo"
    for index in range(1, len(pieces)):  # "in the U.S. While Orlo": a sentence ends where the full stop is shared
        if text[slice(*pieces[index])].lower() in _FUNCTION and text[pieces[index - 1][1] - 1] == ".":
            _take_run(found, start, pieces[index - 1][1], common)
            pieces = pieces[index:]
            break
    while pieces and _is_opener(text, found, pieces, common):
        pieces.pop(0)
    while len(pieces) > 1 and text[slice(*pieces[0])].lower() in lexicon.WEEKDAYS:
        pieces.pop(0)  # "On Monday Ana Orlo"
    if not pieces:
        return
    mention = read_pieces(found, pieces)
    if mention:
        found.names.append(mention)


def pieces_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of ``text[start:end]`` that could belong to a name: offsets of initials, abbreviations and words."""
    return [(match.start(), match.end()) for match in _PIECE.finditer(text, start, end)]


def _is_opener(text: str, found: Scan, pieces: list[tuple[int, int]], common: frozenset[str]) -> bool:
    """Whether the first word of a run is capitalised only because a sentence (or quotation) starts with it."""
    start, end = pieces[0]
    word = text[start:end]
    lower = word.lower().replace("’", "'")
    if lower in _FUNCTION and not (word.isupper() and len(word) > 2):
        return True
    first = found.sentences[found.sentence(start)]
    opens = not text[first:start].strip(" \u00a0\"“‘'(-–—•*·") or text[max(0, start - 1)] in "\"“‘'"
    if (
        opens
        and lower in OPENERS
        and (lower != "new" or len(pieces) == 1 or text[slice(*pieces[1])] not in lexicon.AFTER_NEW)
    ):
        return True
    if opens and len(pieces) > 1 and lower in SPEECH and not names.is_given(word):
        return True
    if not opens or lower in ROLE_HEADS or lower in TITLE_MODIFIERS or lower.rstrip(".") in HONORIFICS:
        return False
    if lower in common and not names.is_given(word):
        return True
    return lower.endswith(("ly", "ing")) and len(lower) > 4 and not names.is_given(word)


def read_pieces(found: Scan, pieces: list[tuple[int, int]], *, source: bool = False) -> NameMention | None:
    """The mention that the words at ``pieces`` make; None when they name nothing (a title alone, say).

    ``source`` tells that an attribution's source holds the words, which makes a person's name likelier.
    """
    text = found.text
    words = [text[a:b] for a, b in pieces]
    cut = _title_end(words)
    if 1 < len(words) == cut and words[-1].lower() in lexicon.SURNAMES and names.is_given(words[-2]):
        cut = _title_end(words[:-1]) if len(words) > 2 else 0
    if cut == len(words) and len(words) > 1 and not _role(words[-1]) and names.is_given(words[0]):
        cut = 0
    rest = words[cut:]
    titles = tuple(words[:cut])
    if not rest:
        return None
    start, name_start, end = pieces[0][0], pieces[cut][0], pieces[-1][1]
    mention = NameMention(start, end, name_start, end, None, _SPACES.sub(" ", text[name_start:end]), titles=titles)
    _context(found, mention)
    _classify(mention, rest, source)
    return mention


@lru_cache(maxsize=16384)
def _role(word: str) -> bool:
    lower = word.lower().rstrip(".")
    return (
        lower in ROLE_HEADS
        or lower in HONORIFICS
        or word.rstrip(".") in ("Atty", "Pres", "Cmdr", "Supt", "Sec", "Det", "Cpl", "Brig", "Del")
    )


def _title_end(words: list[str]) -> int:
    """How many words of a run are title: up to the last role word that has a name (or nothing) after it."""
    cut = 0
    first = words[0].rstrip(".").lower()
    if first in ("department", "ministry", "university", "office", "bureau", "bank", "institute", "court", "board"):
        return 0
    if (
        len(words) > 1
        and first not in HONORIFICS
        and not words[0].endswith(".")
        and not any(map(names.is_given, words))
    ):
        lowers = [word.lower() for word in words]
        if " ".join(lowers) in KNOWN_BODIES or (lowers[-1] in ORGANISATION_ENDINGS and not _role(words[-1])):
            return 0
    for index, word in enumerate(words):
        if word.split(" ")[0] in ("of", "for", "on"):
            objects = index + 1
            while objects < len(words) and words[objects].lower() in lexicon.OBJECTS:
                objects += 1
            if cut == index:  # "Secretary of State Ana Orlo", "President of Eastmere Ana Orlo"
                cut = objects
                if objects == index + 1:
                    named = [k for k in range(objects, len(words)) if names.is_given(words[k])]
                    cut = named[0] if named else len(words)
        elif _role(word) and not (cut == 0 and index == 0 and names.is_given(word) and len(words) == 2):
            cut = index + 1
        elif cut == index and word.lower() in TITLE_MODIFIERS and _title_follows(words, index):
            continue
    return cut


def _title_follows(words: list[str], index: int) -> bool:
    return any(_role(word) for word in words[index + 1 :])


def _context(found: Scan, mention: NameMention) -> None:
    """What stands around a name: tag, possessive, the words before and after, its place in sentence and quotation."""
    text, end = found.text, mention.end
    tag = _TAG.match(text, end)
    if tag:
        state = _TAG_STATE.search(tag.group())
        mention.state = state.group(1) if state else ""
        mention.end = end = tag.end()
    after_end = end
    if text[end : end + 2].lower() in ("'s", "’s") or (text[end - 1] == "s" and text[end : end + 2] in ("' ", "’ ")):
        mention.possessive = True
        after_end = end + 2
    before = _BEFORE.search(text, max(0, mention.start - 40), mention.start)
    mention.before = before.group(1).lower() if before else ""
    comma = before.group(2) if before else ""
    after = _AFTER.match(text, after_end)
    word = (after.group(2) or "").lower() if after else ""
    mention.sentence = found.sentence(mention.start)
    mention.quoted = found.in_quote(mention.start)
    mention.headline = found.in_headline(mention.start)
    opens = mention.start - found.sentences[mention.sentence] <= 3
    mention.starts = opens
    mention.opens = opens and not mention.titles and word not in AUXILIARIES
    if mention.possessive:
        mention.weight = 0.2
    elif (word in SPEECH and not (after and after.group(1))) or (
        mention.before in SPEECH and not comma and _inverted(text, mention)
    ):
        mention.weight, mention.speaks = 2.0, True
    elif opens or word in AUXILIARIES:
        mention.weight = 2.0 if mention.before not in PREPOSITIONS or opens else 0.6
    elif mention.before in PREPOSITIONS:
        mention.weight = 0.4
    else:
        mention.weight = 1.0
    if mention.quoted:
        mention.weight -= 1.5
    mention.introduced = bool(_INTRODUCED.match(text, end))


_INTRODUCED = re.compile(r",\s(?:\d\d\b|an?\s|the\s|who\b|whose\b|his\s|her\s)|\s\(\d\d\)")
_INVERSION = re.compile(r"[,?!.…][\"”’']*\s+[\w'’-]+\s$")


def _inverted(text: str, mention: NameMention) -> bool:
    """Whether the cue before a name follows a quotation's end: '"...," said Orlo'."""
    return bool(_INVERSION.search(text, max(0, mention.start - 30), mention.start))


_ROLE_BEFORE = re.compile(r"(?:[\w'’.&-]+[ \u00a0]){0,6}$")


def _classify(mention: NameMention, words: list[str], source: bool) -> None:
    """Decide what kind of thing a name names, with the evidence of its words and its context."""
    lowers = [word.lower().rstrip(".") for word in words]
    phrase = " ".join(lowers).replace("’", "'")
    last = lowers[-1]
    honorific = mention.titles[-1].lower().rstrip(".") if mention.titles else ""
    role = honorific or (mention.before if mention.before in ROLE_HEADS else "")
    if role in MALE_HONORIFICS or role in MALE_NOUNS:
        mention.gender = "m"
    elif role in FEMALE_HONORIFICS or role in FEMALE_NOUNS:
        mention.gender = "f"
    if len(words) > 1 and last in PEOPLE and last not in ORGANISATION_ENDINGS and not names.is_given(words[0]):
        return
    if not mention.titles and (phrase in KNOWN_BODIES or (len(words) > 1 and _is_body(lowers))):
        mention.kind, mention.firm = "organisation", True
    elif not mention.titles and phrase in PLACES:
        mention.kind, mention.firm = "place", True
    elif len(words) == 1 and not mention.titles and (last in lexicon.ORGANISATION_NOUNS or last in THING_ENDINGS):
        return
    elif len(words) == 1 and not honorific and (phrase in NOT_NAMES or phrase in DEMONYMS or phrase in PEOPLE):
        mention.kind = None
        return
    elif honorific or _person_by_words(words, lowers):
        mention.kind, mention.firm = "person", True
    elif len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
        mention.kind, mention.firm = "organisation", not mention.speaks
    elif any(word in ("of", "for", "on", "and", "&") for word in lowers) or mention.before in ("the", "a", "an"):
        body = last in ORGANISATION_ENDINGS or lowers[0] in ORGANISATION_ENDINGS or lowers[0] in lexicon.JOINING
        mention.kind = "organisation" if body else None
        mention.firm = body
    elif (
        last in THING_ENDINGS
        or (words[-1][:2].isupper() and words[-1].endswith("s") and words[-1][:-1].isupper())
        or len(words) > 4
        or any(char.isdigit() for char in phrase)
        or (len(words) > 1 and last in PEOPLE)
    ):
        mention.kind = None
    elif len(words) > 1 and words[-1].isupper() and len(words[-1]) > 1 and not words[0].isupper():
        mention.kind = "organisation"  # "Young SVP": an acronym is no family name
    elif mention.before in PLACE_PREPOSITIONS:
        mention.kind = "place"
    else:
        firm = mention.speaks or source or mention.before in ROLE_HEADS or mention.introduced
        alone = len(words) == 1 and mention.opens  # may be any word that starts a sentence
        if len(words) > 1 or firm or mention.possessive or (mention.weight >= 1.0 and not alone):
            mention.kind, mention.firm = "person", firm
    if mention.kind == "person":
        mention.name = names.parse(words)
        if mention.name is None:
            mention.kind = None
        elif mention.gender is None:
            mention.gender = mention.name.gender


def _is_body(lowers: list[str]) -> bool:
    last = lowers[-1]
    if last in SUFFIXES:
        return False
    return (
        last in ORGANISATION_ENDINGS
        or lowers[0] in ("department", "ministry", "university", "bank", "institute", "office", "bureau", "house")
        or "&" in lowers
        or "and" in lowers[1:]
    ) and not (
        names.is_given(lowers[0])
        and len(lowers) == 2
        and last in ("post", "house", "college", "press", "star", "church")
    )


def _person_by_words(words: list[str], lowers: list[str]) -> bool:
    if not 2 <= len(words) <= 6 or (lowers[-1] in PLACES and lowers[0] in ("new", "north", "south", "west")):
        return False
    if any(word.split(" ")[0] in ("of", "for", "on", "and", "&") for word in lowers) or lowers[-1] in THING_ENDINGS:
        return False
    if lowers[-1].rstrip(".") in ("jr", "sr", "iii", "ii"):
        return True
    if names.is_given(words[0]) and not words[0].isupper():
        return True
    if any(names.is_initial(word) and "." in word for word in words[:-1]) and words[0].lower() not in (
        "u.s.",
        "u.k.",
        "u.n.",
        "st.",
    ):
        return not words[-1].isupper()
    return words[0][0] in '"“' or any(word[0] in '"“(' for word in words[1:-1])


def clean(text: str) -> str:
    """A wording as a name: white space single, outer punctuation and quotation marks off, at most 160 characters."""
    plain = _SPACES.sub(" ", text).strip(" ,;:—–-“”")
    if plain.endswith(".") and not _ABBREVIATED.search(plain):
        plain = plain.rstrip(".")
    if plain.count('"') == 1:
        plain = plain.replace('"', "").strip(" ,.")
    return plain[:160].rstrip()
