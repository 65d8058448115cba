// The parts of the PyTorch script that are the same for many runs, word for word.

export const intro = (run: {
  version: string;
  fresh: boolean;
  noisy: boolean;
  begins: number;
}): string => `# A run of BatchNorm Playground ${run.version}, rebuilt in PyTorch 1.13 or newer: python run.py [steps]
#
# Data and weights are literals, the order of the mini-batches is the playground's own, so that the
# losses agree as long as rounding lets them.${run.begins > 0 ? ` It begins with the weights of step ${run.begins}, for the run was changed by hand.` : ''}${run.noisy ? '\n# Dropout and noise draw other numbers here than there: the losses agree only on average.' : ''}${run.fresh ? '\n# The playground draws each mini-batch anew; here they are taken from one training set.' : ''}
import math
import sys
from collections import OrderedDict

import torch
from torch import nn
`;

export const noiseModule = `class UnitNoise(nn.Module):
    """Each unit times a scale plus a shift, drawn anew each step, in training alone."""

    def __init__(self, scale, shift, distribution):
        super().__init__()
        self.scale, self.shift, self.distribution = scale, shift, distribution

    def draw(self, units, low, high):
        if self.distribution == 'uniform':
            return torch.empty(units).uniform_(low, high)
        return torch.empty(units).normal_((low + high) / 2, abs(high - low) / 12**.5)

    def forward(self, x):
        if not self.training:
            return x
        units = x.shape[1]
        return x * self.draw(units, *self.scale) + self.draw(units, *self.shift)
`;

export const biasedNorm = `class BiasedBatchNorm(nn.BatchNorm1d):
    """Averages the variance that divides by n, where PyTorch's divides by n - 1."""

    def forward(self, x):
        if not (self.training and self.track_running_stats):
            return super().forward(x)
        before = self.running_var.clone()
        y = super().forward(x)
        w = self.momentum if self.momentum is not None else 1 / self.num_batches_tracked.item()
        kept = (1 - w) * before
        self.running_var = kept + (self.running_var - kept) * (len(x) - 1) / len(x)
        return y
`;

/** PCG32 and Fisher-Yates, as src/rng.h and src/batch_order.h have them. */
export const orderOfBatches = (order: {
  seed: number;
  batch: number;
  shuffles: boolean;
}): string => `class Batches:
    """Rows of the mini-batches: PCG32 (O'Neill 2014) and Fisher & Yates, as in the playground."""

    def __init__(self, seed, rows, batch, shuffles):
        self.order, self.batch, self.start, self.shuffles = list(range(rows)), batch, rows, shuffles
        self.state, self.increment = 0, 7
        self.bits()
        self.state = (self.state + seed) % 2**64
        self.bits()

    def bits(self):
        old = self.state
        self.state = (old * 6364136223846793005 + self.increment) % 2**64
        shifted = (((old >> 18) ^ old) >> 27) % 2**32
        turn = old >> 59
        return (shifted >> turn | shifted << (-turn % 32)) % 2**32

    def below(self, n):
        draw = self.bits()
        while draw < 2**32 % n:
            draw = self.bits()
        return draw % n

    def next(self):
        self.start += self.batch
        if self.start + self.batch > len(self.order):
            self.start = 0
            for i in range(len(self.order), 1, -1) if self.shuffles else ():
                j = self.below(i)
                self.order[i - 1], self.order[j] = self.order[j], self.order[i - 1]
        return self.order[self.start:self.start + self.batch]


batches = Batches(${order.seed}, len(POINTS), ${order.batch}, ${order.shuffles ? 'True' : 'False'})
`;
