"""The peer of the benchmark `step`: one training step of the same network in plain PyTorch, eager, one thread.

Prints the median microseconds per step (MLP 64-128-10, batch 64, SGD with momentum 0.9 and weight decay 5e-4),
then the version of PyTorch. Debian: python3-torch with libopenblas0-pthread.
"""

import statistics
import time

import torch

torch.set_num_threads(1)
torch.manual_seed(1)

x = torch.rand(1297, 64)
y = torch.randint(0, 10, (1297,))
order = torch.randperm(1297)
model = torch.nn.Sequential(torch.nn.Linear(64, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))
optimiser = torch.optim.SGD(model.parameters(), lr=1e-3, momentum=0.9, weight_decay=5e-4)


def step(k):
    rows = order[k % 20 * 64 : (k % 20 + 1) * 64]
    optimiser.zero_grad()
    torch.nn.functional.cross_entropy(model(x[rows]), y[rows]).backward()
    optimiser.step()


rounds = []
for _ in range(8):
    start = time.perf_counter()
    for k in range(500):
        step(k)
    rounds.append((time.perf_counter() - start) / 500 * 1e6)

print(f"{statistics.median(rounds[1:]):.1f} torch {torch.__version__}")
