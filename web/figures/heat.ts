// Answers of a network as colours: orange for class 0, blue for class 1, the paper's colour where it is undecided.
import type { Palette } from '../theme';

const TONES = 256;
const STRENGTH = 0.86;

/** Colours for 2p − 1 from −1 to 1, as bytes. */
export function ramp(palette: Palette): Uint8ClampedArray {
  const paper = palette.rgb('card');
  const ends = [palette.rgb('neg'), palette.rgb('pos')] as const;
  const bytes = new Uint8ClampedArray(4 * TONES);
  for (let i = 0; i < TONES; i++) {
    const t = (2 * i) / (TONES - 1) - 1;
    const end = ends[t < 0 ? 0 : 1];
    const share = Math.abs(t) * STRENGTH;
    for (let c = 0; c < 3; c++) bytes[4 * i + c] = end[c]! * share + paper[c]! * (1 - share);
    bytes[4 * i + 3] = 255;
  }
  return bytes;
}

/** A picture of size × size logits. tanh(z / 2) is 2p − 1 for the probability p of class 1. */
export function heat(values: Float32Array, tones: Uint8ClampedArray, image: ImageData): void {
  for (let i = 0; i < values.length; i++) {
    const tone = Math.round((Math.tanh(values[i]! / 2) * 0.5 + 0.5) * (TONES - 1)) || 0;
    for (let c = 0; c < 4; c++) image.data[4 * i + c] = tones[4 * tone + c]!;
  }
}
