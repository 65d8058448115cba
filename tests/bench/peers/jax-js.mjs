// jax-js on its WebAssembly backend: one step as one jitted function. `.ref` keeps an array that is used again.
import {
  blockUntilReady,
  defaultDevice,
  init,
  jit,
  nn,
  numpy as np,
  tree,
  valueAndGrad,
} from '@jax-js/jax';
import { sgd, weights, works } from '../../../tests/bench/standard-work.mjs';

const eps = 1e-5;
const newWeight = 0.1;

export const name = 'jax-js 0.1, wasm';

function start({ sizes, hidden, data, ...work }) {
  const w = weights({ sizes, ...work }).map((values, l) =>
    np.array(values).reshape([sizes[l], sizes[l + 1]]),
  );
  return {
    w,
    bias: np.zeros([data.classes]),
    gamma: hidden.map((units) => np.ones([units])),
    beta: hidden.map((units) => np.zeros([units])),
  };
}

/** Step 1 by the batch; its statistics join `seen`. */
function normalize(z, seen) {
  const mean = np.mean(z.ref, 0);
  const moved = z.sub(mean.ref);
  const variance = np.mean(np.square(moved.ref), 0);
  seen.push({ mean, variance: variance.ref });
  return moved.mul(np.reciprocal(np.sqrt(variance.add(eps))));
}

function outputs(p, x, activation, step1) {
  let y = x;
  for (let l = 0; l < p.gamma.length; l++) {
    const xhat = step1(np.matmul(y, p.w[l]), l);
    y = activation(xhat.mul(p.gamma[l]).add(p.beta[l]));
  }
  return np.matmul(y, p.w.at(-1)).add(p.bias);
}

function stepOf({ activation, batch }) {
  const act = activation === 'relu' ? nn.relu : nn.sigmoid;
  const loss = (p, x, t) => {
    const seen = [];
    const z = outputs(p, x, act, (z) => normalize(z, seen));
    const logs = nn.logSoftmax(z, 1);
    return [np.mean(np.sum(t.mul(logs), 1)).neg(), seen];
  };
  return jit((p, v, running, x, t) => {
    const [[value, seen], gradient] = valueAndGrad(loss, { hasAux: true })(tree.ref(p), x, t);
    const velocity = tree.map((a, g) => a.mul(sgd.momentum).add(g), v, gradient);
    const next = tree.map((a, b) => a.sub(b.mul(sgd.learningRate)), p, tree.ref(velocity));
    const average = (old, now) => old.mul(1 - newWeight).add(now.mul(newWeight));
    const averaged = running.map((r, l) => ({
      mean: average(r.mean, seen[l].mean),
      variance: average(r.variance, seen[l].variance.mul(batch / (batch - 1))),
    }));
    return [next, velocity, averaged, value];
  });
}

function inferOf({ activation }) {
  const act = activation === 'relu' ? nn.relu : nn.sigmoid;
  return jit((p, running, x) =>
    outputs(p, x, act, (z, l) =>
      z.sub(running[l].mean).mul(np.reciprocal(np.sqrt(running[l].variance.add(eps)))),
    ),
  );
}

function batches({ data, batch }) {
  const { points, labels, features, classes } = data;
  return Array.from({ length: Math.floor(labels.length / batch) }, (_, i) => {
    const t = new Float32Array(batch * classes);
    for (let r = 0; r < batch; r++) t[r * classes + labels[i * batch + r]] = 1;
    const x = points.slice(i * batch * features, (i + 1) * batch * features);
    return { x: np.array(x).reshape([batch, features]), t: np.array(t).reshape([batch, classes]) };
  });
}

function cells(size) {
  const at = (i) => -1 + ((i + 0.5) * 2) / size;
  const values = Float32Array.from({ length: 2 * size * size }, (_, n) =>
    n % 2 === 0 ? at((n >> 1) % size) : -at(Math.floor((n >> 1) / size)),
  );
  return np.array(values).reshape([size * size, 2]);
}

export async function make(id) {
  await init('wasm');
  defaultDevice('wasm');
  const work = works[id];
  let p = start(work);
  let v = tree.map((a) => np.zeros(a.shape), p);
  let running = work.hidden.map((units) => ({
    mean: np.zeros([units]),
    variance: np.ones([units]),
  }));
  const data = batches(work);
  const [step, infer] = [stepOf(work), inferOf(work)];
  let made = 0;
  let value = np.array(0);
  return {
    async steps(n) {
      for (let i = 0; i < n; i++, made++) {
        const { x, t } = data[made % data.length];
        value.dispose();
        [p, v, running, value] = step(p, v, running, x.ref, t.ref);
      }
      await blockUntilReady([tree.ref(p), value.ref]);
    },
    loss: async () => (await value.ref.data())[0],
    async grid(size) {
      await infer(tree.ref(p), tree.ref(running), cells(size)).data();
    },
  };
}
