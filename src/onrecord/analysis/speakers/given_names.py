"""Given names with the gender they usually carry, and their short forms: those that ``knowledge`` has."""

from __future__ import annotations

from onrecord.knowledge.given_names import GIVEN, SHORT_FORMS, Gender

__all__ = ["GIVEN", "SHORT_FORMS", "Gender"]
