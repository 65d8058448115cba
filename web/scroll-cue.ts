// A box that scrolls, down or aside, says so: a bar that stays, and a shadow at each edge behind which there is more.
import { css } from 'lit';

export const scrollCue = css`
  .scrolls {
    --dim: light-dark(rgb(0 0 0 / .22), rgb(0 0 0 / .7));
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--rule) transparent;
    /* The first two move with the text and cover the last two where it ends; these keep off the edges, where a box may have a fraction of a pixel more than its text. */
    background:
      linear-gradient(var(--card) 30%, transparent) top / 100% 36px no-repeat local,
      linear-gradient(transparent, var(--card) 70%) bottom / 100% 36px no-repeat local,
      linear-gradient(var(--dim), transparent) center top 1px / calc(100% - 2px) 11px no-repeat scroll,
      linear-gradient(transparent, var(--dim)) center bottom 1px / calc(100% - 2px) 11px no-repeat scroll,
      var(--card);
  }
  .aside {
    --dim: light-dark(rgb(0 0 0 / .22), rgb(0 0 0 / .7));
    overflow: auto hidden;
    overscroll-behavior-x: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--rule) transparent;
    background:
      linear-gradient(90deg, var(--card) 30%, transparent) left top / 30px calc(100% + 2px) no-repeat local,
      linear-gradient(90deg, transparent, var(--card) 70%) right top / 30px calc(100% + 2px) no-repeat local,
      linear-gradient(90deg, var(--dim), transparent) left 1px center / 10px calc(100% - 2px) no-repeat scroll,
      linear-gradient(90deg, transparent, var(--dim)) right 1px center / 10px calc(100% - 2px) no-repeat scroll,
      var(--card);
  }
  @media print { .scrolls, .aside { overflow: visible; background: none; } }
`;
