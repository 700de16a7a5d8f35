"""Trains with PyTorch the network that TrainingWorker.java described in a folder.

Arguments: the folder, the number of images in a batch, "plain" or "channels-last". Each line "train STEPS" or "infer STEPS" is
answered by a line: CPU and wall seconds of the whole process, then the loss before each step (or the first logit).
"""
import json
import struct
import sys
import time

import numpy
import torch
import torch.nn.functional as F

ACTIVATIONS = {
    "RELU": F.relu,
    "RELU6": F.relu6,
    "HSWISH": F.hardswish,
    "HSIGMOID": F.hardsigmoid,
    "SIGMOID": torch.sigmoid,
}


def read_weights(file):
    with open(file, "rb") as stream:
        header = json.loads(stream.read(struct.unpack("<Q", stream.read(8))[0]))
        data = stream.read()
    return {
        name: torch.tensor(numpy.frombuffer(data[slice(*entry["data_offsets"])], numpy.float32).reshape(entry["shape"]))
        for name, entry in header.items()
    }


class Network(torch.nn.Module):
    """One function for each node. Activations work in place where torchvision's networks let them: after a norm."""

    def __init__(self, folder):
        super().__init__()
        self.weights = read_weights(folder + "/weights.safetensors")
        with open(folder + "/graph.txt") as lines:
            self.nodes = [line.rstrip("\n").split("\t") for line in lines]
        inputs = [[int(i) for i in node[3].split()] for node in self.nodes]
        readers = [sum(i == reader for found in inputs for reader in found) for i in range(len(inputs))]
        self.steps = [
            (self.step(node, found, readers), found, i) for i, (node, found) in enumerate(zip(self.nodes, inputs)) if found
        ]
        lasts = {i: k for k, (_, found, _) in enumerate(self.steps) for i in found}
        self.steps = [
            (run, found, i, [j for j in set(found) if lasts[j] == k]) for k, (run, found, i) in enumerate(self.steps)
        ]
        for name, weight in self.weights.items():
            if "running" not in name:
                weight.requires_grad_(True)

    def trained(self):
        return [weight for weight in self.weights.values() if weight.requires_grad]

    def to_channels_last(self):
        for weight in self.trained():
            if weight.dim() == 4:
                weight.data = weight.data.to(memory_format=torch.channels_last)

    def step(self, node, inputs, readers):
        path, op, settings, _ = node
        settings = settings.split()
        weights = self.weights
        if op == "Conv2d":
            _, stride, dilation, padding, groups = map(int, settings)
            weight, bias = weights[path + ".weight"], weights.get(path + ".bias")
            return lambda x: F.conv2d(x, weight, bias, stride, padding, dilation, groups)
        if op == "Pool":
            size, stride, _, padding, count = map(int, settings)
            return lambda x: F.avg_pool2d(x, size, stride, padding, count_include_pad=bool(count))
        if op == "BatchNorm":
            mean, variance = weights[path + ".running-mean"], weights[path + ".running-variance"]
            scale, shift = weights[path + ".scale"], weights[path + ".shift"]
            return lambda x: F.batch_norm(x, mean, variance, scale, shift, self.training, 0.1, 1e-5)
        if op == "Activation":
            function = ACTIVATIONS[settings[0]]
            if self.nodes[inputs[0]][1] == "BatchNorm" and readers[inputs[0]] == 1 and settings[0] != "SIGMOID":
                return lambda x: function(x, inplace=True)
            return function
        if op == "Linear":
            weight, bias = weights[path + ".weight"], weights.get(path + ".bias")
            return lambda x: F.linear(x, weight, bias)
        if op == "GlobalPool":
            return lambda x: F.adaptive_avg_pool2d(x, 1).flatten(1)
        if op == "Multiply":
            return lambda x, gate: x * (gate if gate.dim() == x.dim() else gate[:, :, None, None])
        if op == "Add":
            return add
        raise ValueError(op)

    def forward(self, x):
        values = {0: x}
        for run, inputs, output, dead in self.steps:
            values[output] = run(*[values[i] for i in inputs])
            for i in dead:
                del values[i]
        return values[len(self.nodes) - 1]


def add(*terms):
    total = terms[0] + terms[1]
    for term in terms[2:]:
        total = total + term
    return total


def main():
    folder, batch, layout = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    torch.set_num_threads(1)
    network = Network(folder)
    shape = [int(size) for size in network.nodes[0][2].split()]
    images = torch.from_numpy(numpy.fromfile(folder + "/images.bin", numpy.float32).reshape([-1, batch] + shape))
    labels = torch.from_numpy(numpy.fromfile(folder + "/labels.bin", numpy.int32).astype(numpy.int64).reshape(-1, batch))
    if layout == "channels-last":
        network.to_channels_last()
    optimizer = torch.optim.SGD(network.trained(), lr=0.02, momentum=0.9, weight_decay=5e-4)
    done = 0

    def inputs():
        x = images[done % len(images)]
        return x.contiguous(memory_format=torch.channels_last) if layout == "channels-last" else x

    def train():
        network.train()
        optimizer.zero_grad()
        loss = F.cross_entropy(network(inputs()), labels[done % len(images)])
        loss.backward()
        optimizer.step()
        return loss.item()

    def infer():
        network.eval()
        with torch.no_grad():
            return network(inputs())[0, 0].item()

    print("ready", flush=True)
    for line in sys.stdin:
        what, steps = line.split()
        numbers = []
        wall, cpu = time.perf_counter(), time.process_time()
        for _ in range(int(steps)):
            numbers.append(train() if what == "train" else infer())
            done += 1
        print(time.process_time() - cpu, time.perf_counter() - wall, *numbers, flush=True)


main()
