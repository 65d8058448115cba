// What a hand can change in a running net: numbers, what is held, the scale of the weights before batch norm.
import type { Trainer } from 'batchnorm-playground';
import { blockWords } from './block-words';

export interface Assignment {
  readonly block: string;
  readonly index: number;
  readonly value: number;
}

export type Edit =
  | { readonly kind: 'set'; readonly set: readonly Assignment[] }
  | { readonly kind: 'hold'; readonly blocks: readonly string[]; readonly hold: boolean }
  | { readonly kind: 'rescale'; readonly factor: number };

/** Asks the page for an edit. */
export const askEdit = (from: EventTarget, edit: Edit): boolean =>
  from.dispatchEvent(new CustomEvent('edit', { detail: edit, bubbles: true, composed: true }));

/** The layers whose Linear stands before a batch norm: their weights' scale changes nothing that the net computes. */
export const layersBeforeNorm = ({ layers, config }: Trainer): number[] =>
  layers
    .map(({ layer }) => layer)
    .filter((layer) => config.layers[layer - 1]?.norm.place === 'before');

async function assign(trainer: Trainer, set: readonly Assignment[]): Promise<void> {
  const parameters = await trainer.parameters();
  const changed: Record<string, Float32Array> = {};
  for (const { block, index, value } of set) {
    changed[block] ??= Float32Array.from(parameters[block]!.values);
    changed[block][index] = value;
  }
  await trainer.setParameters(changed);
}

/** Carries an edit out. */
export async function apply(trainer: Trainer, edit: Edit): Promise<void> {
  if (edit.kind === 'set') await assign(trainer, edit.set);
  else if (edit.kind === 'hold')
    await (edit.hold ? trainer.freeze([...edit.blocks]) : trainer.thaw([...edit.blocks]));
  else
    for (const layer of layersBeforeNorm(trainer))
      await trainer.rescale({ layer, factor: edit.factor });
}

/** What undoing it will name. @param hidden  how many hidden layers there are */
export function inWords(edit: Edit, hidden: number): string {
  if (edit.kind === 'rescale') return 'the weights’ scale';
  if (edit.kind === 'hold') {
    const what = edit.blocks.map((block) => blockWords(block, hidden)).join(', ');
    return `${edit.hold ? 'holding' : 'letting go of'} ${what}`;
  }
  const places: Record<string, number[]> = {};
  for (const { block, index } of edit.set) (places[block] ??= []).push(index);
  const words = Object.entries(places).map(([block, at]) => blockWords(block, hidden, at));
  return words.join(', ');
}
