// The terms of the story, a sentence or two each; formulas between dollars, as in the words.

export const glossary: Readonly<Record<string, string>> = {
  'step 1':
    'Normalise: take the mean $μ$ of the mini-batch away and divide by its deviation, $x̂ = (x − μ)/σ$ with $σ = √(var + eps)$.',
  'step 2': 'Scale and shift: $y = γ·x̂ + β$, with a learned $γ$ and $β$ for each unit.',
  bias: 'The constant that a Linear adds to each unit.',
  batch: 'The points of one training step. In training, $μ$ and $σ$ are those of the batch.',
  logit: 'The net’s output for two classes: the log of the odds of class 1. 0 says one half.',
  'identity distance':
    'How much a batch norm changes what comes in: the root mean square of $y − x$, in units of $σ$. 0: as if it were not there.',
  'affine distance':
    'How much step 2 alone changes: the root mean square of $y − x̂$. 0: step 2 does nothing.',
  gauge:
    'What can be chosen freely without changing the function; here, the length of the weights before batch norm.',
  'running statistics':
    'Moving averages of $μ$ and $σ²$, kept while training and used afterwards, when there is no batch.',
  'learning rate': 'The step size: gradient descent moves the weights by $−lr·g$.',
  'effective rate':
    '$lr/|w|²$: how fast the direction of the weights turns where their length does not matter.',
};
