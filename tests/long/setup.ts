// Before the long tests: the programs that they drive, and the build.
import { build } from '../../tools/build.mjs';
import { setup as install } from '../../tools/setup.mjs';

export default async function setup(): Promise<void> {
  await install({ tests: true, long: true });
  await build();
}
