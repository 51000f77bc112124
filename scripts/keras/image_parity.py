"""Writes test/engine/parity/images.json: what real Keras computes for small networks of convolutions and poolings.

Made as make-parity.py makes its files, and run in the same way: float64 from values that float32 holds exactly.
"""

import importlib
import re

import numpy as np

parity = importlib.import_module("make-parity")
keras = parity.keras

IMAGE, STEPS = (5, 4, 2), (7, 3)
BATCH_SIZES = [3, 3, 2]
# Keras holds both in float32.
SGD = {"kind": "SGD", "learningRate": 0.0625, "momentum": 0.5, "nesterov": False}
END = [{"kind": "Flatten"}, {"kind": "Dense", "units": parity.CLASSES, "activation": "softmax"}]


def snake_case(name):
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()


def keras_layer(layer):
    arguments = {snake_case(key): value for key, value in layer.items() if key != "kind"}
    if "Pooling" in layer["kind"] and layer.get("strides") in (0, [0, 0]):
        arguments["strides"] = None
    if layer["kind"] == "ZeroPadding2D" and len(layer["padding"]) == 4:
        top, bottom, left, right = layer["padding"]
        arguments["padding"] = ((top, bottom), (left, right))
    if layer["kind"] == "ZeroPadding2D" and len(layer["padding"]) == 1:
        arguments["padding"] = layer["padding"][0]
    return getattr(keras.layers, layer["kind"])(**arguments)


def coarse(values, steps):
    """Multiples of 1 / steps: short to write, and exact in float32 also after a sum."""
    return np.round(values * steps) / steps


def make_case(input_shape, layers, random, has_equals):
    """`has_equals`: inputs of few different values, so that a maximum is often held by several cells."""
    keras.backend.clear_session()
    layers = [*layers, *END]
    model = keras.Sequential([keras.Input(input_shape), *map(keras_layer, layers)])
    for variable in model.trainable_variables:
        variable.assign(coarse(random.uniform(-1, 1, variable.shape), 64))
    start = parity.tensors(model, model.trainable_variables)
    batches = []
    for size in BATCH_SIZES:
        inputs = coarse(random.uniform(-1, 1, (size, *input_shape)), 1 if has_equals else 64)
        batches.append((inputs, random.integers(0, parity.CLASSES, size)))
    loss = parity.LOSSES[0]
    after, first = parity.run(model, layers, loss, parity.keras_optimizer(SGD), batches)
    return {
        "inputShape": list(input_shape),
        "layers": layers,
        "loss": loss,
        "optimizer": SGD,
        "weights": start,
        "batches": [{"inputs": parity.numbers(x), "labels": labels.tolist()} for x, labels in batches],
        "first": first,
        "after": after,
    }


def conv(kind, **values):
    one = 1 if kind == "Conv1D" else [1, 1]
    size = 3 if kind == "Conv1D" else [3, 3]
    defaults = {"kernelSize": size, "strides": one, "padding": "valid", "dilationRate": one}
    multiplied = {"depthMultiplier": 1} if kind == "DepthwiseConv2D" else {"filters": 3, "groups": 1}
    return {"kind": kind, **defaults, **multiplied, "activation": "tanh", "useBias": True, **values}


def pool(kind, **values):
    flat = kind.endswith("1D")
    defaults = {"poolSize": 2 if flat else [2, 2], "strides": 0 if flat else [0, 0], "padding": "valid"}
    return {"kind": kind, **defaults, **values}


# Weights before the layer at hand, for its gradient to reach.
MIXED = conv("DepthwiseConv2D", kernelSize=[1, 1])
MIXED_STEPS = conv("Conv1D", kernelSize=1, filters=2)


def networks():
    """Name -> input shape, layers, and whether equal inputs matter."""
    for name, values in {
        "valid": {"kernelSize": [3, 2]},
        "same": {"kernelSize": [2, 3], "padding": "same"},
        "strides, same": {"strides": [2, 3], "padding": "same"},
        "strides, valid": {"strides": [2, 1], "kernelSize": [2, 2]},
        "dilation, same": {"dilationRate": [3, 2], "kernelSize": [2, 3], "padding": "same"},
        "groups without bias": {"groups": 2, "filters": 4, "kernelSize": [2, 2], "useBias": False},
    }.items():
        yield f"Conv2D, {name}", IMAGE, [conv("Conv2D", kernelSize=[1, 1], filters=2), conv("Conv2D", **values)], False
    for name, values in {
        "valid, relu": {"activation": "relu"},
        "strides, same": {"strides": 2, "padding": "same"},
        "dilation": {"dilationRate": 3, "kernelSize": 2},
    }.items():
        yield f"Conv1D, {name}", STEPS, [MIXED_STEPS, conv("Conv1D", **values)], False
    for name, values in {
        "same": {"padding": "same"},
        "strides, multiplier": {"strides": [2, 2], "padding": "same", "depthMultiplier": 2},
        "dilation": {"dilationRate": [2, 2], "kernelSize": [2, 2], "useBias": False},
        "strides and dilation, same": {"strides": [2, 2], "dilationRate": [2, 2], "kernelSize": [2, 2], "padding": "same"},
    }.items():
        yield f"DepthwiseConv2D, {name}", IMAGE, [MIXED, conv("DepthwiseConv2D", **values)], False
    for kind in ("MaxPooling2D", "AveragePooling2D"):
        yield f"{kind}", IMAGE, [MIXED, pool(kind)], True
        overlapping = pool(kind, poolSize=[3, 3], strides=[2, 1], padding="same")
        yield f"{kind}, overlapping, same", IMAGE, [MIXED, overlapping], True
        yield f"{kind}, same", IMAGE, [MIXED, pool(kind, poolSize=[2, 3], padding="same")], True
    for kind in ("MaxPooling1D", "AveragePooling1D"):
        yield f"{kind}, overlapping", STEPS, [MIXED_STEPS, pool(kind, poolSize=3, strides=2)], True
        yield f"{kind}, same", STEPS, [MIXED_STEPS, pool(kind, padding="same")], True
    for kind in ("GlobalMaxPooling", "GlobalAveragePooling"):
        yield f"{kind}2D", IMAGE, [MIXED, {"kind": f"{kind}2D"}], True
        yield f"{kind}1D", STEPS, [MIXED_STEPS, {"kind": f"{kind}1D"}], True
    for padding in ([1], [0, 2], [1, 2, 3, 0]):
        yield f"ZeroPadding2D {padding}", (2, 3, 2), [MIXED, {"kind": "ZeroPadding2D", "padding": padding}], False
    yield "UpSampling2D, nearest", (2, 3, 2), [MIXED, {"kind": "UpSampling2D", "size": [2, 3], "interpolation": "nearest"}], False
    # TensorFlow resizes in float32 even here: exact values go in, and no gradient has to come back through it.
    for size in ([2, 4], [4, 1]):
        yield f"UpSampling2D {size}, bilinear", (2, 3, 2), [{"kind": "UpSampling2D", "size": size, "interpolation": "bilinear"}], True



def main():
    keras.config.set_floatx("float64")
    random = np.random.default_rng(30)
    cases = {}
    for name, shape, layers, has_equals in networks():
        cases[name] = make_case(shape, layers, random, has_equals)
    parity.write("images", {"cases": cases})


if __name__ == "__main__":
    main()
