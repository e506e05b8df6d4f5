"""The mentions of those who speak: what the verdicts rest on, and with it all that the model links to a source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.analysis import coreference
from onrecord.analysis.coreference import Coreference
from onrecord.domain import Attribution, EntityKind, Mention, Span

_KINDS: Final[dict[str, EntityKind]] = {
    "person": "person",
    "group": "group",
    "organisation": "organisation",
    "place": "place",
}


def chained(
    verdicts: Sequence[Mention], attributions: Sequence[Attribution], found: Sequence[Coreference]
) -> tuple[Mention, ...]:
    """Mentions in text order: those of the verdicts, and those of each cluster that a source belongs to.

    ``cluster`` of the result numbers the clusters of the report, in the order of their first mentions; where a verdict
    and the model have a mention of the same span, the verdict's stands, in the model's cluster.
    """
    sources = sorted({span for one in attributions for span in one.source})
    out: dict[Span, Mention] = {}
    number = 0
    for each in found:
        for cluster in each.clusters:
            members = [each.mentions[n] for n in cluster]
            if any(_within(member.head, sources) for member in members):
                for member in members:
                    out.setdefault(member.span, _mention(member, number))
                number += 1
    for one in verdicts:
        known = out.get(one.span)
        out[one.span] = replace(one, cluster=known.cluster) if known else one
    return tuple(out[span] for span in sorted(out))


def _within(head: Span, sources: Sequence[Span]) -> bool:
    """Whether a head lies in one of the sources, which are in order and (nearly always) apart."""
    at = bisect_right(sources, head.start, key=lambda span: span.start) - 1
    return at >= 0 and head.end <= sources[at].end


def _mention(one: coreference.Mention, cluster: int) -> Mention:
    return Mention(
        one.span,
        one.head,
        _KINDS.get(one.kind),
        named=one.form == "named",
        pronoun=one.form == "pronoun",
        cluster=cluster,
    )
