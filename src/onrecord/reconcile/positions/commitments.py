"""What somebody undertakes in what was said, and targets: found by the words that pledge, plan, approve or refuse.

Each sentence of a content is searched for such words; around them stand who acts (before) and what is to be done
(after, up to the end of the clause), with a figure and a date if the content has them there. A cue that pledges or
refuses does so for its content. Nothing is inferred: what the sentence does not say stays None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.domain import Commitment, CommitmentStatus, Date, Figure, Quotation, Span, Spans, Stance
from onrecord.reconcile.positions import lexicon as words
from onrecord.reconcile.positions.clauses import (
    ACTOR,
    BE,
    actor_before,
    clause_end,
    low_at,
    measure_at,
    silent_at,
    span_of,
    verb_from,
    will_at,
)
from onrecord.reconcile.positions.tokens import Token, sentences
from onrecord.reconcile.positions.triggers import Found, deed_at, others, voted_down

RULE: Final = "commitment-9"
#: Commitments of one content that are kept: a manifesto of a thousand lines is better read than listed.
MOST: Final = 40
LONG: Final = 6  # words of a cue from the one that pledges on; a longer one tells a story of its own
NEAR: Final = 6  # words between a quotation mark and who is quoted, at most
_QUOTES: Final = frozenset("\"“”‘’'«»")
_INNER: Final = frozenset("‘’'")  # marks of a quotation in a quotation
_NO_AMOUNT: Final = frozenset(("duration", "ordinal", "years"))
_SOONER: Final = (["sooner"], ["earlier"], ["before"])
_UNSAID: Final = frozenset(("denied", "hypothetical", "question", "no-comment"))
_FINITE: Final = frozenset("is are am was were 's 're 'm has have had".split())


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution as far as commitments go: its spans on the stored text, the figures and dates of its content."""

    text: str
    source: Spans
    cue: Spans
    content: Spans
    quotation: Quotation
    stance: Stance = "asserted"
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()


#: What every commitment has one of, in its content or its cue: most contents have none, and cost no more.
_SIGNS: Final = (
    words.PLEDGE
    | words.PLEDGE_NOUNS
    | words.PLAN
    | words.PLAN_NOUNS
    | words.APPROVE
    | words.AGREE
    | words.PASS
    | words.REFUSE
    | words.REJECT
    | words.VOTE
    | words.MUST
    | words.WANT
    | words.URGE
    | words.CALL
    | frozenset(
        "word will would shall won wouldn shan 'll 'm 're are going set due determined prepared ready goal goals "
        "target targets out have has".split()
    )
)
_AGAINST: Final = re.compile(r"[-–]\d")
_BALLOTS: Final = re.compile(r"\b\d+\s+votes?\s+to\s+\d+|\bvot\w+\s+(?:by\s+)?\d+\s+to\s+\d+")
_HELD_BACK: Final = words.VIEWED | words.RECALLED | words.NEGATION
RULED: Final = [[low, "out"] for low in ("rule", "rules", "ruled", "ruling")]


def find(said: Said, content: Sequence[Sequence[Token]] | None = None) -> tuple[Commitment, ...]:
    """The commitments and targets of a content, in text order; ``content`` are its sentences, where they are made yet.

    A content that is denied, asked or only supposed has none, but for what its cue refuses.
    """
    if content is None:
        content = list(sentences(said.text, said.content, direct=said.quotation == "direct"))
    cue = [one for part in sentences(said.text, said.cue, direct=False) for one in part]
    if not (_signed(cue) or any(map(_signed, content))):
        return ()
    source = tuple(one.low for part in sentences(said.text, said.source, direct=False) for one in part)
    guessed = any(one.low in words.GUESS for one in cue)
    hoped = any(one.low in words.FEARED or one.low in ("hoping", "fearing") for one in cue)
    silent = any(one.low in words.REFUSE for one in cue) and (
        any(silent_at(cue, n) for n in range(len(cue)))
        or (cue[-1].low == "to" and bool(content) and silent_at(content[0], 0))
    )
    found: list[Commitment] = []
    unsaid = silent or hoped or any(one.low in _HELD_BACK for one in cue)
    inner = _reported(content, _INNER if said.quotation == "direct" else _QUOTES)
    for number, sentence in enumerate(content):
        heard = (_of_cue(said, cue, sentence) or _urged(said, cue, sentence)) if number == 0 and cue else None
        made = [heard] if heard is not None else []
        if said.stance not in _UNSAID and not (made or unsaid):
            made = [one for one in _of_sentence(said, sentence, source) if one.own or not guessed]
        if inner:
            made = [_not_his(said, one) for one in made if not (one.own and _pronoun(said, one))]
        for one in made:
            if all(one.action.end <= other.action.start or other.action.end <= one.action.start for other in found):
                found.append(one)
        if len(found) >= MOST:
            break
    return tuple(sorted(found, key=lambda one: one.action))[:MOST]


