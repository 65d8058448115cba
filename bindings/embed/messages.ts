// What an embed and the site around it say to each other, by type: { bnp: 1, type, id?, payload }.

export type Theme = 'auto' | 'light' | 'dark';
/** The settings of a run by the keys of the page's address, as in `#v=1&lr=0.1`. */
export type Fields = Readonly<Record<string, string | number>>;

/** What the site may ask. */
export interface Asks {
  /** Goes on; up to step `until`, if it is given. */
  play: { readonly until?: number };
  pause: { readonly [none: string]: never };
  /** Pauses, and makes exactly `n` updates (1 without it). */
  step: { readonly n?: number };
  /** To step 0 of the same run, where it waits. */
  reset: { readonly [none: string]: never };
  /** Some fields; or `hash` alone: all of them. Nothing is taken if anything in it is refused. */
  set: Fields;
  get: { readonly [none: string]: never };
  theme: { readonly theme: Theme };
  /** Whether to hear of steps, at most 10 times a second. */
  subscribe: { readonly step: boolean };
  ping: { readonly [none: string]: never };
}

export interface Ready {
  /** Of the messages. */
  readonly version: 1;
  readonly title: string;
  readonly panels: readonly string[];
  readonly hash: string;
}

export interface StateNow {
  /** Points that a reader drew or pasted are in it only for the site named by `origin=`. */
  readonly hash: string;
  readonly phase: 'starting' | 'playing' | 'paused' | 'diverged' | 'failed';
  readonly step: number;
  /** In the answer to `get`: 16 hexadecimal digits that are equal where all weights are, bit for bit. */
  readonly weights?: string;
}

export interface StepNow {
  readonly step: number;
  readonly epoch: number;
  /** Mean loss of the last mini-batch, before its update. */
  readonly loss: number;
  /** Mean loss of the whole training set, and of the test set if there is one. */
  readonly train: number | null;
  readonly test: number | null;
  /** Of the median unit's map `x ↦ gain · x + intercept`; null without batch norm. */
  readonly verdict: {
    readonly state: 'not' | 'close' | 'undone';
    readonly gain: number;
    readonly intercept: number;
  } | null;
}

export interface Done {
  readonly step: number;
  /** interrupted: a reset, or a change of settings, began the run anew. */
  readonly reason: 'reached' | 'diverged' | 'interrupted';
}

export interface Refused {
  readonly about: string;
  readonly text: string;
}

/** What an embed tells. An answer carries the `id` of what it answers. */
export interface Tells {
  ready: Ready;
  /** CSS pixels. */
  resize: { readonly height: number };
  state: StateNow;
  step: StepNow;
  done: Done;
  error: Refused;
  /** The reader asked for the whole page, and the frame's sandbox allows no window. */
  open: { readonly url: string };
}

export type Ask = keyof Asks;
export type Tell = keyof Tells;

export interface Message<T extends Ask | Tell = Ask | Tell> {
  readonly bnp: 1;
  readonly type: T;
  readonly id?: number | string;
  readonly payload: unknown;
}
