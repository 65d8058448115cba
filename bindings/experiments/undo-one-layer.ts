// A single batch norm, asked to give back what it got: it learns to undo itself.
import { batchNormBackward, init, type Trainer } from '../index';
import type { Experiment } from './experiment';
import type { Notes } from './notes';

const rate = 0.05;
const steps = 200;

/** Of the whole history: how far each step's shrinking of an error is from what the formula says. */
function slips(errors: readonly number[], factor: number): number {
  let worst = 0;
  for (const [i, error] of errors.entries()) {
    const next = errors[i + 1];
    if (next === undefined || Math.abs(error) < 0.05) break;
    worst = Math.max(worst, Math.abs(next / error - factor));
  }
  return worst;
}

const powers = [0, 1, 2, 3, 4] as const;

/** Of dL/dy = x̂ᵏ, the share of its length that comes back through a batch norm with γ = σ. */
async function comesBack(trainer: Trainer, mean: number, std: number) {
  await init();
  const { points } = (await trainer.data()).train;
  const length = (values: Float32Array) => Math.hypot(...values);
  const share = (power: number) => {
    const dy = points.map((x) => ((x - mean) / std) ** power);
    const shape = [points.length, 1] as [number, number];
    return (
      length(batchNormBackward(dy, points, { shape, gamma: [std], training: true }).dx) / length(dy)
    );
  };
  return Object.fromEntries(powers.map((power) => [`back${power}`, share(power)]));
}

async function end(trainer: Trainer, notes: Notes) {
  const { layers } = await trainer.measures();
  const [gamma, beta, std, mu] = (['gamma', 'beta', 'std', 'mean'] as const).map(
    (name) => layers[0]![name][0]!,
  ) as [number, number, number, number];
  const gammas = trainer.history.series('bn1/gamma').values;
  const betas = trainer.history.series('bn1/beta').values;
  for (const [i, step] of trainer.history.steps.entries()) {
    notes.add('gamma/std', step, gammas[i]! / std);
    notes.add('beta/mean', step, betas[i]! / mu);
  }
  const eps = trainer.config.layers[0]!.norm.eps;
  const shrink = 1 - (2 * rate * (std * std - eps)) / (std * std);
  return {
    ...(await comesBack(trainer, mu, std)),
    gain: gamma / std,
    gammaOff: Math.abs(gamma / std - 1),
    betaOff: Math.abs(beta / mu - 1),
    gammaSlip: slips(
      Array.from(gammas, (g) => g - std),
      shrink,
    ),
    betaSlip: slips(
      Array.from(betas, (b) => b - mu),
      1 - 2 * rate,
    ),
  };
}

