// The embedders' helper where the embed never answers: a promise that is closed rejects, and does not wait for ever.
import { expect, test, vi } from 'vitest';
import { Embed } from '../../bindings/embed';

test('what is asked before the embed is ready rejects when it is closed, and later calls at once', async () => {
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
  const embed = new Embed({ contentWindow: { postMessage() {} } } as unknown as HTMLIFrameElement);
  const asked = [embed.ready, embed.play(10), embed.get()];
  embed.close();
  for (const call of [...asked, embed.pause()])
    await expect(call).rejects.toThrow('the embed was closed');
  vi.unstubAllGlobals();
});
