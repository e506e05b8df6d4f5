"""The file of roles: that it is checked, and what it says of two roles."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest

from onrecord.reconcile.rolebook import BadRoles, book, read

DATA = tomllib.loads(files("onrecord.reconcile").joinpath("roles.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda data: data.pop("kin"), "tables that are missing or not known: kin"),
        (lambda data: data.update(guilds={}), "tables that are missing or not known: guilds"),
        (lambda data: data["trade"]["sea"].update(judge="judge"), "judge: in profession and in trade"),
        (lambda data: data["trade"]["sea"].update(whaler="whaler("), "whaler: "),
        (lambda data: data["trade"]["sea"].update(whaler="whaler, "), "whaler: an empty phrase"),
        (lambda data: data["trade"]["sea"].update(whaler="{NOBODY} of whales"), "whaler: an empty phrase, or a name"),
        (lambda data: data["rules"]["sides"].append("judge, whaler"), "no role is called 'whaler'"),
        (lambda data: data["kinds"].update(fisher="@whales"), "no role is called '@whales'"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(change: Callable[[Any], object], says: str) -> None:
    data = copy.deepcopy(DATA)
    change(data)
    with pytest.raises(BadRoles) as told:
        read(data)
    assert says in str(told.value)
    assert "\n" not in str(told.value)


def test_patterns_are_those_of_the_checked_file_each_made_once() -> None:
    known, checked = book(), read(copy.deepcopy(DATA))
    assert {role: known.patterns[role].pattern for role in known.patterns} == {
        role: pattern.pattern for role, pattern in checked.patterns.items()
    }
    assert known.patterns["judge"] is known.patterns["judge"]
    assert "whaler" not in known.patterns
    assert known.patterns.keys() == known.classes.keys()


def test_no_role_is_found_in_nothing() -> None:
    known = book()
    assert len(known.classes) > 300
    assert not [role for role, pattern in known.patterns.items() if pattern.search("")]
    found = set().union(*known.hints.values())
    assert not set(known.patterns) - found


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("judge", "prosecutor", "medium"),
        ("mayor", "minister", "low"),
        ("bishop", "priest", "low"),
        ("doctor", "surgeon", None),
        ("director", "harbour master", None),
        ("teacher", "resident", None),
        ("judge", "judge", None),
    ],
)
def test_how_two_roles_stand(one: str, other: str, severity: str | None) -> None:
    assert book().apart(one, other) == book().apart(other, one) == severity
