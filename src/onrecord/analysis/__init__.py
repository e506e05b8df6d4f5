"""What one report says: attributions with their speakers. A pure function of the report and of what packs know.

One reading of the text by the encoder (:mod:`.extraction`), then rules for what its corpus does not teach, then the
verdicts of :mod:`.kinds`, :mod:`.stances` and :mod:`.speakers`, and what the contents tell of (:mod:`.details`). Knows
no store, no network and no other report.
"""

from __future__ import annotations

from onrecord import __version__, knowledge
from onrecord.analysis import encoder
from onrecord.domain import Analysis, Limits, MadeBy, Report

__all__ = ["analyse_report", "made_by"]


def made_by() -> MadeBy:
    """The versions that an analysis made now would carry; reads the packs, but does not load the model.

    ``packs`` is the digest of the packs that it would tell by (:func:`onrecord.knowledge.current`).
    """
    model = f"{encoder.MODEL_NAME}-{encoder.digest()}"
    return MadeBy(onrecord=__version__, model=model, packs=knowledge.current().digest)


def analyse_report(report: Report, limits: Limits = Limits(), known: knowledge.Knowledge | None = None) -> Analysis:
    """All attributions of a report. Raises TooSlow when it takes longer than ``limits.max_seconds``.

    ``known`` is what to tell events and offices by; None: the packs that come along. A report in another language than
    English is not analysed: ``skipped`` of the result says so.
    """
    with knowledge.using(known):
        return _analyse(report, limits)


def _analyse(report: Report, limits: Limits) -> Analysis:
    if not report.language.value.startswith("en"):
        return Analysis(report.text, (), made_by(), skipped=f"its language is {report.language.value}, not English")
    from onrecord.analysis import assembly, chaining, details, speakers
    from onrecord.analysis.clock import Deadline

    deadline = Deadline(limits.max_seconds)
    attributions, mentioned = assembly.attributions(report, made_by().model, deadline)
    resolved, mentions = speakers.resolve(report, attributions, mentioned)
    deadline.check()
    mentions = chaining.chained(mentions, resolved, mentioned)
    detailed, clues = details.find(report, resolved, deadline)
    return Analysis(report.text, detailed, made_by(), mentions, clues=clues)
