"""Whom the names of a block may mean: names that contradict each other are two people, and one that fits two is open.

A block is all the names that share a key, with the known people of that name. Two of them that may be one person's are
joined; a *person* is then a largest set of names of which any two may be one's. A name in one such set only is that
person's; a name in several ("Ed Kerr", beside Edward and Edwin Kerr) is open between them. So what comes out depends on
the set of names alone, never on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from onrecord.domain import EntityKind
from onrecord.knowledge import Knowledge, KnownEntity
from onrecord.reconcile.cliques import cliques
from onrecord.reconcile.names import PersonName, compatible, generic, middles, parse, plain

#: A block of more names is not compared: each full name stands for itself, each short one stays open. The largest
#: block of 3,000 reports of PolNeAR's train part has 24 names.
MOST: Final = 100

GOVERNMENT: Final = "government of "

CONFIDENCE: Final[Mapping[str, float]] = {  # set by hand
    "known-name-1": 0.97,
    "same-name-1": 0.95,
    "spelling-1": 0.93,
    "last-first-1": 0.9,
    "short-form-1": 0.92,
    "middle-name-1": 0.92,
    "initial-1": 0.85,
    "family-1": 0.85,
    "acronym-1": 0.9,
}


@dataclass(frozen=True, slots=True)
class Form:
    """A name as texts give it: an entity of the store, by key and id. ``acronyms`` are those a text gives beside it."""

    key: int
    id: str
    name: str
    kind: EntityKind
    acronyms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Someone:
    """Whom a name may mean. ``id`` is the pack's, or that of the person's fullest name in the record.

    ``rule`` tells by what the name fits, ``because`` the same for a reader. ``names`` are the record's names of the
    person, ``forms`` their keys, ``full`` whether one of them is more than a family name. ``known``: a pack's.
    ``facets``: of one of several namesakes, what the texts say of this one. ``profile``: what they say of somebody whom
    a family name or an initial may mean, and what a text with that name must not contradict.
    """

    id: str
    name: str
    known: bool
    rule: str
    because: str
    names: tuple[str, ...] = ()
    full: bool = True
    forms: tuple[int, ...] = ()
    facets: tuple[str, ...] = ()
    profile: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whom a form may mean: one, several (it is open between them), or nobody but who bears it in each text.

    ``alone``: the name says too little to join texts by it (a bare family name that fits nobody, "the ministry").
    """

    someone: tuple[Someone, ...] = ()
    alone: bool = False
    because: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class _Node:
    form: Form | None
    known: KnownEntity | None
    names: tuple[PersonName, ...]
    edges: dict[int, str] = field(default_factory=dict)


def keys(form: Form) -> frozenset[str]:
    """The keys of a form: forms that share none are never one."""
    if form.kind == "person":
        name = parse(form.name)
        return name.keys if name is not None else frozenset()
    own = plain(form.name)
    return frozenset(f"{form.kind[0]}:{word}" for word in {own, *form.acronyms} if word)


def telling(form: Form) -> bool:
    """Whether a form is a person's name in full."""
    name = parse(form.name) if form.kind == "person" else None
    return name is not None and name.full


def crowded(forms: Sequence[Form], knowledge: Knowledge) -> dict[int, Verdict]:
    """For each form of too large a block: a full name is its bearer's, a pack's name the pack's, a short one open."""
    found: dict[int, Verdict] = {}
    for form in forms:
        name = parse(form.name) if form.kind == "person" else None
        known = [one for one in knowledge.named(form.name) if one.kind == form.kind]
        if name is not None and not name.full:
            found[form.key] = Verdict(alone=True, because="more names of this kind are on record than can be compared")
        elif known:
            found[form.key] = Verdict(tuple(_known_as(form, one) for one in known))
        else:
            found[form.key] = Verdict((_self(form),))
    return found


def _known_as(form: Form, one: KnownEntity) -> Someone:
    because = _because("known-name-1", form.name, one.name, known=True)
    return Someone(one.id, one.name, True, "known-name-1", because, (form.name,), True, (form.key,))


