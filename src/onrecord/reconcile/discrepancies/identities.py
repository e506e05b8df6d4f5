"""What reports say that somebody is, against what other reports, or the rest of the report, say of the same time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from onrecord.domain import Discrepancy, Side
from onrecord.ids import discrepancy_id
from onrecord.reconcile.asides import aside
from onrecord.reconcile.portfolios import PORTFOLIOS
from onrecord.store.differences import ClueTold
from onrecord.store.offices import OfficeTold

RULE: Final = "office-differs-7"
CLUE_RULE: Final = "clue-contradicted-4"
NEWS: Final = 30  # days between two reports in which an office hardly changes hands without being news itself
_OFFICE: Final = "office-"  # how the rules begin whose clues are of what somebody is or was called
_RACE: Final = re.compile(r"\b(?:candidate|nominee)\b", re.I)  # nothing that one is, but what one runs for
_DEPUTY: Final = frozenset("deputy vice".split())
_LEAVING: Final = frozenset("outgoing departing resigning".split())
_EARLIER: Final = frozenset("previously once earlier ousted deposed sacked associate".split())
_EMPTY: Final = frozenset("the a an his her their its our".split())
_NOT_YET: Final = frozenset("candidate nominee shadow next incoming future would-be elect hopeful then acting".split())
_TAILS: Final = frozenset("of for at in".split())
#: What has a portfolio: two of these with nothing in common are two offices.
_OF_PORTFOLIOS: Final = frozenset("minister secretary commissioner".split())
#: Offices of which nobody holds two.
_SEATS: Final = {
    "mayor": "mayor",
    "governor": "governor",
    "gov": "governor",
    "senator": "senator",
    "sen": "senator",
    "congressman": "representative",
    "congresswoman": "representative",
    "premier": "premier",
    "chancellor": "chancellor",
    "ambassador": "ambassador",
    "rector": "rector",
    "dean": "dean",
}
#: Titles that one keeps, in speech: "President", "Gov." and "Senator" before the name of one who was it once say
#: nothing of the present. On 838 reports of an election campaign all 12 that were held against a "former" or against a
#: date were of that.
_KEPT: Final = frozenset(
    "president governor gov senator sen mayor ambassador secretary representative rep congressman congresswoman "
    "premier chancellor speaker general admiral judge king queen prince princess".split()
)
BEFORE: Final = 20  # characters before an office that tell whether it is told of now
#: Before an office, what says that it is of another time: "his former", "then-", "once he is".
_ASIDE: Final = re.compile(r"(?:\b(?:former|then|future|onetime|ex|late|is|be|becomes?|became|was)[ -])$", re.I)
_PAST: Final = frozenset("former ex onetime erstwhile past".split())
_GENERIC: Final = frozenset("leader head chief boss official".split())  # of no office that could be dated
_SUPERVISORS: Final = "supervisory board"
_TOGETHER: Final = ({"chair", "executive"}, {"secretary-general", "executive"}, {"treasurer", "executive"})
#: Posts of one body of which nobody holds two, by what they are called.
_POSTS: Final = {"treasurer": "treasurer", "secretary-general": "secretary-general"} | dict.fromkeys(
    "president chair chairman chairwoman leader head".split(), "chair"
)
BOTH: Final = "who somebody is gives weight to what they say; but one person may be both"
LOW: Final = "who somebody is gives weight to what they say; but a report may tell of a time when it was so"
GROUND: Final = "who somebody is gives weight to what they say"


def between_reports(told: Sequence[OfficeTold], reports: Mapping[str, str]) -> list[Discrepancy]:
    """Where reports of the same days disagree on whether one person still holds an office, or only deputises: each text
    that calls it a former one, or a deputy, against the text nearest in time that does not. ``reports`` gives each
    text's report."""
    out = []
    told = [one for one in told if not _aside(one)]
    now = [(one, *_office(one)) for one in told]
    both = _called_both(told)
    leaving = {head for one, head, _, _ in now if not _LEAVING.isdisjoint(_folded(one))}
    for one, head, of, former in now:
        if not former and (not _deputises(one) or one.text in both):
            continue
        if former and _POSTS.get(head, head) in {_POSTS.get(each, each) for each in leaving}:
            continue  # another report says that the office is being left
        others = [
            other
            for other, other_head, other_of, other_former in now
            if not other_former
            and other.text != one.text
            and other_head == head
            and _one_body(of, other_of)
            and not (former and _kept(other))
        ]
        if not former:
            main = _main(one)
            others = [other for other in others if not _deputises(other) and _main(other) == main]
        near = _nearest(one, others)
        if near is None or _apart(one, near) > NEWS or (not former and near.text in both):
            continue
        out.append(_between(near, one, reports))
    out += [_between(near, one, reports) for near, one in (*_two_offices(told), *_two_posts(told))]
    if not any("and" in _folded(one) for one in told):  # "chairman and chief executive" knows better
        out += [_between(near, one, reports, low=True) for near, one in _two_posts(told, together=True)]
    return _once(out)


