"""Sources that are relative pronouns: "who", "which", "that" and whom or what they go on about."""

from __future__ import annotations

import dataclasses
import re
from typing import Final

from onrecord.analysis.speakers import apposed, atlength, lexicon, names, rules, sources
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.descriptions import described
from onrecord.analysis.speakers.headnames import INDEFINITE
from onrecord.analysis.speakers.lexicon import NOT_NAMES, OPENERS, THING_ENDINGS
from onrecord.analysis.speakers.named import named
from onrecord.analysis.speakers.nouns import form_of, is_bodies, is_group, listed
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.patterns import OF_PERSON
from onrecord.analysis.speakers.placenames import DEMONYMS
from onrecord.analysis.speakers.scan import NameMention
from onrecord.analysis.speakers.verdicts import Desk, distinct
from onrecord.domain import Attribution, EntityKind, Span, Speaker

# "the Harbour Union, a group" (that …), "Ana Orlo, an engineer" (who …).
_APPOSED = re.compile(r",\s(?:an?|the|one of the)\s(?:[a-z][\w-]*\s){0,4}([a-z][\w-]*)")
_POST_AT = re.compile(r",\s(?:an?|the)\s(?:[a-z][\w-]*\s){0,4}([a-z][\w-]*)\sat\s")
# What follows a "who" of several: "who say", "who were".
_PLURAL_VERB = re.compile(
    r"\s(?:(?:also|both|all|each|still|now|already)\s)?(?:are|were|have|do|both|say|add|tell|ask|argue|claim|insist|write|note|warn"
    r"|believe|think|hope|feel|know|call|describe|support|oppose|back|want|plan|agree|disagree|deny|see|favou?r|contend|maintain)\b"
)
_KEPT: Final = frozenset("the a an some many other those his her their several two three four five".split())
# "those editors of The Lantern": people, and whose they are.
_PEOPLE_OF = re.compile(
    r"((?:(?:the|some|many|several|other)\s)?(?:[a-z-]+\s)?([a-z-]+))\s(?:of|at|from|for)\s(?:[Tt]he\s)?$"
)
# A name of several words and what it is called: "Lanterns for Orlan, an organisation".
_CALLED = re.compile(
    r"(?<![\w'’])([A-Z][\w-]+(?:\s(?:(?:of|for|on|the|and)\s){0,2}[A-Z][\w-]+){0,5}),\san?\s(?:[a-z][\w-]*\s){0,3}([a-z-]+)$"
)
# How much of the text before a relative pronoun is looked at.
BEHIND: Final = 160
# What goes between a relative clause and the next of the same head: "…, who asks this, who says that", "… and that".
MOST_CLAUSES: Final = 4
_DEFINITE = re.compile(r"(?<![\w'’])(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s(?=[a-z])")
_ENACTED: Final = frozenset(
    "act bill law amendment treaty agreement accord convention constitution program plan".split()
)
_DASH = re.compile(r"\s[-–—]{1,2}$|[–—]$|\s\($")
_SAID_OF = re.compile(r"(?:[,:;(–—-]|\b(?:is|was|be|been|being|as|like|not|became|become|remains?))\s$")
_WHEN = re.compile(
    r"(?<=[A-Za-z.])\s(?:(?:this|last|next|on|late|early)\s(?:\w+\s)?(?:year|month|week|\w+day|summer|fall|spring|winter|night)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in\s\d{4}),$"
)
_AGAIN = re.compile(r"(?:,|,?\sand|,?\sor|,?\sbut)\s$")


def relative(desk: Desk, span: Span, part: Part, attribution: Attribution) -> list[Speaker]:
    """ "who", "which", "that": the name or noun right before it."""
    desk.use(span, span, None, named=False, pronoun=True)
    found = _meant(desk, span, part.head)
    if len(found) == 1 and found[0].entity is None and not found[0].candidates:
        return _goes_on(desk, span, part.head, attribution) or _of_name(desk, span, part.head) or found
    if len(found) == 1 and found[0].rule == rules.WORDING and _single(found[0]):
        return _of_name(desk, span, part.head) or found
    return found


