// npm start: set up, build, serve the page, say where.
import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { main, root, which } from './run.mjs';
import { portFrom, serve } from './serve.mjs';
import { setup } from './setup.mjs';

/** A browser where there is a display; nobody is told if there is none. */
function open(url) {
  const mac = process.platform === 'darwin';
  const shown = mac || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const opener = which(mac ? 'open' : 'xdg-open');
  if (!shown || !opener || process.env.CI || process.env.BROWSER === 'none') return;
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

main(async () => {
  const { url } = await serve(`${root}/dist/page`, portFrom(process.env.PORT)); // a taken port is said first
  await setup();
  await build();
  open(url);
  console.log(`\nBatchNorm Playground is running; Ctrl+C stops it.\n\n  ${url}`);
});
