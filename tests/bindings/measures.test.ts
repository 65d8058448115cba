// The measures, computed again from weights and points alone, in double, by the formulas.
import { createTrainer, type LayerMeasures } from 'batchnorm-playground';
import { beforeAll, describe, expect, it } from 'vitest';

type Rows = number[][];
const eps = 1e-5;

const columns = (rows: Rows) => rows[0]!.map((_, j) => rows.map((row) => row[j]!));
const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const variance = (values: number[]) => mean(values.map((v) => (v - mean(values)) ** 2));

interface Net {
  weight: (layer: number) => { shape: number[]; values: Float32Array };
  bias: number;
  gamma: (layer: number) => Float32Array;
  beta: (layer: number) => Float32Array;
}

/** y = x Wᵀ, W [out, in] as PyTorch has it. */
function linear(x: Rows, { shape, values }: { shape: number[]; values: Float32Array }): Rows {
  const [out, width] = shape as [number, number];
  return x.map((row) =>
    Array.from({ length: out }, (_, k) =>
      row.reduce((sum, v, j) => sum + v * values[k * width + j]!, 0),
    ),
  );
}

type Mode = 'trained' | 'identity' | 'step2Off';

function normalise(x: Rows, gamma: Float32Array, beta: Float32Array, mode: Mode): Rows {
  if (mode === 'identity') return x;
  const stats = columns(x).map((c) => ({ mu: mean(c), std: Math.sqrt(variance(c) + eps) }));
  return x.map((row) =>
    row.map((v, j) => {
      const xhat = (v - stats[j]!.mu) / stats[j]!.std;
      return mode === 'trained' ? gamma[j]! * xhat + beta[j]! : xhat;
    }),
  );
}

function forward(
  x: Rows,
  net: Net,
  mode: Mode,
): { logits: number[]; before: Rows[]; after: Rows[] } {
  const before: Rows[] = [];
  const after: Rows[] = [];
  let h = x;
  for (const layer of [1, 2]) {
    before.push(linear(h, net.weight(layer)));
    after.push(normalise(before.at(-1)!, net.gamma(layer), net.beta(layer), mode));
    h = after.at(-1)!.map((row) => row.map((v) => Math.max(v, 0)));
  }
  return { logits: linear(h, net.weight(3)).map(([z]) => z! + net.bias), before, after };
}

describe.each([0, 500])('after %d steps', (steps) => {
  let net: Net;
  let x: Rows;
  let labels: Int32Array;
  let measured: Awaited<ReturnType<Awaited<ReturnType<typeof createTrainer>>['measures']>>;

  beforeAll(async () => {
    const trainer = await createTrainer();
    if (steps) await trainer.step(steps);
    const p = await trainer.parameters();
    net = {
      weight: (layer) => p[`linear${layer}/weight`]!,
      bias: p['linear3/bias']!.values[0]!,
      gamma: (layer) => p[`bn${layer}/gamma`]!.values,
      beta: (layer) => p[`bn${layer}/beta`]!.values,
    };
    const { train } = await trainer.data();
    labels = train.labels;
    const { scale, shift } = trainer.config.data;
    x = Array.from({ length: labels.length }, (_, i) =>
      [0, 1].map((j) => train.points[2 * i + j]! * scale[0]! + shift[0]!),
    );
    measured = await trainer.measures();
    trainer.dispose();
  });

  const close = (actual: number, expected: number) =>
    expect(Math.abs(actual - expected)).toBeLessThan(2e-4 * Math.max(1, Math.abs(expected)));

  it('every unit has the numbers of its formulas', () => {
    const { before } = forward(x, net, 'trained');
    measured.layers.forEach((layer: LayerMeasures, l) => {
      columns(before[l]!).forEach((column, j) => {
        const [mu, v] = [mean(column), variance(column)];
        const std = Math.sqrt(v + eps);
        const [gamma, beta] = [net.gamma(l + 1)[j]!, net.beta(l + 1)[j]!];
        close(layer.mean[j]!, mu);
        close(layer.std[j]!, std);
        close(layer.gain[j]!, gamma / std);
        close(layer.intercept[j]!, beta - (gamma * mu) / std);
        close(layer.shift[j]!, (beta - (gamma * mu) / std) / std);
        close(layer.affineDistance[j]!, Math.sqrt(((gamma - 1) ** 2 * v) / (v + eps) + beta ** 2));
        close(layer.kappa[j]!, beta / gamma - mu / std);
      });
    });
  });

  it('identityDistance is what is measured on the activations', () => {
    const { before, after } = forward(x, net, 'trained');
    measured.layers.forEach((layer, l) => {
      columns(before[l]!).forEach((column, j) => {
        const y = columns(after[l]!)[j]!;
        const rms =
          Math.sqrt(mean(column.map((v, i) => (y[i]! - v) ** 2))) /
          Math.sqrt(variance(column) + eps);
        close(layer.identityDistance[j]!, rms);
        expect(layer.activeFraction[j]!).toBeCloseTo(y.filter((v) => v > 0).length / y.length, 1);
      });
    });
  });

  it.each(['trained', 'identity', 'step2Off'] as const)(
    'the loss %s is that of the net so changed',
    (mode) => {
      const { logits } = forward(x, net, mode);
      const loss = mean(
        logits.map((z, i) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - labels[i]! * z),
      );
      close(measured.whatIf![mode], loss);
    },
  );

  it('the verdict is that of the median unit', () => {
    const units = measured.layers.flatMap((layer) =>
      [...layer.identityDistance].map((d, unit) => ({ d, unit, layer })),
    );
    const median = units.sort((a, b) => a.d - b.d)[Math.floor((units.length - 1) / 2)]!;
    expect(measured.verdict).toMatchObject({
      layer: median.layer.name,
      unit: median.unit,
      state: 'not',
    });
    close(measured.verdict!.distance, median.d);
    close(measured.verdict!.meter, median.d / (1 + median.d));
    close(measured.verdict!.gain, median.layer.gain[median.unit]!);
  });

  it('bands are quantiles', () => {
    const sorted = [...measured.layers[0]!.identityDistance].sort((a, b) => a - b);
    const at = (q: number) => {
      const i = Math.floor(q * 15);
      return sorted[i]! + (q * 15 - i) * (sorted[Math.min(i + 1, 15)]! - sorted[i]!);
    };
    const { low, median, high } = measured.layers[0]!.bands.identityDistance;
    close(low, at(0.1));
    close(median, at(0.5));
    close(high, at(0.9));
  });

  it('affine distance is zero until step 2 has learned', () => {
    const all = measured.layers.flatMap((layer) => [...layer.affineDistance]);
    if (steps === 0) expect(all.every((d) => d === 0)).toBe(true);
    else expect(Math.min(...all)).toBeGreaterThan(0);
  });
});

it('there is no verdict without batch norm', async () => {
  const trainer = await createTrainer({ norm: 'none' });
  expect(await trainer.measures()).toMatchObject({ layers: [], verdict: null, whatIf: null });
  trainer.dispose();
});
