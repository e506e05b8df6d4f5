"""What is timed, in a process of its own: ``python -m benchmarks.child read|stages|attributions FOLDER RECORD [WORD]``.

Prints one line of JSON. Before the clock starts the whole way from a file to a record is gone once with a report of two
sentences, as the peer's whole pipeline is; how long that took is told apart (``load``).
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks import stages

WARM_UP = "“It will hold,” Ora Venn said on Monday. Kerr said that the road would stay closed."


def peak_megabytes() -> float:
    """The most memory that this process has held since it began, in MB."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.split("VmHWM:")[1].split()[0]) * 1024 / 1e6
    except (OSError, IndexError):  # not Linux
        import resource

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6


def read(folder: Path, record_path: Path, word: str | None = None, *, by_stage: bool = False) -> dict[str, Any]:
    """Read a folder into a record with default limits in this one process; then search it for a word."""
    began = time.perf_counter()
    import onrecord

    with tempfile.TemporaryDirectory(prefix="warm-") as scratch:
        (Path(scratch) / "report.txt").write_text(WARM_UP, encoding="utf-8")
        with onrecord.open(Path(scratch) / "warm.db", create=True) as record:
            record.read(Path(scratch) / "report.txt", jobs=1)
    loaded = time.perf_counter()
    with stages.timed(stages.STAGES if by_stage else []) as timers:
        began_reading = time.perf_counter()
        with onrecord.open(record_path, create=True) as record:
            summary = record.read(folder, jobs=1)
        done = time.perf_counter()
    found: dict[str, Any] = {
        "load": loaded - began,
        "seconds": done - began_reading,
        "reports": summary.reports,
        "statements": summary.statements,
        "unresolved": summary.unresolved,
        "words": summary.words,
        "rejected": [rejected.reason for rejected in summary.rejected],
    }
    if by_stage:
        found["stages"] = timers.shares(found["seconds"])
    if word is not None:
        with onrecord.open(record_path) as record:
            asked = time.perf_counter()
            hits = len(list(record.statements(about=word, limit=20)))
            found |= {"search": time.perf_counter() - asked, "hits": hits}
    return found


def main() -> int:
    """Do what is asked and print what was found."""
    what, folder, record_path, *word = sys.argv[1:]
    if what == "attributions":  # without mentions and coreference, to see what these cost
        from onrecord.analysis import encoder

        encoder.shipped_coreference = lambda: None  # type: ignore[assignment]
    found = read(Path(folder), Path(record_path), word[0] if word else None, by_stage=what == "stages")
    print(json.dumps({**found, "peak": peak_megabytes()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
