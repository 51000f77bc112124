"""Writes test/engine/parity/normalization.json: normalizations and reshapes as real Keras 3 trains them, and summaries of networks with them.

    .venv/bin/python scripts/keras/normalization_parity.py
"""

import re

import keras
import numpy as np
from weights_parity import ADAM, CROSSENTROPY, MOMENTUM, SGD, SQUARED, base, dense, keras_layer, make_case


def batch_norm(**more):
    return {"kind": "BatchNormalization", **more}


def layer_norm(**more):
    return {"kind": "LayerNormalization", **more}


def reshape(*target):
    return {"kind": "Reshape", "targetShape": list(target)}


FLATTEN = {"kind": "Flatten"}
END = dense(base.CLASSES, "softmax")


def linear(units):
    return dense(units, "linear", useBias=False)


def normalization_cases(random):
    constant = {"gammaInitializer": {"kind": "constant", "value": 0.5}}
    penalty = {"gammaRegularizer": {"kind": "L2", "l2": 0.05}, "betaRegularizer": {"kind": "L1L2", "l1": 0.01, "l2": 0.02}}
    networks = {
        "BatchNormalization of a vector": ((5,), [linear(6), batch_norm(), dense(4, "tanh"), END]),
        "BatchNormalization first, fast averages": ((5,), [batch_norm(momentum=0.5, epsilon=0.1), END]),
        "BatchNormalization of an image": ((2, 3, 3), [batch_norm(momentum=0.75), FLATTEN, dense(4, "tanh"), END]),
        "BatchNormalization without scale": ((2, 4), [batch_norm(scale=False), FLATTEN, END]),
        "BatchNormalization without center": ((2, 4), [batch_norm(center=False), FLATTEN, END]),
        "BatchNormalization with penalties": ((5,), [linear(4), batch_norm(**penalty), END]),
        "LayerNormalization of a vector": ((5,), [linear(6), layer_norm(), dense(4, "tanh"), END]),
        "LayerNormalization of an image": ((2, 3, 3), [layer_norm(epsilon=0.01), FLATTEN, dense(4, "tanh"), END]),
        "LayerNormalization without scale": ((2, 4), [layer_norm(scale=False), FLATTEN, END]),
        "LayerNormalization without center": ((2, 4), [layer_norm(center=False, **constant), FLATTEN, END]),
        "Reshape": ((2, 6), [reshape(3, 1, 4), batch_norm(), reshape(2, -1), layer_norm(), reshape(-1), END]),
    }
    cases = {}
    for name, (shape, layers) in networks.items():
        for loss, optimizer in ((CROSSENTROPY, SGD), (CROSSENTROPY, ADAM), (SQUARED, MOMENTUM)):
            label = f"{name}, {loss}, {optimizer['kind']}"
            cases[label] = make_case(layers, loss, optimizer, random, shape, batch_sizes=(6, 6, 4))
    return cases


def summary(layers, input_shape):
    keras.backend.clear_session()
    keras.config.set_floatx("float32")
    model = keras.Sequential([keras.Input(input_shape)] + [keras_layer(layer) for layer in layers])
    lines = []
    model.summary(line_length=88, print_fn=lines.append)
    keras.config.set_floatx("float64")
    return re.sub(r"[ \t]+\n", "\n", "\n".join(lines)).rstrip("\n")


SUMMARY = [
    reshape(28, 28, 1), batch_norm(), {"kind": "SpatialDropout2D", "rate": 0.2}, FLATTEN, dense(300, "relu", useBias=False),
    batch_norm(center=False), {"kind": "GaussianNoise", "stddev": 0.1}, layer_norm(), dense(10, "softmax"),
]  # fmt: skip


def main():
    keras.config.set_floatx("float64")
    random = np.random.default_rng(47)
    summaries = {"inputShape": [28, 28], "layers": SUMMARY, "text": summary(SUMMARY, (28, 28))}
    base.write("normalization", {"cases": normalization_cases(random), "summary": summaries})


if __name__ == "__main__":
    main()
