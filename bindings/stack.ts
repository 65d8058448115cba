// The layers of a net in order, as a configuration means them: what is written out elsewhere follows it.
import type { Activation, ResolvedConfig, ResolvedNorm } from './config';

export type Piece =
  | { kind: 'linear'; name: string; inputs: number; outputs: number; bias: boolean }
  | { kind: 'batch' | 'layer'; name: string; units: number; norm: ResolvedNorm }
  | { kind: 'activation'; name: string; activation: Activation }
  | { kind: 'noise'; name: string; noise: ResolvedNorm['noise'] }
  | { kind: 'dropout'; name: string; dropout: number };

const isNoise = ({ scale, shift }: ResolvedNorm['noise']) =>
  scale.some((v) => v !== 1) || shift.some((v) => v !== 0);

function normPieces(number: number, units: number, norm: ResolvedNorm): Piece[] {
  if (norm.kind === 'none') return [];
  const name = `${norm.kind === 'batch' ? 'bn' : 'ln'}${number}`;
  const noise: Piece[] = isNoise(norm.noise)
    ? [{ kind: 'noise', name: `noise${number}`, noise: norm.noise }]
    : [];
  return [{ kind: norm.kind, name, units, norm }, ...noise];
}

/**
 * @param blocks  names of the net's parameters: they say where there is a bias
 * @param inputs  what the net sees  @param outputs  what it gives
 */
export function stackOf(
  { layers, output }: ResolvedConfig,
  blocks: ReadonlySet<string>,
  inputs: number,
  outputs: number,
): Piece[] {
  const pieces: Piece[] = [];
  const linear = (number: number, from: number, to: number) => {
    const name = `linear${number}`;
    pieces.push({
      kind: 'linear',
      name,
      inputs: from,
      outputs: to,
      bias: blocks.has(`${name}/bias`),
    });
  };
  let width = inputs;
  for (const [i, { units, activation, norm, dropout }] of layers.entries()) {
    const number = i + 1;
    const norms = normPieces(number, units, norm);
    linear(number, width, units);
    if (norm.place === 'before') pieces.push(...norms);
    pieces.push({ kind: 'activation', name: `act${number}`, activation });
    if (norm.place === 'after') pieces.push(...norms);
    if (dropout > 0) pieces.push({ kind: 'dropout', name: `drop${number}`, dropout });
    width = units;
  }
  linear(layers.length + 1, width, outputs);
  pieces.push(...normPieces(layers.length + 1, outputs, output.norm));
  return pieces;
}
