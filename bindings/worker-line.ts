// The line to a worker, whichever kind it is: what it answers, and that it has died.
import { Crash } from './errors';
import type { Reply } from './protocol';

/** A Worker of `node:worker_threads`, as far as a run needs it. */
export interface NodeWorker {
  postMessage(value: unknown): void;
  terminate(): unknown;
  // biome-ignore lint/suspicious/noExplicitAny: each event has a value of its own
  on(event: string, listener: (value: any) => void): unknown;
}

export type AnyWorker = Worker | NodeWorker;

export function isWorker(value: unknown): value is AnyWorker {
  const { postMessage, addEventListener, on } = (value ?? {}) as Record<string, unknown>;
  return typeof postMessage === 'function' && typeof (addEventListener ?? on) === 'function';
}

interface Heard {
  reply(reply: Reply): void;
  /** Why it answers no more; may be told more than once. */
  end(reason: Error): void;
}

const stopped = (why: string) => new Crash(`The worker stopped: ${why}`);
const unreadable = () => new Crash('The worker sent what could not be read');

export function listen(worker: AnyWorker, { reply, end }: Heard): void {
  if (!('addEventListener' in worker)) return listenToNode(worker, { reply, end });
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => reply(data));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    end(stopped(event.message || 'its script did not load'));
  });
  worker.addEventListener('messageerror', () => end(unreadable()));
}

function listenToNode(worker: NodeWorker, { reply, end }: Heard): void {
  worker.on('message', reply);
  worker.on('error', ({ message }: Error) => end(stopped(message)));
  worker.on('messageerror', () => end(unreadable()));
  worker.on('exit', (code: number) => end(stopped(`it ended with ${code}`)));
}
