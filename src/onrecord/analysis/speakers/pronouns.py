"""Sources that are pronouns: "he", the quotation's own "I", "they" and "it", and the relative "who"."""

from __future__ import annotations

import dataclasses
import re
from itertools import pairwise

from onrecord.analysis.speakers import rolewords, rules, sources
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.heading import whom_headline_names
from onrecord.analysis.speakers.inside import brought_in, covering
from onrecord.analysis.speakers.interviews import interviewee
from onrecord.analysis.speakers.jumping import held_back
from onrecord.analysis.speakers.owners import one_of_theirs
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.plurals import they
from onrecord.analysis.speakers.salience import Antecedents
from onrecord.analysis.speakers.secondhand import passing_on
from onrecord.analysis.speakers.themselves import alone, body_itself, brought_in_as_subject, nobody_else
from onrecord.analysis.speakers.verdicts import Desk, distinct
from onrecord.analysis.speakers.writers import writer
from onrecord.domain import Attribution, Span, Speaker
from onrecord.knowledge.given_names import Gender

# A phrase that a sentence opens with, up to a pronoun in it; and the rest of it, up to the comma before the subject.
_OPENING = re.compile(
    r"[\"“‘'(]*(?:In|At|On|During|After|Before|While|When|As|Since|With|Despite|Throughout|Under|By|From|Though|Although|For"
    r"|Even\s(?:as|though|when|while|if)|If|Once|Because|Where|Until|Whenever)"
    r"\s(?:[a-z]+\s){0,3}"
)
_NOUN = re.compile(r"(?:(?<![\w'’])(?:the|an?|his|her|their)|['’]s?)\s(?:[a-z-]+\s){0,2}?([a-z-]+)(?![\w'’-])")
_ASKED = re.compile(r"[\"“]?(?:When\s|After\sbeing\s)?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Qq]uizzed)\s")
_ASKS = re.compile(r"\s(?:[a-z]+ly\s)?(?:asked|asks|pressed|questioned|quizzed|grilled)\s(?:[\w.’'-]+\s){0,3}")
_WHETHER = re.compile(r"\s(?:[\w’'-]+\s){0,3}?(?:whether|if|about|why|how|what|when|where|who|which|on)\b")
_ASKED_BY = re.compile(r"\b(?:asked|pressed|questioned|quizzed|grilled|interviewed)\sby\s$")
_WHICH = re.compile(r",?\s(?:which|that)\b")
_CLAUSE = re.compile(r"[^,.;:\n\"“”]{2,120},\s")


# What stands behind a pronoun in its clause.
_OBJECT = re.compile(r"\s[a-z][^,;:.!?()\"“”\n]{3,60}")


def he(desk: Desk, part: Part, span: Span, attribution: Attribution) -> Speaker:
    """The person that “he” or “she” points back to."""
    verdict = held_back(desk, part, span, attribution, _he(desk, part, span, attribution))
    if verdict.entity is None and not desk.scan.in_quote(span.start):
        here = [
            one.start
            for one in attribution.content
            if desk.scan.paragraph(one.start) == desk.scan.paragraph(span.start)
        ]
        desk.pronoun_open[sources.gender_of(part.head)] = min([span.start, *here])
    return verdict