def verdicts(forms: Sequence[Form], knowledge: Knowledge) -> dict[int, Verdict]:
    """For each form of a block, by its key, whom it may mean."""
    if len(forms) > MOST:
        return crowded(forms, knowledge)
    people = [form for form in forms if form.kind == "person"]
    others = [form for form in forms if form.kind != "person"]
    found = _people(people, knowledge) if people else {}
    for kind in sorted({form.kind for form in others}):
        found |= _bodies([form for form in others if form.kind == kind], knowledge)
    return found


def _people(forms: Sequence[Form], knowledge: Knowledge) -> dict[int, Verdict]:
    parsed = {form.key: name for form in forms if (name := parse(form.name)) is not None}
    forms = sorted((form for form in forms if form.key in parsed), key=lambda form: form.id)
    known = _known_people(forms, parsed, knowledge)
    nodes = [_Node(form, None, (parsed[form.key],)) for form in forms]
    nodes += [
        _Node(None, one, tuple(name for each in (one.name, *one.names) if (name := parse(each)) is not None))
        for one in known
    ]
    named = {id(node): set(node.names) for node in nodes}
    for i, left in enumerate(nodes):
        for j in range(i + 1, len(nodes)):
            right = nodes[j]
            rule = _fits(left, right, named)
            if rule is not None:
                left.edges[j] = right.edges[i] = rule
    for i, node in enumerate(nodes):
        _keep_the_bearer(i, node, nodes)
    return _decide(nodes, full=lambda node: node.form is not None and parsed[node.form.key].full)


def _keep_the_bearer(i: int, node: _Node, nodes: Sequence[_Node]) -> None:
    """Part a name with a middle one that is in the packs, as one person's only, from others whom it fits loosely."""
    bearers = [j for j, rule in node.edges.items() if rule == "known-name-1"]
    if node.form is not None and len(bearers) == 1 and len(node.names[0].given) > 1:
        for j in [j for j in node.edges if nodes[j].known is not None and j != bearers[0]]:
            del node.edges[j], nodes[j].edges[i]


def _known_people(forms: Iterable[Form], parsed: Mapping[int, PersonName], knowledge: Knowledge) -> list[KnownEntity]:
    found: dict[str, KnownEntity] = {}
    for form in forms:
        name = parsed[form.key]
        for one in (*knowledge.named(form.name), *knowledge.surnamed(name.family)):
            if one.kind == "person":
                found[one.id] = one
    # A family name that the pack spells otherwise: its bearers by the endings that English spells in many ways.
    wanted = {parsed[form.key].spelled for form in forms}
    for one in _by_spelling(knowledge, wanted):
        found[one.id] = one
    return [found[id_] for id_ in sorted(found)]


_SPELLED: dict[int, tuple[Knowledge, dict[str, list[KnownEntity]]]] = {}


def _by_spelling(knowledge: Knowledge, wanted: Iterable[str]) -> Iterable[KnownEntity]:
    """The known people with a family name so spelled; the index is made once for each Knowledge."""
    entry = _SPELLED.get(id(knowledge))
    if entry is None or entry[0] is not knowledge:
        index: dict[str, list[KnownEntity]] = {}
        for one in knowledge.entities:
            if one.kind == "person":
                names = [name for each in (one.name, *one.names) if (name := parse(each)) is not None]
                for spelling in sorted({name.spelled for name in names if name.given}):
                    index.setdefault(spelling, []).append(one)
        _SPELLED.clear()
        entry = _SPELLED[id(knowledge)] = (knowledge, index)
    for spelling in sorted(wanted):
        yield from entry[1].get(spelling, ())


def _fits(left: _Node, right: _Node, named: Mapping[int, set[PersonName]]) -> str | None:
    if left.known is not None and right.known is not None:
        return None  # a pack that has two has two
    if left.known is None and right.known is None:
        return compatible(left.names[0], right.names[0])
    form, known = (right, left) if left.known is not None else (left, right)
    name = form.names[0]
    if name in named[id(known)] and name.given:
        return "known-name-1"
    whole = [each for each in known.names if middles(name, each)]  # these can contradict it: "H. W." is not "W."
    rules = [rule for each in whole or known.names if each.given and (rule := compatible(name, each)) is not None]
    return max(rules, key=lambda rule: (CONFIDENCE[rule], rule), default=None)


