// Dragging over a time chart shows the whole page as it was at that step; letting go returns to now.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Pen } from '../charts';
import { lookBack } from '../past';
import type { Snapshot } from '../snapshot';
import type { Palette } from '../theme';

export class Scrub implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #stepAt: (x: number) => number | null;
  #down = false;

  /** @param stepAt  the step at so many CSS pixels from the chart's left edge */
  constructor(host: ReactiveControllerHost & HTMLElement, stepAt: (x: number) => number | null) {
    this.#host = host;
    this.#stepAt = stepAt;
    host.addController(this);
  }

  hostDisconnected(): void {
    if (this.#down) this.end();
  }

  readonly begin = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#down = true;
    this.move(event);
  };

  readonly move = (event: PointerEvent): void => {
    if (!this.#down) return;
    const step = this.#stepAt(event.offsetX);
    if (step !== null) lookBack(this.#host, Math.max(0, Math.round(step)));
  };

  readonly end = (): void => {
    this.#down = false;
    lookBack(this.#host, null);
  };
}

/** Where in time the page stands, while that is not now. */
export function paintCursor(pen: Pen, palette: Palette, { past, progress }: Snapshot): void {
  if (!past) return;
  const { context, area } = pen;
  const x = pen.px(progress.step);
  context.save();
  context.strokeStyle = palette.colour('warn');
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(x, area.top);
  context.lineTo(x, area.bottom);
  context.stroke();
  context.restore();
}