def _single(verdict: Speaker) -> bool:
    return verdict.entity is not None and verdict.entity.kind == "person"


def _of_name(desk: Desk, span: Span, head: str) -> list[Speaker]:
    """Who is said to be what the words before the pronoun say: "Ana Orlo is the first who", "A voter who knew, Ana Orlo
    stayed"; empty where that is nobody by name."""
    found = apposed.of_predicate(desk, span.start) or (apposed.opening(desk, span.start) if head == "who" else None)
    if found is None:
        return []
    chain, where = found
    because = f"“{head}” is of what the sentence says that {display(chain)} is"
    return [desk.resolved(rules.RELATIVE, chain, because, distinct((span, where)))]


def whose(desk: Desk, span: Span, part: Part, attribution: Attribution) -> list[Speaker]:
    """ "Whose campaign": the body of that kind of the one named right before; open where it is nobody's by name."""
    pronoun = Span(part.head_start, part.head_end)
    owners = relative(
        desk, pronoun, Part("who", part.start, part.head_end, "whose", part.start, part.head_end), attribution
    )
    chain = desk.chain_of(owners[0].entity) if len(owners) == 1 else None
    noun = desk.scan.text[span.start : span.end].split()[-1]
    if chain is None or not chain.named or chain.kind not in ("person", "organisation"):
        because = "it is not certain whose body the relative pronoun means"
        return [desk.open(rules.RELATIVE, because, (span,))]
    if chain.kind == "person" and re.fullmatch(OF_PERSON, noun) and not noun.startswith(("organi", "compan", "firm")):
        body = desk.bodies.own(chain, noun, span.start)
        return [desk.resolved(rules.BODY_OF, body, f"the source names {display(body)} by whose it is", (span, pronoun))]
    if chain.kind == "organisation" and noun == "arm":
        return [desk.resolved(rules.RELATIVE, chain, f"the source is a part of {display(chain)}", (span, pronoun))]
    return [desk.open(rules.RELATIVE, f"the report does not name who speaks for {display(chain)}", (span,), [chain])]


def _goes_on(desk: Desk, span: Span, head: str, attribution: Attribution) -> list[Speaker]:
    """Whom the description right before means, where that is somebody whom the report names: "the union, which"."""
    before = desk.scan.text[max(0, span.start - 90) : span.start]
    stripped = before.rstrip(" \n,")
    end = span.start - (len(before) - len(stripped))
    for match in reversed(list(_DEFINITE.finditer(stripped))):
        start = end - len(stripped) + match.start()
        parts = sources.read(desk.scan, start, end)
        if len(parts) != 1 or parts[0].form not in (("person",) if head == "who" else ("organisation",)):
            return []
        meant = described(desk, parts[0], Span(start, end), attribution)
        named = [one for one in meant if one.entity is not None and one.entity.named and one.role == "speaker"]
        return [_follows(one, span, "the relative pronoun goes on about the one described before it") for one in named]
    return []


