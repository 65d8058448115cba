// Reads how many tests passed and failed from what ctest, GoogleTest and Vitest report.

/** ctest's --output-junit: every case is a gtest case. One that did not run counts as failed. */
export function ctestCounts(junit) {
  const suite = /<testsuite\b[^>]*>/.exec(junit)?.[0] ?? '';
  const number = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  const failed = number('failures') + number('disabled') + number('skipped');
  return { passed: number('tests') - failed, failed };
}

/** What GoogleTest prints at its end; a run that broke off before has no count, and is a failure. */
export function gtestCounts(output) {
  const ran = Number(/^\[=+\] (\d+) tests? from .* ran\./m.exec(output)?.[1] ?? 0);
  const passed = Number(/^\[ {2}PASSED {2}\] (\d+) tests?\./m.exec(output)?.[1] ?? 0);
  return { passed, failed: ran - passed };
}

/** Vitest's JSON: a file that did not load has no tests, and counts as one failure. */
export function vitestCounts(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.length,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** The sum of all stages; one in which no test ran is a failure itself. */
export function total(stages) {
  const sum = { passed: 0, failed: 0 };
  for (const { passed, failed } of stages) {
    sum.passed += passed;
    sum.failed += passed + failed === 0 ? 1 : failed;
  }
  return sum;
}
