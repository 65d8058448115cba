// Ten thousand hostile messages change nothing, in any engine, and the figure still hears.
import { expect } from 'vitest';
import { inEachEngine } from './each';
import { embed } from './site';
import { raise } from './storm';

// Seen to fail with asks.ts checking the needed fields alone: a `play` with a nonsense in it was done.
inEachEngine((there) => {
  there.on('10,000 hostile messages change nothing, and the figure still hears', async () => {
    const { asks, inside } = await embed(there, 'panels=loss&autoplay=off&theme=light');
    const { engine } = there;
    const seen = `JSON.stringify([document.querySelector('bnp-app').state, document.querySelector('bnp-app').snapshot.progress.step, document.documentElement.dataset.theme, location.hash, Object.keys(Object.prototype)])`;
    const [before, was] = [await inside(seen), await asks('state', 'get')];
    const told = await engine.ask<number>('told.length');

    await engine.ask(raise('figure.contentWindow'));
    await engine.wait('window.stormed');
    // Until a refusal is told again, and with it the last of the storm is over.
    await new Promise((done) => setTimeout(done, 3000));

    expect(await inside(seen)).toBe(before);
    const answers = await engine.ask<string[]>(`told.slice(${told}).map((m) => m.type)`);
    expect(new Set(answers)).toEqual(new Set(['error']));
    expect(answers.length).toBeLessThan(60);
    expect(await asks('ready', 'ping')).toMatchObject({ version: 1 });
    expect(await asks('state', 'get')).toEqual(was);
  });
});
