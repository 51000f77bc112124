"""Writes test/engine/parity/losses.json: real Keras under every loss, with label smoothing, values as targets and sample weights.

    .venv/bin/python scripts/keras/losses_parity.py

See make-parity.py for what it needs and how it computes.
"""

import importlib
import json
import re

make = importlib.import_module("make-parity")
keras, np, tf = make.keras, make.np, make.tf

SGD = {"kind": "SGD", "learningRate": 0.05, "momentum": 0.9, "nesterov": False}
MEANS = [
    ("mean_squared_error", {}), ("mean_absolute_error", {}), ("huber", {}), ("huber", {"delta": 0.3}),
    ("log_cosh", {}), ("mean_absolute_percentage_error", {}),
]  # fmt: skip
DEFAULTS = {
    "categorical_crossentropy": {"labelSmoothing": 0}, "binary_crossentropy": {"labelSmoothing": 0}, "huber": {"delta": 1},
}  # fmt: skip
CLASS_LOSSES = {
    "CategoricalCrossentropy": "categorical_crossentropy", "SparseCategoricalCrossentropy": "sparse_categorical_crossentropy",
    "BinaryCrossentropy": "binary_crossentropy", "MeanSquaredError": "mean_squared_error", "Huber": "huber", "LogCosh": "log_cosh",
    "MeanAbsoluteError": "mean_absolute_error", "MeanAbsolutePercentageError": "mean_absolute_percentage_error",
}  # fmt: skip
CLASS_NAMES = {kind: name for name, kind in CLASS_LOSSES.items()}
FUSED = {
    "categorical_crossentropy": "softmax", "sparse_categorical_crossentropy": "softmax", "binary_crossentropy": "sigmoid",
}  # fmt: skip


def keras_loss(config):
    arguments = {re.sub("[A-Z]", lambda m: "_" + m[0].lower(), key): value for key, value in config.items() if key != "kind"}
    return getattr(keras.losses, CLASS_NAMES[config["kind"]])(**arguments)


def loss_value(config, layers, target, output, weights):
    """The mean that fit() makes small and reports: sum of weight times loss, divided by the batch size. Where the last activation is not the one
    a cross-entropy fuses with, tf.identity hides its logits (see loss_of in make-parity.py)."""
    if FUSED.get(config["kind"]) != layers[-1].get("activation"):
        output = tf.identity(output)
    return keras_loss(config)(target, output, sample_weight=weights)


def make_case(config, layers, targets, random, weighted=False, optimizer=SGD):
    keras.backend.clear_session()
    model = make.keras_model(layers)
    for variable in model.trainable_variables:
        variable.assign(make.float32(random.uniform(-1, 1, variable.shape)))
    config = {"kind": config[0], **DEFAULTS.get(config[0], {}), **config[1]}
    width = layers[-1]["units"]
    batches = []
    for size in make.BATCH_SIZES:
        batch = {"inputs": make.float32(random.uniform(-1, 1, (size, make.INPUTS)))}
        if targets == "classes":
            batch["labels"] = random.integers(0, width, size)
        elif targets == "yes or no":
            batch["values"] = random.integers(0, 2, (size, width)).astype(np.float64)
        else:
            batch["values"] = make.float32(random.uniform(-2, 2, (size, width)))
        if weighted:
            batch["weights"] = make.float32(random.uniform(0, 3, size) * (random.uniform(0, 1, size) > 0.2))
        batches.append(batch)
    start = make.tensors(model, model.trainable_variables)
    after, first = run(model, layers, config, make.keras_optimizer(optimizer), batches)
    stored = [{key: np.asarray(value).ravel().tolist() if key == "labels" else make.numbers(value) for key, value in batch.items()} for batch in batches]
    return {
        "layers": layers, "loss": config, "optimizer": optimizer, "weights": start, "batches": stored, "first": first, "after": after,
    }  # fmt: skip


def target_of(config, batch, width):
    if "values" in batch:
        return batch["values"]
    return batch["labels"] if config["kind"].startswith("sparse") else np.eye(width)[batch["labels"]]


def run(model, layers, config, optimizer, batches):
    after, first = {}, None
    for step in range(max(make.SNAPSHOTS)):
        batch = batches[step % len(batches)]
        target = target_of(config, batch, layers[-1]["units"])
        with tf.GradientTape() as tape:
            output = model(batch["inputs"], training=True)
            mean = loss_value(config, layers, target, output, batch.get("weights"))
        gradients = tape.gradient(mean, model.trainable_variables)
        if first is None:
            first = {
                "outputs": make.numbers(output),
                "lossSum": make.numbers(mean * len(batch["inputs"]))[0],
                "gradients": make.tensors(model, gradients),
            }
        optimizer.apply(gradients, model.trainable_variables)
        if step + 1 in make.SNAPSHOTS:
            after[str(step + 1)] = make.tensors(model, model.trainable_variables)
    return after, first


