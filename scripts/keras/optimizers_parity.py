"""Writes test/engine/parity/optimizer-options.json and schedules.json: every optimizer with all its options, and every learning rate
schedule, as Keras computes them. Set up as make-parity.py says; run by the same Python.

Arguments go to Keras as float64 numbers, so that its TensorFlow backend does not round them to float32 on the way.
"""

import importlib.util
from pathlib import Path

spec = importlib.util.spec_from_file_location("make_parity", Path(__file__).with_name("make-parity.py"))
parity = importlib.util.module_from_spec(spec)
spec.loader.exec_module(parity)
keras, np, tf = parity.keras, parity.np, parity.tf

NAMES = {
    "learningRate": "learning_rate", "beta1": "beta_1", "beta2": "beta_2", "weightDecay": "weight_decay",
    "globalClipnorm": "global_clipnorm", "initialAccumulatorValue": "initial_accumulator_value",
}  # fmt: skip
CLIPPINGS = [{"clipnorm": 0.125}, {"clipvalue": 0.03125}, {"globalClipnorm": 0.25}]
# Every option of each kind on; the clippings are added in turn.
OPTIONS = [
    {"kind": "SGD", "learningRate": 0.1, "momentum": 0.8, "nesterov": True, "weightDecay": 0.05},
    {"kind": "RMSprop", "learningRate": 0.003, "rho": 0.8, "momentum": 0.5, "epsilon": 1e-4, "centered": True, "weightDecay": 0.1},
    {"kind": "Adagrad", "learningRate": 0.05, "initialAccumulatorValue": 0.02, "epsilon": 1e-5, "weightDecay": 0.05},
    {"kind": "Adadelta", "learningRate": 1.0, "rho": 0.9, "epsilon": 1e-5, "weightDecay": 0.01},
    {"kind": "Adam", "learningRate": 0.01, "beta1": 0.8, "beta2": 0.9, "epsilon": 1e-4, "amsgrad": True, "weightDecay": 0.1},
    {"kind": "AdamW", "learningRate": 0.01, "beta1": 0.7, "beta2": 0.95, "epsilon": 1e-5, "amsgrad": True, "weightDecay": 0.2},
    {"kind": "Adamax", "learningRate": 0.01, "beta1": 0.8, "beta2": 0.9, "epsilon": 1e-4, "weightDecay": 0.1},
    {"kind": "Nadam", "learningRate": 0.01, "beta1": 0.8, "beta2": 0.9, "epsilon": 1e-4, "weightDecay": 0.1},
    {"kind": "Lion", "learningRate": 0.002, "beta1": 0.8, "beta2": 0.9, "weightDecay": 0.1},
]  # fmt: skip
# One option at a time, and the kinds that make-parity.py does not have as they come.
SINGLES = [
    {"kind": "Adagrad"}, {"kind": "Adadelta"}, {"kind": "AdamW"}, {"kind": "Adamax"}, {"kind": "Nadam"}, {"kind": "Lion"},
    {"kind": "Adam", "amsgrad": True, "learningRate": 0.01}, {"kind": "Adam", "weightDecay": 0.1, "learningRate": 0.01},
    {"kind": "RMSprop", "centered": True}, {"kind": "RMSprop", "momentum": 0.9},
    {"kind": "SGD", "weightDecay": 0.1, "learningRate": 0.1},
]  # fmt: skip


def optimizer_of(config):
    arguments = {NAMES.get(key, key): number(value) for key, value in config.items() if key != "kind"}
    if "initial_accumulator_value" in arguments:
        arguments["initial_accumulator_value"] = float(arguments["initial_accumulator_value"])
    return getattr(keras.optimizers, config["kind"])(**with_defaults(config["kind"], arguments))


def with_defaults(kind, arguments):
    """Keras's own defaults, as float64 too."""
    defaults = getattr(keras.optimizers, kind)().get_config()
    for key in ("learning_rate", "beta_1", "beta_2", "rho", "epsilon", "weight_decay"):
        if isinstance(defaults.get(key), float):
            # The learning rate is stored as a float64 variable already; its config is exact.
            arguments.setdefault(key, np.float64(defaults[key]))
    return arguments


def number(value):
    return np.float64(value) if isinstance(value, float) else value


def optimizer_cases():
    random = np.random.default_rng(41)
    layers = [parity.dense(4, "tanh"), parity.dense(parity.CLASSES, "softmax")]
    parity.keras_optimizer = optimizer_of
    cases = {}
    configs = SINGLES + [{**options, **clipping} for options in OPTIONS for clipping in CLIPPINGS]
    for config in configs:
        arguments = ", ".join(f"{key} {value}" for key, value in config.items() if key != "kind")
        case = parity.make_case(layers, "categorical_crossentropy", config, random)
        assert_clips(config, case["first"]["gradients"])
        cases[f"{config['kind']} ({arguments})"] = case
    return cases


def assert_clips(config, gradients):
    """A limit that nothing reaches proves nothing."""
    tensors = [np.asarray(values) for values in gradients.values()]
    norms = [np.linalg.norm(tensor) for tensor in tensors]
    assert max(norms) > config.get("clipnorm", 0), norms
    assert np.linalg.norm(norms) > config.get("globalClipnorm", 0), norms
    assert max(np.abs(tensor).max() for tensor in tensors) > config.get("clipvalue", 0)


