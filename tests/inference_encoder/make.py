"""Make the encoder of these tests: ``python tests/inference_encoder/make.py`` (needs onnx and tokenizers).

Its log odds that two texts contradict each other are 6 where "fold" stands in them an odd number of times, else -6.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

HERE = Path(__file__).parent
PIECES = {"[PAD]": 0, "[UNK]": 1, "[SEP]": 2, "fold": 3}


def graph() -> onnx.ModelProto:
    """Counts the word, and says whether the count is odd."""
    constants = {
        "word": np.array(PIECES["fold"], np.int64),
        "axes": np.array([1], np.int64),
        **{name: np.array(value, np.float32) for name, value in (("two", 2), ("twelve", 12), ("six", 6))},
    }
    nodes = [
        helper.make_node("Equal", ["input_ids", "word"], ["same"]),
        helper.make_node("Cast", ["same"], ["one"], to=TensorProto.FLOAT),
        helper.make_node("Cast", ["attention_mask"], ["there"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["one", "there"], ["counted"]),
        helper.make_node("ReduceSum", ["counted", "axes"], ["count"], keepdims=1),
        helper.make_node("Mod", ["count", "two"], ["odd"], fmod=1),
        helper.make_node("Mul", ["odd", "twelve"], ["scaled"]),
        helper.make_node("Sub", ["scaled", "six"], ["against"]),
        helper.make_node("Sub", ["against", "against"], ["neutral"]),
        helper.make_node("Concat", ["neutral", "against"], ["logits"], axis=1),
    ]
    texts = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in ("input_ids", "attention_mask")
    ]
    answers = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 2])]
    initializers = [numpy_helper.from_array(value, name) for name, value in constants.items()]
    made = helper.make_graph(nodes, "pairs", texts, answers, initializers)
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def tokenizer() -> Tokenizer:
    """Words in small letters."""
    made = Tokenizer(models.WordLevel(PIECES, unk_token="[UNK]"))
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    made.post_processor = processors.TemplateProcessing(
        single="$A [SEP]", pair="$A [SEP] $B:1 [SEP]:1", special_tokens=[("[SEP]", 2)]
    )
    return made


if __name__ == "__main__":
    onnx.save(graph(), HERE / "model.onnx")
    tokenizer().save(str(HERE / "tokenizer.json"))
    labels = {"_name_or_path": "counts-folds", "id2label": {"0": "neutral", "1": "CONTRADICTION"}}
    (HERE / "config.json").write_text(json.dumps(labels) + "\n", encoding="utf-8")
