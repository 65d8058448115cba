// What an embed may and may not do in the sandbox of a site of another origin, in every engine.
import { expect } from 'vitest';
import { SANDBOX } from '../../../web/embed/snippets';
import { inEachEngine } from '../../engines/each';
import { deep, embed } from '../../engines/site';

const OFF = 'panels=loss&autoplay=off';
const HASH = 'v=1&data=moons&lr=0.25';
const text = `${deep('textarea', 'Text of the file')}?.value`;

inEachEngine((there) => {
  const { on } = there;

  on('allow-scripts is enough: no origin, no storage, no request to anybody', async () => {
    const { asks, inside } = await embed(there, 'panels=loss,network,boundary&autoplay=off');
    expect(await asks('done', 'play', { until: 100 })).toEqual({ step: 100, reason: 'reached' });
    expect(await inside('origin')).toBe('null');
    expect(await inside('(() => { try { return !localStorage; } catch { return true; } })()')).toBe(
      true,
    );
    const asked = `performance.getEntriesByType('resource').map((e) => e.name).filter((name) => !/^(blob|data):/.test(name))`;
    expect(await inside(asked)).toEqual([]);
  });

  on('without allow-popups “open” shows the page’s own link to copy, and tells it', async () => {
    const { asks, hears, press, inside, shows } = await embed(there, OFF, { hash: HASH });
    const windows = await there.engine.windows();
    await press(deep('a[target=_blank]'));
    const { url } = (await hears('open')).payload as { url: string };
    expect(url.slice(url.indexOf('#'))).toBe((await asks('state', 'get')).hash);
    expect(url.startsWith(`${there.around.host}/`)).toBe(true);
    expect(await shows(`${deep('.link input')}?.value`)).toBe(url);
    expect(await there.engine.windows()).toBe(windows);
    expect(await inside(`${deep('a[target=_blank]')}.href`)).toBe(url);
  });

  on('without allow-downloads a file stands as text to copy, its bytes as an address', async () => {
    const { asks, press, shows, inside } = await embed(there, OFF, { height: 700 });
    await asks('done', 'step', { n: 10 });
    await press(deep('button', 'Share'));
    await press(deep('button', 'Whole sets, CSV'));
    expect(await shows(text)).toMatch(/^step,.*loss\/train/);
    await press(deep('button', 'safetensors'));
    await shows(`/^data:application.octet-stream;base64,/.test(${text})`);
    await press(deep('button', 'Loss'));
    await shows(`/^data:image.png;base64,/.test(${text})`);
    await press(deep('button', 'Copy: Text of the file'));
    await shows(`/is selected|copied/.test(${deep('p.said')}.textContent)`);
    expect(await inside('location.hash')).toMatch(/^#v=1/);
  });

  // The last: some engines put the new window before the post, which then is hidden and rests.
  on('with the sandbox of the snippet “open” opens the page', async () => {
    const { press, inside } = await embed(there, OFF, { hash: HASH, sandbox: SANDBOX });
    const windows = await there.engine.windows();
    await press(deep('a[target=_blank]'));
    await expect.poll(() => there.engine.windows()).toBe(windows + 1);
    expect(await inside(deep('.link input'))).toBe(null);
    expect(await there.engine.ask("told.filter((m) => m.type === 'open')")).toEqual([]);
  });
});
