"""Trains three small networks in PyTorch and writes what ParityTest and InitialTest compare with.

    python3 parity.py           (Debian: package python3-torch; made with PyTorch 1.13 on one thread)

writes, beside itself:
    losses.csv      the loss before each step
    parameters.csv  sum and Euclidean norm of each parameter and running statistic after the last step
    initial.csv     the distribution of the first values of PyTorch's layers

Weights and batches come from a generator that the tests have as well, so neither is stored.
"""

import csv
import math
import pathlib

import torch
from torch import nn

FOLDER = pathlib.Path(__file__).parent
STEPS, BATCH, BATCHES, CLASSES, TOKENS, VOCABULARY = 20, 16, 2, 10, 12, 20
BITS = (1 << 64) - 1


class Numbers:
    """SplitMix64, from a state that is the FNV-1a hash of a name."""

    def __init__(self, name):
        self.state = 0xCBF29CE484222325
        for byte in name.encode():
            self.state = (self.state ^ byte) * 0x100000001B3 & BITS

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & BITS
        mixed = self.state
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & BITS
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & BITS
        return mixed ^ mixed >> 31

    def uniform(self):
        """From 0 to below 1, a multiple of 2^-24."""
        return (self.bits() >> 40) / (1 << 24)

    def below(self, bound):
        return (self.bits() >> 40) * bound >> 24


def first_values(path, shape):
    numbers = Numbers(path)
    if len(shape) > 1:
        root = math.sqrt(math.prod(shape[1:]))
        values = [(2 * numbers.uniform() - 1) / root for _ in range(math.prod(shape))]
    else:
        least = 0.5 if path.endswith((".scale", ".running-variance")) else -0.5
        values = [least + numbers.uniform() for _ in range(shape[0])]
    return torch.tensor(values, dtype=torch.float64).float().reshape(shape)


def images(batch):
    numbers = Numbers(f"images {batch}")
    values = [4 * numbers.uniform() - 2 for _ in range(BATCH * 3 * 16 * 16)]
    return torch.tensor(values).reshape(BATCH, 3, 16, 16)


def tokens(batch):
    numbers = Numbers(f"tokens {batch}")
    return torch.tensor([numbers.below(VOCABULARY) for _ in range(BATCH * TOKENS)]).reshape(BATCH, TOKENS)


def labels(batch):
    numbers = Numbers(f"labels {batch}")
    return torch.tensor([numbers.below(CLASSES) for _ in range(BATCH)])


def conv_norm(inputs, outputs, kernel, stride=1, groups=1):
    conv = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False)
    return nn.ModuleDict({"conv": conv, "norm": nn.BatchNorm2d(outputs)})


def run(pair, x):
    return pair["norm"](pair["conv"](x))


