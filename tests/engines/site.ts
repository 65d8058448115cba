// A site around one embed, in any engine: it keeps what it is told, and asks; each call is one round.
import type { There } from './each';
import { patiently } from './engine';

export interface Told {
  type: string;
  id?: number;
  payload: Record<string, unknown>;
}

interface Look {
  readonly hash?: string;
  readonly sandbox?: string;
  readonly width?: number;
  readonly height?: number;
  /** Where in the post, in CSS pixels from its beginning. */
  readonly below?: number;
  /** The message that says that it stands; what nobody sees has no run yet, and is not ready. */
  readonly until?: 'ready' | 'resize';
}

/** An expression: the first element that fits, through all shadow roots. @param words how its text or name begins */
export const deep = (selector: string, words = ''): string =>
  `(function find(root) {
    for (const e of root.querySelectorAll('*')) {
      const name = e.getAttribute('aria-label') ?? e.textContent.trim();
      if (e.matches(${JSON.stringify(selector)}) && name.startsWith(${JSON.stringify(words)})) return e;
      const below = e.shadowRoot && find(e.shadowRoot);
      if (below) return below;
    }
    return null;
  })(document)`;

/** Any post of the blog: its own frame goes, ours comes, in the smallest sandbox. */
export async function embed({ engine, around }: There, query: string, look: Look = {}) {
  const { hash = 'v=1', sandbox = 'allow-scripts', width = 500, height = 420 } = look;
  const { below = 0, until = 'ready' } = look;
  await engine.open(`${around.blog}/plain.html`);
  const src = JSON.stringify(`${around.host}/index.html?embed&${query}#${hash}`);
  await engine.ask(`void (() => {
    window.told = []; window.others = [];
    addEventListener('message', ({ data, source }) => {
      if (source === window.figure?.contentWindow) (data && data.bnp === 1 ? told : others).push(data);
    });
    document.querySelector('iframe').remove();
    window.figure = document.createElement('iframe');
    figure.setAttribute('sandbox', ${JSON.stringify(sandbox)});
    figure.width = ${width}; figure.height = ${height}; figure.src = ${src};
    figure.style.marginTop = '${below}px';
    document.body.prepend(figure);
  })()`);
  let last = 0;
  const say = (message: unknown) =>
    engine.ask(`void figure.contentWindow.postMessage(${JSON.stringify(message)}, '*')`);
  /** The first message of a type, if it answers a certain question. */
  const hears = (type: string, id?: number) =>
    engine.wait<Told>(
      `told.find((m) => m.type === ${JSON.stringify(type)}${id === undefined ? '' : ` && m.id === ${id}`}) || null`,
    );
  const begin = async (type: string, payload: unknown = {}) => {
    const id = ++last;
    await say({ bnp: 1, type, id, payload });
    return id;
  };
  const asks = async (answer: string, type: string, payload: unknown = {}) =>
    (await hears(answer, await begin(type, payload))).payload;
  const inside = <T>(expression: string) => engine.inside<T>('figure', expression);
  await hears(until);
  return {
    say,
    hears,
    begin,
    asks,
    inside,
    /** The value of an expression inside the figure, once it is truthy. */
    shows: <T>(expression: string) => patiently(expression, () => inside<T>(expression)),
    press: (target: string) => engine.press('figure', target),
    others: () => engine.ask<unknown[]>('others'),
  };
}
