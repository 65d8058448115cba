// What a trainable block is called on the page: its internal name, which files have, says little to who reads.
import { unitName } from './unit';

const LETTERS: Readonly<Record<string, string>> = { gamma: 'γ', beta: 'β' };
const PLURAL: Readonly<Record<string, string>> = { weight: 'weights', bias: 'biases' };

/** @param block  as in `bn1/gamma`, `linear2/weight` */
function partsOf(block: string): { layer: number; kind: string } | null {
  const [, layer, kind] = /^(?:bn|ln|linear)(\d+)(?:\/(\w+))?$/.exec(block) ?? [];
  return layer ? { layer: Number(layer), kind: kind ?? '' } : null;
}

/** "layer 2"; behind the last hidden layer stands the output. */
const layerWords = (layer: number, hidden: number): string =>
  layer > hidden ? 'the output' : `layer ${layer}`;

/**
 * "γ of unit 1·3", "a weight of layer 2", "the weights of layer 2".
 * @param hidden  how many hidden layers there are
 * @param indices  the places in it; none: all of it
 */
export function blockWords(block: string, hidden: number, indices: readonly number[] = []): string {
  const { layer, kind } = partsOf(block) ?? { layer: 0, kind: block };
  const where = layerWords(layer, hidden);
  const [index = 0, ...others] = indices;
  const one = indices.length > 0 && others.every((i) => i === index);
  if (one && kind === 'weight') return `a weight of ${where}`;
  const own = LETTERS[kind] ?? (one ? kind : `the ${PLURAL[kind] ?? kind}`);
  if (!one) return `${own} of ${where}`;
  return layer > hidden
    ? `${own} of ${where}`
    : `${own} of unit ${unitName({ layer, unit: index })}`;
}

/** Where a run diverged, for a sentence: "the loss is", "σ of layer 2 is", "the gradient of the weights of layer 2 is". */
export function wentWrong(layer: string, quantity: string, hidden: number): string {
  if (quantity === 'std') return `σ of ${layerWords(partsOf(layer)?.layer ?? 0, hidden)} is`;
  if (partsOf(layer) === null) return `the ${layer} is`;
  const words = blockWords(layer, hidden);
  if (quantity === 'gradient') return `the gradient of ${words} is`;
  return `${words} ${words.startsWith('the ') ? 'are' : 'is'}`;
}