def _he(desk: Desk, part: Part, span: Span, attribution: Attribution) -> Speaker:
    desk.use(span, span, "person", named=False, pronoun=True)
    word = part.head
    if _inside_quotation(desk, span, attribution):
        inside = brought_in(desk, part, span, attribution)
        return inside or desk.open(
            rules.PRONOUN, f"“{word}” stands inside somebody’s words, and the report does not say who is meant", (span,)
        )
    gender = sources.gender_of(word)
    if desk.scan.in_headline(span.start):
        return _headlines(desk, word, span, gender) or desk.open(
            rules.PRONOUN, f"“{word}” in a headline has nobody before it to point to", (span,)
        )
    owner = one_of_theirs(desk, span) if word in ("his", "her") else None
    if owner is not None:
        because = f"“{word}” is {display(owner[0])}, of whose things this is one"
        return desk.resolved(rules.ONE_OF_THEIRS, owner[0], because, distinct((span, owner[1])))
    ahead = _ahead(desk, span, gender)
    reported = in_content(desk, attribution)
    others = [*_asked(desk, span), *_told(desk, part, span), *passing_on(desk, span.start)]
    others += _asks(desk, min([span.start, *(one.start for one in attribution.content)]), gender)
    outcome = desk.salience.antecedent(span.start, gender, [*reported, *others])
    if outcome.best and outcome.at and _ASKED_BY.search(desk.scan.text, max(0, outcome.at[0] - 40), outcome.at[0]):
        _unpoint(outcome, gender)
        others.append(outcome.best)  # "Orlo was asked by a caller why": the caller does not answer
        outcome = desk.salience.antecedent(span.start, gender, [*reported, *others])
    desk.others[span.start] = frozenset(map(id, others))
    desk.ranked[span.start] = outcome.scores
    if ahead is not None and ahead[0] is not outcome.best:
        return _looks_ahead(desk, word, span, outcome, *ahead)
    here = desk.scan.paragraph(span.start)
    beside = [part.start for part in attribution.content if desk.scan.paragraph(part.start) == here]
    if reported and beside:
        himself = desk.salience.antecedent(span.start, gender, others)
        own = himself.best if himself.best and any(himself.best is one for one in reported) else None
        if own is not None and alone(desk, own, span.start, min(beside)):
            _unpoint(outcome, gender)
            return pointed(desk, word, span, himself)  # who speaks of himself by name
        if not outcome.scores and (only := nobody_else(desk, himself, min(beside), span)) is not None:
            because = f"“{word}” is {display(only[0])}, the subject of its sentence, and nobody else is named before it"
            return desk.resolved(rules.PRONOUN, only[0], because, distinct((span, only[1])))
    if reported and beside and min(beside) < span.start:
        rival = outcome.scores and outcome.scores[0][0] >= 0.5  # who may have spoken of him
        subject = None if rival else brought_in_as_subject(desk, min(beside), span, gender)
        if subject is not None:
            _unpoint(outcome, gender)
            because = f"“{word}” is {display(subject[0])}, whom the words reported bring in as their subject"
            return desk.resolved(rules.PRONOUN, subject[0], because, distinct((span, subject[1])))
    if outcome.best is not None and _only_told_of(desk, outcome.best, span.start, gender):
        because = (
            f"“{word}” may be whom the “{word}” before means; {display(outcome.best)} is only spoken of in between"
        )
        return desk.open(rules.PRONOUN, because, (span,), [outcome.best])
    nearer_noun = _by_noun(desk, outcome, min([span.start, *beside]), gender)
    if nearer_noun and outcome.best is not None and gender is not None:
        outcome.best.pointed[gender] -= 1
        desk.jumped.add(span.start)
        because = f"“{word}” could mean {display(outcome.best)} or “{nearer_noun}”, which is nearer"
        return desk.open(rules.PRONOUN, because, (span,), [outcome.best])
    if reported and beside and outcome.best and outcome.at:
        told = in_content(desk, attribution, quoted=False)
        nearer = next((one for one in told if one.kind == "person" and one.gender in (None, gender)), None)
        near = desk.scan.paragraph(outcome.at[0]) == here or _beside(desk, outcome.best, span.start)
        if nearer and not near and outcome.best is not desk.salience.speaker:
            # "Orlo had backed Venn, he said": Orlo, or whoever spoke of him in an earlier paragraph
            because = f"“{word}” could mean {display(outcome.best)} or {display(nearer)}"
            return desk.open(rules.PRONOUN, because, (span,), [outcome.best, nearer])
    if outcome.best is None and not outcome.candidates:
        return _headlines(desk, word, span, gender) or pointed(desk, word, span, outcome)
    return pointed(desk, word, span, outcome)


def _headlines(desk: Desk, word: str, span: Span, gender: Gender | None) -> Speaker | None:
    """The verdict on a pronoun before which only the headline names somebody; None where it is no one person."""
    named = whom_headline_names(desk, span.start, gender)
    if named is None:
        return None
    fullest = desk.fullest(named[0])
    evidence = distinct((span, named[1], *((fullest,) if fullest else ())))
    return desk.resolved(rules.PRONOUN, named[0], f"“{word}” is {display(named[0])}, whom the headline names", evidence)


def _unpoint(outcome: Antecedents, gender: Gender | None) -> None:
    """A pronoun does not mean whom it was found to point back to: it shows no gender of that person."""
    if outcome.best is not None and gender is not None and outcome.best.pointed[gender] > 0:
        outcome.best.pointed[gender] -= 1


def _by_noun(desk: Desk, outcome: Antecedents, at: int, gender: Gender | None) -> str:
    """The nearest noun of a pronoun's gender ("the governor’s wife") that stands behind one whose own nothing shows."""
    best = outcome.best
    if best is None or gender is None or not best.named or best.gender is not None or best.pointed[gender] > 1:
        return ""  # this pronoun itself is counted already
    last = [mention.end for mention in best.mentions if mention.start < at]
    start = max(desk.scan.sentences[max(0, desk.scan.sentence(at) - 1)], last[-1] if last else 0)
    found = [match for match in _NOUN.finditer(desk.scan.text, start, at) if not desk.scan.in_quote(match.start())]
    nouns = rolewords.FEMALE_NOUNS if gender == "f" else rolewords.MALE_NOUNS
    return next((match.group().lstrip("'’s ") for match in reversed(found) if match.group(1) in nouns), "")


