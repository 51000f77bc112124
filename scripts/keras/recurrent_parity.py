"""Writes test/engine/parity/{recurrent,sequences}.json: what real Keras computes for networks that read sequences (see make-parity.py)."""

import importlib
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
base = importlib.import_module("make-parity")

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

SEQUENCE = (4, 3)
NUMBERS = 6
# Of numbers that float32 holds exactly: Keras rounds an optimizer's to it, which 100 steps of Adam would show. And where a
# number stands twice in a batch, Keras on TensorFlow squares the parts of its row's gradient, not their sum, in Adam and its like.
OPTIMIZER = {"kind": "SGD", "learningRate": 0.0625, "momentum": 0.0, "nesterov": False}
ACTIVATIONS = ["relu", "gelu", "softmax", "exponential"]


def snake_case(name):
    return re.sub(r"([A-Z])", lambda match: "_" + match.group(1).lower(), name)


def keras_layer(config):
    arguments = {snake_case(key): value for key, value in config.items() if key != "kind"}
    if "layer" in arguments:
        arguments["layer"] = keras_layer(arguments["layer"])
    return getattr(keras.layers, config["kind"])(**arguments)


def tensor_name(model, variable):
    """Bidirectional's two layers name their weights alike: there the names say whose they are."""
    for index, layer in enumerate(model.layers):
        names = [candidate.name for candidate in layer.weights]
        if isinstance(layer, keras.layers.Bidirectional):
            half = len(names) // 2
            names = ["forward_" + name for name in names[:half]] + ["backward_" + name for name in names[half:]]
        for name, candidate in zip(names, layer.weights):
            if candidate is variable:
                return f"{index}/{name}"
    raise KeyError(variable.path)


def tensors(model, values):
    """As in make-parity.py; the gradient of a table comes as its rows."""
    return plain_tensors(model, [tf.convert_to_tensor(value) for value in values])


plain_tensors = base.tensors
base.tensors = tensors
base.tensor_name = tensor_name


def make_case(layers, random, input_shape=SEQUENCE, inputs="reals", spread=0.8):
    keras.backend.clear_session()
    model = keras.Sequential([keras.Input(input_shape), *[keras_layer(layer) for layer in layers]])
    for variable in model.trainable_variables:
        variable.assign(base.float32(random.uniform(-1, 1, variable.shape) * spread))
    start = base.tensors(model, model.trainable_variables)
    batches = []
    for size in base.BATCH_SIZES:
        labels = random.integers(0, base.CLASSES, size)
        shape = (size, *input_shape)
        x = random.uniform(-1, 1, shape) if inputs == "reals" else random.integers(0, NUMBERS, shape)
        batches.append((base.float32(x), labels))
    steps, first = base.run(model, layers, base.LOSSES[0], base.keras_optimizer(OPTIMIZER), batches)
    return {
        "inputShape": list(input_shape),
        "layers": layers,
        "loss": base.LOSSES[0],
        "optimizer": OPTIMIZER,
        "weights": start,
        "batches": [{"inputs": base.numbers(x), "labels": labels.tolist()} for x, labels in batches],
        "first": first,
        "after": steps,
    }


def layer(kind, **arguments):
    return {"kind": kind, **arguments}


END = base.dense(base.CLASSES, "softmax")
FLATTEN = layer("Flatten")


def recurrent_cases(random):
    cases = {}
    for kind in ["SimpleRNN", "LSTM", "GRU"]:
        cases[kind] = make_case([layer(kind, units=3), END], random)
        ways = [("all steps", {}), ("backwards", {"goBackwards": True})]
        for name, arguments in ways:
            layers = [layer(kind, units=3, returnSequences=True, **arguments), FLATTEN, END]
            cases[f"{kind}, {name}"] = make_case(layers, random)
        cases[f"{kind} without bias"] = make_case([layer(kind, units=3, useBias=False), END], random)
        stack = [layer(kind, units=2, returnSequences=True), layer(kind, units=3, goBackwards=True), END]
        cases[f"{kind} on {kind}"] = make_case(stack, random)
        for activation in ACTIVATIONS:
            arguments = {"activation": activation}
            if kind != "SimpleRNN":
                arguments["recurrentActivation"] = {"relu": "hard_sigmoid", "gelu": "softsign"}.get(activation, "softmax")
            # Powers of powers: larger weights make 100 steps too sensitive to compare.
            spread = 0.2 if (kind, activation) == ("SimpleRNN", "exponential") else 0.5
            cases[f"{kind} with {activation}"] = make_case([layer(kind, units=3, **arguments), END], random, spread=spread)
    before = {"units": 3, "resetAfter": False}
    cases["GRU, reset before"] = make_case([layer("GRU", **before), END], random)
    steps = layer("GRU", **before, returnSequences=True, useBias=False)
    cases["GRU, reset before, all steps, without bias"] = make_case([steps, FLATTEN, END], random)
    return cases


def both_ways_cases(random):
    cases = {}
    for mode in ["concat", "sum", "mul", "ave"]:
        for sequences in [False, True]:
            kind = {"concat": "LSTM", "sum": "GRU", "mul": "SimpleRNN", "ave": "LSTM"}[mode]
            inner = layer(kind, units=2, returnSequences=sequences)
            layers = [layer("Bidirectional", layer=inner, mergeMode=mode), *([FLATTEN] if sequences else []), END]
            cases[f"Bidirectional {kind}, {mode}{', all steps' if sequences else ''}"] = make_case(layers, random)
    return cases


def other_cases(random):
    inner = base.dense(2, "tanh")
    cases = {
        "TimeDistributed Dense": make_case([layer("TimeDistributed", layer=inner), FLATTEN, END], random),
        "Dense on a sequence": make_case([base.dense(5, "softmax"), inner, FLATTEN, END], random),
        "Dense on three axes": make_case([inner, FLATTEN, END], random, input_shape=(2, 3, 2)),
    }
    table = layer("Embedding", inputDim=NUMBERS, outputDim=3)
    cases["Embedding"] = make_case([table, FLATTEN, END], random, input_shape=(5,), inputs="numbers")
    cases["Embedding of a table"] = make_case([table, FLATTEN, END], random, input_shape=(2, 2), inputs="numbers")
    cases["Embedding under LSTM"] = make_case([table, layer("LSTM", units=2), END], random, input_shape=(4,), inputs="numbers")
    return cases


def main():
    keras.config.set_floatx("float64")
    random = np.random.default_rng(31)
    made_by = {"madeBy": "scripts/keras/recurrent_parity.py"}
    base.write("recurrent", {**made_by, "cases": recurrent_cases(random)})
    base.write("sequences", {**made_by, "cases": {**both_ways_cases(random), **other_cases(random)}})



if __name__ == "__main__":
    main()
