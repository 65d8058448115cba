// The history as text: what spreadsheets and scripts read.
import { createTrainer } from 'batchnorm-playground';
import { expect, it } from 'vitest';
import { csvCell } from '../../bindings/csv';

it('as CSV has a column a number and a row a step', async () => {
  const trainer = await createTrainer({ layers: [2] });
  await trainer.step(3);
  const [head, ...rows] = trainer.history.toCSV().trimEnd().split('\r\n');
  expect(head!.split(',').slice(0, 4)).toEqual([
    'step',
    'loss/train',
    'bn1/gamma/0',
    'bn1/gamma/1',
  ]);
  expect(rows).toHaveLength(3);
  const losses = rows.map((row) => Number(row.split(',')[1]));
  expect(losses).toEqual([...trainer.history.series('loss/train').values]);
  await trainer.measures();
  expect(trainer.history.measured.toCSV()).toMatch(/^step,loss\/train,accuracy\/train,/);
  trainer.dispose();
});

it('as JSON has each series by name', async () => {
  const trainer = await createTrainer({ layers: [2] });
  await trainer.step(3);
  const { steps, series } = JSON.parse(JSON.stringify(trainer.history));
  expect(steps).toEqual([0, 1, 2]);
  expect(series['bn1/gamma'].width).toBe(2);
  expect(series['bn1/gamma'].values).toEqual([...trainer.history.series('bn1/gamma').values]);
  trainer.dispose();
});

it.each([
  [1.5, '1.5'],
  [Number.NaN, ''],
  [-Infinity, ''],
  ['-1.5e3', '-1.5e3'],
  ['=1+2', `"'=1+2"`],
  ['+a', `"'+a"`],
  ['-a', `"'-a"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['a,b', '"a,b"'],
  ['a"b', '"a""b"'],
  ['plain', 'plain'],
])('a cell of %j is %s', (value, cell) => expect(csvCell(value)).toBe(cell));
