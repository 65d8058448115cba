// ConvNetJS, which has no batch norm: the same net without it, a sample at a time.
import { createRequire } from 'node:module';
import { sgd, works } from '../../../tests/bench/standard-work.mjs';

const convnet = createRequire(import.meta.url)('convnetjs');

export const name = 'ConvNetJS 0.3';
export const unlike = 'without batch norm';

export function make(id) {
  const { data, hidden, activation, batch } = works[id];
  const net = new convnet.Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: data.features },
    ...hidden.map((num_neurons) => ({ type: 'fc', num_neurons, activation })),
    { type: 'softmax', num_classes: data.classes },
  ]);
  const trainer = new convnet.SGDTrainer(net, {
    learning_rate: sgd.learningRate,
    momentum: sgd.momentum,
    batch_size: batch,
    l2_decay: 0,
  });
  const rows = data.labels.map((_, i) => {
    const x = new convnet.Vol(1, 1, data.features, 0);
    for (let j = 0; j < data.features; j++) x.w[j] = data.points[i * data.features + j];
    return x;
  });
  const point = new convnet.Vol(1, 1, 2, 0);
  let next = 0;
  let loss = 0;
  return {
    steps(n) {
      for (let i = 0; i < n * batch; i++, next = (next + 1) % rows.length)
        ({ loss } = trainer.train(rows[next], data.labels[next]));
    },
    loss: () => loss,
    grid(size) {
      for (let n = 0; n < size * size; n++) {
        point.w[0] = -1 + (((n % size) + 0.5) * 2) / size;
        point.w[1] = 1 - ((Math.floor(n / size) + 0.5) * 2) / size;
        net.forward(point);
      }
    },
  };
}
