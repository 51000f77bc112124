"""Writes test/engine/parity/signatures.json: the arguments of every Keras class that the contract names, with Keras's own defaults.

    .venv/bin/python scripts/keras/signatures.py

See make-parity.py for what it needs. A new kind of the contract is one name here.
"""

import importlib
import inspect

make = importlib.import_module("make-parity")
keras = make.keras

GROUPS = {
    "layers": [
        "Dense", "Flatten", "Dropout", "Activation", "Conv1D", "Conv2D", "DepthwiseConv2D", "MaxPooling1D", "MaxPooling2D",
        "AveragePooling1D", "AveragePooling2D", "GlobalMaxPooling1D", "GlobalMaxPooling2D", "GlobalAveragePooling1D",
        "GlobalAveragePooling2D", "ZeroPadding2D", "UpSampling2D", "Reshape", "BatchNormalization", "LayerNormalization",
        "SpatialDropout2D", "GaussianNoise", "SimpleRNN", "LSTM", "GRU", "Bidirectional", "TimeDistributed", "Embedding",
    ],
    "optimizers": ["Adam", "SGD", "RMSprop", "AdamW", "Adagrad", "Adadelta", "Adamax", "Nadam", "Lion"],
    "losses": [
        "CategoricalCrossentropy", "SparseCategoricalCrossentropy", "BinaryCrossentropy", "MeanSquaredError", "MeanAbsoluteError",
        "Huber", "LogCosh", "MeanAbsolutePercentageError",
    ],
    "metrics": [
        "CategoricalAccuracy", "TopKCategoricalAccuracy", "Precision", "Recall", "F1Score", "AUC", "MeanAbsoluteError",
        "RootMeanSquaredError", "R2Score",
    ],
    "schedules": [
        "ExponentialDecay", "CosineDecay", "CosineDecayRestarts", "PiecewiseConstantDecay", "PolynomialDecay", "InverseTimeDecay",
    ],
    "initializers": [
        "Zeros", "Ones", "Constant", "RandomUniform", "RandomNormal", "TruncatedNormal", "GlorotUniform", "GlorotNormal",
        "HeUniform", "HeNormal", "LecunUniform", "LecunNormal", "Orthogonal",
    ],
    "regularizers": ["L1", "L2", "L1L2"],
}  # fmt: skip
MODULES = {"schedules": keras.optimizers.schedules}


def signature(of):
    """Required arguments by name; the others with their default, tuples as lists."""
    kinds = (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL)
    parameters = [
        p for p in inspect.signature(of).parameters.values() if p.kind not in kinds and p.name != "self"
    ]
    return {
        "required": [p.name for p in parameters if p.default is p.empty],
        "defaults": {p.name: p.default for p in parameters if p.default is not p.empty},
    }


def main():
    signatures = {
        group: {name: signature(getattr(MODULES.get(group) or getattr(keras, group), name)) for name in names}
        for group, names in GROUPS.items()
    }
    fit = {"fit": signature(keras.Model.fit)}
    make.write("signatures", {**signatures, "model": fit})


if __name__ == "__main__":
    main()
