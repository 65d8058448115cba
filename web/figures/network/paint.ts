// The network's picture: units and gates, over the links.
import type { Snapshot } from '../../snapshot';
import type { Palette } from '../../theme';
import { lookOf } from '../layer-look';
import { gatesOf, paintGates } from './gates';
import type { Box, Plan } from './plan';
import { inputMap, type Tiles } from './tiles';

const PICTOGRAM = 24;

function frame(
  pen: CanvasRenderingContext2D,
  { x, y, w, h }: Box,
  picture: HTMLCanvasElement | null,
  palette: Palette,
): void {
  pen.save();
  pen.beginPath();
  pen.roundRect(x, y, w, h, 4);
  pen.clip();
  pen.fillStyle = palette.colour('soft');
  pen.fillRect(x, y, w, h);
  if (picture) pen.drawImage(picture, x, y, w, h);
  pen.restore();
  pen.strokeStyle = palette.colour('rule');
  pen.lineWidth = 1;
  pen.beginPath();
  pen.roundRect(x + 0.5, y + 0.5, w - 1, h - 1, 4);
  pen.stroke();
}

export function paintNetwork(
  pen: CanvasRenderingContext2D,
  plan: Plan,
  { config, maps, parameters, grid }: Snapshot,
  palette: Palette,
  tiles: Tiles,
): void {
  for (const { layer, units, gates } of plan.columns) {
    for (const [i, box] of units.entries()) {
      const values =
        layer === 0
          ? inputMap(config.data.inputs[i]!, PICTOGRAM)
          : (maps?.values[layer - 1]?.[i] ?? null);
      const size = layer === 0 ? PICTOGRAM : (maps?.size ?? 0);
      frame(pen, box, values && tiles.of(`${layer} ${i}`, values, size, palette), palette);
    }
    if (gates.length === 0 || !parameters) continue;
    const { colour } = lookOf(layer);
    paintGates(pen, gates, gatesOf(parameters, layer), palette, colour);
  }
  paintOutput(pen, plan, grid, palette, tiles);
}

/** A small picture of what the network answers; or, where the large one stands right behind, where the links enter it. */
function paintOutput(
  pen: CanvasRenderingContext2D,
  { out, joined }: Plan,
  grid: Snapshot['grid'],
  palette: Palette,
  tiles: Tiles,
): void {
  if (!joined) return frame(pen, out, grid && tiles.output(grid, palette), palette);
  pen.fillStyle = palette.colour('rule');
  pen.beginPath();
  pen.arc(out.x + out.w / 2, out.y + out.h / 2, out.w / 2, 0, 2 * Math.PI);
  pen.fill();
}