def cases():
    random = np.random.default_rng(31)
    hidden = make.dense(4, "tanh")
    found = {}
    for kind in ["categorical_crossentropy", "sparse_categorical_crossentropy"]:
        smoothings = [0, 0.1] if kind.startswith("cat") else [0]
        for smoothing in smoothings:
            arguments = {"labelSmoothing": smoothing} if kind.startswith("cat") else {}
            for last in ["softmax", "sigmoid", "exponential"]:
                name = f"{kind} after {last}, smoothing {smoothing}"
                found[name] = make_case((kind, arguments), [hidden, make.dense(3, last)], "classes", random)
    for smoothing in [0, 0.2]:
        for last in ["sigmoid", "hard_sigmoid", "softmax"]:
            for targets in ["classes", "yes or no"]:
                name = f"binary_crossentropy after {last}, {targets}, smoothing {smoothing}"
                layers = [hidden, make.dense(3, last)]
                found[name] = make_case(("binary_crossentropy", {"labelSmoothing": smoothing}), layers, targets, random)
    for config in MEANS:
        for targets in ["classes", "values"]:
            if config[0] == "mean_absolute_percentage_error" and targets == "classes":
                continue
            layers = [hidden, make.dense(3 if targets == "classes" else 2, "linear")]
            # Steps that land on a kink of |e| depend on the last bit: small ones do not reach it.
            rate = {**SGD, "learningRate": 0.0001 if "percentage" in config[0] else 0.01}
            name = f"{config[0]} {config[1] or ''} of {targets}"
            found[name] = make_case(config, layers, targets, random, optimizer=rate)
    for config, last, targets in [
        (("categorical_crossentropy", {"labelSmoothing": 0.1}), "softmax", "classes"),
        (("sparse_categorical_crossentropy", {}), "softmax", "classes"),
        (("binary_crossentropy", {}), "sigmoid", "yes or no"),
        (("huber", {"delta": 0.5}), "linear", "values"),
    ]:
        layers = [hidden, make.dense(3, last)]
        found[f"{config[0]} with sample weights"] = make_case(config, layers, targets, random, weighted=True)
    return found


def fitted():
    """What fit() itself reports with class weights, with sample weights and with validation: one epoch without shuffling."""
    random = np.random.default_rng(5)
    inputs, labels = make.float32(random.uniform(-1, 1, (23, make.INPUTS))), random.integers(0, 3, 23)
    weights = make.float32(random.uniform(0, 2, 23))
    class_weight = [0.5, 1.0, 4.0]
    layers = [make.dense(4, "tanh"), make.dense(3, "softmax")]
    runs = {}
    for name in ["plain", "classWeight", "sampleWeights"]:
        keras.backend.clear_session()
        model = make.keras_model(layers)
        start = np.random.default_rng(6)
        for variable in model.trainable_variables:
            variable.assign(make.float32(start.uniform(-1, 1, variable.shape)))
        begun = make.tensors(model, model.trainable_variables)
        model.compile(optimizer=make.keras_optimizer({**SGD, "learningRate": 0.1}), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
        more = {"classWeight": {"class_weight": dict(enumerate(class_weight))}, "sampleWeights": {"sample_weight": weights}}.get(name, {})
        history = model.fit(inputs, labels, batch_size=4, epochs=2, shuffle=False, validation_split=0.2, verbose=0, **more).history
        after = make.tensors(model, model.trainable_variables)
        runs[name] = {"history": {key: make.numbers(values) for key, values in history.items()}, "after": after}
    return {
        "layers": layers, "optimizer": {**SGD, "learningRate": 0.1}, "weights": begun, "inputs": make.numbers(inputs), "labels": labels.tolist(),
        "sampleWeights": make.numbers(weights), "classWeight": class_weight, "batchSize": 4, "validationSplit": 0.2, "runs": runs,
    }  # fmt: skip


def main():
    keras.config.set_floatx("float64")
    make.write("losses", {"madeBy": "scripts/keras/losses_parity.py", "cases": cases()})
    make.write("fit", {"madeBy": "scripts/keras/losses_parity.py", **fitted()})


if __name__ == "__main__":
    main()
