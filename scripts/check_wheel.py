"""Check a built wheel: what a user needs is in it, what is ours alone is not, and it stays small.

Usage: python scripts/check_wheel.py WHEEL      (standard library only)
"""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path

MOST_MB = 60  # the model is at most 30 MB, the code and the samples a few
NEEDED = {
    "the weights of the model": r"onrecord/analysis/weights/.+\.onnx",
    "the model's vocabulary": r"onrecord/analysis/weights/vocabulary\.txt",
    "the model's licence notice": r"onrecord-.+\.dist-info/licenses/.*NOTICE\.md",
    "the licence": r"onrecord-.+\.dist-info/licenses/LICENSE",
    "the record's schema": r"onrecord/store/schema\.sql",
    "the knowledge pack": r"onrecord/knowledge/data/alliance/(pack\.toml|offices\.csv)",
    "the book of roles": r"onrecord/reconcile/roles\.toml",
    "what cannot both be so": r"onrecord/reconcile/discrepancies/senses\.txt",
    "the weights of opposed clauses": r"onrecord/reconcile/discrepancies/turns\.json",
    "the weights of descriptions": r"onrecord/analysis/speakers/weighing\.json",
    "sample reports as plain text": r"onrecord/samples/.+\.txt",
    "sample reports as Markdown": r"onrecord/samples/.+\.md",
    "sample reports as HTML": r"onrecord/samples/.+\.html?",
    "sample reports as JSONL": r"onrecord/samples/.+\.jsonl",
    "the templates of the pages": r"onrecord/web/templates/base\.html",
    "the styles of the pages": r"onrecord/web/static/.+\.css",
    "the mark that the package is typed": r"onrecord/py\.typed",
    "the command": r"onrecord-.+\.dist-info/entry_points\.txt",
}
OURS = re.compile(r"onrecord(-[^/]+\.dist-info)?/")
LITTER = re.compile(r"__pycache__|\.pyc$|\.db(-\w+)?$|\.safetensors$|\.pt$|\.pkl$|(^|/)\.")


def problems(wheel: Path) -> list[str]:
    """What is wrong with the wheel, one line each; empty when nothing is."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    found = [
        f"{what} missing ({pattern})"
        for what, pattern in NEEDED.items()
        if not any(re.fullmatch(pattern, n) for n in names)
    ]
    found += [f"does not belong in the wheel: {n}" for n in names if not OURS.match(n) or LITTER.search(n)]
    size = wheel.stat().st_size / 1e6
    if size > MOST_MB:
        found.append(f"{size:.1f} MB, more than the {MOST_MB} MB allowed")
    return found


def main() -> int:
    """Print the verdict; exit status 1 when something is wrong."""
    wheel = Path(sys.argv[1])
    found = problems(wheel)
    for problem in found:
        print(f"{wheel.name}: {problem}", file=sys.stderr)
    if not found:
        print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB, complete")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
