"""Writes test/engine/parity/weights.json: networks whose weights have penalties, other beginnings or no bias, as real Keras trains them.

    .venv/bin/python scripts/keras/weights_parity.py

Like make-parity.py, whose functions it uses; its cases have an input shape too, hold what the network answers when it is only asked
(some layers answer differently in training), and every weight, trained or not.
"""

import importlib.util
import re
from pathlib import Path

_spec = importlib.util.spec_from_file_location("make_parity", Path(__file__).with_name("make-parity.py"))
base = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(base)

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

SGD = {"kind": "SGD", "learningRate": 0.05, "momentum": 0.0, "nesterov": False}
MOMENTUM = {"kind": "SGD", "learningRate": 0.02, "momentum": 0.8, "nesterov": False}
# Betas that float32, to which Keras rounds them, holds exactly. Where loss and penalty balance, Adam divides what little is left by
# its own size: with a small epsilon only rounding would show.
ADAM = {"kind": "Adam", "learningRate": 0.01, "beta1": 0.875, "beta2": 0.984375, "epsilon": 1e-2}
CROSSENTROPY, SQUARED = base.LOSSES


def keras_name(name):
    return re.sub(r"([A-Z])", lambda match: "_" + match.group(1).lower(), name)


def keras_argument(name, value):
    """A variant of the contract ({kind, ...}) as the Keras object."""
    if not isinstance(value, dict):
        return value
    arguments = {keras_name(key): item for key, item in value.items() if key != "kind"}
    if name.endswith("Regularizer"):
        return None if value["kind"] == "none" else getattr(keras.regularizers, value["kind"])(**arguments)
    return keras.initializers.get({"class_name": value["kind"], "config": arguments})


def keras_layer(layer):
    arguments = {keras_name(key): keras_argument(key, value) for key, value in layer.items() if key != "kind"}
    return getattr(keras.layers, layer["kind"])(**arguments)


def all_tensors(model):
    return {base.tensor_name(model, variable): base.numbers(variable) for variable in model.weights}


def make_case(layers, loss, optimizer, random, input_shape=(5,), spread=1.0, batch_sizes=(4, 4, 3), numbers=None):
    """Inputs are real numbers from -1 to 1, or whole ones below `numbers`."""
    keras.backend.clear_session()
    model = keras.Sequential([keras.Input(input_shape)] + [keras_layer(layer) for layer in layers])
    for variable in model.weights:
        low = 0.5 if variable.name == "moving_variance" else -1
        variable.assign(base.float32(random.uniform(low, 1, variable.shape) * spread))
    start = all_tensors(model)
    batches = []
    for size in batch_sizes:
        labels = random.integers(0, base.CLASSES, size)
        shape = (size, *input_shape)
        x = random.uniform(-1, 1, shape) if numbers is None else random.integers(0, numbers, shape)
        batches.append((base.float32(x), labels))
    inference = evaluate(model, layers, loss, batches[0])
    after, first = run(model, layers, loss, base.keras_optimizer(optimizer), batches)
    return {
        "inputShape": list(input_shape),
        "layers": layers,
        "loss": loss,
        "optimizer": optimizer,
        "weights": start,
        "batches": [{"inputs": base.numbers(x), "labels": labels.tolist()} for x, labels in batches],
        "inference": inference,
        "first": first,
        "after": after,
        "finalInference": evaluate(model, layers, loss, batches[0]),
    }


def losses(model, layers, loss, labels, output):
    """Each sample's loss, and what the regularizers add to their mean."""
    per_sample = base.loss_of(loss, layers, np.eye(base.CLASSES)[labels], output)
    return per_sample, sum(model.losses, tf.constant(0.0, "float64"))


def loss_sum(per_sample, penalty):
    return base.numbers(tf.reduce_sum(per_sample) + len(per_sample) * penalty)[0]


def evaluate(model, layers, loss, batch):
    x, labels = batch
    output = model(x, training=False)
    return {"outputs": base.numbers(output), "lossSum": loss_sum(*losses(model, layers, loss, labels, output))}


def run(model, layers, loss, optimizer, batches):
    """Takes the batches in turn for 100 steps; returns the weights after some and what the first step computed."""
    after, first = {}, None
    for step in range(max(base.SNAPSHOTS)):
        x, labels = batches[step % len(batches)]
        with tf.GradientTape() as tape:
            output = model(x, training=True)
            per_sample, penalty = losses(model, layers, loss, labels, output)
            mean = tf.reduce_mean(per_sample) + penalty
        gradients = tape.gradient(mean, model.trainable_variables)
        if first is None:
            first = {
                "outputs": base.numbers(output),
                "lossSum": loss_sum(per_sample, penalty),
                "gradients": base.tensors(model, gradients),
            }
        optimizer.apply(gradients, model.trainable_variables)
        if step + 1 in base.SNAPSHOTS:
            after[str(step + 1)] = all_tensors(model)
    return after, first


def dense(units, activation, **more):
    return {"kind": "Dense", "units": units, "activation": activation, **more}


def weight_cases(random):
    l1, l2 = {"kind": "L1", "l1": 0.02}, {"kind": "L2", "l2": 0.03}
    both = {"kind": "L1L2", "l1": 0.01, "l2": 0.02}
    networks = {
        "no bias": [dense(4, "tanh", useBias=False), dense(base.CLASSES, "softmax", useBias=False)],
        "kernel L2": [dense(4, "tanh", kernelRegularizer=l2), dense(base.CLASSES, "softmax")],
        "kernel L1, bias L2": [
            dense(4, "tanh"), dense(base.CLASSES, "softmax", kernelRegularizer=l1, biasRegularizer=l2),
        ],
        "L1L2 everywhere": [
            dense(4, "tanh", kernelRegularizer=both, biasRegularizer=both),
            dense(base.CLASSES, "softmax", useBias=False, kernelRegularizer=both),
        ],
    }  # fmt: skip
    cases = {}
    for name, layers in networks.items():
        for loss in base.LOSSES:
            for optimizer in (SGD, MOMENTUM, ADAM):
                cases[f"{name}, {loss}, {optimizer['kind']} {optimizer.get('momentum', '')}".strip()] = make_case(layers, loss, optimizer, random)
    return cases


def orthogonal_rows(random):
    """What keras.initializers.Orthogonal makes of a given standard normal matrix."""
    rows = []
    for shape, gain in [((5, 3), 1.0), ((3, 5), 1.0), ((4, 4), 0.5), ((2, 2, 3, 4), 2.0)]:
        columns = shape[-1]
        count = int(np.prod(shape))
        flat = (max(columns, count // columns), min(columns, count // columns))
        normal = random.standard_normal(flat)
        module = keras.src.initializers.random_initializers.random
        drawn, module.normal = module.normal, lambda *_args, **_more: tf.constant(normal)
        values = keras.initializers.Orthogonal(gain)(shape, dtype="float64")
        module.normal = drawn
        rows.append({"shape": list(shape), "gain": gain, "normal": base.numbers(normal, 17), "values": base.numbers(values, 17)})
    return rows


def main():
    keras.config.set_floatx("float64")
    random = np.random.default_rng(31)
    base.write("weights", {"cases": weight_cases(random), "orthogonal": orthogonal_rows(random)})


if __name__ == "__main__":
    main()
