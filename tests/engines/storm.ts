// Ten thousand hostile messages, from inside a post: malformed ones of its own, and well-formed ones of a stranger's.

/** Runs in the post, as text: it knows nothing but what it is given. */
async function storm(to: Window, stranger: HTMLIFrameElement): Promise<void> {
  const long = 'x'.repeat(100_000);
  const loop: Record<string, unknown> = {};
  loop.loop = loop;
  const malformed: unknown[] = [
    ...[null, 0, long, [], {}, loop, new ArrayBuffer(1e4), new Date(), /x/, new Error('x')],
    { bnp: 1 },
    { bnp: 1, type: null },
    { bnp: 1, type: long },
    { bnp: 2, type: 'reset' },
    { bnp: 1, type: 'constructor' },
    { bnp: 1, type: 'toString', payload: {} },
    JSON.parse('{"bnp":1,"type":"set","payload":{"__proto__":{"lr":9}}}'),
    JSON.parse('{"__proto__":{"bnp":1},"type":"reset"}'),
    { bnp: 1, type: 'set', payload: { constructor: 1 } },
    { bnp: 1, type: 'set', payload: { lr: Number.NaN } },
    { bnp: 1, type: 'set', payload: { lr: loop } },
    { bnp: 1, type: 'set', payload: { lr: 0.5, cake: 1 } },
    { bnp: 1, type: 'set', payload: { hash: `#v=1&lr=${long}` } },
    { bnp: 1, type: 'set', payload: { data: '<img src=x onerror=alert(1)>' } },
    { bnp: 1, type: 'step', payload: { n: 1e300 } },
    { bnp: 1, type: 'play', payload: { until: '5' } },
    { bnp: 1, type: 'theme', payload: { theme: 'url(//x)' } },
    { bnp: 1, type: 'theme', payload: new Map([['theme', 'dark']]) },
    { bnp: 1, type: 'reset', payload: {}, id: loop },
    { bnp: 1, type: 'reset', payload: {}, id: long },
    { bnp: 1, type: 'pause', payload: { __bnp__: 1 } },
  ];
  const fine = [
    { bnp: 1, type: 'play', payload: {} },
    { bnp: 1, type: 'set', payload: { lr: 0.5 } },
    { bnp: 1, type: 'theme', payload: { theme: 'dark' } },
    { bnp: 1, type: 'step', payload: { n: 3 }, id: 9 },
  ];
  // Who sends is the window whose function it is: this one runs in the stranger.
  stranger.srcdoc =
    '<script>speak = (to, message) => to.postMessage(message, "*")</scr' + 'ipt>A stranger';
  await new Promise((done) => {
    stranger.onload = done;
    document.body.append(stranger);
  });
  const { speak } = stranger.contentWindow as unknown as {
    speak(to: Window, message: unknown): void;
  };
  for (let i = 0; i < 10_000; i++) {
    if (i % 2) to.postMessage(malformed[i % malformed.length], '*');
    else speak(to, fine[(i / 2) % fine.length]);
    if (i % 500 === 0) await new Promise((done) => setTimeout(done));
  }
}

/** An expression that begins it. @param to an expression: the window of the figure */
export const raise = (to: string): string =>
  `void (${storm})(${to}, document.createElement('iframe')).then(() => { window.stormed = true; })`;
