// For sites with embeds: sets the heights of their frames, and commands them by promises. About 1 KB.
import type { Ask, Asks, Done, Message, Ready, StateNow, Tell, Tells, Theme } from './messages';

export type * from './messages';

type Listener = (payload: never) => void;
let last = 0;

const told = ({ data }: MessageEvent): Message<Tell> | undefined =>
  data?.bnp === 1 && typeof data.type === 'string' ? data : undefined;

/**
 * Sets the height of every frame in the document that tells one, now and later.
 * @returns stops it
 */
export function fitHeights(within: Document | ShadowRoot = document): () => void {
  const fit = (event: MessageEvent) => {
    const message = told(event);
    if (message?.type !== 'resize') return;
    const { height } = message.payload as Tells['resize'];
    for (const frame of within.querySelectorAll('iframe'))
      if (frame.contentWindow === event.source) frame.style.height = `${height}px`;
  };
  addEventListener('message', fit);
  return () => removeEventListener('message', fit);
}

/** One embed, as the site around it sees it. Every promise rejects with the embed's own words when it refuses. */
export class Embed {
  /** When it has a run, and hears. */
  readonly ready: Promise<Ready>;
  readonly #frame: HTMLIFrameElement;
  readonly #listeners = new Map<Tell, Set<Listener>>();
  readonly #waiting = new Map<number | string, [(value: never) => void, (error: Error) => void]>();

  #never!: (error: Error) => void;
  #closed: Error | undefined;

  constructor(frame: HTMLIFrameElement) {
    this.#frame = frame;
    addEventListener('message', this.#hear);
    this.ready = new Promise((resolve, reject) => {
      this.#never = reject;
      const stop = this.on('ready', (ready) => {
        stop();
        resolve(ready);
      });
    });
    this.ready.catch(() => {}); // nobody need ask
    // It may have been ready before anybody listened.
    this.#post({ bnp: 1, type: 'ping', payload: {} });
  }

  /** Goes on. With `until` it resolves when the run is there, or has diverged. */
  play(until?: number): Promise<Done | StateNow> {
    return this.#ask('play', until === undefined ? {} : { until });
  }

  pause(): Promise<StateNow> {
    return this.#ask('pause', {});
  }

  /** Exactly `n` updates. */
  step(n = 1): Promise<Done> {
    return this.#ask('step', { n });
  }

  reset(): Promise<StateNow> {
    return this.#ask('reset', {});
  }

  /** Some fields by their keys in the page's address; or all, as `{ hash }`. */
  set(fields: Asks['set']): Promise<StateNow> {
    return this.#ask('set', fields);
  }

  get(): Promise<StateNow> {
    return this.#ask('get', {});
  }

  theme(theme: Theme): Promise<StateNow> {
    return this.#ask('theme', { theme });
  }

  /** Calls `listener` with each such message's payload. For `step` the embed begins to tell of steps. @returns stops it */
  on<T extends Tell>(type: T, listener: (payload: Tells[T]) => void): () => void {
    const those = this.#listeners.get(type) ?? new Set<Listener>();
    this.#listeners.set(type, those.add(listener as Listener));
    if (type === 'step') void this.#ask('subscribe', { step: true }).catch(() => {});
    return () => {
      those.delete(listener as Listener);
    };
  }

  /** Hears no more; what is pending rejects, and what is asked later. */
  close(): void {
    removeEventListener('message', this.#hear);
    this.#closed = new Error('the embed was closed');
    this.#never(this.#closed);
    for (const [, reject] of this.#waiting.values()) reject(this.#closed);
    this.#waiting.clear();
  }

  async #ask<T extends Ask, R>(type: T, payload: Asks[T]): Promise<R> {
    await this.ready;
    if (this.#closed) throw this.#closed;
    const id = ++last;
    return new Promise<R>((resolve, reject) => {
      this.#waiting.set(id, [resolve, reject]);
      this.#post({ bnp: 1, type, id, payload });
    });
  }

  /** To any origin: a sandboxed frame has none, and nothing that is asked is a secret. */
  #post(message: Message<Ask>): void {
    this.#frame.contentWindow?.postMessage(message, '*');
  }

  readonly #hear = (event: MessageEvent) => {
    const message = told(event);
    if (!message || event.source !== this.#frame.contentWindow) return;
    const { type, id, payload } = message;
    for (const listener of this.#listeners.get(type) ?? []) listener(payload as never);
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id!);
    if (type === 'error') waiting[1](new Error((payload as Tells['error']).text));
    else waiting[0](payload as never);
  };
}
