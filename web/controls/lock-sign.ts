// A small lock that says, to whoever points at it or hears it, that the lesson has fixed what it stands beside.
import { css, html, type TemplateResult } from 'lit';
import { LOCKED } from '../lesson';
import { icons } from './icons';

export const lockStyle = css`
  .lock { display: inline-block; width: 12px; height: 12px; margin-left: 5px; vertical-align: -1px; color: var(--muted); }
  .lock svg { display: block; width: 12px; height: 12px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
`;

export const lockSign = (): TemplateResult =>
  html`<span class="lock" role="img" aria-label=${LOCKED} title=${LOCKED}>${icons.lock}</span>`;
