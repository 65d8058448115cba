// The next frame of a page that is seen: a hidden page, and an embed out of view, wait here and so stop training.

let held = false;
const released = new EventTarget();

/** Holds the frames back, or lets them go on. */
export function hold(on: boolean): void {
  held = on;
  if (!on) released.dispatchEvent(new Event('go'));
}

/** Milliseconds from frame to frame of a screen that nothing slows, with room for a slow screen. */
const USUAL_MS = 34;
const MOST_LEFT = 3;
/** A frame after a long wait says nothing about the others. */
const LONGEST_MS = 200;
let shared = false;
let before = 0;
let between = 0;

/** One of several on the same site, which leave frames to each other when these come late. */
export function share(): void {
  shared = true;
}

/** How many frames to leave to others, given how long frames take. */
export const leftFor = (ms: number): number => Math.min(MOST_LEFT, Math.floor(ms / USUAL_MS));

const once = (on: EventTarget, type: string) =>
  new Promise((done) => on.addEventListener(type, done, { once: true }));
const frame = () => new Promise<number>(requestAnimationFrame);

async function politely(): Promise<number> {
  let now = await frame();
  between += (Math.min(now - before, LONGEST_MS) - between) / 4;
  for (let left = leftFor(between); left > 0; left--) now = await frame();
  before = now;
  return now;
}

export async function nextFrame(): Promise<number> {
  for (;;) {
    if (held) await once(released, 'go');
    else if (document.visibilityState !== 'visible') await once(document, 'visibilitychange');
    else return shared ? politely() : frame();
  }
}