def _only_told_of(desk: Desk, chain: Chain, at: int, gender: Gender | None) -> bool:
    """Whether a pronoun of the same gender just before stays open, and a person has been named since in somebody's
    words alone: "She said it was time to elect Orlo. She said …"."""
    before = desk.pronoun_open.get(gender, -1)
    if before < 0 or desk.scan.paragraph(at) - desk.scan.paragraph(before) > 1:
        return False
    if chain is desk.salience.speaker and desk.salience.spoke_since(before, at):
        return False
    links = ((one, desk.chains.links.get(one.start)) for one in desk.scan.between(before, at))
    own = [one for one, link in links if link is not None and link.chain is chain]
    return bool(own) and all(desk.reported(one.start) for one in own)


def _beside(desk: Desk, chain: Chain, at: int) -> bool:
    """Whether somebody is named in the sentence of a place before it."""
    start = desk.scan.sentences[desk.scan.sentence(at)]
    found = (desk.chains.links.get(mention.start) for mention in desk.scan.between(max(start, at - 600), at))
    return any(link is not None and link.chain is chain for link in found)


def _told(desk: Desk, part: Part, span: Span) -> list[Chain]:
    """Who is named behind a pronoun and its verb: "he told Orlo" is somebody else than Orlo."""
    behind = _OBJECT.match(desk.scan.text, span.end)
    if behind is None or part.head not in ("he", "she") or desk.scan.in_quote(behind.end()):
        return []
    named = [m for m in desk.scan.between(span.end, behind.end()) if m.start >= span.end and not m.possessive]
    links = (desk.chains.links.get(m.start) for m in named)
    return [link.chain for link in links if link and link.chain and link.chain.kind == "person"]


def _asked(desk: Desk, span: Span) -> list[Chain]:
    """Who is named in an opening "Asked whether Orlo would win, …" before a pronoun: the one asked is somebody else."""
    scan = desk.scan
    start = scan.sentences[scan.sentence(span.start)]
    opening = _ASKED.match(scan.text, start, span.start)
    if opening is None or span.start - opening.end() > 400 or scan.text[span.start - 2 : span.start] != ", ":
        return []
    named = list(scan.between(opening.end(), span.start))
    if any(mention.speaks for mention in named):
        return []  # "Asked about the dam, Orlo said …, he added"
    links = (desk.chains.links.get(mention.start) for mention in named)
    return [link.chain for link in links if link and link.chain]


def _asks(desk: Desk, first: int, gender: Gender | None) -> list[Chain]:
    """Who asks somebody named in the sentence before a quotation ("Orlo asked Venn whether it leaked."): not he who
    answers in it."""
    scan = desk.scan
    if not scan.in_quote(first + 1) or not scan.sentence(first):
        return []
    start = scan.sentences[scan.sentence(first) - 1]
    people = [m for m in scan.between(start, first) if m.start >= start and m.kind == "person" and not m.quoted]
    for asks, asked in pairwise(people):
        links = [desk.chains.links.get(m.start) for m in (asks, asked)]
        chains = [link.chain for link in links if link is not None and link.chain is not None]
        if _ASKS.fullmatch(scan.text, asks.end, asked.start) and _WHETHER.match(scan.text, asked.end):
            return chains[:1] if len(chains) == 2 and chains[1].gender in (None, gender) else []
    return []


def _ahead(desk: Desk, span: Span, gender: Gender | None) -> tuple[Chain, Span] | None:
    """The subject that follows an opening phrase with the pronoun in it: "In her letter, Orlo said …"."""
    scan = desk.scan
    start = scan.sentences[scan.sentence(span.start)]
    opening = _OPENING.match(scan.text, start, span.start)
    if opening is None or opening.end() != span.start:
        return None
    clause = _CLAUSE.match(scan.text, span.end, span.end + 160)
    mention = next(iter(scan.between(clause.end(), clause.end() + 1)), None) if clause else None
    link = desk.chains.links.get(mention.start) if mention else None
    if mention is None or clause is None or mention.start != clause.end() or not link or not link.chain:
        return None
    subject = mention.kind == "person" and not mention.possessive and mention.weight >= 1.0
    if not subject or link.chain.gender not in (None, gender):
        return None
    return link.chain, Span(mention.name_start, mention.name_end)


