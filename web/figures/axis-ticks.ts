// Round numbers for axes: where one ends, and where it is marked.
import { exact, power, whole } from '../numbers';

const NICE = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** The next round number: an axis that grows in jumps holds still in between. */
export function roundUp(x: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(x, 1e-12)));
  return (NICE.find((k) => k * power >= x * (1 - 1e-9)) ?? 10) * power;
}

/**
 * Where the axis of steps ends: it holds still at first, unless the run is over; between steps is no tick.
 * @param reached  the step that the run has reached
 */
export const stepsEnd = (reached: number, over: boolean): number =>
  roundUp(Math.max(reached, over ? 4 : 50));

/** Two to six round numbers between two bounds: fewer would not be a scale. */
export function ticks(from: number, to: number): number[] {
  const rough = (to - from) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const steps = [0.5, 1, 2, 5, 10].map((k) => k * power);
  const coarse = steps.findIndex((step) => step >= rough);
  const found = multiples(steps[coarse] ?? rough, from, to);
  return found.length > 1 ? found : multiples(steps[coarse - 1] ?? rough, from, to);
}

function multiples(step: number, from: number, to: number): number[] {
  const found: number[] = [];
  for (let k = Math.ceil(from / step); k * step <= to; k++)
    found.push(Number((k * step).toPrecision(6)));
  return found;
}

/**
 * An axis's numbers as it says them: plainly, or all as powers of ten where one would be longer than its room.
 * @param most  letters that have room
 */
export function tickWords(values: readonly number[], most: number): string[] {
  const round = values.map((value) => Number(value.toPrecision(6)));
  const plain = round.map((x) => (Number.isSafeInteger(x) ? whole(x) : exact(x)));
  return plain.every(({ length }) => length <= most) ? plain : round.map(power);
}
