"""The speakers room: whose words an attribution reports.

:mod:`.mentions` finds the names of a report, :mod:`.chains` groups them by whom they name, :mod:`.sources` reads the
wording of a source, and :mod:`.resolution` goes through the attributions in text order and gives each its verdicts.
"""

from __future__ import annotations

from onrecord.analysis.speakers.resolution import resolve

__all__ = ["resolve"]
