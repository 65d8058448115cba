// Several embeds in one post, in every engine: those in view train in turns, the others rest.
import { expect } from 'vitest';
import { inEachEngine } from '../../engines/each';

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

inEachEngine((there) => {
  there.on(
    'those in view train in turns, the others rest, also when the reader moves',
    async () => {
      const { engine, around } = there;
      await engine.open(`${around.blog}/several.html`);
      await engine.ask(`void (() => {
      const all = [...document.querySelectorAll('iframe')];
      window.steps = all.map(() => 0);
      window.turns = [];
      addEventListener('message', ({ data, source }) => {
        const i = all.findIndex((frame) => frame.contentWindow === source);
        if (i < 0 || data?.bnp !== 1 || data.type !== 'step') return;
        window.steps[i] = data.payload.step;
        window.turns.push(i);
      });
      setInterval(() => all.forEach((frame) => frame.contentWindow.postMessage({ bnp: 1, type: 'subscribe', payload: { step: true } }, '*')), 500);
    })()`);
      await engine.wait(
        'turns.filter((i) => i === 0).length >= 8 && turns.filter((i) => i === 1).length >= 8',
      );
      expect(await engine.ask('steps[3]')).toBe(0);
      // Nobody waits until another is done: either is heard again before the other has been heard eight times.
      const turns = await engine.ask<number[]>('turns.filter((i) => i < 2)');
      const both = turns.slice(Math.max(turns.indexOf(0), turns.indexOf(1)));
      expect(both.join('')).not.toMatch(/0{8}|1{8}/);

      await engine.ask("void document.querySelectorAll('iframe')[3].scrollIntoView()");
      await engine.wait('steps[3] >= 100');
      const left = await engine.ask('steps[0]');
      await pause(1000);
      expect(await engine.ask('steps[0]')).toBe(left);
      await engine.ask('void scrollTo(0, 0)');
      await engine.wait(`steps[0] > ${left}`);
      const below = await engine.ask('steps[3]');
      await pause(1000);
      expect(await engine.ask('steps[3]')).toBe(below);
    },
  );
});
