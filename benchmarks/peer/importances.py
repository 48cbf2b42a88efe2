"""The peer of `bench --importances`: one backward pass per sample of the same network in plain PyTorch, eager, one thread.

Prints the median microseconds per sample (evaluation mode, squared gradients of the cross-entropy summed over samples), then
the version of PyTorch. Arguments: widths of the two convolutions. Debian: python3-torch with libopenblas0-pthread.
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


def sample(i):
    optimiser.zero_grad()
    nn.functional.cross_entropy(model(x[i : i + 1]), y[i : i + 1]).backward()
    for t, p in zip(total, model.parameters()):
        t += p.grad.data.pow(2)


rounds = []
for _ in range(4):
    start = time.perf_counter()
    for i in range(len(x)):
        sample(i)
    rounds.append((time.perf_counter() - start) / len(x) * 1e6)

print(f"{statistics.median(rounds[1:]):.1f} torch {torch.__version__}")