def _aside(one: OfficeTold) -> bool:
    """Whether a wording is of another time, or of what somebody is as well: "previously director", "also minister"."""
    words = _folded(one)
    return not _office(one)[2] and (not _EARLIER.isdisjoint(words) or aside(" ".join(words)))


def _between(near: OfficeTold, one: OfficeTold, reports: Mapping[str, str], *, low: bool = False) -> Discrepancy:
    sides = tuple(Side(reports[each.text], None, (each.span,), each.words) for each in (near, one))
    return Discrepancy(
        discrepancy_id("identity", [(side.report, side.spans) for side in sides]),
        "identity",
        *(("low", BOTH) if low else ("medium", GROUND)),
        sides,
        f"one report has “{' '.join(near.words.split())}”, the other “{' '.join(one.words.split())}”",
        RULE,
    )


def _two_offices(told: Sequence[OfficeTold]) -> Iterator[tuple[OfficeTold, OfficeTold]]:
    """Offices of one sort that nobody holds together, each that fewer texts tell against the nearest of the one that
    most do: transport minister and labour minister, mayor and governor, chief executive and chief engineer. A text
    that tells both knows better."""
    sorts: dict[str, dict[frozenset[str], list[OfficeTold]]] = {}
    for one in told:
        for sort, value in _of_sort(one):
            sorts.setdefault(sort, {}).setdefault(value, []).append(one)
    for values in sorts.values():
        ordered = sorted(values, key=lambda each: (-len({one.text for one in values[each]}), sorted(each)))
        for n, value in enumerate(ordered):
            for other in ordered[:n]:
                here, there = values[value], values[other]
                if value & other or {one.text for one in here} & {one.text for one in there}:
                    continue
                for text in sorted({one.text for one in here}):
                    one = next(each for each in here if each.text == text)
                    near = _nearest(one, there)
                    if near is not None and _apart(one, near) <= NEWS:
                        yield near, one
                break


def _two_posts(told: Sequence[OfficeTold], *, together: bool = False) -> Iterator[tuple[OfficeTold, OfficeTold]]:
    """Posts of one body of which nobody holds two, each that fewer texts tell against the nearest of the others:
    president and treasurer of a union, chief executive and chairman of the supervisory board. ``together``: those that
    somebody may hold together instead, though no text says so: chairman and chief executive."""
    posts: dict[str, dict[str, list[OfficeTold]]] = {}
    for one in told:
        for post, of in _post(one):
            posts.setdefault(post, {}).setdefault(of, []).append(one)
    texts = {post: {one.text for each in bodies.values() for one in each} for post, bodies in posts.items()}
    rank = {post: (-len(each), post) for post, each in texts.items()}
    for post, bodies in posts.items():
        for of, ours in bodies.items():
            others = [
                (other, theirs)
                for theirs, their_bodies in posts.items()
                if theirs != post and ({post, theirs} in _TOGETHER) is together
                for other_of, several in their_bodies.items()
                if of and other_of and _one_body(of, other_of)
                for other in several
            ]
            both = texts[post].intersection(other.text for other, _ in others)
            known = [other for other, theirs in others if rank[theirs] < rank[post]]
            for one in ours if known else ():
                if not both if together else both <= {one.text}:
                    near = _nearest(one, [other for other in known if other.text != one.text])
                    if near is not None and _apart(one, near) <= NEWS:
                        yield near, one


def _nearest(one: OfficeTold, others: Sequence[OfficeTold]) -> OfficeTold | None:
    """Of some wordings the one that was printed nearest to another."""
    return min(others, key=lambda other: (_apart(one, other), other.text, other.span), default=None)


def _post(one: OfficeTold) -> Iterator[tuple[str, str]]:
    """The post of a body that a wording is of, and the body."""
    head, of, former = _office(one)
    words = _folded(one)
    if former or _deputises(one) or not _NOT_YET.isdisjoint(words):
        return
    if of.startswith(_SUPERVISORS):
        yield "supervisor", of.removeprefix(_SUPERVISORS).removeprefix(" of").removeprefix(" at").strip()
    elif head in _POSTS:
        yield _POSTS[head], of
    elif head == "executive" and "chief" in words:
        yield "executive", of


