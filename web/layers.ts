// The hidden layers as a setting: units joined by dashes, a letter behind those with a normalisation of their own.
import { defaults, fields, type LayerConfig, type Norm } from 'batchnorm-playground';

/** A hidden layer of the page: its units, and its normalisation where it differs from the net's. */
export interface Layer {
  readonly units: number;
  readonly norm?: LayerNorm;
}
export type LayerNorm = 'none' | 'standardize' | 'batch' | 'layer';

const LETTERS: Record<string, LayerNorm> = {
  n: 'none',
  s: 'standardize',
  b: 'batch',
  l: 'layer',
};
const letterOf = (norm: LayerNorm) => Object.keys(LETTERS).find((key) => LETTERS[key] === norm)!;

/** More would not be seen in the drawing; the module takes more. */
export const mostLayers = 6;
export const mostUnits = fields.find(({ path }) => path === 'layers.*.units')!.max!;

const NO_LAYER = '0';
const LAYERS_BOUND = `0, or up to ${mostLayers} numbers of units from 1 to ${mostUnits} joined by dashes, each with n, s, b or l for a normalisation of its own, as in 16-16 or 8-8n`;

/** @throws RangeError with a `bound` for a text that stands for no layers */
export function parseLayers(text: string): readonly Layer[] {
  if (text === NO_LAYER) return [];
  const layers = text.split('-').map((part): Layer | null => {
    const [, units, letter] = /^(\d{1,3})([nsbl]?)$/.exec(part) ?? [];
    const count = Number(units);
    if (!(count >= 1 && count <= mostUnits)) return null;
    return letter ? { units: count, norm: LETTERS[letter]! } : { units: count };
  });
  if (layers.length > mostLayers || !layers.every((layer) => layer !== null))
    throw Object.assign(new RangeError(`layers: “${text}” is not ${LAYERS_BOUND}`), {
      bound: LAYERS_BOUND,
    });
  return layers;
}

export function formatLayers(layers: readonly Layer[]): string {
  if (layers.length === 0) return NO_LAYER;
  return layers.map(({ units, norm }) => `${units}${norm ? letterOf(norm) : ''}`).join('-');
}

export const defaultLayers = formatLayers(defaults.layers.map(({ units }) => ({ units })));

/** A kind of its own keeps the details (eps, momentum, place) that the net's normalisation has. */
function ownNorm(kind: LayerNorm, shared: Norm | undefined): Norm {
  if (typeof shared !== 'object') return kind;
  if (kind === 'standardize') return { ...shared, kind: 'batch', affine: false };
  return { ...shared, kind, affine: true };
}

/** What the module is given. */
export const layersConfig = (text: string, shared: Norm | undefined): (number | LayerConfig)[] =>
  parseLayers(text).map(({ units, norm }) =>
    norm ? { units, norm: ownNorm(norm, shared) } : { units },
  );
