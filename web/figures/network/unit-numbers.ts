// The numbers that make up one unit, by the names of their blocks and their places in them.
import type { Parameters } from '../../looks';
import type { Snapshot } from '../../snapshot';
import { type UnitRef, unitName } from '../../unit';
import { inputShown } from './tiles';

export interface UnitNumber {
  readonly name: string;
  readonly block: string;
  readonly index: number;
  readonly value: number;
  readonly held: boolean;
}

function single(
  parameters: Parameters,
  name: string,
  block: string,
  index: number,
): UnitNumber | null {
  const found = parameters[block];
  if (!found || found.values.length <= index) return null;
  return { name, block, index, value: found.values[index]!, held: !found.trains };
}

/** γ and β, where step 2 has them, then the bias, where there is one. */
export function ownNumbers({ parameters }: Snapshot, { layer, unit }: UnitRef): UnitNumber[] {
  if (!parameters) return [];
  return [
    single(parameters, 'γ', `bn${layer}/gamma`, unit) ??
      single(parameters, 'γ', `ln${layer}/gamma`, unit),
    single(parameters, 'β', `bn${layer}/beta`, unit) ??
      single(parameters, 'β', `ln${layer}/beta`, unit),
    single(parameters, 'bias', `linear${layer}/bias`, unit),
  ].filter((n) => n !== null);
}

/** The weights of the links that lead to the unit. */
export function incoming({ parameters, config }: Snapshot, { layer, unit }: UnitRef): UnitNumber[] {
  const block = `linear${layer}/weight`;
  const wide = parameters?.[block]?.shape[1] ?? 0;
  const from = (source: number) =>
    layer === 1
      ? inputShown(config.data.inputs[source]!)
      : unitName({ layer: layer - 1, unit: source });
  return Array.from({ length: wide }, (_, source) =>
    single(parameters!, from(source), block, unit * wide + source),
  ).filter((n) => n !== null);
}
