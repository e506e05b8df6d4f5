"""What tests of occasions do: read the attributions of a marked text (marks as in ``cases.toml``) at one level."""

from __future__ import annotations

from onrecord.analysis.drafts import merged
from onrecord.analysis.occasions.level import Level
from onrecord.analysis.occasions.tails import Piece
from onrecord.domain import Spans
from tests.analysis.occasions.occasions_report import case_of


def level_of(marked: str) -> Level:
    """The level of all attributions of the text, of which nothing is told yet."""
    case = case_of({"name": marked, "text": marked, "want": {}})
    contents = merged(tuple(span for one in case.attributions for span in one.content))
    return Level(case.text, contents, list(enumerate(case.attributions)), case.dates, None)


def words(level: Level, spans: Spans | list[Piece]) -> list[str]:
    """The words of spans, or of pieces."""
    return [level.text[one.start : one.end] for one in spans]
