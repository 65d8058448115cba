// All that an earlier step of a run needs to be computed again: snapshots on the way, and what a hand did between them.
import type { Job } from './jobs';

interface Kept {
  readonly step: number;
  readonly bytes: Uint8Array;
  /** The run was set back to here: the steps before do not lead to these bytes. */
  readonly jump: boolean;
}
interface Done {
  readonly step: number;
  readonly again: Job;
}
export type Event = Kept | Done;

/** From where a step can be reached, and what has to be done on the way. */
export interface Route {
  readonly from: Kept;
  readonly way: readonly Event[];
}

const EVERY_MS = 600;
const MOST_BYTES = 16 * 1024 * 1024;
const FEWEST = 8;
const isKept = (event: Event): event is Kept => 'bytes' in event;

/**
 * Snapshots come at equal times, so that no way from one to the next is long. When they are too many, every second
 * one goes and the next ones come half as often.
 */
export class Memory {
  /** Counts what makes an earlier route wrong. */
  version = 0;
  #events: Event[] = [];
  #every = EVERY_MS;
  #next = 0;

  due(now: number): boolean {
    if (now < this.#next) return false;
    this.#next = now + this.#every;
    return true;
  }

  /** The run as it went there by itself. */
  keep(step: number, bytes: Uint8Array): void {
    if (this.#events.findLast(isKept)?.step === step) return;
    this.#events.push({ step, bytes, jump: false });
    this.#thinOut();
  }

  /** Something was done to the run by hand: a change of the optimizer, of numbers, of what is held. */
  did(step: number, again: Job): void {
    this.version++;
    this.#events.push({ step, again });
  }

  /** The run was set to an earlier moment, or to another one of the same step: what came after is no more. */
  jumped(step: number, bytes: Uint8Array): void {
    this.version++;
    this.#events = this.#events.filter((event) => event.step <= step);
    this.#events.push({ step, bytes, jump: true });
  }

  copy(): Memory {
    const other = new Memory();
    [other.version, other.#events] = [this.version, [...this.#events]];
    [other.#every, other.#next] = [this.#every, this.#next];
    return other;
  }

  get snapshots(): readonly Uint8Array[] {
    return this.#events.filter(isKept).map(({ bytes }) => bytes);
  }

  /** Of all snapshots, in bytes. */
  get size(): number {
    return this.snapshots.reduce((sum, bytes) => sum + bytes.length, 0);
  }

  /** By way of the newest snapshot before the step: a run that arrives there has a last mini-batch to show. */
  route(step: number): Route | null {
    let at = this.#events.findLastIndex((event) => isKept(event) && event.step < step);
    if (at < 0) at = this.#events.findIndex(isKept);
    const from = this.#events[at];
    if (!from || !isKept(from)) return null;
    return { from, way: this.#events.slice(at + 1).filter((event) => event.step <= step) };
  }

  #thinOut(): void {
    const kept = this.#events.filter(isKept);
    if (this.size <= MOST_BYTES || kept.length <= FEWEST) return;
    this.#every *= 2;
    const gone = new Set<Event>(kept.filter(({ jump }, i) => !jump && i % 2 === 1));
    this.#events = this.#events.filter((event) => !gone.has(event));
  }
}
