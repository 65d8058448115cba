// The scale that lanes share: as high as they stand and mostly are; in powers of ten where one is far above the others.
import type { XY } from '../charts';
import { roundUp } from './axis-ticks';
import { robustTop, START } from './robust-top';

const LEAST = 0.02;
/** So many times as high as all of the calmest lane, and its curve would be a line on the ground. */
const FAR = 20;

export interface LaneScale {
  readonly log: boolean;
  /** In powers of ten where `log`. */
  readonly range: readonly [number, number];
}

export function laneScale(lanes: readonly (readonly XY[])[]): LaneScale {
  const drawn = lanes.filter(({ length }) => length > 0);
  const reached = Math.max(0, ...drawn.map((lane) => lane.at(-1)!.x));
  const top = Math.max(LEAST, robustTop(drawn, reached));
  const calmest = Math.min(
    ...drawn.map((lane) => lane.reduce((m, { y }) => Math.max(m, y), LEAST)),
  );
  if (top <= FAR * calmest) return { log: false, range: [0, roundUp(top)] };
  const low = drawn.reduce(
    (least, lane) =>
      lane.reduce((m, { x, y }) => (x >= START * reached && y > 0 ? Math.min(m, y) : m), least),
    calmest,
  );
  return { log: true, range: [Math.floor(Math.log10(low)), Math.log10(roundUp(top))] };
}
