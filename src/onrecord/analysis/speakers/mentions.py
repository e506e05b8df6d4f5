"""Mentions: the names of one report, found in one pass over its text, with titles and roles taken off.

Lines in headline case give no new names (every word there looks like one); names that the body knows are recognised
in them.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers import behind, lexicon, names, titles
from onrecord.analysis.speakers.bodykinds import medium
from onrecord.analysis.speakers.lexicon import (
    AUXILIARIES,
    HONORIFICS,
    OPENERS,
    PREPOSITIONS,
    ROLE_HEADS,
    SPEECH,
    TITLE_MODIFIERS,
)
from onrecord.analysis.speakers.namekinds import classify
from onrecord.analysis.speakers.patterns import (
    AFTER,
    BEFORE,
    DATELINE,
    MADE_OF,
    OF,
    OFFICE_OF,
    PIECE,
    RUN,
    SPACES,
    TAG,
    TAG_STATE,
    UPPER,
)
from onrecord.analysis.speakers.scan import NameMention, Scan, lay_out
from onrecord.analysis.speakers.shapes import lettered, person_noun, told_how
from onrecord.analysis.speakers.spelled import defined, spelled_out
from onrecord.domain import Report

# Openers that are hardly ever the first word of a name.
_FUNCTION: Final = OPENERS - frozenset(
    """new old last next first second third two three four five six seven eight nine ten one hundreds thousands
    people residents former will may part share watch related thanks police authorities""".split()
)
_ARTICLES: Final = frozenset(("the", "a", "an", "one", "former", "then", "new"))
_LOWER_WORD = re.compile(r"(?<![\w'’-])[a-zß-öø-ÿ][\w'’-]*")
_FULL = re.compile(rf"(?<![\w'’-])([{UPPER}][\w'’-]+) (?:[{UPPER}]\. )?([{UPPER}][a-z]{{2,20}})(?![\w-])")
_ALONE = re.compile(
    rf"(?:^|[.!?\n][\"”’']*(?:[^\S\n]+|[^\S\n]*\n))([{UPPER}][a-z]{{2,20}})"
    rf"(?=, (?:who|an?|the)\s| (?:{'|'.join(sorted(SPEECH))})\s)"
)
# "The mayor, Ana Orlo, …": a sentence that opens with a role before the name has the name as its subject.
_WHOSE = frozenset(("of", "for", "from"))  # before a name, they make it a part of who somebody else is
_APPOSED = re.compile(r"[\"“]?(?:The|An?|One|Another|Its|His|Her|Their|[A-Z][\w.]*['’]s?)\s[^,;:.\"“”\n]{3,70},\s")
# A sentence that goes on from the one before: "But Orlo …", "Still, Orlo …".
_LINKED = re.compile(r"[\"“]?(?:But|And|Yet|So|Then|Now|Still,|However,|Meanwhile,|Instead,|Later,)\s")
# "As for the very moderate Governor Orlo …": what the sentence is about.
_TOPIC = re.compile(r"(?:(?:And|But),?\s)?As\s(?:for|to)\s(?:[a-z][\w’'-]*\s){0,4}")
# "Real estate mogul Ana Orlo …": nothing but what somebody is between a sentence's start and the name.
_CALLED = re.compile(r"[\"“]?(?:(?:The|An?|One)\s)?[A-Z][\w’'&-]*(?:\s[\w’'&-]+){0,5}\s")
# How many such family names of one report are looked for.
MOST_LIKE_ROLES: Final = 20
_INTRODUCED = re.compile(r",\s(?:\d\d\b|an?\s|the\s|who\b|whose\b|his\s|her\s)|\s\(\d\d\)")
# Words in capitals that stand inside no name.
_NEVER = re.compile(
    r"(?<=\w)\s(?:Than|Is|Are|Was|Were|Has|Had|Have|Because|Why|How|When|What|If|But)(?:\s[A-Z][a-z]+ing)?\s"
)
# A line of its own that only says which part of a page follows: "FULL TEXT."
_THE: Final = re.compile(r"(?<![\w'’])[Tt]he\s$")
# "Forest Voices, a campaign group,": what stands before is a body's name, whatever its words.
_A_BODY: Final = re.compile(
    rf",\s(?:an?|one\sof\sthe)\s(?:[\w’'-]+\s){{0,3}}?(?:{'|'.join(sorted(lexicon.ORGANISATION_NOUNS))})"
    r"(?=[,.;]|\s(?:that|which|based|in|for|of)\b)"
)
_SECTION = re.compile(r"(?:[A-Z]{2,}\s){0,2}[A-Z]{2,}\.")
# "The Court of Appeals for the 6th Circuit": a number goes on a name here alone.
_CIRCUIT = re.compile(r"\sfor\sthe\s(?:\d{1,2}[a-z]{2}|[A-Z][a-z]+|D\.C\.)\sCircuit\b")
_BETWEEN: Final = ' \u00a0("“‘\n'  # what may stand between BEFORE's word and its end, or behind that
_INVERSION = re.compile(r"[,?!.…][\"”’']*\s+[\w'’-]+\s$")


def scan(report: Report) -> Scan:
    """Lay a report out and find the names in it; linear in its text."""
    found = lay_out(report)
    found.letters = defined(found.text)
    common = _common_words(found.text)
    found.families, alone = _surnames(found.text, common)
    common -= alone
    for match in RUN.finditer(found.text):
        if not found.in_headline(match.start()) and not _SECTION.fullmatch(
            _line(found.text, match.start(), match.end())
        ):
            for start, end in _parted(found.text, match.start(), match.end()):
                _take_run(found, start, end, common)
    found.names.sort(key=lambda mention: mention.start)
    _spelled_out(found)
    _drop_overlaps(found)
    _by_full_names(found)
    _named_like_roles(found)
    _datelines(found)
    return found


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A run of capitals without the words that are in no name: titles quoted in a text ("More Than Orlo") have them."""
    cuts = [*_NEVER.finditer(text, start, end)]
    starts, ends = [start, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), end]
    return [(one, other) for one, other in zip(starts, ends, strict=True) if one < other]


