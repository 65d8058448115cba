// A script that rebuilds a run in PyTorch: data and first weights as literals, the same order of batches.
import { version } from '../package.json';
import type { Activation, ResolvedConfig } from './config';
import type { History } from './history';
import type { Net } from './net';
import { biasedNorm, intro, noiseModule, orderOfBatches } from './pytorch-parts';
import { type Piece, stackOf } from './stack';
import type { RunData } from './state';
import { stateKey } from './state-dict';

/** Rows of the history that a reader of the script can compare with. */
const compared = 20;

const python = (value: boolean | number | null): string =>
  value === null ? 'None' : typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);

/** The fewest digits that read back to the same float, twelve numbers a line. */
function literal(values: ArrayLike<number>): string {
  const words = Array.from(values, (value) => String(Number(value.toPrecision(9))));
  const lines = [];
  for (let i = 0; i < words.length; i += 12)
    lines.push(`    ${words.slice(i, i + 12).join(', ')},`);
  return `[\n${lines.join('\n')}\n]`;
}

const tensor = (values: ArrayLike<number>, shape: readonly number[]) =>
  `torch.tensor(${literal(values)}, dtype=torch.float32).reshape(${shape.join(', ')})`;

const activations: Record<Activation, string> = {
  identity: 'nn.Identity()',
  relu: 'nn.ReLU()',
  leakyRelu: 'nn.LeakyReLU(0.01)',
  elu: 'nn.ELU()',
  gelu: 'nn.GELU()',
  silu: 'nn.SiLU()',
  sigmoid: 'nn.Sigmoid()',
  tanh: 'nn.Tanh()',
  softplus: 'nn.Softplus()',
};

function moduleOf(piece: Piece): string {
  if (piece.kind === 'linear')
    return `nn.Linear(${piece.inputs}, ${piece.outputs}, bias=${python(piece.bias)})`;
  if (piece.kind === 'activation') return activations[piece.activation];
  if (piece.kind === 'dropout') return `nn.Dropout(${piece.dropout})`;
  if (piece.kind === 'noise') {
    const { scale, shift, distribution } = piece.noise;
    return `UnitNoise((${scale.join(', ')}), (${shift.join(', ')}), '${distribution}')`;
  }
  const { units, norm } = piece;
  const affine = python(norm.affine.gamma || norm.affine.beta);
  if (piece.kind === 'layer')
    return `nn.LayerNorm(${units}, eps=${norm.eps}, elementwise_affine=${affine})`;
  const kind = norm.runningVarEstimator === 'biased' ? 'BiasedBatchNorm' : 'nn.BatchNorm1d';
  const tracks = python(norm.trackRunningStats);
  return `${kind}(${units}, eps=${norm.eps}, momentum=${python(norm.momentum)}, affine=${affine}, track_running_stats=${tracks})`;
}

/** Halves of step 2 that the net has not, and blocks that are frozen. */
function still(pieces: readonly Piece[], { parameters }: Net): string[] {
  const missing = pieces.flatMap((piece) => {
    if (piece.kind !== 'batch' && piece.kind !== 'layer') return [];
    const { gamma, beta } = piece.norm.affine;
    if (gamma === beta) return [];
    return [`${piece.name}.${gamma ? 'bias' : 'weight'}`];
  });
  const frozen = Object.entries(parameters).flatMap(([name, { trains }]) =>
    trains ? [] : [stateKey(name)],
  );
  return [...missing, ...frozen];
}

const losses: Record<string, string> = {
  logistic: 'nn.functional.binary_cross_entropy_with_logits(z, t)',
  softmax: '-(t * nn.functional.log_softmax(z, dim=1)).sum(dim=1).mean()',
  mse: 'nn.functional.mse_loss(z, t)',
  huber: 'nn.functional.huber_loss(z, t)',
  linear: '(z * t).mean()',
};

function lossOf({ config, classes, outputs }: Net): string {
  if (config.loss !== 'auto') return losses[config.loss]!;
  if (classes === 0) return losses.mse!;
  return outputs === 1 ? losses.logistic! : losses.softmax!;
}

function optimizerOf({ optimizer: o }: ResolvedConfig): string {
  const decay = o.weightDecay === 'auto' ? (o.name === 'adamw' ? 0.01 : 0) : o.weightDecay;
  const norms = o.decayNorm ? decay : 0;
  const groups = `[{"params": weights, "weight_decay": ${decay}}, {"params": norms, "weight_decay": ${norms}}]`;
  const betas = `betas=(${o.betas.join(', ')}), eps=${o.eps}`;
  const call = {
    sgd: `SGD(groups, lr=${o.learningRate}, momentum=${o.momentum}, nesterov=${python(o.nesterov && o.momentum > 0)})`,
    rmsprop: `RMSprop(groups, lr=${o.learningRate}, alpha=${o.alpha}, eps=${o.eps}, momentum=${o.momentum})`,
    adam: `Adam(groups, lr=${o.learningRate}, ${betas})`,
    adamw: `AdamW(groups, lr=${o.learningRate}, ${betas})`,
  }[o.name];
  return `groups = [g for g in ${groups} if g["params"]]\noptimizer = torch.optim.${call}`;
}

