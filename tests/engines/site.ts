// A site around one embed, in any engine: it keeps what it is told, and asks; each call is one round.
import type { Engine } from './engine';
import type { Sites } from './examples';

export interface Told {
  type: string;
  id?: number;
  payload: Record<string, unknown>;
}

/** Any post of the blog: its own frame goes, ours comes, in the smallest sandbox. */
export async function embed(engine: Engine, { blog, host }: Sites, query: string, hash = 'v=1') {
  await engine.open(`${blog}/plain.html`);
  const src = JSON.stringify(`${host}/index.html?embed&${query}#${hash}`);
  await engine.ask(`void (() => {
    window.told = []; window.others = [];
    addEventListener('message', ({ data, source }) => {
      if (source === window.figure?.contentWindow) (data && data.bnp === 1 ? told : others).push(data);
    });
    document.querySelector('iframe').remove();
    window.figure = document.createElement('iframe');
    figure.setAttribute('sandbox', 'allow-scripts');
    figure.width = 500; figure.height = 420; figure.src = ${src};
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
  const asks = async (answer: string, type: string, payload: unknown = {}) => {
    const id = ++last;
    await say({ bnp: 1, type, id, payload });
    return (await hears(answer, id)).payload;
  };
  await hears('ready');
  return { say, hears, asks, others: () => engine.ask<unknown[]>('others') };
}
