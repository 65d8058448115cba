// Where the output's own picture stands beside the network's drawing, so that the links can lead into it.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { printed } from '../../theme';
import type { BoundaryFigure } from '../boundary';

/** Nearer than this to the drawing it stands beside it. */
const NEAR = 24;
/** Above and below, so that the links do not enter at a corner of the drawing. */
const EDGE = 14;

export class Join implements ReactiveController {
  /** How far down the drawing the middle of the picture is, in CSS pixels; null: it stands elsewhere. */
  beside: number | null = null;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #moved = new ResizeObserver(() => this.#measure());
  #parts: readonly (Element | null)[] = [];
  #printed = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot!;
    const parts = [root.querySelector('.sheet'), root.querySelector('bnp-boundary')];
    // Nobody is told of where things stand on paper, nor that they are back.
    if (this.#printed || printed()) this.#measure();
    this.#printed = printed();
    if (parts.every((part, i) => part === this.#parts[i])) return;
    this.#parts = parts;
    this.#moved.disconnect();
    const there = parts.filter((part) => part !== null);
    // Whoever is observed is measured with the next layout; asking at once would lay the whole page out for it.
    for (const part of there) this.#moved.observe(part);
    if (there.length === 0) this.#measure();
  }

  hostDisconnected(): void {
    this.#moved.disconnect();
    this.#parts = [];
  }

  #measure(): void {
    const [sheet, boundary] = this.#parts;
    const from = sheet?.parentElement?.getBoundingClientRect();
    const to = (boundary as BoundaryFigure | null | undefined)?.picture;
    const beside =
      from && to && Math.abs(to.left - from.right) < NEAR
        ? Math.round(
            Math.min(
              sheet!.clientHeight - EDGE,
              Math.max(EDGE, (to.top + to.bottom) / 2 - from.top),
            ),
          )
        : null;
    if (beside === this.beside) return;
    this.beside = beside;
    this.#host.requestUpdate();
  }
}
