// The canvas as a surface to draw on: by mouse, pen or finger, and by the keyboard with a cursor of its own.
import type { ReactiveControllerHost } from 'lit';
import type { Share } from '../figures/cross';
import { tone } from '../figures/heat';
import { mark, type Pen, reachOf } from '../figures/marks';
import type { Palette } from '../theme';
import { Drawing, type Tool } from './drawing';
import type { Bounds } from './frame';
import { NO_POINTS, readPoints, writePoints } from './points';

/** Where the plane lies on the canvas, in CSS pixels. */
export interface Plane {
  readonly left: number;
  readonly top: number;
  readonly side: number;
  readonly bounds: Bounds;
}

const APART_PX = 9;
const REACH_PX = 12;
const KEY_STEPS = 40;
/** The last place that still is a cell's. */
const INSIDE = 1 - 1e-6;
const MOVES: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export class Surface {
  tool: Tool = 1;
  /** What the tool for values draws. */
  value = 1;
  plane: Plane | null = null;
  /** In the points' own coordinates, while the keyboard draws. */
  cursor: readonly [number, number] | null = null;
  drawing: Drawing | null = null;
  readonly #host: ReactiveControllerHost & HTMLElement;
  #stroke = false;
  #text: string | null = null;
  /** What was said and has not come back yet, the oldest first. */
  #said: string[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
  }

  /**
   * What a reader has drawn so far, as the link has it; null: nothing is drawn here. Only a text that is new is
   * looked at: the page answers a stroke later than the surface itself, and by then the next may have begun.
   */
  show(text: string | null): void {
    if (text === this.#text) {
      if (text === this.#said.at(-1)) this.#said = [];
      return;
    }
    this.#text = text;
    const own = text === null ? -1 : this.#said.indexOf(text);
    this.#said = this.#said.slice(own + 1);
    if (own >= 0) return;
    this.#said = [];
    this.drawing = text === null ? null : new Drawing(readPoints(text) ?? NO_POINTS);
  }

  /** Where the keyboard's cursor is, as shares of the plane from its left and its top. */
  get share(): Share | null {
    if (!this.cursor || !this.plane) return null;
    const [x0, x1, y0, y1] = this.plane.bounds;
    const [x, y] = this.cursor;
    return [clamp((x - x0) / (x1 - x0), 0, INSIDE), clamp((y1 - y) / (y1 - y0), 0, INSIDE)];
  }

  readonly down = (event: PointerEvent) => {
    if (!this.drawing || !this.plane || event.button !== 0) return;
    (event.target as Element).setPointerCapture(event.pointerId);
    this.#stroke = true;
    this.cursor = null;
    this.drawing.begin();
    this.move(event);
  };

  readonly move = (event: PointerEvent) => {
    if (!this.#stroke || !this.plane) return;
    const { left, top } = (event.target as Element).getBoundingClientRect();
    this.#put(event.clientX - left, event.clientY - top);
  };

  readonly up = () => {
    if (!this.#stroke) return;
    this.#stroke = false;
    this.#say();
  };

  readonly key = (event: KeyboardEvent) => {
    const { drawing, plane } = this;
    const by = MOVES[event.key];
    if (!drawing || !plane || event.ctrlKey || event.metaKey || event.altKey) return;
    const [x0, x1, y0, y1] = plane.bounds;
    const at = this.cursor ?? [(x0 + x1) / 2, (y0 + y1) / 2];
    if (by) {
      const d = (x1 - x0) / KEY_STEPS;
      this.cursor = [clamp(at[0] + by[0] * d, x0, x1), clamp(at[1] + by[1] * d, y0, y1)];
    } else if (event.key === ' ' || event.key === 'Enter') {
      drawing.begin();
      this.#at(at[0], at[1], 0);
      this.#say();
    } else return;
    event.preventDefault();
    this.#host.requestUpdate();
  };

  recast(): void {
    this.drawing?.recast();
    this.#say();
  }

  clear(): void {
    this.drawing?.clear();
    this.#say();
  }

  undo(): void {
    this.drawing?.undo();
    this.#say();
  }

  /** All points as they are drawn, before the run has them. */
  paint(pen: Pen, palette: Palette): void {
    const { xy, labels, values } = this.drawing!.points;
    const reach = values && reachOf(Float32Array.from(values));
    pen.lineWidth = 1;
    for (let i = 0; i < xy.length / 2; i++) {
      const [x, y] = this.#place(xy[2 * i]!, xy[2 * i + 1]!);
      const own = reach ? tone(palette, values[i]! / reach) : undefined;
      mark(pen, palette, labels[i] ?? 0, x, y, { radius: 3.2, hollow: false }, own);
    }
  }

  paintCursor(pen: Pen, palette: Palette): void {
    if (!this.cursor || !this.drawing) return;
    const [x, y] = this.#place(...this.cursor);
    pen.strokeStyle = palette.colour('ink');
    pen.lineWidth = 1.5;
    pen.beginPath();
    pen.moveTo(x - 9, y);
    pen.lineTo(x + 9, y);
    pen.moveTo(x, y - 9);
    pen.lineTo(x, y + 9);
    pen.stroke();
  }

  #place(x: number, y: number): [number, number] {
    const { left, top, side, bounds } = this.plane!;
    const [x0, x1, y0, y1] = bounds;
    return [left + ((x - x0) / (x1 - x0)) * side, top + ((y1 - y) / (y1 - y0)) * side];
  }

  #put(px: number, py: number): void {
    const { left, top, side, bounds } = this.plane!;
    const [u, v] = [(px - left) / side, (py - top) / side];
    if (u < 0 || u > 1 || v < 0 || v > 1) return;
    const [x0, x1, y0, y1] = bounds;
    this.#at(x0 + u * (x1 - x0), y1 - v * (y1 - y0), APART_PX);
  }

  #at(x: number, y: number, apart: number): void {
    const { side, bounds } = this.plane!;
    const unit = (bounds[1] - bounds[0]) / side;
    const what = this.tool === 'value' ? this.value : this.tool;
    const changed =
      what === 'erase'
        ? this.drawing!.erase(x, y, REACH_PX * unit)
        : this.drawing!.add(x, y, what, apart * unit);
    if (changed) this.#host.requestUpdate();
  }

  #say(): void {
    const detail = this.drawing!.points;
    this.#said.push(writePoints(detail));
    this.#host.dispatchEvent(
      new CustomEvent('own-points', { detail, bubbles: true, composed: true }),
    );
    this.#host.requestUpdate();
  }
}

const clamp = (v: number, low: number, high: number) => Math.min(high, Math.max(low, v));
