"""The peer of the benchmark `importances`: exact importances of the same network in plain PyTorch, eager, one thread.

Prints the median microseconds per sample (evaluation mode, squared gradients of the cross-entropy summed over samples) of two
loops: one backward pass per sample as SUPREME's ssd_det.py has it, each through the graph of a whole batch, and the same with
each image alone; then the version of PyTorch. Arguments: widths of the two convolutions. Debian: python3-torch with
libopenblas0-pthread.
"""

import statistics
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(1)

first, second = int(sys.argv[1]), int(sys.argv[2])
x = torch.rand(300, 1, 28, 28)
y = torch.randint(0, 10, (300,))
model = nn.Sequential(
    nn.Conv2d(1, first, 3, padding=1, bias=False), nn.BatchNorm2d(first), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(first, second, 3, padding=1, bias=False), nn.BatchNorm2d(second), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(second * 49, 10),
).eval()
optimiser = torch.optim.SGD(model.parameters(), lr=0.1)
total = [torch.zeros_like(p) for p in model.parameters()]


def backward(loss, **options):
    optimiser.zero_grad()
    loss.backward(**options)
    for t, p in zip(total, model.parameters()):
        t += p.grad.data.pow(2)


def as_published(batch=64):
    losses = nn.functional.cross_entropy(model(x[:batch]), y[:batch], reduction="none")
    for i in range(batch):
        backward(losses[i], retain_graph=i < batch - 1)
    return batch


def alone():
    for i in range(len(x)):
        backward(nn.functional.cross_entropy(model(x[i : i + 1]), y[i : i + 1]))
    return len(x)


def microseconds(loop):
    start = time.perf_counter()
    samples = loop()
    return (time.perf_counter() - start) / samples * 1e6


def median(loop, rounds=4):
    return statistics.median([microseconds(loop) for _ in range(rounds)][1:])


print(f"{median(as_published):.1f} {median(alone):.1f} torch {torch.__version__}")
