// TensorFlow.js on its plain JavaScript backend.
import { make as makeNet } from './tfjs.mjs';

export const name = 'TensorFlow.js 4.22, cpu';
export const make = (id) => makeNet(id, 'cpu');
