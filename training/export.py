"""Export a trained run to what the package ships: an int8 ONNX graph and the heads' parameters.

    python -m training.export --run RUN --base FOLDER --out src/onrecord/analysis/weights

The graph is exported with eager attention, fused by onnxruntime's transformer optimiser and quantised dynamically; what
labels and links stand on stays in fp32, because it is small and decides everything. What onnxruntime would fuse when
it loads a graph is done here once and saved, except for two fusions that slow it down on a CPU.
"""

from __future__ import annotations

import argparse
import tempfile
import warnings
from pathlib import Path

import onnx
import onnxruntime
import torch
from onnxruntime.quantization import quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions

from onrecord.analysis import coreference
from training import evaluate

# On a CPU each of these makes one operation that takes longer than the two it replaces (onnxruntime 1.31, AMD EPYC with
# AVX-512 VNNI): without them a window of 224 tokens is read a quarter faster.
SLOW_FUSIONS = ("SkipLayerNormFusion", "BiasSkipLayerNormFusion", "BiasGeluFusion")


ANSWERS = ("emissions", "links", "mentions", "meanings")


def fused(plain: Path) -> onnx.ModelProto:
    """An exported graph with its attention fused."""
    options = FusionOptions("bert")
    options.enable_skip_layer_norm = options.enable_bias_skip_layer_norm = options.enable_bias_gelu = False
    optimised = optimizer.optimize_model(
        str(plain), model_type="bert", num_heads=12, hidden_size=384, optimization_options=options
    )
    print(optimised.get_fused_operator_statistics())
    return optimised.model


def finished(quantised: Path, out: Path) -> None:
    """Save a quantised graph as onnxruntime would run it, so that loading it is quick and the same everywhere."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(out)
    onnxruntime.InferenceSession(
        str(quantised), options, providers=["CPUExecutionProvider"], disabled_optimizers=list(SLOW_FUSIONS)
    )


class Exported(torch.nn.Module):
    """The encoder without a mask: one window is one run, so nothing is padded."""

    def __init__(self, model: torch.nn.Module, mentions: torch.nn.Linear) -> None:
        super().__init__()
        self.model, self.mentions = model, mentions

    def forward(self, ids: torch.Tensor, shapes: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Emissions, link vectors, mention vectors and meanings of windows of one length."""
        hidden = self.model.hidden(ids, shapes, torch.ones_like(ids))
        return self.model.emit(hidden), self.model.link(hidden), self.mentions(hidden), self.model.meaning(hidden)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    model, heads, meant = evaluate.load(options.run, options.base)
    model.bert.config._attn_implementation = "eager"
    example = (torch.randint(1000, 20000, (1, 128)), torch.zeros((1, 128), dtype=torch.long))
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain, whole, quantised = (Path(folder) / f"{name}.onnx" for name in ("plain", "fused", "quantised"))
        torch.onnx.export(
            Exported(model.eval(), meant.project),
            example,
            str(plain),
            input_names=["ids", "shapes"],
            output_names=list(ANSWERS),
            dynamic_axes={name: {0: "batch", 1: "tokens"} for name in ("ids", "shapes", *ANSWERS)},
            opset_version=17,
            dynamo=False,
        )
        graph = fused(plain)
        onnx.save(graph, str(whole))
        exact = [node.name for node in graph.graph.node if node.name in ("/emit/MatMul", "/link/MatMul")]
        print("kept in fp32:", exact)
        quantize_dynamic(
            str(whole),
            str(quantised),
            per_channel=True,
            nodes_to_exclude=exact,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
        finished(quantised, options.out / "encoder.onnx")
    coreference.save(options.out / "coreference.npz", meant.run_time())
    evaluate.keep(evaluate.run_heads(heads), options.out / "heads.npz")
    print((options.out / "encoder.onnx").stat().st_size, "bytes")


if __name__ == "__main__":
    main()
