// The page's words name units and layers as its reader sees them, never by a block's internal name.
import { expect, test } from 'vitest';
import { blockWords, wentWrong } from '../../web/block-words';
import { inWords } from '../../web/edit';

const set = (...at: readonly (readonly [string, number])[]) =>
  inWords({ kind: 'set', set: at.map(([block, index]) => ({ block, index, value: 1 })) }, 2);

test('an edit is named by its unit', () => {
  expect(set(['bn1/gamma', 2])).toBe('γ of unit 1·3');
  expect(set(['bn2/gamma', 0], ['bn2/beta', 0])).toBe('γ of unit 2·1, β of unit 2·1');
  expect(set(['linear1/bias', 4])).toBe('bias of unit 1·5');
  expect(set(['linear3/bias', 0])).toBe('bias of the output');
  expect(set(['linear2/weight', 17])).toBe('a weight of layer 2');
  expect(set(['linear2/weight', 1], ['linear2/weight', 2])).toBe('the weights of layer 2');
});

test('what is held is named by its layer', () => {
  const hold = (block: string) => inWords({ kind: 'hold', blocks: [block], hold: true }, 2);
  expect(hold('bn1/gamma')).toBe('holding γ of layer 1');
  expect(hold('linear3/weight')).toBe('holding the weights of the output');
});

test('where a run diverged', () => {
  expect(wentWrong('loss', 'value', 2)).toBe('the loss is');
  expect(wentWrong('bn2', 'std', 2)).toBe('σ of layer 2 is');
  expect(wentWrong('linear2/weight', 'gradient', 2)).toBe(
    'the gradient of the weights of layer 2 is',
  );
  expect(wentWrong('linear2/weight', 'value', 1)).toBe('the weights of the output are');
  expect(wentWrong('bn1/gamma', 'value', 1)).toBe('γ of layer 1 is');
  expect(blockWords('ln1/beta', 1)).toBe('β of layer 1');
});
