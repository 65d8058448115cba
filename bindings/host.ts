// Where an engine lives: a place that answers calls, here on this thread; in remote.ts in a worker.
import type { Core } from '#core';
import type { ConfigInput } from './config';
import { Engine } from './engine';

type Methods = Omit<Engine, 'dispose'>;
export type Method = keyof Methods;
export type Arguments<M extends Method> = Parameters<Methods[M]>;
export type Answer<M extends Method> = ReturnType<Methods[M]>;

export interface Host {
  call<M extends Method>(method: M, ...args: Arguments<M>): Promise<Answer<M>>;
  dispose(): void;
}

/** A trap leaves the core's memory in an unknown state: nothing more is asked of it. */
const isTrap = (error: unknown) =>
  error instanceof WebAssembly.RuntimeError || typeof error === 'number';

export class LocalHost implements Host {
  readonly #engine: Engine;
  #stopped: Error | undefined;

  constructor(core: Core, config: ConfigInput) {
    this.#engine = new Engine(core, config);
  }

  async call<M extends Method>(method: M, ...args: Arguments<M>): Promise<Answer<M>> {
    if (this.#stopped) throw this.#stopped;
    try {
      const run = this.#engine[method] as (...args: Arguments<M>) => Answer<M>;
      return run.apply(this.#engine, args);
    } catch (error) {
      if (!isTrap(error)) throw error;
      this.#stopped = new Error(`The core stopped: ${String(error)}. Create a new trainer.`);
      throw this.#stopped;
    }
  }

  dispose(): void {
    if (!this.#stopped) this.#engine.dispose();
    this.#stopped ??= new Error('the trainer is disposed');
  }
}
