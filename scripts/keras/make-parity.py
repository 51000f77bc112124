"""Writes test/engine/parity/*.json: what real Keras computes for small networks, to hold the engines against.

Needs Python 3.11 with keras 3.15.1 and tensorflow-cpu 2.21.0:

    python3 -m venv .venv
    .venv/bin/pip install keras==3.15.1 tensorflow-cpu==2.21.0
    .venv/bin/python scripts/keras/make-parity.py

Keras runs in float64 from weights and inputs that float32 holds exactly, so that the stored values are exact to the digits
written and any difference is an engine's own. The networks' weights come from a fixed seed: the files are reproducible.
"""

import json
import os
import re
import sys
from pathlib import Path

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["COLUMNS"] = "100"

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

OUT = Path(__file__).resolve().parents[2] / "test" / "engine" / "parity"

ACTIVATIONS = [
    "linear", "relu", "leaky_relu", "elu", "selu", "gelu", "silu", "mish", "sigmoid", "hard_sigmoid",
    "tanh", "softplus", "softsign", "exponential", "softmax",
]  # fmt: skip
LOSSES = ["categorical_crossentropy", "mean_squared_error"]
OPTIMIZERS = [
    {"kind": "SGD", "learningRate": 0.01, "momentum": 0.0, "nesterov": False},
    {"kind": "SGD", "learningRate": 0.1, "momentum": 0.9, "nesterov": False},
    {"kind": "SGD", "learningRate": 0.05, "momentum": 0.8, "nesterov": True},
    {"kind": "RMSprop", "learningRate": 0.001, "rho": 0.9, "momentum": 0.0, "epsilon": 1e-7},
    {"kind": "RMSprop", "learningRate": 0.003, "rho": 0.8, "momentum": 0.5, "epsilon": 1e-5},
    {"kind": "Adam", "learningRate": 0.001, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7},
    {"kind": "Adam", "learningRate": 0.02, "beta1": 0.8, "beta2": 0.99, "epsilon": 1e-3},
]
ADAM = OPTIMIZERS[5]
INPUTS, CLASSES = 5, 3
# Samples of each batch; the last is small, as at the end of an epoch.
BATCH_SIZES = [4, 4, 3]
SNAPSHOTS = [1, 10, 100]


def keras_optimizer(config):
    names = {"learningRate": "learning_rate", "beta1": "beta_1", "beta2": "beta_2"}
    arguments = {names.get(key, key): value for key, value in config.items() if key != "kind"}
    return getattr(keras.optimizers, config["kind"])(**arguments)


def keras_model(layers):
    model = keras.Sequential([keras.Input((INPUTS,))])
    for layer in layers:
        arguments = {key: value for key, value in layer.items() if key != "kind"}
        model.add(getattr(keras.layers, layer["kind"])(**arguments))
    return model


def loss_of(kind, layers, target, output):
    """Keras's loss. With sigmoid in the end, Keras's TensorFlow backend takes the sigmoid's inputs for softmax logits, against its
    own documentation and its other backends; tf.identity hides them, so that the documented formula on outputs is computed."""
    last = layers[-1]
    if last.get("activation") != "softmax":
        output = tf.identity(output)
    return keras.losses.get(kind)(target, output)


def float32(values):
    return np.asarray(values, dtype=np.float32).astype(np.float64)


def numbers(tensor, digits=10):
    values = np.asarray(tensor)
    assert np.isfinite(values).all(), "a case that diverges proves nothing"
    return [float(f"{value:.{digits}g}") for value in values.ravel()]


def tensors(model, values):
    named = {}
    for tensor, variable in zip(values, model.trainable_variables):
        named[tensor_name(model, variable)] = numbers(tensor)
    return named


def tensor_name(model, variable):
    for index, layer in enumerate(model.layers):
        for candidate in layer.weights:
            if candidate is variable:
                return f"{index}/{candidate.name}"
    raise KeyError(variable.path)


