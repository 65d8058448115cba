// Which of a unit's three pictures share an axis: all three while each step can be seen on it, else those two that can.
type Extent = readonly [low: number, high: number];

export interface Axis {
  readonly range: Extent;
  /** Whether no other picture has this axis, though it could. */
  readonly own: boolean;
}

/** A number an axis, for x, x̂ and y. As γ is of order 1, x̂ and y are the likeliest two. */
const GROUPINGS = [
  [0, 0, 0],
  [0, 1, 1],
  [0, 0, 1],
  [0, 1, 0],
  [0, 1, 2],
] as const;

/** An axis so many times as wide as what is on it is one too many; a little less brings it back. */
const APART = 6;
const BACK = 4;
/** Room beside the outermost bars, as a share of their extent. */
const EDGE = 0.12;

const hull = (extents: readonly Extent[]): Extent => [
  Math.min(...extents.map(([low]) => low)),
  Math.max(...extents.map(([, high]) => high)),
];
const width = ([low, high]: Extent) => high - low;

/** How many times as wide as the narrowest picture on it the widest of these axes is. */
function crowding(extents: readonly Extent[], grouping: readonly number[]): number {
  const each = extents.map((extent, i) => {
    const shared = extents.filter((_, j) => grouping[j] === grouping[i]);
    return width(hull(shared)) / width(extent);
  });
  return Math.max(...each);
}

export class InsideAxes {
  #of = '';
  #grouping = -1;
  #ranges = new Map<number, Extent>();

  /**
   * An axis for each of the three, much as they were at the last call for the same values.
   * @param of  whose values: another unit, run or set begins anew
   */
  at(of: string, extents: readonly Extent[]): Axis[] {
    if (of !== this.#of) this.#regroup(-1);
    this.#of = of;
    const index = GROUPINGS.findIndex(
      (grouping, i) => crowding(extents, grouping) <= (i < this.#grouping ? BACK : APART),
    );
    if (index !== this.#grouping) this.#regroup(index);
    const grouping = GROUPINGS.at(index)!;
    return extents.map((_, i) => {
      const shared = extents.filter((_, j) => grouping[j] === grouping[i]);
      return { range: this.#range(grouping[i]!, hull(shared)), own: shared.length === 1 };
    });
  }

  #regroup(index: number): void {
    this.#grouping = index;
    this.#ranges.clear();
  }

  /** An axis stays where it is until its values leave it, or shrink by far. */
  #range(axis: number, extent: Extent): Extent {
    const kept = this.#ranges.get(axis);
    const wide = width(extent);
    if (kept && kept[0] <= extent[0] && kept[1] >= extent[1] && width(kept) < 1.8 * wide)
      return kept;
    const range = [extent[0] - EDGE * wide, extent[1] + EDGE * wide] as const;
    this.#ranges.set(axis, range);
    return range;
  }
}
