// <batchnorm-playground>: an embed as an element, with every setting as an attribute and a property.
import { stateKeys } from '#state-keys';
import { Embed } from '../embed/index';
import type { Fields, Tell } from '../embed/messages';
import { address, LOOKS } from './address';
import { look } from './look';

type Key = (typeof stateKeys)[number];
/** Each setting by its key in the page's address; undefined before the embed has told it. */
export type StateFields = { [K in Key]: string | number | undefined };

const TOLD: readonly Tell[] = ['ready', 'resize', 'state', 'step', 'done', 'error', 'open'];
/** Importing it where there is no document, as for rendering on a server, does nothing. */
const Base = (globalThis.HTMLElement ?? class {}) as new () => HTMLElement & StateFields;

const read = (text: string | null): string | number | undefined =>
  text === null
    ? undefined
    : text.trim() !== '' && Number.isFinite(Number(text))
      ? Number(text)
      : text;

export class BatchnormPlaygroundElement extends Base {
  static readonly observedAttributes: readonly string[] = [...LOOKS, ...stateKeys];

  readonly #frame = look(this);
  #embed: Embed | null = null;
  #fields = new URLSearchParams();
  #changed: Record<string, string> = {};

  /** The embed behind the element: play, pause, step, reset, set, get. @throws Error while it is not in a document */
  get embed(): Embed {
    if (!this.#embed) throw new Error('the element is not in a document');
    return this.#embed;
  }

  connectedCallback(): void {
    this.#open();
  }

  disconnectedCallback(): void {
    this.#embed?.close();
    this.#embed = null;
    this.#frame.removeAttribute('src');
  }

  attributeChangedCallback(name: string, from: string | null, to: string | null): void {
    if (!this.#embed || from === to) return;
    if (name === 'theme') void this.#embed.theme((to ?? 'auto') as 'auto').catch(this.#fail);
    else if (LOOKS.includes(name)) this.#open();
    else if (to === null) this.#send({ hash: address(this).hash });
    else {
      if (Object.keys(this.#changed).length === 0) queueMicrotask(() => this.#flush());
      this.#changed[name] = to;
    }
  }

  /** The setting as the embed has it now. */
  field(key: Key): string | number | undefined {
    return read(this.#fields.get(key) ?? this.getAttribute(key));
  }

  #open(): void {
    this.#embed?.close();
    this.#frame.title = this.getAttribute('heading') ?? 'BatchNorm Playground';
    try {
      this.#frame.src = address(this).href;
    } catch (error) {
      this.#embed = null;
      return this.#fail(error as Error);
    }
    const embed = (this.#embed = new Embed(this.#frame));
    for (const type of TOLD) embed.on(type, (payload) => this.#told(type, payload));
  }

  #told(type: Tell, payload: unknown): void {
    const { hash, height } = payload as { hash?: string; height?: number };
    if (hash) this.#fields = new URLSearchParams(hash.slice(1));
    if (type === 'resize') this.#frame.style.height = `${height}px`;
    this.dispatchEvent(new CustomEvent(type, { detail: payload }));
  }

  #flush(): void {
    const changed = this.#changed;
    this.#changed = {};
    this.#send(changed);
  }

  #send(fields: Fields): void {
    void this.#embed?.set(fields).catch(this.#fail);
  }

  readonly #fail = ({ message }: Error) => {
    const detail = { about: 'element', text: message };
    this.dispatchEvent(new CustomEvent('error', { detail }));
  };
}

for (const key of stateKeys)
  Object.defineProperty(BatchnormPlaygroundElement.prototype, key, {
    get(this: BatchnormPlaygroundElement) {
      return this.field(key);
    },
    set(this: BatchnormPlaygroundElement, value: string | number) {
      this.setAttribute(key, String(value));
    },
    enumerable: true,
    configurable: true,
  });

const registry = globalThis.customElements;
if (registry && !registry.get('batchnorm-playground'))
  registry.define('batchnorm-playground', BatchnormPlaygroundElement);

declare global {
  interface HTMLElementTagNameMap {
    'batchnorm-playground': BatchnormPlaygroundElement;
  }
}