def _self(form: Form) -> Someone:
    return Someone(
        form.id, form.name, False, "same-name-1", "the reports use the same name", (form.name,), True, (form.key,)
    )


def _decide(nodes: Sequence[_Node], full: Callable[[_Node], bool]) -> dict[int, Verdict]:
    """Persons are the largest sets of nodes of which each two fit; see the module."""
    sets_ = cliques([frozenset(node.edges) for node in nodes])
    member: dict[int, list[frozenset[int]]] = {i: [] for i in range(len(nodes))}
    for clique in sets_:
        for i in clique:
            member[i].append(clique)
    # A set none of whose names is in it alone is nobody: its names are open between those they fit.
    real = {clique for clique in sets_ if any(nodes[i].known is not None or len(member[i]) == 1 for i in clique)}
    found: dict[int, Verdict] = {}
    for i, node in enumerate(nodes):
        if node.form is None:
            continue
        sets = [clique for clique in member[i] if clique in real]
        for clique in member[i]:
            if clique not in real:
                sets += [other for j in clique for other in member[j] if other in real]
        choices = _distinct(_someone(i, clique, nodes, member, full) for clique in set(sets))
        found[node.form.key] = _verdict(node, choices, full)
    return found


def _distinct(choices: Iterable[Someone]) -> tuple[Someone, ...]:
    """The choices by id: two sets of names that hold one known person are one choice, with the names of both."""
    found: dict[str, Someone] = {}
    for one in choices:
        other = found.get(one.id, one)
        best = max(one, other, key=lambda each: (CONFIDENCE[each.rule], each.rule, each.because))
        found[one.id] = replace(
            best,
            names=tuple(sorted({*one.names, *other.names})),
            full=one.full or other.full,
            forms=tuple(sorted({*one.forms, *other.forms})),
        )
    return tuple(found[id_] for id_ in sorted(found))


def _verdict(node: _Node, choices: Sequence[Someone], full: Callable[[_Node], bool]) -> Verdict:
    assert node.form is not None
    if len(choices) == 1 and choices[0].rule in ("family-1", "initial-1"):
        choices = [replace(choices[0], because=f"{choices[0].because}, and of nobody else on record")]
    if full(node):
        return Verdict(tuple(choices) or (_self(node.form),))
    # A family name, or an initial and one: the record must hold one full name that it fits, and nobody else may.
    if len(choices) == 1 and choices[0].full:
        return Verdict(tuple(choices))
    if len(choices) > 1:
        return Verdict(tuple(choices))
    rivals = tuple(replace(one, because=_because(one.rule, node.form.name, one.name, known=True)) for one in choices)
    return Verdict(
        tuple(one for one in rivals if one.known), alone=True, because="no report on record gives a full name that fits"
    )


def _someone(
    i: int,
    clique: frozenset[int],
    nodes: Sequence[_Node],
    member: Mapping[int, Sequence[frozenset[int]]],
    full: Callable[[_Node], bool],
) -> Someone:
    """The person of a set, as seen from the name of node ``i``."""
    form = nodes[i].form
    assert form is not None
    at = next((j for j in sorted(clique) if nodes[j].known is not None), None)
    inside = [j for j in sorted(clique) if nodes[j].form is not None]
    # A name is the person's own where it is in no other set, or in such only as hold the same known person.
    own = [j for j in inside if len(member[j]) == 1 or (at is not None and all(at in each for each in member[j]))]
    own = own or inside
    bearers = [nodes[j].form for j in own]
    best = min((one for one in bearers if one is not None), key=_rank)
    names = tuple(sorted({one.name for one in bearers if one is not None}))
    keys_ = tuple(sorted(one.key for one in bearers if one is not None))
    backed = any(full(nodes[j]) for j in own if j != i) or full(nodes[i])
    if at is not None and (one := nodes[at].known) is not None:
        rule = nodes[i].edges.get(at) or _best_edge(nodes[i], clique)
        return Someone(
            one.id, one.name, True, rule, _because(rule, form.name, one.name, known=True), names, backed, keys_
        )
    rule = "same-name-1" if best is form else nodes[i].edges.get(_index(nodes, best)) or _best_edge(nodes[i], clique)
    because = "the reports use the same name" if best is form else _because(rule, form.name, best.name, known=False)
    return Someone(best.id, best.name, False, rule, because, names, backed, keys_)


