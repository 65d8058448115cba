// npm run clean: removes everything that a build made.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

for (const folder of ['build', 'dist'])
  rmSync(join(root, folder), { recursive: true, force: true });