def _signed(sentence: Sequence[Token]) -> bool:
    return not _SIGNS.isdisjoint([one.low for one in sentence])


def _reported(content: Sequence[Sequence[Token]], marks: frozenset[str]) -> bool:
    """Whether a content holds a quotation with its own reporter: "'I will pay,' Maro said". Whom a pronoun in such a
    content means is not known."""
    tokens = [one for sentence in content for one in sentence]
    for n, one in enumerate(tokens):
        if one.low in words.SAYING and (not one.quoted or marks is _INNER):
            for step in (1, -1):
                for m in range(n + step, n + step * (NEAR + 1), step):
                    if low_at(tokens, m) in marks:
                        return True
                    if low_at(tokens, m) in (".", ";", ""):
                        break
    return False


def _pronoun(said: Said, one: Commitment) -> bool:
    actor = one.actor.of(said.text).casefold() if one.actor is not None else ""
    return bool(actor) and actor.split()[0] in words.FIRST | words.THIRD | words.POSSESSIVE


def _not_his(said: Said, one: Commitment) -> Commitment:
    return replace(one, actor=None) if _pronoun(said, one) else one


# ------------------------------------------------------------------------------------------------- what the cue says


def _of_cue(said: Said, cue: Sequence[Token], sentence: Sequence[Token]) -> Commitment | None:
    """What the words before or after a content make of it: "pledged | to build", "refused | to sign"."""
    lows = [one.low for one in cue]
    at = next(
        (n for n, low in enumerate(lows) if _status(low) or lows[n - 1 : n + 1] in RULED or _word_given(lows, n)), None
    )
    begin, modal = _beginning(sentence)
    if at is None or begin is None or len(lows) - at > LONG or _of_itself(lows, at):
        return None
    if lows[at] in words.VOTE and (down := _voted_down(cue[at:], sentence)) is not None:
        actor = said.source[0] if len(said.source) == 1 else None
        return _made(said, sentence, Found("refused", None, down, None, own=bool(said.source)), cue[at].span, actor)
    status = _status(lows[at]) or ("pledged" if lows[at] == "word" else "refused")
    negated = any(low in words.NEGATION for low in lows[:at])
    to = modal == "to" or "to" in lows[at + 1 :]
    thing = not modal and lows[at + 1 :] in ([], ["on"]) and sentence[begin].low not in words.PERSONS
    if lows[at] in words.REFUSE:
        said_first = sentence if modal in ("will", "not") else sentence[begin:]  # "refused to | say who will go"
        behind = [one for one in (*cue[at + 1 :], *said_first) if one.low != "to"]
        fits = to and not negated and not silent_at(behind, 0)
    elif lows[at] in words.AGREE or lows[at] in words.VOTE:
        fits = to and not negated
    elif lows[at] == "out":
        fits = thing and not negated
    elif status in ("approved", "refused"):
        fits = thing and not negated and (lows[at] in words.APPROVAL or measure_at(sentence, begin))
    elif status == "planned":
        fits = to or (thing and lows[at] in words.PLAN_THINGS and _thing(sentence, begin))
    else:
        fits = to or modal in ("will", "not") or (thing and _thing(sentence, begin))
    if not fits or (negated and (not to or lows[at] not in words.PLANNING)):
        return None
    will = _will_before(sentence, begin) if modal in ("will", "not") else None
    whole = others(sentence, will, modal == "not") if will is not None and status == "pledged" else None
    if negated or (modal == "not" and whole is None):
        status = "refused"
    who = _other_actor(sentence, will) if will is not None and whole is None else None
    actor = who or (said.source[0] if len(said.source) == 1 else None)
    status_span = Span(cue[0].start, cue[-1].end) if len(said.cue) == 1 else cue[at].span
    opens = whole[0] if whole is not None else None
    found = Found(status, None, begin, None, own=who is None and bool(said.source), whole=opens)
    return _made(said, sentence, found, status_span, actor)


def _voted_down(cue: Sequence[Token], sentence: Sequence[Token]) -> int | None:
    """Where in a content what was voted against begins; ``cue`` is from the "voted" on."""
    both = [*cue, *sentence]
    down = voted_down(both, 0)
    return down - len(cue) if down is not None and down >= len(cue) else None


