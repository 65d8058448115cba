// What single mini-batches lose, as a band: one by one they jump so far that they would cover what they are about.
import type { Table } from 'batchnorm-playground';
import type { Pen, XY } from '../charts';
import type { Palette } from '../theme';
import { quantile } from './drift-quantities';

/** Places along the band: half as many to twice as many as the run grows. */
const PLACES = 24;
/** Which share of a place's mini-batches the band holds. */
const [LOW, HIGH] = [0.1, 0.9];

export interface Stretch {
  /** In the middle of those that it stands for. */
  readonly step: number;
  readonly low: number;
  readonly high: number;
}

export interface BatchBand {
  /** Mini-batches of the history at each place; 1: the band is the line of them all. */
  readonly per: number;
  readonly places: readonly Stretch[];
}

/** @returns BatchBand's `per` of a history with so many rows */
export const perPlace = (rows: number): number =>
  2 ** Math.max(0, Math.floor(Math.log2(rows / PLACES)));

/** The 10 % and 90 % quantiles of each group of neighbours; groups double with the run and so never shift. */
export function batchBand(table: Pick<Table, 'steps' | 'series'>): BatchBand {
  const { steps } = table;
  const { values } = table.series('loss/train');
  const per = perPlace(steps.length);
  const places: Stretch[] = [];
  for (let from = 0; from < steps.length; from += per) {
    const sorted = values
      .slice(from, from + per)
      .filter(Number.isFinite)
      .sort();
    if (sorted.length === 0) continue;
    const last = Math.min(from + per, steps.length) - 1;
    places.push({
      step: (steps[from]! + steps[last]!) / 2,
      low: quantile(sorted, LOW),
      high: quantile(sorted, HIGH),
    });
  }
  return { per, places };
}

/** The band's upper edge. */
export const highs = ({ places }: BatchBand): XY[] =>
  places.map(({ step, high }) => ({ x: step, y: high }));

/** Behind all that is drawn already, the grid too. */
export function paintBand(
  { context, px, py, area }: Pen,
  { places }: BatchBand,
  palette: Palette,
): void {
  context.save();
  context.beginPath();
  context.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
  context.clip();
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = context.strokeStyle = palette.colour('pale');
  context.lineJoin = 'round';
  context.beginPath();
  for (const { step, high } of places) context.lineTo(px(step), py(high));
  for (const { step, low } of places.toReversed()) context.lineTo(px(step), py(low));
  context.closePath();
  context.globalAlpha = 0.55;
  context.stroke();
  context.fill();
  context.restore();
}
