// The wire to the site around: hears only its own parent, refuses what is malformed or too much, and tells.
import type { Refused, Tell, Tells } from 'batchnorm-playground/embed';
import { type Asked, hear, type Id } from './asks';
import { Bucket } from './bucket';

/** What a site may ask at once, and then each second; the refusals that it is told. */
const ASKS = [60, 20] as const;
const REFUSALS = [10, 2] as const;

export class Wire {
  readonly #origin: string | null;
  readonly #obey: (ask: Asked, id: Id | undefined) => void;
  readonly #asks = new Bucket(...ASKS);
  readonly #refusals = new Bucket(...REFUSALS);
  /** The parent has spoken, and is the site that the address names. */
  #named = false;

  /** @param origin the one that may be told a reader's points */
  constructor(origin: string | null, obey: (ask: Asked, id: Id | undefined) => void) {
    this.#origin = origin;
    this.#obey = obey;
  }

  start(): void {
    addEventListener('message', this.#hear);
  }

  stop(): void {
    removeEventListener('message', this.#hear);
  }

  tell<T extends Tell>(type: T, payload: Tells[T], id?: Id): void {
    this.post({ bnp: 1, type, ...(id === undefined ? {} : { id }), payload }, '*');
  }

  /** Tells the named site the one thing, and any other the other. */
  confide<T extends Tell>(type: T, payload: (named: boolean) => Tells[T], id?: Id): void {
    const message = {
      bnp: 1,
      type,
      ...(id === undefined ? {} : { id }),
      payload: payload(this.#named),
    };
    this.post(message, this.#named ? this.#origin! : '*');
  }

  refuse({ about, text }: Refused, id?: Id): void {
    if (this.#refusals.take(performance.now())) this.tell('error', { about, text }, id);
  }

  post(message: unknown, to: string): void {
    parent.postMessage(message, to);
  }

  readonly #hear = (event: MessageEvent) => {
    if (event.source !== parent) return;
    const heard = hear(event.data);
    if (!heard) return;
    if (!this.#asks.take(performance.now()))
      return this.refuse(
        { about: 'message', text: 'Too many messages at once. Left out.' },
        heard.id,
      );
    if (event.origin === this.#origin) this.#named = true;
    if (heard.refused) this.refuse(heard.refused, heard.id);
    else this.#obey(heard.ask!, heard.id);
  };
}
