// A run that goes on: pulled slice by slice, with a history that grows as the answers arrive.
import { knownKeys, positive, whole } from './checks';
import type { ResolvedConfig } from './config';
import { outOfRange } from './errors';
import { History } from './history';
import type { Host } from './host';
import { measuredSeries } from './measures';
import type { Progress, Started, Until } from './state';

export interface RunOptions {
  /** Updates to make from now; without it the run goes on until `until`, or for ever. */
  steps?: number;
  until?: Until;
  /** About how long a slice works, in milliseconds. */
  sliceMs?: number;
}

export interface LayerInfo {
  /** bn1, bn2, … */
  name: string;
  layer: number;
  units: number;
}

const ends = ['loss', 'accuracy', 'epoch'] as const;

export class Run {
  /** @internal */
  protected readonly host: Host;
  #config!: ResolvedConfig;
  #history!: History;
  #layers!: readonly LayerInfo[];
  #status!: Progress;
  #classes = 0;

  /** @internal */
  constructor(host: Host, started: Started) {
    this.host = host;
    this.adopt(started);
  }

  /** @internal Takes in what the run has become. */
  protected adopt({ config, series, test, classes, progress }: Started): void {
    this.#config = config;
    this.#layers = series
      .filter(({ name }) => name.endsWith('/gamma'))
      .map(({ name, width }) => ({
        name: name.split('/')[0]!,
        layer: Number(/\d+/.exec(name)),
        units: width,
      }));
    this.#history = new History(series, measuredSeries(this.#layers, { test, classes }));
    this.#status = progress;
    this.#classes = classes;
  }

  /** @internal */
  protected reconfigured(config: ResolvedConfig): void {
    this.#config = config;
  }

  /** @internal The same without a copy, to look something up in. */
  protected get resolved(): ResolvedConfig {
    return this.#config;
  }

  /** Every field filled in, as it is now. */
  get config(): ResolvedConfig {
    return structuredClone(this.#config);
  }

  /** Grows as the run goes on; a new one after batch norm was inserted or folded. */
  get history(): History {
    return this.#history;
  }

  /** The batch norms, from the input on. */
  get layers(): readonly LayerInfo[] {
    return this.#layers;
  }

  /** Where the run was when last heard of. */
  get status(): Progress {
    return this.#status;
  }

  /**
   * Trains slice by slice; the next slice is worked on when the next value is asked for, so not
   * asking is a pause and `break` ends it. Each value says where the run is.
   */
  async *run(options: RunOptions = {}): AsyncGenerator<Progress, void, undefined> {
    knownKeys('the options of run', options, ['steps', 'until', 'sliceMs']);
    const { steps = Number.POSITIVE_INFINITY, until = {}, sliceMs = 12 } = options;
    knownKeys('until', until, ends);
    if (steps !== Number.POSITIVE_INFINITY) whole('steps', steps, 1, Number.MAX_SAFE_INTEGER);
    positive('sliceMs', sliceMs);
    for (const key of ends) if (until[key] !== undefined) positive(`until.${key}`, until[key]);
    if (until.accuracy !== undefined && this.#classes === 0)
      throw outOfRange('until.accuracy', until.accuracy, 'left out: the targets are values');
    let left = steps;
    while (left > 0) {
      const made = await this.#advance(left, sliceMs, until);
      left -= made;
      if (left <= 0 && this.#status.state === 'running')
        this.#status = { ...this.#status, state: 'finished' };
      yield this.#status;
      if (this.#status.state !== 'running') return;
    }
  }

  /** Trains n mini-batches. */
  async step(n = 1): Promise<Progress> {
    let left = whole('n', n, 1, Number.MAX_SAFE_INTEGER);
    do left -= await this.#advance(left, 100, {});
    while (left > 0 && this.#status.state === 'running');
    return this.#status;
  }

  async #advance(steps: number, ms: number, until: Until): Promise<number> {
    const { progress, rows, made } = await this.host.call('advance', { steps, ms, until });
    this.#status = progress;
    this.#history.append(rows);
    return made;
  }
}
