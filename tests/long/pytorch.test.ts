// PyTorch agrees: the exported script repeats the run's losses, and load_state_dict takes the weights.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, createTrainer } from 'batchnorm-playground';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'bnp-torch-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Reads the safetensors by hand into the script's net, and prints its loss with running statistics. */
const reader = `
import json, struct, sys, torch
source = open(sys.argv[1]).read()
exec(source[:source.index("SEEN = ")])
data = open(sys.argv[2], "rb").read()
(size,) = struct.unpack("<Q", data[:8])
header, body = json.loads(data[8:8 + size]), data[8 + size:]
del header["__metadata__"]
types = {"F32": torch.float32, "I64": torch.int64}
state = {
    name: torch.frombuffer(bytearray(body[slice(*t["data_offsets"])]), dtype=types[t["dtype"]]).reshape(t["shape"])
    for name, t in header.items()
}
net.load_state_dict(state, strict=True)
net.train(False)
print(loss_of(net(inputs(POINTS)), TARGETS).item())
`;

function python(...args: string[]): string {
  const { stdout, stderr, status } = spawnSync(process.env.PYTHON ?? '/usr/bin/python3', args, {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
}

it.each<Config>([
  {},
  {
    norm: 'layer',
    data: { name: 'rings', inputs: ['x2', 'xy', 'siny'] },
    optimizer: { name: 'adamw', l1: 1e-3, clipNorm: 1, schedule: { kind: 'cosine', warmup: 5 } },
  },
  {
    norm: { affine: { beta: false }, runningVarEstimator: 'biased', momentum: null },
    optimizer: { name: 'rmsprop', decayNorm: false, weightDecay: 0.01 },
  },
  {
    data: {
      points: Float32Array.from({ length: 300 }, (_, i) => Math.sin(i * i)),
      features: 3,
      labels: Array.from({ length: 100 }, (_, i) => i % 4),
    },
    optimizer: { name: 'sgd', momentum: 0.9, nesterov: true },
    norm: { place: 'after' },
    activation: 'gelu',
  },
  { data: 'sine', batchSize: 'full', loss: 'huber', norm: 'standardize' },
])('%j', async (config) => {
  const trainer = await createTrainer(config);
  await trainer.step(40);
  const [script, weights] = [join(folder, 'run.py'), join(folder, 'net.safetensors')];
  writeFileSync(script, await trainer.export('pytorch'));
  writeFileSync(weights, await trainer.export('safetensors'));
  const said = python(script, '40');
  const pairs = [...said.matchAll(/loss (\S+), in the playground (\S+)/g)].map(([, a, b]) => [
    a,
    b,
  ]);
  expect(pairs).toHaveLength(20);
  for (const [theirs, ours] of pairs)
    expect(Math.abs(Number(theirs) / Number(ours) - 1)).toBeLessThan(1e-3);
  const loss = (await trainer.evaluate('train')).loss;
  expect(Math.abs(Number(python('-c', reader, script, weights)) / loss - 1)).toBeLessThan(1e-5);
  trainer.dispose();
});
