// The standard work: nets, data and weights that every implementation trains, so that losses can be compared.

/** A linear congruential generator, and its numbers in [0, 1). */
function generator(seed) {
  let state = seed;
  const whole = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
  return { whole, uniform: () => (whole() >>> 8) / 2 ** 24 };
}

/** Two arms of a spiral, shuffled. */
function spiral(rows) {
  const { whole, uniform } = generator(12345);
  const points = Array.from({ length: rows }, (_, i) => {
    const label = i & 1;
    const q = (i >> 1) / (rows / 2);
    const t = 1.75 * 2 * Math.PI * q + label * Math.PI;
    const x = q * Math.sin(t) + 0.05 * (uniform() - 0.5);
    return { label, x: [x, q * Math.cos(t) + 0.05 * (uniform() - 0.5)] };
  });
  for (let i = rows - 1; i > 0; i--) {
    const j = whole() % (i + 1);
    [points[i], points[j]] = [points[j], points[i]];
  }
  return {
    features: 2,
    classes: 2,
    points: Float32Array.from(points.flatMap(({ x }) => x)),
    labels: points.map(({ label }) => label),
  };
}

/** Noise in the shape of digits: 480 vectors of 784 numbers, ten classes. */
function digits() {
  const { uniform } = generator(12345);
  const points = Float32Array.from({ length: 480 * 784 }, uniform);
  return {
    features: 784,
    classes: 10,
    points,
    labels: Array.from({ length: 480 }, () => Math.floor(10 * uniform())),
  };
}

/** Glorot uniform, layer by layer: w[in][out], laid out by inputs. */
export function weights({ sizes }) {
  const { uniform } = generator(777);
  return sizes.slice(1).map((outputs, l) => {
    const bound = Math.sqrt(6 / (sizes[l] + outputs));
    return Float32Array.from({ length: sizes[l] * outputs }, () => (2 * uniform() - 1) * bound);
  });
}

/** w[in][out] by inputs becomes PyTorch's [out, in]. */
export function transposed(w, inputs, outputs) {
  return Float32Array.from(w, (_, n) => w[(n % inputs) * outputs + Math.floor(n / inputs)]);
}

/** Floating point operations of a step are those of the products, batch norm and activation. */
const work = (title, data, hidden, activation, batch, known) => ({
  title,
  data,
  sizes: [data.features, ...hidden, data.classes],
  hidden,
  activation,
  batch,
  ...known,
});

const [narrow, medium, wide] = [spiral(400), spiral(1024), digits()];
const [toy, deep, large] = [
  [16, 16],
  [64, 64, 64],
  [100, 100, 100],
];

/** The 50th loss, before its update, is what five implementations agree on. */
export const works = {
  W1: work('toy: 2-16-16-2, batch 32', narrow, toy, 'relu', 32, { loss50: 0.63595, flop: 78.6e3 }),
  W2: work('medium: 2-64-64-64-2, batch 256', medium, deep, 'relu', 256, {
    loss50: 0.068645,
    flop: 13.7e6,
  }),
  W3: work('wide: 784-100-100-100-10, batch 60', wide, large, 'sigmoid', 60, {
    loss50: 0.89545,
    flop: 27.4e6,
  }),
};

export const heatMap = {
  title: 'heat map: 100 × 100 through the net of W1',
  size: 100,
  flop: 7.56e6,
};

/** SGD with momentum, as all of them train. */
export const sgd = { learningRate: 0.03, momentum: 0.9 };
