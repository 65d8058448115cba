// Light, dark or as the system is; and the tokens of theme.css as colours that a canvas can use.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Theme = 'auto' | 'light' | 'dark';
const KEY = 'bnp-theme';
const changed = new EventTarget();
let generation = 0;

/** Storage is refused in a sandboxed frame, and sometimes elsewhere. */
function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function store(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // The choice then lasts as long as the page.
  }
}

function announce(): void {
  generation++;
  changed.dispatchEvent(new Event('change'));
}

export function theme(): Theme {
  const set = document.documentElement.dataset.theme;
  return set === 'light' || set === 'dark' ? set : 'auto';
}

/** For this visit alone. */
export function showTheme(to: Theme): void {
  if (to === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = to;
  announce();
}

/** Also for the next visit. */
export function setTheme(to: Theme): void {
  store(to);
  showTheme(to);
}

/** @param asked by the page's address, for this visit alone; null: as it was last chosen. */
export function startTheme(asked: Theme | null): void {
  const kept = asked ?? stored();
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset.theme = kept;
  for (const query of [
    '(prefers-color-scheme: dark)',
    '(prefers-contrast: more)',
    '(forced-colors: active)',
  ])
    matchMedia(query).addEventListener('change', announce);
  addEventListener('beforeprint', () => onPaper(true));
  addEventListener('afterprint', () => onPaper(false));
  matchMedia('print').addEventListener('change', ({ matches }) => onPaper(matches));
}

let paper = false;

/** Whether the page stands as it is printed. */
export const printed = (): boolean => paper;

/** On paper the pictures have its width and the light colours: painted anew before the browser takes them. */
function onPaper(on: boolean): void {
  if (on === paper) return;
  paper = on;
  document.documentElement.toggleAttribute('data-paper', on);
  for (const app of document.querySelectorAll('bnp-app')) app.toggleAttribute('paper', on);
  announce();
  // What stands beside what is known when all have their size.
  if (on) announce();
}

/** Repaints its element when the colours change, and gives it the colours. */
export class Palette implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #colours = new Map<string, string>();
  #of = -1;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    changed.addEventListener('change', this.#repaint);
  }

  hostDisconnected(): void {
    changed.removeEventListener('change', this.#repaint);
  }

  /** Which set of colours stands: whoever keeps something painted compares it. */
  get generation(): number {
    return generation;
  }

  colour(token: string): string {
    if (this.#of !== generation) this.#colours.clear();
    this.#of = generation;
    let colour = this.#colours.get(token);
    if (!colour) this.#colours.set(token, (colour = this.#resolve(token)));
    return colour;
  }

  rgb(token: string): [number, number, number] {
    const [r = 0, g = 0, b = 0] = (this.colour(token).match(/[\d.]+/g) ?? []).map(Number);
    return [r, g, b];
  }

  /** A custom property reads as its text; as the colour of an element, light-dark() is decided. */
  #resolve(token: string): string {
    const probe = document.createElement('i');
    probe.style.color = `var(--${token})`;
    // Where the system's colours are forced, a picture keeps its own: they mean something.
    probe.style.forcedColorAdjust = 'none';
    (this.#host.shadowRoot ?? this.#host).append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }

  /** A printer does not wait for what is drawn in turns. */
  readonly #repaint = () => {
    this.#host.requestUpdate();
    if (paper) (this.#host as unknown as { performUpdate(): void }).performUpdate();
  };
}
