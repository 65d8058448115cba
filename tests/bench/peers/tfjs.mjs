// TensorFlow.js: the same net as operations, gradients by its own tape, `minimize` by its own optimizer.
import * as tf from '@tensorflow/tfjs';
import { sgd, weights, works } from '../../../tests/bench/standard-work.mjs';

const eps = 1e-5;
const newWeight = 0.1;

/** The batches in order, as tensors that stay. */
function batches({ data, batch }) {
  const { points, labels, features, classes } = data;
  const x = tf.tensor2d(points, [labels.length, features]);
  const oneHot = tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), classes), 'float32');
  return Array.from({ length: Math.floor(labels.length / batch) }, (_, i) => ({
    x: tf.slice(x, [i * batch, 0], [batch, features]),
    t: tf.slice(oneHot, [i * batch, 0], [batch, classes]),
  }));
}

class Net {
  constructor(work) {
    const { sizes, hidden, data } = work;
    this.work = work;
    this.w = weights(work).map((w, l) => tf.variable(tf.tensor2d(w, [sizes[l], sizes[l + 1]])));
    this.bias = tf.variable(tf.zeros([data.classes]));
    this.norms = hidden.map((units) => ({
      gamma: tf.variable(tf.ones([units])),
      beta: tf.variable(tf.zeros([units])),
      mean: tf.variable(tf.zeros([units]), false),
      var: tf.variable(tf.ones([units]), false),
    }));
    this.activation = work.activation === 'relu' ? tf.relu : tf.sigmoid;
    this.trained = [...this.w, this.bias, ...this.norms.flatMap((n) => [n.gamma, n.beta])];
  }

  outputs(x, norm) {
    let y = x;
    for (const [l, n] of this.norms.entries())
      y = this.activation(norm(tf.matMul(y, this.w[l]), n));
    return tf.add(tf.matMul(y, this.w.at(-1)), this.bias);
  }

  train(x) {
    const { batch } = this.work;
    return this.outputs(x, (z, n) => {
      const mean = tf.mean(z, 0);
      const moved = tf.sub(z, mean);
      const variance = tf.mean(tf.square(moved), 0);
      const average = (running, now) =>
        running.assign(tf.add(tf.mul(running, 1 - newWeight), tf.mul(now, newWeight)));
      average(n.mean, mean);
      average(n.var, tf.mul(variance, batch / (batch - 1)));
      const xhat = tf.mul(moved, tf.rsqrt(tf.add(variance, eps)));
      return tf.add(tf.mul(xhat, n.gamma), n.beta);
    });
  }

  infer(x) {
    return this.outputs(x, (z, n) => {
      const xhat = tf.mul(tf.sub(z, n.mean), tf.rsqrt(tf.add(n.var, eps)));
      return tf.add(tf.mul(xhat, n.gamma), n.beta);
    });
  }
}

const meanLoss = (z, t) => tf.neg(tf.mean(tf.sum(tf.mul(t, tf.logSoftmax(z)), 1)));

function cells(size) {
  const at = (i) => -1 + ((i + 0.5) * 2) / size;
  const points = Array.from({ length: size * size }, (_, n) => [
    at(n % size),
    -at(Math.floor(n / size)),
  ]);
  return tf.tensor2d(points);
}

/** @param backend  wasm or cpu, which is registered already */
export async function make(id, backend) {
  await tf.setBackend(backend);
  await tf.ready();
  const net = new Net(works[id]);
  const data = batches(works[id]);
  const optimizer = tf.train.momentum(sgd.learningRate, sgd.momentum);
  let made = 0;
  let cost = tf.scalar(0);
  return {
    steps(n) {
      tf.setBackend(backend);
      for (let i = 0; i < n; i++, made++) {
        const { x, t } = data[made % data.length];
        cost.dispose();
        cost = optimizer.minimize(() => meanLoss(net.train(x), t), true, net.trained);
      }
      return cost.data(); // what was asked for is computed before the clock stops
    },
    loss: async () => (await cost.data())[0],
    async grid(size) {
      tf.setBackend(backend);
      const z = tf.tidy(() => net.infer(cells(size)));
      await z.data();
      z.dispose();
    },
  };
}
