"""Export a trained run to what the package ships: an int8 ONNX graph and the heads' parameters.

    python -m training.export --run RUN --base FOLDER --out src/onrecord/analysis/weights

The graph is exported with eager attention, fused by onnxruntime's transformer optimiser and quantised dynamically; the
two output projections stay in fp32, because they are small and decide everything.
"""

from __future__ import annotations

import argparse
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import quantize_dynamic
from onnxruntime.transformers import optimizer

from training import evaluate


class Exported(torch.nn.Module):
    """The encoder without a mask: one window is one run, so nothing is padded."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, shapes: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Emissions and link vectors of windows of one length."""
        return self.model(ids, shapes, torch.ones_like(ids))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    model, heads = evaluate.load(options.run, options.base)
    model.bert.config._attn_implementation = "eager"
    example = (torch.randint(1000, 20000, (1, 128)), torch.zeros((1, 128), dtype=torch.long))
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        torch.onnx.export(
            Exported(model.eval()),
            example,
            str(plain),
            input_names=["ids", "shapes"],
            output_names=["emissions", "link"],
            dynamic_axes={name: {0: "batch", 1: "tokens"} for name in ("ids", "shapes", "emissions", "link")},
            opset_version=17,
            dynamo=False,
        )
        optimised = optimizer.optimize_model(str(plain), model_type="bert", num_heads=12, hidden_size=384)
        print(optimised.get_fused_operator_statistics())
        optimised.save_model_to_file(str(fused))
        graph = onnx.load(str(fused)).graph
        outputs = {
            node.input[i]
            for node in graph.node
            for i in range(len(node.input))
            if set(node.output) & {"emissions", "link"}
        }
        heads_nodes = [
            n.name for n in graph.node if n.op_type == "MatMul" and set(n.output) & (outputs | {"emissions", "link"})
        ]
        print("kept in fp32:", heads_nodes)
        quantize_dynamic(
            str(fused),
            str(options.out / "encoder.onnx"),
            per_channel=True,
            nodes_to_exclude=heads_nodes,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
    parameters = evaluate.run_heads(heads)
    np.savez(options.out / "heads.npz", **{name: getattr(parameters, name) for name in parameters.__slots__})
    print((options.out / "encoder.onnx").stat().st_size, "bytes")


if __name__ == "__main__":
    main()
