// Where a name beside a mark covers the fewest other things: tried around the mark, near before far.
export type Pixel = readonly [x: number, y: number];
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** From the mark's middle to the name's edge. */
const GAPS = [14, 26, 42, 60];
/** Above and below first, as names are wide. */
const SIDES: readonly Pixel[] = [
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
  [1, 0],
  [-1, 0],
];
/** What is so near to the name's edge is covered, too: marks have a size. */
const NEAR = 7;

export interface Place {
  /** The name's middle. */
  readonly at: Pixel;
  readonly gap: number;
  /** Which place it is: given back at the next picture, it is kept while none covers less. */
  readonly index: number;
}

/**
 * @param size  of the name, width and height
 * @param taken  what had better not be covered
 */
export function roomiest(
  mark: Pixel,
  [wide, high]: Pixel,
  area: Area,
  taken: readonly Pixel[],
  kept = -1,
): Place {
  const places = GAPS.flatMap((gap, i) =>
    SIDES.map(([x, y], j): Place => {
      const [right, down] = [x * (wide / 2 + (y ? 0 : gap)), y * (high / 2 + gap)];
      const at = inside([mark[0] + right, mark[1] + down], [wide, high], area);
      return { at, gap, index: i * SIDES.length + j };
    }),
  );
  const cost = ({ at: [x, y], index }: Place) =>
    [...taken, mark].filter(
      ([a, b]) => Math.abs(a - x) < wide / 2 + NEAR && Math.abs(b - y) < high / 2 + NEAR,
    ).length - (index === kept ? 0.5 : 0);
  return places.reduce((best, place) => (cost(place) < cost(best) ? place : best));
}

const inside = ([x, y]: Pixel, [wide, high]: Pixel, area: Area): Pixel => [
  Math.min(area.right - wide / 2, Math.max(area.left + wide / 2, x)),
  Math.min(area.bottom - high / 2, Math.max(area.top + high / 2, y)),
];