export const undoOneLayer: Experiment = {
  id: 'undo-one-layer',
  chapter: 'Can it undo itself?',
  title: 'Asked to undo itself, it does',
  claim:
    'One batch norm with the whole set as its batch, asked to give back its input, learns $γ = σ$ and $β = μ$: the only optimum.',
  seeds: { full: 5, quick: 5 },
  lanes: [
    {
      id: 'layer',
      title: 'one unit, full batch',
      config: {
        data: { name: 'gaussian', samples: 256, noise: 0, split: null, scale: [1], shift: [0] },
        layers: [{ units: 1, activation: 'identity', norm: 'batch' }],
        output: { bias: false },
        loss: 'mse',
        optimizer: { name: 'sgd', learningRate: rate },
        batchSize: 'full',
      },
      steps,
      begin: async (trainer) => {
        const one = Float32Array.of(1);
        await trainer.setParameters({ 'linear1/weight': one, 'linear2/weight': one });
        await trainer.freeze(['linear1/weight', 'linear2/weight']);
      },
      end,
    },
  ],
  criteria: [
    { says: 'γ misses σ by, relative', of: ['layer/gammaOff'], to: 2e-6 },
    { says: 'β misses μ by, relative', of: ['layer/betaOff'], to: 2e-6 },
    {
      says: 'Error of γ a step, off 1 − 2·lr·var/(var + eps) by',
      of: ['layer/gammaSlip'],
      to: 1e-4,
    },
    { says: 'Error of β a step, off 1 − 2·lr by', of: ['layer/betaSlip'], to: 1e-4 },
    {
      says: 'Share of a gradient 1 or x̂ that comes back there',
      of: ['layer/back0', 'layer/back1'],
      to: 1e-4,
    },
  ],
  sentence:
    'γ ends {layer/gammaOff} from σ and β {layer/betaOff} from μ, relative: the layer gives back what it gets. Of a gradient that goes with x̂² it lets a share of {layer/back2} back, of one that is the same for all points {layer/back0}.',
  steps: [
    {
      title: 'The identity is within reach',
      words: [
        '[[Step 1]] turns $x$ into $x̂ = (x − μ)/σ$, [[step 2]] that into $y = γ·x̂ + β$. With $γ = σ$ and $β = μ$ the second undoes the first: $y = x$.',
        'So could batch norm simply learn to go away? Here is the easiest case: one unit, 256 values of mean 1.7 and deviation 2.3, and a loss that asks for nothing but $y = x$.',
      ],
      figures: [{ kind: 'drift', lane: 'layer' }],
      act: { kind: 'train', label: 'Train it for 200 steps', lanes: ['layer'] },
    },
    {
      title: 'It takes a tenth off its error with every step',
      words: [
        'The loss is a bowl in $γ$ and $β$ with one lowest point. Gradient descent multiplies the error of $β$ by $1 − 2·lr = 0.9$ a step, and that of $γ$ by $1 − 2·lr·var/(var + eps)$, as good as the same.',
        'Nothing holds batch norm back from the identity, then, where the identity is what the loss wants and the batch is the whole set.',
      ],
      figures: [
        {
          kind: 'notes',
          title: 'γ/σ and β/μ over the steps',
          note: [
            { note: 'gamma/std', title: 'γ/σ' },
            { note: 'beta/mean', title: 'β/μ' },
          ],
          zero: true,
          lanes: ['layer'],
        },
      ],
      act: {
        kind: 'guess',
        question: 'Which $γ$ makes batch norm the identity?',
        options: ['The variance of its input', 'The deviation of its input', 'One'],
        right: 1,
        because:
          'The deviation: $γ = σ = √(var + eps)$. Many texts say the variance; that is off by a factor of σ.',
      },
    },
    {
      title: 'As if it did not exist? Not for the gradient',
      words: [
        'Now $y = x$ for every point. Backwards it is another matter: moving one $x$ moves $μ$ and $σ$ too. What comes back is $dx = (γ/σ)·(dy − a − b·x̂)$, with $a$ the mean of $dy$ and $b$ that of $dy·x̂$.',
        'The figure sends five gradients through it, $dy = x̂^k$, and shows which share of the length arrives. The true identity would let all of it through.',
      ],
      figures: [
        {
          kind: 'sweep',
          title: 'Share of the gradient that comes back, at γ = σ and β = μ',
          x: { title: 'k, where dy = x̂ᵏ', values: powers },
          lines: [
            { title: 'batch norm', of: powers.map((power) => `layer/back${power}`) },
            { title: 'identity', values: powers.map(() => 1) },
          ],
        },
      ],
      act: {
        kind: 'guess',
        question:
          'The loss pulls every point’s $y$ up by the same amount ($k = 0$). What reaches $x$?',
        options: ['All of it', 'A part', 'Nothing'],
        right: 2,
        because:
          'Nothing: a shift of all $x$ is taken away with the mean. That is why a [[bias]] before batch norm gets no gradient, even where batch norm is the identity.',
      },
    },
  ],
  notClaimed: [
    'That training from scratch leads there: here the loss asks for it and everything else is frozen.',
  ],
  sources: [{ title: 'Ioffe & Szegedy 2015, section 3', url: 'https://arxiv.org/abs/1502.03167' }],
};
