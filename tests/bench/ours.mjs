// The shipped wasm, through the public module.
import { createTrainer } from '../../dist/index.js';
import { sgd, transposed, weights, works } from './standard-work.mjs';

export const name = 'batchnorm-playground';

/** @returns steps(n), the loss of the last step, and a heat map of side × side cells */
export async function make(id) {
  const work = works[id];
  const { points, features, labels } = work.data;
  const trainer = await createTrainer(
    {
      data: { points, features, labels, split: null, scale: [1], shift: [0] },
      layers: work.hidden,
      activation: work.activation,
      loss: 'softmax',
      batchSize: work.batch,
      shuffle: 'none',
      optimizer: { name: 'sgd', ...sgd },
    },
    { worker: false },
  );
  const blocks = weights(work).map((w, l) => [
    `linear${l + 1}/weight`,
    transposed(w, work.sizes[l], work.sizes[l + 1]),
  ]);
  await trainer.setParameters(Object.fromEntries(blocks));
  return {
    steps: (n) => trainer.step(n),
    loss: () => trainer.status.loss,
    grid: (size) => trainer.grid({ size, bounds: [-1, 1, -1, 1] }),
  };
}