def _meant(desk: Desk, span: Span, head: str, depth: int = 0) -> list[Speaker]:
    before = _up_to(desk, span, head)
    comma = before.endswith(",")
    end = max(0, span.start - BEHIND) + len(before) - comma
    several = _joined(desk, end) if head == "who" and _PLURAL_VERB.match(desk.scan.text, span.end) else []
    if several:
        return [_called_so(desk, mention, span, head) for mention in several]
    named_before = _named_before(desk, span, head, end, comma)
    if named_before is not None:
        return [named_before]
    unknown = _unknown(desk, end) if comma and head == "which" else None
    unknown = unknown or (_this_one(desk, end) if head == "who" and not comma else _body(desk, end, comma, head))
    if unknown is not None:
        chain, where = unknown
        because = f"“{head}” follows the name {display(chain)}"
        return [desk.resolved(rules.RELATIVE, chain, because, distinct((span, where)))]
    known = desk.source_ends.get(end)
    if known is not None and desk.found.get(known) and head != "that":
        why = "the relative pronoun follows its source"
        return [_follows(one, span, why) for one in desk.found[known]]
    described_so = _phrase_before(desk, before, end, head, depth)
    if described_so is not None:
        return [described_so]
    people = _people_of(desk, end) if head == "who" else None
    if people is not None:
        return [desk.wording("group", people, "the words before “who” describe a group")]
    last = before.rstrip(",").rsplit(" ", maxsplit=1)[-1].lower()
    if depth < MOST_CLAUSES and not is_group(last) and last not in lexicon.PERSON_NOUNS:
        earlier = _clause_before(desk, span, head)
        if earlier is not None:
            return _meant(desk, earlier, head, depth + 1)
    return [desk.open(rules.RELATIVE, "it is not certain which words before it the relative pronoun means", (span,))]


def _named_before(desk: Desk, span: Span, head: str, end: int, comma: bool) -> Speaker | None:
    """The verdict on a relative pronoun by a name before it: right before, with where or what one is in between."""
    near = [m for m in desk.scan.between(max(0, end - 80), end) if m.end <= end and m.kind]
    beside = bool(near) and end - near[-1].end <= 1
    if beside and not (near[-1].kind == "place" and head == "who"):
        mention = _employed(desk, end) if head == "who" and comma and near[-1].kind == "person" else None
        mention = mention or near[-1]
        if mention.kind == "person" or head != "who":
            verdict = named(desk, mention, Span(mention.start, mention.end))
            return _follows(verdict, span, f"“{desk.stored[span.start : span.end]}” follows the name")
    if len(near) > 1 and head == "who" and comma and near[-1].kind == "place" and beside:
        between = desk.scan.text[near[-2].end : near[-1].start]
        if near[-2].kind == "person" and between in (" of ", ", of ", " from ", " in "):
            verdict = named(desk, near[-2], Span(near[-2].start, near[-2].end))  # "Sen. Orlo of Westmark, who"
            return _follows(verdict, span, f"“{head}” follows the name and where it is from")
    if near and near[-1].end < end and not comma and head in ("that", "which", "who"):
        apposed = _APPOSED.fullmatch(desk.scan.text, near[-1].end, end)
        link = desk.chains.links.get(near[-1].start)
        if apposed and link and link.chain and near[-1].kind == ("person" if head == "who" else "organisation"):
            return _called_so(desk, near[-1], span, head)
    long = atlength.told(desk, end, head, comma)
    return _called_so(desk, long, span, head) if long is not None else None


def _follows(verdict: Speaker, span: Span, why: str) -> Speaker:
    """A verdict on words before a relative pronoun as the verdict on the pronoun, with why it is of these words."""
    evidence = distinct((span, *verdict.evidence))
    return dataclasses.replace(verdict, rule=rules.RELATIVE, because=f"{why}: {verdict.because}", evidence=evidence)


def _up_to(desk: Desk, span: Span, head: str) -> str:
    """The text that a relative pronoun goes on about; a dash or a time between is a comma's worth."""
    before = desk.scan.text[max(0, span.start - BEHIND) : span.start].rstrip(" \n")
    dash = _DASH.search(before)  # "Ana Orlo - who said so - came late"
    before = before[: dash.start()] + "," if dash else before
    when = _WHEN.search(before) if head == "who" else None  # "re-elected Ana Orlo this year, who"
    return before[: when.start()] + "," if when else before


