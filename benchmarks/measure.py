"""Processes that are measured: one core, one thread, what they print as JSON, how long they took."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
COMMAND = (sys.executable, "-c", "import sys; from onrecord.cli import main; sys.exit(main())")  # onrecord
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: wall-clock seconds from start to exit, and its standard output."""

    seconds: float
    output: str

    def json(self) -> dict[str, Any]:
        """The last line of the output as JSON."""
        found: dict[str, Any] = json.loads(self.output.splitlines()[-1])
        return found


def environment() -> dict[str, str]:
    """The environment of a measured process: one thread for every numeric library, compiled modules kept.

    OPENBLAS_CORETYPE is left out: where it is set it slows numpy down, and the processor is to be measured as it is.
    """
    left_out = {"PYTHONDONTWRITEBYTECODE", "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"}
    return {k: v for k, v in os.environ.items() if k not in left_out} | dict.fromkeys(ONE_THREAD, "1")


def run(command: Sequence[str | Path], *, cwd: Path = ROOT) -> Run:
    """Run a command on one core of the machine; raises RuntimeError with its last words when it fails."""
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []

    def pin() -> None:
        os.sched_setaffinity(0, {cores[-1]})

    began = time.perf_counter()
    done = subprocess.run(
        [str(part) for part in command],
        check=False,
        cwd=cwd,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        preexec_fn=pin if cores else None,  # this process has one thread
    )
    took = time.perf_counter() - began
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{Path(str(command[0])).name}: exit status {done.returncode}: {done.stderr.strip()[-500:]}")
    return Run(took, done.stdout)


def child(what: str, folder: Path, record: Path, *more: str) -> dict[str, Any]:
    """What ``benchmarks.child`` found, in a process of its own."""
    return run([sys.executable, "-m", "benchmarks.child", what, folder, record, *more]).json()


def machine() -> dict[str, Any]:
    """What the figures were measured on; nothing that names the machine."""
    cpu, flags = platform.processor() or platform.machine(), ""
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                cpu = value.strip()
            elif name.strip() == "flags":
                flags = value
    except OSError:
        pass
    extensions = [flag for flag in ("avx2", "avx512f", "avx512_vnni", "amx_int8") if flag in flags.split()]
    return {
        "cpu": cpu,
        "extensions": extensions,
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
        "versions": {name: metadata.version(name) for name in ("onrecord", "onnxruntime", "numpy")},
    }