def _word_given(lows: Sequence[str], at: int) -> bool:
    """Whether a cue says here that somebody gave his word."""
    given = any(low in words.GIVE for low in lows[:at])
    return lows[at] == "word" and given and lows[at - 1] in words.POSSESSIVE


def _urged(said: Said, cue: Sequence[Token], sentence: Sequence[Token]) -> Commitment | None:
    """What others are called on to do: "called for | allies to spend 4 percent". It needs the amount."""
    lows = [one.low for one in cue]
    last = lows[-1] if lows else ""
    calls = last in words.URGE | words.WISH or (last in ("for", "on") and len(lows) > 1 and lows[-2] in words.CALL)
    to = next((n for n, one in enumerate(sentence[: ACTOR + 1]) if one.low == "to"), None)
    if not calls or to is None or any(low in words.NEGATION for low in lows) or said.stance in _UNSAID:
        return None
    actor, verb = actor_before(sentence, to), verb_from(sentence, to + 1)
    if actor is None or actor[0] > 0 or verb is None or sentence[verb].low not in words.CHANGE | words.SPENDING:
        return None
    return _checked(said, sentence, Found(None, None, verb, actor, amount=True))


def _of_itself(lows: Sequence[str], at: int) -> bool:
    """Whether the word at ``at`` only looks so: what was promised to somebody, is intended, or is "a plan" not had."""
    passive = lows[at] in ("promised", "intended", "guaranteed", "planned") and any(low in BE for low in lows[:at])
    return passive or (any(low in words.NEGATION for low in lows[:at]) and "a" in lows[:at])


def _status(low: str) -> CommitmentStatus | None:
    if low in words.PLEDGE or low in words.PLEDGE_NOUNS:
        return "pledged"
    if low in words.PLAN or low in words.PLAN_NOUNS:
        return "planned"
    if low in words.APPROVE or low in words.AGREE or low in words.VOTE:
        return "approved"
    return "refused" if low in words.REFUSE or low in words.REJECT else None


def _beginning(sentence: Sequence[Token]) -> tuple[int | None, str]:
    """Where the deed of a content that a cue introduces begins, and what leads to it: "to", "will", "not" or ""."""
    n = 0
    while n < len(sentence) and (sentence[n].low == "that" or not (sentence[n].word or sentence[n].low in "$€£")):
        n += 1
    if n >= len(sentence):
        return None, ""
    if sentence[n].low == "not" and low_at(sentence, n + 1) == "to" and n + 2 < len(sentence):
        return n + 2, "not"
    if sentence[n].low == "to":
        return (n + 1, "to") if n + 1 < len(sentence) else (None, "")
    for at in range(n, min(len(sentence), n + 12)):
        modal = will_at(sentence, at)
        if modal is not None:
            return verb_from(sentence, modal[1]), "not" if modal[2] else "will"
        if sentence[at].low in words.JOINS and at > n:
            break
    return n, ""


def _will_before(sentence: Sequence[Token], begin: int) -> int | None:
    """The place of the "will" before a deed."""
    return next((n for n in range(begin - 1, -1, -1) if will_at(sentence, n) is not None), None)


def _other_actor(sentence: Sequence[Token], will: int) -> Span | None:
    """Of whom else than its speaker a content says that he will do it; ``will`` is where it says so."""
    actor = actor_before(sentence, will)
    if actor is None or sentence[actor[1] - 1].low in words.FIRST | words.THIRD:
        return None
    return span_of(sentence, actor)


def _thing(sentence: Sequence[Token], begin: int) -> bool:
    """Whether what is pledged is a thing and not a sentence: "promised | a new bridge"."""
    until = sentence[begin : clause_end(sentence, begin)]
    leads = sentence[begin].low in words.THINGS or not sentence[begin].raw[0].isalpha() or measure_at(sentence, begin)
    return leads and not any(one.low in _FINITE for one in until)


# -------------------------------------------------------------------------------------------- what the content says


def _of_sentence(said: Said, sentence: Sequence[Token], source: tuple[str, ...]) -> Iterator[Commitment]:
    at = 0
    while at < len(sentence):
        found = deed_at(sentence, at, source)
        if found is not None and found.acts < len(sentence) and (made := _checked(said, sentence, found)) is not None:
            yield made
            at = max(at, found.acts)
        at += 1


