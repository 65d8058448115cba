// Dragging over a time chart shows the whole page as it was at that step; letting go returns to now.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Pen } from '../charts';
import { whole } from '../numbers';
import { lookBack } from '../past';
import type { Snapshot } from '../snapshot';
import type { Palette } from '../theme';

/** The label at the line. */
const [HIGH, PAD] = [20, 6];

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
  name(pen, palette, x, `step ${whole(progress.step)}, epoch ${whole(Math.floor(progress.epoch))}`);
  context.restore();
}

/** Beside the line, on the side that has room: a hand may cover what else says it. */
function name({ context, area }: Pen, palette: Palette, x: number, text: string): void {
  context.font = `600 12px ${getComputedStyle(document.body).fontFamily}`;
  const wide = context.measureText(text).width + 2 * PAD;
  const left = x + wide + PAD < area.right ? x + PAD : x - wide - PAD;
  context.fillStyle = palette.colour('warn');
  context.beginPath();
  context.roundRect(left, area.top, wide, HIGH, 4);
  context.fill();
  context.fillStyle = palette.colour('card');
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(text, left + PAD, area.top + HIGH / 2 + 0.5);
}
