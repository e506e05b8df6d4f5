"""Mentions: the names of one report, found in one pass over its text, with titles and roles taken off.

Lines in headline case give no new names (every word there looks like one); names that the body knows are recognised
in them.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers import behind, lexicon, names, placenames, rolewords, titles
from onrecord.analysis.speakers.bodykinds import medium
from onrecord.analysis.speakers.lexicon import AUXILIARIES, OPENERS, PREPOSITIONS, SPEECH
from onrecord.analysis.speakers.namekinds import classify
from onrecord.analysis.speakers.nouns import is_people
from onrecord.analysis.speakers.patterns import MADE_OF, OF, OFFICE_OF, PIECE, RUN, SPACES, UPPER
from onrecord.analysis.speakers.rolewords import HONORIFICS, ROLE_HEADS, TITLE_MODIFIERS
from onrecord.analysis.speakers.scan import NameMention, Scan, lay_out
from onrecord.analysis.speakers.settling import by_full_names, datelines, named_like_roles, relatives, shared_families
from onrecord.analysis.speakers.shapes import lettered, told_how
from onrecord.analysis.speakers.sites import sites
from onrecord.analysis.speakers.spelled import defined, spelled_out
from onrecord.analysis.speakers.surroundings import context
from onrecord.domain import Report

# Openers that are hardly ever the first word of a name.
_FUNCTION: Final = OPENERS - frozenset(
    """new old last next first second third two three four five six seven eight nine ten one hundreds thousands
    people residents former will may part share watch related thanks police authorities""".split()
)
# What a page asks of its readers: "Follow Harbour Now on …".
_ASKS: Final = frozenset("contact download email follow imagine phone remember subscribe".split())
_LOWER_WORD = re.compile(r"(?<![\w'’-])[a-zß-öø-ÿ][\w'’-]*")
_FULL = re.compile(rf"(?<![\w'’-])([{UPPER}][\w'’-]+) (?:[{UPPER}]\. )?([{UPPER}][a-z]{{2,20}})(?![\w-])")
_ALONE = re.compile(
    rf"(?:^|[.!?\n][\"”’']*(?:[^\S\n]+|[^\S\n]*\n))([{UPPER}][a-z]{{2,20}})"
    rf"(?=, (?:who|an?|the)\s| (?:{'|'.join(sorted(SPEECH))})\s)"
)
# Words in capitals that stand inside no name.
_NEVER = re.compile(
    r"(?<=\w)\s(?:Than|Is|Are|Was|Were|Has|Had|Have|Because|Why|How|When|What|If|But)(?:\s[A-Z][a-z]+ing)?\s"
)
_THE_TOWN_OF: Final = re.compile(r"(?<![\w'’])[Tt]he\s(?:city|town|village|port|island)\sof\s$")
_THE: Final = re.compile(r"(?<![\w'’])[Tt]he\s$")
# "Forest Voices, a campaign group,": what stands before is a body's name, whatever its words.
_A_BODY: Final = re.compile(
    rf"(?:,|\sis)\s(?:an?|one\sof\sthe|the|his|her|its|their)\s(?:[\w’'-]+\s){{0,3}}?(?:{'|'.join(sorted(lexicon.ORGANISATION_NOUNS))})"
    r"(?=[,.;]|\s(?:that|which|based|in|for|of)\b)"
)
# "a group called Orlo", "the newspaper Orlo", "their firm, Orlo,": what stands behind is a body's name.
_CALLED_A_BODY: Final = re.compile(
    rf"(?<![\w'’])(?:{lexicon.BODIES_CALLED})\s(?:called|named|dubbed|known\sas)\s[\"“‘']?$"
)
_BODY_BEFORE: Final = re.compile(
    rf"(?<![\w'’])(?:(?:company|firm|group|magazine|network|newspaper|nonprofit|PAC|tabloid|website)\s"
    rf"|(?:{lexicon.BODIES_CALLED}),\s)$"
)
# "the United Dockers union", "the Tide Watch magazine"
_BODY_BEHIND: Final = re.compile(
    r"\s(?:airline|church|magazine|newspaper|nonprofit|super PAC|tabloid|think tank|union|website)(?![\w’'-])"
)
# A line of its own that only says which part of a page follows: "FULL TEXT."
_SECTION = re.compile(r"(?:[A-Z]{2,}\s){0,2}[A-Z]{2,}\.")
# "The Court of Appeals for the 6th Circuit": a number goes on a name here alone.
_CIRCUIT = re.compile(r"\sfor\sthe\s(?:\d{1,2}[a-z]{2}|[A-Z][a-z]+|D\.C\.)\sCircuit\b")
# "The Union of Harbour Pilots and Bargemen (UPHB)": letters in brackets say how far a name goes.
_AND_LETTERS: Final = re.compile(rf"((?:,?\s(?:and|&))\s[{UPPER}]\w+(?:\s[{UPPER}]\w+){{0,3}})(?=\s\([A-Z]{{3,8}}\))")
# "The Organisation for Harbour Safety and Development": what else it is for, by a noun that is nobody's name.
_AND_MATTER: Final = re.compile(
    rf"(\s(?:and|&)\s(?:[{UPPER}]\w+\s)?(?:[{UPPER}][a-z]+(?:ment|tion|ness|ics|ship|ogy)|Affairs|Commerce|Culture|Defen[cs]e"
    rf"|Safety|Sciences?|Services|Sports?|Trade|Welfare))(?![\w'’-])"
)
# Family names of one syllable that are common words, before given names of two: "Oh Se-jin, the minister".
_FAMILY_FIRST: Final = re.compile(
    r"(?<![\w'’-])(Oh|An|So|No|You|He|Go|Ha|Do|Sun|May) [A-Z][a-z]{1,4}-[a-z]{2,5}"
    r"(?=, | (?:said|says|told|was|is|has|had|who)\b|['’]s\b)"
)
# "Marl Rovers 0-5 Dalby": sides beside a score.
_SCORED: Final = re.compile(rf"[{UPPER}][\w'’.]+\s\d{{1,2}}[-–]\d{{1,2}}\s$")
_SCORE: Final = re.compile(rf"\s\d{{1,2}}[-–]\d{{1,2}}\s[{UPPER}]")
# "Marl striker Ana Orlo": the side that somebody plays for or leads.
_PLAYS: Final = re.compile(
    r"\s(?:boss|captain|coach|defender|forward|goalkeeper|keeper|midfielder|skipper|striker|winger)\s[A-Z]"
)
_SPEAKS: Final = re.compile(rf"\s(?:{'|'.join(sorted(SPEECH | AUXILIARIES))})\b")
_STATE: Final = re.compile(rf", ([{UPPER}][\w.]*(?: [{UPPER}][\w.]*)?)[,.]? ?(?=[,;)a-z]|$)")
# What a programme is called that bears its host's name: "The Ana Orlo Show".
_PROGRAMMES: Final = frozenset(("Show", "Hour", "Podcast", "Program", "Programme", "Tonight"))


def scan(report: Report) -> Scan:
    """Lay a report out and find the names in it; linear in its text."""
    found = lay_out(report)
    found.letters = defined(found.text)
    found.openers = frozenset(match.group(1) for match in _FAMILY_FIRST.finditer(found.text))
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
    shared_families(found)
    relatives(found)
    by_full_names(found)
    named_like_roles(found)
    datelines(found)
    return found


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A run of capitals without the words that are in no name: titles quoted in a text ("More Than Orlo") have them."""
    cuts = [*_NEVER.finditer(text, start, end)]
    starts, ends = [start, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), end]
    return [(one, other) for one, other in zip(starts, ends, strict=True) if one < other]