function rateOf({ optimizer: { learningRate, schedule } }: ResolvedConfig): string {
  const factors = [
    String(learningRate),
    ...(schedule.warmup > 0 ? [`min(1, (step + 1) / ${schedule.warmup})`] : []),
    ...(schedule.kind === 'step' ? [`${schedule.factor} ** (step // ${schedule.every})`] : []),
    ...(schedule.kind === 'cosine'
      ? [`(1 + math.cos(math.pi * min(step / ${schedule.steps}, 1))) / 2`]
      : []),
  ];
  return factors.join(' * ');
}

function inputsOf({ config, features, inputMap }: Net): string {
  const names = config.data.inputs.join() === 'x,y' || features !== 2 ? [] : config.data.inputs;
  const made: Record<string, string> = {
    x: 'x',
    y: 'y',
    x2: 'x * x',
    y2: 'y * y',
    xy: 'x * y',
    sinx: 'x.sin()',
    siny: 'y.sin()',
  };
  const stack = `    x, y = p[:, 0], p[:, 1]\n    p = torch.stack([${names.map((name) => made[name]).join(', ')}], dim=1)\n`;
  const row = (values: Float64Array) => `torch.tensor(${literal(values)}, dtype=torch.float32)`;
  return `CENTRE = ${row(inputMap.centre)}
FACTOR = ${row(inputMap.factor)}
OFFSET = ${row(inputMap.offset)}


def inputs(p):
    """What the net sees of points in their own coordinates."""
${names.length > 0 ? stack : ''}    return (p - CENTRE) * FACTOR + OFFSET`;
}

function expectedOf(history: History | undefined): string {
  if (!history || history.rows === 0) return 'EXPECTED = {}';
  const { values } = history.series('loss/train');
  const steps = history.steps;
  const stride = Math.ceil(history.rows / compared);
  const rows = Array.from({ length: Math.ceil(history.rows / stride) }, (_, i) => i * stride).map(
    (i) => `${steps[i]}: ${Number(values[i]!.toPrecision(9))}`,
  );
  return `EXPECTED = {${rows.join(', ')}}`;
}

/**
 * @param net  as it began, or where `history` is left out as it is  @param history  to compare with
 * @returns Python that needs torch 1.13 or newer and nothing else
 */
export function toPytorch(net: Net, { train }: RunData, history?: History): string {
  const { config, features, outputs } = net;
  const blocks = new Set(Object.keys(net.parameters));
  const pieces = stackOf(config, blocks, net.inputMap.centre.length, outputs);
  const rows = train.points.length / features;
  const entries = Object.entries(net.parameters).map(
    ([name, { shape, values }]) => `    "${stateKey(name)}": ${tensor(values, shape)},`,
  );
  const noisy = pieces.some(({ kind }) => kind === 'noise' || kind === 'dropout');
  const biased = pieces.some((p) => p.kind === 'batch' && p.norm.runningVarEstimator === 'biased');
  const { l1, clipNorm, decayNorm } = config.optimizer;
  return `${[
    intro({ version, fresh: config.data.fresh, noisy, begins: history ? 0 : net.step }),
    `POINTS = ${tensor(train.points, [rows, features])}`,
    `TARGETS = ${tensor(train.targets, [rows, outputs])}`,
    expectedOf(history),
    `${inputsOf(net)}\n`,
    ...(pieces.some(({ kind }) => kind === 'noise') ? [noiseModule] : []),
    ...(biased ? [biasedNorm] : []),
    `net = nn.Sequential(OrderedDict([\n${pieces.map((p) => `    ("${p.name}", ${moduleOf(p)}),`).join('\n')}\n]))`,
    `net.load_state_dict({\n${entries.join('\n')}\n}, strict=False)`,
    `still = ${JSON.stringify(still(pieces, net))}
for name, parameter in net.named_parameters():
    parameter.requires_grad_(name not in still)
of_norm = [name for name, _ in net.named_parameters() if name.startswith(("bn", "ln"))]
trained = {name: p for name, p in net.named_parameters() if p.requires_grad}
weights = [p for name, p in trained.items() if name not in of_norm]
norms = [p for name, p in trained.items() if name in of_norm]
${optimizerOf(config)}\n`,
    orderOfBatches({
      seed: config.seed,
      batch: config.batchSize === 'full' ? rows : config.batchSize,
      shuffles: config.shuffle === 'epoch' && config.batchSize !== 'full',
    }),
    `def loss_of(z, t):\n    return ${lossOf(net)}\n`,
    `SEEN = inputs(POINTS)
steps = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
for step in range(steps):
    for group in optimizer.param_groups:
        group["lr"] = ${rateOf(config)}
    rows = batches.next()
    loss = loss_of(net(SEEN[rows]), TARGETS[rows])
    optimizer.zero_grad()
    loss.backward()
${clipNorm === null ? '' : `    nn.utils.clip_grad_norm_(trained.values(), ${clipNorm})\n`}${
  l1 === 0
    ? ''
    : `    for p in ${decayNorm ? 'weights + norms' : 'weights'}:\n        p.grad += ${l1} * p.detach().sign()\n`
}    optimizer.step()
    if step in EXPECTED:
        print(f"step {step}: loss {loss.item():.6g}, in the playground {EXPECTED[step]:.6g}")
    elif step % max(1, steps // 20) == 0:
        print(f"step {step}: loss {loss.item():.6g}")

net.train(False)
with torch.no_grad():
    print(f"training set: loss {loss_of(net(SEEN), TARGETS).item():.6g} after {steps} steps")`,
  ].join('\n\n')}\n`;
}
