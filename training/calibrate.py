"""Fit the confidence of attributions on the held-out tenth of PolNeAR train, and print how reliable it is and was.

    python -m training.calibrate --weights FOLDER --data train.jsonl.gz --scorer SHARED/tools [--check dev.jsonl.gz]

An attribution counts as right when the shared scorer pairs its content and its source with one of the annotators'
(overlap of at least half). Logistic regression (Platt 1999) by Newton's method; nothing random.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np

from onrecord.analysis import calibration, extraction
from onrecord.analysis.clock import Deadline
from onrecord.analysis.encoder import OnnxEncoder, load_heads
from onrecord.analysis.wordpiece import wordpiece
from training import data, evaluate

RIDGE = 1.0


def judged(weights: Path, documents: list[data.Document], scorer: Path) -> tuple[np.ndarray, np.ndarray]:
    """Features (attributions, features) and whether each is right, over the model's own attributions."""
    sys.path.insert(0, str(scorer))
    import score_attributions as scoring

    encoder, heads = OnnxEncoder(weights / "encoder.onnx"), load_heads(weights / "heads.npz")
    rows, right = [], []
    for document in documents:
        tokens = scoring.Tokens(document.text)

        def unit(spans, text=document.text, tokens=tokens):
            return tokens.of([scoring.trim((s, e), text) for s, e in spans])

        gold = [(unit(a["content"]), unit(a["source"])) for a in document.attributions if a["content"]]
        for raw in extraction.extract(document.text, wordpiece(), encoder, heads, Deadline()).attributions:
            content = unit([(s.start, s.end) for s in raw.content])
            source = unit([(s.start, s.end) for s in raw.source])
            hit = any(
                scoring.iou(content, c) >= 0.5 and ((not source and not s) or scoring.iou(source, s) >= 0.5)
                for c, s in gold
            )
            rows.append(calibration.features(raw.evidence))
            right.append(hit)
    return np.array(rows), np.array(right, float)


def fit(rows: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights and bias of a ridge-penalised logistic regression."""
    x = np.hstack([rows, np.ones((len(rows), 1))])
    w = np.zeros(x.shape[1])
    penalty = RIDGE * np.eye(len(w))
    penalty[-1, -1] = 0
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - right) + penalty @ w
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, gradient)
        w -= step
        if np.abs(step).max() < 1e-8:
            break
    return w


def expected_error(confidence: np.ndarray, right: np.ndarray, bins: int = 10) -> tuple[float, list[str]]:
    """Expected calibration error over bins of equal count, in points, and a line a bin."""
    order = np.argsort(confidence, kind="stable")
    lines, error = [], 0.0
    for part in np.array_split(order, bins):
        said, was = confidence[part].mean(), right[part].mean()
        error += abs(said - was) * len(part) / len(order)
        lines.append(f"  said {100 * said:5.1f}  was {100 * was:5.1f}  of {len(part)}")
    return 100 * error, lines


def unfitted(rows: np.ndarray) -> np.ndarray:
    """What one would believe without a fit: the product of what the model is sure of (contents, boundaries, links, and
    the source where there is one)."""
    content, edges, source, source_link, content_link = (1 / (1 + np.exp(-rows[:, :5]))).T
    return content * edges * content_link * np.where(rows[:, 5] > 0, source * source_link, 1.0)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR's train.jsonl.gz")
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--check", type=Path, help="documents to print the reliability on, after fitting")
    options = parser.parse_args()
    documents = [d for d in evaluate.first_copies(data.read(options.data)) if data.is_held_out(d.id)]
    rows, right = judged(options.weights, documents, options.scorer)
    weights = fit(rows, right)
    (options.weights / "calibration.json").write_text(
        json.dumps({"weights": [round(float(w), 5) for w in weights]}) + "\n", encoding="utf-8"
    )
    sets = [("held-out tenth", rows, right)]
    if options.check:
        sets.append(
            ("check", *judged(options.weights, evaluate.first_copies(data.read(options.check)), options.scorer))
        )
    for name, x, y in sets:
        fitted = 1 / (1 + np.exp(-(x @ weights[:-1] + weights[-1])))
        for what, confidence in (("before the fit", unfitted(x)), ("fitted", fitted)):
            error, lines = expected_error(confidence, y)
            print(f"{name}, {what}: {len(y)} attributions, {100 * y.mean():.1f} % right, error {error:.1f} points")
            print("\n".join(lines))


if __name__ == "__main__":
    main()
