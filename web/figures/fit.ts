// The fit of one feature: the points at the height of their value, and the network's answers as a line.
import type { RunData } from 'batchnorm-playground';

import type { Curve, Grid } from '../snapshot';
import type { Palette } from '../theme';
import { paintAxes } from './boundary-axes';
import { type Look, marks, type Pen, reachOf } from './marks';

export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

const ROOM = 1.15;

/** The plane of the fit: all inputs, and a little more than all values. */
export function fitBounds(data: RunData, { x }: Curve): Grid['bounds'] {
  const reach = reachOf(data.train.targets) * ROOM;
  return [x[0]!, x.at(-1)!, -reach, reach];
}

export function paintFit(
  pen: Pen,
  palette: Palette,
  { left, top, side }: Frame,
  data: RunData,
  { x, y }: Curve,
  numbers: 'left' | 'right' = 'left',
): void {
  const bounds = fitBounds(data, { x, y });
  const [x0, x1, , reach] = bounds;
  const px = (v: number) => left + ((v - x0) / (x1 - x0)) * side;
  const py = (v: number) => top + ((reach - v) / (2 * reach)) * side;
  pen.save();
  pen.beginPath();
  pen.rect(left, top, side, side);
  pen.clip();
  const look = (hollow: boolean): Look => ({ radius: 2.6, hollow });
  if (data.test) marks(pen, palette, data.test, px, py, look(true));
  marks(pen, palette, data.train, px, py, look(false));
  pen.strokeStyle = palette.colour('accent');
  pen.lineWidth = 2.4;
  pen.beginPath();
  x.forEach((v, i) => {
    pen.lineTo(px(v), py(y[i]!));
  });
  pen.stroke();
  pen.restore();
  paintAxes(pen, palette, bounds, { left, top, side }, numbers);
}
