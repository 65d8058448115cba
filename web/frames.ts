// The next frame of a page that is seen: a hidden page, and an embed out of view, wait here and so stop training.

let held = false;
const released = new EventTarget();

/** Holds the frames back, or lets them go on. */
export function hold(on: boolean): void {
  held = on;
  if (!on) released.dispatchEvent(new Event('go'));
}

const once = (on: EventTarget, type: string) =>
  new Promise((done) => on.addEventListener(type, done, { once: true }));

export async function nextFrame(): Promise<number> {
  for (;;) {
    if (held) await once(released, 'go');
    else if (document.visibilityState !== 'visible') await once(document, 'visibilitychange');
    else return new Promise(requestAnimationFrame);
  }
}
