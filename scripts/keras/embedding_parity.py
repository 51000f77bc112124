"""Writes test/engine/parity/embedding-penalty.json: Embedding under each regularizer, as real Keras trains it (see weights_parity.py)."""

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
weights = importlib.import_module("weights_parity")

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

base = weights.base
NUMBERS = 6
PENALTIES = [{"kind": "L1", "l1": 0.02}, {"kind": "L2", "l2": 0.03}, {"kind": "L1L2", "l1": 0.01, "l2": 0.02}]

plain_tensors = base.tensors
# The gradient of a table without a penalty comes as its rows.
base.tensors = lambda model, values: plain_tensors(model, [tf.convert_to_tensor(value) for value in values])


def main():
    keras.config.set_floatx("float64")
    random = np.random.default_rng(59)
    end = [{"kind": "Flatten"}, weights.dense(base.CLASSES, "softmax")]
    cases = {}
    for penalty in PENALTIES:
        table = {"kind": "Embedding", "inputDim": NUMBERS, "outputDim": 3, "embeddingsRegularizer": penalty}
        arguments = {"input_shape": (4,), "numbers": NUMBERS}
        cases[f"Embedding, {penalty['kind']}"] = weights.make_case([table, *end], base.LOSSES[0], weights.MOMENTUM, random, **arguments)
    base.write("embedding-penalty", {"cases": cases})


if __name__ == "__main__":
    main()