class BasicBlock(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.first = conv_norm(inputs, outputs, 3, stride)
        self.second = conv_norm(outputs, outputs, 3)
        self.shortcut = conv_norm(inputs, outputs, 1, stride) if stride > 1 else None

    def forward(self, x):
        y = run(self.second, torch.relu(run(self.first, x)))
        return torch.relu(y + (run(self.shortcut, x) if self.shortcut else x))


class ResNet(nn.Module):
    batch = staticmethod(images)

    def __init__(self):
        super().__init__()
        self.stem = conv_norm(3, 8, 3)
        self.pool = nn.MaxPool2d(3, 2, 1)
        self.block1 = BasicBlock(8, 8, 1)
        self.block2 = BasicBlock(8, 16, 2)
        self.classes = nn.Linear(16, CLASSES)

    def forward(self, x):
        x = self.pool(torch.relu(run(self.stem, x)))
        return self.classes(self.block2(self.block1(x)).mean((2, 3)))


class InvertedResidual(nn.Module):
    def __init__(self, inputs, expanded, outputs, kernel, stride):
        super().__init__()
        self.expand = conv_norm(inputs, expanded, 1)
        self.depthwise = conv_norm(expanded, expanded, kernel, stride, expanded)
        self.squeeze = nn.Linear(expanded, expanded // 4)
        self.excite = nn.Linear(expanded // 4, expanded)
        self.project = conv_norm(expanded, outputs, 1)
        self.act = nn.Hardswish()
        self.gate = nn.Hardsigmoid()
        self.residual = stride == 1 and inputs == outputs

    def forward(self, x):
        y = self.act(run(self.expand, x))
        y = self.act(run(self.depthwise, y))
        scale = self.gate(self.excite(torch.relu(self.squeeze(y.mean((2, 3))))))
        y = run(self.project, y * scale[:, :, None, None])
        return x + y if self.residual else y


class MobileNet(nn.Module):
    batch = staticmethod(images)

    def __init__(self):
        super().__init__()
        self.stem = conv_norm(3, 8, 3, 2)
        self.block1 = InvertedResidual(8, 16, 8, 3, 1)
        self.block2 = InvertedResidual(8, 24, 12, 5, 2)
        self.head = conv_norm(12, 32, 1)
        self.act = nn.Hardswish()
        self.classes = nn.Linear(32, CLASSES)

    def forward(self, x):
        x = self.block2(self.block1(self.act(run(self.stem, x))))
        return self.classes(self.act(run(self.head, x)).mean((2, 3)))


class EncoderBlock(nn.Module):
    def __init__(self, features, heads):
        super().__init__()
        self.norm1 = nn.LayerNorm(features)
        self.attention = nn.MultiheadAttention(features, heads, batch_first=True)
        self.norm2 = nn.LayerNorm(features)
        self.widen = nn.Linear(features, 2 * features)
        self.narrow = nn.Linear(2 * features, features)
        self.act = nn.GELU()

    def forward(self, x):
        y = self.norm1(x)
        x = x + self.attention(y, y, y, need_weights=False)[0]
        return x + self.narrow(self.act(self.widen(self.norm2(x))))


class Transformer(nn.Module):
    batch = staticmethod(tokens)

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, 16)
        self.position = nn.Parameter(torch.zeros(TOKENS, 16))
        self.block1 = EncoderBlock(16, 2)
        self.block2 = EncoderBlock(16, 4)
        self.norm = nn.LayerNorm(16)
        self.classes = nn.Linear(16, CLASSES)

    def forward(self, x):
        x = self.embedding(x) + self.position
        return self.classes(self.norm(self.block2(self.block1(x))).mean(1))


NORM_KINDS = {
    "weight": "scale",
    "bias": "shift",
    "running_mean": "running-mean",
    "running_var": "running-variance",
}


def named_tensors(network):
    """What is compared, by the path that the tests have for it; views of the network's own tensors."""
    for name, module in network.named_modules():
        path = name.replace(".", "/").replace("out_proj", "out")
        own = [*module.named_parameters(recurse=False), *module.named_buffers(recurse=False)]
        for kind, tensor in own:
            tensor = tensor.data
            if isinstance(module, nn.MultiheadAttention):
                for part, rows in zip(("query", "key", "value"), tensor.chunk(3)):
                    yield f"{path}/{part}.{kind.replace('in_proj_', '')}", rows
            elif isinstance(module, Transformer):
                yield f"{kind}.weight", tensor
            elif isinstance(module, (nn.BatchNorm2d, nn.LayerNorm)):
                if kind in NORM_KINDS:
                    yield f"{path}.{NORM_KINDS[kind]}", tensor
            else:
                yield f"{path}.{kind}", tensor


def train(network, optimizer):
    """The loss before each step; the learning rate falls along half a cosine wave."""
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: (1 + math.cos(math.pi * step / STEPS)) / 2)
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.1)
    network.train()
    for step in range(STEPS):
        loss = loss_of(network(network.batch(step % BATCHES)), labels(step % BATCHES))
        yield loss.item()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()


OPTIMIZERS = {
    "sgd": lambda weights: torch.optim.SGD(weights, lr=0.2, momentum=0.9, weight_decay=0.01),
    "adamw": lambda weights: torch.optim.AdamW(weights, lr=0.02, betas=(0.9, 0.99), eps=1e-3, weight_decay=0.1),
}


def write(name, header, rows):
    with open(FOLDER / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def train_all():
    losses, parameters = [], []
    for network_type in (ResNet, MobileNet, Transformer):
        for name, optimizer in OPTIMIZERS.items():
            network = network_type()
            key = network_type.__name__.lower(), name
            for path, tensor in named_tensors(network):
                tensor.copy_(first_values(path, tensor.shape))
            for step, loss in enumerate(train(network, optimizer(network.parameters()))):
                losses.append((*key, step, f"{loss:.7g}"))
            for path, tensor in named_tensors(network):
                tensor = tensor.double()
                parameters.append((*key, path, f"{tensor.sum():.7g}", f"{tensor.norm():.7g}"))
    write("losses.csv", ("network", "optimizer", "step", "loss"), losses)
    write("parameters.csv", ("network", "optimizer", "path", "sum", "norm"), parameters)


def initial():
    layers = {
        "conv": nn.Conv2d(4, 10_000, 3),
        "grouped": nn.Conv2d(10_000, 10_000, 5, groups=2_500),
        "depthwise": nn.Conv2d(10_000, 10_000, 3, groups=10_000),
        "linear": nn.Linear(7, 10_000),
        "batch-norm": nn.BatchNorm2d(10_000),
        "layer-norm": nn.LayerNorm(10_000),
        "embedding": nn.Embedding(1_000, 100),
    }
    for layer, module in layers.items():
        for path, tensor in named_tensors(nn.ModuleDict({layer: module})):
            tensor = tensor.double()
            yield (path, tensor.numel(), f"{tensor.mean():.7g}", f"{tensor.std(unbiased=False):.7g}",
                   f"{tensor.min():.7g}", f"{tensor.max():.7g}")


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.manual_seed(1)
    train_all()
    write("initial.csv", ("path", "count", "mean", "deviation", "least", "largest"), initial())
