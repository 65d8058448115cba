// The look of the lanes: chips with their dash, charts and boundaries side by side.
import { css } from 'lit';

export const compareStyle = css`
  .lanes { display: flex; flex-wrap: wrap; gap: 8px; margin: 0; padding: 0; list-style: none; }
  .lanes li:not(.add) { display: flex; align-items: center; gap: 7px; min-height: 30px; padding: 2px 10px; border: 1px solid var(--line); border-radius: 16px; font-size: 12.5px; }
  .lanes .num { min-width: 3.4em; font-size: 12px; text-align: right; }
  .lanes button { width: 22px; height: 22px; margin-right: -6px; padding: 0; border: 0; border-radius: 50%; background: none; color: var(--muted); line-height: 1; }
  .lanes button:hover { background: var(--soft); color: var(--ink); }
  .lanes svg { flex: none; fill: none; stroke-width: 1.8; }
  .lanes .own { stroke-width: 2.4; }
  .charts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 14px; margin-top: 12px; }
  h3 { margin: 0 0 4px; font-size: 12.5px; font-weight: 400; color: var(--muted); }
  .charts .canvas { height: 180px; }
  .chart { cursor: ew-resize; touch-action: pan-y; }
  .pictures { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 12px; margin-top: 12px; }
  .small { display: block; width: 100%; aspect-ratio: 1; border: 1px solid var(--line); border-radius: 6px; }
  .pictures p { margin: 4px 0 0; font-size: 12.5px; color: var(--muted); font-variant-numeric: tabular-nums; }
  .pictures b { color: var(--ink); }
  @media (max-width: 560px) {
    .charts { grid-template-columns: minmax(0, 1fr); }
    .pictures { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  }
`;
