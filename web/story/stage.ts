// What stands on the page: the playground, or a guided experiment while the hash names one.
import { tellHeight } from '../embed/tell-height';
import { writeHash } from '../hash';
import type { State } from '../state';
import { beside, linkTo, type Place, placeOf } from './link';
import type { Story } from './story';

/** The playground, as far as it must know when it is out of sight. */
interface Playground extends HTMLElement {
  readonly updateComplete?: Promise<unknown>;
  readonly state?: State;
  readonly snapshot?: { readonly phase: string } | null;
  toggle?(): void;
}

export class Stage {
  readonly #app: Playground;
  readonly #start: () => void;
  #story: Story | null = null;
  #started = false;
  #untell = () => {};
  /** Whether the playground was stopped for the story, and goes on after it. */
  #held = false;

  /**
   * Must be made before the playground is started: both listen to the window, and what is meant for the story
   * must not reach it.
   * @param start  gives the playground its life, when it is first seen
   */
  constructor(app: Playground, start: () => void) {
    this.#app = app;
    this.#start = start;
    addEventListener('hashchange', this.#hashchange);
    addEventListener('keydown', this.#keydown);
    this.#show(placeOf(location.hash) ?? placeOf(location.search));
  }

  #show(place: Place | null): void {
    if (place) this.#open(place);
    else this.#close();
  }

  #open(place: Place): void {
    if (!this.#story) {
      this.#story = document.createElement('bnp-story') as Story;
      this.#story.addEventListener('leave', this.#leave);
      this.#hold();
    }
    this.#story.place = place;
    if (!this.#story.isConnected) {
      this.#app.after(this.#story);
      this.#untell = tellHeight(this.#story);
    }
    // The link that led here goes out of sight, and its focus with it.
    if (this.#started && this.#app.hidden === false)
      void this.#story.updateComplete.then(() => this.#story?.focus());
    this.#app.hidden = true;
    document.title = `${place.experiment.title} · BatchNorm Playground`;
  }

  #close(): void {
    this.#untell();
    this.#untell = () => {};
    if (document.activeElement === this.#story) void this.#focusBack();
    this.#story?.remove();
    if (this.#story) document.title = 'BatchNorm Playground: does batch norm undo itself?';
    this.#story = null;
    this.#app.hidden = false;
    if (!this.#started) this.#start();
    this.#started = true;
    if (this.#held && this.#app.snapshot?.phase === 'paused') this.#app.toggle?.();
    this.#held = false;
  }

  /** To the menu from which stories are opened, once it is there. */
  async #focusBack(): Promise<void> {
    await null;
    await this.#app.updateComplete;
    this.#app.querySelector<HTMLElement>('bnp-experiments')?.focus();
  }

  #hold(): void {
    if (this.#app.snapshot?.phase !== 'playing') return;
    this.#app.toggle?.();
    this.#held = true;
  }

  readonly #hashchange = (event: HashChangeEvent) => {
    const place = placeOf(location.hash);
    if (place) event.stopImmediatePropagation();
    this.#show(place);
  };

  readonly #keydown = (event: KeyboardEvent) => {
    if (!this.#story) return;
    event.stopImmediatePropagation();
    // The address is ahead of the story where keys come fast.
    const from = placeOf(location.hash);
    const by = turns(event);
    const to = from && by !== 0 ? beside(from, by) : null;
    if (to) location.hash = linkTo(to.experiment.id, to.step);
  };

  /** Back to the playground as it was left. */
  readonly #leave = () => {
    if (this.#app.state) writeHash(this.#app.state);
    else history.replaceState(null, '', '#v=1');
    this.#close();
  };
}

/** The arrows go through the story, but within a choice they choose. */
function turns(event: KeyboardEvent): -1 | 0 | 1 {
  const typing = event.composedPath().some((el) => el instanceof HTMLInputElement);
  if (typing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return 0;
  return event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
}
