"""The data of what people are called: ``roles.toml``, read once and checked.

What a phrase says is found by :mod:`onrecord.reconcile.roles`; here is which phrases a role has, and how far one person
may be two of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from onrecord.domain import Severity

CLASSES: Final = ("state", "assembly", "lead", "office", "part", "profession", "trade", "any", "trial")
#: What a role of one class is to one of another, where no rule says so; None for what one person may be.
_BETWEEN: Final[Mapping[frozenset[str], Severity]] = {
    frozenset(("state",)): "medium",
    frozenset(("state", "lead")): "low",
    frozenset(("state", "profession")): "low",
    frozenset(("state", "trade")): "low",
    frozenset(("state", "office")): "low",
    frozenset(("state", "assembly")): "low",
    frozenset(("assembly",)): "low",
    frozenset(("assembly", "lead")): "low",
    frozenset(("lead", "office")): "low",
    frozenset(("office",)): "low",
    frozenset(("lead",)): "low",
    frozenset(("lead", "profession")): "low",
    frozenset(("lead", "trade")): "low",
    frozenset(("profession",)): "low",
    frozenset(("profession", "trade")): "low",
    frozenset(("trade",)): "low",
    frozenset(("trial",)): "medium",
}
HINT: Final = 4  # letters of a word by which it is known whether a role's phrases could be found
_COMMON: Final = frozenset("the of for who it in a an s to on at his her has".split())
_TABLES: Final = ("version", "words", *CLASSES, "kinds", "rules", "seats", "bodies", "subjects", "kin", "parties",
                  "grades")  # fmt: skip


class BadRoles(ValueError):
    """The file of roles is not what it should be: one line says where."""


@dataclass(frozen=True)
class Book:
    """All that the file says. ``patterns`` find a role's phrases in folded words; ``hints`` say by the beginnings of a
    phrase's words which roles could be in it; ``classes`` give a role's class, ``apart`` how two roles stand."""

    version: str
    patterns: Mapping[str, re.Pattern[str]]
    hints: Mapping[str, frozenset[str]]
    classes: Mapping[str, str]
    pairs: Mapping[frozenset[str], Severity | None]
    one_body: frozenset[str]
    speaks: frozenset[str]
    taught: frozenset[str]
    generic: frozenset[str]
    relations: frozenset[str]
    seats: str
    lives: str
    bodies: Mapping[str, str]
    subjects: Mapping[str, str]
    kin: Mapping[str, str]
    parties: Mapping[str, str]
    grades: Mapping[str, str]

    def apart(self, one: str, other: str) -> Severity | None:
        """How much two roles of one person speak against each other; None where they do not."""
        pair = frozenset((one, other))
        if len(pair) == 1:
            return None
        if pair in self.pairs:
            return self.pairs[pair]
        return _BETWEEN.get(frozenset((self.classes[one], self.classes[other])))

    def ruled(self, one: str, other: str) -> bool:
        """Whether a rule of their own says how two roles stand, and not only their classes."""
        return frozenset((one, other)) in self.pairs


@cache
def book() -> Book:
    """The package's own file of roles."""
    text = files("onrecord.reconcile").joinpath("roles.toml").read_text(encoding="utf-8")
    return _read(tomllib.loads(text))


def read(data: Mapping[str, Any]) -> Book:
    """A file of roles, checked. Raises BadRoles for a table that is not known or missing, a phrase that is no pattern,
    a role that has two places, a rule of a role that there is not."""
    found = _read(data)
    for role in found.patterns:
        found.patterns[role]
    return found


def _read(data: Mapping[str, Any]) -> Book:
    if set(data) != set(_TABLES):
        raise BadRoles(f"tables that are missing or not known: {', '.join(sorted(set(data) ^ set(_TABLES)))}")
    groups: dict[str, list[str]] = {}
    classes: dict[str, str] = {}
    every: dict[str, tuple[str, ...]] = {}
    hints: dict[str, set[str]] = {}
    for kind in CLASSES:
        for field, entries in data[kind].items():
            for role, phrases in entries.items():
                if role in classes:
                    raise BadRoles(f"{role}: in {classes[role]} and in {kind}")
                classes[role] = kind
                for group in (kind, field, f"{kind}.{field}"):
                    groups.setdefault(group, []).append(role)
                every[role] = _expanded(role, phrases, data["words"])
                for hint in _hints(every[role]):
                    hints.setdefault(hint, set()).add(role)
    rules = data["rules"]
    roles = _Roles(classes, groups)
    return Book(
        data["version"],
        _Patterns(every),
        {hint: frozenset(several) for hint, several in hints.items()},
        classes,
        _pairs(data["kinds"], rules, roles),
        frozenset(roles.listed(rules["bodies"])),
        frozenset(roles.listed(rules["speaks"])),
        frozenset(roles.listed(rules["taught"])),
        frozenset(roles.listed(rules["generic"])),
        frozenset(roles.listed(rules["relations"])),
        _alternatives(data["seats"]["words"]),
        _alternatives(data["seats"]["lives"]),
        *(_by_word(data[table]) for table in ("bodies", "subjects", "kin", "parties", "grades")),
    )


