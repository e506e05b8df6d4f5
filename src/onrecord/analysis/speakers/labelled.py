"""Labels of turns that are the end of a body’s name: "Review:" behind "Rail and Ferry Review:"."""

from __future__ import annotations

from onrecord.analysis.speakers import names, rules
from onrecord.analysis.speakers.chains import display
from onrecord.analysis.speakers.scan import clean
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Attribution, Span, Speaker


def short_label(desk: Desk, span: Span, attribution: Attribution) -> Speaker | None:
    """The verdict on a turn’s label that the name of one body of the report ends in; None where it is none."""
    if not attribution.rule.startswith("turn"):
        return None
    wording = clean(desk.stored[span.start : span.end])
    key = names.normal(wording)
    if not key or desk.chains.other(wording) is not None or desk.chains.family(wording):
        return None
    fits = [one for one in desk.bodies.called(key.split(" ")) if names.normal(one.text).endswith(f" {key}")]
    if len(fits) != 1:
        return None
    fullest = desk.fullest(fits[0])
    because = f"the label “{wording}” is the end of the name of {display(fits[0])}, and of no other body of the report"
    desk.use(span, span, "organisation", named=True)
    return desk.resolved(rules.BODY_NAME, fits[0], because, (span, *((fullest,) if fullest else ())))
