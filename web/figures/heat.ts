// Answers of a network as colours: orange for class 0, blue for class 1, the paper's colour where it is undecided.
import type { Palette } from '../theme';
import { classToken } from './class-look';

const TONES = 256;
const STRENGTH = 0.86;

/**
 * Colours for 2p − 1 from −1 to 1, as bytes.
 * @param hard  two colours alone, one for each side of zero
 */
export function ramp(palette: Palette, hard = false): Uint8ClampedArray {
  const paper = palette.rgb('card');
  const ends = [palette.rgb('neg'), palette.rgb('pos')] as const;
  const bytes = new Uint8ClampedArray(4 * TONES);
  for (let i = 0; i < TONES; i++) {
    const t = (2 * i) / (TONES - 1) - 1;
    const end = ends[t < 0 ? 0 : 1];
    const share = (hard ? 0.75 : Math.abs(t)) * STRENGTH;
    for (let c = 0; c < 3; c++) bytes[4 * i + c] = end[c]! * share + paper[c]! * (1 - share);
    bytes[4 * i + 3] = 255;
  }
  return bytes;
}

/** The same for each of several classes, from no more sure than chance to sure. */
export const classRamps = (palette: Palette, classes: number, hard: boolean): Uint8ClampedArray[] =>
  Array.from({ length: classes }, (_, label) => {
    const paper = palette.rgb('card');
    const end = palette.rgb(classToken(label));
    const bytes = new Uint8ClampedArray(4 * TONES);
    for (let i = 0; i < TONES; i++) {
      const share = (hard ? 0.75 : i / (TONES - 1)) * STRENGTH;
      for (let c = 0; c < 3; c++) bytes[4 * i + c] = end[c]! * share + paper[c]! * (1 - share);
      bytes[4 * i + 3] = 255;
    }
    return bytes;
  });

/** A picture of answers that are a class each, plus how probable it is. */
export function classHeat(
  values: Float32Array,
  ramps: readonly Uint8ClampedArray[],
  image: ImageData,
): void {
  const chance = 1 / ramps.length;
  for (let i = 0; i < values.length; i++) {
    const label = Math.floor(values[i]!);
    const share = Math.max(0, (values[i]! - label - chance) / (1 - chance));
    const tone = 4 * Math.round(share * (TONES - 1));
    for (let c = 0; c < 4; c++) image.data[4 * i + c] = ramps[label]![tone + c]!;
  }
}

/** One colour of the ramp: t from −1 to 1. */
export function tone(palette: Palette, t: number): string {
  const end = palette.rgb(t < 0 ? 'neg' : 'pos');
  const paper = palette.rgb('card');
  const share = Math.min(1, Math.abs(t)) * STRENGTH;
  return `rgb(${end.map((c, i) => Math.round(c * share + paper[i]! * (1 - share))).join(' ')})`;
}

/** Beyond this logit the last tone stands anyway; up to it, so finely that a tone is off by one at most. */
const SURE = 12;
const FINE = 1 << 14;
const toneOf = (t: number) => Math.round((t * 0.5 + 0.5) * (TONES - 1)) || 0;
/** tanh takes a third of a frame where there are as many cells as in a boundary. */
const tonesOfLogits = Uint8Array.from({ length: FINE + 1 }, (_, i) =>
  toneOf(Math.tanh(((2 * i) / FINE - 1) * (SURE / 2))),
);
const place = (share: number) => Math.max(0, Math.min(FINE, Math.round(share * FINE))) || 0;

/**
 * A picture of size × size answers. tanh(z / 2) is 2p − 1 for the probability p of class 1; where the answers are
 * values, they are shown from −reach to reach.
 */
export function heat(
  values: Float32Array,
  tones: Uint8ClampedArray,
  image: ImageData,
  reach?: number,
): void {
  const pixels = new Uint32Array(image.data.buffer);
  const colours = new Uint32Array(tones.buffer);
  for (let i = 0; i < values.length; i++) {
    const tone = reach
      ? toneOf(Math.max(-1, Math.min(1, values[i]! / reach)))
      : tonesOfLogits[place((values[i]! / SURE + 1) / 2)]!;
    pixels[i] = colours[tone]!;
  }
}