def _spelled_out(found: Scan) -> None:
    """Names that letters in brackets say the extent of are one name, whatever the runs of capitals made of them."""
    for start, end, _ in spelled_out(found.text):
        inside = [m for m in found.names if m.start < end and m.end > start]
        if found.in_headline(start) or any(m.start == start and m.end == end for m in inside):
            continue
        mention = NameMention(start, end, start, end, "organisation", SPACES.sub(" ", found.text[start:end]), firm=True)
        _context(found, mention)
        found.names = sorted([*(m for m in found.names if m not in inside), mention], key=lambda one: one.start)


def _line(text: str, start: int, end: int) -> str:
    """The line around a stretch, at most 40 characters to either side."""
    left = text.rfind("\n", max(0, start - 40), start) + 1 or max(0, start - 40)
    right = text.find("\n", end, end + 40)
    return text[left : right if right >= 0 else end + 40].strip()


def _by_full_names(found: Scan) -> None:
    """A word that shows no kind is a person's where the report has that family name with a given name."""
    families = {
        m.name.family
        for m in found.names
        if m.kind == "person" and m.name and (m.titles or (m.name.full and (m.firm or names.is_given(m.name.given[0]))))
    }
    families |= {family[0].upper() + family[1:] for family in families}  # "al-Orlo", and "Al-Orlo" alone
    for mention in found.names:
        # "Israel said" in a report with a Steve Israel: countries hardly ever speak in the singular of a quotation
        place = mention.kind == "place" and mention.before not in lexicon.PLACE_PREPOSITIONS
        unclear = mention.kind is None or (place and (not mention.firm or mention.speaks))
        if not unclear or mention.text not in families or mention.before in ("the", "a", "an") or mention.headline:
            continue
        word = mention.text.lower()
        if mention.starts and not mention.speaks and (word in OPENERS or word in lexicon.NOT_NAMES):
            continue
        mention.kind, mention.name = "person", names.parse([mention.text])


def _named_like_roles(found: Scan) -> None:
    """Family names that are words for a trade ("Singer said"), where the report has them with a given name."""
    families = {
        m.name.family
        for m in found.names
        if m.kind == "person" and m.name and m.name.full and m.firm and m.name.family.lower() in ROLE_HEADS
    }
    made: list[NameMention] = []
    for family in sorted(families)[:MOST_LIKE_ROLES]:
        for match in re.finditer(rf"(?<![\w'’.-]){re.escape(family)}(?![\w-])(?! [{UPPER}])", found.text):
            start, end = match.span()
            if found.in_headline(start) or any(m.end > start for m in found.between(max(0, start - 60), end)):
                continue
            mention = NameMention(start, end, start, end, "person", family, names.parse([family]))
            _context(found, mention)
            if mention.before not in ("the", "a", "an") and mention.before not in lexicon.ROLE_HEADS:
                mention.firm = True
                made.append(mention)
    if made:
        found.names = sorted([*found.names, *made], key=lambda mention: mention.start)
        found.starts = [mention.start for mention in found.names]


