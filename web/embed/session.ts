// A site and its embed in conversation: does what is asked, one after the other, and tells what happens.
import type { Done } from 'batchnorm-playground/embed';
import type { Notice } from '../hash';
import type { Query } from '../query';
import type { Snapshot } from '../snapshot';
import type { Asked, Id } from './asks';
import type { Commands, Reached } from './commands';
import { heights } from './heights';
import { pageUrl } from './page-url';
import { stateFrom } from './set';
import { type Now, stateNow, stepNow } from './tells';
import { Wire } from './wire';

/** At most so many steps are told a second: ten. */
const STEP_MS = 100;

export class Session {
  readonly #query: Query;
  readonly #page: Commands;
  readonly #wire: Wire;
  readonly #tellHeight: (height: number) => void;
  #now: Now;
  #queue: Promise<void>;
  /** Those who wait for something to be shown. */
  #waiting: { for: (now: Now) => boolean; go: () => void }[] = [];
  #goal: { readonly id: Id | undefined } | null = null;
  #subscribed = false;
  #steppedAt = Number.NEGATIVE_INFINITY;
  #height = 0;

  constructor(query: Query, page: Commands, now: Now) {
    this.#query = query;
    this.#page = page;
    this.#now = now;
    this.#wire = new Wire(query.origin, (ask, id) => this.#next(ask, id));
    this.#tellHeight = heights((message) => this.#wire.post(message, '*'), location.hash);
    this.#queue = this.#until((n) => n.snapshot !== null || n.failure !== '').then(() => {
      this.#tellReady();
    });
    this.#wire.start();
  }

  stop(): void {
    this.#wire.stop();
  }

  height(height: number): void {
    if (this.#query.height === 'fixed' || height === this.#height) return;
    this.#height = height;
    this.#tellHeight(height);
  }

  show(now: Now): void {
    const before = this.#now;
    this.#now = now;
    if (now.failure && now.failure !== before.failure)
      this.#wire.refuse({ about: 'run', text: now.failure });
    if (
      before.snapshot &&
      (before.state !== now.state || before.snapshot.phase !== now.snapshot?.phase)
    )
      this.#tellState();
    if (now.snapshot && this.#subscribed) this.#tellStep(now.snapshot);
    this.#waiting = this.#waiting.filter((one) => !one.for(now) || one.go());
  }

  notices(notices: readonly Notice[]): void {
    for (const notice of notices) this.#wire.refuse(notice);
  }

  /** The reader asked for the whole page, and may not open a window here. */
  refusedWindow(): void {
    this.#wire.confide('open', (named) => ({ url: pageUrl(this.#now.state, named) }));
  }

  #next(ask: Asked, id: Id | undefined): void {
    this.#queue = this.#queue
      .then(() => this.#obey(ask, id))
      .catch((error: Error) => this.#wire.refuse({ about: ask.type, text: error.message }, id));
  }

  /** What is asked once the run stands; answers with the state, but where there is more to tell. */
  async #obey(ask: Asked, id: Id | undefined): Promise<void> {
    if (ask.type === 'ping') return this.#tellReady(id);
    if (ask.type === 'get') return this.#tellState(id, await this.#page.weights());
    if (ask.type === 'step') return this.#pursue(id, this.#page.step(ask.payload.n ?? 1));
    if (ask.type === 'play' && ask.payload.until !== undefined)
      return this.#pursue(id, this.#page.playTo(ask.payload.until));
    await this.#do(ask);
    this.#tellState(id);
  }

  async #do(ask: Asked): Promise<void> {
    if (ask.type === 'play' || ask.type === 'pause') {
      this.#end('interrupted');
      this.#page[ask.type]();
    } else if (ask.type === 'theme') this.#page.theme(ask.payload.theme);
    else if (ask.type === 'subscribe') this.#subscribed = ask.payload.step;
    else if (ask.type === 'reset') await this.#anew(() => this.#page.reset());
    else if (ask.type === 'set')
      await this.#anew(() => this.#page.take(stateFrom(this.#now.state, ask.payload)));
  }

  /** Waits for the new run, if there is to be one: what is asked next is asked of that. */
  async #anew(change: () => unknown): Promise<void> {
    const run = this.#now.snapshot?.run ?? 0;
    if (change() === false) return;
    this.#end('interrupted');
    await this.#until((n) => (n.snapshot?.run ?? 0) > run || n.failure !== '');
    if (this.#now.failure) throw new Error(this.#now.failure);
  }

  /** Tells `done` when it is; only the last such wish counts. */
  #pursue(id: Id | undefined, work: Promise<Reached>): void {
    this.#end('interrupted');
    const goal = (this.#goal = { id });
    const end = (reason: Reached) => this.#goal === goal && this.#end(reason);
    void work.then(end, (error: Error) =>
      this.#wire.refuse({ about: 'run', text: error.message }, id),
    );
  }

  #end(reason: Done['reason']): void {
    const goal = this.#goal;
    this.#goal = null;
    if (goal)
      this.#wire.tell('done', { step: this.#now.snapshot?.progress.step ?? 0, reason }, goal.id);
  }

  #until(what: (now: Now) => boolean): Promise<void> {
    return new Promise((go) => this.#waiting.push({ for: what, go }));
  }

  #tellReady(id?: Id): void {
    const { title, panels } = this.#query;
    const hash = (named: boolean) => stateNow(this.#now, named).hash;
    this.#wire.confide('ready', (named) => ({ version: 1, title, panels, hash: hash(named) }), id);
  }

  #tellState(id?: Id, weights?: string): void {
    const more = weights === undefined ? {} : { weights };
    this.#wire.confide('state', (named) => ({ ...stateNow(this.#now, named), ...more }), id);
  }

  #tellStep(snapshot: Snapshot): void {
    const at = performance.now();
    if (at - this.#steppedAt < STEP_MS) return;
    this.#steppedAt = at;
    this.#wire.tell('step', stepNow(snapshot));
  }
}
