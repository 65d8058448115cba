// Frames of a page that shares its screen: the later they come, the more of them it leaves to others.
import { expect, test } from 'vitest';
import { leftFor } from '../../web/frames';

test.each([
  [0, 0],
  [16.7, 0],
  [33, 0],
  [40, 1],
  [80, 2],
  [200, 3],
])('frames %s ms apart: %s are left to others', (ms, left) => expect(leftFor(ms)).toBe(left));