def make_case(layers, loss, optimizer, random, spread=1.0):
    keras.backend.clear_session()
    model = keras_model(layers)
    for variable in model.trainable_variables:
        variable.assign(float32(random.uniform(-1, 1, variable.shape) * spread))
    start = tensors(model, model.trainable_variables)
    batches = []
    for size in BATCH_SIZES:
        labels = random.integers(0, CLASSES, size)
        batches.append((float32(random.uniform(-1, 1, (size, INPUTS))), labels))
    steps, first = run(model, layers, loss, keras_optimizer(optimizer), batches)
    return {
        "layers": layers,
        "loss": loss,
        "optimizer": optimizer,
        "weights": start,
        "batches": [{"inputs": numbers(x), "labels": labels.tolist()} for x, labels in batches],
        "first": first,
        "after": steps,
    }


def run(model, layers, loss, optimizer, batches):
    """Takes the batches in turn for 100 steps; returns the weights after some and what the first step computed."""
    after, first = {}, None
    for step in range(max(SNAPSHOTS)):
        x, labels = batches[step % len(batches)]
        target = np.eye(CLASSES)[labels]
        with tf.GradientTape() as tape:
            output = model(x, training=True)
            per_sample = loss_of(loss, layers, target, output)
            mean = tf.reduce_mean(per_sample)
        gradients = tape.gradient(mean, model.trainable_variables)
        if first is None:
            first = {
                "outputs": numbers(output),
                "lossSum": numbers(tf.reduce_sum(per_sample))[0],
                "gradients": tensors(model, gradients),
            }
        optimizer.apply(gradients, model.trainable_variables)
        if step + 1 in SNAPSHOTS:
            after[str(step + 1)] = tensors(model, model.trainable_variables)
    return after, first


def dense(units, activation):
    return {"kind": "Dense", "units": units, "activation": activation}


def activation_cases(random):
    """Each activation inside a network, and at its end under each loss. Short: one step tells all of an activation."""
    cases = {}
    for name in ACTIVATIONS:
        hidden = [dense(4, name), dense(CLASSES, "softmax")]
        cases[f"hidden {name}"] = make_case(hidden, LOSSES[0], ADAM, random, spread=3)
        for loss in LOSSES:
            # Cross-entropy needs outputs that are positive and not clipped away to be worth comparing.
            if loss == LOSSES[0] and name not in ("softmax", "sigmoid", "softplus", "exponential"):
                continue
            cases[f"{name} under {loss}"] = make_case([dense(CLASSES, name)], loss, ADAM, random, spread=2)
    layers = [dense(4, "linear"), {"kind": "Activation", "activation": "tanh"}, dense(CLASSES, "linear")]
    layers.append({"kind": "Activation", "activation": "softmax"})
    cases["activations as layers"] = make_case(layers, LOSSES[0], ADAM, random)
    return cases


def optimizer_cases(random):
    layers = [dense(4, "tanh"), dense(CLASSES, "softmax")]
    cases = {}
    for optimizer in OPTIMIZERS:
        arguments = ", ".join(f"{key} {value}" for key, value in optimizer.items() if key != "kind")
        for loss in LOSSES:
            cases[f"{optimizer['kind']} ({arguments}) on {loss}"] = make_case(layers, loss, optimizer, random)
    return cases


def clipped_case():
    """Cross-entropy of outputs that Keras clips: a linear end with a share of 0 and one beyond 1."""
    random = np.random.default_rng(7)
    return {"linear under cross-entropy, clipped": make_case([dense(CLASSES, "linear")], LOSSES[0], OPTIMIZERS[0], random, spread=2)}


INITIALIZERS = [
    "zeros", "ones", "glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "lecun_uniform", "lecun_normal",
]  # fmt: skip


def initializer_limits():
    """For each initializer and shape: the fans' consequence. Uniform: the limit; normal: the deviation before the cut."""
    rows = []
    for name in INITIALIZERS:
        for shape in [(784, 128), (128, 10), (3, 3, 32, 64), (7,)]:
            values = np.asarray(keras.initializers.get(name)(shape, dtype="float64"))
            rows.append({"initializer": name, "shape": list(shape), **spread_of(name, shape, values)})
    return rows


