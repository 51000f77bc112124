"""What every peer shares: its work, the digits, and taking turns (the Python twin of bench/contenders/turns.ts).

A peer is called with the folder of the IDX files, the number of threads and its work as JSON (bench/works.ts).
"""

import json
import os
import re
import statistics
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import numpy as np

TRAIN_COUNT = 60_000
PREDICTIONS = 200

folder, threads, work = sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3])
batch_size = work["batchSize"]
sample_count = work["sampleCount"]


def _file(name, header):
    with open(os.path.join(folder, f"{name}-ubyte"), "rb") as file:
        return np.frombuffer(file.read()[header:], dtype=np.uint8)


def digits(split, count=None):
    """Images as float32 from 0 to 1 in the work's shape, and labels as int32: all of a split or its first `count`."""
    labels = _file(f"{split}-labels-idx1", 8)[:count].astype("int32")
    images = _file(f"{split}-images-idx3", 16)[: len(labels) * 784]
    return (images.astype("float32") / 255).reshape(len(labels), *work["inputShape"]), labels


def snake_case(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def arguments(layer):
    """A layer's arguments by Keras's names."""
    return {snake_case(name): value for name, value in layer.items() if name != "kind"}


def tell(message):
    print(json.dumps(message), flush=True)


def wait_for_turn():
    """Ends the program when there is none."""
    if sys.stdin.readline() == "":
        os._exit(0)


def take_turns(what, turn):
    """`turn` returns the seconds it took; the first is not counted."""
    turn()
    tell({"ready": what})
    while True:
        wait_for_turn()
        tell({"seconds": turn()})


def timed(call):
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def whole_epoch(seconds):
    return seconds * TRAIN_COUNT / sample_count


def seconds_per_call(call, count=PREDICTIONS):
    return statistics.median(timed(call) for _ in range(count))


def fastest(ways, measure):
    """The name and value of the way that `measure` finds the fastest: a peer is measured by its best."""
    times = {name: measure(way) for name, way in ways.items()}
    name = min(times, key=times.get)
    return name, ways[name]