def _looks_ahead(desk: Desk, word: str, span: Span, outcome: Antecedents, chain: Chain, where: Span) -> Speaker:
    """The verdict on a pronoun that the sentence's subject after it may explain."""
    here = desk.scan.paragraph(span.start)
    if outcome.best is not None and outcome.at and desk.scan.paragraph(outcome.at[0]) == here:
        because = f"“{word}” could mean {display(outcome.best)} or {display(chain)}, who follows"
        return desk.open(rules.CATAPHORA, because, (span,), [outcome.best, chain])
    because = f"“{word}” is {display(chain)}, the subject right after the phrase that it opens"
    return desk.resolved(rules.CATAPHORA, chain, because, distinct((span, where)))


def pointed(desk: Desk, word: str, span: Span, outcome: Antecedents) -> Speaker:
    """The verdict on a pronoun from the outcome of looking for its antecedent."""
    if outcome.best is not None:
        fullest = desk.fullest(outcome.best)
        where = (Span(*outcome.at),) if outcome.at else ()
        evidence = distinct((span, *where, *((fullest,) if fullest else ())))
        because = f"“{word}” points back to {display(outcome.best)}, the last person spoken of that it fits"
        return desk.resolved(rules.PRONOUN, outcome.best, because, evidence)
    if len(outcome.candidates) > 1:
        called = " or ".join(display(chain) for chain in outcome.candidates[:3])
        return desk.open(rules.PRONOUN, f"“{word}” could mean {called}", (span,), outcome.candidates[:4])
    if outcome.candidates:
        return desk.open(
            rules.PRONOUN,
            f"it is not certain that “{word}” means {display(outcome.candidates[0])}",
            (span,),
            outcome.candidates,
        )
    return desk.open(rules.PRONOUN, f"nobody that “{word}” could mean is named shortly before it", (span,))


def in_content(desk: Desk, attribution: Attribution, *, quoted: bool = True) -> list[Chain]:
    """Who is named in the words reported (``quoted`` false: outside quotation marks): a speaker does not call himself
    by name there."""
    named: list[Chain] = []
    for span in attribution.content:
        for mention in desk.scan.between(span.start, span.end):
            link = desk.chains.links.get(mention.start)
            if link and link.chain and (quoted or not mention.quoted):
                named.append(link.chain)
            if len(named) > 30:
                return named
    return named


def _inside_quotation(desk: Desk, span: Span, attribution: Attribution) -> bool:
    """Whether a pronoun is part of quoted words, as the source of a nested attribution may be."""
    outer = desk.by_id.get(attribution.parent or "")
    if outer is not None and outer.rule.startswith("turn"):
        return True  # a transcript's turn has no marks
    return desk.scan.in_quote(span.start) or (attribution.parent is not None and desk.scan.in_quote(span.end - 1))


def first_person(desk: Desk, span: Span, attribution: Attribution) -> Speaker:
    """The speaker of the quotation that an “I” stands in."""
    desk.use(span, span, "person", named=False, pronoun=True)
    outer = covering(desk, span, attribution)
    if outer is not None:
        speakers = desk.found.get(outer.id, ())
        main = [s for s in speakers if s.role == "speaker"]
        if len(main) == 1 and main[0].entity and main[0].entity.kind == "person":
            return dataclasses.replace(
                main[0],
                because=f"“I” inside a quotation is its speaker, {main[0].entity.name}",
                rule=rules.FIRST_PERSON,
                evidence=distinct((span, *main[0].evidence)),
            )
        return desk.open(
            rules.FIRST_PERSON, "“I” is the speaker of the quotation that it stands in, who is not known", (span,)
        )
    if desk.scan.in_quote(span.start):
        return desk.open(
            rules.FIRST_PERSON, "“I” is the speaker of the quotation that it stands in, who is not known", (span,)
        )
    if desk.turns.at(span.start) == "A":
        found = interviewee(desk, desk.turns.first or 0)
        if found is not None:
            chain, where, why = found
            because = f"“I” in an answer is {display(chain)}, {why}"
            return desk.resolved(rules.FIRST_PERSON, chain, because, distinct((span, where)))
        return desk.open(rules.FIRST_PERSON, "“I” in an answer is the one interviewed, who is not known", (span,))
    wrote = writer(desk, span.start)
    if wrote is not None:
        chain, where = wrote
        because = f"“I” outside quotation marks is the writer, whom the report names as such: {display(chain)}"
        return desk.resolved(rules.WRITER, chain, because, distinct((span, where)))
    return desk.open(rules.FIRST_PERSON, "“I” outside quotation marks is the writer of the report", (span,))


