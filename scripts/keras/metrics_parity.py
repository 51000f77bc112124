"""Writes test/engine/parity/metrics.json: what Keras's metrics say of fixed answers.

    .venv/bin/python scripts/keras/metrics_parity.py
"""

import importlib

make = importlib.import_module("make-parity")
keras, np = make.keras, make.np
metrics = keras.metrics


def result(metric, target, output):
    for start in range(0, len(output), 8):
        batch = slice(start, start + 8)
        # TensorFlow looks for the highest answers in float32 only; nothing is rounded by that, the answers are.
        kind = np.float32 if isinstance(metric, metrics.TopKCategoricalAccuracy) else np.float64
        metric.update_state(target[batch].astype(kind), output[batch].astype(kind))
    return float(np.asarray(metric.result()))


def of_classes(random, count, classes, sharpness):
    labels = random.integers(0, classes, count)
    logits = random.normal(0, 1, (count, classes))
    logits[np.arange(count), labels] += sharpness
    powers = np.exp(logits)
    output = (powers / powers.sum(-1, keepdims=True)).astype(np.float32)
    target = np.eye(classes)[labels]
    named = {
        "accuracy": metrics.CategoricalAccuracy(dtype="float64"),
        "top_k_categorical_accuracy": metrics.TopKCategoricalAccuracy(dtype="float64"),
        "precision": metrics.Precision(dtype="float64"),
        "recall": metrics.Recall(dtype="float64"),
        "f1_score": metrics.F1Score(average="macro", dtype="float64"),
        "auc": metrics.AUC(dtype="float64"),
        "mean_absolute_error": metrics.MeanAbsoluteError(dtype="float64"),
        "root_mean_squared_error": metrics.RootMeanSquaredError(dtype="float64"),
        "r2_score": metrics.R2Score(dtype="float64"),
    }
    values = {name: result(metric, target, output) for name, metric in named.items()}
    sparse = result(metrics.SparseCategoricalAccuracy(dtype="float64"), labels, output)
    assert sparse == values["accuracy"]
    return {"labels": labels.tolist(), "classes": classes, "outputs": numbers(output), "values": values}


def of_values(random, count, width, offset):
    target = (random.normal(offset, 3, (count, width))).astype(np.float32)
    output = (target + random.normal(0.2, 1.5, (count, width))).astype(np.float32)
    named = {
        "mean_absolute_error": metrics.MeanAbsoluteError(dtype="float64"),
        "root_mean_squared_error": metrics.RootMeanSquaredError(dtype="float64"),
        "r2_score": metrics.R2Score(dtype="float64"),
    }
    values = {name: result(metric, target, output) for name, metric in named.items()}
    return {"targets": numbers(target), "width": width, "outputs": numbers(output), "values": values}


def numbers(values):
    return [float(value) for value in np.asarray(values).ravel()]


def main():
    keras.config.set_floatx("float64")
    random = np.random.default_rng(12)
    cases = {
        "seven classes": of_classes(random, 60, 7, 1.5),
        "three classes, sure": of_classes(random, 21, 3, 6),
        "ten classes, guessing": of_classes(random, 50, 10, 0),
        "one value": of_values(random, 33, 1, 20),
        "three values": of_values(random, 19, 3, 0),
    }
    make.write("metrics", {"madeBy": "scripts/keras/metrics_parity.py", "cases": cases})
    for name, case in cases.items():
        print(name, case["values"])


if __name__ == "__main__":
    main()
