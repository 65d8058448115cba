// The look of a segmented choice, for every element that has one.
import { css } from 'lit';

export const segmentStyle = css`
  .seg { display: flex; border: 1px solid var(--line); border-radius: 8px; }
  .seg label { position: relative; flex: 1 1 auto; text-align: center; cursor: pointer; }
  .seg label + label { border-left: 1px solid var(--line); }
  .seg input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
  .seg span { display: block; padding: 5px 6px; font-size: 12.5px; white-space: nowrap; }
  .seg label:first-child span { border-radius: 7px 0 0 7px; }
  .seg label:last-child span { border-radius: 0 7px 7px 0; }
  .seg input:checked + span { background: var(--accent); color: var(--on-accent); }
  .seg label:hover input:not(:checked) + span { background: var(--soft); }
  .seg input:focus-visible + span { outline: 2px solid var(--accent); outline-offset: 2px; }
  @media (forced-colors: active) {
    .seg input:checked + span { forced-color-adjust: none; background: Highlight; color: HighlightText; }
  }
`;
