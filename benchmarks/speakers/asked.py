"""How sure the model must be to be believed: whom it takes annotated sources for, asked of all of them.

    python -m benchmarks.speakers.asked --annotations FILE --corpus FILE

For each form of source and each range of the model's probability: how many sources it links to a name that the report
holds, and how often that is whom the reader names. The thresholds of ``analysis/speakers/witness.py`` rest on it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from benchmarks.speakers import annotated, matching, sources
from onrecord.analysis import assembly
from onrecord.analysis.clock import Deadline
from onrecord.analysis.speakers.chains import Chains, display
from onrecord.analysis.speakers.mentions import scan
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.analysis.speakers.witness import Testimony

EDGES: Final = (0.0, 0.4, 0.6, 0.8, 0.9, 0.97, 1.01)
FORMS: Final = ("pronoun", "description", "organisation")

Asked = tuple[str, float, bool]  # form of the source, the model's probability (0: no name), whether it is right


def asked(document: annotated.Document) -> list[Asked]:
    """What the model says of each source of a document that one named or unnamed speaker has."""
    report = sources.report(document)
    _, mentioned = assembly.attributions(report, sources.RULE, Deadline(sources.LIMITS.max_seconds))
    found = scan(report)
    testimony = Testimony(Desk(report, (), found, Chains(found)), mentioned)
    rows: list[Asked] = []
    for one in document.sources:
        if one.left_out is not None or len(one.expected) != 1:
            continue
        heard = testimony.of(one.spans[0])
        wanted = one.expected[0]
        said = matching.match(display(heard[0].chain), wanted, document.persons) if heard and wanted.named else None
        rows.append((one.form, heard[0].sure if heard else 0.0, said not in (None, "unclear")))
    return rows


def table(rows: Sequence[Asked]) -> list[str]:
    """Lines of counts: form, range of the probability, sources, right ones."""
    lines: list[str] = []
    for form in FORMS:
        mine = [row for row in rows if row[0] == form]
        lines.append(f"{form}: {len(mine)} sources, {sum(row[1] == 0 for row in mine)} linked to no name")
        for least, most in pairwise(EDGES):
            here = [row for row in mine if row[1] > 0 and least <= row[1] < most]
            lines.append(f"  {least:.2f} to {min(most, 1):.2f}: {sum(row[2] for row in here):3} of {len(here):3} right")
    return lines


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--annotations", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    options = parser.parse_args()
    rows: list[Asked] = []
    for document in annotated.read(options.annotations, annotated.corpus_copies(options.corpus)):
        rows += asked(document)
    print("\n".join(table(rows)))


if __name__ == "__main__":
    main()
