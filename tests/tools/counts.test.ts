// The sums of the last line: nothing that failed, vanished or never ran may count as passed.
import { expect, test } from 'vitest';
import { ctestCounts, gtestCounts, total, vitestCounts } from '../../tools/counts.mjs';

const junit = (attributes: string) =>
  `<?xml version="1.0"?>\n<testsuite name="x"\n\t${attributes}>`;

test('ctest: failures, disabled and skipped cases are not passed ones', () => {
  const report = junit('tests="10" failures="2" disabled="1" skipped="1" time="3"');
  expect(ctestCounts(report)).toEqual({ passed: 6, failed: 4 });
  expect(ctestCounts('')).toEqual({ passed: 0, failed: 0 });
});

test('GoogleTest: what ran and did not pass failed; a run that broke off has no count', () => {
  const end = (passed: number) =>
    `[==========] 12 tests from 3 test suites ran. (5 ms total)\n[  PASSED  ] ${passed} tests.\n`;
  expect(gtestCounts(end(12))).toEqual({ passed: 12, failed: 0 });
  expect(gtestCounts(end(10))).toEqual({ passed: 10, failed: 2 });
  expect(gtestCounts('Running main()\nRuntimeError: unreachable')).toEqual({
    passed: 0,
    failed: 0,
  });
});

test('Vitest: a file that did not load is one failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{}] },
    { status: 'passed', assertionResults: [{}, {}] },
  ];
  const report = { numPassedTests: 2, numFailedTests: 1, testResults };
  expect(vitestCounts(report)).toEqual({ passed: 2, failed: 2 });
});

test('a stage in which nothing ran is a failure', () => {
  const stages = [
    { passed: 3, failed: 1 },
    { passed: 0, failed: 0 },
  ];
  expect(total(stages)).toEqual({ passed: 3, failed: 2 });
});
