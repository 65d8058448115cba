// The core behind the synchronous functions: `init` makes it ready.
import type { Core } from '#core';
import { knownKeys } from './checks';
import { breakageOf, sharedCore } from './cores';
import type { OwnSource, WasmOptions } from './source';

export interface InitOptions {
  /** Where the core's wasm comes from, if not from the module itself. */
  wasm?: WasmOptions;
}

let ready: Core | undefined;

/** Makes the synchronous functions ready; the first call loads the core, later ones do nothing. */
export async function prepare(options: InitOptions, own: OwnSource): Promise<void> {
  knownKeys('the options of init', options, ['wasm']);
  if (!ready || breakageOf(ready)) ready = await sharedCore(options.wasm, own);
}

/** @throws Error before `init`, and after a trap */
export function readyCore(): Core {
  if (!ready) throw new Error('init() comes first: await it once');
  const breakage = breakageOf(ready);
  if (breakage) throw breakage;
  return ready;
}
