// A worker of Node that stands in for a browser's: the module's own script, and faults that a test asks for.
import { Worker as Thread } from 'node:worker_threads';
import script from '#worker';

export type Fault = 'throw' | 'reject' | 'hang' | 'leave' | 'trap' | 'stray';

/** What makes a thread of Node look like a worker of a browser; a fault comes as a text. */
const shim = `
const { parentPort } = require('node:worker_threads');
globalThis.self = globalThis;
globalThis.importScripts = () => {};
globalThis.location = { href: 'http://localhost/' };
const heard = new EventTarget();
globalThis.addEventListener = (type, listener) => heard.addEventListener(type, listener);
globalThis.postMessage = (message) => parentPort.postMessage(message);
const faults = {
  throw: () => { throw new Error('thrown') },
  reject: () => {
    const event = Object.assign(new Event('unhandledrejection'), { reason: new Error('rejected') });
    heard.dispatchEvent(event);
  },
  hang: () => { for (;;); },
  leave: () => process.exit(0),
  trap: () => {
    Float32Array.prototype.set = Float32Array.prototype.slice = Float64Array.prototype.slice = () => { throw new WebAssembly.RuntimeError('unreachable'); };
  },
  stray: () => {
    for (const data of [null, 7, 'x', [], {}, { id: 0 }, { id: 1e9, result: 1 }, { id: -1, error: {} }, { id: '1' }])
      postMessage(data);
  },
};
parentPort.on('message', (data) => {
  if (typeof data === 'string') faults[data]();
  else heard.dispatchEvent(Object.assign(new Event('message'), { data }));
});
`;

export class NodeWorker extends EventTarget {
  readonly #thread = new Thread(shim + script, { eval: true });
  readonly ended: Promise<void>;

  constructor() {
    super();
    const tell = (type: string, more: object) =>
      this.dispatchEvent(Object.assign(new Event(type), more));
    this.#thread.on('message', (data) => tell('message', { data }));
    this.#thread.on('error', ({ message }: Error) => tell('error', { message }));
    this.ended = new Promise((done) => this.#thread.on('exit', () => done()));
  }
  postMessage(message: unknown): void {
    this.#thread.postMessage(message);
  }
  terminate(): void {
    void this.#thread.terminate();
  }
}
