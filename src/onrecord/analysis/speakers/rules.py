"""The names of the rules that decide who spoke: each verdict carries one, with its version."""

from __future__ import annotations

from typing import Final

# Names in the source itself.
NAME: Final = "speakers-name-4"
SHORT_NAME: Final = "speakers-short-name-4"
SLIP: Final = "speakers-slip-1"
SAME_NAME: Final = "speakers-same-name-1"
HEADLINE: Final = "speakers-headline-5"
HEADLINED: Final = "speakers-headlined-2"
METONYM: Final = "speakers-metonym-2"
PLACE: Final = "speakers-place-2"
RELATIVE: Final = "speakers-relative-8"
# Pronouns.
PRONOUN: Final = "speakers-pronoun-9"
CATAPHORA: Final = "speakers-pronoun-ahead-2"
ONE_OF_THEIRS: Final = "speakers-one-of-theirs-1"
INSIDE: Final = "speakers-inside-1"
FIRST_PERSON: Final = "speakers-first-person-2"
WRITER: Final = "speakers-writer-2"
PLURAL: Final = "speakers-plural-6"
JUST_SPOKE: Final = "speakers-just-spoke-5"
# Descriptions of a person.
ROLE: Final = "speakers-role-4"
NEAREST_ROLE: Final = "speakers-nearest-role-2"
VARIATION: Final = "speakers-variation-3"
SAME_WORDS: Final = "speakers-same-words-4"
NAMED_NEXT: Final = "speakers-named-next-3"
BELONGING: Final = "speakers-belonging-2"
SPOKE_BEFORE: Final = "speakers-spoke-before-1"
# Bodies.
BODY_NAME: Final = "speakers-body-name-5"
BODY_OF: Final = "speakers-body-of-4"
BODY_AGAIN: Final = "speakers-body-again-7"
# What the model links.
WITNESS: Final = "coreference-5"
# What facts weigh together.
WEIGHED: Final = "speakers-weighed-5"
POINTED: Final = "speakers-pointed-4"
# Whom nobody names.
WORDING: Final = "speakers-wording-6"
# No source of its own.
BESIDE: Final = "speakers-beside-1"
HEADER: Final = "speakers-header-1"
ANSWERS: Final = "speakers-answers-1"
# Who else stands behind the words.
BEHALF: Final = "speakers-on-behalf-3"
AROUND: Final = "speakers-around-2"
THROUGH: Final = "speakers-through-1"
