// What a machine needs before it can build: looks for each thing, installs only what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { advice } from './advice.mjs';
import { root, run, Stop, which } from './run.mjs';

const includes = ['/usr/include', '/usr/local/include', '/opt/homebrew/include'];
const header = (...names) =>
  includes.some((dir) => names.some((name) => existsSync(join(dir, name))));

/** "3.1.6" → true, "3.1.5" → false. */
export function recentEnough(version, floor = [3, 1, 6]) {
  const parts = version.split('.').map(Number);
  const at = floor.findIndex((part, i) => parts[i] !== part);
  return at < 0 || parts[at] > floor[at];
}

function emscripten() {
  if (!which('em++') || !which('emcmake')) return false;
  const { stdout } = spawnSync('em++', ['--version'], { encoding: 'utf8' });
  return recentEnough(/(\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1] ?? '0.0.0');
}

/** Where a Chromium is that tests can drive. */
export function chromium() {
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return (
    process.env.CHROMIUM ??
    which('chromium', 'chromium-browser', 'google-chrome') ??
    (existsSync(mac) ? mac : undefined)
  );
}

/** Where a Firefox is that tests can drive. */
export function firefoxPath() {
  const mac = '/Applications/Firefox.app/Contents/MacOS/firefox';
  return which('firefox-esr', 'firefox') ?? (existsSync(mac) ? mac : undefined);
}

/** WebKitGTK with its driver and a screen to draw on; only Linux has it. */
export function webkitPaths() {
  const driver = which('WebKitWebDriver');
  const screen = which('xvfb-run');
  const browser = [
    '/usr/lib',
    `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`,
  ]
    .map((folder) => join(folder, 'webkit2gtk-4.1/MiniBrowser'))
    .find(existsSync);
  return driver && screen && browser ? { driver, screen, browser } : undefined;
}

/** clang-format 14 alone decides about layout: other versions break lines elsewhere. */
export function clangFormat() {
  const path = which('clang-format-14', 'clang-format');
  if (!path) return undefined;
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  return / version 14\./.test(stdout ?? '') ? path : undefined;
}

const toBuild = [
  {
    what: 'Emscripten 3.1.6 or newer',
    has: emscripten,
    apt: ['emscripten', 'binaryen'],
    brew: 'emscripten',
  },
  {
    what: 'Eigen',
    has: () => header('eigen3/Eigen/Core', 'Eigen/Core'),
    apt: ['libeigen3-dev'],
    brew: 'eigen',
  },
  { what: 'CMake', has: () => which('cmake'), apt: ['cmake'], brew: 'cmake' },
  { what: 'Ninja', has: () => which('ninja'), apt: ['ninja-build'], brew: 'ninja' },
];
const toTest = [
  {
    what: 'a native C++ compiler',
    has: () => which('clang++', 'c++'),
    apt: ['clang'],
    brew: 'llvm',
  },
  {
    what: 'GoogleTest',
    has: () => header('gtest/gtest.h'),
    apt: ['libgtest-dev'],
    brew: 'googletest',
  },
  { what: 'Chromium', has: chromium, apt: ['chromium'], brew: 'google-chrome' },
];
// Wanted, but nothing stops without it.
const niceToTest = [
  {
    what: 'clang-format',
    has: () => which('clang-format', 'clang-format-14'),
    apt: ['clang-format'],
  },
  { what: 'Firefox', has: firefoxPath, apt: ['firefox-esr'] },
  {
    what: 'WebKitGTK',
    has: webkitPaths,
    apt: ['webkit2gtk-driver', 'xvfb', 'xauth'],
  },
];

// What posts with embeds are built with in npm run test:long.
const toTestLong = [
  { what: 'Hugo', has: () => which('hugo'), apt: ['hugo'], brew: 'hugo' },
  { what: 'Jekyll', has: () => which('jekyll'), apt: ['jekyll'], brew: 'jekyll' },
];

const missing = (things) => things.filter((thing) => !thing.has());

/** The words before apt-get that make it work here; undefined where it cannot. */
function aptPrefix() {
  if (!which('apt-get')) return undefined;
  if (process.getuid?.() === 0) return ['env'];
  const sudo = which('sudo') && spawnSync('sudo', ['-n', 'true']).status === 0;
  return sudo ? ['sudo', '-n', 'env'] : undefined;
}

async function installSystem(needed, wanted) {
  const things = [...missing(needed), ...missing(wanted)];
  if (!things.length) return;
  const prefix = aptPrefix();
  if (prefix) {
    const packages = things.flatMap((thing) => thing.apt);
    const apt = (title, ...args) =>
      run(
        prefix[0],
        [...prefix.slice(1), 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args],
        { title },
      );
    await apt('Reading the list of packages', 'update');
    await apt(
      `Installing ${packages.join(' ')} (once; a minute or two)`,
      ...['install', '-y', '--no-install-recommends', ...packages],
    );
  }
  const left = missing(needed);
  if (left.length) throw new Stop(advice(left, Boolean(prefix)));
}

/** True when each package that the lockfile names is installed in its version. */
export function installed(lock, hidden) {
  return Object.entries(lock.packages).every(
    ([path, { version, optional }]) =>
      path === '' ||
      hidden?.packages?.[path]?.version === version ||
      (optional && !hidden?.packages?.[path]),
  );
}

async function installModules() {
  const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const listed = 'node_modules/.package-lock.json';
  if (existsSync(join(root, listed)) && installed(read('package-lock.json'), read(listed))) return;
  const cli = process.env.npm_execpath;
  const npm = cli?.endsWith('npm-cli.js') ? [process.execPath, cli] : ['npm'];
  await run(npm[0], [...npm.slice(1), 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    title: 'Installing the npm packages of package-lock.json',
  });
}

/** Idempotent; when nothing is missing it takes a fraction of a second and no network. */
export async function setup({ tests = false, long = false } = {}) {
  if (!recentEnough(process.versions.node, [20, 19, 0]))
    throw new Stop(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
  const needed = [...toBuild, ...(tests ? toTest : []), ...(long ? toTestLong : [])];
  await installSystem(needed, tests ? niceToTest : []);
  await installModules();
}
