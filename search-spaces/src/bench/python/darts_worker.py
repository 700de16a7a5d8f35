"""One step of DARTS with PyTorch, as Liu et al. 2019 and their published code have it: all operations of every edge, mixed by a softmax.

Arguments: a folder with what DartsWorker.java wrote, the number of images in a batch, channels, cells, "plain" or "channels-last". Says
"ready PARAMETERS OPERATIONS MACS"; then each line "step STEPS" is answered by a line: CPU and wall seconds of the whole process, then the training
and the validation loss of each step.
"""
import json
import struct
import sys
import time

import numpy
import torch
import torch.nn.functional as F
from torch import nn

OPERATIONS = [
    "none", "max_pool_3x3", "avg_pool_3x3", "skip_connect", "sep_conv_3x3", "sep_conv_5x5", "dil_conv_3x3", "dil_conv_5x5",
]
NODES = 4
STEM = 3


def norm(channels):
    return nn.BatchNorm2d(channels, affine=False)


class Zero(nn.Module):
    def __init__(self, stride):
        super().__init__()
        self.stride = stride

    def forward(self, x):
        return x[:, :, :: self.stride, :: self.stride].mul(0.0)


class FactorizedReduce(nn.Module):
    def __init__(self, before, channels):
        super().__init__()
        self.relu = nn.ReLU(inplace=False)
        self.one = nn.Conv2d(before, channels // 2, 1, stride=2, bias=False)
        self.other = nn.Conv2d(before, channels // 2, 1, stride=2, bias=False)
        self.norm = norm(channels)

    def forward(self, x):
        x = self.relu(x)
        return self.norm(torch.cat([self.one(x), self.other(x[:, :, 1:, 1:])], dim=1))


def relu_conv_norm(before, channels):
    return nn.Sequential(nn.ReLU(inplace=False), nn.Conv2d(before, channels, 1, bias=False), norm(channels))


def separable(channels, kernel, stride, dilation=1):
    padding = dilation * (kernel // 2)
    depthwise = nn.Conv2d(channels, channels, kernel, stride, padding, dilation, groups=channels, bias=False)
    return [nn.ReLU(inplace=False), depthwise, nn.Conv2d(channels, channels, 1, bias=False), norm(channels)]


def operation(name, channels, stride):
    if name == "none":
        return Zero(stride)
    if name == "max_pool_3x3":
        return nn.Sequential(nn.MaxPool2d(3, stride=stride, padding=1), norm(channels))
    if name == "avg_pool_3x3":
        return nn.Sequential(nn.AvgPool2d(3, stride=stride, padding=1, count_include_pad=False), norm(channels))
    if name == "skip_connect":
        return nn.Identity() if stride == 1 else FactorizedReduce(channels, channels)
    kind, kernel = name.split("_")[0], int(name[-1])
    if kind == "sep":
        return nn.Sequential(*separable(channels, kernel, stride), *separable(channels, kernel, 1))
    return nn.Sequential(*separable(channels, kernel, stride, 2))


class MixedOperation(nn.Module):
    def __init__(self, channels, stride):
        super().__init__()
        self.operations = nn.ModuleList(operation(name, channels, stride) for name in OPERATIONS)

    def forward(self, x, weights):
        return sum(w * op(x) for w, op in zip(weights, self.operations))


class Cell(nn.Module):
    def __init__(self, before, last, channels, reduces, reduced_before):
        super().__init__()
        self.first = FactorizedReduce(before, channels) if reduced_before else relu_conv_norm(before, channels)
        self.second = relu_conv_norm(last, channels)
        self.edges = nn.ModuleList(
            MixedOperation(channels, 2 if reduces and source < 2 else 1) for node in range(NODES) for source in range(2 + node)
        )

    def forward(self, before, last, weights):
        states = [self.first(before), self.second(last)]
        offset = 0
        for _ in range(NODES):
            total = sum(self.edges[offset + j](state, weights[offset + j]) for j, state in enumerate(states))
            offset += len(states)
            states.append(total)
        return torch.cat(states[2:], dim=1)


class Network(nn.Module):
    def __init__(self, channels, cells):
        super().__init__()
        stem = STEM * channels
        self.stem = nn.Sequential(nn.Conv2d(3, stem, 3, padding=1, bias=False), nn.BatchNorm2d(stem))
        self.cells = nn.ModuleList()
        self.reduces = []
        before, last, reduced_before = stem, stem, False
        for k in range(cells):
            reduces = k in (cells // 3, 2 * cells // 3)
            channels *= 2 if reduces else 1
            self.cells.append(Cell(before, last, channels, reduces, reduced_before))
            self.reduces.append(reduces)
            before, last, reduced_before = last, NODES * channels, reduces
        self.classifier = nn.Linear(last, 10)
        edges = sum(2 + node for node in range(NODES))
        self.alphas = [(1e-3 * torch.randn(edges, len(OPERATIONS))).requires_grad_(True) for _ in range(2)]

    def forward(self, x):
        before = last = self.stem(x)
        for cell, reduces in zip(self.cells, self.reduces):
            weights = F.softmax(self.alphas[int(reduces)], dim=-1)
            before, last = last, cell(before, last, weights)
        return self.classifier(F.adaptive_avg_pool2d(last, 1).flatten(1))


def read_weights(file):
    with open(file, "rb") as stream:
        header = json.loads(stream.read(struct.unpack("<Q", stream.read(8))[0]))
        data = stream.read()
    return [
        torch.tensor(numpy.frombuffer(data[slice(*entry["data_offsets"])], numpy.float32).reshape(entry["shape"]))
        for _, entry in sorted(header.items(), key=lambda item: item[1]["data_offsets"])
    ]


def load(network, folder):
    """Weights that NAS4J drew, in its order: that of the cells, their edges and operations."""
    weights = read_weights(folder + "/weights.safetensors")
    parameters = list(network.parameters())
    if [list(w.shape) for w in weights] != [list(p.shape) for p in parameters]:
        raise ValueError("the networks differ: %s" % [(list(w.shape), list(p.shape)) for w, p in zip(weights, parameters)])
    for parameter, weight in zip(parameters, weights):
        parameter.data = weight
    alphas = numpy.fromfile(folder + "/alphas.bin", numpy.float32).reshape(2, -1, len(OPERATIONS))
    network.alphas = [torch.tensor(a).requires_grad_(True) for a in alphas]


def count_macs(network, x):
    macs = []

    def count(layer, _, out):
        fan = layer.in_features if isinstance(layer, nn.Linear) else layer.weight[0].numel()
        macs.append(out[0].numel() * fan)

    handles = [m.register_forward_hook(count) for m in network.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]
    with torch.no_grad():
        network.eval()(x[:1])
    for handle in handles:
        handle.remove()
    return sum(macs)


def main():
    folder, batch, channels, cells, layout = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
    torch.set_num_threads(1)
    network = Network(channels, cells)
    load(network, folder)
    if layout == "channels-last":
        network = network.to(memory_format=torch.channels_last)
    images = torch.from_numpy(numpy.fromfile(folder + "/images.bin", numpy.float32).reshape(-1, batch, 3, 32, 32))
    labels = torch.from_numpy(numpy.fromfile(folder + "/labels.bin", numpy.int32).astype(numpy.int64).reshape(-1, batch))
    optimizer = torch.optim.SGD(network.parameters(), lr=0.025, momentum=0.9, weight_decay=3e-4)
    alphas = torch.optim.Adam(network.alphas, lr=3e-4, betas=(0.5, 0.999), weight_decay=1e-3)
    done = 0

    def loss(k):
        x = images[k]
        if layout == "channels-last":
            x = x.contiguous(memory_format=torch.channels_last)
        return F.cross_entropy(network(x), labels[k])

    def step():
        k = 2 * done % len(images)
        alphas.zero_grad()
        validation = loss(k + 1)
        validation.backward()
        alphas.step()
        optimizer.zero_grad()
        training = loss(k)
        training.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5)
        optimizer.step()
        return training.item(), validation.item()

    operations = sum(len(m.operations) for m in network.modules() if isinstance(m, MixedOperation))
    macs = count_macs(network, images[0])
    network.train()
    print("ready", sum(p.numel() for p in network.parameters()), operations, macs, flush=True)
    for line in sys.stdin:
        losses = []
        wall, cpu = time.perf_counter(), time.process_time()
        for _ in range(int(line.split()[1])):
            losses.extend(step())
            done += 1
        print(time.process_time() - cpu, time.perf_counter() - wall, *losses, flush=True)


main()