def _phrase_before(desk: Desk, before: str, end: int, head: str, depth: int) -> Speaker | None:
    """The description right before a relative pronoun, where it is all that is known of who speaks."""
    phrase = re.search(
        r"(?<![\w'’-])(?:(?:the|a|an|some|many|other|those|his|her|their|several|two|three|four|five)\s)?"
        r"(?:(?:[A-Z][\w'’-]+\s){2,4}|(?:[\w'’-]+\s){0,1})[\w'’-]+$",
        before.rstrip(","),
    )
    of = re.search(r"\b(?:of|for|to|by)\s$", before[: phrase.start()]) if phrase else None
    if phrase and not (before.endswith(",") and of):  # "an aide to the ministers, who": the aide or the ministers
        words = phrase.group().split()
        if len(words) > 1 and (words[0].lower() in OPENERS - _KEPT or words[0].endswith("ing")):
            words = words[1:]
        noun = words[-1].lower()
        if (is_group(noun) and head == "who") or (is_bodies(noun) and head != "who"):
            because = f"the words before “{head}” describe a group"
            return desk.wording("group", Span(end - len(" ".join(words)), end), because)
        return _indefinite(desk, words, end, head) if depth == 0 else None
    return None


def _indefinite(desk: Desk, words: list[str], end: int, head: str) -> Speaker | None:
    """The words before a relative pronoun where they tell of a text, or of somebody as yet unknown: "ads that", "a new
    poll which", "an impersonator who"."""
    lowers = [word.lower() for word in words]
    some = lowers[0] in INDEFINITE
    form = form_of(lowers, lowers[-1], words[-1][:1].isupper(), None)
    plural = lowers[-1].endswith("s") and not lowers[-1].endswith("ss")
    work = listed(lowers[-1])[0] == "w" or lowers[-1] == "history"
    fits = form == "document" and head != "who" and (some or plural) and not work
    start = end - len(" ".join(words))
    if not fits:  # nobody of whom a name before it is said: "Orlo, a housewife who", "Orlo was a man who"
        said = _SAID_OF.search(desk.scan.text, max(0, start - 12), start)
        if form != "person" or head != "who" or not some or said or words[0][0].isupper():
            return None
    kind: EntityKind = "document" if form == "document" else "person"
    because = f"the words before “{head}” describe {'a text' if form == 'document' else 'somebody unnamed'}"
    return desk.wording(kind, Span(start, end), because)


def _called_so(desk: Desk, mention: NameMention, span: Span, head: str) -> Speaker:
    """The verdict that a relative pronoun goes on about whom an apposition before it is of."""
    verdict = named(desk, mention, Span(mention.start, mention.end))
    return _follows(verdict, span, f"“{head}” follows what the text calls the one named before it")


def _joined(desk: Desk, end: int) -> list[NameMention]:
    """The people joined right before a place: "Orlo and Venn"; empty for one."""
    found: list[NameMention] = []
    for mention in reversed([m for m in desk.scan.between(max(0, end - 200), end) if m.end <= end]):
        between = desk.scan.text[mention.end : found[0].start] if found else desk.scan.text[mention.end : end]
        if mention.kind != "person" or not re.fullmatch(r",?\s(?:and\s)?(?:[\w.]+\s){0,2}" if found else r"", between):
            break
        if len(found) == 1 and " and " not in between:
            break
        found.insert(0, mention)
    return found if len(found) > 1 else []


def _employed(desk: Desk, end: int) -> NameMention | None:
    """The person of "Ana Orlo, a senior analyst at Venn, who": whoever is "at" a single word is at a body."""
    near = [m for m in desk.scan.between(max(0, end - 160), end) if m.end <= end]
    if len(near) < 2 or " " in near[-1].text or near[-1].titles or near[-2].kind != "person":
        return None
    what = _POST_AT.fullmatch(desk.scan.text, near[-2].end, near[-1].start)
    return (
        near[-2] if what is not None and form_of(["a", what.group(1)], what.group(1), False, None) == "person" else None
    )


