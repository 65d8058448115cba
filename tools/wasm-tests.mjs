// Runs the C++ tests that were compiled to WebAssembly, in Node; exits as they do.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

const built = join(root, 'build/wasm/core_tests');
const { default: createTests } = await import(pathToFileURL(`${built}.mjs`));
const tests = await createTests({
  wasmBinary: readFileSync(`${built}.wasm`),
  print: (line) => console.log(line),
  printErr: (line) => console.error(line),
});
process.exitCode = tests.callMain(process.argv.slice(2));
