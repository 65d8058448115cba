// What a link says beside the pointer: its two ends and its weight, always inside what is seen of the drawing.
import { html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { short } from '../../numbers';
import type { Snapshot } from '../../snapshot';
import { unitName } from '../../unit';
import type { Link } from './links';

export interface Pointed {
  readonly at: Link;
  readonly x: number;
  readonly y: number;
  /** Too near to the top for words above the pointer. */
  readonly below: boolean;
}

/** Half the width of the longest words, and the room that they need above the pointer. */
const HALF = 84;
const ABOVE = 38;

export function pointed(at: Link, event: PointerEvent): Pointed {
  const stage = (event.target as HTMLElement).closest('.stage')!;
  const [left, right] = [stage.scrollLeft, stage.scrollLeft + stage.clientWidth];
  const x = Math.min(right - HALF, Math.max(left + HALF, event.offsetX));
  return { at, x, y: event.offsetY, below: event.offsetY < ABOVE };
}

export const linkTip = ({ at, x, y, below }: Pointed, s: Snapshot | null): TemplateResult =>
  html`<div class=${below ? 'tip below' : 'tip'} style=${styleMap({ left: `${x}px`, top: `${y}px` })}>${linkName(at, s)} <b class="num">${short(at.weight)}</b></div>`;

/** Unit 1·3 → unit 2·5. */
function linkName({ source, target }: Link, s: Snapshot | null): string {
  const from =
    source.layer === 0 ? (s?.config.data.inputs[source.unit] ?? 'input') : unitName(source);
  const output = target.layer > (s?.config.layers.length ?? 0);
  return `${from} → ${output ? 'output' : unitName(target)}`;
}
