#!/usr/bin/python3
"""Makes the goldens again: what PyTorch says, in double, as readable text.

Needs Debian's python3-torch (1.13): /usr/bin/python3 tests/golden/generate.py
The tests only read the files.
"""
import sys

import torch

sys.dont_write_bytecode = True
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

import layers  # noqa: E402 (after the default is set)
import pcg32  # noqa: E402
import runs  # noqa: E402

for make in (layers.batchnorm, layers.layernorm, layers.activations, layers.losses,
             runs.optimizers, runs.trajectories, pcg32.random_numbers):
    make()