def _datelines(found: Scan) -> None:
    """The towns of datelines ("PORT ELLERY, March 12 (Examiner) -") are places wherever the report names them."""
    likely: set[str] = set()
    places: set[str] = set()
    for match in DATELINE.finditer(found.text):
        town = match.group(1)
        if match.group(2) and town.isupper():
            places.add(names.normal(town))
        elif (match.group(2) or town.isupper()) and not (" " in town and names.is_given(town.split(" ")[0])):
            likely.add(names.normal(town))
    if len(likely) == 1:  # more than one: labels of speakers, as in "ORLO — No."
        places |= likely
    for mention in found.names:
        if names.normal(mention.text) in places and not mention.titles:
            mention.kind, mention.firm, mention.name, mention.gender = "place", True, None, None
            if mention.text.isupper():
                mention.text = mention.text.title()


def _common_words(text: str) -> frozenset[str]:
    """Words that the text writes in lower case somewhere: capitalised at a sentence's start they are no names."""
    return frozenset(word.rstrip("'’") for word in _LOWER_WORD.findall(text))


def _surnames(text: str, common: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Words that are somebody's family name here: behind a given name, or said to speak or act right after it alone;
    and the latter in lower case ("Martin Small")."""
    found = [(m.group(1), m.group(2)) for m in _FULL.finditer(text)]
    ordinary = common | OPENERS
    full = {last for first, last in found if names.is_given(first) or first.lower() not in ordinary}
    alone = {m.group(1) for m in _ALONE.finditer(text)} & full if full else set()
    given = frozenset(last for first, last in found if names.is_given(first))
    return given | alone, frozenset(word.lower() for word in alone)


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
    joined = OF.match(text, end)
    pieces = [(m.start(), m.end()) for m in PIECE.finditer(text, start, end)]
    if joined and pieces:
        last = text[pieces[-1][0] : pieces[-1][1]].lower()
        follow = RUN.match(text, joined.end())
        if (
            follow
            and last in lexicon.JOINING
            and ("and" not in joined.group() or (len(pieces) > 1 and last not in ROLE_HEADS))
        ) or (follow and last in lexicon.MATTERS and _unit(follow.group())):
            end = follow.end()
            pieces.append((joined.start() + 1, joined.end() - 1))
            pieces += [(m.start(), m.end()) for m in PIECE.finditer(text, follow.start(), end)]
            circuit = _CIRCUIT.match(text, end)
            if circuit and text.endswith("Appeals", 0, end):
                pieces += [(m.start(), m.end()) for m in PIECE.finditer(text, end, circuit.end())]
                end = circuit.end()
    if (
        len(pieces) > 1
        and text[slice(*pieces[0])].lower() in lexicon.OBJECTS
        and OFFICE_OF.search(text, max(0, start - 30), start)
    ):
        pieces.pop(0)  # "secretary of State Orlo"
    for index, (first, last_end) in enumerate(pieces):
        made = MADE_OF.match(text, first, last_end) if text.find("-", first, last_end) > 0 else None
        if made and not names.is_given(made.group(1)):  # "Orlo-backed Ana Venn" names two people
            _take_run(found, start, made.end(1), common)
            if index + 1 < len(pieces):
                _take_run(found, pieces[index + 1][0], end, common)
            return
    for index in range(1, len(pieces)):  # "Cheers, Ms. Orlo  The chair of the board": headings and articles end names
        if text[slice(*pieces[index])] in ("The", "A", "An") and text[pieces[index - 1][0]].isupper():
            _take_run(found, start, pieces[index - 1][1], common)
            _take_run(found, pieces[index][0], end, common)
            return
    for index in range(1, len(pieces)):  # "in the U.S. While Orlo": a sentence ends where the full stop is shared
        if text[slice(*pieces[index])].lower() in _FUNCTION and text[pieces[index - 1][1] - 1] == ".":
            _take_run(found, start, pieces[index - 1][1], common)
            pieces = pieces[index:]
            break
    told = len(pieces) > 1 and _A_BODY.match(text, end) and text[slice(*pieces[0])].lower() not in OPENERS | _FUNCTION
    while pieces and not told and _is_opener(text, found, pieces, common):
        pieces.pop(0)
    while len(pieces) > 1 and text[slice(*pieces[0])].lower() in lexicon.WEEKDAYS:
        if _THE.search(text, max(0, pieces[0][0] - 4), pieces[0][0]) and medium(text[pieces[0][0] : pieces[-1][1]]):
            break  # "the Sunday Chronicle"
        pieces.pop(0)  # "On Monday Ana Orlo"
    while len(pieces) > 1 and text[slice(*pieces[-1])].lower() in lexicon.WEEKDAYS:
        pieces.pop()  # "told the Examiner Monday"
    if not pieces:
        return
    at = behind.person_at(text, found.sentences[found.sentence(pieces[0][0])], pieces)
    if at is not None:
        body, person = read_pieces(found, pieces[:at]), read_pieces(found, pieces[at:], source=True)
        if person and person.kind == "person":
            person.behind = True
            found.names += [body, person] if body else [person]
            return
    mention = read_pieces(found, pieces)
    if mention:
        found.names.append(mention)


def _unit(words: str) -> bool:
    """Whether a run of capitals ends in what a body's unit is called: "Technology Directorate"."""
    return words.rsplit(maxsplit=1)[-1].lower() in lexicon.UNITS


def pieces_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of ``text[start:end]`` that could belong to a name: offsets of initials, abbreviations and words."""
    return [(match.start(), match.end()) for match in PIECE.finditer(text, start, end)]


def _is_opener(text: str, found: Scan, pieces: list[tuple[int, int]], common: frozenset[str]) -> bool:
    """Whether the first word of a run is capitalised only because a sentence (or quotation) starts with it."""
    start, end = pieces[0]
    word = text[start:end]
    lower = word.lower().replace("’", "'")
    if lower in _FUNCTION and (lower == "the" or not (word.isupper() and len(word) > 2)):
        return True
    if word in found.letters:
        return False
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
    if len(pieces) == 1 and word not in found.families and not names.is_given(word) and told_how(text, start, end):
        return True
    likely = lower.endswith(("ly", "ing")) and len(lower) > 4 and word not in found.families
    return likely and not names.is_given(word)


def read_pieces(found: Scan, pieces: list[tuple[int, int]], *, source: bool = False) -> NameMention | None:
    """The mention that the words at ``pieces`` make; None when they name nothing (a title alone, say).

    ``source`` tells that an attribution's source holds the words, which makes a person's name likelier.
    """
    text = found.text
    words = titles.without_letters([text[a:b] for a, b in pieces])
    cut = titles.title_end(words)
    if (
        1 < len(words) == cut
        and words[-1].lower() in lexicon.SURNAMES
        and any(map(names.is_given, words[1:-1] or words[:1]))
    ):
        cut = titles.title_end(words[:-1]) if len(words) > 2 else 0
    polite = len(words) == 2 and words[0].rstrip(".").lower() in lexicon.HONORIFICS
    if polite and cut == 2 and words[1].lower() in lexicon.SURNAMES:
        cut = 1  # "Mr. King"
    if not cut and len(words) > 2 and pieces[0][0] - found.sentences[found.sentence(pieces[0][0])] <= 2:
        cut = titles.called(words[0])  # "Electrician Manny Orlo", at a sentence's start
    if cut == len(words) and len(words) > 1 and not titles.is_role(words[-1]) and names.is_given(words[0]):
        cut = 0
    rest = words[cut:]
    called = tuple(words[:cut])
    if not rest or (len(words) == 1 and words[0].istitle() and titles.only_adjective(words[0])):
        return None
    start, name_start, end = pieces[0][0], pieces[cut][0], pieces[-1][1]
    if len(words) == 1 and words[0] in lexicon.LETTERS and text[max(0, start - 2) : start] == ", ":
        return None  # "Ana Orlo, KC,"
    name_end = pieces[cut + len(rest) - 1][1]
    wording = SPACES.sub(" ", text[name_start:name_end])
    mention = NameMention(start, end, name_start, name_end, None, wording, titles=called)
    _context(found, mention)
    mention.region = (
        len(words) == 1
        and text[max(0, start - 2) : start] == ", "
        and text[end : end + 1] == "."
        and words[0].lower() in lexicon.STATES
    )
    classify(mention, rest, source)
    if mention.kind != "place" and not called and lettered(text, rest, mention.name_end):
        mention.kind, mention.firm, mention.name, mention.gender = "person", True, names.parse(rest), None
        mention.gender = mention.name.gender if mention.name else None
    whole = not called and not names.is_given(rest[0]) and mention.before not in PREPOSITIONS
    if whole and mention.kind in (None, "person") and _A_BODY.match(text, end):
        mention.kind, mention.firm, mention.name, mention.gender = "organisation", True, None, None
    return mention


_SHARES: Final = re.compile(r"\b(?:[Ss]hares|[Ss]take|[Ss]tock)\sin\s$")


def _context(found: Scan, mention: NameMention) -> None:
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
