// Fits a model's blocks to those of a net, by their names here or in PyTorch.
import { badFile } from './safetensors';
import type { ParameterBlock } from './state';
import { type Model, stateKey } from './state-dict';

/** A half of step 2 that the net has not: written for PyTorch's sake as the constant it is. */
const isConstant = (key: string, values: Float32Array) =>
  /^(bn|ln)\d+.(weight|gamma)$/.test(key)
    ? values.every((v) => v === 1)
    : /^(bn|ln)\d+.(bias|beta)$/.test(key) && values.every((v) => v === 0);

/**
 * @param tracked  batch norms that infer by running statistics
 * @throws RangeError where the file has none for one of these
 */
export function complete({ statistics }: Model, tracked: readonly string[]): Model['statistics'] {
  for (const name of tracked)
    if (!Object.hasOwn(statistics, name)) throw badFile(`it has no running statistics of ${name}`);
  return statistics;
}

/** @throws RangeError for a block that is missing, or one that the net does not have */
export function fitted(
  { parameters }: Model,
  blocks: Record<string, ParameterBlock>,
): Record<string, Float32Array> {
  const left = new Map(Object.entries(parameters));
  const values = Object.fromEntries(
    Object.entries(blocks).map(([name, block]) => {
      const key = [name, stateKey(name)].find((known) => left.has(known));
      const found = key === undefined ? undefined : left.get(key)!;
      if (!found) throw badFile(`it has no ${stateKey(name)}`);
      if (found.length !== block.values.length)
        throw badFile(
          `its ${stateKey(name)} has ${found.length} numbers, not ${block.values.length}`,
        );
      left.delete(key!);
      return [name, found];
    }),
  );
  for (const [key, extra] of left)
    if (!isConstant(key, extra)) throw badFile(`${key.slice(0, 80)} has no place in its net`);
  return values;
}
