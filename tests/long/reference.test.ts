// The reference out of the types' comments: typedoc makes it without a warning.
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('typedoc has nothing to complain of', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/typedoc/bin/typedoc'],
    {
      encoding: 'utf8',
    },
  );
  expect(stdout + stderr).not.toMatch(/warning\]|error\]/);
  expect(status).toBe(0);
});
