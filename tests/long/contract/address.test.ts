// What the address of an embed says, in every engine: each word of the query, and the hash of this and of older pages.
import { expect } from 'vitest';
import { panels } from '../../../web/panels';
import { inEachEngine } from '../../engines/each';
import { deep, embed } from '../../engines/site';

const OFF = 'panels=loss&autoplay=off';
const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth';
const step = "(document.querySelector('bnp-app')?.snapshot?.progress.step ?? 0)";

inEachEngine((there) => {
  const { on } = there;

  on.each(panels.map(({ id }) => id))('%s alone is a figure, as wide as its frame', async (id) => {
    const { asks, inside, hears } = await embed(there, `panels=${id}&autoplay=off`);
    expect((await hears('ready')).payload.panels).toEqual([id]);
    await asks('done', 'step', { n: 20 });
    const { width, height } = await inside<DOMRect>(
      `${deep(`.${id}`)}.getBoundingClientRect().toJSON()`,
    );
    expect(width).toBeGreaterThan(450);
    expect(height).toBeGreaterThan(40);
    expect(await inside(fits)).toBe(true);
    expect(await there.engine.ask("told.filter((m) => m.type === 'error')")).toEqual([]);
  });

  on('several panels stand in the order of the address', async () => {
    const { hears, inside } = await embed(there, 'panels=loss,whatif,boundary&autoplay=off');
    expect((await hears('ready')).payload.panels).toEqual(['loss', 'whatif', 'boundary']);
    const order = `[...${deep('.figures')}.children].map((e) => e.className)`;
    expect(await inside(order)).toEqual(['loss', 'whatif', 'boundary']);
  });

  on('controls= leaves these fields to the reader, whose change is told', async () => {
    const { inside, press, shows } = await embed(there, `${OFF}&controls=norm,lr`);
    expect(await inside(`${deep('bnp-controls')}.shadowRoot.querySelectorAll('.row').length`)).toBe(
      2,
    );
    await press(deep('label', 'none'));
    await shows("document.querySelector('bnp-app').state.norm === 'none'");
    await there.engine.wait(
      "told.some((m) => m.type === 'state' && /norm=none/.test(m.payload.hash))",
    );
  });

  on('title= is its heading, theme= its colours', async () => {
    const { inside } = await embed(there, `${OFF}&title=Does%20it%3F&theme=dark`);
    expect(await inside(`${deep('article > h1')}.textContent`)).toBe('Does it?');
    expect(await inside('document.documentElement.dataset.theme')).toBe('dark');
    const light = await embed(there, `${OFF}&theme=light`);
    expect(await light.inside('document.documentElement.dataset.theme')).toBe('light');
    expect(await light.inside(deep('article > h1'))).toBe(null);
  });

  on('autoplay=visible begins where the reader sees it, and only there', async () => {
    const { inside, shows } = await embed(there, 'panels=loss&autoplay=visible', {
      below: 4000,
      until: 'resize',
    });
    await new Promise((done) => setTimeout(done, 700));
    expect(await inside(step)).toBe(0);
    await there.engine.ask('void figure.scrollIntoView()');
    await shows(`${step} >= 30`);
    await there.engine.ask('void scrollTo(0, 0)');
    await new Promise((done) => setTimeout(done, 700));
    const left = await inside(step);
    await new Promise((done) => setTimeout(done, 700));
    expect(await inside(step)).toBe(left);
  });

  on('autoplay=off waits until it is told, or its button pressed', async () => {
    const { inside, shows, press } = await embed(there, OFF);
    await new Promise((done) => setTimeout(done, 700));
    expect(await inside(step)).toBe(0);
    await press(deep('button', 'Play'));
    await shows(`${step} >= 10`);
  });

  on('height=auto tells a height that leaves nothing to scroll', async () => {
    const { shows } = await embed(there, 'panels=scale,shift,loss&autoplay=off&height=auto');
    await there.engine.wait("told.some((m) => m.type === 'resize')");
    await there.engine.ask(
      `void (figure.style.height = told.findLast((m) => m.type === 'resize').payload.height + 'px')`,
    );
    await shows('document.documentElement.scrollHeight <= innerHeight');
  });

  on('height=fixed fills the frame, and tells none', async () => {
    const { inside, asks, others } = await embed(there, `${OFF}&height=fixed`, { height: 610 });
    await asks('done', 'step', { n: 3 });
    await asks('ready', 'ping');
    expect(await inside(`${deep('bnp-embed')}.getBoundingClientRect().height`)).toBe(610);
    expect(await there.engine.ask("told.filter((m) => m.type === 'resize')")).toEqual([]);
    expect(await others()).toEqual([]);
  });

  on('a bad value falls back, in a notice on the figure and in a message', async () => {
    const bad = 'panels=loss,cake&autoplay=always&theme=pink&height=tall&controls=cake&origin=me';
    const { inside } = await embed(there, bad, { hash: 'v=1&lr=-3' });
    const about = "told.filter((m) => m.type === 'error').map((m) => m.payload.about)";
    const all = ['panels', 'controls', 'theme', 'autoplay', 'height', 'origin', 'Learning rate'];
    await there.engine.wait(`(${about}).length >= 7`);
    expect(await there.engine.ask(about)).toEqual(all);
    const notice = await inside<string>(`${deep('section[role=alert]')}.textContent`);
    for (const name of all) expect(notice).toContain(`${name}:`);
    expect(await inside("document.querySelector('bnp-app').state.lr")).toBe(0.01);
  });

  on(
    'a link of an older page, without a version or with fewer settings, is the same run',
    async () => {
      const { asks } = await embed(there, OFF, { hash: 'data=moons&lr=0.3' });
      const { hash } = await asks('state', 'get');
      expect(hash).toMatch(/^#v=1&data=moons.*lr=0\.3/);
      const again = await embed(there, OFF, { hash: String(hash).slice(1) });
      expect((await again.asks('state', 'get')).hash).toBe(hash);
    },
  );
});