def _unknown(desk: Desk, end: int) -> tuple[Chain, Span] | None:
    """A name of one or two words that the report does not tell the kind of, right before ", which": a body's."""
    mention = next((m for m in desk.scan.between(max(0, end - 60), end) if m.end == end), None)
    lowers = mention.text.lower().split() if mention is not None else []
    if (
        mention is not None
        and mention.kind is None
        and mention.before == "the"
        and lowers[-1] in _ENACTED
        and lowers[1:]
    ):
        chain = Chain("document", mention.text, firm=True, first=mention.start)  # "the Harbour Dues Act, which"
        chain = desk.new_names.setdefault(names.normal(mention.text), chain)
        return chain, Span(mention.name_start, mention.name_end)
    if mention is None or mention.kind is not None or mention.before in ("the", "a", "an") or mention.starts:
        return None
    if len(lowers) > 2 or any(word in NOT_NAMES or word in THING_ENDINGS or word in DEMONYMS for word in lowers):
        return None
    chain = Chain("organisation", mention.text, firm=True, first=mention.start)
    chain = desk.new_names.setdefault(names.normal(mention.text), chain)
    return chain, Span(mention.name_start, mention.name_end)


def _this_one(desk: Desk, end: int) -> tuple[Chain, Span] | None:
    """The person in "the Orlo who …": a family name that an article was put before, where the report has one Orlo."""
    mention = next((m for m in desk.scan.between(max(0, end - 60), end) if m.end == end), None)
    if mention is None or mention.kind is not None or mention.before != "the" or mention.possessive:
        return None
    family = desk.chains.family(mention.text)
    return (family[0], Span(mention.name_start, mention.name_end)) if len(family) == 1 else None


def _body(desk: Desk, end: int, comma: bool, head: str) -> tuple[Chain, Span] | None:
    """A body by its name and what the text calls it right after: "Lanterns for Orlan, an organisation that …"."""
    if comma or head == "who":
        return None
    found = _CALLED.search(desk.scan.text, max(0, end - 120), end)
    if found is None or found.group(2) not in lexicon.ORGANISATION_NOUNS or desk.scan.in_headline(found.start()):
        return None
    where = Span(found.start(1), found.end(1))
    if where.start == desk.scan.sentences[desk.scan.sentence(where.start)]:
        return None  # its first word may only be a sentence's first
    known = desk.chains.other(found.group(1))
    chain = known if known is not None and known.kind == "organisation" else None
    if chain is None:
        new = Chain("organisation", found.group(1), firm=True, first=where.start)
        chain = desk.new_names.setdefault(names.normal(found.group(1)), new)
    return chain, where


def _people_of(desk: Desk, end: int) -> Span | None:
    """The people in "the editors of The Lantern, who …": a plural before a name that is no person's."""
    mention = next((m for m in desk.scan.between(max(0, end - 60), end) if m.end == end), None)
    start = mention.start if mention else desk.scan.text.rfind(" ", max(0, end - 40), end) + 1
    if not desk.scan.text[start : start + 1].isupper() or (mention is not None and mention.kind == "person"):
        return None
    found = _PEOPLE_OF.search(desk.scan.text, max(0, start - 70), start)
    return Span(found.start(1), end) if found and is_group(found.group(2)) else None


def _clause_before(desk: Desk, span: Span, head: str) -> Span | None:
    """The relative pronoun of the clause that this one goes on after: "Ana Orlo, who asks this and who says that"."""
    text = desk.scan.text
    again = _AGAIN.search(text, max(0, span.start - 6), span.start)
    if again is None or head == "that" or (head == "which" and "and" not in again.group()):
        return None
    start = max(desk.scan.sentences[desk.scan.sentence(span.start)], span.start - 300)
    earlier = list(re.finditer(rf"(?<![\w'’]){head}(?![\w'’])", text[start : span.start]))
    if not earlier:
        return None
    return Span(start + earlier[-1].start(), start + earlier[-1].end())
