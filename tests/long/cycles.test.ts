// The promise in full: 100,000 lives in constant memory.
import { expect, it } from 'vitest';
import { cycles } from '../package/cycles';

it('100,000 lives leave memory and handles as they were', async () => {
  const { before, after } = await cycles(100_000);
  expect(after).toEqual(before);
});
