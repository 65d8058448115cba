// Lives of runs: created, trained, asked, refused, disposed; and what they leave behind in the core.
import { batchNorm, createTrainer, init } from 'batchnorm-playground';
import type { Core } from '#core';
import { sharedCore } from '../../bindings/cores';
import { wasmBytes } from '../../bindings/wasm';

export interface Left {
  /** Of the core's memory. */
  bytes: number;
  /** Of its stack. */
  top: number;
  /** Objects of the core that nobody has deleted. */
  handles: number;
}

/** Counts from here on: each session is one handle until it is deleted. */
function counted(core: Core): () => number {
  let live = 0;
  const real = core.Session;
  const proto = real.prototype as { delete(): void };
  const free = proto.delete;
  proto.delete = function (this: object) {
    live--;
    free.call(this);
  };
  core.Session = new Proxy(real, {
    construct(target, args) {
      live++;
      return Reflect.construct(target, args) as object;
    },
  });
  return () => live;
}

async function life(seed: number): Promise<void> {
  const trainer = await createTrainer({ seed, layers: [8] });
  await trainer.step(3);
  await trainer.measures();
  trainer.dispose();
  batchNorm(new Float32Array([seed, 1]), { shape: [2, 1], training: true });
  if (seed % 10 === 0) await createTrainer({ batchSize: 1000 }).catch(() => {});
}

/** After a warm-up of a tenth, what there is; after all lives, what there is then. */
export async function cycles(count: number): Promise<{ before: Left; after: Left }> {
  await init();
  const core = await sharedCore(undefined, wasmBytes);
  const live = counted(core);
  const left = (): Left => ({
    bytes: core.HEAPF32.buffer.byteLength,
    top: core.stackSave(),
    handles: live(),
  });
  const warm = Math.ceil(count / 10);
  for (let i = 0; i < warm; i++) await life(i);
  const before = left();
  for (let i = warm; i < count; i++) await life(i);
  return { before, after: left() };
}
