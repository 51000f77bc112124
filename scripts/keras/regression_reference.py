"""Writes test/engine/parity/regression.json: how well Keras does what the preset "regression" does, over a few seeds.

    .venv/bin/python scripts/keras/regression_reference.py

The same cars, the same split (engine/data/auto-mpg.ts), the same network and settings; float32 as Keras is used every day. Also stores the
mean and deviation that NumPy finds for the inputs.
"""

import importlib
import json

make = importlib.import_module("make-parity")
keras, np = make.keras, make.np

CARS = make.OUT.parents[2] / "node_modules" / "vega-datasets" / "data" / "cars.json"
KEYS = ["Cylinders", "Displacement", "Horsepower", "Weight_in_lbs", "Acceleration"]
ORIGINS = ["USA", "Europe", "Japan"]
SEEDS = range(1, 9)


def samples():
    cars = [car for car in json.loads(CARS.read_text()) if car["Miles_per_Gallon"] and car["Horsepower"]]
    rows = [[car[key] for key in KEYS] + [int(car["Year"][2:4])] + [float(car["Origin"] == o) for o in ORIGINS] for car in cars]
    order = [(index * 165 + 83) % len(cars) for index in range(len(cars))]
    inputs = np.asarray(rows, dtype=np.float64)[order]
    targets = np.asarray([car["Miles_per_Gallon"] for car in cars], dtype=np.float64)[order]
    count = 314
    mean, deviation = inputs[:count].mean(0), inputs[:count].std(0)
    inputs = ((inputs - mean) / deviation).astype(np.float32)
    targets = targets.astype(np.float32)[:, None]
    return (inputs[:count], targets[:count]), (inputs[count:], targets[count:]), mean, deviation


def train(seed, training, test):
    keras.utils.set_random_seed(seed)
    layers = [keras.layers.Dense(64, activation="relu"), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(1)]
    model = keras.Sequential([keras.Input((9,)), *layers])
    metrics = ["mean_absolute_error", "root_mean_squared_error", keras.metrics.R2Score()]
    model.compile(optimizer=keras.optimizers.Adam(0.001), loss="mean_squared_error", metrics=metrics)
    history = model.fit(*training, epochs=100, batch_size=32, validation_split=0.2, verbose=0).history
    loss, error, root, score = model.evaluate(*test, verbose=0)
    run = {"loss": loss, "mean_absolute_error": error, "root_mean_squared_error": root, "r2_score": score}
    run["training_loss"], run["validation_loss"] = history["loss"][-1], history["val_loss"][-1]
    return {name: float(f"{value:.6g}") for name, value in run.items()}


def main():
    training, test, mean, deviation = samples()
    runs = [train(seed, training, test) for seed in SEEDS]
    for run in runs:
        print(run)
    stored = {"mean": make.numbers(mean), "deviation": make.numbers(deviation), "runs": runs}
    make.write("regression", {"madeBy": "scripts/keras/regression_reference.py", **stored})


if __name__ == "__main__":
    main()