class _Patterns(Mapping[str, re.Pattern[str]]):
    """The patterns of roles, each made when it is first asked for: a record has few of the roles that there are, and to
    make all 350 takes as long as to read a report. Asking raises BadRoles for a phrase that is no pattern."""

    def __init__(self, phrases: Mapping[str, tuple[str, ...]]) -> None:
        self._phrases = phrases
        self._made: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, role: str) -> re.Pattern[str]:
        made = self._made.get(role)
        if made is None:
            try:
                made = re.compile(rf"\b(?:{'|'.join(self._phrases[role])})(?!\w)")
            except re.error as error:
                raise BadRoles(f"{role}: {error}") from None
            self._made[role] = made
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._phrases)

    def __len__(self) -> int:
        return len(self._phrases)


class _Roles:
    """The names that rules may use: roles, and groups of them."""

    def __init__(self, classes: Mapping[str, str], groups: Mapping[str, list[str]]) -> None:
        self.classes, self.groups = classes, groups

    def listed(self, names: str) -> list[str]:
        """The roles of a list: "judge, @law" has the judge and all of that field. Raises BadRoles for no role."""
        out: list[str] = []
        for name in (each.strip() for each in names.split(",")):
            if name in self.classes:
                out.append(name)
            elif name.startswith("@") and name[1:] in self.groups:
                out += self.groups[name[1:]]
            else:
                raise BadRoles(f"no role is called {name!r}")
        return out

    def pairs(self, line: str) -> Iterable[frozenset[str]]:
        """The pairs of a line: all of a list, or those of one side of a colon with the other."""
        left, colon, right = line.partition(":")
        ours = self.listed(left)
        return {frozenset((one, other)) for one in ours for other in (self.listed(right) if colon else ours)}


def _pairs(kinds: Mapping[str, str], rules: Mapping[str, Any], roles: _Roles) -> dict[frozenset[str], Severity | None]:
    """What the rules say of two roles: what is of a kind counts first, what is seldom before sides, these before what
    is near."""
    out: dict[frozenset[str], Severity | None] = {}
    severities: tuple[tuple[str, Severity | None], ...] = (("seldom", "low"), ("sides", "medium"), ("near", None))
    for kind, several in kinds.items():
        for pair in roles.pairs(f"{kind} : {several}"):
            out.setdefault(pair, None)
    for table, severity in severities:
        for line in rules[table]:
            for pair in roles.pairs(line):
                out.setdefault(pair, severity)
    return out


def _expanded(role: str, phrases: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """The phrases of a role as patterns: {NAME} filled in, "~" made up to three words."""
    for name, pattern in words.items():
        phrases = phrases.replace(f"{{{name}}}", pattern)
    phrases = re.sub(r"~(?=\()", r"(\\w+ ){0,3}", re.sub(r"~(?!\()", r"\\w+", phrases)).replace("(", "(?:")
    phrases = phrases.replace("(?:?", "(?")
    found = tuple(each.strip() for each in re.split(r",(?!\d)", phrases))
    if not all(found) or re.search(r"\{[A-Z]", phrases):
        raise BadRoles(f"{role}: an empty phrase, or a name that [words] has not")
    return found


def _hints(phrases: tuple[str, ...]) -> set[str]:
    """How the words begin of which one at least is in a text that has one of some phrases."""
    out = set()
    for phrase in phrases:
        plain = re.sub(r"\\[a-z]|\[[^]]*\]|\(\?<?[!:]", " ", phrase)
        for form in (plain.replace("?", ""), re.sub(r".\?", "", plain)):
            out |= {word[:HINT] for word in re.findall(r"[a-z]+", form) if word not in _COMMON}
    return out


def _alternatives(words: str) -> str:
    found = sorted((each.strip().replace("(", "(?:") for each in words.split(",")), key=lambda each: (-len(each), each))
    return "|".join(found)


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    """What each word of a table's lines stands for."""
    return {word.strip(): name for name, words in table.items() for word in words.split(",")}