def _checked(said: Said, sentence: Sequence[Token], found: Found) -> Commitment | None:
    """The commitment, where it has the amount or day without which it would be a mere forecast."""
    stretch = _stretch(sentence, found.acts)
    amount, (date, by) = _amount(said, stretch), _date(said, sentence, stretch)
    some = amount or date or _amount(said, stretch, anywhere=True)
    if (found.amount and amount is None) or (found.figure and some is None):
        return None
    if found.status is None:
        assert amount is not None
        before = [one.low for one in sentence if one.end <= amount.span.start][-1:]
        spent = sentence[found.acts].low in words.SPENDING and before == [sentence[found.acts].low]
        reached = before in (["to"], ["of"], ["at"], ["reach"], ["hit"]) or (spent and amount.kind == "percentage")
        if not by and amount.bound is None and not reached:
            return None
    return _made(said, sentence, found, span_of(sentence, found.said), span_of(sentence, found.actor))


def _made(
    said: Said, sentence: Sequence[Token], found: Found, status_span: Span | None, actor: Span | None
) -> Commitment:
    stretch = _stretch(sentence, found.acts)
    if found.whole is not None:
        stretch = Span(sentence[found.whole].start, stretch.end)
    date, by = _date(said, sentence, stretch)
    first = said.text[date.span.start : date.span.end].split()[0].casefold() if date is not None else ""
    past = (found.status == "approved" and not found.ahead) or first in ("last", "yesterday", "earlier", "past")
    decided = date if past and not by else None
    if date is None:
        decided = _decided_behind(said, sentence, clause_end(sentence, found.acts))
    return Commitment(
        found.status,
        status_span,
        stretch,
        actor,
        found.own,
        RULE,
        amount=_amount(said, stretch),
        deadline=date if decided is None else None,
        decided=decided,
    )


def _decided_behind(said: Said, sentence: Sequence[Token], end: int) -> Date | None:
    """When it was decided, told right behind the clause: "a pledge to build a dam, approved in June"."""
    if low_at(sentence, end) != "," or low_at(sentence, end + 1) not in words.APPROVE | words.AGREED:
        return None
    day = end + 2 + (low_at(sentence, end + 2) in words.ON)
    if day >= len(sentence):
        return None
    return next((one for one in said.dates if one.span.start == sentence[day].start), None)


def _stretch(sentence: Sequence[Token], begin: int) -> Span:
    end = clause_end(sentence, begin)
    marks = [one.low for one in sentence[begin:end] if one.low in '"“”']
    if marks and (marks[-1] == "“" or marks.count('"') % 2):  # the mark that closes a quotation belongs to it
        closing = end + (low_at(sentence, end) in (",", "."))
        end = closing + 1 if low_at(sentence, closing) in ("”", '"') else end
    return Span(sentence[begin].start, sentence[end - 1].end)


def _amount(said: Said, stretch: Span, *, anywhere: bool = False) -> Figure | None:
    """The first figure in a stretch that is an amount; of "from 2 to 3.5 percent" the latter. One of an inner clause
    is none of the deed's, and only counts ``anywhere``."""
    inside = [
        one
        for one in said.figures
        if stretch.start <= one.span.start
        and one.span.end <= stretch.end
        and not any(one_ in " ".join(said.text[stretch.start : one.span.start].split()) for one_ in words.INSTEAD)
        and (anywhere or words.INSIDE.isdisjoint(said.text[stretch.start : one.span.start].casefold().split()))
        and not _votes(said.text, one.span)
    ]
    amounts = [one for one in inside if one.kind not in _NO_AMOUNT and one.low is not None]
    raised = [one for one in amounts if not said.text[stretch.start : one.span.start].rstrip().endswith(" from")]
    return next(iter(raised or amounts), None)


def _votes(text: str, span: Span) -> bool:
    """Whether a number is one side of a vote: "approved the plan 7-4", "by 14 votes to 3"."""
    return bool(
        any(one.start() <= span.start < one.end() for one in _BALLOTS.finditer(text))
        or _AGAINST.match(text, span.end)
        or _AGAINST.match(text[max(0, span.start - 2) : span.start][::-1])
    )


def _date(said: Said, sentence: Sequence[Token], stretch: Span) -> tuple[Date | None, bool]:
    """The date in a stretch, and whether a word says that it is due by then ("by", "before"); such a one goes first."""
    best: tuple[Date | None, bool] = (None, False)
    for one in said.dates:
        if stretch.start <= one.span.start and one.span.end <= stretch.end and one.granularity != "vague":
            before = [token.low for token in sentence if stretch.start <= token.start < one.span.start][-3:]
            after = [token.low for token in sentence if token.start >= one.span.end][:2]
            if before[-1:] == ["from"] or (after[:1] == ["or"] and after[1:] not in _SOONER):
                continue  # "this autumn or the spring of next" is no one date
            by = any(low in words.DUE for low in before) or before[-2:] == ["later", "than"]
            if best[0] is None or (by and not best[1]):
                best = (one, by)
    return best
