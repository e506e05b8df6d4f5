"""What report and packs say for and against a person's being the one described."""

from __future__ import annotations

import pytest

from onrecord.analysis.speakers import names
from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.fitting import fit, held_roles, no_body, other_post, shut_out
from onrecord.analysis.speakers.roles import role_of
from tests.analysis.speakers.resolving import names_of

FITS = [
    ("the senator", "Senator", "says"),
    ("the Westmark senator", "Eastmere senator", "may"),
    ("the Vermont senator", "Texas senator", "not"),
    ("the former mayor", "mayor", "not"),
    ("the nominee", "governor", "may"),
    ("the nominee", "judge", "not"),
    ("the Republican nominee", "Democratic senator", "not"),
    ("the tycoon", "reporter", "not"),
    ("the governor", "senator", "not"),
    ("the engineer", "mayor", "may"),
]
# By the packs: of one country, or of one party.
HELD = [
    ("the French president", "Vladimir Putin", "not"),
    ("the Russian president", "Vladimir Putin", "says"),
    ("the head of China's delegation", "Ash Carter", "not"),
    ("the Democratic front-runner", "Donald Trump", "not"),
    ("the Republican front-runner", "Donald Trump", "says"),
    ("the candidate", "Fox News Ana Orlo", "not"),
]


@pytest.mark.parametrize(("description", "name", "expected"), HELD)
def test_what_the_packs_say_for_and_against(description: str, name: str, expected: str) -> None:
    role = role_of(description)
    assert role is not None
    chain = Chain("person", name, names.parse(name.split()))
    assert fit("", chain, role, None) == expected
    abroad = expected == "not" and "candidate" not in description
    assert shut_out(chain, role) is abroad


@pytest.mark.parametrize(("description", "known", "expected"), FITS)
def test_a_role_for_and_against(description: str, known: str, expected: str) -> None:
    role, own = role_of(description), role_of(known)
    assert role is not None
    assert own is not None
    chain = Chain("person", "Ana Orlo", names.parse(["Ana", "Orlo"]), roles=[own])
    assert fit("", chain, role, None) == expected


@pytest.mark.parametrize(
    ("description", "known", "expected"),
    [
        ("the harbour minister", "treasury minister", True),
        ("the harbour minister", "harbour minister", False),
        ("the harbour minister", "minister", False),
        ("the minister", "chair", True),
        ("the former minister", "chair", False),
        ("the engineer", "minister", False),
    ],
)
def test_who_has_another_post_is_not_the_minister(description: str, known: str, expected: bool) -> None:
    role, own = role_of(description), role_of(known)
    assert own is not None
    assert role is not None
    assert other_post(Chain("person", "Ana Orlo", names.parse(["Ana", "Orlo"]), roles=[own]), role) is expected


def test_a_gender_speaks_against() -> None:
    chain = Chain("person", "Ana Orlo")
    chain.genders["f"] += 1
    assert fit("", chain, None, "m") == "not"


def test_nobody_of_one_name_holds_an_office_of_the_packs() -> None:
    assert held_roles("Orlo") == ()
    assert held_roles("Ana Quill-Orlo") == ()


TEXTS = [
    # who reports is no tycoon, so the other is
    ("Mogul Jon Venn met reporter Max Kerr. Kerr asked. The tycoon said two.", "The tycoon", "Jon Venn"),
    # after a quotation its speaker is the subject before it
    ('Jon Venn hit Max Kerr. "One," the developer said.', "the developer", "Jon Venn"),
    # the same sentence would go on with a pronoun
    ("It rained. Max Kerr fell when the candidate said two.", "the candidate", "unresolved"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), TEXTS)
def test_a_description_amid_others(text: str, source: str, expected: str) -> None:
    content = '"One,"' if '"One,"' in text else "two"
    found = names_of(text, (source, content))[0][0]
    assert found == expected


def test_whom_a_party_has_nominated_for_president_is_somebody_who_runs() -> None:
    role = role_of("the Harbour Party's presidential nominee")
    assert role is not None
    chain = Chain("person", "Ana Orlo", names.parse(["Ana", "Orlo"]))
    assert fit("", chain, role, None) == "not"
    assert shut_out(chain, role)
    candidate = role_of("candidate")
    assert candidate is not None
    chain.roles.append(candidate)
    assert fit("", chain, role, None) != "not"
    assert not shut_out(chain, role)


def test_a_mayor_is_no_body_and_a_developer_may_be() -> None:
    mayor, developer = role_of("the mayor"), role_of("the developer")
    assert mayor is not None
    assert developer is not None
    assert no_body(mayor)
    assert not no_body(developer)


def test_who_holds_an_office_is_not_called_by_a_trade() -> None:
    text = 'Donald Trump came. "One," said Ted Cruz. The mogul said two.'
    assert names_of(text, ("Ted Cruz", '"One,"'), ("The mogul", "two"))[1] != ["Ted Cruz"]
    known = 'Donald Trump came. "One," said Ted Cruz, the billionaire. The mogul said two.'
    assert names_of(known, ("Ted Cruz", '"One,"'), ("The mogul", "two"))[1] == ["Ted Cruz"]