SCHEDULES = [
    ("ExponentialDecay", 0.1, {"decaySteps": 7, "decayRate": 0.9, "staircase": False}),
    ("ExponentialDecay", 0.1, {"decaySteps": 7, "decayRate": 0.9, "staircase": True}),
    ("CosineDecay", 0.1, {"decaySteps": 40, "alpha": 0.0}),
    ("CosineDecay", 0.1, {"decaySteps": 40, "alpha": 0.25}),
    ("CosineDecay", 0.01, {"decaySteps": 40, "alpha": 0.1, "warmupTarget": 0.2, "warmupSteps": 13}),
    ("CosineDecay", 0.01, {"decaySteps": 40, "alpha": 0.1, "warmupTarget": 0.2, "warmupSteps": 0}),
    ("CosineDecayRestarts", 0.1, {"firstDecaySteps": 9, "tMul": 2.0, "mMul": 1.0, "alpha": 0.0}),
    ("CosineDecayRestarts", 0.1, {"firstDecaySteps": 9, "tMul": 1.0, "mMul": 0.8, "alpha": 0.1}),
    ("CosineDecayRestarts", 0.1, {"firstDecaySteps": 9, "tMul": 1.5, "mMul": 0.9, "alpha": 0.05}),
    ("PiecewiseConstantDecay", 0.1, {"boundaries": [10, 20, 55], "values": [0.5, 0.1, 0.05, 0.01]}),
    ("PiecewiseConstantDecay", 0.1, {"boundaries": [1], "values": [0.5, 0.1]}),
    ("PolynomialDecay", 0.1, {"decaySteps": 30, "endLearningRate": 0.01, "power": 1.0, "cycle": False}),
    ("PolynomialDecay", 0.1, {"decaySteps": 30, "endLearningRate": 0.01, "power": 2.5, "cycle": True}),
    ("PolynomialDecay", 0.01, {"decaySteps": 30, "endLearningRate": 0.1, "power": 0.5, "cycle": False}),
    ("InverseTimeDecay", 0.1, {"decaySteps": 7, "decayRate": 0.5, "staircase": False}),
    ("InverseTimeDecay", 0.1, {"decaySteps": 7, "decayRate": 0.5, "staircase": True}),
]  # fmt: skip
SCHEDULE_NAMES = {
    "decaySteps": "decay_steps", "decayRate": "decay_rate", "warmupTarget": "warmup_target", "warmupSteps": "warmup_steps",
    "firstDecaySteps": "first_decay_steps", "tMul": "t_mul", "mMul": "m_mul", "endLearningRate": "end_learning_rate",
}  # fmt: skip
STEPS = [0, 1, 2, 3, 6, 7, 8, 9, 10, 11, 12, 13, 14, 18, 20, 21, 26, 27, 29, 30, 31, 39, 40, 41, 53, 55, 56, 60, 61, 80, 100, 1000]


def schedule_rows():
    rows = []
    for kind, initial, config in SCHEDULES:
        arguments = {SCHEDULE_NAMES.get(key, key): number(value) for key, value in config.items()}
        if kind == "PiecewiseConstantDecay":
            arguments["values"] = [np.float64(value) for value in config["values"]]
        else:
            arguments["initial_learning_rate"] = np.float64(initial)
        schedule = getattr(keras.optimizers.schedules, kind)(**arguments)
        rates = [float(schedule(tf.constant(step, dtype=tf.int64))) for step in STEPS]
        rows.append({"schedule": {"kind": kind, **config}, "initial": initial, "rates": parity.numbers(rates, 15)})
    return rows


def epoch_end_rates():
    """What Keras itself logs as the learning rate at the end of an epoch of three steps."""
    keras.backend.clear_session()
    schedule = keras.optimizers.schedules.ExponentialDecay(np.float64(0.1), 4, np.float64(0.5))
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.SGD(schedule), loss="mse")
    seen = []
    log = keras.callbacks.LambdaCallback(
        on_epoch_end=lambda epoch, logs: seen.append(float(model.optimizer.learning_rate))
    )
    model.fit(np.zeros((6, 2)), np.zeros((6, 1)), batch_size=2, epochs=3, verbose=0, callbacks=[log])
    return seen


def optimizer_defaults():
    """Every argument that the contract has too, by its name there; None where Keras leaves it open."""
    own = {keras_name: name for name, keras_name in NAMES.items()}
    shared = {"use_ema", "ema_momentum", "ema_overwrite_frequency", "loss_scale_factor", "gradient_accumulation_steps", "name"}
    rows = {}
    for kind in sorted({config["kind"] for config in OPTIONS}):
        config = getattr(keras.optimizers, kind)().get_config()
        rows[kind] = {own.get(key, key): value for key, value in config.items() if key not in shared}
    return rows


def main():
    keras.config.set_floatx("float64")
    parity.write("optimizer-options", {"cases": optimizer_cases()})
    parity.write("schedules", {"steps": STEPS, "rows": schedule_rows(), "epochEnds": epoch_end_rates(), "defaults": optimizer_defaults()})


if __name__ == "__main__":
    main()
