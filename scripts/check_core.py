"""Check an installation of the core: small enough, no training library in it, and the demo runs.

Run it with the interpreter of the environment that holds onrecord and nothing else:
python scripts/check_core.py      (standard library only)
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

MOST_MB = 300
NOT_OURS = ("pip", "setuptools", "pkg_resources", "_distutils_hack", "wheel")
NEVER = ("torch", "transformers", "spacy", "tokenizers", "huggingface_hub", "pytest")


def installed_bytes(site_packages: Path) -> int:
    """Bytes of all files that onrecord and what it needs occupy, compiled modules too, without the installer's own."""
    total = 0
    for entry in site_packages.iterdir():
        if entry.name.split("-")[0] in NOT_OURS:
            continue
        files = entry.rglob("*") if entry.is_dir() else [entry]
        total += sum(file.stat().st_size for file in files if file.is_file())
    return total


def onrecord(folder: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One command of this installation, run in a folder."""
    command = [str(Path(sys.executable).parent / "onrecord"), *arguments]
    return subprocess.run(command, check=False, cwd=folder, capture_output=True, encoding="utf-8", timeout=120)


def main() -> int:
    """Print size and the demo's closing line; exit status 1 when something is wrong."""
    size = installed_bytes(Path(sysconfig.get_path("purelib"))) / 1e6
    found = [f"{name} is installed with the core" for name in NEVER if importlib.util.find_spec(name)]
    if size > MOST_MB:
        found.append(f"the core takes {size:.0f} MB, more than {MOST_MB} MB")
    samples = Path(sysconfig.get_path("purelib"), "onrecord", "samples")
    with tempfile.TemporaryDirectory() as folder:
        demo = onrecord(folder, "demo")
        steps = [demo, onrecord(folder, "read", str(samples), "--format", "json"), onrecord(folder, "verify")]
    found += [  # status 1 would mean that a sample was rejected or that a span does not quote its text
        f"onrecord {step.args[1]}: exit status {step.returncode}\n{step.stdout[-2000:]}{step.stderr}"
        for step in steps
        if step.returncode or "Traceback" in step.stderr or not step.stdout.strip()
    ]
    for problem in found:
        print(f"core: {problem}", file=sys.stderr)
    if not found:
        print(f"the core takes {size:.0f} MB; the demo printed {len(demo.stdout.splitlines())} lines")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
