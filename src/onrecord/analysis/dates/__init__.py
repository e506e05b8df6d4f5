"""Dates and times that a text tells of: found by their words, reckoned as far as the text alone allows.

``find`` is the whole room; ``direction`` says whether the words around a date tell of the past or the future, and
``mentioned`` which events of the knowledge packs a text names.
"""

from onrecord.analysis.dates.events import EventMention, mentioned
from onrecord.analysis.dates.finding import find
from onrecord.analysis.dates.tense import direction

__all__ = ["EventMention", "direction", "find", "mentioned"]
