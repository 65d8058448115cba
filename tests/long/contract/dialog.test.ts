// The page's Embed dialog in every engine: its preview is the embed, and its text, pasted into a post, shows what was chosen.
import { expect } from 'vitest';
import { inEachEngine } from '../../engines/each';
import { deep } from '../../engines/site';

const preview = deep('.stage iframe');
const press = (target: string) => `void ${target}.click()`;

inEachEngine((there) => {
  const { on } = there;

  on.each(['HTML', 'Element', 'Markdown'])('%s', async (format) => {
    const { engine, around } = there;
    await engine.open(`${around.host}/index.html#v=1&data=moons&norm=none`);
    await engine.wait("Boolean(document.querySelector('bnp-app')?.snapshot)");
    await engine.ask(press(deep('button.ask', 'Embed')));
    await engine.wait(`Boolean(${preview})`);
    await engine.ask(press(deep('input[name=panels][value=loss]')));
    await engine.ask(press(deep('input[name=panels][value=shift]')));
    await engine.ask(press(deep(`input[name=format][value=${format}]`)));
    await engine.ask(press(deep('input[name=autoplay][value=off]')));
    const text = await engine.wait<string>(
      `(${deep('.paste textarea')}.value.match(/off/) && ${deep('.paste textarea')}.value) || null`,
    );
    // The live preview: a sandboxed frame of its own, at the height that it tells.
    await engine.wait(
      `/panels=scale,loss/.test(${preview}.src) && parseInt(${preview}.style.height) !== 480`,
    );
    const shown = `JSON.stringify([origin, ...[...${deep('.figures')}.children].map((e) => e.className)])`;
    // Each choice opens it anew: until it stands there is nothing to ask.
    await expect
      .poll(() => engine.inside(preview, shown).catch(() => null))
      .toBe(JSON.stringify(['null', 'scale', 'loss']));

    await engine.open(`${around.blog}/pasted.html?${encodeURIComponent(text)}`);
    const frame = format === 'Element' ? deep('iframe') : "document.querySelector('iframe')";
    await engine.wait(`Boolean(${frame})`);
    await engine.ask(`void (() => {
      addEventListener('message', ({ data }) => { if (data?.type === 'ready') window.seen = data.payload; });
      setInterval(() => window.seen || ${frame}.contentWindow.postMessage({ bnp: 1, type: 'ping' }, '*'), 200);
    })()`);
    const seen = await engine.wait<{ hash: string; panels: string[] }>('window.seen');
    expect(seen.panels).toEqual(['scale', 'loss']);
    expect(seen.hash).toMatch(/data=moons.*norm=none/);
  });
});
