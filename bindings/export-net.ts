// A run's net in the form that is asked for.
import { outOfRange } from './errors';
import type { History } from './history';
import { limits } from './limits';
import { toJson } from './model-json';
import type { Net } from './net';
import { toOnnx } from './onnx';
import { toPytorch } from './pytorch';
import type { RunData } from './state';
import { toSafetensors } from './state-dict';

export const exportFormats = ['safetensors', 'json', 'onnx', 'pytorch'] as const;
export type ExportFormat = (typeof exportFormats)[number];
/** Bytes, but text for json and pytorch. */
export type Exported<F extends ExportFormat> = F extends 'json' | 'pytorch'
  ? string
  : Uint8Array<ArrayBuffer>;

function checkFinite({ parameters }: Net): void {
  for (const [name, { values }] of Object.entries(parameters))
    if (!values.every(Number.isFinite))
      throw outOfRange(
        name,
        'no number',
        'finite to be saved: the run diverged; restore a snapshot',
      );
}

/** What an export asks of a run. */
export interface Source {
  /** As it is, or as it began. */
  net(initial: boolean): Promise<Net>;
  data(): Promise<RunData>;
  history: History;
  /** Whether more than steps made it what it is. */
  byHand: boolean;
}

async function script({ net, data, history, byHand }: Source): Promise<string> {
  const begin = await net(!byHand);
  checkFinite(begin);
  return toPytorch(begin, await data(), byHand ? undefined : history);
}

export async function exportNet<F extends ExportFormat>(
  format: F,
  source: Source,
): Promise<Exported<F>> {
  if (format === 'pytorch') return (await script(source)) as Exported<F>;
  const net = await source.net(false);
  checkFinite(net);
  if (format === 'onnx') return toOnnx(net) as Exported<F>;
  const file = format === 'json' ? toJson(net) : toSafetensors(net);
  if (file.length > limits.modelBytes)
    throw outOfRange('format', format, `another: this net has ${file.length} bytes in it`);
  return file as Exported<F>;
}
