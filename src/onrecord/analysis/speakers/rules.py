"""The names of the rules that decide who spoke: each verdict carries one, with its version."""

from __future__ import annotations

from typing import Final

# Names in the source itself.
NAME: Final = "speakers-name-2"
SHORT_NAME: Final = "speakers-short-name-2"
HEADLINE: Final = "speakers-headline-2"
METONYM: Final = "speakers-metonym-1"
RELATIVE: Final = "speakers-relative-3"
# Pronouns.
PRONOUN: Final = "speakers-pronoun-3"
CATAPHORA: Final = "speakers-pronoun-ahead-1"
FIRST_PERSON: Final = "speakers-first-person-1"
WRITER: Final = "speakers-writer-1"
PLURAL: Final = "speakers-plural-1"
JUST_SPOKE: Final = "speakers-just-spoke-2"
# Descriptions of a person.
ROLE: Final = "speakers-role-2"
NEAREST_ROLE: Final = "speakers-nearest-role-1"
VARIATION: Final = "speakers-variation-1"
SAME_WORDS: Final = "speakers-same-words-1"
NAMED_NEXT: Final = "speakers-named-next-1"
BELONGING: Final = "speakers-belonging-1"
SPOKE_BEFORE: Final = "speakers-spoke-before-1"
# Bodies.
BODY_NAME: Final = "speakers-body-name-2"
BODY_OF: Final = "speakers-body-of-1"
BODY_AGAIN: Final = "speakers-body-again-2"
# What the model links.
WITNESS: Final = "coreference-1"
# Whom nobody names.
WORDING: Final = "speakers-wording-3"
# No source of its own.
BESIDE: Final = "speakers-beside-1"
HEADER: Final = "speakers-header-1"
ANSWERS: Final = "speakers-answers-1"
# Who else stands behind the words.
BEHALF: Final = "speakers-on-behalf-2"
AROUND: Final = "speakers-around-2"
THROUGH: Final = "speakers-through-1"
