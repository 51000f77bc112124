"""Keras on TensorFlow, as its users call it: compile and fit. With or without XLA, whichever is faster."""

from turns import (arguments, batch_size, digits, fastest, sample_count, seconds_per_call, take_turns, tell, timed,
                   wait_for_turn, whole_epoch, work)
import time

import keras
import tensorflow as tf

NAME = f"Keras {keras.__version__} on TensorFlow {tf.__version__}"
SMALL_PART = 12 * batch_size


def network(jit_compile):
    layers = [getattr(keras.layers, layer["kind"])(**arguments(layer)) for layer in work["layers"]]
    model = keras.Sequential([keras.Input(work["inputShape"]), *layers])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"], jit_compile=jit_compile)
    return model


class Turns(keras.callbacks.Callback):
    """One epoch of a single call of fit is one turn. The first epoch is not counted."""

    def __init__(self, what):
        super().__init__()
        self.what = what

    def on_epoch_begin(self, epoch, logs=None):
        if epoch > 0:
            wait_for_turn()
        self.started = time.perf_counter()

    def on_epoch_end(self, epoch, logs=None):
        seconds = whole_epoch(time.perf_counter() - self.started)
        tell({"seconds": seconds} if epoch > 0 else {"ready": self.what})


def fit(model, x, y, epochs=1, callbacks=None):
    return model.fit(x, y, batch_size=batch_size, epochs=epochs, verbose=0, callbacks=callbacks)


def train():
    x, y = digits("train", sample_count)
    models = {"without XLA": network(False), "with XLA": network(True)}

    def seconds(model):
        part = max(SMALL_PART, sample_count // 8)
        fit(model, x[:part], y[:part])
        return min(timed(lambda: fit(model, x[:part], y[:part])) for _ in range(2))

    way, model = fastest(models, seconds)
    fit(model, x, y, 1_000_000, [Turns(f"{NAME}, fit {way}")])


def predict():
    x, _ = digits("t10k", 1)
    model = network(False)
    compiled = tf.function(lambda image: model(image, training=False))
    tensor = tf.constant(x)
    ways = {
        "predict": lambda: model.predict(x, verbose=0),
        "predict_on_batch": lambda: model.predict_on_batch(x),
        "tf.function": lambda: compiled(tensor).numpy(),
    }
    way, call = fastest(ways, lambda way: seconds_per_call(way, 20))
    take_turns(f"{NAME}, {way}", lambda: seconds_per_call(call))


def evaluate():
    x, y = digits("t10k")
    model = network(False)
    ways = {
        f"batch {size}": lambda size=size: model.evaluate(x, y, batch_size=size, verbose=0) for size in (32, 256, 1000)
    }

    def seconds(way):
        way()
        return min(timed(way) for _ in range(2))

    way, call = fastest(ways, seconds)
    take_turns(f"{NAME}, evaluate, {way}", lambda: timed(call))


{"train": train, "predict": predict, "evaluate": evaluate}[work["task"]]()
