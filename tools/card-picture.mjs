// The picture of a card: what the first and the last of an experiment's networks have learned, side by side.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { png } from './png.mjs';
import { root } from './run.mjs';

export const WIDTH = 1200;
export const HEIGHT = 630;
const SIDE = 512;
const GAP = 34;
const SEED = 7;
/** A picture needs no more, and the build should not wait for it. */
const MOST_STEPS = 600;

const PAPER = [250, 249, 246];
const EMPTY = [255, 255, 255];
const NEGATIVE = [229, 129, 46];
const POSITIVE = [42, 111, 184];

/** Orange and blue as on the page: the network's answer as a chance, white in between. */
function tone(value) {
  const p = 1 / (1 + Math.exp(-value));
  const full = p < 0.5 ? NEGATIVE : POSITIVE;
  const strength = Math.abs(2 * p - 1) * 0.85;
  return full.map((c, i) => Math.round(EMPTY[i] + (c - EMPTY[i]) * strength));
}

/** The network's answers over the plane; null where there is no plane, or no answer. */
async function learned({ config, steps }) {
  const { createTrainer } = await import(pathToFileURL(join(root, 'dist/index.js')).href);
  const given = typeof config === 'function' ? await config(SEED) : config;
  const trainer = await createTrainer({ ...given, seed: SEED });
  try {
    if ((await trainer.data()).features !== 2) return null;
    await trainer.step(Math.max(1, Math.min(steps, MOST_STEPS)));
    const { values } = await trainer.grid({ size: SIDE });
    return values.every(Number.isFinite) ? values : null;
  } finally {
    trainer.dispose();
  }
}

/** The page's own default run, where an experiment has no plane to show. */
const DEFAULT = { config: {}, steps: MOST_STEPS };

/** @returns a PNG */
export async function picture(lanes) {
  const chosen = lanes.length > 1 ? [lanes[0], lanes.at(-1)] : lanes;
  const seen = (await Promise.all(chosen.map(learned))).filter(Boolean);
  const maps = seen.length > 0 ? seen : [await learned(DEFAULT)];
  const rgb = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let i = 0; i < rgb.length; i++) rgb[i] = PAPER[i % 3];
  const left = Math.round((WIDTH - maps.length * SIDE - (maps.length - 1) * GAP) / 2);
  const top = Math.round((HEIGHT - SIDE) / 2);
  for (const [n, values] of maps.entries())
    for (let y = 0; y < SIDE; y++)
      for (let x = 0; x < SIDE; x++)
        rgb.set(tone(values[y * SIDE + x]), ((top + y) * WIDTH + left + n * (SIDE + GAP) + x) * 3);
  return png(WIDTH, HEIGHT, rgb);
}
