// The core built natively, as a process that is asked line by line.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../tools/run.mjs';
import { sgd, transposed, weights, works } from './standard-work.mjs';

const counted = (bytes, count) => [Buffer.from(Int32Array.of(count).buffer), Buffer.from(bytes)];
const text = (string) => counted(Buffer.from(string), Buffer.byteLength(string));
const numbers = (array) => counted(array.buffer, array.length);

function settings({ data, hidden, activation, batch }) {
  return [
    `data.name=custom`,
    `data.features=${data.features}`,
    `data.classes=${data.classes}`,
    `data.samples=${data.labels.length}`,
    'data.split=null',
    'data.scale.0=1',
    'data.shift.0=0',
    `layers=${hidden.length}`,
    ...hidden.flatMap((units, l) => [
      `layers.${l}.units=${units}`,
      `layers.${l}.activation=${activation}`,
      `layers.${l}.norm.kind=batch`,
    ]),
    'loss=softmax',
    `batchSize=${batch}`,
    'shuffle=none',
    'optimizer.name=sgd',
    `optimizer.momentum=${sgd.momentum}`,
    `optimizer.learningRate=${sgd.learningRate}`,
  ].join('\n');
}

function write(id) {
  const work = works[id];
  const { points, labels, features } = work.data;
  const rows = new Float32Array(labels.length * (features + 1));
  labels.forEach((label, i) => {
    rows.set(points.subarray(i * features, (i + 1) * features), i * (features + 1));
    rows[i * (features + 1) + features] = label;
  });
  const blocks = weights(work).flatMap((w, l) => [
    ...text(`linear${l + 1}/weight`),
    ...numbers(transposed(w, work.sizes[l], work.sizes[l + 1])),
  ]);
  const path = join(root, `build/bench/${id}.bin`);
  mkdirSync(join(root, 'build/bench'), { recursive: true });
  writeFileSync(
    path,
    Buffer.concat([...text(settings(work)), ...numbers(rows), ...blocks, ...text('')]),
  );
  return path;
}

/** @param preset  of CMakePresets.json, built */
export const native = (preset, name) => ({
  name,
  make(id) {
    const child = spawn(join(root, 'build', preset, 'bench_native'), [write(id)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.unref();
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    let loss = 0;
    const ask = async (line) => {
      child.stdin.write(`${line}\n`);
      loss = Number((await answers.next()).value);
    };
    return {
      steps: (n) => ask(`s ${n}`),
      loss: () => loss,
      grid: () => ask('g 1'),
      end: () => child.kill(),
    };
  },
});
