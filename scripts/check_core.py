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


def main() -> int:
    """Print size and the demo's closing line; exit status 1 when something is wrong."""
    size = installed_bytes(Path(sysconfig.get_path("purelib"))) / 1e6
    found = [f"{name} is installed with the core" for name in NEVER if importlib.util.find_spec(name)]
    if size > MOST_MB:
        found.append(f"the core takes {size:.0f} MB, more than {MOST_MB} MB")
    command = Path(sys.executable).parent / "onrecord"
    with tempfile.TemporaryDirectory() as folder:
        demo = subprocess.run(
            [command, "demo"], check=False, cwd=folder, capture_output=True, encoding="utf-8", timeout=120
        )
    if demo.returncode or "Traceback" in demo.stderr or not demo.stdout.strip():
        found.append(f"onrecord demo: exit status {demo.returncode}\n{demo.stdout[-2000:]}{demo.stderr[-2000:]}")
    for problem in found:
        print(f"core: {problem}", file=sys.stderr)
    if not found:
        print(f"the core takes {size:.0f} MB; the demo printed {len(demo.stdout.splitlines())} lines")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
