// A canvas as sharp as the screen: keeps its pixels in step with its size and says when that changes.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { printed } from '../theme';
import { sharpness } from './sharpness';

export class Sheet implements ReactiveController {
  width = 0;
  height = 0;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #resized = new ResizeObserver(() => this.#fit());
  #canvas: HTMLCanvasElement | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  #printed = false;

  /** Nobody is told of the size that a picture has on paper before it is printed. */
  hostUpdate(): void {
    if (this.#printed || printed()) this.#measure();
    this.#printed = printed();
  }

  hostUpdated(): void {
    const canvas = this.#host.shadowRoot?.querySelector('canvas') ?? null;
    if (canvas === this.#canvas) return;
    this.#resized.disconnect();
    this.#canvas = canvas;
    if (canvas) this.#resized.observe(canvas);
  }

  hostDisconnected(): void {
    this.#resized.disconnect();
    this.#canvas = null;
  }

  /** A pen in CSS pixels on a clean sheet; none before the first layout. */
  pen(): CanvasRenderingContext2D | null {
    const canvas = this.#canvas;
    const pen = canvas?.getContext('2d');
    if (!canvas || !pen || this.width === 0) return null;
    const ratio = this.ratio;
    const wide = Math.round(this.width * ratio);
    const high = Math.round(this.height * ratio);
    if (canvas.width !== wide) canvas.width = wide;
    if (canvas.height !== high) canvas.height = high;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, this.width, this.height);
    return pen;
  }

  get ratio(): number {
    return sharpness();
  }

  /** The pixels follow with the next picture: a canvas that is resized is empty. */
  #fit(): void {
    this.#measure();
    this.#host.requestUpdate();
  }

  #measure(): void {
    if (!this.#canvas) return;
    this.width = this.#canvas.clientWidth;
    this.height = this.#canvas.clientHeight;
  }
}
