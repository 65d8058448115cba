// The engines that are there, each with the way it is started.
import { firefoxPath, webkitPaths } from '../../tools/setup.mjs';
import { chromium } from './chromium';
import type { Engine } from './engine';
import { firefox } from './firefox';
import { webkit } from './webkit';

const firefoxAt = firefoxPath();
const webkitAt = webkitPaths();
export const engines: readonly [name: string, start: (() => Promise<Engine>) | null][] = [
  ['Chromium', chromium],
  ['Firefox', firefoxAt ? () => firefox(firefoxAt) : null],
  ['WebKitGTK', webkitAt ? () => webkit(webkitAt) : null],
];
for (const [name, start] of engines)
  if (!start) console.warn(`${name} is not tested: it is not installed, and could not be.`);