def spread_of(name, shape, values):
    if name in ("zeros", "ones"):
        return {"low": float(values.min()), "high": float(values.max()), "spread": None}
    initializer = keras.initializers.get(name)
    fan_in, fan_out = keras.src.initializers.random_initializers.compute_fans(shape)
    fans = {"fan_in": fan_in, "fan_avg": (fan_in + fan_out) / 2}[initializer.mode]
    variance = initializer.scale / max(1.0, fans)
    if initializer.distribution == "uniform":
        spread, bound = np.sqrt(3 * variance), np.sqrt(3 * variance)
    else:
        spread = np.sqrt(variance) / 0.87962566103423978
        bound = 2 * spread
    # Keras's own draw confirms the bound: inside, and in a large tensor close to it.
    assert np.abs(values).max() <= bound * (1 + 1e-6), (name, shape)
    assert values.size < 1000 or np.abs(values).max() > 0.9 * bound, (name, shape)
    return {"low": float(-bound), "high": float(bound), "spread": float(spread)}


def summaries():
    def text(layers, input_shape):
        keras.backend.clear_session()
        keras.config.set_floatx("float32")
        model = keras.Sequential([keras.Input(input_shape)])
        for kind, arguments in layers:
            model.add(getattr(keras.layers, kind)(**arguments))
        lines = []
        model.summary(line_length=88, print_fn=lines.append)
        keras.config.set_floatx("float64")
        return re.sub(r"[ \t]+\n", "\n", "\n".join(lines)).rstrip("\n")

    tutorial = [
        ("Flatten", {}), ("Dense", {"units": 128, "activation": "relu"}), ("Dense", {"units": 10, "activation": "softmax"}),
    ]  # fmt: skip
    deep = [
        ("Flatten", {}), ("Dense", {"units": 3}), ("Activation", {"activation": "relu"}), ("Dropout", {"rate": 0.2}),
        ("Dense", {"units": 1500}), ("Dropout", {"rate": 0.5}), ("Dense", {"units": 10}), ("Activation", {"activation": "softmax"}),
    ]  # fmt: skip
    pair = {"kernel_size": (3, 3), "activation": "relu"}
    images = [
        ("Conv2D", {"filters": 32, **pair}), ("MaxPooling2D", {}), ("Conv2D", {"filters": 64, **pair}), ("MaxPooling2D", {}),
        ("ZeroPadding2D", {}), ("DepthwiseConv2D", {"kernel_size": 3}), ("DepthwiseConv2D", {"kernel_size": 3}),
        ("AveragePooling2D", {"pool_size": 1}), ("AveragePooling2D", {"pool_size": 1}), ("UpSampling2D", {}),
        ("GlobalAveragePooling2D", {}), ("Dense", {"units": 10}),
    ]  # fmt: skip
    steps = [
        ("Conv1D", {"filters": 8, "kernel_size": 3, "padding": "same"}), ("MaxPooling1D", {}), ("AveragePooling1D", {"pool_size": 2}),
        ("GlobalMaxPooling1D", {}), ("Dense", {"units": 3}),
    ]  # fmt: skip
    return {
        "tutorial": text(tutorial, (28, 28)), "deep": text(deep, (28, 28)),
        "images": text(images, (28, 28, 1)), "steps": text(steps, (28, 28)),
    }  # fmt: skip


def write(name, content):
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / f"{name}.json"
    head = {"madeBy": f"scripts/keras/{Path(sys.argv[0]).name}", "keras": keras.__version__, "tensorflow": tf.__version__}
    path.write_text(json.dumps({**head, **content}, separators=(",", ":"), ensure_ascii=False) + "\n")
    print(f"{path.name}: {path.stat().st_size / 1024:.0f} KB")


def main():
    keras.config.set_floatx("float64")
    random = np.random.default_rng(20)
    write("activations", {"cases": activation_cases(random)})
    write("optimizers", {"cases": {**optimizer_cases(random), **clipped_case()}})
    write("initializers", {"rows": initializer_limits()})
    write("summaries", {"texts": summaries()})


if __name__ == "__main__":
    main()
