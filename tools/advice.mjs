// What to type when set-up cannot install what is missing by itself.

const emsdk =
  'git clone https://github.com/emscripten-core/emsdk && cd emsdk && ./emsdk install latest && ./emsdk activate latest && . ./emsdk_env.sh && cd ..';

/** @param left  things of setup.mjs still missing  @param tried  whether apt-get was run */
export function advice(left, tried) {
  const lines = [
    `Missing: ${left.map((thing) => thing.what).join(', ')}.`,
    tried
      ? 'apt-get was run, but its packages did not bring it (too old a distribution?).'
      : 'It could not be installed from here: that takes apt-get, and root or a sudo that asks no password.',
    'Type what fits your machine, then start again:',
    '',
  ];
  if (!tried)
    lines.push(
      '  Debian, Ubuntu:',
      `    sudo apt-get update && sudo apt-get install -y --no-install-recommends ${left.flatMap((thing) => thing.apt).join(' ')}`,
    );
  const brews = left.filter((thing) => thing.brew).map((thing) => thing.brew);
  lines.push('  macOS or Linux with Homebrew:', `    brew install ${brews.join(' ')}`);
  if (left.some((thing) => thing.apt.includes('emscripten')))
    lines.push('  Emscripten anywhere, by its own emsdk:', `    ${emsdk}`);
  return lines.join('\n');
}
