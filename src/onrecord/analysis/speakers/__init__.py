"""The speakers room: whose words an attribution reports.

:mod:`.mentions` finds the names of a report, :mod:`.chains` groups them by whom they name and :mod:`.bodies` adds the
bodies named by whose they are; :mod:`.sources` reads the wording of a source, and :mod:`.resolution` goes through the
attributions in text order and gives each its verdicts: :mod:`.named`, :mod:`.pronouns`, :mod:`.relatives`,
:mod:`.plurals`, :mod:`.descriptions`, :mod:`.belonging`, :mod:`.variation`, :mod:`.ahead`, :mod:`.organisations`,
:mod:`.floating`, :mod:`.interviews`. :mod:`.fitting` says what speaks for and against a person's being the one
described, with the packs' help; :mod:`.retold` looks at what others are said to have said in the same words, and
:mod:`.witness` asks the model. :mod:`.secondhand` adds through whom words came, :mod:`.confidence` how often a rule was
right; :mod:`.rules` names the rules.
"""

from __future__ import annotations

from onrecord.analysis.speakers.resolution import resolve

__all__ = ["resolve"]
