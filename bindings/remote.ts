// An engine in a worker: every call is a request, and every pending call rejects when the worker dies.
import source from '#worker';
import type { Config } from './config';
import { Crash } from './errors';
import type { Answer, Arguments, Host, Method } from './host';
import { type Reply, type Request, unpackError } from './protocol';
import type { WasmSource } from './source';
import { workerAddress } from './worker-address';
import { type AnyWorker, listen } from './worker-line';

/** How many beats a worker may leave a call unanswered: about half a minute; less while it only starts. */
const PATIENCE = 30;
const STARTS = 8;
const BEAT_MS = 1000;

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** A classic worker from a Blob: the one kind that starts from http, from a file and in a sandbox. */
export function blobWorker(): Worker {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(workerAddress(url));
  // Not at once: some engines fetch the script only after this task.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return worker;
}

export class RemoteHost implements Host {
  readonly #worker: AnyWorker;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  /** Beats, not time: while a machine sleeps there are none. */
  #beats = 0;
  #patience = STARTS;
  #heart: ReturnType<typeof setInterval> | undefined;
  #ended: Error | undefined;

  private constructor(worker: AnyWorker) {
    this.#worker = worker;
    listen(worker, {
      reply: (reply) => this.#settle(reply),
      end: (reason) => this.#end(reason),
    });
  }

  /** @throws what the configuration or the start gave */
  static async start(worker: AnyWorker, config: Config, wasm: WasmSource): Promise<RemoteHost> {
    const host = new RemoteHost(worker);
    try {
      await host.#ask((id) => ({ id, start: { wasm, config } }));
      host.#patience = PATIENCE;
      return host;
    } catch (error) {
      host.dispose();
      throw error;
    }
  }

  call<M extends Method>(method: M, ...args: Arguments<M>): Promise<Answer<M>> {
    return this.#ask((id) => ({ id, method, args })) as Promise<Answer<M>>;
  }

  dispose(): void {
    this.#end(new Error('the trainer is disposed'));
  }

  #ask(request: (id: number) => Request): Promise<unknown> {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#worker.postMessage(request(id));
      this.#pending.set(id, { resolve, reject });
      this.#heart ??= setInterval(() => this.#beat(), BEAT_MS);
    });
  }

  #beat(): void {
    if (++this.#beats > this.#patience)
      this.#end(new Crash(`The worker stopped: no answer for ${this.#patience} seconds`));
  }

  #rest(): void {
    clearInterval(this.#heart);
    this.#heart = undefined;
  }

  /** What answers no call that waits is dropped. */
  #settle(reply: Reply | null): void {
    const pending = this.#pending.get(reply?.id ?? 0);
    if (!reply || !pending) return;
    this.#beats = 0;
    this.#pending.delete(reply.id);
    if (this.#pending.size === 0) this.#rest();
    if ('error' in reply) pending.reject(unpackError(reply.error));
    else pending.resolve(reply.result);
  }

  #end(error: Error): void {
    if (this.#ended) return;
    this.#ended = error;
    this.#rest();
    this.#worker.terminate();
    for (const pending of this.#pending.values()) pending.reject(error);
    this.#pending.clear();
  }
}
