"""What a newcomer meets first: the seconds to the first report, and the size of what is installed."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any, Final

from benchmarks.measure import COMMAND, ROOT, run
from benchmarks.texts import varied
from scripts.check_core import installed_bytes

INSTALL_SECONDS: Final = 1_200  # a slow index and a busy machine took four minutes


def startup(times: int = 5) -> dict[str, Any]:
    """Median wall-clock seconds of a fresh ``onrecord read`` of one short report, from start to exit, caches warm."""
    with tempfile.TemporaryDirectory() as work:
        [(name, text)] = varied(1, paragraphs=3)
        Path(work, name).write_text(text, encoding="utf-8")
        command: list[str | Path] = [*COMMAND, "read", Path(work, name), "--record"]
        seconds = [run([*command, Path(work, f"{turn}.db")]).seconds for turn in range(times + 1)][1:]
    return {"median_seconds": round(statistics.median(seconds), 2), "seconds": [round(s, 2) for s in seconds]}


def size() -> dict[str, Any]:
    """MB of the core in an environment made for this, without the installer; needs the package index.

    Measured as scripts/check_core.py does. pip says on standard error what it does; ends the program with one line
    when it fails or takes longer than INSTALL_SECONDS.
    """
    with tempfile.TemporaryDirectory() as work:
        venv.create(Path(work, "core"), with_pip=True)
        python = str(Path(work, "core", "bin", "python"))
        install = [python, "-m", "pip", "install", "--disable-pip-version-check", "-c", str(ROOT / "constraints.txt")]
        try:
            subprocess.run([*install, str(ROOT)], check=True, stdout=sys.stderr, timeout=INSTALL_SECONDS)
        except subprocess.CalledProcessError as error:
            raise SystemExit(f"size: pip install ended with status {error.returncode}") from None
        except subprocess.TimeoutExpired:
            raise SystemExit(f"size: pip install took longer than {INSTALL_SECONDS} s") from None
        where = subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return {"mb": round(installed_bytes(Path(where.stdout.strip())) / 1e6)}
