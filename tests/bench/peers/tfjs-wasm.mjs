// TensorFlow.js on its WebAssembly backend.
import { fileURLToPath } from 'node:url';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { make as makeNet } from './tfjs.mjs';

setWasmPaths(
  fileURLToPath(new URL('node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url)),
);

export const name = 'TensorFlow.js 4.22, wasm';
export const make = (id) => makeNet(id, 'wasm');
