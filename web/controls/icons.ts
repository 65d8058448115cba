// The page's few icons, drawn on 20 × 20, in the colour of their text.
import { type SVGTemplateResult, svg } from 'lit';

const icon = (inside: SVGTemplateResult) =>
  svg`<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">${inside}</svg>`;

export const icons = {
  lock: icon(svg`<path d="M4.5 9h11v8h-11ZM7 9V6a3 3 0 0 1 6 0v3" />`),
  reset: icon(svg`<path d="M4.2 10a6 6 0 1 0 2-4.5" /><path d="M6.4 2.2v3.6H10" />`),
  play: icon(svg`<path d="M7 4.5v11l8.5-5.5Z" fill="currentColor" />`),
  pause: icon(svg`<path d="M7 5v10M13 5v10" stroke-width="3" />`),
  step: icon(svg`<path d="M5.5 5v10l7.5-5Z" fill="currentColor" /><path d="M15.5 5v10" />`),
  epoch: icon(
    svg`<path d="M3.5 5v10l6.5-5Z" fill="currentColor" /><path d="M10 5v10l6.5-5Z" fill="currentColor" /><path d="M17.5 5v10" />`,
  ),
  undo: icon(svg`<path d="M7 4 3.5 7.5 7 11" /><path d="M3.5 7.5H12a4 4 0 0 1 0 8H8" />`),
  redo: icon(svg`<path d="M13 4l3.5 3.5L13 11" /><path d="M16.5 7.5H8a4 4 0 0 0 0 8h4" />`),
  help: icon(
    svg`<path d="M7.3 7.6a2.8 2.8 0 1 1 4 2.6c-.9.4-1.3 1-1.3 1.9" /><path d="M10 15.2v.1" stroke-width="2.2" />`,
  ),
  auto: icon(
    svg`<circle cx="10" cy="10" r="6" /><path d="M10 4a6 6 0 0 1 0 12Z" fill="currentColor" />`,
  ),
  light: icon(
    svg`<circle cx="10" cy="10" r="3.2" /><path d="M10 2.5v1.6M10 15.9v1.6M2.5 10h1.6M15.9 10h1.6M4.7 4.7l1.1 1.1M14.2 14.2l1.1 1.1M4.7 15.3l1.1-1.1M14.2 5.8l1.1-1.1" />`,
  ),
  dark: icon(svg`<path d="M15.8 12.2A6.4 6.4 0 0 1 7.8 4.2a6.4 6.4 0 1 0 8 8Z" />`),
  settings: icon(
    svg`<path d="M3 6h8M15 6h2M3 14h2M9 14h8" /><circle cx="13" cy="6" r="2" /><circle cx="7" cy="14" r="2" />`,
  ),
  embed: icon(svg`<path d="M7 6 3 10l4 4M13 6l4 4-4 4M11.2 4.5 8.8 15.5" />`),
  open: icon(svg`<path d="M8 4.5H4.5v11h11V12M11.5 4.5h4v4M15.5 4.5 9 11" />`),
  draw: icon(
    svg`<path d="M4 16l.8-3.4L13.4 4a1.6 1.6 0 0 1 2.6 2.6L7.4 15.2ZM11.8 5.6l2.6 2.6" />`,
  ),
  share: icon(svg`<path d="M10 12V3.5M6.8 6.4 10 3.2l3.2 3.2M5 10v5.5h10V10" />`),
  die: icon(
    svg`<rect x="3.5" y="3.5" width="13" height="13" rx="3" /><path d="M7.2 7.2v0M12.8 7.2v0M10 10v0M7.2 12.8v0M12.8 12.8v0" stroke-width="2.4" />`,
  ),
  close: icon(svg`<path d="M5.5 5.5l9 9M14.5 5.5l-9 9" />`),
};
