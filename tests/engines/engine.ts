// A browser engine as the tests of all engines use it: open an address, and ask the page something.

export interface Engine {
  open(url: string): Promise<void>;
  /** The value of an expression in the page, once it is truthy. */
  wait<T>(expression: string): Promise<T>;
  /** The value of an expression now. */
  ask<T>(expression: string): Promise<T>;
  /** The value of an expression inside a frame of whatever origin. @param frame an expression of the page: its element */
  inside<T>(frame: string, expression: string): Promise<T>;
  /** A click as a reader makes it, which browsers take for consent. @param target an expression: an element inside the frame */
  press(frame: string, target: string): Promise<void>;
  /** How many windows or tabs are open. */
  windows(): Promise<number>;
  close(): Promise<void>;
}

const PATIENCE_MS = 45_000;

/** Asks again until there is an answer. */
export async function patiently<T>(what: string, ask: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > until) throw new Error(`still waiting for ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
