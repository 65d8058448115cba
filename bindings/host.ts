// Where an engine lives: a place that answers calls, here on this thread; in remote.ts in a worker.
import type { Core } from '#core';
import type { Config } from './config';
import { breakageOf, breakCore } from './cores';
import { Engine } from './engine';
import { Crash } from './errors';

type Methods = Omit<Engine, 'dispose'>;
export type Method = keyof Methods;
export type Arguments<M extends Method> = Parameters<Methods[M]>;
export type Answer<M extends Method> = ReturnType<Methods[M]>;

export interface Host {
  call<M extends Method>(method: M, ...args: Arguments<M>): Promise<Answer<M>>;
  dispose(): void;
}

/** The core calls abort() in one case: it asks for more memory than there may be. */
const why = (error: unknown) =>
  /\bAborted\(/.test(String(error))
    ? 'its memory is full (128 MB at most); fewer rows, units or layers, or a smaller batch, take less'
    : String(error);

const isTrap = (error: unknown) =>
  error instanceof WebAssembly.RuntimeError || typeof error === 'number';

export class LocalHost implements Host {
  readonly #core: Core;
  readonly #engine: Engine;
  #disposed = false;

  constructor(core: Core, config: Config) {
    this.#core = core;
    this.#engine = this.#guarded(() => new Engine(core, config));
  }

  async call<M extends Method>(method: M, ...args: Arguments<M>): Promise<Answer<M>> {
    if (this.#disposed) throw new Error('the trainer is disposed');
    const run = this.#engine[method] as (...args: Arguments<M>) => Answer<M>;
    return this.#guarded(() => run.apply(this.#engine, args));
  }

  #guarded<T>(work: () => T): T {
    const breakage = breakageOf(this.#core);
    if (breakage) throw breakage;
    try {
      return work();
    } catch (error) {
      if (!isTrap(error)) throw error;
      const stopped = new Crash(`The core stopped: ${why(error)}. Create a new trainer.`);
      breakCore(this.#core, stopped);
      throw stopped;
    }
  }

  dispose(): void {
    if (!this.#disposed && !breakageOf(this.#core)) this.#engine.dispose();
    this.#disposed = true;
  }
}
