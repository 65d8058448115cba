// How often a moving run is looked at: as often as eyes want it, and never for longer than it is trained.
import { expect, test } from 'vitest';
import { nextPicture } from '../../web/pace';

test.each([
  [5, false, 45],
  [22, false, 45],
  [30, false, 60],
  [5, true, 500],
  [300, true, 600],
])(
  'a look of %s ms, less motion wanted: %s; the next begins %s ms after it began',
  (took, less, after) => expect(nextPicture(1000, 1000 + took, less)).toBe(1000 + after),
);
