// Each figure in a sentence: the same that the picture shows, for those who read or hear it.
import { epsFelt, type GaugeReport, median } from '../gauge';
import { counted, percent, short, times } from '../numbers';
import type { Snapshot } from '../snapshot';
import { asOf, asOfWords, dated } from './as-of';
import { meeting } from './meeting-medians';
import { inputCount } from './network/plan';
import { OWN, RUNNING, running } from './statistics';

const NEAR = 0.05;

interface Unit {
  gamma: number;
  beta: number;
  mean: number;
  std: number;
}

/** The units that count, of all layers together. */
function units(s: Snapshot): Unit[] {
  return (s.measures?.layers ?? []).flatMap((l) =>
    Array.from(l.gamma, (gamma, u) => ({
      gamma,
      beta: l.beta[u]!,
      mean: l.mean[u]!,
      std: l.std[u]!,
    })).filter((_, u) => l.counted[u] !== 0),
  );
}

const TO_SEE = 'step\u00a01\u00a0+\u00a02 to see them move.';

/** The same in a line, where it stands at length beside it. */
function noNormHere({ config: { layers } }: Snapshot): string {
  if (layers.length === 0) return 'No hidden layer in this network.';
  return layers.some(({ norm }) => norm.kind === 'layer')
    ? 'Layer norm has a γ and a β, yet no μ and σ of a batch.'
    : 'No batch norm in this run.';
}

/** Why there is nothing to see, and what would change that. */
export function noNorm(s: Snapshot | null): string {
  const layers = s?.config.layers ?? [];
  if (s && layers.length === 0)
    return 'No hidden layer in this network, so no γ and no β. Add one to see them move.';
  return layers.some(({ norm }) => norm.kind === 'layer')
    ? `Layer norm has a γ and a β, too, but takes each point by itself: there is no μ and σ of a batch that they could give back. Choose ${TO_SEE}`
    : `No batch norm in this run, so no γ and no β. Choose ${TO_SEE}`;
}

const NOTHING_LEARNT = 'Nothing is learnt yet.';

/** Why there is nothing of batch norm to show; an empty text: there is. */
export const missing = (s: Snapshot | null): string => lacking(s, noNorm);
/** The same in a line: the figure of the scale says it at length. */
export const missingHere = (s: Snapshot | null): string => lacking(s, noNormHere);

function lacking(s: Snapshot | null, why: (s: Snapshot) => string): string {
  if (!s || s.measures?.layers.length) return '';
  return s.measures ? why(s) : NOTHING_LEARNT;
}

/** Which layers the numbers are of that follow. */
const scope = ({ measures }: Snapshot): string => {
  const [first, ...others] = measures!.layers;
  return others.length > 0 ? 'All layers' : `Layer ${first!.layer}`;
};

/** Whether no batch norm of the run has a γ, or a β. */
const leaves = ({ config, measures }: Snapshot, what: 'gamma' | 'beta'): boolean =>
  measures!.layers.every(({ layer }) => config.layers[layer - 1]?.norm.affine[what] === false);

export function scaleCaption(s: Snapshot): string {
  const all = units(s);
  if (all.length === 0) return missing(s) || noNorm(s);
  const near = all.filter((u) => Math.abs(u.gamma - u.std) <= NEAR * u.std).length;
  const [gamma, std] = [median(all.map((u) => u.gamma)), median(all.map((u) => u.std))];
  const met = meeting(s.measures!.layers, 'gamma', 'std', NEAR);
  return dated(
    s,
    `${leaves(s, 'gamma') ? 'γ is left out of this run, and so 1. ' : ''}${scope(s)}: median γ ${short(gamma)}, σ ${short(std)}; γ is within 5 % of σ in ${near} of ${counted(all.length, 'unit')}.${met}`,
  );
}

export function shiftCaption(s: Snapshot): string {
  const all = units(s);
  if (all.length === 0) return missing(s) || noNorm(s);
  const near = all.filter((u) => Math.abs(u.beta - u.mean) <= NEAR * u.std).length;
  const [beta, mean] = [
    median(all.map((u) => Math.abs(u.beta))),
    median(all.map((u) => Math.abs(u.mean))),
  ];
  const met = meeting(s.measures!.layers, 'beta', 'mean', NEAR);
  return dated(
    s,
    `${leaves(s, 'beta') ? 'β is left out of this run, and so 0. ' : ''}${scope(s)}: median |β| ${short(beta)}, |μ| ${short(mean)}; β is within 0.05 σ of μ in ${near} of ${counted(all.length, 'unit')}.${met}`,
  );
}

/** Where the line that is drawn begins. */
function atFirst({ measures, history }: Snapshot): string {
  const first = measures?.step === 0 ? undefined : history.measured.series('loss/train').values[0];
  return first === undefined ? '' : `, from ${short(first)} at the start`;
}

