// npm run dev: serve the page and rebuild it, wasm and all, whenever a source changes.
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { main, root } from './run.mjs';
import { portFrom, serve } from './serve.mjs';
import { setup } from './setup.mjs';

const sources = ['src', 'bindings', 'web', 'CMakeLists.txt', 'tools/eigen-shim'];

/** A failed build is reported, and the next change tries again. */
async function rebuild(server) {
  try {
    await build();
    server.reload();
    console.log(`\nUp to date: ${server.url}`);
  } catch (error) {
    console.error(`\n${error.message}`);
  }
}

/** Acts now and on each change, one at a time; changes meanwhile lead to one more. */
function onChange(act) {
  let timer;
  let busy = false;
  const go = async () => {
    if (busy) return schedule();
    busy = true;
    await act();
    busy = false;
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(go, 150);
  };
  for (const path of sources.map((name) => join(root, name)))
    if (existsSync(path)) watch(path, { recursive: true }, schedule);
  go();
}

main(async () => {
  const server = await serve(join(root, 'dist/page'), portFrom(process.env.PORT), { live: true });
  await setup();
  onChange(() => rebuild(server));
});