def _spelled_out(found: Scan) -> None:
    """Names whose extent letters in brackets or an address say are one name, whatever the runs of capitals made of
    them."""
    for start, end in (*((start, end) for start, end, _ in spelled_out(found.text)), *sites(found.text)):
        inside = [m for m in found.names if m.start < end and m.end > start]
        if found.in_headline(start) or any(m.start == start and m.end == end for m in inside):
            continue
        mention = NameMention(start, end, start, end, "organisation", SPACES.sub(" ", found.text[start:end]), firm=True)
        context(found, mention)
        found.names = sorted([*(m for m in found.names if m not in inside), mention], key=lambda one: one.start)


def _line(text: str, start: int, end: int) -> str:
    """The line around a stretch, at most 40 characters to either side."""
    left = text.rfind("\n", max(0, start - 40), start) + 1 or max(0, start - 40)
    right = text.find("\n", end, end + 40)
    return text[left : right if right >= 0 else end + 40].strip()


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
        ) or (follow and ((last in lexicon.MATTERS and _unit(follow.group())) or _cause(joined.group(), pieces, last))):
            end = follow.end()
            pieces.append((joined.start() + 1, joined.end() - 1))
            pieces += [(m.start(), m.end()) for m in PIECE.finditer(text, follow.start(), end)]
            both = _AND_LETTERS.match(text, end) or (
                _AND_MATTER.match(text, end) if "and" not in joined.group() else None
            )
            if both:
                pieces += [(m.start(), m.end()) for m in PIECE.finditer(text, end, both.end(1))]
                end = both.end(1)
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
    if len(pieces) > 2 and text[slice(*pieces[-1])] in _PROGRAMMES and names.is_given(text[slice(*pieces[0])]):
        pieces.pop()
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


def _is_side(text: str, mention: NameMention) -> bool:
    """Whether a name is a side's: beside a score, or before what one of its players or its manager is."""
    scored = _SCORE.match(text, mention.end) or _SCORED.search(text, max(0, mention.start - 30), mention.start)
    return bool(scored) or (not mention.possessive and _PLAYS.match(text, mention.end) is not None)


