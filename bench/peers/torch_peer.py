"""PyTorch: a plain training loop with fused Adam, data already in memory as one tensor, not compiled."""

from turns import (arguments, batch_size, digits, sample_count, seconds_per_call, take_turns, threads, timed, whole_epoch,
                   work)

import torch
from torch import nn

torch.set_num_threads(threads)
NAME = f"PyTorch {torch.__version__}, {threads} threads"
ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}


class LastOfSequence(nn.Module):
    """A recurrent layer of which the last step's output is passed on."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, x):
        return self.layer(x)[0][:, -1]


def modules(layer, shape):
    """The modules of a layer and the shape behind it; images have their channels first. Softmax belongs to the loss."""
    kind, values = layer["kind"], arguments(layer)
    activation = ACTIVATIONS.get(values.get("activation"))
    after = [activation()] if activation else []
    if kind == "Flatten":
        size = 1
        for axis in shape:
            size *= axis
        return [nn.Flatten()], (size,)
    if kind == "Dense":
        return [nn.Linear(shape[0], values["units"]), *after], (values["units"],)
    if kind == "Conv2D":
        (height, width), filters = values["kernel_size"], values["filters"]
        same = values.get("padding") == "same"
        sizes = shape[1:] if same else (shape[1] - height + 1, shape[2] - width + 1)
        convolution = nn.Conv2d(shape[0], filters, (height, width), padding="same" if same else 0)
        return [convolution, *after], (filters, *sizes)
    if kind == "MaxPooling2D":
        return [nn.MaxPool2d(2)], (shape[0], shape[1] // 2, shape[2] // 2)
    if kind == "BatchNormalization":
        return [nn.BatchNorm2d(shape[0], eps=1e-3, momentum=0.01)], shape
    if kind == "Activation":
        return after, shape
    if kind == "Dropout":
        return [nn.Dropout(values["rate"])], shape
    if kind in ("LSTM", "GRU"):
        layer = getattr(nn, kind)(shape[1], values["units"], batch_first=True)
        return [LastOfSequence(layer)], (values["units"],)
    raise SystemExit(f"No PyTorch module for {kind}")


def channels_first(shape):
    return (shape[2], shape[0], shape[1]) if len(shape) == 3 else tuple(shape)


def network():
    shape, parts = channels_first(work["inputShape"]), []
    for layer in work["layers"]:
        added, shape = modules(layer, shape)
        parts += added
    return nn.Sequential(*parts)


def tensors(split, count=None):
    x, y = digits(split, count)
    images = torch.from_numpy(x)
    if images.dim() == 4:
        images = images.permute(0, 3, 1, 2).contiguous()
    return images, torch.from_numpy(y).long()


def train():
    x, y = tensors("train", sample_count)
    model = network()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, eps=1e-7, fused=True)

    def epoch():
        order = torch.randperm(sample_count)
        correct = torch.zeros((), dtype=torch.long)
        for start in range(0, sample_count, batch_size):
            batch = order[start : start + batch_size]
            targets = y[batch]
            optimizer.zero_grad(set_to_none=True)
            logits = model(x[batch])
            nn.functional.cross_entropy(logits, targets).backward()
            optimizer.step()
            correct += (logits.argmax(1) == targets).sum()
        correct.item()

    take_turns(f"{NAME}, fused Adam", lambda: whole_epoch(timed(epoch)))


@torch.inference_mode()
def predict():
    x, _ = tensors("t10k", 1)
    model = network().eval()
    take_turns(NAME, lambda: seconds_per_call(lambda: model(x).softmax(1)))


@torch.inference_mode()
def evaluate():
    x, y = tensors("t10k")
    model = network().eval()

    def score():
        logits = model(x)
        nn.functional.cross_entropy(logits, y).item()
        (logits.argmax(1) == y).sum().item()

    take_turns(f"{NAME}, one batch", lambda: timed(score))


{"train": train, "predict": predict, "evaluate": evaluate}[work["task"]]()
