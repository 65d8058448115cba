// What the page looks at in a trainer, as often as it is worth: all at rest, in turns while the run moves.
import type {
  Measures,
  ParameterBlock,
  PointSet,
  Progress,
  ResolvedConfig,
  Trainer,
  UnitView,
} from 'batchnorm-playground';
import { answers, type Curve, type Grid } from './answers';
import { Median } from './median';
import type { UnitRef } from './unit';

export type Parameters = Readonly<Record<string, ParameterBlock>>;

/** Every hidden unit's answer over the plane, by layer and unit; size × size numbers, row by row from the top. */
export interface UnitMaps {
  readonly size: number;
  readonly values: readonly (readonly (Float32Array | null)[])[];
}

/** One unit's values as they pass, and which unit it is. */
export interface Inside extends UnitRef {
  readonly set: PointSet;
  readonly view: UnitView;
}

/** All that was seen of the run at one step. */
export interface Moment {
  readonly progress: Progress;
  readonly measures: Measures;
  /** null: the points have more or less than two features. */
  readonly grid: Grid | null;
  readonly curve: Curve | null;
  readonly maps: UnitMaps | null;
  readonly parameters: Parameters;
  readonly inside: Inside | null;
}

/** Before anything was. */
export const UNSEEN = {
  measures: null,
  grid: null,
  curve: null,
  maps: null,
  parameters: null,
  inside: null,
};

const GRID = 128;
const MAP = 24;
/** Units whose maps are renewed at a look of a moving run. */
const IN_TURN = 8;
/** More than these are not drawn. */
export const mostDrawn = 24;

export class Looks {
  /** The unit that was asked for; null: the median unit. */
  chosen: UnitRef | null = null;
  set: PointSet = 'batch';
  #values: (Float32Array | null)[][] = [];
  /** Stands for the net that is looked at: what comes late of an earlier one is not kept. */
  #net: unknown = this.#values;
  #turn = 0;
  readonly #median = new Median();

  /** For another net. */
  restart(): void {
    this.#values = this.#net = [];
    this.#turn = 0;
    this.#median.restart();
  }

  /** @param still  whether the run rests, so that nothing may be left for later */
  async take(trainer: Trainer, { layers, data }: ResolvedConfig, still: boolean): Promise<Moment> {
    const points = await trainer.data();
    const flat = points.features === 2;
    const progress = trainer.status;
    const [measured, seen, parameters, maps, inside] = await Promise.all([
      trainer.measures(),
      answers(trainer, points, GRID, data.name === 'custom'),
      trainer.parameters(),
      flat ? this.#maps(trainer, layers, still) : null,
      this.#inside(trainer),
    ]);
    const measures = this.#median.follow(measured, still);
    const late = inside === null || still ? await this.#inside(trainer) : inside;
    return { progress, measures, ...seen, parameters, maps, inside: late };
  }

  async #maps(
    trainer: Trainer,
    layers: ResolvedConfig['layers'],
    still: boolean,
  ): Promise<UnitMaps> {
    const all = layers.flatMap(({ units }, i) =>
      Array.from({ length: Math.min(units, mostDrawn) }, (_, unit) => ({ layer: i + 1, unit })),
    );
    const count = still ? all.length : Math.min(IN_TURN, all.length);
    const due = Array.from({ length: count }, (_, i) => all[(this.#turn + i) % all.length]!);
    this.#turn = (this.#turn + count) % Math.max(1, all.length);
    const net = this.#net;
    const found = await Promise.all(due.map((at) => trainer.grid({ size: MAP, ...at })));
    const values = layers.map((_, i) => [...(this.#values[i] ?? [])]);
    for (const [i, { layer, unit }] of due.entries()) values[layer - 1]![unit] = found[i]!.values;
    if (net === this.#net) this.#values = values;
    return { size: MAP, values };
  }

  async #inside(trainer: Trainer): Promise<Inside | null> {
    const at = this.chosen ?? this.#median.unit;
    const layer = trainer.layers.find((l) => l.layer === at?.layer);
    if (!at || !layer || at.unit >= layer.units) return null;
    // Before the first step there has been no mini-batch.
    const set = trainer.status.step === 0 ? 'train' : this.set;
    return { ...at, set, view: await trainer.histogram({ ...at, set, bins: 28, common: false }) };
  }
}
