// What a lesson keeps a reader from: changes of what is fixed, edits by hand, and the keys of what is hidden.
import type { Edit } from './edit';
import type { Notice } from './hash';
import type { Command } from './keys';
import { against, barsEdits, barsHolding, FIXED, hidesPanel } from './lesson';
import type { Query } from './query';
import type { State } from './state';

/** The page, as far as it can be told that something is fixed. */
interface Guarded {
  readonly state: State;
  readonly query: Query;
  notices: readonly Notice[];
}

/** Keys whose button stands in one figure. */
const HOMES: { readonly [command in Command]?: string } = { gauge: 'gauge', median: 'unit' };

export class Guard {
  readonly #page: Guarded;

  constructor(page: Guarded) {
    this.#page = page;
  }

  /** Whether the page may go to a state; if not, it says which settings are in the way. */
  state(about: string, to: State): boolean {
    const names = against(this.#page.state, to).map(({ label }) => label);
    if (names.length === 0) return true;
    const one = names.length === 1 && names[0] === about;
    const which = `would change ${names.join(', ')}, which ${names.length > 1 ? 'are' : 'is'} fixed in this lesson.`;
    return this.#refuse(about, one ? FIXED : which);
  }

  edit({ kind }: Edit): boolean {
    const bars = kind === 'hold' ? barsHolding : barsEdits;
    return !bars(this.#page.state) || this.#refuse('Editing by hand', FIXED);
  }

  /** A key does nothing where its button is not to be seen. */
  key(command: Command): boolean {
    const { state, query } = this.#page;
    const home = HOMES[command];
    if (!home) return true;
    return !hidesPanel(state, home) && !(query.embed && !query.panels.includes(home));
  }

  #refuse(about: string, text: string): false {
    this.#page.notices = [{ about, text }];
    return false;
  }
}
