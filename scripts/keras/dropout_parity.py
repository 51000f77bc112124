"""Writes test/engine/parity/recurrent-dropout.json: recurrent layers with dropout of inputs and states as real Keras trains them, and
Embedding with a penalty.

    .venv/bin/python scripts/keras/dropout_parity.py

See make-parity.py for what it needs. Keras multiplies with this project's own factors, drawn here once more from the published
algorithm (Salmon et al. 2011, Philox4x32-10), so that what is compared is where the factors go, not what they are.
"""

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sequences = importlib.import_module("recurrent_parity")
weights = importlib.import_module("weights_parity")

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

base = sequences.base
layer = sequences.layer

SEED = 1
DROPOUT = 2
SECOND, GATE, STATE = 0x10000, 0x20000, 0x80000
GATES = {"SimpleRNN": 1, "LSTM": 4, "GRU": 3}


def philox(counter, key):
    c, (k0, k1) = [int(word) for word in counter], key
    for _ in range(10):
        product0, product1 = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(product1 >> 32) ^ c[1] ^ k0, product1 & 0xFFFFFFFF, (product0 >> 32) ^ c[3] ^ k1, product0 & 0xFFFFFFFF]
        k0, k1 = (k0 + 0x9E3779B9) & 0xFFFFFFFF, (k1 + 0xBB67AE85) & 0xFFFFFFFF
    return c


def factors(rate, stream, step, rows, width):
    """0 where the uniform number of a place is below the rate, else 1 / (1 - rate); every row begins a block of four."""
    blocks = -(-width // 4)
    values = np.zeros((rows, width))
    for row in range(rows):
        words = [word for block in range(blocks) for word in philox([row * blocks + block, step, stream, DROPOUT], (SEED, 0))]
        values[row] = [(word >> 8) * 2**-24 >= rate for word in words[:width]]
    return tf.constant(values / (1 - rate))


def cells(model):
    """Every recurrent cell with the first of its random streams."""
    for index, candidate in enumerate(model.layers):
        if isinstance(candidate, keras.layers.Bidirectional):
            yield candidate.forward_layer.cell, index
            yield candidate.backward_layer.cell, index + SECOND
        elif hasattr(candidate, "cell"):
            yield candidate.cell, index


def set_masks(model, step, rows):
    """Keras keeps the masks of a batch in these two fields of a cell; what stands there already, it does not draw."""
    for cell, stream in cells(model):
        gates = GATES[type(cell).__name__.removesuffix("Cell")]
        features = cell.kernel.shape[0]
        own = gates if cell.recurrent_dropout else 1
        cell._dropout_mask = masks(cell, cell.dropout, stream, own, step, rows, features)
        cell._recurrent_dropout_mask = masks(cell, cell.recurrent_dropout, stream + STATE, gates, step, rows, cell.units)


def masks(cell, rate, stream, count, step, rows, width):
    if not rate:
        return None
    drawn = [factors(rate, stream + gate * GATE, step, rows, width) for gate in range(count)]
    return drawn if getattr(cell, "dropout_mask_count", None) else drawn[0]


def with_masks(run):
    """Before each of the batches that are trained on in turn, its masks."""

    def masked(model, layers, loss, optimizer, batches):
        call, step = model.call, iter(range(max(base.SNAPSHOTS)))

        def masked_call(x, training=None, **more):
            if training:
                set_masks(model, next(step), len(x))
            return call(x, training=training, **more)

        model.call = masked_call
        return run(model, layers, loss, optimizer, batches)

    return masked


base.run = with_masks(base.run)


def dropout_cases(random):
    cases = {}
    case = lambda layers: sequences.make_case(layers, random)
    for kind in GATES:
        for name, rates in {
            "the state": {"recurrentDropout": 0.4},
            "inputs": {"dropout": 0.4},
            "both": {"dropout": 0.25, "recurrentDropout": 0.5},
        }.items():
            inner = layer(kind, units=5, **rates)
            cases[f"{kind}, dropout of {name}"] = case([inner, sequences.END])
            steps = layer(kind, units=3, returnSequences=True, goBackwards=True, **rates)
            cases[f"{kind}, dropout of {name}, backwards, all steps"] = case([steps, sequences.FLATTEN, sequences.END])
            both = layer("Bidirectional", layer=layer(kind, units=2, **rates), mergeMode="concat")
            cases[f"Bidirectional {kind}, dropout of {name}"] = case([both, sequences.END])
    before = layer("GRU", units=5, resetAfter=False, dropout=0.25, recurrentDropout=0.5)
    cases["GRU, reset before, dropout of both"] = case([before, sequences.END])
    return cases


def main():
    keras.config.set_floatx("float64")
    random = np.random.default_rng(53)
    base.write("recurrent-dropout", {"cases": dropout_cases(random)})


if __name__ == "__main__":
    main()