def _of_sort(one: OfficeTold) -> Iterator[tuple[str, frozenset[str]]]:
    """The sorts of office that a wording is of, each with what tells it from others of that sort."""
    head, _, former = _office(one)
    words = _folded(one)
    if former or _deputises(one) or not _NOT_YET.isdisjoint(words):
        return
    if head in _SEATS:
        yield "seat", frozenset({_SEATS[head]})
    if head in _OF_PORTFOLIOS:
        of = frozenset(PORTFOLIOS[word] for word in words if word in PORTFOLIOS)
        if of:
            yield head, of
        if of and head == "minister":
            yield "runs", frozenset({"minister"})
    if head == "director" or (head == "executive" and "chief" in words):
        yield "runs", frozenset({"director"})
    if "chief" in words[:-1]:
        after = words[words.index("chief") + 1]
        if after not in _TAILS and after.isalpha() and after != "of":
            yield "chief", frozenset({"executive" if after == "exec" else after})


def disputed(told: Sequence[OfficeTold]) -> bool:
    """Whether anything that is told of somebody's office could contradict the rest."""
    if any(one.facet.endswith("|former") or _deputises(one) for one in told):
        return True
    if len({post for one in told for post, _ in _post(one)}) > 1:
        return True
    sorts = [each for one in told for each in _of_sort(one)]
    return len({sort for sort, _ in sorts}) < len(set(sorts))


def _kept(one: OfficeTold) -> bool:
    """Whether a wording is a title before the name that may be kept for life: "President", "California Gov."."""
    words = [word.strip(".,'’") for word in one.words.split()]
    return bool(words) and words[-1][:1].isupper() and words[-1].casefold() in _KEPT


def _deputises(one: OfficeTold) -> bool:
    return not _DEPUTY.isdisjoint(_folded(one))


def _main(one: OfficeTold) -> frozenset[str]:
    """The words of an office before its "of", without what says that it is a deputy's."""
    words = _folded(one)
    tail = next((at for at, word in enumerate(words) if word in _TAILS), len(words))
    return frozenset(words[:tail]) - _DEPUTY - _EMPTY


def _folded(one: OfficeTold) -> list[str]:
    return [word.strip(".,'’").casefold() for word in one.words.replace("-", " ").split()]


def _called_both(told: Sequence[OfficeTold]) -> set[str]:
    """The texts that call somebody a deputy and not: he acts for the other, or was promoted, and the text says so."""
    deputy = {one.text for one in told if _deputises(one)}
    return deputy & {one.text for one in told if not _deputises(one)}


def inside_reports(
    clues: Sequence[ClueTold], reports: Mapping[str, str], contents: Mapping[str, str] | None = None
) -> list[Discrepancy]:
    """What a report calls somebody that the rest of it contradicts in time: "former president" of one who, by all else
    that the report tells, is in office. What it tells of races, years and events is none of who they are. ``contents``
    has the texts, by id, where it is to count whether what stands before an office takes it out of the present."""
    out = []
    for one in clues:
        before = (contents or {}).get(one.text, "")[max(0, one.span.start - BEFORE) : one.span.start]
        if not _tells_status(one) or _ASIDE.search(before):
            continue
        believed = [other for other in clues if other.used and other.text == one.text]
        if one.used or not believed or not one.rule.startswith(_OFFICE) or _RACE.search(one.because):
            continue
        sides = tuple(Side(reports[each.text], None, (each.span,), each.words) for each in (believed[0], one))
        out.append(
            Discrepancy(
                discrepancy_id("identity", [(side.report, side.spans) for side in sides]),
                "identity",
                *(("medium", GROUND) if _past(one) else ("low", LOW)),
                sides,
                f"{one.because}; but {believed[0].because}",
                CLUE_RULE,
            )
        )
    return _once(out)


def _past(clue: ClueTold) -> bool:
    """Whether a clue calls somebody a former one."""
    return not _PAST.isdisjoint(_called(clue))


def _called(clue: ClueTold) -> list[str]:
    """The words with which a clue has somebody called."""
    called = clue.because.split("”")[0].replace("-", " ").casefold()
    return [word.strip("“”.,'’") for word in called.split()]


def _tells_status(clue: ClueTold) -> bool:
    """Whether what somebody is called says that it is so now, or was so once: no title that one keeps, and none that
    anybody may be given."""
    return _past(clue) or (_KEPT | _GENERIC).isdisjoint(_called(clue))


def _office(one: OfficeTold) -> tuple[str, str, bool]:
    """The head, the body and whether it is a former one, of a facet that reconcile.descriptions made."""
    _, head, of, former = one.facet.removeprefix("office:").split("|", 3)
    return head, of, bool(former)


def _one_body(one: str, other: str) -> bool:
    """Whether two wordings of a body may be one: equal, contained, or left out."""
    left, right = set(one.split()), set(other.split())
    return not left or not right or left <= right or right <= left


def _apart(one: OfficeTold, other: OfficeTold) -> int:
    first, second = sorted((one.written, other.written))
    return max(0, (date.fromisoformat(second[0]) - date.fromisoformat(first[1])).days)


def _once(found: Sequence[Discrepancy]) -> list[Discrepancy]:
    return list({one.id: one for one in found}.values())
