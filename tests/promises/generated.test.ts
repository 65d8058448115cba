// The promise's floor: 100,000 generated cases in all.
import { expect, test } from 'vitest';
import { total } from './generated';

test('the ways in share more than 100,000 cases', () => {
  expect(total).toBeGreaterThanOrEqual(100_000);
});