def _index(nodes: Sequence[_Node], form: Form) -> int:
    return next(j for j, node in enumerate(nodes) if node.form is form)


def _best_edge(node: _Node, clique: frozenset[int]) -> str:
    rules = [node.edges[j] for j in sorted(clique) if j in node.edges]
    return max(rules, key=lambda rule: (CONFIDENCE[rule], rule), default="same-name-1")


def _because(rule: str, name: str, other: str, *, known: bool) -> str:
    whom = f"{other}, known to the packs" if known else other
    match rule.rpartition("-")[0]:
        case "known-name":
            return f"“{name}” is a name of {whom}"
        case "spelling":
            return f"“{name}” is another spelling of {whom}"
        case "last-first":
            return f"“{name}” is {whom}, the family name first"
        case "short-form":
            return f"“{name}” has a short form of the given name of {whom}"
        case "middle-name":
            return f"“{name}” is {whom} with a given name more or less"
        case "initial":
            return f"“{name}” has the initial and the family name of {whom}"
        case "family":
            return f"“{name}” is the family name of {whom}"
        case "acronym":
            return f"a report gives “{name}” and {whom} as one body's names"
        case _:
            return f"“{name}” is the same name as that of {whom}"


def _rank(form: Form) -> tuple[bool, bool, bool, int, int, str, str]:
    """The order in which the names of a person are preferred: full, in mixed case, short but with a long given name."""
    name = parse(form.name) if form.kind == "person" else None
    plain_case = form.name.isupper() or form.name.islower()
    full = name is not None and name.full
    initials = name is None or any(len(word) == 1 for word in name.given)
    return not full, plain_case, initials, len(form.name.split()), -len(form.name), form.name, form.id


def _bodies(forms: Sequence[Form], knowledge: Knowledge) -> dict[int, Verdict]:
    """Organisations, places, groups, documents: the same name, a pack's, or an acronym that a text explains."""
    found: dict[int, Verdict] = {}
    by_name: dict[str, list[Form]] = {}
    for form in sorted(forms, key=lambda form: form.id):
        by_name.setdefault(plain(form.name), []).append(form)
    for own, bearers in by_name.items():
        best = min(bearers, key=_rank)
        known = _known_bodies(best, knowledge)
        longer = sorted({plain(form.name) for form in forms if own in form.acronyms} - {own})
        for form in bearers:
            if known:
                some = tuple(_known_as(form, one) for one in sorted(known, key=lambda one: one.id))
            elif longer:
                some = _distinct(_long_form(form, min(by_name[name], key=_rank), knowledge) for name in longer)
            elif generic(own):
                found[form.key] = Verdict(alone=True, because="many bodies are called so")
                continue
            else:
                some = (Someone(best.id, best.name, False, "same-name-1", "the reports use the same name"),)
            found[form.key] = Verdict(some)
    return found


def _known_bodies(form: Form, knowledge: Knowledge) -> list[KnownEntity]:
    """The packs' bodies of a name; a land's government also where the land has another of its names."""
    own = plain(form.name)
    names = [form.name, own]
    if own.startswith(GOVERNMENT):
        lands = {one.name for one in knowledge.named(own.removeprefix(GOVERNMENT)) if one.kind == "place"}
        names += [f"{GOVERNMENT}{article}{land}" for land in sorted(lands) for article in ("", "the ")]
    for name in names:
        if known := [one for one in knowledge.named(name) if one.kind == form.kind]:
            return known
    return []


def _long_form(form: Form, long: Form, knowledge: Knowledge) -> Someone:
    known = [one for one in knowledge.named(long.name) if one.kind == long.kind]
    name, id_ = (known[0].name, known[0].id) if len(known) == 1 else (long.name, long.id)
    because = _because("acronym-1", form.name, name, known=len(known) == 1)
    return Someone(id_, name, len(known) == 1, "acronym-1", because)