export function lossCaption(s: Snapshot): string {
  if (!s.measures) return '';
  const { train, test, whatIf } = s.measures;
  const old = asOf(s);
  const when = old === null ? `After ${counted(s.progress.step)}` : `${asOfWords(old)},`;
  const after = `${when} the training loss is ${short(train.loss)}`;
  const tested = test ? `; the test loss is ${short(test.loss)}` : '';
  if (!whatIf) return `${after}${atFirst(s)}${tested}.`;
  if (!running(s)) return `${after} ${OWN}${atFirst(s)}${tested}.`;
  return `${after} ${RUNNING}${atFirst(s)}, and ${short(whatIf.trained)} ${OWN}${tested}.`;
}

export function boundaryCaption(s: Snapshot): string {
  if (!s.measures || !s.points) return '';
  const { train, test } = s.measures;
  if (train.accuracy === undefined)
    return dated(
      s,
      `${running(s) ? 'With running statistics the' : 'The'} loss is ${short(train.loss)} on the training points${test ? `, ${short(test.loss)} on the test points` : ''}.`,
    );
  const right = Math.round(train.accuracy * s.points.train.labels.length);
  const tested =
    test?.accuracy === undefined ? '' : `; ${percent(test.accuracy)} of the test points`;
  return dated(
    s,
    `The network has ${right} of ${s.points.train.labels.length} training points right${tested}.`,
  );
}

export function networkCaption(s: Snapshot): string {
  const layers = s.config.layers.map(({ units, norm }, i) => {
    const kind = { batch: 'batch norm', layer: 'layer norm', none: 'no normalisation' }[norm.kind];
    return `layer ${i + 1} of ${units} units with ${kind}`;
  });
  const inputs = inputCount(s);
  const classes = s.points?.classes ?? 0;
  const out = classes > 2 ? `${classes} outputs, a class each` : 'one output';
  return `A network of ${[inputs === 1 ? 'one input' : `${inputs} inputs`, ...layers].join(', ')}, and ${out}. Every unit is a button that says its numbers.`;
}

/** Above it ε is no rounding any more: what is divided by √(variance + ε) has a deviation below 1. */
const EPS_SEEN = 0.01;

/** What step 1 makes of the deviation: 1, but where the variance is no longer large beside ε. */
export function afterStep1({ config, inside }: Snapshot): { eps: boolean; deviation: number } {
  const { layer, view } = inside!;
  const share = (config.layers[layer - 1]?.norm.eps ?? 0) / view.std ** 2;
  const eps = share > EPS_SEEN;
  return { eps, deviation: eps ? Math.sqrt(Math.max(0, 1 - share)) : 1 };
}

/** A number that has what is left of the deviation as a factor: next to none is float32's rounding. */
const left = (deviation: number, value: number): string =>
  deviation < 0.01 ? 'all but 0' : short(value);

export const deviationText = (x: number): string => (x === 1 ? '1' : left(x, x));

export function insideCaption(s: Snapshot): string {
  if (!s.inside) return '';
  const { mean, std, gamma, beta } = s.inside.view;
  const { eps, deviation } = afterStep1(s);
  const set = s.inside.set === 'batch' ? 'this mini-batch' : 'the training set';
  const had = `mean ${short(mean)} and ${eps ? `a variance beside which ε counts, σ = √(variance + ε) = ${short(std)}` : `deviation ${short(std)}`}`;
  const has = `mean ${short(beta)} and deviation ${left(deviation, Math.abs(gamma) * deviation)}`;
  return dated(
    s,
    `In ${set} the values come in with ${had}; step 1 gives them mean 0 and deviation ${deviationText(deviation)}, step 2 ${has}${gamma < 0 ? ', mirrored' : ''}.`,
  );
}

export function gaugeCaption(report: GaugeReport): string {
  const { factor, answers, layers } = report;
  const most = layers.reduce((a, b) => (b.distanceMoved > a.distanceMoved ? b : a), layers[0]!);
  const eps = epsFelt(report);
  const why = eps
    ? ` In a unit ε is now ${percent(eps)} of var + ε, no longer small, so √(var + ε) does not scale with the weights.`
    : '';
  return `Weights ${times(factor)}: answers moved by ${short(answers.moved)}, σ of layer ${most.layer} from ${short(most.std[0])} to ${short(most.std[1])}, its distances from the identity by ${short(most.distanceMoved)} (median).${why}`;
}

export function distanceCaption(s: Snapshot): string {
  const all = (s.measures?.layers ?? []).map(
    ({ layer, bands: { identityDistance: i, affineDistance: a } }) =>
      `layer ${layer}: ${short(i.median)} from the identity (${short(i.low)} to ${short(i.high)}), ${short(a.median)} from step 1 alone`,
  );
  const text = all.join('; ');
  return text ? dated(s, `${text[0]!.toUpperCase()}${text.slice(1)}.`) : '';
}
