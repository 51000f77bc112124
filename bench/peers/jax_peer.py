"""JAX: a whole epoch (shuffle, batches, Adam, accuracy) jitted as one scan. Networks of dense layers only."""

from turns import batch_size, digits, sample_count, seconds_per_call, take_turns, timed, whole_epoch, work

import jax
import jax.numpy as jnp
import numpy as np

NAME = f"JAX {jax.__version__}"
RATE, BETA1, BETA2, EPSILON = 1e-3, 0.9, 0.999, 1e-7
tree = jax.tree_util.tree_map


def initial_weights():
    generator, size, weights = np.random.default_rng(1), int(np.prod(work["inputShape"])), []
    for layer in work["layers"]:
        if layer["kind"] == "Flatten":
            continue
        if layer["kind"] != "Dense":
            raise SystemExit(f"Not measured with JAX: {layer['kind']}")
        limit = np.sqrt(6 / (size + layer["units"]))
        kernel = generator.uniform(-limit, limit, (size, layer["units"])).astype("float32")
        weights.append((jnp.asarray(kernel), jnp.zeros(layer["units"], "float32")))
        size = layer["units"]
    return weights


def logits_of(weights, x):
    for kernel, bias in weights[:-1]:
        x = jax.nn.relu(x @ kernel + bias)
    kernel, bias = weights[-1]
    return x @ kernel + bias


def loss_of(weights, x, y):
    logits = logits_of(weights, x)
    loss = -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(logits), y[:, None], axis=1))
    return loss, jnp.sum(jnp.argmax(logits, 1) == y)


def step(state, batch):
    weights, m, v, t = state
    (loss, correct), gradient = jax.value_and_grad(loss_of, has_aux=True)(weights, *batch)
    t = t + 1
    m = tree(lambda m, g: BETA1 * m + (1 - BETA1) * g, m, gradient)
    v = tree(lambda v, g: BETA2 * v + (1 - BETA2) * g * g, v, gradient)
    alpha = RATE * jnp.sqrt(1 - BETA2**t) / (1 - BETA1**t)
    weights = tree(lambda w, m, v: w - alpha * m / (jnp.sqrt(v) + EPSILON), weights, m, v)
    return (weights, m, v, t), (loss, correct)


def train():
    images, labels = digits("train", sample_count)
    x, y = jnp.asarray(images.reshape(sample_count, -1)), jnp.asarray(labels)
    whole = sample_count // batch_size * batch_size

    @jax.jit
    def epoch(state, key):
        order = jax.random.permutation(key, sample_count)
        batches = order[:whole].reshape(-1, batch_size)
        state, (_, correct) = jax.lax.scan(lambda state, batch: step(state, (x[batch], y[batch])), state, batches)
        counted = jnp.sum(correct)
        if whole < sample_count:
            rest = order[whole:]
            state, (_, more) = step(state, (x[rest], y[rest]))
            counted += more
        return state, counted

    weights = initial_weights()
    zeros = tree(jnp.zeros_like, weights)
    state, keys = (weights, zeros, zeros, jnp.float32(0)), iter(jax.random.split(jax.random.key(1), 10_000))

    def turn():
        nonlocal state
        state, correct = epoch(state, next(keys))
        correct.block_until_ready()

    take_turns(f"{NAME}, whole epoch jitted", lambda: whole_epoch(timed(turn)))


def predict():
    images, _ = digits("t10k", 1)
    x, weights = jnp.asarray(images.reshape(1, -1)), initial_weights()
    call = jax.jit(lambda x: jax.nn.softmax(logits_of(weights, x)))
    take_turns(f"{NAME}, jitted", lambda: seconds_per_call(lambda: call(x).block_until_ready()))


def evaluate():
    images, labels = digits("t10k")
    x, y, weights = jnp.asarray(images.reshape(len(images), -1)), jnp.asarray(labels), initial_weights()
    call = jax.jit(lambda x, y: loss_of(weights, x, y))
    take_turns(f"{NAME}, jitted, one batch", lambda: timed(lambda: jax.block_until_ready(call(x, y))))


{"train": train, "predict": predict, "evaluate": evaluate}[work["task"]]()
