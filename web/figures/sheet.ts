// A canvas as sharp as the screen: keeps its pixels in step with its size and says when that changes.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

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
    const pen = this.#canvas?.getContext('2d');
    if (!pen || this.width === 0) return null;
    const ratio = this.ratio;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, this.width, this.height);
    return pen;
  }

  get ratio(): number {
    return Math.min(3, globalThis.devicePixelRatio || 1);
  }

  #fit(): void {
    const canvas = this.#canvas;
    if (!canvas) return;
    this.width = canvas.clientWidth;
    this.height = canvas.clientHeight;
    canvas.width = Math.round(this.width * this.ratio);
    canvas.height = Math.round(this.height * this.ratio);
    this.#host.requestUpdate();
  }
}
