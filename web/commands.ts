// What each command does, whether a key or a button gives it.
import type { Attention } from './attention';
import type { Hand } from './hand';
import type { Command } from './keys';
import type { Run } from './run';

/** What only the page itself can do. */
export interface OfPage {
  toggle(): void;
  reset(): void;
  faster(by: -1 | 1): void;
  gauge(): void;
  help(): void;
  /** What is asked next is asked of the run that the settings ask for. */
  settle(): void;
}

export function commands(
  run: Run,
  attention: Attention,
  hand: Hand,
  { settle, ...page }: OfPage,
): Record<Command, () => void> {
  const now = () => {
    attention.lookBack(null);
    settle();
    return run;
  };
  return {
    ...page,
    step: () => now().step(),
    epoch: () => now().stepEpoch(),
    back: () => attention.move(-1),
    forward: () => attention.move(1),
    stepBack: () => attention.by(-1),
    stepForward: () => attention.by(1),
    now: () => attention.lookBack(null),
    slower: () => page.faster(-1),
    faster: () => page.faster(1),
    undo: () => {
      attention.lookBack(null);
      hand.undo();
    },
    redo: () => {
      attention.lookBack(null);
      hand.redo();
    },
    median: () => attention.choose(null),
  };
}
