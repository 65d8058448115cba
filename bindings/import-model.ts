// A model's file made into a run that goes on from its weights.
import { knownKeys } from './checks';
import type { Config, CustomData } from './config';
import { type CreateOptions, create } from './create';
import { outOfRange, wrongType } from './errors';
import { limits } from './limits';
import { fromJson } from './model-json';
import { badFile } from './safetensors';
import type { OwnSource } from './source';
import { fromSafetensors, type Model } from './state-dict';
import type { Trainer } from './trainer';

export interface ImportOptions extends CreateOptions {
  /** A reader's own points, which no file of a model holds: those it was trained on. */
  data?: CustomData;
}

/** What `export('safetensors')` or `export('json')` gave: bytes, text, or the text as read. */
export type ModelFile = Uint8Array | ArrayBuffer | string | object;

function parse(text: string): unknown {
  if (text.length > limits.modelBytes)
    throw badFile(`it has ${text.length} letters, at most ${limits.modelBytes} are read`);
  try {
    return JSON.parse(text);
  } catch {
    throw badFile('it is no JSON');
  }
}

/** A file of JSON begins with a brace; safetensors with a length below 2^24, whose last byte is 0. */
function fromBytes(bytes: Uint8Array): Model {
  return bytes[0] === 0x7b && bytes[7] !== 0
    ? fromJson(parse(new TextDecoder().decode(bytes)))
    : fromSafetensors(bytes);
}

export function readModel(file: ModelFile): Model {
  if (file instanceof ArrayBuffer) return fromBytes(new Uint8Array(file));
  if (file instanceof Uint8Array) return fromBytes(file);
  if (typeof file === 'string') return fromJson(parse(file));
  if (typeof file === 'object' && file !== null) return fromJson(file);
  throw wrongType('model', file, 'bytes of safetensors, or JSON');
}

/** The file's configuration, with the points where these are the reader's own. */
function configOf({ config }: Model, data: CustomData | undefined): Config {
  const input = config as unknown as Record<string, unknown>;
  const own = typeof input === 'object' && input !== null && Object.hasOwn(input, 'data');
  const named = own ? (input.data as Record<string, unknown> | null) : null;
  if (named?.name !== 'custom') return input as Config;
  if (data === undefined)
    throw outOfRange('data', data, 'the points that the model was trained on: no file holds them');
  const { features: _, classes: __, targets: ___, samples: ____, ...rest } = named;
  return { ...input, data: { ...rest, ...data } } as Config;
}

/** @throws RangeError or TypeError that says what is wrong with the file */
export async function importWith(
  file: ModelFile,
  given: ImportOptions,
  own: OwnSource,
): Promise<Trainer> {
  knownKeys('the options of importModel', given, ['data', 'worker', 'wasm']);
  const { data, ...options } = given;
  const model = readModel(file);
  const trainer = await create(configOf(model, data), options, own);
  try {
    await trainer.load(model);
    return trainer;
  } catch (error) {
    trainer.dispose();
    throw error;
  }
}