def _told_a_body(text: str, mention: NameMention) -> bool:
    """Whether the words beside a name say that it is a body's."""
    if _A_BODY.match(text, mention.end):
        return True
    if " " in mention.text and mention.before == "the" and _BODY_BEHIND.match(text, mention.end):
        return True
    found = _BODY_BEFORE.search(text[max(0, mention.start - 40) : mention.start])
    return found is not None and (found.group()[-2] != "," or text[mention.end : mention.end + 1] in (",", ".", ";"))


def _cause(joint: str, pieces: list[tuple[int, int]], last: str) -> bool:
    """Whether people and what they stand for make a body's name: "Westmark Democrats for Clean Rivers"."""
    return last in lexicon.CAUSES and len(pieces) > 1 and joint.split() == ["for"]


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
    if word in found.openers and ("-" in text[slice(*pieces[1])] if len(pieces) > 1 else _SPEAKS.match(text, end)):
        return False  # "Oh said"
    if lower in _FUNCTION and (lower == "the" or not (word.isupper() and len(word) > 2)):
        return True
    if word in found.letters:
        return False
    first = found.sentences[found.sentence(start)]
    opens = not text[first:start].strip(" \u00a0\"“‘'(-–—•*·") or text[max(0, start - 1)] in "\"“‘'"
    if (
        opens
        and lower in OPENERS
        and (lower != "new" or len(pieces) == 1 or text[slice(*pieces[1])] not in placenames.AFTER_NEW)
    ):
        return True
    if opens and len(pieces) > 1 and lower in _ASKS and not _SPEAKS.match(text, pieces[-1][1]):
        return True
    if opens and len(pieces) > 1 and lower in SPEECH and not names.is_given(word):
        return True
    if opens and len(pieces) > 1 and is_people(lower) and names.is_given(text[slice(*pieces[1])]):
        return True  # "Actors Ana Orlo and Jon Kerr"
    if not opens or lower in ROLE_HEADS or lower in TITLE_MODIFIERS or lower.rstrip(".") in HONORIFICS:
        return False
    if lower in common and not names.is_given(word):
        return True
    if len(pieces) == 1 and word not in found.families and not names.is_given(word) and told_how(text, start, end):
        return True
    likely = lower.endswith(("ly", "ing")) and len(lower) > 4 and word not in found.families
    return likely and not names.is_given(word)


def _in_state(text: str, mention: NameMention) -> bool:
    """Whether a state follows between commas: "Coraldale, Iowa, voters"."""
    state = _STATE.match(text, mention.end)
    key = names.normal(state.group(1).rstrip(".")).replace(" ", "") if state else ""
    return key in placenames.STATES or key in placenames.STATES.values()


def read_pieces(found: Scan, pieces: list[tuple[int, int]], *, source: bool = False) -> NameMention | None:
    """The mention that the words at ``pieces`` make; None when they name nothing (a title alone, say).

    ``source`` tells that an attribution's source holds the words, which makes a person's name likelier.
    """
    text = found.text
    words = titles.without_letters([text[a:b] for a, b in pieces])
    cut = titles.title_end(words)
    if (
        1 < len(words) == cut
        and words[-1].lower() in rolewords.SURNAMES
        and any(map(names.is_given, words[1:-1] or words[:1]))
    ):
        cut = titles.title_end(words[:-1]) if len(words) > 2 else 0
    if cut == len(words) == 2 and names.is_given(words[0]) and words[0].lower() not in lexicon.NOT_NAMES:
        cut = 0  # "Paul Singer"
    polite = len(words) == 2 and words[0].rstrip(".").lower() in rolewords.HONORIFICS
    if polite and cut == 2 and words[1].lower() in rolewords.SURNAMES:
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
    context(found, mention)
    mention.region = (
        len(words) == 1
        and text[max(0, start - 2) : start] == ", "
        and text[end : end + 1] == "."
        and words[0].lower() in placenames.STATES
    )
    mention.region = mention.region or (not called and not names.is_given(rest[0]) and _in_state(text, mention))
    mention.town = len(words) < 3 and _THE_TOWN_OF.search(text, max(0, start - 18), start) is not None
    classify(mention, rest, source)
    if mention.kind != "place" and not called and lettered(text, rest, mention.name_end):
        mention.kind, mention.firm, mention.name, mention.gender = "person", True, names.parse(rest), None
        mention.gender = mention.name.gender if mention.name else None
    whole = not called and not names.is_given(rest[0]) and mention.before not in PREPOSITIONS
    if whole and mention.kind in (None, "person") and _is_side(text, mention):
        mention.kind, mention.firm, mention.name, mention.gender = "organisation", False, None, None
    so_called = not called and _CALLED_A_BODY.search(text[max(0, start - 40) : start]) is not None
    if mention.kind in (None, "person") and (so_called or (whole and _told_a_body(text, mention))):
        mention.kind, mention.firm, mention.name, mention.gender = "organisation", True, None, None
    return mention