def you(desk: Desk, span: Span) -> Speaker:
    """The one interviewed, where a question asks what "you" think; nobody elsewhere."""
    if desk.turns.at(span.start) == "Q" and not desk.scan.in_quote(span.start):
        found = interviewee(desk, desk.turns.first or 0)
        if found is not None:
            chain, where, why = found
            because = f"“you” in a question is {display(chain)}, {why}"
            return desk.resolved(rules.FIRST_PERSON, chain, because, distinct((span, where)))
    return desk.open(rules.WORDING, "“you” is whoever reads or is spoken to, nobody that the report names", (span,))


def plural_or_thing(desk: Desk, part: Part, span: Span, attribution: Attribution) -> tuple[Speaker, ...]:
    """The speakers that “they”, “it” and “we” stand for: those who spoke just before, or nobody."""
    word = part.head
    desk.use(span, span, "group" if part.form != "it" else None, named=False, pronoun=True)
    if part.form == "we":
        return (desk.open(rules.PLURAL, f"“{word}” is a group that the report does not spell out", (span,)),)
    here = desk.scan.sentence(span.start)
    if _inside_quotation(desk, span, attribution):
        return (
            desk.open(
                rules.PRONOUN,
                f"“{word}” stands inside somebody’s words, and the report does not say who is meant",
                (span,),
            ),
        )
    if part.form == "they":
        return they(desk, part, span, attribution)
    if part.form == "it" and desk.thing and here - desk.thing_at <= 1:
        name = display(desk.thing)
        return (desk.resolved(rules.JUST_SPOKE, desk.thing, f"“{word}” is {name}, which spoke just before", (span,)),)
    body = _body_before(desk, span, attribution) if part.form == "it" else None
    if body is None and part.form == "it":
        body = body_itself(desk, span, attribution)
    if body is None and part.form == "it":
        body = _owned_before(desk, span)
    if body is not None:
        because = f"“{word}” is {display(body[0])}, the only body that the sentence speaks of before it"
        return (desk.resolved(rules.JUST_SPOKE, body[0], because, distinct((span, body[1]))),)
    return (desk.open(rules.PLURAL, f"the report does not say plainly whom “{word}” means", (span,)),)


def _body_before(desk: Desk, span: Span, attribution: Attribution) -> tuple[Chain, Span] | None:
    """The one body that the sentence names before an "it", or the subject of the sentence before; a country or a town
    that is the subject where no body is named."""
    here = desk.scan.sentence(span.start)
    reported = {id(chain) for chain in in_content(desk, attribution)}
    for sentence in (here, here - 1):
        if sentence < 0:
            return None
        start = max(desk.scan.sentences[sentence], span.start - 800)
        end = span.start if sentence == here else desk.scan.sentences[here]
        if "\n" in desk.scan.text[start:end].strip():
            return None
        found: dict[int, tuple[Chain, Span]] = {}
        places: dict[int, tuple[Chain, Span]] = {}
        for mention in desk.scan.between(start, end):
            link = desk.chains.links.get(mention.start)
            chain = link.chain if link else None
            acts = mention.start >= start and mention.weight >= 2.0 and not (mention.quoted or mention.possessive)
            if chain is not None and chain.kind == "place" and acts and id(chain) not in reported:
                places[id(chain)] = (chain, Span(mention.name_start, mention.name_end))
            if (
                chain is None
                or chain.kind != "organisation"
                or not chain.firm
                or mention.quoted
                or mention.start < start
            ):
                continue
            leads = mention.weight >= 1.0 or mention.starts or _WHICH.match(desk.scan.text, mention.end)
            if leads and id(chain) not in reported and (sentence == here or mention.weight >= 2.0):
                found[id(chain)] = (chain, Span(mention.name_start, mention.name_end))
        found = found or places
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _owned_before(desk: Desk, span: Span) -> tuple[Chain, Span] | None:
    """The body by whose it is with which the sentence opens: "The Orlo campaign is ready for a fight it expects"."""
    first = desk.scan.sentences[desk.scan.sentence(span.start)]
    found = desk.bodies.owned_at(first, first + 40)
    if found is None or desk.scan.in_quote(span.start) or desk.scan.text[first : found[0]].lower() not in ("", "the "):
        return None
    between = desk.scan.text[found[0] : span.start]
    if any(m.kind == "organisation" for m in desk.scan.between(found[0] + 1, span.start)) or len(between) > 250:
        return None
    return found[1], Span(found[0], found[0] + 1)
