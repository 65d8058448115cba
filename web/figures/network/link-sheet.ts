// The links on a sheet of their own: they cost more than the rest of the network's picture, and change less.
import type { Snapshot } from '../../snapshot';
import type { Palette } from '../../theme';
import type { UnitRef } from '../../unit';
import { type Link, linksOf, paintLinks } from './links';
import type { Plan } from './plan';

export class LinkSheet {
  links: readonly Link[] = [];
  readonly #canvas = document.createElement('canvas');
  #of: readonly unknown[] = [];

  /** The sheet, painted anew if anything has changed. @param ratio  of its pixels to the plan's */
  of(
    plan: Plan,
    { parameters, config }: Snapshot,
    palette: Palette,
    lit: UnitRef | null,
    ratio: number,
  ): HTMLCanvasElement {
    const { width, height, out } = plan;
    const place = [width, height, out.x, out.y, ratio];
    const look = [palette.generation, lit?.layer, lit?.unit];
    const of = [parameters, config, ...place, ...look];
    if (of.every((part, i) => part === this.#of[i])) return this.#canvas;
    this.#of = of;
    this.links = parameters ? linksOf(plan, parameters) : [];
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    const pen = this.#canvas.getContext('2d')!;
    pen.scale(ratio, ratio);
    paintLinks(pen, this.links, palette, lit);
    return this.#canvas;
  }
}
